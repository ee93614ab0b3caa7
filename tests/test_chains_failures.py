"""What a report is made of where a model fails in part: what it gave, the rules for the rest, and a finding."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

import factcheck.grounding.bench
from factcheck import Report, Settings
from factcheck.article_block import parse
from factcheck.errors import Embargoed, ModelError, OverBudget, Refused, UsageError
from factcheck.llm.embedded import EmbeddedModel, reply
from factcheck.models import Article
from factcheck.reading import article_from_text
from factcheck.workflow import Desk, check_article, estimate, open_desk

ADDRESS = "https://failing.invalid/v1"
TEXT = (
    "Bridge opens\n\nThe council said the bridge had opened on Monday, but the police have not confirmed this.\n\n"
    "Ann Lee, the mayor, said it cost £4m. She thanked the 30 builders."
)
LONG = "Bridge opens\n\n" + "\n\n".join(
    f"Resident {n} said house {n} had lost {n + 10} windows, but the council has not confirmed this." for n in range(60)
)
Answer = Callable[[httpx2.Request], httpx2.Response]


def article(text: str = TEXT) -> Article:
    return article_from_text(text, publisher="The Echo", published="2024-05-06")


def name_of(request: httpx2.Request) -> str:
    name: str = json.loads(request.content)["response_format"]["json_schema"]["name"]
    return name.removesuffix("Answer").lower()


def faithful(request: httpx2.Request) -> httpx2.Response:
    return reply(EmbeddedModel(), request)


def desk_with(answer: Answer, **settings: Any) -> tuple[Desk, list[httpx2.Request]]:
    sent: list[httpx2.Request] = []

    def serve(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return answer(request)

    known = {"model": "openai:embedded-1", "base_url": ADDRESS, "retries": 0, "cache": False} | settings
    return open_desk(Settings(**known), httpx2.MockTransport(serve)), sent


def check_with(answer: Answer, text: str = TEXT, **settings: Any) -> tuple[Report, list[httpx2.Request]]:
    desk, sent = desk_with(answer, **settings)
    return asyncio.run(check_article(article(text), desk)), sent


def failing(name: str, response: httpx2.Response | Exception) -> Answer:
    """Fail for one question; answer the others."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        if name_of(request) != name:
            return faithful(request)
        if isinstance(response, Exception):
            raise response
        return httpx2.Response(response.status_code, headers=response.headers, content=response.content)

    return answer


def without_provenance(report: Report) -> dict[str, Any]:
    return report.model_dump(exclude={"provenance", "findings"})


FAILURES: list[httpx2.Response | Exception] = [
    httpx2.Response(500, text="down"),
    httpx2.Response(429, json={"error": {"message": "slow"}}),
    httpx2.Response(200, text="<html>"),
    httpx2.ReadTimeout("slow"),
    httpx2.ConnectError("reset"),
]


@pytest.mark.parametrize("name", ["summary", "claims", "flags"])
@pytest.mark.parametrize("failure", FAILURES)
def test_one_answer_of_three_that_fails_does_not_lose_the_others(
    name: str, failure: httpx2.Response | Exception
) -> None:
    report, _ = check_with(failing(name, failure))
    whole, _ = check_with(faithful)
    assert without_provenance(report) == without_provenance(whole)
    missing = [f for f in report.findings if f.kind == "answer_missing"]
    assert [(f.severity, f.where) for f in missing] == [("error", name)]
    assert "made by rules instead" in missing[0].message


@pytest.mark.parametrize("failure", FAILURES)
def test_three_that_fail_are_no_report(failure: httpx2.Response | Exception) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        return failing(name_of(request), failure)(request)

    with pytest.raises(ModelError):
        check_with(answer)


def spoken(content: str | None, refusal: str | None = None, finish_reason: str = "stop") -> Answer:
    """Answer the claims question in other words, the others as the embedded model does."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        body = faithful(request).json()
        if name_of(request) == "claims":
            body["choices"][0]["message"] |= {"content": content, "refusal": refusal}
            body["choices"][0]["finish_reason"] = finish_reason
        return httpx2.Response(200, json=body)

    return answer


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (spoken(None, refusal="I will not"), "the model refuses: “I will not”"),
        (spoken("", finish_reason="content_filter"), "the content filter stopped the answer"),
    ],
)
def test_a_refusal_is_not_argued_with(answer: Answer, words: str) -> None:
    report, sent = check_with(answer)
    assert [f.where for f in report.findings if f.kind == "answer_refused"] == ["claims"]
    assert any(words in f.message for f in report.findings)
    assert len(sent) == 3


@pytest.mark.parametrize(
    "wrapped", ["```json\n{}\n```", "Sure! {} Anything else?", "<think>a {{b}} c</think>{}", "\ufeff{}"]
)
def test_json_in_other_words_is_found(wrapped: str) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        body = faithful(request).json()
        message = body["choices"][0]["message"]
        message["content"] = wrapped.replace("{}", message["content"])
        return httpx2.Response(200, json=body)

    report, sent = check_with(answer)
    assert len(sent) == 3
    assert without_provenance(report) == without_provenance(check_with(faithful)[0])


def test_control_characters_in_an_answer_are_taken_as_they_are() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        body = faithful(request).json()
        message = body["choices"][0]["message"]
        message["content"] = message["content"].replace("cost £4m", "cost\x07 £4m\x1b[31m")
        return httpx2.Response(200, json=body)

    report, _ = check_with(answer)
    assert not [f for f in report.findings if f.kind == "answer_invalid"]


def test_an_answer_in_another_language_is_asked_for_again_and_told_in_the_articles_words() -> None:
    german = "Der Rat sagte, die Brücke sei am Montag eröffnet worden, aber die Polizei hat das noch nicht bestätigt."

    def answer(request: httpx2.Request) -> httpx2.Response:
        body = faithful(request).json()
        message = body["choices"][0]["message"]
        said = json.loads(message["content"])
        for claim in said.get("claims", []):
            claim["text"] = german
        message["content"] = json.dumps(said)
        return httpx2.Response(200, json=body)

    report, sent = check_with(answer)
    again = [json.loads(request.content)["messages"][-1]["content"] for request in sent[3:]]
    assert len(again) == 1
    assert "another language than the article" in again[0]
    assert [f.where for f in report.findings if f.kind == "answer_language"] == ["claims"]
    assert all(claim.text != german for claim in report.claims)


def lines_of(request: httpx2.Request) -> int:
    block = parse(json.loads(request.content)["messages"][-1]["content"])
    return len(block.lines) if block else 0


def limited(lines: int, refuse: httpx2.Response | None) -> Answer:
    """Take in at most so many lines: refuse more, or break off."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        if lines_of(request) <= lines:
            return faithful(request)
        if refuse is not None:
            return httpx2.Response(refuse.status_code, content=refuse.content, headers=refuse.headers)
        body = faithful(request).json()
        body["choices"][0]["finish_reason"] = "length"
        body["choices"][0]["message"]["content"] = body["choices"][0]["message"]["content"][:40]
        return httpx2.Response(200, json=body)

    return answer


TOO_LONG = httpx2.Response(400, json={"error": {"message": "too long", "code": "context_length_exceeded"}})


@pytest.mark.parametrize("refuse", [TOO_LONG, None])
def test_an_article_that_is_too_long_is_read_in_parts_and_nothing_is_lost(refuse: httpx2.Response | None) -> None:
    report, sent = check_with(limited(25, refuse), LONG)
    whole, _ = check_with(faithful, LONG)
    assert {(c.quote, c.chain[-1].name) for c in report.claims} == {(c.quote, c.chain[-1].name) for c in whole.claims}
    assert len(report.claims) == len(whole.claims)
    assert {cue for f in report.flags for cue in f.cues} == {cue for f in whole.flags for cue in f.cues}
    assert not [f for f in report.findings if f.kind.startswith("answer_")]
    assert report.summary.one_line.text
    assert report.provenance.usage.calls == len(sent)


def test_a_model_of_which_little_is_known_gets_windows_from_the_start() -> None:
    report, sent = check_with(faithful, LONG * 4, context=16_000, max_tokens=4_000)
    names = [name_of(request) for request in sent]
    assert names.count("claims") > 3
    assert all(len(request.content) < 3 * 16_000 + 20_000 for request in sent)
    assert not [f for f in report.findings if f.kind.startswith("answer_")]


def test_one_window_that_fails_is_made_by_rules() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        if "house 30 " in request.content.decode() and name_of(request) == "claims":
            return httpx2.Response(500)
        return faithful(request)

    report, _ = check_with(answer, LONG, context=16_000, max_tokens=4_000)
    assert [f.where for f in report.findings if f.kind == "answer_missing"] == ["claims"]
    assert any("house 30 " in claim.quote for claim in report.claims)
    assert any("house 50 " in claim.quote for claim in report.claims)


def test_an_endpoint_that_read_too_little_is_found_out() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        body = faithful(request).json()
        body["usage"] = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}
        return httpx2.Response(200, json=body)

    report, _ = check_with(answer, LONG)
    cut = [f for f in report.findings if f.kind == "context_cut"]
    assert {f.where for f in cut} == {"summary", "claims", "flags"}
    assert "longer context" in cut[0].message
    assert not [f for f in check_with(faithful, LONG)[0].findings if f.kind == "context_cut"]


def test_an_article_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = factcheck.grounding.bench.read

    def read(text: str, *known: Any, **more: Any) -> Any:
        made.append(text)
        return real(text, *known, **more)

    monkeypatch.setattr("factcheck.grounding.bench.read", read)
    check_with(faithful)
    assert made.count(TEXT) == 1


def test_what_is_asked_twice_and_stays_faulty_is_kept_and_paid_for_once() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        body = faithful(request).json()
        message = body["choices"][0]["message"]
        message["content"] = message["content"].replace("it cost £4m", "it cost £5m")
        return httpx2.Response(200, json=body)

    first, sent = check_with(answer, cache=True)
    again, none = check_with(answer, cache=True)
    assert (len(sent) > 3, none) == (True, [])
    assert again.claims == first.claims
    assert again.provenance.cached


PRICED = {"model": "openai:gpt-4o", "base_url": None, "api_key": "k"}


def priced(request: httpx2.Request) -> httpx2.Response:
    body = json.loads(request.content) | {"model": "embedded-1"}
    return reply(EmbeddedModel(), httpx2.Request("POST", request.url, json=body))


def test_money_is_counted_by_the_table() -> None:
    report, _ = check_with(priced, **PRICED)
    usage = report.provenance.usage
    assert report.provenance.cost_usd == pytest.approx(
        (usage.input_tokens * 2.5 + usage.output_tokens * 10) / 1e6, abs=1e-6
    )
    assert check_with(faithful)[0].provenance.cost_usd is None


def until_spent(desk: Desk) -> Report | OverBudget:
    try:
        return asyncio.run(check_article(article(), desk))
    except OverBudget as error:
        return error


def test_a_budget_is_never_exceeded() -> None:
    desk, sent = desk_with(priced, **PRICED, budget=0.5)
    outcomes = [until_spent(desk) for _ in range(12)]
    done = sum(isinstance(one, Report) for one in outcomes)
    assert 0 < done < 12
    assert "is left of --budget 0.5" in str(outcomes[-1])
    assert desk.purse.spent <= 0.5
    assert len(sent) == 3 * done
    assert all("max_completion_tokens" in json.loads(request.content) for request in sent)


def test_a_budget_without_a_price_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(UsageError, match="no price for 'openai:embedded-1'"):
        desk_with(faithful, budget=1.0)


def test_an_estimate_sends_nothing_and_is_no_less_than_what_it_takes() -> None:
    desk, sent = desk_with(priced, **PRICED)
    foreseen = estimate(article(), desk)
    assert sent == []
    report = asyncio.run(check_article(article(), desk))
    assert foreseen.plan.requests == report.provenance.usage.calls
    assert foreseen.plan.sent >= report.provenance.usage.input_tokens
    assert foreseen.most is not None
    assert report.provenance.cost_usd is not None
    assert foreseen.most >= report.provenance.cost_usd


def test_embargoed_copy_stays_here_unless_it_is_allowed_to_go() -> None:
    text = f"STRICTLY EMBARGOED UNTIL 00:01 MONDAY\n\n{TEXT}"
    desk, sent = desk_with(faithful)
    with pytest.raises(Embargoed, match=r"STRICTLY EMBARGOED.*--allow-embargoed"):
        asyncio.run(check_article(article(text), desk))
    assert sent == []
    assert check_with(faithful, text, allow_embargoed=True)[0].article.embargo
    assert asyncio.run(check_article(article(text), open_desk(Settings()))).claims


def test_a_strange_answer_to_all_three_names_what_to_do() -> None:
    with pytest.raises(Refused, match="check --base-url"):
        check_with(lambda _: httpx2.Response(200, text="<html>"))


def failing_twice(status: int) -> Answer:
    """Answer with a fault, and fail when asked again."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        if json.loads(request.content)["messages"][-1]["content"].startswith("Your answer has these faults"):
            return httpx2.Response(status)
        body = faithful(request).json()
        message = body["choices"][0]["message"]
        message["content"] = message["content"].replace("it cost £4m", "it cost £6m")
        return httpx2.Response(200, json=body)

    return answer


def test_a_fault_that_nobody_could_mend_is_asked_about_again_next_time() -> None:
    _, first = check_with(failing_twice(503), cache=True, base_url="https://twice.invalid/v1")
    report, second = check_with(faithful, cache=True, base_url="https://twice.invalid/v1")
    assert 0 < len(second) < len(first)
    assert all(claim.grounding != "absent" for claim in report.claims)


def test_an_answer_to_half_a_question_is_not_kept() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        body = faithful(request).json()
        body["usage"] = {"prompt_tokens": 5, "completion_tokens": 1, "total_tokens": 6}
        return httpx2.Response(200, json=body)

    check_with(answer, LONG, cache=True, base_url="https://half.invalid/v1")
    report, sent = check_with(faithful, LONG, cache=True, base_url="https://half.invalid/v1")
    assert len(sent) == 3
    assert not [f for f in report.findings if f.kind == "context_cut"]


@pytest.mark.parametrize("refuse", [TOO_LONG, None])
def test_halving_has_an_end(refuse: httpx2.Response | None) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        return limited(0, refuse)(request)

    desk, sent = desk_with(answer)
    if refuse is not None:
        with pytest.raises(ModelError):
            asyncio.run(check_article(article(LONG), desk))
    else:
        report = asyncio.run(check_article(article(LONG), desk))
        assert {f.where for f in report.findings if f.kind == "answer_invalid"} == {"summary", "claims", "flags"}
        assert report.provenance.usage.calls == len(sent)
    assert len(sent) <= 3 * (1 + 2 + 4 + 8)


def test_what_an_answer_thinks_before_it_breaks_off_is_no_answer() -> None:
    report, _ = check_with(spoken('<think>say {"claims": []}</think>{"claims": [{"te', finish_reason="length"))
    assert report.claims
    assert [f.where for f in report.findings if f.kind == "answer_invalid"] == ["claims"]
    assert report.provenance.usage.calls > 3


def test_a_budget_is_kept_where_nothing_is_counted() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        body = priced(request).json()
        del body["usage"]
        return httpx2.Response(200, json=body)

    desk, _ = desk_with(answer, **PRICED, budget=0.5)
    outcomes = [until_spent(desk) for _ in range(12)]
    done = [one for one in outcomes if isinstance(one, Report)]
    assert 0 < len(done) < 12
    assert {report.provenance.cost_usd for report in done} == {None}


def test_money_is_not_counted_twice_while_an_article_is_at_the_desk() -> None:
    desk, _ = desk_with(priced, **PRICED)
    needed = estimate(article(LONG * 3), desk)
    assert needed.most is not None
    tight, sent = desk_with(priced, **PRICED, budget=needed.most * 1.01)
    report = asyncio.run(check_article(article(LONG * 3), tight))
    assert not [f for f in report.findings if f.kind in ("over_budget", "not_asked_again")]
    assert tight.purse.spent <= needed.most
    assert tight.purse._held == pytest.approx(0, abs=1e-9)
    assert len(sent) > 3
