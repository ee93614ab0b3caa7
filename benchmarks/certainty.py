"""Words of doubt against graded event factuality: what `certainty` flags as less than a fact, for a scorer outside.

The gold is the UW corpus (Lee, Artzi, Choi and Zettlemoyer, "Event Detection and Factuality Assessment with
Non-Expert Supervision", EMNLP 2015), free from its authors and part of it-happened.github.io's "unified factuality"
data (Stanovsky et al. 2017). It is other people's text and is not kept here. Bring it into JSON Lines, one sentence a
line: `{"id", "text", "events": [{"span": [start, end], "label": -3.0 … 3.0}]}`, then

    python benchmarks/certainty.py dev.jsonl > predictions.jsonl

writes `{"id", "spans": [[start, end], …]}`: what the cues of a status or a modality cover, and the cues. To score: an
event is flagged where its span overlaps one of these, and not asserted as a fact where its label is below 1.5;
precision, recall and F1 over events. That corpus calls every negated or wished-for event "not a fact" and most plans
facts, which are not the meanings of this project: the figure is a way to find misses, no target.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.language import certainty


def flagged(text: str) -> list[tuple[int, int]]:
    """Give the stretches of a text that are not asserted as a plain fact.

    >>> flagged("The pact may hold.")
    [(0, 17), (9, 12)]
    """
    found = [c for c in certainty(text) if c.status or c.modality]
    return sorted({(span.start, span.end) for c in found for span in (c.scope, c.cue)})


def predictions(lines: Iterable[str]) -> Iterator[str]:
    """Give one line of predictions for each line of gold."""
    for line in lines:
        gold = json.loads(line)
        yield json.dumps({"id": gold["id"], "spans": flagged(gold["text"])})


def main() -> None:
    """Read the gold that the first argument names; write the predictions to standard output."""
    if len(sys.argv) != 2:
        sys.exit("usage: certainty.py GOLD.jsonl (what the gold is: see the docstring)")
    with Path(sys.argv[1]).open(encoding="utf-8") as gold:
        for line in predictions(gold):
            sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
