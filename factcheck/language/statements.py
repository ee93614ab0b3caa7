"""What the text asserts: one statement an assertion, with the chain of those who assert it.

A sentence gives a statement for each innermost attribution, one for what an outer source says besides, and one for
what remains in the reporter's own voice. Nothing is weighed or linked here: see `links`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.language.attribution import Attribution
from factcheck.language.certainty import Certainty
from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.names import Entities, Entity
from factcheck.language.tokens import Token, tokenize
from factcheck.models import Span
from factcheck.terms import Act, Modality, Part, Status, values

_MIN_WORDS = 3
"""Words below which a stretch of text asserts nothing of its own."""
_ACT_MODALITY: dict[Act, Modality] = {
    "promised": "promised", "agreed": "promised", "threatened": "conditional", "predicted": "predicted",
    "estimated": "estimated", "suggested": "implied", "implied": "implied", "believed": "implied",
    "urged": "opinion", "recommended": "opinion", "asked": "opinion", "criticized": "opinion",
}  # fmt: skip
_READ_PARTS = frozenset({"headline", "dek", "body", "caption", "pullquote"})


@dataclass(frozen=True, slots=True)
class Link:
    """One hop of a statement's chain, nearest to the publisher first."""

    entity: Entity
    act: Act
    cue: Span | None = None
    span: Span | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One assertion. `spans` are its words with their attribution, `core` what is asserted without it.

    `sentence` counts from 0. `caveats` are the cues of the article that bear on it, its own and, once linked, those
    of other sentences.
    """

    sentence: int
    part: Part
    spans: tuple[Span, ...]
    core: tuple[Span, ...]
    chain: tuple[Link, ...] = ()
    caveats: tuple[Certainty, ...] = ()
    scope_unclear: bool = False

    @property
    def origin(self) -> Entity | None:
        """Who is said to have said it first; None in the publisher's own voice."""
        return self.chain[-1].entity if self.chain else None

    @property
    def status(self) -> Status:
        """The gravest status of its caveats."""
        return min((c.status for c in self.caveats if c.status), key=values(Status).index, default="asserted")

    @property
    def modality(self) -> Modality:
        """How it is put; of several, the one that ranks first."""
        found = [c.modality for c in self.caveats if c.modality]
        found += [m for link in self.chain if (m := _ACT_MODALITY.get(link.act))]
        return min(found, key=values(Modality).index, default="fact")

    @property
    def allegation(self) -> bool:
        """Whether it charges someone with wrongdoing."""
        return any(c.allegation for c in self.caveats) or any(link.act == "accused" for link in self.chain)

    @property
    def reported(self) -> bool:
        """Whether it is hearsay."""
        return any(c.reported for c in self.caveats)


def find_statements(
    document: Document,
    entities: Entities,
    attributions: Sequence[Attribution],
    certainties: Sequence[Certainty],
) -> tuple[Statement, ...]:
    """Give the statements of a text in its order."""
    makers = _by_sentence(document, attributions)
    found: list[Statement] = []
    for number, part in enumerate(document.parts):
        if part in _READ_PARTS:
            found += _of_sentence(document, number, _Chains(entities, attributions), makers.get(number, []))
    return _with_caveats(document, found, certainties)


@dataclass(frozen=True)
class _Chains:
    entities: Entities
    attributions: Sequence[Attribution]

    def of(self, index: int) -> tuple[Link, ...]:
        """Follow an attribution to the one it is nested in; a source that speaks of its own words is one hop."""
        links: list[Link] = []
        at: int | None = index
        while at is not None:
            a = self.attributions[at]
            entity = self.entities.resolve(a.source) if a.source else None
            if entity is not None:
                links.insert(0, Link(entity, a.act, a.cue, a.source, a.via))
            at = a.parent
        kept: list[Link] = []
        for link in links:
            if not kept or link.entity.name != kept[-1].entity.name:
                kept.append(link)
        return tuple(kept)


def _by_sentence(document: Document, attributions: Sequence[Attribution]) -> dict[int, list[int]]:
    """Index the attributions by every sentence that their content stands in."""
    found: dict[int, list[int]] = {}
    for index, a in enumerate(attributions):
        for span in a.content:
            first, last = document.sentence_at(span.start), document.sentence_at(max(span.start, span.end - 1))
            for number in range(first, last + 1):
                if index not in (row := found.setdefault(number, [])):
                    row.append(index)
    return found


def _of_sentence(document: Document, number: int, chains: _Chains, makers: list[int]) -> list[Statement]:
    """Give the statements of one sentence, in the order of their words."""
    sentence, part = document.sentences[number], document.parts[number]
    found: list[Statement] = []
    taken: list[Span] = []
    for index in makers:
        a = chains.attributions[index]
        nested = [_extent(chains.attributions[i]) for i in makers if chains.attributions[i].parent == index]
        content = [cut for span in a.content if (cut := _clip(span, sentence))]
        core = [piece for span in content for piece in _without(document.text, span, nested)]
        core = core if not nested else [piece for piece in core if _asserts(document.text, piece)]
        taken.append(_clip(_extent(a), sentence) or sentence)
        if _count(document.text, core) >= (1 if not nested else _MIN_WORDS):
            found.append(Statement(number, part, _spans(a, core, sentence), tuple(core), chains.of(index)))
    rest = [piece for piece in _without(document.text, sentence, taken) if _asserts(document.text, piece)]
    if not taken:
        rest = [sentence] if _count(document.text, [sentence]) >= _MIN_WORDS else []
    found += [Statement(number, part, (piece,), (piece,)) for piece in rest]
    if len(found) == 1:
        found = [replace(found[0], spans=(sentence,))]
    unclear = _reach_unclear(document.text, found)
    return sorted((replace(s, scope_unclear=unclear) for s in found), key=lambda s: s.core[0])


def _reach_unclear(text: str, found: Sequence[Statement]) -> bool:
    """Say whether an attribution in mid-sentence is followed by an "and" clause that it may reach.

    "Fewer than 30 doctors are left, according to the U.N, and only about five hospitals work": whose five?
    """
    for own in (s for s in found if not s.chain):
        lead = tokenize(text, own.core[0].start, own.core[0].end)
        before = [s for s in found if s.chain and s.chain[-1].cue and s.core[-1].end <= s.chain[-1].cue.start]
        if before and lead and lead[0].lower in {"and", ","} and before[0].core[0] < own.core[0]:
            return True
    return False


def _with_caveats(
    document: Document, found: Sequence[Statement], certainties: Sequence[Certainty]
) -> tuple[Statement, ...]:
    """Put each cue on the statements that its scope covers; a cue of no statement's core is its sentence's."""
    by_sentence: dict[int, list[int]] = {}
    for index, statement in enumerate(found):
        by_sentence.setdefault(statement.sentence, []).append(index)
    caveats: dict[int, list[Certainty]] = {}
    for certainty in certainties:
        first, last = document.sentence_at(certainty.scope.start), document.sentence_at(certainty.scope.end - 1)
        near = [i for number in range(first, last + 1) for i in by_sentence.get(number, [])]
        hit = [i for i in near if any(certainty.scope.touches(piece) for piece in found[i].core)]
        for index in hit:
            caveats.setdefault(index, []).append(certainty)
    return tuple(replace(s, caveats=tuple(caveats.get(i, ()))) for i, s in enumerate(found))


def _extent(a: Attribution) -> Span:
    spans = [*a.content, *(s for s in (a.source, a.cue) if s)]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _spans(a: Attribution, core: Sequence[Span], sentence: Span) -> tuple[Span, ...]:
    own = [*core, *(cut for s in (a.source, a.cue) if s and (cut := _clip(s, sentence)))]
    return (Span(min(s.start for s in own), max(s.end for s in own)),)


def _clip(span: Span, sentence: Span) -> Span | None:
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    return Span(start, end) if start < end else None


def _without(text: str, span: Span, taken: Iterable[Span]) -> list[Span]:
    """Cut the taken spans out of one, and give what is left without its edges of white space and commas."""
    pieces, at = [], span.start
    for hole in sorted(s for s in taken if s.touches(span)):
        if hole.start > at:
            pieces.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < span.end:
        pieces.append(Span(at, span.end))
    return [trimmed for piece in pieces if (trimmed := _trim(text, piece))]


def _trim(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and not text[start].isalnum() and text[start] not in "\"'“‘(£$€#":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _count(text: str, spans: Iterable[Span]) -> int:
    return sum(1 for span in spans for t in tokenize(text, span.start, span.end) if t.text[0].isalnum())


def _asserts(text: str, span: Span) -> bool:
    """Say whether a leftover stretch is a clause of its own: five words and a finite verb among them."""
    tokens: list[Token] = [t for t in tokenize(text, span.start, span.end) if t.text[0].isalnum()]
    return len(tokens) >= 5 and any(t.lower in words("finite_verbs") or t.lower.endswith("ed") for t in tokens)
