"""What stands together on the checklist: the same claim made again, and the other side of a disputed one.

Every claim is in one bundle, and in one place of it. The order of the bundles gives each claim its number on the page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.models import Claim
from factcheck.terms import Priority, Status, values


@dataclass(frozen=True)
class Bundle:
    """The strongest claim of a group, the same claim made again, and what speaks against it."""

    lead: Claim
    again: tuple[Claim, ...] = ()
    against: tuple[Claim, ...] = ()

    def __iter__(self) -> Iterator[Claim]:
        yield from (self.lead, *self.again, *self.against)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all its claims."""
        return frozenset(claim.id for claim in self)


def bundle(claims: Sequence[Claim]) -> tuple[Bundle, ...]:
    """Put what belongs together in one place each, P1 first; within a priority the order of the report stays.

    >>> boat, crew, port = (Claim(id=name, text="", quote="", spans=(), chain=(), contradicts=other)
    ...                     for name, other in (("boat", ("port",)), ("crew", ()), ("port", ())))
    >>> [[claim.id for claim in one] for one in bundle([boat, crew, port])]
    [['boat', 'port'], ['crew']]
    """
    unit_of = _units(claims)
    placed: set[str] = set()
    found = []
    for claim in sorted(claims, key=lambda one: values(Priority).index(one.priority)):
        if claim.id not in placed:
            unit = unit_of[claim.id]
            placed.update(one.id for one in unit)
            found.append(Bundle(unit[0], tuple(unit[1:]), tuple(_against(unit, unit_of, placed))))
    return tuple(found)


def _against(unit: Iterable[Claim], unit_of: Mapping[str, list[Claim]], placed: set[str]) -> Iterator[Claim]:
    """Give what contradicts these claims, and the claims that are the same as that, unless they have their place."""
    for name in (name for claim in unit for name in claim.contradicts):
        if name in unit_of and name not in placed:
            placed.update(one.id for one in unit_of[name])
            yield from unit_of[name]


def _units(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Give for each claim all those that are the same, strongest first: a group stays in one place."""
    groups: dict[str, list[Claim]] = {}
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        unit = groups.setdefault(claim.group, []) if claim.group is not None else []
        unit.append(claim)
        found[claim.id] = unit
    for unit in groups.values():
        unit.sort(key=_strength)
    return found


def _strength(claim: Claim) -> tuple[int, int, bool]:
    """Rank the claims of a group: checked first, least settled, on somebody's word."""
    order = values(Status).index
    return values(Priority).index(claim.priority), order(claim.status), len(claim.chain) < 2
