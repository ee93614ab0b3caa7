"""The summary that rules make: the article's own words within the lengths of the domain, with every doubt."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.grounding import summary_findings
from factcheck.language.digest import BRIEF, ONE_LINE, POINT, digest, restate
from factcheck.language.reading import read
from factcheck.language.wording import count_words
from tests.newsread import LEAK, PORT, reading
from tests.newsroom import TEXTS, bench
from tests.newsroom import article as news


@pytest.mark.parametrize("name", TEXTS)
def test_a_digest_keeps_to_the_lengths(name: str) -> None:
    made = digest(bench(name).reading)
    assert 5 <= count_words(made.one_line[0]) <= ONE_LINE
    assert all(count_words(text) <= POINT for text, _ in made.points)
    assert sum(count_words(text) for text, _ in made.brief) <= BRIEF[1]


@pytest.mark.parametrize("name", TEXTS)
def test_a_digest_launders_nothing(name: str) -> None:
    made = digest(bench(name).reading)
    lines = [made.one_line[0], *(text for text, _ in (*made.points, *made.brief))]
    assert summary_findings(lines, news(name)) == ()


def test_a_doubt_that_stands_elsewhere_is_told_with_the_claim() -> None:
    text, sentences = digest(reading(PORT)).one_line
    assert text.endswith("; Norvale has not confirmed this.")
    assert sentences == (1,)


def test_a_pronoun_is_not_told_without_its_name() -> None:
    lines = digest(reading(PORT)).points
    assert not any(text.startswith(("He ", "She ", "It ")) for text, _ in lines)


def test_a_sentence_is_restated_with_its_speaker() -> None:
    line = restate(reading(PORT), [6], POINT)
    assert line == ("Jan Berg said he was hopeful.", (6,))


def test_what_cannot_be_told_in_so_few_words_is_not() -> None:
    assert restate(reading(LEAK), [1], 3) is None
    assert restate(reading(LEAK), [], 30) is None


@settings(max_examples=50)
@given(st.text(max_size=100) | st.lists(st.sampled_from([*LEAK.splitlines(), *PORT.splitlines()])).map("\n\n".join))
def test_any_text_gives_a_digest_of_its_sentences(text: str) -> None:
    found = read(text)
    made = digest(found)
    for line, numbers in (made.one_line, *made.points, *made.brief):
        assert all(0 <= n < len(found.document.sentences) for n in numbers)
        assert line == "" or numbers
    assert count_words(made.one_line[0]) <= ONE_LINE
