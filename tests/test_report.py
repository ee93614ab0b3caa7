"""The dispatch table, the JSON of a report and of its parts, and what every format for people must say."""

import json

import pytest
from hypothesis import given

from factcheck.errors import UsageError
from factcheck.models import Report
from factcheck.report import FORMATS, PARTS, render, words
from factcheck.terms import (
    Act,
    Checkable,
    FlagStatus,
    Modality,
    Part,
    Priority,
    Severity,
    Sourcing,
    Status,
    Verdict,
    values,
)
from tests.hostile import TEXTS, report_saying
from tests.sample_report import REPORT

FOR_PEOPLE = ("terminal", "text", "markdown")


def flat(report: str) -> str:
    """Take out what wrapping, boxes and escapes add."""
    return " ".join(report.replace("│", " ").replace("\\", "").replace("*", "").split())


@pytest.mark.parametrize(
    ("table", "terms"),
    [
        (words.STATUS, Status), (words.SOURCING, Sourcing), (words.MODALITY, Modality), (words.FLAG, FlagStatus),
        (words.CHECKABLE, Checkable), (words.VERDICT, Verdict), (words.PRIORITY, Priority), (words.SEVERITY, Severity),
        (words.PART, Part),
    ],
)  # fmt: skip
def test_every_term_of_a_closed_list_has_its_english(table: dict[str, str], terms: object) -> None:
    assert set(table) == set(values(terms))


def test_acts_that_take_an_object_are_acts() -> None:
    assert set(words.ACT) <= set(values(Act))


def test_a_format_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(UsageError, match=r"'docx'.*terminal, text, markdown, json"):
        render(REPORT, "docx")


def test_a_part_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(UsageError, match=r"'headline'.*all, summary, claims, flags"):
        render(REPORT, "json", "headline")


def test_json_is_the_report_and_nothing_else() -> None:
    assert render(REPORT, "json") == REPORT.model_dump_json() + "\n"


@pytest.mark.parametrize("part", PARTS)
def test_a_part_in_json_is_a_cut_of_the_same_report(part: str) -> None:
    whole, cut = json.loads(render(REPORT, "json")), json.loads(render(REPORT, "json", part))
    assert {"schema_version", "article", "provenance"} <= cut.keys()
    assert part == "all" or part in cut
    assert all(whole[key] == value for key, value in cut.items())


@given(TEXTS)
def test_json_stays_one_line_and_comes_back_whole_whatever_the_article_says(text: str) -> None:
    report = report_saying(text)
    line = render(report, "json")
    assert len(line.splitlines()) == 1
    assert Report.model_validate_json(line) == report


@pytest.mark.parametrize("format", FOR_PEOPLE)
@pytest.mark.parametrize("phrase", [
    "The Courier ← Port Authority (said) ← Lorne Ferries (promised)",
    "The Courier ← a crew member (told the Lorne Gazette)",
    "unconfirmed by Lorne Ferries · attributed to one source · promised",
    "denied by Lorne Ferries · anonymous source · put as fact · an allegation",
    "Says so: Port Authority. Not confirmed by: Lorne Ferries.",
    "Says so: a crew member. Denied by: Lorne Ferries.",
    "Lorne Ferries: Will the boat sail on Monday, and at what time?",
    "no language model took part",
    "2 June 2026, 09:30",
])  # fmt: skip
def test_every_format_for_people_says_who_and_how(format: str, phrase: str) -> None:
    assert phrase in flat(render(REPORT, format))


@pytest.mark.parametrize("format", FOR_PEOPLE)
def test_the_box_says_so_when_nothing_is_left_unconfirmed(format: str) -> None:
    summary = REPORT.summary.model_copy(update={"not_confirmed": ()})
    settled = REPORT.model_copy(update={"flags": (), "summary": summary})
    assert "Nothing in this article is left unconfirmed." in flat(render(settled, format))


@pytest.mark.parametrize("format", FOR_PEOPLE)
def test_no_line_of_the_summary_is_lost_where_no_flag_belongs_to_it(format: str) -> None:
    unflagged = REPORT.model_copy(update={"flags": ()})
    assert "which Lorne Ferries denies" in flat(render(unflagged, format))


@pytest.mark.parametrize("format", FOR_PEOPLE)
@pytest.mark.parametrize("part", PARTS)
def test_no_part_hides_an_error(format: str, part: str) -> None:
    assert "quote not found in the article" in flat(render(REPORT, format, part))


@pytest.mark.parametrize("format", FOR_PEOPLE)
def test_every_claim_has_its_box_to_tick(format: str) -> None:
    report = render(REPORT, format, "claims")
    assert all(any("[ ]" in line and claim.id[:6] in line for line in report.splitlines()) for claim in REPORT.claims)


@pytest.mark.parametrize("format", FOR_PEOPLE)
def test_a_claim_names_where_it_is_made_again_and_what_speaks_against_it(format: str) -> None:
    report = flat(render(REPORT, format, "claims"))
    assert "the headline (51b7e8)" in report
    assert "Lorne Ferries denied that any inspection of the ferry was missed. (c0ffee)" in report


def test_a_quote_is_not_said_twice() -> None:
    claim = REPORT.claims[0].model_copy(update={"quote": REPORT.claims[0].text, "priority": "P2"})
    report = flat(render(REPORT.model_copy(update={"claims": (claim,)}), "text", "claims"))
    assert report.count("promised to resume crossings on Monday, 8 June 2026") == 1


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("part", PARTS)
def test_a_report_about_next_to_nothing_can_be_rendered(format: str, part: str) -> None:
    none = {"sources": (), "claims": (), "flags": (), "call_sheet": (), "findings": ()}
    nothing = REPORT.summary.one_line.model_copy(update={"text": ""})
    bare = REPORT.article.model_copy(update={"text": "", "title": "", "publisher": None, "sentences": ()})
    summary = type(REPORT.summary)(one_line=nothing)
    assert render(REPORT.model_copy(update=none | {"summary": summary, "article": bare}), format, part).endswith("\n")
