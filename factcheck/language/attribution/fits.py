"""Which complement a verb takes, by what the word list says of it; and which verbs count within a quotation."""

from factcheck.language.attribution.cues import Cue
from factcheck.language.attribution.found import Found
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.phrases import has_finite, is_finite

_HYPOTHETICAL = (
    frozenset(["can", "could", "may", "might", "must", "should", "shall", "will", "would", "to"])
    | frozenset(["cannot", "can't", "couldn't", "won't", "wouldn't", "shouldn't", "mustn't"])
)
_SPEAKERS = frozenset(["i", "we", "you", "my", "our", "your", "me", "us"])


def nests_in_speech(each: Found) -> bool:
    """Say whether what someone quoted reports is an attribution: "he said so", and not "they can tell us", "I say"."""
    line, (start, end) = each.line, each.cue
    if each.source is None or line.word(each.source[0]) in _SPEAKERS:
        return False
    cue = line.cues.get(end - 1) or next((line.cues[at] for at in range(start, end) if at in line.cues), None)
    helped = any(line.kind(at) == "be" for at in range(start, end))
    if cue is not None and cue.form == "ing" and not helped and line.word(start - 1) != ",":
        return False
    return not any(line.word(at) in _HYPOTHETICAL for at in range(max(0, start - 1), end))


def fits(line: Line, cue: Cue, kind: str, start: int) -> bool:
    """Say whether the verb takes what follows it."""
    takes = cue.takes
    if kind == "that" and line.word(start + 1) in (",", ".", ";", ""):
        return False
    if kind == "that":
        if is_finite(line, start + 1) and cue.form in ("s", "base"):
            return False
        return "t" in takes or "n" in takes or "o" in takes
    if kind == "quote":
        return "q" in takes or "o" in takes
    if kind == "to":
        return "i" in takes
    if kind == "wh":
        return "w" in takes or "o" in takes
    if kind == "prep" and "b" in takes:
        return line.kind(start) != "and" and has_finite(line, start + 1, len(line))
    if kind != "other":
        return False
    if "a" in takes:
        return "as" in line.low[start : start + 8]
    if cue.form == "ing" and "o" not in takes and "r" not in takes and "b" not in takes:
        return False
    if "o" in takes or "b" in takes:
        return line.is_word(start) or line.word(start) in "“\"'‘$£€["
    return ("c" in takes or "r" in takes) and has_finite(line, start, min(len(line), start + 14))
