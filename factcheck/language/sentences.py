"""Sentences: where one ends, in news that quotes, abbreviates and drops full stops."""

import re
from collections.abc import Sequence

from factcheck.language.lexicon import entries, words
from factcheck.language.paragraphs import split_paragraphs
from factcheck.models import Span

_STOP = re.compile(r"[.!?…。！？؟]+[\"”’'»)\]]*")
_OPENING = "\"“‘'„«([—–-•*`"
_ACRONYM = re.compile(r"(?:\w\.)+\w")
_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*\.?")
_CLOCK = frozenset(["a.m", "p.m", "A.M", "P.M"])
_AFTER_CLOCK = re.compile(r"(?:[A-Z]{2,4}\b|Eastern|Pacific|Central|Mountain|Greenwich|local|[A-Z][a-z]+day\b)")
_PARTICLES = frozenset(
    ["de", "al", "el", "van", "von", "bin", "ben", "da", "di", "du", "la", "le", "del", "ter", "abu"]
)
_TIMES = frozenset(
    ["in", "on", "at", "during", "to", "after", "before", "today", "yesterday", "later", "last", "by", "of", "as"]
) | {"when", "while"}
_SAID = words("quote_tags")
_ENDS = {entry.words: entry.notes.get("ends", "figure") for entry in entries("abbreviations")}

_GLUED = re.compile(r"[a-z]{2}\.[A-Z][a-z]")
_ASIDE = re.compile(r",\s*[\w’']+\s*$")
"""A comma and one word before a reporting verb: with another comma behind it, "…, she said, …" stands aside."""


def split_sentences(text: str, paragraphs: Sequence[Span] | None = None) -> tuple[Span, ...]:
    """Give the sentences of a text in order; every visible character stands in exactly one.

    A reporting clause after a quotation belongs to the quotation's sentence. `paragraphs` spares cutting them again.

    >>> text = 'The U.N. met Gen. Diaz at 9 a.m. today. “Is it over?” Ms. Roe asked. “No.” Diaz said.'
    >>> [sentence.of(text) for sentence in split_sentences(text)]
    ['The U.N. met Gen. Diaz at 9 a.m. today.', '“Is it over?” Ms. Roe asked.', '“No.” Diaz said.']
    """
    found: list[Span] = []
    for paragraph in split_paragraphs(text) if paragraphs is None else paragraphs:
        start = paragraph.start
        for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
            if stop.end() >= paragraph.end:
                continue
            if _is_glued(text, stop) or (text[stop.end()].isspace() and _ends_sentence(text, stop, paragraph)):
                found.append(Span(start, stop.end()))
                start = _skip_space(text, stop.end())
        if start < paragraph.end:
            found.append(Span(start, paragraph.end))
    return tuple(found)


def _is_glued(text: str, stop: re.Match[str]) -> bool:
    """Say whether the space behind a full stop is lost: "the mayor said.The town …"."""
    return bool(stop.group() == "." and _GLUED.match(text, max(0, stop.start() - 2)))


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends_sentence(text: str, stop: re.Match[str], paragraph: Span) -> bool:
    ahead = text[_skip_space(text, stop.end()) : min(paragraph.end, stop.end() + 160)]
    opened = ahead[:1] in _OPENING
    following = ahead.lstrip(_OPENING + " ")
    if not opened and _is_lower(following):
        return False
    marks = stop.group().rstrip("\"”’'»)]")
    if len(marks) < len(stop.group()) and not opened and _reports(following):
        return False
    if marks == ".":
        return _full_stop_ends(text, stop.start(), following, opened)
    if marks in ("...", "..", "…"):
        return opened or len(marks) < len(stop.group()) or _opener(following)
    return not (opened and _is_lower(following))


def _is_lower(following: str) -> bool:
    """Say whether the text goes on in lower case, but for a name's particle ("de Mistura", "al-Nusra").

    >>> _is_lower("and left"), _is_lower("de Mistura left"), _is_lower("The end")
    (True, False, False)
    """
    if not following[:1].islower():
        return False
    first = _WORD.match(following)
    if first is None or first.group().partition("-")[0].partition("’")[0].partition("'")[0] not in _PARTICLES:
        return True
    rest = following[first.end() :].lstrip()
    return not (rest[:1].isupper() or first.group()[-1:].isupper() or any(c.isupper() for c in first.group()))


def _opener(following: str) -> bool:
    first = _WORD.match(following)
    return first is not None and first.group() in words("sentence_openers")


def _full_stop_ends(text: str, at: int, following: str, opened: bool) -> bool:
    """Decide whether one full stop ends a sentence or stands after an abbreviation or an initial."""
    before = text[max(0, at - 24) : at].split()
    word = before[-1].lstrip(_OPENING) if before else ""
    if word in _CLOCK:
        return opened or not (_AFTER_CLOCK.match(following) or following[:1].isdigit())
    if _ENDS.get(word) == "never":
        return False
    if _ENDS.get(word) == "maybe":
        return opened or _opener(following)
    if _ENDS.get(word) == "figure":
        return not following[:1].isdigit()
    if len(word) == 1 and word.isupper():
        return opened or (word == "I" and _opener(following))
    if _ACRONYM.fullmatch(word):
        return opened or _opener(following)
    return not (opened and _is_lower(following))


def _reports(following: str) -> bool:
    """Say whether a short reporting clause follows a quotation that was closed with a full stop.

    >>> _reports("Mistura said."), _reports("Mistura said the plan had failed."), _reports("The day ended.")
    (True, False, False)
    >>> _reports("Her office, she said, is asking for more.")
    False
    """
    found = list(_WORD.finditer(following))[:16]
    for place, word in enumerate(found[:7]):
        if place and word.group().rstrip(".") in _SAID:
            aside = following[word.end() : word.end() + 1] == "," and _ASIDE.search(following[: word.start()])
            return not aside and _closes_soon(following, found[place:])
        if not _inside_clause(following, found, place):
            return False
    return False


def _inside_clause(following: str, found: list[re.Match[str]], place: int) -> bool:
    """Say whether the words up to the reporting verb can be its subject: no stop in between, but a title's."""
    word = found[place]
    mark = following[word.end() : word.end() + 1]
    return not mark or (
        mark not in "!?;:" and (not word.group().endswith(".") or _ENDS.get(word.group()[:-1]) == "never")
    )


def _closes_soon(following: str, clause: list[re.Match[str]]) -> bool:
    """Say whether nothing but place, time or a listener follows the reporting verb (`clause[0]`)."""
    verb = clause[0]
    tail = following[verb.end() :]
    if verb.group().endswith(".") or not tail.strip() or tail[0] in ".,;:!?":
        return True
    second = clause[1].group().rstrip(".") if len(clause) > 1 else ""
    rest = re.split(r"[.!?]", tail, maxsplit=1)[0]
    listens = verb.group() in ("told", "asked") and (
        second[:1].isupper() or second in ("reporters", "the", "him", "her")
    )
    return (second in _TIMES or listens) and len(rest.split()) <= 9 and " that " not in rest and '"' not in rest
