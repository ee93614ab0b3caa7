"""Whom the words of a source mean: a name in them, someone spoken of before, or a party in its own words."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.lexicon import words
from factcheck.language.names.earlier import earlier_body, earlier_person, only_person
from factcheck.language.names.entities import Entity, first_told
from factcheck.language.names.index import Index, Ref, make_index
from factcheck.language.names.mentions import POST_NOMINALS
from factcheck.language.names.own_words import head_of, in_own_words, key_of, without_relative
from factcheck.language.names.partitives import QUANTIFIERS, one_of, some_of
from factcheck.language.names.phrases import DETERMINERS, is_verb
from factcheck.language.names.pronouns import PRONOUNS, pronoun_means
from factcheck.language.names.words import body_noun, is_capital, is_modifier, role_noun, role_of
from factcheck.language.tokens import Token
from factcheck.models import Span

_TAILS = frozenset(("'s", "who", "which", "that"))
_KINDS = frozenset(
    ("agency", "newspaper", "paper", "magazine", "website", "channel", "network", "broadcaster", "group", "firm")
)

__all__ = ["Index", "make_index", "resolve"]


def resolve(index: Index, span: Span) -> Entity | None:
    """Give the entity that the words at a span mean; None only where it holds no word or mark."""
    if not span.of(index.document.text).strip():
        return None
    tokens = _tokens(index, span)
    if not tokens:
        return Entity(span.of(index.document.text).strip(), (), (span,), naming="bare")
    taken_up = one_of(index.document, tokens)
    if taken_up is not None:
        return taken_up
    if len(tokens) == 1 and (pronoun := tokens[0].lower.partition("'")[0]) in PRONOUNS and tokens[0].text != "US":
        meant = pronoun_means(index, pronoun, tokens[0].start)
        return _owned(index, meant) if meant else Entity(tokens[0].text, (), (_span(tokens),), naming="bare")
    if tokens[0].lower in QUANTIFIERS and len(tokens) > 1 and (some := some_of(index.document, tokens, index.book)):
        return some
    return _named(index, tokens) or _conjunction(index, tokens) or _owned(index, _described(index, tokens))


def _span(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].start, tokens[-1].end)


def _tokens(index: Index, span: Span) -> Sequence[Token]:
    """Give the words of a span, across sentences, without the marks around them."""
    document = index.document
    first, last = document.sentence_at(span.start), document.sentence_at(max(span.start, span.end - 1))
    found: list[Token] = []
    for number in range(first, min(last, first + 3, len(document.sentences) - 1) + 1):
        sentence = document.tokens[number]
        low = bisect_left(sentence, span.start, key=lambda t: t.start)
        high = bisect_left(sentence, span.end, key=lambda t: t.start)
        found += [t for t in sentence[low : min(high, low + 120)] if t.end <= span.end]
    while found and not found[0].text[0].isalnum():
        del found[0]
    while found and not found[-1].text[0].isalnum():
        del found[-1]
    if len(found) > 1 and found[-1].lower in _TAILS:
        del found[-1]
        while len(found) > 1 and found[-1].text == ",":
            del found[-1]
    return found[2:] if _leads_in(found) else found


def _leads_in(tokens: Sequence[Token]) -> bool:
    """Say whether the words begin with an adverb that opens a sentence: "However, the trust"."""
    if len(tokens) < 3 or tokens[1].text != ",":
        return False
    low = tokens[0].lower
    return low in words("name_common") and body_noun(low) is None and role_noun(low) is None


def _named(index: Index, tokens: Sequence[Token]) -> Entity | None:
    """Find the name that is the head of the words, with the role or appositive that goes with it."""
    span = Span(tokens[0].start, tokens[-1].end)
    whole = next(
        (r for r in index.around(span) if not r.described and r.span.holds(span) and r.span.end - span.end <= 1), None
    )
    if whole is not None and is_capital(tokens[-1]):
        return whole.entity
    lead = tokens[1].start if len(tokens) > 1 and tokens[0].lower in DETERMINERS else tokens[0].start
    inside = [
        r
        for r in index.within(span)
        if not r.described
        and (r.phrase.start <= lead or r.span.start <= lead or _led(tokens, r) or _apposed(tokens, r))
        and _is_head(tokens, r)
    ]
    if inside:
        best = max(inside, key=lambda r: (r.role and r.phrase.start <= lead < r.span.start, r.span.end - r.span.start))
        return best.entity
    head = role_noun(tokens[head_of(tokens)].lower) or tokens[head_of(tokens)].lower
    around = [r for r in index.around(span) if r.role and head in r.heads and not r.span.touches(span)]
    return around[0].entity if around and not any(t.lower in {"and", "or"} for t in tokens) else None


def _apposed(tokens: Sequence[Token], ref: Ref) -> bool:
    """Say whether a person's name stands in commas behind what they are: "The first witness, cashier Ana Orr"."""
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), None)
    if comma is None or ref.person is not True or tokens[0].lower not in DETERMINERS:
        return False
    before = [t for t in tokens[1:] if t.end <= min(ref.phrase.start, ref.span.start) or t.end <= tokens[comma].end]
    return not any(is_capital(t) for t in before) and sum(t.text == "," for t in before) == 1


def _led(tokens: Sequence[Token], ref: Ref) -> bool:
    """Say whether only an article and a modifier stand before a body's name: "the state Office of Mines"."""
    before = [t for t in tokens if t.end <= ref.span.start]
    plain = all(t.lower in DETERMINERS or (is_modifier(t.lower) and not is_capital(t)) for t in before[1:])
    return ref.person is False and len(before) < 4 and plain and bool(before) and before[0].lower in DETERMINERS


def _is_head(tokens: Sequence[Token], ref: Ref) -> bool:
    """Say whether a name is what the words are about, and not only a part before their head ("Russia's military")."""
    at = next((i for i, t in enumerate(tokens) if t.start >= ref.span.end), None)
    if at is None:
        return True
    if tokens[at].lower in POST_NOMINALS:
        at += 1
    if at == len(tokens):
        return True
    after = tokens[at]
    if tokens[-1].lower in _KINDS and ref.person is not True and all(t.text == t.lower for t in tokens[at:]):
        return all(is_modifier(t.lower) or body_noun(t.lower) for t in tokens[at:])
    if after.lower in {"'s", "’", "'"}:
        return False
    if after.lower in {"and", "or", "&"}:
        return (
            ref.role
            and ref.phrase.end > after.end
            and ref.phrase.start <= tokens[0].start
            and ref.phrase.end > ref.span.end
        )
    if after.lower == "as" and at + 2 < len(tokens) and tokens[at + 1].lower == "well":
        return False
    if after.text == ",":
        return not _listed(tokens, at) or ref.phrase.end > after.end
    return (
        not after.text[0].isalnum()
        or after.lower in words("name_prepositions")
        or is_verb(after.lower)
        or after.lower in {"today", "himself", "herself"}
    )


def _listed(tokens: Sequence[Token], at: int) -> bool:
    return (
        any(t.lower in {"and", "or"} for t in tokens[at + 1 :]) and at + 1 < len(tokens) and is_capital(tokens[at + 1])
    )


def _conjunction(index: Index, tokens: Sequence[Token]) -> Entity | None:
    """Make one collective of two parties joined by "and"."""
    at = next((i for i, t in enumerate(tokens) if t.lower in {"and", "or"} or _as_well(tokens, i)), None)
    if at is None or at == 0 or at == len(tokens) - 1:
        return None
    if any(t.lower in words("name_prepositions") - {"as"} for t in tokens[:at]):
        return None
    spans = (Span(tokens[0].start, tokens[-1].end),)
    sides = [in_own_words(index.document, side, spans, index.book) for side in (tokens[:at], tokens[at + 1 :])]
    names = [_named(index, side) for side in (tokens[:at], tokens[at + 1 :])]
    kind = first_told(e.kind for e in (*sides, *names) if e is not None)
    return Entity(spans[0].of(index.document.text), (), spans, None, kind, "collective")


def _as_well(tokens: Sequence[Token], at: int) -> bool:
    return [t.lower for t in tokens[at : at + 3]] == ["as", "well", "as"]


def _described(index: Index, tokens: Sequence[Token]) -> Entity:
    """Give whom a description means: someone before it where it is definite, the same words elsewhere, or itself."""
    tokens = without_relative(tokens)
    at = head_of(tokens)
    word = tokens[at].lower
    offset = tokens[0].start
    core = tokens[: at + 1]
    determiner = tokens[0].lower if tokens[0].lower in DETERMINERS and len(tokens) > 1 else ""
    noun = role_noun(word)
    earlier = None
    if determiner in {"the", "this", "that"} and noun in {None, word}:
        earlier = earlier_body(index, core, offset) if noun is None else earlier_person(index, core, offset)
    elif not determiner and noun is None and body_noun(word) and (len(core) > 1 or _in_headline(index, offset)):
        earlier = earlier_body(index, core, offset)
    elif not determiner and noun == word and len(core) == 1 and _in_headline(index, offset):
        earlier = only_person(index, noun)
    if earlier is not None:
        return earlier
    there = index.by_head.get(tokens[at].start)
    spoken = there.entity if there is not None else index.by_key.get(key_of(tokens))
    if spoken is None:
        spoken = in_own_words(index.document, tokens, (Span(tokens[0].start, tokens[-1].end),), index.book)
    return spoken


def _in_headline(index: Index, offset: int) -> bool:
    """Say whether a noun stands in a line without a full stop, where headlines leave out the article."""
    tokens = index.document.tokens[index.document.sentence_at(offset)]
    return bool(tokens) and tokens[-1].text not in {".", "?", "!", "”", '"', "’"}


def _owned(index: Index, entity: Entity) -> Entity:
    """Add whom "the trust's directorate" belongs to, where its owner is only described."""
    told = entity.part_of is not None and body_noun(entity.part_of.lower()) is None
    if told or (entity.name, entity.mentions[0]) in index.named:
        return entity
    tokens = _tokens(index, entity.mentions[0])
    head = head_of(tokens)
    if head and (head == 1 or not is_capital(tokens[head - 1])) and (noun := role_noun(tokens[head].lower)):
        body = earlier_body(index, tokens[head - 1 : head], tokens[0].start)
        if body is not None and role_of(noun).speaks:
            return replace(entity, part_of=body.name, kind=body.kind if body.kind != "other" else entity.kind)
    at = next((i for i, t in enumerate(tokens) if t.lower == "'s" and 0 < i < len(tokens) - 1), None)
    if at is None:
        return entity
    owner = resolve(index, Span(tokens[0].start, tokens[at - 1].end))
    if owner is None or owner.naming not in {"institution", "named"}:
        return entity
    return replace(entity, part_of=owner.name)
