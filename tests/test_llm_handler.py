import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.answers import ANSWERS
from factcheck.article_block import Block, Line, write
from factcheck.llm.embedded import EmbeddedModel
from factcheck.llm.embedded.completion import Chunks, Json

PATH = "/v1/chat/completions"
LINES = (
    Line(1, "headline", "Bridge closed after inspection", 0),
    Line(2, "body", "The bridge may stay shut until June, the county said.", 1),
)
ARTICLE = write(Block(LINES, "The Echo"))


def request(name: str = "ClaimsAnswer", content: object = ARTICLE, **other: Any) -> dict[str, Any]:
    form = {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": {}}}
    messages = [{"role": "system", "content": "Read."}, {"role": "user", "content": content}]
    return {"model": "embedded-1", "messages": messages, "response_format": form} | other


def ask(body: object) -> tuple[int, Json | Chunks]:
    return EmbeddedModel().respond("POST", PATH, json.dumps(body).encode())


def post(body: object) -> tuple[int, dict[str, Any]]:
    status, answer = ask(body)
    assert isinstance(answer, dict)
    return status, answer


def post_for_stream(body: dict[str, Any]) -> list[dict[str, Any]]:
    status, answer = ask(body | {"stream": True})
    assert status == 200
    assert not isinstance(answer, dict)
    return list(answer)


@pytest.mark.parametrize("name", ANSWERS)
def test_each_of_the_three_prompts_is_answered_in_its_shape(name: str) -> None:
    status, reply = post(request(name))
    assert status == 200
    ANSWERS[name].model_validate_json(reply["choices"][0]["message"]["content"])


def test_the_same_request_gives_the_same_response() -> None:
    first, second = post(request()), post(request())
    assert first == second
    assert (first[1]["created"], first[1]["model"]) == (0, "embedded-1")
    assert post(request("FlagsAnswer"))[1]["id"] != first[1]["id"]


def test_usage_is_a_quarter_of_the_characters_rounded_up() -> None:
    reply = post(request())[1]
    content = reply["choices"][0]["message"]["content"]
    assert reply["usage"]["prompt_tokens"] == -(-(len("Read.") + len(ARTICLE)) // 4)
    assert reply["usage"]["completion_tokens"] == -(-len(content) // 4)


def test_a_message_in_parts_is_read_as_its_text() -> None:
    assert post(request(content=[{"type": "text", "text": ARTICLE}]))[0] == 200


def test_a_request_to_mend_the_answer_gets_the_answer_again() -> None:
    first = post(request())[1]["choices"][0]["message"]
    again = request()["messages"] + [first, {"role": "user", "content": "Mend it."}]
    assert post(request(messages=again))[1]["choices"][0]["message"] == first


def test_the_list_of_models_names_the_one() -> None:
    status, reply = EmbeddedModel().respond("GET", "/v1/models")
    assert (status, [model["id"] for model in reply["data"]]) == (200, ["embedded-1"])
    assert EmbeddedModel().respond("GET", "/v1/models/embedded-1")[0] == 200


@pytest.mark.parametrize(
    "body",
    [
        request(response_format=None),
        request(response_format={"type": "json_object"}),
        request("PoemAnswer"),
        request(content="Write me a poem."),
        request(messages=[{"role": "system", "content": ARTICLE}]),
        request(messages=[]),
    ],
)
def test_any_other_prompt_is_told_what_this_model_is(body: dict[str, Any]) -> None:
    status, reply = post(body)
    assert (status, reply["error"]["type"]) == (400, "invalid_request_error")
    assert "a deterministic rule reader, not a language model" in reply["error"]["message"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (request(model="gpt"), 404, "model_not_found"),
        (request(stream=1), 400, "invalid_type"),
        (request(stream="true"), 400, "invalid_type"),
        (request(stream_options={}), 400, "unsupported_value"),
        (request(stream=False, stream_options={}), 400, "unsupported_value"),
        (request(stream=True, stream_options=True), 400, "invalid_type"),
        (request(stream=True, stream_options={"include_usage": 1}), 400, "invalid_type"),
        (request(stream=True, stream_options={"include_usage": None}), 400, "invalid_type"),
        (request(stream=True, stream_options={"usage": True}), 400, "unsupported_value"),
        (request(messages="hello"), 400, "invalid_type"),
        (request(messages=[{"role": "user"}]), 400, "invalid_type"),
        ([], 400, "invalid_json"),
    ],
)
def test_a_request_out_of_shape_is_refused(body: object, status: int, code: str) -> None:
    assert (post(body)[0], post(body)[1]["error"]["code"]) == (status, code)


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", PATH, b"{", 400),
        ("POST", PATH, b"\xff", 400),
        ("POST", PATH, b"[" * 200_000, 400),
        ("POST", PATH, b"1" * 5_000, 400),
        ("POST", PATH, b" " * 20_000_001, 413),
        ("GET", PATH, b"", 405),
        ("POST", "/v1/models", b"{}", 405),
        ("POST", "/v1/embeddings", b"{}", 404),
        ("GET", "/", b"", 404),
    ],
    ids=["cut", "latin", "deep", "number", "huge", "get", "post", "embeddings", "root"],
)
def test_a_request_out_of_place_gets_an_error_that_clients_know(
    method: str, path: str, body: bytes, status: int
) -> None:
    got, reply = EmbeddedModel().respond(method, path, body)
    assert got == status
    assert set(reply["error"]) == {"message", "type", "param", "code"}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda a: st.lists(a) | st.dictionaries(st.text(), a)
    )
)
def test_any_json_in_any_place_is_survived(value: Any) -> None:
    for key in ("model", "messages", "response_format", "stream", "tools", "tool_choice"):
        assert ask(request(**{key: value}))[0] < 500
    assert ask(request(stream=True, stream_options=value))[0] < 500
    assert post(request(response_format=None, tools=[value], tool_choice=value))[0] < 500
    assert post(request(content=value))[0] < 500
    assert post(request(messages=[value]))[0] < 500
    assert post(request(messages=[{"role": "assistant", "tool_calls": value}]))[0] < 500


def test_an_article_with_half_a_character_is_an_error_and_no_crash() -> None:
    status, reply = post(request(content=ARTICLE.replace("June", "\ud800")))
    assert status in (200, 500)
    assert "error" in reply or reply["object"] == "chat.completion"
