"""Texts that an article could bring to break a format, and the sample report with such a text in every place."""

import json
from functools import cache

from hypothesis import strategies as st

from factcheck.models import Report
from factcheck.report.blocks import harmless
from tests.sample_report import REPORT

SNIPPETS = (
    "[click](http://x.example)", "![pixel](http://x.example/p.png)", "<script>alert(1)</script>", "<b>",
    "&lt;b&gt;", "# Heading", "## Not confirmed", "===", "---", "- [ ] task", "[ ] ", "[x] done", "* item",
    "+ item", "1. one", "2) two", "> quote", "`code`", "```", "~~~", "~~gone~~", "**bold**", "_it_",
    "| a | b |", "|---|", "http://x.example", "www.x.example", "<http://x.example>", "a@x.example",
    "[ref]: http://x.example", "[^1]", "$x$", "\\", "\n\n", "\r", "\t", "\x1b[31m", "\x1b]0;title\x07",
    "\x9b31m", "\u202e", "\u2028", "\x00", "\x85", "[red]markup[/red]", "[/]", ":smile:", "    code", "“", "\"",
    "\u200b", "é", "中文", "שלום", "-->", "<!--", "]]>", "{{x}}", "%", "!", "(", ")", ".", ":", " ",
)  # fmt: skip

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=60),
    st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=6).map("".join),
).filter(harmless)

KEPT = {
    "id",
    "schema_version",
    "published",
    "language",
    "claims",
    "group",
    "contradicts",
    "sha256",
    "version",
    "endpoint",
}
"""Keys whose words are ours, not those of an article or a model."""


def report_saying(text: str) -> Report:
    """Give the sample report with this text for every word of article and model."""
    plain = json.loads(REPORT.model_dump_json())
    return Report.model_validate(_said(plain, text, closed_words()))


@cache
def closed_words() -> set[str]:
    """Give every word of a closed list, which no text can take the place of."""
    found: set[str] = set()
    waiting: list[object] = [Report.model_json_schema()]
    while waiting:
        match waiting.pop():
            case {"enum": list(words), **rest}:
                found.update(words)
                waiting.extend(rest.values())
            case dict(node):
                waiting.extend(node.values())
            case list(nodes):
                waiting.extend(nodes)
    return found


def _said(value: object, text: str, closed: set[str]) -> object:
    match value:
        case dict():
            return {key: _said(inner, text, closed) if _is_free(key, inner) else inner for key, inner in value.items()}
        case list():
            return [_said(inner, text, closed) for inner in value]
        case str():
            return value if value in closed else text
    return value


def _is_free(key: str, value: object) -> bool:
    return key not in KEPT or (
        key == "claims" and bool(value) and isinstance(value, list) and isinstance(value[0], dict)
    )
