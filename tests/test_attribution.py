from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.attribution import Attribution, find_attributions
from factcheck.language.document import cut
from factcheck.models import Span

WORDS = ["Orr", "said", "that", "the", "mayor", ",", ".", "“", "”", '"', "and", "warned", "to", "who", "according"]
NEWS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=120)


def read(text: str) -> list[tuple[str | None, str, str]]:
    """Speaker, act and content of every attribution that is not nested."""
    found = find_attributions(cut(text))
    return [(a.speaker, a.act, content(text, a)) for a in found if not a.nested]


def content(text: str, attribution: Attribution) -> str:
    return " … ".join(span.of(text) for span in attribution.content)


@given(NEWS)
def test_every_span_lies_in_the_text_and_says_something(text: str) -> None:
    for found in find_attributions(cut(text)):
        spans = [*found.content, *([found.source] if found.source else []), *([found.cue] if found.cue else [])]
        assert found.content
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(NEWS)
def test_a_parent_is_another_attribution_that_holds_the_cue(text: str) -> None:
    found = find_attributions(cut(text))
    for number, each in enumerate(found):
        if each.parent is not None and each.cue is not None:
            assert each.parent < number
            assert any(span.holds(each.cue) for span in found[each.parent].content)


def test_indirect_speech_stops_where_the_reporters_voice_begins() -> None:
    text = "The union said the firm has promised to reopen the mine, although the firm has yet to say so."
    assert read(text) == [("The union", "said", "the firm has promised to reopen the mine")]


def test_an_attribution_within_another_is_nested_and_knows_its_parent() -> None:
    text = "The union said the firm has promised to reopen the mine."
    outer, inner = find_attributions(cut(text))
    assert (inner.speaker, inner.act, inner.nested, inner.parent) == ("the firm", "promised", True, 0)
    assert content(text, inner) == "to reopen the mine."
    assert not outer.nested


def test_an_apposition_belongs_to_the_source_and_the_listener_is_told() -> None:
    text = "“The roof leaks,” Ana Orr, a nurse in Leeds, told the daily Harbour Post on Monday."
    (found,) = find_attributions(cut(text))
    assert (found.speaker, found.via) == ("Ana Orr, a nurse in Leeds", "Harbour Post")
    assert content(text, found) == "The roof leaks,"


def test_an_inverted_verb_finds_its_subject_behind_it() -> None:
    assert read("“We lost,” said Ana Orr, the coach.") == [("Ana Orr, the coach", "said", "We lost,")]


def test_an_interrupted_quotation_is_one_content_of_two_parts() -> None:
    assert read("“We will rebuild,” she said, “but not here.”") == [("she", "said", "We will rebuild, … but not here.")]


def test_a_quotation_without_a_cue_goes_on_with_its_lead_in() -> None:
    text = "“It is no accident,” the diplomat said. “In two weeks we will see more.”"
    assert read(text) == [("the diplomat", "said", "It is no accident, … In two weeks we will see more.")]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We waited,” Ruiz said.\n\n“Nobody came to help us.”"
    assert read(text) == [("Ruiz", "said", "We waited, … Nobody came to help us.")]


def test_a_clause_after_a_closed_quotation_is_its_tag() -> None:
    text = "That would “end the pretext for the raids.” Moreno said."
    assert [found[0] for found in read(text)] == ["Moreno"]


def test_according_to_takes_the_narrow_reading() -> None:
    text = "Fewer than 30 nurses are left, according to the W.H.O, and only two wards are open."
    assert read(text) == [("the W.H.O", "said", "Fewer than 30 nurses are left")]


def test_a_participle_speaks_for_the_subject_of_its_sentence() -> None:
    text = "The envoy left early, warning that the talks would fail."
    assert read(text) == [("The envoy", "warned", "that the talks would fail.")]


def test_a_second_verb_shares_the_source_of_the_first() -> None:
    text = "The minister said the dam was safe and warned that rumours would spread."
    assert read(text) == [
        ("The minister", "said", "the dam was safe"),
        ("The minister", "warned", "that rumours would spread."),
    ]


def test_an_insertion_leaves_what_is_said_on_both_sides() -> None:
    text = "The blaze, officials said, began in the cellar."
    assert read(text) == [("officials", "said", "The blaze … began in the cellar.")]


def test_a_source_within_a_clause_is_found() -> None:
    text = "She kept the leaflets locals say were dropped by the army. It sails in what observers say is a first."
    assert [(speaker, act) for speaker, act, _ in read(text)] == [("locals", "said"), ("observers", "said")]


def test_an_as_clause_reports_the_clause_before_it() -> None:
    text = "She doubts that the road is safe, as the army claims."
    assert [(a.speaker, a.act, content(text, a)) for a in find_attributions(cut(text))][1] == (
        "the army",
        "claimed",
        "the road is safe",
    )


def test_a_refusal_to_confirm_is_declined() -> None:
    assert read("But the bank would not confirm that the deal was off.") == [
        ("the bank", "declined", "that the deal was off.")
    ]


def test_fears_and_passives_have_no_source() -> None:
    text = "Fears that the dam may burst grew. The pilot is believed to have died."
    assert [(speaker, act) for speaker, act, _ in read(text)] == [(None, "believed"), (None, "believed")]


def test_whose_claim_it_is_stands_before_the_noun() -> None:
    assert read("Orr’s claim that the vote was rigged drew laughter.")[0][:2] == ("Orr", "claimed")


def test_events_and_nouns_are_no_attributions() -> None:
    text = "The plan was rejected by the prime minister. The food agreed with her. The reports were burnt. A call came."
    assert read(text) == []


def test_a_document_can_speak() -> None:
    text = "A poll found support for the strike. The men found a boat. Court papers allege the fire was set."
    assert [(speaker, act) for speaker, act, _ in read(text)] == [("A poll", "reported"), ("Court papers", "claimed")]


def test_entities_name_the_speaker() -> None:
    class Orr:
        name = "Ana Orr"

    class Subjects:
        def resolve(self, span: Span) -> Orr | None:
            return Orr() if span.start == 0 else None

    found = find_attributions(cut("She said it was late. Police said so too, they claimed."), Subjects())
    assert [each.speaker for each in found] == ["Ana Orr", "they", "Police"]


def test_a_dateline_is_no_subject() -> None:
    text = "LEEDS (Post) — A judge on Monday put off the case, saying she was ill."
    assert read(text) == [("A judge", "said", "she was ill.")]


def test_a_court_hears_what_is_said_before_it() -> None:
    assert read("The nurse lied to her patients, a jury heard.")[0][:2] == ("a jury", "reported")
    assert read("She heard the rain.") == []


def test_a_participle_that_describes_the_source_belongs_to_it() -> None:
    assert read("A study published by Orr found that bees sleep.")[0][0] == "A study published by Orr"


def test_a_denial_in_a_noun_with_a_clause_is_found() -> None:
    text = "The ministry said rebels fired first, a claim they denied."
    assert read(text) == [("The ministry", "said", "rebels fired first"), ("they", "denied", "a claim")]


def told(text: str) -> list[str | None]:
    """Whom each source that is not nested told."""
    return [a.via for a in find_attributions(cut(text)) if not a.nested]


def test_an_outlet_is_named_by_its_own_name_behind_the_noun_for_it() -> None:
    assert told("“Go,” Orr told the Scottish daily the Leith Courier.") == ["Leith Courier"]
    assert told("“Go,” Orr told the French daily Le Phare de Brest.") == ["Le Phare de Brest"]
    assert told("“Go,” Orr told the Sunday Herald. “Go,” she told the BBC.") == ["Sunday Herald", "BBC"]


def test_a_statement_to_an_outlet_tells_it() -> None:
    assert told("The council, in a statement sent to Radio Forth, said it would stay.") == ["Radio Forth"]
    assert told("The firm said in a statement carried by the Norda agency that it would pay.") == ["Norda"]
    assert told("Orr told reporters in an interview with the Evening Star that it was late.") == ["Evening Star"]
    assert told("Orr wrote in the Evening Star that it was late.") == ["Evening Star"]


def test_what_someone_describes_as_something_is_theirs() -> None:
    text = "The ships sail in what river watchers describe as the largest fleet in years."
    assert read(text) == [("river watchers", "described", "the largest fleet in years.")]


def test_a_count_is_its_counters_and_stays_narrow() -> None:
    text = "Twelve pilots are left, on the figures of the Port Board, and three cranes work."
    assert read(text) == [("the Port Board", "said", "Twelve pilots are left")]
    assert read("By the union’s own estimate, 40 jobs will go.") == [("the union", "estimated", "40 jobs will go.")]


def test_a_name_given_to_a_thing_is_no_description() -> None:
    text = "The group, Fair Quay, once a branch called Berth Nine, told Radio One that it would stay, citing disputes."
    source = "The group, Fair Quay, once a branch called Berth Nine"
    assert [found[:2] for found in read(text)] == [(source, "said"), (source, "said")]


def test_whatever_someone_claims_is_what_is_disputed_behind_it() -> None:
    text = "Whatever the port maintains, he does not accept that the road is safe."
    assert read(text) == [("the port", "claimed", "the road is safe.")]


def test_an_estimate_within_an_appeal_ends_where_the_appeal_goes_on() -> None:
    text = "The county urged the 700 people it figures are still there to go."
    inner = [a for a in find_attributions(cut(text)) if a.act == "estimated"]
    assert [(a.speaker, content(text, a)) for a in inner] == [("it", "the 700 people … are still there")]


def test_within_a_quotation_only_what_was_said_is_nested() -> None:
    assert len(find_attributions(cut("“They can tell the crews that it is time to go,” Orr said."))) == 1
    assert len(find_attributions(cut("“The police have said that the road is shut,” Orr said."))) == 2


def test_an_assurance_that_something_is_so_is_a_claim() -> None:
    assert read("She doesn’t buy the county’s assurance that the road is safe.")[0][:2] == ("the county", "claimed")


def test_a_sentence_beyond_all_measure_is_read_in_its_head_only() -> None:
    assert len(find_attributions(cut("He said " * 2000))) == len(find_attributions(cut("He said " * 8000)))
