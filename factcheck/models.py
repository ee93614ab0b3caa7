"""What we stand behind: the frozen values of a report.

Offsets are Unicode code points into `Article.text`, end exclusive. Only `grounding` makes these from what a model
said (`answers`); the shapes are those of the report's JSON, so `Report.model_json_schema()` is its schema.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from factcheck.terms import (
    Act,
    Checkable,
    ClaimType,
    FlagStatus,
    FoundBy,
    Grounding,
    Modality,
    Naming,
    Part,
    Priority,
    Severity,
    SourceKind,
    Sourcing,
    Status,
    Verdict,
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A slice of the article's text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the words themselves."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Say whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Value(BaseModel):
    """A frozen value; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sentence(Value):
    """One numbered sentence (from 1) and the part of the article it stands in."""

    id: int
    start: int
    end: int
    part: Part

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Article(Value):
    """One article. `text` is fixed when it is read, `id` is its hash, and every offset in the system refers to it."""

    id: str
    title: str
    text: str
    publisher: str | None = None
    byline: str | None = None
    published: str | None = Field(default=None, description="ISO 8601 date or date and time")
    url: str | None = None
    language: str = "en"
    sentences: tuple[Sentence, ...] = ()
    embargo: str | None = None
    """The line that keeps it from being published before its time."""
    notes: tuple[str, ...] = ()


class Source(Value):
    """Who is responsible for a claim."""

    id: str
    name: str
    variants: tuple[str, ...] = ()
    role: str | None = None
    kind: SourceKind = "other"
    naming: Naming = "named"


class Hop(Value):
    """One step of a chain: a source, what it did, and the words that say so. The publisher's own hop has no act."""

    source: str
    name: str
    act: Act | None = None
    cue: Span | None = None
    span: Span | None = Field(default=None, description="where the source is named")
    via: str | None = Field(default=None, description="whom it told")


class Question(Value):
    """What to ask, and whom: a suggestion."""

    text: str
    ask: str


class Claim(Value):
    """One checkable assertion, from the publisher outward to its origin (`chain[0]` to `chain[-1]`)."""

    id: str
    text: str
    quote: str
    spans: tuple[Span, ...]
    chain: tuple[Hop, ...]
    status: Status = "asserted"
    sourcing: Sourcing = "unattributed"
    modality: Modality = "fact"
    allegation: bool = False
    cues: tuple[Span, ...] = ()
    scope_unclear: bool = False
    type: ClaimType = "event"
    checkable: Checkable = "yes"
    priority: Priority = "P4"
    reasons: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    group: str | None = None
    contradicts: tuple[str, ...] = ()
    grounding: Grounding = "exact"


class Flag(Value):
    """What the article leaves unsettled, derived from claims. Rank 1 is the "not confirmed" box."""

    id: str
    rank: Annotated[int, Field(ge=1, le=2)]
    status: FlagStatus
    quote: str
    spans: tuple[Span, ...]
    cues: tuple[Span, ...] = ()
    awaiting: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    asserted_by: tuple[str, ...] = ()
    claims: tuple[str, ...]
    reason: str
    found_by: FoundBy


class SummarySentence(Value):
    """One sentence of the summary with the claims and the passages it rests on."""

    text: str
    claims: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


class HeadlineAssertion(SummarySentence):
    """One assertion of the headline or the dek, held against the body."""

    verdict: Verdict


class Summary(Value):
    """What happened, in few words that keep every hedge."""

    one_line: SummarySentence
    points: tuple[SummarySentence, ...] = ()
    brief: tuple[SummarySentence, ...] = ()
    not_confirmed: tuple[SummarySentence, ...] = ()
    headline_check: tuple[HeadlineAssertion, ...] = ()


class Call(Value):
    """One line of the call sheet: whom to call, about which claims, and why."""

    source: str
    name: str
    claims: tuple[str, ...]
    why: str


class Finding(Value):
    """A doubt about the article or about what the model said. `where` names the part of the report it concerns."""

    kind: str
    severity: Severity
    message: str
    where: str = ""
    spans: tuple[Span, ...] = ()


class Uncovered(Value):
    """A body sentence that no claim covers, and why."""

    id: int
    reason: str


class Coverage(Value):
    """How many of the article's body sentences the claims cover."""

    sentences: int
    covered: int
    uncovered: tuple[Uncovered, ...] = ()


class PromptVersion(Value):
    """Which wording of a prompt was asked."""

    version: str
    sha256: str


class Usage(Value):
    """What the model counted: requests and tokens."""

    calls: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0


class Provenance(Value):
    """Which model read the article, where, with which prompts, at what cost."""

    model: str
    endpoint: str
    prompts: dict[str, PromptVersion]
    usage: Usage
    cost_usd: float | None = None
    elapsed_s: float
    cached: bool = False
    version: str


class Report(Value):
    """Everything about one article. The same input gives the same report, but for `provenance`."""

    schema_version: str = "1"
    article: Article
    sources: tuple[Source, ...]
    summary: Summary
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]
    call_sheet: tuple[Call, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    provenance: Provenance
