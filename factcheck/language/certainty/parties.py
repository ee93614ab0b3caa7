"""Who is awaited and who denies: one small rule for each place where the lexicon says the party stands."""

from collections.abc import Callable

from factcheck.language.certainty.lines import MARKS, Line
from factcheck.language.certainty.patterns import Match, word_class
from factcheck.language.certainty.phrases import is_say, is_verb, named, noun_phrase_end, subject

_BEGUN = frozenset({"begun", "continues", "continue", "able", "unable", "tries", "seeks", "going"})
_LEFT = frozenset({"at", "with", "for"})
_NO_PARTY = frozenset({"there", "nothing", "what", "that", "this"})


def of_subject(match: Match) -> tuple[str, ...]:
    """Name the subject of the cue: "[Acme] declined to comment"."""
    line = match.line
    if line.words[match.head].endswith("ing") and line.word(match.start - 1) == ",":
        speaker = _speaker_before(line, match.start - 1)
        if speaker:
            return named(line, speaker)
    party = subject(line, _governor(match))
    if party is None and line.words[match.head].endswith("ing"):
        comma = next((i for i in range(match.end, min(match.end + 12, len(line.words))) if line.words[i] == ","), None)
        party = (comma + 1, noun_phrase_end(line, comma + 1)) if comma is not None else None
    return named(line, party)


def _governor(match: Match) -> int:
    """Give where the verb stands whose subject an infinitive has: "[has begun] to question whether"."""
    line, start = match.line, match.start
    if line.words[start] != "to" and line.word(start - 1) != "to":
        return start
    at = start - 1 - (line.word(start - 1) == "to")
    while at > 0 and (is_verb(line.words[at]) or line.words[at] in _BEGUN) and start - at < 5:
        at -= 1
    return at + 1 if at + 1 < start else start


def _speaker_before(line: Line, comma: int) -> tuple[int, int] | None:
    """Give whose words end before a participle: "… paid," [she] said, denying it"."""
    for index in range(comma - 1, max(-1, comma - 7), -1):
        if is_say(line.words[index]):
            inverted = line.word(index - 1) in MARKS | {","}
            return (index + 1, comma) if inverted and index + 1 < comma else subject(line, index)
    return None


def of_got(match: Match) -> tuple[str, ...]:
    """Name what the cue itself took: "confirmed by [Acme]", "no word from [Oslo] of the talks"."""
    line = match.line
    if match.got is None:
        return ()
    first, end = match.got
    for index in range(first + 1, end - 1):
        if line.words[index] == "of" and line.capital(index - 1) and not line.capital(index + 1):
            end = index
            break
    return named(line, (first, end))


def of_neither(match: Match) -> tuple[str, ...]:
    """Name the two of "neither [Oslo] nor [Rome]"; "neither side" names nobody."""
    line, got = match.line, match.got
    named_at_all = got and any(line.words[i] == "nor" or line.capital(i) for i in range(*got))
    return named(line, got) if named_at_all else ()


def of_asked(match: Match) -> tuple[str, ...]:
    """Name the one who was asked: "has contacted [Acme] for comment"."""
    line, got = match.line, match.got
    return named(line, got) if got and got[1] > got[0] else of_subject(match)


def of_speaker(match: Match) -> tuple[str, ...]:
    """Name the subject of the reporting verb before the cue: "[Acme] said the claims were false"."""
    line = match.line
    for index in range(match.start - 1, max(-1, match.start - 12), -1):
        if is_say(line.words[index]):
            return named(line, subject(line, index))
    for index in range(match.end, min(match.end + 8, len(line.words))):
        if is_say(line.words[index]):
            inverted = line.word(index - 1) in MARKS | {","}
            return named(line, (index + 1, noun_phrase_end(line, index + 1)) if inverted else subject(line, index))
    return ()


def of_called(match: Match) -> tuple[str, ...]:
    """Name whom one tried to call: "calls to [Acme] went unanswered"."""
    words = match.line.words
    back = range(match.start - 1, max(0, match.start - 10), -1)
    at = next((i for i in back if words[i] == "to" or (words[i] in _LEFT and words[i - 1] == "left")), None)
    return named(match.line, (at + 1, match.start)) if at is not None else ()


def of_possessor(match: Match) -> tuple[str, ...]:
    """Name whose denial it is: "[Acme]'s denial", "despite [her] denials"."""
    line = match.line
    if match.got is not None:
        first, end = match.got
        return named(line, (first, end - (end > first and line.words[end - 1] == "'s")))
    return named(line, subject(line, match.head))


def of_active(match: Match) -> tuple[str, ...]:
    """Name the subject of the active, nobody for the passive."""
    passive = word_class("$be") & set(match.line.words[match.start : match.head])
    return () if passive else of_subject(match)


PARTIES: dict[str, Callable[[Match], tuple[str, ...]]] = {
    "subject": of_subject,
    "got": of_got,
    "active": of_active,
    "asked": of_asked,
    "neither": of_neither,
    "called": of_called,
    "speaker": of_speaker,
    "possessor": of_possessor,
}


def party_names(match: Match) -> tuple[str, ...]:
    """Name the party a cue concerns, nobody where the lexicon does not say."""
    rule = PARTIES.get(match.pattern.notes.get("who", ""))
    return tuple(n for n in rule(match) if n.lower() not in _NO_PARTY) if rule else ()
