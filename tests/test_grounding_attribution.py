"""Chains held against the text: what a model leaves out, mistakes or makes up about who says so."""

import pytest

from factcheck.answers import FlagsAnswer
from factcheck.grounding import accept, bench_for
from tests.said import Grounded, article, claim, flag, hop

TEXT = """Dam news

The dam will hold until June, the county council said on Monday.

It rained for four days and two roads were closed.

“Nobody told us to leave,” said Ann Lee, a teacher. Greta Orr said the firm Norvale had promised to pay for the damage.

A senior engineer at Norvale said the gates were old. The engineer said that three of them leaked.
"""
QUOTE = "Nobody told us to leave"


def kinds(*claims: object) -> dict[str, str]:
    grounded = Grounded(article(TEXT), *claims)  # type: ignore[arg-type]
    return {finding.kind: finding.severity for finding in grounded.findings}


@pytest.mark.parametrize("chain", [(), (hop("Greta Orr"),)])
def test_a_quotation_beside_its_speaker_is_given_back_to_him(chain: tuple[object, ...]) -> None:
    grounded = Grounded(article(TEXT), claim(QUOTE, *chain, sentences=[4]))  # type: ignore[arg-type]
    assert [h.name for h in grounded.claim.chain[1:]] == ["Ann Lee"]
    (found,) = [f for f in grounded.findings if f.kind in {"attribution_dropped", "speaker_wrong"}]
    assert (found.severity, found.where) == ("error", grounded.claim.id)


def test_elsewhere_the_disagreement_is_shown_and_the_model_s_chain_stays() -> None:
    said = claim("The dam will hold until June", hop("Greta Orr"), sentences=[2])
    grounded = Grounded(article(TEXT), said)
    assert [h.name for h in grounded.claim.chain[1:]] == ["Greta Orr"]
    assert [f.kind for f in grounded.findings] == ["speaker_differs"]


def test_a_dropped_attribution_is_named() -> None:
    assert kinds(claim("The dam will hold until June", sentences=[2])) == {"attribution_dropped": "warning"}


@pytest.mark.parametrize("left", ["Norvale", "Greta Orr"])
def test_a_chain_shorter_than_the_text_s_own_is_named(left: str) -> None:
    said = claim("the firm Norvale had promised to pay for the damage", hop(left), sentences=[5])
    assert kinds(said) == {"chain_short": "warning"}


def test_narration_is_nobody_s_words() -> None:
    said = claim("It rained for four days and two roads were closed", hop("Ann Lee"), sentences=[3])
    assert kinds(said) == {"narration_credited": "warning"}


def test_one_source_is_not_two() -> None:
    first = claim("the gates were old", hop("A senior engineer at Norvale", sentence=6), sentences=[6])
    second = claim("three of them leaked", hop("The engineer", sentence=7), sentences=[7])
    grounded = Grounded(article(TEXT), first, second)
    assert len({c.chain[-1].source for c in grounded.claims}) == 1
    assert {f.kind for f in grounded.findings} <= {"source_doubled"}


def test_the_right_chain_raises_nothing() -> None:
    assert (
        kinds(
            claim(QUOTE, hop("Ann Lee"), sentences=[4]),
            claim("The dam will hold until June", hop("the county council"), sentences=[2]),
            claim(
                "the firm Norvale had promised to pay for the damage", hop("Greta Orr"), hop("Norvale"), sentences=[5]
            ),
            claim("It rained for four days", sentences=[3]),
        )
        == {}
    )


def test_an_omission_does_not_join_two_speakers() -> None:
    said = claim("The dam will hold […] two roads were closed", hop("the county council"), sentences=[2, 3])
    assert Grounded(article(TEXT), said).claim.grounding == "absent"


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Greta Orr said it leaked and Tom Lee said it was safe.", "Greta Orr said it leaked … it was safe"),
        ("Greta Orr said it leaked, but Tom Lee said it was safe.", "it leaked […] it was safe"),
        ("Greta Orr said it leaked. Tom Lee said it was safe.", "Greta Orr said it leaked … it was safe"),
        ("The dam, which Tom Lee said was old, broke on Monday.", "The dam […] broke on Monday"),
    ],
)
def test_what_is_left_out_holds_nobody_else_s_attribution(sentence: str, quote: str) -> None:
    grounded = Grounded(article(f"Dam news\n\n{sentence}"), claim(quote, hop("Greta Orr"), sentences=[2]))
    assert grounded.claim.grounding == "absent"


def test_an_omission_within_one_speaker_s_words_stands() -> None:
    text = "Dam news\n\nIt leaked for days, Greta Orr said, and it was never mended."
    said = claim("It leaked for days […] and it was never mended", hop("Greta Orr"), sentences=[2])
    assert Grounded(article(text), said).claim.grounding == "exact"


def test_a_flag_s_words_are_not_joined_either() -> None:
    text = "Dam news\n\nGreta Orr said it leaked, but Tom Lee denied it was unsafe to walk on."
    said = flag("denied", "it leaked […] it was unsafe to walk on", "denied", 2)
    assert accept(bench_for(article(text)), FlagsAnswer(flags=[said]))


def test_an_unnamed_speaker_within_somebody_s_words_is_a_note() -> None:
    text = "Dam news\n\nGreta Orr said a foreman had told her the gates were never opened in June."
    said = claim("the gates were never opened in June", hop("Greta Orr"), sentences=[2])
    (found,) = Grounded(article(text), said).found("chain_short")
    assert found.severity == "note"


def test_what_was_found_in_a_claim_points_to_it_when_its_chain_is_corrected() -> None:
    said = claim(QUOTE, hop("Greta Orr", cue="shouted", sentence=4), sentences=[4])
    grounded = Grounded(article(TEXT), said)
    assert {f.where for f in grounded.findings if f.kind in {"cue_absent", "speaker_wrong"}} == {grounded.claim.id}


@pytest.mark.parametrize("name", ["Ann", "Gret", "council said", "", "…"])
def test_a_source_must_stand_there_in_whole_words_of_its_own(name: str) -> None:
    found = Grounded(article(TEXT), claim("It rained for four days", hop(name), sentences=[3])).found("source_absent")
    assert bool(found) == (name in {"Gret", "", "…"})


def test_whom_a_source_told_must_stand_there_too() -> None:
    said = claim(QUOTE, hop("Ann Lee", via="The Invented Times"), sentences=[4])
    assert Grounded(article(TEXT), said).found("source_absent")
