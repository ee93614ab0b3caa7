"""What a model costs: our dated table, `prices.toml` beside this file, and the user's own on top of it.

A price belongs to a provider's own endpoint: whoever asks the same model elsewhere pays what is asked there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from factcheck.config import read_toml
from factcheck.errors import UsageError
from factcheck.models import Usage

_MILLION: Final = 1_000_000
_SNAPSHOT = re.compile(r"-20\d\d(-?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])\Z", re.ASCII)
"""A day behind a model's name: a snapshot costs what the model does. A month alone (mistral-large-2512) tells models of
different prices apart and is no such day."""


@dataclass(frozen=True)
class Price:
    """What a model costs in US dollars per million tokens, how many tokens it takes and gives, and when this was so.

    >>> Price("openai:m", input=2.0, output=8.0, cached=0.5).cost(Usage(input_tokens=1_000_000, cached_tokens=400_000))
    1.4
    """

    model: str
    input: float
    output: float
    cached: float
    context: int | None = None
    max_output: int | None = None
    as_of: str | None = None

    def cost(self, usage: Usage) -> float:
        """Reckon in dollars what the tokens cost; those that the provider had cached are a part of the input."""
        cached = min(usage.cached_tokens, usage.input_tokens)
        fresh = usage.input_tokens - cached
        return (fresh * self.input + cached * self.cached + usage.output_tokens * self.output) / _MILLION


def price_of(model: str, own: Path | None, elsewhere: bool = False) -> Price | None:
    """Find the price of a model, by its name as in --model; None where neither our table nor the user's file has it.

    `elsewhere` says that it is asked at another address than its provider's: then the user's word alone counts.

    >>> price_of("openai:gpt-4o-2024-08-06", None).model
    'openai:gpt-4o'
    """
    ours = _shipped()
    if elsewhere:
        return _find(model, _read(own))
    return _find(model, ours | {name: _sized(price, ours) for name, price in _read(own).items()})


@cache
def _shipped() -> dict[str, Price]:
    return _read(Path(__file__).with_suffix(".toml"))


def _find(model: str, prices: dict[str, Price]) -> Price | None:
    return prices.get(model) or prices.get(_SNAPSHOT.sub("", model))


def _sized(own: Price, ours: dict[str, Price]) -> Price:
    """Fill in what the user's entry does not say of the model's size; what it costs is the user's word alone."""
    known = _find(own.model, ours)
    if known is None:
        return own
    return replace(own, context=own.context or known.context, max_output=own.max_output or known.max_output)


def _read(path: Path | None) -> dict[str, Price]:
    """Read a table of prices; what is wrong with it is a UsageError of one line."""
    known = read_toml(path, "price file")
    place = f"the price file {str(path)!r}"
    day = _checked("as_of", known.pop("as_of"), place) if "as_of" in known else None
    return {model: _price(model, entry, day, place) for model, entry in known.items()}


def _price(model: str, entry: Any, day: str | None, place: str) -> Price:
    provider, colon, name = model.partition(":")
    if not (isinstance(entry, dict) and provider and colon and name):
        raise UsageError(f'{model!r} in {place} is no model with its price: write ["provider:name"] as in --model')
    for field in entry:
        if field not in _FIELDS:
            raise UsageError(f"{field!r} of {model!r} in {place} is no field: the fields are {', '.join(_FIELDS)}")
    for field in ("input", "output"):
        if field not in entry:
            raise UsageError(f"{model!r} in {place} has no {field!r}: give {_FIELDS[field][1]}")
    given = {field: _checked(field, value, f"{model!r} in {place}") for field, value in entry.items()}
    return Price(model, **{"cached": given["input"], "as_of": day} | given)


def _checked(field: str, value: Any, place: str) -> Any:
    read, wanted = _FIELDS[field]
    kept = read(value)
    if kept is None:
        raise UsageError(f"{field!r} of {place} is not allowed: give {wanted}")
    return kept


def _dollars(value: Any) -> float | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and 0 <= value <= _MILLION else None


def _tokens(value: Any) -> int | None:
    return value if type(value) is int and 1 <= value <= 1_000 * _MILLION else None


def _day(value: Any) -> str | None:
    """Read a day, in quotes or as TOML's own date; a time of day is none."""
    if type(value) is date:
        return value.isoformat()
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        return None


_DOLLARS: Final = (_dollars, "US dollars per million tokens, a number from 0 to 1000000")
_TOKENS: Final = (_tokens, "a whole number of tokens, from 1 to 1000000000")
_FIELDS: Final[dict[str, tuple[Callable[[Any], Any], str]]] = {
    "input": _DOLLARS,
    "output": _DOLLARS,
    "cached": _DOLLARS,
    "context": _TOKENS,
    "max_output": _TOKENS,
    "as_of": (_day, "an ISO date such as 2026-11-09"),
}
"""What an entry may say, how it is read, and what to give where it cannot be."""
