"""Markdown with a task list. Every text of the article and of the model is escaped, so that it stays text: it can
make no link, image, heading, task, table or HTML, whatever it says.
"""

import re
from collections.abc import Iterator

from factcheck.models import Report
from factcheck.report.blocks import Block, Box, Bullets, Entry, Heading, Item, Prose, Row, Rows, Title, harmless, tidy
from factcheck.report.page import blocks

SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$^]|(?<=\w)@|:(?=//)|(?<=[Ww]{3})\.")
"""Characters that mean something wherever they stand, and the one character each that makes an address of a text."""

LEADING = re.compile(r"^(?:(\d{1,9})([.)])|()([#+\-=:]))")
"""Characters that mean something only where a line begins, after a number or not."""


def render(report: Report, part: str) -> str:
    """Give the report, or one part of it, as Markdown."""
    return tidy(line for block in blocks(report, part) for line in lines(block))


def escaped(text: str) -> str:
    r"""Make a text one line of nothing but text.

    >>> escaped("1. [click](http://x.example) <b>")
    '1\\. \\[click\\](http\\://x.example) \\<b\\>'
    """
    line = SPECIAL.sub(lambda found: f"\\{found[0]}", harmless(text))
    return LEADING.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[4]}", line)


def bold(text: str) -> str:
    """Set a text in bold; nothing stays nothing, since four stars in a row would be a rule."""
    return f"**{escaped(text)}**" if harmless(text) else ""


def lines(block: Block) -> Iterator[str]:
    """Give one block as lines, with the blank line that sets it off."""
    match block:
        case Title():
            yield from (f"# {escaped(block.text)}", "", escaped(block.note))
        case Heading():
            yield from ("", f"{'#' * block.level} {escaped(block.text)}")
            yield from ("", f"_{escaped(block.note)}_", "") if block.note else ("",)
        case Prose(tone="strong"):
            yield from ("", bold(block.text))
        case Prose():
            yield from ("", escaped(block.text))
        case Bullets():
            yield from (f"- {escaped(item)}" for item in block.items)
        case Rows():
            yield from (f"- {labelled(row)}" for row in block.rows)
        case Box():
            yield from box_lines(block)
        case Entry():
            yield from entry_lines(block)
        case Item():
            yield from item_lines(block)


def box_lines(box: Box) -> Iterator[str]:
    """Give the box as a section of its own, one entry per flag."""
    yield from ("", f"## {escaped(box.title)}", "")
    yield from (line for entry in box.entries for line in entry_lines(entry))
    if not box.entries:
        yield escaped(box.empty)


def entry_lines(entry: Entry) -> Iterator[str]:
    """Give one entry of a list, with its rows as a list below it."""
    yield f"- {bold(entry.word)}: {escaped(entry.text)}"
    yield from (f"  - {labelled(row)}" for row in entry.rows)


def item_lines(item: Item) -> Iterator[str]:
    """Give one item as a task, with its rows as a list below it."""
    margin = "  " * item.depth
    mark = f"**{escaped(item.mark)}.** " if item.mark else ""
    yield f"{margin}- [ ] {mark}{bold(item.text) if item.tone == 'strong' else escaped(item.text)}"
    yield from (f"{margin}  - {labelled(row)}" for row in item.rows)


def labelled(row: Row) -> str:
    """Give a label and its text."""
    return f"{bold(row.label)}: {escaped(row.text)}" if row.label else escaped(row.text)
