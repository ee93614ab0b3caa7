"""Whom the words of a source mean: a name in them, someone spoken of before, or a party in its own words."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from factcheck.language.lexicon import entries, words
from factcheck.language.names.entities import Entity
from factcheck.language.names.index import Index, Ref, head_of, in_own_words, key_of, make_index, without_relative
from factcheck.language.names.mentions import POST_NOMINALS
from factcheck.language.names.merge import fold
from factcheck.language.names.phrases import DETERMINERS, is_verb
from factcheck.language.names.words import body_noun, is_capital, lowered, role_noun
from factcheck.language.tokens import Token
from factcheck.models import Span

__all__ = ["Index", "make_index", "resolve"]

_GENDERED = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_IT = frozenset(("it", "its", "itself"))
_OTHERS = frozenset(
    ("i", "me", "my", "we", "us", "our", "you", "who", "that", "this", "these", "those", "which", "one")
)  # fmt: skip
_SENTENCES_BACK = 20
_REFS_BACK = 200


def resolve(index: Index, span: Span) -> Entity | None:
    """Give the entity that the words at a span mean; None only where it holds no word or mark."""
    if not span.of(index.document.text).strip():
        return None
    tokens = _tokens(index, span)
    if not tokens:
        return Entity(span.of(index.document.text).strip(), (), (span,), naming="bare")
    if (
        len(tokens) == 1
        and (pronoun := tokens[0].lower) in _GENDERED.keys() | _THEY | _IT | _OTHERS
        and tokens[0].text != "US"
    ):
        return _pronoun(index, pronoun, tokens[0].start) or Entity(
            tokens[0].text, (), (Span(tokens[0].start, tokens[0].end),), naming="bare"
        )
    return _named(index, tokens) or _conjunction(index, tokens) or _described(index, tokens)


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
    if len(found) > 1 and found[-1].lower == "'s":
        del found[-1]
    return found


def _named(index: Index, tokens: Sequence[Token]) -> Entity | None:
    """Find the name that is the head of the words, with the role or appositive that goes with it."""
    span = Span(tokens[0].start, tokens[-1].end)
    whole = next(
        (r for r in index.around(span) if not r.described and r.span.holds(span) and r.span.end == span.end), None
    )
    if whole is not None and is_capital(tokens[-1]):
        return whole.entity
    lead = tokens[1].start if len(tokens) > 1 and tokens[0].lower in DETERMINERS else tokens[0].start
    inside = [
        r
        for r in index.within(span)
        if not r.described and (r.phrase.start <= lead or r.span.start <= lead) and _is_head(tokens, r)
    ]
    if inside:
        best = max(inside, key=lambda r: (r.role and r.phrase.start <= lead < r.span.start, r.span.end - r.span.start))
        return best.entity
    head = role_noun(tokens[head_of(tokens)].lower) or tokens[head_of(tokens)].lower
    around = [r for r in index.around(span) if r.role and head in r.heads and not r.span.touches(span)]
    return around[0].entity if around and not any(t.lower in {"and", "or"} for t in tokens) else None


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
    kind = next((e.kind for e in (*sides, *names) if e is not None and e.kind != "other"), "other")
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
    if determiner in {"the", "this", "that"}:
        noun = role_noun(word)
        earlier = (
            _earlier_person(index, core, offset)
            if noun == word
            else _earlier_body(index, core, offset)
            if noun is None
            else None
        )
        if earlier is not None:
            return earlier
    elif (
        not determiner
        and body_noun(word)
        and (earlier := _earlier_body(index, core, offset)) is not None
        and len(core) > 1
    ):
        return earlier
    spoken = index.by_key.get(key_of(tokens))
    if spoken is not None:
        return spoken
    return in_own_words(index.document, tokens, (Span(tokens[0].start, tokens[-1].end),), index.book)


@cache
def _covers(noun: str) -> frozenset[str]:
    """Give the role nouns that this one may take up again, itself among them."""
    table = {e.words: e.notes["covers"].split(",") for e in entries("name_hypernyms")}
    return frozenset((noun, *table.get(noun, ())))


def _earlier_person(index: Index, core: Sequence[Token], offset: int) -> Entity | None:
    """Find whom "the diplomat" takes up: the last person of that role, or else of a role that it may stand for."""
    noun = role_noun(core[-1].lower) or core[-1].lower
    told = set(fold(t.text for t in core[:-1])) - DETERMINERS
    fits = [
        r
        for r in index.before(offset, _REFS_BACK)
        if r.person is not False and not r.plural and _covers(noun) & set(r.heads) and told <= _words_of(r)
    ]
    exact = [r for r in fits if noun in r.heads and not _same_definite(r, core)]
    return next((r.entity for r in (*exact, *fits)), None)


def _same_definite(ref: Ref, core: Sequence[Token]) -> bool:
    return ref.described and ref.entity.name.lower() == " ".join(t.lower for t in core) and not ref.entity.role


def _words_of(ref: Ref) -> set[str]:
    role = ref.entity.role or ""
    said = f"{ref.entity.name} {role} {ref.entity.part_of or ''}"
    return set(fold(said.replace("’s", "").replace("'s", "").split()))


def _earlier_body(index: Index, core: Sequence[Token], offset: int) -> Entity | None:
    """Find which body "the group" takes up: the last whose name or role says so, or else whose kind fits."""
    noun = core[-1].lower
    body = body_noun(noun)
    if body is None or body.place:
        return None
    told = set(fold(t.text for t in core[:-1])) - DETERMINERS
    before = [
        r for r in index.before(offset, _REFS_BACK) if r.person is not True and not r.described and told <= _words_of(r)
    ]
    named = next((r.entity for r in before if noun in r.heads), None)
    if named is not None:
        return named
    akin = next((r.entity for r in before if r.entity.kind in body.means and r.entity.naming == "institution"), None)
    later = index.by_noun.get(noun, ())
    if akin is not None or told:
        return akin
    unknown = (r.entity for r in before if r.person is None and r.subject and r.entity.kind == "other" and body.means)
    return later[0] if len(later) == 1 else next(unknown, None)


def _pronoun(index: Index, pronoun: str, offset: int) -> Entity | None:
    if pronoun in _GENDERED:
        sex = _GENDERED[pronoun]

        def fits(ref: Ref) -> bool:
            return not ref.plural and ref.person is True and ref.gender in {"", sex}

        def may(ref: Ref) -> bool:
            return not ref.plural and ref.person is None and ref.subject and ref.entity.kind == "other"

        return _look_back(index, offset, fits, pronoun) or _look_back(index, offset, may, pronoun)
    if pronoun in _THEY:
        found = _look_back(
            index, offset, lambda r: r.plural or r.described or (r.person is False and r.subject), pronoun
        )
        return found or _look_back(index, offset, lambda r: r.person is False, pronoun)
    if pronoun in _IT:
        found = _look_back(index, offset, lambda r: r.person is False and not _is_place(r), pronoun)
        return found or _look_back(index, offset, lambda r: r.person is None and r.subject, pronoun)
    if pronoun == "who":
        return next((r.entity for r in index.before(offset, 3) if r.person is not False), None)
    return None


def _is_place(ref: Ref) -> bool:
    return ref.entity.kind == "other" and ref.entity.role is None


def _look_back(index: Index, offset: int, fits: Callable[[Ref], bool], pronoun: str) -> Entity | None:
    """Look for the last party that fits: the subject of this sentence, then of the ones before, then anyone in them."""
    here = index.document.sentence_at(offset)
    aside: Entity | None = None
    for number, refs in _by_sentence(index, offset, fits):
        if here - number > _SENTENCES_BACK:
            break
        open_refs = [r for r in refs if not r.quoted]
        subjects = [r for r in open_refs if r.subject]
        if subjects:
            return (subjects[0] if number == here else subjects[-1]).entity
        if number == here:
            aside = open_refs[0].entity if open_refs else aside
        elif open_refs and not _has_subject_pronoun(index, number, pronoun):
            return open_refs[0].entity
    return aside


def _by_sentence(index: Index, offset: int, fits: Callable[[Ref], bool]) -> Iterator[tuple[int, list[Ref]]]:
    """Give the fitting namings before an offset, sentence by sentence, the last first."""
    held: list[Ref] = []
    for ref in index.before(offset, _REFS_BACK):
        if not fits(ref):
            continue
        if held and ref.sentence != held[0].sentence:
            yield held[0].sentence, held
            held = []
        held.append(ref)
    if held:
        yield held[0].sentence, held


def _has_subject_pronoun(index: Index, number: int, pronoun: str) -> bool:
    """Say whether the same pronoun is a sentence's subject already: it goes on speaking of someone earlier."""
    tokens = index.document.tokens[number][:60]
    return any(
        t.lower == pronoun
        and at + 1 < len(tokens)
        and is_verb(tokens[at + 1].lower)
        and (at == 0 or not lowered([tokens[at - 1].text])[0].isalpha())
        for at, t in enumerate(tokens)
    )
