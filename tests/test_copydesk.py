"""Copy-desk findings: slips of an article against itself, and nothing that is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.grounding import bench_for
from factcheck.language.copydesk import notices
from factcheck.language.reading import read
from factcheck.models import Span
from factcheck.reading import article_from_text
from tests.newsread import LEAK, PORT
from tests.said import Grounded


def kinds(text: str, published: str | None = "2024-05-14") -> list[str]:
    return [n.kind for n in notices(bench_for(article_from_text(text, published=published)).reading)]


def story(headline: str, *paragraphs: str) -> str:
    return "\n\n".join([headline, *paragraphs, "It rained on Sunday in the whole of the valley."]) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "Tom Johnson opened the mill. Later Tom Johnston closed it again.",
        "Catherine Hale spoke first. “We won,” Katherine Hale said.",
        "The Harbour Trust will pay. A report by the Harbor Trust said so.",
    ],
)
def test_a_name_in_two_spellings_is_found(text: str) -> None:
    assert "name_spelled_twice" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Maria Hale met Mario Hale. Maria Hale said it was cold.",
        "Tom Norton beat Tom Morton by a length.",
        "The U.N. met. The United Nations said it was cold.",
        "Kent Police called Kent Council. Police in Kent said so.",
        "Ana Orr said so. Orr, the mayor, left.",
    ],
)
def test_two_names_are_no_slip(text: str) -> None:
    assert "name_spelled_twice" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        story("Fire kills 14 people in mill", "The fire in the old mill killed 12 people on Monday night."),
        story("Council to close five libraries", "The council will close six libraries in the valley in May."),
        story("Storm cuts power to 40,000 homes", "The storm cut power to 14,000 homes on Friday night."),
    ],
)
def test_a_title_with_another_count_than_its_story_is_found(text: str) -> None:
    assert "figures_disagree" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        story(
            "Fire kills 14 people in mill", "The fire in the old mill killed 14 people. Last year it killed two people."
        ),
        story("Storm cuts power to 40,000 homes", "The storm cut power to 40,212 homes on Friday night."),
        story("Fire kills at least 10 people in mill", "The fire in the old mill killed 12 people on Monday night."),
        story(
            "Council to close five libraries",
            "The council will close two libraries in May and three libraries in June.",
        ),
        story("Petition of 3,100 names on libraries", "The 3,100-name petition on libraries was handed in on Monday."),
    ],
)
def test_counts_that_agree_are_no_slip(text: str) -> None:
    assert "figures_disagree" not in kinds(text)


def test_a_person_of_two_ages_is_found() -> None:
    assert "age_given_twice" in kinds("Ana Orr, 41, led the walk. In the evening Ana Orr, 43, sang.")
    assert "age_given_twice" not in kinds("Ana Orr, 41, led the walk. Tom Orr, 43, sang.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It opened on Monday, 3 March 2021.", True),
        ("It opens on Friday, May 17.", False),
        ("It opens on Thursday, May 17.", True),
        ("It opened on Wednesday, 3 March 2021.", False),
        ("It opened on Monday, 30 February 2021.", False),
    ],
)
def test_a_date_of_another_weekday_is_found(text: str, found: bool) -> None:
    assert ("day_and_date" in kinds(text)) == found


QUOTED = "“We will never leave this old town,” Ana Orr said. The bus was late. It rained. {} Ana Orr said again.\n"


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ("“We shall never leave this old town,”", True),
        ("“We will not ever leave this old town,”", True),
        ("“We will never leave this town, not now,”", True),
        ("“We will never leave this old town,”", False),
        ("“never leave this old town,”", False),
        ("“The bus was late and the town was dark,”", False),
    ],
)
def test_a_quotation_in_two_wordings_is_found(again: str, found: bool) -> None:
    assert ("quotation_twice_worded" in kinds(QUOTED.format(again))) == found


@pytest.mark.parametrize(
    "text", ["The mayor, TK, spoke.", "He is [CHECK AGE] old.", "It cost XXX pounds.", "It was Orr (CQ)."]
)
def test_a_mark_of_unfinished_copy_is_found(text: str) -> None:
    assert kinds(text) == ["placeholder"]


@pytest.mark.parametrize("text", ["What?? No.", "The XXL shirt sold.", "She said “[they] left”.", "A TKO ended it."])
def test_what_looks_like_a_mark_is_none(text: str) -> None:
    assert "placeholder" not in kinds(text)


def test_a_word_typed_twice_is_found() -> None:
    assert kinds("They walked to the the harbour.") == ["word_doubled"]
    assert kinds("He had had enough, and that that was all.") == []


def test_a_headline_stronger_than_its_story_is_a_finding() -> None:
    assert "headline_stronger" in kinds(PORT)


def test_the_findings_of_the_desk_are_warnings_with_their_places() -> None:
    text = "The mayor, TK, spoke."
    (found,) = [f for f in Grounded(article_from_text(text)).findings if f.kind == "placeholder"]
    assert (found.severity, found.spans) == ("warning", (Span(11, 13),))


@settings(max_examples=60)
@given(st.text(max_size=120) | st.lists(st.sampled_from([*LEAK.split(), *PORT.split(), "TK", "the"])).map(" ".join))
def test_no_text_is_too_odd_for_the_desk(text: str) -> None:
    for notice in notices(read(text)):
        assert notice.message
        assert notice.spans
        assert all(0 <= s.start < s.end <= len(text) for s in notice.spans)
