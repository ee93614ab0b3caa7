"""Whom "the diplomat" or "the company" takes up: someone spoken of before, or a body named further on."""

from collections.abc import Sequence
from functools import cache

from factcheck.language.lexicon import entries
from factcheck.language.names.entities import Entity
from factcheck.language.names.index import Index, Ref
from factcheck.language.names.own_words import stem
from factcheck.language.names.party import fold
from factcheck.language.names.phrases import DETERMINERS
from factcheck.language.names.words import GOVERNED, NEWS, Body, body_noun, role_noun
from factcheck.language.tokens import Token

_REFS_BACK = 200
_REFS_AHEAD = 30
_NEAR = 4
"""Sentences back in which "the woman" still takes up an unnamed one."""
_ANYONE = frozenset({"man", "woman", "person"})
_OFTEN = 3
_OPENING = 2
"""The last sentence that may speak of what is named only after it: headline, the line below it."""


@cache
def _covers(noun: str) -> frozenset[str]:
    """Give the role nouns that this one may take up again, itself among them."""
    table = {e.words: e.notes["covers"].split(",") for e in entries("name_hypernyms")}
    return frozenset((noun, *table.get(noun, ())))


def earlier_person(index: Index, core: Sequence[Token], offset: int) -> Entity | None:
    """Find whom "the diplomat" takes up: the last person of that role, or else of a role that it may stand for."""
    noun = role_noun(core[-1].lower) or core[-1].lower
    told = {stem(w) for w in fold(t.text for t in core[:-1])} - DETERMINERS
    fits = [
        r
        for r in index.before(offset, _REFS_BACK)
        if r.person is not False and not r.plural and _covers(noun) & set(r.heads) and told <= _words_of(r)
    ]
    exact = [r for r in fits if noun in r.heads and not _same_definite(r, core)]
    found = next((r.entity for r in (*exact, *fits)), None)
    return found or (_unnamed_before(index, noun, offset) if noun in _ANYONE and not told else None)


def only_person(index: Index, noun: str) -> Entity | None:
    """Give the one person of that role whom the text names at all; None where there are several, or none."""
    named = {r.entity.name: r.entity for r in index.refs if r.role and r.person is True and noun in r.heads}
    return next(iter(named.values())) if len(named) == 1 else None


def _unnamed_before(index: Index, noun: str, offset: int) -> Entity | None:
    """Find the unnamed person of whom the sentences just before speak: "A former clerk said … The woman …"."""
    sex = {"man": "m", "woman": "f"}.get(noun, "")
    here = index.document.sentence_at(offset)
    for ref in index.before(offset, _REFS_AHEAD):
        if here - ref.sentence > _NEAR:
            break
        alone = ref.described and ref.person is True and not ref.plural and ref.subject
        if alone and ref.gender in {"", sex} and ref.entity.name.lower() not in {f"the {noun}", noun}:
            return ref.entity
    return None


def _same_definite(ref: Ref, core: Sequence[Token]) -> bool:
    return ref.described and ref.entity.name.lower() == " ".join(t.lower for t in core) and not ref.entity.role


def _words_of(ref: Ref) -> set[str]:
    role = ref.entity.role or ""
    said = f"{ref.entity.name} {role} {ref.entity.part_of or ''}"
    return {stem(w) for w in fold(said.replace("’", " ").replace("'", " ").split())}


def earlier_body(index: Index, core: Sequence[Token], offset: int) -> Entity | None:
    """Find which body "the group" takes up: the last whose name or role says so, else whose kind fits, else the next.

    A newspaper is meant only by a word for one. Where no kind fits, the body spoken of most whose kind is not told.
    """
    noun = core[-1].lower
    body = body_noun(noun)
    if body is None or (body.place and noun not in GOVERNED):
        return None
    told = {stem(w) for w in fold(t.text for t in core[:-1])} - DETERMINERS
    before = [r for r in index.before(offset, _REFS_BACK) if _may_be(r, body, told)]
    named = next((r.entity for r in before if noun in r.heads), None)
    if named is not None or body.place:
        return named
    akin = _main(index, [r for r in before if r.entity.kind in body.means and r.entity.naming == "institution"], offset)
    if akin is not None and not told:
        return akin
    later = [r for r in index.after(offset, _REFS_BACK) if _may_be(r, body, told)] if told else []
    ahead = next((r.entity for r in later if noun in r.heads), None)
    if akin is not None or ahead is not None or told:
        return akin or ahead
    only = index.by_noun.get(noun, ())
    found = only[0] if len(only) == 1 else _unknown(index, before) if body.means else None
    if found is None and body.means and index.document.sentence_at(offset) <= _OPENING:
        found = _announced(index, body, offset) or _unknown(index, [r for r in index.refs if _may_be(r, body, told)])
    return found


def _main(index: Index, refs: Sequence[Ref], offset: int) -> Entity | None:
    """Give the body spoken of last; one named in passing some sentences back gives way to whom the text is about."""
    if not refs:
        return None
    last = refs[0]
    most = max((r.entity for r in refs), key=lambda e: index.counts[e.name])
    passing = index.counts[last.entity.name] * _OFTEN <= index.counts[most.name]
    away = index.document.sentence_at(offset) - last.sentence
    return most if passing and away > 1 else last.entity


def _announced(index: Index, body: Body, offset: int) -> Entity | None:
    """Find the body that a headline or the line below it speaks of before the text names it."""
    ahead = (r.entity for r in index.after(offset, _REFS_AHEAD) if _may_be(r, body, set()))
    return next((e for e in ahead if e.kind in body.means and e.naming == "institution"), None)


def _may_be(ref: Ref, body: Body, told: set[str]) -> bool:
    """Say whether a naming is of a body that a noun may mean at all, all of whose other words it bears out."""
    if ref.person is True or ref.described:
        return False
    news = ref.entity.kind in NEWS and not (set(body.means) | {body.kind}) & NEWS
    return not news and (not told or told <= _words_of(ref))


def _unknown(index: Index, before: Sequence[Ref]) -> Entity | None:
    """Give the body of unknown kind that the text speaks of most, or else what acted last and may be one."""
    unknown = [r for r in before if r.entity.kind == "other" and r.person is not True]
    bodies = [r.entity for r in unknown if r.entity.naming == "institution"]
    bodies = bodies or [r.entity for r in unknown if r.person is False and r.entity.name in index.actors]
    if bodies:
        return max(bodies, key=lambda e: index.counts[e.name])
    return next((r.entity for r in unknown if r.person is None and r.subject and r.entity.role is None), None)
