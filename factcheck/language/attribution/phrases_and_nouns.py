"""Frames without a reporting verb: "according to", "the claim that …"."""

from functools import cache

from factcheck.language.attribution.content import cues_of, right_end
from factcheck.language.attribution.cues import _ACTS, Cue, inflect
from factcheck.language.attribution.found import Found, stretch
from factcheck.language.attribution.frames import _left
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.phrases import _DASHES, Range, _plain_subject, clause_subject, has_finite, is_finite
from factcheck.language.lexicon import Entry, entries
from factcheck.terms import Act

_STOPS = frozenset([",", ".", ";", ":", "?", "!", ")", "(", "“", '"']) | _DASHES
_UTTERING = frozenset(
    form
    for verb in ("make", "express", "voice", "issue", "raise", "repeat", "have", "give", "offer", "reject", "deny")
    for form in inflect(verb)
) | {"had", "has", "have"}


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], Act], ...]:
    return tuple((tuple(entry.words.split()), _ACTS[entry.notes["act"]]) for entry in entries("cue_phrases"))


@cache
def _nouns() -> dict[str, Entry]:
    found = {}
    for entry in entries("cue_nouns"):
        plural = entry.words[:-1] + "ies" if entry.words.endswith("y") else entry.words + "s"
        found[entry.words] = found[plural] = entry
    return found


def find_phrases(line: Line) -> list[Found]:
    """Find "according to" and its like, before, after or within what they report."""
    found = []
    for at, word in enumerate(line.low):
        for phrase, act in _phrases():
            if word == phrase[0] and line.inside[at] < 0 and line.low[at : at + len(phrase)] == phrase:
                each = _according(line, at, at + len(phrase), act)
                if each:
                    found.append(each)
    return found


def _according(line: Line, start: int, end: int, act: Act) -> Found | None:
    source_end = _source_end(line, end)
    if source_end == end:
        return None
    source, cue = (end, source_end), (start, end)
    if start == 0 or (line.kind(start - 1) in ("and", "clause") and start <= 2):
        after = source_end + (line.word(source_end) == ",")
        contents = stretch(line, after, len(line))
        return Found(line, source, cue, contents, act) if contents else None
    before = start - 1
    if line.word(before) != "," and line.word(before) not in _DASHES and line.inside[before] < 0:
        before = start
    contents = _left(line, before) if before < start else stretch(line, _clause_start(line, start), start)
    if not contents:
        return None
    if line.word(source_end) == "," and before < start and _resumes(line, source_end + 1):
        contents += stretch(line, source_end + 1, len(line))
    return Found(line, source, cue, contents, act, clause=min(before, start))


def _clause_start(line: Line, end: int) -> int:
    for at in range(end - 1, -1, -1):
        if line.word(at) in (":", ";"):
            return at + 1
    return 0


def _source_end(line: Line, start: int) -> int:
    """Give the token behind the source: at a mark or a clause; an apposition in commas belongs to it."""
    at = start
    while at < len(line) and line.word(at) not in _STOPS and line.inside[at] < 0:
        if at > start and (line.kind(at) in ("clause", "aux", "be") or (line.kind(at) == "and" and line.kind(at + 1) in ("pronoun",))):
            break
        at += 1
    return at


def _resumes(line: Line, at: int) -> bool:
    """Say whether the sentence goes on within the attribution's reach: narrow where "and", "but" or "who" follows."""
    if line.kind(at) in ("and", "relative", "clause", "determiner") or line.word(at) in ("but", "which"):
        return line.kind(at) == "determiner" and has_finite(line, at, min(at + 3, len(line)))
    return at < len(line) and not line.word(at).endswith("ing") and has_finite(line, at, min(len(line), at + 4))


def find_nouns(line: Line, known: list[Found]) -> list[Found]:
    """Find nouns that carry what someone says or believes: "Orr's claim that …", "fears that …"."""
    verbs = {cue.start for cue in cues_of(line)} & {each.cue[1] - 1 for each in known}
    found = []
    for at, word in enumerate(line.low):
        entry = _nouns().get(word)
        if entry is None or at in verbs or line.inside[at] >= 0:
            continue
        that, source = _that_after(line, at)
        if that is None or is_finite(line, that + 1) or line.kind(that + 1) == "relative":
            continue
        act = _ACTS[entry.notes["act"]]
        cue = Cue(at, at + 1, act, "t", "base", word)
        contents = stretch(line, that, right_end(line, that, cue, frozenset(each.clause or -1 for each in known)))
        if contents:
            found.append(Found(line, source or _owner(line, at), (at, at + 1), contents, act))
    return found


def _that_after(line: Line, noun: int) -> tuple[int | None, Range | None]:
    """Find the "that" of a noun, and whose it is where that stands between: "claims by Orr that"."""
    if line.word(noun + 1) == "that":
        return noun + 1, None
    if line.word(noun + 1) in ("by", "from", "among"):
        for at in range(noun + 2, min(noun + 12, len(line))):
            if line.word(at) == "that":
                return at, (noun + 2, at)
            if line.word(at) in _STOPS or is_finite(line, at):
                break
    return None, None


def _owner(line: Line, noun: int) -> Range | None:
    """Find whose noun it is: "Ana Orr's repeated claim", "their fear", "Orr made the claim"."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if line.word(at) in ("his", "her", "their", "its", "my", "our"):
            return at, at + 1
        if line.word(at) in ("'s", "'"):
            return _plain_subject(line, at)
    at = noun - 1
    while at > 0 and (line.kind(at) in ("determiner",) or not line.kind(at)) and line.word(at) not in _UTTERING and noun - at < 4:
        at -= 1
    return clause_subject(line, at) if line.word(at) in _UTTERING else None


