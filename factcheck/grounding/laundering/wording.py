"""Words that the article does not hold: quotations, names, and more new words than a paraphrase needs."""

import re
from collections.abc import Iterator

from factcheck.grounding.laundering.told import Told
from factcheck.language.align import Alignment
from factcheck.language.likeness import stem_of
from factcheck.language.names import Entity, same_name

_QUOTED = re.compile(r"[“\"]([^“”\"]{2,})[”\"]|(?<![\w’'])[‘']((?:[^‘’'\"“”]|[’'](?=\w)){8,})[’'](?!\w)")
_TERM = 3
"""Words up to which a passage in marks may be a title or a term that the article has without marks."""


def quotes_invented(told: Told) -> str | None:
    """Words in quotation marks that the article does not hold."""
    return next((f"the quotation {q!r} is not in the article" for q in quoted(told.text) if not _found(told, q)), None)


def words_put_in_mouth(told: Told) -> str | None:
    """Words of the reporter in quotation marks: nobody said them so."""
    document = told.bench.reading.document
    for said in quoted(told.text):
        found = _found(told, said)
        if found and len(said.split()) > _TERM and not all(document.quotes_in(span) for span in found.spans):
            return f"the quotation {said!r} is not what anybody says in the article: they are the reporter's words"
    return None


def _found(told: Told, said: str) -> Alignment | None:
    bare = said.strip(" ,.;:").removesuffix("’").removeprefix("‘").strip(" ,.;:")
    return told.bench.find(bare) or told.bench.find(bare[:1].lower() + bare[1:])


def quoted(text: str) -> Iterator[str]:
    """Give what stands in quotation marks, double or single.

    >>> list(quoted("‘Nobody’s in the dark,’ she said; “go on.”"))
    ['Nobody’s in the dark,', 'go on.']
    """
    return (match[1] or match[2] for match in _QUOTED.finditer(text))


def names_invented(told: Told) -> str | None:
    """A name that the article does not hold."""
    for entity in told.reading.entities.all:
        if entity.naming in {"named", "institution"} and not _is_known(told, entity):
            return f"the name {entity.name!r} is not in the article"
    return None


def _is_known(told: Told, entity: Entity) -> bool:
    article = told.bench.words
    parts = [p.removesuffix("’s").removesuffix("'s") for p in re.findall(r"[\w'’.-]+", entity.name) if p[:1].isupper()]
    if all(_held(part, article) for part in parts):
        return True
    return any(same_name(entity.name, other.name) for other in told.bench.reading.entities.all)


def _held(part: str, article: frozenset[str]) -> bool:
    low = part.lower().rstrip(".")
    return low in article or any(piece and piece in article for piece in low.split("-")) or stem_of(low) in article


def unfounded(told: Told) -> str | None:
    """A sentence that nothing in the article says: hardly a word of it stands in any one sentence there."""
    if (
        len([stem for stem in told.stems if stem.isascii()]) < _FEW
        or any(part.settled for part in told.parts)
        or told.closeness >= _FOUNDED
    ):
        return None
    return "nothing in the article says this"


_FEW = 3
_FOUNDED = 0.3
"""Share of a sentence's words, weighed, that one sentence of the article must have."""


def support(told: Told) -> float:
    """Give the share (0 to 1) of the sentence's stems that the article has."""
    if not told.stems:
        return 1.0
    return len(told.stems & told.bench.stems) / len(told.stems)
