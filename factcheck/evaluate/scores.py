"""Counting what agrees, and how sure the figure is: precision, recall, F1, and their interval over articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import add, attrgetter
from random import Random
from typing import NamedTuple

SEED = 0
RESAMPLES = 1000
LEVEL = 0.95


class Tally(NamedTuple):
    """What agrees in one article: of what the annotator marked (`wanted`), and of what the engine gave (`given`).

    The two sides are counted apart, for one thing marked can be given twice.
    """

    found: int = 0
    wanted: int = 0
    right: int = 0
    given: int = 0

    @property
    def recall(self) -> float | None:
        """The share of what is marked that was found; None where nothing is marked."""
        return self.found / self.wanted if self.wanted else None

    @property
    def precision(self) -> float | None:
        """The share of what was given that is right; None where nothing was given."""
        return self.right / self.given if self.given else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing was marked and nothing given.

        >>> Tally(found=1, wanted=2, right=1, given=1).f1
        0.6666666666666666
        """
        if not self.wanted and not self.given:
            return None
        p, r = self.precision or 0.0, self.recall or 0.0
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """One kind, measured over the articles of a set: the tally of all, the figure that counts, and its interval."""

    tally: Tally
    value: float | None
    low: float | None
    high: float | None


def total(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up: each thing marked counts once, whatever the length of its article.

    >>> total([Tally(1, 2, 1, 1), Tally(0, 1, 0, 0)])
    Tally(found=1, wanted=3, right=1, given=1)
    """
    whole = Tally()
    for tally in tallies:
        whole = Tally._make(map(add, whole, tally))
    return whole


def score(tallies: Sequence[Tally], share: bool = False) -> Score:
    """Score a kind from its tally in each article: F1, or the share found where nothing can be given too much."""
    figure = attrgetter("recall" if share else "f1")
    whole = total(tallies)
    drawn = sorted(v for draw in draws(len(tallies)) if (v := figure(total(tallies[i] for i in draw))) is not None)
    return Score(whole, figure(whole), *_middle(drawn))


def draws(articles: int) -> list[list[int]]:
    """Draw the resamples of a number of articles, each as many with replacement; the same ones every time.

    >>> len(draws(3)), draws(3)[0] == draws(3)[0]
    (1000, True)
    """
    dice = Random(SEED)
    return [dice.choices(range(articles), k=articles) for _ in range(RESAMPLES)] if articles else []


def _middle(drawn: Sequence[float]) -> tuple[float | None, float | None]:
    """Give the ends of the middle 95 % of sorted figures.

    >>> _middle([n / 1000 for n in range(1000)])
    (0.025, 0.974)
    """
    if not drawn:
        return None, None
    cut = int(len(drawn) * (1 - LEVEL) / 2 + 1e-9)
    return drawn[cut], drawn[-1 - cut]
