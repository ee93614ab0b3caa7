"""OpenAI's wire: chat completions with a JSON schema, as OpenAI, the embedded model and many servers speak it.

The environment has no say here: addresses, keys and retries come from the settings alone, no proxy and no redirect is
followed, and only the headers named below leave this machine.
"""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2
from langchain_core.messages import AIMessage
from langchain_core.runnables import Runnable
from langchain_openai import ChatOpenAI
from pydantic import BaseModel, SecretStr

from factcheck.config import OPENAI, Settings, key_from
from factcheck.errors import MissingKey
from factcheck.llm.asking import Bind
from factcheck.llm.embedded import EmbeddedTransport
from factcheck.llm.failures import TooBig
from factcheck.llm.forms import body_for
from factcheck.llm.pace import Pace

NO_KEY = "no-key"
"""What is sent where no key is set: many servers of one's own want none, and the client cannot do without."""
MAX_ANSWER = 8_000_000
"""Bytes of one response; the longest answer that is of use has a tenth of it."""
_CONNECT = 10.0
"""Seconds to wait for a connection, within the time for the whole."""

_HEADERS = frozenset({"accept", "connection", "content-length", "content-type", "host", "x-stainless-raw-response"})
"""What leaves this machine beside the key; the last is how the client knows its own request again."""
_DEAD_SWITCHES = ("LANGCHAIN_TRACING", "LANGCHAIN_HANDLER")
"""Variables of a tracer that LangChain no longer has: all they do is make every call fail."""

Transport = EmbeddedTransport | httpx2.MockTransport
"""What can stand in for the network: it answers synchronous and asynchronous requests alike."""


@dataclass(frozen=True)
class Wire:
    """Where a chat model is, and how to speak to it."""

    name: str
    base_url: str
    pace: Pace
    transport: Transport | None = None
    key: SecretStr | None = None
    timeout: float = 300.0
    headers: Mapping[str, SecretStr] = field(default_factory=dict)


def own_key(settings: Settings) -> SecretStr | None:
    """Give the key that was set for whatever endpoint the settings name, as it is or in a file."""
    return settings.api_key or (key_from(settings.api_key_file) if settings.api_key_file else None)


def key_for(settings: Settings) -> SecretStr | None:
    """Choose the key that may be sent: OpenAI's own key goes to OpenAI's own endpoint and nowhere else."""
    given = own_key(settings)
    if settings.elsewhere:
        return given
    key = given or settings.openai_api_key
    if key is None:
        raise MissingKey(
            f"the model {settings.model!r} needs a key: set OPENAI_API_KEY, or name another with --base-url"
        )
    return key


def open_wire(wire: Wire) -> tuple[Bind, Callable[[], Awaitable[None]]]:
    """Make the function that binds a form to the chat model, and the one that closes its connections."""
    key = wire.key or SecretStr(NO_KEY)
    for switch in _DEAD_SWITCHES:
        os.environ.pop(switch, None)
    client = _client(wire, key)
    chat = ChatOpenAI(
        model=wire.name,
        base_url=wire.base_url,
        api_key=key,
        timeout=client.timeout,
        max_retries=0,  # `asking` knows which failures are worth another try
        temperature=None,  # what is asked for travels in the body, where an endpoint may refuse it
        http_client=httpx2.Client(transport=httpx2.MockTransport(_nobody), trust_env=False),
        http_async_client=client,
        # What follows is what the environment or a program around us could set otherwise.
        openai_proxy=None,
        http_socket_options=(),
        use_responses_api=False,
        output_version="v0",
        disable_streaming=True,
        cache=False,
        verbose=False,
    )
    return _binding(chat, wire), client.aclose


def _client(wire: Wire, key: SecretStr) -> httpx2.AsyncClient:
    """Make the client below the chat model: it sends our headers alone, heeds the endpoint's, and caps what comes."""
    ours = {"user-agent": "factcheck", "authorization": f"Bearer {key.get_secret_value()}"}
    ours |= {name: value.get_secret_value() for name, value in wire.headers.items()}
    # A packed answer has no length that is known before it is unpacked.
    ours["accept-encoding"] = "identity"

    async def strip(request: httpx2.Request) -> None:
        for header in [name for name in request.headers if name not in _HEADERS]:
            del request.headers[header]
        request.headers.update(ours)

    async def hear(response: httpx2.Response) -> None:
        wire.pace.hear(response.headers)
        _cap(response)

    hooks: dict[str, list[Callable[..., Any]]] = {"request": [strip], "response": [hear]}
    time = httpx2.Timeout(wire.timeout, connect=min(_CONNECT, wire.timeout))
    return httpx2.AsyncClient(transport=wire.transport, trust_env=False, event_hooks=hooks, timeout=time)


def _binding(chat: ChatOpenAI, wire: Wire) -> Bind:
    """The schema travels in the body and is not given to the client, which would parse the answer itself and lose it
    where it is refused, cut off or no JSON.
    """
    most = "max_completion_tokens" if wire.base_url == OPENAI else "max_tokens"

    def bind(form: str, shape: type[BaseModel], parameters: Mapping[str, Any]) -> Runnable[Any, AIMessage]:
        named = {most if name == "max_tokens" else name: value for name, value in parameters.items()}
        return chat.bind(extra_body=named | body_for(form, shape))

    return bind


def _nobody(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(501, text="only asynchronous requests are sent")


def _cap(response: httpx2.Response) -> None:
    """Refuse a packed body, and break off one that goes on beyond what an answer needs."""
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise TooBig("a compressed answer, which was not asked for")
    if isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = _Capped(response.stream)


class _Capped(httpx2.AsyncByteStream):
    """A body that ends with TooBig where it goes on too long."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = MAX_ANSWER
        async for chunk in self._stream:
            left -= len(chunk)
            if left < 0:
                raise TooBig(f"more than {MAX_ANSWER // 1_000_000} MB")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
