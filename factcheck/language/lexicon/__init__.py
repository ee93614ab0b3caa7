"""Word lists as data: one family of words a file, whose first lines (`#`) say what belongs there.

A line is `words` or `words | key=value key=value`; blank lines and lines that start with `#` are skipped. Code asks for
a family by name and gets its entries in the order of the file; what the keys mean is said at the top of each file.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a word list: the words, and what the list says about them."""

    words: str
    notes: dict[str, str] = field(default_factory=dict)


@cache
def entries(family: str) -> tuple[Entry, ...]:
    """Read the family `lexicon/FAMILY.txt`.

    Raises:
        FileNotFoundError: there is no such family.
    """
    lines = files(__package__).joinpath(f"{family}.txt").read_text("utf-8").splitlines()
    return tuple(_entry(line) for line in lines if line.strip() and not line.startswith("#"))


@cache
def words(family: str) -> frozenset[str]:
    """Give the bare words of a family."""
    return frozenset(entry.words for entry in entries(family))


def _entry(line: str) -> Entry:
    head, _, notes = line.partition("|")
    return Entry(head.strip(), dict(note.split("=", 1) for note in notes.split()))
