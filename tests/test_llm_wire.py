"""Every way in which a model's endpoint can fail, on the wire: what is asked again, what is not, and what is said."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest
from langchain_core.messages import HumanMessage, SystemMessage

from factcheck.answers import ClaimsAnswer
from factcheck.config import Settings
from factcheck.errors import MissingKey, ModelError, Refused, TooLong, UnknownModel, Unreachable
from factcheck.llm import Model, Reply, open_model, structured
from factcheck.llm.cache import Cache
from factcheck.llm.forms import FORMS, json_in
from factcheck.llm.openai import MAX_ANSWER

ADDRESS = "https://endpoint.invalid/v1"
GOOD = '{"claims": []}'
Answer = httpx2.Response | Exception | Callable[[dict[str, Any]], httpx2.Response]


def completion(content: str | None = GOOD, **more: Any) -> httpx2.Response:
    message = {"role": "assistant", "content": content, "refusal": more.pop("refusal", None)} | more.pop("message", {})
    choices = [{"index": 0, "finish_reason": more.pop("finish_reason", "stop"), "message": message}]
    usage = {"prompt_tokens": 10, "completion_tokens": 2, "total_tokens": 12}
    body = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "usage": usage, "choices": choices}
    return httpx2.Response(200, json=body | more)


def refusal(status: int, message: str = "no", code: str | None = None, **headers: str) -> httpx2.Response:
    body = {"error": {"message": message, "code": code, "type": "x"}}
    return httpx2.Response(
        status, json=body, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


@dataclass
class Endpoint:
    """Answers in turn, the last answer for ever, and keeps what was asked."""

    answers: list[Answer]
    asked: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(json.loads(request.content))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx2.Response):
            return httpx2.Response(answer.status_code, headers=answer.headers, content=answer.content)
        return answer(self.asked[-1])


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let nobody wait, and keep for how long they would have."""
    waits: list[float] = []
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        waits.append(seconds)
        await sleep(0)

    monkeypatch.setattr("factcheck.llm.asking.asyncio.sleep", note)
    return waits


def ask(*answers: Answer, retries: int = 2, **settings: Any) -> tuple[Reply | ModelError, Endpoint, Model]:
    """Ask a question of an endpoint that answers so."""
    endpoint = Endpoint(list(answers))
    known = {"model": "openai:m", "base_url": ADDRESS, "retries": retries} | settings
    model = open_model(Settings(**known), httpx2.MockTransport(endpoint))
    try:
        question = structured(model, ClaimsAnswer).ainvoke([SystemMessage("Read."), HumanMessage("?")])
        return asyncio.run(question), endpoint, model
    except ModelError as error:
        return error, endpoint, model


BUSY, DOWN = refusal(429, "slow down"), httpx2.Response(503, text="down")


@pytest.mark.parametrize(
    "failure", [BUSY, DOWN, httpx2.ReadTimeout("slow"), httpx2.ConnectError("reset"), httpx2.ReadError("x")]
)
def test_what_may_pass_is_asked_again_and_every_request_counted(failure: Answer, slept: list[float]) -> None:
    reply, endpoint, _ = ask(failure, failure, completion())
    assert isinstance(reply, Reply)
    assert (reply.text, reply.usage.calls, len(endpoint.asked)) == (GOOD, 3, 3)
    assert len(slept) == 2
    assert 0 < slept[0] < slept[1]


def test_an_endpoint_that_names_a_time_is_left_alone_for_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    paused: list[float] = []
    monkeypatch.setattr("factcheck.llm.pace.Pace.pause", lambda _, seconds: paused.append(seconds))
    reply, _, _ = ask(refusal(429, retry_after="7"), refusal(503, retry_after_ms="1500"), completion())
    assert isinstance(reply, Reply)
    assert paused == [7.0, 1.5]


def test_an_endpoint_that_asks_for_an_hour_is_not_waited_for() -> None:
    error, endpoint, _ = ask(refusal(429, retry_after="3600"))
    assert "come back in 3600 s" in str(error)
    assert len(endpoint.asked) == 1


@pytest.mark.parametrize(
    ("failure", "kind", "words"),
    [
        (refusal(401), MissingKey, "does not accept the key"),
        (refusal(403), Refused, "does not let this key use"),
        (refusal(404), UnknownModel, "knows no model 'openai:m'"),
        (refusal(402), Refused, "no quota left"),
        (refusal(429, "pay", "insufficient_quota"), Refused, "no quota left"),
        (refusal(400, "maximum context length is 4096 tokens", "context_length_exceeded"), TooLong, "too long"),
        (refusal(400, "This prompt is too long for the context window"), TooLong, "too long"),
        (httpx2.Response(413, text="big"), TooLong, "too long"),
        (httpx2.Response(302, headers={"location": "https://elsewhere.invalid"}), Refused, "not followed"),
        (httpx2.Response(200, text="<html>Sign in</html>"), Refused, "not with a chat completion"),
        (httpx2.Response(200, json={"error": {"message": "broken"}}), Refused, "not with a chat completion"),
        (httpx2.Response(200, json={"choices": []}), Refused, "not with a chat completion"),
        (httpx2.Response(200, content=b"[" * 100_000), Refused, "not with a chat completion"),
        (httpx2.Response(200, content=b'{"a":' * 100_000, headers={"content-type": "application/json"}), Refused, ""),
        (httpx2.Response(200, content=b"\xff\xfe\x00", headers={"content-type": "application/json"}), Refused, ""),
    ],
)  # fmt: skip
def test_what_will_not_pass_is_asked_once_and_told_in_one_line(
    failure: Answer, kind: type[ModelError], words: str
) -> None:
    error, endpoint, _ = ask(failure)
    assert type(error) is kind
    assert words in str(error)
    assert str(error).isprintable()
    assert len(endpoint.asked) == error.requests == 1


@pytest.mark.parametrize(
    ("failure", "kind"), [(BUSY, Refused), (DOWN, Refused), (httpx2.ConnectError("no route"), Unreachable)]
)
def test_patience_has_an_end(failure: Answer, kind: type[ModelError], slept: list[float]) -> None:
    error, endpoint, _ = ask(failure, retries=3)
    assert type(error) is kind
    assert len(endpoint.asked) == error.requests == 4
    assert len(slept) == 3


def forms_of(endpoint: Endpoint) -> list[str]:
    return [
        "function_calling" if "tools" in body else body.get("response_format", {}).get("type", "text")
        for body in endpoint.asked
    ]


def only(*known: str, status: int = 400) -> Callable[[dict[str, Any]], httpx2.Response]:
    """Answer in the forms that are known, and refuse all others with a status."""

    def answer(body: dict[str, Any]) -> httpx2.Response:
        form = "function_calling" if "tools" in body else body.get("response_format", {}).get("type", "text")
        if form not in known:
            return refusal(status, f"{form} is not supported")
        if form == "function_calling":
            call = {"id": "1", "type": "function", "function": {"name": "ClaimsAnswer", "arguments": GOOD}}
            return completion(None, finish_reason="tool_calls", message={"tool_calls": [call]})
        return completion(f"Here it is:\n```json\n{GOOD}\n```" if form == "text" else GOOD)

    return answer


@pytest.mark.parametrize("form", FORMS)
def test_the_first_form_that_an_endpoint_knows_is_found_and_kept(form: str) -> None:
    reply, endpoint, model = ask(only(form), retries=0)
    assert isinstance(reply, Reply)
    assert json.loads(json_in(reply.text)) == {"claims": []}
    assert forms_of(endpoint) == list(FORMS[: FORMS.index(form) + 1])
    assert (model.habits.form, model.habits.proven) == (form, True)
    told = endpoint.asked[-1]["messages"][0]["content"]
    assert ("JSON Schema" in told) == (form in ("json_object", "text"))


def test_an_endpoint_that_fails_at_a_schema_with_500_is_asked_in_another_form(slept: list[float]) -> None:
    reply, endpoint, _ = ask(only("function_calling", status=500), retries=1)
    assert isinstance(reply, Reply)
    assert forms_of(endpoint) == ["json_schema", "json_schema", "function_calling"]
    assert reply.usage.calls == 3
    assert len(slept) == 1


def test_an_endpoint_that_knows_no_form_is_told_by_its_first_refusal() -> None:
    error, endpoint, _ = ask(only(), retries=0)
    assert "json_schema is not supported" in str(error)
    assert forms_of(endpoint) == list(FORMS)


def test_a_form_that_has_worked_is_not_given_up_for_an_error() -> None:
    async def twice() -> tuple[int, str]:
        endpoint = Endpoint([completion(), refusal(400, "odd")])
        model = open_model(Settings(model="openai:m", base_url=ADDRESS, retries=0), httpx2.MockTransport(endpoint))
        await structured(model, ClaimsAnswer).ainvoke([HumanMessage("?")])
        with pytest.raises(Refused, match="odd"):
            await structured(model, ClaimsAnswer).ainvoke([HumanMessage("?")])
        return len(endpoint.asked), model.habits.form

    assert asyncio.run(twice()) == (2, "json_schema")


def test_what_was_found_out_is_remembered_and_given_up_where_it_no_longer_holds(
    tmp_path: Path,
) -> None:
    def formed(answer: Answer) -> list[str]:
        endpoint, known = Endpoint([answer]), Settings(model="openai:m", base_url=ADDRESS, retries=0)
        model = open_model(known, httpx2.MockTransport(endpoint), Cache(tmp_path))
        asyncio.run(structured(model, ClaimsAnswer).ainvoke([HumanMessage("?")]))
        return forms_of(endpoint)

    assert formed(only("json_object")) == ["json_schema", "function_calling", "json_object"]
    assert formed(only("json_object")) == ["json_object"]
    assert formed(only("json_schema")) == ["json_object", "json_schema"]
    assert formed(only("json_schema")) == ["json_schema"]


def test_a_parameter_that_an_endpoint_does_not_take_is_left_out_from_then_on() -> None:
    def answer(body: dict[str, Any]) -> httpx2.Response:
        return refusal(400, "'temperature' does not support 0.0") if "temperature" in body else completion()

    reply, endpoint, model = ask(answer, seed=7, reasoning_effort="low")
    assert isinstance(reply, Reply)
    assert [body.get("temperature") for body in endpoint.asked] == [0.0, None]
    assert (endpoint.asked[-1]["seed"], endpoint.asked[-1]["reasoning_effort"]) == (7, "low")
    assert model.habits.without == {"temperature"}


def test_an_answer_beyond_all_measure_is_broken_off() -> None:
    async def endless() -> Any:
        for _ in range(MAX_ANSWER // 1_000_000 + 2):
            yield b" " * 1_000_000

    error, endpoint, _ = ask(lambda _: httpx2.Response(200, content=endless()))
    assert "more than an answer can hold (more than 8 MB)" in str(error)
    assert len(endpoint.asked) == 1


def test_a_packed_answer_is_not_unpacked() -> None:
    error, _, _ = ask(
        lambda _: httpx2.Response(200, stream=httpx2.ByteStream(b"x"), headers={"content-encoding": "gzip"})
    )
    assert "compressed" in str(error)


def test_an_answer_that_drips_in_is_not_waited_for() -> None:
    async def drops() -> Any:
        while True:
            yield b" "
            await asyncio.sleep(0.02)

    error, _, _ = ask(lambda _: httpx2.Response(200, content=drops()), retries=0, timeout=0.3)
    assert isinstance(error, Unreachable)
    assert "does not answer in time" in str(error)


def test_a_content_filter_is_an_answer_and_no_failure() -> None:
    reply, endpoint, _ = ask(refusal(400, "filtered", "content_filter"))
    assert isinstance(reply, Reply)
    assert (reply.stopped, len(endpoint.asked)) == ("content_filter", 1)
    assert isinstance(ask(completion("", finish_reason="content_filter"))[0], Reply)


def test_no_key_is_repeated_whoever_says_it() -> None:
    error, _, _ = ask(
        refusal(403, "the key sk-planted may not"), api_key="sk-planted", headers={"x-team": "planted-too"}
    )
    assert "planted" not in str(error)


def test_headers_of_the_settings_travel_and_no_others() -> None:
    sent: list[httpx2.Headers] = []

    def note(request: httpx2.Request) -> httpx2.Response:
        sent.append(request.headers)
        return completion()

    known = Settings(model="openai:m", base_url=ADDRESS, headers={"X-Team": "desk"})
    model = open_model(known, httpx2.MockTransport(note))
    asyncio.run(structured(model, ClaimsAnswer).ainvoke([HumanMessage("?")]))
    assert sent[0]["x-team"] == "desk"
    assert not [name for name in sent[0] if name.startswith("x-stainless-") and name != "x-stainless-raw-response"]


def side_by_side(answer: Callable[[dict[str, Any]], httpx2.Response]) -> tuple[list[Reply | BaseException], Model]:
    """Ask three questions at once, the later ones answered later, as the chains do."""
    asked = 0

    async def slow(request: httpx2.Request) -> httpx2.Response:
        nonlocal asked
        asked += 1
        wait = 0.02 * asked
        told = answer(json.loads(request.content))
        await asyncio.sleep(wait)
        return told

    known = Settings(model="openai:m", base_url=ADDRESS, retries=0)
    model = open_model(known, httpx2.MockTransport(slow))

    async def ask_all() -> list[Reply | BaseException]:
        one = structured(model, ClaimsAnswer)
        return await asyncio.gather(*(one.ainvoke([HumanMessage(str(n))]) for n in range(3)), return_exceptions=True)

    return asyncio.run(ask_all()), model


def test_three_questions_that_meet_a_refused_parameter_at_once_all_go_on_in_the_best_form() -> None:
    def answer(body: dict[str, Any]) -> httpx2.Response:
        return refusal(400, "temperature is not supported") if "temperature" in body else completion()

    replies, model = side_by_side(answer)
    assert [type(reply) for reply in replies] == [Reply] * 3
    assert (model.habits.form, model.habits.without) == ("json_schema", {"temperature"})


def test_three_questions_that_meet_a_refused_form_at_once_all_find_the_one_that_works() -> None:
    replies, model = side_by_side(only("function_calling"))
    assert [type(reply) for reply in replies] == [Reply] * 3
    assert model.habits.form == "function_calling"


def test_what_comes_after_a_refused_form_is_waited_out_or_told_for_what_it_is(slept: list[float]) -> None:
    reply, endpoint, _ = ask(refusal(400, "no schemas"), BUSY, only("function_calling"), retries=2)
    assert isinstance(reply, Reply)
    assert (len(endpoint.asked), len(slept)) == (3, 1)
    error, _, _ = ask(refusal(400, "no schemas"), refusal(400, "x", "context_length_exceeded"))
    assert isinstance(error, TooLong)


def test_a_date_beyond_all_calendars_is_no_time_to_wait(slept: list[float]) -> None:
    far = "Wed, 21 Oct 9999999999999999999999 07:28:00 GMT"
    reply, _, _ = ask(refusal(503, retry_after=far, date="Wed, 21 Oct 2026 07:28:00 GMT"), completion())
    assert isinstance(reply, Reply)
    assert len(slept) == 1


def test_a_key_within_a_header_is_not_repeated() -> None:
    error, _, _ = ask(refusal(403, "token sk-planted may not"), headers={"authorization": "Bearer sk-planted"})
    assert "planted" not in str(error)
