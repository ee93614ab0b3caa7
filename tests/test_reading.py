"""A place -> an Article: the text to the letter, its encoding noted, every refusal one line that says what to do."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ReadingError, UsageError
from factcheck.models import Article
from factcheck.reading import article_from_text, read, read_article
from factcheck.reading.encoding import decode

PIECES = (
    "# Title", "## Sub", "By Ann Lee", "ByABC News", "\n", "\n\n", "\r\n", "\u2028", "- item", "> said", "**bold**",
    "[a](http://b.c)", "![p](q)", "---", "===", "***", "###", "LEEDS (AP) - ", "— -- ", "The mayor said no. ", "“No.” ",
    "3 May 2024", "1. one", "Related Topics", "Photo: x", "title: a", "_", "*", "`", "|", " ", "é", "٣", "\u200b",
    "U.N.", "— ", "“",
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))


def refusal(place: object) -> str:
    with pytest.raises(ReadingError) as caught:
        read(str(place))
    return str(caught.value)


@given(TEXTS)
def test_any_text_becomes_an_article_that_holds_it_unaltered(text: str) -> None:
    article = article_from_text(text)
    assert article.text == text
    assert article.id == article_from_text(text, publisher="The Harrow Echo").id


@given(TEXTS)
def test_sentences_are_numbered_from_one_in_order_and_do_not_overlap(text: str) -> None:
    reach = 0
    for number, sentence in enumerate(article_from_text(text).sentences, start=1):
        assert sentence.id == number
        assert reach <= sentence.start < sentence.end <= len(text)
        reach = sentence.end


@given(TEXTS)
def test_every_word_stands_in_one_sentence_and_no_sentence_has_margins(text: str) -> None:
    article = article_from_text(text)
    outside, reach = [], 0
    for sentence in article.sentences:
        words = sentence.span.of(text)
        assert words == words.strip()
        outside.append(text[reach : sentence.start])
        reach = sentence.end
    assert not any(letter.isalnum() for letter in "".join([*outside, text[reach:]]))


@given(st.binary())
def test_any_file_is_an_article_or_a_refusal_of_one_line(data: bytes) -> None:
    try:
        text, notes = decode(data, "a.txt")
    except ReadingError as refused:
        text, notes = "", (str(refused),)
    assert article_from_text(text).text == text
    assert all("\n" not in note for note in notes)
    assert text or "'a.txt'" in notes[0]


@given(st.text(alphabet="abc é ñ “” ’ – € \r\n.", max_size=30))
def test_text_in_windows_1252_comes_back_to_the_letter(text: str) -> None:
    whole = f"The mayor’s aide said no. {text}"
    assert decode(whole.encode("cp1252"), "a.txt")[0] == whole


ENCODED = [
    ("utf-8", ()),
    ("utf-8-sig", ()),
    ("utf-16", ("read as UTF-16: the file is not UTF-8",)),
    ("cp1252", ("read as Windows-1252: the file is not UTF-8",)),
]


@pytest.mark.parametrize(("encoding", "notes"), ENCODED)
def test_an_encoding_is_recognized_and_noted(tmp_path: Path, encoding: str, notes: tuple[str, ...]) -> None:
    text = "The café is closed.\r\n\r\n“No,” the mayor’s aide said.\r\n"
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding))
    article = read_article(str(file))
    assert article.text == text
    assert article.notes == notes


def test_latin_1_is_told_from_windows_1252_by_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("The café in Málaga is closed.".encode("latin-1"))
    assert read_article(str(file)).notes == ("read as Latin-1: the file is not UTF-8",)


def test_cyrillic_pages_are_read_with_a_note(tmp_path: Path) -> None:
    text = "Мэр города сообщил в понедельник, что мост закрыт до конца недели, потому что он небезопасен. " * 5
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode("cp1251"))
    article = read_article(str(file))
    assert article.text == text
    assert article.language == "ru"


def test_a_few_damaged_bytes_do_not_turn_utf_8_into_something_else(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("“Café”, “crème”, “señor” said ".encode() + b"\xff x.")
    article = read_article(str(file))
    assert article.text.startswith("“Café”")
    assert "damaged" in article.notes[0]


REFUSED = [
    (b"", "empty"),
    (b" \r\n\t\n", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b"%PDF-1.7 text", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x89PNG\r\n", "picture"),
    (b"The mayor\0said", "binary"),
    (b"\x01\x02\x03\x04\x05", "binary"),
    (b"<!DOCTYPE html><p>x", "HTML"),
]


@pytest.mark.parametrize(("data", "word"), REFUSED)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, word: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    said = refusal(file)
    assert word in said
    assert repr(str(file)) in said
    assert "\n" not in said


def test_a_huge_file_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as out:
        out.truncate(50_000_000)
    started = time.monotonic()
    assert "50 MB" in refusal(file)
    assert time.monotonic() - started < 0.5


PLACES = [
    "",
    "nowhere.txt",
    "https://news.invalid/a",
    "www.news.invalid/a",
    "a" * 5000,
    "a\0b",
    "nowhere.txt/a",
    "line\nbreak",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_place_where_nothing_stands_is_refused_in_one_line(place: str) -> None:
    said = refusal(place)
    assert "\n" not in said
    assert ": " in said
    assert len(said) < 400


def test_an_unknown_kind_of_file_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_text("The mayor said no.")
    assert "save the page as text" in refusal(file)


def test_a_file_without_suffix_is_plain_text(tmp_path: Path) -> None:
    file = tmp_path / "St. Mary 4.5 million"
    file.write_text("The mayor said no.")
    assert read_article(str(file)).text == "The mayor said no."


def test_a_folder_gives_its_text_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "sub/c.markdown", "d.jpg", ".hidden/e.txt", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"This is {name}.")
    assert [a.text for a in read(str(tmp_path))] == ["This is a.MD.", "This is b.txt.", "This is sub/c.markdown."]
    with pytest.raises(ReadingError, match="holds 3 articles"):
        read_article(str(tmp_path))


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")
    assert "without articles" in refusal(tmp_path)


def test_a_broken_link_is_named_as_one(tmp_path: Path) -> None:
    link = tmp_path / "a.txt"
    link.symlink_to(tmp_path / "gone.txt")
    assert "link" in refusal(link)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The mayor said no.")
    file.chmod(0)
    assert "may not be read" in refusal(file)


def test_standard_input_is_read_as_bytes() -> None:
    code = "from factcheck.reading import read; (a,) = read('-'); print(ascii(a.text), a.notes)"
    done = subprocess.run(
        [sys.executable, "-c", code], input=b"Caf\xe9 \x93open\x94.\r\n", capture_output=True, check=True
    )
    assert done.stdout.decode().startswith(r"'Caf\xe9 \u201copen\u201d.\r\n'")
    assert b"Windows-1252" in done.stdout


def test_what_is_known_goes_before_what_the_text_says() -> None:
    text = "Storm hits coast\n\nBy Ann Lee, Reuters\n3 May 2024\n\nTwo people died."
    article = article_from_text(
        text, publisher="The Harrow Echo", published="2024-05-04", byline=None, url="https://a.invalid"
    )
    assert (article.publisher, article.published, article.byline) == ("The Harrow Echo", "2024-05-04", "Ann Lee")
    assert article.url == "https://a.invalid"


KNOWN = [("published", "soon"), ("published", "2024-13-45"), ("language", "Klingon!"), ("titel", "x")]


@pytest.mark.parametrize(("key", "value"), KNOWN)
def test_a_known_value_that_cannot_be_is_a_usage_error(key: str, value: str) -> None:
    with pytest.raises(UsageError, match=value if key != "titel" else key):
        article_from_text("Two people died.", **{key: value})


LANGUAGES = [
    ("en", "The mayor said on Monday that the bridge is closed and that it will not open before the end of the week."),
    ("de", "Der Minister sagte am Montag, dass die Brücke nicht mehr sicher ist und in der Nacht gesperrt wurde."),
    ("fr", "Le maire a dit lundi que le pont est fermé et qu'il ne sera pas ouvert avant la fin de la semaine."),
    ("es", "El alcalde dijo el lunes que el puente está cerrado y que no se abrirá hasta el final de la semana."),
    ("it", "Il sindaco ha detto lunedì che il ponte è chiuso e che non sarà aperto prima della fine di marzo."),
    ("nl", "De burgemeester zei maandag dat de brug dicht is en dat die niet voor het einde van de week open gaat."),
]


@pytest.mark.parametrize(("language", "text"), LANGUAGES)
def test_a_language_that_the_rules_do_not_read_is_noted(language: str, text: str) -> None:
    article = article_from_text(text)
    assert article.language == language
    assert bool(article.notes) == (language != "en")


def test_a_text_without_a_headline_is_titled_by_its_first_sentence() -> None:
    text = "The mayor of Leeds resigned on Monday after a report found that he had misled the council. He denied it."
    article = article_from_text(text)
    assert {s.part for s in article.sentences} == {"body"}
    assert len(article.title) <= 80
    assert text.startswith(article.title.rstrip("…"))


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ReadingError, match="half a character"):
        article_from_text("a\ud800b")


def slow_texts() -> list[str]:
    return ["a" * 10**6, "a " * 500_000, "“" * 10**6, "[" * 10**6, "_a" * 300_000, "— " * 300_000, "a.\n\n" * 20_000]


@pytest.mark.parametrize("text", slow_texts(), ids=lambda text: repr(text[:4]))
def test_a_megabyte_of_one_kind_is_read_in_seconds(text: str) -> None:
    started = time.monotonic()
    assert isinstance(article_from_text(text), Article)
    assert time.monotonic() - started < 10


def test_the_paper_below_the_writer_is_the_publisher() -> None:
    text = (
        "Panel backs plan\n\nBy Ann Lee\nThe Port Ellis Register\nMay 14, 2024\n\nA panel backed the plan on Tuesday.\n"
    )
    article = article_from_text(text)
    assert (article.publisher, article.published) == ("The Port Ellis Register", "2024-05-14")
    assert [s.part for s in article.sentences] == ["headline", "byline", "byline", "byline", "body"]


def test_a_heading_over_the_last_paragraph_signs_nothing() -> None:
    story = "Calyx will build a plant in Orr, it said on Tuesday.\n\nIt will open in May 2027 and employ 200 people.\n"
    note = "This release holds statements about what is to come, and what comes may differ from them by much.\n"
    article = article_from_text(f"Calyx to build plant\n\n{story}\nForward-Looking Statements\n\n{note}")
    assert article.byline is None
