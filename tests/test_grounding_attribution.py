"""Chains held against the text: what a model leaves out, mistakes or makes up about who says so."""

import pytest

from tests.said import Grounded, article, claim, hop

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
