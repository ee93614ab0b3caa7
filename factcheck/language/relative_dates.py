"""Dates counted from the day of publication: one small rule for each way to say them.

A rule looks at the words from one place on and gives the first and the last token it took, with their days.
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from factcheck.language.calendar import MONTHS, WEEKDAYS, WrittenDate
from factcheck.language.lexicon import entries
from factcheck.language.numerals import STARTERS, read_numeral
from factcheck.language.tokens import Token

Days = tuple[date, date]
_PARTS = frozenset({"morning", "afternoon", "evening", "night", "lunchtime", "'s"})
_AHEAD = frozenset({"next", "until", "till", "by", "coming", "through"})
_FUTURE = frozenset(
    {"will", "shall", "due", "expected", "scheduled", "set", "going", "plans", "plan", "can", "could", "would", "may"}
)
_RANGE = frozenset({"till", "until", "to", "through", "and", "-", "–", "—"})
_SINGLE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PERIODS = {"week": 7, "weeks": 7, "day": 1, "days": 1, "month": 30, "months": 30, "year": 365, "years": 365}
_VERBAL = frozenset({"to", "will", "would", "can", "could", "may", "might", "should", "must", "not"})
"""Words after which "last" is a verb."""
_NEAR = frozenset({"this", "last", "next", "past", "coming", "previous"})
TRIGGERS = (
    frozenset(_SINGLE)
    | frozenset(WEEKDAYS)
    | _NEAR
    | frozenset(MONTHS)
    | STARTERS
    | {"in", "within", "over", "at", "during", "earlier", "later", "a", "an"}
)


@dataclass(frozen=True, slots=True)
class Clock:
    """The words of one sentence and the day they are counted from."""

    tokens: Sequence[Token]
    words: list[str]
    today: date

    def word(self, at: int) -> str:
        """Give a word, or an empty string beyond either end."""
        return self.words[at] if 0 <= at < len(self.words) else ""


Found = tuple[int, int, Days]


def written_days(written: WrittenDate, words: list[str], at: int, today: date | None) -> Days | None:
    """Give the days of a written date; a missing year is the one that lies nearest to publication.

    >>> written_days(WrittenDate(None, 10, 20, 2), ["oct", "20"], 0, date(2017, 1, 5))
    (datetime.date(2016, 10, 20), datetime.date(2016, 10, 20))
    >>> written_days(WrittenDate(2015, None, None, 1), ["2015"], 0, None)
    (datetime.date(2015, 1, 1), datetime.date(2015, 12, 31))
    """
    year, month, day = written.year, written.month, written.day
    if year is not None:
        return _days_of(year, month, day)
    if today is None or month is None:
        return None
    before = words[at - 1] if at else ""
    choices = [days for y in (today.year - 1, today.year, today.year + 1) if (days := _days_of(y, month, day))]
    if before == "next":
        choices = [days for days in choices if days[0] > today]
    elif before == "last":
        choices = [days for days in choices if days[1] < today][-1:]
    elif day is None and not _looks_ahead(words, at):
        choices = [days for days in choices if days[0] <= today][-1:]
    return min(choices, key=lambda days: abs((days[0] - today).days), default=None)


def _days_of(year: int, month: int | None, day: int | None) -> Days | None:
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def _looks_ahead(words: list[str], at: int) -> bool:
    """Say whether the words before a date put it in the future."""
    if _AHEAD & set(words[max(0, at - 3) : at]):
        return True
    # The verb nearest to the date has it: "The mill will close, the council said on Monday" looks back.
    verbs = (word for word in reversed(words[max(0, at - 12) : at]) if word in _FUTURE or _is_past(word))
    return next(verbs, "") in _FUTURE


@cache
def _pasts() -> frozenset[str]:
    """The past of the irregular verbs, but for those that look like their present: "cut", "put"."""
    forms = ((e.words, form) for e in entries("irregular_verbs") for form in e.notes["past"].split(","))
    return frozenset(form for base, form in forms if form != base)


def _is_past(word: str) -> bool:
    return word in _pasts() or (word.endswith("ed") and word not in _FUTURE)


def single_day(clock: Clock, at: int) -> Found | None:
    """Resolve "today", "yesterday", "tomorrow", with the part of the day after it."""
    shift = _SINGLE.get(clock.words[at])
    if shift is None:
        return None
    day = clock.today + timedelta(days=shift)
    return at, at + 1 + (clock.word(at + 1) in _PARTS - {"'s"}), (day, day)


def part_of_day(clock: Clock, at: int) -> Found | None:
    """Resolve "this morning" and "last night"."""
    if clock.words[at] not in {"this", "last"} or clock.word(at + 1) not in _PARTS - {"'s"}:
        return None
    day = clock.today - timedelta(days=clock.words[at] == "last")
    return at, at + 2, (day, day)


def weekday(clock: Clock, at: int) -> Found | None:
    """Resolve a day of the week, alone or in a range: the nearest past one, unless the words look ahead.

    >>> def days(text: str) -> list[str]:
    ...     from factcheck.language.dates import resolve_dates
    ...     from factcheck.language.document import cut
    ...     document = cut(text)
    ...     return [f"{m.start:%d}-{m.end:%d}" for m in resolve_dates(document, "2016-10-20")]
    >>> days("a window from at least Friday till Monday"), days("It will open on Sunday"), days("last Thursday")
    (['21-24'], ['23-23'], ['13-13'])
    """
    begin = at
    if clock.words[at] in _NEAR and clock.word(at + 1) in WEEKDAYS:
        at += 1
    number = WEEKDAYS.get(clock.words[at])
    if number is None or not clock.tokens[at].text[0].isupper():
        return None
    end = at + 1 + (clock.word(at + 1) in _PARTS - {"'s"})
    second = WEEKDAYS.get(clock.word(end + 1)) if clock.word(end) in _RANGE else None
    ranged = second is not None and (clock.word(end) != "and" or clock.word(begin - 1) == "between")
    ahead = _looks_ahead(clock.words, at) or (ranged and clock.word(end) in {"till", "until"})
    if clock.words[begin] == "last":
        first = _back(clock.today - timedelta(days=1), number)
    elif clock.words[begin] in {"next", "coming"}:
        first = _forth(clock.today + timedelta(days=1), number)
    elif ranged and not ahead and second is not None:
        first = _back(_back(clock.today, second), number)
    else:
        first = _forth(clock.today, number) if ahead else _back(clock.today, number)
    if ranged and second is not None:
        return begin, end + 2, (first, _forth(first, second))
    return begin, end, (first, first)


def _back(day: date, number: int) -> date:
    return day - timedelta(days=(day.weekday() - number) % 7)


def _forth(day: date, number: int) -> date:
    return day + timedelta(days=(number - day.weekday()) % 7)


def weekend(clock: Clock, at: int) -> Found | None:
    """Resolve "over the weekend" as the last complete one before publication; "this" and "next" look ahead."""
    begin = at
    if clock.words[at] in {"over", "at", "during"}:
        at += 1
    which = clock.word(at)
    if which not in _NEAR | {"the"} or clock.word(at + 1) != "weekend":
        return None
    monday = clock.today - timedelta(days=clock.today.weekday())
    past = which in {"the", "last", "past", "previous"} and not _looks_ahead(clock.words, begin)
    saturday = monday + timedelta(days=-2 if past else 5)
    return begin, at + 2, (saturday, saturday + timedelta(days=1))


def named_period(clock: Clock, at: int) -> Found | None:
    """Resolve "last week", "this year", "next month", with "earlier" or "later" before it."""
    begin = at
    if clock.words[at] in {"earlier", "later"}:
        at += 1
    which, period = clock.word(at), clock.word(at + 1)
    if which not in {"this", "last", "next"} or period not in {"week", "month", "year"}:
        return None
    step = {"this": 0, "last": -1, "next": 1}[which]
    if period == "week":
        monday = clock.today + timedelta(days=7 * step - clock.today.weekday())
        return begin, at + 2, (monday, monday + timedelta(days=6))
    month = clock.today.month + step if period == "month" else None
    year = clock.today.year + (step if period == "year" else 0)
    if month is not None:
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    days = _days_of(year, month, None)
    return (begin, at + 2, days) if days else None


def last_month_by_name(clock: Clock, at: int) -> Found | None:
    """Resolve "last March" and "next March" together with the word before the month."""
    month = MONTHS.get(clock.word(at + 1))
    if clock.words[at] not in {"last", "next"} or month is None or not clock.tokens[at + 1].text[0].isupper():
        return None
    written = WrittenDate(None, month, None, at + 2)
    days = written_days(written, clock.words, at + 1, clock.today)
    return (at, at + 2, days) if days else None


def counted_period(clock: Clock, at: int) -> Found | None:
    """Resolve "in two weeks", "within 24 hours", "the next three days", "the past week", "four years ago".

    >>> text = "In two weeks it ends. Four days ago it began."
    >>> from factcheck.language.dates import resolve_dates
    >>> from factcheck.language.document import cut
    >>> document = cut(text)
    >>> [(m.span.of(text), f"{m.start:%d %b}") for m in resolve_dates(document, "2016-10-20")]
    [('In two weeks', '03 Nov'), ('Four days ago', '16 Oct')]
    """
    begin, word = at, clock.words[at]
    if word in {"in", "within", "next", "past", "last", "coming"}:
        at += 1
    if at >= len(clock.words):
        return None
    number = read_numeral(clock.words, at)
    single = clock.words[at] in {"a", "an"}
    count = 1.0 if single else number.value if number is not None and not number.ordinal else None
    end = at + 1 if single or number is None else number.end
    length = _PERIODS.get(clock.word(end))
    if count is None or length is None or count * length > 100_000:
        return None
    span = timedelta(days=round(count * length))
    if _is_length(clock, begin, end):
        return None
    if clock.word(end + 1) == "ago":
        return _ago(clock, begin, end + 2, (count, length), span)
    if word == "in" and not ({"past", "last", "of"} & {clock.word(end + 1)}) and clock.word(begin - 1) not in {"once"}:
        return begin, end + 1, (clock.today + span, clock.today + span)
    if word in {"within", "next", "coming"}:
        return begin, end + 1, (clock.today, clock.today + span)
    return (begin, end + 1, (clock.today - span, clock.today)) if word in {"past", "last"} else None


def _is_length(clock: Clock, begin: int, end: int) -> bool:
    """Say whether words give a length and no day: "to last six weeks", "the last 18 months of his contract"."""
    word, before = clock.words[begin], clock.word(begin - 1) if begin else ""
    if word == "last" and (before in _VERBAL or clock.word(end + 1) == "of"):
        return True
    if word == "in" and (before in {"time", "worst", "once"} or (before.endswith("est") and len(before) > 5)):
        return True
    near = clock.words[max(0, begin - 6) : begin] + clock.words[end + 1 : end + 5]
    return word == "within" and any(_is_past(each) for each in near)


def _ago(clock: Clock, begin: int, end: int, count: tuple[float, int], span: timedelta) -> Found | None:
    """Count back: to the day for days and weeks, to the year for years."""
    if count[1] == 365:
        days = _days_of(clock.today.year - round(count[0]), None, None)
        return (begin, end, days) if days else None
    day = clock.today - span
    return begin, end, (day, day)


RULES: tuple[Callable[[Clock, int], Found | None], ...] = (
    single_day,
    part_of_day,
    weekend,
    named_period,
    last_month_by_name,
    weekday,
    counted_period,
)
