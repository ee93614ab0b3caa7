"""What a model costs and how much it takes in: a dated table, and the user's own, which comes first."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from factcheck.errors import UsageError
from factcheck.models import Usage

_OURS = Path(__file__).with_name("prices.toml")
_MILLION = 1_000_000
_SNAPSHOT = re.compile(r"-(?:\d{4}-?\d{2}-?\d{2}|\d{4})$|-latest$")
"""How providers name one state of a model: "gpt-4o-2024-08-06", "claude-opus-4-5-20251101"."""


@dataclass(frozen=True)
class Price:
    """One model's prices, in US dollars per million tokens, and its limits, in tokens; None where it is not known."""

    model: str
    input: float
    output: float
    cached: float
    context: int | None = None
    max_output: int | None = None
    as_of: str | None = None

    def cost(self, usage: Usage) -> float:
        """Give what was used up in US dollars; cached tokens are a part of those sent.

        >>> Price("m", 2.0, 8.0, 0.5).cost(Usage(input_tokens=1_000_000, cached_tokens=500_000, output_tokens=1000))
        1.258
        """
        cached = min(usage.cached_tokens, usage.input_tokens)
        fresh = usage.input_tokens - cached
        return (fresh * self.input + cached * self.cached + usage.output_tokens * self.output) / _MILLION


class _Entry(BaseModel):
    """One entry of a table."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    input: float = Field(ge=0, allow_inf_nan=False)
    output: float = Field(ge=0, allow_inf_nan=False)
    cached: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    context: int | None = Field(default=None, ge=1)
    max_output: int | None = Field(default=None, ge=1)
    as_of: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")


def price_of(model: str, own: Path | None = None) -> Price | None:
    """Give a model's price, named as in the settings: the user's own, else ours; None where there is none.

    A snapshot has the price of its model. Raises a UsageError where the user's file does not hold together.

    >>> price_of("openai:gpt-4o-2024-08-06").model
    'openai:gpt-4o'
    """
    tables = ([_table(own)] if own and own.is_file() else []) + [_table(_OURS)]
    for name in (model, _SNAPSHOT.sub("", model)):
        for table in tables:
            if name in table:
                return table[name]
    return None


@cache
def _table(path: Path) -> dict[str, Price]:
    try:
        told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        why = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise UsageError(f"the price file {str(path)!r} cannot be read ({why}): mend it or move it away") from error
    dated = told.pop("as_of", None)
    return {name: _price(path, name, entry, dated) for name, entry in told.items()}


def _price(path: Path, name: str, entry: object, dated: object) -> Price:
    try:
        told = _Entry.model_validate(entry)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, (name, *fault["loc"])))
        raise UsageError(f"the price file {str(path)!r}: {where}: {fault['msg']}: mend it") from error
    cached = told.input if told.cached is None else told.cached
    as_of = told.as_of or (dated if isinstance(dated, str) else None)
    return Price(name, told.input, told.output, cached, told.context, told.max_output, as_of)
