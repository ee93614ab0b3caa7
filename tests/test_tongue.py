"""Which language a text is in: English news stays English whatever stands in it, other news does not."""

from pathlib import Path

import pytest

from factcheck.language.tongue import guess_language, is_read, language_note, reads

LINES = (Path(__file__).parent / "tongues.txt").read_text("utf-8").splitlines()[1:]
TEXTS = [(code, text.replace("\\n", "\n")) for code, _, text in (line.partition(" | ") for line in LINES)]
ENGLISH = [text for code, text in TEXTS if code == "en"]
"""Short and long, with foreign names, quotations and wires, in capitals, tables and lists."""
OTHERS = [(code, text) for code, text in TEXTS if code != "en"]
TOO_SHORT = {"El alcalde dimite", "Két ember", "Tartus hukkus", "Per gaisrą"}
"""How the few begin that say too little against English."""
AKIN = {"bg": "ru"}
"""Languages that are named by a neighbour: for a note that is near enough."""


@pytest.mark.parametrize("text", ENGLISH, ids=lambda text: text[:20])
def test_english_news_is_english_whatever_stands_in_it(text: str) -> None:
    assert guess_language(text) == "en"


@pytest.mark.parametrize(("code", "text"), OTHERS, ids=lambda value: value[:20])
def test_news_in_another_language_is_known_by_its_small_words_or_its_script(code: str, text: str) -> None:
    expected = "en" if text.startswith(tuple(TOO_SHORT)) else AKIN.get(code, code)
    assert guess_language(text) == expected


def test_a_long_text_without_english_small_words_is_not_english_though_its_language_is_not_known() -> None:
    strange = " ".join(f"{a}{b}ok" for a in "bdfgklmnprst" for b in "aeiou")
    assert guess_language(strange) == "und"
    assert "a language they do not know" in (language_note("und") or "")


def test_the_language_that_is_given_goes_before_the_words() -> None:
    assert is_read("Der Minister sagte am Montag, dass er geht.", "en-GB")
    assert not is_read("The minister said on Monday that he would go.", "de")


def test_text_without_words_is_left_to_the_rules() -> None:
    assert [guess_language(text) for text in ("", " ", "7", "“”", "\x00", "👩‍👩‍👧‍👦", "\ud800")] == ["en"] * 7


CODES = [("en", True), ("EN_us", True), ("eng", True), ("de", False), ("und", False)]


@pytest.mark.parametrize(("code", "english"), CODES)
def test_every_english_is_read(code: str, english: bool) -> None:
    assert reads(code) is english
