"""Quotations in large type: pull quotes and titles are said by whoever says them in the story."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.reading import read

STORY = "“I said I would rather go home than sign,” Paul Reyes told the Chronicle. The office said it will reply."


def chain(text: str, part: str) -> list[str]:
    found = read(f"{text}\n\n{STORY}", parts=[part, "body", "body"])  # type: ignore[list-item]
    return [link.entity.name for s in found.statements if s.part == part for link in s.chain]


def test_a_pull_quote_is_its_speakers() -> None:
    assert chain("I would rather go home", "pullquote") == ["Paul Reyes"]


def test_a_title_that_only_quotes_is_its_speakers() -> None:
    assert chain("‘I would rather go home than sign’", "headline") == ["Paul Reyes"]


def test_a_title_in_the_papers_words_is_nobody_elses() -> None:
    assert chain("Inspectors would rather go home than sign", "headline") == []


def test_a_pull_quote_of_other_words_is_nobodys() -> None:
    assert chain("I would never go home again", "pullquote") == []


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_pull_quote_can_be_read(text: str) -> None:
    read(f"{text}\n\n{STORY}")
