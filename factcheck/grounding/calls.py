"""The call sheet: the list of claims turned round, whom to call and about which, and why in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.grounding.bench import Bench
from factcheck.grounding.claims import Grounded
from factcheck.grounding.sources import Registry
from factcheck.language.names import same_name
from factcheck.language.questions import accused
from factcheck.models import Call, Claim, Flag, Source
from factcheck.terms import REFUSALS, SourceKind

_MOST = 12
"""Lines of a call sheet; a reporter has an afternoon."""
_NOBODY: frozenset[SourceKind] = frozenset({"document", "court_record", "crowd", "publisher"})
"""Sources that nobody can telephone."""
_UNNAMED = frozenset({"described", "bare", "collective"})


@dataclass
class _Line:
    """One line in the making: the claims, and the reasons with how many claims each is about."""

    claims: dict[str, None] = field(default_factory=dict)
    why: dict[str, int] = field(default_factory=dict)

    def add(self, why: str, claims: Iterable[str]) -> None:
        self.claims.update(dict.fromkeys(claims))
        self.why[why] = self.why.get(why, 0) + 1

    @property
    def words(self) -> str:
        return "; ".join(f"{_ONLY} {_counted(count)}" if why == _ONLY else why for why, count in self.why.items())


def call_sheet(
    bench: Bench, registry: Registry, grounded: Sequence[Grounded], flags: Sequence[Flag]
) -> tuple[Call, ...]:
    """List whom to call: the awaited, the accused, those who deny or are disputed, then the sole sources."""
    lines: dict[str, _Line] = {}
    claims = [one.claim for one in grounded]
    opened = (*_open(flags, bench.publisher), *_charged(bench, grounded), *_disputed(flags, bench.publisher))
    rows = (*opened, *_sole(bench, registry, claims))
    for name, why, about in rows:
        lines.setdefault(name, _Line()).add(why, about)
    calls = (_call(registry, name, line) for name, line in lines.items())
    return tuple(call for call in calls if call)[:_MOST]


Row = tuple[str, str, tuple[str, ...]]
"""Whom to call, why, about which claims."""


def _open(flags: Sequence[Flag], publisher: str) -> Iterator[Row]:
    for flag in flags:
        for name in flag.awaiting:
            verb = "has not commented on" if flag.status == "no_comment" else "has not confirmed"
            yield name, f"{verb} {_what(flag, name, publisher)}", flag.claims


def _charged(bench: Bench, grounded: Sequence[Grounded]) -> Iterator[Row]:
    for one in grounded:
        for index in one.statements[:1] if one.claim.allegation and one.claim.priority < "P3" else ():
            if party := accused(bench.reading, bench.reading.statements[index]):
                yield party.name, "is accused: right of reply", (one.claim.id,)


def _disputed(flags: Sequence[Flag], publisher: str) -> Iterator[Row]:
    for flag in flags:
        for name in flag.denied_by:
            yield name, f"denies {_what(flag, name, publisher)}", flag.claims
        for name in flag.asserted_by if flag.status == "disputed" and publisher not in flag.asserted_by else ():
            yield name, "another account conflicts with what it says", flag.claims


def _sole(bench: Bench, registry: Registry, claims: Sequence[Claim]) -> Iterator[Row]:
    """Give the source nearest to the publisher of each claim that matters; of unnamed people, their house."""
    for claim in sorted(claims, key=lambda c: c.priority):
        if len(claim.chain) < 2 or claim.priority not in {"P1", "P2"} or claim.chain[-1].act in REFUSALS:
            continue
        near = claim.chain[1]
        source = registry.named(near.name)
        if source.naming in _UNNAMED or source.kind in _NOBODY:
            entity = next(iter(bench.entities_by_name.get(near.name, ())), None)
            if entity and entity.part_of and source.kind not in _NOBODY:
                yield entity.part_of, f"{near.name} speaks unnamed: can it be said on the record", (claim.id,)
            continue
        relays = len(claim.chain) > 2
        yield (
            near.name,
            f"tells what {_within(claim.chain[-1].name)} {claim.chain[-1].act}" if relays else _ONLY,
            (claim.id,),
        )


_ONLY = "is the only source of"


def _call(registry: Registry, name: str, line: _Line) -> Call | None:
    source = _source(registry, name)
    if source.kind in _NOBODY or (name.islower() and " " not in name):
        return None
    return Call(source=source.id, name=source.name, claims=tuple(line.claims), why=line.words)


def _source(registry: Registry, name: str) -> Source:
    known = next((s for s in registry.sources.values() if s.name == name or same_name(s.name, name)), None)
    return known or registry.named(name)


def _what(flag: Flag, name: str, publisher: str) -> str:
    """Say what a party leaves open: "what the U.N. says"; of its own words or the publisher's, just "it"."""
    others = [other for other in flag.asserted_by if other not in {name, publisher}]
    if not others:
        return "it"
    several = len(others) > 1 or (others[0].endswith("s") and others[0].split()[-1].islower())
    return f"what {' and '.join(others[:3])} {'say' if several else 'says'}"


def _within(name: str) -> str:
    """Write a name within a sentence: "a senior diplomat"."""
    return name[:1].lower() + name[1:] if name.startswith(("A ", "An ", "The ")) else name


def _counted(count: int) -> str:
    return "a claim" if count == 1 else f"{count} claims"
