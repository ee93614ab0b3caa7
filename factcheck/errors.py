"""Why no report could be made: one tree, each leaf with the exit code of the command line.

FactcheckError
├── UsageError          2   an option, a format or a settings value that does not exist
├── OutputError         2   the report cannot be written where it was asked for
├── ReadingError        3   the article could not be read: missing, empty, binary, too large
│   └── Embargoed       3   an article under embargo, and a model to which it would be sent
├── ModelError          4   the model could not be used
│   ├── UnknownModel    4   no provider or model of that name
│   ├── MissingKey      4   a remote model without its key
│   ├── Unreachable     4   nothing answers at the endpoint, or not in time
│   ├── Refused         4   the endpoint answers with an error
│   ├── TooLong         4   more than the model takes in, or than it can say, at once
│   └── OverBudget      4   the next request might cost more than --budget leaves
├── PromptError         2   a prompt file that does not hold together
└── AnnotationError     2   an annotated article whose marks do not stand in its text

Every doubt about an article is a Finding or a Flag in its report, never an exception. A message is one line that
names the thing in quotes and ends with what to do.
"""

from typing import ClassVar


class FactcheckError(Exception):
    """No report could be made. The message is one line for the person at the keyboard."""

    exit_code: ClassVar[int] = 2


class UsageError(FactcheckError):
    """An option, a format or a settings value that does not exist."""


class OutputError(FactcheckError):
    """The report cannot be written where it was asked for."""


class PromptError(FactcheckError):
    """A prompt file that does not hold together."""


class AnnotationError(FactcheckError):
    """An annotated article whose marks do not stand in its text, or a folder without any."""


class ReadingError(FactcheckError):
    """The article could not be read."""

    exit_code = 3


class Embargoed(ReadingError):
    """An article under embargo, which goes to no remote model unless that is allowed."""


class ModelError(FactcheckError):
    """The model could not be used."""

    exit_code = 4
    requests: int = 0
    """How many it took to find out."""
    final: bool = False
    """Whether every further article would fail in the same way."""


class UnknownModel(ModelError):
    """No provider or model of that name."""


class MissingKey(ModelError):
    """A remote model was named, but the key that it needs is not set."""


class Unreachable(ModelError):
    """Nothing answers at the endpoint, or not in time."""


class Refused(ModelError):
    """The endpoint answers with an error."""


class TooLong(ModelError):
    """More than the model takes in, or than it can say, at once."""


class OverBudget(ModelError):
    """The next request might cost more than the budget leaves."""
