"""A statement's text as it goes on the checklist: pronouns and "today" resolved in brackets, attribution kept."""

import re
from collections.abc import Iterator
from datetime import timedelta

from factcheck.language.dates import DateMention
from factcheck.language.hops import Link
from factcheck.language.lexicon import words
from factcheck.language.reading import Reading
from factcheck.language.statements import Statement
from factcheck.language.tokens import tokenize
from factcheck.language.wording import Edit, lead_in, render, tidy
from factcheck.models import Span

_MARKS = '“”"'


def stand_alone(reading: Reading, statement: Statement) -> str:
    """Put a statement so that it can be read without the article."""
    return sentence_alone(reading, statement, statement.spans, ())


def sentence_alone(reading: Reading, statement: Statement, spans: tuple[Span, ...], cuts: tuple[Edit, ...]) -> str:
    """Write out spans of the statement's sentence, resolved, with clauses cut; name the speaker where they do not."""
    text = reading.document.text
    lead = [Edit(s) for s in lead_in(text, spans[0])]
    body = render(text, spans, (*lead, *resolutions(reading, statement, spans), *dated(reading, spans), *cuts))
    if not statement.chain or _names_speaker(statement, spans):
        return body
    return tidy(f"{speaker(statement.chain[0])} said: {_quoted(reading, statement, body)}")


def speaker(link: Link) -> str:
    """Name a source with its role, as a first mention would.

    "Jan Egeland (United Nations humanitarian adviser)", "a senior NATO diplomat".
    """
    entity = link.entity
    if entity.naming == "named" and entity.role and len(entity.role.split()) <= 8 and entity.role not in entity.name:
        return f"{entity.name} ({entity.role})"
    return entity.name


def dated(reading: Reading, spans: tuple[Span, ...]) -> Iterator[Edit]:
    """Give the edits that put the day behind a word such as "today", counted from the day of publication."""
    for mention in reading.dates_in(spans):
        if mention.relative and not _within_quote(reading, mention.span):
            yield Edit(mention.span, f"{mention.span.of(reading.document.text)} [{_days(mention)}]")


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
    """Give the edits that put a name for a pronoun which is the source of the statement."""
    text = reading.document.text
    named = {link.entity.name for link in statement.chain if link.span and not _is_pronoun(reading, link.span)}
    for link in statement.chain:
        if link.span is None or link.entity.name in named or not any(s.holds(link.span) for s in spans):
            continue
        if link.span.of(text).lower() == "it" and not re.search(
            r"(?:^|[.,“\"]|\bthat)\s*$", text[: link.span.start][-12:]
        ):
            continue
        if _is_pronoun(reading, link.span) and link.entity.name.lower() != link.span.of(text).lower():
            yield Edit(link.span, f"[{link.entity.name}]")
    yield from _opening_pronoun(reading, spans, {link.span for link in statement.chain})


def _opening_pronoun(reading: Reading, spans: tuple[Span, ...], done: set[Span | None]) -> Iterator[Edit]:
    """Name whom "he" or "she" means where a sentence opens with it and it is nobody's attribution."""
    tokens = tokenize(reading.document.text, spans[0].start, min(spans[0].end, spans[0].start + 40))
    first = next((t for t in tokens if t.text[0].isalnum()), None)
    if first and first.lower in {"he", "she"} and (span := Span(first.start, first.end)) not in done:
        entity = reading.entities.resolve(span)
        if entity and entity.naming == "named":
            yield Edit(span, f"[{entity.name}]")


def _is_pronoun(reading: Reading, span: Span) -> bool:
    return span.of(reading.document.text).lower() in words("pronouns")


def _names_speaker(statement: Statement, spans: tuple[Span, ...]) -> bool:
    first = statement.chain[0]
    return first.span is not None and any(s.holds(first.span) for s in spans)


def _quoted(reading: Reading, statement: Statement, body: str) -> str:
    """Put quotation marks round words that stand inside a quotation and lost its marks by the cut."""
    return f"“{body.strip(_MARKS)}”" if reading.document.quotes_in(statement.core[0]) else body
