"""What a frame finds in one line, in token numbers, before it becomes an Attribution."""

from dataclasses import dataclass, field

from factcheck.language.attribution.line import Line
from factcheck.language.attribution.phrases import Range
from factcheck.models import Span
from factcheck.terms import Act

_EDGES = " \t\r\n,;:—–-“”\"‘’'«»()[]`"


@dataclass
class Found:
    """An attribution of a line: whose (tokens), by which words (tokens), and what (text).

    `clause` is the first token of a reporting clause that stands after or within what it reports (its comma). `meant`
    are the words before that an "it" as source stands for, where the frame shows them.
    """

    line: Line
    source: Range | None
    cue: Range
    contents: list[Span]
    act: Act
    via: Range | None = None
    clause: int | None = None
    direct: bool = field(default=False)
    meant: Range | None = None


def trim(text: str, start: int, end: int) -> Span | None:
    """Give a stretch without the marks at its edges, None where nothing is left.

    >>> trim("— “a word,” ", 0, 12)
    Span(start=3, end=9)
    """
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, _with_closing_mark(text, start, end)) if start < end else None


def _with_closing_mark(text: str, start: int, end: int) -> int:
    """Keep the mark that closes a quotation within: "it was “aware of it”"."""
    after = text[end : end + 1]
    opened = text.rfind("“", start, end) > text.rfind("”", start, end)
    straight = after == '"' and text.count('"', start, end) % 2 == 1
    return end + 1 if (after in ("”", '"') and opened) or straight else end


def stretch(line: Line, start: int, end: int) -> list[Span]:
    """Give the text from one token up to another as content: none or one span."""
    if start >= end:
        return []
    span = trim(line.document.text, line.tokens[start].start, line.tokens[end - 1].end)
    return [span] if span else []
