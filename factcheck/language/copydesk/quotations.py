"""One quotation in two wordings: the same words of one speaker, quoted twice and not alike."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from factcheck.language.clauses import clip
from factcheck.language.copydesk.notice import Notice
from factcheck.language.likeness import stem_of
from factcheck.language.reading import Reading
from factcheck.language.tokens import tokenize
from factcheck.models import Span

_LEAST = 5
"""Words of the shortest quotation that is compared."""
_ALIKE = 0.7
_HELD = 20
"""Quotations that may share a word before it tells none of them apart."""


def quotations_twice(reading: Reading) -> Iterator[Notice]:
    """Find pairs of quotations that share most of their words in order, neither a part of the other."""
    quotes = [s for s in _sentences(reading) if len(_words(reading, s)) >= _LEAST]
    said = [_words(reading, s) for s in quotes]
    holders: dict[str, list[int]] = defaultdict(list)
    for j, words in enumerate(said):
        stems = {stem for word in words if (stem := stem_of(word))}
        shared: dict[int, int] = defaultdict(int)
        for stem in stems:
            for i in holders[stem] if len(holders[stem]) <= _HELD else ():
                shared[i] += 1
            holders[stem].append(j)
        for i in (i for i, count in sorted(shared.items()) if count >= 2):
            apart = _place(reading, quotes[j]) - _place(reading, quotes[i]) > 1  # neighbours may be a figure of speech
            if apart and _is_reworded(said[i], words) and _one_speaker(reading, quotes[i], quotes[j]):
                one, other = (quotes[n].of(reading.document.text).strip(" ,.") for n in (i, j))
                message = f"one quotation in two wordings: “{one}” and “{other}”: check the recording"
                yield Notice("quotation_twice_worded", message, (quotes[i], quotes[j]))


def _sentences(reading: Reading) -> Iterator[Span]:
    """Give what stands in quotation marks, sentence by sentence."""
    document = reading.document
    for quote in document.quotes:
        first = document.sentence_at(quote.inner.start)
        for number in range(first, document.sentence_at(max(quote.inner.start, quote.inner.end - 1)) + 1):
            if cut := clip(quote.inner, document.sentences[number]):
                yield cut


def _place(reading: Reading, span: Span) -> int:
    return reading.document.sentence_at(span.start)


def _words(reading: Reading, span: Span) -> tuple[str, ...]:
    tokens = tokenize(reading.document.text, span.start, span.end)
    return tuple(t.lower.replace("’", "'") for t in tokens if t.text[0].isalnum())


def _is_reworded(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two runs of words are one, told in two ways: neither is an excerpt of the other.

    >>> _is_reworded(tuple("we will never leave this town".split()), tuple("we shall never leave this town".split()))
    True
    >>> _is_reworded(tuple("we will never leave this town".split()), tuple("never leave this town".split()))
    False
    """
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    common, shorter = sum(b.size for b in blocks), min(len(one), len(other))
    if common == shorter or common < _ALIKE * shorter or max(len(one), len(other)) > 2 * shorter:
        return False
    return bool(blocks) and max(b.size for b in blocks) >= 3


def _one_speaker(reading: Reading, one: Span, other: Span) -> bool:
    """Say whether both quotations have one speaker, or one of them none that is known: a title, a pull quote."""
    first, second = (_speakers(reading, quote) for quote in (one, other))
    return not first or not second or bool(first & second)


def _speakers(reading: Reading, span: Span) -> frozenset[str]:
    near = (reading.statements[i] for i in reading.by_sentence.get(_place(reading, span), ()))
    return frozenset(s.chain[0].entity.name for s in near if s.chain and any(c.touches(span) for c in s.core))
