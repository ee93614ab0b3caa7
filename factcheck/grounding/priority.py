"""Priority: what to check first, with the reasons in words.

The formula: 3·harm + 3·prominence + 3·weakness + 2·specificity; P1 from 20 and every allegation of
weakness 3, P2 from 13, P3 from 7.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.grounding.bench import Bench
from factcheck.grounding.claims import Grounded
from factcheck.language.names import Entity
from factcheck.language.names.words import given_names
from factcheck.language.salience import is_superlative, stakes
from factcheck.language.tokens import Token, tokenize
from factcheck.models import Claim, Source
from factcheck.terms import Priority

_PRIVATE = "a private person is named"
_SEEN = {
    3: "death, injury, crime or a private person is at stake",
    2: "health, safety, markets or an election is at stake",
    1: "a reputation is at stake",
}
"""What is said of a stake that a model saw and no word shows."""
_DATES = frozenset({"date", "clock", "decade"})
_PLACE = {
    3: "in the headline, the dek or the first sentence",
    2: "in the first three paragraphs",
    1: "said more than once",
}
_WEAK = {
    "unconfirmed": "not confirmed by those who could",
    "denied": "denied by the party concerned",
    "disputed": "another account conflicts",
    "not_verified": "the publisher could not verify it",
    "no_comment": "those concerned have not commented",
    "anonymous": "rests on unnamed people alone",
    "reported": "hearsay",
    "unattributed": "no source is given",
    "conditional": "depends on a condition",
    "implied": "implied, not stated",
    "estimated": "an estimate",
}


class Rank(NamedTuple):
    """Where a claim stands on the list: its priority, the score of the formula, and the reasons, weightiest first."""

    priority: Priority
    score: int
    reasons: tuple[str, ...]


def prioritize(bench: Bench, sources: Mapping[str, Source], one: Grounded) -> Rank:
    """Rank a claim by the formula, with the parts of it as reasons in words."""
    claim = one.claim
    tokens = _tokens(bench, claim)
    (grave, grounds), place = _at_stake(bench, one, tokens), _prominence(bench, one)
    weak, why = _weakness(claim)
    details = _details(bench, sources, claim, tokens)
    score = 3 * grave + 3 * place + 3 * weak + 2 * min(3, len(details))
    reasons = [*grounds, _PLACE.get(place, ""), why, *details]
    return Rank(_band(score, claim.allegation and weak == 3), score, tuple(r for r in reasons if r))


def _tokens(bench: Bench, claim: Claim) -> list[Token]:
    return [t for s in claim.spans for t in tokenize(bench.article.text, s.start, s.end)]


def stake(bench: Bench, one: Grounded) -> int:
    """Grade what is at stake, 0 to 3: as the model saw it or as the words show it, whichever is graver."""
    return _at_stake(bench, one, _tokens(bench, one.claim))[0]


def _at_stake(bench: Bench, one: Grounded, tokens: Sequence[Token]) -> tuple[int, list[str]]:
    """Grade what is at stake, and name it."""
    if not bench.english:
        return one.harm, [_SEEN[one.harm]] if one.harm else []
    seen = stakes(tokens)
    shown = max((each.grade for each in seen), default=0)
    grave = max(one.harm, shown)
    private = bool(grave) and _names_private(bench, one)
    grave = 3 if private else grave
    if grave > shown:
        return grave, [_PRIVATE if private else _SEEN[grave]]
    return grave, [f"{each.ground} is at stake" for each in seen if each.grade == shown]


def _names_private(bench: Bench, one: Grounded) -> bool:
    """Say whether a claim is about a named person of whom the article tells no office, and not its speaker."""
    speakers = {hop.name for hop in one.claim.chain}
    statements = (bench.reading.statements[i] for i in one.statements)
    named = (e for s in statements for core in s.core for _, e in bench.reading.entities.named_in(core))
    return any(_is_private(e) and e.name not in speakers for e in named)


def _is_private(entity: Entity) -> bool:
    person = entity.naming == "named" and entity.kind in {"other", "eyewitness", "participant"}
    known = entity.name.split()[0].lower() in given_names()
    return person and known and entity.role is None and len(entity.name.split()) > 1


def _weakness(claim: Claim) -> tuple[int, str]:
    if claim.status != "asserted":
        return 3, _WEAK[claim.status]
    if claim.sourcing in {"anonymous", "reported", "unattributed"}:
        return 3, _WEAK[claim.sourcing]
    if claim.modality in {"estimated", "implied", "conditional"}:
        return 2, _WEAK[claim.modality]
    return (0, "") if claim.sourcing in {"corroborated", "observed"} else (1, "")


def _prominence(bench: Bench, one: Grounded) -> int:
    at = bench.reading.document.sentence_at
    numbers = sorted({at(span.start) for span in one.claim.spans})
    if bench.foremost.intersection(numbers):
        return 3
    if bench.early.intersection(numbers):
        return 2
    again = any(there - here > 1 for here, there in pairwise(numbers))
    return 1 if again or one.claim.group else 0


def _details(bench: Bench, sources: Mapping[str, Source], claim: Claim, tokens: list[Token]) -> list[str]:
    """Name what makes a claim specific: a figure, a superlative, a quotation, a title or date."""
    reading = bench.reading
    numbers = {reading.document.sentence_at(s.start) for s in claim.spans}
    figures = [f for n in numbers for f in reading.figures_in(n) if any(s.holds(f.span) for s in claim.spans)]
    found = []
    digits = not bench.english and any(t.text[0].isdecimal() for t in tokens)
    if digits or any(f.unit not in _DATES and not f.ordinal and f.value != 1 for f in figures):
        found.append("gives a figure")
    if bench.english and is_superlative(tokens):
        found.append("a superlative")
    if any(s.holds(q.inner) for s in claim.spans for q in reading.document.quotes_in(s)):
        found.append("a quotation")
    if any(sources[hop.source].role and sources[hop.source].naming == "named" for hop in claim.chain[1:]):
        found.append("a source with a title")
    elif any(f.unit in _DATES - {"decade"} for f in figures) or (claim.spans and reading.dates_in(claim.spans)):
        found.append("gives a date")
    return found


def _band(score: int, grave: bool) -> Priority:
    if score >= 20 or grave:
        return "P1"
    return "P2" if score >= 13 else "P3" if score >= 7 else "P4"
