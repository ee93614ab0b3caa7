"""Plain text to paste into a CMS or a chat: no markup, no line longer than 78 characters."""

from collections.abc import Iterator

from factcheck.models import Report
from factcheck.report.blocks import Block, Box, Bullets, Entry, Heading, Item, Prose, Row, Rows, Title, harmless, tidy
from factcheck.report.page import blocks

WIDTH = 78


def render(report: Report, part: str) -> str:
    """Give the report, or one part of it, as plain text."""
    return tidy(line for block in blocks(report, part) for line in lines(block))


def lines(block: Block) -> Iterator[str]:
    """Give one block as lines, with the blank line that sets it off."""
    match block:
        case Title():
            yield from (*wrapped(block.text), *wrapped(block.note))
        case Heading(level=2):
            yield from ("", *wrapped(f"{block.text.upper()}{f' ({block.note})' if block.note else ''}"), "-" * WIDTH)
        case Heading():
            yield from ("", *wrapped(block.text))
        case Prose():
            yield from (*(() if block.close else ("",)), *wrapped(block.text))
        case Bullets():
            yield from (line for item in block.items for line in wrapped(item, "- "))
        case Rows():
            yield from (line for row in block.rows for line in row_lines(row, ""))
        case Box():
            yield from box_lines(block)
        case Entry():
            yield from entry_lines(block)
        case Item():
            yield from (*(() if block.close else ("",)), *item_lines(block))


def box_lines(box: Box) -> Iterator[str]:
    """Give the box between two heavy lines, one entry per flag."""
    yield from ("", "=" * WIDTH, box.title.upper())
    yield from (line for entry in box.entries for line in entry_lines(entry))
    yield from wrapped("" if box.entries else box.empty)
    yield "=" * WIDTH


def entry_lines(entry: Entry) -> Iterator[str]:
    """Give one entry, its word in capitals, what belongs to it set in."""
    yield from wrapped(f"{entry.word.upper()}: {entry.text}", "- ")
    for row in entry.rows:
        yield from row_lines(row, "  ")


def item_lines(item: Item) -> Iterator[str]:
    """Give one item with its rows set in; one that belongs to the one above is set in as a whole."""
    margin = "    " * item.depth
    first = f"{margin}[ ] {f'{item.mark}. ' if item.mark else ''}"
    yield from wrapped(item.text, first, f"{margin}    ")
    for row in item.rows:
        yield from row_lines(row, f"{margin}    ")


def row_lines(row: Row, indent: str) -> Iterator[str]:
    """Give a label and its text, the text's lines aligned below its label."""
    if row.label:
        yield from wrapped(f"{row.label}: {row.text}", indent, f"{indent}  ")
    else:
        yield from wrapped(row.text, indent)


def wrapped(text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Break a text into lines of at most WIDTH characters, each begun by `first` and then `rest`.

    >>> list(wrapped("to be confirmed", "- "))
    ['- to be confirmed']
    """
    follow = " " * len(first) if rest is None else rest
    line, started = first, False
    for word in pieces(harmless(text), WIDTH - max(len(first), len(follow))):
        if started and len(line) + 1 + len(word) > WIDTH:
            yield line
            line, started = follow, False
        line, started = f"{line} {word}" if started else line + word, True
    if started:
        yield line


def pieces(text: str, room: int) -> Iterator[str]:
    """Give the words of a text, those that are longer than a line in pieces."""
    for word in text.split():
        yield from (word[at : at + room] for at in range(0, len(word), room))
