"""Measures of the reading: who says what, and what the words leave unsettled. The first line of each names its row."""

from collections.abc import Sequence

from factcheck.evaluate.annotated import Doubt
from factcheck.evaluate.matching import matched, same_party, share, words_at
from factcheck.evaluate.outcome import Compared, Outcome, compared, paired
from factcheck.evaluate.scores import Tally
from factcheck.language.certainty import Certainty
from factcheck.language.parties import full_names
from factcheck.models import Span
from factcheck.terms import Status


def attribution(o: Outcome) -> Compared:
    """What is said: content of an attribution, half of its words agree."""
    return paired(o.told, o.read, o.pairs)


def origin(o: Outcome) -> Compared:
    """Content and the name of its origin."""
    return paired(o.told, o.read, {i: j for i, j in o.pairs.items() if _same_origin(o, i, o.chains[j])})


def chain(o: Outcome) -> Compared:
    """Content and every name of its chain, in order."""
    return paired(o.told, o.read, {i: j for i, j in o.pairs.items() if _same_chain(o, i, o.chains[j])})


def nested(o: Outcome) -> Compared:
    """The same where somebody reports what another says."""
    gold = [i for i, a in enumerate(o.case.marks.attributions) if len(a.chain) > 1]
    found = [j for j, names in enumerate(o.chains) if len(names) > 1]
    right = {
        gold.index(i): found.index(j)
        for i, j in o.pairs.items()
        if i in gold and j in found and _same_chain(o, i, o.chains[j])
    }
    return paired([o.told[i] for i in gold], [o.read[j] for j in found], right)


def act(o: Outcome) -> Compared:
    """Its act (said, claimed, promised …), where the content was found."""
    marks, found = o.case.marks.attributions, o.reading.attributions
    met = [n for n, (i, j) in enumerate(o.pairs.items()) if marks[i].act == found[j].act]
    return compared([o.told[i] for i in o.pairs], [o.read[j] for j in o.pairs.values()], met, met)


def doubts(o: Outcome) -> Compared:
    """Words that leave something unsettled, and its status."""
    pairs, marks, found = _doubts(o)
    text = o.case.article.text
    told = [f"{d.status} {d.cue!r}: {o.says(spans)}" for d, spans in marks]
    return paired(told, [f"{c.status} {c.cue.of(text)!r}: {c.scope.of(text)}" for c in found], pairs)


def parties(o: Outcome) -> Compared:
    """Who is awaited or denies, where the doubt was found."""
    pairs, marks, found = _doubts(o)
    rows = [(marks[i][0].parties, _named(o, found[j])) for i, j in pairs.items() if marks[i][0].parties]
    right = sum(any(same_party(a, b) for a in gold for b in names) for gold, names in rows)
    wrong = [r for r in rows if not any(same_party(a, b) for a in r[0] for b in r[1])]
    missed = tuple(f"{', '.join(gold)} (found: {', '.join(names) or 'nobody'})" for gold, names in wrong)
    return Compared(Tally(len(rows), len(rows), right, right), missed)


def _doubts(o: Outcome) -> tuple[dict[int, int], list[tuple[Doubt, tuple[Span, ...]]], list[Certainty]]:
    """Pair the doubts of the annotation with those found; give both."""
    text = o.case.article.text
    marks = [(d, o.case.places(d.about)) for d in o.case.marks.doubts]
    cues = [o.case.near(d.cue, spans) for d, spans in marks]
    found = [c for c in o.reading.certainties if c.status]

    def agree(number: int, certainty: Certainty) -> float:
        (doubt, spans), cue = marks[number], cues[number]
        if doubt.status != certainty.status:
            return 0.0
        scope = words_at(text, [certainty.scope])
        touched = 1.0 if cue is not None and cue.touches(certainty.cue) else 0.0
        return max(touched, *(share(words_at(text, [span]), scope) for span in spans))

    return matched(range(len(marks)), found, agree), marks, found


def _named(o: Outcome, certainty: Certainty) -> Sequence[str]:
    status: tuple[Status, ...] = (certainty.status,) if certainty.status else ()
    return full_names(o.reading.document, o.reading.entities, [certainty], status)


def _same_origin(o: Outcome, mark: int, names: Sequence[str]) -> bool:
    a = o.case.marks.attributions[mark]
    if not names or not a.chain:
        return not names and a.source is None
    return same_party(a.chain[-1], names[-1])


def _same_chain(o: Outcome, mark: int, names: Sequence[str]) -> bool:
    a = o.case.marks.attributions[mark]
    if not names:
        return a.source is None
    return len(names) == len(a.chain) and all(map(same_party, a.chain, names))
