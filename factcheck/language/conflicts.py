"""Statements that cannot both hold though no word says so: two counts of one thing, a statement and its negation.

Precision first: what is told of two times, two places or two parties' own acts is no contradiction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.language.figures import Figure
from factcheck.language.lexicon import words
from factcheck.language.likeness import dimension, stem_of
from factcheck.language.pool import Pool, refuses

_NEAR = 3
"""Sentences back to which "put it at 40" may point."""
_SHORT = 12
"""Words of a statement that is nothing but another count."""
_LEAST_SHARED = 2
_SHARE = 0.6
_SPREAD = 0.15
"""How far a number told as "about" may lie from another that agrees with it."""
_OWN = frozenset({"it", "they", "he", "she", "we", "i", "that"})
_MEASURES = frozenset({"duration", "date", "clock", "score", "share", "decade", "age", ""})
_SUPPOSED = frozenset({"conditional", "opinion"})


@dataclass(frozen=True, slots=True)
class _Told:
    """What it takes to hold a statement against another: its stems without numbers, its words and figures."""

    stems: frozenset[str]
    words: tuple[str, ...]
    figures: tuple[Figure, ...]
    voices: frozenset[str]
    turned: int
    apart: bool


def conflicts(pool: Pool) -> Iterator[tuple[int, int]]:
    """Give the pairs of statements in the body, of different voices, that cannot both hold."""
    told = [_tell(pool, i) for i in range(len(pool.statements))]
    for i, statement in enumerate(pool.statements):
        if not _bears(pool, i):
            continue
        yield from _other_count(pool, told, i)
        if not statement.chain or not (told[i].figures or told[i].turned):
            continue
        for j in pool.near(i):
            if _bears(pool, j) and not told[i].voices & told[j].voices and _differ(pool, told, i, j):
                yield (min(i, j), max(i, j))


def _bears(pool: Pool, index: int) -> bool:
    statement = pool.statements[index]
    return statement.part == "body" and not refuses(statement)


def _tell(pool: Pool, index: int) -> _Told:
    s = pool.statements[index]
    tokens = pool.document.tokens[s.sentence]
    said = tuple(t.lower for t in tokens if any(c.start <= t.start < c.end for c in s.core))
    figures = (f for f in pool.figures_in(s.sentence) if any(c.holds(f.span) for c in s.core) and not f.ordinal)
    voices = {name for link in s.chain for name in (link.entity.name, link.entity.part_of) if name}
    return _Told(
        frozenset(stem for stem in pool.signatures[index].stems if not stem[0].isdecimal()),
        said,
        tuple(f for f in figures if (f.unit not in _MEASURES and dimension(f.unit) not in _MEASURES) or not f.unit),
        frozenset(voices),
        sum(word in words("contrary") or word.endswith("n't") for word in said),
        not words("figure_apart").isdisjoint(said),
    )


def _differ(pool: Pool, told: Sequence[_Told], i: int, j: int) -> bool:
    one, other = told[i], told[j]
    if one.apart or other.apart or {one.words[0] if one.words else "", other.words[0] if other.words else ""} & _OWN:
        return False
    return _counts_differ(one, other) or (
        one.turned + other.turned == 1
        and "but"
        not in (one if one.turned else other).words  # "there are no planes, but leaflets fell" denies no leaflet
        and not {pool.statements[k].modality for k in (i, j)} & _SUPPOSED
        and not pool.conflict(i, j)
        and _alike(one.stems - _contrary(), other.stems - _contrary())
    )


def _contrary() -> frozenset[str]:
    return frozenset(stem_of(word) for word in words("contrary"))


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether two statements share most words of the shorter one."""
    shared = mine & theirs
    return len(shared) >= max(_LEAST_SHARED, _SHARE * min(len(mine), len(theirs)))


def _counts_differ(one: _Told, other: _Told) -> bool:
    """Say whether both count one thing of one event, and the counts exclude each other."""
    for unit in {f.unit for f in one.figures} & {f.unit for f in other.figures} - {""}:
        mine, theirs = ([f for f in told.figures if f.unit == unit] for told in (one, other))
        if len(mine) == len(theirs) == 1 and not agree(mine[0], theirs[0]) and _alike(one.stems, other.stems):
            return bool((one.stems & other.stems) - {stem_of(word) for word in unit.split()})
    return False


def agree(one: Figure, other: Figure) -> bool:
    """Say whether two bounded figures can both be true.

    >>> from factcheck.models import Span
    >>> def of(value, bound="exact"): return Figure(Span(0, 1), value, "person", bound)
    >>> agree(of(12, "at_least"), of(15)), agree(of(34), of(41)), agree(of(100, "at_least"), of(79))
    (True, False, False)
    """
    (low, high), (least, most) = _range(one), _range(other)
    return low <= most and least <= high


def _range(figure: Figure) -> tuple[float, float]:
    value = figure.value
    if figure.bound == "at_least":
        return value, float("inf")
    if figure.bound == "at_most":
        return 0.0, value
    return (value * (1 - _SPREAD), value * (1 + _SPREAD)) if figure.bound == "about" else (value, value)


def _other_count(pool: Pool, told: Sequence[_Told], i: int) -> Iterator[tuple[int, int]]:
    """Find the count that "put the toll at 41" differs from: the nearest one before it, of another voice."""
    own, sentence = told[i], pool.statements[i].sentence
    said = {t.lower for t in pool.document.tokens[sentence]}
    put = any(c.cue.of(pool.document.text).lower().startswith("put") for c in pool.statements[i].caveats if c.modality)
    if not put and (not pool.statements[i].chain or words("tallies").isdisjoint(said)):
        return
    if own.apart or len(own.figures) != 1 or len(own.words) > _SHORT:
        return
    for j in range(i - 1, -1, -1):
        other = told[j]
        if sentence - pool.statements[j].sentence > _NEAR:
            return
        counts = [f for f in other.figures if f.unit]
        if not _bears(pool, j) or not counts or own.voices & other.voices:
            continue
        if len(counts) == 1 and not other.apart and not agree(counts[0], own.figures[0]):
            yield j, i
        return
