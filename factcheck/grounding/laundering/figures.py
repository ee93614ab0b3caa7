"""Figures: L5 drops a bound, L9 shifts a time; a figure is invented, or borrowed from something else.

A figure is held against those of the sentences that the summary sentence tells, by value and unit, never against a set
of all numbers of the article.
"""

import re
from datetime import timedelta

from factcheck.grounding.laundering.told import Told
from factcheck.language.calendar import MONTHS
from factcheck.language.dates import DateMention
from factcheck.language.figures import Figure
from factcheck.language.likeness import dimension, stem_of

_LONG = timedelta(days=60)
"""Days from which a stretch of time says little about when."""
_COUNTED = 10
"""Counts below which one number may well count two things of an article."""
_WEEK = timedelta(days=8)
_TIMES = frozenset({"duration", "date", "clock"})


def hedge_dropped(told: Told) -> str | None:
    """L5: a figure lost its "about", its "fewer than" or its "at least", or has the contrary one."""
    for figure in told.figures:
        if figure.ordinal or figure.unit in {"date", "score", "decade"}:
            continue
        same = _same(told, figure)
        if not same or any(f.bound == figure.bound for f in same):
            continue
        if figure.bound == "exact" or same[0].bound in {"at_least", "at_most"}:
            return f"L5: {figure.span.of(told.text)!r} is {same[0].bound.replace('_', ' ')} that in the article"
    return None


def _same(told: Told, figure: Figure) -> list[Figure]:
    """Give the article's figures of a value and unit: those of the sentences told, else all."""
    found = [f for f in told.bench.reading.figures if f.value == figure.value and _one_unit(f, figure)]
    near = [f for f in found if told.bench.reading.document.sentence_at(f.span.start) in told.near]
    return near or found


def _one_unit(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit or not one.unit or not other.unit or not (_is_fixed(one) or _is_fixed(other))


def _is_fixed(figure: Figure) -> bool:
    """Say whether a unit is a measure, which no synonym stands for: money, "%", hours."""
    return figure.unit.isupper() or figure.unit == "%" or dimension(figure.unit) in _TIMES


def figures_invented(told: Told) -> str | None:
    """A figure that the article does not give, or not of this unit."""
    known = told.bench.reading.figures
    for figure in told.figures:
        said = figure.span.of(told.text)
        if figure.value == 1 or (figure.unit == "date" and figure.value % 10000) or _is_day_of_month(told, figure):
            continue  # days are held by `time_shifted`
        if any(_agrees(f, figure) for f in known) or _is_spelt(told, figure, said):
            continue
        if figure.unit == "date" and _year_known(told, said):
            continue
        return f"the figure {said!r} is not in the article"
    return None


_TO_DAY = re.compile(rf"\s?(?:(?:to|-|–|and)\s?\d{{1,2}} )?(?:{'|'.join(m.capitalize() for m in MONTHS)})\b")


def _is_day_of_month(told: Told, figure: Figure) -> bool:
    """Say whether a number is a day of a month: "21 to 24 October"."""
    return figure.value <= 31 and _TO_DAY.match(told.text, figure.span.end) is not None


def _agrees(one: Figure, other: Figure) -> bool:
    """Say whether two figures may be one: the same value and unit, or a rounded one where it says so."""
    if one.value == other.value:
        return _one_unit(one, other)
    rough = other.bound == "about" and one.value and abs(one.value - other.value) <= 0.1 * abs(one.value)
    return bool(rough) and _one_unit(one, other)


def _is_spelt(told: Told, figure: Figure, said: str) -> bool:
    """Say whether the article holds the figure's own words with the unit they have here: "the 500 Club"."""
    return not _is_fixed(figure) and told.bench.aligner.find(said) is not None


def _year_known(told: Told, said: str) -> bool:
    """Say whether a year stands in the article, alone or in a date or a season: "2010-11"."""
    year = re.search(r"\b(?:1[5-9]|20)\d\d\b", said)
    return year is not None and re.search(rf"\b{year[0]}\b", told.bench.article.text) is not None


def figure_borrowed(told: Told) -> str | None:
    """A figure of the article that counts something else there."""
    if not told.near:
        return None
    for figure in told.figures:
        if figure.unit in {"date", "", "clock", "score", "decade", "share"} or figure.value == 1 or figure.ordinal:
            continue
        if _is_day_of_month(told, figure) or _is_small(told, figure):
            continue
        if dimension(figure.unit) == "duration":
            continue
        same = [f for f in told.bench.reading.figures if f.value == figure.value and f.unit]
        if same and not any(_counts_alike(told, f, figure) for f in same):
            there = same[0].span.of(told.bench.article.text)
            return f"the figure {figure.span.of(told.text)!r} counts something else in the article ({there!r})"
    return None


def _is_small(told: Told, figure: Figure) -> bool:
    """Say whether a count is so small that the article may well have it twice, and none of the same noun is near."""
    at = told.bench.reading.document.sentence_at
    near = [f for f in told.bench.reading.figures if at(f.span.start) in told.near]
    rival = any(f.unit == figure.unit for f in near) and not any(f.value == figure.value for f in near)
    return figure.value < _COUNTED and not _is_fixed(figure) and not rival


def _counts_alike(told: Told, one: Figure, other: Figure) -> bool:
    """Say whether two figures of one value may count the same: one unit, or nouns that the summary may swap."""
    if one.unit == other.unit or not one.unit:
        return True
    if _is_fixed(one) or _is_fixed(other):
        return False
    number = told.bench.reading.document.sentence_at(one.span.start)
    if number in told.near:
        return True
    return stem_of(other.unit) in {stem_of(t.lower) for t in told.bench.reading.document.tokens[number]}


def time_shifted(told: Told) -> str | None:
    """L9: a length of time or a day that the article does not give for this."""
    if not told.near:
        return None
    reading, own, near = told.bench.reading, told.near | told.cited, _reach(told)
    held = [f for f in reading.figures if reading.document.sentence_at(f.span.start) in near]
    for figure in told.figures:
        if dimension(figure.unit) != "duration" or figure.value == 1 or _is_age(told, figure):
            continue
        lengths = [f for f in held if dimension(f.unit) == "duration"]
        if len(told.parts) == 1:  # of two things told in a sentence, each has its own time
            lengths = [f for f in lengths if reading.document.sentence_at(f.span.start) in own] or lengths
        if lengths and not any(_hours(f) == _hours(figure) for f in lengths):
            return f"L9: {figure.span.of(told.text)!r} is not the time that the article gives for this"
    return _day_shifted(told, near)


def _is_age(told: Told, figure: Figure) -> bool:
    """Say whether years are somebody's age: "Orr, 25,", "the 25-year-old"."""
    said = told.text[figure.span.start : figure.span.end + 5].replace("-", " ")
    return figure.span.of(told.text).isdigit() or " old" in said


def _reach(told: Told) -> frozenset[int]:
    """Give the sentences told and their neighbours, in which a time may be given for them."""
    return frozenset(n + k for n in told.near | told.cited for k in (-1, 0, 1))


_IN_HOURS = {"minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 730, "year": 8760}


def _hours(figure: Figure) -> float:
    return round(figure.value * _IN_HOURS.get(figure.unit, 0), 3)


def _day_shifted(told: Told, near: frozenset[int]) -> str | None:
    """Find a day of the sentence that is none of the days the article names where it tells this, nor elsewhere."""
    reading = told.bench.reading
    at = reading.document.sentence_at
    own = [d for d in reading.dates if at(d.span.start) in told.near | told.cited and _is_day(d)]
    there = [d for d in reading.dates if at(d.span.start) in near]
    for mention in told.reading.dates:
        if mention.end - mention.start > _LONG and not there:
            continue
        if _is_year(mention) and _year_known(told, mention.span.of(told.text)):
            continue
        among = own if own and _is_day(mention) else reading.dates
        if among and not any(_touch(mention, d) for d in among) and not _is_issue(told, mention):
            return f"L9: {mention.span.of(told.text)!r} is no day that the article names for this"
    return next((message for f in told.figures if (message := _date_unknown(told, f))), None)


def _date_unknown(told: Told, figure: Figure) -> str | None:
    """Find a written date whose month and day the article neither writes nor means."""
    month, day = int(figure.value) // 100 % 100, int(figure.value) % 100
    if figure.unit != "date" or not month:
        return None
    written = [int(f.value) for f in told.bench.reading.figures if f.unit == "date"]
    if any(v // 100 % 100 == month and (not day or v % 100 in {0, day}) for v in written):
        return None
    if any(_near_day(d, month, day) for d in told.bench.reading.dates):
        return None
    published = (told.bench.article.published or "")[5:10]
    if published and published == f"{month:02}-{day:02}":
        return None
    return f"L9: {figure.span.of(told.text)!r} is no day that the article names"


def _near_day(mention: DateMention, month: int, day: int) -> bool:
    """Say whether a mention covers a month, and the day in it where there is one."""
    if not day:
        return mention.start.month == month or mention.end.month == month
    return (mention.start.month, mention.start.day) <= (month, day) <= (mention.end.month, mention.end.day)


def _is_issue(told: Told, mention: DateMention) -> bool:
    """Say whether a date is the article's own."""
    published = told.bench.article.published or ""
    return mention.start.isoformat() <= published[:10] <= mention.end.isoformat()


def _is_year(mention: DateMention) -> bool:
    return (mention.start.month, mention.start.day, mention.end.month, mention.end.day) == (1, 1, 12, 31)


def _is_day(mention: DateMention) -> bool:
    return mention.start == mention.end


def _touch(one: DateMention, other: DateMention) -> bool:
    """Say whether two mentions may be of one day; "Monday" is any Monday, for tense moves it by a week."""
    same = (one.relative or other.relative) and _is_day(one) and _is_day(other)
    same = same and one.start.weekday() == other.start.weekday() and abs(one.start - other.start) <= _WEEK
    return same or (one.start <= other.end and other.start <= one.end)
