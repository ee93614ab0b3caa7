"""What in the article is hidden from readers or meant for a machine: one finding each, the passage shown escaped."""

from collections.abc import Iterator, Sequence

from factcheck.grounding.bench import Bench
from factcheck.language.hostile import STEERING
from factcheck.models import Claim, Finding

_MOST = 20
"""Findings of this kind; a text that is full of them needs no more to be seen."""


def hostile_text(bench: Bench) -> tuple[Finding, ...]:
    """Give a finding for each passage, and how many more there are."""
    found = bench.hostile
    findings = [
        Finding(kind=one.kind, severity=one.severity, message=one.message, where="article", spans=(one.span,))
        for one in found[:_MOST]
    ]
    if (spare := len(found) - _MOST) > 0:
        message = f"{spare} more passages that are hidden or meant for a machine"
        findings.append(Finding(kind="hostile_text", severity="warning", message=message, where="article"))
    return tuple(findings)


def resting_on_hostile(bench: Bench, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Name the claims that rest on words meant for a machine: they are in the article, and prove nothing."""
    steering = [one.span for one in bench.hostile if one.kind in STEERING]
    for claim in claims if steering else ():
        if any(span.touches(other) for span in claim.spans for other in steering):
            message = f"rests on words that are meant for a machine or hidden: {claim.quote!r}; check who wrote them"
            yield Finding(kind="claim_on_hostile_text", severity="warning", message=message, where=claim.id)
