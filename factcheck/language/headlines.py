"""Headline and dek held against the body: what each asserts, and on whose word it rests."""

import re
from dataclasses import dataclass
from itertools import islice

from factcheck.language.figures import Figure
from factcheck.language.lexicon import words
from factcheck.language.likeness import agreement, conflict, dimension, signature
from factcheck.language.parties import doubt_in_words, full_names
from factcheck.language.pool import refuses as is_refusal
from factcheck.language.reading import Reading
from factcheck.language.statements import Statement
from factcheck.language.tokens import tokenize
from factcheck.language.wording import tidy
from factcheck.terms import TITLES, Modality, Verdict, values

_FOUND = 0.4
"""Share of a title's stems from which a body statement bears on it; headlines choose other words."""

_UNSETTLED = 0.3
"""What an open statement loses against a settled one as the basis of a headline."""
_AKIN = 0.5
"""Agreement from which an open claim is worth a word beside a title."""
_SCATTERED = 0.6
"""Share of a title's stems from which the body tells it, though no sentence does so in these words."""
_EARLY = 0.15
"""What a statement of the first sentences gains: a headline is made from them."""
_LEAD = 4
_PUT: dict[Modality, str] = {
    "conditional": "only under a condition",
    "predicted": "as a prediction",
    "promised": "as a promise or plan",
    "implied": "as an inference",
    "estimated": "as an estimate",
}
"""How the text puts what a headline tells as a fact."""
_SHORT_OF_FACT = frozenset({"conditional", "predicted", "promised", "implied"})


@dataclass(frozen=True, slots=True)
class Check:
    """One assertion of headline or dek in words, with the verdict and the statements (by place) that bear on it."""

    text: str
    verdict: Verdict
    statements: tuple[int, ...]


def check_headlines(reading: Reading) -> tuple[Check, ...]:
    """Check every assertion of headline and dek against the body."""
    return tuple(_check(reading, i) for i, s in enumerate(reading.statements) if s.part in TITLES)


def _check(reading: Reading, index: int) -> Check:
    assertion = reading.statements[index]
    said = f"“{reading.document.text[assertion.spans[0].start : assertion.spans[-1].end].strip().rstrip('.')}”"
    bearing = _bearing(reading, index)
    if not bearing:
        return Check(tidy(f"{said}: nothing in the text says this"), "absent", (index,))
    best = bearing[0]
    verdict = _verdict(assertion, reading.statements[best], _looks_ahead(said))
    open_too = [i for i in bearing if reading.statements[i].status != "asserted" and i != best]
    open_too = [i for i in open_too if agreement(reading.signatures[index], reading.signatures[i]) >= _AKIN][:1]
    text = f"{said}: {_rests(reading, index, best, verdict)}"
    for other in open_too:
        text += f". Not settled: {_short(reading, other)} ({_doubt(reading, other)})"
    return Check(tidy(text), verdict, (index, best, *open_too))


def _bearing(reading: Reading, index: int) -> list[int]:
    """Give the body's statements that an assertion can rest on, likest first, the settled and the early preferred."""
    own = reading.signatures[index]
    denies = reading.statements[index].status == "denied" or is_refusal(reading.statements[index])
    found = []
    early = _first_sentences(reading)
    told: set[str] = set()
    for i, other in enumerate(reading.statements):
        if other.part != "body" or (is_refusal(other) and not denies):
            continue
        whole = signature(reading.document.tokens[other.sentence], (), other.spans).stems | reading.signatures[i].stems
        told |= whole
        agree = len(own.stems & whole) / max(2, len(own.stems))
        weak = 0.2 * (other.status == "asserted" and other.modality in _SHORT_OF_FACT)
        if not conflict(own, reading.signatures[i]):
            open_claim = _UNSETTLED * (other.status != "asserted")
            found.append((open_claim + weak - agree - _EARLY * (other.sentence in early), agree, i))
    found.sort()
    # Headlines choose other words: where nearly all stand somewhere in the body, the best that there is will do.
    least = _FOUND if len(own.stems & told) < _SCATTERED * len(own.stems) else _FOUND / 2
    return [i for _, agree, i in found if agree >= least]


def _first_sentences(reading: Reading) -> frozenset[int]:
    body = (n for n, part in enumerate(reading.document.parts) if part == "body")
    return frozenset(islice(body, _LEAD))


def _verdict(assertion: Statement, basis: Statement, ahead: bool) -> Verdict:
    if basis.status != "asserted":
        return "stronger_than_text"
    order = values(Modality).index
    if not ahead and order(basis.modality) < order(assertion.modality) and basis.modality in _SHORT_OF_FACT:
        return "stronger_than_text"
    return "attributed_only" if basis.chain and not assertion.chain else "supported"


def _looks_ahead(said: str) -> bool:
    """Say whether a title itself speaks of what is to come: "Mill to close"."""
    tokens = [t.lower for t in tokenize(said)]
    infinitive = "to" in tokens and not any(t.endswith(("s", "ed")) for t in tokens[: tokens.index("to")])
    return infinitive or not words("looking_ahead").isdisjoint(tokens)


def _rests(reading: Reading, index: int, best: int, verdict: Verdict) -> str:
    """Say what the text has for an assertion: "the text has it on the word of the council"."""
    assertion, basis = reading.statements[index], reading.statements[best]
    word = f"on the word of {basis.chain[0].entity.name}" if basis.chain else "in the publisher's own voice"
    if basis.status != "asserted":
        return f"the text has it {word}, and {_doubt(reading, best)}"
    if verdict == "stronger_than_text":
        return f"the text has it {_PUT[basis.modality]}, {word}"
    return f"the text has it {_scope(reading, assertion, basis)}{word}"


def _scope(reading: Reading, assertion: Statement, basis: Statement) -> str:
    """Say for how long a thing holds where the titles give another length of time: "for 24 hours, "."""
    own = {(f.unit, f.value) for f in reading.figures_of(assertion)}
    more = [f for f in reading.figures_of(basis) if f.unit and not f.ordinal and (f.unit, f.value) not in own]
    more = [f for f in more if dimension(f.unit) == "duration" and "duration" in _title_units(reading)]
    return f"for {_counted(reading, more[0])}, " if more and basis.chain else ""


def _title_units(reading: Reading) -> set[str]:
    """Give what the figures of headline and dek measure: a figure of the same kind is the one to hold them against."""
    titles = (s for s in reading.statements if s.part in TITLES)
    return {dimension(f.unit) for s in titles for f in reading.figures_of(s)}


def _counted(reading: Reading, figure: Figure) -> str:
    """Write a figure with what it counts: "16 more hours", where the text has the noun near."""
    text = reading.document.text
    said = figure.span.of(text)
    if figure.unit[:3] in said.lower():
        return said
    noun = re.search(rf"\b{re.escape(figure.unit[:4])}\w*", text[figure.span.end : figure.span.end + 30])
    return said + (text[figure.span.end : figure.span.end + noun.end()] if noun else "")


def _doubt(reading: Reading, index: int) -> str:
    """Say who leaves a statement open."""
    statement = reading.statements[index]
    who = full_names(reading.document, reading.entities, statement.caveats, (statement.status,))
    return doubt_in_words(statement.status, who)


def _short(reading: Reading, index: int) -> str:
    statement = reading.statements[index]
    words = reading.document.text[statement.core[0].start : statement.core[-1].end].strip().rstrip(".")
    who = f"{statement.chain[0].entity.name}: " if statement.chain else ""
    return f"{who}“{words}”"
