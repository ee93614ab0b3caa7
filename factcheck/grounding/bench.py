"""What every check of grounding is given: the article, its reading, and the place of each sentence and quote."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log
from typing import Any, TypeVar

from factcheck.language.align import Aligner, Alignment
from factcheck.language.hostile import STEERING, Hostile, find_hostile
from factcheck.language.likeness import stem_of
from factcheck.language.names import Entity
from factcheck.language.reading import Reading, read
from factcheck.language.statements import Statement
from factcheck.models import Article, Span
from factcheck.terms import TITLES

_T = TypeVar("_T")
PUBLISHER_UNKNOWN = "the article"


@dataclass(frozen=True)
class Bench:
    """One article, read."""

    article: Article
    reading: Reading

    @property
    def english(self) -> bool:
        """Whether the rules read the article; word lists of English say nothing about another."""
        return self.reading.english

    @cached_property
    def _known(self) -> dict[Hashable, Any]:
        return {}

    def once(self, key: Hashable, work: Callable[[], _T]) -> _T:
        """Do a work on this article once: a summary is held against it when it comes in, and again for the report."""
        if key not in self._known:
            self._known[key] = work()
        found: _T = self._known[key]
        return found

    @cached_property
    def aligner(self) -> Aligner:
        """Looks quotes up in the article's text."""
        return Aligner(self.article.text)

    @cached_property
    def _by_number(self) -> dict[int, Span]:
        return {s.id: s.span for s in self.article.sentences}

    @cached_property
    def foremost(self) -> frozenset[int]:
        """The sentences (from 0) of headline and dek, and the body's first."""
        parts = [s.part for s in self.article.sentences]
        return frozenset(n for n, part in enumerate(parts) if part in TITLES) | frozenset(self._body[:1])

    @cached_property
    def early(self) -> frozenset[int]:
        """The sentences (from 0) of the body's first three paragraphs."""
        paragraphs = self.reading.document.paragraphs
        return frozenset(n for n in self._body if paragraphs[n] - paragraphs[self._body[0]] < 3)

    @cached_property
    def _body(self) -> tuple[int, ...]:
        return tuple(n for n, s in enumerate(self.article.sentences) if s.part == "body")

    def in_body(self, span: Span) -> bool:
        """Say whether a span lies in one sentence of the body."""
        at = self.reading.document.sentence_at(span.start)
        near = self.article.sentences[at : at + 1]
        return bool(near) and near[0].part == "body" and near[0].span.holds(span)

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How much each stem of the article tells: one that few statements have, more."""
        held = self.reading.signatures
        counts = Counter(stem for its in held for stem in its.stems)
        return {stem: log(1 + len(held) / count) for stem, count in counts.items()}

    @cached_property
    def words(self) -> frozenset[str]:
        """The article's words in lower case, without possessives."""
        document = self.reading.document
        return frozenset(t.lower.rstrip(".") for tokens in document.tokens for t in tokens)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the article's words, near-synonyms as one."""
        return frozenset(stem for word in self.words if (stem := stem_of(word)))

    @cached_property
    def sentence_stems(self) -> tuple[frozenset[str], ...]:
        """The stems of each sentence's words."""
        tokens = self.reading.document.tokens
        return tuple(frozenset(stem for t in row if (stem := stem_of(t.lower))) for row in tokens)

    @cached_property
    def hostile(self) -> tuple[Hostile, ...]:
        """What in the article is hidden from readers or meant for a machine."""
        return find_hostile(self.article.text)

    @cached_property
    def tainted(self) -> frozenset[int]:
        """The sentences (from 0) that hold words for a machine or hidden ones: nothing may rest on them alone."""
        spans = [one.span for one in self.hostile if one.kind in STEERING]
        at = self.reading.document.sentence_at
        return frozenset(n for s in spans for n in range(at(s.start), at(max(s.start, s.end - 1)) + 1))

    @cached_property
    def entities_by_name(self) -> dict[str, tuple[Entity, ...]]:
        """The entities of the reading under their names."""
        found: dict[str, tuple[Entity, ...]] = {}
        for entity in self.reading.entities.all:
            found[entity.name] = (*found.get(entity.name, ()), entity)
        return found

    @cached_property
    def sources_by_cue(self) -> dict[Span, Span]:
        """Where the reading sees the source of each reporting word."""
        return {a.cue: a.source for a in self.reading.attributions if a.cue and a.source}

    def named_at(self, start: int, reach: int) -> Entity | None:
        """Give the entity whose mention begins at an offset or at most `reach` characters behind it."""
        at = bisect_left(self._mentions, start, key=lambda m: m[0].start)
        found = self._mentions[at : at + 1]
        return found[0][1] if found and found[0][0].start <= start + reach else None

    @cached_property
    def _mentions(self) -> list[tuple[Span, Entity]]:
        entities = self.reading.entities.all
        return sorted(((m, e) for e in entities for m in e.mentions), key=lambda pair: pair[0])

    @property
    def publisher(self) -> str:
        """The name of the first hop of every chain."""
        return self.article.publisher or PUBLISHER_UNKNOWN

    def sentences(self, numbers: Iterable[int]) -> tuple[Span, ...]:
        """Give the spans of the sentences that exist of those numbered."""
        return tuple(self._by_number[n] for n in numbers if n in self._by_number)

    def exists(self, number: int) -> bool:
        """Say whether the article has a sentence of that number."""
        return number in self._by_number

    def find(self, quote: str, numbers: Iterable[int] = ()) -> Alignment | None:
        """Find a quote, in the cited sentences first; one whose omission joins the words of two stands nowhere."""
        found = self.aligner.find(quote, self.sentences(numbers))
        return found if found and self._of_one_voice(found.spans) else None

    def _of_one_voice(self, pieces: Sequence[Span]) -> bool:
        """Say whether the pieces of a quote have one origin, and no other speaker's "said" is left out between them.

        "Orr said it leaked […] it was safe" is refused where Lee said that it was safe.
        """
        if len(pieces) < 2 or not self.english:
            return True
        told = [[self.reading.statements[i] for i in self.statements_at([piece])] for piece in pieces]
        origins = [{s.origin.name if s.origin else "" for s in of_piece} for of_piece in told if of_piece]
        common = set.intersection(*origins) if origins else set()
        if origins and not common:
            return False
        spoken = self.reading.attributions
        voices = [{a.speaker for a in spoken if any(c.touches(piece) for c in a.content)} for piece in pieces]
        gaps = [Span(one.end, other.start) for one, other in pairwise(pieces)]
        left_out = {a.speaker for a in spoken if a.cue and any(gap.holds(a.cue) for gap in gaps)}
        return left_out <= set.intersection(*voices) | {None}

    def slices(self, spans: Sequence[Span]) -> str:
        """Give the words at some spans, as a claim's quote shows them."""
        return " … ".join(s.of(self.article.text) for s in spans)

    def statements_at(self, spans: Sequence[Span]) -> tuple[int, ...]:
        """Give the places of the reading's statements whose core lies mostly within some spans."""
        document = self.reading.document
        numbers = {
            n
            for span in spans
            for n in range(document.sentence_at(span.start), document.sentence_at(max(span.start, span.end - 1)) + 1)
        }
        near = (i for n in sorted(numbers) for i in self.reading.by_sentence.get(n, ()))
        return tuple(i for i in near if _mostly_within(self.reading.statements[i], spans))


def bench_for(article: Article) -> Bench:
    """Read an article and lay it out for grounding."""
    spans = [s.span for s in article.sentences]
    parts = [s.part for s in article.sentences]
    return Bench(article, read(article.text, spans, parts, article.publisher, article.published, article.language))


def overlap(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Count the characters that two sets of spans share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def length(spans: Iterable[Span]) -> int:
    """Count the characters of some spans."""
    return sum(s.end - s.start for s in spans)


def _mostly_within(statement: Statement, spans: Sequence[Span]) -> bool:
    shared = overlap(statement.core, spans)
    return shared > 0 and shared * 2 >= min(length(statement.core), length(spans))
