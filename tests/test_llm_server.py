import http.client
import json
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from factcheck.errors import UsageError
from factcheck.llm.embedded import serve
from tests.test_llm_handler import request

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])


def started() -> str:
    """Start a server and give its address."""
    told: queue.Queue[str] = queue.Queue()
    threading.Thread(target=serve, args=(0, told.put), daemon=True).start()
    return told.get(timeout=10)


@pytest.fixture(scope="module")
def port() -> int:
    return int(started().rpartition(":")[2].removesuffix("/v1"))


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
