"""The summary that rules make: the article's own words within the lengths of the domain, with every doubt."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.grounding import bench_for, summary_findings
from factcheck.language.digest import BRIEF, ONE_LINE, POINT, digest, points_alone, restate
from factcheck.language.reading import read
from factcheck.language.wording import count_words
from factcheck.reading import article_from_text as news_from
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


STORY = """Mill to close in March

HOLT — The old mill in Holt will close in March, its owner, Norvale, said on Monday. But she said, the manager, that \
nobody will lose a job.

Norvale, which bought the mill in 2019 after a long dispute with the family that had built it, employs 40 people there.

Unite, the trade union, said that Norvale hid a leak at the mill for two years. Norvale denied that it hid a leak.

It was 94. They walked home. “I’m sad,” Ann Lee, a weaver, said.
"""


def test_a_dateline_is_never_told() -> None:
    made = digest(bench_for(news_from(STORY)).reading)
    assert made.one_line[0].startswith("The old mill in Holt will close in March")


def test_what_is_left_open_and_matters_most_is_in_the_one_line_or_the_first_point() -> None:
    made = digest(bench_for(news_from(STORY)).reading)
    told = f"{made.one_line[0]} {made.points[0][0]}"
    assert "hid a leak" in told
    assert "denies this" in told or "denied" in told


def test_nothing_is_told_twice() -> None:
    for name in TEXTS:
        made = digest(bench(name).reading)
        numbers = [n for line in (made.one_line, *made.points) for n in line[1]]
        assert len(numbers) == len(set(numbers))


def test_no_sentence_of_a_summary_hangs_on_the_one_before_it() -> None:
    made = digest(bench_for(news_from(STORY)).reading)
    lines = [text for text, _ in (made.one_line, *made.points, *made.brief)]
    assert not any(text.startswith(("It ", "They ", "He ", "She ", "But ")) for text in lines)


def test_points_alone_begin_with_the_lead() -> None:
    reading = bench_for(news_from(STORY)).reading
    points = points_alone(reading, 3)
    assert len(points) == 3
    assert points[0][0].startswith("The old mill in Holt will close")
