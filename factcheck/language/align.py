"""Where a quote stands in a text: to the letter, or but for typography; a near miss stands nowhere.

Typography is: the shape of quotation marks and dashes, white space, "…" for "...", Unicode compatibility forms, and
characters without a visible form. Words, digits, case and order must agree. Where the quote leaves words out and says
so ("[…]", "..."), its pieces must follow each other within the passage it cites, and what is left out must neither
hold a negation nor leave the speaker's words.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from factcheck.language.lexicon import words
from factcheck.models import Span
from factcheck.terms import Grounding

_OMISSION = re.compile(r"(?:(?<!\s)\s+)?(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3,})\s*")
_SAME = {
    **dict.fromkeys("“”„‟«»″〝〞", '"'),
    **dict.fromkeys("‘’‚‛`´′ʼ", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_JOINTS = "'’.,-‐‑"
_HIDDEN = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_MARKS = "\"'“”„‟«»‘’"
_WORD = re.compile(r"[\w']+")


@dataclass(frozen=True, slots=True)
class Alignment:
    """The spans of a quote (several where it leaves words out) and how they were found."""

    spans: tuple[Span, ...]
    how: Grounding


@dataclass(frozen=True)
class Aligner:
    """A text that quotes are looked up in; its folded form is made once, when the first quote needs it."""

    text: str

    def find(self, quote: str, within: Sequence[Span] = ()) -> Alignment | None:
        """Find a quote, in the spans given first and then anywhere; None where it does not stand.

        >>> Aligner("Russia has not promised it. Russia has promised it.").find("Russia has promised it.").spans
        (Span(start=28, end=51),)
        >>> Aligner("Russia has not promised it.").find("Russia has promised it.") is None
        True
        """
        if not _WORD.search(quote):
            return None
        places = (*_joined(within), Span(0, len(self.text)))
        for place in places:
            if found := self._exact(quote, place) or self._folded_in(quote, place):
                return found
        bare = quote.strip().strip(_MARKS).rstrip(",.;:").rstrip(_MARKS)
        if bare != quote:
            return self.find(bare, within)
        pieces = [piece for piece in _OMISSION.split(quote) if _WORD.search(piece)]
        if len(pieces) < 2:
            return None
        return next((found for place in places if (found := self._pieces(pieces, place))), None)

    def _exact(self, quote: str, place: Span) -> Alignment | None:
        stripped = quote.strip()
        at = _find_whole(self.text, stripped, place.start, place.end)
        return None if at < 0 else Alignment((Span(at, at + len(stripped)),), "exact")

    def _folded_in(self, quote: str, place: Span) -> Alignment | None:
        needle = _fold(quote)[0].strip()
        folded, index = self._folded
        if not needle:
            return None
        start, end = bisect_left(index, place.start), bisect_left(index, place.end)
        at = _find_whole(folded, needle, start, end)
        while at >= 0 and (_splits(index, at) or _splits(index, at + len(needle))):
            at = _find_whole(folded, needle, at + 1, end)
        if at < 0:
            return None
        last = index[at + len(needle) - 1]
        return Alignment((Span(index[at], last + 1),), "folded")

    def _pieces(self, pieces: list[str], place: Span) -> Alignment | None:
        spans: list[Span] = []
        at, how = place.start, "exact"
        for piece in pieces:
            rest = Span(at, place.end)
            found = self._exact(piece, rest) or self._folded_in(piece, rest)
            if found is None or (spans and not _may_omit(self.text[at : found.spans[0].start])):
                return None
            how = found.how if found.how == "folded" else how
            spans += found.spans
            at = spans[-1].end
        return Alignment(tuple(spans), "folded" if how == "folded" else "exact")

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return _fold(self.text)


def _fold(text: str) -> tuple[str, list[int]]:
    """Fold a text, with the place in the original of every character of the result."""
    out: list[str] = []
    index: list[int] = []
    for at, char in enumerate(text):
        if char.isspace():
            shown = "" if out and out[-1] == " " else " "
        elif char.isascii():
            shown = char
        elif unicodedata.category(char) in _HIDDEN or _VARIATION.match(char):
            shown = ""
        else:
            form: Literal["NFD", "NFKD"] = (
                "NFD" if unicodedata.category(char) in {"No", "Nl"} else "NFKD"
            )  # ½ and ² are no digits
            shown = "".join(_SAME.get(c, c) for c in unicodedata.normalize(form, _SAME.get(char, char)))
        out.extend(shown)
        index.extend([at] * len(shown))
    return "".join(out), index


def _find_whole(text: str, needle: str, start: int, end: int) -> int:
    """Find whole words only: "has" does not stand in "hasn't", nor "10" in "10.5"."""
    at = text.find(needle, start, end)
    while at >= 0:
        before, after = text[max(0, at - 4) : at], text[at + len(needle) : at + len(needle) + 4]
        if not (_runs_on(before[::-1], needle[0]) or _runs_on(after, needle[-1])):
            return at
        at = text.find(needle, at + 1, end)
    return -1


def _runs_on(outside: str, edge: str) -> bool:
    """Say whether a word goes on beyond the edge of a quote; `outside` begins at the edge."""
    shown = [c for c in outside if unicodedata.category(c) != "Cf"][:2]
    if not shown:
        return False
    if unicodedata.category(shown[0]).startswith("M"):
        return True
    if not edge.isalnum():
        return edge in ".," and shown[0].isdigit()
    if shown[0].isalnum():
        return True
    return shown[0] in _JOINTS and len(shown) > 1 and shown[1].isalnum() and (edge.isdigit() or shown[0] != ",")


def _splits(index: Sequence[int], at: int) -> bool:
    """Say whether a place in the folded text lies within one character of the original."""
    return 0 < at < len(index) and index[at - 1] == index[at]


def _may_omit(left_out: str) -> bool:
    """Say whether a quote may leave these words out: no negation among them, no quotation mark, one paragraph."""
    if re.search(r'["“”‘«»\n\r\u2028\u2029]', left_out):
        return False
    return not any(
        word in words("negations") or word.endswith("n't") for word in _WORD.findall(left_out.lower().replace("’", "'"))
    )


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Give each span, then the stretch from the first to the last where there are several."""
    if len(spans) < 2:
        return tuple(spans)
    return (*spans, Span(min(s.start for s in spans), max(s.end for s in spans)))
