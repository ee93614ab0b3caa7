"""Where a text speaks of whom: every naming and every unnamed source ("a senior diplomat"), to be looked back at."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from factcheck.language.document import Document
from factcheck.language.names.entities import Book, Entity
from factcheck.language.names.mentions import Mention
from factcheck.language.names.own_words import in_own_words
from factcheck.language.names.party import Party
from factcheck.language.names.phrases import is_verb
from factcheck.language.names.unnamed import Group, gather
from factcheck.language.names.words import body_noun, is_union, role_noun, role_of
from factcheck.models import Span


@dataclass(frozen=True, slots=True)
class Ref:
    """One naming of an entity. `person` is None where nothing tells; `plural` is true of unnamed groups.

    `head` is where the noun of an unnamed source begins.
    """

    span: Span
    phrase: Span
    entity: Entity
    sentence: int
    person: bool | None
    plural: bool = False
    gender: str = ""
    subject: bool = False
    quoted: bool = False
    heads: tuple[str, ...] = ()
    role: bool = False
    described: bool = False
    head: int = -1


@dataclass(frozen=True)
class Index:
    """Every naming of a text in order, by its offset and by its sentence."""

    document: Document
    refs: tuple[Ref, ...]
    book: Book
    by_key: dict[tuple[str, ...], Entity]
    quotes: "Quotes"

    @cached_property
    def starts(self) -> list[int]:
        """The offsets at which the namings begin."""
        return [r.span.start for r in self.refs]

    @cached_property
    def by_phrase(self) -> tuple[Ref, ...]:
        """The namings in the order of the phrases they stand in."""
        return tuple(sorted(self.refs, key=lambda r: (r.phrase.start, -r.phrase.end)))

    @cached_property
    def phrase_starts(self) -> list[int]:
        """The offsets at which the phrases begin."""
        return [r.phrase.start for r in self.by_phrase]

    @cached_property
    def by_noun(self) -> dict[str, tuple[Entity, ...]]:
        """The bodies that go by a noun: "Leeds City Council" by "council"."""
        table: dict[str, dict[str, Entity]] = {}
        for ref in self.refs:
            for noun in ref.heads if ref.person is False and not ref.described else ():
                table.setdefault(noun, {}).setdefault(ref.entity.name, ref.entity)
        return {noun: tuple(found.values()) for noun, found in table.items()}

    def before(self, offset: int, limit: int) -> Iterator[Ref]:
        """Give the namings that end before an offset, the last first, at most so many."""
        at = bisect_left(self.starts, offset)
        return (r for r in reversed(self.refs[max(0, at - limit) : at]) if r.span.end <= offset)

    def within(self, span: Span) -> tuple[Ref, ...]:
        """Give the namings whose names lie within a span."""
        first, last = bisect_left(self.starts, span.start), bisect_right(self.starts, span.end)
        return tuple(r for r in self.refs[first:last] if span.holds(r.span))

    @cached_property
    def by_head(self) -> dict[int, Ref]:
        """The unnamed people by the offset of their noun."""
        return {r.head: r for r in self.refs if r.head >= 0}

    @cached_property
    def named(self) -> frozenset[tuple[str, Span]]:
        """The entities that have a name of their own, each by its name and first mention."""
        return frozenset((r.entity.name, r.entity.mentions[0]) for r in self.refs if not r.described)

    @cached_property
    def actors(self) -> frozenset[str]:
        """The names of those who do something in the text, as subjects of its verbs."""
        return frozenset(r.entity.name for r in self.refs if r.subject)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often the text speaks of each entity, by its name."""
        return Counter(r.entity.name for r in self.refs)

    def after(self, offset: int, limit: int) -> Iterator[Ref]:
        """Give the namings that begin after an offset, the first first, at most so many."""
        at = bisect_right(self.starts, offset)
        return iter(self.refs[at : at + limit])

    def around(self, span: Span) -> tuple[Ref, ...]:
        """Give the namings whose phrase holds a span."""
        at = bisect_right(self.phrase_starts, span.start)
        return tuple(r for r in self.by_phrase[max(0, at - 12) : at] if r.phrase.holds(span))


def make_index(document: Document, parties: Sequence[Party], found: Sequence[Entity], book: Book) -> Index:
    """Index the namings of a text, and the unnamed people in it."""
    quotes = Quotes(document)
    refs = [r for party, entity in zip(parties, found, strict=True) for r in _refs(party, entity, quotes)]
    taken = sorted({(r.phrase.start, r.phrase.end) for r in refs if r.role})
    by_key: dict[tuple[str, ...], Entity] = {}
    refs += list(_unnamed_refs(document, gather(document, taken), book, quotes, by_key))
    return Index(document, tuple(sorted(refs, key=lambda r: (r.span.start, -r.span.end))), book, by_key, quotes)


class Quotes:
    """Whether an offset stands in a quotation."""

    def __init__(self, document: Document) -> None:
        self.spans = sorted((q.outer.start, q.outer.end) for q in document.quotes)

    def hold(self, offset: int) -> bool:
        """Say whether a quotation holds an offset."""
        at = bisect_right(self.spans, (offset, offset))
        return at > 0 and self.spans[at - 1][1] > offset


def _refs(party: Party, entity: Entity, quotes: Quotes) -> Iterator[Ref]:
    person, gender = party.person, party.gender
    heads = tuple(dict.fromkeys(h for m in party.mentions for h in m.heads))
    heads += tuple(w for w in party.key[-1:] if body_noun(w) and not person)
    heads += tuple(w for w, after in pairwise(party.key) if after == "of" and body_noun(w) and not person)
    heads += ("union",) if person is False and party.known is None and is_union(party.key) else ()
    for m in party.mentions:
        held = quotes.hold(m.span.start)
        yield Ref(m.span, m.phrase, entity, m.sentence, person, False, gender, m.subject, held, heads, _told(m))


def _told(mention: Mention) -> bool:
    return mention.role is not None or mention.title < mention.first


def _unnamed_refs(
    document: Document, groups: Sequence[Group], book: Book, quotes: Quotes, by_key: dict[tuple[str, ...], Entity]
) -> Iterator[Ref]:
    """Make one entity of each group of unnamed people, and a ref of each place where the text speaks of them."""
    for group in groups:
        spans = tuple(p.span(document) for p in group.places)
        entity = in_own_words(document, group.places[0].tokens(document), spans, book)
        by_key.update(dict.fromkeys((k for k in group.keys if k not in by_key), entity))
        for place, span in zip(group.places, spans, strict=True):
            tokens = document.tokens[place.sentence]
            noun = tokens[place.head].lower
            one = role_noun(noun) or noun
            plural, gender = one != noun, role_of(one).gender
            after = tokens[place.last + 1].lower if place.last + 1 < len(tokens) else ""
            subject = is_verb(after) or after == "who"
            held, person = quotes.hold(span.start), None if plural else True
            head = tokens[place.head].start
            yield Ref(
                span, span, entity, place.sentence, person, plural, gender, subject, held, (one,), False, True, head
            )
