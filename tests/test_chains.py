"""Three questions, one request each: what is asked again, what is kept, and what is counted."""

import asyncio
import json
from collections.abc import Callable

import httpx2
import pytest

from factcheck import Report, Settings
from factcheck.llm.embedded import EmbeddedModel, reply
from factcheck.models import Article
from factcheck.reading import article_from_text
from factcheck.workflow import check_article, open_desk

TEXT = (
    "Bridge opens\n\nThe council said the bridge had opened on Monday, but the police have not confirmed this.\n\n"
    "Ann Lee, the mayor, said it cost £4m. She thanked the 30 builders."
)
Answer = Callable[[httpx2.Request], httpx2.Response]


def article() -> Article:
    return article_from_text(TEXT, publisher="The Echo", published="2024-05-06")


def check_with(answer: Answer, cache: bool = False) -> tuple[Report, list[httpx2.Request]]:
    """Check the article against a model that answers as told, and keep what was sent."""
    sent: list[httpx2.Request] = []

    def serve(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return answer(request)

    settings = Settings(model="openai:embedded-1", base_url="https://model.invalid/v1", retries=0, cache=cache)
    desk = open_desk(settings, httpx2.MockTransport(serve))
    return asyncio.run(check_article(article(), desk)), sent


def faithful(request: httpx2.Request) -> httpx2.Response:
    return reply(EmbeddedModel(), request)


def altered(old: str, new: str, once: bool = False) -> Answer:
    """Answer as the embedded model does, with some words changed (in the first answer of each kind only)."""
    seen: set[str] = set()

    def answer(request: httpx2.Request) -> httpx2.Response:
        kind = json.loads(request.content)["response_format"]["json_schema"]["name"]
        body = faithful(request).json()
        if not (once and kind in seen):
            message = body["choices"][0]["message"]
            message["content"] = message["content"].replace(old, new)
        seen.add(kind)
        return httpx2.Response(200, json=body)

    return answer


def test_three_requests_for_one_article() -> None:
    report, sent = check_with(faithful)
    assert len(sent) == report.provenance.usage.calls == 3
    assert report.provenance.model == "openai:embedded-1"


def test_a_remote_model_gives_the_same_claims_as_in_process() -> None:
    remote, _ = check_with(faithful)
    desk = open_desk(Settings())
    local = asyncio.run(check_article(article(), desk))
    assert remote.claims == local.claims
    assert remote.summary == local.summary


def test_a_quote_that_is_not_there_is_asked_for_once_more_with_the_fault_named() -> None:
    report, sent = check_with(altered("the bridge had opened", "the bridge had already opened", once=True))
    asked_again = [json.loads(r.content)["messages"][-1]["content"] for r in sent[3:]]
    assert any(
        "not in the article, letter by letter: 'The council said the bridge had already" in w for w in asked_again
    )
    assert all(claim.grounding != "absent" for claim in report.claims)


def test_a_quote_that_stays_wrong_is_kept_and_marked_absent() -> None:
    report, sent = check_with(altered("it cost £4m", "it cost £5m"))
    absent = [claim for claim in report.claims if claim.grounding == "absent"]
    assert len(sent) <= 6
    assert absent
    assert any(f.kind == "quote_absent" and "£5m" in f.message for f in report.findings)


@pytest.mark.parametrize("content", ["", "I am sorry", '{"claims": 3}', '{"claims": ['])
def test_an_answer_that_is_none_is_made_by_rules_and_said_so(content: str) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        body = faithful(request).json()
        if json.loads(request.content)["response_format"]["json_schema"]["name"] == "ClaimsAnswer":
            body["choices"][0]["message"]["content"] = content
        return httpx2.Response(200, json=body)

    report, _ = check_with(answer)
    assert [f.where for f in report.findings if f.kind == "answer_invalid"] == ["claims"]
    assert report.claims


def test_what_was_paid_for_is_not_asked_again() -> None:
    first, sent = check_with(faithful, cache=True)
    again, none = check_with(faithful, cache=True)
    assert (len(sent), none) == (3, [])
    assert (first.provenance.cached, again.provenance.cached) == (False, True)
    assert again.claims == first.claims
    assert again.provenance.usage.calls == 0
