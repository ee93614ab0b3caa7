"""What to ask, and whom: the awaited party first, never more than three."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.questions import Ask, questions
from factcheck.language.reading import read
from tests.newsread import LEAK, PORT, place, reading


def asked(text: str, said: str) -> tuple[Ask, ...]:
    return questions(reading(text), place(text, said), "The text.")


def test_the_awaited_party_is_asked_first_and_the_teller_next() -> None:
    assert [ask.ask for ask in asked(PORT, "to extend")] == ["Norvale", "The port board"]
    assert asked(PORT, "to extend")[0].text == "Do you confirm this, or not: The text?"


def test_who_denies_is_asked_what_happened() -> None:
    assert asked(LEAK, "Norvale hid")[0] == Ask("You deny this; what happened instead: The text?", "Norvale")


def test_the_publishers_own_voice_is_asked_for_a_record() -> None:
    assert asked(LEAK, "opened in 1951") == (
        Ask("What record or witness bears this out: The text?", "The Morning Echo"),
    )


def test_an_unnamed_source_is_asked_for_another_on_the_record() -> None:
    assert asked(LEAK, "40 people")[0].text == "Who else can say this on the record: The text?"


@settings(max_examples=50)
@given(st.lists(st.sampled_from([*LEAK.splitlines(), *PORT.splitlines()]), max_size=8).map("\n\n".join))
def test_nobody_is_asked_twice_and_never_more_than_three(text: str) -> None:
    found = read(text)
    for index in range(len(found.statements)):
        asks = questions(found, index, "The text.")
        assert 1 <= len(asks) <= 3
        assert len({ask.ask for ask in asks}) == len(asks)
