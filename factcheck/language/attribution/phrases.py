"""Phrases: what is the verb of a clause, where an adverbial ends, what can be a subject; by small words and marks."""

from factcheck.language.attribution.cues import common_verbs
from factcheck.language.attribution.line import CIRCUMSTANCES, Line
from factcheck.language.lexicon import words

Range = tuple[int, int]
DASHES = frozenset(["—", "–", "―", "--", "---", "-"])
STOPS = (
    frozenset([",", ";", ":", "(", ")", "[", "]", "•", "|", "…", "...", "“", "”", '"', "«", "»", "``", "''"]) | DASHES
)
_CONTRACTED = ("'d", "'ve", "'ll", "'re", "'m")
_APPROXIMATE = frozenset(["about", "around", "at", "over", "under", "near", "between"])
_NOT_HEADS = frozenset(["there", "here", "this", "that", "it's", "when", "then", "now", "not", "to"])


def is_finite(line: Line, at: int) -> bool:
    """Say whether a word is surely or probably the verb of a clause: an auxiliary, a known verb, or one in -ed."""
    kind = line.kind(at)
    if kind in ("be", "aux"):
        return line.word(at) not in ("be", "been", "being")
    word = line.word(at)
    if word == "'s":
        return line.kind(at - 1) == "pronoun"
    if "'" in word:
        return word.endswith(_CONTRACTED)
    if line.capital(at) or kind:
        return False
    before = line.kind(at - 1)
    if before in ("determiner", "preposition") or line.word(at - 1) == "'s":
        return False
    if word == "say" and line.word(at - 1).endswith("s"):
        return True  # "Regulators say Dunmore has agreed …"
    regular = word.endswith("ed") and not word.endswith("eed") and len(word) > 3 and "-" not in word
    return regular or word in common_verbs()


def has_finite(line: Line, start: int, end: int) -> bool:
    """Say whether a stretch holds the verb of a clause."""
    return any(is_finite(line, at) for at in range(start, end))


def skip_adverbs_left(line: Line, end: int) -> int:
    """Give the end of the words before `end` without the adverbs and times that close them ("Orr on Monday said")."""
    at = end
    while at > 0:
        word = line.word(at - 1)
        adverb = line.kind(at - 1) == "adverb" or (word.endswith("ly") and not line.capital(at - 1))
        time = word in CIRCUMSTANCES or (word in ("on", "late", "early", "last") and line.word(at) in CIRCUMSTANCES)
        if not (adverb or time):
            return at
        at -= 1
    return at


def opens_apposition(line: Line, comma: int) -> bool:
    """Say whether a comma opens an apposition or a relative clause after a name or a noun: ", a teacher who …"."""
    follows = line.word(comma + 1)
    return follows in ("a", "an", "the", "who", "whose", "which", "formerly", "now", "also", "himself") or (
        line.kind(comma + 1) not in ("and", "clause") and line.capital(comma - 1)
    )


def after_opening(line: Line, start: int, end: int) -> int:
    """Skip an adverbial without a comma: "On Tuesday the mayor", "In a speech Orr", and "But", "Yet", "Meanwhile"."""
    while start < end and (
        line.kind(start) in ("and", "adverb", "clause")
        or (line.word(start) in CIRCUMSTANCES and start + 1 < end)
        or line.word(start) in ("meanwhile", "however", "still", "yet", "earlier", "later")
        or (
            line.word(start).endswith("ly") and not line.capital(start + 1) and start + 2 < end and line.kind(start + 1)
        )
    ):
        start += 1
    if start >= end or line.kind(start) != "preposition" or _is_approximate(line, start):
        return start
    if line.word(start) == "with":
        return start + 1  # "…, with sources claiming that …"
    for at in range(end - 1, start + 1, -1):
        before_kind = line.kind(at - 1)
        if line.kind(at) in ("determiner", "pronoun") and before_kind not in ("preposition", "and"):
            return at
        named = line.capital(at) and line.word(at) not in CIRCUMSTANCES and not line.capital(at - 1)
        if named and before_kind not in ("preposition", "and", "determiner") and line.word(at - 1) != "'s":
            return at
    if end - 1 > start + 1 and line.word(end - 2) in CIRCUMSTANCES:
        return end - 1
    return end - 1 if end - start > 2 and not line.capital(end - 1) and line.capital(end - 2) else end


def _is_approximate(line: Line, at: int) -> bool:
    """Say whether a preposition belongs to a number: "about 9 percent", "over half", "at least 40 people"."""
    after = at + 1 + (line.word(at + 1) in ("least", "most") and line.word(at) == "at")
    return line.word(at) in _APPROXIMATE and (line.word(after)[:1].isdigit() or line.word(after) in words("cue_shares"))


def can_be_subject(line: Line, start: int, end: int) -> bool:
    """Say whether a stretch can be a subject: no lone "there", no preposition at its end."""
    if not any(line.is_word(at) for at in range(start, end)):
        return False
    if end - start == 1 and line.word(start).endswith("ing") and not line.capital(start):
        return False
    if end - start == 1 and (
        line.word(start) in _NOT_HEADS or line.kind(start) in ("object", "preposition", "aux", "be")
    ):
        return line.word(start) in ("this", "that") and start == 0
    of_them = line.word(end - 2) == "of"
    return line.kind(end - 1) not in ("preposition", "and", "object") or line.word(end - 1) == "her" or of_them
