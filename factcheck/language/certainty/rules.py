"""The one pass over a sentence that finds its cues: phrases of the lexicon, each judged by its guard."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from factcheck.language.certainty.guards import STATUS_GUARDS
from factcheck.language.certainty.hearsay_guards import HEARSAY_GUARDS
from factcheck.language.certainty.hedge_guards import HEDGE_GUARDS
from factcheck.language.certainty.lines import Line, line_of, read_line
from factcheck.language.certainty.modal_guards import MODAL_GUARDS, quoted
from factcheck.language.certainty.parties import party_names
from factcheck.language.certainty.patterns import Match, Pattern, find_match, pattern_index, word_class
from factcheck.language.certainty.scopes import SCOPES
from factcheck.language.certainty.values import Certainty
from factcheck.language.certainty.wish_guards import WISH_GUARDS
from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.models import Span
from factcheck.terms import Modality, Part, Status

_FAMILIES = ("certainty_status", "certainty_modality", "certainty_hearsay")
_MODALITY_GUARDS = {**MODAL_GUARDS, **HEDGE_GUARDS, **WISH_GUARDS}
_NO_PROSE: frozenset[Part] = frozenset({"byline", "dateline", "boilerplate"})


@cache
def _leads() -> frozenset[str]:
    return word_class("$be") | word_class("$have") | word_class("$do") | {"not", "could", "would", "may", "might", "to"}


def _guard(match: Match) -> bool | Modality:
    notes = match.pattern.notes
    name = notes.get("guard")
    if name is None:
        return True
    if "modality" in notes:
        return _MODALITY_GUARDS[name](match)
    return HEARSAY_GUARDS[name](match) if "mark" in notes else STATUS_GUARDS[name](match)


def _certainty(match: Match, reading: bool | Modality) -> Certainty:
    notes = match.pattern.notes
    names = party_names(match)
    status = cast("Status | None", notes.get("status"))
    if status == "unconfirmed" and names and _own_desk(match, names):
        status, names = "not_verified", ()
    modality = reading if isinstance(reading, str) else cast("Modality | None", notes.get("modality"))
    return Certainty(
        cue=match.line.span(_cue_start(match), match.end),
        scope=SCOPES[notes["scope"]](match),
        status=status,
        modality=modality,
        awaiting=names if status in {"unconfirmed", "no_comment"} else (),
        denied_by=names if status in {"denied", "disputed"} else (),
        allegation=modality is None and notes.get("mark") == "allegation",
        reported=modality is None and (notes.get("mark") == "reported" or "reported" in notes),
    )


def _own_desk(match: Match, names: tuple[str, ...]) -> bool:
    """Say whether it is the publisher who could not confirm: "Reuters could not confirm", "we could not"."""
    desk = words("own_desk") | words("news_desks")
    return all(name.lower() in desk or name.lower().split()[-1] in desk for name in names) and not quoted(match)


def _cue_start(match: Match) -> int:
    """Begin the cue of a condition at the verb it hangs on, where that is near: "may be cut short if"."""
    if match.line.words[match.head] not in {"if", "unless"}:
        return match.start
    for index in range(match.head - 1, max(-1, match.head - 9), -1):
        if match.line.words[index] in {",", ";", "and", "but"}:
            break
        if match.line.words[index] in {"may", "might", "could", "will", "would"}:
            return index
    return match.start


def line_certainty(line: Line, index: dict[str, tuple[Pattern, ...]]) -> Iterator[Certainty]:
    """Give the cues of one sentence; words that one cue has taken are not read again."""
    said, leads, at = line.words, _leads(), 0
    while at < len(said):
        match = find_match(line, index, at, leads) if said[at] in index else None
        if match is None:
            at += 1
            continue
        if match.pattern.notes.get("status") == "none":
            at = match.end
            continue
        reading = _guard(match)
        if reading:
            yield _certainty(match, reading)
            at = match.end
        else:
            at += 1


def find_in(document: Document) -> tuple[Certainty, ...]:
    """Find the cues of every sentence that is prose, in order of cue."""
    index = pattern_index(_FAMILIES)
    triggers = index.keys()
    found: list[Certainty] = []
    for number in range(len(document.sentences)):
        if document.parts[number] in _NO_PROSE:
            continue
        line = read_line(document, number)
        if not triggers.isdisjoint(line.words):
            found.extend(line_certainty(line, index))
    return _silences_joined(document, sorted(found, key=lambda c: c.cue))


def _silences_joined(document: Document, found: Sequence[Certainty]) -> tuple[Certainty, ...]:
    """Let silences one after another be about one thing: "Acme declined to comment. Roe did not respond."."""
    joined: list[Certainty] = []
    silences: dict[Span, Span] = {}
    for c in found:
        if c.status == "no_comment":
            own = document.sentences[document.sentence_at(c.cue.start)]
            c = replace(c, scope=silences.get(c.scope, c.scope))
            if not own.holds(c.scope):
                silences[own] = c.scope
        joined.append(c)
    return tuple(joined)


def _of(text: str) -> tuple[Certainty, ...]:
    return find_in(line_of(text).document)


def statuses_of(text: str) -> list[str]:
    """Give the statuses that one sentence shows, in order (for the examples beside the rules)."""
    return [c.status for c in _of(text) if c.status]


def modalities_of(text: str) -> list[str]:
    """Give the modalities that one sentence shows, in order (for the examples beside the rules)."""
    return [c.modality for c in _of(text) if c.modality]


def hearsay_of(text: str) -> list[str]:
    """Give "reported" and "allegation" for the cues of one sentence (for the examples beside the rules)."""
    return ["allegation" if c.allegation else "reported" for c in _of(text) if c.allegation or c.reported]
