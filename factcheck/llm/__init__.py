"""Chat models: `open_model` is the only place where a client is made, and nothing here reads an article.

Three words for those who ask: `open_model(settings)` gives a Model, `structured(model, shape)` gives the Runnable that
answers in that shape or raises a ModelError, and whatever chain it is part of runs `with untraced():`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from langsmith import tracing_context

from factcheck.config import Settings
from factcheck.errors import UnknownModel
from factcheck.llm.embedded import NAME as EMBEDDED
from factcheck.llm.embedded import EmbeddedModel, EmbeddedTransport
from factcheck.llm.openai import OPENAI, Model, Transport, Wire, key_for, open_wire, structured

__all__ = ["Model", "Transport", "open_model", "structured", "untraced"]

PROVIDERS = ("openai",)


def open_model(settings: Settings, transport: Transport | None = None) -> Model:
    """Make the client for the model that the settings name; nothing is sent. `transport` stands in for the network."""
    if settings.model == "embedded":
        wire = Wire(EMBEDDED, "http://embedded.invalid/v1", transport or EmbeddedTransport(EmbeddedModel()), retries=0)
        return Model(EMBEDDED, "in process", *open_wire(wire))
    provider, colon, name = settings.model.partition(":")
    if provider not in PROVIDERS or not colon or not name.strip():
        raise UnknownModel(
            f"there is no model {settings.model!r}: name 'embedded', or provider:name "
            f"with one of these providers: {', '.join(PROVIDERS)}"
        )
    endpoint = settings.base_url or OPENAI
    wire = Wire(name, endpoint, transport, key_for(settings), settings.timeout, settings.retries)
    return Model(settings.model, endpoint, *open_wire(wire))


@contextmanager
def untraced() -> Iterator[None]:
    """Run chains without a tracer, whatever the environment asks for: it would send the article to its own server."""
    with tracing_context(enabled=False):
        yield
