"""When: dates in a text, absolute or counted from the day of publication, each as a first and a last day.

How a date is written is read in `calendar`; here "yesterday", "Wednesday night", "over the weekend" and a date
without its year find their days. Without a day of publication only dates with a year are resolved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateutil import parser

from factcheck.language.calendar import MONTHS, read_date
from factcheck.language.document import Document
from factcheck.language.relative_dates import RULES, TRIGGERS, Clock, written_days
from factcheck.language.tokens import Token
from factcheck.models import Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date: where it stands, its first and last day, and whether it is counted from the day of publication."""

    span: Span
    start: date
    end: date
    relative: bool


def parse_published(published: str | None) -> date | None:
    """Read a day of publication as metadata or newspapers write it; None where it cannot be read.

    >>> parse_published("2016-10-20T17:09:00Z"), parse_published("October 20, 2016, 5:09 PM"), parse_published("soon")
    (datetime.date(2016, 10, 20), datetime.date(2016, 10, 20), None)
    """
    if not published or not any(c.isdecimal() for c in published):
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        pass
    try:
        return parser.parse(published[:60], fuzzy=True).date()
    except (ValueError, OverflowError):
        return None


def resolve_dates(document: Document, published: str | None) -> tuple[DateMention, ...]:
    """Find the dates of a text and resolve them, in order.

    >>> from factcheck.language.document import cut
    >>> text = "He spoke on Wednesday night; talks over the weekend failed."
    >>> found = resolve_dates(cut(text, sentences=[Span(0, len(text))]), "2016-10-20")
    >>> [(m.span.of(text), m.start.isoformat(), m.end.isoformat()) for m in found]
    [('Wednesday night', '2016-10-19', '2016-10-19'), ('over the weekend', '2016-10-15', '2016-10-16')]
    """
    today = parse_published(published)
    found: list[DateMention] = []
    for tokens in document.tokens:
        words = [token.lower for token in tokens]
        at = 0
        while at < len(words):
            mention = _mention(tokens, words, at, today)
            if mention is None:
                at += 1
                continue
            at, value = mention
            if value is not None:
                found.append(value)
    return tuple(found)


def _mention(
    tokens: Sequence[Token], words: list[str], at: int, today: date | None
) -> tuple[int, DateMention | None] | None:
    word = words[at]
    if not (word in TRIGGERS or word[0].isdecimal()):
        return None
    written = read_date(tokens, at) if word[0].isdecimal() or word in MONTHS else None
    if written is not None:
        days = written_days(written, words, at, today)
        span = Span(tokens[at].start, tokens[written.end - 1].end)
        return written.end, DateMention(span, *days, False) if days else None
    if today is None:
        return None
    clock = Clock(tokens, words, today)
    for rule in RULES:
        try:
            found = rule(clock, at)
        except OverflowError:
            continue
        if found is not None:
            start, end, days = found
            return end, DateMention(Span(tokens[start].start, tokens[end - 1].end), *days, True)
    return None
