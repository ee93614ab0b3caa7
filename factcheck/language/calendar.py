"""Dates as they are written: "October 20, 2016", "20 Oct.", "March 2015", "2016-10-20"; nothing is resolved here."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.language.lexicon import entries
from factcheck.language.tokens import Token

MONTHS = {e.words: int(e.notes["month"]) for e in entries("figure_calendar") if "month" in e.notes}
WEEKDAYS = {e.words: int(e.notes["weekday"]) for e in entries("figure_calendar") if "weekday" in e.notes}
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAY = re.compile(r"(\d\d?)(?:st|nd|rd|th)?")
_YEAR_BEFORE = frozenset(
    {
        "in", "since", "by", "from", "until", "till", "during", "of", "late", "early", "mid", "after", "before", "the",
        "for", "through", "summer", "autumn", "winter", "spring", "fall", "around", "between", "(", "and", "to", "year",
    }
)  # fmt: skip
_DURATION = frozenset({"people", "percent", "%", "per", "million", "billion", "hours", "days", "years", "jobs", "men"})
_MONTH_BEFORE = frozenset(
    {
        "in",
        "since",
        "by",
        "last",
        "next",
        "until",
        "till",
        "from",
        "early",
        "late",
        "mid",
        "this",
        "during",
        "of",
        "through",
    }
    | {"between", "before", "after", "around", "for"}
)


class WrittenDate(NamedTuple):
    """A date as written: what is missing is None. `end` is the index after its last token."""

    year: int | None
    month: int | None
    day: int | None
    end: int


def read_year(word: str) -> int | None:
    """Read four digits that may be a year.

    >>> read_year("2016"), read_year("2,016"), read_year("4000")
    (2016, None, None)
    """
    return int(word) if len(word) == 4 and word.isascii() and word.isdecimal() and "1700" <= word <= "2100" else None


def _day(word: str) -> int | None:
    match = _DAY.fullmatch(word) if word.isascii() else None
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _skip(tokens: Sequence[Token], at: int, mark: str) -> int:
    return at + (_word(tokens, at) == mark)


def read_date(tokens: Sequence[Token], at: int) -> WrittenDate | None:
    """Read the date that begins at a token.

    >>> from factcheck.language.tokens import tokenize
    >>> [read_date(tokenize(t), 0)[:3] for t in ("Oct. 20, 2016", "20 October 2016", "March 2015", "May 3")]
    [(2016, 10, 20), (2016, 10, 20), (2015, 3, None), (None, 5, 3)]
    >>> read_date(tokenize("march on"), 0), read_date(tokenize("20 people"), 0)
    (None, None)
    """
    word = tokens[at].lower
    if word in MONTHS and tokens[at].text[0].isupper():
        return _month_first(tokens, at)
    if not word[0].isdecimal():
        return None
    iso = _ISO.fullmatch(word)
    if iso and 1 <= int(iso[2]) <= 12 and 1 <= int(iso[3]) <= 31:
        return WrittenDate(int(iso[1]), int(iso[2]), int(iso[3]), at + 1)
    day, after = _day(word), _skip(tokens, at + 1, "of")
    if day is not None and _word(tokens, after) in MONTHS and tokens[after].text[0].isupper():
        end = _skip(tokens, after + 1, ".") if len(tokens[after].text) <= 4 else after + 1
        year = read_year(_word(tokens, _skip(tokens, end, ",")))
        return WrittenDate(year, MONTHS[_word(tokens, after)], day, _skip(tokens, end, ",") + 1 if year else end)
    return _year_alone(tokens, at)


def _month_first(tokens: Sequence[Token], at: int) -> WrittenDate | None:
    month, end = MONTHS[tokens[at].lower], at + 1
    if len(tokens[at].text) <= 4 and _word(tokens, end + 1)[:1].isdecimal():
        end = _skip(tokens, end, ".")
    day, year = _day(_word(tokens, end)), read_year(_word(tokens, _skip(tokens, end, ",")))
    if day is not None:
        comma = _skip(tokens, end + 1, ",")
        year = read_year(_word(tokens, comma))
        return WrittenDate(year, month, day, comma + 1 if year else end + 1)
    if year is not None:
        return WrittenDate(year, month, None, _skip(tokens, end, ",") + 1)
    return WrittenDate(None, month, None, end) if _word(tokens, at - 1) in _MONTH_BEFORE else None


def _year_alone(tokens: Sequence[Token], at: int) -> WrittenDate | None:
    """Take four digits for a year where the words around them do: "in 2016", "the 2016 vote", not "2000 people"."""
    year, before, following = read_year(tokens[at].lower), _word(tokens, at - 1), _word(tokens, at + 1)
    if year is None or following in _DURATION or before in {"$", "£", "€", "about", "around", "some", "than"}:
        return None
    counted = following.endswith("s") and not following.endswith("ss") and following[0].isalpha()
    if before not in _YEAR_BEFORE and before not in {",", "."} and at > 0:
        return None
    if counted and before not in {"in", "since", "the"}:
        return None
    return WrittenDate(year, None, None, at + 1)
