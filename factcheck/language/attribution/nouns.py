"""Nouns that carry words or belief: "Orr's claim that …", "fears that …"."""

from functools import cache

from factcheck.language.attribution.clauses import clause_subject
from factcheck.language.attribution.content import right_end
from factcheck.language.attribution.cues import ACTS, Cue, inflect
from factcheck.language.attribution.found import Found, stretch
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.phrases import STOPS, Range, is_finite
from factcheck.language.attribution.subjects import plain_subject
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
    """Find nouns that carry what someone says or believes: "Orr's claim that …", "fears that …"."""
    verbs = {cue.start for cue in line.cues.values()} & {each.cue[1] - 1 for each in known}
    begun = {span.start for each in known for span in each.contents}
    found = []
    for at, word in enumerate(line.low):
        entry = _nouns().get(word)
        if entry is None or at in verbs or line.inside[at] >= 0:
            continue
        that, source = _that_after(line, at)
        if (
            that is None
            or line.tokens[that].start in begun
            or is_finite(line, that + 1)
            or line.kind(that + 1) == "relative"
        ):
            continue
        act = ACTS[entry.notes["act"]]
        cue = Cue(at, at + 1, act, "t", "noun", word)
        contents = stretch(line, that, _end(line, that, cue, frozenset(each.clause or -1 for each in known)))
        if contents:
            found.append(Found(line, source or _owner(line, at), (at, at + 1), contents, act))
    return found


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
            return _behind_verb(line, plain_subject(line, at))
    at = noun - 1
    while (
        at > 0
        and (line.kind(at) in ("determiner",) or not line.kind(at))
        and line.word(at) not in _UTTERING
        and noun - at < 4
    ):
        at -= 1
    return clause_subject(line, at) if line.word(at) in _UTTERING else None


def _behind_verb(line: Line, owner: Range | None) -> Range | None:
    """Give "the county" for "buy the county": a bare verb that an auxiliary governs is no part of an owner."""
    if owner is None or line.kind(owner[0] - 1) != "aux":
        return owner
    start, end = owner
    bare = end - start > 1 and not line.capital(start) and not line.kind(start)
    return (start + 1, end) if bare else owner
