"""Bodies in small letters that belong to a country, town or person: "the Syrian army", "Leeds city council"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.names.mentions import Mention
from factcheck.language.names.phrases import DETERMINERS, is_subject, left_edge, spoken_for
from factcheck.language.names.runs import is_initial
from factcheck.language.names.words import (
    bare,
    body_noun,
    is_capital,
    is_modifier,
    match_known,
    role_noun,
)
from factcheck.language.tokens import Token
from factcheck.models import Span

APART = frozenset(
    ("executive", "defence", "force", "service", "prison", "prosecution", "station", "watchdog", "regulator",
    "jury", "campaign")
)  # fmt: skip


def find_parts(document: Document, covered: Sequence[Span]) -> Iterator[Mention]:
    """Find the bodies of a country, town or person in small letters: "the Syrian army", "Leeds city council"."""
    for number, tokens in enumerate(document.tokens):
        for at, token in enumerate(tokens):
            body = body_noun(token.lower)
            if body is None or is_capital(token) or not _stands_for_part(token.lower):
                continue
            near = bisect_right(covered, Span(token.start, token.end))
            if any(span.holds(Span(token.start, token.end)) for span in covered[max(0, near - 3) : near]):
                continue
            first = left_edge(tokens, at)
            while first < at and not _opens_part(tokens, first):
                first += 1
            if first < at:
                yield _part(number, tokens, first, at)


def _opens_part(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not is_capital(token) or role_noun(token.lower):
        return False
    plain = [bare(t.text) for t in tokens[at : at + 4]]
    if match_known(plain, 0, len(plain)) is not None:
        return True
    return token.lower not in words("name_common") and not (is_initial(tokens, at) and is_modifier(token.lower))


def _stands_for_part(word: str) -> bool:
    body = body_noun(word)
    if body is None or body.place or word in APART or word == "agency":
        return False
    return body.part or word == "media" or body.kind in {"official", "political", "legal"}


def _part(number: int, tokens: Sequence[Token], first: int, at: int) -> Mention:
    inside = tuple(t.text for t in tokens[first : at + 1])
    span = Span(tokens[first].start, tokens[at].end)
    mention = Mention(number, first, at + 1, inside, span, first, body=True, phrase=span)
    mention.of = tuple(spoken_for(tokens[first:at]))[:1]
    start = first - int(first > 0 and tokens[first - 1].lower in DETERMINERS)
    mention.phrase = Span(tokens[start].start, span.end)
    mention.subject = is_subject(tokens, start, at + 1)
    return mention
