"""Turns: the lines of a checklist. One thing to settle each, what goes with it beside it, nothing lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.reading import Reading, read
from factcheck.language.standalone import stand_together
from factcheck.language.turns import turns
from tests.newsread import PORT

TOLD = (
    "The river rose two metres overnight.\n\n"
    "Ann Lee, who keeps the lock, said 40 barges had broken loose. “It was quite a sight,” she said. "
    "“Nobody slept.”\n\n"
    "Tom Orr, the harbour master, said nine of them sank."
)


def lines(text: str) -> list[str]:
    found = read(text)
    return [stand_together(found, [found.statements[i] for i in turn.told]) for turn in turns(found)]


def test_what_a_voice_adds_without_a_new_matter_goes_with_what_it_said() -> None:
    assert lines(TOLD)[1] == (
        "Ann Lee, who keeps the lock, said 40 barges had broken loose. “It was quite a sight,” [Ann Lee] said. "
        "“Nobody slept.”"
    )


def test_two_voices_never_share_a_line() -> None:
    assert [line.split()[0] for line in lines(TOLD)] == ["The", "Ann", "Tom"]


def test_two_figures_of_one_voice_in_the_lead_are_two_lines() -> None:
    text = "Ann Lee said 40 barges had broken loose. She said nine men were missing."
    assert len(lines(text)) == 2


def test_a_forecast_never_hides_in_a_line_about_the_past() -> None:
    text = "Ann Lee said 40 barges had broken loose. She said the river will rise again on Friday."
    assert len(lines(text)) == 2


def test_whom_a_source_told_is_not_lost() -> None:
    text = "Ann Lee said the barges had broken loose. “Nobody slept,” she told Reuters."
    assert len(lines(text)) == 2


def test_a_question_of_the_reporter_is_no_line() -> None:
    assert lines("The river rose two metres overnight. So what went wrong?") == ["The river rose two metres overnight."]


def by_place(found: Reading) -> list[int]:
    return sorted(i for turn in turns(found) for i in turn.statements)


def test_a_dense_article_has_lines_for_people() -> None:
    paragraphs = [
        [f"The mill in Dorn {n} makes {n + 20} carts each year." for n in range(at, at + 4)] for at in range(15)
    ]
    found = read("\n\n".join(map(" ".join, paragraphs)))
    assert len(turns(found)) < 45
    assert by_place(found) == list(range(len(found.statements)))


@settings(max_examples=60)
@given(st.text(max_size=120) | st.lists(st.sampled_from([*PORT.split(), "“", "”", "\n\n"]), max_size=60).map(" ".join))
def test_every_statement_is_in_exactly_one_line(text: str) -> None:
    found = read(text)
    assert by_place(found) == list(range(len(found.statements)))
