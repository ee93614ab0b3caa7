"""What a page is made of, whatever it is printed on: plain values with plain text in them.

Every string in a block is text of the article, of the model or of ours, not escaped for anything: each format makes
it harmless where it is written, all of it, so that nobody has to remember which is which.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Tone = Literal["plain", "strong", "quiet", "alarm", "good"]
"""How much a text asks for attention. Never the only carrier of a meaning: the words say it too."""


@dataclass(frozen=True)
class Title:
    """The article's headline, and who published it when."""

    text: str
    note: str


@dataclass(frozen=True)
class Heading:
    """The name of a section (level 2) or of a group within it (level 3)."""

    text: str
    note: str = ""
    level: Literal[2, 3] = 2


@dataclass(frozen=True)
class Prose:
    """One paragraph; `close`, it stands close to its heading."""

    text: str
    tone: Tone = "plain"
    close: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list of sentences, close to its heading."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A label and what belongs to it."""

    label: str
    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Rows:
    """Several labels, one below the other."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Item:
    """One thing to do, with a box for a person's tick: a claim, a call. One of `depth` 1 belongs to the one above;
    `close`, it stands close to it."""

    mark: str
    text: str
    rows: tuple[Row, ...] = ()
    tone: Tone = "plain"
    close: bool = False
    depth: Literal[0, 1] = 0


@dataclass(frozen=True)
class Entry:
    """One thing to know: the word for it, then what it is about, and below that what belongs to it."""

    word: str
    text: str
    rows: tuple[Row, ...] = ()
    tone: Tone = "plain"


@dataclass(frozen=True)
class Box:
    """What nobody may overlook; `empty` is said when there is nothing in it."""

    title: str
    entries: tuple[Entry, ...]
    empty: str


Block = Title | Heading | Prose | Bullets | Rows | Item | Entry | Box

LONGEST = 1200
"""Characters shown of one text; the whole of it stands in the JSON report."""


def harmless(text: str) -> str:
    """Put a text on one line; whatever could steer a terminal or turn the reading direction is made visible.

    >>> harmless("one\\n two\\x1b[31m red\\u202egnp")
    'one two␛[31m red⟨U+202E⟩gnp'
    """
    head = text[: 4 * LONGEST]
    shown = " ".join(head.translate(_VISIBLE).split())
    if len(shown) <= LONGEST and len(head) == len(text):
        return shown
    return f"{shown[:LONGEST].rstrip()} … [{len(text) - LONGEST:,} more characters]"


def tidy(lines: Iterable[str]) -> str:
    """Join lines, never with two blank ones in a row.

    >>> tidy(["a", "", "", "b"])
    'a\\n\\nb\\n'
    """
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


_LINES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_VISIBLE: dict[int, str] = (
    {code: chr(0x2400 + code) for code in range(0x20)}
    | {0x7F: "\u2421"}
    | {code: f"⟨U+{code:04X}⟩" for code in (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
    | {ord(line): " " for line in _LINES}
)
