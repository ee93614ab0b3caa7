"""What is unconfirmed, denied, disputed, hedged or to come, and over which words."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import certainty
from factcheck.language.certainty import Certainty, find_certainty
from factcheck.language.document import Document, cut
from factcheck.language.lexicon import entries
from factcheck.models import Span


def paragraph(*sentences: str) -> Document:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    return cut(text, sentences=spans)


def only(*sentences: str, status: str) -> tuple[Certainty, str, str]:
    document = paragraph(*sentences)
    (found,) = [c for c in find_certainty(document) if c.status == status]
    return found, found.cue.of(document.text), found.scope.of(document.text)


def kinds(*sentences: str) -> list[str]:
    return [str(c.status or c.modality) for c in find_certainty(paragraph(*sentences)) if c.status or c.modality]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The sale has yet to be confirmed by Norway.", "unconfirmed"),
        ("Unconfirmed reports that a bridge fell spread fast.", "unconfirmed"),
        ("The army moved north without confirmation from Kyiv.", "unconfirmed"),
        ("Officials are awaiting confirmation of the sale.", "unconfirmed"),
        ("The club has neither confirmed nor denied the move.", "unconfirmed"),
        ("The agency refused to confirm or deny that he works there.", "unconfirmed"),
        ("There was no word from the palace.", "unconfirmed"),
        ("Beijing has yet to acknowledge the crash.", "unconfirmed"),
        ("The clip has not been independently verified.", "not_verified"),
        ("The paper could not verify the clip.", "not_verified"),
        ("An unverified clip shows smoke.", "not_verified"),
        ("AFP could not independently confirm the account.", "not_verified"),
        ("The minister could not immediately be reached for comment.", "no_comment"),
        ("Acme declined to comment.", "no_comment"),
        ("The bank did not respond to a request for comment.", "no_comment"),
        ("Emails to the embassy were not returned.", "no_comment"),
        ("Roe denies it.", "denied"),
        ("The ministry rejected the claim.", "denied"),
        ("The palace dismissed reports of a split.", "denied"),
        ("Roe called the report a lie.", "denied"),
        ("Roe pleaded not guilty to theft.", "denied"),
        ("The toll is disputed.", "disputed"),
        ("Roe disputes the police account.", "disputed"),
        ("Despite its insistence that the water is safe, people fell ill.", "disputed"),
    ],
)
def test_each_way_to_leave_a_statement_unsettled_is_found(sentence: str, status: str) -> None:
    assert [c.status for c in find_certainty(paragraph(sentence)) if c.status] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "The so-called Army of God left.",
        "MPs rejected the amendment, the appeal, the bid and the offer.",
        "He never said so, and was denied entry.",
        "She did not deny it.",
        "It is undeniable that he left.",
        "The army confirmed the attack.",
        "Not only Rome but Paris left.",
        "In May visitors may enter free.",
        "In his will he left it all to Will Smith.",
        "As a boy he could swim.",
        "They talked about two films around the city.",
        "Some people left.",
        "No one has claimed responsibility.",
        "He said he never denied it.",
        "The court rejected the claim.",
        "Ships sailed to the disputed isles.",
        "The child did not respond to treatment.",
        "At least 12 people and more than 30 dogs were saved.",
    ],
)
def test_words_that_only_look_like_a_cue_are_left_alone(sentence: str) -> None:
    assert find_certainty(paragraph(sentence)) == ()


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Pay up or face jail.", "conditional"),
        ("Unless it rains, crops will fail.", "conditional"),
        ("Sales are expected to rise.", "predicted"),
        ("Rain will fall.", "predicted"),
        ("Roe said the mill would close.", "predicted"),
        ("We will rebuild it.", "promised"),
        ("Acme has offered to help.", "promised"),
        ("Acme said it would close the mill.", "promised"),
        ("He appeared to nod.", "implied"),
        ("There are fears that the dam leaks.", "implied"),
        ("He is believed to be in Spain.", "implied"),
        ("An estimated 900 fled.", "estimated"),
        ("Roughly 40 people fled.", "estimated"),
        ("The firm should have known.", "opinion"),
    ],
)
def test_each_way_to_put_a_statement_as_less_than_a_fact_is_found(sentence: str, modality: str) -> None:
    assert modality in kinds(sentence)


def test_a_trailing_doubt_covers_the_clause_before_it_and_names_who_is_awaited() -> None:
    found, cue, scope = only("The mill sold, although that has yet to be confirmed by Norway.", status="unconfirmed")
    assert (cue, scope, found.awaiting) == ("has yet to be confirmed by Norway", "The mill sold", ("Norway",))


def test_what_somebody_would_not_confirm_is_what_follows() -> None:
    found, _, scope = only("But Norway would not confirm that the deal holds.", status="unconfirmed")
    assert (scope, found.awaiting) == ("the deal holds", ("Norway",))


def test_a_silence_covers_the_sentence_before_in_the_paragraph() -> None:
    found, _, scope = only("Acme sold the mill.", "A spokesman for Acme declined to comment.", status="no_comment")
    assert (scope, found.awaiting) == ("Acme sold the mill.", ("A spokesman for Acme",))


def test_a_denial_without_matter_covers_what_it_remarks_on_and_names_the_denier() -> None:
    found, _, scope = only("Roe took bribes.", "Ms Roe, 45, who was fined, denies the charge.", status="denied")
    assert (scope, found.denied_by) == ("Roe took bribes.", ("Ms Roe",))


def test_a_belief_refused_disputes_only_what_the_other_side_claims() -> None:
    found, _, scope = only("She does not believe that it is safe, as Norway claims.", status="disputed")
    assert (scope, found.denied_by) == ("it is safe", ("She",))


def test_a_condition_shows_from_its_verb_on() -> None:
    document = paragraph("Roe warned that talks may be cut short if rain falls.")
    (found,) = [c for c in find_certainty(document) if c.modality == "conditional"]
    assert found.cue.of(document.text) == "may be cut short if"
    assert found.scope.of(document.text) == "talks may be cut short if rain falls"


def test_hearsay_and_charges_are_marked() -> None:
    found = find_certainty(paragraph("Reportedly, Ann Roe was accused of theft."))
    assert [(c.reported, c.allegation) for c in found] == [(True, False), (False, True)]


CASES = yaml.safe_load((Path(__file__).parent / "certainty_cases.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["shown"], ids=lambda case: case["text"])
def test_what_a_sentence_shows_is_found_with_its_reach_and_its_party(case: dict[str, str | list[str]]) -> None:
    text = str(case["text"])
    found = {
        c.status or c.modality: [c.cue.of(text), c.scope.of(text), *c.awaiting, *c.denied_by]
        for c in certainty(text)
        if c.status or c.modality
    }
    assert found == {kind: words for kind, words in case.items() if kind != "text"}


@pytest.mark.parametrize("sentence", CASES["plain"])
def test_a_sentence_without_doubt_or_hedge_shows_none(sentence: str) -> None:
    assert [c for c in certainty(sentence) if c.status or c.modality] == []


def test_every_rule_that_the_lexicon_names_exists() -> None:
    from factcheck.language.certainty.guards import STATUS_GUARDS
    from factcheck.language.certainty.hearsay_guards import HEARSAY_GUARDS
    from factcheck.language.certainty.hedge_guards import HEDGE_GUARDS
    from factcheck.language.certainty.modal_guards import MODAL_GUARDS
    from factcheck.language.certainty.parties import PARTIES
    from factcheck.language.certainty.scopes import SCOPES
    from factcheck.language.certainty.wish_guards import WISH_GUARDS

    families = (STATUS_GUARDS, HEARSAY_GUARDS, HEDGE_GUARDS, MODAL_GUARDS, WISH_GUARDS)
    rules = {None}.union(*families)
    for family in ("certainty_status", "certainty_modality", "certainty_hearsay"):
        for entry in entries(family):
            assert entry.notes.get("guard") in rules, entry
            assert entry.notes.get("who", "none") in PARTIES.keys() | {"none"}, entry
            assert entry.notes.get("scope", "own") in SCOPES, entry


_PIECES = (
    'denied if will would not confirm , . “ " who which and that said about 9 could claims reports of to ( ) — U.N.'
    " May no comment from accused Roe's as false neither nor called a the been is 𝟙 \u200f é"
)
_WORDS = st.sampled_from(_PIECES.split(" "))


@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=40).map(" ".join)))
def test_any_text_is_survived_and_every_span_lies_within_it(text: str) -> None:
    document = cut(text, sentences=[Span(0, len(text))])
    found = find_certainty(document)
    assert all(0 <= s.start < s.end <= len(text) for c in found for s in (c.cue, c.scope))
    assert list(found) == sorted(found, key=lambda c: c.cue)
