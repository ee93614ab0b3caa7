"""Answers of the right shape and any content: what must hold holds, and the rules that say so can be broken."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from factcheck.answers import ClaimsAnswer, FlagsAnswer
from factcheck.grounding import bench_for, ground
from factcheck.models import Flag, Span
from tests import invariants as rules
from tests.any_answer import Liar, any_article
from tests.invariants import Outcome, Parts, Rule, broken
from tests.newsroom import TEXTS, bench
from tests.said import Grounded, claim, hop
from tests.said import article as article_of

COUNCIL = bench("council")


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_whatever_is_said_of_an_article_what_must_hold_holds(name: str) -> None:
    liar = Liar(bench(name), random.Random(name))
    for _ in range(12):
        said = liar.answers()
        assert broken(liar.bench, said, ground(liar.bench, said)) == []


@pytest.mark.parametrize("seed", range(40))
def test_whatever_the_article_is_made_of_too(seed: int) -> None:
    rng = random.Random(seed)
    read = bench_for(any_article(rng))
    said = Liar(read, rng).answers()
    parts = ground(read, said)
    assert broken(read, said, parts) == []
    assert ground(bench_for(read.article), said) == parts


def _first_claim(**fields: Any) -> Callable[[Parts], Parts]:
    def tamper(parts: Parts) -> Parts:
        first, *rest = parts["claims"]
        return {**parts, "claims": (first.model_copy(update=fields), *rest)}

    return tamper


def _flags(keep: Callable[[Flag], bool]) -> Callable[[Parts], Parts]:
    return lambda parts: {**parts, "flags": tuple(f for f in parts["flags"] if keep(f))}


def _summary(text: str) -> Callable[[Parts], Parts]:
    def tamper(parts: Parts) -> Parts:
        line = parts["summary"].one_line.model_copy(update={"text": text})
        return {**parts, "summary": parts["summary"].model_copy(update={"one_line": line})}

    return tamper


@pytest.mark.parametrize(
    ("rule", "tamper"),
    [
        (rules.nothing_is_dropped, lambda parts: {**parts, "claims": ()}),
        (rules.quotes_stand, _first_claim(quote="Fewer than 400 people work there")),
        (rules.quotes_stand, _first_claim(grounding="absent")),
        (rules.spans_lie_in_the_text, _first_claim(cues=(Span(5, 5),))),
        (rules.names_resolve, _first_claim(contradicts=("c-none",))),
        (rules.names_resolve, lambda parts: {**parts, "sources": ()}),
        (rules.doubts_of_the_text_stay, _flags(lambda flag: flag.status != "unconfirmed")),
        (rules.no_doubt_without_its_words, _first_claim(status="denied")),
        (rules.sourcing_is_computed, _first_claim(sourcing="corroborated")),
        (rules.the_summary_passes, _summary("Greta Ollery of Norvale closed 99 plants.")),
        (rules.lists_are_closed, _first_claim(status="certain")),
    ],
)
def test_a_rule_names_what_breaks_it(rule: Rule, tamper: Callable[[Parts], Parts]) -> None:
    said = Liar(COUNCIL, random.Random(0)).answers()
    listed = ClaimsAnswer(claims=[claim("Fewer than 40 people work there", hop("Unite"))])
    answers = replace(said, claims=listed, flags=FlagsAnswer(flags=[]))
    parts = ground(COUNCIL, answers)
    assert list(rule(Outcome(COUNCIL, answers, parts))) == []
    assert list(rule(Outcome(COUNCIL, answers, tamper(parts))))


def test_a_role_that_is_made_up_breaks_a_rule() -> None:
    said = Liar(COUNCIL, random.Random(0)).answers()
    parts = ground(COUNCIL, said)
    made_up = parts["sources"][0].model_copy(update={"role": "the murderer"})
    assert list(rules.sources_are_the_article_s(Outcome(COUNCIL, said, {**parts, "sources": (made_up,)})))


def test_a_role_that_the_article_does_not_give_is_nobody_s() -> None:
    text = "Dam news\n\nThe dam leaked for days, a spokeswoman said on Monday."
    said = claim("The dam leaked for days", hop("a spokeswoman", role="the murderer", cue="said", sentence=2))
    grounded = Grounded(article_of(text), said)
    assert "the murderer" not in {source.role for source in grounded.parts["sources"]}
