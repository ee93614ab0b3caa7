"""Who is awaited and who denies, in full and in words."""

import pytest

from factcheck.language.parties import DOUBTFUL, doubt_in_words, full_names, is_of, place
from factcheck.models import Span
from factcheck.terms import Status
from tests.newsread import LEAK, PORT, reading
from tests.newsread import place as statement_at


@pytest.mark.parametrize(
    ("status", "names", "words"),
    [
        ("unconfirmed", ["Norvale"], "Norvale has not confirmed this"),
        ("unconfirmed", [], "this has not been confirmed"),
        ("denied", ["A", "B"], "A and B deny this"),
        ("not_verified", ["A"], "this has not been verified"),
        ("no_comment", ["A", "B", "C"], "A and B and C have not commented"),
    ],
)
def test_a_doubt_is_put_in_a_clause(status: Status, names: list[str], words: str) -> None:
    assert doubt_in_words(status, names) == words


def test_every_doubt_can_be_put_in_words_gravest_first() -> None:
    assert DOUBTFUL == ("unconfirmed", "denied", "disputed", "not_verified", "no_comment")
    assert all(doubt_in_words(status, []) for status in DOUBTFUL)


def test_the_awaited_are_named_in_full_and_once() -> None:
    found = reading(PORT)
    caveats = found.statements[statement_at(PORT, "to extend")].caveats
    assert full_names(found.document, found.entities, caveats, ("unconfirmed",)) == ("Norvale",)
    assert full_names(found.document, found.entities, caveats, ("denied",)) == ()


def test_a_party_is_placed_near_its_doubt_and_as_a_whole_word() -> None:
    found = reading(LEAK)
    cue = LEAK.index("denied")
    at = place(found.document, "Norvale", Span(cue, cue + 6))
    assert at == Span(LEAK.rindex("Norvale"), LEAK.rindex("Norvale") + 7)
    assert place(found.document, "Norv", Span(cue, cue + 6)) is None
    assert place(found.document, "", Span(cue, cue + 6)) is None


def test_a_body_is_of_itself_and_nobody_is_of_nothing() -> None:
    norvale = next(e for e in reading(LEAK).entities.all if e.name == "Norvale")
    assert is_of("Norvale", norvale)
    assert not is_of("Unite", norvale)
    assert not is_of("Norvale", None)


@pytest.mark.xfail(strict=True, reason="three names are joined by two ands")
def test_three_parties_are_listed_as_a_paper_lists_them() -> None:
    assert doubt_in_words("denied", ["Ann", "Bo", "Cy"]).startswith("Ann, Bo and Cy deny")
