"""The long tail of words that report: attacks and praise, acts of speech with a noun, attitudes, passives."""

import pytest

from factcheck.language.attribution import Attribution, find_attributions
from factcheck.language.document import cut


def content(text: str, attribution: Attribution) -> str:
    return " … ".join(span.of(text) for span in attribution.content)


def read(text: str) -> list[tuple[str | None, str, str]]:
    return [(a.speaker, a.act, content(text, a)) for a in find_attributions(cut(text))]


@pytest.mark.parametrize(
    ("text", "act", "said"),
    [
        ("The coach hit out at the referees.", "criticized", "the referees."),
        ("Orr tore into the budget on Monday.", "criticized", "the budget on Monday."),
        ("The minister paid tribute to the crew.", "said", "the crew."),
        ("The bank played down the risk.", "rejected", "the risk."),
        ("Orr disavowed the leaflet.", "rejected", "the leaflet."),
        ("The board credited the nurses with the recovery.", "said", "the nurses with the recovery."),
        ("The firm laid out a timetable for repairs.", "said", "a timetable for repairs."),
        ("Two clubs came out in favour of the ban.", "agreed", "the ban."),
        ("The militia claimed responsibility for the blast.", "claimed", "the blast."),
        ("Orr contemplated whether to stay.", "believed", "whether to stay."),
    ],
)
def test_a_verb_of_blame_praise_or_attitude_reports_its_object(text: str, act: str, said: str) -> None:
    assert [(found_act, what) for _, found_act, what in read(text)] == [(act, said)]


def test_an_attack_is_words_where_its_ground_is_named() -> None:
    assert read("Orr attacked the council for its silence.") == [("Orr", "criticized", "the council for its silence.")]
    assert read("Rebels attacked the village at dawn.") == []


def test_what_is_made_or_issued_is_an_act_of_speech_with_a_noun_of_speech() -> None:
    assert read("Orr made a case for a second bridge.") == [("Orr", "said", "a case for a second bridge.")]
    assert read("The plant made a car for export.") == []


def test_what_is_welcomed_is_an_opinion_where_it_is_a_matter_and_no_guest() -> None:
    assert read("The union welcomed the ruling.") == [("The union", "said", "the ruling.")]
    assert read("The hotel welcomed guests from Leeds.") == []


def test_who_is_asked_stands_before_the_question() -> None:
    text = "A reporter asked the mayor if he would stay."
    assert read(text) == [("A reporter", "asked", "if he would stay.")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The union is confident that pay will rise.", ("The union", "believed", "that pay will rise.")),
        ("Growers remain wary of the new rules.", ("Growers", "believed", "the new rules.")),
        ("She has long been critical of the club.", ("She", "criticized", "the club.")),
        ("Doctors were unwilling to sign the letter.", ("Doctors", "declined", "to sign the letter.")),
        ("He is sure they will win.", ("He", "believed", "they will win.")),
    ],
)
def test_an_adjective_tells_an_attitude(text: str, found: tuple[str, str, str]) -> None:
    assert read(text) == [found]


def test_an_adjective_of_a_thing_is_no_attitude() -> None:
    assert read("It is clear that the road is shut. The happy crowd of fans sang.") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The bank appears to have known.", "The bank … to have known."),
        ("It seems that the ferry is late.", "that the ferry is late."),
        ("The keeper seemed unhurt, but he left the field.", "The keeper … unhurt"),
    ],
)
def test_what_seems_so_is_implied_by_nobody_named(text: str, said: str) -> None:
    assert read(text) == [(None, "implied", said)]


def test_who_appears_in_a_place_says_nothing() -> None:
    assert read("Orr appeared in court on Monday. A crack appeared.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bridge is seen as a threat to the reef.", (None, "believed", "The bridge … as a threat to the reef.")),
        ("The club was criticized by fans for the sale.", ("fans", "criticized", "The club … for the sale.")),
        ("The mayor was asked about the bridge.", (None, "asked", "the bridge.")),
        ("The old jail is considered unsafe.", (None, "believed", "The old jail … unsafe.")),
        ("A nurse was charged with theft.", (None, "accused", "A nurse … with theft.")),
        ("The ban was endorsed by two clubs.", ("two clubs", "agreed", "The ban")),
    ],
)
def test_a_passive_says_how_somebody_is_judged(text: str, found: tuple[str | None, str, str]) -> None:
    assert read(text) == [found]


def test_passives_of_events_and_names_are_no_judgement() -> None:
    assert read("The match was called off. The ship is called Ana Orr. The road was closed by police.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("His plan to widen the canal has stalled.", ("His", "believed", "to widen the canal")),
        ("Amid fears of a flood, the school shut.", (None, "believed", "a flood")),
        ("There were calls for a recount.", (None, "urged", "a recount.")),
        ("The club’s endorsement of Orr came late.", ("The club", "agreed", "Orr")),
        ("Questions about the dam were put aside.", (None, "asked", "the dam")),
        ("Her opposition to the tax is old.", ("Her", "believed", "the tax")),
    ],
)
def test_a_noun_carries_what_it_is_about(text: str, found: tuple[str | None, str, str]) -> None:
    assert read(text) == [found]


def test_a_noun_without_owner_or_matter_carries_nothing() -> None:
    assert read("The plan to widen the canal is old. A question about the tide was set. The hope is small.") == []


def test_what_someone_did_to_say_it_is_said() -> None:
    text = "Orr rang the studio to complain about the score."
    assert read(text) == [("Orr", "criticized", "the score.")]


@pytest.mark.parametrize("text", ["Orr was unable to explain the loss.", "Fans had no chance to question the board."])
def test_what_was_not_said_is_no_attribution(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In her view, the tax is unfair.", ("her", "believed", "the tax is unfair.")),
        ("To Orr, the draw was a defeat.", ("Orr", "believed", "the draw was a defeat.")),
        (
            "In a poll of growers, most were against the levy.",
            ("a poll of growers", "reported", "most were against the levy."),
        ),
    ],
)
def test_an_opening_phrase_names_whose_view_it_is(text: str, found: tuple[str, str, str]) -> None:
    assert read(text) == [found]


def test_openings_of_time_and_place_name_nobody() -> None:
    assert read("In a village near Leeds, most were against the levy. To this day, the mill is shut.") == []


def test_where_someone_was_raised_is_no_speech() -> None:
    assert read("Ana Orr, a sailor raised in Chile, won.") == []
