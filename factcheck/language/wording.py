"""Words of the article written out as a clean sentence, with edits made: what is left out, what is put in its place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from factcheck.models import Span

_SPACE = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([,.;:!?])")
_DOUBLED = re.compile(r"([,;:])\s*(?:[,;:]\s*)*(?=[,;:.!?])")
WORD = re.compile(r"[^\W_](?:[\w'’.,/-]*\w)?%?")
_LEAD_IN = re.compile(
    r"(?:[Bb]ut|[Aa]nd|So|Yet|Meanwhile|However|Still|Also|In addition|Earlier|Separately|Indeed|Scroll down for video)"
    r"\b,?\s+"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}(?:, [A-Z][\w.]*(?: [\w.]+){0,3}){0,2}(?: \([^()\n]{2,30}\))?"
    r"\s*(?:[—–]|\s-{1,2})\s+(?=[“\"‘]?[A-Z])"
)
_AGENCY = re.compile(r"\([A-Z][A-Za-z]{1,14}\)\s*(?:--?\s|[—–]\s*)?(?=\S)")
_CAPTION = re.compile(r"(?:(?:Image|Photo|Picture|File) (?:caption|photo)|Caption|Pictured)[,:]\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the article and what stands in its place."""

    span: Span
    put: str = ""


def count_words(text: str) -> int:
    """Count words as an editor does.

    >>> count_words("The U.N. said 250,000 al-Nusra fighters' food is — at best — low.")
    11
    """
    return len(WORD.findall(text))


def render(text: str, spans: Sequence[Span], edits: Iterable[Edit] = ()) -> str:
    """Write out the spans with the edits made, as one clean sentence.

    >>> text = "But he said, meanwhile, that it holds"
    >>> render(text, [Span(4, 37)], [Edit(Span(4, 6), "[Ann Lee]"), Edit(Span(11, 23), "")])
    '[Ann Lee] said that it holds.'
    """
    made = sorted(edits, key=lambda e: (e.span.start, -e.span.end))
    out: list[str] = []
    for span in spans:
        at = span.start
        for edit in made:
            if at <= edit.span.start and edit.span.end <= span.end:
                out += [text[at : edit.span.start], edit.put]
                at = edit.span.end
        out += [text[at : span.end], " "]
    return tidy("".join(out))


def tidy(text: str) -> str:
    """Close up white space and doubled marks, begin with a capital and end with a full stop."""
    flat = _SPACE.sub(" ", text).strip(" ,;:—–-")
    flat = _DOUBLED.sub("", _BEFORE_MARK.sub(r"\1", flat)).strip()
    if not flat:
        return ""
    if flat[0].islower():
        flat = flat[0].upper() + flat[1:]
    return flat if re.search(r"[.!?][\"'”’)\]]*$", flat) else flat.rstrip(",;:—– ") + "."


def dateline(text: str, span: Span) -> Iterator[Span]:
    """Leave out the place and date that a story opens with ("PORT ELLIS — "), or the label of a caption.

    >>> text = "LONDON, May 3 (Reuters) - Shares fell"
    >>> [s.of(text) for s in dateline(text, Span(0, len(text)))]
    ['LONDON, May 3 (Reuters) - ']
    """
    if match := _DATELINE.match(text, span.start, span.end) or _label(text, span):
        yield Span(match.start(), match.end())


def _label(text: str, span: Span) -> re.Match[str] | None:
    return _CAPTION.match(text, span.start, span.end) or _AGENCY.match(text, span.start, span.end)


def lead_in(text: str, span: Span) -> Iterator[Span]:
    """Leave out a connective at the head: "But", "Meanwhile,"."""
    if match := _LEAD_IN.match(text, span.start, span.end):
        yield Span(match.start(), match.end())


def joined(groups: Iterable[Sequence[Span]]) -> tuple[Span, ...]:
    """Give all spans of several groups in order, without repeats."""
    return tuple(sorted(dict.fromkeys(chain.from_iterable(groups))))
