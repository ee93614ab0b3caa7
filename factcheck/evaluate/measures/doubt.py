"""How settled the text leaves it: words of doubt with whom they name, and assertions put other than as facts."""

from dataclasses import dataclass, replace
from functools import partial

from factcheck.evaluate.annotated import MarkedDoubt, MarkedModality
from factcheck.evaluate.case import ENOUGH, Case, one_to_one
from factcheck.evaluate.measures.outcome import Outcome, judged, named, paired
from factcheck.evaluate.naming import same_parties
from factcheck.evaluate.scores import Tally
from factcheck.language.certainty import Certainty
from factcheck.language.parties import full_names
from factcheck.language.statements import Statement
from factcheck.models import Span
from factcheck.terms import Status


@dataclass(frozen=True, slots=True)
class Doubted:
    """A cue of doubt by the engine, with every scope that it has."""

    cue: Span
    status: Status
    scope: tuple[Span, ...]
    words: tuple[Certainty, ...]


def doubts(case: Case, status: Status | None = None) -> Outcome:
    """Hold the words of doubt against each other, of one status or of all; the mistakes are told for all."""
    marked = [one for one in case.marked.doubts if status in (None, one.status)]
    given = [one for one in _given(case) if status in (None, one.status)]
    pairs = one_to_one(marked, given, partial(_alike, case))
    shown = partial(_marked_words, case), partial(_given_words, case)
    outcome = paired(marked, given, pairs, shown)
    return replace(outcome, mistakes=()) if status else outcome


def parties(case: Case) -> Outcome:
    """Say for the doubts that both see, where either names somebody, whether they name the same."""
    document, entities = case.reading.document, case.reading.entities
    rows = []
    for marked, given in one_to_one(case.marked.doubts, _given(case), partial(_alike, case)):
        names = full_names(document, entities, given.words, (given.status,))
        if names or marked.parties:
            words = f"{_marked_words(case, marked)} names {named(marked.parties)}, not {named(names)}"
            rows.append((same_parties(marked.parties, names), words))
    return judged(rows)


def _given(case: Case) -> tuple[Doubted, ...]:
    """Give the engine's cues of doubt, those that linking made included, each once."""
    cues: dict[tuple[Span, Status], list[Certainty]] = {}
    caveats = (c for s in case.reading.statements for c in s.caveats)
    for one in dict.fromkeys((*case.reading.certainties, *caveats)):
        if one.status:
            cues.setdefault((one.cue, one.status), []).append(one)
    return tuple(
        Doubted(cue, status, tuple(sorted({c.scope for c in found})), tuple(found))
        for (cue, status), found in sorted(cues.items())
    )


def _alike(case: Case, marked: MarkedDoubt, given: Doubted) -> float:
    """Grade two doubts of one status: the same cue, else half of what they cover."""
    if marked.status != given.status:
        return 0.0
    covered = max(case.likeness((about,), (scope,)) for about in marked.about for scope in given.scope)
    same_cue = marked.cue is not None and marked.cue.touches(given.cue)
    return 1 + covered if same_cue else covered if covered >= ENOUGH else 0.0


def _marked_words(case: Case, one: MarkedDoubt) -> str:
    return f"{one.status} by {case.show((one.cue,)) if one.cue else 'no word'} of {case.show(one.about)}"


def _given_words(case: Case, one: Doubted) -> str:
    return f"{one.status} by {case.show((one.cue,))} of {case.show(one.scope)}"


def modality(case: Case) -> Outcome:
    """Hold the statements that are put other than as facts against each other."""
    marked = case.marked.modality
    given = [s for s in case.reading.statements if s.modality != "fact"]
    missed = [one for one in marked if not any(_same_modality(case, one, s) for s in given)]
    false = [s for s in given if not any(_same_modality(case, one, s) for one in marked)]
    tally = Tally(len(marked) - len(missed), len(marked), len(given) - len(false), len(given))
    mistakes = [f"missed: {one.modality}: {case.show(one.about)}" for one in missed]
    mistakes += [f"false: {s.modality}: {case.show(s.core)}" for s in false]
    return Outcome(tally, tuple(mistakes))


def _same_modality(case: Case, marked: MarkedModality, statement: Statement) -> bool:
    return marked.modality == statement.modality and case.akin(marked.about, statement.core)
