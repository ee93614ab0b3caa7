"""Content: what follows a reporting verb, where it starts and where the reporter's own voice begins again."""

from typing import Literal

from factcheck.language.attribution.cues import Cue
from factcheck.language.attribution.line import CIRCUMSTANCES, Line
from factcheck.language.attribution.phrases import DASHES, STOPS, Range, has_finite, is_finite
from factcheck.language.lexicon import entries

Complement = Literal["quote", "that", "to", "wh", "end", "comma", "prep", "other"]
_ENDS = frozenset([".", "?", "!", ";", "...", "…", ")"])
_QUESTIONS = frozenset(["whether", "how", "what", "why", "if", "who", "which", "where"])
_LONGEST_CIRCUMSTANCE = 10
_VOICES = tuple(tuple(entry.words.split()) for entry in entries("cue_reporters_voice"))
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
    """Step over ", however," and ", in a letter," between the verb and its "that"."""
    for at in range(comma + 1, comma + 8):
        if line.word(at) == ",":
            return at + 1 if line.word(at + 1) == "that" else comma
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
    if word in _QUESTIONS:
        return "wh", at
    if line.kind(at) in ("preposition", "clause", "and"):
        return "prep", at
    return "other", at


def skip_listener(line: Line, at: int) -> int:
    """Give the token after who is told ("Reuters", "the BBC", "reporters in Leeds"); `at` where there is nobody."""
    if line.kind(at) == "object" or (line.word(at) in ("her", "you") and line.kind(at + 1) != ""):
        return at + 1
    if not line.is_word(at) or line.kind(at) not in ("", "determiner") or line.word(at) in CIRCUMSTANCES | _QUESTIONS:
        return at
    end = at
    while end < len(line) and line.inside[end] < 0:
        word, kind = line.word(end), line.kind(end)
        if word in STOPS or word in _ENDS or word in CIRCUMSTANCES or word in _QUESTIONS:
            break
        if kind in ("complementizer", "pronoun", "clause", "object", "adverb", "aux", "be"):
            break
        if kind == "preposition" and word not in _STAY_IN_NAME:
            break
        if kind == "determiner" and end > at and line.word(end - 1) not in _STAY_IN_NAME:
            break
        end += 1
    if is_finite(line, end) and line.kind(end) and end - at > 1:
        return at + 1 if line.kind(at) == "" else at + 2
    if line.word(end) == "," and line.capital(end + 1):
        return _past_name(line, end)
    return end


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
        at += 1
    if line.kind(at) != "preposition" or line.word(at) == "to":
        return at
    end = at + 1
    while end < min(len(line), at + _LONGEST_CIRCUMSTANCE):
        word, kind = line.word(end), line.kind(end)
        if line.inside[end] >= 0 and line.word(_after_quotation(line, end)) == "that":
            return _after_quotation(line, end)
        if line.inside[end] >= 0 or word in ("that", ":"):
            return end
        if word in _ENDS:
            return at
        if word == ",":
            return end if line.speech(end + 1) >= 0 else at
        clear = kind == "pronoun" or (kind == "determiner" and line.kind(end - 1) not in ("preposition", "and"))
        if clear and end > at + 1:
            return end
        end += 1
    return at


def right_end(line: Line, start: int, cue: Cue, breaks: frozenset[int]) -> int:
    """Give the token behind what is said to the right of a verb: the reporter's voice begins there, or it all ends."""
    at = start
    noun = _is_noun_object(line, start, cue)
    aside = _is_in_aside(line, cue)
    while at < len(line):
        if at in breaks and at > start:
            return at
        if line.inside[at] >= 0:
            after = _after_quotation(line, at)
            if at == start and _ends_with_stop(line, at, after):
                return after
            if _ends_with_stop(line, at, after) and _opens_participle(line, after):
                return after
            at = after
            continue
        if aside and line.word(at) == ",":
            return at
        if noun and at > start and _ends_object(line, at, start, cue):
            return at
        if at > start and _hands_back(line, at, start, cue):
            return at
        at += 1
    return at


def _is_in_aside(line: Line, cue: Cue) -> bool:
    """Say whether the verb stands in a clause between commas: "the talks, which diplomats say will fail, …"."""
    for at in range(cue.start - 1, max(0, cue.start - 8), -1):
        if line.word(at) in (",", "that") or line.inside[at] >= 0:
            return False
        if line.kind(at) == "relative":
            return line.word(at - 1) == ","
    return False


def _is_noun_object(line: Line, start: int, cue: Cue) -> bool:
    """Say whether a noun and no clause is what the verb takes: "criticized the plan", not "criticized him as …"."""
    if (
        not set("od") & set(cue.takes)
        or line.word(start) == "that"
        or line.word(start) in _QUESTIONS
        or line.word(start) == "to"
    ):
        return False
    return "c" not in cue.takes or not has_finite(line, start, min(len(line), start + 14))


def _ends_object(line: Line, at: int, start: int, cue: Cue) -> bool:
    """Say whether a noun phrase ends here: at a clause word, ", who", ", a …", or "and" with the next verb."""
    word = line.word(at)
    if line.kind(at) == "clause" and word not in ("as", "than", "how", "what", "whether", "why", "where", "so"):
        return line.inside[at] < 0
    if word == ",":
        after = line.word(at + 1)
        return (
            after in ("a", "an", "the", "who", "which", "and", "but", "with")
            or (after.endswith("ing") and after != "including" and ":" not in line.low[start:at])
            or (line.kind(at + 1) in ("clause", "pronoun", "preposition"))
        )
    if word == "(":
        return True
    if word in ("and", "but"):
        return is_finite(line, at + 1) and cue.form == "past" and line.kind(at + 1) == ""
    return False


def _after_quotation(line: Line, at: int) -> int:
    which = line.inside[at]
    while at < len(line) and line.inside[at] == which:
        at += 1
    return at


def _ends_with_stop(line: Line, at: int, after: int) -> bool:
    """Say whether a quotation is whole in itself: closed after a stop or a comma, or followed by one."""
    quote = line.document.quotes[line.inside[at]]
    return line.document.text[quote.inner.end - 1] in ",.?!…" or line.word(after) in (",", ".", ";", "")


def _hands_back(line: Line, at: int, start: int, cue: Cue) -> bool:
    """Say whether the reporter speaks again from this token on."""
    word = line.word(at)
    if word == ";":
        return True
    if word in (",", "(") or word in DASHES:
        after = at + 1
        if word == "," and _opens_clause_with_cue(line, at, start, cue):
            return True
        if any(line.low[after : after + len(voice)] == voice for voice in _VOICES):
            return True
        return _opens_participle(line, after)
    if word == "and" and line.word(at + 1) == "that" and line.word(cue.end) in ("to", "for", "on"):
        return True
    if word in ("and", "but"):
        return _opens_second_verb(line, at + 1, cue)
    return False


def _opens_clause_with_cue(line: Line, comma: int, start: int, cue: Cue) -> bool:
    """Say whether another source speaks behind a comma: ", and he added that …", ", calls it …", ", Orr said she …".

    Without "and" the comma must close an opening clause ("Asked whether he believed the report, Orr said …").
    """
    after = comma + 1
    joined = line.word(after) in ("and", "but", "while", "though", "although", "as", "so")
    opening = not joined and _opens_with_clause(line, start)
    if not joined and not opening:
        second = line.cues.get(after)
        if any(line.word(at) == "," and line.kind(at + 1) in ("relative", "determiner") for at in range(start, comma)):
            return False
        return second is not None and second.form == cue.form and "q" in second.takes
    for at in range(after + 1, comma + 15):
        if line.word(at) in (",", ""):
            return False
        other = line.cues.get(at)
        if other is None:
            continue
        before = line.word(other.start - 1)
        if other.form == "ing" and line.kind(other.start - 1) != "be":
            continue
        if other.form == "base" and not (
            before.endswith("s") or line.kind(other.start - 1) in ("pronoun", "adverb", "aux")
        ):
            continue
        kind, _, _ = complement(line, other)
        if has_finite(line, after, other.start) and line.kind(other.start - 1) not in ("aux", "be"):
            return False
        if kind in ("that", "quote", "wh", "to") or (
            kind == "other" and ("q" in other.takes or line.word(after) == "while")
        ):
            return True
    return False


def _opens_with_clause(line: Line, start: int) -> bool:
    """Say whether the sentence opens with "When …," or "Asked …,": no comma stands between it and here."""
    first = 0
    while first < start and (line.kind(first) in ("and", "adverb") or line.word(first) == "but"):
        first += 1
    opens = (
        line.kind(first) in ("clause", "preposition") or line.word(first).endswith("ing") or line.word(first) == "asked"
    )
    return opens and "," not in line.low[first:start]


def _opens_participle(line: Line, at: int) -> bool:
    """Say whether ", saying" or ", also warning" follows."""
    while line.kind(at) == "adverb" or line.word(at) in ("and", "while", "by"):
        at += 1
    return at in line.cues and line.cues[at].form == "ing"


def _opens_second_verb(line: Line, at: int, cue: Cue) -> bool:
    """Say whether "and warned that …" follows: a second verb of the same source."""
    if line.kind(at) == "pronoun":
        at += 1
    while line.kind(at) in ("adverb", "aux") or line.word(at).endswith("ly"):
        at += 1
    other = line.cues.get(at)
    if other is None:
        return False
    kind, _, _ = complement(line, other)
    clear = kind in ("that", "quote") or (kind in ("other", "to", "wh") and "q" in other.takes)
    clear = clear or (kind == "to" and other.act in ("declined", "promised", "agreed", "threatened"))
    alike = other.form == cue.form != "base" or (cue.form == "ing" and other.form in ("s", "past"))
    return alike and clear
