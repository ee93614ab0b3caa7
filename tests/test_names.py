from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.document import cut
from factcheck.language.names import Entities, Entity, find_entities, same_name, spellings
from factcheck.models import Span

COURT = """Martin Crewe, 52, of Harrogate, told Leeds Crown Court that he was sorry. Judge Helen Ashworth jailed him.
Det Supt Alan Moore of West Yorkshire Police said the case was grave. "This man ruined lives," Det Supt Moore said.
Labour MP Joan Reid said the Home Office should act. Downing Street declined to comment. The Met is investigating.
Sir Keith Lowe, the former chief constable, was angry. Sir Keith told the BBC so. Mrs Crewe wept. She left early."""

TALKS = """Veldania said a senior NATO diplomat had called. A senior NATO diplomat told Reuters the fleet was ready.
"This is no visit," the diplomat said. Norwegian officials were silent. Observers said otherwise. Sources agreed.
President Vladimir Orlov of Russia met Anna Berg, a radiologist in Oslo. She said he was late. Moscow said little.
Orlov spokesman Dmitry Panin smiled. The Russian military said it was ready. Russia's military left."""


def read(text: str) -> Entities:
    """Cut a text at its full stops, so that these tests do not rest on the sentence splitter."""
    spans, start = [], 0
    for at, mark in enumerate(text):
        if mark in ".\n" and text[at + 1 : at + 2] in {" ", "\n", ""} and text[at - 1 : at].islower() and at > start:
            spans.append(Span(start, at + 1))
            start = at + 1 + (text[at + 1 : at + 2] == " ")
    if start < len(text):
        spans.append(Span(start, len(text)))
    return find_entities(cut(text, spans))


def named(entities: Entities, name: str) -> Entity:
    return next(e for e in entities.all if e.name == name)


def meant(entities: Entities, words: str, nth: int = 0) -> Entity:
    text, at = entities.document.text, -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    entity = entities.resolve(Span(at, at + len(words)))
    assert entity is not None
    return entity


def test_a_surname_and_a_full_name_are_one_person() -> None:
    crewe = named(read(COURT), "Martin Crewe")
    assert named(read(COURT), "Alan Moore").variants == ("Moore",)
    assert crewe.naming == "named"


def test_two_people_with_one_surname_stay_two() -> None:
    entities = read(COURT)
    assert meant(entities, "Mrs Crewe").name == "Crewe"
    assert meant(entities, "She").name == "Crewe"
    both = read("John Hale met Jane Hale at noon. Mr Hale said so. Ms Hale said no. Jane Hale left.")
    assert meant(both, "Mr Hale").name == "John Hale"
    assert meant(both, "Ms Hale").name == "Jane Hale"


def test_titles_are_roles_and_tell_the_kind() -> None:
    entities = read(COURT)
    assert named(entities, "Helen Ashworth").kind == "legal"
    assert named(entities, "Joan Reid").role == "Labour MP"
    assert named(entities, "Joan Reid").kind == "political"
    assert named(entities, "Keith Lowe").role == "former chief constable"


def test_offices_and_metonyms_are_institutions() -> None:
    entities = read(COURT)
    assert {named(entities, n).naming for n in ("Home Office", "Downing Street", "Met", "BBC")} == {"institution"}
    assert named(entities, "Leeds Crown Court").kind == "legal"


def test_a_sir_is_called_by_his_first_name() -> None:
    assert meant(read(COURT), "Sir Keith", 1).name == "Keith Lowe"


def test_an_unnamed_source_in_the_same_words_is_one() -> None:
    entities = read(TALKS)
    diplomat = meant(entities, "A senior NATO diplomat")
    assert meant(entities, "a senior NATO diplomat") == diplomat
    assert meant(entities, "the diplomat") == diplomat
    assert (diplomat.naming, diplomat.part_of) == ("described", "NATO")


def test_groups_of_people_are_told_from_bare_sources() -> None:
    entities = read(TALKS)
    assert meant(entities, "Observers").naming == "collective"
    assert meant(entities, "Sources").naming == "bare"
    assert meant(entities, "Norwegian officials").part_of == "Norway"


def test_pronouns_mean_people_of_their_gender() -> None:
    entities = read(TALKS)
    assert meant(entities, "She").name == "Anna Berg"
    assert meant(entities, " he was late"[:3]).name == "Vladimir Orlov"


def test_a_pronoun_without_anyone_before_it_stays_bare() -> None:
    he = meant(read("The likelihood grew. He said so."), "He")
    assert (he.name, he.naming) == ("He", "bare")


def test_a_capital_that_acts_is_its_country() -> None:
    entities = read(TALKS)
    assert meant(entities, "Moscow").name == "Russia"
    assert meant(read("Talks on Russia were held in Moscow on Monday."), "Moscow").name == "Moscow"


def test_a_spokesman_speaks_for_the_country_of_his_president() -> None:
    panin = named(read(TALKS), "Dmitry Panin")
    assert (panin.role, panin.part_of) == ("Orlov spokesman", "Russia")


def test_a_countrys_body_is_its_own_entity() -> None:
    military = meant(read(TALKS), "The Russian military")
    assert military == meant(read(TALKS), "Russia's military")
    assert (military.kind, military.part_of) == ("military", "Russia")


def test_acronyms_in_brackets_and_initials_join_their_names() -> None:
    entities = read(
        "The National Grid Authority (NGA) said so. The NGA left. The Office for Rail Safety met. ORS left."
    )
    assert named(entities, "National Grid Authority").variants == ("NGA",)
    assert named(entities, "Office for Rail Safety").variants == ("ORS",)


def test_appositives_before_a_name_are_roles() -> None:
    entities = read("The U.N. mediator for Chad, Erik de Winter, spoke. De Winter left. Later de Winter said no.")
    winter = meant(entities, "de Winter", 1)
    assert (winter.name, winter.role) == ("Erik de Winter", "U.N. mediator for Chad")
    assert winter.kind == "intergovernmental"


def test_a_phrase_with_a_name_means_the_name() -> None:
    text = "The Swedish daily Norra Bladet spoke. A jihadist group, Dawn Front, a cell once called Night Front, met."
    entities = read(text)
    assert meant(entities, "The Swedish daily Norra Bladet").kind == "outlet"
    group = meant(entities, "A jihadist group, Dawn Front, a cell once called Night Front")
    assert (group.name, group.kind) == ("Dawn Front", "armed_group")


def test_the_company_takes_up_the_last_company() -> None:
    entities = read("Halden Motors cut jobs. Toyota left Ohio. Halden Motors said no. The company said it was sorry.")
    assert meant(entities, "The company").name == "Halden Motors"
    assert meant(entities, "it was"[:2]).name == "Halden Motors"


def test_two_parties_joined_are_a_collective() -> None:
    pair = meant(read("Rebels and activists said the plan was bad."), "Rebels and activists")
    assert (pair.name, pair.naming, pair.kind) == ("Rebels and activists", "collective", "armed_group")


def test_sentence_initial_words_are_no_names() -> None:
    entities = read("Feeding the fears are signs. Analysts agree. Rebel fighters left. Small arms fire was heard.")
    assert entities.all == ()


def test_headlines_name_only_what_the_text_names() -> None:
    text = "Crowe Jailed Over Mill Fire Deaths\n\nDenis Crowe, a builder, was jailed. Crowe wept."
    document = cut(text, (Span(0, 34), Span(36, 71), Span(72, len(text))), ("headline", "body", "body"))
    assert [(e.name, len(e.mentions)) for e in find_entities(document).all] == [("Denis Crowe", 3)]


def test_names_that_are_variants_are_the_same_name() -> None:
    assert same_name("the United Nations", "U.N")
    assert same_name("Mr. Smith", "John Smith")
    assert same_name("NGA", "National Grid Authority")
    assert not same_name("John Smith", "Jane Smith")
    assert not same_name("", "John Smith")


def test_one_name_in_two_spellings_is_found() -> None:
    entities = read("Katherine Hale, a nurse, spoke. Later Catherine Hale said no. The al-Dawra group met. Dawra left.")
    assert spellings(entities) == (("Katherine Hale", "Catherine Hale"),)


def test_two_first_names_are_no_misspelling() -> None:
    assert spellings(read("Daniel Reyes met Danielle Reyes in Leeds. Mark Orme met Mary Orme.")) == ()


def test_a_spokesman_for_a_body_speaks_for_it() -> None:
    entities = read("A spokesman for the CPS said it may appeal. The spokesman sat. A CPS lawyer, who was ill, wept.")
    spokesman = meant(entities, "A spokesman for the CPS")
    assert meant(entities, "The spokesman") == spokesman
    assert (spokesman.naming, spokesman.part_of, spokesman.kind) == ("described", "CPS", "legal")
    assert meant(entities, "A CPS lawyer, who was ill").name == "A CPS lawyer"


def test_letters_behind_a_name_are_a_role() -> None:
    patel = meant(read("Her lawyer, Fiona Patel QC, said she was ill."), "Her lawyer, Fiona Patel QC")
    assert (patel.name, patel.kind) == ("Fiona Patel", "legal")


STRIKE = """Port Glass Workers and Orme Ferries met. The Night Courier, a paper the union owns, said so.
The union said it was ready. Its spokesman, Ian Moss, said no. The company said it was sorry.
The union's pay committee said the plan was dead. Ada Kemp, who speaks for its leaders, was calm.
The wall fell into the Orr River, the company's safety board said."""


def test_a_union_is_no_newspaper() -> None:
    entities = read(STRIKE)
    assert meant(entities, "The union").name == "Port Glass Workers"
    assert meant(entities, "The company").name == "Orme Ferries"


def test_a_body_of_a_body_is_an_institution_in_its_own_words() -> None:
    entities = read(STRIKE)
    board, committee = meant(entities, "the company's safety board"), meant(entities, "The union's pay committee")
    assert (board.name, board.naming, board.part_of) == ("the company's safety board", "institution", "Orme Ferries")
    assert (committee.naming, committee.part_of) == ("institution", "Port Glass Workers")
    assert named(entities, "Orr River").role is None


def test_its_spokesman_speaks_for_the_body_spoken_of() -> None:
    entities = read(STRIKE)
    assert named(entities, "Ian Moss").part_of == "Port Glass Workers"
    assert read("Orme Trust met. Jo Lunt, head of nursing at the trust, left.").all[1].part_of == "Orme Trust"


def test_a_source_in_shorter_words_is_the_same_source() -> None:
    entities = read("A senior engineer on the dam repair spoke. The engineer left. The engineer on the dam repair sat.")
    first = meant(entities, "A senior engineer on the dam repair")
    assert meant(entities, "The engineer") == first == meant(entities, "The engineer on the dam repair")
    assert first.name == "A senior engineer on the dam repair"


def test_small_words_belong_to_names_between_capitals() -> None:
    entities = read("Erik ten Brink and Ada ter Horst met ten Americans. Ten Brink sat. Then do Kemp and Lunt agree?")
    assert [e.name for e in entities.all[:2]] == ["Erik ten Brink", "Ada ter Horst"]
    assert "do Kemp" not in [form for e in entities.all for form in (e.name, *e.variants)]


def test_a_capital_that_is_no_title_belongs_to_the_name() -> None:
    entities = read("The county's health watchdog, Patient Voice Orme, met. However, the watchdog said no.")
    voice = named(entities, "Patient Voice Orme")
    assert (voice.role, voice.naming) == ("county's health watchdog", "institution")
    assert meant(entities, "However, the watchdog") == voice


def test_a_stop_stays_with_its_abbreviation() -> None:
    text = "On Friday Orme Power Co. met the staff, and Orme Power Co, a utility, said no."
    entities = find_entities(cut(text, [Span(0, len(text))]))
    assert named(entities, "Orme Power Co.").variants == ("Orme Power Co",)


def test_one_takes_up_the_papers_or_people_before_it() -> None:
    entities = read("The paper has seen two leaflets that some residents kept. One shows a bus. Another says no.")
    assert meant(entities, "One").name == "one of the leaflets"
    assert meant(entities, "Another").kind == "document"
    assert meant(read("The rain stopped. One left."), "One").naming == "bare"


def test_some_of_a_place_or_group_are_a_collective() -> None:
    entities = read("Rain fell in Orme. Some Orme call it a trick. What river watchers say is unclear.")
    assert (meant(entities, "Some Orme").name, meant(entities, "Some Orme").naming) == ("Some Orme", "collective")
    assert (meant(entities, "river watchers").name, meant(entities, "river watchers").kind) == (
        "river watchers",
        "crowd",
    )


def test_an_office_keeps_the_words_after_of() -> None:
    entities = read("The state Office of Dam Safety met. Lorna Quill, the deputy director at Dam Safety, spoke.")
    assert meant(entities, "The state Office of Dam Safety").name == "Office of Dam Safety"
    assert named(entities, "Lorna Quill").part_of == "Office of Dam Safety"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    entities = find_entities(cut(text, [Span(0, len(text))]))
    for entity in entities.all:
        assert entity.mentions
        assert all(0 <= m.start < m.end <= len(text) for m in entity.mentions)
    assert (entities.resolve(Span(0, len(text))) is None) == (not text.strip())


WORDS = st.sampled_from(COURT.split() + TALKS.split() + ["(", ")", ",", ".", "“", "”", "’s", "they", "it", "and"])


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_resolving_is_independent_of_order(words: list[str]) -> None:
    text = " ".join(words)
    document = cut(text, [Span(0, len(text))])
    spans = [Span(t.start, t.end) for row in document.tokens for t in row]
    forward, backward = find_entities(document), find_entities(document)
    assert [forward.resolve(s) for s in spans] == [backward.resolve(s) for s in reversed(spans)][::-1]
