"""Complement: what follows a reporting verb, where it starts, and who is told, with times and places stepped over."""

from typing import Literal

from factcheck.language.attribution.cues import Cue
from factcheck.language.attribution.line import CIRCUMSTANCES, Line
from factcheck.language.attribution.phrases import DASHES, STOPS, Range, is_finite
from factcheck.language.lexicon import words

Complement = Literal["quote", "that", "to", "wh", "end", "comma", "prep", "other"]
_ENDS = frozenset([".", "?", "!", ";", "...", "…", ")"])
QUESTIONS = frozenset(["whether", "how", "what", "why", "if", "who", "which", "where"])
_LONGEST_CIRCUMSTANCE = 10
_PARTS_OF_DAY = frozenset(["morning", "afternoon", "evening", "night"])
_STAY_IN_NAME = frozenset(["of", "for", "from", "'s", "and", "with"])


def complement(line: Line, cue: Cue) -> tuple[Complement, int, Range | None]:
    """Tell what follows a verb, at which token it starts, and who is told, if anyone."""
    at, told = cue.end, None
    if "r" in cue.takes:
        end = skip_listener(line, at)
        told = (at, end) if end > at else None
        at = end
    at = skip_circumstances(line, at)
    if line.word(at) == "to" and told is None and "i" not in cue.takes:
        end = skip_listener(line, at + 1)
        if end > at + 1:
            told, at = (at + 1, end), skip_circumstances(line, end)
    if told is None:
        told = _listener_within(line, cue.end, at)
    if line.word(at) == ",":
        at = _past_aside(line, at)
    return (*_classify(line, at), told)


def _listener_within(line: Line, start: int, end: int) -> Range | None:
    """Find who is told in "said in a statement to the BBC that"."""
    for at in range(start, end - 1):
        if line.word(at) == "to" and (line.capital(at + 1) or line.kind(at + 1) == "determiner"):
            return at + 1, end
    return None


def _past_aside(line: Line, comma: int) -> int:
    """Step over ", however," and ", in a letter," between the verb and its "that" or its quotation."""
    for at in range(comma + 1, comma + 8 if comma + 1 not in line.cues else comma):
        if line.word(at) == ",":
            return at + 1 if line.word(at + 1) == "that" or line.speech(at + 1) >= 0 else comma
        if line.speech(at) >= 0:
            break
    return comma


def _classify(line: Line, at: int) -> tuple[Complement, int]:
    word = line.word(at)
    if at >= len(line) or (word in _ENDS and line.speech(at) < 0):
        return "end", at
    if line.speech(at) >= 0:
        return "quote", at
    if word in (",", ":") or word in DASHES:
        if line.speech(at + 1) >= 0:
            return "quote", at + 1
        if word == ":" and at + 1 < len(line):
            return "other", at + 1
        return ("end" if at + 1 >= len(line) else "comma"), at
    if word == "that":
        return "that", at
    if word == "to":
        return "to", at
    if word in QUESTIONS:
        return "wh", at
    if line.kind(at) in ("preposition", "clause", "and"):
        return "prep", at
    return "other", at


def skip_listener(line: Line, at: int) -> int:
    """Give the token after who is told ("Reuters", "the BBC", "reporters in Leeds"); `at` where there is nobody."""
    if line.kind(at) == "object" or (line.word(at) in ("her", "you") and line.kind(at + 1) != ""):
        return at + 1
    if not line.is_word(at) or line.kind(at) not in ("", "determiner") or line.word(at) in CIRCUMSTANCES | QUESTIONS:
        return at
    end = at
    while end < len(line) and line.inside[end] < 0:
        word, kind = line.word(end), line.kind(end)
        if (
            word in STOPS
            or word in _ENDS
            or word in QUESTIONS
            or (word in CIRCUMSTANCES and not _names_outlet(line, end))
        ):
            break
        if end > at and end in line.cues and line.cues[end].form in ("s", "past"):
            break
        if kind in ("complementizer", "pronoun", "clause", "object", "aux", "be") or (
            kind == "adverb" and not _names_outlet(line, end)
        ):
            break
        if kind == "preposition" and word not in _STAY_IN_NAME:
            break
        if kind == "determiner" and end > at and not _joins_name(line, end, at):
            break
        end += 1
    if is_finite(line, end) and line.kind(end) and end - at > 1:
        return at + 1 if line.kind(at) == "" else at + 2
    if line.word(end) == "," and line.capital(end + 1):
        return _past_name(line, end)
    return end


def _names_outlet(line: Line, at: int) -> bool:
    """Say whether a word of time belongs to a name: "the Sunday Post", "the BBC's Today programme"."""
    owned = line.kind(at - 1) == "determiner" or line.word(at - 1) == "'s"
    return line.capital(at) and owned and (line.capital(at + 1) or line.word(at + 1) in words("cue_outlets"))


def _joins_name(line: Line, at: int, start: int) -> bool:
    """Say whether a determiner goes on with who is told: "of the", and the name behind "the daily" ("the Post")."""
    before = line.word(at - 1)
    named = line.word(at) == "the" and line.capital(at + 1)
    return before in _STAY_IN_NAME or (named and before in words("cue_outlets") and line.kind(start) == "determiner")


def _past_name(line: Line, comma: int) -> int:
    """Take in the name after "the state paper," where nothing but a time or a stop follows it."""
    end = comma + 1
    while line.capital(end) and line.speech(end) < 0 and line.word(end) not in CIRCUMSTANCES:
        end += 1
    closes = line.word(end) in CIRCUMSTANCES or line.word(end) in _ENDS or line.word(end) == "that" or end >= len(line)
    return end if closes else comma


def skip_circumstances(line: Line, at: int) -> int:
    """Step over times and places between the verb and what is said: "said on Monday in Leeds that".

    They are stepped over only where what is said clearly follows.
    """
    while line.word(at) in CIRCUMSTANCES or (line.word(at).endswith("ly") and line.kind(at) == ""):
        at += 1 + (line.word(at + 1) in _PARTS_OF_DAY)
    if line.kind(at) != "preposition" or line.word(at) == "to":
        return at
    end = at + 1
    while end < min(len(line), at + _LONGEST_CIRCUMSTANCE):
        word, kind = line.word(end), line.kind(end)
        if line.inside[end] >= 0 and line.word(after_quotation(line, end)) == "that":
            return after_quotation(line, end)
        if line.inside[end] >= 0 or word in ("that", ":"):
            return end
        if word in _ENDS or _is_verb_of_clause(line, end):
            return at
        if word in DASHES:
            return end if line.speech(end + 1) >= 0 else at
        if word == ",":
            return end if line.speech(end + 1) >= 0 else _past_apposition(line, end) or at
        clear = (
            kind == "pronoun"
            or word.startswith("there")
            or (kind == "determiner" and line.kind(end - 1) not in ("preposition", "and"))
        )
        if clear and end > at + 1 and not line.capital(end):
            return end
        end += 1
    return at


def _is_verb_of_clause(line: Line, at: int) -> bool:
    """Say whether a reporting verb with a subject of its own stands here: "said the report | finds"."""
    cue = line.cues.get(at)
    return cue is not None and cue.form in ("s", "past") and line.kind(at - 1) not in ("determiner", "preposition")


def _past_apposition(line: Line, comma: int) -> int | None:
    """Give the "that" behind what is said of a letter: "said in a letter to the firm, dated May 3, that …"."""
    for at in range(comma + 1, min(len(line), comma + _LONGEST_CIRCUMSTANCE + 4)):
        if line.word(at) == ",":
            return at + 1 if line.word(at + 1) == "that" else None
    return None


def after_quotation(line: Line, at: int) -> int:
    """Give the token behind the quotation that stands at a token."""
    which = line.inside[at]
    while at < len(line) and line.inside[at] == which:
        at += 1
    return at
