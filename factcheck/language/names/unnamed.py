"""The people a text speaks of without a name ("a senior diplomat"): where they stand, and which of them are one."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.names.own_words import key_of, stem
from factcheck.language.names.phrases import DETERMINERS, is_verb, left_edge
from factcheck.language.names.words import body_noun, is_capital, role_noun
from factcheck.language.tokens import Token
from factcheck.models import Span

_OPENS_TAIL = frozenset(("of", "for", "at", "from", "with", "in", "on"))
_SMALL = frozenset(("of", "for", "at", "from", "with", "in", "on", "a", "an", "one", "and", "the"))
_OPENS_NOUN = frozenset(
    ("a", "an", "the", "some", "several", "many", "what", "by", "from", "among", "of", "for", "with")
)
_LATEST = 40


_FIGURES = frozenset({"figure", "figures"})


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a text speaks of someone unnamed: token indexes in a sentence, ends included."""

    sentence: int
    first: int
    last: int
    head: int

    def tokens(self, document: Document) -> Sequence[Token]:
        """Give the words of the place."""
        return document.tokens[self.sentence][self.first : self.last + 1]

    def span(self, document: Document) -> Span:
        """Give the characters of the place."""
        tokens = document.tokens[self.sentence]
        return Span(tokens[self.first].start, tokens[self.last].end)


@dataclass(slots=True)
class Group:
    """The places that speak of one and the same, and the words by which each of them does."""

    words: frozenset[str]
    places: list[Place] = field(default_factory=list)
    keys: dict[tuple[str, ...], None] = field(default_factory=dict)


def gather(document: Document, taken: Sequence[tuple[int, int]]) -> tuple[Group, ...]:
    """Find the unnamed people of a text, and put those together that are one.

    The same words are the same people; a definite description takes up the last one all of whose words it repeats.
    """
    by_key: dict[tuple[str, ...], Group] = {}
    by_noun: dict[str, list[Group]] = {}
    groups: list[Group] = []
    for place in _places(document, taken):
        tokens = place.tokens(document)
        key, noun = key_of(tokens), document.tokens[place.sentence][place.head].lower
        told = frozenset(stem(w) for w in key) - _SMALL
        definite = tokens[0].lower == "the" and role_noun(noun) == noun
        same = by_noun.setdefault(noun, [])
        group = by_key.get(key) or next((g for g in reversed(same[-_LATEST:]) if definite and told <= g.words), None)
        if group is None:
            group = Group(told)
            groups.append(group)
            same.append(group)
        by_key.setdefault(key, group)
        group.keys[key] = None
        group.places.append(place)
    return tuple(groups)


def _places(document: Document, taken: Sequence[tuple[int, int]]) -> Iterator[Place]:
    for number, tokens in enumerate(document.tokens):
        for first, at in _unnamed(tokens):
            if not _covered(taken, tokens[at].start):
                yield Place(number, first, _tail(tokens, at), at)


def _unnamed(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for at, token in enumerate(tokens):
        noun = role_noun(token.lower)
        if noun is None and token.lower in _FIGURES:
            noun = _figure(tokens, at)
        if noun is None or (at + 1 < len(tokens) and _compound(tokens[at + 1].lower)):
            continue
        first = _noun_edge(tokens, left_edge(tokens, at))
        if first and tokens[first - 1].lower in DETERMINERS:
            first -= 1
        if not _is_written_as_noun(tokens, first, at):
            continue
        if first < at or noun != token.lower:
            yield first, at


def _figure(tokens: Sequence[Token], at: int) -> str | None:
    """Give "figure" where it means a person: "one senior figure", "opposition figures"."""
    eminent = at > 0 and tokens[at - 1].lower in {"senior", "leading", "key", "prominent", "political", "opposition"}
    return "figure" if eminent else None


def _noun_edge(tokens: Sequence[Token], first: int) -> int:
    """Step left over one or two nouns between an opening word and a role: "what shipping watchers", "the line boss"."""
    for at in (first - 1, first - 2):
        if at < 1 or not _is_plain(tokens[at]):
            return first
        if tokens[at - 1].lower in _OPENS_NOUN:
            return at
    return first


def _is_plain(token: Token) -> bool:
    low = token.lower
    if token.text != low or not low.isalpha() or len(low) < 3 or low.endswith(("ed", "ly")):
        return False
    listed = ("name_common", "name_prepositions", "name_verbs", "pronouns", "auxiliaries")
    return low not in DETERMINERS and not any(low in words(family) for family in listed)


def _is_written_as_noun(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether a role noun stands as one: not "Smith accused", not a title before or behind a name."""
    token = tokens[at]
    if is_verb(token.lower) and (first == at or is_capital(tokens[at - 1])):
        return False
    if not is_capital(token):
        return True
    follows = at + 1 < len(tokens) and is_capital(tokens[at + 1])
    return not follows and (at == first or not is_capital(tokens[at - 1]) or tokens[first].lower in DETERMINERS)


def _tail(tokens: Sequence[Token], at: int) -> int:
    """Give the last token of a source with what it belongs to: "spokesman for Acme", "residents of the city"."""
    if at + 2 >= len(tokens) or tokens[at + 1].lower not in _OPENS_TAIL:
        return at
    stop = at + 2 + (tokens[at + 2].lower in DETERMINERS)
    begin = stop
    if stop < len(tokens) and tokens[stop].lower in words("name_calendar"):
        return at
    while (
        stop < len(tokens)
        and stop - begin < 10
        and (is_capital(tokens[stop]) or (stop > begin and tokens[stop].lower in {"of", "and", "for"}))
    ):
        stop += 1
    while stop > begin and not is_capital(tokens[stop - 1]):
        stop -= 1
    if stop > begin:
        return stop - 1 if tokens[at + 1].lower != "in" else at
    while (
        stop < len(tokens) and stop - begin < 4 and tokens[stop].text[0].isalpha() and not is_verb(tokens[stop].lower)
    ):
        stop += 1
    ends = stop >= len(tokens) or is_verb(tokens[stop].lower) or not tokens[stop].text[0].isalnum()
    return stop - 1 if ends and stop > begin and tokens[stop - 1].lower not in words("name_prepositions") else at


def _compound(word: str) -> bool:
    return role_noun(word) is not None or body_noun(word) is not None


def _covered(taken: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(taken, (offset, offset + 1_000_000))
    return any(start <= offset < end for start, end in taken[max(0, at - 3) : at])
