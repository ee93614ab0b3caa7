"""The embedded model's side of OpenAI's wire: a request in, a response or an OpenAI-shaped error out. No sockets here.

Everything in a response follows from the request, so the same request gives the same bytes.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache

from factcheck.answers import ANSWERS
from factcheck.article_block import Block, parse
from factcheck.llm.embedded import reader
from factcheck.llm.embedded.completion import NAME, Chunks, Finished, Json, chunks, completion

MAX_BODY = 20_000_000
"""Bytes of one request; the longest article that is read has 10 MB."""
_REMEMBERED = 8
"""Articles whose Readings are kept: each is asked about three times, side by side."""

WHAT_IT_IS = (
    f"{NAME} is a deterministic rule reader, not a language model: it answers only factcheck's three prompts, "
    f"with a response_format json_schema named {', '.join(ANSWERS)}, or a single function so named in tools and in "
    "tool_choice, and a numbered article in a user message."
)
_METHODS = {"/v1/chat/completions": "POST", "/v1/models": "GET", f"/v1/models/{NAME}": "GET"}
_CARD = {"id": NAME, "object": "model", "created": 0, "owned_by": "factcheck"}
_STREAM_OPTIONS = frozenset({"include_usage", "include_obfuscation"})
"""What may be chosen for a stream. Padding against eavesdroppers is never sent, for nothing leaves this machine."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What a request asks for, and in which form."""

    shape: str
    block: Block
    asked: int
    """Characters that the messages hold."""
    called: bool
    """Whether the answer is a function's arguments."""
    stream: bool
    usage: bool
    """Whether a stream ends with its usage."""


class _RefusalError(Exception):
    """A request that gets an error for an answer."""

    def __init__(self, status: int, message: str, code: str | None = None, param: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = error_body(status, message, code, param)


class EmbeddedModel:
    """Answer requests of OpenAI's wire; safe to share between threads. It remembers the Readings of a few articles."""

    def __init__(self) -> None:
        self._reading = lru_cache(_REMEMBERED)(reader.NumberedReading)

    def respond(self, method: str, path: str, body: bytes = b"") -> tuple[int, Json | Chunks]:
        """Answer one request with a status and a JSON object, or with the chunks of a stream; nothing is raised.

        What can go wrong has gone wrong before the first chunk: an error is always a JSON object.

        >>> EmbeddedModel().respond("GET", "/v1/models")[1]["data"][0]["id"]
        'embedded-1'
        """
        try:
            return 200, self._answer(method, path, body)
        except _RefusalError as refusal:
            return refusal.status, refusal.body
        except Exception as error:  # noqa: BLE001  a reader that fails must not take the server down
            return 500, error_body(500, f"{NAME} failed on this article ({type(error).__name__}): report it as a bug")

    def _answer(self, method: str, path: str, body: bytes) -> Json | Chunks:
        if path not in _METHODS:
            raise _RefusalError(
                404, f"there is nothing at {path!r}: this server knows {', '.join(_METHODS)}", "not_found"
            )
        if method != _METHODS[path]:
            raise _RefusalError(405, f"{path} takes {_METHODS[path]} requests only", "method_not_allowed")
        if path == "/v1/models":
            return {"object": "list", "data": [_CARD]}
        if method == "GET":
            return _CARD
        task = _task(_parsed(body))
        content = reader.answer_from(task.shape, self._reading(task.block)).model_dump_json()
        key = hashlib.sha256(body).hexdigest()[:24]
        said = Finished(key, content, task.asked, task.shape if task.called else None)
        return chunks(said, task.usage) if task.stream else completion(said)


def error_body(status: int, message: str, code: str | None = None, param: str | None = None) -> Json:
    """Shape an error as OpenAI's clients expect it."""
    kind = "server_error" if status >= 500 else "invalid_request_error"
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def _parsed(body: bytes) -> Json:
    if len(body) > MAX_BODY:
        raise _RefusalError(413, f"a request may have {MAX_BODY} bytes: send a shorter article", "request_too_large")
    try:
        request = json.loads(body)
    except (ValueError, RecursionError):
        raise _RefusalError(400, "the request is not JSON in UTF-8", "invalid_json") from None
    if not isinstance(request, dict):
        raise _RefusalError(400, "the request is not a JSON object", "invalid_json")
    return request


def _task(request: Json) -> _Task:
    model = request.get("model")
    if model != NAME:
        raise _RefusalError(
            404, f"the model {str(model)[:100]!r} does not exist here: ask for {NAME!r}", "model_not_found", "model"
        )
    stream, usage = _streaming(request)
    texts = _texts(request.get("messages"))
    shape, called = _form(request)
    # The last article counts: examples come before it, and a request to mend an answer may come after it.
    blocks = (parse(text) for role, text in reversed(texts) if role == "user")
    block = next((block for block in blocks if block is not None), None)
    if block is None:
        raise _RefusalError(400, WHAT_IT_IS, "unsupported_request", "messages")
    return _Task(shape, block, sum(len(text) for _, text in texts), called, stream, usage)


def _streaming(request: Json) -> tuple[bool, bool]:
    """Say whether the answer is to be streamed, and whether the stream ends with its usage."""
    stream, options = request.get("stream"), request.get("stream_options")
    if not isinstance(stream, bool | None):
        raise _RefusalError(400, "'stream' is true or false", "invalid_type", "stream")
    if options is None:
        return bool(stream), False
    if not stream:
        raise _RefusalError(400, "'stream_options' needs 'stream': true", "unsupported_value", "stream_options")
    if not isinstance(options, dict) or not all(isinstance(value, bool) for value in options.values()):
        message = "'stream_options' is an object whose values are true or false"
        raise _RefusalError(400, message, "invalid_type", "stream_options")
    if not options.keys() <= _STREAM_OPTIONS:
        message = f"'stream_options' knows {', '.join(sorted(_STREAM_OPTIONS))} only"
        raise _RefusalError(400, message, "unsupported_value", "stream_options")
    return True, options.get("include_usage", False)


def _form(request: Json) -> tuple[str, bool]:
    """Give the answer's name, and whether it is asked for as the arguments of a function of that name."""
    form, tools, choice = (request.get(key) for key in ("response_format", "tools", "tool_choice"))
    match form, tools, choice:
        case {"type": "json_schema", "json_schema": {"name": str(name)}}, None, None if name in ANSWERS:
            return name, False
        case _, None, None:
            raise _RefusalError(400, WHAT_IT_IS, "unsupported_request", "response_format")
        case _, [{"type": "function", "function": {"name": str(name)}}], _ if name in ANSWERS:
            if choice != {"type": "function", "function": {"name": name}}:
                message = f"{NAME} calls a function that 'tool_choice' names: name {name} there too"
                raise _RefusalError(400, message, "unsupported_value", "tool_choice")
            if form not in (None, {"type": "text"}):
                message = "the answer is a function's arguments or has a 'response_format', not both: leave one out"
                raise _RefusalError(400, message, "unsupported_value", "response_format")
            return name, True
    raise _RefusalError(400, WHAT_IT_IS, "unsupported_request", "tools")


def _texts(messages: object) -> list[tuple[str, str]]:
    """Give each message's role and text: the text of its parts, or the arguments of its calls where it has no other."""
    if not isinstance(messages, list):
        raise _RefusalError(400, "the request has no list of messages", "invalid_type", "messages")
    texts = []
    for message in messages:
        match message:
            case {"role": str(role), "content": str(content)}:
                texts.append((role, content))
            case {"role": str(role), "content": list(parts)}:
                texts.append((role, "\n".join(part["text"] for part in parts if _is_text(part))))
            case {"role": str(role), "tool_calls": list(calls)} if message.get("content") is None:
                texts.append((role, "\n".join(_arguments(call) for call in calls)))
            case _:
                raise _RefusalError(400, "a message has no role or no text", "invalid_type", "messages")
    return texts


def _is_text(part: object) -> bool:
    return isinstance(part, dict) and part.get("type") == "text" and isinstance(part.get("text"), str)


def _arguments(call: object) -> str:
    match call:
        case {"function": {"arguments": str(arguments)}}:
            return arguments
    return ""
