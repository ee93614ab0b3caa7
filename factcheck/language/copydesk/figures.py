"""Figures that do not agree within the publisher's own copy: counts, ages, days of the week.

What two sources say differently is no slip but a contradiction: see `conflicts`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from factcheck.language.calendar import MONTHS, WEEKDAYS
from factcheck.language.conflicts import agree
from factcheck.language.copydesk.notice import Notice
from factcheck.language.dates import parse_published
from factcheck.language.figures import Figure
from factcheck.language.lexicon import words
from factcheck.language.likeness import dimension
from factcheck.language.reading import Reading
from factcheck.language.statements import Statement
from factcheck.models import Span
from factcheck.terms import TITLES

_NO_COUNTS = frozenset({"", "date", "clock", "decade", "score", "share", "year", "duration", "age"})
_NEAR_ENOUGH = 0.1
"""How far a rounded figure of a title may lie from the one it rounds."""
_AGE = re.compile(r",\s(\d{1,3}),")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATED = re.compile(
    rf"\b({'|'.join(WEEKDAYS)}),? (?:the )?"
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\.?|({_MONTH})\.? (\d{{1,2}}))"
    r"(?:st|nd|rd|th)?(?:,? (\d{4}))?\b",
    re.IGNORECASE,
)


def figures_apart(reading: Reading) -> Iterator[Notice]:
    """Find the counts of a title that the story gives otherwise, and nowhere as the title has them."""
    given: dict[str, list[Figure]] = defaultdict(list)
    for number, part in enumerate(reading.document.parts):
        for figure in reading.figures_in(number) if part == "body" else ():
            given[figure.unit].append(figure)
    every = [figure for figures in given.values() for figure in figures]
    for statement in reading.statements:
        for figure in reading.figures_of(statement) if statement.part in TITLES else ():
            rival = _rival(reading, statement, figure, given[figure.unit])
            if rival and not any(_is_told(figure, other) for other in every):
                one, other = (_shown(reading.document.text, f) for f in (figure, rival))
                message = f"the {statement.part} has {one!r}, the story {other!r}: check which"
                yield Notice("figures_disagree", message, (figure.span, rival.span))


def _rival(reading: Reading, title: Statement, figure: Figure, given: list[Figure]) -> Figure | None:
    """Give the only other count of the same thing in a sentence that tells what the title tells."""
    if figure.ordinal or figure.unit in _NO_COUNTS or dimension(figure.unit) in _NO_COUNTS:
        return None
    own = reading.signatures[reading.statements.index(title)].stems
    for other in given:
        number = reading.document.sentence_at(other.span.start)
        told = frozenset().union(*(reading.signatures[i].stems for i in reading.by_sentence.get(number, ())))
        apart = {t.lower for t in reading.document.tokens[number]} & words("figure_apart")
        if sum(f.unit == other.unit for f in reading.figures_in(number)) > 1:  # parts of one sum
            continue
        if len(own & told) >= 2 and not apart and not other.ordinal and not agree(figure, other):
            return other
    return None


def _is_told(figure: Figure, other: Figure) -> bool:
    """Say whether a figure of the story is the one that a title gives, if rounded."""
    near = abs(figure.value - other.value) <= _NEAR_ENOUGH * max(figure.value, other.value)
    return figure.value == other.value or (figure.value >= 100 and near)


def _shown(text: str, figure: Figure) -> str:
    """Give a figure with the noun it counts, where that follows."""
    said = figure.span.of(text)
    after = re.match(r"(?: [a-z]+){1,2}", text[figure.span.end : figure.span.end + 40])
    return f"{said}{after[0]}" if after and figure.unit[:4] in after[0] and figure.unit[:4] not in said else said


def ages_twice(reading: Reading) -> Iterator[Notice]:
    """Find a person who is given two ages: "Ana Orr, 41, …" and "Orr, 43, …"."""
    text = reading.document.text
    for entity in reading.entities.all:
        ages: dict[int, Span] = {}
        for mention in entity.mentions if entity.naming == "named" else ():
            if match := _AGE.match(text, mention.end):
                ages.setdefault(int(match[1]), Span(mention.start, match.end(1)))
        if len(ages) > 1:
            told = " and ".join(map(str, ages))
            spans = tuple(sorted(ages.values()))
            yield Notice("age_given_twice", f"{entity.name} is given the ages {told}: check which", spans)


def days_off(reading: Reading) -> Iterator[Notice]:
    """Find a date that was another day of the week: "Monday, 3 March 2021" was a Wednesday."""
    for match in _DATED.finditer(reading.document.text):
        day = _date(reading, match)
        if day and f"{day:%A}".lower() != match[1].lower():
            message = f"{match[0]!r} was a {day:%A}: check the day or the date"
            yield Notice("day_and_date", message, (Span(*match.span()),))


def _date(reading: Reading, match: re.Match[str]) -> date | None:
    """Give the day that is meant; without a year only one within some months of publication is certain."""
    month, number = MONTHS[(match[3] or match[4]).lower()], int(match[2] or match[5])
    published = parse_published(reading.published)
    years = [int(match[6])] if match[6] else [published.year] if published and abs(published.month - month) < 4 else []
    try:
        return date(years[0], month, number) if years else None
    except ValueError:
        return None
