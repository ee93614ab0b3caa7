"""A text cut once into sentences, tokens and quotations: what every rule of this floor is given to read."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.language.paragraphs import split_paragraphs
from factcheck.language.quotes import Quote, find_quotes
from factcheck.language.sentences import split_sentences
from factcheck.language.tokens import Token, tokenize
from factcheck.models import Span
from factcheck.terms import Part


@dataclass(frozen=True)
class Document:
    """The text, its sentences in order with the part of the article each stands in, and its paragraphs (`blocks`)."""

    text: str
    sentences: tuple[Span, ...]
    parts: tuple[Part, ...]
    quotes: tuple[Quote, ...]
    blocks: tuple[Span, ...]

    @cached_property
    def tokens(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens of each sentence."""
        return tuple(tuple(tokenize(self.text, s.start, s.end)) for s in self.sentences)

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """The number of the paragraph each sentence stands in, from 0."""
        starts = [block.start for block in self.blocks]
        return tuple(max(0, bisect_right(starts, s.start) - 1) for s in self.sentences)

    @cached_property
    def alone(self) -> frozenset[int]:
        """The numbers of the sentences that are a paragraph by themselves."""
        sizes = Counter(self.paragraphs)
        return frozenset(number for number, paragraph in enumerate(self.paragraphs) if sizes[paragraph] == 1)

    @cached_property
    def titled(self) -> frozenset[int]:
        """The numbers of the sentences that are written like headlines."""
        return frozenset(number for number, tokens in enumerate(self.tokens) if is_headline(tokens))

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [q.outer.start for q in self.quotes]

    def quotes_in(self, span: Span) -> tuple[Quote, ...]:
        """Give the quotations that share a character with a span, their marks counted."""
        first = max(0, bisect_right(self._quote_starts, span.start) - 1)
        near = self.quotes[first : bisect_left(self._quote_starts, span.end)]
        return tuple(q for q in near if q.outer.touches(span))

    def sentence_at(self, offset: int) -> int:
        """Give the index of the sentence that holds the offset, or of the last one before it (0 in front of all)."""
        return max(0, bisect_right(self._starts, offset) - 1)


def is_headline(tokens: Sequence[Token]) -> bool:
    """Say whether nearly every longer word is capitalised, and no full stop ends the line: capitals prove nothing."""
    if not tokens or len(tokens) > 60 or tokens[-1].text in {".", "”", '"'}:
        return bool(tokens) and all(t.text.isupper() for t in tokens[:60] if t.text[0].isalpha())
    long = [t.text for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    if all(t.isupper() for t in long) and len(long) > 2:
        return True
    upper = sum(t[0].isupper() for t in long)
    return len(long) > 3 and upper >= 0.75 * len(long)


def cut(text: str, sentences: Sequence[Span] | None = None, parts: Sequence[Part] | None = None) -> Document:
    """Cut a text into a Document; sentences that are known already (numbered by someone else) are taken as given."""
    blocks = split_paragraphs(text)
    spans = tuple(split_sentences(text, blocks) if sentences is None else sentences)
    body: Part = "body"
    known = (body,) * len(spans) if parts is None else tuple(parts)
    return Document(text, spans, known, find_quotes(text, blocks), blocks)
