"""Passives that say how somebody is seen, asked or judged, with or without by whom: "is seen by voters as a threat"."""

from factcheck.language.attribution.attitudes import tells_attitude
from factcheck.language.attribution.content import right_end
from factcheck.language.attribution.cues import Cue
from factcheck.language.attribution.found import Found, stretch
from factcheck.language.attribution.group import Group
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.parts import subject_words
from factcheck.language.attribution.phrases import Range
from factcheck.language.attribution.subjects import subject_after
from factcheck.terms import Act

_JUDGING: frozenset[Act] = frozenset(["criticized", "described", "believed", "agreed", "accused", "said", "urged"])
_SEEN: frozenset[Act] = frozenset(["criticized", "described", "believed", "accused", "said"])
_BLAMED: frozenset[Act] = frozenset(["criticized", "accused"])
_PARTICLES = frozenset(["off", "up", "out", "back", "away", "dead"])
_ASKING: frozenset[Act] = frozenset(["asked", "urged"])


def judged(line: Line, cue: Cue, group: Group, breaks: frozenset[int]) -> Found | None:
    """Give how somebody is seen, asked or judged: "was criticized by nurses for …", "was asked about …"."""
    subject, at, source = group.subject, cue.end, None
    if (
        subject is None
        or cue.what
        or tells_attitude(line, cue.start)
        or line.word(subject[0]) == "it"
        or line.word(group.start - 1) == "to"
    ):
        return None
    if line.word(at) == "by":
        source = _agent(line, cue, at + 1)
        if source is None:
            return None
        at = source[1]
    goes_on = _goes_on(line, cue, at)
    asked = cue.act == "asked"
    if not goes_on and (source is None or asked or not set("oa") & set(cue.takes)):
        return None
    start = at + (asked and line.word(at) == "about")
    rest = stretch(line, start, right_end(line, start, cue, breaks)) if goes_on else []
    contents = rest if asked else subject_words(line, subject) + rest
    return Found(line, source, (group.start, cue.end), contents, cue.act) if contents else None


def _agent(line: Line, cue: Cue, start: int) -> Range | None:
    """Give by whom somebody is judged or asked, without the ground: "by fans | for the sale"."""
    source = subject_after(line, start) if cue.act in _JUDGING | _ASKING else None
    if source is None:
        return None
    for at in range(start + 1, source[1]):
        named = line.capital(at - 1) and line.capital(at + 1)
        if not named and line.word(at) in ("for", "over") and _goes_on(line, cue, at):
            return start, at
    return source


def _goes_on(line: Line, cue: Cue, at: int) -> bool:
    """Say whether what is thought, asked or blamed follows a passive."""
    follows = line.word(at)
    if cue.lemma == "ask about":
        return follows not in ("", ".", ",")
    if follows == "as":
        return cue.act in _SEEN and bool(set("oa") & set(cue.takes))
    if follows in ("for", "over"):
        return cue.act in _BLAMED or (cue.act == "said" and cue.takes in ("o", "qo"))
    if follows == "with":
        return cue.lemma == "charge"
    if follows in ("about", "to", "if", "whether", "why", "how", "what"):
        return cue.act in _ASKING
    return "e" in cue.takes and _names_it(line, at)


def _names_it(line: Line, at: int) -> bool:
    """Say whether what somebody is called follows: "a liar", "unclean", and no proper name."""
    plain = line.is_word(at) and not line.capital(at) and line.word(at) not in _PARTICLES
    return line.speech(at) >= 0 or (plain and line.kind(at) in ("", "determiner") and not line.word(at).endswith("ly"))
