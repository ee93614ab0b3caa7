"""The summary that rules can make: the article's own sentences, shortened, with every attribution, hedge and doubt.

Lead-biased, since news tells the most important first (the first three sentences are hard to beat).
Lengths in words: one line 25, points 30 each, brief 80 to 120.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from factcheck.language.lexicon import words
from factcheck.language.likeness import Signature, agreement, signature
from factcheck.language.parties import DOUBTFUL, doubt_in_words, full_names
from factcheck.language.reading import Reading
from factcheck.language.salience import harm
from factcheck.language.standalone import as_prose, resolutions, speaker
from factcheck.language.statements import Statement
from factcheck.language.wording import count_words, joined, shorten, tidy
from factcheck.models import Span
from factcheck.terms import Status

ONE_LINE, POINT, BRIEF = 25, 30, (80, 120)
_TOLD = 40
"""Words of the longest sentence that the brief takes over."""
_TWICE = 0.5
_MARKS = '“”"'
_IN_BRIEF: dict[Status, str] = {
    "unconfirmed": "this is not confirmed",
    "denied": "this is denied",
    "disputed": "this is disputed",
    "not_verified": "this is not verified",
    "no_comment": "no comment was given",
}
Line = tuple[str, tuple[int, ...]]
"""A sentence of the summary and the sentences of the article (from 0) that it rests on."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A summary made by rules."""

    one_line: Line
    points: tuple[Line, ...]
    brief: tuple[Line, ...]


def digest(reading: Reading) -> Digest:
    """Summarize an article; an article without a sentence to tell gives empty lines."""
    desk = _Desk(reading)
    ranked = desk.ranked
    doubts = [n for n in ranked if desk.doubtful(n)]
    first = [*desk.lead[:1], *doubts[:1], *desk.lead[1:], *ranked]
    one_line = next((line for n in first if (line := desk.tell(n, ONE_LINE))), ("", ()))
    doubts = [n for n in doubts if n not in one_line[1]]
    points = desk.choose([*doubts[:1], *ranked], POINT, one_line[1], most=4)
    points = tuple(sorted(points, key=lambda line: (line[1] != tuple(doubts[:1]), line[1])))
    brief = desk.choose([*desk.lead[:2], *doubts[:1], *ranked], _TOLD, words_at_most=desk.brief_length)
    return Digest(one_line, points, tuple(sorted(brief, key=lambda line: line[1])))


def restate(reading: Reading, sentences: Sequence[int], budget: int) -> Line | None:
    """Tell in at most `budget` words what some sentences (from 0) say: the first of them that can be told so."""
    desk = _Desk(reading)
    return next((line for n in sentences if (line := desk.tell(n, budget))), None)


@dataclass(frozen=True)
class _Desk:
    reading: Reading

    @cached_property
    def body(self) -> tuple[int, ...]:
        """The body's sentences that hold a statement, in order."""
        parts = self.reading.document.parts
        return tuple(n for n in self.reading.by_sentence if parts[n] == "body")

    @cached_property
    def lead(self) -> list[int]:
        return [n for n in self.body if self.tellable(n)][:4]

    @cached_property
    def brief_length(self) -> int:
        document = self.reading.document
        total = sum(len(document.tokens[n]) for n in self.body)
        return min(BRIEF[1], max(40, total // 3))

    @cached_property
    def ranked(self) -> list[int]:
        """The tellable sentences, most important first."""
        place = {n: at for at, n in enumerate(self.body)}
        return sorted(filter(self.tellable, self.body), key=lambda n: (-self._weight(n, place[n]), n))

    def statements(self, number: int) -> tuple[Statement, ...]:
        return tuple(self.reading.statements[i] for i in self.reading.by_sentence.get(number, ()))

    def doubtful(self, number: int) -> bool:
        return any(s.status in {"unconfirmed", "denied", "disputed", "not_verified"} for s in self.statements(number))

    def tellable(self, number: int) -> bool:
        """Say whether a sentence can be told without the one before it."""
        if self.reading.by_sentence[number][0] in self.reading.links.refusals:
            return False
        first = next((t.lower for t in self.reading.document.tokens[number] if t.text[0].isalnum()), "")
        if first in words("anaphors"):
            return False
        pronoun = first in words("pronouns")
        return not pronoun or any(
            link.span and link.span.start == self._first_letter(number)
            for s in self.statements(number)
            for link in s.chain
        )

    def tell(self, number: int, budget: int) -> Line | None:
        """Tell a sentence in at most `budget` words, or another that makes its doubtful claim; None where none fits."""
        return next((line for n in (number, *self._again(number)) if (line := self._tell(n, budget))), None)

    def _again(self, number: int) -> list[int]:
        """Give the other sentences that make the doubtful claims of this one, the dek included."""
        links = self.reading.links
        doubtful = [
            i for i in self.reading.by_sentence.get(number, ()) if self.reading.statements[i].status != "asserted"
        ]
        again = {j for i in doubtful for j in (*links.again(links.same[i]), *links.mentions.get(i, ()))}
        statements = (self.reading.statements[j] for j in sorted(again))
        return [s.sentence for s in statements if s.sentence != number and s.part != "headline"]

    def _tell(self, number: int, budget: int) -> Line | None:
        """Tell one sentence in at most `budget` words, with its speaker and its doubts; None where that cannot be."""
        document = self.reading.document
        statements = self.statements(number)
        span = document.sentences[number]
        edits = {
            e.span: replace(e, put=as_prose(e.put)) for s in statements for e in resolutions(self.reading, s, (span,))
        }
        prefix = self._prefix(statements, span)
        for suffix in self._suffixes(statements, span):
            room = budget - count_words(prefix) - count_words(suffix)
            shown = shorten(document.text, span, room, self._keep(statements), tuple(edits.values()))
            if shown and prefix:
                shown = f"{prefix} “{shown.strip(_MARKS)}”"
            if shown:
                return (tidy(f"{shown.rstrip('.')}; {suffix}") if suffix else tidy(shown)), (number,)
        return None

    def choose(
        self, order: Sequence[int], budget: int, already: Sequence[int] = (), most: int = 99, words_at_most: int = 9_999
    ) -> tuple[Line, ...]:
        """Tell sentences in the order given, none that says again what was told, until there is no more room."""
        told: dict[int, Line] = {}
        room = words_at_most
        for number in dict.fromkeys(order):
            if len(told) == most:
                break
            line = None if self._told_already(number, (*already, *told)) else self.tell(number, min(budget, room))
            if line:
                told[number] = line
                room -= count_words(line[0])
            if room < 12:
                break
        return tuple(told.values())

    def _told_already(self, number: int, told: Sequence[int]) -> bool:
        return any(n == number or agreement(self._signature(number), self._signature(n)) > _TWICE for n in told)

    def _signature(self, number: int) -> Signature:
        document = self.reading.document
        return self._signatures.get(number) or signature(document.tokens[number], (), (document.sentences[number],))

    @cached_property
    def _signatures(self) -> dict[int, Signature]:
        document = self.reading.document
        return {n: signature(document.tokens[n], (), (document.sentences[n],)) for n in self.body}

    @cached_property
    def _titles(self) -> frozenset[str]:
        document = self.reading.document
        stems = (
            signature(document.tokens[n], (), (document.sentences[n],)).stems
            for n, part in enumerate(document.parts)
            if part in {"headline", "dek"}
        )
        return frozenset().union(*stems)

    def _weight(self, number: int, place: int) -> float:
        """Weigh a sentence: its place, what it shares with the headline, what is at stake, its doubts.

        Words whose speaker stands in another sentence read worst alone.
        """
        mine = self._signatures[number].stems
        shared = len(mine & self._titles) / max(4, len(mine))
        stake = harm(self.reading.document.tokens[number]) / 3
        doubt = 0.3 if self.doubtful(number) else 0.0
        far = 0.6 if self._prefix(self.statements(number), self.reading.document.sentences[number]) else 0.0
        return 1 / (1 + 0.2 * place) + shared + 0.2 * stake + doubt - far

    def _first_letter(self, number: int) -> int:
        return next((t.start for t in self.reading.document.tokens[number] if t.text[0].isalnum()), -1)

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
            for statement in statements:
                caveats = [c for c in statement.caveats if c.status == status]
                if caveats and not any(span.holds(c.cue) for c in caveats):
                    names = full_names(document, self.reading.entities, caveats, (status,))
                    return doubt_in_words(status, names), _IN_BRIEF[status]
        return ("",)

    def _keep(self, statements: Sequence[Statement]) -> tuple[Span, ...]:
        return joined(self._anchors(s) for s in statements)

    def _anchors(self, statement: Statement) -> list[Span]:
        """Give the spans of a statement that a shorter telling must not lose."""
        links = [span for link in statement.chain for span in (link.cue, link.span) if span]
        return [*links, *(c.cue for c in statement.caveats)]
