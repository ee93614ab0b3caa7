"""What comes of a question: values only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from factcheck.answers import Answer
from factcheck.errors import ModelError
from factcheck.models import Usage

Accept = Callable[[Answer], Sequence[str]]
"""Says what is wrong with an answer, a line a fault; nothing where it will do."""


@dataclass(frozen=True)
class Gap:
    """Where the model's part of an answer is missing or lacking: a kind of finding, and why."""

    kind: str
    why: str


@dataclass(frozen=True)
class Asked:
    """What came of one question: the answer (None where none was valid), what is wrong with it, and what it cost."""

    answer: Answer | None
    faults: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)
    cached: bool = False
    gaps: tuple[Gap, ...] = ()
    error: ModelError | None = None
    """Why there was no reply at all."""
    cut: bool = False
    """Whether the reply broke off for its length."""

    def plus(self, usage: Usage) -> "Asked":
        """Give the same at a further cost."""
        return replace(self, usage=added(self.usage, usage))


def added(one: Usage, other: Usage) -> Usage:
    """Add up what two requests cost."""
    return Usage(**{name: getattr(one, name) + getattr(other, name) for name in Usage.model_fields})
