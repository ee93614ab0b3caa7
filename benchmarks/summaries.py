"""The rule-made summary of articles: three points each, and every attribution that one of them lost.

Usage: python benchmarks/summaries.py SET.jsonl [WORDS] > PRED.jsonl

SET holds {"id", "article"} a line (other keys are ignored, an id counts once). PRED holds {"id", "summary"}: three
points of at most WORDS words (30, as in a report), parted by newlines. Standard error gets the mean words and every
sentence that fails a check. Two checks judge: `summary_findings`, which looks for what a sentence tells in the whole
article, and one of its own, which knows the sentence that it was made of: where everything in it is sourced, the
nearest source must be named.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.grounding import Bench, bench_for, summary_findings
from factcheck.language.digest import POINT, Line, points_alone
from factcheck.language.wording import count_words
from factcheck.reading import article_from_text


def main(place: str, budget: int = POINT) -> None:
    """Write a summary for every article of a set, and judge it."""
    seen: set[str] = set()
    words: list[int] = []
    lost: list[str] = []
    with Path(place).open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["id"] in seen:
                continue
            seen.add(row["id"])
            article = article_from_text(row["article"])
            bench = bench_for(article)
            lines = points_alone(bench.reading, 3, budget)
            words.append(sum(count_words(text) for text, _ in lines))
            print(json.dumps({"id": row["id"], "summary": "\n".join(text for text, _ in lines)}, ensure_ascii=False))
            lost += [f"{row['id']}: {fault}" for fault in faults(bench, lines)]
            found = summary_findings([text for text, _ in lines], article)
            lost += [f"{row['id']}: {one.message}" for one in found if one.severity == "error"]
    print(f"{len(seen)} articles, {sum(words) / max(1, len(words)):.1f} words, {len(lost)} faults", file=sys.stderr)
    print(*lost, sep="\n", file=sys.stderr)


def faults(bench: Bench, lines: Sequence[Line]) -> Iterator[str]:
    """Name the sentences that tell only what others say, and name none of them."""
    reading = bench.reading
    for text, numbers in lines:
        told = [reading.statements[i] for n in numbers for i in reading.by_sentence.get(n, ())]
        if told and all(statement.chain for statement in told):
            near = [statement.chain[0] for statement in told]
            names = {link.entity.name for link in near}
            names |= {link.span.of(reading.document.text) for link in near if link.span}  # "the Prime Minister"
            heard = set(re.findall(r"\w+", text.lower()))
            if not any(heard & set(re.findall(r"\w{3,}", name.lower())) for name in names):
                yield f"names none of {sorted(names)}: {text!r}"


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
