"""A claim in a model's own words, held against the sentences it cites: a figure, a name, a day of its own is none.

Only what code is all but certain of is looked for. Attribution, doubt and modality stand in fields of their own, and
are held against the text there; a claim that says more by a mere word is not seen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.grounding.bench import Bench
from factcheck.grounding.claims import Grounded
from factcheck.grounding.laundering import (
    figure_borrowed,
    figures_invented,
    names_invented,
    quotes_invented,
    time_shifted,
    told_of,
)
from factcheck.language.calendar import MONTHS, WEEKDAYS
from factcheck.language.numerals import STARTERS
from factcheck.language.standalone import stand_alone
from factcheck.language.tongue import is_read
from factcheck.models import Finding

_CHECKS = (figures_invented, figure_borrowed, names_invented, quotes_invented, time_shifted)


def check_texts(
    bench: Bench, grounded: Sequence[Grounded], cited: Sequence[Sequence[int]]
) -> tuple[list[Grounded], list[Finding]]:
    """Give every claim in words that hold; where a model's do not, in the article's own, with a finding."""
    if bench.english and not is_read(" ".join(one.claim.text for one in grounded)):
        message = "the model tells the claims in another language than the article's; told in its own words instead"
        foreign = Finding(kind="answer_language", severity="error", message=message, where="claims")
        return [_in_own_words(bench, one) for one in grounded], [foreign]
    held, findings = [], []
    for one, numbers in zip(grounded, cited, strict=True):
        wrong = list(_wrong(bench, one.claim.text, numbers)) if bench.english else []
        findings += [
            Finding(kind=kind, severity="error", message=f"{message}: {one.claim.text!r}", where=one.claim.id)
            for kind, message in wrong
        ]
        held.append(_in_own_words(bench, one) if wrong else one)
    return held, findings


def _wrong(bench: Bench, text: str, numbers: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Give what is wrong with a claim's words. Most have nothing of their own, and to read each takes milliseconds."""
    text = _INFERRED.sub("[…]", text)
    near = {w.lower() for span in bench.sentences(numbers) for w in _WORD.findall(span.of(bench.article.text))}
    anywhere = bench.once("words", lambda: {w.lower() for w in _WORD.findall(bench.article.text)})
    own = [w for w in _WORD.findall(text) if w.lower() not in near]
    quoted = any(not bench.find(q.strip(" ,."), numbers) for q in _QUOTED.findall(text))
    if quoted or any(_counts(w) or (w[:1].isupper() and w.lower() not in anywhere) for w in own):
        told = told_of(bench, text, numbers)
        yield from ((check.__name__, message) for check in _CHECKS if (message := check(told)))


def _counts(word: str) -> bool:
    return any(c.isdigit() for c in word) or word.lower() in _TELLING


_WORD = re.compile(r"[^\W_]+")
_INFERRED = re.compile(r"\[[^\[\]]{1,80}\]")
"""What is put in for a pronoun or a day, and marked as an inference: to be read as one, not as the article's."""
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_TELLING = STARTERS | {day.lower() for day in WEEKDAYS} | set(MONTHS)
"""Words that count or say when."""


def _in_own_words(bench: Bench, one: Grounded) -> Grounded:
    """Tell a claim as the article has it; one whose quote is nowhere stays as it is, for that is the finding."""
    if not one.claim.spans:
        return one
    reading = bench.reading
    text = stand_alone(reading, reading.statements[one.statements[0]]) if one.statements else one.claim.quote
    return replace(one, claim=one.claim.model_copy(update={"text": text}))
