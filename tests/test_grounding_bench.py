"""The bench: numbers to sentences, quotes to places, spans to the reading's statements."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.grounding.bench import bench_for, length, overlap
from factcheck.models import Span
from tests.said import article

TEXT = """Mill to close

The mill will close in March, the council said. It employs 40 people. It employs 40 people.
"""
BENCH = bench_for(article(TEXT))
spans = st.tuples(st.integers(0, 50), st.integers(0, 20)).map(lambda cut: Span(cut[0], cut[0] + cut[1]))


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@given(st.lists(st.integers()))
def test_only_sentences_that_exist_have_a_place(numbers: list[int]) -> None:
    found = [s.of(TEXT) for s in BENCH.sentences(numbers)]
    assert len(found) == sum(BENCH.exists(n) for n in numbers)
    assert all(1 <= n <= 4 for n in numbers if BENCH.exists(n))


def test_a_quote_is_looked_for_in_the_cited_sentence_first() -> None:
    found = [BENCH.find("It employs 40 people", [n]) for n in (3, 4)]
    assert [a and a.spans[0].start for a in found] == [TEXT.index("It employs"), TEXT.rindex("It employs")]


def test_slices_are_joined_as_a_claim_shows_them() -> None:
    assert BENCH.slices([span("The mill"), span("in March")]) == "The mill … in March"
    assert BENCH.slices([]) == ""


def test_words_cover_the_statement_that_lies_mostly_in_them() -> None:
    (one,) = BENCH.statements_at([span("The mill will close in March")])
    assert [s.of(TEXT) for s in BENCH.reading.statements[one].core] == ["The mill will close in March"]
    assert BENCH.statements_at([]) == ()


def test_an_article_without_a_publisher_is_the_article() -> None:
    assert bench_for(article(TEXT, None)).publisher == "the article"
    assert BENCH.publisher == "The Morning Echo"


@given(st.lists(spans, max_size=1), st.lists(spans, max_size=3))
def test_overlap_is_mutual_and_no_longer_than_either(one: list[Span], other: list[Span]) -> None:
    assert overlap(one, other) == overlap(other, one)
    assert overlap(one, one) == length(one)
    assert all(overlap([s], one) <= min(length([s]), length(one)) for s in other)
