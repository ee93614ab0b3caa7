"""A long article in windows: every sentence is somebody's own, nothing is said twice, nothing is lost."""

from typing import Any

import hypothesis
from hypothesis import given
from hypothesis import strategies as st

from factcheck.answers import ClaimsAnswer, FlagsAnswer, SummaryAnswer
from factcheck.article_block import Block, Line, parse, write
from factcheck.chains.windows import Window, condensed, halves, together, windows
from tests.said import claim

PARTS = st.sampled_from(["body", "body", "body", "caption", "boilerplate"])


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    lines, paragraph = [Line(1, "headline", "A head", 0)], 0
    for number in range(2, draw(st.integers(2, 40))):
        paragraph += draw(st.integers(0, 1))
        lines.append(Line(number, draw(PARTS), "word " * draw(st.integers(1, 60)), paragraph))
    return Block(tuple(lines), "The Echo")


def words(text: str) -> int:
    return len(text.split())


@hypothesis.settings(max_examples=400)
@given(blocks(), st.integers(20, 400))
def test_every_sentence_belongs_to_one_window_and_stays_in_order(block: Block, room: int) -> None:
    made = windows(block, room, words)
    assert [number for window in made for number in window.own] == [line.number for line in block.lines]
    for window in made:
        shown = [line.number for line in window.block.lines]
        assert set(window.own) <= set(shown)
        assert shown == sorted(shown)
        assert parse(write(window.block)) == window.block or len(made) > 1  # a part counts paragraphs from its own
        own = sum(words(line.text) + 4 for line in window.block.lines if line.number in window.own)
        assert own <= room or len(window.own) == 1 or len(made) == 1


@given(blocks())
def test_halves_share_out_what_a_window_has(block: Block) -> None:
    whole = windows(block, None, words)[0]
    parts = halves(block, whole)
    assert [n for part in parts for n in part.own] == (list(whole.own) if parts else [])
    assert bool(parts) == (len(whole.own) > 1)


def said(window: Window, block: Block) -> ClaimsAnswer:
    """Claim every sentence that is shown, each in contradiction to the one before."""
    numbers = [line.number for line in window.block.lines]
    made = [
        claim(f"sentence {n}", sentences=[n], group="same", contradicts=[place] if place else [])
        for place, n in enumerate(numbers)
    ]
    assert block
    return ClaimsAnswer(claims=made)


@given(blocks(), st.integers(20, 200))
def test_what_two_windows_say_counts_once_and_keeps_its_contradictions(block: Block, room: int) -> None:
    made = windows(block, room, words)
    answer = together([(window, said(window, block)) for window in made])
    assert isinstance(answer, ClaimsAnswer)
    assert [one.sentences for one in answer.claims] == [[line.number] for line in block.lines]
    for place, one in enumerate(answer.claims, 1):
        assert one.contradicts in ([], [place - 1]) or answer.claims[one.contradicts[0] - 1].sentences < one.sentences
    assert len({one.group for one in answer.claims}) == len(made)


def flag(number: int) -> dict[str, Any]:
    nobody: dict[str, Any] = {"quotes": [], "cues": [], "awaiting": [], "denied_by": []}
    return nobody | {"statement": "s", "status": "denied", "sentences": [number]}


def test_a_flag_counts_in_the_window_of_its_first_sentence() -> None:
    block = Block(tuple(Line(n, "body", "word " * 10, n) for n in range(1, 9)))
    made = windows(block, 60, words)
    told = [[flag(line.number) for line in window.block.lines] for window in made]
    assert sum(map(len, told)) > 8
    answer = together([(w, FlagsAnswer.model_validate({"flags": f})) for w, f in zip(made, told, strict=True)])
    assert isinstance(answer, FlagsAnswer)
    assert [one.sentences[0] for one in answer.flags] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_condensed_article_has_its_head_and_what_the_summaries_rest_on() -> None:
    block = Block(tuple(Line(n, "headline" if n == 1 else "body", f"sentence {n}", n) for n in range(1, 20)))
    line = {"text": "t", "sentences": [7]}
    summary = SummaryAnswer.model_validate({"one_line": line, "points": [], "brief": [], "headline_check": []})
    made = condensed(block, [summary])
    assert [one.number for one in made.lines] == [1, 7]
    assert "of 19" in str(made.excerpt)


def test_what_cites_the_headline_or_the_sentence_before_counts_where_its_own_words_stand() -> None:
    parts = ["headline", *["body"] * 7]
    block = Block(tuple(Line(n, part, "word " * 10, n) for n, part in enumerate(parts, 1)))  # type: ignore[arg-type]
    made = windows(block, 80, words)
    last, before = made[-1].own[0], made[-1].own[0] - 1
    told = [flag(last) | {"sentences": [1, last]}, flag(last) | {"sentences": [before, last]}]
    nothing = FlagsAnswer(flags=[])
    answer = together([*((w, nothing) for w in made[:-1]), (made[-1], FlagsAnswer.model_validate({"flags": told}))])
    assert isinstance(answer, FlagsAnswer)
    assert len(answer.flags) == 2
