"""The report on a terminal: as wide as the window, up to what an eye follows, coloured only where there is a screen.

No text of the article reaches rich as markup, and no control character of it reaches the terminal.
"""

import io
import sys
from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from factcheck.models import Report
from factcheck.report.blocks import Block, Box, Bullets, Entry, Heading, Item, Prose, Row, Rows, Title, Tone, harmless
from factcheck.report.page import blocks

NARROWEST, WIDEST = 40, 100

LABEL = 5
"""Columns of the labels below a claim; a longer one takes its room."""

INDENT = 4
"""Columns by which a claim is set in below the one that it belongs to."""

STYLE: dict[Tone, str] = {"plain": "", "strong": "bold", "quiet": "dim", "alarm": "bold red", "good": "green"}


def render(report: Report, part: str) -> str:
    """Give the report, or one part of it, for the terminal that standard output is; without styles if it is none."""
    return printed(blocks(report, part), width=Console().width, styled=sys.stdout.isatty())


def printed(page: Iterable[Block], width: int, styled: bool) -> str:
    """Print blocks at a width; rich itself leaves out the colours under NO_COLOR and on a dumb terminal."""
    written = io.StringIO()
    console = Console(
        file=written,
        width=min(max(width, NARROWEST), WIDEST),
        force_terminal=styled,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for block in page:
        for part in parts(block):
            console.print(part)
    return "\n".join(line.rstrip() for line in written.getvalue().split("\n"))


def shown(text: str, style: str = "") -> Text:
    """Make a text safe to print."""
    return Text(harmless(text), style=style, overflow="fold")


def parts(block: Block) -> Iterator[RenderableType]:
    """Give one block as what rich prints, with the blank line that sets it off."""
    match block:
        case Title():
            yield from (shown(block.text, "bold underline"), shown(block.note, "dim"))
        case Heading(level=2):
            yield from ("", Rule(heading(block), align="left", style="dim", characters="─"))
            yield from (shown(block.note, "dim"),) if block.note else ()
        case Heading():
            yield from ("", heading(block))
        case Prose():
            yield from (*(() if block.close else ("",)), shown(block.text, STYLE[block.tone]))
        case Bullets():
            yield from (hanging(shown(item)) for item in block.items)
        case Rows():
            yield grid((name(row.label), shown(row.text, STYLE[row.tone])) for row in block.rows)
        case Box():
            yield from ("", panel(block))
        case Entry():
            yield hanging(entry(block))
        case Item():
            yield from (*(() if block.close else ("",)), item(block))


def heading(block: Heading) -> Text:
    """Give the name of a section or of a group within it."""
    return shown(block.text.upper() if block.level == 2 else block.text, "bold")


def panel(box: Box) -> Panel:
    """Draw the box: red where something is in it, green where nothing is."""
    title = Text(harmless(box.title).upper(), style="bold")
    if not box.entries:
        return Panel(shown(box.empty), title=title, title_align="left", border_style="green")
    entries = Group(*(hanging(entry(inner)) for inner in box.entries))
    return Panel(entries, title=title, title_align="left", border_style="red")


def hanging(inner: RenderableType) -> RenderableType:
    """Set off one entry from the next by a mark in the margin."""
    return grid([(Text("•"), inner)])


def entry(block: Entry) -> RenderableType:
    """Give the word and what it is about in one paragraph, below it what belongs to it."""
    word = (harmless(block.word).upper(), STYLE[block.tone] or "bold")
    return Group(Text.assemble(word, f"  {harmless(block.text)}", overflow="fold"), *map(labelled, block.rows))


def item(block: Item) -> RenderableType:
    """Give one item; its text and its rows stand in one column, its box and its number before them."""
    mark = f"[ ] {harmless(block.mark).rjust(2)}" if block.mark else "[ ]"
    inner = Group(shown(block.text, STYLE[block.tone]), *map(labelled, block.rows))
    return Padding(grid([(Text(mark), inner)]), (0, 0, 0, INDENT * block.depth))


def labelled(row: Row) -> RenderableType:
    """Give a text with its label before it, in a column of its own."""
    text = shown(row.text, STYLE[row.tone])
    return grid([(name(row.label.ljust(LABEL)), text)]) if row.label else text


def name(label: str) -> Text:
    """Give a label."""
    return Text(label, style="dim")


def grid(rows: Iterable[tuple[RenderableType, RenderableType]]) -> Table:
    """Set two columns, the first as wide as its longest entry."""
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table
