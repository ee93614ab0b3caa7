"""Headline and dek held against the body: what each asserts, and on whose word it rests."""

import re
from dataclasses import dataclass

from factcheck.language.figures import Figure
from factcheck.language.lexicon import words
from factcheck.language.likeness import conflict, dimension
from factcheck.language.parties import doubt_in_words, full_names
from factcheck.language.pool import refuses as is_refusal
from factcheck.language.reading import Reading
from factcheck.language.statements import Statement
from factcheck.language.tokens import tokenize
from factcheck.language.wording import tidy
from factcheck.terms import Modality, Verdict, values

_FOUND = 0.4
"""Share of a title's stems from which a body statement bears on it; headlines choose other words."""

_UNSETTLED = 0.3
"""What an open statement loses against a settled one as the basis of a headline."""
_SHORT_OF_FACT = frozenset({"conditional", "predicted", "promised", "implied"})


@dataclass(frozen=True, slots=True)
class Check:
    """One assertion of headline or dek in words, with the verdict and the statements (by place) that bear on it."""

    text: str
    verdict: Verdict
    statements: tuple[int, ...]


def check_headlines(reading: Reading) -> tuple[Check, ...]:
    """Check every assertion of headline and dek against the body."""
    return tuple(_check(reading, i) for i, s in enumerate(reading.statements) if s.part in {"headline", "dek"})


def _check(reading: Reading, index: int) -> Check:
    assertion = reading.statements[index]
    said = f"“{reading.document.text[assertion.spans[0].start : assertion.spans[-1].end].strip().rstrip('.')}”"
    bearing = _bearing(reading, index)
    if not bearing:
        return Check(tidy(f"{said}: nothing in the body says so"), "absent", (index,))
    best = bearing[0]
    open_too = [i for i in bearing if reading.statements[i].status != "asserted" and i != best][:1]
    text = f"{said}: {_rests(reading, index, best)}"
    for other in open_too:
        text += f"; not settled: {_short(reading, other)}, {_doubt(reading, other)}"
    return Check(
        tidy(text), _verdict(assertion, reading.statements[best], _looks_ahead(said)), (index, best, *open_too)
    )


def _bearing(reading: Reading, index: int) -> list[int]:
    """Give the body's statements that an assertion can rest on, likest first, the settled preferred."""
    own = reading.signatures[index]
    denies = reading.statements[index].status == "denied"
    found = []
    for i, other in enumerate(reading.statements):
        its = reading.signatures[i]
        agree = len(own.stems & its.stems) / max(2, len(own.stems))
        refuses = not denies and is_refusal(other)
        if other.part == "body" and not refuses and agree >= _FOUND and not conflict(own, its):
            found.append((_UNSETTLED * (other.status != "asserted") - agree, i))
    return [i for _, i in sorted(found)]


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


def _rests(reading: Reading, index: int, best: int) -> str:
    """Say for what an assertion holds and on whose word: "holds for 24 hours, on the word of Russia's military"."""
    basis = reading.statements[best]
    word = f"on the word of {basis.chain[0].entity.name}" if basis.chain else "in the publisher's own voice"
    if basis.status != "asserted":
        return f"rests {word}, {_doubt(reading, best)}"
    own = {(f.unit, f.value) for f in reading.figures_of(reading.statements[index])}
    more = [f for f in reading.figures_of(basis) if f.unit and not f.ordinal and (f.unit, f.value) not in own]
    measured = _title_units(reading)
    more = [f for f in more if not measured or dimension(f.unit) in measured]
    scope = f"holds for {_counted(reading, more[0])}" if more and basis.chain else "stands in the body"
    return f"{scope}, {word}"


def _title_units(reading: Reading) -> set[str]:
    """Give what the figures of headline and dek measure: a figure of the same kind is the one to hold them against."""
    titles = (s for s in reading.statements if s.part in {"headline", "dek"})
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
