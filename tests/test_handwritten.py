"""Answers from elsewhere than the rules: a good one stands as it is, a careless one is found out, fault by fault."""

import asyncio
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest
from httpx2 import MockTransport, Request, Response

from factcheck import Report, Settings
from factcheck.answers import FlagsAnswer
from factcheck.grounding import Answers, Bench, accept, bench_for, ground
from factcheck.models import Finding, Flag, Span
from factcheck.workflow import check_article, open_desk
from tests import handwritten
from tests.conftest import CASSETTES

OF_THE_ARTICLE = {"headline_stronger", "quotation_twice_worded"}
"""What the copy desk finds in the articles themselves."""
PLANTED = [(name, place) for name in handwritten.NAMES for place, _ in enumerate(handwritten.faults(name))]


@pytest.fixture(scope="module")
def vcr_cassette_dir() -> str:
    return str(CASSETTES / "handwritten")


@cache
def bench(name: str) -> Bench:
    return bench_for(handwritten.article(name))


@cache
def grounded(name: str) -> dict[str, Any]:
    return ground(bench(name), handwritten.good(name))


def serving(answers: Answers) -> MockTransport:
    """Serve answers over OpenAI's wire, each to the question whose schema it has."""
    by_name = dict(handwritten.as_replies(answers))

    def respond(request: Request) -> Response:
        asked = json.loads(request.content)["response_format"]["json_schema"]["name"]
        message = {"role": "assistant", "content": by_name[asked], "refusal": None}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
        body = {"id": "handwritten", "object": "chat.completion", "created": 0, "model": "handwritten"}
        return Response(200, json=body | {"choices": [choice], "usage": usage})

    return MockTransport(respond)


def checked(name: str, answers: Answers, record_mode: str) -> Report:
    settings = Settings(model="openai:handwritten", base_url="https://handwritten.invalid/v1", retries=0, cache=False)
    desk = open_desk(settings, None if record_mode == "none" else serving(answers))
    return asyncio.run(check_article(handwritten.article(name), desk))


@pytest.mark.vcr
@pytest.mark.parametrize("name", handwritten.NAMES)
def test_a_good_answer_travels_and_stands(name: str, record_mode: str) -> None:
    report = checked(name, handwritten.good(name), record_mode)
    assert report.claims == grounded(name)["claims"]
    assert report.summary == grounded(name)["summary"]
    assert report.provenance.model == "openai:handwritten"
    assert report.provenance.usage.calls == 3


@pytest.mark.vcr
@pytest.mark.parametrize("name", ["aleppo-cease-fire", "library-reopens", "mine-flood"])
def test_a_careless_answer_is_asked_once_more_and_found_out(name: str, record_mode: str) -> None:
    report = checked(name, handwritten.careless(name), record_mode)
    assert 3 < report.provenance.usage.calls <= 6
    assert {f.kind for f in report.findings} >= {"quote_absent", "source_absent"} - _not_planted(name)
    assert box(report.flags) >= box(without_flags(name))


def box(flags: Sequence[Flag]) -> set[tuple[str, Span]]:
    return {(flag.status, cue) for flag in flags if flag.rank == 1 for cue in flag.cues}


@cache
def without_flags(name: str) -> tuple[Flag, ...]:
    """Give the flags of a good answer that forgot them: the rules' own."""
    said = handwritten.good(name)
    silent = Answers(said.summary, said.claims, FlagsAnswer(flags=[]), by_model=True)
    return tuple(ground(bench(name), silent)["flags"])


def _not_planted(name: str) -> set[str]:
    return {"quote_absent", "source_absent"} - {kind for fault in handwritten.faults(name) for kind in fault.kinds}


@pytest.mark.parametrize("name", handwritten.NAMES)
def test_a_good_answer_raises_no_false_alarm(name: str) -> None:
    said = handwritten.good(name)
    assert [line for part in (said.summary, said.claims, said.flags) for line in accept(bench(name), part)] == []
    findings = [f for f in grounded(name)["findings"] if f.severity != "note" and f.kind not in OF_THE_ARTICLE]
    assert [f.message for f in findings] == []


@pytest.mark.parametrize("name", handwritten.NAMES)
def test_a_good_answer_covers_every_sentence_and_every_quote_is_there(name: str) -> None:
    assert grounded(name)["coverage"].uncovered == ()
    assert {claim.grounding for claim in grounded(name)["claims"]} <= {"exact", "folded"}


def findings_of(name: str, place: int) -> list[Finding]:
    """Give what one planted fault adds to the findings."""
    before = {(f.kind, f.message) for f in grounded(name)["findings"]}
    fault = handwritten.faults(name)[place]
    after = ground(bench(name), handwritten.careless(name, [fault]))["findings"]
    return [f for f in after if (f.kind, f.message) not in before]


@pytest.mark.parametrize(("name", "place"), PLANTED)
def test_every_planted_fault_is_named(name: str, place: int) -> None:
    fault = handwritten.faults(name)[place]
    kinds = {f.kind for f in findings_of(name, place)}
    if fault.missed:
        pytest.xfail(fault.missed)
    assert not fault.kinds or kinds & set(fault.kinds), f"{fault.what}: {kinds}"


@pytest.mark.parametrize("name", handwritten.NAMES)
def test_forgotten_flags_are_added_by_the_rules(name: str) -> None:
    rules = {f.status for f in grounded(name)["flags"] if f.rank == 1 and f.found_by in {"rules", "both"}}
    assert rules <= {f.status for f in without_flags(name) if f.rank == 1}
    assert {f.found_by for f in without_flags(name)} <= {"rules"}
