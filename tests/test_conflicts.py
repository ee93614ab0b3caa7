"""What cannot both hold: two counts, a denial and what it denies, an account and the one that contradicts it."""

import pytest

from tests.newsread import reading, words


def pairs(body: str) -> set[tuple[str, str]]:
    """Give the contradictions of an article with this body, each as the words of the two statements."""
    text = f"A headline of its own\n\n{body}\n"
    links = reading(text).links
    return {(words(text, i), words(text, j)) for i, others in links.contradicts.items() for j in others if i < j}


def statuses(body: str) -> dict[str, str]:
    text = f"A headline of its own\n\n{body}\n"
    return {words(text, i): s.status for i, s in enumerate(reading(text).statements) if s.status != "asserted"}


@pytest.mark.parametrize(
    ("body", "one", "other"),
    [
        (
            "The ministry said 34 people had been killed in the blast. The Red Crescent put the toll at 41.",
            "34 people had been killed in the blast.",
            "the toll at 41.",
        ),
        (
            "A fire destroyed 40 homes in Calder on Sunday, officials said.\n\n"
            "The mayor said 60 homes had been destroyed in the fire.",
            "A fire destroyed 40 homes in Calder on Sunday",
            "60 homes had been destroyed in the fire.",
        ),
        (
            "The ferry carried more than 100 passengers, the governor said.\n\n"
            "The owner, Seabridge, disputed that figure and said 79 people were on board.",
            "The ferry carried more than 100 passengers",
            "79 people were on board.",
        ),
        (
            "Police said the man had pointed a gun at officers.\n\n"
            "“He had nothing in his hands,” said Lia Marsh, a neighbour. Her account contradicts the police statement.",
            "the man had pointed a gun at officers.",
            "He had nothing in his hands,",
        ),
        (
            "Ada Brill took 40,000 pounds from a builder, the Daily Post reported on Sunday.\n\n"
            "Ms Brill said she had never taken money from any builder. “I deny it completely,” she told reporters.",
            "Ada Brill took 40,000 pounds from a builder",
            "she had never taken money from any builder.",
        ),
    ],
)
def test_what_cannot_both_hold_is_paired(body: str, one: str, other: str) -> None:
    assert (one, other) in pairs(body)


@pytest.mark.parametrize(
    "body",
    [
        "A storm cut power to 12,000 homes in the north, the operator said. In the south 3,000 homes lost power.",
        "Two people were hurt in Dunmore and three people in Kells, police said. The council said nine trees fell.",
        "Corin sold 4,000 tractors, the firm said. Its rival Hale said it sold 5,000 tractors.",
        "The ministry said 12 people had died. The Red Crescent said at least 10 people had died.",
        "The mayor said 40 homes were destroyed. The fire chief said 35 homes had been destroyed last year.",
        "The firm will close the mill, the union said. The firm said it hopes to keep the mill open.",
    ],
)
def test_what_can_both_hold_is_not_paired(body: str) -> None:
    assert pairs(body) == set()


def test_a_blanket_denial_reaches_what_the_accusers_say_besides() -> None:
    found = statuses(
        "Three former pupils accused the diocese of hiding abuse. They said a bishop destroyed letters in 1994.\n\n"
        "The diocese denied the allegations."
    )
    assert found["a bishop destroyed letters in 1994."] == "denied"


def test_a_silence_is_put_on_what_was_said_before_it_and_not_on_itself() -> None:
    found = statuses(
        "Halden is in talks to buy Borg, two people familiar with the matter said.\n\n"
        "Halden declined to comment. Borg did not respond to a request for comment."
    )
    assert found == {"Halden is in talks to buy Borg": "no_comment"}


def test_her_account_is_what_she_told_before_the_reporters_own_words() -> None:
    found = statuses(
        "A former guard said the doors were locked. She asked not to be named. "
        "The Herald could not independently verify her account."
    )
    assert found == {"the doors were locked.": "not_verified"}
