"""The call sheet: the list of claims turned round, whom to call and about which."""

from collections import defaultdict
from collections.abc import Sequence

from factcheck.grounding.sources import Registry
from factcheck.language.names import same_name
from factcheck.models import Call, Claim, Flag, Source

_MOST = 20
"""Lines of a call sheet; a reporter has an afternoon."""


def call_sheet(registry: Registry, claims: Sequence[Claim], flags: Sequence[Flag]) -> tuple[Call, ...]:
    """List whom to call: the awaited first, then those who deny, the accused's accusers, the sole sources."""
    calls: dict[str, tuple[dict[str, None], dict[str, None]]] = defaultdict(lambda: ({}, {}))
    for flag in flags:
        for name in flag.awaiting:
            _add(calls[name], flag.claims, "has not confirmed or commented")
        for name in flag.denied_by:
            _add(calls[name], flag.claims, "denies it")
    for claim in sorted(claims, key=lambda c: c.priority):
        if len(claim.chain) > 1 and claim.priority in {"P1", "P2"}:
            near = claim.chain[1]
            _add(calls[near.name], (claim.id,), "vouches for it" if len(claim.chain) > 2 else "is its only source")
    return tuple(
        Call(source=source.id, name=source.name, claims=tuple(ids), why="; ".join(why))
        for name, (ids, why) in list(calls.items())[:_MOST]
        if (source := _source(registry, name))
    )


def _add(line: tuple[dict[str, None], dict[str, None]], claims: Sequence[str], why: str) -> None:
    line[0].update(dict.fromkeys(claims))
    line[1][why] = None


def _source(registry: Registry, name: str) -> Source:
    known = next((s for s in registry.sources.values() if s.name == name or same_name(s.name, name)), None)
    return known or registry.named(name)
