"""An assertion put so that it stands alone, or shorter: by naming whom a pronoun means and by leaving clauses out.

Words are only ever taken from the article; what is put in for a pronoun or a relative date stands in square brackets.
Nothing is left out that carries an attribution, a hedge, a doubt or a negation.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from factcheck.language.lexicon import words
from factcheck.models import Span

_SPACE = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([,.;:!?])")
_DOUBLED = re.compile(r"([,;:])\s*(?:[,;:]\s*)*(?=[,;:.!?])")
_WORD = re.compile(r"[^\W_](?:[\w'’.,/-]*\w)?%?")
_RELATIVE = re.compile(r"(?:who|whom|whose|which|where|when)\b", re.IGNORECASE)
_APPOSITIVE = re.compile(r"(?:an?|the|one|its|his|her|their|formerly|previously|also)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:as|with|after|before|while|amid|including|such as|despite|following|during|since|like|using|in|on|at|by"
    r"|from)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:[Bb]ut|[Aa]nd|So|Yet|Meanwhile|However|Still|Also|In addition|Earlier|Separately|Indeed)\b,?\s+"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}(?:, [A-Z][\w.]*(?: [\w.]+){0,3}){0,2}(?: \([^()\n]{2,30}\))?"
    r"\s*(?:[—–]|\s-{1,2})\s+(?=[“\"‘]?[A-Z])"
)
_CAPTION = re.compile(r"(?:(?:Image|Photo|Picture|File) (?:caption|photo)|Caption|Pictured)[,:]\s+", re.IGNORECASE)
_FILLER = re.compile(r"\b(?:meanwhile|also|today|currently|anew|however|now)\b\s*,?")
_PLACE = re.compile(r"\b(?:in|at|around|near|across|outside|during|inside|along|throughout) (?=the\b|[A-Z])")
_PLACE_END = re.compile(
    r"[,;:.!?—–\"“”]|\s(?:by|to|for|and|or|that|which|who|with|on|as|is|are|was|were|has|have|had|will|in|at)\b"
)
_PLACE_WORDS = 6
_OF_COUNTRY = re.compile(r",\s+(?:(?<![\w.’'-])[A-Z][\w.’'-]*\s?){1,3}(?:,|(?=[.;:]))")
_MEASURED = re.compile(r"(?<! on)\s(?:to|from)\s(?:the|an?)\s")
_DIGIT = re.compile(r"\d")
_STOP = re.compile(r"[,;:.!?()—–]| - ")


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
    return len(_WORD.findall(text))


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


def shorten(text: str, span: Span, budget: int, keep: Sequence[Span], edits: Sequence[Edit] = ()) -> str | None:
    """Leave clauses out of a sentence until it has no more words than `budget`; None where that cannot be done.

    `keep` are spans (attributions, hedges, doubts) that must stay whole.
    """
    made = list(edits)
    shown = render(text, [span], made)
    cuts = [cut for rule in _RULES for cut in sorted(rule(text, span), key=lambda c: c.start - c.end)]
    for cut in sorted(cuts, key=lambda c: bool(_DIGIT.search(c.of(text)))):
        if count_words(shown) <= budget:
            break
        if _may_cut(text, span, cut, keep) and not any(e.span.touches(cut) for e in made):
            made.append(Edit(_comma_kept(text, cut, keep)))
            shown = render(text, [span], made)
    return shown if count_words(shown) <= budget else None


def _comma_kept(text: str, cut: Span, keep: Sequence[Span]) -> Span:
    """Leave the comma that parts what stays from a reporting clause: "…, the army said"."""
    follows = any(0 <= k.start - cut.end <= 2 for k in keep)
    return Span(cut.start, cut.end - 1) if follows and text[cut.end - 1] == "," else cut


def _may_cut(text: str, span: Span, cut: Span, keep: Sequence[Span]) -> bool:
    words_out = {w.lower().replace("’", "'") for w in _WORD.findall(cut.of(text))}
    if any(k.touches(cut) for k in keep) or words_out & words("negations") or any(w.endswith("n't") for w in words_out):
        return False
    inside = cut.of(text)
    opened = sum(text.count(mark, span.start, cut.start) for mark in '"“”')
    return not any(mark in inside for mark in '"“”') and opened % 2 == 0


def _brackets(text: str, span: Span) -> Iterator[Span]:
    """Leave out what stands in brackets: "the agency (formerly the board)"."""
    for match in re.finditer(r"(?:(?<!\s)\s+)?\([^()]*\)", span.of(text)):
        yield Span(span.start + match.start(), span.start + match.end())


def _between_commas(opening: re.Pattern[str]) -> Callable[[str, Span], Iterator[Span]]:
    def rule(text: str, span: Span) -> Iterator[Span]:
        stops = [m.start() for m in _STOP.finditer(text, span.start, span.end) if text[m.start()] in ",.;—–"]
        stops = [s for s in stops if text[s] != "," or not text[s + 1 : s + 2].isdigit()]
        for here, there in pairwise([*stops, span.end]):
            inner = text[here + 1 : there].lstrip()
            if text[here] == "," and opening.match(inner):
                closes = there < span.end and text[there] == ","
                yield Span(here, there + 1 if closes else there)

    return rule


def _measures(text: str, span: Span) -> Iterator[Span]:
    """Leave out what a figure is added to or taken from: "by another 24 hours *to the initial break in fighting*"."""
    stops = [
        m.start()
        for m in _STOP.finditer(text, span.start, span.end)
        if not text[m.start() + 1 : m.start() + 2].isdigit()
    ]
    for start, end in pairwise([span.start, *stops, span.end]):
        figure = _DIGIT.search(text, start, end)
        measured = _MEASURED.search(text, figure.end(), end) if figure else None
        if measured:
            yield Span(measured.start(), end)


def dateline(text: str, span: Span) -> Iterator[Span]:
    """Leave out the place and date that a story opens with ("PORT ELLIS — "), or the label of a caption.

    >>> text = "LONDON, May 3 (Reuters) - Shares fell"
    >>> [s.of(text) for s in dateline(text, Span(0, len(text)))]
    ['LONDON, May 3 (Reuters) - ']
    """
    if match := _DATELINE.match(text, span.start, span.end) or _CAPTION.match(text, span.start, span.end):
        yield Span(match.start(), match.end())


def lead_in(text: str, span: Span) -> Iterator[Span]:
    """Leave out a connective at the head: "But", "Meanwhile,"."""
    if match := _LEAD_IN.match(text, span.start, span.end):
        yield Span(match.start(), match.end())


def _fillers(text: str, span: Span) -> Iterator[Span]:
    """Leave out words that only place the sentence in the day's news."""
    for match in _FILLER.finditer(text, span.start, span.end):
        yield Span(match.start(), match.end())


def _places(text: str, span: Span) -> Iterator[Span]:
    """Leave out a short phrase of place up to the next mark or small word; never a verb, nor what "was in" needs."""
    for match in _PLACE.finditer(text, span.start, span.end):
        before = _WORD.findall(text, max(span.start, match.start() - 20), match.start())
        end = _PLACE_END.search(text, match.end(), span.end)
        inside = _WORD.findall(text, match.end(), end.start()) if end else []
        if end and inside and inside[-1].lower() in words("pronouns") | words("first_person"):
            continue
        if not 0 < len(inside) <= _PLACE_WORDS or (before and before[-1].lower() in words("finite_verbs")):
            continue
        if any(w.lower() in words("finite_verbs") or w.lower().endswith("ed") for w in inside):
            continue
        stop = end.start() if end else match.end()
        country = _OF_COUNTRY.match(text, stop, span.end)
        yield Span(match.start(), country.end() if country else stop)


_RULES: tuple[Callable[[str, Span], Iterator[Span]], ...] = (
    lead_in,
    _brackets,
    _fillers,
    _measures,
    _between_commas(_RELATIVE),
    _between_commas(_APPOSITIVE),
    _between_commas(_ASIDE),
    _places,
)


def joined(groups: Iterable[Sequence[Span]]) -> tuple[Span, ...]:
    """Give all spans of several groups in order, without repeats."""
    return tuple(sorted(dict.fromkeys(chain.from_iterable(groups))))
