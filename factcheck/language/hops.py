"""Hops: who stands behind an attribution, and the chain from the source nearest to the publisher to the origin."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.language.attribution import Attribution
from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.names import Entities, Entity
from factcheck.models import Span
from factcheck.terms import Act

_SHOWN: frozenset[Act] = frozenset({"suggested", "implied", "described"})
"""What a thing can do without a voice: a deployment suggests, nobody says."""


@dataclass(frozen=True, slots=True)
class Link:
    """One hop of a statement's chain, nearest to the publisher first."""

    entity: Entity
    act: Act
    cue: Span | None = None
    span: Span | None = None
    via: str | None = None


@dataclass(frozen=True)
class Chains:
    """The attributions of one document, each to be followed to those it is nested in."""

    document: Document
    entities: Entities
    attributions: Sequence[Attribution]

    def makes(self, index: int) -> bool:
        """Say whether an attribution, and each that it is nested in, has a source that can speak.

        "Signs that" has none, a deployment only suggests; what they hold is the publisher's own voice.
        """
        at: int | None = index
        while at is not None:
            a = self.attributions[at]
            if self._link(a) is None and not self._speaks_on(a):
                return False
            at = a.parent
        return True

    def of(self, index: int) -> tuple[Link, ...]:
        """Follow an attribution to the one it is nested in; a source that speaks of its own words is one hop."""
        links: list[Link] = []
        at: int | None = index
        while at is not None:
            a = self.attributions[at]
            if link := self._link(a):
                links.insert(0, link)
            at = a.parent
        kept: list[Link] = []
        for link in links:
            if link.entity.name not in {k.entity.name for k in kept}:
                kept.append(link)
        return tuple(kept)

    def _entity(self, a: Attribution) -> Entity | None:
        """Resolve a source; a pronoun within what somebody says, in one sentence, is that somebody."""
        if a.source is None:
            return None
        if a.parent is not None and a.source.of(self.document.text).lower() in words("pronouns"):
            outer = self.attributions[a.parent]
            here = self.document.sentence_at(a.source.start)
            if (
                outer.source
                and outer.source.start < a.source.start
                and here == self.document.sentence_at(outer.source.start)
            ):
                return self._entity(outer)
        return self.entities.resolve(a.source)

    def _speaks_on(self, a: Attribution) -> bool:
        """Say whether a speaker speaks of his own words: "I said", "we believe" within a quotation."""
        said = a.source.of(self.document.text).lower() if a.source else ""
        return a.parent is not None and said in words("first_person")

    def _link(self, a: Attribution) -> Link | None:
        if a.source is None:
            return None
        if self._speaks_on(a):
            return None
        entity = self._entity(a)
        if entity is None or (a.act in _SHOWN and entity.naming == "described" and entity.kind == "other"):
            return None
        return Link(entity, a.act, a.cue, a.source, a.via)
