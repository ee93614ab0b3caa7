"""Hops: who stands behind an attribution, and the chain from the source nearest to the publisher to the origin."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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


_PLURAL = (" are ", " were ", " have ")
_STATEMENTS_BACK = 12
"""Attributions back to which "the statement" looks for who issued it."""
_DEEPEST = 6
"""Attributions within attributions that are followed; news rarely goes beyond three."""


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
        return all(self._links[at] or self._speaks_on[at] for at in self._outward(index))

    def of(self, index: int) -> tuple[Link, ...]:
        """Follow an attribution to the one it is nested in; a source that speaks of its own words is one hop."""
        kept: dict[str, Link] = {}
        for at in reversed(self._outward(index)):
            if link := self._links[at]:
                kept.setdefault(link.entity.name, link)
        return tuple(kept.values())

    def depth(self, index: int) -> int:
        """Count the attributions that one is nested in."""
        return len(self._outward(index)) - 1

    def within(self, outer: int, inner: int) -> int | None:
        """Give the attribution directly within the outer one that holds the inner one, or is it; None for strangers."""
        outward = self._outward(inner)
        return outward[outward.index(outer) - 1] if outer != inner and outer in outward else None

    def _outward(self, index: int) -> list[int]:
        """Give an attribution and those it is nested in, the outermost last."""
        found, at = [index], self.attributions[index].parent
        while at is not None and len(found) < _DEEPEST:
            found.append(at)
            at = self.attributions[at].parent
        return found

    @cached_property
    def _speaks_on(self) -> tuple[bool, ...]:
        """Whether each speaker speaks of his own words: "I said", "we believe" within a quotation."""
        return tuple(
            a.parent is not None and uncontracted(self._said(a)) in words("first_person") for a in self.attributions
        )

    @cached_property
    def _links(self) -> tuple[Link | None, ...]:
        return tuple(
            None if on else self._link(a, self._entity(index))
            for index, (a, on) in enumerate(zip(self.attributions, self._speaks_on, strict=True))
        )

    def _said(self, a: Attribution) -> str:
        return a.source.of(self.document.text).lower() if a.source else ""

    def _entity(self, index: int) -> Entity | None:
        """Resolve a source; a pronoun within what somebody says, in one sentence, is that somebody."""
        a = self.attributions[index]
        for at in self._outward(index)[1:]:
            outer = self.attributions[at].source
            if a.source is None or self._said(a) not in words("pronouns") or outer is None:
                break
            if not self._leads(outer, a.source):
                break
            a = self.attributions[at]
        if a.source is None:
            return None
        if self._said(a).startswith("the ") and self._said(a).split()[-1] in words("cue_messages"):
            sender = self._sender(index)
            if sender is not None:
                return sender
        # "flyers that people on the flats say …": the relative is no part of the source.
        skipped = len("that ") if self._said(a).startswith("that ") else 0
        return self.entities.resolve(Span(a.source.start + skipped, a.source.end))

    def _sender(self, index: int) -> Entity | None:
        """Give who sent the statement that goes on: "the firm said in a statement … “Sorry,” the statement said"."""
        noun = self._said(self.attributions[index]).split()[-1]
        for earlier in reversed(self.attributions[max(0, index - _STATEMENTS_BACK) : index]):
            if earlier.cue is None or earlier.source is None or self._said(earlier).endswith(noun):
                continue
            sentence = self.document.sentences[self.document.sentence_at(earlier.cue.start)]
            if noun in sentence.of(self.document.text).lower().split():
                return self.entities.resolve(earlier.source)
        return None

    def _leads(self, outer: Span, inner: Span) -> bool:
        """Say whether one source stands before another in its sentence."""
        return outer.start < inner.start and self.document.sentence_at(outer.start) == self.document.sentence_at(
            inner.start
        )

    def _link(self, a: Attribution, entity: Entity | None) -> Link | None:
        # "Stoking it are hints that …": the pronoun is nobody's subject.
        if a.source and self._said(a) == "it" and self.document.text.startswith(_PLURAL, a.source.end):
            return None
        if entity is None or (a.act in _SHOWN and entity.naming == "described" and entity.kind == "other"):
            return None
        return Link(entity, a.act, a.cue, a.source, a.via)


def uncontracted(word: str) -> str:
    """Give a pronoun in lower case without the verb it is contracted with: "I’ve" is "i"."""
    return word.lower().replace("’", "'").partition("'")[0]
