"""An answer as a stream of server-sent events, as OpenAI's wire has it: chunks of the content, then `[DONE]`."""

import json
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
PIECE = 400
"""Characters of the content in one chunk; the answer is there at once, so they only have to be small enough to show."""
CONTENT_TYPE = "text/event-stream"


def wanted(body: bytes) -> bool | None:
    """Say whether a request that was answered asked for a stream: with a count of tokens at its end or without one."""
    request = json.loads(body) if body else {}
    if not request.get("stream"):
        return None
    return bool((request.get("stream_options") or {}).get("include_usage"))


def events(answer: Json, with_usage: bool) -> Iterator[bytes]:
    """Part a completion into events."""
    head = {name: answer[name] for name in ("id", "created", "model")} | {"object": "chat.completion.chunk"}
    choice = answer["choices"][0]
    content = choice["message"]["content"]
    pieces = [content[at : at + PIECE] for at in range(0, len(content), PIECE)]
    deltas: list[tuple[Json, str | None]] = [({"role": "assistant", "content": ""}, None)]
    deltas += [({"content": piece}, None) for piece in pieces]
    deltas.append(({}, choice["finish_reason"]))
    for delta, reason in deltas:
        told = [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}]
        yield _event(head | {"choices": told} | ({"usage": None} if with_usage else {}))
    if with_usage:
        yield _event(head | {"choices": [], "usage": answer["usage"]})
    yield b"data: [DONE]\n\n"


def _event(chunk: Json) -> bytes:
    return b"data: " + json.dumps(chunk).encode() + b"\n\n"
