"""Whether two names mean one: variants of a name, and one name in two spellings."""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from factcheck.language.names.found import Entities
from factcheck.language.names.party import fold, same_words
from factcheck.language.names.words import find_known, given_names, initials


@lru_cache(maxsize=16_384)
def same_name(a: str, b: str) -> bool:
    """Say whether two names are variants of one: surnames, acronyms, known other names, articles, possessives.

    >>> same_name("U.N.", "United Nations"), same_name("Smith", "John Smith"), same_name("Jane Smith", "John Smith")
    (True, True, False)
    """
    known_a, known_b = find_known(_owned(a)), find_known(_owned(b))
    if known_a is not None and known_b is not None:
        return known_a.name == known_b.name
    one, other = fold(_owned(a).split()), fold(_owned(b).split())
    if not one or not other or one == other:
        return one == other and bool(one)
    if len(one) > len(other):
        a, b, one, other = b, a, other, one
    if known_a is not None or known_b is not None:
        return False
    return same_words(one, other) or _initialled(a, b)


def _owned(name: str) -> str:
    """Give a name without its possessive and its titles."""
    name = name.strip().removesuffix("'s").removesuffix("’s").rstrip("'’,")
    first, _, rest = name.partition(" ")
    return (
        rest
        if rest and first.lower().rstrip(".") in {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"}
        else name
    )


def _initialled(short: str, long: str) -> bool:
    letters = _owned(short).replace(".", "").removeprefix("the ").removeprefix("The ")
    return letters.isupper() and 1 < len(letters) < 9 and letters == initials(_owned(long).removeprefix("the ").split())


def spellings(entities: Entities) -> tuple[tuple[str, str], ...]:
    """Give the pairs of names that look like one name in two spellings, in the order of the text.

    A shorter form of one name is no misspelling; two people whose given names are both common are two people.
    """
    found: dict[tuple[str, str], None] = {}
    buckets: dict[str, list[str]] = {}
    for name in _written(entities):
        for key in _keys(name):
            for other in buckets.get(key, ())[:30]:
                if (other, name) not in found and _misspelled(other, name):
                    found[(other, name)] = None
            buckets.setdefault(key, []).append(name)
    return tuple(found)


def _written(entities: Entities) -> Iterator[str]:
    seen: dict[str, None] = {}
    for entity in entities.all:
        for form in (entity.name, *entity.variants):
            if find_known(form) is None and len(form) > 4 and form[0].isupper():
                seen[form] = None
    return iter(seen)


def _keys(name: str) -> Iterator[str]:
    """Give the keys under which names close to this one are looked for: each word, or the frame of a single word."""
    parts = fold(name.split())
    if len(parts) > 1:
        yield from (f"{at - len(parts) * (at > 0)}:{w}" for at, w in enumerate(parts) if at in {0, len(parts) - 1})
    else:
        yield f"={parts[0][:3]}" if parts else "="
        yield f"={parts[0][-3:]}" if parts else "="


def _misspelled(a: str, b: str) -> bool:
    one, other = fold(a.split()), fold(b.split())
    if len(one) != len(other) or one == other:
        return False
    differing = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    if len(differing) != 1:
        return False
    x, y = differing[0]
    if x + "s" == y or y + "s" == x or min(len(x), len(y)) < 4:
        return False
    limit = 1 if min(len(x), len(y)) < 6 else 2
    return DamerauLevenshtein.distance(x, y, score_cutoff=limit) <= limit and not _two_people(x, y, a, b)


def _two_people(x: str, y: str, a: str, b: str) -> bool:
    """Say whether the words that differ are given names of two genders (or two quite different common ones)."""
    first = given_names().get(a.split()[0]), given_names().get(b.split()[0])
    if x == fold(a.split())[0] and None not in first:
        return first[0] != first[1] or (x[:1] != y[:1] and x[-3:] != y[-3:])
    return False
