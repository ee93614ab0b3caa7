"""For the checker: what to doubt about the article and the answers, what is covered, how the report was made."""

from collections.abc import Iterator

from factcheck.models import Finding, Provenance
from factcheck.report import phrases, words
from factcheck.report.blocks import Block, Entry, Heading, Row, Rows, Tone
from factcheck.report.index import Index
from factcheck.terms import Severity

SEVERITY_TONE: dict[Severity, Tone] = {"error": "alarm", "warning": "plain", "note": "quiet"}


def findings(index: Index) -> Iterator[Block]:
    """What the copy desk should look at, and every doubt about the model's answer, gravest first."""
    doubts = sorted(index.report.findings, key=lambda doubt: list(words.SEVERITY).index(doubt.severity))
    if doubts:
        yield Heading("Copy desk and findings")
        yield from (finding(doubt, index) for doubt in doubts)


def errors(index: Index) -> Iterator[Block]:
    """The findings of severity error: nobody may read a part of the report without them."""
    doubts = [doubt for doubt in index.report.findings if doubt.severity == "error"]
    if doubts:
        yield Heading("Findings", "errors only")
        yield from (finding(doubt, index) for doubt in doubts)


def finding(doubt: Finding, index: Index) -> Entry:
    """Give a finding: how grave, what, and where in the article or the report."""
    named = index.about((doubt.where,)).lower() or doubt.where.replace(".", ", ").replace("_", " ")
    where = phrases.distinct(place for place in (named, *index.places(doubt.spans)) if place)
    text = f"{doubt.message} ({', '.join(where)})" if where else doubt.message
    return Entry(words.SEVERITY[doubt.severity], text, tone=SEVERITY_TONE[doubt.severity])


def making(index: Index) -> Iterator[Block]:
    """How much of the article the claims cover; with which prompts it was read, at what cost."""
    made = index.report.provenance
    prompts = ", ".join(f"{name} {used.version} ({used.sha256[:8]})" for name, used in sorted(made.prompts.items()))
    taken = "from the cache" if made.cached else f"in {made.elapsed_s:.1f} s"
    rows = (
        *coverage_rows(index),
        Row("Prompts", prompts),
        Row("Usage", usage(made)),
        Row("Made", f"{taken} by factcheck {made.version}"),
        Row("Text", "; ".join(index.report.article.notes)),
    )
    yield Heading("Coverage and provenance")
    yield Rows(tuple(row for row in rows if row.text))


def coverage_rows(index: Index) -> Iterator[Row]:
    """Say how many sentences the claims cover, and begin each that is left over, by the reason."""
    cover = index.report.coverage
    yield Row("Covered", f"{cover.covered} of {phrases.counted(cover.sentences, 'sentence')} of the body")
    by_reason: dict[str, list[str]] = {}
    for left in cover.uncovered:
        begun = "" if index.unread else index.opening_words(left.id)
        by_reason.setdefault(left.reason, []).append(f"{left.id} {phrases.in_quotes(begun)}" if begun else f"{left.id}")
    for reason, sentences in by_reason.items():
        named = phrases.sentence_case(reason)
        yield Row("Left out", named if index.unread else f"{named}: {', '.join(sentences)}")


def usage(made: Provenance) -> str:
    """Give what the model counted, and the price where it is known."""
    counts, cost = made.usage, "" if not made.cost_usd else f", ${made.cost_usd:.4f}"
    cached = f" ({counts.cached_tokens:,} of them cached)" if counts.cached_tokens else ""
    tokens = f"{counts.input_tokens:,} tokens in{cached}, {counts.output_tokens:,} out"
    return f"{phrases.counted(counts.calls, 'request')}, {tokens}{cost}"
