"""Statements held against each other: the same claim again, one that doubts another, one that says otherwise.

Nothing is found here that `statements` has not found; this module only says which belong together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from factcheck.language.certainty import Certainty
from factcheck.language.document import Document
from factcheck.language.figures import Figure
from factcheck.language.likeness import Signature, agreement, conflict, shares_figure, signature
from factcheck.language.names import Entities, Entity, same_name
from factcheck.language.parties import full_names, is_of
from factcheck.language.statements import Statement

_ALIKE = 0.6
"""Agreement from which two statements are taken for one; below it, a shared figure must speak for them."""
_AKIN = 0.5
_COMMON = 150
"""Statements that share a stem from which on it tells none of them apart; it keeps long articles linear."""
_TITLES = frozenset({"headline", "dek"})


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
    pool = _Pool(document, entities, tuple(figures), tuple(statements))
    same = _same(pool)
    group = _groups(pool, same)
    doubted, contradicts, refusals = _carry_doubts(pool, same)
    mentions = {
        i: tuple(j for j in sorted({*pool.near(i), *pool.commitments} - {i}) if _repeats(pool, i, j))
        for i, s in enumerate(doubted)
        if s.status != "asserted"
    }
    return Links(_spread(doubted, same, mentions), same, group, mentions, contradicts, refusals)


@dataclass(frozen=True)
class _Pool:
    document: Document
    entities: Entities
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        figures: dict[int, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            figures[self.document.sentence_at(figure.span.start)].append(figure)
        return tuple(signature(self.document.tokens[s.sentence], figures[s.sentence], s.core) for s in self.statements)

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

    def near(self, index: int) -> Iterator[int]:
        """Give the other statements that share two stems with this one, in order."""
        shared: dict[int, int] = defaultdict(int)
        for stem in self.signatures[index].stems:
            holders = self._holders[stem]
            for other in holders if len(holders) <= _COMMON else ():
                shared[other] += 1
        return iter(sorted(other for other, count in shared.items() if count >= 2 and other != index))

    def agree(self, i: int, j: int) -> float:
        return agreement(self.signatures[i], self.signatures[j])

    def conflict(self, i: int, j: int) -> bool:
        return conflict(self.signatures[i], self.signatures[j])


def _chain(statement: Statement) -> tuple[str, ...]:
    return tuple(link.entity.name for link in statement.chain)


def _same(pool: _Pool) -> tuple[int, ...]:
    """Find the same claim made again by the same chain: of several that it could be, the one most like it."""
    first = list(range(len(pool.statements)))
    for i in range(len(pool.statements)):
        alike = [(pool.agree(i, j), -j) for j in pool.near(i) if j < i and first[j] == j and _one_claim(pool, i, j)]
        if alike:
            first[i] = -max(alike)[1]
    return tuple(first)


def _one_claim(pool: _Pool, i: int, j: int) -> bool:
    one, other = pool.statements[i], pool.statements[j]
    if _chain(one) != _chain(other) or pool.conflict(i, j):
        return False
    least = _ALIKE if one.chain else 0.8
    return pool.agree(i, j) >= least or _one_nested_figure(pool, i, j)


def _one_nested_figure(pool: _Pool, i: int, j: int) -> bool:
    """Say whether two nested claims of one chain give the same figure: "four days" twice is one promise."""
    return len(pool.statements[i].chain) > 1 and shares_figure(pool.signatures[i], pool.signatures[j])


def _groups(pool: _Pool, same: Sequence[int]) -> tuple[int | None, ...]:
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


def _one_proposition(pool: _Pool, i: int, j: int) -> bool:
    one, other = pool.statements[i], pool.statements[j]
    if _refuses(one) or _refuses(other) or pool.conflict(i, j) or pool.agree(i, j) < _ALIKE:
        return False
    return _one_origin(one.origin, other.origin) or pool.agree(i, j) >= 0.8


def _refuses(statement: Statement) -> bool:
    """Say whether a statement is somebody's refusal or denial, which puts no proposition of its own."""
    return bool(statement.chain) and statement.chain[-1].act in {"declined", "denied", "rejected"}


def _one_origin(one: Entity | None, other: Entity | None) -> bool:
    return one is not None and other is not None and (one.name == other.name or is_of(one.name, other))


def _repeats(pool: _Pool, i: int, j: int) -> bool:
    """Say whether statement j puts what the doubtful statement i puts."""
    one, other = pool.statements[i], pool.statements[j]
    if _refuses(other) or pool.conflict(i, j):
        return False
    agree = pool.agree(i, j)
    if other.part == "headline":
        return agree >= _AKIN or (agree > 0 and one.part != "headline" and agree >= 0.4)
    if _one_origin(one.origin, other.origin):
        return agree >= _AKIN or _one_commitment(one, other)
    return agree >= 0.8 and len(pool.signatures[i].stems & pool.signatures[j].stems) >= 3


def _one_commitment(one: Statement, other: Statement) -> bool:
    """Say whether one body reports one party's commitment twice, in person or through its people."""
    if len(one.chain) < 2 or len(other.chain) < 2:
        return False
    near, far = one.chain[0].entity, other.chain[0].entity
    kept = {one.chain[-1].act, other.chain[-1].act} <= {"promised", "agreed"}
    return kept and (near.name == far.name or is_of(near.name, far) or is_of(far.name, near))


def _carry_doubts(
    pool: _Pool, same: Sequence[int]
) -> tuple[tuple[Statement, ...], dict[int, tuple[int, ...]], frozenset[int]]:
    """Put a refusal to confirm, or a denial, on the statements elsewhere that it is about."""
    extra: dict[int, list[Certainty]] = defaultdict(list)
    contradicts: dict[int, set[int]] = defaultdict(set)
    for i, j in _rebuttals(pool.statements):
        contradicts[i].add(j)
        contradicts[j].add(i)
    moved: set[tuple[int, Certainty]] = set()
    for i, statement in enumerate(pool.statements):
        for caveat in statement.caveats:
            if caveat.status not in {"unconfirmed", "denied"}:
                continue
            if not _is_refusal(statement, caveat):
                continue
            parties = full_names(pool.document, pool.entities, (caveat,), (caveat.status,))
            for j in _targets(pool, i, caveat, parties):
                extra[j].append(caveat)
                moved.add((i, caveat))
                if caveat.status == "denied":
                    contradicts[i].add(j)
                    contradicts[j].add(i)
    shared: dict[int, list[Certainty]] = defaultdict(list)
    for i, caveats in extra.items():
        shared[same[i]] += caveats
    done = tuple(
        replace(
            s,
            caveats=(*(c for c in s.caveats if (i, c) not in moved), *dict.fromkeys(shared[same[i]])),
        )
        for i, s in enumerate(pool.statements)
    )
    return done, {i: tuple(sorted(js)) for i, js in contradicts.items()}, frozenset(i for i, _ in moved)


def _rebuttals(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Pair each disputed claim with the statement, in its sentence, of whoever disputes it."""
    for i, s in enumerate(statements[1:], start=1):
        before = statements[i - 1]
        cue = s.chain[-1].cue if s.chain and s.chain[-1].act == "rejected" else None
        if (
            cue
            and before.sentence == s.sentence
            and any(c.status == "disputed" and c.cue == cue for c in before.caveats)
        ):
            yield i - 1, i


def _is_refusal(statement: Statement, caveat: Certainty) -> bool:
    """Say whether a statement is itself the refusal or the denial, and not the claim that is refused or denied."""
    if statement.chain:
        cue = statement.chain[-1].cue
        return len(statement.chain) == 1 and cue is not None and cue.touches(caveat.cue)
    return any(piece.holds(caveat.cue) for piece in statement.core)


def _spread(
    statements: Sequence[Statement], same: Sequence[int], mentions: Mapping[int, Sequence[int]]
) -> tuple[Statement, ...]:
    """Let a doubt hold for every mention of its claim; a headline may hold for something else and is only linked."""
    extra: dict[int, list[Certainty]] = defaultdict(list)
    for i, others in mentions.items():
        doubts = [c for c in statements[i].caveats if c.status]
        again = [j for j, first in enumerate(same) if first == same[i]]
        for j in (*again, *others):
            if j != i and statements[j].part != "headline":
                extra[j] += doubts
    return tuple(replace(s, caveats=tuple(dict.fromkeys((*s.caveats, *extra[i])))) for i, s in enumerate(statements))


def _targets(pool: _Pool, index: int, caveat: Certainty, parties: Sequence[str]) -> list[int]:
    """Find the statements that a party's refusal or denial is about: what others say it did or is to answer for."""
    scope = signature(pool.document.tokens[pool.document.sentence_at(caveat.scope.start)], (), (caveat.scope,))
    scored = []
    for j, other in enumerate(pool.statements):
        if j == index or other.sentence == pool.statements[index].sentence:
            continue
        shared = len(scope.stems & pool.signatures[j].stems)
        if not shared:
            continue
        nested = any(is_of(p, link.entity) for p in parties for link in other.chain[1:])
        own = any(is_of(p, link.entity) for p in parties for link in other.chain[:1])
        if own:
            continue
        waited = any(
            same_name(p, name)
            for name in full_names(pool.document, pool.entities, other.caveats, ("unconfirmed",))
            for p in parties
        )
        if nested or waited or shared >= max(2, len(scope.stems) * _AKIN):
            scored.append(((waited, nested, shared), j))
    best = max(scored, default=None)
    return [] if best is None else [j for rank, j in scored if rank[:2] == best[0][:2] and rank[2] >= best[0][2]]
