"""Paragraphs: what a line break means, in text whose lines are paragraphs and in text wrapped at a margin."""

import re
from itertools import pairwise

from factcheck.models import Span

_WIDEST_MARGIN = 120
_NARROWEST_MARGIN = 40
_ENDINGS = ".!?:;…\"”’')"


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Give the paragraphs of a text in order, without the white space around them.

    A blank line ends a paragraph. A single line break does so too, unless the text is wrapped at a margin.

    >>> [span.of("First.\\nSecond.") for span in split_paragraphs("First.\\nSecond.")]
    ['First.', 'Second.']
    >>> len(split_paragraphs("The council said on Monday that the bridge over\\nthe river would stay closed."))
    1
    """
    lines = _lines(text)
    wrapped = _is_wrapped(text, lines)
    found: list[Span] = []
    margin = 0
    for number, line in enumerate(lines):
        if number == 0 or _blank_between(text, lines[number - 1], line):
            margin = _block_width(text, lines, number)
            found.append(line)
        elif _continues(text, lines[number - 1], line, margin if wrapped else 0):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return tuple(found)


def _lines(text: str) -> list[Span]:
    lines = []
    for match in re.finditer(r"[^\r\n\f\v\x85\u2028\u2029]+", text):
        raw = match.group()
        start = match.start() + len(raw) - len(raw.lstrip())
        end = match.start() + len(raw.rstrip())
        if start < end:
            lines.append(Span(start, end))
    return lines


def _blank_between(text: str, before: Span, after: Span) -> bool:
    gap = text[before.end : after.start].replace("\r\n", "\n")
    return sum(gap.count(mark) for mark in "\r\n\f\v\x85\u2028\u2029") > 1


def _block_width(text: str, lines: list[Span], first: int) -> int:
    """Give the length of the longest line from this one to the next blank line (0 for a block of one line)."""
    widest = lines[first].end - lines[first].start
    last = first
    while last + 1 < len(lines) and not _blank_between(text, lines[last], lines[last + 1]):
        last += 1
        widest = max(widest, lines[last].end - lines[last].start)
    return widest if last > first else 0


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Say whether at least a fifth of the single line breaks stand in the midst of a sentence."""
    single = middle = 0
    for before, after in pairwise(lines):
        if not _blank_between(text, before, after):
            single += 1
            middle += text[after.start].islower() and text[before.end - 1] not in _ENDINGS
    return middle * 5 >= max(single, 1)


def _continues(text: str, before: Span, after: Span, margin: int) -> bool:
    """Say whether the second line goes on with the paragraph of the first: its first word did not fit the margin."""
    length = before.end - before.start
    if text[after.start].islower() and (text[before.end - 1].isalpha() or text[before.end - 1] == ","):
        return _NARROWEST_MARGIN <= length <= _WIDEST_MARGIN
    if not _NARROWEST_MARGIN <= margin <= _WIDEST_MARGIN:
        return False
    words = text[after.start : min(after.end, after.start + margin)].split(None, 1)
    return length + 1 + len(words[0]) > margin
