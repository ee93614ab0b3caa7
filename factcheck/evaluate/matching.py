"""When a find answers a mark: agreement of words, one-to-one pairs, two names for one party."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from factcheck.language.names import same_name
from factcheck.models import Span

Gold = TypeVar("Gold")
Find = TypeVar("Find")
HALF = 0.5
_WORD = re.compile(r"\w+(?:[-.'’]\w+)*")
_SMALL = frozenset({"the", "a", "an", "its", "their", "his", "her"})


def words_at(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Give the words at some places, each by its offset; marks do not count."""
    return frozenset(m.start() for span in spans for m in _WORD.finditer(text, span.start, span.end))


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """Give the share of the words of either that both hold (intersection over union), from 0 to 1."""
    return len(one & other) / len(one | other) if one & other else 0.0


def covers(one: Iterable[Span], other: Sequence[Span]) -> bool:
    """Say whether places hold at least half of the characters of others.

    >>> covers([Span(0, 10)], [Span(5, 12)]), covers([Span(0, 6)], [Span(5, 12)])
    (True, False)
    """
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return shared >= HALF * sum(b.end - b.start for b in other)


def matched(
    gold: Sequence[Gold], found: Sequence[Find], agree: Callable[[Gold, Find], float], least: float = HALF
) -> dict[int, int]:
    """Pair marks with finds one to one, the best agreement (0 to 1) first; below `least` nothing is a pair.

    >>> matched([1.0, 2.0], [1.9, 1.1, 5.0], lambda a, b: max(0.0, 1 - abs(a - b)))
    {0: 1, 1: 0}
    """
    values = ((agree(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((value for value in values if value[0] >= least), reverse=True):
        if -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return dict(sorted(pairs.items()))


def same_party(one: str, other: str) -> bool:
    """Say whether two names are one party's: variants of a name, or for the unnamed the words of one within the other.

    >>> same_party("the U.N.", "United Nations"), same_party("a senior official", "The official")
    (True, True)
    >>> same_party("Ana Orr", "Tom Orr")
    False
    """
    if same_name(one, other):
        return True
    mine, theirs = ({w.lower() for w in _WORD.findall(name)} - _SMALL for name in (one, other))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)
