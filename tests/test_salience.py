"""How grave, of what kind and how checkable a statement is."""

import pytest

from factcheck.language.document import cut
from factcheck.language.figures import find_figures
from factcheck.language.salience import checkable, harm, kind_of
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
    assert harm(tokenize(text)) == grade


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
    assert kind_of(tokenize(text), figures, modality, quoted) == kind


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
        pytest.param(
            "TWO MEN WERE KILLED",
            marks=pytest.mark.xfail(strict=True, reason="every word of a text in capitals is taken for a name"),
        ),
        "Murder was his trade",
        "Shelling went on",
    ],
)
def test_capitals_hide_no_death(text: str) -> None:
    assert harm(tokenize(text)) == 3


@pytest.mark.xfail(strict=True, reason="the list of superlatives is short")
@pytest.mark.parametrize("word", ["tallest", "busiest", "newest", "cheapest", "most expensive", "least popular"])
def test_common_superlatives_are_known(word: str) -> None:
    assert kind_of(tokenize(f"It is the {word} tower"), (), "fact", False) == "superlative"
