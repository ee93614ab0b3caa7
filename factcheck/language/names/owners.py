"""Whom people speak for where their role names no one: "its spokesman", "the mission's deputy head", "at the board"."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.language.lexicon import words
from factcheck.language.names.earlier import earlier_body
from factcheck.language.names.entities import Book, Entity
from factcheck.language.names.index import Index
from factcheck.language.names.mentions import Mention
from factcheck.language.names.party import Party
from factcheck.language.names.phrases import DETERMINERS, is_verb
from factcheck.language.names.resolve import resolve
from factcheck.language.names.words import role_noun, role_of
from factcheck.language.tokens import Token
from factcheck.models import Span

_JOINS = frozenset(("of", "at", "for", "with"))
_ITS = frozenset(("its", "their"))
_LONGEST = 7
_Key = tuple[str, Span]


def with_owners(index: Index, parties: Sequence[Party], found: Sequence[Entity]) -> tuple[Index, tuple[Entity, ...]]:
    """Add to the people of a text the bodies they speak for, where their roles name them by "the X" or "its"."""
    bodies = {e.name for e in found if e.naming == "institution"}
    told: dict[_Key, Entity] = {}
    for party, entity in zip(parties, found, strict=True):
        if entity.part_of is None and party.person is not False:
            owner = next((o for m in party.mentions for o in _owners(index, m) if o.name in bodies), None)
            if owner is not None:
                told[_key(entity)] = _speaking(party, entity, owner)
    return (_renewed(index, told), tuple(told.get(_key(e), e) for e in found)) if told else (index, tuple(found))


def _key(entity: Entity) -> _Key:
    """Tell two of one name apart without looking at all their mentions."""
    return entity.name, entity.mentions[0]


def _speaking(party: Party, entity: Entity, owner: Entity) -> Entity:
    heads = [h for m in party.mentions for h in m.heads[:1] if role_noun(h)]
    speaks = bool(heads) and role_of(heads[0]).speaks and owner.kind != "other"
    return replace(entity, part_of=owner.name, kind=owner.kind if speaks else entity.kind)


def _renewed(index: Index, told: Mapping[_Key, Entity]) -> Index:
    refs = tuple(replace(r, entity=told.get(_key(r.entity), r.entity)) for r in index.refs)
    forms = {form: told.get(_key(e), e) for form, e in index.book.by_words.items()}
    return replace(index, refs=refs, book=Book(forms, index.book.states))


def _owners(index: Index, mention: Mention) -> Iterator[Entity]:
    """Give the bodies that a role may belong to, the nearest to its head first."""
    if mention.role_at is None:
        return
    tokens = index.document.tokens[mention.sentence]
    first = bisect_left(tokens, mention.role_at.start, key=lambda t: t.start)
    stop = bisect_left(tokens, mention.role_at.end, key=lambda t: t.start)
    first -= int(first > 0 and tokens[first - 1].lower in DETERMINERS)
    for at in range(first, min(stop, first + 3 * _LONGEST)):
        low = tokens[at].lower
        if low in _ITS:
            yield from _meant(index, tokens[at : at + 1])
        elif low == "'s":
            yield from _meant(index, tokens[_start(tokens, first, at) : at])
        elif low in _JOINS and at + 1 < stop and tokens[at + 1].lower == "the":
            yield from _meant(index, tokens[at + 1 : _end(tokens, at + 2, stop)])


def _start(tokens: Sequence[Token], first: int, at: int) -> int:
    return next((i for i in range(at - 1, first, -1) if tokens[i].lower in DETERMINERS), first)


def _end(tokens: Sequence[Token], at: int, stop: int) -> int:
    stop = min(stop, at + _LONGEST)
    ends = words("name_prepositions") | {"'s"}
    return next((i for i in range(at, stop) if not tokens[i].text[0].isalnum() or tokens[i].lower in ends), stop)


def _meant(index: Index, tokens: Sequence[Token]) -> Iterator[Entity]:
    """Give whom the words of an owner mean, and else whom their noun alone takes up."""
    if not tokens or is_verb(tokens[0].lower):
        return
    entity = resolve(index, Span(tokens[0].start, tokens[-1].end))
    if entity is not None:
        yield entity
    if tokens[0].lower == "the" and (taken := earlier_body(index, tokens[-1:], tokens[0].start)) is not None:
        yield taken
