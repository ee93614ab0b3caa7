"""`factcheck model --probe` says what an endpoint can do."""

import json

import httpx2
import pytest

from factcheck.config import Settings
from factcheck.errors import MissingKey, UsageError
from factcheck.probe import findings

KNOWN = {"model": "openai:m", "base_url": "https://endpoint.invalid/v1"}


def probed(answer: object) -> list[str]:
    told: list[str] = []
    return list(findings(Settings(**KNOWN), told.append, httpx2.MockTransport(answer)))  # type: ignore[arg-type]


def completion(content: str) -> httpx2.Response:
    message = {"role": "assistant", "content": content, "refusal": None}
    body = {"id": "1", "object": "chat.completion", "created": 0, "model": "m"}
    return httpx2.Response(200, json=body | {"choices": [{"index": 0, "finish_reason": "stop", "message": message}]})


def test_each_form_is_told_apart_and_the_best_is_chosen() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        body = json.loads(request.content)
        if "tools" in body or body.get("response_format", {}).get("type") == "json_schema":
            return httpx2.Response(400, json={"error": {"message": "not here"}})
        return completion('{"flags": []}' if "response_format" in body else "There are none.")

    lines = probed(answer)
    assert [line.split()[0] for line in lines[:4]] == ["json_schema", "function_calling", "json_object", "text"]
    assert "no: https://endpoint.invalid/v1 refuses the request (not here)" in lines[0]
    assert lines[2].endswith("yes")
    assert lines[3].endswith("not in the shape asked for")
    assert lines[4] == "factcheck will use json_object"
    assert "not counted" in lines[5]


def test_a_parameter_that_is_refused_is_named() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        if "temperature" in json.loads(request.content):
            return httpx2.Response(400, json={"error": {"message": "temperature is not supported"}})
        return completion('{"flags": []}')

    assert "temperature" in probed(answer)[-1]


def test_what_cannot_be_probed_is_one_line() -> None:
    with pytest.raises(MissingKey):
        probed(lambda _: httpx2.Response(401))
    with pytest.raises(UsageError, match="needs no probing"):
        list(findings(Settings(), print))
