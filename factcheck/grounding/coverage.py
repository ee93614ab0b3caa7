"""Coverage: every body sentence is covered by a claim or listed with the reason why not."""

from bisect import bisect_right
from collections.abc import Sequence

from factcheck.article_block import fold
from factcheck.grounding.bench import Bench
from factcheck.language.clauses import has_verb
from factcheck.language.statements import CROSSHEAD
from factcheck.language.tokens import tokenize
from factcheck.language.wording import count_words
from factcheck.models import Claim, Coverage, Sentence, Uncovered


def cover(bench: Bench, claims: Sequence[Claim], by_model: bool = True) -> Coverage:
    """Hold the claims' spans against the body's sentences; `by_model` is False where the rules listed them."""
    body = [s for s in bench.article.sentences if s.part == "body"]
    starts = [s.start for s in body]
    covered: set[int] = set()
    for claim in claims:
        for span in claim.spans:
            at = max(0, bisect_right(starts, span.start) - 1)
            while at < len(body) and body[at].start < span.end:
                if body[at].span.touches(span):
                    covered.add(body[at].id)
                at += 1
    missing = tuple(Uncovered(id=s.id, reason=_reason(bench, s, by_model)) for s in body if s.id not in covered)
    return Coverage(sentences=len(body), covered=len(covered), uncovered=missing)


def _reason(bench: Bench, sentence: Sentence, by_model: bool) -> str:
    if not (bench.english or by_model):
        return "not in English, which is all that the rules read"
    shown = fold(sentence.span.of(bench.article.text))
    if shown.endswith("?"):
        return "a question"
    if shown[-1:].isalnum() and count_words(shown) <= CROSSHEAD:
        return "a heading"
    if bench.english and count_words(shown) < 4:
        return "too short to assert anything"
    if bench.english and not has_verb(tokenize(shown)):
        return "asserts nothing by itself"
    return "the model listed no claim for it"
