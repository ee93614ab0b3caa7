"""What in the article is hidden from readers or meant for a machine: one finding each, the passage shown escaped."""

from factcheck.grounding.bench import Bench
from factcheck.language.hostile import find_hostile
from factcheck.models import Finding

_MOST = 20
"""Findings of this kind; a text that is full of them needs no more to be seen."""


def hostile_text(bench: Bench) -> tuple[Finding, ...]:
    """Give a finding for each passage, and how many more there are."""
    found = find_hostile(bench.article.text)
    findings = [
        Finding(kind=one.kind, severity=one.severity, message=one.message, where="article", spans=(one.span,))
        for one in found[:_MOST]
    ]
    if (spare := len(found) - _MOST) > 0:
        message = f"{spare} more passages that are hidden or meant for a machine"
        findings.append(Finding(kind="hostile_text", severity="warning", message=message, where="article"))
    return tuple(findings)
