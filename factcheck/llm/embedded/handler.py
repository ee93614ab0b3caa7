"""The embedded model's side of OpenAI's wire: a request in, a response or an OpenAI-shaped error out. No sockets here.

Everything in a response follows from the request, so the same request gives the same bytes. Token counts are an
estimate, four characters to a token, for there is no tokenizer in it.
"""

import hashlib
import json
from functools import lru_cache
from typing import Any

from factcheck.answers import ANSWERS
from factcheck.article_block import Block, parse
from factcheck.llm.embedded import reader

NAME = "embedded-1"
MAX_BODY = 20_000_000
"""Bytes of one request; the longest article that is read has 10 MB."""
_REMEMBERED = 8
"""Articles whose Readings are kept: each is asked about three times, side by side."""

WHAT_IT_IS = (
    f"{NAME} is a deterministic rule reader, not a language model: it answers only factcheck's three prompts, "
    f"with a response_format json_schema named {', '.join(ANSWERS)} and a numbered article in a user message."
)
_METHODS = {"/v1/chat/completions": "POST", "/v1/models": "GET", f"/v1/models/{NAME}": "GET"}
_CARD = {"id": NAME, "object": "model", "created": 0, "owned_by": "factcheck"}

Json = dict[str, Any]


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

    def respond(self, method: str, path: str, body: bytes = b"") -> tuple[int, Json]:
        """Answer one request with a status and a JSON object; nothing is raised.

        >>> EmbeddedModel().respond("GET", "/v1/models")[1]["data"][0]["id"]
        'embedded-1'
        """
        try:
            return 200, self._answer(method, path, body)
        except _RefusalError as refusal:
            return refusal.status, refusal.body
        except Exception as error:  # noqa: BLE001  a reader that fails must not take the server down
            return 500, error_body(500, f"{NAME} failed on this article ({type(error).__name__}): report it as a bug")

    def _answer(self, method: str, path: str, body: bytes) -> Json:
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
        shape, block, asked = _task(_parsed(body))
        content = reader.answer_from(shape, self._reading(block)).model_dump_json()
        return _completion(hashlib.sha256(body).hexdigest()[:24], content, asked)


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


def _task(request: Json) -> tuple[str, Block, int]:
    """Give the answer's name, the article, and the number of characters that the messages hold."""
    model = request.get("model")
    if model != NAME:
        raise _RefusalError(
            404, f"the model {str(model)[:100]!r} does not exist here: ask for {NAME!r}", "model_not_found", "model"
        )
    _check_stream(request)
    texts = _texts(request.get("messages"))
    shape = _shape(request.get("response_format"))
    # The last article counts: examples come before it, and a request to mend an answer may come after it.
    blocks = (parse(text) for role, text in reversed(texts) if role == "user")
    block = next((block for block in blocks if block is not None), None)
    if shape is None or block is None:
        param = "response_format" if shape is None else "messages"
        raise _RefusalError(400, WHAT_IT_IS, "unsupported_request", param)
    return shape, block, sum(len(text) for _, text in texts)


def _check_stream(request: Json) -> None:
    """Refuse what says in no clear way whether the answer is to be streamed."""
    options = request.get("stream_options")
    if request.get("stream") not in (None, True, False):
        raise _RefusalError(400, "'stream' is neither true nor false", "invalid_type", "stream")
    if options is None:
        return
    if not request.get("stream"):
        raise _RefusalError(400, "'stream_options' are for a stream", "invalid_value", "stream_options")
    if not (isinstance(options, dict) and options.get("include_usage") in (None, True, False)):
        raise _RefusalError(400, "'stream_options' may hold 'include_usage'", "invalid_type", "stream_options")


def _shape(response_format: object) -> str | None:
    match response_format:
        case {"type": "json_schema", "json_schema": {"name": str(name)}} if name in ANSWERS:
            return name
    return None


def _texts(messages: object) -> list[tuple[str, str]]:
    """Give each message's role and text; a message in parts is the text of its parts."""
    if not isinstance(messages, list):
        raise _RefusalError(400, "the request has no list of messages", "invalid_type", "messages")
    texts = []
    for message in messages:
        match message:
            case {"role": str(role), "content": str(content)}:
                texts.append((role, content))
            case {"role": str(role), "content": list(parts)}:
                texts.append((role, "\n".join(part["text"] for part in parts if _is_text(part))))
            case _:
                raise _RefusalError(400, "a message has no role or no text", "invalid_type", "messages")
    return texts


def _is_text(part: object) -> bool:
    return isinstance(part, dict) and part.get("type") == "text" and isinstance(part.get("text"), str)


def _completion(key: str, content: str, asked: int) -> Json:
    prompt, said = _tokens(asked), _tokens(len(content))
    return {
        "id": f"chatcmpl-{key}",
        "object": "chat.completion",
        "created": 0,
        "model": NAME,
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": content, "refusal": None},
                "logprobs": None,
                "finish_reason": "stop",
            }
        ],
        "usage": {"prompt_tokens": prompt, "completion_tokens": said, "total_tokens": prompt + said},
    }


def _tokens(characters: int) -> int:
    """Estimate tokens: four characters each, rounded up.

    >>> _tokens(9)
    3
    """
    return -(-characters // 4)
