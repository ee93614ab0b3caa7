"""One sentence as the rules of certainty read it: plain words, contractions opened, with their places in the text."""

from dataclasses import dataclass

from factcheck.language.document import Document, cut
from factcheck.language.lexicon import words as lexicon_words
from factcheck.language.tokens import Token
from factcheck.models import Span

_OPENED = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
}
_TAILS = {"ll": "will", "ve": "have", "re": "are", "d": "would"}
MARKS = frozenset('“”"«»„‟')


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence in lower case; `tokens[i]` is where `words[i]` stands (two words may share one)."""

    document: Document
    number: int
    words: list[str]
    tokens: list[Token]

    def span(self, start: int, end: int) -> Span:
        """Give the stretch of text from one word up to another, without the marks at its ends.

        >>> from factcheck.language.document import cut
        >>> text = "He left, she said."
        >>> line = read_line(cut(text, sentences=[Span(0, len(text))]), 0)
        >>> line.span(0, 3).of(text)
        'He left'
        """
        while end - 1 > start and self.words[end - 1] in _EDGES:
            end -= 1
        while start < end - 1 and self.words[start] in _EDGES:
            start += 1
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def text(self, start: int, end: int) -> str:
        """Give the words themselves, white space closed up."""
        return " ".join(self.span(start, end).of(self.document.text).split())

    def capital(self, index: int) -> bool:
        """Say whether a word begins with a capital."""
        return self.tokens[index].text[0].isupper()

    def word(self, index: int) -> str:
        """Give a word, or an empty string beyond either end."""
        return self.words[index] if 0 <= index < len(self.words) else ""


_EDGES = frozenset(",.;:!?—–--…") | {"--", "..."} | MARKS


def open_contraction(word: str) -> tuple[str, ...]:
    """Give the words a contraction stands for.

    >>> open_contraction("hasn't"), open_contraction("won't"), open_contraction("we'll"), open_contraction("o'neil")
    (('has', 'not'), ('will', 'not'), ('we', 'will'), ("o'neil",))
    """
    if word in _OPENED:
        return _OPENED[word]
    if word.endswith("n't") and len(word) > 3:
        return word[:-3], "not"
    head, mark, tail = word.rpartition("'")
    return (head, _TAILS[tail]) if mark and head and tail in _TAILS else (word,)


def _is_participle(word: str) -> bool:
    """Say whether a word makes "had" of "'d": "he'd been", "she'd worked".

    >>> _is_participle("been"), _is_participle("worked"), _is_participle("need"), _is_participle("go")
    (True, True, False, False)
    """
    return word in lexicon_words("participles") or (word.endswith("ed") and not word.endswith("eed"))


def read_line(document: Document, number: int) -> Line:
    """Read one sentence of a document.

    >>> from factcheck.language.document import cut
    >>> read_line(cut("It isn’t so.", sentences=[Span(0, 12)]), 0).words
    ['it', 'is', 'not', 'so', '.']
    """
    words: list[str] = []
    tokens: list[Token] = []
    sentence = document.tokens[number]
    for at, token in enumerate(sentence):
        if "'" not in token.lower and token.lower != "cannot":
            words.append(token.lower)
            tokens.append(token)
            continue
        opened = open_contraction(token.lower)
        if opened[-1] == "would" and token.lower.endswith("'d") and at + 1 < len(sentence):
            opened = (opened[0], "had") if _is_participle(sentence[at + 1].lower) else opened
        words.extend(opened)
        tokens.extend([token] * len(opened))
    return Line(document, number, words, tokens)


def line_of(text: str) -> Line:
    """Read a text as one sentence (for the examples beside the rules)."""
    return read_line(cut(text, sentences=[Span(0, len(text))]), 0)
