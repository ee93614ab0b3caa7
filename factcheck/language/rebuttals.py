"""Denials, disputes and refusals to confirm: each with the statements that it answers and those that say the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.language.certainty import Certainty
from factcheck.language.lexicon import words
from factcheck.language.parties import full_names
from factcheck.language.pool import Pool, refuses
from factcheck.language.statements import Statement
from factcheck.language.targets import NEAR, likest, named_source, targets_of, within
from factcheck.models import Span
from factcheck.terms import TITLES

_NEXT = 2
"""Sentences on in which who denies says the contrary."""
_CARRIED = frozenset({"unconfirmed", "denied", "disputed"})


@dataclass(frozen=True, slots=True)
class Rebuttal:
    """One statement that answers others: `targets` get its caveat, `leaves` lose it, `besides` say the same with it.

    `refuses`: it only leaves the targets open and puts nothing itself.
    """

    index: int
    caveat: Certainty
    targets: tuple[int, ...]
    leaves: tuple[int, ...]
    besides: tuple[int, ...] = ()
    refuses: bool = True


def find_rebuttals(pool: Pool) -> list[Rebuttal]:
    """Find what each denial, dispute or refusal answers; a title's denial answers what the body's does."""
    body = [i for i, s in enumerate(pool.statements) if s.part not in TITLES]
    found = _of_statements(pool, body)
    if not any(one.caveat.status == "denied" for one in found):
        found += _of_statements(pool, [i for i, s in enumerate(pool.statements) if s.part in TITLES])
    answered = {one.index for one in found}
    denied = tuple(sorted({j for one in found if one.caveat.status == "denied" for j in one.targets}))
    for i, s in enumerate(pool.statements):
        caveat = next((c for c in s.caveats if c.status == "denied" and is_refusal(s, c)), None)
        if s.part in TITLES and caveat and i not in answered and denied:
            found.append(Rebuttal(i, caveat, tuple(j for j in denied if j != i), (i,)))
    return found


def _of_statements(pool: Pool, places: Sequence[int]) -> list[Rebuttal]:
    return [r for i in places for c in pool.statements[i].caveats if (r := _rebuttal(pool, i, pool.statements[i], c))]


def _rebuttal(pool: Pool, i: int, statement: Statement, caveat: Certainty) -> Rebuttal | None:
    if caveat.status in {"no_comment", "not_verified"} and is_refusal(statement, caveat):
        others = tuple(k for k in within(pool, i, NEAR) if caveat in pool.statements[k].caveats)
        return Rebuttal(i, caveat, others, (i,)) if others else None
    if caveat.status not in _CARRIED:
        return None
    parties = full_names(pool.document, pool.entities, (caveat,), (caveat.status,))
    if not is_refusal(statement, caveat):
        return _own_denial(pool, i, caveat) or _in_a_mouth(pool, i, caveat)
    named = named_source(pool, i, caveat) if caveat.status == "disputed" else ()
    if named:
        hit = tuple(k for k in within(pool, i, 1) if caveat in pool.statements[k].caveats and k not in named)
        return Rebuttal(i, caveat, named, (i, *hit), hit)
    targets = targets_of(pool, i, caveat, parties)
    if not targets:
        return None
    besides = (*_goes_on(pool, i, targets), *_insists(pool, i, targets))
    return Rebuttal(i, caveat, tuple(targets), (i,), besides)


def is_refusal(statement: Statement, caveat: Certainty) -> bool:
    """Say whether a statement is itself the refusal or the denial, and not the claim that is refused or denied."""
    if statement.chain:
        cue = statement.chain[-1].cue
        return len(statement.chain) == 1 and cue is not None and cue.touches(caveat.cue)
    return any(piece.holds(caveat.cue) for piece in statement.core)


def _own_denial(pool: Pool, i: int, caveat: Certainty) -> Rebuttal | None:
    """Carry on a denial that would land on the denier's own words: it answers what another said before them."""
    own = pool.statements[i]
    if caveat.status != "denied" or own.origin is None or refuses(own):
        return None
    speaker = next((s.origin for s in _holding(pool, caveat.cue) if s.origin), None)
    if (
        speaker is None
        or speaker.name != own.origin.name
        or pool.document.sentence_at(caveat.cue.start) == own.sentence
    ):
        return None
    best = likest(pool, i, within(pool, i, NEAR), (speaker.name,))
    return Rebuttal(i, caveat, (best,), (i,), refuses=False) if best is not None else None


def _in_a_mouth(pool: Pool, i: int, caveat: Certainty) -> Rebuttal | None:
    """Pair what was said with who then calls it untrue in a statement of his own: "That is not true," said Roe."""
    number = pool.document.sentence_at(caveat.cue.start)
    if caveat.status not in {"denied", "disputed"} or number <= pool.statements[i].sentence:
        return None
    for k in range(i + 1, len(pool.statements)):
        other = pool.statements[k]
        if other.sentence > number:
            return None
        if (
            other.sentence == number
            and other.chain
            and pool.statements[i].chain
            and any(piece.touches(caveat.cue) for piece in other.core)
        ):
            return Rebuttal(k, caveat, (i,), (), refuses=False)
    return None


def _insists(pool: Pool, i: int, targets: Sequence[int]) -> tuple[int, ...]:
    """Give what the denier says next to the same effect: "We use each vial once," after denying reuse."""
    origin, found = pool.statements[i].origin, []
    stems = {stem for j in targets for stem in pool.signatures[j].stems}
    for k in range(i + 1, len(pool.statements)):
        other = pool.statements[k]
        if origin is None or other.sentence - pool.statements[i].sentence > _NEXT:
            break
        if other.origin is None or other.origin.name != origin.name or refuses(other):
            continue
        said = {t.lower for t in pool.document.tokens[other.sentence]}
        shared = len(stems & pool.signatures[k].stems)
        if shared >= 2 or (shared and said & words("without_exception")):
            found.append(k)
    return tuple(found)


def _holding(pool: Pool, cue: Span) -> Iterator[Statement]:
    number = pool.document.sentence_at(cue.start)
    return (s for s in pool.statements if s.sentence == number and any(span.holds(cue) for span in s.spans))


def _goes_on(pool: Pool, i: int, targets: Sequence[int]) -> tuple[int, ...]:
    """Give the count that a dispute sets against the disputed one: "disputed that and said 79 were aboard"."""
    origin, sentence = pool.statements[i].origin, pool.statements[i].sentence
    counted = any(pool.signatures[j].figures for j in targets)
    if origin is None or not counted or i + 1 >= len(pool.statements):
        return ()
    following = pool.statements[i + 1]
    kin = following.sentence == sentence and following.origin is not None and following.origin.name == origin.name
    return (i + 1,) if kin and pool.signatures[i + 1].figures else ()


def pairs_in_one_sentence(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Pair each disputed claim with the statement, in its sentence, of whoever disputes it."""
    for i, s in enumerate(statements[1:], start=1):
        before = statements[i - 1]
        cue = s.chain[-1].cue if s.chain and s.chain[-1].act == "rejected" else None
        disputed = cue and any(c.status == "disputed" and c.cue == cue for c in before.caveats)
        if disputed and before.sentence == s.sentence:
            yield i - 1, i
