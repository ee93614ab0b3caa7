"""Whom an allegation charges. Nobody is named in doubt: a victim asked for a right of reply is worse than no name."""

import re

from factcheck.language.lexicon import words
from factcheck.language.names import Entity
from factcheck.language.reading import Reading
from factcheck.language.statements import Statement
from factcheck.language.tokens import Token
from factcheck.models import Span

_OF_DOING = re.compile(r",? of (?:[a-z]+ly )?[a-z]+ing\b")
_NEAR = 3
"""Words from the head of a clause within which its subject begins."""


def accused(reading: Reading, statement: Statement) -> Entity | None:
    """Give whom an allegation charges; None where it charges nobody, or where that is not plain.

    It is whoever stands before "of …ing" behind "accused", or the subject of the words that charge: not whoever
    makes the charge, and not the subject of a passive that does not itself charge ("Orr was stabbed").
    """
    if not statement.allegation:
        return None
    makers = {link.entity.name for link in statement.chain}
    found = _before_doing(reading, statement) if _is_charge(statement) else _subject(reading, statement)
    return found if found is not None and found.name not in makers and _may_answer(found) else None


def _is_charge(statement: Statement) -> bool:
    return bool(statement.chain) and statement.chain[-1].act == "accused"


def _may_answer(entity: Entity) -> bool:
    """Say whether somebody is named well enough to be called: a body, or a person by more than one word or a role."""
    return entity.naming == "institution" or (
        entity.naming == "named" and (len(entity.name.split()) > 1 or bool(entity.role) or entity.kind != "other")
    )


def _before_doing(reading: Reading, statement: Statement) -> Entity | None:
    text = reading.document.text
    for core in statement.core:
        if match := _OF_DOING.search(text, core.start, core.end):
            ahead = Span(core.start, match.start())
            parties = (*reading.entities.named_in(ahead), *reading.entities.described_in(ahead))
            return next((entity for place, entity in parties if place.end == match.start()), None)
    return _subject(reading, statement)


def _subject(reading: Reading, statement: Statement) -> Entity | None:
    document, core = reading.document, statement.core[0]
    tokens = [t for t in document.tokens[statement.sentence] if core.start <= t.start < core.end]
    limit = tokens[min(_NEAR, len(tokens)) - 1].end if tokens else core.start
    first = next(((p, e) for p, e in reading.entities.named_in(core) if p.start < limit), None)
    if first is None:
        return None
    place, entity = first
    behind = [t for t in tokens if t.start >= place.end]
    return None if _suffers(behind, statement) else entity


def _suffers(behind: list[Token], statement: Statement) -> bool:
    """Say whether the words behind a subject tell what was done to it, and that is not the charge."""
    if not behind or behind[0].lower == "'s":
        return True  # "Orr's brother is accused"
    verb = next((n for n, t in enumerate(behind) if t.lower in words("auxiliaries") | {"been", "being"}), None)
    if verb is None:
        return False
    done = next((t for t in behind[verb + 1 : verb + 5] if _is_participle(t)), None)
    passive = done is not None and any(t.lower in _BE for t in behind[verb : verb + 4] if t.start < done.start)
    cues = [c.cue for c in statement.caveats if c.allegation]
    return passive and done is not None and not any(cue.start <= done.start < cue.end for cue in cues)


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def _is_participle(token: Token) -> bool:
    return token.lower in words("participles") - {"been", "had"} or token.lower.endswith("ed")
