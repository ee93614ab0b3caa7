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
_JOINTS = "'’´′ʼ`.,-‐‑"
_FIGURE_JOINTS = ":/⁄–−"
_MINUS = "-−"
_TRIES = 200
"""Places that the pieces of one quote are tried at: words as common as "the" stand everywhere."""
_HIDDEN = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_MARKS = "\"'“”„‟«»‘’"
_WORD = re.compile(r"[\w']+")
_BREAKS = re.compile(r'["“”„‟‘‚«»‹›″〝〞「」『』\n\r\x85\u2028\u2029]')
_MOST_MARKS = 30
"""Marks on one letter that are put in order: as many as Unicode's stream-safe text has."""
_NEAR = 12
"""Characters beyond the edge of a quote that are looked at: a few may have no visible form."""


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
        if len(pieces) == 1 and pieces[0] != quote:
            return self.find(pieces[0], within)  # "…we will rebuild"
        if len(pieces) < 2:
            return None
        for place in places:
            if chain := self._pieces(pieces, place, [_TRIES]):
                how: Grounding = "folded" if any(one.how == "folded" for one in chain) else "exact"
                return Alignment(tuple(span for one in chain for span in one.spans), how)
        return None

    def _exact(self, quote: str, place: Span) -> Alignment | None:
        stripped = quote.strip()
        at = self.text.find(stripped, place.start, place.end)
        while at >= 0 and not _is_whole(self.text, at, at + len(stripped)):
            at = self.text.find(stripped, at + 1, place.end)
        return None if at < 0 else Alignment((Span(at, at + len(stripped)),), "exact")

    def _folded_in(self, quote: str, place: Span) -> Alignment | None:
        needle = _fold(quote)[0].strip()
        folded, index = self._folded
        if not needle:
            return None
        start, end = bisect_left(index, place.start), bisect_left(index, place.end)
        at = folded.find(needle, start, end)
        while at >= 0:
            last = at + len(needle)
            parts_a_letter = _splits(index, at) or _splits(index, last)
            if not parts_a_letter and _is_whole(self.text, index[at], index[last - 1] + 1):
                return Alignment((Span(index[at], index[last - 1] + 1),), "folded")
            at = folded.find(needle, at + 1, end)
        return None

    def _pieces(self, pieces: Sequence[str], place: Span, tries: list[int], after: int = -1) -> tuple[Alignment, ...]:
        """Find pieces in their order, the first of them from `after` on over what may be left out; () for nowhere."""
        at = place.start
        while tries[0] > 0:
            tries[0] -= 1
            rest = Span(at, place.end)
            found = self._exact(pieces[0], rest) or self._folded_in(pieces[0], rest)
            if found is None or (after >= 0 and not _may_omit(self.text[after : found.spans[0].start])):
                break
            end = found.spans[0].end
            more = self._pieces(pieces[1:], Span(end, place.end), tries, end) if pieces[1:] else ()
            if more or not pieces[1:]:
                return (found, *more)
            at = found.spans[0].start + 1
        return ()

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
        for letter in shown:
            out.insert(_after_lower_marks(out, letter), letter)
        index.extend([at] * len(shown))
    return "".join(out), index


def _after_lower_marks(out: Sequence[str], letter: str) -> int:
    """Say where a mark goes among those on the same letter: their order as typed means nothing, Unicode has one."""
    place = len(out)
    if not letter.isascii() and (rank := unicodedata.combining(letter)):
        lowest = max(0, place - _MOST_MARKS)
        while place > lowest and unicodedata.combining(out[place - 1]) > rank:
            place -= 1
    return place


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether a stretch is of whole words and figures: "has" does not stand in "hasn't", nor "10" in "10.5".

    >>> _is_whole("It fell -5 degrees", 9, 18), _is_whole("Doors at 10:30", 12, 14), _is_whole("a start—no", 0, 7)
    (False, False, True)
    """
    before, after = text[max(0, start - _NEAR) : start][::-1], text[end : end + _NEAR]
    first, last = text[start], text[end - 1]
    signed = first.isdigit() and before[:1] in _MINUS and bool(before) and not before[1:2].strip()
    return not (signed or _runs_on(before, first) or _runs_on(after, last))


def _runs_on(outside: str, edge: str) -> bool:
    """Say whether a word goes on beyond the edge of a quote; `outside` begins at the edge."""
    shown = [c for c in outside if unicodedata.category(c) != "Cf" and not _VARIATION.match(c)][:2]
    if not shown:
        return False
    if unicodedata.category(shown[0]).startswith("M"):
        return True
    if not edge.isalnum():
        return edge in ".," and shown[0].isdigit()
    if shown[0].isalnum():
        return True
    if len(shown) < 2 or not shown[1].isalnum():
        return False
    if edge.isdigit() and shown[1].isdigit() and shown[0] in _FIGURE_JOINTS:
        return True
    return shown[0] in _JOINTS and (edge.isdigit() or shown[0] != ",")


def _splits(index: Sequence[int], at: int) -> bool:
    """Say whether a place in the folded text lies within one character of the original."""
    return 0 < at < len(index) and index[at - 1] == index[at]


def _may_omit(left_out: str) -> bool:
    """Say whether a quote may leave these words out: no negation among them, no quotation mark, one paragraph."""
    if _BREAKS.search(left_out):
        return False
    return not any(
        word in words("negations") or word.endswith("n't")
        for word in _WORD.findall("".join(_SAME.get(c, c) for c in left_out.lower()))
    )


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Give each span, then the stretch from the first to the last where there are several."""
    if len(spans) < 2:
        return tuple(spans)
    return (*spans, Span(min(s.start for s in spans), max(s.end for s in spans)))
