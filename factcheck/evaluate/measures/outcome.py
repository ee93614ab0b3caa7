"""What a measure hands out for one article: its tally, and the mistakes in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from factcheck.evaluate.case import Case
from factcheck.evaluate.scores import Tally

_Marked = TypeVar("_Marked")
_Given = TypeVar("_Given")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a kind went in one article."""

    tally: Tally
    mistakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the table: what is measured, in one line, and how.

    `share` says that there is no giving too much: the figure is the share found. `least` is how many an annotator must
    have marked for the row to be shown.
    """

    key: str
    section: str
    title: str
    meaning: str
    measure: Callable[[Case], Outcome]
    share: bool = False
    least: int = 1


def named(names: Sequence[str]) -> str:
    """Write a list of names.

    >>> named(["Orr Mining", "its owner"]), named([])
    ('Orr Mining and its owner', 'nobody')
    """
    return " and ".join(names) or "nobody"


def paired(
    marked: Sequence[_Marked],
    given: Sequence[_Given],
    pairs: Sequence[tuple[_Marked, _Given]],
    words: tuple[Callable[[_Marked], str], Callable[[_Given], str]],
) -> Outcome:
    """Make the outcome of a pairing: what is marked and in no pair was missed, what is given and in none is false."""
    seen, kept = [a for a, _ in pairs], [b for _, b in pairs]
    mistakes = [f"missed: {words[0](one)}" for one in marked if one not in seen]
    mistakes += [f"false: {words[1](one)}" for one in given if one not in kept]
    return Outcome(Tally(len(pairs), len(marked), len(pairs), len(given)), tuple(mistakes))


def judged(rows: Iterable[tuple[bool, str]]) -> Outcome:
    """Make the outcome of a share: for each row whether it is right, and its words where it is not."""
    told = list(rows)
    wrong = tuple(f"wrong: {words}" for right, words in told if not right)
    return Outcome(Tally(len(told) - len(wrong), len(told)), wrong)
