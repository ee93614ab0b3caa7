"""News in other languages than English: the rules stand aside and say so; a model is still held to the text."""

import pytest

from factcheck import Settings, check
from factcheck.language import attributions, certainty, read, split_sentences
from factcheck.models import Report
from factcheck.reading import article_from_text
from factcheck.report import FORMATS, PARTS, render
from tests.said import Grounded, claim, flag, hop, sentence, summary

GERMAN = """Brücke bei Aske gesperrt

Die Brücke ist nach Angaben der Polizei nicht mehr sicher und wurde in der Nacht gesperrt. „Wir wissen von nichts“, \
sagte ein Sprecher der Stadt. Die Firma Norvale hat das nicht bestätigt.

Rund 900 Menschen sind betroffen. Der Bürgermeister, Per Dahl, sagte: “The bridge may be unsafe, police said.”
"""
CHINESE = "市长周一宣布辞职，警方尚未证实这一消息。\n\n警方说有九人死亡。市长否认了这一说法。\n"


@pytest.fixture(scope="module")
def report() -> Report:
    return check(article_from_text(GERMAN))


def test_the_rules_find_nothing_in_another_language(report: Report) -> None:
    assert (report.claims, report.flags, report.sources, report.call_sheet) == ((), (), (), ())
    assert report.summary.one_line.text == ""
    assert (*report.summary.points, *report.summary.brief, *report.summary.headline_check) == ()
    assert not report.findings


def test_the_article_says_why_nothing_was_found(report: Report) -> None:
    assert report.article.language == "de"
    (note,) = report.article.notes
    assert note.startswith("the rules read English only and this text is in German")


def test_every_sentence_is_uncovered_for_one_reason(report: Report) -> None:
    body = [s.id for s in report.article.sentences if s.part == "body"]
    assert [left.id for left in report.coverage.uncovered] == body
    assert {left.reason for left in report.coverage.uncovered} == {"not in English, which is all that the rules read"}


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("part", PARTS)
def test_no_part_of_a_report_looks_as_if_the_rules_had_read(report: Report, form: str, part: str) -> None:
    shown = " ".join(render(report, form, part).split())
    assert "Nothing in this article is left unconfirmed" not in shown
    assert "No claim was found" not in shown
    assert form == "json" or "The rules read English only and this text is in German" in shown.replace(r"\-", "-")


@pytest.mark.parametrize("text", [GERMAN, CHINESE])
def test_every_door_of_the_language_floor_stands_aside(text: str) -> None:
    reading = read(text)
    assert attributions(text) == certainty(text) == reading.statements == reading.figures == reading.dates == ()
    assert reading.document.sentences == split_sentences(text)
    assert not reading.english


def test_the_language_that_a_person_gives_goes_before_the_one_that_is_guessed() -> None:
    told = "The mayor said on Monday that the bridge was closed. Norvale has yet to confirm that."
    assert check(article_from_text(told, language="de"), Settings()).claims == ()
    assert attributions(GERMAN, "en")
    assert read(GERMAN, language="en").english


def test_front_matter_names_the_language() -> None:
    article = article_from_text("---\nlanguage: de\n---\n\nThe mayor said on Monday that the bridge was closed.\n")
    assert article.language == "de"
    assert check(article).claims == ()


def test_a_model_is_held_to_the_words_of_an_article_in_another_language() -> None:
    police = hop("Polizei", "reported", cue="nach Angaben", sentence=2)
    said = Grounded(
        article_from_text(GERMAN),
        claim("nicht mehr sicher und wurde in der Nacht gesperrt", police, sentences=[2]),
        claim("Die Brücke ist eingestürzt"),
        flags=(flag("unconfirmed", "nicht mehr sicher", "hat das nicht bestätigt", 4, awaiting=["Norvale"]),),
        told=summary(sentence("Die Brücke bei Aske ist gesperrt, sagt die Polizei.", 2)),
    )
    first, second = said.claims
    assert (first.grounding, second.grounding) == ("exact", "absent")
    assert said.words([first.chain[1].cue]) == ["nach Angaben"]
    assert [one.kind for one in said.findings] == ["quote_absent"]
    assert said.summary.one_line.text.startswith("Die Brücke bei Aske")


def test_english_word_lists_add_nothing_to_what_a_model_says_of_another_language() -> None:
    said = Grounded(article_from_text(GERMAN), claim("Die Firma Norvale hat das nicht bestätigt", sentences=[4]))
    assert (said.claim.status, said.claim.sourcing) == ("asserted", "unattributed")
    assert not [reason for reason in said.claim.reasons if "death" in reason]  # "Die" is an article
    assert said.flags == ()


def test_a_quotation_that_a_summary_invents_is_found_in_any_language() -> None:
    told = summary(sentence("Die Polizei sagte, die Brücke sei “völlig zerstört worden”.", 2))
    said = Grounded(article_from_text(GERMAN), told=told)
    assert [finding.kind for finding in said.findings] == ["quotes_invented"]


def test_sentences_of_a_script_without_spaces_are_not_too_short_to_assert_anything() -> None:
    said = Grounded(article_from_text(CHINESE))
    assert {left.reason for left in said.coverage.uncovered} == {"the model listed no claim for it"}
