"""Doubts carried to where they belong: a refusal to confirm, a denial, a dispute, on the claims that they are about."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.language.certainty import Certainty
from factcheck.language.likeness import shares_figure
from factcheck.language.parties import is_of
from factcheck.language.pool import Pool, one_origin, refuses
from factcheck.language.rebuttals import Rebuttal, find_rebuttals, pairs_in_one_sentence
from factcheck.language.statements import Statement

_AKIN = 0.5
_MOST_CARRIED = 60
"""Doubts of other places that one statement is given; more say nothing more, and keep no long article linear."""


def carry_doubts(
    pool: Pool, same: Sequence[int]
) -> tuple[tuple[Statement, ...], list[tuple[int, int]], frozenset[int]]:
    """Put a refusal to confirm, or a denial, on the statements elsewhere that it is about.

    Gives the statements, the pairs that cannot both hold, and the statements that are nothing but a refusal.
    """
    rebuttals = find_rebuttals(pool)
    extra: dict[int, dict[Certainty, None]] = defaultdict(dict)
    for one in rebuttals:
        for j in one.targets:
            _add(extra[same[j]], (one.caveat,))
    moved = {(k, one.caveat) for one in rebuttals for k in one.leaves if k not in one.targets}
    done = tuple(
        replace(s, caveats=tuple(dict.fromkeys((*(c for c in s.caveats if (i, c) not in moved), *extra[same[i]]))))
        for i, s in enumerate(pool.statements)
    )
    pairs = [*pairs_in_one_sentence(pool.statements), *_against(rebuttals)]
    return done, pairs, frozenset(one.index for one in rebuttals if one.refuses)


def _against(rebuttals: Sequence[Rebuttal]) -> Iterator[tuple[int, int]]:
    """Pair whoever denies or disputes with what is denied."""
    for one in rebuttals:
        if one.caveat.status in {"denied", "disputed"}:
            yield from ((i, j) for i in (one.index, *one.besides) for j in one.targets)


def spread(
    statements: Sequence[Statement], same: Sequence[int], mentions: Mapping[int, Sequence[int]]
) -> tuple[Statement, ...]:
    """Let a doubt hold for every mention of its claim; a headline may hold for something else and is only linked."""
    extra: dict[int, dict[Certainty, None]] = defaultdict(dict)
    claims: dict[int, dict[Certainty, None]] = defaultdict(dict)
    for i, others in mentions.items():
        doubts = [c for c in statements[i].caveats if c.status]
        _add(claims[same[i]], doubts)
        for j in others:
            _add(extra[j], doubts)
    told = []
    for i, s in enumerate(statements):
        again = () if s.part == "headline" else (*claims[same[i]], *extra[i])
        told.append(replace(s, caveats=tuple(dict.fromkeys((*s.caveats, *again)))))
    return tuple(told)


def _add(carried: dict[Certainty, None], doubts: Sequence[Certainty]) -> None:
    """Add doubts to those that are carried to one place, as long as there is room."""
    if len(carried) < _MOST_CARRIED:
        carried.update(dict.fromkeys(doubts))


def repeated(pool: Pool, doubted: Sequence[Statement], same: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Give for each doubtful statement the others that repeat it, with its caveat or without."""
    found: dict[int, tuple[int, ...]] = {}
    for i in (i for i, s in enumerate(doubted) if s.status != "asserted"):
        near = [j for j in sorted({*pool.near(i), *pool.commitments_near(i)} - {i}) if _repeats(pool, i, j)]
        found[i] = tuple(sorted({*near, *_over_the_dek(pool, i, (*near, same[i]))} - {i}))
    return found


def _repeats(pool: Pool, i: int, j: int) -> bool:
    """Say whether statement j puts what the doubtful statement i puts."""
    one, other = pool.statements[i], pool.statements[j]
    if refuses(other) or pool.conflict(i, j):
        return False
    agree = pool.agree(i, j)
    if other.part == "headline":
        return agree >= _AKIN or (agree > 0 and one.part != "headline" and agree >= 0.4)
    if one_origin(one.origin, other.origin):
        return agree >= _AKIN or _one_commitment(one, other) or _one_pledge(pool, i, j)
    return agree >= 0.8 and len(pool.signatures[i].stems & pool.signatures[j].stems) >= 3


def _one_pledge(pool: Pool, i: int, j: int) -> bool:
    """Say whether two reports of one party's commitment give the same figure, whoever reports it."""
    return pool.commit(i, j) and shares_figure(pool.signatures[i], pool.signatures[j])


def _one_commitment(one: Statement, other: Statement) -> bool:
    """Say whether one body reports one party's commitment twice, in person or through its people."""
    if len(one.chain) < 2 or len(other.chain) < 2:
        return False
    near, far = one.chain[0].entity, other.chain[0].entity
    kept = {one.chain[-1].act, other.chain[-1].act} <= {"promised", "agreed"}
    return kept and (near.name == far.name or is_of(near.name, far) or is_of(far.name, near))


def _over_the_dek(pool: Pool, i: int, mentions: Sequence[int]) -> Iterator[int]:
    """Give the headline where the dek below it repeats a doubtful claim and both are about one party.

    The headline is, where it names the party or rests on the word of the party's own people.
    """
    origin = pool.statements[i].origin
    if origin is None or not any(pool.statements[j].part == "dek" for j in mentions):
        return
    names = [name.lower() for name in (origin.name, *origin.variants)]
    # The first assertion of the headline only: what follows "amid" or "as" is another matter.
    for j, other in enumerate(pool.statements[:1]):
        title = pool.document.text[other.core[0].start : other.core[-1].end].lower()
        rests = any(is_of(origin.name, pool.statements[k].origin) for k in pool.near(j) if pool.agree(j, k) >= _AKIN)
        if other.part == "headline" and (rests or any(name in title for name in names)):
            yield j
