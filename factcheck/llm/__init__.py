"""Chat models: `open_model` is the only place where a client is made, and nothing here reads an article.

Three words for those who ask: `open_model(settings)` gives a Model, `structured(model, shape)` gives the Runnable that
answers in that shape or raises a ModelError, and whatever chain it is part of runs `with untraced():`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from langsmith import tracing_context

from factcheck.config import OPENAI, Settings, prices_file
from factcheck.errors import UnknownModel
from factcheck.llm.asking import Model, Reply, structured
from factcheck.llm.cache import Cache
from factcheck.llm.embedded import NAME as EMBEDDED
from factcheck.llm.embedded import EmbeddedModel, EmbeddedTransport
from factcheck.llm.forms import Habits
from factcheck.llm.openai import Transport, Wire, key_for, open_wire, own_key
from factcheck.llm.pace import pace_for
from factcheck.llm.prices import price_of
from factcheck.llm.providers import PROVIDERS, open_provider

__all__ = ["Model", "Reply", "Transport", "open_model", "structured", "untraced"]

_SHORTEST_SECRET = 6
"""Characters from which on a word is hidden; shorter ones stand in messages by chance."""
UNKNOWN_CONTEXT, UNKNOWN_OUTPUT = 32_000, 16_000
"""Tokens that a model is taken to manage of which nothing is known."""


def open_model(settings: Settings, transport: Transport | None = None, cache: Cache | None = None) -> Model:
    """Make the client for the model that the settings name; nothing is sent.

    `transport` stands in for the network, `cache` remembers how an endpoint wants to be asked.
    """
    if settings.model == "embedded":
        return _embedded(settings, transport)
    provider, colon, name = settings.model.partition(":")
    if (provider != "openai" and provider not in PROVIDERS) or not colon or not name.strip():
        raise UnknownModel(
            f"there is no model {settings.model!r}: name 'embedded', or provider:name "
            f"with one of these providers: {', '.join(('openai', *PROVIDERS))}"
        )
    opened = _openai(name, settings, transport) if provider == "openai" else open_provider(provider, name, settings)
    model = replace(opened, name=settings.model, secrets=_secrets(settings), **_limits(settings))
    if cache:
        place = (model.endpoint, settings.model)
        model.habits.recall(cache.habits(*place))
        model = replace(model, remember=lambda habits: cache.keep_habits(*place, habits))
    return model


def _openai(name: str, settings: Settings, transport: Transport | None) -> Model:
    endpoint, pace = settings.base_url or OPENAI, pace_for(settings)
    wire = Wire(name, endpoint, pace, transport, key_for(settings), settings.timeout, settings.headers)
    return Model(name, endpoint, *open_wire(wire), pace, settings.parameters)


def _embedded(settings: Settings, transport: Transport | None) -> Model:
    pace = pace_for(settings)
    wire = Wire(EMBEDDED, "http://embedded.invalid/v1", pace, transport or EmbeddedTransport(EmbeddedModel()))
    return Model(EMBEDDED, "in process", *open_wire(wire), pace, {"temperature": 0.0}, habits=Habits(proven=True))


def _limits(settings: Settings) -> dict[str, Any]:
    """Give what the settings, the price table or caution say on patience and on lengths."""
    price = price_of(settings.model, prices_file(), settings.elsewhere)
    context = settings.context or (price.context if price else None) or UNKNOWN_CONTEXT
    output = settings.max_tokens or (price.max_output if price else None) or UNKNOWN_OUTPUT
    patience = {"timeout": settings.timeout, "retries": settings.retries}
    return {**patience, "context": context, "output": output, "price": price}


def _secrets(settings: Settings) -> tuple[str, ...]:
    keys = (own_key(settings), settings.openai_api_key, *settings.headers.values())
    words = (word for key in keys if key for word in (key.get_secret_value(), *key.get_secret_value().split()))
    return tuple(dict.fromkeys(word for word in words if len(word) >= _SHORTEST_SECRET))


@contextmanager
def untraced() -> Iterator[None]:
    """Run chains without a tracer, whatever the environment asks for: it would send the article to its own server."""
    with tracing_context(enabled=False):
        yield
