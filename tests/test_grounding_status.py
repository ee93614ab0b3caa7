"""Doubts: the text's own stand whatever the model says; a model's stand only where their words stand in the text."""

import pytest

from factcheck.answers import ClaimSaid
from tests.said import Grounded, article, claim, flag, hop

TEXT = """Norvale to pay workers of closed mill

Norvale will pay every worker until June, the county council said on Monday, but Norvale has yet to confirm that.

Unite said that Norvale hid a leak at the mill. Norvale denied that it hid a leak at the mill.

The mill opened in 1951. Tom Vance, the mayor, called for an inquiry into the closure on Friday.
"""
ARTICLE = article(TEXT)
PAY = "Norvale will pay every worker until June"
LEAK = "Norvale hid a leak at the mill"
OPENED = "The mill opened in 1951"


def pay(**more: object) -> ClaimSaid:
    return claim(PAY, hop("the county council", cue="said", sentence=2), sentences=[2], **more)


def leak() -> ClaimSaid:
    return claim(LEAK, hop("Unite", cue="said", sentence=3), sentences=[3], allegation=True)


def test_a_model_that_doubts_nothing_removes_no_doubt() -> None:
    pays, leaks = sorted(Grounded(ARTICLE, pay(), leak()).claims, key=lambda c: c.spans)
    assert (pays.status, leaks.status) == ("unconfirmed", "denied")


def test_a_doubt_of_the_text_names_its_cue_and_who_is_awaited() -> None:
    grounded = Grounded(ARTICLE, pay())
    first = grounded.flags[0]
    assert (first.status, first.rank, first.found_by) == ("unconfirmed", 1, "rules")
    assert first.awaiting == ("Norvale",)
    assert any("yet to confirm" in cue for cue in grounded.words(first.cues))


def test_a_denial_is_named_as_the_party_s() -> None:
    (denied,) = [f for f in Grounded(ARTICLE, leak()).flags if f.status == "denied"]
    assert denied.denied_by == ("Norvale",)
    assert denied.asserted_by == ("Unite",)


def test_the_same_doubt_of_model_and_text_is_one() -> None:
    said = flag("unconfirmed", PAY, "has yet to confirm", 2, sentences=[2], awaiting=["Norvale"])
    flags = [f for f in Grounded(ARTICLE, pay(), flags=(said,)).flags if f.status == "unconfirmed"]
    assert [(f.found_by, f.awaiting) for f in flags] == [("both", ("Norvale",))]


def test_a_model_s_doubt_with_a_cue_in_the_text_is_added() -> None:
    said = flag("disputed", OPENED, "called for an inquiry", 6, sentences=[5])
    grounded = Grounded(ARTICLE, claim(OPENED, sentences=[5]), flags=(said,))
    assert grounded.claim.status == "disputed"
    assert [f.found_by for f in grounded.flags if f.status == "disputed"] == ["model"]


@pytest.mark.parametrize(("cue", "number"), [("which nobody could verify", 5), ("has yet to confirm", 6), ("", 5)])
def test_a_model_s_doubt_without_its_words_there_is_a_note_alone(cue: str, number: int) -> None:
    grounded = Grounded(ARTICLE, claim(OPENED, sentences=[5]), flags=(flag("denied", OPENED, cue, number),))
    assert grounded.claim.status == "asserted"
    assert [f.severity for f in grounded.found("flag_unproved")] == ["note"]


def test_of_several_doubts_the_gravest_is_the_status() -> None:
    said = flag("no_comment", LEAK, "denied", 4, sentences=[3])
    assert Grounded(ARTICLE, leak(), flags=(said,)).claim.status == "denied"


def test_an_undoubted_claim_stays_asserted() -> None:
    assert [c.status for c in Grounded(ARTICLE, pay(), leak(), claim(OPENED)).claims][-1] == "asserted"


def test_a_headline_is_linked_but_not_doubted() -> None:
    grounded = Grounded(ARTICLE, claim("Norvale to pay workers of closed mill", sentences=[1]), pay())
    title, pays = sorted(grounded.claims, key=lambda c: c.spans)
    (waits,) = [f for f in grounded.flags if f.status == "unconfirmed"]
    assert title.status == "asserted"
    assert waits.claims == (pays.id, title.id)


def test_a_doubt_without_a_claim_stays_in_the_box() -> None:
    grounded = Grounded(ARTICLE, claim(OPENED))
    assert {"unconfirmed", "denied"} <= {f.status for f in grounded.flags}
    assert len(grounded.box) == 2


def test_an_embedded_models_flags_are_the_rules_own() -> None:
    assert all(f.found_by == "rules" for f in Grounded(ARTICLE, pay(), leak()).flags)


@pytest.mark.parametrize("field", ["awaiting", "denied_by"])
def test_a_model_cannot_bring_a_party_that_the_article_does_not_name(field: str) -> None:
    said = flag("unconfirmed", PAY, "has yet to confirm", 2, sentences=[2], **{field: ["The Pentagon"]})
    grounded = Grounded(ARTICLE, pay(), flags=(said,))
    assert grounded.findings or not any("The Pentagon" in (*f.awaiting, *f.denied_by) for f in grounded.flags)


BELIEVED = pytest.mark.xfail(strict=True, reason="any two words of the article pass for words of doubt")


@pytest.mark.parametrize("cue", ["The", *(pytest.param(c, marks=BELIEVED) for c in ("opened in 1951", "on Friday"))])
def test_words_that_doubt_nothing_are_no_cue(cue: str) -> None:
    grounded = Grounded(ARTICLE, claim(OPENED, sentences=[5]), flags=(flag("denied", OPENED, cue, 5),))
    assert grounded.claim.status == "asserted"


def test_a_headline_with_words_of_doubt_of_its_own_is_doubted() -> None:
    doubtful = "It is not known whether the dam is safe, Ann Lee said"
    text = f"{doubtful}\n\n{doubtful}."
    said = claim(doubtful, hop("Ann Lee"), sentences=[1])
    assert Grounded(article(text), said).claim.status == "unconfirmed"
