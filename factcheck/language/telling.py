"""Telling: one sentence of an article in few words, with its speaker, its hedges and its doubts, or not at all.

Clauses, places, times and ages may be left out, and names are put in for pronouns; `digest` chooses what is told.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from factcheck.language.clauses import has_verb
from factcheck.language.compression import shorten
from factcheck.language.hops import Link, uncontracted
from factcheck.language.lexicon import words
from factcheck.language.parties import DOUBTFUL, doubt_in_words, full_names
from factcheck.language.pool import refuses
from factcheck.language.reading import Reading
from factcheck.language.standalone import as_prose, paired, resolutions, speaker
from factcheck.language.statements import Statement
from factcheck.language.tokens import Token
from factcheck.language.wording import Edit, count_words, dateline, joined, lead_in, tidy
from factcheck.models import Span
from factcheck.terms import Status

Line = tuple[str, tuple[int, ...]]
"""A sentence of the summary and the sentences of the article (from 0) that it rests on."""

_MARKS = '“”"'
_IN_BRIEF: dict[Status, str] = {
    "unconfirmed": "this is not confirmed",
    "denied": "this is denied",
    "disputed": "this is disputed",
    "not_verified": "this is not verified",
    "no_comment": "no comment was given",
}
_OPENERS = frozenset({"it", "this", "these", "that", "there", "here"})
"""Words that point ahead where a story opens with them: "This is the moment"."""
_PARTITIVE = re.compile(
    r"(?:One|Some|Many|Several|Most|Few|Each|None|All|Two|Three|Four) (?:is|are|was|were|has|have|had|said|says|told"
    r"|of (?:them|those)|also|even|[a-z]{3,}ed)\b"
)
"""A number without its noun: "One testified", "Some complained"."""
_DESCRIBES = re.compile(r",| (?=(?:who|which|that|whose|published|released|led by|seen by|obtained by)\b)")
_IMPERSONAL = re.compile(
    r"There (?:is|are|was|were|has been|have been)\b"
    r"|It (?:is|was|has been) (?:not )?(?:clear|unclear|known|unknown|understood|believed|thought|expected|reported"
    r"|likely|unlikely|claimed|estimated|feared|hoped|possible)\b"
)
"""An "it" that stands for nothing: "It is understood that the two met"."""


@dataclass(frozen=True)
class Teller:
    """Tells the sentences of one article, named by their place from 0."""

    reading: Reading

    @cached_property
    def _text(self) -> str:
        return self.reading.document.text

    def statements(self, number: int) -> tuple[Statement, ...]:
        """Give what a sentence asserts."""
        return tuple(self.reading.statements[i] for i in self.reading.by_sentence.get(number, ()))

    def tellable(self, number: int) -> bool:
        """Say whether a sentence can be told without the one before it: whoever it opens with can be named."""
        if number not in self._standing:
            return False
        span = self.reading.document.sentences[number]
        begin = max((cut.end for cut in _left_out(self._text, span)), default=span.start)
        tokens = self.reading.document.tokens[number]
        first = next((t for t in tokens if t.start >= begin and t.text[0].isalnum()), None)
        if first is None or (first.text[0].islower() and begin == span.start):
            return False
        opening = uncontracted(first.lower)
        leads = number == next(iter(self.reading.by_sentence)) and opening in _OPENERS
        if leads or opening not in words("anaphors") | words("pronouns"):
            return not _PARTITIVE.match(self._text, first.start, span.end)
        if _IMPERSONAL.match(self._text, first.start, span.end):
            return True
        return any(edit.span.start == first.start for edit in self._named(self.statements(number), span))

    @cached_property
    def _standing(self) -> frozenset[int]:
        """The sentences that tell something of themselves, by somebody who is known.

        A refusal does not, but where the story opens with it; nor does "I was" outside a quotation.
        """
        refusals, document = self.reading.links.refusals, self.reading.document
        first = next(iter(self.reading.by_sentence), -1)
        own = words("first_person")
        found = set()
        for number, indexes in self.reading.by_sentence.items():
            tokens = document.tokens[number]
            nobody = any(uncontracted(name) in own | words("pronouns") for name in self.names(number))
            loud = any(uncontracted(t.text) in own and not document.quotes_in(_place(t)) for t in tokens)
            whole = has_verb(tokens) and number not in document.titled
            if whole and not nobody and not loud and (indexes[0] not in refusals or number == first):
                found.add(number)
        return frozenset(found)

    def tell(self, number: int, budget: int, known: Iterable[str] = ()) -> Line | None:
        """Tell a sentence in at most `budget` words, or another that makes its doubtful claim; None where none fits.

        Those whose names are `known` from the lines before are not named in full again.
        """
        again = (number, *self._again(number))
        return next((line for n in again if (line := self._tell(n, budget, frozenset(known)))), None)

    def names(self, number: int) -> Iterator[str]:
        """Give the names of those who speak in a sentence."""
        return (link.entity.name for s in self.statements(number) for link in s.chain)

    def is_far(self, number: int) -> bool:
        """Say whether the speaker of a sentence stands in another one: such words read worst alone."""
        return bool(self._prefix(self.statements(number), self.reading.document.sentences[number]))

    def _again(self, number: int) -> list[int]:
        """Give the other sentences that make the doubtful claims of this one, the dek included."""
        links, held = self.reading.links, self.reading.statements
        doubtful = [i for i in self.reading.by_sentence.get(number, ()) if held[i].status != "asserted"]
        again = {j for i in doubtful for j in (*links.again(links.same[i]), *links.mentions.get(i, ()))}
        return [held[j].sentence for j in sorted(again) if held[j].sentence != number and held[j].part != "headline"]

    def _tell(self, number: int, budget: int, known: frozenset[str]) -> Line | None:
        """Tell one sentence in at most `budget` words, with its speaker and its doubts; None where that cannot be."""
        statements, span = self.statements(number), self.reading.document.sentences[number]
        prefix = self._prefix(statements, span)
        edits = [] if prefix else [Edit(s) for s in _left_out(self._text, span)]
        edits += [replace(e, put=as_prose(e.put)) for e in self._named(statements, span, known)]
        for suffix in self._suffixes(statements, span):
            room = budget - count_words(prefix) - count_words(suffix)
            shown = shorten(self._text, span, room, self._keep(statements), edits, self._wholes(statements))
            if shown and prefix:
                shown = f"{prefix} “{shown.strip(_MARKS)}”"
            if shown:
                shown = paired(shown)
                return (tidy(f"{shown.rstrip('.')}; {suffix}") if suffix else tidy(shown)), (number,)
        return None

    def _named(self, statements: Sequence[Statement], span: Span, known: Iterable[str] = ()) -> list[Edit]:
        """Give the edits that name whom the words of a sentence mean, each place once; a pronoun is always named.

        What stands within quotation marks stays as it was said.
        """
        found = {e.span: e for s in statements for e in resolutions(self.reading, s, (span,))}
        edits = {place: e for place, e in found.items() if not self.reading.document.quotes_in(place)}
        names = frozenset(known)
        fuller = (e for e in edits.values() if not e.put.startswith("the "))  # "the union" reads well in a sentence
        return [e for e in fuller if _is_whole(e.put) or as_prose(e.put) not in names]

    def _prefix(self, statements: Sequence[Statement], span: Span) -> str:
        """Name the speaker of words whose attribution stands in another sentence."""
        for statement in statements:
            first = statement.chain[0] if statement.chain else None
            if first and not (first.span and span.holds(first.span)):
                return f"{speaker(first)} said:"
        return ""

    def _suffixes(self, statements: Sequence[Statement], span: Span) -> tuple[str, ...]:
        """Say the gravest doubt that stands in other sentences, in full and in brief."""
        document = self.reading.document
        for status in DOUBTFUL:
            for statement in (s for s in statements if not refuses(s)):
                caveats = [c for c in statement.caveats if c.status == status]
                if caveats and not any(span.holds(c.cue) for c in caveats):
                    names = full_names(document, self.reading.entities, caveats, (status,))
                    return doubt_in_words(status, names), _IN_BRIEF[status]
        return ("",)

    def _wholes(self, statements: Sequence[Statement]) -> tuple[Span, ...]:
        """Give all but the first thing that somebody says in a sentence, each with who says so: it may go whole."""
        said = [s for s in statements if s.chain]
        places = ([*s.core, *(at for link in s.chain for at in _named_by(self._text, link))] for s in said)
        wholes = [Span(min(p.start for p in some), max(p.end for p in some)) for some in places]
        return tuple(wholes) if len(statements) > len(said) else tuple(wholes[1:])

    def _keep(self, statements: Sequence[Statement]) -> tuple[Span, ...]:
        """Give the spans that a shorter telling must not lose: sources, reporting words, hedges and doubts."""
        links = ((at for link in s.chain for at in _named_by(self._text, link)) for s in statements)
        cues = ((c.cue for c in s.caveats) for s in statements)
        return joined(list(group) for group in (*links, *cues))


def _place(token: Token) -> Span:
    return Span(token.start, token.end)


def _named_by(text: str, link: Link) -> Iterator[Span]:
    """Give the words that say who and that it was said."""
    if link.cue:
        yield link.cue
    if link.span:
        yield _head(text, link.span)


def _head(text: str, source: Span) -> Span:
    """Give a source without the clause that describes it: "a study *published on Monday*", "Orr*, who left*"."""
    tail = _DESCRIBES.search(text, source.start + 1, source.end)
    return Span(source.start, tail.start()) if tail else source


def _left_out(text: str, span: Span) -> Iterator[Span]:
    """Give what a sentence opens with and is never told: its dateline, and "But" or "Meanwhile,"."""
    cuts = tuple(dateline(text, span))
    yield from cuts
    yield from lead_in(text, Span(cuts[-1].end if cuts else span.start, span.end))


def _is_whole(put: str) -> bool:
    """Say whether a fuller mention stands for a pronoun, which must always be named."""
    return put.startswith("[") and put.endswith("]")
