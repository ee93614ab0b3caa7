"""An answer in a stream: the same answer, in pieces, over the server, in process, and over `reply`."""

import asyncio
import http.client
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import httpx2
import openai
import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import AIMessage
from langchain_openai import ChatOpenAI
from openai.types.chat import ChatCompletionChunk

from factcheck.answers import ANSWERS
from factcheck.article_block import Block, Line, write
from factcheck.llm.embedded import EmbeddedModel, EmbeddedTransport, reply
from factcheck.llm.embedded.completion import Finished, chunks, completion, events
from tests.test_llm_handler import ARTICLE, PATH, ask, post, post_for_stream, request
from tests.test_llm_server import started

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])

TEXTS = st.builds(
    lambda text, times: text * times,
    st.text(st.sampled_from('né€😀👩‍👩‍👧\u0301\u2028\r\n\x00"\\') | st.characters(codec="utf-8")),
    st.integers(1, 40),
)
"""Any text, often longer than a piece."""
LONG = write(Block(tuple(Line(n, "body", f"Bridge {n} may stay shut, said Ann Orr.", n) for n in range(1, 400))))
WITH_USAGE: dict[str, Any] = {"stream": True, "stream_options": {"include_usage": True}}

Transport = EmbeddedTransport | httpx2.MockTransport | None


def over_reply() -> httpx2.MockTransport:
    return httpx2.MockTransport(lambda asked: reply(EmbeddedModel(), asked))


@pytest.fixture(scope="module")
def address() -> str:
    return started()


@pytest.fixture(params=["server", "in process", "reply"])
def transport(request: pytest.FixtureRequest) -> Transport:
    """Give what carries a client's requests; None is the network."""
    return {"server": None, "in process": EmbeddedTransport(EmbeddedModel()), "reply": over_reply()}[request.param]


@pytest.fixture
def client(address: str, transport: Transport) -> Iterator[openai.OpenAI]:
    carrier = httpx2.Client(transport=transport, trust_env=False)
    with openai.OpenAI(base_url=address, api_key="k", max_retries=0, http_client=carrier) as client:
        yield client


async def with_async_client(address: str, transport: Transport, body: dict[str, Any]) -> list[ChatCompletionChunk]:
    carrier = httpx2.AsyncClient(transport=transport, trust_env=False)
    async with openai.AsyncOpenAI(base_url=address, api_key="k", max_retries=0, http_client=carrier) as client:
        return [chunk async for chunk in await client.chat.completions.create(**body)]


def content(streamed: list[ChatCompletionChunk]) -> str:
    return "".join(choice.delta.content or "" for chunk in streamed for choice in chunk.choices)


def whole(body: dict[str, Any]) -> dict[str, Any]:
    """Give the answer to a request that asks for no stream."""
    return post({key: value for key, value in body.items() if key not in WITH_USAGE})[1]


@pytest.mark.parametrize("name", ANSWERS)
def test_the_client_joins_the_pieces_to_the_answer(client: openai.OpenAI, name: str) -> None:
    body = request(name, LONG)
    streamed = list(client.chat.completions.create(**body, stream=True))
    assert content(streamed) == whole(body)["choices"][0]["message"]["content"]
    assert all(len(chunk.choices[0].delta.content or "") <= 64 for chunk in streamed)


def test_the_asynchronous_client_gets_the_same_chunks(
    address: str, client: openai.OpenAI, transport: Transport
) -> None:
    body = request() | WITH_USAGE
    streamed = asyncio.run(with_async_client(address, transport, body))
    assert streamed == list(client.chat.completions.create(**body))
    assert content(streamed) == whole(body)["choices"][0]["message"]["content"]


def test_a_stream_opens_with_the_role_and_ends_with_the_reason(client: openai.OpenAI) -> None:
    first, *pieces, last = client.chat.completions.create(**request(), stream=True)
    assert (first.choices[0].delta.role, first.choices[0].delta.content) == ("assistant", "")
    assert all(piece.choices[0].delta.content and not piece.choices[0].delta.role for piece in pieces)
    assert (last.choices[0].delta.content, last.choices[0].finish_reason) == (None, "stop")
    assert {chunk.choices[0].finish_reason for chunk in (first, *pieces)} == {None}
    assert {(chunk.id, chunk.object, chunk.created, chunk.model) for chunk in (first, *pieces, last)} == {
        (first.id, "chat.completion.chunk", 0, "embedded-1")
    }


def test_the_usage_comes_last_and_only_where_it_is_asked_for(client: openai.OpenAI) -> None:
    *before, last = client.chat.completions.create(**request(), **WITH_USAGE)
    assert (last.choices, last.usage and last.usage.model_dump(exclude_none=True)) == ([], whole(request())["usage"])
    # OpenAI says in every other chunk that there is none yet.
    assert all(chunk.usage is None and "usage" in chunk.model_fields_set for chunk in before)
    for options in (None, {}, {"include_usage": False}, {"include_obfuscation": False}):
        streamed = list(client.chat.completions.create(**request(), stream=True, stream_options=options))
        assert all(chunk.choices and "usage" not in chunk.model_fields_set for chunk in streamed)


def test_an_error_before_the_first_chunk_is_an_ordinary_error(client: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match="a deterministic rule reader, not a language model"):
        client.chat.completions.create(**request(content="Write me a poem."), stream=True)
    with pytest.raises(openai.NotFoundError, match="ask for 'embedded-1'"):
        client.chat.completions.create(**request(model="gpt"), stream=True)
    with pytest.raises(openai.BadRequestError, match="'stream' is true or false"):
        client.chat.completions.create(**request(), extra_body={"stream": "yes"})


def test_a_reader_that_fails_is_an_ordinary_error() -> None:
    status, answer = ask(request(content=ARTICLE.replace("June", "\ud800"), stream=True))
    assert (status, isinstance(answer, dict) and set(answer)) in ((200, False), (500, {"error"}))


def with_langchain(address: str, transport: Transport) -> list[list[AIMessage]]:
    """Give what LangChain makes of the answer: called, in a stream, and in an asynchronous stream."""

    async def listen() -> list[AIMessage]:
        async with carrier_async:
            return [chunk async for chunk in chat.astream(ARTICLE)]

    carrier_async = httpx2.AsyncClient(transport=transport, trust_env=False)
    with httpx2.Client(transport=transport, trust_env=False) as carrier:
        chat = ChatOpenAI(
            model="embedded-1",
            base_url=address,
            api_key="k",
            max_retries=0,
            streaming=True,
            stream_usage=True,
            http_client=carrier,
            http_async_client=carrier_async,
            extra_body={"response_format": request()["response_format"]},
        )
        return [[chat.invoke(ARTICLE)], [*chat.stream(ARTICLE)], asyncio.run(listen())]


def test_langchain_streams_it(address: str, transport: Transport) -> None:
    expected = whole(request())["choices"][0]["message"]["content"]
    answers = with_langchain(address, transport)
    for messages in answers:
        assert "".join(str(message.content) for message in messages) == expected
        used = [message.usage_metadata for message in messages if message.usage_metadata]
        assert [usage["output_tokens"] for usage in used] == [-(-len(expected) // 4)]
    assert all(len(messages) > 3 for messages in answers[1:])


@given(TEXTS)
def test_the_pieces_of_any_text_are_the_text_and_each_is_text(text: str) -> None:
    said = Finished("1", text, 0)
    events_of = [event.removeprefix(b"data: ").removesuffix(b"\n\n") for event in events(chunks(said))]
    assert events_of.pop() == b"[DONE]"
    pieces = [json.loads(event)["choices"][0]["delta"].get("content", "") for event in events_of]
    assert "".join(pieces) == text == completion(said)["choices"][0]["message"]["content"]
    assert all(piece.encode() for piece in pieces[1:-1])


@given(TEXTS)
def test_the_answer_on_an_article_of_any_text_is_the_same_in_a_stream(text: str) -> None:
    body = request(content=write(Block((Line(1, "headline", text, 0), Line(2, "body", f"It may be {text}.", 1)))))
    streamed = "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in post_for_stream(body))
    assert streamed == whole(body)["choices"][0]["message"]["content"]


def test_the_same_request_gives_the_same_bytes(address: str) -> None:
    sent = [reply(EmbeddedModel(), httpx2.Request("POST", address + "/chat/completions", json=request(stream=True)))]
    sent.append(httpx2.post(address + "/chat/completions", json=request(stream=True), trust_env=False))
    assert sent[0].content == sent[1].content
    assert {answer.headers["content-type"] for answer in sent} == {"text/event-stream"}


def asking(address: str, content: str = ARTICLE) -> http.client.HTTPConnection:
    """Ask for a stream on a connection of its own."""
    connection = http.client.HTTPConnection(address.split("/")[2], timeout=10)
    connection.request("POST", PATH, json.dumps(request(content=content, stream=True)))
    return connection


def test_the_server_sends_chunks_and_the_connection_goes_on(address: str) -> None:
    with closing(asking(address)) as connection:
        answer = connection.getresponse()
        assert (answer.getheader("Transfer-Encoding"), answer.getheader("Content-Length")) == ("chunked", None)
        assert answer.read().endswith(b"data: [DONE]\n\n")
        connection.request("GET", "/v1/models")
        assert connection.getresponse().status == 200


@pytest.mark.parametrize("keep", ["", "Connection: keep-alive\r\n"])
def test_for_a_client_of_http_1_0_the_stream_ends_with_the_connection(address: str, keep: str) -> None:
    host, _, port = address.split("/")[2].partition(":")
    body = json.dumps(request(stream=True))
    head = f"POST {PATH} HTTP/1.0\r\nHost: {host}\r\n{keep}Content-Length: {len(body)}\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=10) as raw, raw.makefile("rb") as got:
        raw.sendall((head + body).encode())
        answered, _, stream = got.read().partition(b"\r\n\r\n")
    assert b"Transfer-Encoding" not in answered
    assert b"Connection: close" in answered
    assert (stream[:6], stream[-14:]) == (b"data: ", b"data: [DONE]\n\n")


def at_once(connection: http.client.HTTPConnection) -> None:
    """Leave without a word: the other side's next bytes are answered by a reset."""
    connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.parametrize("parting", [at_once, lambda _: None], ids=["at once", "politely"])
def test_a_client_that_leaves_in_the_middle_disturbs_nobody(
    address: str, parting: Callable[[http.client.HTTPConnection], None], capfd: pytest.CaptureFixture[str]
) -> None:
    before = set(threading.enumerate())
    others = [asking(address, LONG) for _ in range(4)]
    for connection in others:
        connection.sock.recv(10)
        parting(connection)
        connection.close()
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=10)
        assert not thread.is_alive()
    with closing(asking(address)) as connection:
        assert connection.getresponse().read().endswith(b"data: [DONE]\n\n")
    assert capfd.readouterr() == ("", "")


def test_a_closed_stream_of_the_client_leaves_it_usable(client: openai.OpenAI) -> None:
    with client.chat.completions.create(**request(content=LONG), stream=True) as stream:
        assert next(stream).choices[0].delta.role == "assistant"
    assert content(list(client.chat.completions.create(**request(), stream=True)))
