"""What a reader sees and in which order: the first screen for the editor, the checklist for the reporter, the rest
for the checker. How it looks is the formats' business; the words are those of `words`.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from factcheck.language.tongue import language_note
from factcheck.models import Flag, Provenance, Report, SummarySentence
from factcheck.report import words
from factcheck.report.blocks import Block, Box, Bullets, Heading, Item, Prose, Row, Rows, Title, Tone
from factcheck.report.checklist import checklist
from factcheck.report.index import Index
from factcheck.terms import Severity, Verdict

VERDICT_TONE: dict[Verdict, Tone] = {
    "supported": "good",
    "attributed_only": "plain",
    "stronger_than_text": "alarm",
    "absent": "alarm",
}
SEVERITY_TONE: dict[Severity, Tone] = {"error": "alarm", "warning": "plain", "note": "quiet"}


def blocks(report: Report, part: str) -> Iterator[Block]:
    """Give a report, or one part of it, as the blocks of a page."""
    index = Index(report)
    yield title(report)
    yield from language(index)
    for section in PARTS[part]:
        yield from section(index)


def title(report: Report) -> Title:
    """Say which article this is: headline, publisher, author, date."""
    article = report.article
    known = (article.publisher or "publisher unknown", article.byline or "", words.day(article.published))
    note = " · ".join(words.distinct(word for word in known if word))
    return Title(article.title or "Article without a headline", note)


def language(index: Index) -> Iterator[Block]:
    """Say first of all that the rules do not read this language: no part of the report may look as if they did."""
    note = language_note(index.report.article.language)
    if note:
        remedy = words.ASK_A_MODEL if index.unread else ""
        yield Prose(f"{words.sentence_case(note)}.{remedy}", "strong")


def opening(index: Index) -> Iterator[Block]:
    """What happened: one line, the points, the brief."""
    summary = index.report.summary
    if summary.one_line.text:
        yield Prose(summary.one_line.text, "strong")
    if summary.points:
        yield Bullets(tuple(point.text for point in summary.points))
    if summary.brief:
        yield Prose(" ".join(sentence.text for sentence in summary.brief))


def not_confirmed(index: Index) -> Iterator[Block]:
    """Fill the box: one line per flag of the first rank, and any line of the summary that belongs to none."""
    report = index.report
    of_claim = _lines_by_claim(report)
    lines = {flag.id: _line_of(flag, of_claim) for flag in report.flags if flag.rank == 1}
    taken = {line.text for line in lines.values() if line}
    flagged = {claim for flag in report.flags for claim in flag.claims}
    items = [_box_item(flag, lines[flag.id], index) for flag in report.flags if flag.rank == 1]
    items += [
        Item("Unsettled", line.text, note=index.refs(line.claims), tone="alarm")
        for line in report.summary.not_confirmed
        if line.text not in taken and not flagged & set(line.claims)
    ]
    yield Box("Not confirmed", tuple(items), words.NOT_LOOKED_FOR if index.unread else words.NOTHING_UNCONFIRMED)


def _lines_by_claim(report: Report) -> dict[str, list[SummarySentence]]:
    found: dict[str, list[SummarySentence]] = {}
    for line in report.summary.not_confirmed:
        for claim in dict.fromkeys(line.claims):
            found.setdefault(claim, []).append(line)
    return found


def _line_of(flag: Flag, of_claim: dict[str, list[SummarySentence]]) -> SummarySentence | None:
    """Give the line of the summary that shares most claims with a flag, of several the first."""
    shared = Counter(line for claim in dict.fromkeys(flag.claims) for line in of_claim.get(claim, ()))
    most = max(shared.values(), default=0)
    return next((line for line in shared if shared[line] == most), None)


def _box_item(flag: Flag, line: SummarySentence | None, index: Index) -> Item:
    text = line.text if line else index.text_of(flag)
    who = words.stands(flag, index.publisher)
    return Item(words.FLAG[flag.status], text, (Row("", who),), note=index.refs(flag.claims), tone="alarm")


def headline_check(index: Index) -> Iterator[Block]:
    """Hold each assertion of headline and dek against the text."""
    checked = index.report.summary.headline_check
    if checked:
        yield Heading("Headline check")
        yield Rows(
            tuple(Row(words.VERDICT[a.verdict], words.in_quotes(a.text), VERDICT_TONE[a.verdict]) for a in checked)
        )


def also_unsettled(index: Index) -> Iterator[Block]:
    """The flags of the second rank, folded: one row per word, each origin once."""
    folded: dict[str, dict[str, tuple[str, ...]]] = {}
    for flag in index.report.flags:
        if flag.rank == 2:
            who = words.joined(flag.asserted_by or flag.awaiting) or index.text_of(flag)
            origins = folded.setdefault(words.FLAG[flag.status], {})
            origins[who] = (*origins.get(who, ()), *flag.claims)
    if folded:
        yield Heading("Handle with care", "who says it, and the claims on the list")
        yield Rows(tuple(Row(word, _folded(origins, index)) for word, origins in folded.items()))


def _folded(origins: dict[str, tuple[str, ...]], index: Index) -> str:
    return "; ".join(f"{who} ({index.refs(claims)})" for who, claims in origins.items())


def all_flags(index: Index) -> Iterator[Block]:
    """The flags one by one, each with its quote, its cues and the reason: for those who asked for flags only."""
    later = [flag for flag in index.report.flags if flag.rank == 2]
    for heading, flags in (("Why these are not confirmed", index.first_rank), ("Handle with care", later)):
        if flags:
            yield Heading(heading, words.counted(len(flags), "flag"))
            yield from (_flag_item(flag, index) for flag in flags)


def _flag_item(flag: Flag, index: Index) -> Item:
    cues = words.distinct(f"“{index.quoted(cue)}” ({index.place(cue)})" for cue in flag.cues)
    rows = (
        Row("Who", words.stands(flag, index.publisher)),
        Row("Cue" if len(cues) == 1 else "Cues", "; ".join(cues)),
        Row("Claims", index.refs(flag.claims)),
        Row("Why", words.sentence_case(flag.reason)),
    )
    tone: Tone = "alarm" if flag.rank == 1 else "plain"
    return Item(words.FLAG[flag.status], index.text_of(flag), tuple(row for row in rows if row.text), tone=tone)


def call_sheet(index: Index) -> Iterator[Block]:
    """The list turned round: whom to call, about which claims."""
    calls = index.report.call_sheet
    if calls:
        yield Heading("Call sheet", "whom to call, and about which claims")
    for call in calls:
        about = f" ({index.refs(call.claims)})" if call.claims else ""
        yield Item("", f"{words.sentence_case(call.name)}: {call.why}{about}", tick=True, close=True)


def findings(index: Index) -> Iterator[Block]:
    """What the copy desk should look at, and every doubt about the model's answer, gravest first."""
    doubts = sorted(index.report.findings, key=lambda doubt: list(words.SEVERITY).index(doubt.severity))
    if doubts:
        yield Heading("Copy desk and findings")
        yield Rows(tuple(Row(words.SEVERITY[d.severity], words.finding(d), SEVERITY_TONE[d.severity]) for d in doubts))


def errors(index: Index) -> Iterator[Block]:
    """The findings of severity error: nobody may read a part of the report without them."""
    doubts = [doubt for doubt in index.report.findings if doubt.severity == "error"]
    if doubts:
        yield Heading("Findings", "errors only")
        yield Rows(tuple(Row(words.SEVERITY["error"], words.finding(doubt), "alarm") for doubt in doubts))


def making(index: Index) -> Iterator[Block]:
    """How much of the article the claims cover; which model read it, where, with which prompts, at what cost."""
    made = index.report.provenance
    prompts = ", ".join(f"{name} {used.version} ({used.sha256[:8]})" for name, used in sorted(made.prompts.items()))
    taken = "from the cache" if made.cached else f"in {made.elapsed_s:.1f} s"
    rows = (
        *coverage_rows(index),
        Row("Read by", words.reader(made)),
        Row("Prompts", prompts),
        Row("Usage", usage(made)),
        Row("Made", f"{taken} by factcheck {made.version}"),
        Row("Text", "; ".join(index.report.article.notes)),
    )
    yield Heading("Coverage and provenance")
    yield Rows(tuple(row for row in rows if row.text))
    yield Prose(words.NOT_A_VERDICT, "quiet")


def coverage_rows(index: Index) -> Iterator[Row]:
    """Say how many sentences the claims cover, and begin each that is left over, by the reason."""
    cover = index.report.coverage
    yield Row("Covered", f"{cover.covered} of {words.counted(cover.sentences, 'sentence')} of the body")
    by_reason: dict[str, list[str]] = {}
    for left in cover.uncovered:
        begun = "" if index.unread else index.opening_words(left.id)
        by_reason.setdefault(left.reason, []).append(f"{left.id} {words.in_quotes(begun)}" if begun else f"{left.id}")
    for reason, sentences in by_reason.items():
        named = words.sentence_case(reason)
        yield Row("Left out", named if index.unread else f"{named}: {', '.join(sentences)}")


def usage(made: Provenance) -> str:
    """Give what the model counted, and the price where it is known."""
    counts, cost = made.usage, "" if not made.cost_usd else f", ${made.cost_usd:.4f}"
    cached = f" ({counts.cached_tokens:,} of them cached)" if counts.cached_tokens else ""
    tokens = f"{counts.input_tokens:,} tokens in{cached}, {counts.output_tokens:,} out"
    return f"{words.counted(counts.calls, 'request')}, {tokens}{cost}"


def reader(index: Index) -> Iterator[Block]:
    """Name the model in one line: the least that every part of a report says of its making."""
    yield Prose(f"Read by {words.reader(index.report.provenance)}. {words.NOT_A_VERDICT}", "quiet")


Section = Callable[[Index], Iterator[Block]]

PARTS: dict[str, tuple[Section, ...]] = {
    "all": (
        opening,
        not_confirmed,
        headline_check,
        also_unsettled,
        checklist,
        call_sheet,
        findings,
        making,
    ),
    "summary": (opening, not_confirmed, headline_check, errors, reader),
    "claims": (checklist, call_sheet, errors, making),
    "flags": (not_confirmed, all_flags, errors, reader),
}
