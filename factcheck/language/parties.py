"""The parties that a doubt names, in full: who is awaited, who denies."""

import re
from collections.abc import Iterable

from factcheck.language.certainty import Certainty
from factcheck.language.document import Document
from factcheck.language.names import Entities, Entity, same_name
from factcheck.models import Span
from factcheck.terms import Status

DOUBTS: dict[Status, str] = {
    "unconfirmed": "{} has not confirmed this",
    "denied": "{} denies this",
    "disputed": "{} disputes this",
    "not_verified": "this has not been verified",
    "no_comment": "{} has not commented",
}
"""How a doubt is put in words, with the party concerned; gravest first."""


def party(document: Document, entities: Entities, words: str, cue: Span) -> Entity | None:
    """Find the entity that a doubt names in the words of the text, read where they stand nearest to its cue."""
    text = document.text
    sentence = document.sentences[document.sentence_at(cue.start)]
    for start, end in ((cue.start, cue.end), (sentence.start, sentence.end), (0, len(text))):
        found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text[start:end])] if words else []
        if found:
            return entities.resolve(Span(start + found[-1], start + found[-1] + len(words)))
    return None


def full_names(
    document: Document, entities: Entities, caveats: Iterable[Certainty], statuses: Iterable[Status]
) -> tuple[str, ...]:
    """Name in full everyone whom the caveats of these statuses await or name as denying."""
    wanted = frozenset(statuses)
    found = []
    for caveat in caveats:
        if caveat.status in wanted:
            for words in (*caveat.awaiting, *caveat.denied_by):
                entity = party(document, entities, words, caveat.cue)
                found.append(entity.name if entity else words)
    return tuple(dict.fromkeys(found))


def is_of(name: str, entity: Entity | None) -> bool:
    """Say whether a name means an entity or the body that it speaks for."""
    return entity is not None and (
        same_name(name, entity.name) or (entity.part_of is not None and same_name(name, entity.part_of))
    )
