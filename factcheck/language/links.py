"""Statements held against each other: the same claim again, one that doubts another, one that says otherwise.

Nothing is found here that `statements` has not found; this module only says which belong together.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from factcheck.language.document import Document
from factcheck.language.doubts import carry_doubts, repeated, spread
from factcheck.language.figures import Figure
from factcheck.language.likeness import shares_figure
from factcheck.language.names import Entities
from factcheck.language.pool import Pool, one_origin, refuses
from factcheck.language.statements import Statement

_ALIKE = 0.6
"""Agreement from which two statements are taken for one; below it, a shared figure must speak for them."""


@dataclass(frozen=True)
class Links:
    """How the statements of one article belong together; statements are named by their place.

    `same`: for each statement the first that makes the same claim with the same chain (itself where there is none).
    `group`: the number of the group of one proposition, over all chains; None for a statement alone.
    `mentions`: for each doubtful statement the others that repeat it, with or without its caveat.
    `contradicts`: pairs that cannot both hold, both ways.
    `refusals`: statements that only leave another one open, which says so already.
    """

    statements: tuple[Statement, ...]
    same: tuple[int, ...]
    group: tuple[int | None, ...]
    mentions: dict[int, tuple[int, ...]] = field(default_factory=dict)
    contradicts: dict[int, tuple[int, ...]] = field(default_factory=dict)
    refusals: frozenset[int] = frozenset()

    def again(self, first: int) -> tuple[int, ...]:
        """Give every statement that makes the claim of the statement `first`, itself included."""
        return self._mentions.get(first, (first,))

    @cached_property
    def _mentions(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = defaultdict(list)
        for index, first in enumerate(self.same):
            found[first].append(index)
        return {first: tuple(indexes) for first, indexes in found.items()}


def link(document: Document, entities: Entities, figures: Sequence[Figure], statements: Sequence[Statement]) -> Links:
    """Say which statements belong together, and carry each doubt to the statements it is about."""
    pool = Pool(document, entities, tuple(figures), tuple(statements))
    same = _same(pool)
    group = _groups(pool, same)
    doubted, contradicts, refusals = carry_doubts(pool, same)
    mentions = repeated(pool, doubted, same)
    return Links(spread(doubted, same, mentions), same, group, mentions, contradicts, refusals)


def _chain(statement: Statement) -> tuple[str, ...]:
    return tuple(link.entity.name for link in statement.chain)


def _same(pool: Pool) -> tuple[int, ...]:
    """Find the same claim made again by the same chain: of several that it could be, the one most like it."""
    first = list(range(len(pool.statements)))
    for i in range(len(pool.statements)):
        alike = [(pool.agree(i, j), -j) for j in pool.near(i) if j < i and first[j] == j and _one_claim(pool, i, j)]
        if alike:
            first[i] = -max(alike)[1]
    return tuple(first)


def _one_claim(pool: Pool, i: int, j: int) -> bool:
    one, other = pool.statements[i], pool.statements[j]
    if _chain(one) != _chain(other) or pool.conflict(i, j):
        return False
    least = _ALIKE if one.chain else 0.8
    return pool.agree(i, j) >= least or _one_nested_figure(pool, i, j)


def _one_nested_figure(pool: Pool, i: int, j: int) -> bool:
    """Say whether two nested claims of one chain give the same figure: "four days" twice is one promise."""
    return len(pool.statements[i].chain) > 1 and shares_figure(pool.signatures[i], pool.signatures[j])


def _groups(pool: Pool, same: Sequence[int]) -> tuple[int | None, ...]:
    """Number the groups of statements that put one proposition, over different chains."""
    parent = list(range(len(pool.statements)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, first in enumerate(same):
        parent[root(i)] = root(first)
    for i in range(len(pool.statements)):
        for j in pool.near(i):
            if j < i and _one_proposition(pool, i, j):
                a, b = sorted((root(i), root(j)))
                parent[b] = a
    roots = [root(i) for i in range(len(parent))]
    sizes = Counter(roots)
    return tuple(r if sizes[r] > 1 else None for r in roots)


def _one_proposition(pool: Pool, i: int, j: int) -> bool:
    one, other = pool.statements[i], pool.statements[j]
    if refuses(one) or refuses(other) or pool.conflict(i, j) or pool.agree(i, j) < _ALIKE:
        return False
    return one_origin(one.origin, other.origin) or pool.agree(i, j) >= 0.8
