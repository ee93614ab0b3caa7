from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.sentences import split_sentences

NEWS = st.text(alphabet="aA b.B\n\"“”'’?!…U.S,1", max_size=200) | st.text(max_size=200)


def sentences(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in split_sentences(text)]


@given(NEWS)
def test_every_visible_character_stands_in_exactly_one_sentence(text: str) -> None:
    covered = [at for span in split_sentences(text) for at in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert {at for at, c in enumerate(text) if not c.isspace()} <= set(covered)


@given(NEWS)
def test_a_sentence_starts_and_ends_on_a_visible_character(text: str) -> None:
    assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in split_sentences(text))


def test_abbreviations_initials_and_decimals_do_not_end_a_sentence() -> None:
    text = "The U.S. Treasury paid J. K. Lund, of Orr Inc. and Sons, $2.5 million at 9 a.m. Tuesday under No. 5."
    assert sentences(text) == [text]


def test_an_acronym_ends_a_sentence_before_a_word_that_opens_one() -> None:
    assert sentences("She flew to the U.S. The firm is Orr Inc. But it is shut.") == [
        "She flew to the U.S.",
        "The firm is Orr Inc.",
        "But it is shut.",
    ]


def test_a_reporting_clause_belongs_to_the_quotation_before_it() -> None:
    text = "“That would end it.” Okafor said. \"Why now?\" she asked. 'Go!' Ms. Ruiz told reporters."
    assert sentences(text) == [
        "“That would end it.” Okafor said.",
        '"Why now?" she asked.',
        "'Go!' Ms. Ruiz told reporters.",
    ]


def test_a_full_sentence_after_a_quotation_stands_alone() -> None:
    assert len(sentences("“We are done.” Okafor said the strike had failed.")) == 2


def test_a_quotation_of_several_sentences_is_split_like_any_text() -> None:
    assert sentences("“It broke. We ran,” he said.") == ["“It broke.", "We ran,” he said."]


def test_text_wrapped_at_a_margin_is_not_broken_at_its_lines() -> None:
    lines = ["The council said on Monday that the old bridge over the", "river Tees would stay shut until the spring."]
    assert len(sentences("\n".join(lines))) == 1


def test_lines_that_are_paragraphs_end_their_sentences() -> None:
    assert sentences("Bridge to stay shut\nBy Ann Orr\nThe bridge is shut.") == [
        "Bridge to stay shut",
        "By Ann Orr",
        "The bridge is shut.",
    ]


def test_a_name_that_starts_in_lower_case_can_open_a_sentence() -> None:
    assert sentences("The talks failed. de Groot left. al-Masri stayed.") == [
        "The talks failed.",
        "de Groot left.",
        "al-Masri stayed.",
    ]
