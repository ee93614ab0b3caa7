"""What to ask, and whom: the awaited and the accused first, in words that can be sent as they stand."""

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


def test_the_awaited_party_is_asked_for_its_promise_and_the_teller_who_told() -> None:
    first, second, *_ = asked(PORT, "to extend")
    assert first.ask == "Norvale"
    assert first.text.startswith("Have you agreed to extend")
    assert first.text.endswith(", and from when?")
    assert (second.ask, second.text.split()[:3]) == ("The port board", ["Who", "told", "you"])


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
    assert "“4,200 homes were flooded”: where is that figure from, and as of when?" in texts


def test_an_estimate_is_asked_for_its_range() -> None:
    texts = [ask.text for ask in of("Ann Lee, the mayor, said around 4,200 homes were flooded.")]
    assert any("within what range" in text for text in texts)


def test_whoever_is_charged_is_asked_for_a_reply() -> None:
    found = read("Unite, the trade union, accused Norvale Water of hiding a leak at the mill.")
    party = accused(found, found.statements[0])
    assert party is None or party.name == "Norvale Water"
    assert questions(found, 0)[0].ask == (party.name if party else "Unite")


def test_a_quotation_within_a_question_has_single_marks() -> None:
    (ask,) = of("“It is a ‘grave’ day,” Ann Lee, the mayor, said.")
    assert ask.text == "When and where did you say “it is a ‘grave’ day”, and is there a recording?"


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
        assert all(ask.text.endswith("?") and ask.ask for ask in asks)
        assert all(count_words(ask.text) <= LONGEST + 4 for ask in asks)
