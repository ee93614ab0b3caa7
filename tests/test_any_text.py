"""Any text at all: whatever comes in, what comes out lies in the text, in order, and depends on nothing else."""

import asyncio
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Settings, check
from factcheck.errors import ReadingError
from factcheck.language import Reading, attributions, certainty, read, split_sentences
from factcheck.language.quotes import find_quotes
from factcheck.models import Span
from factcheck.reading import article_from_text
from factcheck.report import FORMATS, render
from factcheck.workflow import check_article, open_desk
from tests.newsroom import TEXTS

BITS = (
    "said", "says", "told", "that", "according to", "he", "she", "they", "who", "Ana Holt", "Holt", "the U.N.", "Acme",
    "the mayor", "sources", "Mr.", "has yet to confirm", "denied", "would not comment", "allegedly", "may", "if", "not",
    "because", "and", "but", "although", "“", "”", "‘", "’", '"', "'", "„", "«", "»", ",", ".", "?", "!", "…", "—", "-",
    ":", ";", "(", ")", "[", "]", "\n", "\n\n", "\r\n", "\r", "\f", "\t", "\x00", "\u200b", "\u202e", "\u2028",
    "e\u0301", "👩‍👩‍👧", "市长", "אמר", "\ud800", "$5", "1,000", "10.5%", "2", "May 5, 2020", "Monday", "a", "I", "*",
)  # fmt: skip
TEXT = st.text(st.characters(), max_size=300)
SOUP = st.lists(st.sampled_from(BITS), max_size=80).flatmap(
    lambda bits: st.sampled_from((" ", "")).map(lambda gap: gap.join(bits))
)
NEWS = st.lists(st.sampled_from([part for text in TEXTS.values() for part in text.split(" ")]), max_size=80).map(
    " ".join
)
ANY = TEXT | SOUP | NEWS

HOSTILE = {
    "empty": "", "one letter": "a", "spaces": " " * 50_000, "no marks": "he said so and she denied it " * 1_000,
    "one word": "a" * 10**6, "one capital word": "A" * 10**6, "digits": "1" * 10**6, "grouped digits": "1," * 20_000,
    "clock of digits": "He came at " + "1" * 10_000 + "pm", "clock of hours": "At " + "1" * 10_000 + ":00 he left",
    "dashes before a word": "-" * 5_000 + "x said so",
    "spaces in a title": "Mill" + " " * 5_000 + "shut\n\nIt is shut.",
    "capitals": TEXTS["ferry"].upper() * 20, "title case": TEXTS["ferry"].title() * 20,
    "one line": TEXTS["ferry"].replace("\n", " ") * 20, "one sentence": TEXTS["ferry"].replace(".", ",") * 20,
    "said": "said " * 2_000, "he said that": "he said that " * 1_000, "quoted letters": "“a” " * 2_000,
    "said, said": "said, " * 2_000, "who said": "the man who said " * 1_000, "if": "may be cut if " * 1_000,
    "open curly": "“" * 7_000, "close curly": "a” " * 5_000, "straight": '"a ' * 5_000, "single": "‘a " * 5_000,
    "apostrophes": "a'" * 7_000, "low": "„a " * 5_000, "guillemets": "«a " * 5_000, "backticks": "``a " * 5_000,
    "full stops": ". " * 5_000, "stops and marks": ".”" * 5_000, "commas": "," * 10_000,
    "brackets": "(" * 5_000 + ")" * 5_000, "square brackets": "[" * 5_000 + "]" * 5_000,
    "empty lines": "\n" * 100_000, "form feeds": "a\f" * 2_000, "returns": "He said so.\r" * 1_000,
    "controls": "\x00\x01a " * 2_000, "zero width": "\u200b" * 10_000, "bidi": "\u202ea\u202c " * 2_000,
    "right to left": "אמר ראש העיר " * 1_000, "combining": "e\u0301\u0302\u0303" * 2_000, "emoji": "👩‍👩‍👧‍👦 " * 2_000,
    "half characters": "\ud800a " * 2_000, "many names": "Ana Holt and " * 1_000, "initials": "A. " * 5_000,
    "hyphens": "a-" * 20_000, "numbers in words": "twenty-" * 2_000, "money": "$1 " * 5_000,
}  # fmt: skip
each_hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())


def inside(text: str, *spans: Span | None) -> bool:
    return all(0 <= s.start < s.end <= len(text) for s in spans if s is not None)


def in_order(spans: list[Span]) -> bool:
    return spans == sorted(spans)


def apart(spans: list[Span]) -> bool:
    return all(one.end <= other.start for one, other in pairwise(spans))


def sound(text: str, reading: Reading) -> bool:
    """Say whether everything that a reading holds lies in its text, sentences and quotations one after the other."""
    document = reading.document
    found = [span for s in reading.statements for span in (*s.spans, *s.core, *(c.cue for c in s.caveats))]
    found += [span for s in reading.statements for link in s.chain for span in (link.cue, link.span) if span]
    found += [figure.span for figure in reading.figures] + [d.span for d in reading.dates]
    found += [span for entity in reading.entities.all for span in entity.mentions]
    return (
        inside(text, *found, *document.sentences, *(q.inner for q in document.quotes))
        and apart(list(document.sentences))
        and apart([q.outer for q in document.quotes])
    )


@given(ANY)
def test_sentences_lie_in_the_text_one_after_the_other(text: str) -> None:
    spans = list(split_sentences(text))
    assert inside(text, *spans)
    assert apart(spans)


@given(ANY)
def test_quotations_lie_in_the_text_one_after_the_other(text: str) -> None:
    quotes = find_quotes(text)
    assert inside(text, *(q.outer for q in quotes))
    assert apart([q.outer for q in quotes])
    assert all(q.outer.holds(q.inner) for q in quotes)


@given(ANY)
def test_attributions_lie_in_the_text_in_the_order_of_their_content(text: str) -> None:
    found = attributions(text, "en")
    assert all(a.content and inside(text, a.source, a.cue, *a.content) and in_order(list(a.content)) for a in found)
    assert in_order([Span(min(s.start for s in a.content), 0) for a in found])
    assert all(a.parent is None or (0 <= a.parent < len(found) and found[a.parent] is not a) for a in found)


@given(ANY)
def test_certainties_lie_in_the_text_in_the_order_of_their_cues(text: str) -> None:
    found = certainty(text, "en")
    assert all(inside(text, c.cue, c.scope) for c in found)
    assert in_order([c.cue for c in found])
    assert all(c.status is None or c.modality is None for c in found)


@given(ANY)
def test_a_reading_lies_in_its_text(text: str) -> None:
    assert sound(text, read(text, language="en"))


@given(ANY, ANY)
def test_a_text_is_read_the_same_whatever_was_read_before(one: str, other: str) -> None:
    first = (attributions(one, "en"), certainty(one, "en"), read(one).statements)
    for reader in (attributions, certainty, read):
        reader(other)
    assert (attributions(one, "en"), certainty(one, "en"), read(one).statements) == first


READ_IN_TURN = """
import sys
from factcheck.language import read
from tests.newsroom import TEXTS
texts = [TEXTS[name] for name in sys.argv[1:]]
print(repr([(r.attributions, r.certainties, r.statements, r.entities.all) for r in map(read, texts)][-1]))
"""


def read_in_turn(*names: str) -> str:
    command = [sys.executable, "-c", READ_IN_TURN, *names]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def test_a_new_process_reads_an_article_the_same_alone_and_after_others() -> None:
    assert read_in_turn("court") == read_in_turn("ferry", "business", "sport", "court")


def test_articles_checked_side_by_side_are_checked_as_each_alone() -> None:
    articles = [article_from_text(text) for text in TEXTS.values()]

    async def together() -> list[dict[str, object]]:
        desk = open_desk(Settings())
        reports = await asyncio.gather(*(check_article(article, desk) for article in articles))
        await desk.model.close()
        return [report.model_dump(exclude={"provenance"}) for report in reports]

    assert asyncio.run(together()) == [check(article).model_dump(exclude={"provenance"}) for article in articles]


def test_an_article_said_twice_is_read_twice_alike() -> None:
    text = TEXTS["ferry"] + "\n\n"
    once, twice = attributions(text), attributions(text * 2)
    assert [(a.cue, a.content) for a in twice[: len(once)]] == [(a.cue, a.content) for a in once]
    assert len(twice) == 2 * len(once)
    assert [c.cue for c in certainty(text * 2)][: len(certainty(text))] == [c.cue for c in certainty(text)]


@each_hostile
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert inside(text, *split_sentences(text))
    assert all(inside(text, a.source, a.cue, *a.content) for a in attributions(text, "en"))
    assert all(inside(text, c.cue, c.scope) for c in certainty(text, "en"))


def written(text: str, **known: str) -> str | None:
    """Check a text and write its report in every format; None where it is no article, with the reason in words."""
    try:
        article = article_from_text(text, **known)
    except ReadingError as error:
        return None if str(error) else ""
    report = check(article)
    assert inside(
        text, *(s for claim in report.claims for s in claim.spans), *(s.span for s in report.article.sentences)
    )
    return "".join(render(report, form) for form in FORMATS)


@each_hostile
def test_a_hostile_text_gives_a_report_in_every_format_or_is_no_article(text: str) -> None:
    assert written(text[:5_000], language="en") != ""


@settings(max_examples=30, deadline=None)
@given(ANY)
def test_any_text_gives_a_report_in_every_format_or_is_no_article(text: str) -> None:
    assert written(text) != ""
