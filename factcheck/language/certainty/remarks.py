"""What a remark is made on: the clause before it (", which Acme denies") or the sentence before ("Acme denied it")."""

from factcheck.language.certainty.lines import Line
from factcheck.language.certainty.patterns import Match, word_class
from factcheck.language.certainty.phrases import REACH, clause_end, clause_start, is_verb, lead_start, subject
from factcheck.models import Span

_TAILS = frozenset({"although", "though", "but", "which", "while", "whereas", "and", "yet", ";", "—", "–", "--", ","})
_REMARKED = word_class("$account") | {"which", "that"}
_POINTERS = frozenset({"it", "this", "that", "these", "those", "they", "them", "there", "so", "both", "neither"})


def clause(match: Match) -> Span:
    """Cover the clause the cue stands in."""
    line = match.line
    begin = clause_start(line, match.start)
    first = lead_start(line, match.start)
    if line.word(first - 1) in {"and", "or"} and any(is_verb(line.words[i]) for i in range(begin, first - 1)):
        begin = match.start  # a second verb of one subject: what the first says is another matter
    if line.word(begin - 1) in {"who", "which"}:
        antecedent = subject(line, begin)
        begin = antecedent[0] if antecedent and antecedent[0] < begin else begin
    end = clause_end(line, match.end)
    joints = (i for i in range(match.end, end - 1) if line.words[i] in {"and", "but"})
    joint = next((i for i in joints if line.word(i + 1) == "that"), end)
    return line.span(begin, max(match.end, joint))  # "said he agreed to go *and that* she stays" are two things said


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


def before(match: Match) -> Span:
    """Cover the sentence before in the body; in a tail (", but it declined to comment") the clause before."""
    line, document = match.line, match.line.document
    party = subject(line, match.start)
    tail = _tail_start(line, party[0] if party else match.start, match.start)
    if tail is not None and tail > 4 and line.word(tail + 1) not in {"who", "which"}:
        return line.span(max(0, tail - REACH), tail)
    number = line.number
    if number and document.parts[number - 1] == document.parts[number]:
        return document.sentences[number - 1]
    return document.sentences[number]
