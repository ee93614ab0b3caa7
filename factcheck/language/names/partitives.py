"""Parts of what was spoken of just before: "one" of the leaflets, "another" of the residents, "some Oslo"."""

from collections.abc import Iterator, Sequence

from factcheck.language.document import Document
from factcheck.language.names.entities import Book, Entity
from factcheck.language.names.own_words import in_own_words
from factcheck.language.names.phrases import is_verb
from factcheck.language.names.words import body_noun, is_capital, role_noun, role_of
from factcheck.language.tokens import Token
from factcheck.models import Span

QUANTIFIERS = frozenset(("some", "many", "most", "several"))
_PARTS = frozenset(("one", "another", "others", "some", "the other", "the others", "a third", "both"))
_OPENS = frozenset(said.split()[0] for said in _PARTS)
_SENTENCES_BACK = 3


def one_of(document: Document, tokens: Sequence[Token]) -> Entity | None:
    """Give "one of the leaflets" for "One" where leaflets, or else people, were spoken of in the sentences before."""
    said = " ".join(t.lower for t in tokens)
    if said not in _PARTS:
        return None
    here = document.sentence_at(tokens[0].start)
    rows = [document.tokens[n] for n in range(here, max(-1, here - _SENTENCES_BACK - 1), -1)]
    nouns = [t for row in rows for t in _plurals(row, tokens[0].start)]
    taken = next((t for t in nouns if role_noun(t.lower) is None), None) or next(iter(nouns), None)
    if taken is None:
        return None
    role = role_noun(taken.lower)
    spans = (Span(tokens[0].start, tokens[-1].end),)
    name = f"{said} of the {taken.lower}"
    if role is None:
        return Entity(name, (), spans, None, "document", "described")
    several = said in {"others", "some", "the others", "both"}
    return Entity(name, (), spans, None, role_of(role).kind, "collective" if several else "described")


def opening_parts(document: Document) -> Iterator[Entity]:
    """Find the parts that a sentence begins with and says something of: "Another guarantees", "One shows"."""
    for tokens in document.tokens:
        sizes = (1, 2) if tokens and tokens[0].lower in _OPENS else ()
        for size in sizes:
            if size < len(tokens) and _acts(tokens[size]) and (found := one_of(document, tokens[:size])):
                yield found


def _acts(token: Token) -> bool:
    """Say whether a word after "Another" is what it does: "guarantees", not "charity"."""
    low = token.lower
    if token.text != low:
        return False
    return is_verb(low) or (low.endswith("s") and role_noun(low) is None and body_noun(low) is None)


def _plurals(tokens: Sequence[Token], offset: int) -> Iterator[Token]:
    """Give the nouns for several records or people before an offset, in small letters, in order."""
    for token in tokens:
        if token.start >= offset:
            return
        if is_capital(token):
            continue
        role = role_noun(token.lower)
        if (role is not None and role != token.lower) or _is_record(token.lower):
            yield token


def _is_record(word: str) -> bool:
    """Say whether a plural is of something that is written.

    >>> _is_record("leaflets"), _is_record("news"), _is_record("bills")
    (True, False, False)
    """
    body = body_noun(word[:-1]) if word.endswith("s") else None
    return body is not None and body.kind == "document" and not body.place


def some_of(document: Document, tokens: Sequence[Token], book: Book) -> Entity | None:
    """Give the people of "some Oslo" or "some the islanders" as a collective in those words."""
    rest = tokens[1:]
    role = role_noun(rest[-1].lower)
    spans = (Span(tokens[0].start, tokens[-1].end),)
    if role is not None and role != rest[-1].lower:
        found = in_own_words(document, rest, spans, book)
        return Entity(spans[0].of(document.text), (), spans, None, found.kind, "collective", found.part_of)
    place = all(is_capital(t) for t in rest) and role is None and len(rest) < 4
    return Entity(spans[0].of(document.text), (), spans, None, "crowd", "collective") if place else None
