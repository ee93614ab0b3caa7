"""The parties that a doubt names, in full: who is awaited, who denies."""

from collections.abc import Iterable, Sequence

from factcheck.language.certainty import Certainty
from factcheck.language.document import Document
from factcheck.language.lexicon import words as listed
from factcheck.language.names import Entities, Entity, same_name
from factcheck.models import Span
from factcheck.terms import Status

_DOUBTS: dict[Status, tuple[str, str]] = {
    "unconfirmed": ("{} has not confirmed this", "{} have not confirmed this"),
    "denied": ("{} denies this", "{} deny this"),
    "disputed": ("{} does not accept this", "{} do not accept this"),
    "not_verified": ("this has not been verified", "this has not been verified"),
    "no_comment": ("{} has not commented", "{} have not commented"),
}
"""How a doubt is put in words, for one party and for several; gravest first."""
_OF_NOBODY: dict[Status, str] = {
    "unconfirmed": "this has not been confirmed",
    "denied": "this is denied",
    "disputed": "another account conflicts",
    "not_verified": "this has not been verified",
    "no_comment": "those concerned have not commented",
}
"""The same where the text does not say who."""
_REACH = 50_000
"""Characters around a cue in which a party is looked for that its sentence does not name: more than an article has."""
_ARTICLES = ("The ", "A ", "An ")
DOUBTFUL: tuple[Status, ...] = tuple(_DOUBTS)


def doubt_in_words(status: Status, names: Sequence[str]) -> str:
    """Say in a clause who leaves a claim open.

    >>> doubt_in_words("unconfirmed", ["Russia"]), doubt_in_words("denied", ["Acme", "its owner"])
    ('Russia has not confirmed this', 'Acme and its owner deny this')
    """
    if not names:
        return _OF_NOBODY[status]
    one, several = _DOUBTS[status]
    return (several if len(names) > 1 else one).format(" and ".join(map(inside, names)))


def inside(name: str) -> str:
    """Write a name within a sentence: its article is small there.

    >>> inside("A senior diplomat"), inside("Acme")
    ('a senior diplomat', 'Acme')
    """
    return name[0].lower() + name[1:] if name.startswith(_ARTICLES) else name


def place(document: Document, words: str, cue: Span) -> Span | None:
    """Find where the text names a party of a doubt: in its cue, in its sentence, or around it; the last of several."""
    text = document.text
    sentence = document.sentences[document.sentence_at(cue.start)]
    for start, end in (
        (cue.start, cue.end),
        (sentence.start, cue.start),
        (sentence.start, sentence.end),
        (max(0, cue.start - _REACH), min(len(text), cue.end + _REACH)),
    ):
        found = _last(text, words, start, end) if words else None
        if found:
            return found
    return None


def _last(text: str, words: str, start: int, end: int) -> Span | None:
    """Find the last place of whole words between two offsets.

    >>> _last("Orr met Orrick", "Orr", 0, 14), _last("Orrick", "Orr", 0, 6)
    (Span(start=0, end=3), None)
    """
    at = text.rfind(words, start, end)
    while at >= 0:
        after = at + len(words)
        if not (_is_word(text[at - 1 : at]) or _is_word(text[after : min(after + 1, end)])):
            return Span(at, after)
        at = text.rfind(words, start, after - 1)
    return None


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def party(document: Document, entities: Entities, words: str, cue: Span) -> Entity | None:
    """Find the entity that a doubt names in the words of the text."""
    at = place(document, words, cue)
    return entities.resolve(at) if at else None


def full_names(
    document: Document, entities: Entities, caveats: Iterable[Certainty], statuses: Iterable[Status]
) -> tuple[str, ...]:
    """Name in full everyone whom the caveats of these statuses await or name as denying; a body covers its people."""
    wanted = frozenset(statuses)
    found: dict[str, str | None] = {}
    for caveat in caveats:
        if caveat.status in wanted:
            for words in (*caveat.awaiting, *caveat.denied_by):
                entity = party(document, entities, words, caveat.cue)
                name = entity.name if entity else words
                if name.lower() not in listed("stopwords") | listed("finite_verbs"):
                    found[name] = entity.part_of if entity else None
    return tuple(name for name, whole in found.items() if whole not in found)


def is_of(name: str, entity: Entity | None) -> bool:
    """Say whether a name means an entity or the body that it speaks for."""
    return entity is not None and (
        same_name(name, entity.name) or (entity.part_of is not None and same_name(name, entity.part_of))
    )
