"""Quotation marks paired into quotations, paragraph by paragraph, with marks lost or mismatched."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.language.paragraphs import split_paragraphs
from factcheck.models import Span

# Where three single marks stand in a row, the first closes a quotation within the one that the other two close.
_MARK = re.compile(r"``|(?<=[\w.,!?])'(?=''(?!'))|''|[\"“”„‟«»＂'‘’‛]")
_SAYS = r"(?:said|says|added|adds|told|wrote|asked)"
_NAME = r"[A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){0,3}"
_TAG = re.compile(rf",(?= (?:{_SAYS} {_NAME}|(?:he|she|they|{_NAME}) {_SAYS})\b)")
_DOUBLE_OPEN = frozenset(["“", "„", "‟", "«", "``"])
_DOUBLE_CLOSE = frozenset(["”", "»", "''"])
_ELIDED = re.compile(r"(?:\d0s|\d\d\b|n\b|em\b|til\b|till\b|cause\b|tis\b|twas\b|round\b|bout\b|s\b)", re.IGNORECASE)
_LONGEST_SINGLE = 2000
_MOST_MARKS_WITHIN = 40


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: the words between the marks, the marks with them, and whether it was ever closed."""

    inner: Span
    outer: Span
    closed: bool = True


def find_quotes(text: str, paragraphs: Sequence[Span] | None = None) -> tuple[Quote, ...]:
    """Find the quotations of a text, in order. Those within another are part of it; `paragraphs` spares cutting them.

    A quotation that runs over several paragraphs is one for each; a lost mark is put at its paragraph's edge.

    >>> text = '“We will rebuild," the mayor said. It\\'s the plan\\'s \\'final stage\\'.'
    >>> [quote.inner.of(text) for quote in find_quotes(text)]
    ['We will rebuild,', 'final stage']
    """
    found: list[Quote] = []
    blocks = split_paragraphs(text) if paragraphs is None else paragraphs
    for number, paragraph in enumerate(blocks):
        goes_on = number + 1 < len(blocks) and text[blocks[number + 1].start] == "‘"
        found.extend(_quotes_of(text, paragraph, goes_on))
    return tuple(found)


def _quotes_of(text: str, paragraph: Span, goes_on: bool) -> list[Quote]:
    marks = [m for m in _MARK.finditer(text, paragraph.start, paragraph.end) if not _is_apostrophe(text, m)]
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    skip_to = paragraph.start
    for number, mark in enumerate(marks):
        if mark.start() < skip_to:
            continue
        if mark.group() in "'‘’‛":
            closing = None if opened else _single_close(text, marks, number)
            if closing:
                found.append(_quote(text, mark.start(), mark.end(), closing.start(), closing.end()))
                skip_to = closing.end()
        elif opened and _closes(text, mark, opened):
            found.append(_quote(text, opened.start(), opened.end(), mark.start(), mark.end()))
            opened = None
        elif opened and _nests(marks, number):
            skip_to = marks[number + 1].end()
        elif opened:
            found.append(_lost_close(text, opened, mark.start()))
            opened = mark
        elif _opens(text, mark):
            opened = mark
        elif not found and not text[mark.start() - 1 : mark.start()].isdigit():
            found.append(_quote(text, paragraph.start, paragraph.start, mark.start(), mark.end(), closed=False))
    opened = opened or _single_left_open(text, marks, found[-1].outer.end if found else paragraph.start, goes_on)
    if opened:
        found.append(_lost_close(text, opened, paragraph.end))
    return [quote for quote in found if quote.inner.start < quote.inner.end]


def _nests(marks: list[re.Match[str]], number: int) -> bool:
    """Say whether an opening mark within a quotation has a closing one of its own before that of the quotation."""
    following = [mark.group() for mark in marks[number + 1 : number + 3]]
    return marks[number].group() == "“" and following == ["”", "”"]


def _quote(text: str, start: int, inner: int, end: int, outer: int, closed: bool = True) -> Quote:
    while inner < end and text[inner].isspace():
        inner += 1
    while end > inner and text[end - 1].isspace():
        end -= 1
    return Quote(Span(inner, end), Span(start, outer), closed)


def _lost_close(text: str, opened: re.Match[str], end: int) -> Quote:
    """Give a quotation that was never closed: up to a reporting clause ("“We lost, Orr said."), or to the end."""
    tag = _TAG.search(text, opened.end(), end)
    end = tag.start() + 1 if tag else end
    while end > opened.end() and text[end - 1].isspace():
        end -= 1
    return _quote(text, opened.start(), opened.end(), end, end, closed=False)


def _before(text: str, mark: re.Match[str]) -> str:
    return text[mark.start() - 1] if mark.start() else " "


def _after(text: str, mark: re.Match[str]) -> str:
    return text[mark.end()] if mark.end() < len(text) else " "


def _is_apostrophe(text: str, mark: re.Match[str]) -> bool:
    """Say whether a single mark stands within a word, or for letters left out ('em, '90s)."""
    if mark.group() not in ("'", "‘", "’", "‛"):
        return False
    before, after = _before(text, mark), _after(text, mark)
    if after.isalnum():
        return before.isalnum() or bool(_ELIDED.match(text, mark.end()))
    return before.isspace()


def _faces_right(text: str, mark: re.Match[str]) -> bool:
    return not _before(text, mark).isalnum() and _before(text, mark) not in ".,!?…" and not _after(text, mark).isspace()


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in _DOUBLE_OPEN:
        return True
    if _before(text, mark).isspace():
        return True
    return mark.group() not in _DOUBLE_CLOSE and _faces_right(text, mark)


def _closes(text: str, mark: re.Match[str], opened: re.Match[str]) -> bool:
    """Say whether a mark closes the open quotation; if not, that one has lost its closing mark."""
    if mark.group() in _DOUBLE_CLOSE:
        return True
    if mark.group() in _DOUBLE_OPEN:
        return opened.group() == "„" or (_after(text, mark).isspace() and not _before(text, mark).isspace())
    return not (_before(text, mark).isspace() and _after(text, mark).isalnum())


def _single_close(text: str, marks: list[re.Match[str]], number: int) -> re.Match[str] | None:
    """Find the mark that closes a single quotation; "the rebels' surrender" does not, where a better one follows."""
    opened = marks[number]
    if (
        opened.group() == "’"
        or not _faces_right(text, opened)
        or not _after(text, opened).isalnum() + (_after(text, opened) in '“"([$£€….')
    ):
        return None
    singles = [m for m in marks[number + 1 : number + 1 + _MOST_MARKS_WITHIN] if m.group() in "'’"]
    singles = [m for m in singles if m.start() - opened.start() <= _LONGEST_SINGLE]
    for place, mark in enumerate(singles):
        if _faces_right(text, mark) and _before(text, mark).isspace():
            return None
        if not _after(text, mark).isalnum() and not _may_be_possessive(text, singles, place):
            return mark
    return None


def _may_be_possessive(text: str, singles: list[re.Match[str]], place: int) -> bool:
    mark = singles[place]
    following_words = text[mark.end() : mark.end() + 3].lstrip(' “"')
    if _before(text, mark) != "s" or not following_words[:1].isalpha():
        return False
    following = singles[place + 1] if place + 1 < len(singles) else None
    return following is not None and not _before(text, following).isspace() and _before(text, following) != "s"


def _single_left_open(text: str, marks: list[re.Match[str]], start: int, goes_on: bool) -> re.Match[str] | None:
    """Find a single quotation that its paragraph leaves open: one that leads it, or that the next takes up."""
    for mark in marks:
        leads = mark.start() == start
        if mark.start() >= start and mark.group() == "‘" and (leads or (goes_on and _faces_right(text, mark))):
            return mark
    return None
