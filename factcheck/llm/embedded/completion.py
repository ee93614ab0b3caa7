"""A finished answer on OpenAI's wire: one completion, or a stream of chunks and the events that carry them.

Everything follows from the answer, so the same answer gives the same bytes. Token counts are an estimate, four
characters to a token, for there is no tokenizer in it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NAME = "embedded-1"
_PIECE = 64
"""Characters of one chunk. A piece is cut between code points, never within one."""

Json = dict[str, Any]
Chunks = Iterator[Json]


@dataclass(frozen=True, slots=True)
class Finished:
    """An answer before it is put into a form."""

    key: str
    """What is unique in its identifiers."""
    content: str
    asked: int
    """Characters of the messages that it answers."""
    function: str | None = None
    """The function of which the content is the arguments; None where it is the message itself."""

    @property
    def reason(self) -> str:
        """Say why it ends where it does."""
        return "tool_calls" if self.function else "stop"


def completion(said: Finished) -> Json:
    """Put an answer into one completion."""
    message = _message(said, said.content)
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": said.reason}
    return _head(said, "chat.completion") | {"choices": [choice], "usage": _usage(said)}


def chunks(said: Finished, usage: bool = False) -> Chunks:
    """Put an answer into the chunks of a stream: who speaks, the content in pieces, why it ends, the usage if asked.

    >>> [chunk["choices"][0]["delta"] for chunk in chunks(Finished("1", "No.", 9))][1:]
    [{'content': 'No.'}, {}]
    """
    head = _head(said, "chat.completion.chunk")
    # As OpenAI has it: where the usage comes at the end, every chunk before says that it is not there yet.
    tail = {"usage": None} if usage else {}

    def chunk(delta: Json, reason: str | None = None) -> Json:
        return head | {"choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}]} | tail

    yield chunk(_opening(said))
    for start in range(0, len(said.content), _PIECE):
        yield chunk(_delta(said, said.content[start : start + _PIECE]))
    yield chunk({}, said.reason)
    if usage:
        yield head | {"choices": [], "usage": _usage(said)}


def events(stream: Chunks) -> Iterator[bytes]:
    """Write chunks as server-sent events, and the event that ends them."""
    for chunk in stream:
        yield b"data: %b\n\n" % json.dumps(chunk).encode()
    yield b"data: [DONE]\n\n"


def _head(said: Finished, kind: str) -> Json:
    return {"id": f"chatcmpl-{said.key}", "object": kind, "created": 0, "model": NAME}


def _message(said: Finished, content: str) -> Json:
    if said.function is None:
        return {"role": "assistant", "content": content, "refusal": None}
    call = {"id": f"call_{said.key}", "type": "function", "function": {"name": said.function, "arguments": content}}
    return {"role": "assistant", "content": None, "refusal": None, "tool_calls": [call]}


def _opening(said: Finished) -> Json:
    """Give the message without its words; in a stream, calls are counted."""
    message = _message(said, "")
    if said.function is not None:
        message["tool_calls"] = [{"index": 0} | call for call in message["tool_calls"]]
    return message


def _delta(said: Finished, piece: str) -> Json:
    if said.function is None:
        return {"content": piece}
    return {"tool_calls": [{"index": 0, "function": {"arguments": piece}}]}


def _usage(said: Finished) -> Json:
    prompt, answer = _tokens(said.asked), _tokens(len(said.content))
    return {"prompt_tokens": prompt, "completion_tokens": answer, "total_tokens": prompt + answer}


def _tokens(characters: int) -> int:
    """Estimate tokens: four characters each, rounded up.

    >>> _tokens(9)
    3
    """
    return -(-characters // 4)
