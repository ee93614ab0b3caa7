"""One annotated article beside what the engine made of it, and when two places in it are one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from factcheck.evaluate.annotated import AnnotatedArticle, MarkedAttribution
from factcheck.language.hops import Chains
from factcheck.language.reading import Reading
from factcheck.models import Report, Span
from factcheck.terms import Act

ENOUGH = 0.5
"""The share of words in common from which two places are one."""

_WORD = re.compile(r"\w+(?:['’.,&-]\w+)*")
_Marked = TypeVar("_Marked")
_Given = TypeVar("_Given")


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution by the engine: its content, its cue, and the names of its chain, outermost first."""

    content: tuple[Span, ...]
    cue: Span | None
    chain: tuple[str, ...]
    act: Act


@dataclass(frozen=True)
class Case:
    """One annotated article, the report on it, and the reading beneath the report."""

    marked: AnnotatedArticle
    report: Report
    reading: Reading

    @property
    def text(self) -> str:
        """The article's text."""
        return self.marked.article.text

    @cached_property
    def _words(self) -> list[Span]:
        return [Span(*m.span()) for m in _WORD.finditer(self.text)]

    @property
    def length(self) -> int:
        """The number of words of the article."""
        return len(self._words)

    def words(self, spans: Iterable[Span]) -> frozenset[int]:
        """Give the words of some places by their number; a "that" at the beginning of one is nobody's."""
        found: set[int] = set()
        for span in spans:
            first = bisect_right(self._words, span.start, key=lambda w: w.end)
            last = bisect_left(self._words, span.end, key=lambda w: w.start)
            if first < last - 1 and self._words[first].of(self.text).lower() == "that":
                first += 1
            found.update(range(first, last))
        return frozenset(found)

    def likeness(self, one: Sequence[Span], other: Sequence[Span]) -> float:
        """Give the words that two places share, of all that either has."""
        a, b = self.words(one), self.words(other)
        return len(a & b) / len(a | b) if a | b else 0.0

    def akin(self, one: Sequence[Span], other: Sequence[Span]) -> bool:
        """Say whether two places share half of the words of the shorter one."""
        a, b = self.words(one), self.words(other)
        return bool(a & b) and len(a & b) >= ENOUGH * min(len(a), len(b))

    def show(self, spans: Sequence[Span]) -> str:
        """Give the words at some places in one line, shortened."""
        words = " ".join(" … ".join(span.of(self.text) for span in spans).split())
        return f"“{words if len(words) <= 90 else words[:89].rstrip() + '…'}”"

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The engine's attributions."""
        reading = self.reading
        chains = Chains(reading.document, reading.entities, reading.attributions)
        return tuple(
            Said(a.content, a.cue, tuple(link.entity.name for link in chains.of(i)), a.act)
            for i, a in enumerate(reading.attributions)
        )

    @cached_property
    def speech(self) -> tuple[tuple[MarkedAttribution, Said], ...]:
        """The attributions that annotator and engine both see: half of the words of content in common."""
        return one_to_one(self.marked.attributions, self.said, self._same_content)

    def _same_content(self, marked: MarkedAttribution, said: Said) -> float:
        shared = self.likeness(marked.content, said.content)
        # Of two that share their content, a reporter's and a nested one, the reporting words tell which is which.
        same_cue = marked.cue is not None and said.cue is not None and marked.cue.touches(said.cue)
        return 0.0 if shared < ENOUGH else shared + 0.1 * same_cue


def one_to_one(
    marked: Sequence[_Marked], given: Sequence[_Given], likeness: Callable[[_Marked, _Given], float]
) -> tuple[tuple[_Marked, _Given], ...]:
    """Pair what is marked with what is given, the most alike first, each at most once; 0 is not alike.

    >>> one_to_one([10, 20], [19, 9, 30], lambda a, b: 1 / (1 + abs(a - b)) if abs(a - b) < 5 else 0)
    ((10, 9), (20, 19))
    """
    alike = ((likeness(a, b), -i, -j) for i, a in enumerate(marked) for j, b in enumerate(given))
    taken: dict[int, int] = {}
    for much, i, j in sorted((row for row in alike if row[0] > 0), reverse=True):
        if much and -i not in taken and -j not in taken.values():
            taken[-i] = -j
    return tuple((marked[i], given[j]) for i, j in sorted(taken.items()))
