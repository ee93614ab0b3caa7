"""What stands behind a name: its fullest form, role, kind of source, and the body it speaks for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import cast

from factcheck.language.lexicon import entries
from factcheck.language.names.mentions import Mention
from factcheck.language.names.party import Party, fold
from factcheck.language.names.words import NEWS, body_noun, find_known, is_union, lowered, role_noun, role_of
from factcheck.models import Span
from factcheck.terms import Naming, SourceKind

_STATE = frozenset({"state", "state-run", "state-owned", "state-controlled", "official"})
_HEADS_OF_STATE = frozenset(("president", "premier", "minister", "chancellor", "king", "queen", "leader"))
_DEMONYMS = ("ian", "ese", "an", "ish", "n", "i")


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body, place or described party; `name` is its fullest form, `part_of` the body it speaks for."""

    name: str
    variants: tuple[str, ...]
    mentions: tuple[Span, ...]
    role: str | None = None
    kind: SourceKind = "other"
    naming: Naming = "named"
    part_of: str | None = None


def build(text: str, parties: Sequence[Party]) -> tuple[Entity, ...]:
    """Make the entities of a text from its parties, one for each, in order."""
    plain = [_entity(text, party) for party in parties]
    book = Book.of(parties, plain)
    return tuple(_belonging(entity, party, book) for entity, party in zip(plain, parties, strict=True))


@dataclass(frozen=True)
class Book:
    """The entities by every form of their names, to look one up from the words of a role."""

    by_words: Mapping[tuple[str, ...], Entity]
    states: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, parties: Sequence[Party], all_entities: Sequence[Entity]) -> "Book":
        """Write every form of every party; the first to use a form keeps it."""
        table: dict[tuple[str, ...], Entity] = {}
        for party, entity in zip(parties, all_entities, strict=True):
            forms = (
                party.key,
                *(fold(m.words) for m in party.mentions),
                *([fold(party.known.name.split())] if party.known else []),
            )
            for form in forms:
                table.setdefault(form, entity)
        states = {e.name: _state(p) for p, e in zip(parties, all_entities, strict=True) if p.person}
        return cls(table, states)

    def find(self, name: str) -> Entity | None:
        """Find the entity of a name, however the text writes it."""
        return self.by_words.get(fold(name.split()))

    def country(self, adjective: str) -> Entity | None:
        """Find the place that an adjective is made from: "Vostran" from "Vostrana"."""
        low = adjective.lower()
        stem = next((low.removesuffix(e) for e in _DEMONYMS if low.endswith(e)), low)
        if len(stem) < 4 or stem == low:
            return None
        near = self.places.get(stem[:4], ())
        return next((e for w, e in near if w != low and w.startswith(stem) and len(w) - len(stem) < 4), None)

    @cached_property
    def places(self) -> dict[str, list[tuple[str, Entity]]]:
        """The single words that a country may be called by, under their first four letters."""
        table: dict[str, list[tuple[str, Entity]]] = {}
        for form, entity in self.by_words.items():
            if len(form) == 1 and form[0].endswith(("a", "e", "y")):
                table.setdefault(form[0][:4], []).append((form[0], entity))
        return table


def _entity(text: str, party: Party) -> Entity:
    forms = list(dict.fromkeys(m.span.of(text).removesuffix(",") for m in party.mentions))
    name = _fullest(party, text)
    role = next((m.role for m in party.mentions if m.role), None)
    naming: Naming = "institution" if party.person is False and not _is_place(party) else "named"
    spans = tuple(m.span for m in party.mentions)
    return Entity(name, tuple(f for f in forms if f != name), spans, role, _kind(party), naming)


def _is_place(party: Party) -> bool:
    last = body_noun(party.mentions[0].words[-1].lower()) if party.known is None else None
    return last is not None and last.place


def _fullest(party: Party, text: str) -> str:
    own = [m for m in party.mentions if m.known is None or m.known.sort != "capital"] or party.mentions
    if party.known is not None:
        canonical = [m for m in own if " ".join(lowered(m.words)) == party.known.name.lower()]
        own = canonical or own
    elif party.person is not True:
        first = [m for m in own if len(fold(m.words)) > 1]
        own = first[:1] or own
    best = max(own, key=lambda m: (len(m.words), text[m.span.end - 1] == ".", -m.span.start))
    return best.span.of(text)


def _kind(party: Party) -> SourceKind:
    if party.known is not None:
        return _outlet_kind(party.known.kind, _role_words(party))
    heads = next((m.heads for m in party.mentions if m.heads), ())
    if party.person is not False:
        kinds = [role_of(h).kind for h in heads if role_noun(h)]
        return first_told(kinds) if first_told(kinds) != "other" else first_told(map(_title_kind, party.mentions))
    if heads and role_noun(heads[0]) is None:
        return group_kind(heads[0], _role_words(party))
    return first_told(body_kind(m.words) for m in party.mentions)


def first_told(kinds: Iterable[SourceKind]) -> SourceKind:
    """Give the first kind that tells something, or "other"."""
    unknown: SourceKind = "other"
    return next((k for k in kinds if k != "other"), unknown)


def _title_kind(mention: Mention) -> SourceKind:
    heads = [h for h in mention.heads if role_noun(h)]
    return role_of(heads[0]).kind if heads else "other"


def _role_words(party: Party) -> tuple[str, ...]:
    return lowered(w.removesuffix("'s").removesuffix("’s") for m in party.mentions if m.role for w in m.role.split())


def _outlet_kind(kind: SourceKind, role: Iterable[str]) -> SourceKind:
    return "state_media" if kind in NEWS and _STATE & set(role) else kind


def group_kind(noun: str, around: Iterable[str]) -> SourceKind:
    """Give the kind of a body from its noun and the words before it.

    >>> group_kind("group", ["jihadist"]), group_kind("media", ["state"]), group_kind("court", [])
    ('armed_group', 'state_media', 'legal')
    """
    body = body_noun(noun)
    kind: SourceKind = body.kind if body is not None else "other"
    around = tuple(around)
    if kind in NEWS:
        return _outlet_kind(kind, around)
    if kind in {"other", "ngo"} or noun in {"group", "groups", "agency", "department", "service", "wire"}:
        told = {e.words: e.notes["kind"] for e in entries("name_groups")}
        if noun in {"agency", "department", "service", "wire"}:
            told = {w: k for w, k in told.items() if k in NEWS}
        return next((cast(SourceKind, told[w]) for w in around if w in told), kind)
    return kind


def body_kind(name: Sequence[str]) -> SourceKind:
    """Give the kind of a body from the words of its name: the known body in it, its last noun for a body.

    >>> body_kind(["Ohio", "Supreme", "Court"]), body_kind(["Acme", "Holdings"]), body_kind(["Mines", "Ministry"])
    ('legal', 'company', 'government')
    """
    low = lowered(name)
    cut = next((at for at, w in enumerate(low) if w in {"of", "for"}), len(low))
    for at in (*reversed(range(cut)), *reversed(range(cut, len(low)))):
        if body_noun(low[at]):
            return group_kind(low[at], low[:at])
    return "ngo" if is_union(name) else "outlet" if low[:1] == ("daily",) else "other"


def _belonging(entity: Entity, party: Party, book: Book) -> Entity:
    """Add whom an entity speaks for, and give a spokesman the kind of that body."""
    owners = [o for m in party.mentions if party.person is not False or not m.role for o in m.of]
    if party.known is not None:
        owners = [party.known.of] if party.known.of else []
    part_of, owner_kind = whole(owners, book, entity.name)
    heads = [h for m in party.mentions for h in m.heads[:1] if role_noun(h)]
    kind = entity.kind
    if party.person and heads and role_of(heads[0]).speaks:
        named = set(lowered(w for o in owners for w in o.split()))
        said = _role_words(party)
        offices = (w for w in reversed(said) if _is_office(w) and w not in named)
        inner = first_told(group_kind(w, said) for w in offices)
        kind = inner if inner != "other" else owner_kind if owner_kind != "other" else kind
    if party.person is False and kind == "official" and owner_kind in {"intergovernmental", "company", "ngo"}:
        kind = owner_kind
    if party.known is not None and entity.kind not in {
        "government",
        "military",
        "official",
        "political",
        "intergovernmental",
    }:
        part_of = None
    return replace(entity, part_of=part_of, kind=kind)


def _is_office(word: str) -> bool:
    body = body_noun(word)
    return (
        body is not None
        and role_noun(word) is None
        and not body.place
        and body.kind not in {"document", "court_record"}
    )


def whole(owners: Sequence[str], book: Book, own: str) -> tuple[str | None, SourceKind]:
    """Give the body that a role's owner is, and its kind; a leader stands for his country."""
    for at, owner in enumerate(owners):
        entity = book.country(owner) or book.find(owner)
        if (
            entity is not None
            and entity.naming == "named"
            and entity.kind == "other"
            and any(o[0].isupper() for o in owners[at + 1 :])
        ):
            continue
        if entity is not None and entity.name == own:
            continue
        if entity is None:
            name = find_known(owner)
            body = body_noun(owner.lower())
            return (name.name if name else owner), (
                name.kind if name else body.kind if body else body_kind(owner.split())
            )
        if state := book.states.get(entity.name):
            hit = book.find(state)
            return (hit.name if hit else state), "government" if find_known(state) else entity.kind
        return entity.name, entity.kind
    return None, "other"


def _state(party: Party) -> str:
    """Give the country of which a party is said to be the head ("Russian President"), or nothing."""
    for mention in party.mentions:
        if _HEADS_OF_STATE & set(mention.heads):
            for owner in mention.of:
                name = find_known(owner)
                if name is None or name.sort == "country":
                    return name.name if name is not None else owner
    return ""
