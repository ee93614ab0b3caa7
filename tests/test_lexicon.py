"""Word lists as data: each says what belongs there, none holds a line that code cannot read."""

from importlib.resources import files

import pytest

from factcheck.language.lexicon import entries, words

FILES = {
    path.name.removesuffix(".txt"): path.read_text("utf-8")
    for path in files("factcheck.language.lexicon").iterdir()
    if path.name.endswith(".txt")
}
each_family = pytest.mark.parametrize("family", sorted(FILES))


@each_family
def test_a_list_says_what_belongs_there(family: str) -> None:
    first = FILES[family].splitlines()[0]
    assert first.startswith("# ")
    assert len(first.split()) > 4


@each_family
def test_a_list_is_read_to_its_last_word(family: str) -> None:
    kept = [line for line in FILES[family].splitlines() if line.strip() and not line.startswith("#")]
    assert len(entries(family)) == len(kept) > 0
    assert all(entry.words and entry.words == entry.words.strip() for entry in entries(family))


@each_family
def test_no_note_of_an_entry_is_empty(family: str) -> None:
    assert all(key and value for entry in entries(family) for key, value in entry.notes.items())


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        entries("no_such_list")


@pytest.mark.parametrize("family", ["negations", "stopwords", "pronouns", "hedges", "superlatives", "finite_verbs"])
def test_lists_of_bare_words_are_in_lower_case_and_without_notes(family: str) -> None:
    assert all(entry.words == entry.words.lower() and not entry.notes for entry in entries(family))


@pytest.mark.parametrize("family", ["negations", "stopwords", "hedges", "superlatives", "doubt_markers"])
def test_a_word_stands_in_a_list_once(family: str) -> None:
    assert len(entries(family)) == len(words(family))


def test_a_word_belongs_to_one_family_of_synonyms() -> None:
    all_words = [word for entry in entries("synonyms") for word in set(entry.words.split())]
    assert sorted(all_words) == sorted(set(all_words))


def test_every_line_of_harm_has_its_grade() -> None:
    assert {entry.notes["harm"] for entry in entries("harm")} == {"1", "2", "3"}
