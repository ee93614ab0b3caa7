"""Marks of unfinished copy, and words typed twice."""

import re
from collections.abc import Iterator

from factcheck.language.copydesk.notice import Notice
from factcheck.language.reading import Reading
from factcheck.models import Span

_PLACEHOLDER = re.compile(
    r"\b(?:TK)+\b|\bTO COME\b|\bFIXME\b|\bTODO\b|\bX{3,}\b|\?{3,}|\(CQ\??\)"
    r"|\[(?:CHECK|CONFIRM|NAME|DATE|TITLE|AGE|INSERT|LINK|PHOTO|QUOTE|TK|TBC|TBD)\b[^\[\]\n]{0,60}\]"
    r"|\b[Ll]orem ipsum\b"
)
_DOUBLED = re.compile(
    r"(?<![\w'’-])(the|a|an|of|to|in|and|for|with|at|on|by|from|was|were|are|they|we|he|she|it|be|as|or)(\s+)\1(?![\w'’-])"
)
_SIDES = 24


def placeholders(reading: Reading) -> Iterator[Notice]:
    """Find what stands for words still to come: "TK", "[CHECK AGE]"."""
    for match in _PLACEHOLDER.finditer(reading.document.text):
        yield Notice("placeholder", f"{match[0]!r} is a mark of unfinished copy: fill it in", (Span(*match.span()),))


def words_doubled(reading: Reading) -> Iterator[Notice]:
    """Find a small word typed twice: "in the the harbour". Across a line break it may be a heading's end."""
    text = reading.document.text
    for match in _DOUBLED.finditer(text):
        if "\n" in match[2]:
            continue
        around = " ".join(text[max(0, match.start() - _SIDES) : match.end() + _SIDES].split())
        yield Notice("word_doubled", f"{match[1]!r} stands twice: “… {around} …”", (Span(*match.span()),))
