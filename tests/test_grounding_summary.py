"""The summary's gate: honest sentences pass, laundered ones are named and replaced, the box follows the flags."""

import pytest

from factcheck.answers import HeadlineSaid
from factcheck.grounding import summary_findings
from factcheck.language.wording import count_words
from tests.newsroom import FAITHFUL, LAUNDERED, article
from tests.said import Grounded, claim, flag, sentence, summary
from tests.said import article as a_news_item

ALARMS = {
    "A former food pantry treasurer was charged with stealing $312,000, prosecutors said.": "a charge needs its denial",
    "The former treasurer is charged with stealing from the pantry; his lawyer says he did not.": "as above",
    "A successor is due to be named before the summer.": "'plan to' is taken for what somebody says",
    "The mayor put the possible cost at 30 million crowns.": "a role alone is not seen",
    "Damage could cost up to 30m crowns, said Dahl.": "the first word of a sentence is taken for a name",
    "Kelton Rovers said Tom Adair will leave after May's cup final.": "the club is not seen as Kelton Rovers",
}
"""Honest sentences that are called laundered, and why."""
MISSED = {}
"""Laundered sentences that pass, and why."""


def marked(cases: list[tuple[str, ...]], reasons: dict[str, str]) -> list[object]:
    def marks(text: str) -> tuple[pytest.MarkDecorator, ...]:
        return (pytest.mark.xfail(strict=True, reason=reasons[text]),) if text in reasons else ()

    return [pytest.param(*case, marks=marks(case[-1])) for case in cases]


HONEST = marked([(name, text) for name, texts in FAITHFUL.items() for text in texts], ALARMS)
FALSE = marked([(kind, name, text) for kind, cases in LAUNDERED.items() for name, text in cases], MISSED)


@pytest.mark.parametrize(("name", "text"), HONEST)
def test_an_honest_sentence_passes(name: str, text: str) -> None:
    assert summary_findings([text], article(name)) == ()


@pytest.mark.parametrize(("kind", "name", "text"), FALSE)
def test_a_laundered_sentence_is_named_as_an_error(kind: str, name: str, text: str) -> None:
    found = summary_findings([text], article(name))
    assert kind in [finding.kind for finding in found]
    assert {finding.severity for finding in found} == {"error"}


@pytest.mark.parametrize("name", FAITHFUL)
def test_the_articles_own_sentences_pass_with_their_doubt(name: str) -> None:
    read = article(name)
    own = [s.span.of(read.text) for s in read.sentences if s.part == "body"]
    launder = {"modality_raised", "figures_invented", "quotes_invented", "names_invented", "hedge_dropped"}
    assert not [f for f in summary_findings(own, read) if f.kind in launder]


def test_a_finding_says_which_sentence_it_is_of() -> None:
    read = article("business")
    found = summary_findings([FAITHFUL["business"][0], "Its shares rose 16% in early trading."], read)
    assert [finding.where for finding in found] == ["summary 2"]


@pytest.mark.parametrize("texts", [[], [""], ["."], ["…", "“”"], ["\u200b"], ["«Да», — сказал он."]])
def test_sentences_that_tell_nothing_have_no_fault(texts: list[str]) -> None:
    assert summary_findings(texts, article("council")) == ()


@pytest.mark.parametrize(
    ("kind", "name", "number", "text"),
    [
        ("figures_invented", "business", 5, "Its shares rose 16% in early trading."),
        ("quotes_invented", "council", 4, "Maria Holt, a shift manager, said “nobody cared about us.”"),
        ("attribution_dropped", "ferry", 2, "At least 12 people died when a ferry sank off Palawa island on Saturday."),
        ("hedge_dropped", "study", 4, "The study followed 4,210 people over the age of 65 for nine years."),
    ],
)
def test_a_laundered_line_is_replaced_by_the_articles_own(kind: str, name: str, number: int, text: str) -> None:
    grounded = Grounded(article(name), told=summary(sentence(text, number)))
    line = grounded.summary.one_line
    assert kind in {f.kind for f in grounded.findings if f.where == "summary.one_line"}
    assert line.text not in {"", text}
    assert summary_findings([line.text], article(name)) == ()
    assert count_words(line.text) <= 25


def test_an_honest_line_is_kept_to_the_letter_and_tied_to_its_passage() -> None:
    text = FAITHFUL["business"][4]
    said = claim("Its shares rose 6% in early trading", sentences=[5])
    grounded = Grounded(article("business"), said, told=summary(sentence(text, 5)))
    line = grounded.summary.one_line
    assert (line.text, line.claims) == (text, (grounded.claim.id,))
    assert grounded.words(line.spans) == ["Its shares rose 6% in early trading."]


def test_a_line_that_is_too_long_is_replaced() -> None:
    text = " ".join([FAITHFUL["business"][3]] * 3)
    grounded = Grounded(article("business"), told=summary(sentence(text, 6)))
    assert grounded.found("too_long")
    assert count_words(grounded.summary.one_line.text) <= 25


def test_points_are_no_more_than_five_and_none_is_told_twice() -> None:
    said = tuple(sentence(text, 5) for text in (FAITHFUL["business"][4],) * 2)
    assert len(Grounded(article("business"), told=summary(said[0], points=said)).summary.points) == 1
    six = tuple(sentence(text) for text in FAITHFUL["business"])
    assert len(Grounded(article("business"), told=summary(said[0], points=six)).summary.points) <= 5


def test_the_box_has_a_line_for_each_flag_of_the_first_rank() -> None:
    grounded = Grounded(article("council"))
    open_flags = [f for f in grounded.flags if f.rank == 1]
    assert open_flags
    assert [line.claims for line in grounded.summary.not_confirmed] == [f.claims for f in open_flags]


def test_the_headline_is_checked_where_the_model_did_not() -> None:
    checks = Grounded(article("council")).summary.headline_check
    assert [check.verdict for check in checks] == ["attributed_only"]


def test_a_headline_that_names_its_source_is_no_stronger_than_the_text() -> None:
    checks = Grounded(article("study")).summary.headline_check
    assert [check.verdict for check in checks] == ["supported"]


def test_the_headline_check_is_gated_too() -> None:
    said = HeadlineSaid(text="Greta Ollery says 999 people drowned.", sentences=[1], verdict="supported")
    grounded = Grounded(article("ferry"), told=summary(sentence("", 1), headline=(said,)))
    assert grounded.findings
    assert all("999" not in check.text for check in grounded.summary.headline_check)


def test_a_model_cannot_make_a_headline_stronger() -> None:
    said = HeadlineSaid(text="Selby Mill to lose its water plant", sentences=[1], verdict="supported")
    grounded = Grounded(article("council"), told=summary(sentence("", 1), headline=(said,)))
    assert [check.verdict for check in grounded.summary.headline_check] == ["attributed_only"]
    assert grounded.found("headline_raised")


def test_the_box_does_not_launder_by_the_models_words() -> None:
    quote = "although Norvale has yet to confirm that"
    text = "Norvale will pay every worker until June."
    said = claim(quote, text=text, quotes=[f"until June, the council said, {quote}"], sentences=[6])
    doubt = flag("unconfirmed", quote, "has yet to confirm", 6, sentences=[6])
    assert text not in Grounded(article("council"), said, flags=(doubt,)).box


def test_the_brief_is_no_longer_than_domain_allows() -> None:
    own = [s.span.of(article("council").text) for s in article("council").sentences if s.part == "body"]
    said = tuple(sentence(text) for text in (*FAITHFUL["council"], *own))
    brief = Grounded(article("council"), told=summary(said[0], brief=said)).summary.brief
    assert sum(count_words(line.text) for line in brief) <= 120


def test_the_reporters_words_are_no_quotation() -> None:
    text = "Memory UK said: “an estimated 900,000 people in Britain live with dementia.”"
    assert "words_put_in_mouth" in {f.kind for f in summary_findings([text], article("study"))}


@pytest.mark.parametrize("verb", ["admitted", "confirmed", "revealed"])
def test_a_verb_is_not_made_stronger(verb: str) -> None:
    text = f"The coast guard {verb} that at least 12 people died when a ferry sank off Palawa island."
    assert summary_findings([text], article("ferry"))


def test_one_source_is_not_made_plural() -> None:
    text = "Club sources told the BBC that Adair had fallen out with Viktor Maric, who denied it."
    assert summary_findings([text], article("sport"))


def test_one_persons_words_are_not_widened_to_a_body() -> None:
    text = "Kelton Rovers told the BBC that Adair had fallen out with Viktor Maric, who denied it."
    assert summary_findings([text], article("sport"))


PIPELINE = "Road news\n\n{}, a police officer said on Monday. It rained for four days. Prosecutors charged 3 women."


def told(said: str, text: str) -> list[str]:
    """Give the faults of a summary of one article sentence."""
    return [finding.kind for finding in summary_findings([text], a_news_item(PIPELINE.format(said)))]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("The coastal pipeline shut in June", "The coastal pipeline shut in June."),
        ("The coastal pipeline shut in June", "The coastal pipeline shut in June, Bob Hart said."),
        ("The coastal pipeline could shut in June", "The coastal pipeline shut in June, a police officer said."),
        ("The coastal pipeline lost about 70 tonnes", "The pipeline lost 70 tonnes, a police officer said."),
    ],
)
def test_the_plain_cases_are_found(said: str, text: str) -> None:
    assert told(said, text)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("The coastal pipeline did not shut in June", "The coastal pipeline shut in June, a police officer said."),
        ("The coastal pipeline shut in June", "The coastal pipeline did not shut in June, a police officer said."),
        ("No guard left the coastal pipeline", "A guard left the coastal pipeline, a police officer said."),
    ],
)
def test_a_negation_is_neither_lost_nor_put_in(said: str, text: str) -> None:
    assert told(said, text)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("The coastal pipeline may shut in June", "The coastal pipeline will shut in June, a police officer said."),
        ("The coastal pipeline will shut if it rains", "The coastal pipeline will shut, a police officer said."),
        ("The coastal pipeline may shut in May", "The coastal pipeline shut in May, a police officer said."),
    ],
)
def test_a_stronger_hedge_is_no_hedge(said: str, text: str) -> None:
    assert "modality_raised" in told(said, text)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("The coastal pipeline shut for 24 hours", "The coastal pipeline shut for four days, a police officer said."),
        ("Police held 12 men in the harbour", "Police held 3 men in the harbour, a police officer said."),
        ("The harbour lost $6 million", "The harbour lost £6 million, a police officer said."),
    ],
)
def test_a_figure_of_something_else_is_not_borrowed(said: str, text: str) -> None:
    assert told(said, text)


@pytest.mark.parametrize("text", ["The coastal pipeline shut in June, so police left."])
def test_a_word_of_the_sources_name_is_not_the_source(text: str) -> None:
    assert "attribution_dropped" in told("The coastal pipeline shut in June", text)


def test_a_name_within_a_word_is_no_name() -> None:
    read = a_news_item("Road news\n\nThe coastal pipeline shut in June, Lee said. Anna Lee is a baker.")
    assert summary_findings(["The coastal pipeline for the fleet shut in June."], read)


def test_a_headline_without_attribution_excuses_no_summary() -> None:
    read = a_news_item("Coastal pipeline shut in June\n\nThe coastal pipeline shut in June, a police officer said.")
    assert summary_findings(["The coastal pipeline shut in June."], read)


@pytest.mark.xfail(strict=True, reason="who hears is not told from who says")
def test_a_source_that_is_told_is_not_the_source_that_says() -> None:
    text = "A police officer was told that the coastal pipeline shut in June."
    assert told("The coastal pipeline shut in June", text)
