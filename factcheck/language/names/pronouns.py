"""Whom a pronoun means: the subject of its sentence, or of the sentences before it."""

from collections import Counter
from collections.abc import Callable, Iterator

from factcheck.language.names.entities import Entity
from factcheck.language.names.index import Index, Ref
from factcheck.language.names.phrases import is_verb
from factcheck.language.names.words import lowered

_GENDERED = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_IT = frozenset(("it", "its", "itself"))
_OTHERS = frozenset(
    ("i", "me", "my", "we", "us", "our", "you", "who", "that", "this", "these", "those", "which", "one")
)  # fmt: skip
PRONOUNS = _GENDERED.keys() | _THEY | _IT | _OTHERS
_SENTENCES_BACK = 40
_REFS_BACK = 200
_OFTEN = 3


def pronoun_means(index: Index, pronoun: str, offset: int) -> Entity | None:
    """Give whom a pronoun at an offset means, by its gender and number."""
    if pronoun in _GENDERED:
        sex = _GENDERED[pronoun]

        def fits(ref: Ref) -> bool:
            return not ref.plural and ref.person is True and ref.gender in {"", sex}

        def may(ref: Ref) -> bool:
            return not ref.plural and ref.person is None and ref.subject and ref.entity.kind == "other"

        found = _look_back(index, offset, fits, pronoun) or _look_back(index, offset, may, pronoun)
        return _protagonist(index, offset, fits, found) or found
    if pronoun in _THEY:
        return _they_mean(index, offset, pronoun)
    if pronoun in _IT:
        found = _look_back(index, offset, lambda r: r.person is False and not _is_place(index, r), pronoun)
        return found or _look_back(index, offset, lambda r: r.person is None and r.subject and not r.plural, pronoun)
    if pronoun == "who":
        return next((r.entity for r in index.before(offset, 3) if r.person is not False), None)
    return None


def _protagonist(index: Index, offset: int, fits: Callable[[Ref], bool], found: Entity | None) -> Entity | None:
    """Give the person of whom the whole text speaks, for a pronoun that opens a paragraph: "She looks out at the rain".

    Only where it speaks of nobody else nearly as often, and of whoever would be meant otherwise just in passing.
    """
    here = index.document.sentence_at(offset)
    paragraphs = index.document.paragraphs
    before = [r for r in index.before(offset, _REFS_BACK) if fits(r) and not (r.quoted or r.described)]
    if any(paragraphs[r.sentence] == paragraphs[here] for r in before[:3]):
        return None
    counts = Counter(r.entity.name for r in before)
    (name, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    if most < _OFTEN * max(1, second) or (found is not None and counts[found.name] * _OFTEN > most):
        return None
    return next((r.entity for r in before if r.entity.name == name), None)


def _they_mean(index: Index, offset: int, pronoun: str) -> Entity | None:
    """Give several people or a body; one unnamed person only in the sentence that speaks of them."""
    here = index.document.sentence_at(offset)
    quoted = index.quotes.hold(offset)

    def several(ref: Ref) -> bool:
        one = ref.described and (ref.person is not True or (ref.sentence == here and not quoted))
        return ref.plural or one or (ref.person is False and ref.subject)

    return _look_back(index, offset, several, pronoun) or _look_back(
        index, offset, lambda r: r.person is False, pronoun
    )


def _is_place(index: Index, ref: Ref) -> bool:
    """Say whether a naming is of a place, as far as nothing tells that it acts."""
    return ref.entity.kind == "other" and ref.entity.role is None and ref.entity.name not in index.actors


def _look_back(index: Index, offset: int, fits: Callable[[Ref], bool], pronoun: str) -> Entity | None:
    """Look for the last party that fits: the subject of this sentence, then of the ones before, then anyone in them."""
    here = index.document.sentence_at(offset)
    aside: Entity | None = None
    for number, refs in _by_sentence(index, offset, fits):
        if here - number > _SENTENCES_BACK:
            break
        open_refs = [r for r in refs if not r.quoted]
        subjects = [r for r in open_refs if r.subject]
        sex = _GENDERED.get(pronoun)
        subjects = [r for r in subjects if sex and r.gender == sex] or subjects
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
