"""Cues: the words that report, found by the word lists and told apart by their form. No frame is judged here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from factcheck.language.lexicon import Entry, entries
from factcheck.terms import Act

Form = Literal["base", "s", "past", "ing", "noun"]
ACTS: dict[str, Act] = {act: act for act in get_args(Act)}


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's tokens `start:end`, its act, what it takes (see lexicon/cue_verbs.txt) and its form."""

    start: int
    end: int
    act: Act
    takes: str
    form: Form
    lemma: str
    negated_only: bool = False
    sources: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    form: Form
    rest: tuple[str, ...]
    entry: Entry


@cache
def _irregular() -> dict[str, dict[str, str]]:
    return {entry.words: entry.notes for entry in entries("cue_irregular")}


def inflect(verb: str) -> dict[str, Form]:
    """Give the forms of a verb.

    >>> inflect("deny")
    {'deny': 'base', 'denies': 's', 'denied': 'past', 'denying': 'ing'}
    >>> list(inflect("admit")), list(inflect("say"))
    (['admit', 'admits', 'admitted', 'admitting'], ['say', 'says', 'said', 'saying'])
    """
    notes = _irregular().get(verb, {})
    stem = verb + notes.get("double", "")
    soft = verb[-1] == "y" and verb[-2] not in "aeou"
    third = verb[:-1] + "ies" if soft else verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "go", "do")) else "s")
    past = verb[:-1] + "ied" if soft else stem + ("d" if verb[-1] == "e" else "ed")
    ing = verb[:-1] + "ing" if verb[-1] == "e" and not verb.endswith("ee") else stem + "ing"
    forms: dict[str, Form] = {verb: "base", third: "s"}
    for word in (notes.get("past", past), notes.get("pp", "")):
        if word:
            forms.setdefault(word, "past")
    forms[ing] = "ing"
    return forms


@cache
def is_unchanging(lemma: str) -> bool:
    """Say whether a verb's past is its base: "put".

    >>> is_unchanging("put at"), is_unchanging("say")
    (True, False)
    """
    return "past" not in inflect(lemma.split()[0]).values()


@cache
def _verbs() -> dict[str, tuple[_Form, ...]]:
    """Every form of every verb that reports, longest phrase first."""
    found: dict[str, list[_Form]] = {}
    for entry in entries("cue_verbs"):
        verb, *rest = entry.words.split()
        only = entry.notes.get("forms", "base,s,past,ing").split(",")
        for word, form in inflect(verb).items():
            if form in only:
                found.setdefault(word, []).append(_Form(form, tuple(rest), entry))
    return {word: tuple(sorted(forms, key=lambda f: -len(f.rest))) for word, forms in found.items()}


@cache
def common_verbs() -> frozenset[str]:
    """Every form of a known verb but the base and those in -ing: words that make a clause."""
    known = {entry.words.split()[0] for entry in entries("cue_verbs")} | set(_irregular())
    unchanged = {notes["past"] for notes in _irregular().values() if "past" in notes}
    inflected = {word for verb in known for word, form in inflect(verb).items() if form in ("past", "s")}
    return frozenset(inflected | unchanged)


def verb_cues(words: Sequence[str], inside: Sequence[int]) -> dict[int, Cue]:
    """Find the verbs that report, outside quotations of speech, by the token they start at.

    Of two phrases at one place the longer counts: "called for" before "called".

    >>> [cue.lemma for cue in verb_cues(("orr", "called", "for", "calm"), (-1, -1, -1, -1)).values()]
    ['call for']
    """
    verbs = _verbs()
    found = {}
    for at, word in enumerate(words):
        if word not in verbs or inside[at] >= 0:
            continue
        for form in verbs[word]:
            end = at + 1 + len(form.rest)
            if tuple(words[at + 1 : end]) == form.rest:
                notes = form.entry.notes
                act, takes = ACTS[notes["act"]], notes["takes"]
                only = ("needs" in notes, notes.get("of", ""), notes.get("what", ""))
                found[at] = Cue(at, end, act, takes, form.form, form.entry.words, *only)
                break
    return found
