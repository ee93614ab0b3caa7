"""Answers by hand, as a strong or a careless model would give them, and what grounding makes of them."""

from typing import Any

from factcheck.answers import (
    ClaimSaid,
    ClaimsAnswer,
    CueSaid,
    FlagSaid,
    FlagsAnswer,
    HeadlineSaid,
    HopSaid,
    SentenceSaid,
    SummaryAnswer,
)
from factcheck.grounding import Answers, bench_for, ground
from factcheck.models import Article, Claim, Coverage, Finding, Flag, Report, Summary
from factcheck.reading import article_from_text


def article(text: str, publisher: str | None = "The Morning Echo") -> Article:
    return article_from_text(text, publisher=publisher, published="2024-05-07")


def hop(source: str, act: str = "said", **more: Any) -> HopSaid:
    known: dict[str, Any] = {
        "role": None,
        "kind": "other",
        "naming": "named",
        "cue": None,
        "sentence": None,
        "via": None,
    }
    return HopSaid.model_validate(known | {"source": source, "act": act} | more)


def claim(quote: str, *chain: HopSaid, **more: Any) -> ClaimSaid:
    """Say a claim with one quote (its text too); every other field as plain as can be."""
    known: dict[str, Any] = {
        "text": quote, "sentences": [], "quotes": [quote], "chain": list(chain), "modality": "fact", "cues": [],
        "allegation": False, "scope_unclear": False, "type": "event", "checkable": "yes", "harm": 0, "questions": [],
        "group": None, "contradicts": [],
    }  # fmt: skip
    return ClaimSaid.model_validate(known | more)


def flag(status: str, quote: str, cue: str, number: int, **more: Any) -> FlagSaid:
    known: dict[str, Any] = {
        "statement": quote, "quotes": [quote], "sentences": [], "status": status,
        "cues": [CueSaid(quote=cue, sentence=number)], "awaiting": [], "denied_by": [],
    }  # fmt: skip
    return FlagSaid.model_validate(known | more)


def sentence(text: str, *numbers: int) -> SentenceSaid:
    return SentenceSaid(text=text, sentences=list(numbers))


def summary(
    one_line: SentenceSaid, points: tuple[SentenceSaid, ...] = (), brief: tuple[SentenceSaid, ...] = (),
    headline: tuple[HeadlineSaid, ...] = (),
) -> SummaryAnswer:  # fmt: skip
    return SummaryAnswer(one_line=one_line, points=list(points), brief=list(brief), headline_check=list(headline))


class Grounded:
    """What stands behind an article's answers, part by part."""

    def __init__(
        self, read: Article, *claims: ClaimSaid, flags: tuple[FlagSaid, ...] = (), told: SummaryAnswer | None = None
    ) -> None:
        self.bench = bench_for(read)
        line = told or summary(sentence("", 1))
        answers = Answers(line, ClaimsAnswer(claims=list(claims)), FlagsAnswer(flags=list(flags)))
        parts = ground(self.bench, answers)
        self.parts = parts
        self.text = read.text
        self.claims: tuple[Claim, ...] = parts["claims"]
        self.flags: tuple[Flag, ...] = parts["flags"]
        self.findings: tuple[Finding, ...] = parts["findings"]
        self.summary: Summary = parts["summary"]
        self.coverage: Coverage = parts["coverage"]

    @property
    def claim(self) -> Claim:
        """The only claim."""
        (one,) = self.claims
        return one

    @property
    def box(self) -> list[str]:
        return [line.text for line in self.summary.not_confirmed]

    def found(self, kind: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.kind == kind]

    def words(self, spans: Any) -> list[str]:
        return [span.of(self.text) for span in spans]


REPORT_PARTS = set(Report.model_fields) - {"schema_version", "provenance"}
"""The fields of a report that grounding fills."""
