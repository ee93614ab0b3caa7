"""Which words a cue covers: one small rule for each kind of reach that the lexicon names."""

from collections.abc import Callable
from dataclasses import replace

from factcheck.language.certainty.lines import MARKS, Line
from factcheck.language.certainty.patterns import Match, word_class
from factcheck.language.certainty.phrases import REACH, clause_end, clause_start, is_say, is_verb
from factcheck.language.certainty.remarks import before, clause, commented
from factcheck.language.numerals import read_numeral
from factcheck.models import Span

_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "this", "there"})
_VERSIONS = frozenset(
    {"version", "account", "description", "characterization", "characterisation", "portrayal", "story"}
)
_LINKING = frozenset({"remain", "remains", "remained", "is", "are", "was", "were", "and"})
_YES_OR_NO = frozenset({"whether", "if", "that"})
_ASKING = _YES_OR_NO | {"how", "who", "whom", "what", "why", "where", "when", "which", "exactly", "precisely"}
_EMPTY = frozenset({"wrongdoing", "it", "this", "them", "these", "that", "those", "everything", "all", "doing"})
_ASKED = frozenset({"asked", "contacted", "reached", "approached", "questioned", "pressed"})
_STOPS = frozenset({",", ".", ";", "—", "–", "--", "?", "!", ")", "(", ":"}) | MARKS
_LOOSE = frozenset(
    {
        "when",
        "as",
        "on",
        "in",
        "and",
        "but",
        "or",
        "after",
        "at",
        "while",
        "through",
        "to",
        "by",
        "last",
        "it",
        "they",
        "he",
        "she",
        "we",
        "who",
        "that",
        "which",
        "from",
        "with",
        "were",
    }
)


def after(match: Match) -> Span:
    """Cover what is said after the cue: "would not confirm that [the pact holds]"."""
    line, start = match.line, match.end
    while line.word(start) in {"that", ":", ","}:
        start += 1
    end = _until_said(line, start, clause_end(line, start))
    if start >= len(line.words) or end <= start or line.words[start] in _STOPS:
        return commented(match)
    return line.span(start, end)


def _until_said(line: Line, start: int, end: int) -> int:
    """End before what the same speaker says besides: "denied that it leaked *and said it was safe*"."""
    joints = (i for i in range(start + 2, end - 2) if line.words[i] in {"and", "but"})
    return next((i for i in joints if is_say(line.words[i + 1 + (line.words[i + 1] == "also")])), end)


def condition(match: Match) -> Span:
    """Cover both clauses of a condition, also where it stands between commas: "the deal, if approved, will pay"."""
    line = match.line
    begin, end = clause_start(line, match.start), clause_end(line, match.end)
    if line.word(end) == "," and line.word(end + 1) not in {"although", "though", "but", "which", "according", "as"}:
        end = max(end, clause_end(line, end + 1)) if not is_say(line.word(end + 2)) else end
    return line.span(begin, max(match.end, end))


def sentence(match: Match) -> Span:
    """Cover the sentence, or as much of it as is within reach."""
    line = match.line
    return line.span(max(0, match.start - REACH), min(len(line.words), match.end + REACH))


def figure(match: Match) -> Span:
    """Cover the number and the words it counts: "around [900 fighters]"."""
    line, start = match.line, match.end
    while start < len(line.words) and line.words[start] in {"$", "£", "€", "of", "the"}:
        start += 1
    found = read_numeral(line.words, start) if start < len(line.words) else None
    end = found.end if found else min(start + 1, len(line.words))
    if found and line.word(end) in {"in", "and", "to", "or"} and end + 1 < len(line.words):
        second = read_numeral(line.words, end + 1)
        end = second.end if second else end
    for _ in range(3):
        word = line.word(end)
        if not word or word in _STOPS or word in _LOOSE or is_verb(word):
            break
        end += 1
    return line.span(match.head, max(end, match.end))


def reckoned(match: Match) -> Span:
    """Cover the number, or what somebody estimates: "economists estimate [the cost is high]"."""
    return figure(match) if read_numeral(match.line.words, match.end) else after(match)


def own(match: Match) -> Span:
    """Cover the clause of "unverified footage", but what precedes "... remains unverified"."""
    before = match.line.word(match.head - 1)
    return commented(match) if before in _LINKING else clause(match)


def obj(match: Match) -> Span:
    """Cover the object where it has matter ("denied taking bribes"), else what the remark is made on ("denied it")."""
    line, start = match.line, match.end
    word = line.word(start)
    if word == "that" and line.word(start + 1) in _STOPS:
        return commented(match)
    if word == "that" and line.word(start + 1) not in word_class("$account"):
        return after(match)
    if word in {"when", "whether", "if", "how", "why", "who", "what", "where"} and line.word(start + 1) not in _ASKED:
        return line.span(start, max(start + 1, clause_end(line, start)))
    if word in _PRONOUNS and is_verb(line.word(start + 1)):
        return line.span(start, clause_end(line, start))
    filled = start + (word in word_class("$det"))
    pointed = word in {"that", "this", "these", "those", "all"} and line.word(start + 1) in word_class("$account")
    if (
        not word
        or (not pointed and {word, line.word(filled)} & _EMPTY)
        or word in _STOPS
        or word in _LOOSE
        or word.endswith("ly")
    ):
        return commented(match)
    account = _account(line, start)
    end = max(start + 1, _object_end(match, start))
    if account is None:
        return line.span(start, end)
    opening = line.word(account + 1)
    if opening == "of" and line.words[account] in _VERSIONS:
        return line.span(start, end)
    if opening in _PRONOUNS | {"that", "of", "about"} and line.word(account + 2):
        begin = account + 1 + (opening not in _PRONOUNS)
        return line.span(begin, max(begin + 1, clause_end(line, begin)))
    remarked = commented(match)
    if remarked != clause(match):
        return remarked
    if line.number > 0 and line.word(account + 1) in _STOPS | {""}:  # "Reuters could not verify her account."
        return line.document.sentences[line.number - 1]
    return line.span(start, end) if account > start else remarked


def _object_end(match: Match, start: int) -> int:
    """Give the end of the object; a participle's ends at the comma: "denying the charge, Roe left"."""
    line, end = match.line, clause_end(match.line, start)
    if not line.words[match.head].endswith("ing"):
        return end
    return next((i for i in range(start, end) if line.words[i] == ","), end)


def taken(match: Match) -> Span:
    """Cover what the cue took: "neither confirmed [the strike] nor denied it"."""
    return match.line.span(*match.got) if match.got else clause(match)


def _account(line: Line, start: int) -> int | None:
    """Find "claim", "report", "allegations" in an object before anything else gives it matter."""
    for index in range(start, min(start + 7, len(line.words))):
        word = line.words[index]
        if word in word_class("$account") and line.word(index + 1) not in word_class("$account"):
            return index
        if word in _STOPS or word in {"that", "to", "in", "of"} or (index > start and is_verb(word)):
            return None
        if word.endswith("ing") and index == start:
            return None
    return None


def inner(match: Match) -> Span:
    """Cover what follows up to the first comma: "Despite its claim that [prices fell], sales rose"."""
    line, start = match.line, match.end + (match.line.word(match.end) == "that")
    end = next((i for i in range(start, min(start + REACH, len(line.words))) if line.words[i] in _STOPS), None)
    return line.span(start, end) if end is not None and end > start else after(match)


def between(match: Match) -> Span:
    """Cover what stands inside the cue: "dismissed [claims that the dam leaks] as nonsense"."""
    line = match.line
    start, end = match.got or (match.end, match.end)
    for index in range(start, end):
        if line.words[index] == "that" and end - index > 2:
            return line.span(index + 1, end - (line.words[end - 1] == "as"))
    return commented(match)


def open_question(match: Match) -> Span:
    """Cover what is not known: "it is unclear whether [the mill shuts]", "whether [it shuts] is unclear"."""
    line = match.line
    ahead = range(match.end, min(match.end + 5, len(line.words)))
    start = next((i for i in ahead if line.words[i] in _ASKING), None)
    if start is None and line.words[match.end : match.end + 1] and line.words[match.end] in word_class("$det"):
        start = match.end
    if start is not None:
        start += line.words[start] in _YES_OR_NO and start + 1 < len(line.words)
        return line.span(start, max(start + 1, clause_end(line, start)))
    begin = clause_start(line, match.start)
    begin += line.words[begin] in _YES_OR_NO and begin + 1 < match.start
    return line.span(begin, match.start) if line.words[begin - 1] in _YES_OR_NO and begin else clause(match)


def claim(match: Match) -> Span:
    """Cover what no evidence is given for: "offered no evidence that [votes were bought]", "... for it"."""
    line, start = match.line, match.end
    if line.word(start) == "," and line.word(start + 1) == "that":
        return after(replace(match, end=start + 2))
    if line.word(start) == "to" and line.word(start + 1) in {"support", "back", "substantiate", "corroborate"}:
        start += 2 + (line.word(start + 2) == "up")
    elif line.word(start) in {"for", "of"}:
        start += 1
    return obj(replace(match, end=start)) if start < len(line.words) else commented(match)


def dismissed(match: Match) -> Span:
    """Cover the object of the active, what is remarked on of the passive: "were dismissed as nonsense"."""
    passive = word_class("$be") & set(match.line.words[match.start : match.head])
    return commented(match) if passive else obj(match)


def main(match: Match) -> Span:
    """Cover the main clause: "Despite denials from Rome, [aid was cut]", "[aid was cut] despite denials"."""
    line = match.line
    comma = next((i for i in range(match.end, min(match.end + 20, len(line.words))) if line.words[i] == ","), None)
    if match.start > 2 or comma is None or comma + 1 >= len(line.words):
        return commented(match)
    start = comma + 1
    for index in range(start, min(start + 7, len(line.words) - 2)):
        if is_say(line.words[index]):
            start = index + 1 + (line.words[index + 1] == "that")
            break
    return line.span(start, max(start + 1, clause_end(line, start)))


SCOPES: dict[str, Callable[[Match], Span]] = {
    "after": after,
    "clause": clause,
    "condition": condition,
    "sentence": sentence,
    "figure": figure,
    "reckoned": reckoned,
    "own": own,
    "commented": commented,
    "object": obj,
    "before": before,
    "inner": inner,
    "taken": taken,
    "between": between,
    "open": open_question,
    "claim": claim,
    "dismissed": dismissed,
    "main": main,
}
