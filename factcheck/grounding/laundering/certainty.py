"""How sure it is: L3 raises the modality, L4 loses the doubt, L6 widens a quantifier, L10 adds a cause; polarity."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.grounding.laundering.told import Part, Told, concerned, plain
from factcheck.language.certainty import Certainty
from factcheck.language.lexicon import entries, words
from factcheck.language.likeness import stem_of
from factcheck.language.parties import full_names
from factcheck.language.pool import refuses
from factcheck.language.statements import Statement
from factcheck.language.tokens import Token
from factcheck.terms import Modality, Status

CARRIED: tuple[Status, ...] = ("unconfirmed", "denied", "disputed", "not_verified")
"""The statuses that a summary must carry, gravest first."""
_SURENESS: dict[Modality, int] = {"conditional": 0, "implied": 0, "predicted": 1, "promised": 1}
"""How sure what is put so is; what is not in it is as sure as a fact."""
_SURE = 2


def modality_raised(told: Told) -> str | None:
    """L3: what may be, is promised or is predicted is told as done, and what may be as what will be."""
    if verb := next(_verbs_raised(told), None):
        return f"L3: tells as done or certain what the article does not: {verb!r}"
    for part in told.parts:
        hedged = [s for s in part.tells if s.modality in _SURENESS and not refuses(s) and told.covers(s)]
        if not hedged or len(hedged) < len(part.tells):
            continue
        cues = [c for s in hedged for c in s.caveats if c.modality in _SURENESS]
        if cues and not any(_tells_on(told, c) for c in cues):
            continue
        if cues and not any(concerned(told, part, [c.scope, c.cue]) for c in cues):
            continue
        most = max(_SURENESS[s.modality] for s in hedged)
        cues = [c for c in cues if c.modality and _SURENESS[c.modality] <= most]
        if _sureness(told, part, cues) > most and not _act_kept(told, part, hedged):
            return f"L3: tells as {'a fact' if most else 'certain'} what is {hedged[0].modality}"
    return None


def _verbs_raised(told: Told) -> Iterator[str]:
    """Give the verbs that stand behind a "may", "would" or "plans to" in the article and without one here."""
    own = told.reading.document.tokens[0]
    stems: dict[str, list[int]] = {}
    for n, token in enumerate(own):
        if stem := _verb_stem(token.lower):
            stems.setdefault(stem, []).append(n)
    held = Counter[str]()
    weak: dict[str, bool] = {}
    for number in told.near:
        tokens = told.bench.reading.document.tokens[number]
        for n, token in enumerate(tokens):
            stem = _verb_stem(token.lower)
            if stem not in stems or token.lower in words("certainty_say"):
                continue
            if (hedge := _hedge_before(tokens, n)) is not None:
                weak[stem] = weak.get(stem, True) and hedge in _OPEN_MODALS
            elif _is_done(tokens, n) or (token.lower.endswith("s") and stem != token.lower):
                held[stem] += 1
    for stem, is_open in weak.items():
        for at in stems[stem] if not held[stem] else ():
            hedge = _hedge_before(own, at)
            if (hedge is None and _is_done(own, at)) or (is_open and hedge in {"will", "shall"}):
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


def _hedge_before(tokens: Sequence[Token], at: int) -> str | None:
    """Give the word before a verb that keeps it from being done: a modal, "to", a hedge."""
    low = [t.lower for t in tokens[max(0, at - 6) : at]][::-1]
    for away, word in enumerate(low):
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
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that"})
_BETWEEN = frozenset({"be", "have", "been", "not", "also", "still", "now", "then", "soon", "never", "all", "both"})


def _verb_stem(word: str) -> str:
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


def _tells_on(told: Told, certainty: Certainty) -> bool:
    """Say whether a sentence goes on with what stands behind a hedge: "is pushing for [longer]" may go whole."""
    document = told.bench.reading.document
    tokens = document.tokens[document.sentence_at(certainty.cue.start)]
    behind = [stem for t in tokens if t.start >= certainty.cue.end and (stem := _verb_stem(t.lower))][:3]
    return not behind or any(stem in told.stems for stem in behind)


def _sureness(told: Told, part: Part, cues: Sequence[Certainty]) -> int:
    """Say how sure a part is put: by its own reading, the article's words of it, and hedges of its sentence."""
    own = _SURENESS.get(part.statement.modality, _SURE)
    weak = told.tokens & words("hedges_weak")
    if any(plain(c.cue.of(told.bench.article.text)) in told.lower for c in cues) or weak - _months(told):
        return min(own, 0)
    if told.tokens & words("hedges"):
        return min(own, 1)
    return own


def _months(told: Told) -> frozenset[str]:
    """Give the words that stand capitalised within the sentence: May is a month."""
    tokens = told.reading.document.tokens[0]
    return frozenset(t.lower for t in tokens[1:] if t.text[0].isupper())


def _act_kept(told: Told, part: Part, hedged: Sequence[Statement]) -> bool:
    """Say whether the sentence keeps the act that makes it no fact: "warned", "urged", "has promised"."""
    acts = {link.act for s in hedged for link in s.chain} - {"said"}
    return bool({link.act for link in part.statement.chain} & acts) or any(
        a.act in acts for a in told.reading.attributions
    )


def doubt_lost(told: Told) -> str | None:
    """L4: the article leaves the claim unconfirmed, denied or disputed, and the sentence does not say so."""
    for part in told.parts:
        if not part.settled or refuses(part.statement) or any(s.status == "asserted" for s in part.tells[:1]):
            continue
        best = part.tells[0]
        if best.status not in CARRIED or _says_doubt(told, best):
            continue
        own = [c for c in best.caveats if c.status == best.status]
        if not any(concerned(told, part, [c.scope]) or not _near(told, best, c) for c in own):
            continue
        who = full_names(told.bench.reading.document, told.bench.reading.entities, own, (best.status,))
        named = f" ({', '.join(who)})" if who else ""
        return f"L4: does not say that this is {best.status.replace('_', ' ')}{named}"
    return None


def _near(told: Told, statement: Statement, certainty: Certainty) -> bool:
    """Say whether a doubt's words cover the statement's own sentence, and so may be about another part of it."""
    return told.bench.reading.document.sentence_at(certainty.scope.start) == statement.sentence


def says_doubt(told: Told) -> bool:
    """Say whether a sentence has words of doubt."""
    marked = any(marker in told.lower for marker in words("doubt_markers"))
    return marked or any(c.status for c in told.reading.certainties)


def _says_doubt(told: Told, statement: Statement) -> bool:
    """Say whether the sentence has words of doubt, the article's or others."""
    if says_doubt(told):
        return True
    text = told.bench.article.text
    return any(plain(c.cue.of(text)) in told.lower for c in statement.caveats if c.status)


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
    >>> found[_verb_stem("shut")], found["pit"]
    ({True}, {False})
    """
    found: dict[str, set[bool]] = {}
    governed = -1
    for n, token in enumerate(tokens):
        if token.lower in words("contrary") or token.lower.endswith("n't"):
            governed = n
        elif stem := _verb_stem(token.lower):
            near = governed >= 0 and n - governed <= _GOVERNED
            found.setdefault(stem, set()).add(near)
            governed = -1
    return found


def _opposites(told: Told, part: Part) -> Iterator[tuple[str, str]]:
    own = {w for c in part.statement.core for w in re.findall(r"\w+", plain(c.of(told.text)))}
    near = told.near_tokens()
    for entry in entries("opposites"):
        one, other = (set(side.split()) for side in entry.words.split("/"))
        for mine, theirs in ((one, other), (other, one)):
            if (said := mine & own) and not mine & near and (there := theirs & near) and not theirs & told.tokens:
                yield min(said), min(there)


def quantifier_widened(told: Told) -> str | None:
    """L6: some becomes all, many becomes most."""
    near = told.near_tokens()
    if not told.near:
        return None
    for wide in sorted(told.tokens & words("quantifiers_wide")):
        if wide not in near and not near.isdisjoint(words("quantifiers_narrow")) and _same_noun(told, wide):
            return f"L6: {wide!r} is more than the article says"
    return None


def _same_noun(told: Told, wide: str) -> bool:
    """Say whether what is counted so is counted less in the article: "all guards" for "some of the guards"."""
    tokens = [t.lower for t in told.reading.document.tokens[0]]
    at = tokens.index(wide)
    counted = {stem_of(w) for w in tokens[at + 1 : at + 5]} - {""}
    document = told.bench.reading.document
    for number in told.near:
        low = [t.lower for t in document.tokens[number]]
        for n, word in enumerate(low):
            if word in words("quantifiers_narrow") and counted & {stem_of(w) for w in low[n + 1 : n + 6]}:
                return True
    return False


def cause_added(told: Told) -> str | None:
    """L10: a cause or a motive that the article does not give there."""
    if not told.near:
        return None
    document = told.bench.reading.document
    there = [plain(document.sentences[n].of(told.bench.article.text)) for n in sorted(told.near)]
    given = _causes(" ".join(there))
    added = [cause for cause in _causes(told.lower) if cause not in " ".join(there)]
    if len(_causes(told.lower)) > len(given) and added:
        return f"L10: {added[0]!r} gives a cause that the article does not give there"
    return None


def _causes(said: str) -> list[str]:
    """Give the words of cause in a text, each place once, the longest of those that begin there.

    >>> _causes("it shut because of rain, in order to save it")
    ['because of', 'in order to']
    """
    return _CAUSES.findall(said)


_CAUSES = re.compile(
    rf"\b(?:{'|'.join(sorted((re.escape(e.words) for e in entries('causes')), key=len, reverse=True))})\b"
)
