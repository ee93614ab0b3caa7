"""Caveats: the cues of doubt and hedging, put on the statements that they are about."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.language.certainty import Certainty
from factcheck.language.clauses import closed_up
from factcheck.language.document import Document
from factcheck.language.hops import Link
from factcheck.language.lexicon import words
from factcheck.language.names import Entities
from factcheck.language.parties import party, place
from factcheck.language.statements import Statement
from factcheck.models import Span
from factcheck.terms import REFUSALS

_REACH = 12
"""Sentences back to which what a silent party is to answer for is looked for."""
_BACK = 3
"""Sentences back to which "her account" may point past the reporter's own words."""


def with_all_caveats(
    document: Document, entities: Entities, found: Sequence[Statement], certainties: Sequence[Certainty]
) -> tuple[Statement, ...]:
    """Put every cue of a text where it belongs: tails that are nothing but a caveat go, rebuttals get a statement."""
    kept = _without_tails(document, found, certainties)
    return _with_rebuttals(document, entities, _with_caveats(document, kept, certainties))


def _without_tails(document: Document, found: Sequence[Statement], certainties: Sequence[Certainty]) -> list[Statement]:
    """Drop the publisher's own tail that only says that the sentence's claim is open: it is that claim's caveat."""
    cues = sorted(c.cue for c in certainties if c.status)
    fellows = Counter(s.sentence for s in found)
    kept = []
    for s in found:
        tail = not s.chain and fellows[s.sentence] > 1 and _holds_one(s.core[0], cues)
        if not tail:
            kept.append(s)
    alone = Counter(s.sentence for s in kept)
    return [replace(s, spans=(document.sentences[s.sentence],)) if alone[s.sentence] == 1 else s for s in kept]


def _holds_one(span: Span, cues: Sequence[Span]) -> bool:
    """Say whether a span holds one of the cues, which are in order."""
    first, last = (bisect_left(cues, at, key=lambda cue: cue.start) for at in (span.start, span.end))
    return any(span.holds(cue) for cue in cues[first:last])


def _with_caveats(
    document: Document, found: Sequence[Statement], certainties: Sequence[Certainty]
) -> tuple[Statement, ...]:
    """Put each cue on the statements that its scope covers; words of doubt in their sentence join their words."""
    by_sentence: dict[int, list[int]] = {}
    for index, statement in enumerate(found):
        by_sentence.setdefault(statement.sentence, []).append(index)
    caveats: dict[int, list[Certainty]] = {}
    for certainty in certainties:
        first, last = document.sentence_at(certainty.scope.start), document.sentence_at(certainty.scope.end - 1)
        numbers = {*range(first, last + 1), document.sentence_at(certainty.cue.start)}
        if first < document.sentence_at(certainty.cue.start) and _of_several(document, certainty):
            numbers |= set(_paragraph_before(document, first))
        near = [i for number in sorted(numbers) for i in by_sentence.get(number, [])]
        hit = [i for i in near if _is_about(found[i], certainty) or _is_meant(found[i], first)]
        told = _told_before(document, found, by_sentence, certainty)
        hit = told if told and not any(_tells(found[i]) for i in hit) else [*hit, *told]
        if certainty.status == "no_comment":
            hit = _naming(document, found, certainty) or hit
        if not hit and certainty.status:  # its words are nobody's statement: it is about what was said before it
            hit = [i for i in near if found[i].core[0].start < certainty.cue.start][-1:]
        for index in hit:
            caveats.setdefault(index, []).append(certainty)
    return tuple(_doubted(document, s, caveats.get(i, ())) for i, s in enumerate(found))


def _is_about(statement: Statement, certainty: Certainty) -> bool:
    """Say whether a cue covers what is asserted or is its very word: "Tri-Fork declined to endorse the account"."""
    cue = statement.chain[-1].cue if statement.chain else None
    said = certainty.status is not None and cue is not None and cue.touches(certainty.cue)
    return said or any(certainty.scope.touches(piece) for piece in statement.core)


def _told_before(
    document: Document, found: Sequence[Statement], by_sentence: Mapping[int, Sequence[int]], certainty: Certainty
) -> list[int]:
    """Give what the same voice says just before the sentence that a doubt points back to.

    Where that sentence is the reporter's own ("She asked not to be named. We could not verify her account."), it is
    what was last told by somebody.
    """
    number = document.sentence_at(certainty.scope.start)
    if not certainty.status or certainty.scope != document.sentences[number]:
        return []
    if number >= document.sentence_at(certainty.cue.start):
        return []
    origins = {o.name for i in by_sentence.get(number, []) if _tells(found[i]) and (o := found[i].origin)}
    for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
        told = [i for i in by_sentence.get(earlier, []) if _tells(found[i])]
        if origins:
            joined = document.paragraphs[earlier] == document.paragraphs[number]
            ongoing = (i for i in told if (o := found[i].origin) and o.name in origins and _quoted(document, found[i]))
            return list(ongoing) if joined else []
        if told and certainty.status in {"not_verified", "unconfirmed"}:
            return told
    return []


def _naming(document: Document, found: Sequence[Statement], certainty: Certainty) -> list[int]:
    """Give what the article last told of a party whose silence stands in a paragraph of its own.

    "Ms Orr's office declined to comment", a paragraph on, is about what was said of Orr, not about the line before.
    """
    number = document.sentence_at(certainty.cue.start)
    if not certainty.awaiting or number == 0 or document.paragraphs[number - 1] == document.paragraphs[number]:
        return []
    names = {w.removesuffix("’s").removesuffix("'s") for w in certainty.awaiting[0].split() if w[0].isupper()}
    names = {name.lower() for name in names if len(name) > 3}
    for earlier in range(number - 1, max(-1, number - 1 - _REACH), -1) if names else ():
        if names <= {t.lower for t in document.tokens[earlier]} and document.parts[earlier] == "body":
            told = [i for i, s in enumerate(found) if s.sentence == earlier]
            return [i for i in told if _tells(found[i])] or told
    return []


def _quoted(document: Document, statement: Statement) -> bool:
    return any(q.outer.touches(statement.core[0]) for q in document.quotes)


def _tells(statement: Statement) -> bool:
    """Say whether somebody tells something in it, and neither refuses nor asks."""
    return bool(statement.chain) and statement.chain[-1].act not in REFUSALS | {"asked"}


def _of_several(document: Document, certainty: Certainty) -> bool:
    """Say whether a doubt is about several accounts told before: "The claims could not be verified"."""
    if certainty.status != "not_verified":
        return False
    sentence = document.sentence_at(certainty.cue.start)
    opening = [t.lower for t in document.tokens[sentence] if t.start < certainty.cue.end]
    return not words("several_accounts").isdisjoint(opening)


def _paragraph_before(document: Document, number: int) -> range:
    """Give the sentences of the paragraph that ends with this one."""
    start = number
    while start > 0 and document.paragraphs[start - 1] == document.paragraphs[number]:
        start -= 1
    return range(start, number)


def _is_meant(statement: Statement, first: int) -> bool:
    """Say whether a statement before the sentence that a doubt of several accounts points to is one of them."""
    return statement.sentence < first and _tells(statement)


def _with_rebuttals(document: Document, entities: Entities, found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give whoever disputes somebody's claim in so many words a claim of their own: "she does not believe that …"."""
    made: list[Statement] = []
    for s in found:
        made.append(s)
        dispute = next((c for c in s.caveats if c.status == "disputed" and c.denied_by), None)
        who = party(document, entities, dispute.denied_by[0], dispute.cue) if dispute else None
        if dispute is None or who is None or s.origin is None or s.origin.name == who.name:
            continue
        if document.sentence_at(dispute.cue.start) == s.sentence and not _told(found, dispute):
            outer = tuple(link for link in s.chain[:-1] if link.entity.name != who.name)
            chain = (*outer, Link(who, "rejected", dispute.cue, place(document, dispute.denied_by[0], dispute.cue)))
            made.append(replace(s, chain=chain, caveats=tuple(c for c in s.caveats if not c.status)))
    return tuple(made)


def _told(found: Sequence[Statement], dispute: Certainty) -> bool:
    """Say whether a dispute is a statement of its own already: its words report it."""
    return any(link.cue is not None and link.cue.touches(dispute.cue) for s in found for link in s.chain[-1:])


def _doubted(document: Document, statement: Statement, caveats: Sequence[Certainty]) -> Statement:
    sentence = document.sentences[statement.sentence]
    cues = [_with_subject(document, c.cue) for c in caveats if c.status and sentence.holds(c.cue)]
    missing = [cue for cue in cues if not any(s.holds(cue) for s in statement.spans)]
    spans = closed_up(document.text, [*statement.spans, *missing]) if missing else statement.spans
    return replace(statement, caveats=tuple(caveats), spans=spans)


def _with_subject(document: Document, cue: Span) -> Span:
    """Take in the few words in front of a cue that say who doubts: "he also doesn't believe"."""
    tokens = [t for t in document.tokens[document.sentence_at(cue.start)] if t.end <= cue.start][-3:]
    start = cue.start
    for token in reversed(tokens):
        if token.lower in {"that", "and", "but"} or not token.text[0].isalnum():
            break
        start = token.start
    return Span(start, cue.end)
