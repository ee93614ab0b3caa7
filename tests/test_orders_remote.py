"""Several articles and a remote model on the command line: who is asked, what is told, what a failure stops."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from factcheck.cli import run
from factcheck.llm.embedded import EmbeddedModel

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])
KEY = "sk-canary-0123456789abcdef"
TEXT = "Bridge {n} opens\n\nThe council said bridge {n} had opened, but the police have not confirmed this.\n"
Answer = Callable[[bytes], tuple[int, bytes]]


class Endpoint:
    """A model's endpoint on this machine, which answers as it is told to."""

    def __init__(self) -> None:
        model = EmbeddedModel()
        self.asked: list[bytes] = []
        self.heads: list[str] = []
        self.answer: Answer = lambda body: self.faithful(model, body)
        endpoint = self

        class Wire(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                endpoint.asked.append(body)
                endpoint.heads.append(str(self.headers))
                status, content = endpoint.answer(body)
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Wire)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @staticmethod
    def faithful(model: EmbeddedModel, body: bytes) -> tuple[int, bytes]:
        told = json.dumps(json.loads(body) | {"model": "embedded-1"}).encode()
        status, answer = model.respond("POST", "/v1/chat/completions", told)
        return status, json.dumps(answer).encode()

    @property
    def options(self) -> list[str]:
        return ["--model", "openai:m", "--base-url", f"http://127.0.0.1:{self.server.server_port}/v1", "--retries", "0"]


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Endpoint]:
    monkeypatch.setenv("FACTCHECK_API_KEY", KEY)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = Endpoint()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    places = [tmp_path / f"{n}.txt" for n in range(4)]
    for n, place in enumerate(places):
        place.write_text(TEXT.format(n=n), encoding="utf-8")
    return [str(place) for place in places]


def failing_for(words: bytes, endpoint: Endpoint, status: int, content: bytes = b"{}") -> Answer:
    good = endpoint.answer
    return lambda body: (status, content) if words in body else good(body)


def test_one_article_that_fails_does_not_stop_the_others(
    endpoint: Endpoint, articles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    endpoint.answer = failing_for(b"bridge 1 had", endpoint, 503)
    assert run(["check", *articles, *endpoint.options, "-f", "json"]) == 4
    told = capsys.readouterr()
    titles = [json.loads(line)["article"]["title"] for line in told.out.splitlines()]
    assert titles == ["Bridge 0 opens", "Bridge 2 opens", "Bridge 3 opens"]
    lines = told.err.splitlines()
    assert sum("1.txt: " in line and "error of its own" in line for line in lines) == 1
    assert lines[-1].startswith(f"factcheck: {len(endpoint.asked)} requests, ")


@pytest.mark.parametrize(("status", "words"), [(401, "does not accept the key"), (404, "knows no model")])
def test_a_failure_that_all_would_meet_stops_at_once(
    endpoint: Endpoint, articles: list[str], capsys: pytest.CaptureFixture[str], status: int, words: str
) -> None:
    endpoint.answer = lambda _: (status, b"{}")
    assert run(["check", *articles, *endpoint.options, "--concurrency", "1", "-f", "json"]) == 4
    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err
    assert len(endpoint.asked) == 3


def test_nobody_there_is_one_line(articles: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    remote = ["--model", "openai:m", "--base-url", "http://127.0.0.1:9/v1", "--retries", "0", "--concurrency", "1"]
    assert run(["check", *articles, *remote]) == 4
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "nothing answers at" in lines[1]


def priced(folder: Path, monkeypatch: pytest.MonkeyPatch, output: float) -> None:
    """Put a price for the model into the user's own table."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    (folder / "factcheck").mkdir()
    (folder / "factcheck" / "prices.toml").write_text(f'"openai:m" = {{ input = 1.0, output = {output} }}')


def test_the_endpoint_is_told_before_and_the_cost_after(
    endpoint: Endpoint, articles: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    priced(tmp_path, monkeypatch, output=2.0)
    assert run(["check", articles[0], *endpoint.options, "-f", "json"]) == 0
    told = capsys.readouterr()
    report = json.loads(told.out)
    lines = told.err.splitlines()
    assert "openai:m at http://127.0.0.1:" in lines[0]
    usage = report["provenance"]["usage"]
    cost = (usage["input_tokens"] * 1.0 + usage["output_tokens"] * 2.0) / 1e6
    assert report["provenance"]["cost_usd"] == pytest.approx(cost, abs=1e-6)
    assert lines[-1].endswith(f"received, ${cost:.4f}")


def test_a_budget_stops_cleanly_and_says_how_far_it_came(
    endpoint: Endpoint, articles: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    priced(tmp_path, monkeypatch, output=1.0)
    budget = ["--budget", "0.06", "--concurrency", "1", "-f", "json"]
    assert run(["check", *articles, *endpoint.options, *budget]) == 4
    told = capsys.readouterr()
    done = len(told.out.splitlines())
    assert 0 < done < 4
    assert f"{done} of 4 articles are done; what comes next may cost" in told.err
    assert len(endpoint.asked) == 3 * done


def test_an_estimate_asks_nobody_and_needs_no_key(
    articles: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACTCHECK_API_KEY", raising=False)
    assert run(["check", *articles, "--model", "openai:gpt-4o", "--estimate"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert all("requests" in line and "at most $" in line for line in lines)
    assert lines[-1].endswith("  in all")


def test_embargoed_copy_is_held_back_and_the_rest_is_checked(
    endpoint: Endpoint, articles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(articles[1]).write_text(f"EMBARGOED UNTIL 6 AM MONDAY\n\n{TEXT.format(n=1)}", encoding="utf-8")
    assert run(["check", *articles, *endpoint.options, "-f", "json"]) == 3
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 3
    assert "is under embargo" in told.err
    assert not any(b"bridge 1 had" in body for body in endpoint.asked)
    assert run(["check", articles[1], *endpoint.options, "-f", "json", "--allow-embargoed"]) == 0


@pytest.mark.parametrize("status", [200, 400, 401, 403, 429, 500])
def test_the_key_is_in_no_artefact(
    endpoint: Endpoint, articles: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, status: int
) -> None:
    if status != 200:
        endpoint.answer = lambda _: (status, json.dumps({"error": {"message": f"the key {KEY} is bad"}}).encode())
    out = tmp_path / "out"
    for form in ("text", "markdown", "json"):
        run(["check", *articles[:2], *endpoint.options, "-f", form, "-o", str(out)])
    told = capsys.readouterr()
    assert all(f"Bearer {KEY}" in head for head in endpoint.heads)
    assert KEY not in told.out + told.err
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 4
    assert [path for path in files if KEY.encode() in path.read_bytes()] == []


def test_ctrl_c_leaves_what_is_finished(endpoint: Endpoint, articles: list[str], tmp_path: Path) -> None:
    good, others = endpoint.answer, threading.Semaphore(0)

    def answer(body: bytes) -> tuple[int, bytes]:
        if b"bridge 0 had" in body:
            time.sleep(30)
        told = good(body)
        others.release()
        return told

    endpoint.answer = answer
    out = tmp_path / "out"
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import factcheck.cli as c; c.main()"
    )
    options = [*endpoint.options, "-f", "json", "-o", str(out)]
    command = [sys.executable, "-c", code, "check", *articles, *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        for _ in range(9):  # three requests each of the three others
            assert others.acquire(timeout=30)
        time.sleep(1)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=20)
    assert running.returncode == 130
    assert sorted(path.name for path in out.iterdir()) == ["1.json", "2.json", "3.json"]
