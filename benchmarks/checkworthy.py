"""Sentences scored by what makes a claim worth checking here, to be held against other people's notion of it.

Usage: python benchmarks/checkworthy.py SET.jsonl > PRED.jsonl

SET holds {"id", "text"} a line (other keys are ignored), each text read alone as a story of one sentence. PRED
holds {"id", "score"} from 0 to 1: how far it could be settled now (checkable), what is specific about it and what is at
stake, as the checklist sees them; nothing is fitted to a set. A sentence that asserts nothing scores 0.
"""

import json
import sys
from pathlib import Path

from factcheck.grounding import bench_for
from factcheck.language.reading import Reading
from factcheck.language.salience import checkable, harm, is_superlative
from factcheck.language.statements import Statement
from factcheck.reading import article_from_text

SETTLED = {"yes": 1.0, "partly": 0.8, "attribution_only": 0.4, "no": 0.2}
"""How much of a claim of each kind a record or a witness can settle."""


def main(place: str) -> None:
    """Score every sentence of a set."""
    with Path(place).open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            reading = bench_for(article_from_text(row["text"], language="en")).reading
            scores = [score(reading, statement) for statement in reading.statements]
            print(json.dumps({"id": row["id"], "score": round(max(scores, default=0.0), 3)}))


def score(reading: Reading, statement: Statement) -> float:
    """Score one statement."""
    tokens = [
        t for s in statement.spans for t in reading.document.tokens[statement.sentence] if s.start <= t.start < s.end
    ]
    details = (
        any(not figure.ordinal and figure.value != 1 for figure in reading.figures_of(statement)),
        is_superlative(tokens),
        bool(reading.dates_in(statement.core)),
        any(reading.entities.named_in(span) for span in statement.core),
    )
    worth = 0.4 + 0.1 * min(3, sum(details)) + 0.1 * harm(tokens)
    return SETTLED[checkable(statement.modality, bool(statement.chain))] * worth


if __name__ == "__main__":
    main(sys.argv[1])
