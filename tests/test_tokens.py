from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.tokens import tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@given(st.text(max_size=200))
def test_every_visible_character_stands_in_exactly_one_token(text: str) -> None:
    covered = [at for token in tokenize(text) for at in range(token.start, token.end)]
    assert covered == [at for at, char in enumerate(text) if not char.isspace()]


def test_abbreviations_figures_and_names_stay_whole() -> None:
    assert words("The U.N. paid 2,500.50 to Ban Ki-moon of AT&T.") == [
        *("The", "U.N.", "paid", "2,500.50", "to", "Ban", "Ki-moon", "of", "AT&T", ".")
    ]


def test_a_possessive_is_a_token_of_its_own_and_a_contraction_is_not() -> None:
    assert words("Orr’s men don’t, O'Brien's do") == ["Orr", "’s", "men", "don’t", ",", "O'Brien", "'s", "do"]


def test_lower_case_has_straight_marks() -> None:
    assert [token.lower for token in tokenize("DON’T")] == ["don't"]
