"""One thing for the copy desk."""

from dataclasses import dataclass
from typing import Literal

from factcheck.models import Span

Kind = Literal[
    "headline_stronger",
    "figures_disagree",
    "name_spelled_twice",
    "age_given_twice",
    "day_and_date",
    "quotation_twice_worded",
    "word_doubled",
    "placeholder",
]


@dataclass(frozen=True, slots=True)
class Notice:
    """A slip: what kind, in one line what and what to do, and the places concerned, in order."""

    kind: Kind
    message: str
    spans: tuple[Span, ...]
