"""On whom a claim rests: computed from the text and the chain, whatever the model would make of it."""

import pytest

from factcheck.answers import ClaimSaid
from factcheck.terms import Sourcing
from tests.said import Grounded, article, claim, hop

TEXT = """Quay Street bridge to close

The bridge on Quay Street will shut on Monday for repairs.

{}
"""


def sourcing(words: str, *claims: ClaimSaid, publisher: str = "The Morning Echo") -> list[Sourcing]:
    grounded = Grounded(article(TEXT.format(words), publisher), *claims)
    return [one.sourcing for one in sorted(grounded.claims, key=lambda c: c.spans)]


def test_two_named_origins_of_one_claim_corroborate_it() -> None:
    words = "The port board said the road cost $4 million.\n\nThe union Unite said the road cost $4 million."
    first = claim(
        "The port board said the road cost $4 million", hop("The port board", cue="said", sentence=3), group="cost"
    )
    second = claim("The union Unite said the road cost $4 million", hop("Unite", cue="said", sentence=4), group="cost")
    assert sourcing(words, first, second) == ["corroborated", "corroborated"]
    assert sourcing(words, first, first) == ["attributed", "attributed"]


def test_what_the_publisher_saw_is_observed() -> None:
    seen = "The Morning Echo has seen the letters of the board."
    assert sourcing(seen, claim(seen)) == ["observed"]
    assert sourcing(seen, claim(seen), publisher="The Herald") == ["unattributed"]


def test_what_a_party_says_it_will_do_is_its_own_act() -> None:
    said = claim("a new road", hop("The city council", "promised", cue="promised", sentence=3), modality="promised")
    assert sourcing("The city council promised a new road.", said) == ["own_act"]


def test_one_named_source_attributes() -> None:
    said = claim("the road was safe", hop("Tom Vance", cue="said", sentence=3))
    assert sourcing("Tom Vance, the mayor, said the road was safe.", said) == ["attributed"]


def test_hearsay_is_reported() -> None:
    words = "The builder has reportedly left the country."
    assert sourcing(words, claim(words)) == ["reported"]


@pytest.mark.parametrize(("who", "naming"), [("A senior police officer", "described"), ("Sources", "bare")])
def test_unnamed_people_alone_are_anonymous(who: str, naming: str) -> None:
    said = claim("the road was shut by hand", hop(who, naming=naming))
    assert sourcing(f"{who} said the road was shut by hand.", said) == ["anonymous"]


def test_the_source_nearest_to_the_publisher_vouches() -> None:
    words = "A police officer said Tom Vance promised a road."
    inner = hop("Tom Vance", "promised", cue="promised", sentence=3)
    said = claim("a road", hop("A police officer", naming="described", cue="said", sentence=3), inner)
    assert sourcing(words, said) == ["anonymous"]


def test_the_publishers_own_voice_is_unattributed() -> None:
    assert sourcing("The road was shut by hand.", claim("The road was shut by hand")) == ["unattributed"]


def test_an_unnamed_origin_corroborates_nothing() -> None:
    words = "The port board said the road cost $4 million.\n\nTwo builders said the road cost $4 million."
    first = claim(
        "The port board said the road cost $4 million", hop("The port board", cue="said", sentence=3), group="cost"
    )
    second = claim(
        "Two builders said the road cost $4 million",
        hop("Two builders", naming="described", cue="said", sentence=4),
        group="cost",
    )
    assert sourcing(words, first, second) == ["attributed", "anonymous"]


def test_a_spokeswoman_does_not_corroborate_her_company() -> None:
    words = "Norvale said the road cost $4 million.\n\nNorvale spokeswoman Ann Lee said the road cost $4 million."
    first = claim("Norvale said the road cost $4 million", hop("Norvale", cue="said", sentence=3), group="cost")
    second = claim(
        "Norvale spokeswoman Ann Lee said the road cost $4 million",
        hop("Ann Lee", cue="said", sentence=4),
        group="cost",
    )
    assert "corroborated" not in sourcing(words, first, second)


def test_the_publisher_as_a_models_first_hop_changes_nothing() -> None:
    words = "A senior police officer said the road was shut by hand."
    own = hop("The Morning Echo", kind="publisher")
    said = claim("the road was shut by hand", own, hop("A senior police officer", naming="described"))
    assert sourcing(words, said) == ["anonymous"]
    assert sourcing("The road was shut by hand.", claim("The road was shut by hand", own)) == ["unattributed"]


@pytest.mark.parametrize("who", ["A senior police officer", "Sources", "Officials at the port"])
def test_a_model_cannot_make_an_unnamed_source_a_named_one(who: str) -> None:
    said = claim("the road was shut by hand", hop(who, naming="named"))
    assert sourcing(f"{who} said the road was shut by hand.", said) == ["anonymous"]


def test_a_careless_group_label_corroborates_nothing() -> None:
    words = "The port board said the road cost $4 million.\n\nThe union Unite said that buses ran late."
    first = claim(
        "The port board said the road cost $4 million", hop("The port board", cue="said", sentence=3), group="news"
    )
    second = claim("The union Unite said that buses ran late", hop("Unite", cue="said", sentence=4), group="news")
    assert "corroborated" not in sourcing(words, first, second)


def test_an_invented_source_corroborates_nothing() -> None:
    words = "The port board said the road cost $4 million."
    first = claim(
        "The port board said the road cost $4 million", hop("The port board", cue="said", sentence=3), group="cost"
    )
    second = claim(
        "The port board said the road cost $4 million", hop("Greta Ollery", cue="said", sentence=3), group="cost"
    )
    assert "corroborated" not in sourcing(words, first, second)


@pytest.mark.parametrize(
    ("words", "publisher"),
    [
        ("Boston has seen three floods since March.", "The Boston Globe"),
        ("Reporters Without Borders reviewed 212 cases last year.", "The Morning Echo"),
        ("A reporter was seen outside the office that night.", "The Morning Echo"),
    ],
)
def test_what_others_saw_is_not_observed(words: str, publisher: str) -> None:
    assert sourcing(words, claim(words), publisher=publisher) == ["unattributed"]


@pytest.mark.xfail(strict=True, reason="_own_act looks for the name at the head of the clause, not for its pronoun")
def test_a_party_that_says_what_it_did_speaks_of_its_own_act() -> None:
    said = claim("it had closed the road", hop("The city council", cue="said", sentence=3))
    assert sourcing("The city council said it had closed the road.", said) == ["own_act"]
