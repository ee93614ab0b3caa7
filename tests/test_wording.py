"""Shorter, and never other than what was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.compression import shorten
from factcheck.language.wording import Edit, count_words, joined, render, tidy
from factcheck.models import Span


def short(text: str, budget: int, *keep: str) -> str | None:
    return shorten(text, Span(0, len(text)), budget, [Span(text.index(k), text.index(k) + len(k)) for k in keep])


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("— … “”", 0), ("It’s 5 a.m.", 3), ("11-hour break", 2), ("5% of 1,250.50", 3)],
)
def test_words_are_counted_as_an_editor_counts(text: str, words: int) -> None:
    assert count_words(text) == words


def test_the_shortest_leave_only_asides_out() -> None:
    text = "Meanwhile, the mayor, who was elected in 2019, paid for the bridge."
    assert short(text, 7) == "The mayor paid for the bridge."
    assert short("Kerry, a senator, and Lavrov, his counterpart, met.", 4) == "Kerry and Lavrov met."


def test_a_text_that_is_short_enough_stays_whole() -> None:
    text = "The mayor, who was elected in 2019, paid."
    assert short(text, 8) == text


def test_what_cannot_be_shortened_is_none() -> None:
    assert short("The mayor paid for the bridge.", 3) is None


@pytest.mark.parametrize("aside", ["who is not a doctor", "who never paid", "who didn’t vote", "who was “mad”"])
def test_a_negation_or_a_quotation_is_never_left_out(aside: str) -> None:
    assert short(f"The mayor, {aside}, paid.", 4) is None


@given(st.integers(0, 20))
def test_what_must_be_kept_is_kept(budget: int) -> None:
    text = "Meanwhile, the bridge, which is old, will shut, the council, led by Ann Lee, said on Monday."
    shown = short(text, budget, "the council, led by Ann Lee, said")
    assert shown is None or ("the council, led by Ann Lee, said" in shown and count_words(shown) <= budget)


@given(st.text(max_size=80), st.integers(0, 12))
def test_any_text_is_shortened_within_its_budget(text: str, budget: int) -> None:
    shown = short(text, budget)
    assert shown is None or count_words(shown) <= budget


@given(st.text(max_size=80))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        (" ,it  rained ,, then ", "It rained, then."), ("he said “no.”", "He said “no.”"), ("why?", "Why?"),
        ("it rained;", "It rained."), ("", ""), (" , ", ""),
    ],
)  # fmt: skip
def test_a_tidy_sentence_begins_with_a_capital_and_ends_with_a_stop(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


def test_edits_outside_the_spans_are_not_made() -> None:
    text = "He said that she left"
    edits = [Edit(Span(0, 2), "[Ann Lee]"), Edit(Span(13, 16), "[Bo Hart]")]
    assert render(text, [Span(3, 21)], edits) == "Said that [Bo Hart] left."


def test_spans_are_joined_in_order_and_once() -> None:
    assert joined([[Span(5, 6), Span(0, 2)], [Span(0, 2)]]) == (Span(0, 2), Span(5, 6))


@pytest.mark.parametrize(
    ("text", "budget", "verb"),
    [
        ("Police in Kent arrested two men in their 20s on suspicion of theft.", 8, "arrested"),
        ("A clinic in Leeds closed two wards on Monday after a flood.", 8, "closed"),
        ("Two boys in Rome found a Roman sword at the river.", 8, "found"),
    ],
)
def test_a_verb_is_never_left_out(text: str, budget: int, verb: str) -> None:
    assert verb in (short(text, budget) or verb)


@pytest.mark.parametrize(
    ("text", "budget", "shown"),
    [
        ("The firm invests in solar.", 3, "The firm invests."),
        ("He was in custody in Leeds.", 4, "He was in Leeds."),
        ("Sales fell in the United States and in Canada by 5 per cent.", 7, "Sales fell and by 5 per cent."),
    ],
)
def test_what_the_verb_needs_is_never_left_out(text: str, budget: int, shown: str) -> None:
    assert short(text, budget) != shown


@pytest.mark.parametrize(
    ("text", "budget", "shown"),
    [
        ("Jason Orr, 42, sent the pictures to the paper.", 8, "Jason Orr sent the pictures to the paper."),
        ("In a report released on Monday, the council blamed the storm.", 5, "The council blamed the storm."),
        ("The old mill in Holt closed its gates as it ran out of wool.", 8, "The old mill in Holt closed its gates."),
        ("The driver of the bus braked hard and ended up against a wall.", 7, "The driver of the bus braked hard."),
        ("The pause around the city of Aleppo, Syria, will end.", 9, "The pause around the city of Aleppo will end."),
    ],
)
def test_circumstances_go_before_what_happened(text: str, budget: int, shown: str) -> None:
    assert short(text, budget) == shown


@pytest.mark.parametrize(
    "text",
    [
        "The old mill in Holt will close in March if the council does not pay.",
        "The old mill in Holt will stay open unless the owner sells it.",
    ],
)
def test_a_condition_is_never_left_out(text: str) -> None:
    shown = short(text, 9)
    assert shown is None or " if " in shown or " unless " in shown
