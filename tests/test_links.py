"""Links: the same claim again, the doubt that belongs to it elsewhere, and what cannot both hold."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.reading import read
from tests.newsread import LEAK, PORT, place, reading


def test_a_refusal_to_confirm_is_carried_to_the_claim() -> None:
    links = reading(PORT).links
    promise = links.statements[place(PORT, "to extend")]
    cues = [c.cue.of(PORT) for c in promise.caveats if c.status == "unconfirmed"]
    assert any("yet to be confirmed" in cue for cue in cues)
    assert any("would not confirm" in cue for cue in cues)


def test_the_refusal_itself_is_settled() -> None:
    refusal = place(PORT, "run beyond May")
    assert refusal in reading(PORT).links.refusals
    assert reading(PORT).statements[refusal].status == "asserted"


def test_a_title_that_repeats_the_claim_is_linked_without_its_doubt() -> None:
    links = reading(PORT).links
    assert 0 in links.mentions[place(PORT, "to extend")]
    assert links.statements[0].status == "asserted"


def test_a_repetition_without_the_caveat_gets_it() -> None:
    assert reading(PORT).statements[place(PORT, "has been extended")].status == "unconfirmed"


def test_a_denial_contradicts_the_charge_both_ways() -> None:
    charge, denial = place(LEAK, "Norvale hid"), place(LEAK, "it hid")
    contradicts = reading(LEAK).links.contradicts
    assert (contradicts[charge], contradicts[denial]) == ((denial,), (charge,))


def test_another_source_of_other_words_is_no_repetition() -> None:
    links = reading(LEAK).links
    assert links.same == tuple(range(len(links.statements)))


def test_one_claim_in_two_wordings_of_one_source_is_one() -> None:
    text = "The army said it will extend the truce by four days. The army said it had extended the truce by four days."
    links = read(text).links
    assert links.same == (0, 0)
    assert links.again(0) == (0, 1)


def test_figures_that_differ_keep_claims_apart() -> None:
    text = "The army said it extended the truce by 24 hours. The army said it extended the truce by four days."
    assert read(text).links.same == (0, 1)


def test_one_striking_figure_and_two_words_make_one_proposition_of_two_voices() -> None:
    text = (
        "Calyx said the plant will create 620 jobs in the valley by 2027.\n\n"
        "The 620 jobs at the plant are twice what the town hoped for, the mayor said."
    )
    assert read(text).links.group == (0, 0)


def test_a_year_is_no_striking_figure() -> None:
    text = "Calyx said the plant opened in 2019 near the river.\n\nThe plant cut 40 posts in 2019, the union said."
    assert read(text).links.group == (None, None)


def test_a_title_and_the_body_put_one_proposition_in_most_of_their_words() -> None:
    text = "Mill will be sold by May, owner says\n\nThe old mill on the Arle will be sold in May, Ann Roe said.\n"
    assert reading(text).links.group[0] is not None


@settings(max_examples=50)
@given(st.lists(st.sampled_from([*LEAK.splitlines(), *PORT.splitlines()]), max_size=8).map("\n\n".join))
def test_links_name_statements_that_exist_and_hold_both_ways(text: str) -> None:
    links = read(text).links
    places = set(range(len(links.statements)))
    assert all(links.same[first] == first <= i for i, first in enumerate(links.same))
    assert {j for js in links.mentions.values() for j in js} | links.refusals <= places
    assert all(i in links.contradicts[j] for i, js in links.contradicts.items() for j in js)
