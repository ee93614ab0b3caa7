"""Phrases as patterns over words: how a line of the lexicon is compiled, and where it matches. No meaning here.

A pattern is words apart by spaces: `a/b` one of several, `$class` one of a class (family `certainty_classes`),
`~verb` a regular verb in any form, `word?` may be missing, `*` up to two adverbs, `...` up to eight words without
a stop, `@np` a noun phrase, `@soft` up to five quotation marks, articles and adverbs of degree. The words that `...`
or `@np` took are handed on as `got`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from factcheck.language.certainty.lines import Line
from factcheck.language.certainty.phrases import is_adverb, lead_start, noun_phrase_end
from factcheck.language.lexicon import entries

Part = frozenset[str] | str
_STOPS = frozenset(",;.:?!—–()") | {"--", "“", "”", '"'}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say something, what the lexicon notes about it, and its place in the file (earlier wins a tie)."""

    parts: tuple[Part, ...]
    notes: dict[str, str]
    order: int


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: `start` with its auxiliaries, `head` its own first word, `end` after its last."""

    line: Line
    pattern: Pattern
    start: int
    head: int
    end: int
    got: tuple[int, int] | None = None


def verb_forms(verb: str) -> tuple[str, ...]:
    """Give the forms of a regular verb.

    >>> verb_forms("deny"), verb_forms("refuse"), verb_forms("reject")
    (('deny', 'denies', 'denied', 'denying'), ('refuse', 'refuses', 'refused', 'refusing'), \
('reject', 'rejects', 'rejected', 'rejecting'))
    """
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return verb, verb + ending, verb + "ed", verb + "ing"


@cache
def _classes() -> dict[str, frozenset[str]]:
    found = {}
    for entry in entries("certainty_classes"):
        name, _, members = entry.words.partition(" = ")
        found[name] = frozenset(members.split("/"))
    return found


def word_class(name: str) -> frozenset[str]:
    """Give the words of a class of the lexicon, such as `$be`."""
    return _classes()[name]


def _part(word: str) -> Part:
    if word in {"*", "...", "@np", "@soft"}:
        return word
    members: set[str] = set()
    for choice in word.split("/"):
        if choice.startswith("$"):
            members |= word_class(choice)
        else:
            members.update(verb_forms(choice[1:]) if choice.startswith("~") else (choice,))
    return frozenset(members)


def compile_pattern(text: str) -> tuple[tuple[Part, ...], ...]:
    """Compile the words of a pattern; each choice of its optional words is one row.

    >>> [len(row) for row in compile_pattern("no official? word from @np")]
    [5, 4]
    """
    slots = [((_part(w[:-1]),), ()) if w.endswith("?") else ((_part(w),),) for w in text.split()]
    return tuple(tuple(part for slot in row for part in slot) for row in product(*slots))


@cache
def pattern_index(families: tuple[str, ...]) -> dict[str, tuple[Pattern, ...]]:
    """Read families of the lexicon into an index by first word."""
    index: dict[str, list[Pattern]] = {}
    order = 0
    for family in families:
        for entry in entries(family):
            order += 1
            for parts in compile_pattern(entry.words):
                for word in parts[0] if isinstance(parts[0], frozenset) else ():
                    index.setdefault(word, []).append(Pattern(parts, entry.notes, order))
    return {word: tuple(found) for word, found in index.items()}


def match_parts(line: Line, parts: tuple[Part, ...], at: int) -> tuple[int, tuple[int, int] | None] | None:
    """Match the parts from a word on; give the index after the last word and what was taken on the way."""
    words, index, got = line.words, at, None
    for place, part in enumerate(parts):
        if part == "@np":
            end = noun_phrase_end(line, index)
            if end == index:
                return None
            got, index = (index, end), end
        elif part == "@soft":
            index = _soft_end(words, index)
        elif part == "*":
            following = parts[place + 1] if place + 1 < len(parts) else ""
            limit = index + 2
            while index < min(limit, len(words)) and words[index] not in following and is_adverb(words[index]):
                index += 1
        elif part == "...":
            rest = parts[place + 1 :]
            stop = _soft_gap_end(words, index, rest[1]) if rest[0] == "@soft" else _gap_end(words, index, rest[0])
            if stop is None:
                return None
            got, index = (index, stop), stop
        elif index < len(words) and words[index] in part:
            index += 1
        else:
            return None
    return index, got


def _gap_end(words: list[str], at: int, following: Part) -> int | None:
    for index in range(at, min(at + 9, len(words))):
        if words[index] in following:
            return index
        if words[index] in _STOPS:
            return None
    return None


def _soft_end(words: list[str], at: int) -> int:
    soft, end = word_class("$soft"), at
    while end < min(at + 5, len(words)) and (words[end] in soft or is_adverb(words[end])):
        end += 1
    return end


def _soft_gap_end(words: list[str], at: int, following: Part) -> int | None:
    """Give where a gap ends before soft words and one of those that must follow."""
    for index in range(at, min(at + 9, len(words))):
        end = _soft_end(words, index)
        if end < len(words) and words[end] in following:
            return index
        if words[index] in _STOPS:
            return None
    return None


def find_match(line: Line, index: dict[str, tuple[Pattern, ...]], at: int, leads: Iterable[str]) -> Match | None:
    """Give the longest pattern that begins at a word, its auxiliaries (`leads`) taken in on the left."""
    best: tuple[int, int, Pattern, tuple[int, int] | None] | None = None
    following = line.word(at + 1)
    for pattern in index[line.words[at]]:
        if len(pattern.parts) > 1 and isinstance(pattern.parts[1], frozenset) and following not in pattern.parts[1]:
            continue  # most patterns end here, without a call
        found = match_parts(line, pattern.parts, at)
        if found is not None and (best is None or (found[0], -pattern.order) > best[:2]):
            best = (found[0], -pattern.order, pattern, found[1])
    if best is None:
        return None
    start = at
    if best[2].notes.get("lead") != "no":
        while start > 0 and at - start < 5:
            reached = max(lead_start(line, start), at - 6)
            start = reached - 1 if reached > 0 and line.words[reached - 1] in leads else reached
            if start == reached:
                break
        while start < at and line.words[start] not in leads:
            start += 1
    return Match(line, best[2], start, at, best[0], best[3])
