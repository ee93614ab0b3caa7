"""Quotes planted at known places: found there to the letter or but for typography, and nowhere once altered."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.language.align import Aligner, Alignment
from factcheck.models import Span
from tests.any_answer import ALPHABETS

WORDS = ("quay", "mayor", "bridge", "said", "café", "flood", "sœur", "Ωmega", "дом", "12,500", "2019", "O’Hara")
MARK = "Zulu"
"""The first word of every planted quote, so that nothing around it can be taken for it."""

texts = st.text(max_size=40).filter(lambda text: "Z" not in unicodedata.normalize("NFKD", text))
quotes = st.lists(st.sampled_from(WORDS), min_size=3, max_size=8, unique=True).map(
    lambda words: " ".join((MARK, *words))
)
WIDE = tuple("".join(ALPHABETS).replace("…", ""))
"""Letters of every kind, but for the sign of words left out."""
wide = st.lists(st.sampled_from(WIDE), max_size=40).map("".join)
wide_words = st.lists(st.sampled_from([c for c in WIDE if not c.isspace() and c != "."]), max_size=8).map(
    lambda letters: "k" + "".join(letters) + "k"
)
wide_quotes = st.lists(wide_words, min_size=2, max_size=5).map(lambda words: [MARK, *words, "Yankee"])
breaks = st.sampled_from([" ", "\r\n", "\u00a0", "\u2028"])
Form = Literal["NFC", "NFD"]
FORMS: st.SearchStrategy[Form] = st.sampled_from(["NFC", "NFD"])
HIDDEN = st.sampled_from("\u200b\u200c\u200d\u00ad\ufeff\u2060\u200e\ufe0f")


def plant(before: str, quote: str, after: str) -> tuple[Aligner, Span]:
    text = f"{before} {quote} {after}"
    return Aligner(text), Span(len(before) + 1, len(before) + 1 + len(quote))


def found(text: str, quote: str) -> list[str]:
    alignment = Aligner(text).find(quote)
    return [span.of(text) for span in alignment.spans] if alignment else []


@given(texts, quotes, texts)
def test_a_planted_quote_is_found_where_it_was_planted(before: str, quote: str, after: str) -> None:
    aligner, place = plant(before, quote, after)
    alignment = aligner.find(quote)
    assert alignment is not None
    assert (alignment.spans, alignment.how) == ((place,), "exact")


@given(texts, quotes, texts, st.sampled_from(["\u00a0", "\n", "  ", "\t", "\r\n", "\u2009", " \u200b "]))
def test_another_white_space_is_folded(before: str, quote: str, after: str, space: str) -> None:
    aligner, place = plant(before, quote.replace(" ", space), after)
    alignment = aligner.find(quote)
    assert alignment is not None
    assert (alignment.spans, alignment.how) == ((place,), "folded")


@given(texts, quotes, texts, HIDDEN, st.data())
def test_characters_without_a_form_are_folded(
    before: str, quote: str, after: str, hidden: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(quote) - 1))
    aligner, place = plant(before, quote[:at] + hidden + quote[at:], after)
    alignment = aligner.find(quote)
    assert alignment is not None
    assert (alignment.spans, alignment.how) == ((place,), "folded")


@given(texts, quotes, texts, FORMS, FORMS)
def test_composed_and_decomposed_letters_are_one(before: str, quote: str, after: str, here: Form, there: Form) -> None:
    planted, asked = unicodedata.normalize(here, f"{quote} né"), unicodedata.normalize(there, f"{quote} né")
    aligner, place = plant(before, planted, after)
    alignment = aligner.find(asked)
    assert alignment is not None
    assert alignment.spans == (place,)
    assert alignment.how == ("exact" if here == there else "folded")


@pytest.mark.parametrize(
    ("printed", "asked"),
    [
        ("“It’s over,” he said", '"It\'s over," he said'),
        ("«It is over», he said", '"It is over", he said'),
        ("a five–year plan — his last", "a five-year plan - his last"),
        ("it may… or not", "it may... or not"),
        ("the ﬁrm’s ﬁfth ofﬁce", "the firm's fifth office"),
    ],
)
def test_marks_dashes_and_ligatures_are_folded_both_ways(printed: str, asked: str) -> None:
    for text, quote in ((printed, asked), (asked, printed)):
        aligner, place = plant("Then", text, "again.")
        alignment = aligner.find(quote)
        assert alignment is not None
        assert (alignment.spans, alignment.how) == ((place,), "folded")


@given(texts, quotes, texts, st.data())
def test_a_quote_with_a_word_dropped_inserted_or_changed_is_nowhere(
    before: str, quote: str, after: str, data: st.DataObject
) -> None:
    words = quote.split(" ")
    at = data.draw(st.integers(1, len(words) - 2))
    altered = data.draw(
        st.sampled_from(
            [
                [*words[:at], *words[at + 1 :]],
                [*words[:at], "not", *words[at:]],
                [*words[:at], "xyzzy", *words[at + 1 :]],
            ]
        )
    )
    assert plant(before, quote, after)[0].find(" ".join(altered)) is None


@given(texts, st.integers(100, 999_999), texts, st.data())
def test_a_quote_with_one_digit_changed_is_nowhere(before: str, figure: int, after: str, data: st.DataObject) -> None:
    digits = str(figure)
    at = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != digits[at]]))
    aligner, _ = plant(before, f"{MARK} lost {digits} men", after)
    assert aligner.find(f"{MARK} lost {digits[:at]}{other}{digits[at + 1 :]} men") is None


@given(texts, quotes, texts, st.data())
def test_a_quote_in_other_letters_is_nowhere(before: str, quote: str, after: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(quote) - 1))
    assume(quote[at].swapcase() != quote[at])
    assert plant(before, quote, after)[0].find(quote[:at] + quote[at].swapcase() + quote[at + 1 :]) is None


@given(texts, quotes, texts, st.integers(1, 3))
def test_a_quote_that_breaks_off_within_a_word_is_nowhere(before: str, quote: str, after: str, cut: int) -> None:
    assert plant(before, f"{quote} harbour", after)[0].find(f"{quote} harbour"[:-cut]) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("She hasn't paid.", "She has"), ("She hasn’t paid.", "She hasn"), ("They can’t pay.", "They can"),
        ("It fell 10.5 points.", "It fell 10"), ("It cost 10,000.", "10"), ("It cost 10,000.", "000"),
        ("It was a 10-year term.", "a 10"), ("A non-violent march.", "violent march"), ("Unsafe.", "safe"),
        ("The mayor's office paid.", "The mayor"), ("About 1,250 left.", "250 left"),
    ],
)  # fmt: skip
def test_words_are_matched_whole(text: str, quote: str) -> None:
    assert found(text, quote) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_and_any_quote_are_survived(text: str, quote: str) -> None:
    for span in getattr(Aligner(text).find(quote), "spans", ()):
        assert span.of(text)


@given(quotes, st.integers(2, 5), st.data())
def test_of_repeated_words_those_in_the_cited_sentence_are_meant(quote: str, count: int, data: st.DataObject) -> None:
    text = ". ".join([quote] * count)
    cited = data.draw(st.integers(0, count - 1)) * (len(quote) + 2)
    alignment = Aligner(text).find(quote, [Span(cited, cited + len(quote) + 1)])
    assert alignment is not None
    assert alignment.spans == (Span(cited, cited + len(quote)),)


def test_a_quote_over_two_cited_sentences_is_found_in_both() -> None:
    text = "It is late. It is late. We go."
    alignment = Aligner(text).find("It is late. We go.", [Span(12, 23), Span(24, 30)])
    assert alignment is not None
    assert alignment.spans == (Span(12, 30),)


def test_a_wrong_citation_still_finds_the_quote() -> None:
    assert Aligner("One fell. Two rose.").find("Two rose", [Span(0, 9)]) is not None


def test_a_quote_may_bring_its_own_marks_and_full_stop() -> None:
    assert found("Nobody paid for the bridge, she said.", "“Nobody paid for the bridge.”") == [
        "Nobody paid for the bridge"
    ]


@pytest.mark.parametrize("sign", ["[…]", "[...]", "...", "…", "(…)", "[ ... ]"])
def test_words_left_out_with_a_sign_give_two_spans(sign: str) -> None:
    text = "The mayor, who is 61, will sell the quay."
    assert found(text, f"The mayor {sign} will sell the quay") == ["The mayor", "will sell the quay"]


@pytest.mark.parametrize(
    "left_out",
    ["has not", "has never", "cannot, yet,", "hasn’t but", "denied it “fully” and", "says.\n\nShe", "“no” but"],
)
def test_no_omission_spans_a_negation_a_quotation_mark_or_a_paragraph(left_out: str) -> None:
    assert found(f"The mayor {left_out} promised the money", "The mayor […] promised the money") == []


def test_pieces_in_another_order_are_nowhere() -> None:
    assert found("The mayor left and the crowd cheered.", "the crowd cheered […] The mayor left") == []


def test_a_long_text_without_a_space_is_searched_in_one_pass() -> None:
    assert found("a" * 300_000 + " end", "a" * 200) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [("Prices rose 10.5 per cent.", "Prices rose 10."), ("It killed 10,000 people.", "It killed 10,")],
)
def test_a_figure_cut_at_its_point_is_nowhere(text: str, quote: str) -> None:
    assert found(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [("It took 4½ years to build.", "2 years to build"), ("Some 30² people came.", "302 people came")],
)
def test_a_fraction_or_a_raised_digit_is_no_other_figure(text: str, quote: str) -> None:
    assert found(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("They met at café Luna.", "They met at cafe"), ("Jose\u0301 left.", "Jose"),
        ("An un\u00adsafe bridge.", "safe bridge"), ("They can\u200b't pay.", "They can"), ("It cost 10\u200b0.", "10"),
    ],
)  # fmt: skip
def test_accents_and_hidden_characters_do_not_end_a_word(text: str, quote: str) -> None:
    assert found(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A non‑violent march.", "violent march"),
        ("They lost 3–1 away.", "1 away"),
        ("Doors at 10:30 sharp.", "30 sharp"),
        ("It is 1/2 full.", "2 full"),
        ("They can´t pay.", "They can"),
        ("It fell to −5 degrees.", "5 degrees"),
        ("It fell to -5 degrees.", "5 degrees"),
    ],
)
def test_other_hyphens_and_signs_tie_words_and_figures_too(text: str, quote: str) -> None:
    assert found(text, quote) == []


def test_a_long_dash_ends_a_word_in_the_folded_text_too() -> None:
    assert found("It’s a start—nothing more.", "It's a start") == ["It’s a start"]


@pytest.mark.parametrize(
    "left_out",
    [
        "said ‘all is well’ and",
        "said «all is well» and",
        "said „all is well‟ and",
        "left.\u2029She",
        "can´t but",
    ],
)
def test_no_omission_spans_other_marks_or_separators(left_out: str) -> None:
    assert found(f"The mayor {left_out} promised the money", "The mayor […] promised the money") == []


@pytest.mark.parametrize("quote", ["…we will rebuild", "[...] we will rebuild", "we will rebuild…"])
def test_a_sign_of_omission_at_an_end_is_no_word(quote: str) -> None:
    assert found("By May we will rebuild the quay.", quote) == ["we will rebuild"]


def test_a_piece_that_stands_twice_is_tried_at_both_places() -> None:
    text = "The mayor did not speak. The mayor said today that the road was open."
    assert found(text, "The mayor […] the road was open") == ["The mayor", "the road was open"]


@given(wide, wide_quotes, wide, breaks)
def test_in_letters_of_every_kind_a_quote_is_found_where_it_was_planted(
    before: str, words: list[str], after: str, space: str
) -> None:
    quote = space.join(words)
    aligner, place = plant(before, quote, after)
    assert aligner.find(quote) == Alignment((place,), "exact")
    assert place.of(aligner.text) == quote


@given(wide, wide_quotes, wide, FORMS, breaks)
def test_in_letters_of_every_kind_another_form_of_them_is_the_same(
    before: str, words: list[str], after: str, form: Form, space: str
) -> None:
    aligner, place = plant(before, " ".join(words), after)
    alignment = aligner.find(space.join(unicodedata.normalize(form, word) for word in words))
    assert alignment is not None
    assert alignment.spans == (place,)


@given(wide, wide_quotes, wide, st.data())
def test_in_letters_of_every_kind_an_altered_quote_is_nowhere(
    before: str, words: list[str], after: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(words) - 2))
    one, other = data.draw(st.permutations("0123456789０１２３٤").filter(lambda d: not same_digit(d[0], d[1])))[:2]
    planted = [*words[:at], f"k{one}k", *words[at:]]
    aligner, place = plant(before, " ".join(planted), after)
    altered = {
        "a word": [*words],
        "a digit": [*words[:at], f"k{other}k", *words[at:]],
        "a negation": [*planted[:at], data.draw(st.sampled_from(["not", "never", "no"])), *planted[at:]],
    }
    assert [what for what, said in altered.items() if aligner.find(" ".join(said), [place])] == []


def same_digit(one: str, other: str) -> bool:
    return unicodedata.normalize("NFKD", one) == unicodedata.normalize("NFKD", other)


@given(st.lists(wide_words, min_size=2, max_size=4), st.integers(2, 5), breaks, st.data())
def test_in_letters_of_every_kind_repeated_words_are_those_of_the_sentence_cited(
    words: list[str], count: int, space: str, data: st.DataObject
) -> None:
    quote = space.join([MARK, *words, "Yankee"])
    text = ". ".join([quote] * count)
    cited = data.draw(st.integers(0, count - 1)) * (len(quote) + 2)
    assert Aligner(text).find(quote, [Span(cited, cited + len(quote))]) == Alignment(
        (Span(cited, cited + len(quote)),), "exact"
    )


@pytest.mark.parametrize(
    ("printed", "asked"),
    [
        ("He paid １２５ pounds", "He paid 125 pounds"), ("It\u202e leaked\u202c badly", "It leaked badly"),
        ("It leaked.\r\nIt broke", "It leaked. It broke"), ("a 𝐛𝐨𝐥𝐝 claim", "a bold claim"),
        ("10\u202f000 men", "10 000 men"), ("a\u0345\u0301 lake", "a\u0301\u0345 lake"),
        ("ĳs on the ﬂood", "ijs on the flood"),
    ],
)  # fmt: skip
def test_the_offsets_are_right_for_any_letters(printed: str, asked: str) -> None:
    for text, quote in ((printed, asked), (asked, printed)):
        aligner, place = plant("😀 Then é", text, "again 👩\u200d👧.")
        assert aligner.find(quote) == Alignment((place,), "folded")


def test_a_letter_under_very_many_marks_is_folded_in_one_pass() -> None:
    assert found("a" + "\u0301\u0345" * 100_000 + " end", "b") == []
