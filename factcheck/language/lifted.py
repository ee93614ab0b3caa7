"""Words lifted out of the story: a pull quote or a quotation for a headline is said by whoever says it in the body."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.language.document import Document
from factcheck.language.hops import Link
from factcheck.language.statements import Statement
from factcheck.models import Span

_LIFTED = frozenset({"pullquote", "headline", "dek"})
_KEY = 4
"""Words in a row by which a quotation is known again."""


def with_their_speakers(document: Document, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give the statements, those that only quote in large type with the chain of the words in the body.

    A title counts where it is a quotation from its first word; the speaker is named in the body alone.
    """
    lifted = [(i, key) for i, s in enumerate(statements) if (key := _lifted(document, s))]
    if not lifted:
        return tuple(statements)
    said = {key: s.chain for s in reversed(statements) if s.chain and s.part == "body" for key in _keys(document, s)}
    found = list(statements)
    for i, key in lifted:
        if chain := said.get(key):
            found[i] = replace(found[i], chain=tuple(_elsewhere(link) for link in chain))
    return tuple(found)


def _lifted(document: Document, statement: Statement) -> tuple[str, ...]:
    """Give the first words of a quotation that stands for itself; nothing for any other statement."""
    if statement.part not in _LIFTED or statement.chain:
        return ()
    if statement.part != "pullquote" and not statement.spans[0].of(document.text).startswith(tuple("‘'“\"")):
        return ()
    return next(_keys(document, statement), ())


def _keys(document: Document, statement: Statement) -> Iterator[tuple[str, ...]]:
    """Give every few words in a row that stand in a quotation."""
    words = [
        t.lower.replace("’", "'") for t in document.tokens[statement.sentence] if _is_said(statement.core, t.start)
    ]
    words = [word for word in words if word[0].isalnum()]
    if statement.part == "pullquote" or document.quotes_in(statement.core[0]):
        yield from (tuple(words[at : at + _KEY]) for at in range(len(words) - _KEY + 1))


def _is_said(core: Sequence[Span], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in core)


def _elsewhere(link: Link) -> Link:
    """Name a source without its words, which stand in another sentence."""
    return replace(link, cue=None, span=None)
