"""Certainty laundering: what a summary sentence must not do to the claims it tells, as far as code can see it.

The names are those of `domain.md`'s list: L1 drop the attribution … L12 state a sourced claim as plain fact later on.
Each check takes a summary sentence beside the article and gives a message where the sentence fails, None where it
passes; a sentence that tells nothing of the article's cannot fail those that compare. Nothing here judges what it
cannot see: synonyms, what is implied, what is left out of a sentence on purpose.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.grounding.bench import Bench
from factcheck.grounding.laundering.attribution import (
    attribution_dropped,
    chain_shortened,
    claims_merged,
    source_multiplied,
    source_widened,
    verb_strengthened,
)
from factcheck.grounding.laundering.certainty import (
    cause_added,
    doubt_lost,
    modality_raised,
    quantifier_widened,
)
from factcheck.grounding.laundering.figures import figure_borrowed, figures_invented, hedge_dropped, time_shifted
from factcheck.grounding.laundering.told import Told
from factcheck.grounding.laundering.verbs import polarity_turned
from factcheck.grounding.laundering.wording import (
    names_invented,
    quotes_invented,
    support,
    unfounded,
    words_put_in_mouth,
)
from factcheck.models import Finding

__all__ = [
    "CHECKS", "Told", "faults", "figure_borrowed", "figures_invented", "findings_for", "names_invented",
    "quotes_invented", "support", "time_shifted", "told_of",
]  # fmt: skip

CHECKS: tuple[Callable[[Told], str | None], ...] = (
    attribution_dropped,
    chain_shortened,
    modality_raised,
    doubt_lost,
    hedge_dropped,
    quantifier_widened,
    source_widened,
    source_multiplied,
    verb_strengthened,
    time_shifted,
    cause_added,
    claims_merged,
    polarity_turned,
    figures_invented,
    figure_borrowed,
    quotes_invented,
    words_put_in_mouth,
    names_invented,
    unfounded,
)
"""The checks in the order in which they are made: L1 to L11 (L12 is L1 of a later sentence), then words and figures."""
IN_ANY_LANGUAGE = (quotes_invented,)
"""The checks that need no English: of a summary in another language no more can be proved."""


def told_of(bench: Bench, text: str, numbers: Sequence[int] = ()) -> Told:
    """Lay a summary sentence beside the article; `numbers` are the sentences it cites, by their own ids."""
    cited = frozenset(n for n, s in enumerate(bench.article.sentences) if s.id in numbers)
    return bench.once(("told", text, cited), lambda: Told(bench, text, cited))


def faults(bench: Bench, text: str, numbers: Sequence[int] = ()) -> tuple[tuple[str, str], ...]:
    """Give the kind and the message of everything that code can prove against one summary sentence."""
    return bench.once(("faults", text, tuple(numbers)), lambda: tuple(_faults(bench, text, numbers)))


def _faults(bench: Bench, text: str, numbers: Sequence[int]) -> Iterator[tuple[str, str]]:
    told = told_of(bench, text, numbers)
    for check in CHECKS if bench.english else IN_ANY_LANGUAGE:
        if text.strip() and (message := check(told)):
            yield check.__name__, message


def findings_for(bench: Bench, sentences: Iterable[str]) -> tuple[Finding, ...]:
    """Check the sentences of a summary; `where` of a finding is the sentence's place, from 1."""
    return tuple(
        Finding(kind=kind, severity="error", message=f"{message}: {text!r}", where=f"summary {place}")
        for place, text in enumerate(sentences, start=1)
        for kind, message in faults(bench, text)
    )
