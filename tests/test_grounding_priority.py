"""Priority: the formula at the edges of its bands, and each of its four terms."""

from typing import Any

import pytest

from factcheck.grounding import bench_for
from factcheck.grounding.claims import Grounded
from factcheck.grounding.priority import prioritize
from factcheck.models import Claim, Hop, Source, Span
from tests.said import article

TEXT = """Alder road opens to buses

The road opens at nine. The lamps are green.

The signs are white.

The kerb is grey.

Later the moss grew back. The wall has 42 stones and the largest arch. “We paint it ourselves,” one sign reads.

The arch was painted on 4 May 2021.
"""
BENCH = bench_for(article(TEXT))
SOURCES = {
    "s0": Source(id="s0", name="The Morning Echo"),
    "s1": Source(id="s1", name="Tom Vance"),
    "s2": Source(id="s2", name="Anna Reed", role="mayor"),
}


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def graded(*words: str, harm: int = 0, source: str = "", **fields: Any) -> tuple[str, tuple[str, ...]]:
    chain = [Hop(source="s0", name="The Morning Echo")]
    chain += [Hop(source=source, name=SOURCES[source].name, act="said")] if source else []
    known: dict[str, Any] = {"sourcing": "observed"}
    spans = tuple(span(w) for w in words)
    claim = Claim(id="c", text="", quote="", spans=spans, chain=tuple(chain), **(known | fields))
    rank = prioritize(BENCH, SOURCES, Grounded(claim, harm, ()))
    return rank.priority, rank.reasons


MOSS, WALL = "Later the moss grew back", "The wall has 42 stones and the largest arch"
FOUR = ("The wall has 42 stones and the largest arch", "“We paint it ourselves,”")


@pytest.mark.parametrize(
    ("words", "fields", "score", "band"),
    [
        (("The road opens at nine",), {"harm": 0, "sourcing": "unattributed"}, 20, "P1"),
        (("Alder road opens to buses",), {"harm": 2, "sourcing": "attributed"}, 18, "P2"),
        ((WALL,), {"harm": 3, "modality": "implied"}, 19, "P2"),
        ((WALL,), {"harm": 3}, 13, "P2"),
        (("The lamps are green",), {"harm": 1, "sourcing": "attributed"}, 12, "P3"),
        ((WALL,), {"harm": 1}, 7, "P3"),
        ((MOSS,), {"harm": 1, "sourcing": "own_act"}, 6, "P4"),
        ((MOSS,), {"harm": 0}, 0, "P4"),
    ],
)
def test_the_bands_begin_at_twenty_thirteen_and_seven(
    words: tuple[str, ...], fields: dict[str, Any], score: int, band: str
) -> None:
    assert graded(*words, **fields)[0] == band, score


@pytest.mark.parametrize(
    ("fields", "grade"),
    [
        ({"sourcing": "corroborated"}, 0), ({"sourcing": "observed"}, 0), ({"sourcing": "own_act"}, 1),
        ({"sourcing": "attributed"}, 1), ({"sourcing": "reported"}, 3), ({"sourcing": "anonymous"}, 3),
        ({"sourcing": "unattributed"}, 3), ({"modality": "estimated"}, 2), ({"modality": "implied"}, 2),
        ({"modality": "conditional"}, 2), ({"modality": "predicted"}, 1), ({"modality": "promised"}, 1),
        ({"status": "unconfirmed"}, 3), ({"status": "denied"}, 3), ({"status": "disputed"}, 3),
        ({"status": "not_verified"}, 3), ({"status": "no_comment"}, 3),
        ({"status": "denied", "sourcing": "corroborated"}, 3),
    ],
)  # fmt: skip
def test_weakness_is_graded_as_domain_says(fields: dict[str, Any], grade: int) -> None:
    """Nothing else counts here, so a claim leaves P4 where 3·harm + 3·weakness is 9."""
    bands = [graded(MOSS, harm=harm, **({"sourcing": "attributed"} | fields))[0] for harm in range(4)]
    assert bands.index("P3") == 3 - grade


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Alder road opens to buses", "headline"), ("The road opens at nine", "headline"),
        ("The lamps are green", "first three paragraphs"), ("The kerb is grey", "first three paragraphs"),
    ],
)  # fmt: skip
def test_prominence_is_given_in_words(words: str, reason: str) -> None:
    assert any(reason in one for one in graded(words)[1])


def test_what_stands_late_and_once_is_not_prominent() -> None:
    assert graded(MOSS)[1] == ()


def test_a_claim_made_again_is_more_prominent() -> None:
    assert "said more than once" in graded(MOSS, group="moss")[1]


def test_every_charge_that_rests_on_nobody_is_of_the_first_priority() -> None:
    assert graded(MOSS, sourcing="unattributed", allegation=True)[0] == "P1"
    assert graded(MOSS, sourcing="attributed", source="s1", allegation=True)[0] == "P4"


def test_words_of_harm_count_where_the_model_saw_none() -> None:
    text = "Road shut\n\nIt is quiet.\n\nIt is dry.\n\nIt is late.\n\nTwo men were killed there."
    at = text.index("Two")
    claim = Claim(id="c", text="", quote="", spans=(Span(at, len(text)),), chain=(), sourcing="attributed")
    rank = prioritize(bench_for(article(text)), SOURCES, Grounded(claim, 0, ()))
    assert (rank.priority, rank.reasons[0]) == ("P2", "a death is at stake")


def test_figure_superlative_quotation_and_title_each_make_a_claim_specific() -> None:
    assert graded(*FOUR, source="s2")[1][-4:] == (
        "gives a figure", "a superlative", "a quotation", "a source with a title",
    )  # fmt: skip


def test_specificity_counts_no_more_than_three() -> None:
    """3·harm 1 + 3·prominence 1 + 2·3 = 12; a fourth detail would make it P2."""
    assert graded(*FOUR, source="s2", harm=1)[0] == "P3"


def test_a_date_is_a_detail_of_its_own() -> None:
    """Domain: one each for a figure and for a title or date; 3·harm 1 + 2·1 = 5 without a figure of its own."""
    reasons = graded("The arch was painted on 4 May 2021")[1]
    assert not any("figure" in reason for reason in reasons)


def test_a_quote_with_words_left_out_is_said_once() -> None:
    assert "said more than once" not in graded("Later the moss", "grew back")[1]
