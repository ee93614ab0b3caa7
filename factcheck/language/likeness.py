"""How like two statements are: the stems of what they say, with near-synonyms as one, and the figures they give.

Used to find the same claim again elsewhere in an article. Never to accept a quote: that is `align`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

from factcheck.language.figures import Figure
from factcheck.language.lexicon import entries, words
from factcheck.language.tokens import Token, tokenize
from factcheck.models import Span

_STEMMER = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Signature:
    """What a statement says, without its grammar: stems (families of synonyms as one) and figures by unit."""

    stems: frozenset[str]
    figures: frozenset[tuple[str, float]]


def signature(tokens: Iterable[Token], figures: Sequence[Figure], spans: Sequence[Span]) -> Signature:
    """Take the signature of the words at `spans`; `tokens` and `figures` may reach beyond them."""
    inside = [t for t in tokens if any(s.start <= t.start and t.end <= s.end for s in spans)]
    numbers = {(f.unit, f.value) for f in figures if f.unit and any(s.holds(f.span) for s in spans)}
    return Signature(frozenset(stem for t in inside if (stem := stem_of(t.lower))), frozenset(numbers))


def agreement(one: Signature, other: Signature) -> float:
    """Give the share (0 to 1) of the shorter statement's stems that the other has too; 0 below two shared stems.

    >>> from factcheck.language.tokens import tokenize
    >>> def take(text): return signature(tokenize(text), (), [Span(0, len(text))])
    >>> agreement(take("Russia agreed to extend the pause"), take("Moscow will lengthen the cease-fire, Russia agreed"))
    1.0
    """
    shared = len(one.stems & other.stems)
    return 0.0 if shared < 2 else shared / min(len(one.stems), len(other.stems))


def conflict(one: Signature, other: Signature) -> bool:
    """Say whether both count the same thing and no count agrees: 24 hours is not four days."""
    units = {dimension(unit) for unit, _ in one.figures} & {dimension(unit) for unit, _ in other.figures}
    if not units:
        return False
    mine = {f for f in one.figures if dimension(f[0]) in units}
    return not mine & other.figures


def shares_figure(one: Signature, other: Signature) -> bool:
    """Say whether the two give one figure of the same unit."""
    return bool(one.figures & other.figures)


@lru_cache(maxsize=65_536)
def stem_of(word: str) -> str:
    """Give a word's family or stem; empty for a word too common to tell statements apart.

    >>> stem_of("lengthening") == stem_of("extended"), stem_of("the")
    (True, '')
    """
    if word in words("stopwords") or len(word) < 2 or not any(c.isalnum() for c in word) or word == "'s":
        return ""
    families = _families()
    if word in families:
        return families[word]
    stem = str(_STEMMER.stemWord(word))
    return families.get(stem, stem)


def stems_of(text: str) -> frozenset[str]:
    """Give the stems of the words of a text."""
    return frozenset(stem for t in tokenize(text) if (stem := stem_of(t.lower)))


@cache
def _families() -> dict[str, str]:
    families: dict[str, str] = {}
    for entry in entries("synonyms"):
        first, *rest = entry.words.split()
        for word in (first, *rest):
            families.setdefault(word, first)
            families.setdefault(str(_STEMMER.stemWord(word)), first)
    return families


def dimension(unit: str) -> str:
    """Give what a unit measures: hours and weeks are both durations."""
    return "duration" if unit in {"minute", "hour", "day", "week", "month", "year"} else unit
