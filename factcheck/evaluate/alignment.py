"""Where an annotator's words stand in the article: a string becomes a place, or one line that says what is amiss."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.errors import AnnotationError
from factcheck.models import Span

_POINTED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


@dataclass(frozen=True)
class Marks:
    """The text that annotations speak of, and the name of their file, for complaints."""

    text: str
    file: str

    def once(self, words: str, entry: str) -> Span:
        """Give the one place of some words, which must stand in the text once.

        >>> Marks("It said it. They said it.", "x.yaml").once("They [[said]]", "doubts[0]")
        Span(start=17, end=21)
        """
        found = self._places(words)
        if len(found) == 1:
            return found[0]
        if not found:
            raise self._amiss(entry, words, "does not stand in the article: copy it to the letter")
        raise self._amiss(entry, words, f"stands {len(found)} times: give more words, or before [[it]] after")

    def each(self, strings: Iterable[str], entry: str) -> tuple[Span, ...]:
        """Give the place of each of several strings."""
        return tuple(self.once(words, entry) for words in strings)

    def nearest(self, words: str | None, content: Sequence[Span], entry: str) -> Span | None:
        """Give, of the places of a source or a cue, the one nearest to its content.

        >>> Marks("He left. “No,” he said. He fell.", "x.yaml").nearest("said", [Span(10, 12)], "attributions[0]")
        Span(start=18, end=22)
        """
        if words is None:
            return None
        found = self._places(words)
        if not found:
            raise self._amiss(entry, words, "does not stand in the article: copy it to the letter")
        if _POINTED.search(words) and len(found) > 1:
            raise self._amiss(entry, words, f"points at {len(found)} places: give more words around it")
        return min(found, key=lambda span: min((_gap(span, piece) for piece in content), default=0))

    def _places(self, words: str) -> list[Span]:
        pointed = _POINTED.search(words)
        plain = _POINTED.sub(r"\1", words)
        skipped, length = (pointed.start(), len(pointed.group(1))) if pointed else (0, len(plain))
        return [Span(at + skipped, at + skipped + length) for at in self._starts(plain)]

    def _starts(self, words: str) -> list[int]:
        """Give where whole words begin: "he" does not stand in "the", nor "780" in "780,000"."""
        if not words.strip():
            return []
        before = r"(?<!\w)(?<!\d[.,](?=\d))" if re.match(r"\w", words) else ""
        after = r"(?!\w)(?!(?<=\d)[.,]\d)" if re.search(r"\w\Z", words) else ""
        return [m.start() for m in re.finditer(f"{before}{re.escape(words)}{after}", self.text)]

    def _amiss(self, entry: str, words: str, what: str) -> AnnotationError:
        return AnnotationError(f"{self.file!r}, {entry}: {words!r} {what}")


def _gap(one: Span, other: Span) -> int:
    """Count the characters between two spans, 0 where they touch."""
    return max(0, one.start - other.end, other.start - one.end)
