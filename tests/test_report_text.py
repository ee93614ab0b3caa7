"""Plain text: narrow enough for any window, and nothing but text."""

import unicodedata

import pytest
from hypothesis import given

from factcheck.report import PARTS, render
from factcheck.report.blocks import harmless
from factcheck.report.text import WIDTH, wrapped
from tests.hostile import TEXTS, report_saying
from tests.sample_report import REPORT


@given(TEXTS)
def test_no_line_is_longer_than_the_page_and_none_holds_a_control_character(text: str) -> None:
    lines = render(report_saying(text), "text").split("\n")
    assert max(map(len, lines)) <= WIDTH
    assert not any(unicodedata.category(sign) == "Cc" for line in lines for sign in line)


@given(TEXTS)
def test_wrapping_loses_no_word(text: str) -> None:
    assert "".join("".join(wrapped(text)).split()) == "".join(harmless(text).split())


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert [len(line) for line in wrapped("x" * 100, "- ")] == [WIDTH, 2 + 100 - (WIDTH - 2)]


def test_a_very_long_text_is_cut_and_says_so() -> None:
    assert "more characters]" in " ".join(wrapped("word " * 2000))


@pytest.mark.parametrize("part", PARTS)
def test_there_is_no_markup(part: str) -> None:
    page = render(REPORT, "text", part)
    assert not any(mark in page for mark in ("**", "`", "# ", "\x1b"))
