"""Headline and dek held against the body: what each asserts, and on whose word it rests."""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.language.likeness import agreement, signature
from factcheck.language.reading import Reading
from factcheck.language.statements import Statement
from factcheck.language.wording import tidy
from factcheck.terms import Modality, Verdict, values

_FOUND = 0.4
"""Agreement from which a body statement bears on an assertion of the headline; headlines choose other words."""


@dataclass(frozen=True, slots=True)
class Check:
    """One assertion of headline or dek in words, with the verdict and the statements (by place) that bear on it."""

    text: str
    verdict: Verdict
    statements: tuple[int, ...]


def check_headlines(reading: Reading) -> tuple[Check, ...]:
    """Check every assertion of headline and dek against the body."""
    return tuple(
        _check(reading, i) for i, s in enumerate(reading.statements) if s.part in {"headline", "dek"}
    )


def _check(reading: Reading, index: int) -> Check:
    assertion = reading.statements[index]
    said = f"“{reading.document.text[assertion.core[0].start : assertion.core[-1].end].strip()}”"
    bearing = sorted(_bearing(reading, index), key=lambda pair: -pair[0])
    body = [i for _, i in bearing]
    if not body:
        return Check(tidy(f"{said}: nothing in the body says so"), "absent", (index,))
    best = next((i for i in body if reading.statements[i].status == "asserted"), body[0])
    doubtful = [i for i in body if reading.statements[i].status != "asserted"]
    basis = reading.statements[best]
    verdict = _verdict(assertion, basis)
    text = f"{said}: {_rests(reading, index, best)}"
    for other in doubtful[:1]:
        text += f"; not settled: {_short(reading, other)}"
    return Check(tidy(text), verdict, (index, best, *doubtful[:1]))


def _bearing(reading: Reading, index: int) -> Iterator[tuple[float, int]]:
    own = _signature(reading, index)
    for i, other in enumerate(reading.statements):
        if other.part == "body" and (agree := agreement(own, _signature(reading, i))) >= _FOUND:
            yield agree, i


def _verdict(assertion: Statement, basis: Statement) -> Verdict:
    own_doubt = assertion.status != "asserted" and assertion.part == "headline"
    if basis.status != "asserted" and not own_doubt:
        return "stronger_than_text"
    order = values(Modality).index
    if order(basis.modality) < order(assertion.modality) and basis.modality in {"conditional", "predicted", "promised", "implied"}:
        return "stronger_than_text"
    if basis.chain and not assertion.chain:
        return "attributed_only"
    return "supported"


def _rests(reading: Reading, index: int, best: int) -> str:
    """Say for what the assertion holds and on whose word: "holds for 24 hours, on the word of Russia's military"."""
    basis = reading.statements[best]
    own = {(f.unit, f.value) for f in _figures(reading, index)}
    more = [f for f in _figures(reading, best) if f.unit and not f.ordinal and (f.unit, f.value) not in own]
    scope = f"holds for {more[0].span.of(reading.document.text)}" if more else "stands in the body"
    if basis.status != "asserted":
        scope = "the body leaves it unsettled"
    return f"{scope}, on the word of {basis.chain[0].entity.name}" if basis.chain else f"{scope}, in the publisher's own voice"


def _short(reading: Reading, index: int) -> str:
    statement = reading.statements[index]
    words = reading.document.text[statement.core[0].start : statement.core[-1].end].strip().rstrip(".")
    who = f"{statement.chain[0].entity.name}: " if statement.chain else ""
    return f"{who}“{words}”"


def _figures(reading: Reading, index: int):
    cores = reading.statements[index].core
    return [f for f in reading.figures if any(c.holds(f.span) for c in cores)]


def _signature(reading: Reading, index: int):
    s = reading.statements[index]
    return signature(reading.document.tokens[s.sentence], (), s.core)
