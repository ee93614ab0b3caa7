"""Who says what: sources, their reporting words, and the stretch of text that is theirs.

A sentence is read as a `line` of tokens; `cues` finds its reporting verbs. Then, in this order: `according` (fixed
phrases), `before` and `after` (verbs, by where their content stands; with `passives` and, for infinitives,
`purposes`), `nouns`, `attitudes` (adjectives, and what merely seems so), and at last, for the whole text, `labels` and
`quotations` without a cue of their own. `subjects`, `phrases` and `clauses` find subjects, `group` a verb's helpers,
`complement` what follows it, `fits` whether it takes that and counts, `content` where what is said ends; `parts` holds
what frames share, `listener` names whom they told.
"""

from dataclasses import dataclass
from typing import Protocol

from factcheck.language.attribution.according import find_phrases
from factcheck.language.attribution.after import find_verbs
from factcheck.language.attribution.attitudes import find_appearances, find_attitudes
from factcheck.language.attribution.before import find_reporting_clauses
from factcheck.language.attribution.fits import nests_in_speech
from factcheck.language.attribution.found import Found
from factcheck.language.attribution.group import verbs_of
from factcheck.language.attribution.labels import find_labels
from factcheck.language.attribution.line import Line, lines_of
from factcheck.language.attribution.listener import listener_of
from factcheck.language.attribution.nouns import find_nouns
from factcheck.language.attribution.phrases import Range
from factcheck.language.attribution.quotations import join_quotations
from factcheck.language.document import Document
from factcheck.models import Span
from factcheck.terms import Act

__all__ = ["Attribution", "find_attributions"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of speech, writing or reported belief.

    `source` and `cue` are where the text names them (None where it does not); a relative pronoun goes with its noun
    ("Orr, who"). `content` is what is theirs: everything said, nested attributions included, up to where the
    reporter's own voice begins. `nested` says that it lies in the content of another, `parent` which (its index in the
    tuple it came in). `speaker` is the resolved name, or the source's own words where it is unnamed. `via` is whom it
    told.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    speaker: str | None
    act: Act
    nested: bool = False
    parent: int | None = None
    via: str | None = None


class Named(Protocol):
    """Someone whom a text names."""

    @property
    def name(self) -> str:
        """The fullest form of the name."""


class Resolver(Protocol):
    """Who is who in a text."""

    def resolve(self, span: Span) -> Named | None:
        """Give whom the words at a span mean."""


def find_attributions(document: Document, entities: Resolver | None = None) -> tuple[Attribution, ...]:
    """Find the attributions of a text in the order of their content.

    >>> from factcheck.language.document import cut
    >>> found = find_attributions(cut("The U.N. said the rebels have promised to leave, although nobody left."))
    >>> [(a.speaker, a.act, a.nested) for a in found]
    [('The U.N.', 'said', False), ('the rebels', 'promised', True)]
    """
    lines = list(lines_of(document))
    plain: list[Found] = []
    quoted: list[Found] = []
    for line in lines:
        (quoted if line.quoted else plain).extend(_read(line))
    plain += find_labels(document, lines)
    plain += join_quotations(document, lines, plain)
    ordered = sorted(plain + quoted, key=_place)
    parents = _parents(ordered)
    return tuple(_attribution(each, parent, entities) for each, parent in zip(ordered, parents, strict=True))


def _read(line: Line) -> list[Found]:
    verbs = verbs_of(line)
    known = find_phrases(line) + find_reporting_clauses(line, verbs)
    known = find_verbs(line, verbs, known)
    known += find_nouns(line, known)
    breaks = frozenset(each.clause for each in known if each.clause is not None)
    known += find_attitudes(line, breaks)
    known += find_appearances(line, known, breaks)
    return [each for each in known if each.contents and (not line.quoted or nests_in_speech(each))]


def _place(each: Found) -> tuple[int, int]:
    return min(span.start for span in each.contents), -max(span.end for span in each.contents)


def _parents(ordered: list[Found]) -> list[int | None]:
    """Give for each attribution the narrowest other one in whose content its cue lies."""
    open_ones: list[int] = []
    parents: list[int | None] = []
    for number, each in enumerate(ordered):
        cue = each.line.span(*each.cue)
        open_ones = [n for n in open_ones if max(s.end for s in ordered[n].contents) > each.contents[0].start]
        holders = [n for n in open_ones[-8:] if any(span.holds(cue) for span in ordered[n].contents)]
        parents.append(holders[-1] if holders else None)
        open_ones.append(number)
    return parents


def _attribution(each: Found, parent: int | None, entities: Resolver | None) -> Attribution:
    source = each.line.span(*each.source) if each.source else None
    nested = parent is not None or each.line.quoted
    via = listener_of(each)
    contents = tuple(each.contents)
    cue = each.line.span(*each.cue)
    return Attribution(source, cue, contents, _speaker(each, source, entities), each.act, nested, parent, via)


def _without_relative(line: Line, source: Range) -> Range:
    """Give "voters" for "voters, who", "the firm" for "the firm, which" and "signs" for "signs that"."""
    start, end = source
    if end - start > 1 and line.word(end - 1) in ("who", "which", "that"):
        end -= 1
    return (start, end - 1) if end - start > 1 and line.word(end - 1) == "," else (start, end)


def _speaker(each: Found, source: Span | None, entities: Resolver | None) -> str | None:
    if source is None:
        return None
    meant = entities.resolve(each.line.span(*each.meant)) if entities and each.meant else None
    known = meant or (entities.resolve(source) if entities else None)
    if known or each.source is None:
        return known.name if known else None
    return each.line.span(*_without_relative(each.line, each.source)).of(each.line.document.text)
