"""What the summary gate lets pass and what it catches: faithful sentences, and the same damaged one way at a time.

The faithful sentences of an article are those that `faithful.yaml` beside the sets holds for it, written by hand, and
the article's own sentences as the rules shorten them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from factcheck.errors import AnnotationError
from factcheck.evaluate.annotated import FAITHFUL
from factcheck.evaluate.mutants import OPERATORS
from factcheck.grounding import Bench, bench_for
from factcheck.grounding.laundering import faults
from factcheck.language.telling import Teller
from factcheck.models import Article

_BUDGET = 45
"""Words of the longest sentence that is told."""


@dataclass(frozen=True, slots=True)
class Row:
    """How many sentences of a kind there are, and in how many of them the gate finds a fault."""

    name: str
    title: str
    made: int
    named: int


def measure(articles: Mapping[str, Article], written: Mapping[str, Sequence[str]]) -> tuple[Row, ...]:
    """Count, over some articles by name, what passes and what is caught."""
    counts: dict[str, list[int]] = {"told": [0, 0], "written": [0, 0], **{name: [0, 0] for name in OPERATORS}}
    for name, article in articles.items():
        bench = bench_for(article)
        for kind, sentences in (("told", _told(bench)), ("written", written.get(name, ()))):
            _count(bench, counts, kind, sentences)
    titles = {"told": "told by the rules", "written": "written by hand"} | {n: t for n, (t, _) in OPERATORS.items()}
    return tuple(Row(name, titles[name], made, named) for name, (made, named) in counts.items())


def _count(bench: Bench, counts: dict[str, list[int]], kind: str, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        counts[kind][0] += 1
        counts[kind][1] += any(faults(bench, sentence))
        for name, (_, damage) in OPERATORS.items():
            for damaged in damage(sentence):
                if damaged != sentence:
                    counts[name][0] += 1
                    counts[name][1] += any(faults(bench, damaged))


def _told(bench: Bench) -> Iterator[str]:
    """Tell every sentence of the body that can be told."""
    teller = Teller(bench.reading)
    lines = (
        teller.tell(n, _BUDGET)
        for n, sentence in enumerate(bench.article.sentences)
        if sentence.part == "body" and n in bench.reading.by_sentence
    )
    yield from dict.fromkeys(line[0] for line in lines if line)


@cache
def faithful(folder: Path) -> dict[str, list[str]]:
    """Read the faithful sentences of a folder, by the name of their article; none where it has no such file."""
    place = folder / FAITHFUL
    if not place.is_file():
        return {}
    try:
        said = yaml.safe_load(place.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise AnnotationError(f"{place.name!r}: no YAML: put quotation marks around the sentences") from error
    return {str(name): [str(one) for one in sentences] for name, sentences in (said or {}).items()}
