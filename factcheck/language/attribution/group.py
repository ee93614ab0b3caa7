"""A reporting verb and what belongs to it: auxiliaries, negation, number; and whether it is a verb at all."""

from dataclasses import dataclass
from functools import cached_property

from factcheck.language.attribution.cues import Cue, is_unchanging
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.phrases import Range
from factcheck.language.attribution.subjects import subject_before
from factcheck.language.lexicon import words
from factcheck.terms import Act

_SINGULAR = frozenset(["s", "this", "his", "its", "us", "news", "politics"])
_MOSTLY = 0.6
"""The share of words with a capital from which on a line is a headline in title case."""


@dataclass(frozen=True)
class Group:
    """A verb with its auxiliaries and adverbs: the first token, what they say of it, and the subject before it."""

    line: Line
    start: int
    negated: bool
    passive: bool
    helped: bool
    infinitive: bool

    @cached_property
    def subject(self) -> Range | None:
        """The subject that stands before the group; looked for only where a frame needs it."""
        return subject_before(self.line, self.start)


def verbs_of(line: Line) -> list[tuple[Cue, Group]]:
    """Give the reporting verbs of a line that are verbs there."""
    grouped = [(cue, group_of(line, cue)) for cue in line.cues.values()]
    return [(cue, group) for cue, group in grouped if not is_noun(line, cue, group)]


def group_of(line: Line, cue: Cue) -> Group:
    """Gather what stands before a verb and belongs to it: "has repeatedly said", "went on to say", "would not"."""
    start, infinitive, governed = _walk(line, cue.start), False, False
    if line.word(start - 1) == "to":
        infinitive = True
        governor = start - 2
        if line.word(governor) == "on":
            governor -= 1
        if line.word(governor) in words("cue_governors"):
            start, infinitive, governed = _walk(line, governor), False, True
    helpers = line.classes[start : cue.start]
    held = line.low[start : cue.start]
    passive = cue.form == "past" and "be" in helpers and not (held and held[-1] in ("has", "have", "had"))
    negated = any(word in ("not", "never") or word.endswith("n't") for word in held)
    return Group(line, start, negated, passive, governed or "be" in helpers or "aux" in helpers, infinitive)


def _walk(line: Line, at: int) -> int:
    while at > 0 and line.inside[at - 1] < 0:
        word, kind = line.word(at - 1), line.kind(at - 1)
        helper = kind in ("aux", "be") or (word == "'s" and line.kind(at - 2) == "pronoun")
        adverb = (kind == "adverb" or word.endswith("ly")) and at > 1 and not line.capital(at - 1)
        if not (helper or adverb):
            break
        at -= 1
    return at


def is_noun(line: Line, cue: Cue, group: Group) -> bool:
    """Say whether the word is a noun or an adjective here: "the call", "their claims", "a reported attack"."""
    if group.start < cue.start:
        return False
    before = line.word(cue.start - 1)
    if before == "to":
        return False
    if _is_in_name(line, cue) or _is_in_compound(line, cue):
        return True
    bare = line.is_word(cue.end) and not line.kind(cue.end) and not line.capital(cue.end)
    counted = line.kind(cue.start - 1) == "determiner" or before.isdigit()
    if counted and ((cue.form == "past" and bare) or (cue.form == "base" and before.isdigit())):
        return True
    if cue.form == "s" and before in words("cue_plural_markers"):
        return True
    if before in words("cue_noun_markers") or line.kind(cue.start - 1) == "preposition":
        return cue.form != "ing"
    if before == "'":  # "analysts' estimates", where no quotation closes
        return line.word(cue.start - 2).endswith("s") and line.speech(cue.start - 1) < 0
    return before == "'s" and line.kind(cue.start - 2) != "pronoun"


def _is_in_name(line: Line, cue: Cue) -> bool:
    """Say whether the word is part of a name: "the Grand Slam singles"; in a headline with capitals it is not."""
    if not (line.capital(cue.start) and line.capital(cue.start - 1)):
        return False
    letters = [at for at in range(len(line)) if line.is_word(at)]
    return sum(line.capital(at) for at in letters) < _MOSTLY * len(letters)


def _is_in_compound(line: Line, cue: Cue) -> bool:
    """Say whether nouns stand on both sides: "by roll call vote", where "officials call votes" has a plural."""
    before, after = cue.start - 1, cue.end
    if cue.form != "base" or cue.lemma not in words("cue_homographs"):
        return False
    if not line.is_word(before) or line.kind(before) or line.capital(before):
        return False
    bare = line.is_word(after) and not line.kind(after) and not line.capital(after)
    bare = bare or line.word(after) == "of"
    single = not _is_plural(line.word(before)) and not line.word(before).endswith("ly")
    return bare and single and line.word(before) not in words("cue_shares")


def agrees(line: Line, cue: Cue, group: Group, subject: Range) -> bool:
    """Say whether subject and verb agree in number, so that "tax claims" and "press report" are no clauses."""
    if cue.form in ("past", "ing") or group.helped or (cue.form == "base" and is_unchanging(cue.lemma)):
        return True
    start, end = subject
    if line.kind(start - 1) in ("aux", "adverb") and not line.kind(start) and not line.capital(start):
        return False
    head_end = next((at for at in range(start + 1, end) if _ends_head(line, at)), end)
    plural = any(_is_plural(line.word(at)) for at in range(max(start, head_end - 2), head_end))
    end = head_end
    joined = "and" in line.low[subject[0] : subject[1]] or _is_several(line, subject)
    joined = joined or line.word(subject[0] - 1) in ("heard", "hear", "saw", "see", "seen", "watched", "who")
    if cue.form == "base":
        return plural or joined
    return not _is_plural(line.word(end - 1)) or line.capital(end - 1)


def _ends_head(line: Line, at: int) -> bool:
    """Say whether the noun that a verb agrees with ends before this token: "critics | like Orr", "those | who left"."""
    return line.kind(at) in ("preposition", "relative") or line.word(at) in (",", "(", "like", "such")


def _is_several(line: Line, subject: Range) -> bool:
    """Say whether a subject is a share or a number of people: "one in five", "nearly a third", "67 percent of men"."""
    held = line.low[subject[0] : subject[1]]
    return any(word in words("cue_shares") or word[0].isdigit() for word in held[:4])


def may_speak(line: Line, cue: Cue, subject: Range) -> bool:
    """Say whether a verb that only some sources share has one of them: a court "hears", others merely hear."""
    return not cue.sources or not words(cue.sources).isdisjoint(line.low[subject[0] : subject[1]])


def _is_plural(word: str) -> bool:
    plural = word.endswith("s") and not word.endswith(("ss", "'s")) and word not in _SINGULAR
    return plural or word in words("cue_plural_heads")


def act_of(line: Line, cue: Cue, group: Group, at: int) -> Act:
    """Give what the source did: who was told to do something was urged, who "would not confirm" declined."""
    if cue.lemma in ("tell", "advise") and line.word(at) == "to":
        return "urged"
    nobody = group.subject is not None and line.word(group.subject[0]) in ("neither", "nobody", "none")
    if (group.negated or nobody) and cue.act in ("confirmed", "said", "reported", "denied", "rejected"):
        return "declined"
    return cue.act
