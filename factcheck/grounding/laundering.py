"""Certainty laundering: what a summary sentence must not do to the claims it tells, as far as code can see it.

A check is named after what the sentence does: L1 drop the attribution, L2 shorten the chain, L3 raise the modality, L4
lose the doubt, L5 drop a figure's bound; then figures, quotations and names that the article does not hold. It takes a
summary sentence with the statements of the article that it tells, and gives a message where the sentence fails, None
where it passes; nothing here judges what it cannot see.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.grounding.bench import Bench
from factcheck.language.document import Document, cut
from factcheck.language.figures import Figure, find_figures
from factcheck.language.hops import Link
from factcheck.language.lexicon import words
from factcheck.language.likeness import agreement, conflict, shares_figure, signature
from factcheck.language.names import Entity, find_entities, goes_by, same_name
from factcheck.language.parties import full_names
from factcheck.language.statements import Statement
from factcheck.models import Finding, Span
from factcheck.terms import Status

_TELLS = 0.5
"""Agreement from which a summary sentence is taken to tell a statement."""
_TITLES = frozenset({"headline", "dek"})
"""Titles say less than the body about who says so; a sentence is held against the body."""
_CARRIED: tuple[Status, ...] = ("unconfirmed", "denied", "disputed", "not_verified")
"""The statuses that a summary must carry, gravest first."""
_DEFINITE = re.compile(r"\bthe [a-z]+(?= )")
_QUOTED = re.compile(r"[“\"]([^“”\"]{2,})[”\"]")


@dataclass(frozen=True)
class Telling:
    """One sentence of a summary, and the statements of the article that it tells (none: all are searched)."""

    bench: Bench
    text: str
    statements: tuple[Statement, ...]

    @cached_property
    def document(self) -> Document:
        """The sentence, cut as an article is."""
        return cut(self.text, [Span(0, len(self.text))])

    @cached_property
    def lower(self) -> str:
        """The sentence in lower case with straight marks."""
        return self.text.lower().replace("’", "'")

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(t.lower for t in self.document.tokens[0])

    def names(self, entity: Entity) -> bool:
        """Say whether the sentence names an entity, by its name, a variant, a surname, its role or its body."""
        forms = [entity.name, *entity.variants, *([entity.part_of] if entity.part_of else [])]
        if any(form.lower().replace("’", "'") in self.lower for form in forms):
            return True
        if entity.naming == "named" and entity.name.split()[-1].lower() in self.tokens:
            return True
        if any(same_name(entity.name, other.name) for other in self._entities):
            return True
        if any(goes_by(entity, noun) for noun in _DEFINITE.findall(self.lower)):
            return True
        heads = {
            w.lower()
            for w in re.findall(r"\w+", f"{entity.role or ''} {entity.name if entity.naming != 'named' else ''}")
        }
        return len((heads - words("stopwords")) & self.tokens) >= (1 if entity.naming != "named" else 2)

    @cached_property
    def _entities(self) -> tuple[Entity, ...]:
        return find_entities(self.document).all

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures."""
        return find_figures(self.document)


def telling(bench: Bench, text: str, numbers: Sequence[int] = ()) -> Telling:
    """Find which statements a summary sentence tells, among the sentences it cites or in the whole article."""
    reading = bench.reading
    cited = {n for n, s in enumerate(bench.article.sentences) if s.id in numbers}
    held = zip(reading.statements, reading.signatures, strict=True)
    said = [(s, its) for s, its in held if (not cited or s.sentence in cited) and s.part not in _TITLES]
    document = cut(text, [Span(0, len(text))]) if text else None
    if document is None:
        return Telling(bench, text, ())
    own = signature(document.tokens[0], find_figures(document), (Span(0, len(text)),))
    said = [(s, its) for s, its in said if shares_figure(own, its)] or [p for p in said if not conflict(own, p[1])]
    scored = [(agreement(own, its), s) for s, its in said]
    best = max((score for score, _ in scored), default=0.0)
    told = tuple(s for score, s in scored if score >= max(_TELLS, best * 0.75))
    return Telling(bench, text, told)


def attribution_dropped(told: Telling) -> str | None:
    """L1: a sourced statement is told without any of its sources, nor the same thing in the publisher's voice."""
    sourced = [s for s in told.statements if s.chain]
    if not sourced or len(sourced) < len(told.statements):
        return None
    if any(told.names(link.entity) or _in_its_words(told, link) for s in sourced for link in s.chain[:1]) or any(
        told.names(s.chain[-1].entity) and len(s.chain) > 1 for s in sourced
    ):
        return None
    return f"L1: says as a fact what {sourced[0].chain[0].entity.name} says"


def _in_its_words(told: Telling, link: Link) -> bool:
    """Say whether a sentence names a source as the article does there: "the statement", for whoever sent it."""
    said = link.span.of(told.bench.article.text).lower().replace("’", "'") if link.span else ""
    return bool(said) and said not in words("pronouns") and said in told.lower


def chain_shortened(told: Telling) -> str | None:
    """L2: the source nearest to the publisher is left out, so that the next in the chain seems to speak itself."""
    nested = [s for s in told.statements if len(s.chain) > 1]
    if not nested or len(nested) < len(told.statements):
        return None
    if any(told.names(s.chain[0].entity) for s in nested):
        return None
    near, origin = nested[0].chain[0].entity.name, nested[0].chain[-1].entity.name
    return f"L2: {near} says this of {origin}, and is left out"


def doubt_lost(told: Telling) -> str | None:
    """L4: the article leaves the claim unconfirmed, denied or disputed, and the sentence does not say so."""
    if not told.statements:
        return None
    for status in _CARRIED:
        doubted = [s for s in told.statements if s.status == status]
        if doubted and len(doubted) * 2 >= len(told.statements):
            if not any(cue in told.lower for cue in words("doubt_markers")) and not _cue_told(told, doubted):
                document, entities = told.bench.reading.document, told.bench.reading.entities
                who = full_names(document, entities, doubted[0].caveats, (status,))
                return f"L4: does not say that this is {status.replace('_', ' ')}" + (
                    f" ({', '.join(who)})" if who else ""
                )
            return None
    return None


def _cue_told(told: Telling, doubted: Sequence[Statement]) -> bool:
    """Say whether a sentence has the article's own words of doubt: "could not confirm whether"."""
    text = told.bench.article.text
    cues = (c.cue.of(text).lower().replace("’", "'") for s in doubted for c in s.caveats if c.status)
    return any(cue in told.lower for cue in cues)


def hedge_dropped(told: Telling) -> str | None:
    """L5: a figure lost its bound or its "about"."""
    for figure in told.figures:
        if figure.bound != "exact" or figure.ordinal:
            continue
        same = [f for f in told.bench.reading.figures if f.value == figure.value and f.unit == figure.unit]
        if same and all(f.bound != "exact" for f in same):
            return f"L5: {figure.span.of(told.text)!r} is {same[0].bound.replace('_', ' ')} that in the article"
    return None


def modality_raised(told: Telling) -> str | None:
    """L3: what may be, is promised or is predicted is told as done."""
    hedged = [s for s in told.statements if s.modality in {"conditional", "predicted", "promised", "implied"}]
    if not hedged or len(hedged) < len(told.statements) or told.tokens & words("hedges"):
        return None
    text = told.bench.article.text
    if any(
        c.cue.of(text).lower().replace("’", "'") in told.lower
        for s in hedged
        for c in s.caveats
        if c.modality == s.modality
    ):
        return None
    if any(
        link.act != "said" and told.names(link.entity) and _cue_kept(told, link) for s in hedged for link in s.chain
    ):
        return None
    return f"L3: tells as a fact what is {hedged[0].modality}"


def figures_invented(told: Telling) -> str | None:
    """A figure that the article does not give with this unit."""
    known = told.bench.reading.figures
    for figure in told.figures:
        if figure.value == 1:
            continue
        if not any(f.value == figure.value for f in known) and not told.bench.aligner.find(figure.span.of(told.text)):
            return f"the figure {figure.span.of(told.text)!r} is not in the article"
    return None


def quotes_invented(told: Telling) -> str | None:
    """Words in quotation marks that the article does not hold."""
    for match in _QUOTED.finditer(told.text):
        if told.bench.find(match[1].strip(" ,.;:")) is None:
            return f"the quotation {match[1]!r} is not in the article"
    return None


def names_invented(told: Telling) -> str | None:
    """A name that the article does not hold."""
    article = told.bench.article.text
    known = told.bench.reading.entities.all
    for entity in told._entities:
        if entity.naming != "named" or entity.name in article:
            continue
        parts = [p for p in re.findall(r"[\w'’.-]+", entity.name) if p[:1].isupper()]
        if any(p not in article for p in parts) and not any(same_name(entity.name, e.name) for e in known):
            return f"the name {entity.name!r} is not in the article"
    return None


CHECKS: tuple[Callable[[Telling], str | None], ...] = (
    attribution_dropped,
    chain_shortened,
    modality_raised,
    doubt_lost,
    hedge_dropped,
    figures_invented,
    quotes_invented,
    names_invented,
)
"""The checks in the order in which they are made."""
IN_ANY_LANGUAGE = (quotes_invented,)
"""The checks that need no English: of a summary in another language no more can be proved."""


def faults(bench: Bench, text: str, numbers: Sequence[int] = ()) -> Iterator[tuple[str, str]]:
    """Give the kind and the message of everything that code can prove against one summary sentence."""
    told = telling(bench, text, numbers)
    for check in CHECKS if bench.english else IN_ANY_LANGUAGE:
        if message := check(told):
            yield check.__name__, message


def findings_for(bench: Bench, sentences: Iterable[str]) -> tuple[Finding, ...]:
    """Check the sentences of a summary; `where` of a finding is the sentence's place, from 1."""
    return tuple(
        Finding(kind=kind, severity="error", message=f"{message}: {text!r}", where=f"summary {place}")
        for place, text in enumerate(sentences, start=1)
        for kind, message in faults(bench, text)
    )


def _cue_kept(told: Telling, link: Link) -> bool:
    cue = link.cue.of(told.bench.article.text).lower() if link.cue else ""
    return any(word in told.tokens for word in re.findall(r"\w+", cue))
