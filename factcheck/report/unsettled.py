"""What the article leaves unsettled: the "not confirmed" box, and what else to handle with care."""

from collections import Counter
from collections.abc import Iterator

from factcheck.models import Flag, SummarySentence
from factcheck.report import phrases, words
from factcheck.report.blocks import Block, Box, Entry, Heading, Row, Rows
from factcheck.report.index import Index


def not_confirmed(index: Index) -> Iterator[Block]:
    """Fill the box: one entry per flag of the first rank, and any line of the summary that belongs to none."""
    yield _box(index, in_full=False)


def all_flags(index: Index) -> Iterator[Block]:
    """Give the flags one by one, each with its words of doubt: for those who asked for flags only."""
    yield _box(index, in_full=True)
    later = [flag for flag in index.report.flags if flag.rank == 2]
    if later:
        yield Heading("Handle with care")
    for flag in later:
        text = index.text_of(flag)
        yield Entry(words.FLAG[flag.status], text, flag_rows(flag, text, index, in_full=True))


def handle_with_care(index: Index) -> Iterator[Block]:
    """The flags of the second rank, folded: one row per word, each origin once."""
    folded: dict[str, dict[str, tuple[str, ...]]] = {}
    for flag in index.report.flags:
        if flag.rank == 2:
            who = phrases.joined(flag.asserted_by or flag.awaiting) or index.text_of(flag)
            origins = folded.setdefault(words.FLAG[flag.status], {})
            origins[who] = (*origins.get(who, ()), *flag.claims)
    if folded:
        yield Heading("Handle with care", "the numbers are those of the claims below")
        yield Rows(tuple(Row(word, _origins(origins, index)) for word, origins in folded.items()))


def _origins(origins: dict[str, tuple[str, ...]], index: Index) -> str:
    named = ((who, index.refs(claims)) for who, claims in origins.items())
    return phrases.sentence_case("; ".join(f"{who} ({refs})" if refs else who for who, refs in named))


def _box(index: Index, in_full: bool) -> Box:
    report = index.report
    of_claim = _lines_by_claim(report.summary.not_confirmed)
    lines = {flag.id: _line_of(flag, of_claim) for flag in index.first_rank}
    taken = {line.text for line in lines.values() if line}
    flagged = {claim for flag in report.flags for claim in flag.claims}
    entries = [_box_entry(flag, lines[flag.id], index, in_full) for flag in index.first_rank]
    entries += [
        Entry("Unsettled", line.text, (Row("", index.about(line.claims)),), "alarm")
        for line in report.summary.not_confirmed
        if line.text not in taken and not flagged & set(line.claims)
    ]
    return Box("Not confirmed", tuple(entries), words.NOT_LOOKED_FOR if index.unread else words.NOTHING_UNCONFIRMED)


def _lines_by_claim(lines: tuple[SummarySentence, ...]) -> dict[str, list[SummarySentence]]:
    found: dict[str, list[SummarySentence]] = {}
    for line in lines:
        for claim in dict.fromkeys(line.claims):
            found.setdefault(claim, []).append(line)
    return found


def _line_of(flag: Flag, of_claim: dict[str, list[SummarySentence]]) -> SummarySentence | None:
    """Give the line of the summary that shares most claims with a flag, of several the first."""
    shared = Counter(line for claim in dict.fromkeys(flag.claims) for line in of_claim.get(claim, ()))
    most = max(shared.values(), default=0)
    return next((line for line in shared if shared[line] == most), None)


def _box_entry(flag: Flag, line: SummarySentence | None, index: Index, in_full: bool) -> Entry:
    # Who leaves it open stands in the row below the text.
    text = line.text.removesuffix(f" — {flag.reason}.") if line else index.text_of(flag)
    return Entry(words.FLAG[flag.status], text, flag_rows(flag, text, index, in_full), "alarm")


def flag_rows(flag: Flag, text: str, index: Index, in_full: bool) -> tuple[Row, ...]:
    """Say who says so, who has not confirmed it or denies it, about which claims; in full also by which words."""
    who = phrases.stands(flag, index.publisher)
    by_another = flag.status == "disputed" and not any(name in flag.reason for name in flag.asserted_by)
    if by_another and flag.reason.casefold() not in f"{text} {who}".casefold():
        who += f" {phrases.sentence_case(flag.reason)}."
    about = index.about(flag.claims)
    if not in_full:
        return (Row("", f"{who} {about}." if about else who),)
    ids = ", ".join(map(index.name, phrases.distinct(flag.claims)))
    cues = phrases.distinct(f"“{index.quoted(cue)}” ({index.place(cue)})" for cue in flag.cues)
    said = Row("", f"{who} {about or 'Claims'} ({ids})." if ids else who)
    return (said, Row("Words", "; ".join(cues))) if cues else (said,)
