"""Whatever a model says, a whole report's parts come of it: nothing dropped, every quote at its place or marked."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.answers import ClaimsAnswer, FlagsAnswer, SummaryAnswer
from factcheck.grounding import Answers, accept, bench_for, ground
from factcheck.models import Claim
from factcheck.terms import Act, Checkable, ClaimType, Modality, Naming, SourceKind, Verdict, values
from tests.newsroom import TEXTS, bench
from tests.said import REPORT_PARTS, article, claim, flag, hop, sentence, summary

COUNCIL = TEXTS["council"]
LENGTH = len(COUNCIL)
slices = st.tuples(st.integers(0, LENGTH), st.integers(0, 60)).map(lambda cut: COUNCIL[cut[0] : cut[0] + cut[1]])
names = st.sampled_from(
    ["the county council", "Norvale", "Unite", "Maria Holt", "She", "The Morning Echo", "Greta Ollery"]
)
texts = st.one_of(st.text(max_size=30), slices, names)
numbers = st.one_of(st.integers(-2, 8), st.integers())


def one_of(closed: object) -> st.SearchStrategy[str]:
    return st.sampled_from(values(closed))


def lists(of: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, max_size=most)


HOPS = st.fixed_dictionaries(
    {
        "source": texts, "role": st.none() | texts, "kind": one_of(SourceKind), "naming": one_of(Naming),
        "act": one_of(Act),
        "cue": st.none() | texts, "sentence": st.none() | numbers, "via": st.none() | texts,
    }
)  # fmt: skip
CLAIMS = st.fixed_dictionaries(
    {
        "text": texts, "sentences": lists(numbers), "quotes": lists(texts), "chain": lists(HOPS),
        "modality": one_of(Modality), "cues": lists(texts), "allegation": st.booleans(), "scope_unclear": st.booleans(),
        "type": one_of(ClaimType), "checkable": one_of(Checkable), "harm": st.integers(0, 3),
        "questions": lists(st.fixed_dictionaries({"text": texts, "ask": texts}), 4), "group": st.none() | texts,
        "contradicts": lists(numbers),
    }
)  # fmt: skip
FLAGS = st.fixed_dictionaries(
    {
        "statement": texts, "quotes": lists(texts), "sentences": lists(numbers),
        "status": st.sampled_from(["unconfirmed", "denied", "disputed", "not_verified", "no_comment"]),
        "cues": lists(st.fixed_dictionaries({"quote": texts, "sentence": numbers})), "awaiting": lists(texts),
        "denied_by": lists(texts),
    }
)  # fmt: skip
SENTENCES = st.fixed_dictionaries({"text": texts, "sentences": lists(numbers)})
HEADLINES = st.fixed_dictionaries({"text": texts, "sentences": lists(numbers), "verdict": one_of(Verdict)})
SUMMARIES = st.fixed_dictionaries(
    {"one_line": SENTENCES, "points": lists(SENTENCES), "brief": lists(SENTENCES), "headline_check": lists(HEADLINES)}
)


def answers(claims: list[Any], flags: list[Any], told: dict[str, Any], by_model: bool = True) -> Answers:
    return Answers(
        SummaryAnswer.model_validate(told),
        ClaimsAnswer.model_validate({"claims": claims}),
        FlagsAnswer.model_validate({"flags": flags}),
        by_model,
    )


def stands(one: Claim) -> bool:
    """Say whether a claim's quote is the slices at its spans, or marked absent with no span outside the text."""
    slices = " … ".join(COUNCIL[s.start : s.end] for s in one.spans)
    inside = all(0 <= s.start < s.end <= LENGTH for s in (*one.spans, *one.cues))
    return inside and (one.grounding == "absent" or (slices == one.quote and bool(one.spans)))


@settings(max_examples=60)
@given(lists(CLAIMS, 5), lists(FLAGS), SUMMARIES, st.booleans())
def test_any_answers_ground_and_nothing_is_dropped(
    claims: list[Any], flags: list[Any], told: dict[str, Any], by_model: bool
) -> None:
    parts = ground(bench("council"), answers(claims, flags, told, by_model))
    assert set(parts) == REPORT_PARTS
    assert len(parts["claims"]) == len(claims) == len({one.id for one in parts["claims"]})
    assert all(map(stands, parts["claims"]))
    assert len(parts["summary"].not_confirmed) == sum(f.rank == 1 for f in parts["flags"])


@settings(max_examples=40)
@given(lists(CLAIMS, 5), lists(FLAGS))
def test_every_name_in_the_parts_is_one_of_theirs(claims: list[Any], flags: list[Any]) -> None:
    parts = ground(bench("council"), answers(claims, flags, {**EMPTY}))
    ids, sources = {one.id for one in parts["claims"]}, {one.id for one in parts["sources"]}
    assert {hop.source for one in parts["claims"] for hop in one.chain} <= sources
    assert {i for f in parts["flags"] for i in f.claims} <= ids
    assert {i for one in parts["claims"] for i in one.contradicts} <= ids
    assert {call.source for call in parts["call_sheet"]} <= sources


EMPTY: dict[str, Any] = {
    "one_line": {"text": "", "sentences": []}, "points": [], "brief": [], "headline_check": [],
}  # fmt: skip


@settings(max_examples=40)
@given(lists(CLAIMS, 4))
def test_a_model_that_flags_nothing_leaves_every_doubt_of_the_text(claims: list[Any]) -> None:
    parts = ground(bench("council"), answers(claims, [], {**EMPTY}))
    assert "unconfirmed" in {f.status for f in parts["flags"]}
    assert any("Norvale" in line.text for line in parts["summary"].not_confirmed)


@settings(max_examples=30)
@given(st.text(max_size=80), lists(CLAIMS, 2), lists(FLAGS, 2), SUMMARIES)
def test_any_article_grounds(text: str, claims: list[Any], flags: list[Any], told: dict[str, Any]) -> None:
    parts = ground(bench_for(article(text)), answers(claims, flags, told))
    assert parts["coverage"].covered <= parts["coverage"].sentences


def test_a_good_answer_is_accepted() -> None:
    said = claim("Fewer than 40 people work there", hop("Unite"), sentences=[3])
    assert accept(bench("council"), ClaimsAnswer(claims=[said])) == ()
    assert accept(bench("council"), summary(sentence("It rained.", 1))) == ()


@pytest.mark.parametrize("number", [0, -1, 99])
def test_a_sentence_that_does_not_exist_is_named_to_the_model(number: int) -> None:
    said = claim("Fewer than 40 people work there", sentences=[number])
    named = (f"there is no sentence {number}",)
    assert accept(bench("council"), ClaimsAnswer(claims=[said])) == named
    assert accept(bench("council"), summary(sentence("It rained.", number))) == named


def test_a_quote_and_a_cue_that_are_not_there_are_named_to_the_model() -> None:
    faults = accept(bench("council"), FlagsAnswer(flags=[flag("denied", "Fewer than 30 people", "denied it", 3)]))
    assert [fault.rsplit(": ", 1)[1] for fault in faults] == ["'Fewer than 30 people'", "'denied it'"]


@pytest.mark.xfail(strict=True, reason="neither a claim's cues nor a summary's faults come back")
def test_what_the_model_could_mend_is_named_to_it() -> None:
    said = claim("Fewer than 40 people work there", hop("Unite", cue="shouted", sentence=3), sentences=[3])
    assert accept(bench("council"), ClaimsAnswer(claims=[said]))
    assert accept(bench("council"), summary(sentence("Unite says 99 people work there.", 3)))
