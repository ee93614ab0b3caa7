"""A statement's text as it goes on the checklist: it can be read without the article, and keeps its attribution.

Words are only ever taken from the article. What is put in for a pronoun, a surname, "the group" or a day stands in
square brackets, for it is an inference.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from factcheck.language.dates import DateMention
from factcheck.language.hops import Link
from factcheck.language.lexicon import words
from factcheck.language.names import Entity, goes_by
from factcheck.language.reading import Reading
from factcheck.language.statements import Statement
from factcheck.language.tokens import tokenize
from factcheck.language.wording import Edit, dateline, lead_in, render, tidy
from factcheck.models import Span

_OWNER = re.compile(r"[’']s\b")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_POINTS = re.compile(r"\b(?:on|last|next|this|since|until|till|by|from|late|early|before|after|to|said) $")
_NOUN = re.compile(r" ([a-z]+)(?<!ed)\b")
_HOURS = frozenset({"morning", "afternoon", "evening", "night", "lunchtime", "midday", "noon"})
_MARKS = '“”"'
_SINGLE_OPENED = re.compile(r"^[‘'](?!.*\w[’'](?!\w).)")
_SINGLE_CLOSED = re.compile(r"(?<=[.,!?])[’']$")
_DESCRIBED = re.compile(r"[Tt]he [^\[\]]+ \[([^\[\]]+)\]")
_JOINT = re.compile(
    r"^((?:\[[^\]]+\]|[^\s“”\",]+)(?: [^\s“”\",]+){0,5}? (?:said|says|added|adds|told \w+))"
    r"(?:,? (?:and|but)(?: that)?|,) (?=[a-z])(?!who )"
)
"""A reporting clause and what joins a later part of its sentence to it: "Orr said, but" that the home was poor."""
_OPENS = re.compile(r'(?:^|[\s(])"(?=\w)(?!.*")')
_LONGEST_ROLE = 8
_POSSESSIVE = frozenset({"his", "her"})
_PERSONAL = frozenset({"he", "she", *_POSSESSIVE})


def stand_alone(reading: Reading, statement: Statement) -> str:
    """Put a statement so that it can be read without the article."""
    named = resolutions(reading, statement, statement.spans)
    return _put(reading, statement, (*named, *dated(reading, statement.spans)))


def in_prose(reading: Reading, statement: Statement) -> str:
    """Put a statement as `stand_alone` does, in running text: nothing in brackets, no days counted."""
    named = resolutions(reading, statement, statement.spans)
    return _put(reading, statement, [Edit(e.span, as_prose(e.put)) for e in named])


def _put(reading: Reading, statement: Statement, edits: Sequence[Edit]) -> str:
    """Write a statement out with edits made, and with its speaker where its words do not name him."""
    text, spans = reading.document.text, statement.spans
    cuts = [Edit(s) for s in (*dateline(text, spans[0]), *lead_in(text, spans[0]))]
    body = paired(_JOINT.sub(r"\1 ", render(text, spans, (*cuts, *edits))))
    if not statement.chain or _names_speaker(statement, spans):
        return body
    return tidy(f"{speaker(statement.chain[0])} said: {_quoted(reading, statement, body)}")


def stand_together(reading: Reading, statements: Sequence[Statement]) -> str:
    """Put what one voice says in a row so that it can be read without the article, its speaker named once."""
    told: list[str] = []
    for statement in statements:
        shown = stand_alone(reading, statement)
        lead = f"{speaker(statement.chain[0])} said: " if statement.chain else ""
        told.append(shown.removeprefix(lead) if told and lead else shown)
    return " ".join(dict.fromkeys(told))


def speaker(link: Link) -> str:
    """Name a source with its role, as a first mention would.

    "Jan Egeland (United Nations humanitarian adviser)", "Gov. Dale Hendry", "a senior NATO diplomat".
    """
    entity = link.entity
    role = entity.role or ""
    if entity.naming != "named" or not role or len(role.split()) > _LONGEST_ROLE or role in entity.name:
        return entity.name
    return f"{role} {entity.name}" if role.endswith(".") else f"{entity.name} ({role})"


def dated(reading: Reading, spans: tuple[Span, ...]) -> Iterator[Edit]:
    """Give the edits that put the day behind a word such as "today", counted from the day of publication."""
    text = reading.document.text
    for mention in reading.dates_in(spans):
        if mention.relative and not _within_quote(reading, mention.span) and not _is_habit(text, mention.span):
            owner = _OWNER.match(text, mention.span.end)
            span = Span(mention.span.start, owner.end()) if owner else mention.span
            yield Edit(span, f"{span.of(text)} [{_days(mention)}]")


def _is_habit(text: str, span: Span) -> bool:
    """Say whether a weekday stands before a noun without a word that points: "Sunday rosters" are of every Sunday."""
    if not _WEEKDAY.fullmatch(span.of(text)) or _POINTS.search(text, max(0, span.start - 12), span.start):
        return False
    after = _NOUN.match(text, span.end)
    return after is not None and after[1] not in words("stopwords") | words("finite_verbs") | _HOURS


def _within_quote(reading: Reading, span: Span) -> bool:
    return any(q.outer.holds(span) for q in reading.document.quotes_in(span))


def _days(mention: DateMention) -> str:
    """Write a day, or the first and last of several, leaving out what the two share."""
    first, last = mention.start, mention.end
    until = f"{last.day} {last:%B %Y}"
    if first == last:
        return until
    if (first.day, (last + timedelta(days=1)).day) == (1, 1):
        return f"{last:%B %Y}" if first.month == last.month else f"{last.year}"
    begun = f"{first.day}" if (first.month, first.year) == (last.month, last.year) else f"{first.day} {first:%B}"
    return f"{begun if first.year == last.year else f'{begun} {first.year}'} to {until}"


def resolutions(reading: Reading, statement: Statement, spans: tuple[Span, ...]) -> Iterator[Edit]:
    """Give the edits that name whom the words mean: the sources first, then whom the sentence opens with, then bodies.

    Each is named once, and not at all where the words name them in full.
    """
    text = reading.document.text
    named = {e.name for e in _entities(reading, statement) if any(e.name in s.of(text) for s in spans)}
    places: set[Span] = set()
    for span, entity in (*_sources(reading, statement), *_openings(reading, spans), *_bodies(reading, spans)):
        if entity.name in named or any(span.touches(p) for p in places) or not any(s.holds(span) for s in spans):
            continue
        if put := _fuller(text, span, entity):
            named.add(entity.name)
            places.add(span)
            yield Edit(span, put)


def _entities(reading: Reading, statement: Statement) -> Iterator[Entity]:
    yield from (link.entity for link in statement.chain)
    yield from (entity for _, entity in _bodies(reading, statement.spans))


def _fuller(text: str, span: Span, entity: Entity) -> str:
    """Write a short mention in full; empty where it is full enough, or where nothing fuller is known.

    "he" → "[Ann Lee]", "Lee" → "[Ann] Lee", "Prairie" → "Prairie [Health Partners]", "the group" → "the group [Acme]".
    """
    said, name = span.of(text), entity.name
    if name.lower() == said.lower() or name.split()[0].lower() in words("pronouns") | words("first_person"):
        return ""
    if said.lower() in words("pronouns"):
        return f"[{name}’s]" if said.lower() in _POSSESSIVE else f"[{name}]"
    if name.endswith(f" {said}"):
        return f"[{name.removesuffix(said).strip()}] {said}"
    if name.startswith(f"{said} "):
        return f"{said} [{name.removeprefix(said).strip()}]"
    describes = said.lower().startswith("the ") and said.lower().removeprefix("the ") not in name.lower()
    return f"{said} [{name}]" if describes and goes_by(entity, said) else ""


def as_prose(put: str) -> str:
    """Write a fuller mention as running text has it, without the brackets that mark it as an inference.

    >>> as_prose("[Ann] Lee"), as_prose("the group [Acme]"), as_prose("Prairie [Health]")
    ('Ann Lee', 'Acme', 'Prairie Health')
    """
    described = _DESCRIBED.fullmatch(put)
    return described[1] if described else put.replace("[", "").replace("]", "")


def _sources(reading: Reading, statement: Statement) -> Iterator[tuple[Span, Entity]]:
    """Give the sources as the words have them. "They told us" within a quotation may be anybody."""
    text = reading.document.text
    speaking = statement.chain[0].entity.name if statement.chain else ""
    for link in statement.chain:
        if link.span is None:
            continue
        said = link.span.of(text).lower()
        before = text[: link.span.start][-12:]
        if said in {"it", "they"} and not re.search(r"(?:^|[.,“\"]|\bthat)\s*$", before):
            continue
        inside = said in words("pronouns") and _within_quote(reading, link.span)
        if not (inside and (said not in _PERSONAL or link.entity.name == speaking)):
            yield link.span, link.entity


def _openings(reading: Reading, spans: tuple[Span, ...]) -> Iterator[tuple[Span, Entity]]:
    """Give whom "he", "she", "his" or "her" means where a sentence opens with it."""
    tokens = tokenize(reading.document.text, spans[0].start, min(spans[0].end, spans[0].start + 40))
    first = next((t for t in tokens if t.text[0].isalnum()), None)
    if first and first.lower in _PERSONAL and not _within_quote(reading, span := Span(first.start, first.end)):
        entity = reading.entities.resolve(span)
        if entity and entity.naming == "named":
            yield span, entity


def _bodies(reading: Reading, spans: tuple[Span, ...]) -> Iterator[tuple[Span, Entity]]:
    """Give the bodies that the words speak of by their noun alone: "the union", "the company"."""
    for span in spans:
        for place, entity in reading.entities.described_in(span):
            if not _within_quote(reading, place):
                yield place, entity


def _names_speaker(statement: Statement, spans: tuple[Span, ...]) -> bool:
    first = statement.chain[0]
    return first.span is not None and any(s.holds(first.span) for s in spans)


def paired(body: str) -> str:
    """Give a quotation that goes on beyond the statement, or began before it, its other mark.

    >>> paired('Orr said: "We lost.'), paired('We lost,” Orr said.')
    ('Orr said: "We lost."', '“We lost,” Orr said.')
    """
    straight = body.count('"') % 2
    curly = body.count("“") - body.count("”")
    if straight and curly:  # an opening mark of one kind and a closing one of the other are a pair
        return body
    opens = curly or straight * (1 if _OPENS.search(body) else -1)
    mark = '"' if straight else "”" if opens > 0 else "“"
    return f"{body}{mark}" if opens > 0 else f"{mark}{body}" if opens < 0 else body


def _quoted(reading: Reading, statement: Statement, body: str) -> str:
    """Put quotation marks round words that stand inside a quotation and lost its marks by the cut."""
    if not reading.document.quotes_in(statement.core[0]):
        return body
    inner = body.strip(_MARKS)
    return f"“{_SINGLE_CLOSED.sub('', _SINGLE_OPENED.sub('', inner))}”"
