"""Subjects: where the subject of a reporting verb stands, before or after it. Token numbers in, token ranges out."""

import re

from factcheck.language.attribution.cues import common_verbs
from factcheck.language.attribution.line import CIRCUMSTANCES, Line
from factcheck.language.attribution.phrases import (
    DASHES,
    STOPS,
    Range,
    after_opening,
    can_be_subject,
    has_finite,
    is_finite,
    opens_apposition,
    skip_adverbs_left,
)

_LONGEST_SUBJECT = 40
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:am|pm)?")
"""The time that opens an entry of a live blog."""
_PARTICLES = frozenset(["out", "up", "off", "down", "away", "back", "along", "forward"])
_ASIDE_OPENERS = frozenset(
    ["after", "before", "when", "while", "where", "as", "since", "like", "though", "although", "if"]
)


def subject_before(line: Line, end: int) -> Range | None:
    """Find the subject that ends right before `end`, with its apposition.

    Examples are in tests/test_attribution.py.
    """
    at = skip_adverbs_left(line, end)
    if at == 0:
        return None
    last = line.word(at - 1)
    if last == "," or last in DASHES:
        return _before_insertion(line, at - 1)
    return _before_bracket(line, at)


def _before_insertion(line: Line, closing: int) -> Range | None:
    """Find the subject before an insertion: "Ana Orr, who left, said", "Orr, of Elm Road, Leeds, denies"."""
    opened = _opening_comma(line, closing)
    while opened is not None:
        head = _before_bracket(line, opened)
        if head and head[1] == opened and _interrupts(line, opened, head[0]):
            aside = line.kind(opened + 1) in ("clause", "adverb") or line.word(opened + 1) in ("for", "in", "by")
            counted = line.word(opened + 2).isdigit() or line.kind(opened + 2) == "determiner"
            return _first_of_list(line, head[0]), opened if aside and not counted else closing
        if has_finite(line, opened, closing):
            break
        opened = next((at for at in range(opened - 1, max(-1, closing - 20), -1) if line.word(at) == ","), None)
    return _before_name(line, closing)


def _before_name(line: Line, closing: int) -> Range | None:
    """Find the noun that a name in commas belongs to: "In a letter, the club's owner, Orr Partners, said"."""
    first = closing
    while line.capital(first - 1) and line.speech(first - 1) < 0:
        first -= 1
    head = plain_subject(line, first - 1) if first < closing and line.word(first - 1) == "," else None
    return (head[0], closing) if head and head[1] == first - 1 else None


def _before_bracket(line: Line, end: int) -> Range | None:
    """Find the subject that ends before `end`, or before a bracket or an age there: "Ana Orr (D-Ohio)", "Orr, 73"."""
    if line.word(end - 1).isdigit() and line.word(end - 2) == "," and line.capital(end - 3):
        aged = plain_subject(line, end - 2)
        return (aged[0], end) if aged else None
    if line.word(end - 1) != ")":
        return plain_subject(line, end)
    opened = end - 2
    while opened > max(0, end - _LONGEST_SUBJECT) and line.word(opened) != "(":
        opened -= 1
    head = plain_subject(line, opened)
    return (head[0], end) if head else None


def _interrupts(line: Line, comma: int, head: int) -> bool:
    """Say whether what follows the comma can stand between a subject (from `head`) and its verb."""
    kind = line.kind(comma + 1)
    if kind in ("and", "pronoun"):
        return False
    if kind == "clause":
        opens = head == 0 or line.kind(head - 1) in ("and", "relative") or line.word(head - 1) in (",", "but")
        opens = opens or line.speech(head - 1) >= 0
        return opens and line.word(comma + 1) in _ASIDE_OPENERS
    counted = line.word(comma + 2) in ("a", "an", "the") or line.word(comma + 2).isdigit()
    return kind != "adverb" or counted


def _first_of_list(line: Line, start: int) -> int:
    """Take in the noun before a name in commas: "The group, Fair Play, a charity in Leeds, said"."""
    if line.word(start - 1) != "," or start < 3:
        return start
    first = _boundary_left(line, start - 1)
    opens = first == 0 and line.kind(first) == "determiner"
    return first if opens and not has_finite(line, first, start - 1) else start


def _opening_comma(line: Line, closing: int) -> int | None:
    """Find the comma (or dash) that opens the insertion which this one closes."""
    marks = DASHES if line.word(closing) in DASHES else {","}
    first_found: int | None = None
    for at in range(closing - 1, max(-1, closing - 45), -1):
        if line.inside[at] >= 0 or line.word(at) in (";", ":"):
            break
        if line.word(at) in marks:
            first_found = at
            if opens_apposition(line, at):
                return at
            if is_finite(line, at - 1) or line.kind(at + 1) in ("clause",):
                break
    return first_found


def _boundary_left(line: Line, end: int) -> int:
    """Give the first token of the stretch before `end` that no mark, clause word or quotation interrupts."""
    at = end
    while at > max(0, end - _LONGEST_SUBJECT):
        before = at - 1
        if line.word(before) in STOPS and not _inside_words(line, before):
            break
        if line.inside[before] >= 0 or (
            line.kind(before) == "clause" and "well" not in line.low[before - 1 : before + 2]
        ):
            break
        if line.kind(before) == "complementizer" and not _is_relative_that(line, before, end):
            break
        at -= 1
    return at


def _inside_words(line: Line, mark: int) -> bool:
    """Say whether a quotation mark belongs to a word or two in marks within the stretch."""
    return line.word(mark) in ("“", "”", '"') and line.is_word(mark - 1) and line.is_word(mark + 1)


def _is_relative_that(line: Line, at: int, end: int) -> bool:
    """Say whether "that" goes on with the subject: "a map that was lost", "a letter that she showed us"."""
    if not line.is_word(at - 1) or line.word(at - 1) in common_verbs() or at + 2 >= end:
        return False
    return is_finite(line, at + 1) or (
        at <= 6 and line.kind(at + 1) == "pronoun" and not line.kind(at - 1) and not has_finite(line, 0, at)
    )


def plain_subject(line: Line, end: int) -> Range | None:
    """Find the subject in the stretch before `end`: after its last verb, without the adverbial that opens it."""
    if line.kind(end - 1) == "pronoun" and line.kind(end - 2) != "and":
        return end - 1, end
    start = _boundary_left(line, end)
    if line.kind(start) == "relative" and start + 1 < end:
        start += 1
    if line.word(end - 1) in ("who", "which") or (line.word(end - 1) == "that" and end > 1):
        head = plain_subject(line, end - 1 - (line.word(end - 2) == ","))
        return (head[0], end) if head else (end - 1, end)
    start = _after_verb(line, start, end)
    start = after_opening(line, start, end)
    start += start == 0 and end > 1 and bool(_CLOCK.fullmatch(line.word(0)))
    if start >= end or not can_be_subject(line, start, end):
        return None
    return _with_name_before(line, start), end


def _after_verb(line: Line, start: int, end: int) -> int:
    """Give the place after the last verb in the stretch, unless that verb is in a relative clause of the subject."""
    relative = None
    for at in range(start, end):
        if line.kind(at) == "relative" or (line.kind(at) == "complementizer"):
            relative = at
            break
    limit = relative if relative is not None and relative > start else end
    for at in range(limit - 1, start - 1, -1):
        told = line.word(at - 1) == "to" and at in line.cues and "c" in line.cues[at].takes  # "to say | Russia is …"
        if told or (is_finite(line, at) and not _is_participle(line, at, start)):
            if limit < end and at + 1 == limit:
                return limit + 1
            start = at + 1
            break
        if line.kind(at) == "and" and at + 1 < end and line.kind(at + 1) == "pronoun":
            start = at + 1
            break
    while start < end and (
        line.kind(start) in ("and", "adverb", "complementizer", "aux", "be")
        or line.word(start) == "'s"
        or (line.kind(start - 1) == "be" and line.word(start).endswith("ing"))
        or (line.word(start) in _PARTICLES and is_finite(line, start - 1))
    ):
        start += 1
    return start


def _is_participle(line: Line, at: int, start: int) -> bool:
    """Say whether a past form describes a noun: "a study published in May | found", "embattled mayor Orr | said"."""
    if line.kind(at) or not line.word(at).endswith("ed"):
        return False
    if at == start:
        return line.word(at) not in common_verbs()
    cue = line.cues.get(at)
    if cue is not None and ("q" in cue.takes or cue.end > at + 1):
        return False
    dated = line.word(at + 1) == "that" and line.kind(at + 1) == "determiner"
    return line.kind(at + 1) == "preposition" or line.word(at + 1) in CIRCUMSTANCES or dated


def _with_name_before(line: Line, start: int) -> int:
    """Take in the name before an apposition whose closing comma is lost: "Ana Orr, a member of the board told …"."""
    if (
        start >= 2
        and line.word(start - 1) == ","
        and line.word(start) in ("a", "an", "the")
        and line.capital(start - 2)
        and line.word(start - 2) not in CIRCUMSTANCES
    ):
        at = start - 2
        while at > 0 and line.capital(at - 1):
            at -= 1
        if at == 0 or line.word(at - 1) == "," or line.inside[at - 1] >= 0:
            return at
    return start


def subject_after(line: Line, start: int) -> Range | None:
    """Find the subject that follows an inverted verb: "said Ana Orr, the mayor of Leeds, on Monday"."""
    at = start
    if line.kind(at) == "pronoun":
        return at, at + 1
    if not line.is_word(at) or line.kind(at) not in ("", "determiner") or line.word(at) in CIRCUMSTANCES:
        return None
    while at < len(line) and line.inside[at] < 0 and line.word(at) not in STOPS | {".", "?", "!"}:
        kind = line.kind(at)
        if at > start and (
            kind in ("clause", "complementizer", "be", "aux", "pronoun")
            or line.word(at) in CIRCUMSTANCES
            or (kind == "preposition" and line.word(at) not in ("of", "for", "from", "with", "at", "and"))
            or line.word(at) in common_verbs()
        ):
            break
        at += 1
    if at == start:
        return None
    at = _with_name_after(line, at) if line.kind(start) == "determiner" else at
    return start, _with_apposition_after(line, at)


def _with_name_after(line: Line, end: int) -> int:
    """Take in the name behind a noun, and of what they are: "said a former spokesman, Oleg Holt of Orr Ltd, who …"."""
    at = _past_capitals(line, end + 1) if line.word(end) == "," else end
    if at > end + 1 and line.word(at) in ("of", "from", "at") and line.capital(at + 1):
        at = _past_capitals(line, at + 1)
    return at if at > end + 1 and line.word(at) in (",", ".", "") else end


def _past_capitals(line: Line, at: int) -> int:
    while line.capital(at) and line.speech(at) < 0:
        at += 1
    return at


def _with_apposition_after(line: Line, end: int) -> int:
    """Take in ", the mayor of Leeds" or ", who was there" after a name."""
    named = line.capital(end - 1) and line.is_word(end + 1) and not line.capital(end + 1) and not line.kind(end + 1)
    apposed = line.word(end + 1) in ("a", "an", "the", "who", "whose") or (
        named and not line.word(end + 1).endswith("ing")
    )
    if line.word(end) != "," or not apposed or line.word(end + 1) in CIRCUMSTANCES or is_finite(line, end + 1):
        return end
    at = end + 1
    while at < len(line) and line.inside[at] < 0 and line.word(at) not in {",", ".", ";", ":", "?", "!"} | DASHES:
        at += 1
    return at
