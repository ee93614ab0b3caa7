"""Flags: which claims are flagged, with which rank and word, in which order; the box has a line for each of rank 1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.answers import ClaimSaid
from factcheck.terms import FlagStatus, values
from tests.said import Grounded, article, claim, flag, hop

TEXT = """Quay Street depot to move

The depot on Quay Street will move on Monday. It has 4 gates and a tower.

Anna Reed took money from the builder. The driver sold the copper roof. Tom Vance said that the guards took the keys.

A senior officer said two men fell from the crane. A senior officer said the crane was old.

The fence has reportedly rusted. The tower may lean. About 90 crates are left, Tom Vance said. About 70 carts are left.
"""
ARTICLE = article(TEXT)
OFFICER = hop("A senior officer", naming="described", cue="said")
VANCE = hop("Tom Vance", cue="said")
CLAIMS: dict[str, ClaimSaid] = {
    "plain": claim("The depot on Quay Street will move on Monday"),
    "opinion": claim("It has 4 gates and a tower", modality="opinion"),
    "charge": claim("Anna Reed took money from the builder", allegation=True),
    "other charge": claim("The driver sold the copper roof", allegation=True),
    "named charge": claim("the guards took the keys", VANCE, allegation=True),
    "grave": claim("two men fell from the crane", OFFICER, harm=3),
    "anonymous": claim("the crane was old", OFFICER),
    "hearsay": claim("The fence has reportedly rusted"),
    "implied": claim("The tower may lean", modality="implied"),
    "estimate": claim("About 70 carts are left", modality="estimated"),
    "estimator": claim("About 90 crates are left", VANCE, modality="estimated"),
    "promise": claim("The depot on Quay Street will move on Monday", modality="promised"),
    "prediction": claim("It has 4 gates and a tower", modality="predicted"),
    "condition": claim("It has 4 gates and a tower", modality="conditional"),
}

DOUBTS = ("unconfirmed", "denied", "disputed", "not_verified", "no_comment")


def ground(*names: str) -> Grounded:
    return Grounded(ARTICLE, *(CLAIMS[name] for name in names))


@pytest.mark.parametrize(
    ("name", "rank", "word"),
    [
        ("charge", 1, "allegation"), ("grave", 1, "anonymous"), ("named charge", 2, "allegation"),
        ("anonymous", 2, "anonymous"), ("hearsay", 2, "reported"), ("implied", 2, "implied"),
        ("estimate", 2, "estimated"),
        ("promise", 2, "promised"), ("prediction", 2, "predicted"), ("condition", 2, "conditional"),
    ],
)  # fmt: skip
def test_a_claim_gets_the_flag_of_its_kind(name: str, rank: int, word: str) -> None:
    (one,) = ground(name).flags
    assert (one.rank, one.status, one.found_by) == (rank, word, "rules")
    assert one.claims == (ground(name).claim.id,)


@pytest.mark.parametrize("name", ["plain", "opinion", "estimator"])
def test_an_ordinary_claim_is_no_flag(name: str) -> None:
    assert ground(name).flags == ()
    assert ground(name).box == []


def test_an_anonymous_charge_is_of_the_first_rank_under_its_sourcing() -> None:
    said = claim("the crane was old", OFFICER, allegation=True)
    assert [(f.rank, f.status) for f in Grounded(ARTICLE, said).flags] == [(1, "anonymous")]


def test_two_quotes_of_one_anonymous_origin_are_one_line_of_the_second_rank() -> None:
    again = claim("A senior officer said the crane was old", OFFICER)
    (one,) = Grounded(ARTICLE, CLAIMS["anonymous"], again).flags
    assert len(one.claims) == 2
    assert one.asserted_by == ("A senior officer",)


@given(
    st.permutations(sorted(CLAIMS)),
    st.permutations(["unconfirmed", "denied", "disputed", "not_verified", "no_comment"]),
)
def test_flags_stand_in_the_order_of_the_box_whatever_the_answers_order(names: list[str], doubts: list[str]) -> None:
    said = tuple(flag(word, CLAIMS[name].text, "will move", 2) for word, name in zip(doubts, names, strict=False))
    grounded = Grounded(ARTICLE, *(CLAIMS[name] for name in names), flags=said)
    keys = [(f.rank, values(FlagStatus).index(f.status)) for f in grounded.flags]
    assert keys == sorted(keys)
    assert len(grounded.box) == sum(f.rank == 1 for f in grounded.flags)


@pytest.mark.parametrize("word", ["unconfirmed", "denied", "disputed", "not_verified"])
def test_open_claims_fill_the_box(word: str) -> None:
    said = flag(word, CLAIMS["plain"].text, "will move", 2, sentences=[2])
    (one,) = Grounded(ARTICLE, CLAIMS["plain"], flags=(said,)).flags
    assert (one.rank, one.status) == (1, word)


def test_no_comment_is_of_the_second_rank() -> None:
    said = flag("no_comment", CLAIMS["plain"].text, "will move", 2, sentences=[2])
    assert [f.rank for f in Grounded(ARTICLE, CLAIMS["plain"], flags=(said,)).flags] == [2]


def test_the_same_answers_give_the_same_flags() -> None:
    assert ground(*CLAIMS).flags == ground(*CLAIMS).flags


def test_two_charges_are_two_lines_of_the_box() -> None:
    box = ground("charge", "other charge").box
    assert any("Reed" in line for line in box)
    assert any("copper" in line for line in box)


def test_no_two_flags_share_an_id() -> None:
    lost = (claim("nobody said this", OFFICER), claim("nobody wrote this", hop("Sources", naming="bare")))
    ids = [f.id for f in Grounded(ARTICLE, *lost).flags]
    assert len(ids) == len(set(ids)) == 2


def test_a_model_that_sees_no_harm_does_not_empty_the_box() -> None:
    text = "Depot shut\n\nThe depot shut on Monday. A senior officer said two men were killed at the gate."
    said = claim("two men were killed at the gate", OFFICER, harm=0)
    grounded = Grounded(article(text), said)
    assert grounded.claim.priority == "P1"
    assert [f.rank for f in grounded.flags] == [1]
