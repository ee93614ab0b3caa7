"""The report on a terminal: as wide as the window, up to what an eye follows, coloured only where there is a screen.

No text of the article reaches rich as markup, and no control character of it reaches the terminal.
"""

import io
import sys
from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from factcheck.models import Report
from factcheck.report.blocks import Block, Box, Bullets, Heading, Item, Prose, Row, Rows, Title, Tone, harmless
from factcheck.report.page import blocks

NARROWEST, WIDEST = 40, 100

LABEL = 8
"""Columns of a claim's short name, and of the labels below it."""

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
        case Heading():
            yield from ("", heading(block))
        case Prose():
            yield from ("", shown(block.text, STYLE[block.tone]))
        case Bullets():
            yield from ("", grid((shown("•"), shown(item)) for item in block.items))
        case Rows():
            yield labelled(block.rows)
        case Box():
            yield from ("", panel(block))
        case Item():
            yield from (*(() if block.close else ("",)), *item_parts(block))


def heading(block: Heading) -> Text:
    """Give a section's name, its note in the background."""
    name = block.text.upper() if block.level == 2 else block.text
    return Text.assemble((harmless(name), "bold"), (f"  {harmless(block.note)}" if block.note else "", "dim"))


def panel(box: Box) -> Panel:
    """Draw the box: red where something is in it, green where nothing is."""
    title = Text(harmless(box.title).upper(), style="bold")
    if not box.items:
        return Panel(shown(box.empty), title=title, title_align="left", border_style="green")
    rows = [
        (shown(f"{number}"), entry(item))
        for number, item in enumerate(box.items, 1)
    ]  # fmt: skip
    return Panel(grid(rows), title=title, title_align="left", border_style="red")


def entry(item: Item) -> RenderableType:
    """Give one line of the box: the word, what, and below it who says so and who does not."""
    what = Text.assemble((f"{harmless(item.mark).upper()}  ", STYLE[item.tone]), harmless(item.text), overflow="fold")
    who = Text.assemble(" ".join(harmless(row.text) for row in item.rows), (f"  {harmless(item.note)}", "dim"))
    return Group(what, who)


def item_parts(item: Item) -> Iterator[RenderableType]:
    """Give one item; its text and its rows' texts stand in one column, the marks and labels before them."""
    mark = harmless(item.mark)
    width = max(LABEL, cell_len(mark))
    first = ("[ ]" if item.tick else "•") + (f" {mark.ljust(width)}" if mark else "")
    yield grid([(Text(first), shown(item.text, STYLE[item.tone]))])
    if item.rows:
        yield Padding(labelled(item.rows, width), (0, 0, 0, 4 if item.tick else 2))


def labelled(rows: tuple[Row, ...], least: int = 0) -> RenderableType:
    """Set labels and texts in two columns, the first at least so wide."""
    return grid((Text(harmless(row.label).ljust(least), style="dim"), shown(row.text, STYLE[row.tone])) for row in rows)


def grid(rows: Iterable[tuple[RenderableType, RenderableType]]) -> Table:
    """Set two columns, the first as wide as its longest entry."""
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table
