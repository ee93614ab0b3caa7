"""Tails of doubt: ", but Acme has not confirmed the deal" is the reporter's voice, whoever spoke before it.

An attribution knows where its own frame ends, not what a doubt is; here the two readings are brought together.
"""

import re
from bisect import bisect_left, bisect_right
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
    doubts = (c for c in certainties if c.status in _DOUBTS)
    turns = sorted(turn for c in doubts if (turn := _turn_before(document, c)) is not None)
    if not turns:
        return tuple(attributions)
    return tuple(_ended(a, turns) for a in attributions)


def _turn_before(document: Document, certainty: Certainty) -> int | None:
    """Give where the clause of a doubt turns away from what was said; None where the speaker goes on himself."""
    sentence = document.sentences[document.sentence_at(certainty.cue.start)]
    begin = max(sentence.start, certainty.cue.start - _REACH)
    turns = list(_TURN.finditer(document.text, begin, certainty.cue.start))
    if not turns or document.quotes_in(Span(turns[-1].start(), turns[-1].end())):
        return None
    subject = document.text[turns[-1].end() : certainty.cue.start].strip().lower()
    return None if not subject or subject in words("pronouns") or "," in subject else turns[-1].start()


def _between(turns: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Give the turns strictly between two offsets; `turns` are in order."""
    return turns[bisect_right(turns, start) : bisect_left(turns, end)]


def _ended(a: Attribution, turns: Sequence[int]) -> Attribution:
    start = min((s.start for s in (*a.content, *(x for x in (a.source, a.cue) if x))), default=0)
    if a.parent is not None and _between(turns, start - _REACH, start):
        return replace(a, parent=None, nested=False)
    ends = [first for span in a.content for first in _between(turns, span.start, span.end)[:1]]
    if not ends:
        return a
    end = min(ends)
    return replace(a, content=tuple(Span(s.start, min(s.end, end)) for s in a.content if s.start < end))
