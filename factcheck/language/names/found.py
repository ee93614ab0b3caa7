"""The entities of one document: how names are found, merged and resolved, step after step."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from factcheck.language.document import Document
from factcheck.language.names.definites import with_definites
from factcheck.language.names.entities import Book, Entity, build
from factcheck.language.names.mentions import Mention, find_mentions
from factcheck.language.names.merge import merge
from factcheck.language.names.owners import with_owners
from factcheck.language.names.partitives import opening_parts
from factcheck.language.names.parts import find_parts
from factcheck.language.names.resolve import Index, make_index, resolve
from factcheck.language.names.roles import describe
from factcheck.language.names.words import bodies, body_noun
from factcheck.models import Span
from factcheck.terms import SourceKind

_LOOSE: frozenset[SourceKind] = frozenset({"other", "outlet", "agency", "document", "social"})
"""Kinds whose nouns ("the site", "the team", "the report") may mean anything."""


@dataclass(frozen=True)
class Entities:
    """The entities of one document."""

    document: Document
    all: tuple[Entity, ...] = ()
    index: Index | None = field(default=None, repr=False, compare=False)

    def resolve(self, span: Span) -> Entity | None:
        """Give the entity that the words at `span` mean: a name, surname, pronoun, role or "the group".

        What is not named becomes an entity in its own words; None only where the span holds no word or mark.
        """
        return resolve(self.index or make_index(self.document, (), (), Book({})), span)

    def named_in(self, span: Span) -> tuple[tuple[Span, Entity], ...]:
        """Give where the words at a span name somebody or something, and whom."""
        found = self.index.within(span) if self.index else ()
        return tuple((r.span, r.entity) for r in found if not r.described)

    def described_in(self, span: Span) -> tuple[tuple[Span, Entity], ...]:
        """Give where the words at a span speak of a body by its noun alone ("the union"), and which it is."""
        found = (r for r in (self.index.within(span) if self.index else ()) if r.described and r.person is False)
        return tuple((r.span, r.entity) for r in found if goes_by(r.entity, r.span.of(self.document.text)))


def goes_by(entity: Entity, said: str) -> bool:
    """Say whether a body is surely meant by a noun: its name has it, or it is of that kind.

    >>> acme = Entity("Acme Co.", (), (), kind="company", naming="institution")
    >>> goes_by(acme, "the company"), goes_by(acme, "the union")
    (True, False)
    """
    noun = said.lower().split()[-1]
    body = body_noun(noun)
    if body is None or body.kind in _LOOSE or entity.role is not None or noun not in bodies():
        return False
    return noun in entity.name.lower().split() or entity.kind in {body.kind, *body.means} - _LOOSE - {"government"}


def find_entities(document: Document) -> Entities:
    """Find who is who in a text."""
    mentions = list(find_mentions(document))
    describe(document, mentions)
    mentions += find_parts(document, _covered(mentions))
    mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    parties = merge(document, mentions)
    found = build(document.text, parties)
    index, found = with_owners(
        with_definites(make_index(document, parties, found, Book.of(parties, found))), parties, found
    )
    return Entities(document, found + tuple(opening_parts(document)), index)


def _covered(mentions: Iterable[Mention]) -> list[Span]:
    """Give the phrases that a name with its role takes up, in order."""
    return sorted(m.phrase for m in mentions if m.role is not None)
