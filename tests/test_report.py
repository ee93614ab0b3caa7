"""The dispatch table, the JSON of a report and of its parts, and what every format for people must say."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given

from factcheck import check
from factcheck.errors import UsageError
from factcheck.models import Report
from factcheck.report import FORMATS, PARTS, render, words
from factcheck.report.page import blocks
from factcheck.report.terminal import printed
from factcheck.terms import (
    Act,
    Checkable,
    FlagStatus,
    Grounding,
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
CLAIM = REPORT.claims[0]
SEEDS = Path(__file__).parent.parent / "seeds"
Seed = Callable[[str], Report]


@pytest.fixture(scope="module")
def seed() -> Seed:
    return cache(lambda name: check(SEEDS / f"{name}.txt"))


def flat(report: str) -> str:
    """Take out what wrapping, boxes and escapes add."""
    return " ".join(report.replace("│", " ").replace("\\", "").replace("*", "").split())


@pytest.mark.parametrize(
    ("table", "terms"),
    [
        (words.STATUS, Status), (words.SOURCING, Sourcing), (words.MODALITY, Modality), (words.FLAG, FlagStatus),
        (words.CHECKABLE, Checkable), (words.VERDICT, Verdict), (words.PRIORITY, Priority), (words.SEVERITY, Severity),
        (words.PART, Part), (words.GROUNDING, Grounding),
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
    "Not confirmed by Lorne Ferries; a promise or plan; check only that it was said",
    "Denied by Lorne Ferries; an allegation; rests on unnamed people alone",
    "Says so: Port Authority. Not confirmed by: Lorne Ferries. Claims 1, 2.",
    "Says so: a crew member. Denied by: Lorne Ferries. Claim 3.",
    "Lorne Ferries: Will the boat sail on Monday, and at what time?",
    "At a glance: 6 claims (3 P1, 1 P2, 1 P3, 1 P4) · 2 not confirmed",
    "2 findings (1 error) · read by embedded-1 (rules, no language model)",
    "quote not found in the article (claim 6)",
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
@pytest.mark.parametrize("report", [REPORT, "aleppo-cease-fire"])
def test_every_claim_and_every_call_has_one_box_to_tick(format: str, report: Report | str, seed: Seed) -> None:
    one = report if isinstance(report, Report) else seed(report)
    shown = render(one, format, "claims").partition("Claims to check" if format == "markdown" else "CLAIMS TO CHECK")
    ticked, listed = shown[0].count("[ ]"), shown[2]
    assert ticked == len(one.call_sheet)
    assert all(call.name[1:] in flat(shown[0]) for call in one.call_sheet)
    assert listed.count("[ ]") == len(one.claims)
    assert all(len(re.findall(rf"\b{claim.id[:6]}\b", listed)) == 1 for claim in one.claims)
    numbers = re.findall(r"\[ \] +\W*(\d+)", listed)
    assert [int(number) for number in numbers] == list(range(1, len(one.claims) + 1))


@pytest.mark.parametrize("format", FOR_PEOPLE)
def test_the_same_claim_and_the_other_side_stand_below_a_claim(format: str) -> None:
    listed = flat(render(REPORT, format, "claims"))
    order = ["The Port Authority said Lorne Ferries promised", "The Lorne ferry will sail again", "Also",
             "The hull of the Lorne ferry was never inspected", "Lorne Ferries denied that any inspection", "Against",
             "About 1,400 people"]  # fmt: skip
    assert [listed.index(words) for words in order] == sorted(listed.index(words) for words in order)


def test_the_ordinary_is_not_said_and_nothing_is_said_twice() -> None:
    listed = render(REPORT, "text", "claims")
    assert not any(word in listed for word in ("asserted", "as fact", "attributed"))
    council = CLAIM.model_copy(update={"reasons": ("an estimate", "gives a figure"), "modality": "estimated"})
    shown = flat(render(REPORT.model_copy(update={"claims": (council,)}), "text", "claims"))
    assert shown.count("estimate") == 1
    assert "Why: Gives a figure" in shown


def test_a_question_is_asked_once_about_the_same_claim() -> None:
    asked = tuple(claim.model_copy(update={"questions": CLAIM.questions}) for claim in REPORT.claims[:3])
    assert flat(render(REPORT.model_copy(update={"claims": asked}), "text", "claims")).count("at what time?") == 2


def test_a_quote_is_not_said_twice() -> None:
    claim = CLAIM.model_copy(update={"quote": CLAIM.text, "priority": "P2"})
    report = flat(render(REPORT.model_copy(update={"claims": (claim,)}), "text", "claims"))
    assert report.count("promised to resume crossings on Monday, 8 June 2026") == 1


def test_a_point_that_the_brief_has_is_not_said_twice() -> None:
    brief = (*REPORT.summary.brief, REPORT.summary.points[1])
    summary = REPORT.summary.model_copy(update={"brief": brief, "points": (*REPORT.summary.points, brief[0])})
    shown = flat(render(REPORT.model_copy(update={"summary": summary}), "text", "summary"))
    assert all(shown.count(sentence.text) == 1 for sentence in (*brief, REPORT.summary.points[0]))


@pytest.mark.parametrize("width", [80, 100])
def test_the_first_screen_answers_an_editor(width: int, seed: Seed) -> None:
    screen = flat("\n".join(printed(blocks(seed("aleppo-cease-fire"), "all"), width, False).split("\n")[:30]))
    assert screen.startswith(
        "Aleppo's Brief Cease-Fire Extended Amid Fears of New Russian Offensive ABC News · 20 October"
    )
    assert flat(seed("aleppo-cease-fire").summary.one_line.text) in screen
    assert "Not confirmed by: Russia." in screen
    said = (
        "headline check: stronger than the text",
        "STRONGER THAN THE TEXT",
        "read by embedded-1 (rules, no language",
    )
    assert all(words in screen for words in ("HEADLINE CHECK", *said))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("part", PARTS)
def test_a_report_about_next_to_nothing_can_be_rendered(format: str, part: str) -> None:
    none = {"sources": (), "claims": (), "flags": (), "call_sheet": (), "findings": ()}
    nothing = REPORT.summary.one_line.model_copy(update={"text": ""})
    bare = REPORT.article.model_copy(update={"text": "", "title": "", "publisher": None, "sentences": ()})
    summary = type(REPORT.summary)(one_line=nothing)
    assert render(REPORT.model_copy(update=none | {"summary": summary, "article": bare}), format, part).endswith("\n")


def test_a_group_stays_under_its_strongest_claim_whatever_the_order() -> None:
    first, _, headline, *_ = REPORT.claims
    strong, weak = first.model_copy(update={"priority": "P2"}), headline.model_copy(update={"priority": "P3"})
    for claims in ((strong, weak), (weak, strong)):
        listed = render(REPORT.model_copy(update={"claims": claims}), "text", "claims")
        assert "[ ] 1. The Port Authority said" in listed
        assert "    [ ] 2. The Lorne ferry will sail again" in listed
        assert "P3 · if there is time" not in listed


def test_what_speaks_against_a_claim_is_pointed_to_where_it_has_its_place_elsewhere() -> None:
    boat, port, crew = (
        CLAIM.model_copy(update={"id": name, "group": None, "text": f"The {name} spoke.", "contradicts": other})
        for name, other in (("boat", ("port",)), ("port", ()), ("crew", ("port",)))
    )
    listed = flat(render(REPORT.model_copy(update={"claims": (boat, port, crew), "flags": ()}), "text", "claims"))
    assert "3. The crew spoke." in listed
    assert listed.endswith("Against: Claim 2") or "Against: Claim 2 " in listed
