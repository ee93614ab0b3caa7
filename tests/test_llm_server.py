import http.client
import json
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_openai import ChatOpenAI
from openai import OpenAI
from pydantic import SecretStr

from factcheck.errors import UsageError
from factcheck.llm.embedded import serve
from factcheck.llm.embedded.events import events
from tests.test_llm_handler import request

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])


@pytest.fixture(scope="module")
def port() -> int:
    told: queue.Queue[str] = queue.Queue()
    threading.Thread(target=serve, args=(0, told.put), daemon=True).start()
    return int(told.get(timeout=10).rpartition(":")[2].removesuffix("/v1"))


@pytest.fixture
def connection(port: int) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    yield connection
    connection.close()


def test_one_connection_carries_several_requests(connection: http.client.HTTPConnection) -> None:
    for name in ("ClaimsAnswer", "FlagsAnswer"):
        connection.request("POST", "/v1/chat/completions", json.dumps(request(name)))
        answer = connection.getresponse()
        assert (answer.status, json.load(answer)["model"]) == (200, "embedded-1")


@pytest.mark.parametrize("host", ["attacker.example", "attacker.example:80", "", "127.0.0.1.attacker.example"])
def test_another_sites_name_for_this_machine_is_refused(connection: http.client.HTTPConnection, host: str) -> None:
    connection.request("GET", "/v1/models", headers={"Host": host})
    answer = connection.getresponse()
    assert answer.status == 403
    assert "localhost only" in json.load(answer)["error"]["message"]


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("POST", {"Content-Length": "20000001"}, 413),
        ("POST", {"Content-Length": "9" * 40}, 413),
        ("POST", {"Content-Length": "-1"}, 400),
        ("POST", {"Transfer-Encoding": "chunked"}, 411),
        ("POST", {}, 411),
        ("DELETE", {"Content-Length": "0"}, 405),
        ("BREW", {}, 501),
    ],
)
def test_a_head_out_of_order_gets_an_error_that_clients_know(
    connection: http.client.HTTPConnection, method: str, headers: dict[str, str], status: int
) -> None:
    connection.putrequest(method, "/v1/chat/completions")
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == status
    assert set(json.load(answer)["error"]) == {"message", "type", "param", "code"}


def test_what_is_no_http_does_not_take_the_server_down(port: int, connection: http.client.HTTPConnection) -> None:
    with socket.create_connection(("127.0.0.1", port)) as raw:
        raw.sendall(b"\x16\x03\x01 hello\r\n\r\n")
        raw.recv(1000)
    connection.request("GET", "/v1/models?limit=1")
    assert connection.getresponse().status == 200


def test_a_port_in_use_is_one_line(port: int) -> None:
    with pytest.raises(UsageError, match=rf"^port {port} of 127.0.0.1 cannot be used .*: choose another with --port$"):
        serve(port, print)


@pytest.mark.parametrize("number", [65_536, -1])
def test_a_port_that_does_not_exist_is_one_line(number: int) -> None:
    with pytest.raises(UsageError, match="there is no such port"):
        serve(number, print)


def test_ctrl_c_ends_it_in_silence() -> None:
    code = """if True:
        import signal
        from factcheck.llm.embedded import serve
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that runs the tests may have it ignored
        serve(0, lambda address: print(address, flush=True))
    """
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith(b"http://127.0.0.1:")
        server.send_signal(signal.SIGINT)
        try:
            out, err = server.communicate(timeout=10)
        finally:
            server.kill()
    assert (server.returncode, out, err) == (0, b"", b"")


def client(port: int) -> OpenAI:
    """Give OpenAI's own client."""
    plain = httpx2.Client(trust_env=False)
    return OpenAI(base_url=f"http://127.0.0.1:{port}/v1", api_key="none", max_retries=0, http_client=plain)


def test_openais_client_reads_a_stream_as_the_whole_answer(port: int) -> None:
    asked = request("ClaimsAnswer")
    with client(port) as openai:
        whole = openai.chat.completions.create(**asked)
        told = list(openai.chat.completions.create(**asked, stream=True, stream_options={"include_usage": True}))
        plain = list(openai.chat.completions.create(**asked, stream=True))
    assert "".join(chunk.choices[0].delta.content or "" for chunk in plain) == whole.choices[0].message.content
    assert [c.choices[0].finish_reason for c in plain if c.choices][-1] == "stop"
    assert all(chunk.usage is None for chunk in plain)
    assert told[-1].usage == whole.usage


def test_langchain_streams_through_the_server(port: int) -> None:
    asked = request("FlagsAnswer")
    plain = httpx2.Client(trust_env=False)
    address = f"http://127.0.0.1:{port}/v1"
    chat = ChatOpenAI(model="embedded-1", base_url=address, api_key=SecretStr("none"), http_client=plain)
    form = {"response_format": asked["response_format"]}
    pieces = [piece.text for piece in chat.bind(extra_body=form).stream(asked["messages"])]
    assert json.loads("".join(pieces))["flags"] is not None
    plain.close()


def test_a_client_that_leaves_a_stream_does_not_disturb_the_server(port: int) -> None:
    body = json.dumps(request("ClaimsAnswer", stream=True))
    for _ in range(3):
        leaver = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        leaver.request("POST", "/v1/chat/completions", body)
        leaver.getresponse().read(10)
        leaver.close()
    stayer = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    stayer.request("POST", "/v1/chat/completions", body)
    assert stayer.getresponse().read().endswith(b"data: [DONE]\n\n")
    stayer.close()


@given(st.text())
def test_a_stream_joined_is_the_content_whatever_it_is(content: str) -> None:
    choice = {"message": {"content": content}, "finish_reason": "stop"}
    answer = {"id": "1", "created": 0, "model": "m", "choices": [choice], "usage": {}}
    told = [json.loads(event.removeprefix(b"data: ")) for event in list(events(answer, False))[:-1]]
    assert "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in told) == content
