"""How grave, of what kind and how checkable a statement is."""

import pytest

from factcheck.language.document import cut
from factcheck.language.figures import find_figures
from factcheck.language.salience import checkable, harm, kind_of, stakes
from factcheck.language.tokens import tokenize
from factcheck.models import Span
from factcheck.terms import Modality, values


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Two men were killed", 3), ("He was charged with fraud", 3), ("His shares fell", 2), ("The vote was close", 2),
        ("He was sacked", 1), ("A lift was built", 0), ("the Cold War museum", 0), ("", 0),
    ],
)  # fmt: skip
def test_harm_is_graded_by_the_gravest_word(text: str, grade: int) -> None:
    assert harm(list(tokenize(text))) == grade


@pytest.mark.parametrize(
    ("text", "modality", "quoted", "kind"),
    [
        ("It rained", "fact", False, "event"), ("It rained", "opinion", True, "opinion"),
        ("It cost $4 million", "promised", False, "forecast"), ("It cost $4 million", "fact", True, "quantity"),
        ("the largest of 4 mills", "fact", False, "superlative"), ("It rained", "fact", True, "quote"),
        ("He won a third time", "fact", False, "event"),
    ],
)  # fmt: skip
def test_a_claim_is_of_the_kind_looked_at_first(text: str, modality: Modality, quoted: bool, kind: str) -> None:
    figures = find_figures(cut(text, [Span(0, len(text))]))
    assert kind_of(list(tokenize(text)), figures, modality, quoted) == kind


@pytest.mark.parametrize(
    ("modality", "chained", "word"),
    [
        ("fact", True, "yes"), ("fact", False, "yes"), ("estimated", True, "partly"), ("implied", False, "partly"),
        ("promised", True, "attribution_only"), ("opinion", True, "attribution_only"), ("predicted", False, "no"),
        ("conditional", False, "no"),
    ],
)  # fmt: skip
def test_only_facts_can_be_settled(modality: Modality, chained: bool, word: str) -> None:
    assert checkable(modality, chained) == word


def test_every_modality_has_an_answer() -> None:
    assert {checkable(m, True) for m in values(Modality)} == {"yes", "partly", "attribution_only"}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "TWO MEN WERE KILLED",
        "Murder was his trade",
        "Shelling went on",
    ],
)
def test_capitals_hide_no_death(text: str) -> None:
    assert harm(list(tokenize(text))) == 3


@pytest.mark.parametrize(
    "text",
    [
        "The striker took a penalty shot", "The senators killed the farm bill", "They waged a price war over beer",
        "The mayor attacked the plan", "The coach came under fire", "They issued a safety net for banks",
        "The Fire Chief spoke", "He crashed out in the first round", "A leaked memo named him",
    ],
)  # fmt: skip
def test_a_figure_of_speech_harms_nobody(text: str) -> None:
    assert harm(list(tokenize(text))) == 0


def test_each_ground_is_told_once_and_the_gravest_first() -> None:
    found = stakes(list(tokenize("Two men died and one was killed when the dam collapsed and shares fell")))
    assert [each.ground for each in found] == ["a death", "markets or jobs", "safety"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The trial begins on 4 May 2024", "time"), ("Ann Orr is the director of the mill", "identity"),
        ("Of the forest, most is gone", "event"), ("They signed the request", "event"),
    ],
)  # fmt: skip
def test_a_kind_is_told_by_its_verb(text: str, kind: str) -> None:
    assert kind_of(list(tokenize(text)), find_figures(cut(text, [Span(0, len(text))])), "fact", False) == kind


@pytest.mark.parametrize("word", ["tallest", "busiest", "newest", "cheapest", "most expensive", "least popular"])
def test_common_superlatives_are_known(word: str) -> None:
    assert kind_of(list(tokenize(f"It is the {word} tower")), (), "fact", False) == "superlative"
