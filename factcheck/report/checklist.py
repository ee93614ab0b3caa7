"""For the reporter: whom to call, then every claim with its tick box, its chain, what is weak about it, whom to ask."""

import re
from collections.abc import Iterator

from factcheck.models import Claim
from factcheck.report import phrases, words
from factcheck.report.blocks import Block, Heading, Item, Prose, Row, Tone
from factcheck.report.bundles import Bundle
from factcheck.report.index import Index

COMPACT = ("P3", "P4")
"""Priorities that get two lines instead of a paragraph."""

INSERTED = re.compile(r"\[[^\[\]]*\]")
"""What was put into a claim's text to make it stand alone."""

IGNORED = str.maketrans("", "", "“”„‟«»\"‘’'`.,;:!?—–-… ")
"""What makes no difference between a claim's text and its quote."""

REPLACED = 12
"""Letters of a quote for which the claim's text has something in brackets, or nothing at its beginning: "and he"."""


def call_sheet(index: Index) -> Iterator[Block]:
    """The list turned round: whom to call, about which claims."""
    calls = index.report.call_sheet
    if calls:
        yield Heading("Call sheet")
    for call in calls:
        said = f"{phrases.sentence_case(call.name)}: {call.why}"
        about = index.about(call.claims)
        yield Item("", f"{said.rstrip('.')}. {about}." if about else said, close=True)


def checklist(index: Index) -> Iterator[Block]:
    """Give the claims, P1 first, and beside each what is the same and what speaks against it."""
    yield Heading("Claims to check", "questions are suggestions")
    if not index.bundles:
        yield Prose(words.NOT_LOOKED_FOR if index.unread else "No claim was found in this article.", "quiet")
    for priority in words.PRIORITY:
        found = [one for one in index.bundles if one.lead.priority == priority]
        if found:
            yield Heading(words.PRIORITY[priority], level=3)
        for one in found:
            yield from items(one, index)


def items(bundle: Bundle, index: Index) -> Iterator[Item]:
    """Give the claims of one bundle, each for a person to tick."""
    asked: set[tuple[str, str]] = set()
    for claim in bundle:
        lead, brief = claim is bundle.lead, claim.priority in COMPACT
        rows = (
            *standing_rows(claim, bundle, index),
            quote_row(claim, index) if lead and not brief else Row("", ""),
            *elsewhere_rows(claim, bundle, index),
            *(() if brief else question_rows(claim, asked)),
            *(reason_rows(claim) if lead and not brief else ()),
        )
        yield Item(
            str(index.numbers[claim.id]),
            claim.text,
            tuple(row for row in rows if row.text),
            tone="strong" if claim.priority == "P1" else "plain",
            close=brief or not lead,
            depth=0 if lead else 1,
        )


def standing_rows(claim: Claim, bundle: Bundle, index: Index) -> Iterator[Row]:
    """Who says it and where, and what is weak about it: in a line of its own where a person must look."""
    lead = bundle.lead
    weak = "; ".join(phrases.weaknesses(claim, index.flags_of.get(claim.id, ())))
    apart = claim.status != "asserted" or (claim is lead and claim.priority not in COMPACT)
    other = "" if claim.priority == lead.priority else claim.priority
    places = ", ".join(index.places(claim.spans))
    said = dotted(phrases.chain(claim), places, "" if apart else weak, other, index.name(claim.id))
    yield Row(relation(claim, bundle), said)
    if apart:
        yield Row("", phrases.sentence_case(weak), weak_tone(claim))


def quote_row(claim: Claim, index: Index) -> Row:
    """Give the exact words, as far as the claim's text has others."""
    quotes = [index.quoted(span) for span in claim.spans] if len(claim.spans) > 1 else [claim.quote]
    return Row("Quote", " … ".join(phrases.in_quotes(quote) for quote in quotes if says_more(claim.text, quote)))


def relation(claim: Claim, bundle: Bundle) -> str:
    """Say what a claim is to the one it stands with."""
    lead = bundle.lead
    if claim is lead:
        return ""
    contrary = claim.id in lead.contradicts or lead.id in claim.contradicts
    return "Against" if contrary or claim.group is None or claim.group != lead.group else "Also"


def dotted(*parts: str) -> str:
    """Set parts side by side, the empty ones left out."""
    return " · ".join(part for part in parts if part)


def weak_tone(claim: Claim) -> Tone:
    """Claims that the article itself leaves open ask for attention."""
    return "plain" if claim.status == "asserted" and claim.grounding != "absent" else "alarm"


def elsewhere_rows(claim: Claim, bundle: Bundle, index: Index) -> Iterator[Row]:
    """Point to what speaks against a claim and has its place elsewhere on the list."""
    yield Row("Against", index.about(tuple(name for name in claim.contradicts if name not in bundle.ids)))


def question_rows(claim: Claim, asked: set[tuple[str, str]]) -> Iterator[Row]:
    """Give whom to ask what, and remember it: the same is not asked again about the same claim."""
    for question in claim.questions:
        if (question.ask, question.text) not in asked:
            asked.add((question.ask, question.text))
            who = f"{phrases.sentence_case(question.ask)}: " if question.ask else ""
            yield Row("Ask", f"{who}{question.text}")


def reason_rows(claim: Claim) -> Iterator[Row]:
    """Say why a claim is checked before others, as far as that is not said yet."""
    yield Row("Why", phrases.sentence_case("; ".join(phrases.reasons(claim))), "quiet")


def says_more(text: str, quote: str) -> bool:
    """Say whether a quote has words that the claim's text has not, or in another order. A pronoun for which the
    text has a name in brackets is no such word.

    >>> says_more("It sank today [2 June].", "“It sank today.”"), says_more("“No,” [Ann Ray] said.", "“No,” she said.")
    (False, False)
    """
    words = folded(quote)
    if words in folded(text) or words in folded(INSERTED.sub("", text)):
        return False
    at = 0
    for piece in map(folded, INSERTED.split(text)):
        found = words.find(piece, at, at + REPLACED + len(piece))
        if found < 0:
            return True
        at = found + len(piece)
    return at < len(words)


def folded(text: str) -> str:
    """Leave of a text what makes a difference."""
    return text.casefold().translate(IGNORED)
