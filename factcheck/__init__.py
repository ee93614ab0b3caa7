"""factcheck: what a news article claims, who says so, and what it leaves unconfirmed.

The public words, each imported only when it is first used: `import factcheck` alone costs nothing.
"""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.config import Settings
    from factcheck.errors import FactcheckError
    from factcheck.models import Report
    from factcheck.reading import read_article
    from factcheck.workflow import acheck, check

__all__ = ["FactcheckError", "Report", "Settings", "acheck", "check", "read_article"]

_HOME = {
    "FactcheckError": "errors",
    "Report": "models",
    "Settings": "config",
    "acheck": "workflow",
    "check": "workflow",
    "read_article": "reading",
}


def __getattr__(name: str) -> object:
    """Bring a public word from the module where it lives."""
    if name == "__version__":
        return _version()
    if name not in _HOME:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    word: object = getattr(import_module(f"factcheck.{_HOME[name]}"), name)
    globals()[name] = word
    return word


def __dir__() -> list[str]:
    """List the public words beside what every module has."""
    return sorted({*globals(), *__all__, "__version__"})


def _version() -> str:
    try:
        return version("factcheck")
    except PackageNotFoundError:
        return "0+unknown"
