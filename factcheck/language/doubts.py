"""Doubts carried to where they belong: a refusal to confirm, a denial, a dispute, on the claims that they are about."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.language.certainty import Certainty
from factcheck.language.lexicon import words
from factcheck.language.likeness import Signature, shares_figure, signature, stem_of
from factcheck.language.names import same_name
from factcheck.language.parties import full_names, is_of
from factcheck.language.pool import Pool, one_origin, refuses
from factcheck.language.statements import Statement

_AKIN = 0.5
_MOST_CARRIED = 60
"""Doubts of other places that one statement is given; more say nothing more, and keep no long article linear."""


def carry_doubts(
    pool: Pool, same: Sequence[int]
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
    carried = {first: list(dict.fromkeys(caveats))[:_MOST_CARRIED] for first, caveats in shared.items()}
    done = tuple(
        replace(s, caveats=(*(c for c in s.caveats if (i, c) not in moved), *carried.get(same[i], ())))
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


def _targets(pool: Pool, index: int, caveat: Certainty, parties: Sequence[str]) -> list[int]:
    """Find the statements that a party's refusal or denial is about: what others say it did or is to answer for."""
    statement = pool.statements[index]
    about = statement.core if statement.chain else (caveat.scope,)
    scope = signature(pool.document.tokens[pool.document.sentence_at(about[0].start)], (), about)
    if _is_blanket(scope):
        return [j for j in pool.around(index) if _charges(pool, j) and not _is_by(parties, pool.statements[j])]
    before = [
        j
        for j in pool.before_in_sentence(index)
        if not any(is_of(p, link.entity) for p in parties for link in pool.statements[j].chain[:1])
    ]
    if before:
        return before[-1:]
    scored = []
    for j in pool.around(index):
        other = pool.statements[j]
        if j == index or other.sentence == statement.sentence:
            continue
        shared = len(scope.stems & pool.signatures[j].stems)
        waited = (caveat.status == "unconfirmed" or bool(shared)) and any(
            same_name(p, name) for name in pool.awaited[j] for p in parties
        )
        if not (shared or waited) or any(is_of(p, link.entity) for p in parties for link in other.chain[:1]):
            continue
        nested = any(is_of(p, link.entity) for p in parties for link in other.chain[1:])
        if nested or waited or shared >= max(2, len(scope.stems) * _AKIN):
            scored.append(((waited, nested, shared), j))
    best = max(scored, default=None)
    return [] if best is None else [j for rank, j in scored if rank[:2] == best[0][:2] and rank[2] >= best[0][2]]


def _is_blanket(scope: Signature) -> bool:
    """Say whether a denial reaches everything charged: "denied all the allegations"."""
    return bool(scope.stems) and scope.stems <= {stem_of(word) for word in words("charges")}


def _charges(pool: Pool, index: int) -> bool:
    """Say whether a statement charges somebody with something."""
    statement = pool.statements[index]
    charged = stem_of("charged") in pool.signatures[index].stems
    return (statement.allegation or charged) and not refuses(statement) and statement.part != "headline"


def _is_by(parties: Sequence[str], statement: Statement) -> bool:
    return any(is_of(party, link.entity) for party in parties for link in statement.chain)


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
