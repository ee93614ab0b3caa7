"""Where a text speaks of a body by its noun alone ("the union"), so that "it" and "its" can look back at it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.language.names.earlier import earlier_body
from factcheck.language.names.index import Index, Ref
from factcheck.language.names.phrases import is_subject
from factcheck.language.names.words import body_noun, is_capital, is_modifier, role_noun
from factcheck.language.tokens import Token
from factcheck.models import Span

_LONGEST = 4


def with_definites(index: Index) -> Index:
    """Add the places where "the X" takes up a body that the text names."""
    refs = (r for number in range(len(index.document.tokens)) for r in _refs(index, number))
    return replace(index, refs=tuple(sorted((*index.refs, *refs), key=lambda r: (r.span.start, -r.span.end))))


def _refs(index: Index, number: int) -> Iterator[Ref]:
    tokens = index.document.tokens[number]
    for first, token in enumerate(tokens):
        at = _noun(tokens, first + 1) if token.lower == "the" else None
        if at is None:
            continue
        entity = earlier_body(index, tokens[first : at + 1], token.start)
        if entity is not None:
            span = Span(token.start, tokens[at].end)
            subject = is_subject(tokens, first, at + 1)
            quoted = index.quotes.hold(token.start)
            yield Ref(span, span, entity, number, False, subject=subject, quoted=quoted, described=True)


def _noun(tokens: Sequence[Token], first: int) -> int | None:
    """Find the noun for a body that "the" belongs to, past its modifiers; None where another noun follows it."""
    for at in range(first, min(len(tokens), first + _LONGEST)):
        low = tokens[at].lower
        if is_capital(tokens[at]):
            return None
        follower = tokens[at + 1].lower if at + 1 < len(tokens) else "."
        compound = role_noun(follower) is not None or body_noun(follower) is not None
        body = body_noun(low)
        if body is not None and body.means and not compound:
            return at
        if not is_modifier(low) and body is None:
            return None
    return None
