"""Scores: precision, recall and F1 of counts summed over articles, with an interval over the articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

RESAMPLES = 1000
"""Draws of the articles, with replacement, from which the 95 % percentile interval is taken."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one article: marks to be found, finds, and how many of each are right.

    A find can answer several marks (one claim, two places); where each answers one, `right` and `met` are equal.
    """

    gold: int
    found: int
    met: int
    right: int

    def __add__(self, other: "Tally") -> "Tally":
        """Sum two articles."""
        return Tally(self.gold + other.gold, self.found + other.found, self.met + other.met, self.right + other.right)


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1; None where there is nothing to be a share of. `low` and `high` bound F1."""

    precision: float | None
    recall: float | None
    f1: float | None
    low: float | None
    high: float | None
    gold: int
    found: int


def total(tallies: Sequence[Tally]) -> Tally:
    """Sum the counts of several articles."""
    return sum(tallies, Tally(0, 0, 0, 0))


def score_of(tallies: Sequence[Tally]) -> Score:
    """Score several articles together; the interval is the same every time.

    >>> score = score_of([Tally(gold=4, found=3, met=2, right=2), Tally(gold=1, found=2, met=1, right=1)])
    >>> score.precision, score.recall, round(score.f1, 2)
    (0.6, 0.6, 0.6)
    """
    whole = total(tallies)
    draw = Random(0)
    drawn = (total([tallies[draw.randrange(len(tallies))] for _ in tallies]) for _ in range(RESAMPLES))
    values = sorted(f1 for each in drawn if (f1 := _f1(each)) is not None) if len(tallies) > 1 else []
    low = values[int(0.025 * len(values))] if values else None
    high = values[max(0, int(0.975 * len(values)) - 1)] if values else None
    precision, recall = _share(whole.right, whole.found), _share(whole.met, whole.gold)
    return Score(precision, recall, _f1(whole), low, high, whole.gold, whole.found)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _f1(tally: Tally) -> float | None:
    precision, recall = _share(tally.right, tally.found), _share(tally.met, tally.gold)
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
