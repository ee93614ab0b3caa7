"""The claim checklist: every claim by priority, each with its tick box, its chain and what to ask whom."""

import re
from collections.abc import Iterator

from factcheck.models import Claim
from factcheck.report import words
from factcheck.report.blocks import Block, Heading, Item, Prose, Row, Tone
from factcheck.report.index import Index

COMPACT = ("P3", "P4")
"""Priorities that get two lines instead of a paragraph."""

MOST_REPEATS = 8
"""Other claims of a group that are named; what is repeated more often is on the list all the same."""

INSERTED = re.compile(r"\[[^\[\]]*\]")
"""What was put into a claim's text to make it stand alone."""

IGNORED = str.maketrans("", "", "“”„‟«»\"‘’'`.,;:!?—–-… ")
"""What makes no difference between a claim's text and its quote."""


def checklist(index: Index) -> Iterator[Block]:
    """Give the claims, P1 first; within a priority they stand in the order of the report."""
    claims = index.report.claims
    per_priority = {priority: [c for c in claims if c.priority == priority] for priority in words.PRIORITY}
    counts = " · ".join(f"{len(found)} {priority}" for priority, found in per_priority.items() if found)
    yield Heading("Claims to check", f"{counts}; questions are suggestions" if counts else "")
    if not claims:
        yield Prose(words.NOT_LOOKED_FOR if index.unread else "No claim was found in this article.", "quiet")
    for priority, found in per_priority.items():
        if found:
            yield Heading(words.PRIORITY[priority], words.counted(len(found), "claim"), level=3)
            yield from (claim_item(claim, index) for claim in found)


def claim_item(claim: Claim, index: Index) -> Item:
    """Give one claim for a person to tick."""
    compact = claim.priority in COMPACT
    rows = compact_rows(claim, index) if compact else full_rows(claim, index)
    said = tuple(row for row in rows if row.text)
    return Item(index.name(claim.id), claim.text, said, tick=True, tone=tone_of(claim), close=compact)


def tone_of(claim: Claim) -> Tone:
    """Let the first priorities stand out."""
    return "plain" if claim.priority in COMPACT else "strong"


def full_rows(claim: Claim, index: Index) -> Iterator[Row]:
    """Everything a reporter needs for the call."""
    yield quote_row(claim, index)
    yield Row("Chain", words.chain(claim))
    yield standing_row(claim, index)
    yield Row("Why", words.sentence_case("; ".join(claim.reasons)))
    for question in claim.questions:
        asked = words.question(question, claim)
        yield Row("Ask", f"{words.sentence_case(question.ask)}: {asked}" if question.ask else asked)
    yield from repeat_rows(claim, index)
    yield from doubt_rows(claim)


def compact_rows(claim: Claim, index: Index) -> Iterator[Row]:
    """Who says it, how it stands, and what it is the same as."""
    yield Row("", f"{words.chain(claim)} — {standing_row(claim, index).text}")
    yield from repeat_rows(claim, index)
    yield from doubt_rows(claim)


def quote_row(claim: Claim, index: Index) -> Row:
    """Give the verbatim words where the claim's text is not simply these, and the places where they stand."""
    places = words.joined(index.places(claim.spans))
    if says_more(claim):
        return Row("Quote", f"{words.in_quotes(claim.quote)}{f' ({places})' if places else ''}")
    return Row("Quote", f"word for word in {places}" if places else "")


def says_more(claim: Claim) -> bool:
    """Say whether the quote has words that the claim's text has not, or in another order.

    >>> says_more(Claim(id="c", text="It sank today [2 June].", quote="“It sank today.”", spans=(), chain=()))
    False
    """
    text = INSERTED.sub("", claim.text)
    return claim.quote.casefold().translate(IGNORED) not in text.casefold().translate(IGNORED)


def standing_row(claim: Claim, index: Index) -> Row:
    """Give status, sourcing, modality in words; anything but `asserted` asks for attention."""
    checkable = words.CHECKABLE[claim.checkable]
    text = words.standing(claim, index.flags_of.get(claim.id, ()))
    return Row("Standing", f"{text} · {checkable}" if checkable else text, standing_tone(claim))


def standing_tone(claim: Claim) -> Tone:
    """Claims that the article itself leaves open ask for attention."""
    return "plain" if claim.status == "asserted" else "alarm"


def repeat_rows(claim: Claim, index: Index) -> Iterator[Row]:
    """Where the article makes the same claim again, and what speaks against it."""
    group = index.groups.get(claim.group or "", ())
    same = [other for other in group[: MOST_REPEATS + 1] if other.id != claim.id][:MOST_REPEATS]
    places = [f"{words.joined(index.places(other.spans))} ({index.name(other.id)})" for other in same]
    further = len(group) - 1 - len(same)
    yield Row("Also in", "; ".join(places) + (f"; and {words.counted(further, 'more claim')}" if further > 0 else ""))
    against = [index.claims[name] for name in claim.contradicts if name in index.claims]
    yield Row("Against", "; ".join(f"{other.text} ({index.name(other.id)})" for other in against))


def doubt_rows(claim: Claim) -> Iterator[Row]:
    """What a checker must know before relying on the quote or the chain."""
    if claim.grounding == "absent":
        yield Row("Note", "the quote was not found in the article", "alarm")
    if claim.scope_unclear:
        yield Row("Note", "it is unclear how far the attribution reaches")
