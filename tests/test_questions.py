"""What to ask, and whom: the awaited and the accused first, in words that hold together by themselves."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.questions import LONGEST, MOST, SUGGESTED, Ask, accused, questions
from factcheck.language.reading import read
from factcheck.language.wording import count_words
from tests.newsread import LEAK, PORT, place, reading


def asked(text: str, said: str) -> tuple[Ask, ...]:
    return questions(reading(text), place(text, said))


def of(text: str) -> tuple[Ask, ...]:
    return questions(read(text), 0)


def test_the_awaited_party_is_asked_for_its_promise_and_the_teller_how_it_learnt_of_it() -> None:
    first, second, *_ = asked(PORT, "to extend")
    assert first.ask == "Norvale"
    assert first.text.startswith("Have you agreed to extend")
    assert first.text.endswith("? If not, what is still open?")
    assert second.ask == "The port board"
    assert second.text.endswith("”. How did you learn of it, and is it in writing?")


def test_who_denies_is_asked_what_happened() -> None:
    first = asked(LEAK, "Norvale hid")[0]
    assert first.ask == "Norvale"
    assert first.text.startswith("You deny that Norvale hid")


def test_the_publishers_own_voice_is_never_asked_itself() -> None:
    (ask,) = asked(LEAK, "opened in 1951")
    assert ask.ask.startswith(SUGGESTED)
    assert "Echo" not in ask.ask


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Two men were killed in the mill on Monday.", "the coroner or the police"),
        ("The jury acquitted both men on Monday.", "the court record"),
        ("Councillors voted to close the mill.", "the minutes of the meeting"),
        ("Net profit rose to $4 million in the quarter.", "the company’s filings"),
        ("Shares closed at 143p on Monday.", "the stock exchange"),
        ("The trial followed 1,210 patients.", "the published paper"),
        ("Orr pleaded not guilty on Monday.", "the court record"),
        ("The cat slept under the table all day.", "a record or a second witness"),
    ],
)
def test_without_a_source_somebody_who_would_know_is_suggested(text: str, who: str) -> None:
    assert of(text)[0].ask == SUGGESTED + who


def test_an_unnamed_source_is_asked_for_on_the_record() -> None:
    assert of("A senior NATO diplomat said the ship will sail on Monday.")[0] == Ask(
        "Can you say on the record whether the ship will sail on Monday?", "NATO press office"
    )


def test_a_figure_is_asked_for_by_its_words() -> None:
    texts = [ask.text for ask in of("Ann Lee, the mayor, said 4,200 homes were flooded.")]
    assert "“4,200 homes”: where is that from, and as of when?" in texts


def test_an_estimate_is_asked_for_its_range() -> None:
    texts = [ask.text for ask in of("Ann Lee, the mayor, said around 4,200 homes were flooded.")]
    assert any("within what range" in text for text in texts)


def test_whoever_is_charged_is_asked_for_a_reply() -> None:
    found = read("Unite, the trade union, accused Norvale Water of hiding a leak at the mill.")
    assert questions(found, 0) == (
        Ask("What is your reply to the charge of hiding a leak at the mill?", "Norvale Water"),
        Ask("What is your evidence for the charge of hiding a leak at the mill?", "Unite"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Omar Haddow was stabbed to death in a murder that police called brutal.",
        "The jury heard that Ann Lee was robbed by a man who is accused of fraud.",
        "Ann Lee's brother is accused of fraud.",
    ],
)
def test_a_victim_has_no_charge_to_reply_to(text: str) -> None:
    found = read(text)
    assert [accused(found, statement) for statement in found.statements] == [None] * len(found.statements)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Orrin Foods, a bakery, reported a loss of $8 million, compared with a profit of $9 million.",
            "",
        ),
        ("Analysts at Corran Bank expect the company to cut its dividend in November.", ""),
        (
            "Ann Lee, the mayor, said shares closed 11% down.",
            "How do you know that shares closed 11% down, and as of when?",
        ),
        ("Ann Lee, the mayor, said she would raise her salary.", "Is it still right that you will raise your salary?"),
        ("The Harbour Union said it had lost two men.", "Is it still right that you have lost two men?"),
    ],
)
def test_what_is_no_clause_is_quoted_whole(text: str, question: str) -> None:
    whole = f"Our text says: “{text.rstrip('.')}”. "
    assert any(ask.text == question if question else ask.text.startswith(whole) for ask in of(text))


def test_nobody_is_asked_about_the_publishers_own_failure_to_verify() -> None:
    assert of("Neither account could be verified.") == ()


def test_whoever_denies_is_spoken_to_as_you() -> None:
    text = "Norvale, the water company, denied that it hid a leak at the mill."
    assert of(text) == (Ask("You deny that you hid a leak at the mill. What is your account?", "Norvale"),)


def test_a_quotation_within_a_question_has_single_marks() -> None:
    (ask,) = of("“It is a ‘grave’ day,” Ann Lee, the mayor, said.")
    assert ask.text == "When and where did you say “It is a ‘grave’ day”, and is there a recording?"


@settings(max_examples=80)
@given(
    st.text(max_size=100)
    | st.lists(st.sampled_from([*LEAK.splitlines(), *PORT.splitlines()]), max_size=8).map("\n\n".join)
)
def test_every_question_is_one_short_and_few(text: str) -> None:
    found = read(text)
    for index in range(len(found.statements)):
        asks = questions(found, index)
        assert len(asks) <= MOST
        assert len({ask.text for ask in asks}) == len(asks)
        assert max(Counter(ask.ask for ask in asks).values(), default=0) <= 2
        assert all(ask.text.endswith("?") and ask.ask for ask in asks)
        assert all(count_words(ask.text) <= LONGEST for ask in asks)
