"""Priority: what to check first, with the reasons in words.

The formula: 3·harm + 3·prominence + 3·weakness + 2·specificity; P1 from 20 and every allegation of
weakness 3, P2 from 13, P3 from 7.
"""

from collections.abc import Mapping

from factcheck.grounding.bench import Bench
from factcheck.grounding.claims import Grounded
from factcheck.language.lexicon import words
from factcheck.language.salience import harm
from factcheck.language.tokens import Token, tokenize
from factcheck.models import Claim, Source
from factcheck.terms import Priority

_HARM = {
    3: "death, injury, crime or a private person is at stake",
    2: "health, safety, markets or an election is at stake",
    1: "a reputation is at stake",
}
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


def prioritize(bench: Bench, sources: Mapping[str, Source], one: Grounded) -> tuple[Priority, tuple[str, ...]]:
    """Give a claim's priority and the reasons for it, weightiest first."""
    claim = one.claim
    tokens = [t for s in claim.spans for t in tokenize(bench.article.text, s.start, s.end)]
    grave, place = stake(bench, one), _prominence(bench, claim)
    weak, why = _weakness(claim)
    details = _details(bench, sources, claim, tokens)
    score = 3 * grave + 3 * place + 3 * weak + 2 * min(3, len(details))
    reasons = [_HARM.get(grave, ""), _PLACE.get(place, ""), why, *details]
    return _band(score, claim.allegation and weak == 3), tuple(r for r in reasons if r)


def stake(bench: Bench, one: Grounded) -> int:
    """Grade what is at stake, 0 to 3: as the model saw it or as the words show it, whichever is graver."""
    if not bench.english:
        return one.harm
    tokens = (t for s in one.claim.spans for t in tokenize(bench.article.text, s.start, s.end))
    return max(one.harm, harm(tokens))


def _weakness(claim: Claim) -> tuple[int, str]:
    if claim.status != "asserted":
        return 3, _WEAK[claim.status]
    if claim.sourcing in {"anonymous", "reported", "unattributed"}:
        return 3, _WEAK[claim.sourcing]
    if claim.modality in {"estimated", "implied", "conditional"}:
        return 2, _WEAK[claim.modality]
    return (0, "") if claim.sourcing in {"corroborated", "observed"} else (1, "")


def _prominence(bench: Bench, claim: Claim) -> int:
    numbers = {bench.reading.document.sentence_at(span.start) for span in claim.spans}
    if numbers & bench.foremost:
        return 3
    if numbers & bench.early:
        return 2
    return 1 if len(claim.spans) > 1 or claim.group else 0


def _details(bench: Bench, sources: Mapping[str, Source], claim: Claim, tokens: list[Token]) -> list[str]:
    """Name what makes a claim specific: a figure, a superlative, a quotation, a title or date."""
    reading = bench.reading
    numbers = {reading.document.sentence_at(s.start) for s in claim.spans}
    figures = [f for n in numbers for f in reading.figures_in(n)]
    found = []
    digits = not bench.english and any(t.text[0].isdecimal() for t in tokens)
    if digits or any(s.holds(f.span) and not f.ordinal for f in figures for s in claim.spans):
        found.append("gives a figure")
    if bench.english and any(t.lower in words("superlatives") for t in tokens):
        found.append("a superlative")
    if any(s.holds(q.inner) for s in claim.spans for q in reading.document.quotes_in(s)):
        found.append("a quotation")
    if any(sources[hop.source].role for hop in claim.chain[1:]):
        found.append("names a title")
    return found


def _band(score: int, grave: bool) -> Priority:
    if score >= 20 or grave:
        return "P1"
    return "P2" if score >= 13 else "P3" if score >= 7 else "P4"
