"""What the text asserts: one statement an assertion, with the chain of those who assert it.

A sentence gives a statement for each innermost attribution, one for what an outer source says besides, and one for
what remains in the reporter's own voice. Nothing is weighed or linked here: see `links`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.language.attribution import Attribution
from factcheck.language.certainty import Certainty
from factcheck.language.clauses import (
    MIN_WORDS,
    asserts,
    clip,
    closed_up,
    count,
    headline_pieces,
    lacks_subject,
    says_something,
    with_marks,
    without,
    without_loose_end,
)
from factcheck.language.document import Document
from factcheck.language.hops import Chains, Link
from factcheck.language.names import Entities, Entity
from factcheck.language.tokens import tokenize
from factcheck.models import Span
from factcheck.terms import Act, Modality, Part, Status, values

_ACT_MODALITY: dict[Act, Modality] = {
    "promised": "promised", "agreed": "promised", "threatened": "conditional", "predicted": "predicted",
    "estimated": "estimated", "suggested": "implied", "implied": "implied", "believed": "implied",
    "urged": "opinion", "recommended": "opinion", "asked": "opinion", "criticized": "opinion",
}  # fmt: skip
_ENDLESS = 600
"""Words of a sentence beyond which it is no sentence but text that lost its stops, and asserts nothing readable."""
_READ_PARTS = frozenset({"headline", "dek", "body", "caption", "pullquote"})


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
) -> tuple[Statement, ...]:
    """Give the statements of a text in its order."""
    chains = Chains(document, entities, attributions)
    makers = _by_sentence(document, [i for i in range(len(attributions)) if chains.makes(i)], attributions)
    found: list[Statement] = []
    for number, part in enumerate(document.parts):
        endless = len(document.tokens[number]) > _ENDLESS
        if part in _READ_PARTS and not endless:
            found += _of_sentence(document, number, chains, makers.get(number, []))
    return tuple(found)


def _by_sentence(
    document: Document, makers: Sequence[int], attributions: Sequence[Attribution]
) -> dict[int, list[int]]:
    """Index the attributions that make statements by every sentence that their content stands in."""
    found: dict[int, list[int]] = {}
    for index in makers:
        for span in attributions[index].content:
            first, last = document.sentence_at(span.start), document.sentence_at(max(span.start, span.end - 1))
            for number in range(first, last + 1):
                if index not in (row := found.setdefault(number, [])):
                    row.append(index)
    return found


def _of_sentence(document: Document, number: int, chains: Chains, makers: list[int]) -> list[Statement]:
    """Give the statements of one sentence, in the order of their words."""
    sentence, part, text = document.sentences[number], document.parts[number], document.text
    if part == "headline":
        return [Statement(number, part, (piece,), (piece,)) for piece in headline_pieces(text, sentence)]
    found: list[Statement] = []
    taken: list[Span] = []
    for index in makers:
        a = chains.attributions[index]
        nested = [_extent(chains.attributions[i]) for i in makers if chains.attributions[i].parent == index]
        content = [cut for span in a.content if (cut := clip(span, sentence))]
        core = [piece for span in content for piece in without(text, span, nested)]
        if nested:
            core = [end for piece in core if asserts(text, piece) and (end := without_loose_end(text, piece))]
        taken.append(clip(_extent(a), sentence) or sentence)
        if says_something(text, core, MIN_WORDS if nested else 1):
            chain = chains.of(index)
            spans = (sentence,) if lacks_subject(text, core) else _spans(text, chain, core, sentence)
            found.append(Statement(number, part, spans, tuple(core), chain))
    rest = [end for piece in without(text, sentence, taken) if (end := without_loose_end(text, piece))]
    if found:
        found += [Statement(number, part, (piece,), (piece,)) for piece in rest if asserts(text, piece)]
    elif count(text, [sentence]) >= MIN_WORDS:
        found = [Statement(number, part, (sentence,), (sentence,))]
    found = _participles_joined(text, found)
    unclear = _reach_unclear(text, found)
    return sorted((replace(s, scope_unclear=unclear) for s in found), key=lambda s: s.core[0])


def _participles_joined(text: str, found: Sequence[Statement]) -> list[Statement]:
    """Join what a source says with what it adds in a participle: "said it would fight on, pointing out that …"."""
    joined: list[Statement] = []
    for s in found:
        last = joined[-1] if joined else None
        cue = s.chain[-1].cue.of(text).split()[0] if s.chain and s.chain[-1].cue else ""
        if last and last.chain and cue.endswith("ing") and last.chain[-1].entity == s.chain[-1].entity:
            spans = closed_up(text, [*last.spans, *s.spans])
            joined[-1] = replace(last, core=(*last.core, *s.core), spans=spans)
        else:
            joined.append(s)
    return joined


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


def _extent(a: Attribution) -> Span:
    spans = [*a.content, *(s for s in (a.source, a.cue) if s)]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _spans(text: str, chain: Sequence[Link], core: Sequence[Span], sentence: Span) -> tuple[Span, ...]:
    """Give a statement's words with the attributions of its chain that stand in its sentence, gaps closed up."""
    hops = [cut for link in chain for s in (link.span, link.cue) if s and (cut := clip(s, sentence))]
    return tuple(with_marks(text, piece, sentence) for piece in closed_up(text, [*core, *hops]))
