"""What matters: how grave a statement is, what kind it is, whether it can be checked, and which to tell first."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factcheck.language.figures import Figure
from factcheck.language.lexicon import entries, words
from factcheck.language.names.words import role_noun
from factcheck.language.tokens import Token
from factcheck.terms import Checkable, ClaimType, Modality

_DEFINITE = frozenset({"the", "its", "his", "her", "their", "our", "'s"})
_KINDS: tuple[tuple[str, ClaimType], ...] = (
    ("kind_cause", "cause"),
    ("kind_law", "law"),
    ("kind_background", "background"),
)


class Stake(NamedTuple):
    """What is at stake: how grave it is (0 to 3), and in a word or two what."""

    grade: int
    ground: str


def stakes(tokens: Sequence[Token]) -> tuple[Stake, ...]:
    """Say what is at stake by the words (`lexicon/harm.txt`), gravest first, each ground once.

    Capitals are names: the Cold War is no war. In some phrases a word means no harm (`lexicon/harm_senses.txt`).

    >>> from factcheck.language.tokens import tokenize
    >>> [s.ground for s in stakes(list(tokenize("Two men were killed when shares fell")))]
    ['a death', 'markets or jobs']
    >>> stakes(list(tokenize("His penalty shot won a price war")))
    ()
    """
    low = [t.lower for t in tokens]
    found = {
        stake
        for at, token in enumerate(tokens)
        if (stake := _harm_words().get(low[at]))
        and (at == 0 or token.text.islower() or _shouted(tokens, at))
        and not _means_no_harm(low, at)
    }
    return tuple(sorted(found, key=lambda s: (-s.grade, s.ground)))


def harm(tokens: Sequence[Token]) -> int:
    """Grade what is at stake, 0 to 3.

    >>> from factcheck.language.tokens import tokenize
    >>> [harm(list(tokenize(t))) for t in ("Two men were killed", "Shares fell", "A lift was built")]
    [3, 2, 0]
    """
    return max((stake.grade for stake in stakes(tokens)), default=0)


def _shouted(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word stands in a line of capitals, where they tell nothing; or in a title's."""
    near = [t.text for t in tokens[max(0, at - 2) : at + 3] if t.text[0].isalpha() and len(t.text) > 3]
    return len(near) > 1 and all(word[0].isupper() for word in near)


def _means_no_harm(low: Sequence[str], at: int) -> bool:
    return any(
        at >= place
        and at - place + len(phrase) <= len(low)
        and all(want in {"*", low[at - place + n]} for n, want in enumerate(phrase))
        for phrase, place in _senses().get(low[at], ())
    )


def kind_of(tokens: Sequence[Token], figures: Sequence[Figure], modality: Modality, quoted: bool) -> ClaimType:
    """Say what kind of claim the words make; of several, the one that a checker would look at first."""
    lower = {t.lower for t in tokens}
    if modality == "opinion":
        return "opinion"
    if modality in {"predicted", "conditional", "promised"}:
        return "forecast"
    if is_superlative(tokens):
        return "superlative"
    counts = [f for f in figures if not f.ordinal and f.unit not in {"date", "clock", "decade"}]
    if counts:
        return "comparison" if lower & words("kind_comparison") else "quantity"
    if quoted:
        return "quote"
    if any(f.unit in {"date", "clock"} for f in figures) and lower & words("kind_time"):
        return "time"
    if _identifies([t.lower for t in tokens]):
        return "identity"
    return next((kind for family, kind in _KINDS if lower & words(family)), "event")


def is_superlative(tokens: Sequence[Token]) -> bool:
    """Say whether words claim a first place: "the tallest", "its most expensive", "unprecedented".

    >>> from factcheck.language.tokens import tokenize
    >>> [is_superlative(list(tokenize(t))) for t in ("the tallest mill", "the most expensive", "most of the forest")]
    [True, True, False]
    """
    low = [t.lower for t in tokens]
    for at, word in enumerate(low):
        definite = at > 0 and (low[at - 1] in _DEFINITE or low[at - 1].endswith("'s"))
        ending = len(word) > 5 and word.endswith("est") and word not in words("no_superlatives")
        ranked = word in {"most", "least"} and at + 1 < len(low) and low[at + 1].isalpha() and low[at + 1] != "of"
        if word in words("superlatives") or (definite and (ending or ranked)):
            return True
    return False


def _identifies(low: Sequence[str]) -> bool:
    """Say whether words tell who somebody is: "Orr is the director of the mill"."""
    pairs = (
        at for at, word in enumerate(low) if word in {"is", "was"} and low[at + 1 : at + 2] in (["a"], ["an"], ["the"])
    )
    return any(role_noun(word) for at in pairs for word in low[at + 2 : at + 5])


def checkable(modality: Modality, chained: bool) -> Checkable:
    """Say whether a record or a witness could settle it now.

    Opinions, predictions, promises and threats leave only their attribution to check; what is merely implied or
    estimated can be checked in part.
    """
    if modality in {"opinion", "predicted", "promised", "conditional"}:
        return "attribution_only" if chained else "no"
    return "partly" if modality in {"implied", "estimated"} else "yes"


@cache
def _harm_words() -> dict[str, Stake]:
    return {
        word: Stake(int(entry.notes["harm"]), entry.notes["ground"].replace("_", " "))
        for entry in entries("harm")
        for word in entry.words.split()
    }


@cache
def _senses() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """The harmless phrases by each word of harm in them, with its place."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for entry in entries("harm_senses"):
        phrase = tuple(entry.words.split())
        for place, word in enumerate(phrase):
            if word in _harm_words():
                found.setdefault(word, []).append((phrase, place))
    return found
