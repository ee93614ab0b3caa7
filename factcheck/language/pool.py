"""The statements of one article side by side: what each says, and which are near another."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from factcheck.language.document import Document
from factcheck.language.figures import Figure
from factcheck.language.likeness import Signature, agreement, conflict, signature
from factcheck.language.names import Entities, Entity
from factcheck.language.parties import full_names, is_of
from factcheck.language.statements import Statement
from factcheck.terms import REFUSALS

_COMMON = 150
"""Statements that share a stem from which on it tells none of them apart; it keeps long articles linear."""
_REACH = 300
"""Statements on each side among which one is held against all, whatever words they share; the same reason."""


@dataclass(frozen=True)
class Pool:
    """The statements of one article, named by their place, with what it takes to compare them."""

    document: Document
    entities: Entities
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]

    @cached_property
    def _figures(self) -> dict[int, list[Figure]]:
        figures: dict[int, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            figures[self.document.sentence_at(figure.span.start)].append(figure)
        return figures

    def figures_in(self, sentence: int) -> list[Figure]:
        """Give the figures of a sentence (from 0)."""
        return self._figures.get(sentence, [])

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """What each statement says, without its grammar."""
        return tuple(
            signature(self.document.tokens[s.sentence], self.figures_in(s.sentence), s.core) for s in self.statements
        )

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        holders: dict[str, list[int]] = defaultdict(list)
        for index, one in enumerate(self.signatures):
            for stem in one.stems:
                holders[stem].append(index)
        return holders

    @cached_property
    def commitments(self) -> tuple[int, ...]:
        """The statements in which somebody reports what another has promised or agreed."""
        return tuple(
            i for i, s in enumerate(self.statements) if len(s.chain) > 1 and s.chain[-1].act in {"promised", "agreed"}
        )

    @cached_property
    def awaited(self) -> tuple[tuple[str, ...], ...]:
        """Whom the caveats of each statement wait for, in full."""
        return tuple(full_names(self.document, self.entities, s.caveats, ("unconfirmed",)) for s in self.statements)

    @cached_property
    def _committed(self) -> frozenset[int]:
        return frozenset(self.commitments)

    def commit(self, i: int, j: int) -> bool:
        """Say whether two statements both report somebody's commitment."""
        return i in self._committed and j in self._committed

    def commitments_near(self, index: int) -> tuple[int, ...]:
        """Give the reported commitments in reach of a statement."""
        low, high = (bisect_left(self.commitments, index + reach) for reach in (-_REACH, _REACH + 1))
        return self.commitments[low:high]

    def around(self, index: int) -> range:
        """Give the statements in reach of a statement, itself among them."""
        return range(max(0, index - _REACH), min(len(self.statements), index + _REACH + 1))

    def before_in_sentence(self, index: int) -> range:
        """Give the statements of the same sentence that come before a statement."""
        first = index
        while first and self.statements[first - 1].sentence == self.statements[index].sentence:
            first -= 1
        return range(first, index)

    def near(self, index: int) -> Iterator[int]:
        """Give the other statements that share two stems with this one, in order."""
        shared: dict[int, int] = defaultdict(int)
        for stem in self.signatures[index].stems:
            holders = self._holders[stem]
            for other in holders if len(holders) <= _COMMON else ():
                shared[other] += 1
        return iter(sorted(other for other, count in shared.items() if count >= 2 and other != index))

    def agree(self, i: int, j: int) -> float:
        """Give the agreement of two statements."""
        return agreement(self.signatures[i], self.signatures[j])

    def conflict(self, i: int, j: int) -> bool:
        """Say whether the figures of two statements conflict."""
        return conflict(self.signatures[i], self.signatures[j])


def refuses(statement: Statement) -> bool:
    """Say whether a statement is somebody's refusal or denial, which puts no proposition of its own."""
    return bool(statement.chain) and statement.chain[-1].act in REFUSALS


def one_origin(one: Entity | None, other: Entity | None) -> bool:
    """Say whether two origins are one, or the second speaks for the first."""
    return one is not None and other is not None and (one.name == other.name or is_of(one.name, other))
