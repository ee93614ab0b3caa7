"""Parts of a line that several frames put together: quotations that go on, nouns with a clause on them."""

from factcheck.language.attribution.found import stretch
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.phrases import Range, is_finite
from factcheck.models import Span


def quotation_at(line: Line, at: int) -> list[Span]:
    """Give the whole quotation that stands at a token, across sentences."""
    return [line.document.quotes[line.inside[at]].inner]


def resumed(line: Line, at: int) -> list[Span]:
    """Give the quotation that goes on behind a reporting clause: "“We will,” he said, “in two weeks.”"."""
    while at < len(line) and line.inside[at] < 0:
        if line.word(at) in ("said", "says", ";", "and") or line.word(at).endswith("ing"):
            return []
        at += 1
    if at >= len(line) or line.word(at - 1) not in (",", ".", ":"):
        return []
    return quotation_at(line, at)


def split_relative(line: Line, phrase: Range) -> Range | None:
    """Part the subject of a contact clause from the noun before it: "leaflets | locals", "fighters | it"."""
    start, end = phrase
    for at in range(end - 1, start - 1, -1):
        owned = line.kind(at) == "pronoun" or (line.kind(at) == "determiner" and at > start)
        if owned and at > 0 and line.is_word(at - 1):
            return at, end
    first = end - 1
    while first > start and line.capital(first - 1) and line.capital(first):
        first -= 1
    if first == 0 or not line.is_word(first - 1) or line.kind(first - 1):
        return None
    return first, end


def head_before(line: Line, at: int) -> list[Span]:
    """Give the noun before a clause on it: "photos of | leaflets | locals say were dropped"."""
    start = at
    while start > 0 and line.is_word(start - 1) and not is_finite(line, start - 1):
        if line.kind(start - 1) in ("preposition", "clause", "and", "complementizer", "relative"):
            break
        start -= 1
    return stretch(line, start, at)


def subject_words(line: Line, subject: Range) -> list[Span]:
    """Give the words of a subject; for "which" the noun before it."""
    if subject[1] - subject[0] == 1 and line.kind(subject[0]) in ("relative", "complementizer"):
        return head_before(line, subject[0] - (line.word(subject[0] - 1) == ","))
    return stretch(line, *subject)
