"""What the embedded model answers: a Reading turned into the three answers. The wire is its neighbours' business."""

from collections.abc import Sequence

from factcheck.answers import (
    MAX_ITEMS,
    MAX_TEXT,
    Answer,
    ClaimSaid,
    ClaimsAnswer,
    CueSaid,
    FlagSaid,
    FlagsAnswer,
    HopSaid,
    QuestionSaid,
    SentenceSaid,
    SummaryAnswer,
)
from factcheck.article_block import Block
from factcheck.language.digest import Digest, digest
from factcheck.language.hops import Link
from factcheck.language.parties import full_names
from factcheck.language.questions import questions
from factcheck.language.reading import Reading
from factcheck.language.reading import read as read_text
from factcheck.language.salience import checkable, harm, kind_of
from factcheck.language.standalone import stand_alone, stand_together
from factcheck.language.turns import Turn, turns
from factcheck.models import Span

_FLAGGED = ("unconfirmed", "denied", "disputed", "not_verified", "no_comment")


class NumberedReading:
    """A Reading of a numbered article, and the numbers of its sentences."""

    def __init__(self, block: Block) -> None:
        pieces: list[str] = []
        spans: list[Span] = []
        at, paragraph = 0, 0
        for line in block.lines:
            gap = "" if not pieces else (" " if line.paragraph == paragraph else "\n\n")
            at += len(gap)
            pieces += [gap, line.text]
            spans.append(Span(at, at + len(line.text)))
            at, paragraph = at + len(line.text), line.paragraph
        parts = [line.part for line in block.lines]
        self.numbers = tuple(line.number for line in block.lines)
        self.reading: Reading = read_text(
            "".join(pieces), spans, parts, block.publisher, block.published, block.language
        )

    def words(self, spans: Sequence[Span]) -> list[str]:
        """Give the words at some spans, one string each."""
        return [span.of(self.reading.document.text) for span in spans]

    def fits(self, index: int) -> bool:
        """Say whether a statement is short enough for an answer; text without a full stop can be endless."""
        spans = self.reading.statements[index].spans
        return spans[-1].end - spans[0].start <= MAX_TEXT // 2

    def number_at(self, offset: int) -> int:
        """Give the number of the sentence at an offset of the reading's text."""
        return self.numbers[self.reading.document.sentence_at(offset)]


def answer(shape: str, block: Block) -> Answer:
    """Answer one of the three tasks (`shape`: the answer's name) for a numbered article."""
    return answer_from(shape, NumberedReading(block))


def answer_from(shape: str, numbered: NumberedReading) -> Answer:
    """Answer a task from a reading that was made before."""
    if shape == "ClaimsAnswer":
        return _claims(numbered)
    return _flags(numbered) if shape == "FlagsAnswer" else _summary(numbered)


def _claims(numbered: NumberedReading) -> ClaimsAnswer:
    links = numbered.reading.links
    lines = [turn for turn in turns(numbered.reading) if numbered.fits(turn.main)][:MAX_ITEMS]
    place = {i: at for at, turn in enumerate(lines, start=1) for i in turn.statements}
    said = []
    for at, turn in enumerate(lines, start=1):
        against = {place.get(rival, at) for i in turn.statements for rival in links.contradicts.get(i, ())}
        said.append(_claim(numbered, turn, sorted(against - {at})))
    return ClaimsAnswer(claims=said)


def _claim(numbered: NumberedReading, turn: Turn, against: list[int]) -> ClaimSaid:
    reading = numbered.reading
    places = [i for i in turn.statements if numbered.fits(i)]
    told = [reading.statements[i] for i in turn.told if i in places]
    statement = reading.statements[turn.main]
    tokens = [t for one in told for t in reading.document.tokens[one.sentence] if _within(one.spans, t.start)]
    quoted = any(reading.document.quotes_in(span) for span in statement.core)
    shown = stand_together(reading, told)
    group = reading.links.group[turn.main]
    caveats = (c for one in told for c in one.caveats)
    return ClaimSaid(
        text=shown,
        sentences=[numbered.numbers[reading.statements[i].sentence] for i in places],
        quotes=[quote for i in places for quote in numbered.words(reading.statements[i].spans)],
        chain=[_hop(numbered, link) for link in statement.chain],
        modality=statement.modality,
        cues=numbered.words(tuple(dict.fromkeys(c.cue for c in caveats if c.modality or c.allegation))),
        allegation=any(one.allegation for one in told),
        scope_unclear=statement.scope_unclear,
        type=kind_of(tokens, reading.figures_of(statement), statement.modality, quoted),
        checkable=checkable(statement.modality, bool(statement.chain)),
        harm=min(3, harm(tokens)),
        questions=[QuestionSaid(text=q.text, ask=q.ask) for q in questions(reading, turn.main)],
        group=None if group is None else f"g{group}",
        contradicts=against,
    )


def _within(spans: Sequence[Span], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _hop(numbered: NumberedReading, link: Link) -> HopSaid:
    entity = link.entity
    return HopSaid(
        source=entity.name,
        role=entity.role,
        kind=entity.kind,
        naming=entity.naming,
        act=link.act,
        cue=link.cue.of(numbered.reading.document.text) if link.cue else None,
        sentence=numbered.number_at(link.cue.start) if link.cue else None,
        via=link.via,
    )


def _flags(numbered: NumberedReading) -> FlagsAnswer:
    reading, links = numbered.reading, numbered.reading.links
    flags = []
    for first in (i for i, same in enumerate(links.same) if same == i):
        mentions = [i for i in links.again(first) if numbered.fits(i)]
        doubtful = [i for i in mentions if reading.statements[i].status in _FLAGGED]
        if doubtful:
            flags.append(_flag(numbered, doubtful, mentions))
    return FlagsAnswer(flags=flags)


def _flag(numbered: NumberedReading, doubtful: Sequence[int], mentions: Sequence[int]) -> FlagSaid:
    reading = numbered.reading
    statements = [reading.statements[i] for i in doubtful]
    status = min((s.status for s in statements), key=_FLAGGED.index)
    caveats = [c for c in dict.fromkeys(c for s in statements for c in s.caveats) if c.status == status]
    akin = (j for i in doubtful for j in reading.links.mentions.get(i, ()) if numbered.fits(j))
    named = dict.fromkeys((*mentions, *akin))
    waits = full_names(reading.document, reading.entities, caveats, (status,))
    return FlagSaid(
        statement=stand_alone(reading, statements[0]),
        quotes=[quote for i in named for quote in numbered.words(reading.statements[i].spans)],
        sentences=[numbered.numbers[reading.statements[i].sentence] for i in named],
        status=status,
        cues=[
            CueSaid(quote=c.cue.of(reading.document.text), sentence=numbered.number_at(c.cue.start)) for c in caveats
        ],
        awaiting=[] if status in {"denied", "disputed"} else list(waits),
        denied_by=list(waits) if status == "denied" else [],
    )


def _summary(numbered: NumberedReading) -> SummaryAnswer:
    told: Digest = digest(numbered.reading)
    return SummaryAnswer(
        one_line=_sentence(numbered, told.one_line),
        points=[_sentence(numbered, line) for line in told.points],
        brief=[_sentence(numbered, line) for line in told.brief],
        headline_check=[],
    )


def _sentence(numbered: NumberedReading, line: tuple[str, tuple[int, ...]]) -> SentenceSaid:
    text, sentences = line
    return SentenceSaid(text=text, sentences=[numbered.numbers[i] for i in sentences])
