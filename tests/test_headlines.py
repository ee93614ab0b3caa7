"""Headline and dek held against the body."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.headlines import Check, check_headlines
from tests.newsread import LEAK, PORT, reading
from tests.said import article


def check(headline: str, body: str) -> Check:
    (one,) = check_headlines(reading(f"{headline}\n\n{body}\n\nIt rained on Sunday.\n"))
    return one


@pytest.mark.parametrize(
    ("headline", "body", "verdict"),
    [
        ("Library reopens on Quay Street", "The library on Quay Street reopened on Monday.", "supported"),
        ("Mill shut in March", "The mill was shut in March, the council said on Monday.", "attributed_only"),
        ("Norvale sells old mill", "Norvale may sell the old mill, Ann Lee said.", "stronger_than_text"),
        ("Norvale sells mill to bank", "Norvale may sell the mill to a bank, Ann Lee said.", "stronger_than_text"),
        ("Bank buys old harbour tower", "The library on Quay Street reopened on Monday.", "absent"),
    ],
)
def test_a_headline_gets_its_verdict(headline: str, body: str, verdict: str) -> None:
    assert check(headline, body).verdict == verdict


def test_a_headline_on_an_open_claim_is_stronger_than_the_text() -> None:
    (one,) = check_headlines(reading(PORT))
    assert one.verdict == "stronger_than_text"
    assert "Norvale has not confirmed this" in one.text


def test_a_check_names_on_whose_word_the_headline_rests() -> None:
    assert (
        "on the word of the council"
        in check("Mill to close in March", "The mill will close in March, the council said.").text
    )


def test_a_text_without_a_headline_has_no_check() -> None:
    assert check_headlines(reading("The mill opened in 1951.")) == ()


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_headline_is_checked(headline: str) -> None:
    text = f"{headline}\n\nThe library on Quay Street reopened on Monday.\n\nIt rained on Sunday.\n"
    found = check_headlines(reading(text))
    assert all(0 <= i < len(reading(text).statements) for one in found for i in one.statements)
    assert len(found) <= len(article(text).sentences) * 3


def test_a_headline_does_not_rest_on_the_word_of_whoever_denies_it() -> None:
    (one,) = check_headlines(reading(LEAK))
    assert "on the word of Norvale" not in one.text


def test_a_headlines_infinitive_is_no_stronger_than_a_will() -> None:
    assert (
        check("Mill to close in March", "The mill will close in March, the council said.").verdict == "attributed_only"
    )
