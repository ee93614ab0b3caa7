"""The summary that rules can make: the article's own sentences, shortened, with every attribution, hedge and doubt.

Lead-biased, since news tells the most important first (the first three sentences are hard to beat).
Lengths in words: one line 25, points 30 each, brief 80 to 120.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.language.headlines import check_headlines
from factcheck.language.likeness import Signature, agreement, signature
from factcheck.language.pool import refuses
from factcheck.language.reading import Reading
from factcheck.language.salience import harm
from factcheck.language.telling import Line, Teller
from factcheck.language.wording import count_words, tidy
from factcheck.terms import TITLES

__all__ = ["BRIEF", "ONE_LINE", "POINT", "Digest", "Line", "digest", "points_alone", "restate"]

ONE_LINE, POINT, BRIEF = 25, 30, (80, 120)
_TOLD = 40
"""Words of the longest sentence that the brief takes over."""
_TWICE = 0.6
_LEAD = 4
_MOST_POINTS = 4
_SHORTEST = 12
"""Words of room below which no sentence is looked for."""
_LEAST_TOLD = 7
"""Words of the shortest sentence that says something by itself: "He was 94" does not."""
_NONE: Line = ("", ())
_OPEN = frozenset({"unconfirmed", "denied", "disputed", "not_verified"})


@dataclass(frozen=True, slots=True)
class Digest:
    """A summary made by rules."""

    one_line: Line
    points: tuple[Line, ...]
    brief: tuple[Line, ...]


def digest(reading: Reading) -> Digest:
    """Summarize an article; an article without a sentence to tell gives empty lines.

    The one line is the lead. What the article leaves open and matters most is in it, or the first point.
    """
    desk = _Desk(reading)
    open_claims = [n for n in desk.ranked if desk.is_open(n)]
    near = (n for n in (*desk.lead, *desk.ranked) if not desk.teller.is_far(n))
    told = (line for n in near if (line := desk.teller.tell(n, ONE_LINE)))
    one_line = desk.headed or next((line for line in told if count_words(line[0]) >= _LEAST_TOLD), _NONE)
    first = [] if any(desk.is_open(n) for n in one_line[1]) else open_claims[:1]
    points = desk.choose([*first, *desk.ranked], POINT, one_line[1], most=_MOST_POINTS)
    points = tuple(sorted(points, key=lambda line: (line[1][0] not in first, line[1])))
    brief = desk.choose([*desk.lead[:2], *open_claims[:1], *desk.ranked], _TOLD, words_at_most=desk.brief_length)
    return Digest(one_line, points, desk.in_a_row(brief))


def points_alone(reading: Reading, most: int, budget: int = POINT) -> tuple[Line, ...]:
    """Tell an article in at most so many points where no one line stands before them: the lead is among them."""
    desk = _Desk(reading)
    return tuple(sorted(desk.choose(desk.ranked, budget, most=most), key=lambda line: line[1]))


def restate(reading: Reading, sentences: Sequence[int], budget: int) -> Line | None:
    """Tell in at most `budget` words what some sentences (from 0) say: the first of them that can be told so."""
    teller = Teller(reading)
    return next((line for n in sentences if (line := teller.tell(n, budget))), None)


@dataclass(frozen=True)
class _Desk:
    """Where it is decided which sentences are told, and in which order."""

    reading: Reading

    @cached_property
    def teller(self) -> Teller:
        return Teller(self.reading)

    @cached_property
    def body(self) -> tuple[int, ...]:
        """The body's sentences that hold a statement, in order."""
        parts = self.reading.document.parts
        return tuple(n for n in self.reading.by_sentence if parts[n] == "body")

    @cached_property
    def tellable(self) -> tuple[int, ...]:
        return tuple(n for n in self.body if self.teller.tellable(n))

    @cached_property
    def lead(self) -> tuple[int, ...]:
        return self.tellable[:_LEAD]

    @cached_property
    def headed(self) -> Line | None:
        """Tell the first sentence; where it is too long, the headline, if the text bears out every word of it."""
        document = self.reading.document
        first = self.teller.tell(self.lead[0], ONE_LINE) if self.lead else None
        titles = [n for n, part in enumerate(document.parts) if part == "headline"]
        if first or len(titles) != 1:
            return first
        parts = self.reading.statements
        verdicts = [c.verdict for c in check_headlines(self.reading) if parts[c.statements[0]].part == "headline"]
        if not verdicts or set(verdicts) != {"supported"}:
            return None
        text = tidy(document.sentences[titles[0]].of(document.text))
        return (text, (titles[0],)) if count_words(text) <= ONE_LINE else None

    @cached_property
    def brief_length(self) -> int:
        document = self.reading.document
        total = sum(len(document.tokens[n]) for n in self.body)
        return min(BRIEF[1], max(40, total // 3))

    @cached_property
    def ranked(self) -> list[int]:
        """The tellable sentences, most important first."""
        place = {n: at for at, n in enumerate(self.body)}
        return sorted(self.tellable, key=lambda n: (-self._weight(n, place[n]), n))

    def is_open(self, number: int) -> bool:
        """Say whether the article leaves open what a sentence says."""
        return any(s.status in _OPEN and not refuses(s) for s in self.teller.statements(number))

    def choose(
        self, order: Sequence[int], budget: int, already: Sequence[int] = (), most: int = 99, words_at_most: int = 9_999
    ) -> tuple[Line, ...]:
        """Tell sentences in the order given, none that says again what was told, until there is no more room."""
        told: dict[int, Line] = {}
        room = words_at_most
        for number in dict.fromkeys(order):
            if len(told) == most or room < _SHORTEST:
                break
            line = (
                None if self._told_already(number, (*already, *told)) else self.teller.tell(number, min(budget, room))
            )
            if line and count_words(line[0]) < _LEAST_TOLD and number not in self.lead[:1]:
                continue
            if line and line[1][0] not in {n for _, numbers in told.values() for n in numbers}:
                told[number] = line
                room -= count_words(line[0])
        return tuple(told.values())

    def in_a_row(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        """Put lines in the order of the article, whoever was named in full before by surname alone."""
        known: dict[str, None] = {}
        row: list[Line] = []
        for line in sorted(lines, key=lambda line: line[1]):
            again = self.teller.tell(line[1][0], count_words(line[0]), known) if known else line
            row.append(again or line)
            known.update(dict.fromkeys(self.teller.names(line[1][0])))
        return tuple(row)

    def _told_already(self, number: int, told: Sequence[int]) -> bool:
        return any(n == number or agreement(self._signature(number), self._signature(n)) > _TWICE for n in told)

    def _signature(self, number: int) -> Signature:
        if number not in self._signatures:
            document = self.reading.document
            self._signatures[number] = signature(document.tokens[number], (), (document.sentences[number],))
        return self._signatures[number]

    @cached_property
    def _signatures(self) -> dict[int, Signature]:
        return {}

    @cached_property
    def _titles(self) -> frozenset[str]:
        parts = self.reading.document.parts
        return frozenset().union(*(self._signature(n).stems for n, part in enumerate(parts) if part in TITLES))

    def _weight(self, number: int, place: int) -> float:
        """Weigh a sentence: its place, what it shares with the headline, what is at stake, its doubts."""
        mine = self._signature(number).stems
        shared = len(mine & self._titles) / max(4, len(mine))
        stake = harm(self.reading.document.tokens[number]) / 3
        doubt = 0.1 if self.is_open(number) else 0.0
        far = 0.6 if self.teller.is_far(number) else 0.0
        return 1.5 / (1 + 0.25 * place) + 0.7 * shared + 0.05 * stake + doubt - far
