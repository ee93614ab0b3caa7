"""The embedded model as a plain HTTP server on this machine's loopback address."""

import json
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from factcheck.errors import UsageError
from factcheck.llm.embedded.completion import Chunks, events
from factcheck.llm.embedded.handler import MAX_BODY, EmbeddedModel, error_body

LOOPBACK = "127.0.0.1"
_OWN_NAMES = frozenset({LOOPBACK, "localhost"})
_IDLE = 60
"""Seconds after which a connection that sends nothing is closed."""


class _Wire(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "factcheck", ""
    timeout = _IDLE
    disable_nagle_algorithm = True  # the pieces of a stream leave when they are written
    server: "_Server"

    def handle_one_request(self) -> None:
        """Let a client that goes away go in silence."""
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def respond(self) -> None:
        """Answer a request, after its head has been found to be in order."""
        refusal = self._refusal()
        if refusal:
            self.send_error(*refusal)
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, answer = self.server.model.respond(self.command, urlsplit(self.path).path, body)
        if isinstance(answer, dict):
            self._send(status, answer)
        else:
            self._stream(status, answer)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = respond  # noqa: N815

    def _refusal(self) -> tuple[int, str] | None:
        """Say what is wrong with a request's head: another site's name for this machine, or a body without a length."""
        if _hostname(self.headers.get("Host", "")) not in _OWN_NAMES:
            return 403, f"this server answers to {LOOPBACK} and localhost only"
        if "Transfer-Encoding" in self.headers:
            return 411, "a request needs a Content-Length"
        length = self.headers.get("Content-Length", "0")
        if not (length.isascii() and length.isdigit()):
            return 400, "Content-Length is no number"
        if len(length) > 12 or int(length) > MAX_BODY:
            return 413, f"a request may have {MAX_BODY} bytes: send a shorter article"
        if self.command == "POST" and "Content-Length" not in self.headers:
            return 411, "a request needs a Content-Length"
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Shape the base class's errors as OpenAI's, and end the connection, whose body was not read."""
        self.close_connection = True
        self._send(code, error_body(code, message or explain or self.responses.get(code, ("an error", ""))[0]))

    def _send(self, status: int, answer: dict[str, object]) -> None:
        content = json.dumps(answer).encode()
        self._head(status, "application/json", {"Content-Length": str(len(content))})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self, status: int, answer: Chunks) -> None:
        """Send each event as it is written; for a client of HTTP/1.0, the stream ends where the connection does."""
        chunked = self.request_version != "HTTP/1.0"
        self.close_connection |= not chunked
        self._head(status, "text/event-stream", {"Transfer-Encoding": "chunked"} if chunked else {})
        for event in events(answer):
            self.wfile.write(b"%x\r\n%b\r\n" % (len(event), event) if chunked else event)
        if chunked:
            self.wfile.write(b"0\r\n\r\n")

    def _head(self, status: int, kind: str, framing: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, **framing}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing: only the command line does."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, model: EmbeddedModel) -> None:
        self.model = model
        super().__init__((LOOPBACK, port), _Wire)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, as the base class does."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]


def serve(port: int, ready: Callable[[str], None]) -> None:
    """Serve the embedded model until Ctrl-C. Port 0 takes a free one; `ready` is told the address for --base-url."""
    try:
        server = _Server(port, EmbeddedModel())
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or "there is no such port"
        raise UsageError(f"port {port} of {LOOPBACK} cannot be used ({why}): choose another with --port") from error
    with server, suppress(KeyboardInterrupt):
        ready(f"http://{LOOPBACK}:{server.server_port}/v1")
        server.serve_forever()


def _hostname(host: str) -> str:
    """Give the name in a Host header.

    >>> _hostname("LOCALHOST:8000")
    'localhost'
    """
    return host.rpartition(":")[0].lower() if host.rpartition(":")[2].isdigit() and ":" in host else host.lower()
