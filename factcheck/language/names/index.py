"""Where a text speaks of whom: every naming and every unnamed source ("a senior diplomat"), to be looked back at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.names.entities import Book, Entity, body_kind, group_kind, whole
from factcheck.language.names.mentions import Mention
from factcheck.language.names.merge import Party, fold
from factcheck.language.names.phrases import DETERMINERS, head_nouns, is_verb, left_edge, spoken_for
from factcheck.language.names.words import body_noun, is_capital, role_noun, role_of
from factcheck.language.tokens import Token
from factcheck.models import Span
from factcheck.terms import Naming, SourceKind

_SINCE = frozenset(("seen", "obtained", "reviewed", "released", "published", "filed", "issued", "familiar", "close"))


@dataclass(frozen=True, slots=True)
class Ref:
    """One naming of an entity. `person` is None where nothing tells; `plural` is true of unnamed groups."""

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


@dataclass(frozen=True)
class Index:
    """Every naming of a text in order, by its offset and by its sentence."""

    document: Document
    refs: tuple[Ref, ...]
    book: Book
    by_key: dict[tuple[str, ...], Entity]

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
        table: dict[str, dict[Entity, None]] = {}
        for ref in self.refs:
            for noun in ref.heads if ref.person is False and not ref.described else ():
                table.setdefault(noun, {})[ref.entity] = None
        return {noun: tuple(found) for noun, found in table.items()}

    def before(self, offset: int, limit: int) -> Iterator[Ref]:
        """Give the namings that end before an offset, the last first, at most so many."""
        at = bisect_left(self.starts, offset)
        return (r for r in reversed(self.refs[max(0, at - limit) : at]) if r.span.end <= offset)

    def within(self, span: Span) -> tuple[Ref, ...]:
        """Give the namings whose names lie within a span."""
        first, last = bisect_left(self.starts, span.start), bisect_right(self.starts, span.end)
        return tuple(r for r in self.refs[first:last] if span.holds(r.span))

    def around(self, span: Span) -> tuple[Ref, ...]:
        """Give the namings whose phrase holds a span."""
        at = bisect_right(self.phrase_starts, span.start)
        return tuple(r for r in self.by_phrase[max(0, at - 12) : at] if r.phrase.holds(span))


def make_index(document: Document, parties: Sequence[Party], found: Sequence[Entity], book: Book) -> Index:
    """Index the namings of a text, and the unnamed people in it."""
    quotes = _Quotes(document)
    refs = [r for party, entity in zip(parties, found, strict=True) for r in _refs(party, entity, quotes)]
    taken = sorted({(r.phrase.start, r.phrase.end) for r in refs if r.role})
    by_key: dict[tuple[str, ...], Entity] = {}
    refs += list(_described(document, taken, book, quotes, by_key))
    return Index(document, tuple(sorted(refs, key=lambda r: (r.span.start, -r.span.end))), book, by_key)


class _Quotes:
    """Whether an offset stands in a quotation."""

    def __init__(self, document: Document) -> None:
        self.spans = sorted((q.outer.start, q.outer.end) for q in document.quotes)

    def hold(self, offset: int) -> bool:
        at = bisect_right(self.spans, (offset, offset))
        return at > 0 and self.spans[at - 1][1] > offset


def _refs(party: Party, entity: Entity, quotes: _Quotes) -> Iterator[Ref]:
    person, gender = party.person, party.gender
    heads = tuple(dict.fromkeys(h for m in party.mentions for h in m.heads))
    heads += tuple(w for w in party.key[-1:] if body_noun(w) and not person)
    for m in party.mentions:
        held = quotes.hold(m.span.start)
        yield Ref(m.span, m.phrase, entity, m.sentence, person, False, gender, m.subject, held, heads, _told(m))


def _told(mention: Mention) -> bool:
    return mention.role is not None or mention.title < mention.first


def _described(
    document: Document,
    taken: Sequence[tuple[int, int]],
    book: Book,
    quotes: _Quotes,
    by_key: dict[tuple[str, ...], Entity],
) -> Iterator[Ref]:
    """Find the people a text speaks of without a name, and make one entity of those in the same words."""
    found: dict[tuple[str, ...], list[tuple[int, int, int, int]]] = {}
    for number, tokens in enumerate(document.tokens):
        for first, at in _unnamed(tokens):
            if not _covered(taken, tokens[at].start):
                tail = _tail(tokens, at)
                key = key_of(tokens[first : tail + 1])
                found.setdefault(key, []).append((number, first, tail, at))
    for key, places in found.items():
        spans = tuple(Span(document.tokens[n][a].start, document.tokens[n][b].end) for n, a, b, _ in places)
        number, first, tail, _ = places[0]
        entity = by_key[key] = in_own_words(document, document.tokens[number][first : tail + 1], spans, book)
        for (n, _, b, at), span in zip(places, spans, strict=True):
            tokens = document.tokens[n]
            head = role_noun(tokens[at].lower) or tokens[at].lower
            plural = head != tokens[at].lower
            subject = b + 1 < len(tokens) and is_verb(tokens[b + 1].lower)
            held = quotes.hold(span.start)
            yield Ref(
                span,
                span,
                entity,
                n,
                None if plural else True,
                plural,
                role_of(head).gender,
                subject,
                held,
                (head,),
                False,
                True,
            )


def _unnamed(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for at, token in enumerate(tokens):
        noun = role_noun(token.lower)
        if noun is None or (at + 1 < len(tokens) and _compound(tokens[at + 1].lower)):
            continue
        first = left_edge(tokens, at)
        if first and tokens[first - 1].lower in DETERMINERS:
            first -= 1
        if not _is_written_as_noun(tokens, first, at):
            continue
        if first < at or noun != token.lower:
            yield first, at


def _is_written_as_noun(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether a role noun stands as one: not "Smith accused", not a title before or behind a name."""
    token = tokens[at]
    if is_verb(token.lower) and (first == at or is_capital(tokens[at - 1])):
        return False
    if not is_capital(token):
        return True
    follows = at + 1 < len(tokens) and is_capital(tokens[at + 1])
    return not follows and (at == first or not is_capital(tokens[at - 1]) or tokens[first].lower in DETERMINERS)


def _tail(tokens: Sequence[Token], at: int) -> int:
    """Give the last token of a source with what it belongs to: "spokesman for Acme", "residents of the city"."""
    if at + 2 >= len(tokens) or tokens[at + 1].lower not in {"of", "for", "at", "from", "with", "in"}:
        return at
    stop = at + 2 + (tokens[at + 2].lower in DETERMINERS)
    begin = stop
    while (
        stop < len(tokens)
        and stop - begin < 10
        and (is_capital(tokens[stop]) or (stop > begin and tokens[stop].lower in {"of", "and", "for"}))
    ):
        stop += 1
    while stop > begin and not is_capital(tokens[stop - 1]):
        stop -= 1
    if stop > begin:
        return stop - 1 if tokens[at + 1].lower != "in" else at
    while (
        stop < len(tokens) and stop - begin < 4 and tokens[stop].text[0].isalpha() and not is_verb(tokens[stop].lower)
    ):
        stop += 1
    ends = stop >= len(tokens) or is_verb(tokens[stop].lower) or not tokens[stop].text[0].isalnum()
    return stop - 1 if ends and stop > begin and tokens[stop - 1].lower not in words("name_prepositions") else at


def _compound(word: str) -> bool:
    return role_noun(word) is not None or body_noun(word) is not None


def _covered(taken: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(taken, (offset, offset + 1_000_000))
    return any(start <= offset < end for start, end in taken[max(0, at - 3) : at])


def key_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Give the words by which an unnamed source is the same again: without its determiner."""
    low = fold(t.text for t in tokens)
    return low[1:] if low and len(low) > 1 and low[0] in DETERMINERS | {"some"} else low


def head_of(tokens: Sequence[Token]) -> int:
    """Give the index of the head of a noun phrase: its last word before the first preposition, comma or relative."""
    stop = next(
        (
            i
            for i, t in enumerate(tokens)
            if i
            and (t.lower in words("name_prepositions") or (not t.text[0].isalnum() and t.lower not in {"'s", "'", "’"}))
        ),
        len(tokens),
    )
    stop = next(
        (
            i
            for i in range(1, stop)
            if is_verb(tokens[i].lower) and role_noun(tokens[i].lower) is None and role_noun(tokens[i - 1].lower)
        ),
        stop,
    )
    stop = next((i for i in range(1, stop) if tokens[i].lower in _SINCE), stop)
    return max(0, stop - 1)


def in_own_words(document: Document, tokens: Sequence[Token], spans: tuple[Span, ...], book: Book) -> Entity:
    """Make the entity of a source that has no name: its own words, and what its head noun tells."""
    name = document.text[tokens[0].start : tokens[-1].end]
    at = head_of(tokens)
    word = tokens[at].lower
    noun = role_noun(word)
    body = body_noun(word)
    start = int(len(tokens) > 1 and tokens[0].lower in DETERMINERS)
    part_of, owner_kind = whole(tuple(spoken_for(tokens[start:])), book, "")
    if noun is None and body is not None:
        around = [t.lower for t in tokens[:at]]
        kind: SourceKind = group_kind(word, around) if body_noun(word) else body_kind([word])
        record = body.kind in {"document", "court_record"}
        plural = word.endswith("s") and word != "authorities" and body_noun(word[:-1]) is not None
        return Entity(
            name, (), spans, None, kind, "described" if record else "collective" if plural else "institution", part_of
        )
    role = role_of(noun) if noun is not None else None
    kind = role.kind if role is not None else "other"
    if role is not None and owner_kind != "other" and (role.speaks or noun == "source"):
        inner = body_noun(tokens[at - 1].lower) if at else None
        kind = inner.kind if inner is not None and inner.part and not is_capital(tokens[at - 1]) else owner_kind
    return Entity(name, (), spans, None, kind, _naming(tokens, at, start, noun, part_of), part_of)


def _naming(tokens: Sequence[Token], at: int, start: int, noun: str | None, part_of: str | None) -> Naming:
    word = tokens[at].lower
    alone = at == start and at == len(tokens) - 1
    if noun == "source" and alone:
        return "bare"
    plural = noun != word if noun is not None else word.endswith("s") and not word.endswith("ss")
    if word == "media" or (plural and noun != "source"):
        return "described" if part_of and head_nouns(tokens[start:]) else "collective"
    return "described"


def _adds(word: str) -> bool:
    """Say whether a word after a comma begins an aside: "who spoke…", "speaking…"."""
    return word in {"who", "which"} or word.endswith("ing")


def without_relative(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out ", who spoke on condition of anonymity"."""
    cuts = (i for i in range(1, len(tokens) - 1) if tokens[i].text == "," and _adds(tokens[i + 1].lower))
    return tokens[: next(cuts, len(tokens))]
