"""Content: where what is said to the right of a verb ends and the reporter's own voice begins again."""

from factcheck.language.attribution.complement import QUESTIONS, after_quotation, complement
from factcheck.language.attribution.cues import Cue
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.phrases import DASHES, has_finite, is_finite
from factcheck.language.lexicon import entries, words

_VOICES = tuple(tuple(entry.words.split()) for entry in entries("cue_reporters_voice"))


def right_end(line: Line, start: int, cue: Cue, breaks: frozenset[int]) -> int:
    """Give the token behind what is said to the right of a verb: the reporter's voice begins there, or it all ends."""
    at = start
    noun = _is_noun_object(line, start, cue)
    aside = _is_in_aside(line, cue)
    opening = _is_in_opening(line, cue)
    while at < len(line):
        if at in breaks and at > start:
            return at
        if line.inside[at] >= 0:
            after = after_quotation(line, at)
            if at == start and _ends_with_stop(line, at, after):
                return after
            if _ends_with_stop(line, at, after) and _opens_participle(line, after):
                return after
            at = after
            continue
        if line.word(at) == "," and (aside or (opening and _opens_main_clause(line, at + 1))):
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


def _is_in_opening(line: Line, cue: Cue) -> bool:
    """Say whether the verb stands in the clause that opens a sentence: "When Orr said it was late, …", "Saying …, "."""
    if cue.form == "ing" and cue.start <= 1:
        return True
    for at in range(cue.start - 1, max(-1, cue.start - 16), -1):
        if line.word(at) == "," or line.inside[at] >= 0 or line.kind(at) in ("complementizer", "relative"):
            return False
        if line.kind(at) == "clause" and line.word(at) in words("cue_subordinators"):
            lead = line.kind(at - 1) if at else "and"
            return lead in ("and", "adverb") or line.word(at - 1) in ("but", "even") or at <= 1
    return False


def _opens_main_clause(line: Line, at: int) -> bool:
    """Say whether a clause with a subject of its own begins here."""
    subject = line.kind(at) in ("pronoun", "determiner") or line.capital(at) or line.speech(at) >= 0
    return subject and has_finite(line, at + 1, min(len(line), at + 12))


def _is_noun_object(line: Line, start: int, cue: Cue) -> bool:
    """Say whether a noun and no clause is what the verb takes: "criticized the plan", not "criticized him as …"."""
    if (
        not set("od") & set(cue.takes)
        or line.word(start) == "that"
        or line.word(start) in QUESTIONS
        or line.word(start) == "to"
    ):
        return False
    if "c" in cue.takes:
        return not has_finite(line, start, min(len(line), start + 14))
    return not _is_clause(line, start)


def _is_clause(line: Line, start: int) -> bool:
    """Say whether a clause and no noun begins here: "signalled | it would wait", not "criticized | the plan that …"."""
    for at in range(start, min(len(line), start + 8)):
        if line.kind(at) in ("relative", "complementizer", "clause") or line.word(at) == ",":
            return False
        if is_finite(line, at) and at > start:
            return line.kind(at) in ("aux", "be")
    return False


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
        return is_finite(line, at + 1) and cue.form in ("past", "s") and line.kind(at + 1) == ""
    return False


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
    if not joined and not _opens_with_clause(line, start):
        inserted = any(
            line.word(at) == "," and (line.kind(at + 1) in ("relative", "determiner") or line.capital(at + 1))
            for at in range(start, comma)
        )
        second = line.cues.get(after)
        return not inserted and second is not None and second.form == cue.form and "q" in second.takes
    for at in range(after + 1, comma + 15):
        if line.word(at) in (",", ""):
            return False
        other = line.cues.get(at)
        if other is None or not _is_likely_verb(line, other):
            continue
        if has_finite(line, after, at) and line.kind(at - 1) not in ("aux", "be"):
            return False
        kind, _, _ = complement(line, other)
        if kind in ("that", "quote", "wh", "to") or (kind == "other" and "q" in other.takes):
            return True
    return False


def _is_likely_verb(line: Line, cue: Cue) -> bool:
    """Say whether a cue has a form or a neighbour of a verb: "economists say", "she is hoping"."""
    before = line.kind(cue.start - 1)
    if cue.form == "ing":
        return before == "be"
    return (
        cue.form != "base"
        or line.word(cue.start - 1).endswith("s")
        or before in ("pronoun", "adverb", "aux")
        or (line.word(cue.start - 1) in words("cue_shares"))
    )


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
    alike = other.form == cue.form != "base" or (cue.form in ("ing", "noun") and other.form in ("s", "past"))
    return alike and clear
