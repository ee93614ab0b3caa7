"""What matters: how grave a statement is, what kind it is, whether it can be checked, and which to tell first."""

from collections.abc import Iterable, Sequence
from functools import cache

from factcheck.language.figures import Figure
from factcheck.language.lexicon import entries, words
from factcheck.language.tokens import Token
from factcheck.terms import Checkable, ClaimType, Modality

_KINDS: tuple[tuple[str, ClaimType], ...] = (
    ("kind_cause", "cause"),
    ("kind_law", "law"),
    ("kind_background", "background"),
)


def harm(tokens: Iterable[Token]) -> int:
    """Grade what is at stake by its words, 0 to 3 (`lexicon/harm.txt`). Capitals are names: the Cold War is no war.

    >>> from factcheck.language.tokens import tokenize
    >>> harm(tokenize("Two men were killed")), harm(tokenize("Shares fell")), harm(tokenize("A lift was built"))
    (3, 2, 0)
    """
    graded = (_harm_words().get(t.lower, 0) for n, t in enumerate(tokens) if n == 0 or t.text.islower())
    return max(graded, default=0)


def kind_of(tokens: Sequence[Token], figures: Sequence[Figure], modality: Modality, quoted: bool) -> ClaimType:
    """Say what kind of claim the words make; of several, the one that a checker would look at first."""
    lower = {t.lower for t in tokens}
    if modality == "opinion":
        return "opinion"
    if modality in {"predicted", "conditional", "promised"}:
        return "forecast"
    if lower & words("superlatives"):
        return "superlative"
    if any(not f.ordinal for f in figures):
        return "comparison" if lower & words("kind_comparison") else "quantity"
    if quoted:
        return "quote"
    return next((kind for family, kind in _KINDS if lower & words(family)), "event")


def checkable(modality: Modality, chained: bool) -> Checkable:
    """Say whether a record or a witness could settle it now.

    Opinions, predictions, promises and threats leave only their attribution to check; what is merely implied or
    estimated can be checked in part.
    """
    if modality in {"opinion", "predicted", "promised", "conditional"}:
        return "attribution_only" if chained else "no"
    return "partly" if modality in {"implied", "estimated"} else "yes"


@cache
def _harm_words() -> dict[str, int]:
    return {word: int(entry.notes["harm"]) for entry in entries("harm") for word in entry.words.split()}
