"""A report in words for one kind of reader: one file a format, one table that knows them all."""

from collections.abc import Callable

from factcheck.errors import UsageError
from factcheck.models import Report
from factcheck.report import json, markdown, page, terminal, text

FORMATS: dict[str, Callable[[Report, str], str]] = {
    "terminal": terminal.render,
    "text": text.render,
    "markdown": markdown.render,
    "json": json.render,
}

PARTS = tuple(page.PARTS)
"""The whole report or one part of it: "all", "summary", "claims", "flags"."""


def render(report: Report, format: str, part: str = "all") -> str:
    """Give a report, or one part of it, in one of the FORMATS; it ends with a line break.

    Raises UsageError for a format or a part that does not exist.
    """
    if format not in FORMATS:
        raise UsageError(f"no format {format!r}; choose one of {', '.join(FORMATS)}")
    if part not in PARTS:
        raise UsageError(f"no part {part!r}; choose one of {', '.join(PARTS)}")
    return FORMATS[format](report, part)
