"""Clauses: the subject of one whose verb phrase goes on, behind what opens it: a dateline, "In Leeds, ", "But"."""

from factcheck.language.attribution.line import Line
from factcheck.language.attribution.phrases import (
    DASHES,
    STOPS,
    Range,
    after_opening,
    can_be_subject,
    is_finite,
    opens_apposition,
    skip_adverbs_left,
)


def clause_subject(line: Line, before: int, start: int = 0) -> Range | None:
    """Find the subject of the clause whose verb phrase goes on at `before`: "The mayor visited Leeds and said …"."""
    for at in range(before - 1, -1, -1) if start == 0 else ():
        if line.word(at) in (";", ":") or line.inside[at] >= 0 or line.word(at) == "but":
            start = at + 1
            break
    start = _past_opening_adverbial(line, start, before)
    end = start
    while end < before and not (is_finite(line, end) and end > start):
        if line.word(end) in STOPS and line.word(end) != ",":
            break
        if line.word(end) == "," and not opens_apposition(line, end):
            break
        end += 1
    while skip_adverbs_left(line, end) < end or line.word(end - 1) == ",":
        end = min(end - 1, skip_adverbs_left(line, end))
    if (
        end > before
        or (end == before and line.word(before) != ":")
        or end <= start
        or not can_be_subject(line, start, end)
    ):
        return None
    return start, end


def _past_dateline(line: Line, start: int, limit: int) -> int:
    """Step over "LEEDS (Reuters) — " at the head of a sentence."""
    for at in range(start, min(limit, start + 9)):
        if line.word(at) in DASHES:
            return at + 1 if line.tokens[start].text.isupper() else start
    return start


def _past_opening_adverbial(line: Line, start: int, limit: int) -> int:
    """Step over "But", "In Leeds on Monday, ", "After the vote, " at the head of a clause."""
    while start < limit and (
        line.kind(start) in ("and", "adverb") or not line.is_word(start) or line.word(start) == "but"
    ):
        start += 1
    start = _past_dateline(line, start, limit)
    if line.kind(start) in ("preposition", "clause") or line.word(start).endswith("ing"):
        for at in range(start, limit):
            if line.word(at) == ",":
                return at + 1
        return after_opening(line, start, limit) if line.kind(start) == "preposition" else start
    return start
