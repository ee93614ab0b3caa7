"""What must hold for the user's article holds for its twins, by the same rules: other names, verbs and subjects."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck import Report, check
from factcheck.language.names import same_name
from factcheck.models import Claim

SEEDS = Path(__file__).parent.parent / "seeds"
EXPECTED: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "seeds_expected.json").read_text("utf-8"))
PLAIN = "library-reopens.txt"

each_seed = pytest.mark.parametrize("name", EXPECTED)


@cache
def report(name: str) -> Report:
    return check(str(SEEDS / name))


def claims_with(name: str, words: str) -> list[Claim]:
    found = [c for c in report(name).claims if words in c.quote]
    assert found, f"no claim quotes {words!r}"
    return found


def names(claim: Claim) -> list[str]:
    return [hop.name for hop in claim.chain]


def told(name: str) -> list[str]:
    summary = report(name).summary
    return [s.text for s in (summary.one_line, *summary.points, *summary.brief)]


@each_seed
def test_publisher_and_date_are_found(name: str) -> None:
    article, expected = report(name).article, EXPECTED[name]
    assert article.publisher == expected["publisher"]
    assert article.published is not None
    assert article.published.startswith(expected["published"])


@each_seed
def test_the_nested_promise_keeps_its_whole_chain(name: str) -> None:
    nested = EXPECTED[name]["nested"]
    claim = claims_with(name, nested["quote_contains"])[0]
    assert len(claim.chain) == 3
    assert all(same_name(mine, other) for mine, other in zip(names(claim), nested["chain"], strict=True))
    assert claim.chain[-1].act == nested["act"]
    assert claim.status == "unconfirmed"
    assert claim.modality == "promised"


@each_seed
def test_the_box_begins_with_what_is_awaited_and_carries_all_its_cues(name: str) -> None:
    nested, first = EXPECTED[name]["nested"], report(name).flags[0]
    text = report(name).article.text
    cues = [cue.of(text) for cue in first.cues]
    assert (first.rank, first.status) == (1, "unconfirmed")
    assert any(same_name(who, nested["awaiting"]) for who in first.awaiting)
    assert all(any(words in cue or cue in words for cue in cues) for words in nested["cues"])


@each_seed
def test_every_sentence_that_repeats_the_promise_without_its_caveat_is_linked(name: str) -> None:
    flag = report(name).flags[0]
    linked = [c.quote for c in report(name).claims if c.id in flag.claims]
    for words in EXPECTED[name]["nested"]["repeated_in"]:
        assert any(words[:40] in quote for quote in linked), words


@each_seed
def test_the_box_is_short(name: str) -> None:
    box = report(name).summary.not_confirmed
    assert 1 <= len(box) <= 6
    assert len(box) == sum(flag.rank == 1 for flag in report(name).flags)


@each_seed
def test_the_headline_holds_only_for_the_smaller_thing(name: str) -> None:
    expected = EXPECTED[name]["headline_holds_for"]
    figure = re.findall(r"\d+ (?:more )?\w+", expected["quote_contains"])[0]
    checked = [s for s in report(name).summary.headline_check if s.text.startswith("“")]
    assert any(figure in s.text and expected["source_contains"] in s.text for s in checked)
    assert not all(s.verdict == "supported" for s in checked)


@each_seed
def test_a_pronoun_means_the_person_last_introduced(name: str) -> None:
    expected = EXPECTED[name]["pronoun"]
    assert names(claims_with(name, expected["quote_contains"])[0])[1] == expected["speaker"]


@each_seed
def test_whom_a_source_told_is_no_source(name: str) -> None:
    for expected in EXPECTED[name]["via"]:
        hop = claims_with(name, expected["quote_contains"])[0].chain[1]
        assert same_name(hop.name, expected["speaker"])
        assert expected["via"] in (hop.via or ""), expected


@each_seed
def test_one_anonymous_source_is_one_origin_however_often_quoted(name: str) -> None:
    expected = EXPECTED[name]["anonymous"]
    claims = [claims_with(name, words)[0] for words in expected["quotes_contain"]]
    assert {c.sourcing for c in claims} == {"anonymous"}
    assert len({c.chain[1].source for c in claims}) == 1
    assert all(expected["name_contains"] in c.chain[1].name for c in claims)


@each_seed
def test_observers_are_a_crowd(name: str) -> None:
    expected = EXPECTED[name]["collective"]
    claim = claims_with(name, expected["quote_contains"])[0]
    source = next(s for s in report(name).sources if s.id == claim.chain[-1].source)
    assert (source.naming, claim.sourcing) == ("collective", "anonymous")
    assert expected["name_contains"] in source.name


@each_seed
def test_what_a_witness_does_not_believe_is_disputed(name: str) -> None:
    expected = EXPECTED[name]["disputed"]
    claims = claims_with(name, expected["quote_contains"])
    assert any(c.status == "disputed" for c in claims)
    people = [n for c in claims for n in names(c)]
    assert any(expected["claimed_by_contains"] in n for n in people)
    assert any(expected["disputed_by"] == n for n in people)


@each_seed
def test_a_condition_stays_a_condition(name: str) -> None:
    expected = EXPECTED[name]["conditional"]
    claim = claims_with(name, expected["quote_contains"])[0]
    assert (claim.modality, names(claim)[1]) == ("conditional", expected["speaker"])


@each_seed
def test_an_estimate_names_its_estimator(name: str) -> None:
    expected = EXPECTED[name]["estimated"]
    claims = claims_with(name, expected["quote_contains"])
    assert any(c.modality == "estimated" and expected["speaker_contains"] in names(c)[-1] for c in claims)


@each_seed
def test_an_attribution_of_unclear_reach_is_marked(name: str) -> None:
    claims = claims_with(name, EXPECTED[name]["scope_unclear"]["quote_contains"])
    assert all(c.scope_unclear for c in claims)


@each_seed
def test_bylines_and_boilerplate_are_no_claims(name: str) -> None:
    quotes = [c.quote for c in report(name).claims]
    for words in EXPECTED[name]["no_claim"]:
        assert not any(words in quote for quote in quotes)


@each_seed
def test_the_summary_never_says_it_without_who_says_so_and_that_it_is_open(name: str) -> None:
    expected = EXPECTED[name]["never_said_alone"]
    hit = [s for s in told(name) if any(words in s for words in expected["words"])]
    assert hit, "the most important unconfirmed claim is in the summary"
    for sentence in hit:
        assert all(re.search(need, sentence) for need in expected["needs"]), sentence


@pytest.mark.parametrize("name", [*EXPECTED, PLAIN])
def test_the_summary_keeps_to_its_lengths(name: str) -> None:
    summary = report(name).summary
    assert 6 <= len(summary.one_line.text.split()) <= 25
    assert 3 <= len(summary.points) <= 5
    assert all(len(point.text.split()) <= 30 for point in summary.points)
    assert 50 <= sum(len(s.text.split()) for s in summary.brief) <= 120


@pytest.mark.parametrize("name", [*EXPECTED, PLAIN])
def test_every_quote_is_found_at_its_offsets(name: str) -> None:
    text = report(name).article.text
    for claim in report(name).claims:
        assert claim.grounding != "absent"
        assert claim.quote == " … ".join(span.of(text) for span in claim.spans)


@pytest.mark.parametrize("name", [*EXPECTED, PLAIN])
def test_our_own_summary_passes_our_own_gate(name: str) -> None:
    assert [f.message for f in report(name).findings if f.severity == "error"] == []


@pytest.mark.parametrize("name", [*EXPECTED, PLAIN])
def test_three_requests_whatever_the_number_of_claims(name: str) -> None:
    assert report(name).provenance.usage.calls == 3
    assert 0.02 <= len(report(name).claims) / len(report(name).article.text.split()) <= 0.06


def test_an_article_with_nothing_unconfirmed_has_an_empty_box() -> None:
    assert report(PLAIN).summary.not_confirmed == ()
    assert [f.status for f in report(PLAIN).flags if f.rank == 1] == []
