"""Statements held against each other: the same claim again, one that doubts another, one that says otherwise.

Nothing is found here that `statements` has not found; this module only says which belong together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from factcheck.language.conflicts import conflicts
from factcheck.language.document import Document
from factcheck.language.doubts import carry_doubts, repeated, spread
from factcheck.language.figures import Figure
from factcheck.language.likeness import shares_figure
from factcheck.language.names import Entities
from factcheck.language.pool import Pool, one_origin, refuses
from factcheck.language.statements import Statement
from factcheck.terms import TITLES

_ALIKE = 0.6
"""Agreement from which two statements are taken for one; below it, a shared figure must speak for them."""
_AKIN = 0.5
_MANY = 4
"""Words that a title shares with a longer sentence of the body which puts the same."""
_TITLED = 0.34
"""Agreement of a title with the sentence that it was made from."""
_FEW = 3
_TOP = 10
"""Sentences from the top among which a headline is made."""


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
    doubted, rebutted, refusals = carry_doubts(pool, same)
    contradicts = _both_ways([*rebutted, *conflicts(pool)])
    mentions = repeated(pool, doubted, same)
    return Links(spread(doubted, same, mentions), same, group, mentions, contradicts, refusals)


def _both_ways(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    found: dict[int, set[int]] = defaultdict(set)
    for i, j in pairs:
        if i != j:
            found[i].add(j)
            found[j].add(i)
    return {i: tuple(sorted(js)) for i, js in found.items()}


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
    agree = pool.agree(i, j)
    if pool.conflict(i, j):
        return False
    if (one.part in TITLES) != (other.part in TITLES) and _is_titled(pool, i, j):
        return True
    if agree < _AKIN:
        return False
    if refuses(one) or refuses(other):
        return refuses(one) and refuses(other) and agree >= _ALIKE and _one_act(one, other)
    if {one.part, other.part} & TITLES and (agree >= _ALIKE or _shared(pool, i, j) >= _MANY):
        return True
    alike = one_origin(one.origin, other.origin) and agree >= _ALIKE
    return alike or agree >= 0.8 or _one_striking_figure(pool, i, j)


def _is_titled(pool: Pool, i: int, j: int) -> bool:
    """Say whether a title puts what a sentence tells: headlines choose other words, and say what the lead says."""
    enough = _shared(pool, i, j) >= _FEW or shares_figure(pool.signatures[i], pool.signatures[j])
    enough = enough and max(pool.statements[i].sentence, pool.statements[j].sentence) < _TOP
    return enough and pool.agree(i, j) >= _TITLED and not (refuses(pool.statements[i]) or refuses(pool.statements[j]))


def _shared(pool: Pool, i: int, j: int) -> int:
    return len(pool.signatures[i].stems & pool.signatures[j].stems)


def _one_act(one: Statement, other: Statement) -> bool:
    """Say whether both are a denial, or both a refusal to confirm."""
    return one.chain[-1].act == other.chain[-1].act


def _one_striking_figure(pool: Pool, i: int, j: int) -> bool:
    """Say whether two statements share a figure that few share by chance, and two words besides; no year is one."""
    shared = pool.signatures[i].stems & pool.signatures[j].stems
    figures = {stem for stem in shared if stem[0].isdecimal()}
    striking = {stem for stem in figures if len(stem) > 1 and not (len(stem) == 4 and stem[:2] in {"19", "20"})}
    return bool(striking) and len(shared - figures) >= 2
