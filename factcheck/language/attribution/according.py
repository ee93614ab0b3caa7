"""Fixed phrases that name a source: "according to police", before, after or within what they report."""

from functools import cache

from factcheck.language.attribution.before import content_before
from factcheck.language.attribution.cues import ACTS
from factcheck.language.attribution.found import Found, stretch
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.phrases import DASHES, has_finite
from factcheck.language.lexicon import entries
from factcheck.terms import Act

_ENDS = frozenset([",", ".", ";", ":", "?", "!", ")", "(", "“", '"']) | DASHES


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], Act], ...]:
    return tuple((tuple(entry.words.split()), ACTS[entry.notes["act"]]) for entry in entries("cue_phrases"))


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
    if line.word(before) != "," and line.word(before) not in DASHES and line.inside[before] < 0:
        before = start
    contents = content_before(line, before) if before < start else stretch(line, _clause_start(line, start), start)
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
    while at < len(line) and line.word(at) not in _ENDS and line.inside[at] < 0:
        if at > start and (
            line.kind(at) in ("clause", "aux", "be") or (line.kind(at) == "and" and line.kind(at + 1) in ("pronoun",))
        ):
            break
        at += 1
    return at


def _resumes(line: Line, at: int) -> bool:
    """Say whether the sentence goes on within the attribution's reach: narrow where "and", "but" or "who" follows."""
    if line.kind(at) in ("and", "relative", "clause", "determiner") or line.word(at) in ("but", "which"):
        return line.kind(at) == "determiner" and has_finite(line, at, min(at + 3, len(line)))
    return at < len(line) and not line.word(at).endswith("ing") and has_finite(line, at, min(len(line), at + 4))
