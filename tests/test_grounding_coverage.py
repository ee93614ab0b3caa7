"""Coverage: every body sentence is covered by a claim, or named with the reason why not."""

from hypothesis import given
from hypothesis import strategies as st

from tests.said import Grounded, article, claim

TEXT = """Quay Street bridge to close

By Ann Lee

The bridge on Quay Street will shut on Monday. Why so late? Not yet. The mayor paid for it. He left at nine.
"""
ARTICLE = article(TEXT)
BODY = [s for s in ARTICLE.sentences if s.part == "body"]


def test_a_claim_covers_its_sentence() -> None:
    coverage = Grounded(ARTICLE, claim("The mayor paid for it")).coverage
    assert (coverage.sentences, coverage.covered) == (len(BODY), 1)


def test_what_no_claim_covers_is_named_with_its_reason() -> None:
    reasons = [u.reason for u in Grounded(ARTICLE).coverage.uncovered]
    listed = "the model listed no claim for it"
    assert reasons == [listed, "a question", "too short to assert anything", listed, listed]


def test_headline_and_byline_are_not_counted() -> None:
    assert {u.id for u in Grounded(ARTICLE).coverage.uncovered} == {s.id for s in BODY}


def test_an_absent_quote_covers_nothing() -> None:
    assert Grounded(ARTICLE, claim("The mayor never paid for it")).coverage.covered == 0


def test_a_quote_over_two_sentences_covers_both() -> None:
    assert Grounded(ARTICLE, claim("The mayor paid for it. He left at nine.")).coverage.covered == 2


@given(st.lists(st.sampled_from([s.span.of(TEXT) for s in ARTICLE.sentences]), max_size=6))
def test_covered_and_uncovered_make_the_whole_body(quotes: list[str]) -> None:
    coverage = Grounded(ARTICLE, *map(claim, quotes)).coverage
    assert coverage.covered + len(coverage.uncovered) == coverage.sentences == len(BODY)
    assert coverage.covered == len({s.id for s in BODY if s.span.of(TEXT) in quotes})
