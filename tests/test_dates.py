"""Dates, written out or counted from the day of publication."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.dates import DateMention, resolve_dates
from factcheck.language.document import cut
from factcheck.models import Span


def dates(text: str, published: str | None = "2016-10-20") -> tuple[DateMention, ...]:
    return resolve_dates(cut(text, sentences=[Span(0, len(text))]), published)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("He left today", "2016-10-20", "2016-10-20"),
        ("He left on Wednesday night", "2016-10-19", "2016-10-19"),
        ("Talks over the weekend failed", "2016-10-15", "2016-10-16"),
        ("a window from at least Friday till Monday", "2016-10-21", "2016-10-24"),
        ("The fair will open on Sunday", "2016-10-23", "2016-10-23"),
        ("clashes broke out this morning", "2016-10-20", "2016-10-20"),
        ("It fell last week", "2016-10-10", "2016-10-16"),
        ("It opens next month", "2016-11-01", "2016-11-30"),
        ("Sales rose this year", "2016-01-01", "2016-12-31"),
        ("In two weeks it ends", "2016-11-03", "2016-11-03"),
        ("Four days ago it began", "2016-10-16", "2016-10-16"),
        ("It closed in March", "2016-03-01", "2016-03-31"),
        ("on 20 October 2015", "2015-10-20", "2015-10-20"),
        ("on Oct. 2", "2016-10-02", "2016-10-02"),
        ("since 2012", "2012-01-01", "2012-12-31"),
    ],
)
def test_a_date_finds_its_days(text: str, start: str, end: str) -> None:
    (found,) = dates(text)
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


def test_without_a_day_of_publication_only_full_dates_are_resolved() -> None:
    assert [m.relative for m in dates("On Friday and on 3 May 2012", None)] == [False]


@pytest.mark.parametrize("text", ["They march on", "He may go", "2000 people", "February 30, 2011", "the sun rose"])
def test_words_that_are_no_date_are_left_alone(text: str) -> None:
    assert dates(text) == ()


_PIECES = "Friday till to next last in two weeks ago 9999 May 3 , 2016 999999 years weekend the over"
_WORDS = st.sampled_from(_PIECES.split(" "))


@given(st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=20).map(" ".join)), st.text(max_size=12))
def test_any_text_and_any_day_of_publication_are_survived(text: str, published: str) -> None:
    for day in (published, "2016-10-20", "0001-01-01", "9999-12-31", None):
        assert all(m.start <= m.end and m.span.end <= len(text) for m in dates(text, day))
