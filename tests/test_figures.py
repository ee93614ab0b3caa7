"""Figures with their unit and bound."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.document import cut
from factcheck.language.figures import Figure, find_figures
from factcheck.models import Span


def figures(text: str) -> tuple[Figure, ...]:
    return find_figures(cut(text, sentences=[Span(0, len(text))]))


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("fewer than 30 doctors", 30, "doctor", "at_most"),
        ("around 900 Nusra fighters", 900, "fighter", "about"),
        ("an estimated 250,000 people", 250_000, "person", "about"),
        ("another thirty-five houses", 35, "house", "exact"),
        ("more than a dozen children", 12, "child", "at_least"),
        ("half a million jobs", 500_000, "job", "exact"),
        ("a loss of £3.4bn", 3.4e9, "GBP", "exact"),
        ("nearly $1.5 billion", 1.5e9, "USD", "about"),
        ("12 per cent", 12, "%", "exact"),
        ("it fell 5%", 5, "%", "exact"),
        ("an 11-hour break", 11, "hour", "exact"),
        ("four more days", 4, "day", "exact"),
        ("on Oct. 20, 2016", 20161020, "date", "exact"),
        ("a man aged 45", 45, "year", "exact"),
        ("Ms Roe, 45, said", 45, "year", "exact"),
        ("20 or more ships", 20, "ship", "at_least"),
        ("at 5:15 PM", 17.25, "clock", "exact"),
    ],
)
def test_a_figure_is_read_with_its_unit_and_bound(text: str, value: float, unit: str, bound: str) -> None:
    (found,) = figures(text)
    assert (found.value, found.unit, found.bound) == (value, unit, bound)


def test_a_range_gives_its_two_ends() -> None:
    low, high = figures("between 10 and 15 ships")
    assert [(f.value, f.unit, f.bound) for f in (low, high)] == [(10, "ship", "at_least"), (15, "ship", "at_most")]


def test_a_score_is_no_range() -> None:
    assert [(f.value, f.unit) for f in figures("the 3-1 win")] == [(3, "score"), (1, "score")]


def test_an_ordinal_is_marked() -> None:
    (found,) = figures("the first ship")
    assert (found.value, found.ordinal) == (1, True)


@pytest.mark.parametrize("text", ["no one left", "one of them", "One shows a bus", "at first it rained", "Covid-19"])
def test_words_that_count_nothing_are_no_figures(text: str) -> None:
    assert figures(text) == ()


@given(st.integers(min_value=2, max_value=10**12))
def test_a_number_with_commas_is_read_back(number: int) -> None:
    (found,) = figures(f"they saw {number:,} ships there")
    assert (found.value, found.unit) == (number, "ship")


_PIECES = "a half one hundred and million 3 5% $ £ 20 October May 3-1 9pm . , 1990s of to between % or more 𝟙 ²"
_WORDS = st.sampled_from(_PIECES.split(" "))


@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=30).map(" ".join)))
def test_any_text_is_survived_and_figures_stand_in_order(text: str) -> None:
    found = figures(text)
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
