"""A report made by hand about an invented story, for tests of what is made out of reports."""

from factcheck.models import (
    Article,
    Call,
    Claim,
    Coverage,
    Finding,
    Flag,
    HeadlineAssertion,
    Hop,
    PromptVersion,
    Provenance,
    Question,
    Report,
    Sentence,
    Source,
    Span,
    Summary,
    SummarySentence,
    Uncovered,
    Usage,
)
from factcheck.terms import Part

LINES: tuple[tuple[Part, str], ...] = (
    ("headline", "Harbour Ferry to Sail Again on Monday"),
    ("dek", "The operator has pledged two extra crossings a day."),
    ("body", "The Port Authority said on Tuesday that Lorne Ferries had promised to resume crossings on Monday, "
     "although the company has yet to confirm it."),
    ("body", "About 1,400 people rely on the boat, according to the island council."),
    ("body", "“The hull was never inspected,” a crew member told the Lorne Gazette."),
    ("body", "Lorne Ferries denied that any inspection was missed."),
    ("body", "The boat, built in 1987, is the oldest in the fleet."),
    ("body", "Passengers waited in the rain."),
)  # fmt: skip

TEXT = "\n\n".join(line for _, line in LINES)


def span(words: str) -> Span:
    """Give the place of these words in the sample's text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def sentences() -> tuple[Sentence, ...]:
    spans = [span(line) for _, line in LINES]
    return tuple(
        Sentence(id=number, start=at.start, end=at.end, part=part)
        for number, (at, (part, _)) in enumerate(zip(spans, LINES, strict=True), 1)
    )


PUBLISHER = Hop(source="s1", name="The Courier")
PORT = Hop(source="s2", name="Port Authority", act="said", cue=span("said on Tuesday"))
PROMISE = Hop(source="s3", name="Lorne Ferries", act="promised", cue=span("had promised"))
CREW = Hop(source="s5", name="a crew member", act="said", cue=span("told"), via="the Lorne Gazette")

CLAIMS = (
    Claim(
        id="7f3ab2c9d1e0",
        text="The Port Authority said Lorne Ferries promised to resume crossings on Monday, 8 June 2026.",
        quote="Lorne Ferries had promised to resume crossings on Monday",
        spans=(span("Lorne Ferries had promised to resume crossings on Monday"),),
        chain=(PUBLISHER, PORT, PROMISE),
        status="unconfirmed",
        sourcing="attributed",
        modality="promised",
        cues=(span("has yet to confirm it"),),
        type="forecast",
        checkable="attribution_only",
        priority="P1",
        reasons=("in the first sentence", "the company has not confirmed it", "a date"),
        questions=(Question(text="Will the boat sail on Monday, and at what time?", ask="Lorne Ferries"),),
        group="g1",
    ),
    Claim(
        id="a41d90c2ffb7",
        text="The hull of the Lorne ferry was never inspected, an unnamed crew member told the Lorne Gazette.",
        quote="“The hull was never inspected,”",
        spans=(span("“The hull was never inspected,”"),),
        chain=(PUBLISHER, CREW),
        status="denied",
        sourcing="anonymous",
        allegation=True,
        cues=(span("denied"),),
        priority="P1",
        reasons=("charges someone with wrongdoing on the word of an unnamed source", "a quotation"),
        questions=(
            Question(text="When was the hull last inspected, and who signed for it?", ask="the maritime safety agency"),
            Question(text="Did the Courier speak to the crew member itself?", ask="the writer"),
        ),
        contradicts=("c0ffee445566",),
    ),
    Claim(
        id="51b7e8800aaa",
        text="The Lorne ferry will sail again on Monday, 8 June 2026.",
        quote="Harbour Ferry to Sail Again on Monday",
        spans=(span("Harbour Ferry to Sail Again on Monday"),),
        chain=(PUBLISHER,),
        status="unconfirmed",
        modality="promised",
        priority="P1",
        reasons=("in the headline", "no source is given"),
        group="g1",
    ),
    Claim(
        id="c0ffee445566",
        text="Lorne Ferries denied that any inspection of the ferry was missed.",
        quote="Lorne Ferries denied that any inspection was missed.",
        spans=(span("Lorne Ferries denied that any inspection was missed."),),
        chain=(PUBLISHER, Hop(source="s3", name="Lorne Ferries", act="denied", cue=span("denied"))),
        sourcing="own_act",
        priority="P2",
        reasons=("a company's word about its own conduct",),
        contradicts=("a41d90c2ffb7",),
    ),
    Claim(
        id="0d9e77aa1234",
        text="About 1,400 people rely on the boat, according to the island council.",
        quote="About 1,400 people rely on the boat",
        spans=(span("About 1,400 people rely on the boat"),),
        chain=(PUBLISHER, Hop(source="s4", name="the island council", act="said", cue=span("according to"))),
        sourcing="attributed",
        modality="estimated",
        type="quantity",
        priority="P3",
        reasons=("a figure",),
        scope_unclear=True,
    ),
    Claim(
        id="ee00ee00ee00",
        text="The boat, built in 1987, is the oldest in the fleet.",
        quote="The boat, built in 1987, is the very oldest in the fleet.",
        spans=(),
        chain=(PUBLISHER,),
        type="superlative",
        priority="P4",
        reasons=("a superlative",),
        grounding="absent",
    ),
)

FLAGS = (
    Flag(
        id="f1",
        rank=1,
        status="unconfirmed",
        quote="has yet to confirm it",
        spans=(span("has yet to confirm it"),),
        cues=(span("has yet to confirm it"),),
        awaiting=("Lorne Ferries",),
        asserted_by=("Port Authority",),
        claims=("7f3ab2c9d1e0", "51b7e8800aaa"),
        reason="the company has yet to confirm it",
        found_by="both",
    ),
    Flag(
        id="f2",
        rank=1,
        status="denied",
        quote="“The hull was never inspected,”",
        spans=(span("“The hull was never inspected,”"),),
        cues=(span("denied"),),
        denied_by=("Lorne Ferries",),
        asserted_by=("a crew member",),
        claims=("a41d90c2ffb7",),
        reason="the company denies it",
        found_by="rules",
    ),
    Flag(
        id="f3",
        rank=2,
        status="estimated",
        quote="About 1,400 people",
        spans=(span("About 1,400 people"),),
        cues=(span("About"),),
        asserted_by=("the island council",),
        claims=("0d9e77aa1234",),
        reason="an estimate",
        found_by="rules",
    ),
)

SUMMARY = Summary(
    one_line=SummarySentence(
        text="The Port Authority says Lorne Ferries promised to sail on Monday; the company has not confirmed it.",
        claims=("7f3ab2c9d1e0",),
    ),
    points=(
        SummarySentence(text="The Port Authority said Lorne Ferries had promised to resume crossings on Monday."),
        SummarySentence(text="An unnamed crew member said the hull was never inspected; Lorne Ferries denied it."),
        SummarySentence(text="About 1,400 people rely on the boat, according to the island council."),
    ),
    brief=(
        SummarySentence(text="The Port Authority said on Tuesday that Lorne Ferries had promised to resume crossings."),
        SummarySentence(text="The company has yet to confirm it."),
        SummarySentence(text="It denied that any inspection was missed."),
    ),
    not_confirmed=(
        SummarySentence(
            text="The Port Authority said Lorne Ferries promised to sail on Monday; the company has yet to confirm it.",
            claims=("7f3ab2c9d1e0",),
        ),
        SummarySentence(
            text="A crew member said the hull was never inspected, which Lorne Ferries denies.",
            claims=("a41d90c2ffb7",),
        ),
    ),
    headline_check=(
        HeadlineAssertion(text="Harbour Ferry to Sail Again on Monday", verdict="stronger_than_text"),
        HeadlineAssertion(text="The operator has pledged two extra crossings a day", verdict="absent"),
    ),
)

REPORT = Report(
    article=Article(
        id="0" * 64,
        title="Harbour Ferry to Sail Again on Monday",
        text=TEXT,
        publisher="The Courier",
        byline="Ann Example",
        published="2026-06-02T09:30:00",
        sentences=sentences(),
        notes=("read as Windows-1252",),
    ),
    sources=(
        Source(id="s1", name="The Courier", kind="publisher", naming="institution"),
        Source(id="s2", name="Port Authority", kind="government", naming="institution"),
        Source(id="s3", name="Lorne Ferries", kind="company", naming="institution"),
        Source(id="s4", name="the island council", kind="government", naming="institution"),
        Source(id="s5", name="a crew member", kind="participant", naming="described"),
    ),
    summary=SUMMARY,
    claims=CLAIMS,
    flags=FLAGS,
    call_sheet=(
        Call(source="s3", name="Lorne Ferries", claims=("7f3ab2c9d1e0", "a41d90c2ffb7"), why="awaited, and denies"),
        Call(source="s4", name="the island council", claims=("0d9e77aa1234",), why="sole source of a figure"),
    ),
    findings=(
        Finding(kind="headline", severity="warning", message="headline stronger than its body", where="headline"),
        Finding(kind="quote", severity="error", message="quote not found in the article", where="ee00ee00ee00"),
    ),
    coverage=Coverage(sentences=6, covered=5, uncovered=(Uncovered(id=8, reason="nothing to check"),)),
    provenance=Provenance(
        model="embedded-1",
        endpoint="in process",
        prompts={"claims": PromptVersion(version="1.0", sha256="ab" * 32)},
        usage=Usage(calls=3, input_tokens=5120, cached_tokens=0, output_tokens=1210),
        elapsed_s=0.41,
        version="0.1.0",
    ),
)
