"""What someone did in order to say something: "he went on air to defend the plan"."""

from factcheck.language.attribution.clauses import clause_subject
from factcheck.language.attribution.complement import complement
from factcheck.language.attribution.content import right_end
from factcheck.language.attribution.cues import Cue
from factcheck.language.attribution.fits import fits
from factcheck.language.attribution.found import Found, stretch
from factcheck.language.attribution.group import Group, act_of
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.parts import quotation_at
from factcheck.language.attribution.phrases import has_finite, is_finite
from factcheck.language.attribution.subjects import subject_before
from factcheck.language.lexicon import words
from factcheck.terms import Act

_ASKED: frozenset[Act] = frozenset(["urged", "asked", "recommended"])
_SPOKEN: frozenset[Act] = frozenset(["criticized", "rejected", "urged", "denied", "described", "accused"])


def told_by_deed(line: Line, cue: Cue, group: Group, breaks: frozenset[int]) -> Found | None:
    """Find a verb of speech in the infinitive, where someone did something to say it: "rang the studio to complain"."""
    to = group.start - 1
    if "for" in line.low[max(0, to - 6) : to] and not has_finite(line, max(0, to - 6), to):
        return None  # "it is hard for anyone to say so"
    kind, start, told = complement(line, cue)
    if cue.form == "s" or not _is_spoken(cue) or not _is_done(line, to - 1) or not fits(line, cue, kind, start):
        return None
    governor = _governor(line, to)
    asking = line.cues.get(governor) if governor is not None else None
    if asking is not None and asking.act in _ASKED:
        return None  # "urged the firm to explain": nobody has explained yet
    made = governor is not None and line.word(governor) in words("cue_causatives")
    source = (governor + 1, to) if governor is not None and made else clause_subject(line, to)
    source = source or subject_before(line, to)
    quoted = line.speech(start) >= 0
    contents = quotation_at(line, start) if quoted else stretch(line, start, right_end(line, start, cue, breaks))
    if source is None or not contents:
        return None
    return Found(line, source, (to, cue.end), contents, act_of(line, cue, group, start), told)


def _governor(line: Line, to: int) -> int | None:
    """Give the verb before the object that an infinitive belongs to: "led | the chairman | to say"."""
    for at in range(to - 1, max(-1, to - 10), -1):
        if line.word(at) in (",", ";") or line.kind(at) in ("clause", "relative", "complementizer"):
            return None
        if is_finite(line, at):
            return at if at < to - 1 else None
    return None


def _is_spoken(cue: Cue) -> bool:
    """Say whether a verb is one of speech and no mere thought or event: "to blame", "to announce", not "to discuss"."""
    return "q" in cue.takes or cue.act in _SPOKEN


def _is_done(line: Line, before: int) -> bool:
    """Say whether what stands before "to" leaves open that it was said: not "failed to", "a chance to", "ready to"."""
    placed = line.is_word(before) and line.kind(before) in ("", "object", "adverb")
    return placed and line.word(before) not in words("cue_infinitive_adjectives") | words("cue_unsaid")
