"""Sources without a name: the head of their words, and the entity they are in their own words."""

from collections.abc import Sequence

from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.names.entities import Book, Entity, group_kind, whole
from factcheck.language.names.party import fold
from factcheck.language.names.phrases import DETERMINERS, head_nouns, is_verb, spoken_for
from factcheck.language.names.words import body_noun, is_capital, role_noun, role_of
from factcheck.language.tokens import Token
from factcheck.models import Span
from factcheck.terms import Naming, SourceKind

_AGENTS = ("ers", "ors", "ants", "ees")
_SINCE = frozenset(("seen", "obtained", "reviewed", "released", "published", "filed", "issued", "familiar", "close"))


def key_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Give the words by which an unnamed source is the same again: without its determiner."""
    low = fold(t.text for t in tokens)
    return low[1:] if len(low) > 1 and low[0] in DETERMINERS - {"some", "another"} else low


def head_of(tokens: Sequence[Token]) -> int:
    """Give the index of the head of a noun phrase: its last word before the first preposition, comma or relative."""
    stop = next(
        (
            i
            for i, t in enumerate(tokens)
            if i
            and (t.lower in words("name_prepositions") or (not t.text[0].isalnum() and t.lower not in {"'s", "'", "’"}))
        ),
        len(tokens),
    )
    stop = next(
        (
            i
            for i in range(1, stop)
            if is_verb(tokens[i].lower) and role_noun(tokens[i].lower) is None and role_noun(tokens[i - 1].lower)
        ),
        stop,
    )
    stop = next((i for i in range(1, stop) if tokens[i].lower in _SINCE), stop)
    return max(0, stop - 1)


def in_own_words(document: Document, tokens: Sequence[Token], spans: tuple[Span, ...], book: Book) -> Entity:
    """Make the entity of a source that has no name: its own words, and what its head noun tells."""
    name = document.text[tokens[0].start : tokens[-1].end]
    at = head_of(tokens)
    word = tokens[at].lower
    noun = role_noun(word)
    body = body_noun(word)
    start = int(len(tokens) > 1 and tokens[0].lower in DETERMINERS)
    owners = tuple(spoken_for(tokens[start:]))
    if noun is not None and not role_of(noun).speaks and noun != "source":
        owners = tuple(o for o in owners if o != o.lower())
    part_of, owner_kind = whole(owners, book, "")
    if noun is None and body is not None:
        around = [t.lower for t in tokens[:at]]
        kind: SourceKind = group_kind(word, around)
        record = body.kind in {"document", "court_record"}
        plural = word.endswith("s") and word != "authorities" and body_noun(word[:-1]) is not None
        return Entity(
            name, (), spans, None, kind, "described" if record else "collective" if plural else "institution", part_of
        )
    role = role_of(noun) if noun is not None else None
    kind = role.kind if role is not None else _kind_by_ending(word)
    if role is not None and owner_kind != "other" and (role.speaks or noun == "source"):
        inner = body_noun(tokens[at - 1].lower) if at else None
        kind = inner.kind if inner is not None and inner.part and not is_capital(tokens[at - 1]) else owner_kind
    return Entity(name, (), spans, None, kind, _naming(tokens, at, start, noun, part_of), part_of)


def _kind_by_ending(word: str) -> SourceKind:
    """Tell the kind of people whom no list knows by the ending of their plural.

    >>> _kind_by_ending("modellers"), _kind_by_ending("limnologists"), _kind_by_ending("tables")
    ('crowd', 'expert', 'other')
    """
    if len(word) < 6:
        return "other"
    return "expert" if word.endswith(("ists", "ians")) else "crowd" if word.endswith(_AGENTS) else "other"


def _naming(tokens: Sequence[Token], at: int, start: int, noun: str | None, part_of: str | None) -> Naming:
    word = tokens[at].lower
    alone = at == start and at == len(tokens) - 1
    if noun == "source" and alone:
        return "bare"
    plural = noun != word if noun is not None else word.endswith("s") and not word.endswith("ss")
    if word == "media" or (plural and noun != "source"):
        return "described" if part_of and head_nouns(tokens[start:]) else "collective"
    return "described"


def _adds(word: str) -> bool:
    """Say whether a word after a comma begins an aside: "who spoke…", "speaking…"."""
    return word in {"who", "which"} or word.endswith("ing")


def without_relative(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out ", who spoke on condition of anonymity"."""
    cuts = (i for i in range(1, len(tokens) - 1) if tokens[i].text == "," and _adds(tokens[i + 1].lower))
    return tokens[: next(cuts, len(tokens))]


def stem(word: str) -> str:
    """Give a folded word without a plural's ending, to tell whether two phrases share it.

    >>> stem("lines"), stem("press")
    ('line', 'press')
    """
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
