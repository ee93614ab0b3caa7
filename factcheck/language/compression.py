"""A sentence made shorter by leaving clauses out, in an order from what is missed least.

Nothing is left out that carries an attribution, a hedge, a doubt, a condition or a negation.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from factcheck.language.clauses import is_clause
from factcheck.language.lexicon import words
from factcheck.language.wording import WORD, Edit, count_words, lead_in, render
from factcheck.models import Span

_RELATIVE = re.compile(r"(?:who|whom|whose|which|where|when)\b", re.IGNORECASE)
_APPOSITIVE = re.compile(r"(?:an?|the|one|its|his|her|their|formerly|previously|also)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:as|with|after|before|while|amid|including|such as|despite|following|during|since|like|using|in|on|at|by"
    r"|from)\b",
    re.IGNORECASE,
)
_FILLER = re.compile(r"\b(?:meanwhile|also|today|currently|anew|however|now)\b\s*,?")
_PLACE = re.compile(r"\b(?:in|at|around|near|across|outside|during|inside|along|throughout) (?=the\b|[A-Z])")
_PLACE_END = re.compile(
    r"[,;:.!?—–\"“”]|\s(?:and|or) (?![A-Z])"
    r"|\s(?:by|to|for|that|which|who|with|on|as|is|are|was|were|has|have|had|will|in|at)\b"
)
_PLACE_WORDS = 6
_OF_COUNTRY = re.compile(r",\s+(?:(?<![\w.’'-])[A-Z][\w.’'-]*\s?){1,3}(?:,|(?=[.;:]))")
_PLACED = re.compile(
    r"\b(?:in|at|of|near|from|around|outside) (?:[A-Z][\w’'-]+ ?){1,3}"
    r"(,\s+(?:[A-Z][\w.’'-]*\s?){1,3}(?:,|(?=[.;:])))(?!\s+(?:and|or)\b)"
)
_AGE = re.compile(r",\s\d{1,2},(?=\s[a-z])")
_OPENING = re.compile(
    r"(?:In|On|At|After|Before|During|Following|With|While|As|Since|For|By|From|Despite|Amid|Under|Speaking|Writing"
    r"|Earlier|Last|When)\b[^,;:“”\"]{3,120},\s+"
)
_TIME = re.compile(
    r" (?:this (?:week|month|year|winter|spring|summer|autumn|fall|morning|afternoon|evening)"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?)\b"
)
_LONGEST_OPENING = 18
_SUBJECT = re.compile(r"(?:the|a|an|he|she|it|they|his|her|its|their|[A-Z])\w*")
_TAIL = re.compile(
    r",?\s(?:as (?=(?:he|she|it|they|the|an?|[A-Z]\w+) )|after |before |when |while |where |because |since |despite "
    r"|following |amid |ahead of |in a bid |in an effort |in the wake of |(?<=, )[a-z]{3,}ing "
    r"|(?:published|released|issued|posted) (?:on|in|by|at) )"
)
_MEANWHILE = re.compile(r"(\w+)( as) (?=[a-z])")
_LIKE = frozenset(
    {"such", "as", "so", "same", "well", "known", "described", "seen", "regarded", "serve", "served", "works"}
)
"""Words after which "as" is no "while"."""
_SECOND = re.compile(r",?\sand (\w+)\b")
_SHORTEST_CLAUSE = 7
_DIGIT = re.compile(r"\d")
_STOP = re.compile(r"[,;:.!?()—–]| - ")


def shorten(
    text: str,
    span: Span,
    budget: int,
    keep: Sequence[Span],
    edits: Sequence[Edit] = (),
    wholes: Sequence[Span] = (),
) -> str | None:
    """Leave clauses out of a sentence until it has no more words than `budget`; None where that cannot be done.

    `keep` are spans (attributions, hedges, doubts) that must stay whole, unless a cut takes with them one of the
    `wholes`: all that somebody says.
    """
    made = list(edits)
    shown = render(text, [span], made)
    cuts = [cut for rule in _RULES for cut in sorted(rule(text, span), key=lambda c: c.start - c.end)]
    for cut in sorted(cuts, key=lambda c: bool(_DIGIT.search(c.of(text)))):
        if count_words(shown) <= budget:
            break
        held = [k for k in keep if not any(cut.holds(whole) and whole.holds(k) for whole in wholes)]
        near = [e for e in made if e.span.touches(cut)]
        if _may_cut(text, span, cut, held) and all(cut.holds(e.span) for e in near):
            made = [e for e in made if e not in near] + [Edit(_comma_kept(text, cut, held))]
            shown = render(text, [span], made)
    return shown if count_words(shown) <= budget else None


def _comma_kept(text: str, cut: Span, keep: Sequence[Span]) -> Span:
    """Leave the comma that parts what stays from a reporting clause: "…, the army said"."""
    follows = any(0 <= k.start - cut.end <= 2 for k in keep) and not any(k.end == cut.start for k in keep)
    return Span(cut.start, cut.end - 1) if follows and text[cut.end - 1] == "," else cut


def _may_cut(text: str, span: Span, cut: Span, keep: Sequence[Span]) -> bool:
    words_out = {w.lower().replace("’", "'") for w in WORD.findall(cut.of(text))}
    before = WORD.findall(text, max(span.start, cut.start - 20), cut.start)
    if before and before[-1].lower() in words("loose_ends") and text[cut.start] != ",":
        return False
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
        stops = [s for s in stops if not text[s + 1 : s + 2].isalnum()]
        for here, there in pairwise([*stops, span.end]):
            inner = text[here + 1 : there].lstrip()
            led = _OPENING.match(text, span.start, here + 2)  # "In a report, *the council* …": the sentence begins here
            if text[here] == "," and opening.match(inner) and not (led and led.end() == here + 2):
                closes = there < span.end and text[there] == ","
                yield Span(here, there + 1 if closes else there)

    return rule


def _fillers(text: str, span: Span) -> Iterator[Span]:
    """Leave out words that only place the sentence in the day's news."""
    for match in _FILLER.finditer(text, span.start, span.end):
        yield Span(match.start(), match.end())


def _places(text: str, span: Span) -> Iterator[Span]:
    """Leave out a short phrase of place up to the next mark or small word; never a verb, nor what "was in" needs."""
    for match in _PLACE.finditer(text, span.start, span.end):
        before = WORD.findall(text, max(span.start, match.start() - 20), match.start())
        end = _PLACE_END.search(text, match.end(), span.end)
        inside = WORD.findall(text, match.end(), end.start()) if end else []
        if end and inside and inside[-1].lower() in words("pronouns") | words("first_person"):
            continue
        if not 0 < len(inside) <= _PLACE_WORDS or (before and before[-1].lower() in words("finite_verbs")):
            continue
        if any(w.lower() in words("finite_verbs") or w.lower().endswith("ed") for w in inside):
            continue
        stop = end.start() if end else match.end()
        country = _OF_COUNTRY.match(text, stop, span.end)
        yield Span(match.start(), country.end() if country else stop)


def _countries(text: str, span: Span) -> Iterator[Span]:
    """Leave out the country behind a place: "the city of Aleppo, Syria, by adding"."""
    for match in _PLACED.finditer(text, span.start, span.end):
        yield Span(*match.span(1))


def _ages(text: str, span: Span) -> Iterator[Span]:
    """Leave out an age: "Jason Orr, 42, sent the pictures"."""
    for match in _AGE.finditer(text, span.start, span.end):
        yield Span(match.start(), match.end())


def _times(text: str, span: Span) -> Iterator[Span]:
    """Leave out a day or season of the news: "this winter", "on Tuesday evening"."""
    for match in _TIME.finditer(text, span.start, span.end):
        yield Span(match.start(), match.end())


def _openings(text: str, span: Span) -> Iterator[Span]:
    """Leave out the adverbial that a sentence opens with, up to its comma: "In a report released on Monday, she …"."""
    match = _OPENING.match(text, span.start, span.end)
    if match and count_words(match[0]) <= _LONGEST_OPENING and _SUBJECT.match(text, match.end(), span.end):
        yield Span(match.start(), match.end())


def _tails(text: str, span: Span) -> Iterator[Span]:
    """Leave out a last clause of circumstance, up to the end or to a reporting clause behind it.

    "… *as he began his bid*", "… *after a French team found him*, the army said". A condition is no circumstance.
    """
    for match in _TAIL.finditer(text, span.start, span.end):
        if _stands(text, Span(span.start, match.start())):
            yield from _to_the_end(text, span, match.start())
    for match in _MEANWHILE.finditer(text, span.start, span.end):
        rest = Span(match.end(), span.end)
        if (
            match[1].lower() not in _LIKE
            and is_clause(text, [rest])
            and _stands(text, Span(span.start, match.start(2)))
        ):
            yield from _to_the_end(text, span, match.start(2))


def _seconds(text: str, span: Span) -> Iterator[Span]:
    """Leave out the last of two things that a subject did: "Orr braked *and ended up against a barrier*"."""
    for match in _SECOND.finditer(text, span.start, span.end):
        verb = Span(match.start(1), match.end(1))
        if is_clause(text, [verb]) and _stands(text, Span(span.start, match.start())):
            yield from _to_the_end(text, span, match.start())


def _stands(text: str, before: Span) -> bool:
    """Say whether what stays before a cut is a clause of some length."""
    return count_words(before.of(text)) >= _SHORTEST_CLAUSE and is_clause(text, [before])


def _to_the_end(text: str, span: Span, start: int) -> Iterator[Span]:
    """Give the stretch from an offset to the end of a sentence, then those to its last commas."""
    end = span.end
    while end > start and text[end - 1] in ".!?":
        end -= 1
    yield Span(start, end)
    commas = [
        m.start()
        for m in _STOP.finditer(text, start + 1, end)
        if text[m.start()] == "," and not text[m.end()].isdigit()
    ]
    yield from (Span(start, comma) for comma in reversed(commas[-3:]))


_RULES: tuple[Callable[[str, Span], Iterator[Span]], ...] = (
    lead_in,
    _brackets,
    _fillers,
    _between_commas(_RELATIVE),
    _between_commas(_APPOSITIVE),
    _between_commas(_ASIDE),
    _countries,
    _ages,
    _times,
    _places,
    _openings,
    _tails,
    _seconds,
)
