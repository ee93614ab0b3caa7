"""Summaries of other people's models, held by the gate's checks: one score a line, for a scorer of faithfulness.

    python benchmarks/faithful.py cliff.jsonl > scores.jsonl            checks, and the share of words the article has
    python benchmarks/faithful.py cliff.jsonl --checks > scores.jsonl   1.0 where no check fails, else 0.0

A line in has "article" and "summary"; a line out "score", higher where a summary is more likely faithful. Annotators of
such sets call a dropped attribution faithful and this project does not, so L1 to L4, L6 to L8 and L11 are left out. No
figure is fitted here: a threshold belongs to whoever splits the data.
"""

import json
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from factcheck.grounding import bench_for
from factcheck.grounding.laundering import CHECKS, support, told_of
from factcheck.language import split_sentences
from factcheck.reading import article_from_text

PLAIN = frozenset(
    {"figures_invented", "figure_borrowed", "quotes_invented", "names_invented", "polarity_turned", "time_shifted",
     "hedge_dropped", "cause_added", "unfounded"}
)  # fmt: skip
FAULT = 0.1
"""What a fault takes from the share of words that the article has."""


def untokenized(text: str) -> str:
    """Write a tokenized summary as a newspaper would: "£ 50 m" is "£50m", "Saint - Germain" is one name."""
    text = re.sub(r"(?<=\w) - (?=\w)", "-", text)
    text = re.sub(r"([£$€]) (?=\d)", r"\1", text)
    text = re.sub(r"(?<=\d) (?=[mk]n?\b)", "", text)
    text = re.sub(r" (?=['’](?:s|t|re|ve|ll|d|m)\b)", "", text)
    return re.sub(r" (?=[,.;:!?%)])", "", text)


def score(line: str) -> tuple[float, int]:
    """Give the share of a summary's words that its article has, and the number of faults."""
    given = json.loads(line)
    bench, summary = bench_for(article_from_text(given["article"])), untokenized(given["summary"])
    shares, faults, weight = 0.0, 0, 0
    for span in split_sentences(summary):
        told = told_of(bench, span.of(summary))
        faults += sum(check.__name__ in PLAIN and check(told) is not None for check in CHECKS)
        shares += support(told) * len(told.stems)
        weight += len(told.stems)
    return (shares / weight if weight else 1.0), faults


def main() -> None:
    """Score a file."""
    with Path(sys.argv[1]).open(encoding="utf-8") as lines, ProcessPoolExecutor() as pool:
        for share, faults in pool.map(score, lines, chunksize=8):
            shown = float(not faults) if "--checks" in sys.argv else share - FAULT * faults
            print(json.dumps({"score": round(shown, 4)}))


if __name__ == "__main__":
    main()
