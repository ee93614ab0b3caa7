"""Fixed phrases that name a source: "according to police", before, after or within what they report."""

from functools import cache

from factcheck.language.attribution.before import content_before
from factcheck.language.attribution.cues import ACTS
from factcheck.language.attribution.found import Found, stretch
from factcheck.language.attribution.line import CIRCUMSTANCES, Line
from factcheck.language.attribution.phrases import DASHES, has_finite
from factcheck.language.lexicon import entries, words
from factcheck.terms import Act

_ENDS = frozenset([",", ".", ";", ":", "?", "!", ")", "(", "“", '"']) | DASHES
_LONGEST_OWNER = 12
_TAKING_PART = frozenset(["part", "participated", "participating", "enrolled", "included", "published", "interest"])
_LONGEST_OPENING = 20
_OPENERS = frozenset(["by", "on", "in"])
_OWNERS = frozenset([("his",), ("her",), ("its",), ("their",)])


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], Act]]]:
    """The phrases by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], Act]]] = {}
    for entry in entries("cue_phrases"):
        phrase = tuple(entry.words.split())
        found.setdefault(phrase[0], []).append((phrase, ACTS[entry.notes["act"]]))
    return found


@cache
def _reckonings() -> dict[str, Act]:
    return {entry.words: ACTS[entry.notes["act"]] for entry in entries("cue_reckonings")}


def find_phrases(line: Line) -> list[Found]:
    """Find "according to" and its like, before, after or within what they report."""
    found = []
    phrases = _phrases()
    for at, word in enumerate(line.low):
        if (word not in _OPENERS and word not in phrases) or line.inside[at] >= 0:
            continue
        if word in _OPENERS:
            reckoned = _reckoned(line, at)
            if reckoned:
                found.append(reckoned)
            surveyed = _surveyed(line, at) if word == "in" and at else None
            if surveyed:
                found.append(surveyed)
        for phrase, act in phrases.get(word, ()):
            if line.low[at : at + len(phrase)] == phrase:
                each = _according(line, at, at + len(phrase), act)
                if each:
                    found.append(each)
    opening = _polled(line) or _minded(line)
    return [*found, opening] if opening else found


def _polled(line: Line) -> Found | None:
    """A survey that a sentence opens with: "In a poll of 800 growers, most were against the levy"."""
    comma = _opening_comma(line, "in")
    if comma is None or words("cue_surveys").isdisjoint(line.low[1:comma]):
        return None
    if any(
        cue.form != "ing" and "t" in cue.takes for at, cue in line.cues.items() if comma < at < comma + _LONGEST_OPENING
    ):
        return None
    contents = stretch(line, comma + 1, len(line))
    return Found(line, (1, comma), (0, 1), contents, "reported") if contents else None


def _minded(line: Line) -> Found | None:
    """Whose view a sentence opens with: "To Orr, the result was a warning", "To many, it was a relief"."""
    comma = _opening_comma(line, "to")
    if comma is None or has_finite(line, 1, comma) or not has_finite(line, comma + 1, len(line)):
        return None
    one = line.capital(1) and line.word(1) not in CIRCUMSTANCES
    if not one and line.word(1) not in ("many", "some", "others", "most", "critics", "supporters", "fans"):
        return None
    contents = stretch(line, comma + 1, len(line))
    return Found(line, (1, comma), (0, 1), contents, "believed") if contents else None


def _opening_comma(line: Line, preposition: str) -> int | None:
    """Find the comma that closes an adverbial at the head of a sentence: "In a poll on Monday |, "."""
    if line.word(0) != preposition:
        return None
    for at in range(2, min(len(line), _LONGEST_OPENING)):
        if line.word(at) == ",":
            return at
        if line.word(at) in _ENDS or line.inside[at] >= 0:
            return None
    return None


def _according(line: Line, start: int, end: int, act: Act) -> Found | None:
    source_end = _source_end(line, end)
    if source_end == end:
        return None
    return _reported(line, start, source_end, Found(line, (end, source_end), (start, end), [], act))


def _reckoned(line: Line, start: int) -> Found | None:
    """A count with its owner before it: "by the union's count, 40 jobs will go", "by its own reckoning"."""
    for at in range(start + 2, min(len(line), start + _LONGEST_OWNER)):
        if line.word(at) in _ENDS or line.inside[at] >= 0:
            break
        act = _reckonings().get(line.word(at))
        if act is None:
            continue
        last = at - (line.word(at - 1) == "own")
        last -= line.word(last - 1) in ("'s", "'")
        owned = line.word(last) in ("'s", "'") or line.low[start + 1 : last] in _OWNERS
        ends = line.word(at + 1) in _ENDS or line.word(at + 1) == ""
        if not owned or not ends or (line.word(start), line.word(at)) == ("on", "account"):
            break
        owner = (start + 1, last)
        return _reported(line, start, at + 1, Found(line, owner, (at, at + 1), [], act))
    return None


def _surveyed(line: Line, start: int) -> Found | None:
    """A finding with its survey behind it: "Most nurses slept badly in a Post poll"."""
    if line.word(start + 1) not in ("a", "an"):
        return None
    for at in range(start + 2, min(len(line), start + _LONGEST_OWNER)):
        if line.word(at) in words("cue_surveys"):
            end = _source_end(line, at)
            found = Found(line, (start + 1, end), (start, start + 1), [], "reported")
            return None if line.word(start - 1) in _TAKING_PART else _reported(line, start, end, found)
        if line.word(at) in _ENDS or line.kind(at) in ("preposition", "aux", "be", "relative") or line.inside[at] >= 0:
            break
    return None


def _reported(line: Line, start: int, end: int, each: Found) -> Found | None:
    """Give an attribution whose phrase stands at `start:end` the content around it."""
    if start == 0 or (line.kind(start - 1) in ("and", "clause") and start <= 2):
        each.contents = stretch(line, end + (line.word(end) == ","), len(line))
        return each if each.contents else None
    before = start - 1
    if line.word(before) != "," and line.word(before) not in DASHES and line.inside[before] < 0:
        before = start
    each.contents = content_before(line, before) if before < start else stretch(line, _clause_start(line, start), start)
    if not each.contents:
        return None
    if line.word(end) == "," and before < start and _resumes(line, end + 1):
        each.contents += stretch(line, end + 1, len(line))
    each.clause = min(before, start)
    return each


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
