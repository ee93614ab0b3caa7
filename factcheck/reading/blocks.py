"""A text cut into blocks (paragraphs, headings, list items, quoted lines): where each stands, never what it is about.

A block's span leaves out the Markdown mark in front of it. Lines are joined to one block where the text is wrapped hard
(as e-mail and agency wires do), else each line is a block.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

Kind = Literal["text", "heading", "item", "quote", "rule", "front"]

_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MARKER = re.compile(
    r"(?P<heading>#{1,6}(?=[ \t]))|(?P<quote>(?:>[ \t]?){1,8})|(?P<item>[-*+•‣▪●](?=[ \t]))",
)
_RULE = re.compile(r"[-*_=~#·• \t]{3,200}|[-=]{1,200}")
_NUMBER = re.compile(r"[0-9]{1,3}[.)][ \t]{1,4}")
_KEY = re.compile(r"[A-Za-z_][\w .-]{0,40}\s?[:=]")
_EMPHASIS = re.compile(r"[*`]{1,3}|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])")
_LINK = re.compile(r"(!?\[)([^\[\]\n]{0,500})(\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,200}\")?\))")
_QUOTE_MARK = re.compile(r"(?<=[\n\r])[ \t]{0,3}>[> \t]{0,8}")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line: `text[start:end]` without marks and margins.

    `level` is a heading's, `after_gap` says that an empty line goes before it, `last` is the length of its last line.
    """

    start: int
    end: int
    kind: Kind = "text"
    level: int = 0
    after_gap: bool = True
    last: int = 0

    def of(self, text: str) -> str:
        """Give its words."""
        return text[self.start : self.end]


def cut_blocks(text: str) -> tuple[Block, ...]:
    r"""Cut a text into blocks, front matter first.

    >>> [(b.kind, b.of(t)) for t in ["# Storm\n\n- one\n- two\n\n> “No”"] for b in cut_blocks(t)]
    [('heading', 'Storm'), ('item', 'one'), ('item', 'two'), ('quote', '“No”')]
    """
    lines = list(_lines(text))
    front = _front_matter(text, lines)
    rest = _underlined(text, lines[front:])
    width = _wrapped_at(text, rest)
    blocks = [replace(lines[0], end=lines[front - 1].end, kind="front")] if front else []
    for line in rest:
        if blocks and _continues(text, blocks[-1], line, width):
            blocks[-1] = replace(blocks[-1], end=line.end, last=line.end - line.start)
        else:
            blocks.append(replace(line, last=line.end - line.start))
    return tuple(blocks)


def _lines(text: str) -> Iterator[Block]:
    """Cut a text into its lines that are not empty, marks and margins left out."""
    start, gap = 0, True
    ends = [(m.start(), m.end()) for m in _NEWLINE.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        left, right = _trim(text, start, end)
        if left < right:
            yield _line(text, left, right, gap)
        gap = left >= right
        start = following


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    left = start + len(inner) - len(inner.lstrip())
    return left, max(left, start + len(inner.rstrip()))


def _line(text: str, start: int, end: int, gap: bool) -> Block:
    """Tell what kind of line this is by the mark in front of it."""
    if _RULE.fullmatch(text, start, end):
        return Block(start, end, "rule", 0, gap)
    match = _MARKER.match(text, start, end)
    if match is None:
        kind: Kind = "item" if _NUMBER.match(text, start, end) else "text"
        return Block(start, end, kind, 0, gap)
    left, right = _trim(text, match.end(), end)
    if left >= right:
        return Block(start, end, "rule", 0, gap)
    if match["heading"]:
        closing = text[left:right].rstrip("#").rstrip()
        return Block(left, left + len(closing) if closing else right, "heading", len(match["heading"]), gap)
    return Block(left, right, "quote" if match["quote"] else "item", 0, gap)


def _front_matter(text: str, lines: list[Block]) -> int:
    """Count the lines of front matter: from a first line --- (or +++) of keys and values to the next one."""
    if not lines or lines[0].of(text) not in ("---", "+++"):
        return 0
    fence = lines[0].of(text)
    for number, line in enumerate(lines[1:60], start=1):
        words = line.of(text)
        if words == fence:
            return number + 1 if number > 1 else 0
        if (
            line.kind not in ("item", "heading")
            and not _KEY.match(words)
            and not words.startswith(('"', "'", "[", "]"))
        ):
            return 0
    return 0


def _underlined(text: str, lines: list[Block]) -> list[Block]:
    """Make a heading of a line that is underlined with === or ---."""
    kept: list[Block] = []
    for line in lines:
        before = kept[-1] if kept else None
        mark = line.of(text) if line.kind == "rule" and not line.after_gap else ""
        if before and before.kind == "text" and len(mark) > 2 and set(mark) in ({"="}, {"-"}) and before.after_gap:
            kept[-1] = replace(before, kind="heading", level=1 if "=" in mark else 2)
        kept.append(line)
    return kept


def _wrapped_at(text: str, lines: list[Block]) -> int:
    """Give the column at which a text is wrapped hard, 0 where it is not: most inner lines come near the longest,
    and many a line goes on in lower case."""
    texts = [line.end - line.start for line in lines if line.kind in ("text", "quote", "item")]
    width = max(texts, default=0)
    inner = [(a.end - a.start, text[b.start].islower()) for a, b in pairwise(lines) if not b.after_gap]
    if not 50 <= width <= 100 or len(inner) < 2:
        return 0
    near = sum(length > 0.75 * width for length, _ in inner)
    goes_on = sum(lower for _, lower in inner)
    return width if 2 * near > len(inner) and 3 * goes_on >= len(inner) else 0


def _continues(text: str, block: Block, line: Block, width: int) -> bool:
    """Say whether a line goes on with the block before it: its first word would not have fitted on the line before."""
    if not width or line.after_gap or block.kind in ("heading", "rule", "front"):
        return False
    if line.kind != "text" and not line.kind == block.kind == "quote":
        return False
    word = next(iter(text[line.start : line.start + 60].split()), "")
    return block.last + 1 + len(word) > width


def mask(text: str, block: Block) -> str:
    """Give a block's words with line breaks and Markdown marks turned into spaces, so that offsets stay.

    >>> mask("The **mayor** [said](http://a.b) no.", Block(0, 36))
    'The   mayor    said              no.'
    """
    words = _NEWLINE.sub(_spaces, _QUOTE_MARK.sub(_spaces, block.of(text)))
    if "](" in words:
        words = _LINK.sub(lambda m: " " * len(m[1]) + m[2] + " " * len(m[3]), words)
    return _EMPHASIS.sub(_spaces, words)


def _spaces(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def plain(text: str, block: Block) -> str:
    """Give a block's words on one line, without marks."""
    return " ".join(mask(text, block).split())
