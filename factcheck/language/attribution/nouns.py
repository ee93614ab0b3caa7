"""Nouns that carry words or belief: "Orr's claim that …", "fears that …"."""

from functools import cache

from factcheck.language.attribution.clauses import clause_subject
from factcheck.language.attribution.content import right_end
from factcheck.language.attribution.cues import ACTS, Cue, inflect
from factcheck.language.attribution.found import Found, stretch
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.phrases import DASHES, STOPS, Range, has_finite, is_finite
from factcheck.language.lexicon import Entry, entries

_UTTERING = frozenset(
    form
    for verb in (
        "make",
        "express",
        "voice",
        "issue",
        "raise",
        "repeat",
        "renew",
        "have",
        "give",
        "offer",
        "reject",
        "deny",
    )
    for form in inflect(verb)
) | {"had", "has", "have"}


@cache
def _nouns() -> dict[str, Entry]:
    found = {}
    for entry in entries("cue_nouns"):
        plural = entry.words[:-1] + "ies" if entry.words.endswith("y") else entry.words + "s"
        found[entry.words] = found[plural] = entry
    return found


def find_nouns(line: Line, known: list[Found]) -> list[Found]:
    """Find nouns that carry what someone says or believes: "Orr's claim that …", "fears of …", "her plan to …"."""
    nouns = _nouns()
    if nouns.keys().isdisjoint(line.low):
        return []
    verbs = {cue.start for cue in line.cues.values()} & {each.cue[1] - 1 for each in known}
    begun = {span.start for each in known for span in each.contents}
    breaks = frozenset(each.clause or -1 for each in known)
    found = []
    for at, word in enumerate(line.low):
        entry = nouns.get(word)
        if entry is None or at in verbs or line.inside[at] >= 0:
            continue
        each = _clause_of(line, at, entry, breaks) or _phrase_of(line, at, entry, breaks)
        if each and each.contents[0].start not in begun:
            found.append(each)
    return found


def _clause_of(line: Line, at: int, entry: Entry, breaks: frozenset[int]) -> Found | None:
    """A noun with a clause on it: "Orr's claim that …", "claims by Orr that …"."""
    that, source = _that_after(line, at)
    if that is None or is_finite(line, that + 1) or line.kind(that + 1) == "relative":
        return None
    cue = Cue(at, at + 1, ACTS[entry.notes["act"]], "t", "noun", line.word(at))
    contents = stretch(line, that, _end(line, that, cue, breaks))
    return Found(line, source or _owner(line, at), (at, at + 1), contents, cue.act) if contents else None


def _phrase_of(line: Line, at: int, entry: Entry, breaks: frozenset[int]) -> Found | None:
    """A noun with what it is about: "fears of …", "calls for …", "her plan to …"."""
    follows = line.word(at + 1)
    free = follows in entry.notes.get("with" if line.word(at) == entry.words else "many", "").split(",")
    owned = follows in entry.notes.get("owned", "").split(",")
    owner = _owner(line, at) if free or owned else None
    if not follows or not (free or (owned and owner)):
        return None
    verb = follows == "to" and not line.kind(at + 2) and not line.capital(at + 2)
    start = at + 1 if verb else at + 2
    cue = Cue(at, at + 2 - verb, ACTS[entry.notes["act"]], "o", "noun", line.word(at))
    contents = stretch(line, start, _phrase_end(line, at, start, right_end(line, start, cue, breaks)))
    return Found(line, owner, (cue.start, cue.end), contents, cue.act) if contents else None


def _phrase_end(line: Line, noun: int, start: int, end: int) -> int:
    """Give where the words on a noun end: at a comma or a dash, and, in a subject, at its verb ("her plan … | is")."""
    first = noun
    while first > 0 and line.word(first - 1) not in STOPS and line.kind(first - 1) not in ("clause", "complementizer"):
        first -= 1
    heads = not has_finite(line, first, noun)
    for at in range(start + 1, end):
        word = line.word(at)
        listed = line.capital(at - 1) and line.capital(at + 1)
        if line.inside[at] < 0 and (word in DASHES or word == "(" or (word == "," and not listed)):
            return at
        if heads and line.kind(at) in ("be", "aux") and line.kind(at - 1) != "relative":
            return at
        if heads and is_finite(line, at) and not line.word(at).endswith("ed"):
            return at
    return end


def _end(line: Line, that: int, cue: Cue, breaks: frozenset[int]) -> int:
    """Give where a noun's clause ends: at the verb of the sentence where the noun is its subject, or where it all ends.

    "Orr's claim that the vote was rigged | drew laughter", "Amid fears that the dam may burst | , 300 people left".
    """
    end = right_end(line, that, cue, breaks)
    first = cue.start
    while (first > 0 and line.is_word(first - 1)) or line.word(first - 1) == "'":
        first -= 1
        if is_finite(line, first):
            return end
    if line.kind(first) == "preposition":
        return next((at for at in range(that, end) if line.word(at) == "," and line.inside[at] < 0), end)
    return _second_verb(line, that + 1, end) or end


def _second_verb(line: Line, start: int, end: int) -> int | None:
    """Give the verb behind the first one and its helpers, those of further clauses within left out."""
    seen, last, helped, within = False, -2, False, False
    for at in range(start, end):
        kind = line.kind(at)
        if kind in ("and", "relative", "complementizer", "clause"):
            within = True
        elif kind == "adverb" and last == at - 1:
            last = at
        elif is_finite(line, at):
            helps = kind in ("aux", "be")
            begins = last != at - 1 or not helped
            if begins and seen and not within:
                return at
            seen = seen or not within
            within = within and not begins
            last, helped = at, helps
    return None


def _that_after(line: Line, noun: int) -> tuple[int | None, Range | None]:
    """Find the "that" of a noun, and whose it is where that stands between: "claims by Orr that"."""
    if line.word(noun + 1) == "that":
        return noun + 1, None
    if line.word(noun + 1) in ("by", "from", "among"):
        for at in range(noun + 2, min(noun + 12, len(line))):
            if line.word(at) == "that":
                return at, (noun + 2, at)
            if line.word(at) in STOPS or is_finite(line, at):
                break
    return None, None


def _owner(line: Line, noun: int) -> Range | None:
    """Find whose noun it is: "Ana Orr's repeated claim", "their fear", "Orr made the claim"."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if line.word(at) in ("his", "her", "their", "its", "my", "our"):
            return at, at + 1
        if line.word(at) in ("'s", "'"):
            return _possessor(line, at)
    at = noun - 1
    while (
        at > 0
        and (line.kind(at) in ("determiner",) or not line.kind(at))
        and line.word(at) not in _UTTERING
        and noun - at < 4
    ):
        at -= 1
    return clause_subject(line, at) if line.word(at) in _UTTERING else None


def _possessor(line: Line, end: int) -> Range | None:
    """Give the noun in front of "'s", with its adjectives and article: "attracted to | Mr Orr", "the old club"."""
    start = end
    while start > 0 and line.is_word(start - 1) and line.inside[start - 1] < 0:
        kind = line.kind(start - 1)
        if kind == "determiner":
            start -= 1
            break
        if kind or (start < end and is_finite(line, start - 1)):
            break
        start -= 1
    bare = line.kind(start - 1) == "aux" and end - start > 1 and not line.capital(start) and not line.kind(start)
    start += bare  # "can hear Orr's claim"
    return (start, end) if start < end else None
