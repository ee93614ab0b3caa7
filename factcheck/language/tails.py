"""Tails of doubt: ", but Acme has not confirmed the deal" is the reporter's voice, whoever spoke before it.

An attribution knows where its own frame ends, not what a doubt is; here the two readings are brought together.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.attribution import Attribution
from factcheck.language.certainty import Certainty
from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.models import Span

_DOUBTS = frozenset({"unconfirmed", "denied", "not_verified", "no_comment"})
_TURN = re.compile(r",\s+(?:but|although|though|while|yet)\s+", re.IGNORECASE)
_REACH = 90
"""Characters from the turn of a sentence to its doubt: room for a subject with a title."""


def without_tails(
    document: Document, attributions: Sequence[Attribution], certainties: Sequence[Certainty]
) -> tuple[Attribution, ...]:
    """End what a source says where the reporter turns to who has not confirmed it."""
    turns = [turn for c in certainties if c.status in _DOUBTS and (turn := _turn_before(document, c)) is not None]
    if not turns:
        return tuple(attributions)
    return tuple(_ended(a, [t for t in turns if _reaches(a, t)], turns) for a in attributions)


def _turn_before(document: Document, certainty: Certainty) -> int | None:
    """Give where the clause of a doubt turns away from what was said; None where the speaker goes on himself."""
    sentence = document.sentences[document.sentence_at(certainty.cue.start)]
    begin = max(sentence.start, certainty.cue.start - _REACH)
    turns = list(_TURN.finditer(document.text, begin, certainty.cue.start))
    if not turns or any(q.outer.start <= turns[-1].start() < q.outer.end for q in document.quotes):
        return None
    subject = document.text[turns[-1].end() : certainty.cue.start].strip().lower()
    return None if not subject or subject in words("pronouns") or "," in subject else turns[-1].start()


def _reaches(a: Attribution, turn: int) -> bool:
    return any(span.start < turn < span.end for span in a.content)


def _ended(a: Attribution, ends: Sequence[int], turns: Sequence[int]) -> Attribution:
    start = min((s.start for s in (*a.content, *(x for x in (a.source, a.cue) if x))), default=0)
    if a.parent is not None and any(0 < start - turn < _REACH for turn in turns):
        return replace(a, parent=None, nested=False)
    if not ends:
        return a
    end = min(ends)
    return replace(a, content=tuple(Span(s.start, min(s.end, end)) for s in a.content if s.start < end))
