"""What the engine made of one annotated article, and how a comparison of it is handed on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.evaluate.annotated import Case
from factcheck.evaluate.matching import matched, share, words_at
from factcheck.evaluate.scores import Tally
from factcheck.grounding import bench_for
from factcheck.language.hops import Chains
from factcheck.language.reading import Reading
from factcheck.models import Report, Span
from factcheck.workflow import check


@dataclass(frozen=True)
class Outcome:
    """What the embedded engine made of one annotated article."""

    case: Case
    reading: Reading
    report: Report

    @cached_property
    def chains(self) -> tuple[tuple[str, ...], ...]:
        """The names of the chain of each attribution, from the source nearest to the publisher to the origin."""
        reading = self.reading
        chains = Chains(reading.document, reading.entities, reading.attributions)
        return tuple(tuple(link.entity.name for link in chains.of(i)) for i in range(len(reading.attributions)))

    @cached_property
    def pairs(self) -> dict[int, int]:
        """For each attribution of the annotation (by its place) the one found whose content agrees with it."""
        gold = [words_at(self.case.article.text, spans) for spans in self.case.contents]
        found = [words_at(self.case.article.text, a.content) for a in self.reading.attributions]
        return matched(gold, found, share)

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The attributions of the annotation in words."""
        marks = zip(self.case.marks.attributions, self.case.contents, strict=True)
        return tuple(_line(a.chain, a.act, self.says(spans)) for a, spans in marks)

    @cached_property
    def read(self) -> tuple[str, ...]:
        """The attributions found in words."""
        found = zip(self.reading.attributions, self.chains, strict=True)
        return tuple(_line(chain, a.act, self.says(a.content)) for a, chain in found)

    def says(self, spans: Sequence[Span]) -> str:
        """Give the words at some places."""
        return " … ".join(span.of(self.case.article.text) for span in spans)


@dataclass(frozen=True, slots=True)
class Compared:
    """One kind of mark in one article: the counts, and in words what was missed and what is false."""

    tally: Tally
    missed: tuple[str, ...] = ()
    false: tuple[str, ...] = ()


def compared(gold: Sequence[str], found: Sequence[str], met: Collection[int], right: Collection[int]) -> Compared:
    """Compare marks and finds (in words), given the places of those that answer one another."""
    missed = tuple(words for i, words in enumerate(gold) if i not in met)
    false = tuple(words for j, words in enumerate(found) if j not in right)
    return Compared(Tally(len(gold), len(found), len(met), len(right)), missed, false)


def paired(gold: Sequence[str], found: Sequence[str], pairs: dict[int, int]) -> Compared:
    """Compare marks and finds that answer each other one to one."""
    return compared(gold, found, pairs.keys(), set(pairs.values()))


def outcome(case: Case) -> Outcome:
    """Let the embedded engine read one annotated article."""
    return Outcome(case, bench_for(case.article).reading, check(case.article))


def _line(chain: Sequence[str], act: str, words: str) -> str:
    return f"{' ← '.join(chain) or 'nobody named'} ({act}): {words}"
