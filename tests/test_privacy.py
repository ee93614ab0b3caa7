"""Nothing in the environment changes what is sent, to whom, or with which key."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from factcheck.config import OPENAI, Settings
from factcheck.llm.openai import key_for

OWN_KEY = {"OPENAI_API_KEY": "own-key"}


@dataclass
class Trap:
    """A server that counts who comes, and sends everyone away."""

    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    visits: list[bytes] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def watch(self) -> None:
        while True:
            try:
                visitor, _ = self.listener.accept()
            except OSError:
                return
            with visitor:
                visitor.settimeout(5)
                self.visits.append(visitor.recv(200))
                visitor.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@pytest.fixture
def trap() -> Iterator[Trap]:
    trap = Trap()
    threading.Thread(target=trap.watch, daemon=True).start()
    yield trap
    with contextlib.suppress(OSError):
        trap.listener.shutdown(socket.SHUT_RDWR)
    trap.listener.close()


def tracing(trap: Trap) -> dict[str, str]:
    names = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2")
    keys = {"LANGSMITH_API_KEY": "planted", "LANGCHAIN_API_KEY": "planted"}
    places = dict.fromkeys(("LANGSMITH_ENDPOINT", "LANGCHAIN_ENDPOINT"), trap.address)
    return dict.fromkeys(names, "true") | keys | places


def hostile(trap: Trap) -> dict[str, str]:
    places = ("OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_PROXY", "LANGSMITH_GATEWAY_URL", "LANGSMITH_GATEWAY")
    proxies = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
    words = (
        "OPENAI_ORG_ID",
        "OPENAI_ORGANIZATION",
        "OPENAI_PROJECT_ID",
        "OPENAI_ADMIN_KEY",
        "LANGSMITH_GATEWAY_API_KEY",
    )
    others = {
        "OPENAI_CUSTOM_HEADERS": "X-Planted: planted\nAuthorization: Bearer planted\nUser-Agent: planted",
        "LC_OUTPUT_VERSION": "v1",
        "LANGCHAIN_TRACING": "true",
        "LANGCHAIN_HANDLER": "langchain",
    }
    return tracing(trap) | dict.fromkeys(places + proxies, trap.address) | dict.fromkeys(words, "planted") | others


def probe(variables: dict[str, str], *arguments: str) -> str:
    """Run the probe and give what it prints; on standard error it prints nothing of ours."""
    command = [sys.executable, "-m", "tests.privacy_probe", *arguments]
    done = subprocess.run(command, env=os.environ | OWN_KEY | variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_environment_changes_nothing_that_is_sent(trap: Trap) -> None:
    expected = probe({})
    assert "https://api.openai.com/v1/chat/completions" in expected
    assert probe(hostile(trap)) == expected
    assert trap.visits == []


def test_the_environment_changes_nothing_in_a_report(trap: Trap) -> None:
    story = (
        "Ferry to sail again\n\nThe port said on Tuesday that the ferry will sail on Monday. The company denied it.\n"
    )
    command = [sys.executable, "-m", "factcheck", "check", "-f", "text", "-"]
    runs = [
        subprocess.run(command, env=os.environ | more, input=story, capture_output=True, text=True, check=True)
        for more in ({}, OWN_KEY | hostile(trap))
    ]
    reports = [re.sub(r"in \d+\.\d s by", "by", run.stdout) for run in runs]  # all but how long it took
    assert (reports[0], runs[0].stderr) == (reports[1], runs[1].stderr)
    assert trap.visits == []


def test_the_trap_would_catch_a_tracer(trap: Trap) -> None:
    probe(tracing(trap), "traced")
    assert trap.visits != []


def test_openais_key_goes_to_openais_own_endpoint_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "own-key")
    assert sent(Settings(model="openai:m")) == "own-key"
    assert sent(Settings(model="openai:m", base_url=OPENAI + "/")) == "own-key"
    assert sent(Settings(model="openai:m", base_url="https://endpoint.invalid/v1")) is None
    assert sent(Settings(model="openai:m", base_url="http://api.openai.com/v1")) is None


def test_the_key_of_ones_own_endpoint_goes_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "own-key")
    monkeypatch.setenv("FACTCHECK_API_KEY", "endpoint-key")
    assert sent(Settings(model="openai:m", base_url="https://endpoint.invalid/v1")) == "endpoint-key"


def test_a_key_in_the_environment_names_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "own-key")
    assert Settings().model == "embedded"


def sent(settings: Settings) -> str | None:
    key = key_for(settings)
    return key.get_secret_value() if key else None
