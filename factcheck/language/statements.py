"""What the text asserts: one statement an assertion, with the chain of those who assert it.

A sentence gives a statement for each innermost attribution, one for what an outer source says besides, and one for
what remains in the reporter's own voice. Nothing is weighed or linked here: see `links`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.language.attribution import Attribution
from factcheck.language.certainty import Certainty
from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.names import Entities, Entity
from factcheck.language.parties import party, place
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
_SHOWN: frozenset[Act] = frozenset({"suggested", "implied", "described"})
"""What a thing can do without a voice: a deployment suggests, nobody says."""
_HEADLINE_JOINT = re.compile(r"\s*(?:;|\s[–—-]\s|\b(?:amid|as|while|after|despite)\b)\s*", re.IGNORECASE)
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
    chains = _Chains(document, entities, attributions)
    makers = _by_sentence(document, [i for i in range(len(attributions)) if chains.makes(i)], attributions)
    found: list[Statement] = []
    for number, part in enumerate(document.parts):
        if part in _READ_PARTS:
            found += _of_sentence(document, number, chains, makers.get(number, []))
    found = _without_tails(document, found, certainties)
    return _with_rebuttals(document, entities, _with_caveats(document, found, certainties))


@dataclass(frozen=True)
class _Chains:
    document: Document
    entities: Entities
    attributions: Sequence[Attribution]

    def makes(self, index: int) -> bool:
        """Say whether an attribution, and each that it is nested in, has a source that can speak.

        "Signs that" has none, a deployment only suggests; what they hold is the publisher's own voice.
        """
        at: int | None = index
        while at is not None:
            a = self.attributions[at]
            if self._link(a) is None and not self._speaks_on(a):
                return False
            at = a.parent
        return True

    def of(self, index: int) -> tuple[Link, ...]:
        """Follow an attribution to the one it is nested in; a source that speaks of its own words is one hop."""
        links: list[Link] = []
        at: int | None = index
        while at is not None:
            a = self.attributions[at]
            if link := self._link(a):
                links.insert(0, link)
            at = a.parent
        kept: list[Link] = []
        for link in links:
            if link.entity.name not in {k.entity.name for k in kept}:
                kept.append(link)
        return tuple(kept)

    def _entity(self, a: Attribution) -> Entity | None:
        """Resolve a source; a pronoun within what somebody says, in one sentence, is that somebody."""
        if a.source is None:
            return None
        if a.parent is not None and a.source.of(self.document.text).lower() in words("pronouns"):
            outer = self.attributions[a.parent]
            here = self.document.sentence_at(a.source.start)
            if outer.source and outer.source.start < a.source.start and here == self.document.sentence_at(outer.source.start):
                return self._entity(outer)
        return self.entities.resolve(a.source)

    def _speaks_on(self, a: Attribution) -> bool:
        """Say whether a speaker speaks of his own words: "I said", "we believe" within a quotation."""
        said = a.source.of(self.document.text).lower() if a.source else ""
        return a.parent is not None and said in words("first_person")

    def _link(self, a: Attribution) -> Link | None:
        if a.source is None:
            return None
        if self._speaks_on(a):
            return None
        entity = self._entity(a)
        if entity is None or (a.act in _SHOWN and entity.naming == "described" and entity.kind == "other"):
            return None
        return Link(entity, a.act, a.cue, a.source, a.via)


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


def _of_sentence(document: Document, number: int, chains: _Chains, makers: list[int]) -> list[Statement]:
    """Give the statements of one sentence, in the order of their words."""
    sentence, part, text = document.sentences[number], document.parts[number], document.text
    if part == "headline":
        return [Statement(number, part, (piece,), (piece,)) for piece in _headline_pieces(text, sentence)]
    found: list[Statement] = []
    taken: list[Span] = []
    for index in makers:
        a = chains.attributions[index]
        nested = [_extent(chains.attributions[i]) for i in makers if chains.attributions[i].parent == index]
        content = [cut for span in a.content if (cut := _clip(span, sentence))]
        core = [piece for span in content for piece in _without(text, span, nested)]
        if nested:
            core = [end for piece in core if _asserts(text, piece) and (end := _without_loose_end(text, piece))]
        taken.append(_clip(_extent(a), sentence) or sentence)
        if _says_something(text, core, _MIN_WORDS if nested else 1):
            chain = chains.of(index)
            spans = (sentence,) if _lacks_subject(text, core) else _spans(text, chain, core, sentence)
            found.append(Statement(number, part, spans, tuple(core), chain))
    rest = [end for piece in _without(text, sentence, taken) if (end := _without_loose_end(text, piece))]
    if found:
        found += [Statement(number, part, (piece,), (piece,)) for piece in rest if _asserts(text, piece)]
    elif _count(text, [sentence]) >= _MIN_WORDS:
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
            spans = _closed_up(text, [*last.spans, *s.spans])
            joined[-1] = replace(last, core=(*last.core, *s.core), spans=spans)
        else:
            joined.append(s)
    return joined


def _headline_pieces(text: str, sentence: Span) -> list[Span]:
    """Take a headline's assertions apart: "Truce extended amid fears of attack" makes two."""
    cuts = [m.span() for m in _HEADLINE_JOINT.finditer(text, sentence.start, sentence.end)]
    holes = [Span(start, end) for start, end in cuts]
    pieces = _without(text, sentence, holes)
    if len(pieces) < 2 or any(_count(text, [piece]) < _MIN_WORDS for piece in pieces):
        return [sentence] if _count(text, [sentence]) >= _MIN_WORDS else []
    return pieces


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


def _without_tails(
    document: Document, found: Sequence[Statement], certainties: Sequence[Certainty]
) -> list[Statement]:
    """Drop the publisher's own tail that only says that the sentence's claim is open: it is that claim's caveat."""
    cues = [c.cue for c in certainties if c.status]
    fellows = Counter(s.sentence for s in found)
    kept = []
    for s in found:
        tail = not s.chain and fellows[s.sentence] > 1 and any(s.core[0].holds(cue) for cue in cues)
        if not tail:
            kept.append(s)
    alone = Counter(s.sentence for s in kept)
    return [replace(s, spans=(document.sentences[s.sentence],)) if alone[s.sentence] == 1 else s for s in kept]


def _with_caveats(
    document: Document, found: Sequence[Statement], certainties: Sequence[Certainty]
) -> tuple[Statement, ...]:
    """Put each cue on the statements that its scope covers; words of doubt in their sentence join their words."""
    by_sentence: dict[int, list[int]] = {}
    for index, statement in enumerate(found):
        by_sentence.setdefault(statement.sentence, []).append(index)
    caveats: dict[int, list[Certainty]] = {}
    for certainty in certainties:
        first, last = document.sentence_at(certainty.scope.start), document.sentence_at(certainty.scope.end - 1)
        near = [i for number in range(first, last + 1) for i in by_sentence.get(number, [])]
        for index in near:
            if any(certainty.scope.touches(piece) for piece in found[index].core):
                caveats.setdefault(index, []).append(certainty)
    return tuple(_doubted(document, s, caveats.get(i, ())) for i, s in enumerate(found))


def _with_rebuttals(
    document: Document, entities: Entities, found: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Give whoever disputes somebody's claim in so many words a claim of their own: "she does not believe that …"."""
    made: list[Statement] = []
    for s in found:
        made.append(s)
        dispute = next((c for c in s.caveats if c.status == "disputed" and c.denied_by), None)
        who = party(document, entities, dispute.denied_by[0], dispute.cue) if dispute else None
        if dispute is None or who is None or s.origin is None or s.origin.name == who.name:
            continue
        if document.sentence_at(dispute.cue.start) == s.sentence:
            outer = tuple(link for link in s.chain[:-1] if link.entity.name != who.name)
            chain = (*outer, Link(who, "rejected", dispute.cue, place(document, dispute.denied_by[0], dispute.cue)))
            made.append(replace(s, chain=chain, caveats=tuple(c for c in s.caveats if not c.status)))
    return tuple(made)


def _doubted(document: Document, statement: Statement, caveats: Sequence[Certainty]) -> Statement:
    sentence = document.sentences[statement.sentence]
    cues = [_with_subject(document, c.cue) for c in caveats if c.status and sentence.holds(c.cue)]
    missing = [cue for cue in cues if not any(s.holds(cue) for s in statement.spans)]
    spans = _closed_up(document.text, [*statement.spans, *missing]) if missing else statement.spans
    return replace(statement, caveats=tuple(caveats), spans=spans)


def _with_subject(document: Document, cue: Span) -> Span:
    """Take in the few words in front of a cue that say who doubts: "he also doesn't believe"."""
    tokens = [t for t in document.tokens[document.sentence_at(cue.start)] if t.end <= cue.start][-3:]
    start = cue.start
    for token in reversed(tokens):
        if token.lower in {"that", "and", "but"} or not token.text[0].isalnum():
            break
        start = token.start
    return Span(start, cue.end)


def _extent(a: Attribution) -> Span:
    spans = [*a.content, *(s for s in (a.source, a.cue) if s)]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _spans(text: str, chain: Sequence[Link], core: Sequence[Span], sentence: Span) -> tuple[Span, ...]:
    """Give a statement's words with the attributions of its chain that stand in its sentence, gaps closed up."""
    hops = [cut for link in chain for s in (link.span, link.cue) if s and (cut := _clip(s, sentence))]
    return tuple(_with_marks(text, piece, sentence) for piece in _closed_up(text, [*core, *hops]))


def _closed_up(text: str, pieces: Iterable[Span]) -> tuple[Span, ...]:
    """Join pieces of one statement where the words between them are few enough to be read with it."""
    joined: list[Span] = []
    for piece in sorted(pieces):
        if joined and len(text[joined[-1].end : piece.start].split()) <= 4:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    return tuple(joined)


def _with_marks(text: str, span: Span, sentence: Span) -> Span:
    """Take in the quotation mark in front of a piece, and the stop and the mark behind it."""
    start, end = span.start, span.end
    if start > sentence.start and text[start - 1] in "\"“‘'":
        start -= 1
    while end < sentence.end and text[end] in ".!?\"”’'":
        end += 1
    return Span(start, end)


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


def _without_loose_end(text: str, span: Span) -> Span | None:
    """Cut the words off the end that lead into what somebody else says: "… steaming to port in what", "photos of"."""
    tokens = tokenize(text, span.start, span.end)
    while tokens and (not tokens[-1].text[0].isalnum() or tokens[-1].lower in words("loose_ends")):
        if tokens[-1].text in ".!?\"”)":
            break
        tokens.pop()
    return Span(span.start, tokens[-1].end) if tokens else None


def _says_something(text: str, core: Sequence[Span], least: int) -> bool:
    """Say whether some words assert anything: "echoed that" does not."""
    said = [t.lower for span in core for t in tokenize(text, span.start, span.end) if t.text[0].isalnum()]
    return len(said) >= least and any(word not in words("stopwords") for word in said)


def _lacks_subject(text: str, core: Sequence[Span]) -> bool:
    """Say whether words begin with their verb: "in what observers say *is the largest* …"."""
    first = tokenize(text, core[0].start, core[0].end)
    return bool(first) and first[0].lower in words("auxiliaries")


def _count(text: str, spans: Iterable[Span]) -> int:
    return sum(1 for span in spans for t in tokenize(text, span.start, span.end) if t.text[0].isalnum())


def _asserts(text: str, span: Span) -> bool:
    """Say whether a leftover stretch is a clause of its own: five words and a finite verb among them."""
    tokens: list[Token] = [t for t in tokenize(text, span.start, span.end) if t.text[0].isalnum()]
    if not tokens or tokens[0].lower in words("relatives"):
        return False
    return len(tokens) >= 5 and any(t.lower in words("finite_verbs") or t.lower.endswith("ed") for t in tokens)
