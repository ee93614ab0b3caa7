"""How sure it is: L3 raises the modality, L4 loses the doubt, L6 widens a quantifier, L10 adds a cause."""

import re
from collections.abc import Sequence

from factcheck.grounding.laundering.told import Part, Told, concerned, plain
from factcheck.grounding.laundering.verbs import verb_stem, verbs_raised
from factcheck.language.certainty import Certainty
from factcheck.language.lexicon import entries, words
from factcheck.language.likeness import stem_of
from factcheck.language.parties import full_names
from factcheck.language.pool import refuses
from factcheck.language.statements import Statement
from factcheck.terms import Modality, Status

CARRIED: tuple[Status, ...] = ("unconfirmed", "denied", "disputed", "not_verified")
"""The statuses that a summary must carry, gravest first."""
_SURENESS: dict[Modality, int] = {"conditional": 0, "implied": 0, "predicted": 1, "promised": 1}
"""How sure what is put so is; what is not in it is as sure as a fact."""
_SURE = 2


def modality_raised(told: Told) -> str | None:
    """L3: what may be, is promised or is predicted is told as done, and what may be as what will be."""
    if verb := next(verbs_raised(told), None):
        return f"L3: tells as done or certain what the article does not: {verb!r}"
    for part in told.parts:
        if part.is_remark:
            continue
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


def _tells_on(told: Told, certainty: Certainty) -> bool:
    """Say whether a sentence goes on with what stands behind a hedge: "is pushing for [longer]" may go whole."""
    document = told.bench.reading.document
    tokens = document.tokens[document.sentence_at(certainty.cue.start)]
    behind = [stem for t in tokens if t.start >= certainty.cue.end and (stem := verb_stem(t.lower))][:3]
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
