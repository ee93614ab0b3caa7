"""What to ask about a statement, and whom: at most three questions, the awaited party first."""

from dataclasses import dataclass

from factcheck.language.parties import full_names
from factcheck.language.reading import Reading
from factcheck.language.statements import Statement
from factcheck.terms import Status

_LEADS: dict[Status, str] = {
    "unconfirmed": "Do you confirm this, or not",
    "denied": "You deny this; what happened instead",
    "no_comment": "What do you say to this",
}


@dataclass(frozen=True, slots=True)
class Ask:
    """One question and the person or body it goes to."""

    text: str
    ask: str


def questions(reading: Reading, index: int, shown: str) -> tuple[Ask, ...]:
    """Suggest questions that would settle a statement; `shown` is its stand-alone text."""
    statement = reading.statements[index]
    quoted = shown.rstrip(".")
    asks = [*_doubts(reading, statement, quoted), *_origin(statement, quoted)]
    if not statement.chain:
        asks.append(Ask(f"What record or witness bears this out: {quoted}?", reading.publisher or "the reporter"))
    seen: dict[str, Ask] = {}
    for ask in asks:
        seen.setdefault(ask.ask, ask)
    return tuple(seen.values())[:3]


def _doubts(reading: Reading, statement: Statement, quoted: str) -> list[Ask]:
    return [
        Ask(f"{lead}: {quoted}?", who)
        for status, lead in _LEADS.items()
        for who in full_names(reading.document, reading.entities, statement.caveats, (status,))
    ]


def _origin(statement: Statement, quoted: str) -> list[Ask]:
    if not statement.chain:
        return []
    who = statement.chain[-1].entity
    near = statement.chain[0].entity
    asks = []
    if len(statement.chain) > 1:
        asks.append(Ask(f"How do you know this, and may we see it: {quoted}?", near.name))
    if who.naming in {"described", "bare", "collective"}:
        asks.append(Ask(f"Who else can say this on the record: {quoted}?", who.part_of or who.name))
    else:
        asks.append(Ask(f"What is this based on, and as of when: {quoted}?", who.name))
    return asks
