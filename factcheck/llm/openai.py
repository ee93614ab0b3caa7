"""OpenAI's wire: chat completions with a JSON schema, as OpenAI, the embedded model and many servers speak it.

The environment has no say here: addresses, keys and retries come from the settings alone, no proxy and no redirect is
followed, and only the headers named below leave this machine.
"""

import os
import warnings
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage
from langchain_core.runnables import Runnable, RunnableLambda
from langchain_openai import ChatOpenAI
from pydantic import BaseModel, SecretStr

from factcheck.config import Settings
from factcheck.errors import MissingKey
from factcheck.llm.embedded import EmbeddedTransport
from factcheck.llm.failures import as_model_error

OPENAI = "https://api.openai.com/v1"
NO_KEY = "no-key"
"""What is sent where no key is set: many servers of one's own want none, and the client cannot do without."""

_HEADERS = frozenset(
    {"accept", "accept-encoding", "connection", "content-length", "content-type", "host", "x-stainless-raw-response"}
)
"""What leaves this machine beside the key; the last is how the client knows its own request again."""
_NAMES = ("properties", "$defs")
"""Where a schema's keys are the authors' words: a field may be called "title"."""
_DEAD_SWITCHES = ("LANGCHAIN_TRACING", "LANGCHAIN_HANDLER")
"""Variables of a tracer that LangChain no longer has: all they do is make every call fail."""

Transport = EmbeddedTransport | httpx2.MockTransport
"""What can stand in for the network: it answers synchronous and asynchronous requests alike."""


@dataclass(frozen=True)
class Wire:
    """Where a chat model is, and how to speak to it."""

    name: str
    base_url: str
    transport: Transport | None = None
    key: SecretStr | None = None
    timeout: float = 60.0
    retries: int = 2


@dataclass(frozen=True)
class Model:
    """A chat model, the name under which reports know it, and where it is."""

    name: str
    endpoint: str
    chat: BaseChatModel = field(repr=False)
    close: Callable[[], Awaitable[None]] = field(repr=False)
    """To be awaited when the work is done, in the event loop in which it was."""


def key_for(settings: Settings) -> SecretStr | None:
    """Choose the key that may be sent: OpenAI's own key goes to OpenAI's own endpoint and nowhere else."""
    if settings.base_url not in (None, OPENAI):
        return settings.api_key
    key = settings.api_key or settings.openai_api_key
    if key is None:
        raise MissingKey(
            f"the model {settings.model!r} needs a key: set OPENAI_API_KEY, or name another with --base-url"
        )
    return key


def open_wire(wire: Wire) -> tuple[BaseChatModel, Callable[[], Awaitable[None]]]:
    """Make the chat model, and the function that closes its connections."""
    key = wire.key or SecretStr(NO_KEY)
    for switch in _DEAD_SWITCHES:
        os.environ.pop(switch, None)
    ours = {"user-agent": "factcheck", "authorization": f"Bearer {key.get_secret_value()}"}

    def strip(request: httpx2.Request) -> None:
        for header in [name for name in request.headers if name not in _HEADERS]:
            del request.headers[header]
        request.headers.update(ours)

    async def strip_async(request: httpx2.Request) -> None:
        strip(request)

    client = httpx2.Client(transport=wire.transport, trust_env=False, event_hooks={"request": [strip]})
    async_client = httpx2.AsyncClient(transport=wire.transport, trust_env=False, event_hooks={"request": [strip_async]})
    chat = ChatOpenAI(
        model=wire.name,
        base_url=wire.base_url,
        api_key=key,
        timeout=wire.timeout,
        max_retries=wire.retries,
        temperature=0.0,
        http_client=client,
        http_async_client=async_client,
        # What follows is what the environment or a program around us could set otherwise.
        openai_proxy=None,
        http_socket_options=(),
        use_responses_api=False,
        output_version="v0",
        disable_streaming=True,
        cache=False,
        verbose=False,
    )
    return chat, async_client.aclose


def structured(model: Model, shape: type[BaseModel]) -> Runnable[LanguageModelInput, AIMessage]:
    """Ask for answers in a shape; `ainvoke` gives the message as it is, for its reader to validate, or a ModelError.

    The schema travels in the body and is not given to the client, which would parse the answer itself and lose it where
    it is refused, cut off or no JSON.
    """
    form = {"name": shape.__name__, "strict": True, "schema": strict_schema(shape)}
    bound = model.chat.bind(extra_body={"response_format": {"type": "json_schema", "json_schema": form}})

    async def ask(messages: LanguageModelInput) -> AIMessage:
        with warnings.catch_warnings():
            # Advice on a method that is not used here, ahead of the error that says what is wrong.
            warnings.filterwarnings("ignore", message=".*structured output feature")
            try:
                return await bound.ainvoke(messages)
            except Exception as error:  # a strange answer makes the client fail in any way
                raise as_model_error(error, model.name, model.endpoint) from error

    return RunnableLambda(ask, name=shape.__name__)


def strict_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """Write a shape as strict JSON Schema: every field required, none beyond, no titles and no defaults."""
    schema: dict[str, Any] = _strict(shape.model_json_schema())
    return schema


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    named = {key: {name: _strict(part) for name, part in node[key].items()} for key in _NAMES if key in node}
    kept = {key: _strict(value) for key, value in node.items() if key not in ("title", "default", *_NAMES)}
    if "properties" in node:
        kept |= {"required": list(node["properties"]), "additionalProperties": False}
    return kept | named
