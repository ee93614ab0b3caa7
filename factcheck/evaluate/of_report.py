"""Measures of the report: how claims are put, the "not confirmed" box, priority, repeats and contradictions."""

from collections.abc import Callable, Sequence
from itertools import combinations

from factcheck.evaluate.matching import covers, matched, same_party
from factcheck.evaluate.outcome import Compared, Outcome, compared, paired
from factcheck.models import Claim, Flag, Span

Pair = tuple[Sequence[Span], Sequence[Span]]
Agree = Callable[[Sequence[str], Flag], bool]


def modality(o: Outcome) -> Compared:
    """What is put otherwise than as a fact, and how."""
    marks = [(h, o.case.places(h.about)) for h in o.case.marks.modality]
    found = [c for c in o.report.claims if c.modality != "fact"]
    pairs = matched(
        marks, found, lambda g, c: float(g[0].modality == c.modality and any(covers(c.spans, [s]) for s in g[1]))
    )
    told = [f"{h.modality} {h.cue!r}: {o.says(spans)}" for h, spans in marks]
    return paired(told, [f"{c.modality}: {c.quote}" for c in found], pairs)


def box(o: Outcome) -> Compared:
    """The "not confirmed" box: status, and a passage that it holds for."""
    return _box(o, lambda _parties, _flag: True)


def box_parties(o: Outcome) -> Compared:
    """The same, with who is awaited or denies."""

    def agree(parties: Sequence[str], flag: Flag) -> bool:
        named = (*flag.awaiting, *flag.denied_by)
        return any(same_party(a, b) for a in parties for b in named) if parties else not named

    return _box(o, agree)


def _box(o: Outcome, agree: Agree) -> Compared:
    by_id = {c.id: c for c in o.report.claims}
    marks = [(f, o.case.places(f.about)) for f in o.case.marks.flags]
    found = [f for f in o.report.flags if f.rank == 1]

    def fits(mark: int, flag: Flag) -> float:
        marked, spans = marks[mark]
        held = [*flag.spans, *(s for c in flag.claims for s in by_id[c].spans)]
        touches = any(covers(held, [span]) for span in spans)
        return float(marked.status == flag.status and touches and agree(marked.parties, flag))

    pairs = matched(range(len(marks)), found, fits)
    told = [f"{f.status}: {o.says(spans)}" for f, spans in marks]
    return paired(told, [f"{f.status}: {f.quote}" for f in found], pairs)


def first_third(o: Outcome) -> Compared:
    """What to check first, within the first third of the checklist."""
    ranked = sorted(o.report.claims, key=lambda c: c.priority)
    return _held(o, ranked[: -(-len(ranked) // 3)])


def high_priority(o: Outcome) -> Compared:
    """The same, among the claims of priority P1 and P2."""
    return _held(o, [c for c in o.report.claims if c.priority in ("P1", "P2")])


def _held(o: Outcome, claims: Sequence[Claim]) -> Compared:
    spans = o.case.places(o.case.marks.high_priority)
    met = [i for i, span in enumerate(spans) if any(covers(c.spans, [span]) for c in claims)]
    right = [j for j, c in enumerate(claims) if any(covers(c.spans, [span]) for span in spans)]
    return compared([o.says([span]) for span in spans], [c.quote for c in claims], met, right)


def groups(o: Outcome) -> Compared:
    """One claim made in two places, in pairs."""
    gold = [pair for group in o.case.marks.groups for pair in combinations(o.case.places(group), 2)]
    by_group: dict[str, list[Sequence[Span]]] = {}
    for claim in o.report.claims:
        by_group.setdefault(claim.group or claim.id, []).extend(_places(o, claim))
    return _pairs(o, gold, [pair for places in by_group.values() for pair in combinations(places, 2)])


def contradictions(o: Outcome) -> Compared:
    """Claims that cannot both hold, in pairs."""
    gold = [o.case.places(pair) for pair in o.case.marks.contradictions]
    claims = {c.id: c for c in o.report.claims}
    found = {tuple(sorted((c.id, other))) for c in claims.values() for other in c.contradicts}
    return _pairs(o, [(a, b) for a, b in gold], [(claims[a].spans, claims[b].spans) for a, b in sorted(found)])


def _places(o: Outcome, claim: Claim) -> list[Sequence[Span]]:
    """Give the places in which a claim is made: its spans, sentence by sentence."""
    found: dict[int, list[Span]] = {}
    for span in claim.spans:
        found.setdefault(o.reading.document.sentence_at(span.start), []).append(span)
    return list(found.values())


def _pairs(o: Outcome, gold: Sequence[tuple[Span, Span]], found: Sequence[Pair]) -> Compared:
    """Compare pairs of places, whichever way round."""

    def fits(mark: tuple[Span, Span], pair: Pair) -> bool:
        one, other = pair
        return (covers(one, [mark[0]]) and covers(other, [mark[1]])) or (
            covers(one, [mark[1]]) and covers(other, [mark[0]])
        )

    met = [i for i, mark in enumerate(gold) if any(fits(mark, pair) for pair in found)]
    right = [j for j, pair in enumerate(found) if any(fits(mark, pair) for mark in gold)]
    return compared(
        [" / ".join(o.says([span]) for span in mark) for mark in gold],
        [" / ".join(o.says(spans) for spans in pair) for pair in found],
        met,
        right,
    )
