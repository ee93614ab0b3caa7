from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.quotes import find_quotes

NEWS = st.text(alphabet="aA s.\n\"“”'‘’„«»`,9", max_size=200) | st.text(max_size=200)


def quoted(text: str) -> list[str]:
    return [quote.inner.of(text) for quote in find_quotes(text)]


@given(NEWS)
def test_quotations_are_ordered_apart_and_never_empty(text: str) -> None:
    quotes = find_quotes(text)
    assert all(q.outer.start <= q.inner.start < q.inner.end <= q.outer.end <= len(text) for q in quotes)
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(quotes))


def test_straight_curly_and_mismatched_marks_are_paired() -> None:
    assert quoted('"One," “two,” and “three," she said.') == ["One,", "two,", "three,"]


def test_single_marks_quote_but_apostrophes_do_not() -> None:
    text = "The 'quiet hours' at the workers' club don't suit O'Hara's rock 'n' roll of the '90s."
    assert quoted(text) == ["quiet hours"]


def test_british_single_quotation_holds_apostrophes_and_double_marks() -> None:
    assert quoted("‘It’s the nurses’ “last stand”, I’d say,’ he added.") == ["It’s the nurses’ “last stand”, I’d say,"]


def test_a_quotation_over_paragraphs_is_one_for_each() -> None:
    quotes = find_quotes("“First part.\n\n“Second part,” she said.")
    assert [quote.closed for quote in quotes] == [False, True]


def test_a_lost_closing_mark_is_put_at_the_end_of_its_paragraph() -> None:
    assert quoted('He said: "It is late.\nThe rain went on.') == ["It is late."]


def test_a_lost_opening_mark_is_put_at_the_start_of_its_paragraph() -> None:
    assert quoted("We never saw it,” she said.") == ["We never saw it,"]


def test_an_inch_mark_is_no_quotation() -> None:
    assert quoted('The 6" pipe burst.') == []
