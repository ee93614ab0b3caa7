"""Verbs held word by word: which are done in the article and only may be, which are negated, which are turned round."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.grounding.laundering.told import Part, Told, plain
from factcheck.language.lexicon import entries, words
from factcheck.language.likeness import stem_of
from factcheck.language.tokens import Token


def verbs_raised(told: Told) -> Iterator[str]:
    """Give the verbs that stand behind a "may", "would" or "plans to" in the article and without one here."""
    own = told.reading.document.tokens[0]
    stems: dict[str, list[int]] = {}
    for n, token in enumerate(own):
        if stem := verb_stem(token.lower):
            stems.setdefault(stem, []).append(n)
    held = Counter[str]()
    weak: dict[str, bool] = {}
    for number in told.near:
        tokens = told.bench.reading.document.tokens[number]
        for n, token in enumerate(tokens):
            stem = verb_stem(token.lower)
            if stem not in stems or token.lower in words("certainty_say"):
                continue
            if (hedge := _hedge_before(tokens, n)) is not None:
                weak[stem] = weak.get(stem, True) and hedge in _OPEN_MODALS
            elif _is_done(tokens, n) or _is_state(tokens, n) or (token.lower.endswith("s") and stem != token.lower):
                held[stem] += 1
    for stem, is_open in weak.items():
        for at in stems[stem] if not held[stem] else ():
            hedge = _hedge_before(own, at)
            if (hedge is None and (_is_done(own, at) or _is_state(own, at))) or (
                is_open and hedge in {"will", "shall"}
            ):
                yield own[at].text


def _is_done(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word stands as a verb of fact, and not as an adjective: "it shut", "lowers the risk"."""
    low = tokens[at].lower
    before = tokens[at - 1].lower if at else "the"
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    present = low.endswith("s") and not low.endswith("ss") and after in _OBJECTS
    if not tokens[at].text[0].islower() or not (low.endswith("ed") or low in _bases() or present):
        return False
    return before in _DONE or (
        before[-1].isalnum() and before not in words("loose_ends") | words("stopwords") - _SUBJECTS
    )


def _is_state(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word tells what something is: "was [less likely]", "had been [underground]"."""
    return any(t.lower in _BE for t in tokens[max(0, at - 2) : at])


def _hedge_before(tokens: Sequence[Token], at: int) -> str | None:
    """Give the word before a verb that keeps it from being done: a modal, "to", a hedge."""
    low = [t.lower for t in tokens[max(0, at - 6) : at]][::-1]
    for away, word in enumerate(low):
        if word in _STOPS:
            return None
        if word in _MODALS and all(w in _BETWEEN or w.endswith("ly") for w in low[:away]):
            return word
        if (
            word == "to"
            and all(w in _BETWEEN or w.endswith("ly") for w in low[:away])
            and low[away + 1 : away + 2] not in (["had"], ["used"], ["have"])
        ):
            return word
        if word in words("hedges_weak") - _MODALS:
            return word
    return None


_OBJECTS = frozenset({"the", "a", "an", "its", "their", "his", "her", "all", "every", "it", "them"})
_STOPS = frozenset({",", ";", ":", ".", "—", "–"})
_BE = frozenset({"was", "were", "is", "are", "been"})
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that"})
_BETWEEN = frozenset({"be", "have", "been", "not", "also", "still", "now", "then", "soon", "never", "all", "both"})


def verb_stem(word: str) -> str:
    """Give the stem of a word, of an irregular verb's past that of its base form: "fell" is "fall"."""
    return stem_of(_bases().get(word, word))


@cache
def _bases() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in entries("irregular_verbs"):
        for form in f"{entry.notes['past']},{entry.notes['participle']}".split(","):
            found.setdefault(form, entry.words)
    return found


_MODALS = frozenset({"may", "might", "could", "would", "will", "can", "should", "must", "shall", "'ll", "wo", "cannot"})
_OPEN_MODALS = frozenset({"may", "might", "could", "can"})
_DONE = frozenset({"was", "were", "has", "have", "had", "did", "been", "is", "are"})


def polarity_turned(told: Told) -> str | None:
    """A negation is lost or put in, or a rise becomes a fall."""
    if not told.near or any(marker in told.lower for marker in words("doubt_markers")):
        return None
    own = _polarity(told.reading.document.tokens[0])
    there: dict[str, set[bool]] = {}
    for number in told.near:
        for stem, negated in _polarity(told.bench.reading.document.tokens[number]).items():
            there.setdefault(stem, set()).update(negated)
    for stem, negated in own.items():
        if len(negated) == 1 and len(there.get(stem, ())) == 1 and negated != there[stem]:
            return (
                f"says the contrary of what the article says ({stem!r} {'is' if True in negated else 'is not'} negated)"
            )
    for part in told.parts:
        if part.likeness >= _PLAIN and part.settled and (opposite := next(_opposites(told, part), None)):
            return f"says {opposite[0]!r} where the article says {opposite[1]!r}"
    return None


_PLAIN = 0.7
"""Likeness from which a part puts a statement in its own words, so that "fell" for "rose" turns it round."""
_GOVERNED = 4


def _polarity(tokens: Sequence[Token]) -> dict[str, set[bool]]:
    """Give for the verbs and nouns of a sentence whether a negation governs them: the first stem behind one.

    >>> from factcheck.language.tokens import tokenize
    >>> found = _polarity(tokenize("The pit did not shut"))
    >>> found[verb_stem("shut")], found["pit"]
    ({True}, {False})
    """
    found: dict[str, set[bool]] = {}
    governed = -1
    for n, token in enumerate(tokens):
        if token.lower in words("contrary") or token.lower.endswith("n't"):
            governed = -1 if _is_contrast(tokens, n) else n
        elif stem := verb_stem(token.lower):
            near = governed >= 0 and n - governed <= _GOVERNED
            found.setdefault(stem, set()).add(near)
            governed = -1
    return found


def _is_contrast(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a "not" only sets one thing against another: "not just hours", "not a cause but a pattern"."""
    after = [t.lower for t in tokens[at + 1 : at + 7]]
    return bool(after) and (after[0] in {"just", "only", "merely"} or "but" in after)


def _opposites(told: Told, part: Part) -> Iterator[tuple[str, str]]:
    own = {w for c in part.statement.core for w in re.findall(r"\w+", plain(c.of(told.text)))}
    near = told.near_tokens()
    for entry in entries("opposites"):
        one, other = (set(side.split()) for side in entry.words.split("/"))
        for mine, theirs in ((one, other), (other, one)):
            if (said := mine & own) and not mine & near and (there := theirs & near) and not theirs & told.tokens:
                yield min(said), min(there)
