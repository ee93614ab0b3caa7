"""The engine held against our own annotated articles: how much of what a careful reader marks does it find?

`annotated` and `alignment` read the articles, `case` holds one beside the engine's report, `measures` has one small
function a kind, `scores` counts, `table` shows. The manual for annotators is `seeds/annotated/README.md`.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from factcheck.config import Settings
from factcheck.evaluate.annotated import AnnotatedArticle, load_sets, own_folder
from factcheck.evaluate.case import Case
from factcheck.evaluate.gate import Row, faithful, measure
from factcheck.evaluate.measures import KINDS, Kind, Outcome
from factcheck.evaluate.scores import Score, score
from factcheck.grounding import bench_for
from factcheck.workflow import Desk, check_article, open_desk

__all__ = ["Evaluation", "Measured", "evaluate"]


@dataclass(frozen=True)
class Measured:
    """One set of articles, measured: for each article its case, and the outcome of every kind."""

    name: str
    cases: tuple[Case, ...]
    outcomes: tuple[tuple[Outcome, ...], ...]
    written: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def gate(self) -> tuple[Row, ...]:
        """What the summary gate lets pass and catches on these articles."""
        return measure({case.marked.name: case.marked.article for case in self.cases}, self.written)

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """The score of every kind, in the order of `KINDS`."""
        return tuple(score([row[place].tally for row in self.outcomes], kind.share) for place, kind in enumerate(KINDS))

    @property
    def density(self) -> tuple[float, ...]:
        """The claims per 100 words of each article."""
        return tuple(100 * len(case.report.claims) / max(1, case.length) for case in self.cases)

    @property
    def urgent(self) -> float:
        """The share of all claims that have priority P1 or P2."""
        claims = [claim for case in self.cases for claim in case.report.claims]
        return sum(claim.priority in ("P1", "P2") for claim in claims) / max(1, len(claims))

    def mistakes(self) -> Iterator[tuple[str, Kind, str]]:
        """Give every mistake: the article's name, the kind, and what is wrong."""
        for case, row in zip(self.cases, self.outcomes, strict=True):
            for kind, outcome in zip(KINDS, row, strict=True):
                yield from ((case.marked.name, kind, words) for words in outcome.mistakes)


@dataclass(frozen=True)
class Evaluation:
    """What the engine scores on each set of articles."""

    engine: str
    sets: tuple[Measured, ...]


def evaluate(folder: Path | None = None) -> Evaluation:
    """Measure the embedded engine against the annotated articles of a folder, or against the project's own."""
    sets = load_sets(folder or own_folder())
    written = faithful(folder or own_folder())
    desk = open_desk(Settings(model="embedded"))
    return Evaluation(desk.model.name, asyncio.run(_measured(sets, desk, written)))


async def _measured(
    sets: Mapping[str, Sequence[AnnotatedArticle]], desk: Desk, written: Mapping[str, Sequence[str]]
) -> tuple[Measured, ...]:
    try:
        found = [await _measure(name, articles, desk) for name, articles in sets.items()]
        return tuple(replace(one, written=written) for one in found)
    finally:
        await desk.model.close()


async def _measure(name: str, articles: Sequence[AnnotatedArticle], desk: Desk) -> Measured:
    cases = tuple([await _case(one, desk) for one in articles])
    return Measured(name, cases, tuple(tuple(kind.measure(case) for kind in KINDS) for case in cases))


async def _case(marked: AnnotatedArticle, desk: Desk) -> Case:
    """Check an article as any other, and read it once more for what a report does not tell."""
    return Case(marked, await check_article(marked.article, desk), bench_for(marked.article).reading)
