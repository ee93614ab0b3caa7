"""Stretches of a sentence: cut, trimmed, closed up, and asked whether they assert anything."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from factcheck.language.lexicon import words
from factcheck.language.tokens import Token, tokenize
from factcheck.models import Span

MIN_WORDS = 3
"""Words below which a stretch of text asserts nothing of its own."""
# White space is looked at once, from where it begins: a headline may hold very much of it.
_RELATIVE_END = re.compile(r",?(?: (?:in|of|for|to|by|from))? (?:which|whom)[\s,]*$")
_THAT = re.compile(r"(?:(?:and|but)\s+)?that\s+(?=\w)", re.IGNORECASE)
_HEADLINE_JOINT = re.compile(r"(?:(?<!\s)\s+)?(?:;|\s[–—-]\s|\b(?:amid|as|while)\b)\s*", re.IGNORECASE)


def headline_pieces(text: str, sentence: Span) -> list[Span]:
    """Take a headline's assertions apart: "Truce extended amid fears of attack" makes two."""
    cuts = [m.span() for m in _HEADLINE_JOINT.finditer(text, sentence.start, sentence.end)]
    holes = [Span(start, end) for start, end in cuts]
    pieces = without(text, sentence, holes)
    if len(pieces) < 2 or any(count(text, [piece]) < MIN_WORDS for piece in pieces):
        return [sentence] if count(text, [sentence]) >= MIN_WORDS else []
    return pieces


def closed_up(text: str, pieces: Iterable[Span]) -> tuple[Span, ...]:
    """Join pieces of one statement where the words between them are few enough to be read with it."""
    joined: list[Span] = []
    for piece in sorted(pieces):
        if joined and len(text[joined[-1].end : piece.start].split()) <= 4:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    return tuple(joined)


def with_marks(text: str, span: Span, sentence: Span) -> Span:
    """Take in the quotation mark in front of a piece, and the stop and the mark behind it."""
    start, end = span.start, span.end
    if start > sentence.start and text[start - 1] in "\"“‘'":
        start -= 1
    while end < sentence.end and text[end] in ".!?\"”’'":
        end += 1
    return Span(start, end)


def clip(span: Span, sentence: Span) -> Span | None:
    """Give the part of a span that lies in a sentence."""
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    return Span(start, end) if start < end else None


def without(text: str, span: Span, taken: Iterable[Span]) -> list[Span]:
    """Cut the taken spans out of one, and give what is left without its edges of white space and commas."""
    pieces, at = [], span.start
    for hole in sorted(s for s in taken if s.touches(span)):
        if hole.start > at:
            pieces.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < span.end:
        pieces.append(Span(at, span.end))
    return [trimmed for piece in pieces if (trimmed := _trim(text, piece))]


def _trim(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and not text[start].isalnum() and text[start] not in "\"'“‘(£$€#":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def without_loose_end(text: str, span: Span) -> Span | None:
    """Cut the words off the end that lead into what somebody else says: "… steaming to port in what", "photos of"."""
    tokens = tokenize(text, span.start, span.end)
    while tokens and (not tokens[-1].text[0].isalnum() or tokens[-1].lower in words("loose_ends")):
        if tokens[-1].text in '.!?"”)':
            break
        tokens.pop()
    return Span(span.start, tokens[-1].end) if tokens else None


def without_relative_end(text: str, span: Span) -> Span:
    """Leave out a relative that lost its clause: "two earlier cuts, in which"."""
    match = _RELATIVE_END.search(text, max(span.start, span.end - 30), span.end)
    return Span(span.start, match.start()) if match and match.start() > span.start else span


def without_that(text: str, span: Span) -> Span:
    """Leave out the "that" (or "and that") by which words hang on their reporting verb."""
    match = _THAT.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def says_something(text: str, core: Sequence[Span], least: int) -> bool:
    """Say whether some words assert anything: "echoed that" does not."""
    said = [t.lower for span in core for t in tokenize(text, span.start, span.end) if t.text[0].isalnum()]
    return len(said) >= least and any(word not in words("stopwords") for word in said)


def lacks_subject(text: str, core: Sequence[Span]) -> bool:
    """Say whether words begin with their verb: "in what observers say *is the largest* …"."""
    first = tokenize(text, core[0].start, core[0].end)
    return bool(first) and first[0].lower in words("auxiliaries") | words("finite_verbs")


def is_clause(text: str, spans: Iterable[Span]) -> bool:
    """Say whether a finite verb stands in some spans.

    >>> is_clause("it will rain", [Span(0, 12)]), is_clause("a long day", [Span(0, 10)])
    (True, False)
    """
    return any(_is_finite(t) for span in spans for t in tokenize(text, span.start, span.end))


def reads_as_clause(text: str, span: Span) -> bool:
    """Say whether words are a clause that can stand behind "that": a subject, then its finite verb.

    In doubt it says no: a noun with a participle or an infinitive is no clause.

    >>> def ask(said): return reads_as_clause(said, Span(0, len(said)))
    >>> ask("the shells came from the army"), ask("a loss of £18 million, compared with a profit")
    (True, False)
    >>> ask("the company to cut its dividend"), ask("60 captured soldiers"), ask("a label that she rejects")
    (False, False, False)
    """
    tokens = tokenize(text, span.start, span.end)
    low = [t.lower for t in tokens]
    openers = words("relatives") | words("auxiliaries") | words("finite_verbs") | {"to", "of", "that", "with"}
    if not low or low[0] in openers or low[0].endswith("ing"):
        return False
    verb = next((n for n, t in enumerate(tokens) if n and _is_finite(t) and _stands_finite(low, n)), None)
    return verb is not None and not words("relatives") & set(low[:verb]) and not {"to", "that"} & set(low[:verb])


def _stands_finite(low: Sequence[str], at: int) -> bool:
    """Say whether a word that may be a participle stands as a verb: not behind a comma, an article or a number."""
    if low[at] in words("auxiliaries"):
        return True
    before = low[at - 1]
    return before[-1].isalpha() and before not in words("loose_ends") | (
        words("stopwords") - words("pronouns") - words("first_person")
    )


def has_verb(tokens: Iterable[Token]) -> bool:
    """Say whether some words may have a verb: "Sound advice, no doubt" has none. A word in -s may always be one.

    >>> has_verb(tokenize("Much less at 70.")), has_verb(tokenize("Talks resume"))
    (False, True)
    """
    verbs = words("finite_verbs") | words("certainty_verbs") | words("name_verbs")
    return any(t.lower in verbs or t.lower.endswith(("ed", "'re", "n't")) or _may_be_present(t) for t in tokens)


def _may_be_present(token: Token) -> bool:
    return len(token.lower) > 3 and token.lower.endswith("s") and not token.lower.endswith(("ss", "us"))


def _is_finite(token: Token) -> bool:
    return token.lower in words("finite_verbs") or token.lower.endswith("ed")


def count(text: str, spans: Iterable[Span]) -> int:
    """Count the words at some spans."""
    return sum(1 for span in spans for t in tokenize(text, span.start, span.end) if t.text[0].isalnum())


def asserts(text: str, span: Span) -> bool:
    """Say whether a leftover stretch is a clause that can stand alone: five words, its subject and a finite verb.

    >>> def ask(said): return asserts(said, Span(0, len(said)))
    >>> ask("two roads have been cleared"), ask("a figure that Mr Lund disputed"), ask("a label she rejects")
    (True, False, False)
    >>> ask("to sleep in a gym was hard"), ask("the least that anyone could do")
    (False, False)
    """
    tokens: list[Token] = [t for t in tokenize(text, span.start, span.end) if t.text[0].isalnum()]
    if len(tokens) < 5 or tokens[0].lower in words("relatives") | words("clause_openers") | {"to", "that"}:
        return False
    verb = next((n for n, t in enumerate(tokens) if n and _is_finite(t)), None)
    if verb is None:
        return False
    # A noun with a relative clause has no verb of its own: "a figure that Mr Lund disputed".
    relative = any(t.lower in words("relatives") | {"that"} for t in tokens[1:verb])
    return not relative or any(_is_finite(t) and not _is_finite(before) for before, t in pairwise(tokens[verb:]))
