"""Who says what against PolNeAR: what `attributions` finds, for a scorer outside, and how fast it reads.

The gold is PolNeAR (Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018): US
news of 2015 and 2016 with source, cue and content of every attribution, free from its authors. It is other people's
text and is not kept here. Bring one of its parts into JSON Lines, one article a line: `{"id", "text", …}`, then

    python benchmarks/attributions.py dev.jsonl > predictions.jsonl

writes `{"id", "attributions": [{"source_span", "cue_span", "content_span"}]}`, each a list of [start, end] in code
points. PolNeAR has no attributions within attributions, so those are left out. The rate (characters a second of
processor time, one core, once the word lists are loaded) goes to standard error.
"""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from factcheck.language import attributions
from factcheck.models import Span


def prediction(text: str) -> list[dict[str, list[list[int]]]]:
    """Give the attributions of a text that are not nested.

    >>> prediction("It is late, Orr said.")
    [{'source_span': [[12, 15]], 'cue_span': [[16, 20]], 'content_span': [[0, 10]]}]
    """
    return [
        {
            "source_span": _spans([a.source] if a.source else []),
            "cue_span": _spans([a.cue] if a.cue else []),
            "content_span": _spans(a.content),
        }
        for a in attributions(text)
        if not a.nested
    ]


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def main() -> None:
    """Read the gold that the first argument names; write the predictions to standard output."""
    if len(sys.argv) != 2:
        sys.exit("usage: attributions.py GOLD.jsonl (what the gold is: see the docstring)")
    articles = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    prediction("It is late, Orr said.")  # loads the word lists
    begun = time.process_time()
    found = [(article["id"], prediction(article["text"])) for article in articles]
    seconds = time.process_time() - begun
    for name, given in found:
        sys.stdout.write(json.dumps({"id": name, "attributions": given}) + "\n")
    size = sum(len(article["text"]) for article in articles)
    sys.stderr.write(f"{len(articles)} articles, {size} characters: {size / 1000 / seconds:.0f} thousand a second\n")


if __name__ == "__main__":
    main()
