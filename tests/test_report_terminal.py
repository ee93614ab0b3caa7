"""The terminal: its width is kept, colours are only for screens, and no text can steer it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.report import PARTS, render
from factcheck.report.page import blocks
from factcheck.report.terminal import printed
from tests.hostile import TEXTS, report_saying
from tests.sample_report import REPORT

STYLING = re.compile(r"\x1b\[[0-9;]*m")


def terminal(text: str, width: int = 80, styled: bool = False) -> str:
    return printed(blocks(report_saying(text), "all"), width, styled)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    page = printed(blocks(REPORT, "all"), width, styled=False)
    assert max(map(cell_len, page.split("\n"))) <= width


@given(TEXTS)
def test_no_text_steers_the_terminal(text: str) -> None:
    page = STYLING.sub("", terminal(text, styled=True))
    assert all(sign == "\n" or sign.isprintable() or ord(sign) > 0x9F for sign in page)


def test_escape_sequences_of_an_article_are_shown_not_sent() -> None:
    assert "␛[31m" in terminal("red \x1b[31m alert")
    assert "\x1b" not in terminal("red \x1b[31m alert")


def test_what_looks_like_rich_markup_is_text() -> None:
    assert "[red]alert[/red]" in terminal("[red]alert[/red] :smile:")


def test_there_are_no_styles_without_a_screen() -> None:
    assert "\x1b" not in render(REPORT, "terminal")


def test_there_are_colours_on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[1;31m" in printed(blocks(REPORT, "all"), 80, styled=True)


def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", printed(blocks(REPORT, "all"), 80, styled=True))


def test_the_status_stands_in_words_beside_its_colour() -> None:
    page = printed(blocks(REPORT, "summary"), 80, styled=False)
    assert "UNCONFIRMED  The Port Authority said" in page
    assert "STRONGER THAN THE TEXT" in page


@given(TEXTS, st.sampled_from([40, 60, 80, 100]), st.sampled_from(PARTS))
def test_any_text_keeps_to_the_width(text: str, width: int, part: str) -> None:
    page = printed(blocks(report_saying(text), part), width, styled=False)
    assert max(map(cell_len, page.split("\n"))) <= width


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_heading_loses_a_word_to_a_narrow_window(width: int) -> None:
    assert "…" not in printed(blocks(REPORT, "all"), width, styled=False)
