"""What a reader sees and in which order: the first screen for the editor, the call sheet and the checklist for the
reporter, the rest for the checker. How it looks is the formats' business; the words are those of `words`.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from factcheck.language.tongue import language_note
from factcheck.models import Report
from factcheck.report import phrases, words
from factcheck.report.blocks import Block, Bullets, Entry, Heading, Prose, Title, Tone
from factcheck.report.checklist import call_sheet, checklist, folded
from factcheck.report.index import Index
from factcheck.report.making import errors, findings, making
from factcheck.report.unsettled import all_flags, handle_with_care, not_confirmed
from factcheck.terms import Verdict

VERDICT_TONE: dict[Verdict, Tone] = {
    "stronger_than_text": "alarm",
    "absent": "alarm",
    "attributed_only": "plain",
    "supported": "good",
}
"""Gravest first."""


def blocks(report: Report, part: str) -> Iterator[Block]:
    """Give a report, or one part of it, as the blocks of a page."""
    index = Index(report)
    yield title(report)
    yield from language(index)
    for section in PARTS[part]:
        yield from section(index)
    yield Prose(words.NOT_A_VERDICT, "quiet")


def title(report: Report) -> Title:
    """Say which article this is: headline, publisher, author, date."""
    article = report.article
    known = (article.publisher or "Publisher unknown", article.byline or "", phrases.day(article.published))
    note = " · ".join(phrases.distinct(word for word in known if word))
    return Title(article.title or "Article without a headline", note)


def language(index: Index) -> Iterator[Block]:
    """Say first of all that the rules do not read this language: no part of the report may look as if they did."""
    note = language_note(index.report.article.language)
    if note:
        remedy = words.ASK_A_MODEL if index.unread else ""
        yield Prose(f"{phrases.sentence_case(note)}.{remedy}", "strong")


def one_line(index: Index) -> Iterator[Block]:
    """What happened, who says so."""
    text = index.report.summary.one_line.text
    if text:
        yield Prose(text, "strong")


def glance(index: Index) -> Iterator[Block]:
    """The report in numbers, and who read the article."""
    read = f"read by {phrases.reader(index.report.provenance)}"
    counts = () if index.unread else (_claims(index), _unsettled(index), _headline(index), _findings(index))
    line = " · ".join(word for word in (*counts, read) if word)
    yield Prose(f"At a glance: {line}", "quiet")


def _claims(index: Index) -> str:
    of = Counter(claim.priority for claim in index.report.claims)
    parts = ", ".join(f"{of[priority]} {priority}" for priority in words.PRIORITY if of[priority])
    return phrases.counted(len(index.report.claims), "claim") + (f" ({parts})" if parts else "")


def _unsettled(index: Index) -> str:
    disputed = sum(flag.status == "disputed" for flag in index.first_rank)
    return f"{len(index.first_rank)} not confirmed{f' ({disputed} of them disputed)' if disputed else ''}"


def _headline(index: Index) -> str:
    checked = [assertion.verdict for assertion in index.report.summary.headline_check]
    if not checked:
        return ""
    worst = min(checked, key=list(VERDICT_TONE).index)
    share = "" if len(checked) == 1 else f" ({checked.count(worst)} of {len(checked)})"
    return f"headline check: {words.VERDICT[worst].lower()}{share}"


def _findings(index: Index) -> str:
    found = index.report.findings
    wrong = sum(doubt.severity == "error" for doubt in found)
    return phrases.counted(len(found), "finding") + (f" ({phrases.counted(wrong, 'error')})" if wrong else "")


def headline_check(index: Index) -> Iterator[Block]:
    """Hold each assertion of headline and dek against the text, gravest first."""
    checked = sorted(index.report.summary.headline_check, key=lambda one: list(VERDICT_TONE).index(one.verdict))
    if checked:
        yield Heading("Headline check")
    for one in checked:
        yield Entry(words.VERDICT[one.verdict], phrases.in_quotes(one.text), tone=VERDICT_TONE[one.verdict])


def story(index: Index) -> Iterator[Block]:
    """The points, then the brief as it can be pasted; a point that stands elsewhere word for word is left out."""
    summary = index.report.summary
    brief = " ".join(sentence.text for sentence in summary.brief)
    said = [folded(text) for text in (summary.one_line.text, brief, *(line.text for line in summary.not_confirmed))]
    points = [point.text for point in summary.points if not any(folded(point.text) in other for other in said)]
    heading = " and ".join(word for word, there in (("points", points), ("brief", brief)) if there)
    if heading:
        yield Heading(phrases.sentence_case(heading))
    if points:
        yield Bullets(tuple(points))
    if brief:
        yield Prose(brief, close=not points)


Section = Callable[[Index], Iterator[Block]]

PARTS: dict[str, tuple[Section, ...]] = {
    "all": (
        one_line,
        glance,
        not_confirmed,
        headline_check,
        story,
        findings,
        handle_with_care,
        call_sheet,
        checklist,
        making,
    ),
    "summary": (one_line, glance, not_confirmed, headline_check, story, errors),
    "claims": (glance, call_sheet, checklist, errors, making),
    "flags": (glance, all_flags, errors),
}
