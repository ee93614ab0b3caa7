"""What the text asserts: one statement an assertion, with the chain of those who assert it.

A sentence gives a statement for each innermost attribution, one for what an outer source says besides, and one for
what remains in the reporter's own voice. Nothing is weighed or linked here: see `links`.
"""

import re
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
    has_verb,
    headline_pieces,
    is_clause,
    lacks_subject,
    says_something,
    with_marks,
    without,
    without_loose_end,
    without_relative_end,
    without_that,
)
from factcheck.language.document import Document
from factcheck.language.hops import Chains, Link
from factcheck.language.names import Entities, Entity
from factcheck.language.tokens import tokenize
from factcheck.models import Span
from factcheck.terms import REFUSALS, Act, Modality, Part, Status, values

_ACT_MODALITY: dict[Act, Modality] = {
    "promised": "promised", "agreed": "promised", "threatened": "conditional", "predicted": "predicted",
    "estimated": "estimated", "suggested": "implied", "implied": "implied", "believed": "implied",
    "urged": "opinion", "recommended": "opinion", "asked": "opinion", "criticized": "opinion",
}  # fmt: skip
_ENDLESS = 600
"""Words of a sentence beyond which it is no sentence but text that lost its stops, and asserts nothing readable."""
CROSSHEAD = 8
"""Words of a line without a full stop, up to which it heads a part of the story instead of telling any."""
_SUPPOSED = re.compile(r"\b(?:if|whether|unless|lest) $")
_JOINT = re.compile(r"\b(?:and|but) that\b,?\s+")
_TOLD_THAT = re.compile(r"(?: [^\s,;“”\"]+){1,5}? that\b")
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
        if part in _READ_PARTS and not endless and not _is_silent(document, number, part):
            found += _of_sentence(document, number, chains, makers.get(number, []))
    return tuple(found)


def _is_silent(document: Document, number: int, part: Part) -> bool:
    """Say whether a sentence of the body is a question in the reporter's voice, or a line that heads others."""
    if part != "body":
        return False
    said, alone = document.sentences[number], number in document.alone
    words_said = said.of(document.text).rstrip(" \"”’'")
    quoted = document.quotes_in(said)
    if quoted or len(words_said.split()) > CROSSHEAD:
        return words_said.endswith("?") and not quoted
    heads = alone and words_said[-1:].isalnum()
    return heads or words_said.endswith("?") or not has_verb(document.tokens[number])


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
        return [_headed(number, text, chains, makers, piece) for piece in headline_pieces(text, sentence)]
    made = _spoken(document, number, chains, makers)
    taken = [clip(_extent(chains.attributions[index]), sentence) or sentence for index in makers]
    found = list(made.values())
    rest = [end for piece in without(text, sentence, taken) if (end := without_loose_end(text, piece))]
    if found:
        own = [piece for piece in rest if asserts(text, piece)]
        if any(count(text, [piece]) >= MIN_WORDS for piece in rest if piece not in own):
            found[0] = replace(found[0], spans=_with_rest(text, found[0].spans, rest, own))
        found += [Statement(number, part, (piece,), (piece,)) for piece in own]
    elif count(text, [sentence]) >= MIN_WORDS:
        found = [_whole(document, number, chains, makers)]
    found = _participles_joined(text, found)
    unclear = _reach_unclear(text, found)
    return sorted((replace(s, scope_unclear=unclear) for s in found), key=lambda s: s.core[0])


def _headed(number: int, text: str, chains: Chains, makers: Sequence[int], piece: Span) -> Statement:
    """Give one assertion of a headline, with whom it names for it: "Two Die in Fire, Police Say"."""
    for index in sorted(makers, key=chains.depth, reverse=True):
        a = chains.attributions[index]
        core = tuple(cut for span in a.content if (cut := clip(span, piece)))
        # "Manager invented clients, jury told": the jury says nothing.
        passive = a.cue is not None and a.cue.end == piece.end and a.cue.of(text).lower() == "told"
        if core and not passive and piece.holds(_extent(a)) and count(text, core) >= MIN_WORDS:
            return Statement(number, "headline", (piece,), core, chains.of(index))
    return Statement(number, "headline", (piece,), (piece,))


def _spoken(document: Document, number: int, chains: Chains, makers: Sequence[int]) -> dict[int, Statement]:
    """Give what each attribution asserts in a sentence, the innermost first; what asserts nothing stays in its outer.

    "We want it back, and a big club wants him": nobody need check what the club wants.
    """
    sentence, part, text = document.sentences[number], document.parts[number], document.text
    made: dict[int, Statement] = {}
    for index in sorted(makers, key=chains.depth, reverse=True):
        a = chains.attributions[index]
        inner = {at for i in made if (at := chains.within(index, i)) is not None}
        nested = [_extent_within(text, chains.attributions[at]) for at in sorted(inner)]
        content = [cut for span in a.content if (cut := clip(span, sentence))]
        core = [without_relative_end(text, piece) for span in content for piece in without(text, span, nested)]
        if nested:
            pieces = (without_that(text, piece) for piece in core)
            core = [end for piece in pieces if asserts(text, piece) and (end := without_loose_end(text, piece))]
        if not says_something(text, core, MIN_WORDS if nested else 1):
            continue
        if a.parent in makers and (not _is_apart(text, chains, index, core) or _is_supposed(text, a)):
            continue
        if any(a.cue and o.source and o.source.holds(a.cue) for i in makers if (o := chains.attributions[i]) is not a):
            continue
        chain = chains.of(index)
        spans = (sentence,) if lacks_subject(text, core) else _spans(text, chain, core, sentence)
        made[index] = Statement(number, part, spans, tuple(core), chain)
    return dict(sorted(made.items()))


def _is_supposed(text: str, a: Attribution) -> bool:
    """Say whether a speaker is only supposed to say it: "even if they feel well"."""
    return a.source is not None and bool(_SUPPOSED.search(text, max(0, a.source.start - 12), a.source.start))


def _is_apart(text: str, chains: Chains, index: int, core: Sequence[Span]) -> bool:
    """Say whether what is said within what another says is a claim of its own: another's, and more than a word."""
    a = chains.attributions[index]
    outer = chains.of(a.parent) if a.parent is not None else ()
    if len(chains.of(index)) <= len(outer) and a.act not in REFUSALS:
        return False
    return count(text, core) >= MIN_WORDS and (a.act != "believed" or is_clause(text, core))


def _whole(document: Document, number: int, chains: Chains, makers: Sequence[int]) -> Statement:
    """Make one statement of a sentence in which no attribution says anything of its own."""
    sentence, part = document.sentences[number], document.parts[number]
    for index in sorted(makers, key=chains.depth):
        core = tuple(cut for span in chains.attributions[index].content if (cut := clip(span, sentence)))
        if sum(s.end - s.start for s in core) * 2 > sentence.end - sentence.start:
            return Statement(number, part, (sentence,), core, chains.of(index))
    return Statement(number, part, (sentence,), (sentence,))


def _with_rest(text: str, spans: tuple[Span, ...], rest: Sequence[Span], own: Sequence[Span]) -> tuple[Span, ...]:
    """Take words that assert nothing of their own into a statement of their sentence."""
    return closed_up(text, [*spans, *(piece for piece in rest if piece not in own)])


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


def _extent_within(text: str, a: Attribution) -> Span:
    """Give the words of an attribution that the outer one lacks: "was dropping leaflets *urging them to go*"."""
    whole = _extent(a)
    if a.cue and a.source and a.source.end <= a.cue.start and a.cue.of(text).lower().split()[0].endswith("ing"):
        return Span(a.cue.start, max(whole.end, a.cue.end))
    return whole


def _carried(text: str, pieces: Sequence[Span]) -> list[Span]:
    """Fill what lies between the hops of a nested statement, but for another clause: "said he is ill *and that* …"."""
    first, last = pieces[0], max(pieces, key=lambda s: s.end)
    joints = list(_JOINT.finditer(text, pieces[min(1, len(pieces) - 1)].end, max(pieces[-1].start, first.end)))
    if not joints:
        return [Span(first.start, last.end)]
    ahead = [piece for piece in pieces if piece.end <= joints[-1].start()]
    told = _TOLD_THAT.match(text, ahead[-1].end, joints[-1].start()) if ahead else None
    return [*ahead, *([Span(first.start, told.end())] if told else []), Span(joints[-1].end(), last.end)]


def _spans(text: str, chain: Sequence[Link], core: Sequence[Span], sentence: Span) -> tuple[Span, ...]:
    """Give a statement's words with the attributions of its chain that stand in its sentence, gaps closed up."""
    hops = [cut for link in chain for s in (link.span, link.cue) if s and (cut := clip(s, sentence))]
    if len(chain) > 1:  # what lies between two hops carries the inner one: "was dropping leaflets urging …"
        hops = _carried(text, sorted((*core, *hops)))
    return tuple(with_marks(text, piece, sentence) for piece in closed_up(text, [*core, *hops]))
