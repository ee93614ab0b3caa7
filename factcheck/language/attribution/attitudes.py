"""Attitudes told by an adjective: "she is confident that …", "critics remain wary of …"."""

from functools import cache

from factcheck.language.attribution.content import right_end
from factcheck.language.attribution.cues import ACTS, Cue
from factcheck.language.attribution.found import Found, stretch
from factcheck.language.attribution.line import CIRCUMSTANCES, Line
from factcheck.language.attribution.parts import subject_words
from factcheck.language.attribution.phrases import Range, has_finite
from factcheck.language.attribution.subjects import subject_before
from factcheck.language.lexicon import entries, words
from factcheck.terms import Act

_DEGREES = frozenset(["very", "more", "most", "less", "so", "too", "quite", "rather", "as", "increasingly"])


@cache
def _adjectives() -> dict[str, tuple[Act, frozenset[str]]]:
    return {
        entry.words: (ACTS[entry.notes["act"]], frozenset(entry.notes["with"].split(",")))
        for entry in entries("cue_attitudes")
    }


def find_attitudes(line: Line, breaks: frozenset[int]) -> list[Found]:
    """Find what people are sure, wary or proud of, by the adjective that says so."""
    found, adjectives = [], _adjectives()
    for at, word in enumerate(line.low):
        if word not in adjectives or line.inside[at] >= 0 or not tells_attitude(line, at):
            continue
        start = _verb_before(line, at)
        source = subject_before(line, start) if start is not None else None
        if start is None or source is None or line.word(source[0]) in ("it", "there", "this", "that", "what"):
            continue
        each = _held(line, (start, at + 1), source, adjectives[word][0], breaks)
        if each:
            found.append(each)
    return found


def tells_attitude(line: Line, at: int) -> bool:
    """Say whether an adjective and what it is about stand here: "sure that …", "wary of …", "sure they …"."""
    openers = _adjectives()[line.word(at)][1] if line.word(at) in _adjectives() else frozenset()
    return line.word(at + 1) in openers or ("that" in openers and line.kind(at + 1) == "pronoun")


def _held(line: Line, mark: Range, source: Range, act: Act, breaks: frozenset[int]) -> Found | None:
    after = mark[1]
    noun = line.kind(after) not in ("complementizer", "pronoun") and line.word(after) != "to"
    cue = Cue(after - 1, after, act, "o" if noun else "t", "base", line.word(after - 1))
    start = after + noun
    contents = stretch(line, start, right_end(line, start, cue, breaks))
    return Found(line, source, mark, contents, act) if contents else None


def _verb_before(line: Line, at: int) -> int | None:
    """Find where "is", "has long been" or "remains" begins in front of an adjective, with its adverbs."""
    start, linked = at, False
    while start > 0 and line.inside[start - 1] < 0:
        before, kind = line.word(start - 1), line.kind(start - 1)
        link = kind == "be" or before in words("cue_links") or (before == "'s" and line.kind(start - 2) == "pronoun")
        adverb = kind == "adverb" or before in _DEGREES or (before.endswith("ly") and not line.capital(start - 1))
        if not (link or adverb or (linked and kind == "aux")):
            break
        linked = linked or link
        start -= 1
    return start if linked else None


def find_appearances(line: Line, known: list[Found], breaks: frozenset[int]) -> list[Found]:
    """Find what seems to somebody, mostly nobody named: "the bank appears to have known", "it seems that …"."""
    verbs = words("cue_appearances")
    if verbs.isdisjoint(line.low):
        return []
    marks = {at for each in known for at in range(*each.cue)}
    found = []
    for at, word in enumerate(line.low):
        if word not in verbs or line.inside[at] >= 0 or at in marks or not _shows_how(line, at):
            continue
        start = at
        while start > 0 and (
            line.kind(start - 1) in ("aux", "adverb")
            or (line.word(start - 1).endswith("ly") and not line.capital(start - 1))
        ):
            start -= 1
        subject = subject_before(line, start)
        if subject is None:
            continue
        cue = Cue(at, at + 1, "implied", "o", "past", word)
        rest = stretch(line, at + 1, _apparent_end(line, at + 1, cue, breaks))
        lone = line.low[subject[0] : subject[1]] == ("it",)
        if rest:
            found.append(
                Found(line, None, (start, at + 1), ([] if lone else subject_words(line, subject)) + rest, "implied")
            )
    return found


def _apparent_end(line: Line, start: int, cue: Cue, breaks: frozenset[int]) -> int:
    """Give where what seems so ends: at a comma before another clause, and at "as" or "while" behind it."""
    end = right_end(line, start, cue, breaks)
    for at in range(start + 1, end):
        clause = line.kind(at + 1) in ("clause", "and", "relative") or line.word(at + 1) == "with"
        if line.word(at) == "," and (clause or has_finite(line, at + 1, min(end, at + 5))):
            return at
        if line.kind(at) == "clause" and line.word(at) in ("because", "when", "even", "if", "after"):
            return at
    return end


def _shows_how(line: Line, at: int) -> bool:
    """Say whether "seems" or "appears" says how something is: not "appeared in court", "appeared on Monday"."""
    follows, kind = line.word(at + 1), line.kind(at + 1)
    if follows in ("to", "that", "like"):
        return True
    if line.word(at).startswith("appear") and kind in ("determiner", "pronoun"):
        return False
    plain = line.is_word(at + 1) and (not kind or kind in ("determiner", "adverb")) and line.inside[at + 1] < 0
    return plain and follows not in CIRCUMSTANCES and not line.capital(at + 1) and not line.word(at + 1).isdigit()
