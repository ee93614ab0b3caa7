"""What the desk gets: the "not confirmed" box, what to check first, which claims belong together or conflict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from factcheck.evaluate.annotated import MarkedFlag
from factcheck.evaluate.case import Case, one_to_one
from factcheck.evaluate.measures.outcome import Outcome, judged, named, paired
from factcheck.evaluate.naming import same_parties
from factcheck.evaluate.scores import Tally
from factcheck.models import Claim, Flag, Span

Place = tuple[Span, ...]
Pair = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the engine's box, with every place that it holds for."""

    flag: Flag
    places: Place


def box(case: Case) -> Outcome:
    """Hold the lines of the box against each other."""
    shown = partial(_marked_words, case), partial(_given_words, case)
    lines = _lines(case)
    return paired(case.marked.flags, lines, _same_lines(case, lines), shown)


def box_parties(case: Case) -> Outcome:
    """Say for the lines that both have, where either names somebody, whether they name the same.

    A line of a dispute has no field for who disputes, and is left out.
    """
    rows = []
    for marked, line in _same_lines(case, _lines(case)):
        names = (*line.flag.awaiting, *line.flag.denied_by)
        if marked.status != "disputed" and (names or marked.parties):
            words = f"{_marked_words(case, marked)} names {named(marked.parties)}, not {named(names)}"
            rows.append((same_parties(marked.parties, names), words))
    return judged(rows)


def _same_lines(case: Case, lines: Sequence[Line]) -> tuple[tuple[MarkedFlag, Line], ...]:
    return one_to_one(case.marked.flags, lines, partial(_alike, case))


def _lines(case: Case) -> tuple[Line, ...]:
    claims = {claim.id: claim for claim in case.report.claims}
    return tuple(
        Line(flag, tuple(sorted({*flag.spans, *(s for i in flag.claims if i in claims for s in claims[i].spans)})))
        for flag in case.report.flags
        if flag.rank == 1
    )


def _alike(case: Case, marked: MarkedFlag, line: Line) -> float:
    """Grade two lines of one status by how many of the places marked are touched; a line's main place counts double."""
    if marked.status != line.flag.status:
        return 0.0
    main = any(case.akin((about,), line.flag.spans) for about in marked.about)
    return sum(case.akin((about,), (place,)) for about in marked.about for place in line.places) + 2.0 * main


def _marked_words(case: Case, one: MarkedFlag) -> str:
    return f"{one.status}: {case.show(one.about)}"


def _given_words(case: Case, one: Line) -> str:
    return f"{one.flag.status}: {case.show(one.flag.spans)}"


def first_third(case: Case) -> Outcome:
    """Say how much of what must be checked first stands in the first third of the checklist."""
    ranked = sorted(case.report.claims, key=lambda claim: claim.priority)
    first = {claim.id for claim in ranked[: -(-len(ranked) // 3)]}
    return judged((claim is not None and claim.id in first, words) for claim, words in _urgent(case))


def high(case: Case) -> Outcome:
    """Say how much of what must be checked first has priority P1 or P2."""
    return judged((claim is not None and claim.priority in ("P1", "P2"), words) for claim, words in _urgent(case))


def _urgent(case: Case) -> Iterator[tuple[Claim | None, str]]:
    """Give for each place that must be checked first the claim that is most like it, with words for a mistake."""
    for place in case.marked.high_priority:
        near = [claim for claim in case.report.claims if case.akin((place,), claim.spans)]
        claim = max(near, key=lambda claim: case.likeness((place,), claim.spans), default=None)
        yield claim, f"{case.show((place,))} is {claim.priority if claim else 'in no claim'}"


def groups(case: Case) -> Outcome:
    """Hold the pairs of places that make the same claim against each other."""
    marked = [((a,), (b,)) for group in case.marked.groups for a, b in combinations(group, 2)]
    teams: dict[str, list[Place]] = {}
    for claim in case.report.claims:
        teams.setdefault(claim.group or claim.id, []).extend(_mentions(case, claim))
    given = [pair for team in teams.values() for pair in combinations(team, 2)]
    # Two pieces of what the annotator took for one place say nothing about groups.
    alone = list(dict.fromkeys(place for pair in marked for place in pair))
    given = [(a, b) for a, b in given if not any(case.akin(p, a) and case.akin(p, b) for p in alone)]
    return _pairs(case, marked, given)


def contradictions(case: Case) -> Outcome:
    """Hold the pairs of claims that cannot both hold against each other."""
    marked = [((a,), (b,)) for a, b in case.marked.contradictions]
    claims = {claim.id: claim for claim in case.report.claims}
    both = {frozenset((claim.id, other)) for claim in claims.values() for other in claim.contradicts if other in claims}
    ordered = sorted(sorted(pair) for pair in both if len(pair) == 2)
    return _pairs(case, marked, [(claims[a].spans, claims[b].spans) for a, b in ordered])


def _mentions(case: Case, claim: Claim) -> list[Place]:
    """Give the places of a claim: its words wherever it is made, sentences that follow each other as one."""
    places: list[list[Span]] = []
    last = -2
    for span in claim.spans:
        at = case.reading.document.sentence_at(span.start)
        if at > last + 1:
            places.append([])
        places[-1].append(span)
        last = at
    return [tuple(spans) for spans in places]


def _pairs(case: Case, marked: Sequence[Pair], given: Sequence[Pair]) -> Outcome:
    missed = [pair for pair in marked if not any(_same_pair(case, pair, other) for other in given)]
    false = [pair for pair in given if not any(_same_pair(case, other, pair) for other in marked)]
    mistakes = [f"missed: {case.show(a)} and {case.show(b)}" for a, b in missed]
    mistakes += [f"false: {case.show(a)} and {case.show(b)}" for a, b in false]
    tally = Tally(len(marked) - len(missed), len(marked), len(given) - len(false), len(given))
    return Outcome(tally, tuple(mistakes))


def _same_pair(case: Case, one: Pair, other: Pair) -> bool:
    straight = case.akin(one[0], other[0]) and case.akin(one[1], other[1])
    return straight or (case.akin(one[0], other[1]) and case.akin(one[1], other[0]))
