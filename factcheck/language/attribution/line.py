"""One sentence as the rules of attribution see it: its tokens, the class of each small word, and what is quoted."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from factcheck.language.attribution.cues import Cue, verb_cues
from factcheck.language.document import Document
from factcheck.language.lexicon import entries, words
from factcheck.language.quotes import Quote
from factcheck.language.tokens import Token
from factcheck.models import Span

CLASSES = {entry.words: entry.notes["class"] for entry in entries("cue_grammar")}
CIRCUMSTANCES = words("cue_circumstances")
_NAMES_TOO = frozenset(["Will", "May", "US"])
"""Small words that are names where they are written so: "Mr. Will", "Theresa May", "the US"."""
_TIMES = frozenset(
    ["year", "month", "week", "day", "night", "morning", "afternoon", "evening", "fall", "autumn", "summer", "winter"]
) | {"spring", "time", "point", "moment", "decade"}
"""Words before which "that" points at a time and opens no clause."""
_SHORT_QUOTATION = 3
_LONGEST_LINE = 200
_LONGEST_SENTENCE = 2000


@dataclass(frozen=True)
class Line:
    """The tokens of a sentence, or of the part of a quotation that stands in it.

    `low` are its words in lower case. `inside` gives for each token the number of the quotation of speech it stands
    in, or -1; a word or two in marks ("media stunt") is no speech. In the line of a quotation every token is -1.
    """

    document: Document
    number: int
    tokens: tuple[Token, ...]
    inside: tuple[int, ...]
    low: tuple[str, ...]
    quoted: bool = False

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The class of each small word, "" for others."""
        found = [CLASSES.get(word, "") for word in self.low]
        for at, token in enumerate(self.tokens):
            if token.text in _NAMES_TOO and (at or token.text == "US"):
                found[at] = ""
            elif "'" in token.lower and CLASSES.get(token.lower.partition("'")[0]) == "pronoun":
                found[at] = "pronoun"  # "he'd", "they've"
            elif token.lower == "that" and self.word(at + 1) in _TIMES:
                found[at] = "determiner"
        return tuple(found)

    @cached_property
    def cues(self) -> dict[int, Cue]:
        """The verbs that report, by the token they start at."""
        return verb_cues(self.low, self.inside)

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, at: int) -> str:
        """Give the word in lower case, "" outside the line."""
        try:
            return self.low[at] if at >= 0 else ""
        except IndexError:
            return ""

    def kind(self, at: int) -> str:
        """Give the class of a small word, "" for others and outside the line."""
        try:
            return self.classes[at] if at >= 0 else ""
        except IndexError:
            return ""

    def capital(self, at: int) -> bool:
        """Say whether the word starts with a capital."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[0].isupper()

    def is_word(self, at: int) -> bool:
        """Say whether it is a word or a number, and no mark."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[0].isalnum()

    def speech(self, at: int) -> int:
        """Give the number of the quotation of speech the token stands in, or -1."""
        try:
            return self.inside[at] if at >= 0 else -1
        except IndexError:
            return -1

    def span(self, start: int, end: int) -> Span:
        """Give the stretch of text from one token up to another."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def at(self, offset: int) -> int:
        """Give the first token that ends behind the offset."""
        return bisect_right([token.end for token in self.tokens], offset)


def lines_of(document: Document) -> Iterator[Line]:
    """Give each sentence as a line, and after it a line for the words of each quotation of speech in it.

    A sentence beyond all measure is cut, and only its head is read, so that no text takes more than linear time.
    """
    speech = [is_speech(document.text, quote) for quote in document.quotes]
    starts = [quote.outer.start for quote in document.quotes]
    for number, sentence in enumerate(document.tokens):
        for start in range(0, min(len(sentence), _LONGEST_SENTENCE), _LONGEST_LINE):
            tokens = sentence[start : start + _LONGEST_LINE]
            inside = _inside(document, speech, starts, tokens)
            yield Line(document, number, tokens, inside, _low(tokens))
            for which in sorted(set(inside) - {-1}) if max(inside) >= 0 else ():
                inner = document.quotes[which].inner
                within = tuple(t for t in tokens if inner.start <= t.start and t.end <= inner.end)
                if len(within) > _SHORT_QUOTATION:
                    yield Line(document, number, within, (-1,) * len(within), _low(within), quoted=True)


def _low(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple([token.lower for token in tokens])


def _inside(document: Document, speech: list[bool], starts: list[int], tokens: tuple[Token, ...]) -> tuple[int, ...]:
    """Give for each token the quotation of speech it stands in, -1 for none; most sentences hold none at all."""
    which = bisect_right(starts, tokens[-1].start) - 1
    if which < 0 or document.quotes[which].outer.end <= tokens[0].start:
        return (-1,) * len(tokens)
    return tuple([_quotation_at(document, speech, starts, token) for token in tokens])


def _quotation_at(document: Document, speech: list[bool], starts: list[int], token: Token) -> int:
    which = bisect_right(starts, token.start) - 1
    if which >= 0 and speech[which] and token.end <= document.quotes[which].outer.end:
        return which
    return -1


def is_speech(text: str, quote: Quote) -> bool:
    """Say whether a quotation is more than a word or two in marks, and no title: "on the show “Good Evening,” he said".

    >>> from factcheck.language.quotes import find_quotes
    >>> [is_speech(t, find_quotes(t)[0]) for t in ('“No,” he said.', 'a “media stunt”', '“We have to go” now')]
    [True, False, True]
    """
    inner = quote.inner.of(text)
    led_in = text[max(0, quote.outer.start - 2) : quote.outer.start - 1].isalnum()
    if inner.rstrip(",.").istitle() and (led_in or " " in inner):
        return False
    return inner[-1] in ",.?!…" or len(inner.split(None, _SHORT_QUOTATION)) > _SHORT_QUOTATION
