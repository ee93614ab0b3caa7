"""The call sheet: the list of claims turned round, whom to call and about which, and why in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.grounding.bench import Bench
from factcheck.grounding.claims import Grounded
from factcheck.grounding.sources import Registry
from factcheck.language.accused import accused
from factcheck.language.lexicon import words
from factcheck.language.names import same_name
from factcheck.language.parties import inside
from factcheck.models import Call, Claim, Flag, Source
from factcheck.terms import RECORDS, REFUSALS, UNNAMED, SourceKind

_MOST = 12
"""Lines of a call sheet; a reporter has an afternoon."""
_NOBODY: frozenset[SourceKind] = RECORDS | {"crowd", "publisher"}
"""Sources that nobody can telephone."""
_ONLY = "is the only source of"
_OF_PARTY = ("A ", "An ", "a ", "an ")


class Row(NamedTuple):
    """Whom to call, why, about which claims."""

    name: str
    why: str
    claims: tuple[str, ...]


@dataclass
class _Line:
    """One line in the making: the claims, and the reasons with how many claims each is about."""

    source: Source
    claims: dict[str, None] = field(default_factory=dict)
    why: dict[str, int] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        self.claims.update(dict.fromkeys(row.claims))
        self.why[row.why] = self.why.get(row.why, 0) + 1

    @property
    def words(self) -> str:
        return "; ".join(f"{_ONLY} {_counted(count)}" if why == _ONLY else why for why, count in self.why.items())


def call_sheet(
    bench: Bench, registry: Registry, grounded: Sequence[Grounded], flags: Sequence[Flag]
) -> tuple[Call, ...]:
    """List whom to call: the awaited, the accused, those who deny or are disputed, then the sole sources.

    Whoever is called under several names has one line: a name and the same name in full, a body and who speaks for it
    unnamed.
    """
    sheet = _Sheet(bench, registry)
    lines: dict[str, _Line] = {}
    for row in sheet.rows(grounded, flags):
        source = sheet.source(row.name)
        if source.kind not in _NOBODY and not (row.name.islower() and " " not in row.name):
            line = lines.setdefault(_key(lines, source), _Line(source))
            line.add(row)
            line.source = max(line.source, source, key=lambda s: len(s.name))
    calls = (Call(source=i.source.id, name=i.source.name, claims=tuple(i.claims), why=i.words) for i in lines.values())
    return tuple(calls)[:_MOST]


def _key(lines: Iterable[str], source: Source) -> str:
    """Give the name that a source's line stands under: its own, or one already there that is the same in full."""
    return next((name for name in lines if same_name(name, source.name) or _begins(name, source.name)), source.name)


def _begins(one: str, other: str) -> bool:
    """Say whether one name is the other with more words: "Orrin" and "Orrin Foods"."""
    short, long = sorted((one.split(), other.split()), key=len)
    return bool(short) and short == long[: len(short)] and short[0][0].isupper() and len(short[0]) > 3


@dataclass(frozen=True)
class _Sheet:
    """Who is called about one article's claims, and why."""

    bench: Bench
    registry: Registry

    def rows(self, grounded: Sequence[Grounded], flags: Sequence[Flag]) -> Iterator[Row]:
        """Give everybody to call, the most pressing first."""
        yield from self._open(flags)
        yield from self._charged(grounded)
        yield from self._disputed(flags)
        yield from self._sole(sorted((one.claim for one in grounded), key=lambda c: c.priority))

    def source(self, name: str) -> Source:
        """Give the source of a name; of an unnamed voice that speaks for a body the article names, the body."""
        if name.startswith(_OF_PARTY) and name not in self.bench.entities_by_name:
            named = (s.name for s in self.registry.sources.values() if s.naming not in UNNAMED)
            name = next((owner for owner in named if name.endswith(f" {owner}")), name)
        known = next((s for s in self.registry.sources.values() if s.name == name or same_name(s.name, name)), None)
        return known or self.registry.named(name)

    def _open(self, flags: Sequence[Flag]) -> Iterator[Row]:
        for flag in flags:
            for name in flag.awaiting:
                verb = "has not commented on" if flag.status == "no_comment" else "has not confirmed"
                yield Row(name, f"{verb} {self._what(flag, name)}", flag.claims)

    def _charged(self, grounded: Sequence[Grounded]) -> Iterator[Row]:
        for one in grounded:
            for index in one.statements[:1] if one.claim.allegation and one.claim.priority < "P3" else ():
                if party := accused(self.bench.reading, self.bench.reading.statements[index]):
                    yield Row(party.name, "is accused: right of reply", (one.claim.id,))

    def _disputed(self, flags: Sequence[Flag]) -> Iterator[Row]:
        for flag in flags:
            for name in flag.denied_by:
                yield Row(name, f"denies {self._what(flag, name)}", flag.claims)
            if flag.status == "disputed" and self.bench.publisher not in flag.asserted_by:
                yield from (Row(name, "another account conflicts", flag.claims) for name in flag.asserted_by)

    def _sole(self, claims: Sequence[Claim]) -> Iterator[Row]:
        """Give the source nearest to the publisher of each claim that matters; of unnamed people, their house."""
        for claim in claims:
            if len(claim.chain) < 2 or claim.priority not in {"P1", "P2"} or claim.chain[-1].act in REFUSALS:
                continue
            near, last = claim.chain[1], claim.chain[-1]
            source = self.registry.named(near.name)
            if source.naming not in UNNAMED and source.kind not in _NOBODY:
                why = f"tells what {self._inside(last.name)} {last.act}" if len(claim.chain) > 2 else _ONLY
                yield Row(near.name, why, (claim.id,))
            elif source.kind not in _NOBODY:
                entity = next(iter(self.bench.entities_by_name.get(near.name, ())), None)
                if entity and entity.part_of:
                    why = f"{self._inside(near.name)} speaks unnamed: can it be said on the record"
                    yield Row(entity.part_of, why, (claim.id,))

    def _what(self, flag: Flag, name: str) -> str:
        """Say what a party leaves open: "what the U.N. said"; of its own words or the publisher's, just "it"."""
        own = {self.source(name).name, self.bench.publisher}
        others = [self._inside(other) for other in flag.asserted_by if self.source(other).name not in own]
        return f"what {' and '.join(others[:3])} said" if others else "it"

    def _inside(self, name: str) -> str:
        """Write a source's name within a sentence; an unnamed one has no capital there."""
        unnamed = self.source(name).naming in UNNAMED and name.partition(" ")[0].lower() in words("name_common")
        return name[0].lower() + name[1:] if unnamed else inside(name)


def _counted(count: int) -> str:
    return "a claim" if count == 1 else f"{count} claims"
