"""Figures: numbers in digits and words, money, percentages, durations and dates, with their unit, bound and hedge."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from factcheck.language.calendar import MONTHS, WrittenDate, read_date
from factcheck.language.document import Document
from factcheck.language.lexicon import entries
from factcheck.language.lexicon import words as lexicon_words
from factcheck.language.numerals import FRACTIONS, STARTERS, Numeral, read_digits, read_numeral, read_word
from factcheck.language.tokens import Token
from factcheck.models import Span

Bound = Literal["exact", "about", "at_least", "at_most"]

_UNITS = {e.words: e.notes["unit"] for e in entries("figure_units")}
_KINDS = {e.words: e.notes["kind"] for e in entries("figure_units")}
_SIGNS = frozenset(w for w in _UNITS if len(w) == 1 and not w.isalnum() and w != "%")
_BOUNDS: dict[tuple[str, ...], Bound] = {}
for _entry in entries("figure_bounds"):
    _BOUNDS[tuple(_entry.words.split())] = _entry.notes["bound"]  # type: ignore[assignment]
_AFTER: dict[str, Bound] = {
    "more": "at_least",
    "so": "about",
    "fewer": "at_most",
    "less": "at_most",
    "older": "at_least",
}
_STOPS = lexicon_words("figure_stops") | set(',.;:?!()"“”‘’—–') | {"--", "..."}
_VERBS = lexicon_words("certainty_verbs")
_CONCERNING = lexicon_words("figure_concerning")
_ONE_BEFORE = frozenset(
    {"no", "any", "every", "the", "this", "that", "each", "which", "another", "some", "only", "not"}
)
_RESULTS = lexicon_words("figure_results")
_TRIGGERS = STARTERS | {"a", "hundred", "thousand", "million", "billion", "trillion"} | frozenset(MONTHS)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: where it stands, its value, what it counts, and how it is bounded ("fewer than 30" is at_most).

    `unit` is a currency code, "%", a duration or measure in the singular, "date" (value: yyyymmdd, zeros for what is
    not said), "clock" (value: hours), "score", "share", "decade", or the counted noun in the singular, "" without one.
    """

    span: Span
    value: float
    unit: str
    bound: Bound = "exact"
    ordinal: bool = False


def find_figures(document: Document) -> tuple[Figure, ...]:
    """Find the figures of a text in order.

    >>> from factcheck.language.document import cut
    >>> text = "Fewer than 30 doctors and around 900 Nusra fighters; $1.5 billion over four more days"
    >>> [(f.value, f.unit, f.bound) for f in find_figures(cut(text, sentences=[Span(0, len(text))]))]
    [(30.0, 'doctor', 'at_most'), (900.0, 'fighter', 'about'), (1500000000.0, 'USD', 'exact'), (4.0, 'day', 'exact')]
    """
    found: list[Figure] = []
    for tokens in document.tokens:
        words = [token.lower for token in tokens]
        at = 0
        while at < len(words):
            word = words[at]
            if not (word[0].isdecimal() or word in _TRIGGERS or "-" in word or word in _SIGNS):
                at += 1
                continue
            figures, end = read_figures(tokens, words, at)
            found.extend(figures)
            at = max(at + 1, end)
    return tuple(found)


def read_figures(tokens: Sequence[Token], words: list[str], at: int) -> tuple[list[Figure], int]:
    """Read the figure or pair of figures that begins at a token; give them and the index after them."""
    date = read_date(tokens, at)
    if date is not None:
        return ([_dated(tokens, at, date)], date.end) if date.year or date.day else ([], date.end)
    compound = read_compound(tokens[at])
    if compound:
        unit = _unit(words, at + 1, 2.0)[0] if compound[0].unit == "range" else None
        return _compounds(compound, words, at, unit), at + 1
    single = _single(tokens, words, at)
    if single is None:
        return [], at + 1
    first, end = single
    if (words[end : end + 1] == ["and"] and words[max(0, at - 1)] == "between") or words[end : end + 1] == ["to"]:
        second = _single(tokens, words, end + 1) if end + 1 < len(words) else None
        if second is not None and second[0].value > first.value and first.unit in {"", second[0].unit}:
            high = replace(second[0], bound="at_most")
            return [replace(first, unit=high.unit, bound="at_least"), high], second[1]
    return [first], end


def _dated(tokens: Sequence[Token], at: int, date: WrittenDate) -> Figure:
    value = (date.year or 0) * 10000 + (date.month or 0) * 100 + (date.day or 0)
    return Figure(Span(tokens[at].start, tokens[date.end - 1].end), float(value), "date")


def read_compound(token: Token) -> list[Figure]:
    """Read a figure inside one token: "11-hour", "45-year-old", "3-1", "9pm", "5:09", "50p", "1990s", "two-thirds".

    >>> from factcheck.language.tokens import tokenize
    >>> [(f.value, f.unit) for t in tokenize("11-hour 3-1 9pm 5:09 1990s Covid-19") for f in read_compound(t)]
    [(11.0, 'hour'), (3.0, 'range'), (1.0, 'range'), (21.0, 'clock'), (5.15, 'clock'), (1990.0, 'decade')]
    """
    word, span = token.lower, Span(token.start, token.end)
    if word.endswith("s") and word[:-1].isdecimal() and word.isascii() and len(word) < 6:
        return [Figure(span, float(word[:-1]), "decade")]
    if word[0].isdecimal() and word.isascii():
        clock = _clock(word)
        if clock is not None:
            return [Figure(span, clock, "clock")]
        if word.endswith("p") and word[:-1].isdecimal() and len(word) < 6:
            return [Figure(span, int(word[:-1]) / 100, "GBP")]
    head, hyphen, rest = word.replace("‑", "-").replace("‐", "-").partition("-")
    number = (read_digits(head) or read_word(head)) if hyphen and head and rest else None
    if number is None or number[1] or read_word(word):
        return []
    second = read_digits(rest)
    if second is not None:
        middle = token.start + len(head)
        return [
            Figure(Span(token.start, middle), number[0], "range"),
            Figure(Span(middle + 1, token.end), second[0], "range"),
        ]
    if rest in FRACTIONS:
        return [Figure(span, number[0] * FRACTIONS[rest], "share")]
    unit = rest.split("-")[0]
    if unit in _UNITS or word[0].isdecimal():
        return [Figure(span, number[0], _UNITS.get(unit, singular(unit) if unit.isalpha() else ""))]
    return []


def _clock(word: str) -> float | None:
    """Read "9pm", "5:09", "11.30am" as hours."""
    bare = word.removesuffix("am").removesuffix("pm")
    hours, mark, minutes = bare.replace(".", ":").partition(":")
    if (bare == word and ":" not in word) or not hours.isdecimal() or len(hours) > 2 or int(hours) > 24:
        return None
    if mark and not (minutes.isdecimal() and len(minutes) == 2):
        return None
    afternoon = word.endswith("pm") and int(hours) < 12
    return float(int(hours) + 12 * afternoon + (int(minutes) / 60 if mark else 0))


def _compounds(figures: list[Figure], words: list[str], at: int, unit: str | None) -> list[Figure]:
    """Say whether two numbers with a hyphen are a score or a range."""
    if unit is None:
        late = figures[0].unit == "clock" and figures[0].value < 12 and words[at + 1 : at + 2] in (["pm"], ["p.m."])
        return [replace(figures[0], value=figures[0].value + 12 * late, bound=_bound(words, at))]
    low, high = figures
    if at + 1 < len(words) and (words[at + 1] in _RESULTS or not unit) and low.value < 100 and high.value < 100:
        return [replace(low, unit="score"), replace(high, unit="score")]
    return [replace(low, unit=unit, bound="at_least"), replace(high, unit=unit, bound="at_most")]


def _single(tokens: Sequence[Token], words: list[str], at: int) -> tuple[Figure, int] | None:
    start, sign = at, ""
    if words[at] in _SIGNS:
        sign, at = words[at], at + 1
        if at >= len(words) or not words[at][0].isdecimal():
            return None
    number = read_numeral(words, at)
    if number is None or (number.value == 1 and not number.ordinal and is_pronoun(words, at)):
        return None
    if number.ordinal and not _is_ordinal(words, at):
        return None
    if number.ordinal and words[max(0, at - 1)] in {"a", "one"} and words[number.end : number.end + 1] == ["of"]:
        share = Figure(Span(tokens[at - 1].start, tokens[at].end), 1 / number.value, "share", _bound(words, at - 1))
        return share, number.end
    unit, end = (_UNITS[sign], number.end) if sign else _unit(words, number.end, number.value)
    span_end = _span_end(words, number, unit)
    value = _scaled(words, number, unit)
    bound = _bound(words, start) if not (_is_duration(unit) and words[max(0, start - 1)] == "over") else "exact"
    bound = _bound_after(words, number.end) or _bound_after(words, end) or bound
    if not unit and start > 1 and (words[start - 1] == "aged" or _is_age(tokens, words, start, number.end)):
        unit = "year"
    return Figure(Span(tokens[start].start, tokens[span_end - 1].end), value, unit, bound, number.ordinal), span_end


def is_pronoun(words: list[str], at: int) -> bool:
    """Say whether "one" stands for somebody or something: "one of them", "no one", "One shows a bus".

    >>> is_pronoun(["one", "shows"], 0), is_pronoun(["one", "man"], 0)
    (True, False)
    """
    if words[at] != "one":
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    verb = following in _VERBS or following.endswith("ed") or following.endswith("ly")
    plural = following.endswith("s") and not following.endswith(("ss", "us"))
    noun = following and following not in _STOPS and not verb and not plural
    return not noun or (at > 0 and words[at - 1] in _ONE_BEFORE)


def _is_ordinal(words: list[str], at: int) -> bool:
    """Take "the first", "a second man", "20th"; refuse "at first", "first began"."""
    if words[at][0].isdecimal():
        return True
    before = words[at - 1] if at else ""
    return before in {"the", "a", "his", "her", "its", "their", "'s", "our", "my", "this", "in"}


def _is_age(tokens: Sequence[Token], words: list[str], at: int, end: int) -> bool:
    """Say whether a number between commas after a name is an age: "Ms Roe, 45, said"."""
    between = words[at - 1] == "," and words[end : end + 1] in ([","], ["."])
    return between and tokens[at - 2].text[:1].isupper() and tokens[at].text.isdecimal() and len(words[at]) <= 2


def _unit(words: list[str], at: int, value: float) -> tuple[str, int]:
    """Give what a number counts and the index after it: the unit, or the noun that closes the phrase."""
    if words[at : at + 2] in (["per", "cent"], ["percentage", "points"], ["percentage", "point"]):
        return ("%" if words[at] == "per" else "percentage point"), at + 2
    fallback = ""
    at += 2 * (words[at : at + 1] == ["or"] and words[at + 1 : at + 2] != [] and words[at + 1] in _AFTER)
    for index in range(at, min(at + 5, len(words))):
        word = words[index]
        if word in _UNITS and word != "second":
            return _UNITS[word], index + 1
        if word in _STOPS or word in _VERBS or not word[0].isalpha() or (index > at and word.endswith("ed")):
            break
        if index == at and word.endswith("ed"):
            continue
        if value != 1 and word.endswith("s") and not word.endswith(("ss", "'s", "ous", "us")):
            return singular(word), index + 1
        fallback = fallback or word
    return fallback, at + bool(fallback)


def singular(noun: str) -> str:
    """Give the singular of a plural noun in lower case.

    >>> [singular(n) for n in ("fighters", "bodies", "churches", "houses", "people", "gas")]
    ['fighter', 'body', 'church', 'house', 'person', 'gas']
    """
    if noun in _UNITS:
        return _UNITS[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3 else noun


def _is_duration(unit: str) -> bool:
    return _KINDS.get(unit) == "duration"


def _span_end(words: list[str], number: Numeral, unit: str) -> int:
    """Let the span take in the unit where it is one of the closed list and follows at once."""
    follows = number.end < len(words) and _UNITS.get(words[number.end]) == unit and unit
    if follows and _KINDS.get(words[number.end], "noun") != "noun":
        return number.end + 1
    return number.end + 2 if words[number.end : number.end + 2] == ["per", "cent"] else number.end


def _scaled(words: list[str], number: Numeral, unit: str) -> float:
    following = words[number.end] if number.end < len(words) else ""
    if _KINDS.get(following) == "cents" and unit in {"USD", "GBP"}:
        return number.value / 100
    afternoon = following in {"pm", "p.m."} and number.value < 12
    return number.value + 12 * afternoon


def _bound(words: list[str], at: int) -> Bound:
    """Read the words before a figure: "fewer than", "around", "the estimated"."""
    for size in (3, 2, 1):
        bound = _BOUNDS.get(tuple(words[max(0, at - size) : at])) if at >= size else None
        if bound == "about" and words[at - 1] == "about" and at > 1 and words[at - 2] in _CONCERNING:
            return "exact"
        if bound is not None:
            return bound
    return "exact"


def _bound_after(words: list[str], end: int) -> Bound | None:
    return _AFTER.get(words[end + 1]) if words[end : end + 1] == ["or"] and end + 1 < len(words) else None
