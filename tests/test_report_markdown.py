"""Markdown: the text of article and model stays text, whatever it says."""

import re

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from factcheck.report import PARTS, render
from factcheck.report.blocks import harmless
from factcheck.report.markdown import escaped
from tests.hostile import SNIPPETS, TEXTS, report_saying
from tests.sample_report import REPORT

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = render(report_saying("word"), "markdown")
TASK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]", re.MULTILINE)


def skeleton(markdown: str) -> list[str]:
    """Give everything that a reader of Markdown sees but the words."""
    tokens = (inner for token in READER.parse(markdown) for inner in (token, *(token.children or ())))
    return [f"{token.type} {token.tag}" for token in tokens if token.type not in ("text", "text_special")]


@given(TEXTS)
@example("\n".join(SNIPPETS))
def test_no_text_changes_what_the_page_is_made_of(text: str) -> None:
    assert skeleton(render(report_saying(text), "markdown")) == skeleton(PLAIN)


@given(TEXTS)
def test_no_text_adds_a_task(text: str) -> None:
    page = render(report_saying(text), "markdown")
    assert len(TASK.findall(page)) == len(TASK.findall(PLAIN))


@given(TEXTS)
def test_an_escaped_text_reads_as_it_was(text: str) -> None:
    (paragraph,) = [token for token in READER.parse(escaped(text)) if token.type == "inline"]
    assert "".join(token.content for token in paragraph.children or ()) == harmless(text)


@pytest.mark.parametrize("address", ["http://x.example", "HTTPS://x.example", "www.x.example", "see a@x.example"])
def test_an_address_is_no_link_for_readers_that_make_links_of_addresses(address: str) -> None:
    assert re.search(r"\w\\(:|\.|@)", escaped(address))


def test_plain_prose_is_hardly_touched() -> None:
    assert escaped("The U.N. said (on Tuesday) 1.5 million fled; “no,” he said: it’s over!").count("\\") == 0


def test_a_claim_is_a_task_with_its_details_below() -> None:
    page = render(REPORT, "markdown", "claims")
    assert "\n- [ ] **1.** **The Port Authority said" in page
    assert "\n  - The Courier ← Port Authority (said)" in page


def test_what_belongs_to_a_claim_is_a_task_below_it() -> None:
    page = render(REPORT, "markdown", "claims")
    assert "\n  - [ ] **2.** **The Lorne ferry will sail again" in page
    assert "\n    - **Also**: The Courier · the headline" in page


def test_every_list_of_a_page_is_one_that_a_reader_of_markdown_sees() -> None:
    page = render(REPORT, "markdown")
    bullets = len(re.findall(r"^ *- ", page, re.MULTILINE))
    assert skeleton(page).count("list_item_open li") == bullets


@pytest.mark.parametrize("part", PARTS)
def test_blank_lines_come_one_at_a_time(part: str) -> None:
    assert "\n\n\n" not in render(REPORT, "markdown", part)
