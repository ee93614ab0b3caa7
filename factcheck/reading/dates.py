"""Dates as newspapers print them: on a line of their own, in a dateline, or given; never guessed from a sentence."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from factcheck.errors import UsageError
from factcheck.reading.words import CLOCK_WORDS, DATE_WORDS, MONTHS

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/-])", re.IGNORECASE)
    for form in (
        r"(?P<year>[0-9]{4})-(?P<monthno>[0-9]{2})-(?P<day>[0-9]{2})(?=[T\s]|$|\W)",
        rf"{_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}(?P<year>[0-9]{{4}})",
        rf"{_DAY}\s{{1,3}}(?:of\s)?{_MONTH},?\s{{1,3}}(?P<year>[0-9]{{4}})",
        r"(?P<first>[0-9]{1,2})[/.](?P<second>[0-9]{1,2})[/.](?P<year>[0-9]{4})",
        rf"{_MONTH}\s{{1,3}}{_DAY}",
        rf"{_DAY}\s{{1,3}}{_MONTH}",
    )
)
_TIME = re.compile(
    r"(?<![\w.:])(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?"
    r"\s{0,2}(?:(?P<half>[ap])\.?m\b\.?)?(?P<zone>Z\b|\s?[+-][0-9]{2}:?[0-9]{2})?(?![\w:])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date on a line: where it stands, and its ISO 8601 form where the year is given and it can be read one way."""

    start: int
    end: int
    iso: str | None
    ambiguous: bool = False


def _day(match: re.Match[str]) -> date | None:
    """Give the day a match means; None without a year, or where 3/5 could be in March or in May."""
    parts = match.groupdict()
    if not parts.get("year"):
        return None
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if first > 12 else (second, first)
    else:
        day = int(parts["day"])
        month = int(parts["monthno"]) if parts.get("monthno") else MONTHS[parts["month"].lower()]
    try:
        return date(int(parts["year"]), month, day)
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> time | None:
    """Give the time of day of a match; a bare number is none."""
    hour, minute, half = int(match["hour"]), match["minute"], (match["half"] or "").lower()
    if not half and minute is None:
        return None
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(minute or 0)) if hour < 24 and int(minute or 0) < 60 else None


def _blank(line: str, spans: list[tuple[int, int]]) -> str:
    """Give the line with the spans turned into spaces, its length kept."""
    letters = list(line)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _matches(line: str) -> list[re.Match[str]]:
    """Find the dates of a line, the fuller forms first, in the order they stand."""
    found: list[re.Match[str]] = []
    rest = line
    for form in _DATES:
        for match in form.finditer(rest):
            found.append(match)
        rest = _blank(line, [m.span() for m in found])
    return sorted(found, key=lambda m: m.start())


def _clocks(rest: str) -> list[tuple[int, int, time]]:
    found = [(m.start(), m.end(), _clock(m)) for m in _TIME.finditer(rest)]
    return [(start, end, clock) for start, end, clock in found if clock is not None]


def stamps(line: str) -> tuple[Stamp, ...]:
    """Find the dates of one line, with the time of day that belongs to each; no zone is made up.

    >>> [s.iso for s in stamps("October 20, 2016, 5:09 PM")]
    ['2016-10-20T17:09']
    >>> [s.iso for s in stamps("Fri 3 May 2024 10.15 BST, updated 4 May 2024")]
    ['2024-05-03T10:15', '2024-05-04']
    >>> [s.iso for s in stamps("Published: 06:00, 3 May 2024 | Updated: 11:30, 4 May 2024")]
    ['2024-05-03T06:00', '2024-05-04T11:30']
    >>> [(s.iso, s.ambiguous) for s in stamps("03/05/2024")]
    [(None, True)]
    """
    matches = _matches(line)
    clocks = _clocks(_blank(line.replace("T", " "), [m.span() for m in matches])) if matches else []
    first = bool(clocks) and clocks[0][0] < matches[0].start()
    found = []
    for number, match in enumerate(matches):
        day = _day(match)
        until = matches[number + 1].start() if number + 1 < len(matches) else len(line)
        clock = next((c for start, _, c in clocks if match.end() <= start < until), None)
        if first and (number == 0 or len(clocks) == len(matches)):
            clock = clocks[number][2]
        iso = None
        if day is not None:
            iso = datetime.combine(day, clock).isoformat(timespec="minutes") if clock else day.isoformat()
        twofold = day is None and "first" in match.groupdict()
        found.append(Stamp(match.start(), match.end(), iso, twofold))
    return tuple(found)


def without_dates(line: str) -> str:
    """Give the line with its dates and times of day blanked out, its length kept."""
    rest = _blank(line, [m.span() for m in _matches(line)])
    return _blank(rest, [(start, end) for start, end, _ in _clocks(rest.replace("T", " "))])


def is_date_line(line: str) -> bool:
    """Say whether a line holds a date, an age or a reading time and nothing else.

    >>> [is_date_line(x) for x in ("Published 3 May 2024 at 10:15 BST", "2 hours ago", "4 min read", "9 a.m.")]
    [True, True, True, True]
    >>> [is_date_line(x) for x in ("May 3 was the date", "2024", "The read took two minutes", "")]
    [False, False, False, False]
    """
    if len(line) > 200 or not any("0" <= c <= "9" for c in line):
        return False
    left = [w.lower() for w in _WORD.findall(without_dates(line))]
    words = [w for w in left if not w.isdigit()]
    if any(w not in DATE_WORDS for w in words):
        return False
    if stamps(line):
        return not any(w.isdigit() and "read" not in words and "ago" not in words for w in left)
    if not any(w.isdigit() for w in left) and set(words) <= CLOCK_WORDS:
        return True
    return "ago" in words or (("read" in words or "reading" in words) and any(w.startswith("min") for w in words))


def iso_date(value: str) -> str | None:
    """Give the ISO 8601 form of a value that is a date and nothing else; None where it is not.

    >>> iso_date("2016-10-20T17:09:00Z"), iso_date("20 October 2016"), iso_date("last spring")
    ('2016-10-20T17:09+00:00', '2016-10-20', None)
    """
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        dates = stamps(value) if is_date_line(value) else ()
        return dates[0].iso if dates else None
    if "T" in value or " " in value or ":" in value:
        return moment.isoformat(timespec="seconds" if moment.second else "minutes")
    return moment.date().isoformat()


def given_date(value: str) -> str:
    """Give the ISO 8601 form of a publication date that somebody stated; a UsageError where it is none."""
    iso = iso_date(value)
    if iso is None:
        raise UsageError(f"{value!r} is no publication date: give it as year-month-day, such as 2016-10-20")
    return iso
