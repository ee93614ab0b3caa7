import asyncio
import json
from typing import Any

import httpx2
import pytest
from langchain_core.messages import HumanMessage

from factcheck.answers import ANSWERS, ClaimsAnswer
from factcheck.config import Settings
from factcheck.errors import Refused, UnknownModel
from factcheck.llm import Model, Reply, open_model, structured
from factcheck.llm.forms import strict_schema


def answering(status: int, **reply: Any) -> Model:
    """Give a model whose endpoint answers everything alike."""
    settings = Settings(model="openai:m", base_url="https://endpoint.invalid/v1", retries=0)
    return open_model(settings, httpx2.MockTransport(lambda _: httpx2.Response(status, **reply)))


def ask(model: Model) -> Reply:
    return asyncio.run(structured(model, ClaimsAnswer).ainvoke([HumanMessage("?")]))


def completion(content: str | None, **choice: Any) -> dict[str, Any]:
    message = {"role": "assistant", "content": content, "refusal": choice.pop("refusal", None)}
    choices = [{"index": 0, "finish_reason": "stop", "message": message} | choice]
    return {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": choices}


def test_the_request_carries_the_schema_and_no_randomness() -> None:
    bodies: list[dict[str, Any]] = []

    def note(request: httpx2.Request) -> httpx2.Response:
        bodies.append(json.loads(request.content))
        return httpx2.Response(200, json=completion("{}"))

    ask(open_model(Settings(model="openai:m", base_url="https://endpoint.invalid/v1"), httpx2.MockTransport(note)))
    form = bodies[0]["response_format"]["json_schema"]
    assert (form["name"], form["strict"], bodies[0]["temperature"]) == ("ClaimsAnswer", True, 0)
    assert form["schema"] == strict_schema(ClaimsAnswer)


@pytest.mark.parametrize("content", ["no JSON", '{"claims": [', "```json\n{}\n```", ""])
def test_an_answer_comes_back_as_it_is(content: str) -> None:
    assert ask(answering(200, json=completion(content))).text == content


def test_a_refusal_and_a_cut_answer_come_back_as_messages() -> None:
    refused = ask(answering(200, json=completion(None, refusal="no")))
    assert (refused.text, refused.stopped) == ("no", "refusal")
    assert ask(answering(200, json=completion('{"cl', finish_reason="length"))).stopped == "length"


@pytest.mark.parametrize(
    "reply",
    [
        {"text": "<html>hello</html>"},
        {"text": "{", "headers": {"content-type": "application/json"}},
        {"json": {}},
        {"json": []},
        {"json": completion("") | {"choices": []}},
        {"json": {"error": {"message": "an error with status 200"}}},
    ],
)
def test_what_is_no_completion_is_refused_in_one_line(reply: dict[str, Any]) -> None:
    with pytest.raises(
        Refused, match=r"^https://endpoint.invalid/v1 answers, but not with a chat completion.*--base-url$"
    ):
        ask(answering(200, **reply))


def test_a_model_that_the_endpoint_does_not_know_is_unknown() -> None:
    with pytest.raises(UnknownModel, match="knows no model 'openai:m'"):
        ask(answering(404, json={"error": {"message": "no such model", "code": "model_not_found"}}))


def test_a_model_without_json_schema_is_refused_in_one_line() -> None:
    words = "'response_format' of type 'json_schema' is not supported with this model"
    with pytest.raises(Refused, match="refuses the request"):
        ask(answering(400, json={"error": {"message": words}}))


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_has_a_strict_schema(name: str) -> None:
    schema = strict_schema(ANSWERS[name])
    objects = [schema, *schema["$defs"].values()]
    assert all(one["required"] == list(one["properties"]) and not one["additionalProperties"] for one in objects)
    written = json.dumps(schema)
    assert '"default"' not in written
    # OpenAI takes a reference only where it stands alone.
    assert all(set(part) == {"$ref"} for part in references(schema))


def references(node: object) -> list[dict[str, object]]:
    if isinstance(node, list):
        return [found for item in node for found in references(item)]
    if isinstance(node, dict):
        inner = [found for item in node.values() for found in references(item)]
        return [node, *inner] if "$ref" in node else inner
    return []
