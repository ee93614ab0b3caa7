"""Which complement a verb takes, by what the word list says of it; and which verbs count within a quotation."""

from factcheck.language.attribution.cues import Cue
from factcheck.language.attribution.found import Found
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.phrases import Range, has_finite, is_finite
from factcheck.language.lexicon import words

_HYPOTHETICAL = frozenset(["can", "could", "may", "might", "must", "should", "shall", "will", "would"]) | frozenset(
    ["cannot", "can't", "couldn't", "won't", "wouldn't", "shouldn't", "mustn't"]
)
_REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves", "myself", "ourselves"])
_GROUNDS = frozenset(["for", "as", "over"])
_LONGEST_GROUND = 10
_LONGEST_OBJECT = 7
_SPEAKERS = frozenset(["i", "we", "you", "my", "our", "your", "me", "us"])


def nests_in_speech(each: Found) -> bool:
    """Say whether what someone quoted reports is an attribution: "he said so", and not "they can tell us", "I say"."""
    line, (start, end) = each.line, each.cue
    if each.source is None or (each.source[1] - each.source[0] == 1 and line.word(each.source[0]) in _SPEAKERS):
        return False
    cue = line.cues.get(end - 1) or next((line.cues[at] for at in range(start, end) if at in line.cues), None)
    helped = any(line.kind(at) == "be" for at in range(start, end))
    if cue is not None and cue.form == "ing" and not helped and line.word(start - 1) != ",":
        return False
    infinitive = "to" in (line.word(start - 1), line.word(start))
    return not infinitive and not any(line.word(at) in _HYPOTHETICAL for at in range(start, end))


def fits(line: Line, cue: Cue, kind: str, start: int) -> bool:
    """Say whether the verb takes what follows it."""
    if cue.lemma.startswith("put ") and cue.lemma.endswith(" at"):
        return any(line.word(at)[:1].isdigit() for at in range(start, start + 4))
    if cue.lemma == "put":
        return _puts_a_number(line, start)
    if "f" in cue.takes and kind in ("that", "other"):
        return not _GROUNDS.isdisjoint(line.low[start + 1 : start + _LONGEST_GROUND])
    if cue.what and (kind in ("other", "wh") or (kind == "that" and "t" not in cue.takes)):
        return kind == "other" and _is_about(line, cue, start) and _takes(line, cue, kind, start)
    return _takes(line, cue, kind, start)


def _puts_a_number(line: Line, start: int) -> bool:
    """Say whether a number is put on something: "puts the number of missing at 120"."""
    for at in range(start, min(len(line), start + _LONGEST_GROUND)):
        if line.word(at) == "at":
            return any(line.word(each)[:1].isdigit() for each in range(at + 1, at + 4))
        if line.word(at) in (",", ".", "that"):
            break
    return False


def _is_about(line: Line, cue: Cue, start: int) -> bool:
    """Say whether the verb has one of its nouns: "welcomed the ruling", "made a case for reform", not "made a car"."""
    nouns = words(cue.what)
    for at in range(start, min(len(line), start + _LONGEST_OBJECT)):
        if line.word(at) in nouns:
            said = cue.what == "cue_utterances"
            return not said or line.kind(at + 1) in ("preposition", "complementizer") or line.word(at + 1) == "against"
        if line.kind(at) in ("clause", "preposition", "relative", "complementizer") or line.word(at) == ",":
            return False
    return False


def _takes(line: Line, cue: Cue, kind: str, start: int) -> bool:
    takes = cue.takes
    if kind == "that":
        return _takes_that(line, cue, start)
    if kind == "quote":
        return "q" in takes or "o" in takes
    if kind == "to":
        return "i" in takes
    if kind == "wh":
        return "w" in takes or "o" in takes
    if kind == "prep" and "b" in takes:
        goes_on = line.kind(start) == "preposition" or "," in line.low[start:]
        return line.kind(start) != "and" and goes_on and has_finite(line, start + 1, len(line))
    if kind != "other" or line.word(start) in _REFLEXIVE:
        return False
    if "a" in takes and "as" in line.low[start : start + 8]:
        return True
    if cue.form == "ing" and "o" not in takes and "r" not in takes and "b" not in takes:
        return False
    if "o" in takes or "b" in takes:
        return line.is_word(start) or line.word(start) in "“\"'‘$£€["
    return ("c" in takes or "r" in takes) and has_finite(line, start, min(len(line), start + 14))


def _takes_that(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a verb takes the "that" behind it: "says that …", "says that, if so, …", "says that was the plan"."""
    after = line.word(start + 1)
    if after == ",":
        return "t" in cue.takes and has_finite(line, start + 2, len(line))
    if after in (".", ";", ""):
        return False
    if is_finite(line, start + 1) and cue.form in ("s", "base"):
        return "c" in cue.takes
    return not {"t", "n", "o"}.isdisjoint(cue.takes)


def is_what_as(line: Line, cue: Cue, subject: Range | None) -> bool:
    """Say whether someone's own word for a thing follows: "in what river watchers describe as the largest fleet"."""
    what = subject is not None and line.word(subject[0] - 1) == "what"
    return what and "o" in cue.takes and line.word(cue.end) == "as"


def is_naming(line: Line, cue: Cue) -> bool:
    """Say whether "called" gives a thing its proper name, and nobody an opinion: "a branch called Berth Nine, …"."""
    start = cue.end
    before = cue.start - 1
    common = line.is_word(before) and not line.capital(before) and line.kind(before) in ("", "adverb")
    if cue.lemma != "call" or cue.form != "past" or not common or line.speech(start) >= 0:
        return False
    start += line.word(start) == "the"
    end = start
    while line.capital(end) or (end > start and line.word(end) in ("of", "and", "the", "for")):
        end += 1
    indefinite = line.word(before - 1) in ("a", "an")
    plain = line.is_word(end) and line.kind(end) in ("", "determiner") and not is_finite(line, end)
    return end > start and (not plain or (indefinite and line.kind(end) == ""))
