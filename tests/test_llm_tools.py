"""An answer as the arguments of a function: asked for with `tools` and `tool_choice`, whole or in a stream."""

import json
from collections.abc import Iterator
from typing import Any

import httpx2
import openai
import pytest
from langchain_openai import ChatOpenAI

from factcheck.answers import ANSWERS, ClaimsAnswer
from factcheck.llm.embedded import EmbeddedModel, EmbeddedTransport
from tests.test_llm_handler import ARTICLE, post, post_for_stream, request

HOST = "http://embedded.invalid/v1"
CHOICE = {"type": "function", "function": {"name": "ClaimsAnswer"}}
TOOL = {"type": "function", "function": {"name": "ClaimsAnswer", "parameters": {}}}


def calling(name: str = "ClaimsAnswer", **other: Any) -> dict[str, Any]:
    function = {"name": name, "strict": True, "parameters": {}}
    asked = request() | {
        "tools": [{"type": "function", "function": function}],
        "tool_choice": {"type": "function", "function": {"name": name}},
    }
    del asked["response_format"]
    return asked | other


@pytest.fixture
def carrier() -> Iterator[httpx2.Client]:
    with httpx2.Client(transport=EmbeddedTransport(EmbeddedModel())) as carrier:
        yield carrier


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_is_the_arguments_of_the_one_function(name: str) -> None:
    status, answer = post(calling(name))
    choice = answer["choices"][0]
    assert (status, choice["finish_reason"], choice["message"]["content"]) == (200, "tool_calls", None)
    (call,) = choice["message"]["tool_calls"]
    assert (call["type"], call["function"]["name"]) == ("function", name)
    assert call["function"]["arguments"] == post(request(name))[1]["choices"][0]["message"]["content"]
    assert answer["usage"] == post(request(name))[1]["usage"]


def test_the_client_parses_the_arguments(carrier: httpx2.Client) -> None:
    client = openai.OpenAI(base_url=HOST, api_key="k", http_client=carrier)
    body = calling() | {"tools": [openai.pydantic_function_tool(ClaimsAnswer)]}
    (call,) = client.chat.completions.parse(**body).choices[0].message.tool_calls or []
    assert call.function.parsed_arguments == ClaimsAnswer.model_validate_json(call.function.arguments)


@pytest.mark.parametrize("streaming", [True, False])
def test_langchain_gets_the_answer_by_calling_a_function(carrier: httpx2.Client, streaming: bool) -> None:
    chat = ChatOpenAI(model="embedded-1", base_url=HOST, api_key="k", http_client=carrier, streaming=streaming)
    answer = chat.with_structured_output(ClaimsAnswer, method="function_calling").invoke(ARTICLE)
    assert answer == ClaimsAnswer.model_validate_json(post(request())[1]["choices"][0]["message"]["content"])


def test_a_streamed_call_is_named_once_and_its_arguments_come_in_pieces() -> None:
    first, *pieces, last = (chunk["choices"][0] for chunk in post_for_stream(calling()))
    (call,) = post(calling())[1]["choices"][0]["message"]["tool_calls"]
    (opened,) = first["delta"].pop("tool_calls")
    assert first["delta"] == {"role": "assistant", "content": None, "refusal": None}
    assert (opened["index"], opened["function"]) == (0, {"name": "ClaimsAnswer", "arguments": ""})
    said = [piece["delta"]["tool_calls"][0]["function"]["arguments"] for piece in pieces]
    assert "".join(said) == call["function"]["arguments"]
    assert (last["delta"], last["finish_reason"]) == ({}, "tool_calls")


def test_a_request_to_mend_the_arguments_gets_them_again() -> None:
    first = post(calling())[1]["choices"][0]["message"]
    mend = {"role": "tool", "tool_call_id": first["tool_calls"][0]["id"], "content": "Mend it."}
    again = post(calling(messages=[*calling()["messages"], first, mend]))[1]
    assert again["choices"][0]["message"]["tool_calls"][0]["function"] == first["tool_calls"][0]["function"]
    characters = sum(len(m["content"]) for m in (*calling()["messages"], mend))
    arguments = first["tool_calls"][0]["function"]["arguments"]
    assert again["usage"]["prompt_tokens"] == -(-(characters + len(arguments)) // 4)


@pytest.mark.parametrize(
    ("other", "param", "words"),
    [
        ({"tools": []}, "tools", "a single function so named"),
        ({"tools": None}, "tools", "a single function so named"),
        ({"tools": [TOOL, TOOL]}, "tools", "a single function so named"),
        ({"tools": [TOOL | {"type": "custom"}]}, "tools", "a single function so named"),
        ({"tools": [{"type": "function", "function": {"name": "PoemAnswer"}}]}, "tools", "a single function so named"),
        ({"tool_choice": None}, "tool_choice", "name ClaimsAnswer there too"),
        ({"tool_choice": "auto"}, "tool_choice", "name ClaimsAnswer there too"),
        ({"tool_choice": "required"}, "tool_choice", "name ClaimsAnswer there too"),
        ({"tool_choice": CHOICE | {"function": {"name": "FlagsAnswer"}}}, "tool_choice", "name ClaimsAnswer there too"),
        ({"response_format": request()["response_format"]}, "response_format", "not both: leave one out"),
        ({"response_format": {"type": "json_object"}}, "response_format", "not both: leave one out"),
    ],
)
def test_any_other_form_is_told_what_is_wanted(other: dict[str, Any], param: str, words: str) -> None:
    for stream in (False, True):
        status, answer = post(calling(**other, stream=stream))
        assert (status, answer["error"]["param"]) == (400, param)
        assert words in answer["error"]["message"]


def test_a_response_format_of_text_is_no_second_form() -> None:
    status, answer = post(calling(response_format={"type": "text"}))
    assert status == 200
    json.loads(answer["choices"][0]["message"]["tool_calls"][0]["function"]["arguments"])
