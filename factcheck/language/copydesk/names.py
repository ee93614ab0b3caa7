"""One name in two spellings: the same person, body or place, written in two ways."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from factcheck.language.copydesk.notice import Notice
from factcheck.language.names import Entity
from factcheck.language.reading import Reading
from factcheck.models import Span

_SHORTEST = 5
"""Letters of the shortest word in which one letter makes a slip and not another name: "Ann", "Anne"."""
_MOST = 40
"""Names that share a word, above which they are a list and not one thing."""


def names_twice(reading: Reading) -> Iterator[Notice]:
    """Find pairs of names that differ in one word by a letter or two: "Tom Johnson", "Tom Johnston"."""
    named = [e for e in reading.entities.all if e.naming in {"named", "institution"} and len(e.name.split()) > 1]
    groups: dict[tuple[int, str], list[Entity]] = defaultdict(list)
    for entity in named:
        words = entity.name.split()
        groups[0, words[0].lower()].append(entity)
        groups[-1, words[-1].lower()].append(entity)
    seen: set[frozenset[str]] = set()
    for group in groups.values():
        for one, other in combinations(group[:_MOST], 2):
            pair = frozenset((one.name, other.name))
            if pair not in seen and _is_slip(one.name, other.name):
                seen.add(pair)
                yield _notice(one, other)


def _notice(one: Entity, other: Entity) -> Notice:
    spans: Sequence[Span] = sorted((one.mentions[0], other.mentions[0]))
    return Notice("name_spelled_twice", f"{one.name!r} is also spelled {other.name!r}: use one spelling", tuple(spans))


def _is_slip(one: str, other: str) -> bool:
    """Say whether two names are one, misspelled: as many words, one of which differs in a letter or two.

    >>> _is_slip("Tom Johnson", "Tom Johnston"), _is_slip("Harbour Trust", "Harbor Trust")
    (True, True)
    >>> _is_slip("Tom Orr", "Tom Ord")
    False
    >>> _is_slip("Catherine Hale", "Katherine Hale"), _is_slip("Maria Hale", "Mario Hale"), _is_slip("Act I", "Act II")
    (True, False, False)
    >>> _is_slip("Northern Trains", "Southern Trains"), _is_slip("Kent Police", "Kent Polices")
    (False, False)
    """
    mine, theirs = one.lower().replace("’", "'").split(), other.lower().replace("’", "'").split()
    if len(mine) != len(theirs):
        return False
    apart = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    if len(apart) != 1:
        return False
    a, b = apart[0]
    if min(len(a), len(b)) < _SHORTEST or not (a.isalpha() and b.isalpha()) or a.rstrip("s") == b.rstrip("s"):
        return False
    return Levenshtein.distance(a, b) <= (1 if min(len(a), len(b)) < 8 else 2) and not _are_two(a, b)


def _are_two(a: str, b: str) -> bool:
    """Say whether words that look alike are two names all the same: Maria and Mario, Norton and Morton, Austria and
    Austrian.
    """
    endings = a.rstrip("aeioyn") == b.rstrip("aeioyn")
    initials = a[0] != b[0] and {a[0], b[0]} != {"c", "k"}
    return endings or initials
