"""Which words a cue covers: one small rule for each kind of reach that the lexicon names."""

from collections.abc import Callable

from factcheck.language.certainty.lines import MARKS, Line
from factcheck.language.certainty.patterns import Match, word_class
from factcheck.language.certainty.phrases import REACH, clause_end, clause_start, is_say, is_verb, subject
from factcheck.language.numerals import read_numeral
from factcheck.models import Span

_TAILS = frozenset({"although", "though", "but", "which", "while", "whereas", "and", "yet", ";", "—", "–", "--", ","})
_REMARKED = word_class("$account") | {"which", "that"}
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "this", "there"})
_POINTERS = frozenset({"it", "this", "that", "these", "those", "they", "them", "there", "so", "both", "neither"})
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
    end = clause_end(line, start)
    if start >= len(line.words) or end <= start or line.words[start] in _STOPS:
        return commented(match)
    return line.span(start, end)


def clause(match: Match) -> Span:
    """Cover the clause the cue stands in."""
    line = match.line
    begin = clause_start(line, match.start)
    if line.word(begin - 1) in {"who", "which"}:
        antecedent = subject(line, begin)
        begin = antecedent[0] if antecedent and antecedent[0] < begin else begin
    return line.span(begin, max(match.end, clause_end(line, match.end)))


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
    for _ in range(3):
        word = line.word(end)
        if not word or word in _STOPS or word in _LOOSE or is_verb(word):
            break
        end += 1
    return line.span(match.head, max(end, match.end))


def own(match: Match) -> Span:
    """Cover the clause of "unverified footage", but what precedes "... remains unverified"."""
    before = match.line.word(match.head - 1)
    return (
        commented(match) if before in {"remain", "remains", "remained", "is", "are", "was", "were"} else clause(match)
    )


def commented(match: Match) -> Span:
    """Cover what a remark is made on: the clause before it, the sentence before it, or else its own clause."""
    line = match.line
    if match.start > 3 and line.word(match.start - 1) == "," and line.words[match.head].endswith("ing"):
        return line.span(max(0, match.start - REACH), match.start - 1)
    party = subject(line, match.start)
    first = party[0] if party and party[0] < match.start else match.start
    tail = _tail_start(line, first, match.start)
    if tail is not None and (tail > 2 or line.number == 0):
        return line.span(max(0, tail - REACH), tail)
    if _points_back(match, party) and line.number > 0:
        return line.document.sentences[line.number - 1]
    return clause(match)


def _tail_start(line: Line, first: int, cue: int) -> int | None:
    """Give where a trailing remark is joined on (", although that"), None where the sentence is the remark alone."""
    inherited = line.word(cue - 1) in {"and", "but", "or"}
    if not inherited and line.word(first - 1) in _REMARKED:
        return _before_account(line, first)
    index = cue - 1 if inherited else first - 1 - (line.word(first - 1) not in _TAILS and line.word(first - 1) == "the")
    if index < 3 or line.words[index] not in _TAILS or (line.words[index] == "," and index < 4):
        return None
    return index - 1 if line.words[index - 1] == "," else index


def _before_account(line: Line, first: int) -> int | None:
    """Give where "..., a charge [which Roe denies]" is joined on: the comma before the noun."""
    for index in range(first - 1, max(0, first - 7), -1):
        if line.words[index] in {",", ";", "—", "–", "--"}:
            return index
    return None


def _points_back(match: Match, party: tuple[int, int] | None) -> bool:
    """Say whether the remark has no matter of its own: its subject is a party, a pronoun or "the claim"."""
    if match.pattern.notes.get("who") in {"subject", "speaker"} or party is None:
        return True
    words = match.line.words[party[0] : party[1]]
    return bool(word_class("$account") & set(words)) or words[0] in _POINTERS or party[1] - party[0] > 12


def obj(match: Match) -> Span:
    """Cover the object where it has matter ("denied taking bribes"), else what the remark is made on ("denied it")."""
    line, start = match.line, match.end
    word = line.word(start)
    if word == "that":
        return after(match)
    if word in {"when", "whether", "if", "how", "why", "who", "what", "where"} and line.word(start + 1) not in _ASKED:
        return line.span(start, max(start + 1, clause_end(line, start)))
    if word in _PRONOUNS and is_verb(line.word(start + 1)):
        return line.span(start, clause_end(line, start))
    filled = start + (word in word_class("$det"))
    if not word or {word, line.word(filled)} & _EMPTY or word in _STOPS or word in _LOOSE or word.endswith("ly"):
        return commented(match)
    account = _account(line, start)
    end = max(start + 1, _object_end(match, start))
    if account is None:
        return line.span(start, end)
    opening = line.word(account + 1)
    if opening in _PRONOUNS | {"that", "of", "about"} and line.word(account + 2):
        begin = account + 1 + (opening not in _PRONOUNS)
        return line.span(begin, max(begin + 1, clause_end(line, begin)))
    remarked = commented(match)
    return line.span(start, end) if account > start and remarked == clause(match) else remarked


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


def before(match: Match) -> Span:
    """Cover the sentence before in the same paragraph; in a tail (", but it declined to comment") the clause before."""
    line = match.line
    party = subject(line, match.start)
    tail = _tail_start(line, party[0] if party else match.start, match.start)
    if tail is not None and tail > 4 and line.word(tail + 1) not in {"who", "which"}:
        return line.span(max(0, tail - REACH), tail)
    paragraphs = line.document.paragraphs
    if line.number and paragraphs[line.number - 1] == paragraphs[line.number]:
        return line.document.sentences[line.number - 1]
    return line.document.sentences[line.number]


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


SCOPES: dict[str, Callable[[Match], Span]] = {
    "after": after,
    "clause": clause,
    "condition": condition,
    "sentence": sentence,
    "figure": figure,
    "own": own,
    "commented": commented,
    "object": obj,
    "before": before,
    "inner": inner,
    "taken": taken,
    "between": between,
}
