"""What to ask about a statement, and whom: at most three questions, those who are awaited or accused first.

A question names what is at issue in the article's own words, so that it can be sent as it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.language.clauses import is_clause, without_that
from factcheck.language.figures import Figure
from factcheck.language.hops import Link
from factcheck.language.lexicon import Entry, entries, words
from factcheck.language.likeness import dimension
from factcheck.language.names import Entity
from factcheck.language.parties import full_names
from factcheck.language.reading import Reading
from factcheck.language.standalone import as_prose, resolutions
from factcheck.language.statements import Statement
from factcheck.language.wording import Edit, count_words, lead_in, render
from factcheck.terms import REFUSALS, SourceKind, Status

MOST = 3
LONGEST = 25
"""Words of the longest question: it is read out on the telephone."""
SUGGESTED = "suggested: "
"""How the addressee begins that the article does not name."""
_UNNAMED = frozenset({"described", "bare", "collective"})
_RECORDS: frozenset[SourceKind] = frozenset({"document", "court_record"})
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_TO_DO = re.compile(r"to (?!an?\b|the\b|his\b|her\b|its\b|their\b|\d)[a-z]")
"""An infinitive: "to extend the pause", not "to an extension"."""
_MARKS = "“”\"'‘’ ,.;:"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question and the person or body it goes to."""

    text: str
    ask: str


def questions(reading: Reading, index: int) -> tuple[Ask, ...]:
    """Suggest questions that would settle a statement, the most pressing first."""
    matter = Matter(reading, reading.statements[index])
    found: dict[str, Ask] = {}
    for ask in (*_doubts(matter), *_accused(matter), *_sources(matter), *_details(matter), *_records(matter)):
        found.setdefault(ask.text, ask)
    return tuple(found.values())[:MOST]


@dataclass(frozen=True)
class Matter:
    """A statement as something to ask about."""

    reading: Reading
    statement: Statement

    def put(self, frame: str, who: str, of: str = "") -> Iterator[Ask]:
        """Put a question: `{}` of the frame is the matter, as long as there is room for it."""
        room = LONGEST - count_words(frame.replace("{}", ""))
        told = _cut(of or self.words, room)
        if told and "“{}”" in frame:
            told = told.translate(_INNER)
        if told:
            yield Ask(frame.format(told), who)

    @property
    def is_infinitive(self) -> bool:
        """Whether it is what somebody is to do: "to extend the pause"."""
        return bool(_TO_DO.match(self.words))

    @property
    def words(self) -> str:
        """What is asserted, in the article's words, whoever is meant by a pronoun named."""
        text, spans = self.reading.document.text, self.statement.core
        spans = tuple(without_that(text, span) for span in spans)
        edits = [Edit(e.span, as_prose(e.put)) for e in resolutions(self.reading, self.statement, spans)]
        edits += [Edit(cut) for cut in lead_in(text, spans[0])]
        said = render(text, spans, edits).strip(_MARKS)
        first = said.split(maxsplit=1)[0].lower() if said else ""
        small = first in words("stopwords") or f" {first} " in text or self._opens_plainly(first)
        return said[:1].lower() + said[1:] if small and first != "i" else said

    def _opens_plainly(self, first: str) -> bool:
        """Whether the first word is an adverb or a participle, and no name: "Usually", "Feeding", not "Beijing"."""
        core = self.statement.core[0]
        named = any(span.start == core.start for span, _ in self.reading.entities.named_in(core))
        return first.endswith(("ly", "ing")) and not named and first not in words("name_calendar")

    @property
    def clause(self) -> str:
        """The frame for the matter: "that {}" where it is a clause, else "this: {}"."""
        core = self.statement.core
        quoted = self.reading.document.quotes_in(core[0])
        plain = len(core) == 1 and not quoted and self.statement.part != "headline"
        return "that {}" if plain and is_clause(self.reading.document.text, core) else "this: “{}”"


def _cut(said: str, room: int) -> str:
    """Cut a matter to so many words, never behind a small word."""
    kept = said.split()[: max(4, room)]
    if len(kept) == len(said.split()):
        return said
    while len(kept) > 3 and kept[-1].strip(_MARKS).lower() in words("loose_ends") | words("stopwords"):
        kept.pop()
    return " ".join(kept).rstrip(_MARKS) + " …"


def _doubts(matter: Matter) -> Iterator[Ask]:
    """Ask those who have not confirmed, who deny or who do not accept it."""
    frames: dict[Status, str] = {
        "unconfirmed": f"Do you confirm {matter.clause}, and if not yet, what is open?",
        "denied": f"You deny {matter.clause}. What happened instead?",
        "disputed": f"You do not accept {matter.clause}. What do you rest that on?",
        "no_comment": f"What do you say to {matter.clause.replace('that {}', 'the report that {}')}?",
    }
    statement, reading = matter.statement, matter.reading
    origin = statement.origin
    for status, frame in frames.items():
        for who in full_names(reading.document, reading.entities, statement.caveats, (status,)):
            own = status == "unconfirmed" and matter.is_infinitive and origin is not None and who in _bodies(origin)
            done = "promised" if statement.chain and statement.chain[-1].act == "promised" else "agreed"
            yield from matter.put(f"Have you {done} {{}}, and from when?" if own else frame, who)


def _bodies(entity: Entity) -> tuple[str | None, ...]:
    return entity.name, entity.part_of


def _accused(matter: Matter) -> Iterator[Ask]:
    """Ask whoever is charged with wrongdoing for a reply."""
    who = accused(matter.reading, matter.statement)
    if who is not None:
        yield from matter.put(f"What is your reply to the charge {matter.clause.replace('this: ', '')}?", who.name)


def accused(reading: Reading, statement: Statement) -> Entity | None:
    """Give whom an allegation charges: the first party it names that does not make it; None where it charges nobody."""
    if not statement.allegation:
        return None
    makers = {link.entity.name for link in statement.chain}
    for span in statement.core:
        for _, entity in reading.entities.named_in(span):
            if entity.name not in makers and (entity.role or entity.naming == "institution" or entity.kind != "other"):
                return entity
            if entity.name not in makers and len(entity.name.split()) > 1 and entity.naming == "named":
                return entity
    return None


def _sources(matter: Matter) -> Iterator[Ask]:
    """Ask whoever passes it on how they know, and an unnamed source's house whether it stands on the record."""
    chain = matter.statement.chain
    if not chain:
        return
    near = chain[0].entity
    if near.kind in _RECORDS:
        yield from matter.put(f"May we see the page that says {matter.clause.replace('this: ', '')}?", _holder(near))
    elif near.naming in _UNNAMED:
        house = f"{near.part_of} press office" if near.part_of else f"{SUGGESTED}a second source"
        clause = "Can you say on the record whether {}?"
        frame = clause if matter.clause.startswith("that") else "Can you say this on the record: “{}”?"
        yield from matter.put(frame, house)
    elif len(chain) > 1:
        yield from matter.put(f"Who told you {matter.clause}, and when?", near.name)


def _holder(record: Entity) -> str:
    return record.part_of or f"{SUGGESTED}whoever holds {record.name[:1].lower()}{record.name[1:]}"


def _details(matter: Matter) -> Iterator[Ask]:
    """Ask the origin for what makes the claim specific: the count, the superlative, the promise, the words."""
    statement, reading = matter.statement, matter.reading
    link = statement.chain[-1] if statement.chain else None
    if link is None or link.entity.naming in _UNNAMED or link.entity.kind in _RECORDS:
        return
    who = link.entity.name
    if statement.modality == "promised" and matter.is_infinitive:
        yield from matter.put("By when will you {}?", who, matter.words.removeprefix("to "))
    yield from (ask for figure in _counts(reading, statement)[:1] for ask in _of_figure(matter, figure, who))
    yield from _of_manner(matter, link, who)


def _counts(reading: Reading, statement: Statement) -> list[Figure]:
    apart = {"date", "clock", "decade", "score", "duration"}
    figures = reading.figures_of(statement)
    return [f for f in figures if not f.ordinal and dimension(f.unit) not in apart and f.value > 2]


def _of_figure(matter: Matter, figure: Figure, who: str) -> Iterator[Ask]:
    """Ask for a figure by the words that it stands in."""
    frame = "“{}”: how was that estimated, and within what range?"
    if figure.bound != "about" and matter.statement.modality != "estimated":
        frame = "“{}”: where is that figure from, and as of when?"
    core = next((c for c in matter.statement.core if c.holds(figure.span)), figure.span)
    after = matter.reading.document.text[figure.span.start : core.end].split()[:4]
    while len(after) > 1 and after[-1].strip(_MARKS).lower() in words("loose_ends") | words("stopwords"):
        after.pop()
    yield from matter.put(frame, who, " ".join(after).strip(_MARKS))


def _of_manner(matter: Matter, link: Link, who: str) -> Iterator[Ask]:
    """Ask a speaker about what he said, by how he said it."""
    statement = matter.statement
    if link.act in REFUSALS:
        yield from matter.put("Is that still your position, and may we quote you?", who, "-")
    elif statement.modality == "predicted":
        plain = matter.clause.startswith("that")
        frame = "What is the forecast that {} based on?" if plain else "What is this forecast based on: “{}”?"
        yield from matter.put(frame, who)
    elif statement.modality == "conditional":
        put = matter.clause.removeprefix("that ").removeprefix("this: ")
        yield from matter.put(f"Under which condition, and who decides: {put}?", who)
    elif statement.modality in {"opinion", "implied"}:
        yield from matter.put("When and where did you say “{}”?", who)
    elif matter.reading.document.quotes_in(statement.core[0]):
        yield from matter.put("When and where did you say “{}”, and is there a recording?", who)
    else:
        own = matter.words.startswith(who)
        frame = f"Is it still right {matter.clause}?" if own else f"How do you know {matter.clause}, and as of when?"
        yield from matter.put(frame, who)


def _records(matter: Matter) -> Iterator[Ask]:
    """Suggest who else would know, where the article names no source."""
    if matter.statement.chain:
        return
    tokens = matter.reading.document.tokens[matter.statement.sentence]
    said = {t.lower for t in tokens if any(c.start <= t.start < c.end for c in matter.statement.core)}
    entry = next((e for field, e in _witnesses() if field & said), None)
    who = entry.notes["ask"].replace("_", " ") if entry else "a record or a second witness"
    frame = "Do your records show {}?" if entry and entry.notes["form"] == "records" else "Can you bear out {}?"
    if matter.statement.status != "asserted":  # "What caused the flood was not known"
        frame = "What is known by now: “{}”?"
    yield from matter.put(frame.replace("{}", matter.clause) if "“" not in frame else frame, f"{SUGGESTED}{who}")


@cache
def _witnesses() -> tuple[tuple[frozenset[str], Entry], ...]:
    return tuple((frozenset(entry.words.split()), entry) for entry in entries("witnesses"))
