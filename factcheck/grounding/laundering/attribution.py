"""Who says so: L1 drops the attribution, L2 shortens the chain, L6 and L7 widen or multiply a source, L8 strengthens
the verb, L11 puts one source's words into another's mouth.

L12, a sourced claim that is told as plain fact later on, is L1 of that later sentence.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.grounding.laundering.told import Part, Told, plain
from factcheck.language.hops import Link
from factcheck.language.lexicon import words
from factcheck.language.names import Entity, same_name
from factcheck.language.parties import is_of
from factcheck.language.pool import refuses
from factcheck.language.statements import Statement
from factcheck.terms import UNNAMED

_ONE = re.compile(r"^(?:an?|one|the) ", re.IGNORECASE)


def attribution_dropped(told: Told) -> str | None:
    """L1, L12: a sourced statement is told without its source, and the article never tells it in its own voice."""
    for part in told.parts:
        best = _sourced(told, part)
        if best is None or part.statement.chain or part.statement.reported:
            continue
        if refuses(best) or _is_attributed(told, part):
            continue
        return f"L1: says as a fact what {best.chain[0].entity.name} says"
    return None


def _sourced(told: Told, part: Part) -> Statement | None:
    """Give the sourced statement that a part tells, beyond what the publisher says in its own voice as well."""
    if all(s.chain for s in part.tells):
        return part.tells[0] if part.tells else None
    own = frozenset[str]().union(*(told.core_stems(s) for s in part.tells if not s.chain))
    found = (s for s in part.tells if s.chain and len((told.core_stems(s) - own) & told.stems) >= _BEYOND)
    return next(found, None)


_BEYOND = 3
"""Stems of a sourced statement, and of no unsourced one beside it, from which a part tells it."""


def _is_attributed(told: Told, part: Part) -> bool:
    """Say whether a part is told as the words of one of its sources, in some way that the reading does not follow.

    What a party reports of itself is its own doing: "Acme made a profit", where Acme reported one.
    """
    if any(link.act == "reported" and told.says(link) for s in part.tells for link in s.chain[-1:]):
        return True
    if not told.attributes(part):
        return False
    text = told.bench.article.text
    for statement in part.tells:
        core = plain(" ".join(c.of(text) for c in statement.core))
        if any(told.says(link) and not _is_in(link.entity, core) for link in statement.chain):
            return True
        if any(
            told.says(link) and plain(told.text).count(link.entity.name.split()[-1].lower()) > 1
            for link in statement.chain
        ):
            return True
    return False


def _is_in(entity: Entity, core: str) -> bool:
    """Say whether a source is spoken of in its own words: its name there proves no attribution."""
    last = entity.name.split()[-1].lower()
    return re.search(rf"(?<!\w){re.escape(last)}(?!\w)", core) is not None


def chain_shortened(told: Told) -> str | None:
    """L2: a source that stands between the publisher and the origin is left out, or the origin itself."""
    for part in told.parts:
        nested = [s for s in part.tells if len(s.chain) > 1]
        if not nested or len(nested) < len(part.tells) or part.is_remark:
            continue
        missing = next((m for s in nested[:1] for m in _missing(told, s)), None)
        if missing is not None:
            rest = next(k.entity.name for k in nested[0].chain if k is not missing)
            return f"L2: leaves out {missing.entity.name}, through whom or of whom {rest} is told"
    return None


def _missing(told: Told, statement: Statement) -> Iterator[Link]:
    """Give the hops that a sentence does not name: all but the last, and the last where it commits itself."""
    for place, link in enumerate(statement.chain):
        last = place == len(statement.chain) - 1
        if not told.says(link) and not (last and link.act not in {"promised", "agreed", "denied", "accused"}):
            yield link


def source_widened(told: Told) -> str | None:
    """L6: what one unnamed person says is told as the word of a body, or of somebody with a name."""
    for _, link, source in _pairs(told):
        if source.naming not in UNNAMED or not _UNKNOWN.match(source.name) or _SPEAKS.search(source.name):
            continue
        if plain(source.name) in told.lower:
            continue
        known = any(same_name(link.entity.name, e.name) for e in told.bench.reading.entities.all)
        if known and not is_of(source.name, link.entity):
            return f"L6: {source.name} says this, not {link.entity.name}"
    return None


_UNKNOWN = re.compile(r"an? ", re.IGNORECASE)
_SPEAKS = re.compile(r"\b(?:spokes\w+|statement|study|report|representative|survey|poll|letter)\b")


def source_multiplied(told: Told) -> str | None:
    """L7: one source is told as several."""
    for part, link, source in _pairs(told):
        said = link.span.of(told.text) if link.span else link.entity.name
        if _is_one(source) and _is_several(said) and not any(_is_several(k.entity.name) for k in _sources(part)):
            return f"L7: {source.name} says this, one source and not several"
    return None


def _sources(part: Part) -> list[Link]:
    return [link for s in part.tells for link in s.chain]


def _is_one(entity: Entity) -> bool:
    if entity.naming == "named":
        return bool(entity.role) or entity.kind != "other"
    return entity.naming == "described" and bool(_ONE.match(entity.name)) and not _is_several(entity.name)


def _is_several(said: str) -> bool:
    """Say whether a source is unnamed and several: "club sources", "two officials", "officials close to it".

    >>> _is_several("club sources"), _is_several("a club source"), _is_several("the authors"), _is_several("The Times")
    (True, False, True, False)
    """
    head = re.split(r" (?:at|of|in|from|with|close|familiar|who|on|for|near)\b|,", said)[0].split()
    last = head[-1] if head else ""
    common = last.islower() or len(head) == 1
    return common and last.lower() in words("cue_plural_heads") | words("plural_sources")


def _pairs(told: Told) -> Iterator[tuple[Part, Link, Entity]]:
    """Give each speaker of the sentence with the source that the article has for what he tells."""
    for part in told.parts:
        for link, source in zip(part.statement.chain, part.tells[0].chain if part.settled else (), strict=False):
            yield part, link, source.entity


def verb_strengthened(told: Told) -> str | None:
    """L8: "said" becomes "confirmed", "revealed", "admitted" or "pointed out"."""
    text = told.bench.article.text
    allowed = " ".join(plain(link.cue.of(text)) for p in told.parts for link in _sources(p) if link.cue)
    near = told.near_tokens() | _spoken_of(told)
    cues = [(plain(a.cue.of(told.text)), a.act) for a in told.reading.attributions if a.cue]
    cues += [(match[1], "said") for match in _strong_that().finditer(told.lower)]
    for cue, act in cues:
        strong = next((w for w in words("strong_verbs") if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", cue)), None)
        if strong is None or act == "declined" or not told.near or _negated(cue):
            continue
        verbs = {verb.split()[0] for verb in words("strong_verbs")}
        if not any(_root(strong.split()[0]) == _root(w) for w in (*allowed.split(), *(near & verbs))):
            return f"L8: {cue!r} is stronger than what the article says"
    return None


@cache
def _strong_that() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, words("strong_verbs")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)({verbs}) (?=that\b)")


def _spoken_of(told: Told) -> frozenset[str]:
    """Give the strong verbs of the article's sentences that name a speaker of this one: he may well have confirmed."""
    document = told.bench.reading.document
    speakers = {link.entity.name.split()[-1].lower() for part in told.parts for link in part.statement.chain}
    rows = (frozenset(t.lower for t in tokens) for tokens in document.tokens)
    return frozenset(word for row in rows if row & speakers for word in row if word in words("strong_verbs"))


def _negated(cue: str) -> bool:
    return not words("negations").isdisjoint(cue.split()) or "n't" in cue


def _root(word: str) -> str:
    return word[:5]


def claims_merged(told: Told) -> str | None:
    """L11: words of a second source are told as those of the first."""
    for part in told.parts:
        if not part.settled or not part.statement.chain:
            continue
        speakers = [link.entity for link in part.statement.chain]
        sources = [link.entity for s in part.tells for link in s.chain]
        if not sources or any(_one(a, b) for a in speakers for b in sources) or any(not s.chain for s in part.tells):
            continue
        if any(b.naming in UNNAMED for b in sources):
            continue  # "his manager" may be whoever is named here
        known = [e for a in speakers for e in told.bench.reading.entities.all if same_name(a.name, e.name)]
        if (
            len(known) == len(speakers)
            and all(a.naming in {"named", "institution"} for a in speakers)
            and not _shared(told, part.tells)
        ):
            return f"L11: {part.tells[0].chain[0].entity.name} says this, not {speakers[0].name}"
    return None


def _shared(told: Told, tells: Sequence[Statement]) -> bool:
    """Say whether a source of what is told is named in the sentence after all."""
    return any(told.says(link) for s in tells for link in s.chain)


def _one(a: Entity, b: Entity) -> bool:
    return same_name(a.name, b.name) or is_of(a.name, b) or is_of(b.name, a)
