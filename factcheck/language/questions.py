"""What to ask about a statement, and whom: at most three questions, those who are awaited or accused first.

A question is a suggestion to start from. It takes the matter up as a clause where the article's words make one; where
they do not, it quotes the article's sentence whole and asks about that.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.language.accused import accused
from factcheck.language.figures import Figure
from factcheck.language.frames import (
    BORNE_OUT,
    BY_FORM,
    CHARGED,
    EXPECTED,
    HOW_KNOWN,
    KNOWN_BY_NOW,
    OF_ACT,
    OF_MODALITY,
    ON_RECORD,
    PASSAGE,
    RELAYED,
    SHOWN,
    STILL_RIGHT,
    UNSETTLED,
    Frame,
)
from factcheck.language.lexicon import Entry, entries
from factcheck.language.likeness import dimension
from factcheck.language.matter import MARKS, Matter, is_loose, yours
from factcheck.language.names import Entity
from factcheck.language.parties import full_names, inside, is_of
from factcheck.language.reading import Reading
from factcheck.language.wording import count_words
from factcheck.terms import RECORDS, REFUSALS, UNNAMED, SourceKind

MOST = 3
LONGEST = 44
"""Words of the longest question: the article's sentence, and what is asked about it."""
SUGGESTED = "suggested: "
"""How the addressee begins that the article does not name."""
_FEWEST = 6
"""Words of an unsourced statement below which nobody need be asked: "Not everyone agrees"."""
_OFFICES: frozenset[SourceKind] = frozenset({"official", "government", "legal", "military", "company"})
_RECORDED = re.compile(r"\b(?:figures|data|statistics|images|footage|records|filings|minutes)\b")
_INDEFINITE = re.compile(r"^an? ")
_HELD = re.compile(r" (?=(?:published|released|unsealed|filed|seen|obtained|led|posted|issued|dated|in|on|from)\b)")
_RATIO = re.compile(r"\b(?:one|two|three|four|nine|\d+) (?:in|out of)(?: every)? $")
"""What makes a figure a share: "one in seven"."""


_AHEAD = 20
"""Words of a clause behind which a question can still go on."""
_QUOTED = 4
"""Words from which a quotation is what somebody said, and not a term in it."""
_PERSONAL = re.compile(r"\b(?:his|her|he|she)\b")
_INITIALS = re.compile(r"[A-Z]\.$")
_OF_WORDS = 4
"""Words behind a figure that may say of what it is: "212 of the rebels"."""


class Ask(NamedTuple):
    """One question and the person or body it goes to."""

    text: str
    ask: str


def questions(reading: Reading, index: int) -> tuple[Ask, ...]:
    """Suggest questions that would settle a statement, the most pressing first; nobody is asked twice about it.

    A figure may be asked for besides.
    """
    matter = Matter(reading, reading.statements[index])
    if _is_remark(matter):
        return ()
    found: dict[str, Ask] = {}
    for ask in (*_doubts(matter), *_accused(matter), *_sources(matter), *_of_manner(matter), *_records(matter)):
        found.setdefault(ask.ask, ask)
    asks = [*list(found.values())[:MOST], *_of_figure(matter)]
    return tuple(asks[:MOST])


def _put(matter: Matter, frame: Frame, who: str) -> Ask:
    clause = matter.put_to(who) if frame.clause else ""
    asked = frame.clause.format(clause)
    runs_on = not frame.clause.endswith("{}?") and count_words(clause) > _AHEAD
    if not clause or runs_on or count_words(asked) > LONGEST:
        lead = "Our text says: “{}”. "
        told = matter.told(LONGEST - count_words(lead) - count_words(frame.quoted))
        asked = lead.format(told) + frame.quoted
    return Ask(asked, who)


def _is_remark(matter: Matter) -> bool:
    """Say whether a statement only tells that something could not be verified: there is nobody to ask about that."""
    statement = matter.statement
    cues = [c.cue for c in statement.caveats if c.status == "not_verified"]
    return not statement.chain and any(core.holds(cue) for core in statement.core for cue in cues)


def _doubts(matter: Matter) -> Iterator[Ask]:
    """Ask those who have not confirmed, who deny or who do not accept it."""
    statement, reading = matter.statement, matter.reading
    refused = bool(statement.chain) and statement.chain[-1].act in REFUSALS
    if _is_denial(matter):
        return
    for status, frame in UNSETTLED.items():
        for who in full_names(reading.document, reading.entities, statement.caveats, (status,)):
            own = is_of(who, matter.origin) or _is_short_for(who, matter.origin)
            if own and status != "unconfirmed" and not refused:
                continue  # nobody denies his own words
            if own and matter.to_do:
                done = "promised" if statement.chain[-1].act == "promised" else "agreed"
                yield Ask(f"Have you {done} to {yours(matter.to_do)}? If not, what is still open?", who)
            elif matter.charge and status == "denied":
                yield Ask(f"You deny the charge of {yours(matter.charge)}. What is your account?", who)
            else:
                yield _put(matter, frame, who)


def _is_denial(matter: Matter) -> bool:
    """Say whether the publisher itself tells that somebody denied something: "Orr pleaded not guilty"."""
    statement = matter.statement
    cues = [c.cue for c in statement.caveats if c.status == "denied"]
    return not statement.chain and any(core.holds(cue) for core in statement.core for cue in cues)


def _is_short_for(said: str, origin: Entity | None) -> bool:
    """Say whether a party is an unnamed source in fewer words: "rebels" for "Rebels in the north"."""
    return origin is not None and origin.naming in UNNAMED and origin.name.lower().startswith(f"{said.lower()} ")


def _accused(matter: Matter) -> Iterator[Ask]:
    """Ask whoever is charged with wrongdoing for a reply."""
    who = accused(matter.reading, matter.statement)
    if who is not None and matter.charge:
        yield Ask(f"What is your reply to the charge of {yours(matter.charge)}?", who.name)
    elif who is not None:
        yield _put(matter, CHARGED, who.name)


def _sources(matter: Matter) -> Iterator[Ask]:
    """Ask whoever passes it on how they know, and an unnamed source's house whether it stands on the record."""
    chain = matter.statement.chain
    if not chain or chain[-1].act in REFUSALS:
        return
    near = chain[0].entity
    house = near.part_of if near.part_of and not _is_person(matter, near.part_of) else None
    if is_record(near):
        held = _INDEFINITE.sub("the ", inside(_HELD.split(near.name)[0]))
        frame = PASSAGE if near.kind in RECORDS else SHOWN
        yield _put(matter, frame, house or f"{SUGGESTED}whoever holds {held}")
    elif near.naming in UNNAMED and house:
        yield _put(matter, ON_RECORD, f"{house} press office")
    elif near.naming == "collective" and near.kind in _OFFICES and (" " in near.name or near.kind == "legal"):
        yield _put(matter, ON_RECORD, near.name)
    elif near.naming in UNNAMED:
        yield _put(matter, BORNE_OUT, f"{SUGGESTED}a second source")
    elif len(chain) > 1:
        yield _put(matter, RELAYED, near.name)


def _is_person(matter: Matter, name: str) -> bool:
    """Say whether a name is a person's, by the role or the two words that it has in the text."""
    entity = next((e for e in matter.reading.entities.all if e.name == name), None)
    return entity is not None and entity.naming == "named" and bool(entity.role)


def is_record(entity: Entity) -> bool:
    """Say whether a source is something written or recorded, which has no voice: "police figures", an indictment."""
    return entity.kind in RECORDS or (entity.naming in UNNAMED and bool(_RECORDED.search(entity.name)))


def _of_manner(matter: Matter) -> Iterator[Ask]:
    """Ask the origin about what it said, by how it said it."""
    statement, link = matter.statement, matter.statement.chain[-1] if matter.statement.chain else None
    if link is None or link.entity.naming in UNNAMED or is_record(link.entity):
        return
    who, quotation = link.entity.name, matter.quotation
    if statement.modality == "promised" and matter.to_do:
        yield Ask(f"Do you still plan to {yours(matter.to_do)}?", who)
    elif link.act == "accused" and matter.charge:
        yield Ask(f"What is your evidence for the charge of {matter.charge}?", who)
    elif link.act not in OF_ACT and _QUOTED <= count_words(quotation) <= LONGEST - 10:
        yield Ask(f"When and where did you say “{matter.inner(quotation)}”, and is there a recording?", who)
    else:
        frame = OF_ACT.get(link.act) or OF_MODALITY.get(statement.modality)
        yield _put(matter, frame or (STILL_RIGHT if matter.put_to(who).startswith("you ") else HOW_KNOWN), who)


def _of_figure(matter: Matter) -> Iterator[Ask]:
    """Ask the origin for the first count, by the words that it stands in."""
    statement, link = matter.statement, matter.statement.chain[-1] if matter.statement.chain else None
    if link is None or link.entity.naming in UNNAMED or is_record(link.entity) or link.act in REFUSALS:
        return
    if statement.modality in {"promised", "predicted", "conditional", "opinion"}:
        return
    for figure in _counts(matter)[:1]:
        rough = figure.bound == "about" or statement.modality == "estimated"
        asked = "how was that estimated, and within what range?" if rough else "where is that from, and as of when?"
        yield Ask(f"“{_of_what(matter, figure)}”: {asked}", link.entity.name)


def _counts(matter: Matter) -> list[Figure]:
    apart = {"date", "clock", "decade", "score", "duration"}
    figures = matter.reading.figures_of(matter.statement)
    return [f for f in figures if not f.ordinal and dimension(f.unit) not in apart and f.value > 2]


def _of_what(matter: Matter, figure: Figure) -> str:
    """Give a figure with the two or three words behind it that say of what it is."""
    text = matter.reading.document.text
    core = next((c for c in matter.statement.core if c.holds(figure.span)), figure.span)
    ratio = _RATIO.search(text, core.start, figure.span.start)
    start = ratio.start() if ratio else figure.span.start
    kept: list[str] = []
    for word in text[figure.span.end : core.end].split()[:_OF_WORDS]:
        if (kept and is_loose(word)) or not word[0].isalpha() or word.lower().endswith("ed"):
            break
        kept.append(word)
        if not word[-1].isalnum():
            break
    while kept and is_loose(kept[-1]):
        kept.pop()
    said = " ".join([" ".join(text[start : figure.span.end].split()), *kept])
    return said if _INITIALS.search(said) else said.strip(MARKS)


def _records(matter: Matter) -> Iterator[Ask]:
    """Ask the body that an unsourced statement is about, and suggest who else would know."""
    statement = matter.statement
    if statement.chain:
        return
    ahead = statement.modality in {"predicted", "promised", "conditional"}
    if body := _subject(matter):
        yield _put(matter, STILL_RIGHT, body.name)
    witness = _witness(matter)
    if statement.status != "asserted" and not _is_denial(matter):
        yield _put(matter, KNOWN_BY_NOW, f"{SUGGESTED}{_name(witness)}")
    elif ahead and not body:
        yield _put(matter, EXPECTED, f"{SUGGESTED}whoever decides on it")
    elif witness is not None and not ahead:
        yield _put(matter, BY_FORM[witness.notes["form"]], f"{SUGGESTED}{_name(witness)}")
    elif count_words(matter.told(LONGEST)) >= _FEWEST and not body:
        yield _put(matter, BORNE_OUT, f"{SUGGESTED}{_name(None)}")


def _subject(matter: Matter) -> Entity | None:
    """Give the body that a statement opens with, of which it is "its" doing or plainly a body: it would know."""
    core = matter.statement.core[0]
    named = matter.reading.entities.named_in(core)
    first = next((entity for place, entity in named if place.start - core.start <= len("The ")), None)
    told = f" {core.of(matter.reading.document.text)} "
    own = first is not None and " its " in told and not _PERSONAL.search(told)
    return first if first is not None and (own or (first.naming == "institution" and first.kind != "other")) else None


def _name(witness: Entry | None) -> str:
    return witness.notes["ask"].replace("_", " ") if witness else "a record or a second witness"


def _witness(matter: Matter) -> Entry | None:
    """Give who would know of such things: the field with most of the statement's words, the first of equals."""
    tokens = matter.reading.document.tokens[matter.statement.sentence]
    said = {t.lower for t in tokens if any(c.start <= t.start < c.end for c in matter.statement.core)}
    best = max(_witnesses(), key=lambda field: len(field[0] & said))
    return best[1] if best[0] & said else None


@cache
def _witnesses() -> tuple[tuple[frozenset[str], Entry], ...]:
    return tuple((frozenset(entry.words.split()), entry) for entry in entries("witnesses"))
