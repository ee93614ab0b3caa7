"""Claims and sources: every quote looked up, every source and cue proved or named in a finding, nothing dropped."""

import pytest

from factcheck.grounding.claims import claim_id
from tests.said import Grounded, article, claim, hop

TEXT = """Quay Street bridge to close

The bridge on Quay Street will shut on Monday, Tom Vance said. It is “not safe”, the mayor said.

Anna Reed of the port board said repairs cost $4 million. The bridge on Quay Street will shut on Monday, he said.
"""
SHUT = "The bridge on Quay Street will shut on Monday"
ARTICLE = article(TEXT)


def test_a_quote_is_the_slice_at_its_span() -> None:
    one = Grounded(ARTICLE, claim("repairs cost $4 million", sentences=[4])).claim
    assert (one.quote, one.grounding) == ("repairs cost $4 million", "exact")
    assert [span.of(TEXT) for span in one.spans] == [one.quote]


def test_the_cited_sentence_says_which_of_two_places_is_meant() -> None:
    first, second = Grounded(ARTICLE, claim(SHUT, sentences=[2]), claim(SHUT, sentences=[5])).claims
    assert (first.spans[0].start, second.spans[0].start) == (TEXT.index(SHUT), TEXT.rindex(SHUT))


def test_typography_is_folded_and_said_so() -> None:
    one = Grounded(ARTICLE, claim('It is "not safe"', sentences=[3])).claim
    assert (one.quote, one.grounding) == ("It is “not safe”", "folded")


@pytest.mark.parametrize("quote", ["It is “safe”", "repairs cost $4.5 million", "The bridge shut on Monday", "", "…"])
def test_a_quote_that_is_not_there_is_kept_and_marked(quote: str) -> None:
    grounded = Grounded(ARTICLE, claim(quote, text="The bridge is shut."))
    assert (grounded.claim.grounding, grounded.claim.quote, grounded.claim.spans) == ("absent", quote, ())
    (finding,) = grounded.found("quote_absent")
    assert (finding.severity, finding.where) == ("error", grounded.claim.id)


def test_one_absent_quote_of_two_makes_the_claim_absent() -> None:
    grounded = Grounded(ARTICLE, claim("repairs cost $4 million", quotes=["repairs cost $4 million", "in full"]))
    assert grounded.claim.grounding == "absent"
    assert "in full" in grounded.claim.quote
    assert [f.message.endswith("'in full'") for f in grounded.found("quote_absent")] == [True]


def test_a_claim_without_a_quote_is_absent() -> None:
    grounded = Grounded(ARTICLE, claim("", quotes=[], text="The bridge is old."))
    assert grounded.claim.grounding == "absent"
    assert len(grounded.found("quote_absent")) == 1


def test_the_chain_begins_with_the_publisher_in_its_own_voice() -> None:
    first = Grounded(ARTICLE, claim(SHUT, hop("Tom Vance"))).claim.chain[0]
    assert (first.name, first.act, first.cue) == ("The Morning Echo", None, None)
    unknown = Grounded(article(TEXT, None), claim(SHUT)).claim.chain[0]
    assert unknown.name == "the article"


def test_a_hop_gets_the_places_of_its_cue_and_of_its_name() -> None:
    last = Grounded(ARTICLE, claim(SHUT, hop("Tom Vance", cue="said", sentence=2), sentences=[2])).claim.chain[-1]
    assert last.cue is not None
    assert last.span is not None
    assert (last.cue.of(TEXT), last.span.of(TEXT)) == ("said", "Tom Vance")
    assert last.cue.start == TEXT.index("said")


def test_a_source_that_is_not_in_the_article_is_kept_with_a_finding() -> None:
    grounded = Grounded(ARTICLE, claim(SHUT, hop("Greta Ollery"), sentences=[2]))
    (finding,) = grounded.found("source_absent")
    assert finding.severity == "error"
    assert "Greta Ollery" in finding.message
    assert grounded.claim.chain[-1].name == "Greta Ollery"


def test_one_source_under_two_names_is_one() -> None:
    claims = Grounded(ARTICLE, claim(SHUT, hop("Tom Vance")), claim("It is “not safe”", hop("Vance"))).claims
    assert len({one.chain[-1].source for one in claims}) == 1


@pytest.mark.parametrize(("cue", "number"), [("promised", 2), ("said", 1), ("said", 99), ("has said", 2)])
def test_reporting_words_that_do_not_stand_there_are_named(cue: str, number: int) -> None:
    grounded = Grounded(ARTICLE, claim(SHUT, hop("Tom Vance", cue=cue, sentence=number), sentences=[1]))
    (finding,) = grounded.found("cue_absent")
    assert finding.severity == "warning"
    assert grounded.claim.chain[-1].cue is None


def test_one_claim_made_twice_gets_two_ids() -> None:
    one, other = Grounded(ARTICLE, claim(SHUT), claim(SHUT)).claims
    assert one.id != other.id
    assert other.id.startswith(one.id)


def test_an_id_is_of_the_words_and_the_chain_alone() -> None:
    longer = article("Ferry late\n\nIt rained on Sunday.\n\n" + TEXT.split("\n\n", 1)[1])
    assert Grounded(longer, claim(SHUT)).claim.id == Grounded(ARTICLE, claim(SHUT)).claim.id
    assert claim_id("It  rained", ["a"]) == claim_id("it rained", ["a"]) != claim_id("it rained", ["b"])


def test_contradictions_name_other_claims_that_exist() -> None:
    one, other = Grounded(ARTICLE, claim(SHUT, contradicts=[1, 2, 0, -1, 77]), claim("It is “not safe”")).claims
    assert (one.contradicts, other.contradicts) == ((other.id,), ())


def test_at_most_three_questions_are_kept() -> None:
    asked = [{"text": f"Why {n}?", "ask": "Tom Vance"} for n in range(5)]
    assert len(Grounded(ARTICLE, claim(SHUT, questions=asked)).claim.questions) == 3


def test_sentences_that_do_not_exist_are_no_place() -> None:
    assert Grounded(ARTICLE, claim(SHUT, sentences=[0, -4, 10**9])).claim.grounding == "exact"


@pytest.mark.xfail(strict=True, reason="a hop without a cue is believed: nothing shows that the source says it")
def test_a_source_without_reporting_words_is_doubted() -> None:
    grounded = Grounded(ARTICLE, claim("repairs cost $4 million", hop("Tom Vance"), sentences=[4]))
    assert grounded.found("cue_absent")


@pytest.mark.parametrize("text", ["Repairs cost $40 million.", "Greta Ollery said repairs cost $4 million."])
def test_a_claims_text_invents_neither_figures_nor_names(text: str) -> None:
    said = claim("repairs cost $4 million", hop("Anna Reed", cue="said", sentence=4), text=text, sentences=[4])
    grounded = Grounded(ARTICLE, said)
    assert grounded.claim.text != text or any(finding.where == grounded.claim.id for finding in grounded.findings)
