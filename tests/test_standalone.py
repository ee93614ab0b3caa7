"""A statement that can be read without the article, in the article's own words and brackets."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.reading import read
from factcheck.language.standalone import stand_alone
from tests.newsread import PORT, place, reading


def alone(text: str, number: int, published: str | None = "2024-05-07") -> str:
    found = read(text, published=published)
    return stand_alone(found, found.statements[number])


def test_a_pronoun_that_speaks_is_named() -> None:
    found = reading(PORT)
    assert stand_alone(found, found.statements[place(PORT, "hopeful")]) == "[Jan Berg] said he was hopeful."


def test_a_relative_day_is_dated() -> None:
    assert alone("The mill closed, the council said on Monday.", 0).endswith("said on Monday [6 May 2024].")


def test_the_day_on_which_something_was_said_is_past() -> None:
    assert alone("The mill will close, the council said on Monday.", 0).endswith("said on Monday [6 May 2024].")


def test_without_a_day_of_publication_nothing_is_dated() -> None:
    assert alone("The mill closed on Monday.", 0, published=None) == "The mill closed on Monday."


def test_nothing_is_dated_within_a_quotation() -> None:
    assert alone("“It closed today,” Ann Lee said.", 0) == "“It closed today,” Ann Lee said."


def test_a_lead_in_is_left_out() -> None:
    assert alone("Meanwhile, the mill shut its gates.", 0) == "The mill shut its gates."


def test_attribution_stays_in_the_sentence() -> None:
    text = "“We did all we could,” Ann Lee said. “Nobody came.”"
    found = read(text)
    for statement in found.statements:
        assert "Lee" in stand_alone(found, statement)


def test_a_quotation_without_a_cue_is_its_lead_ins() -> None:
    text = "Ann Lee said the mill will close. “We did all we could. Nobody came.”"
    found = read(text)
    assert all("Lee" in stand_alone(found, statement) for statement in found.statements)


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*PORT.split(), "today", "He", "“", "”", ","]), max_size=25).map(" ".join))
def test_only_brackets_and_speakers_are_added(text: str) -> None:
    found = read(text, published="2024-05-07")
    for statement in found.statements:
        shown = stand_alone(found, statement)
        assert shown == shown.strip()
        assert "\n" not in shown
