"""What was said → what we stand behind: the only place where a model's answer becomes part of a report.

The checks run in one order: sources and claims, doubts and status, sourcing, priority, flags, summary, coverage, call
sheet. Each stands in its own file; a doubt about the article or the answer is a Finding, never an exception.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from factcheck.answers import Answer, ClaimsAnswer, FlagsAnswer, SummaryAnswer
from factcheck.grounding.attribution import check_chains
from factcheck.grounding.bench import Bench, bench_for
from factcheck.grounding.calls import call_sheet
from factcheck.grounding.claims import Grounded, ground_claims
from factcheck.grounding.copydesk import copy_desk
from factcheck.grounding.coverage import cover
from factcheck.grounding.flags import derive_flags
from factcheck.grounding.hostile import hostile_text, resting_on_hostile
from factcheck.grounding.laundering import faults as faults_of
from factcheck.grounding.laundering import findings_for
from factcheck.grounding.priority import prioritize
from factcheck.grounding.sources import Registry
from factcheck.grounding.sourcing import corroborated, sourcing_of
from factcheck.grounding.status import Doubt, find_doubts
from factcheck.grounding.summary import ground_summary
from factcheck.grounding.texts import check_texts
from factcheck.language.tongue import is_read
from factcheck.models import Article, Claim, Finding
from factcheck.terms import Status, values

__all__ = ["Answers", "Bench", "accept", "bench_for", "ground", "summary_findings"]


@dataclass(frozen=True)
class Answers:
    """The three answers of a model. `by_model` is False for the embedded model, whose finds are the rules' own."""

    summary: SummaryAnswer
    claims: ClaimsAnswer
    flags: FlagsAnswer
    by_model: bool = True


def ground(bench: Bench, answers: Answers, findings: Sequence[Finding] = ()) -> dict[str, Any]:
    """Ground the answers for one article: every part of its Report but `provenance`, by field name."""
    registry = Registry(bench, answers.by_model)
    grounded, claim_findings = ground_claims(bench, registry, answers.claims.claims)
    # The rules' own answers come from the reading that they would be held against.
    if answers.by_model:
        grounded, text_findings = check_texts(bench, grounded, [c.sentences for c in answers.claims.claims])
        grounded, claim_findings = check_chains(bench, registry, grounded, [*claim_findings, *text_findings])
    doubts, doubt_findings = find_doubts(bench, grounded, answers.flags.flags, answers.by_model)
    grounded = _settled(bench, registry, grounded, doubts)
    flags = derive_flags(bench, grounded, doubts)
    summary, summary_faults = ground_summary(bench, grounded, flags, answers.summary)
    claims = _in_order(grounded)
    calls = call_sheet(bench, registry, grounded, flags)
    rest = (*summary_faults, *copy_desk(bench), *hostile_text(bench), *resting_on_hostile(bench, claims))
    return {
        "article": bench.article,
        "sources": tuple(registry.sources.values()),
        "summary": summary,
        "claims": claims,
        "flags": flags,
        "call_sheet": calls,
        "findings": (*findings, *registry.findings, *claim_findings, *doubt_findings, *rest),
        "coverage": cover(bench, claims, answers.by_model),
    }


def accept(bench: Bench, answer: Answer) -> tuple[str, ...]:
    """Say what is wrong with an answer that its model could mend: numbers and quotes that the article does not hold."""
    own: list[str] = []
    if isinstance(answer, ClaimsAnswer):
        own = [c.text for c in answer.claims]
        passages = [(q, c.sentences) for c in answer.claims for q in c.quotes]
    elif isinstance(answer, FlagsAnswer):
        passages = [(q, f.sentences) for f in answer.flags for q in f.quotes]
        passages += [(cue.quote, [cue.sentence]) for f in answer.flags for cue in f.cues]
    else:
        told = (answer.one_line, *answer.points, *answer.brief)
        own = [s.text for s in told]
        passages = [("", s.sentences) for s in told]
    numbers = sorted({n for _, cited in passages for n in cited if not bench.exists(n)})
    faults = [f"there is no sentence {n}" for n in numbers]
    faults += [
        f"not in the article, letter by letter: {q!r}" for q, cited in passages if q and not bench.find(q, cited)
    ]
    if isinstance(answer, SummaryAnswer):
        faults += [f"{message}: {s.text!r}" for s in told for _, message in faults_of(bench, s.text, s.sentences)]
    if bench.english and not is_read(" ".join(own)):
        faults.insert(0, "it is in another language than the article: answer in English")
    return tuple(faults)


def summary_findings(sentences: Sequence[str], article: Article) -> tuple[Finding, ...]:
    """Say what code alone can prove against a summary of an article; a proved fault has severity error."""
    return findings_for(bench_for(article), sentences)


def _settled(bench: Bench, registry: Registry, grounded: Sequence[Grounded], doubts: Sequence[Doubt]) -> list[Grounded]:
    """Put status, sourcing and priority on every claim."""
    grounded = [_doubted(one, [d for d in doubts if i in d.holds]) for i, one in enumerate(grounded)]
    by_id = {source.id: source for source in registry.sources.values()}
    twice = corroborated(grounded, by_id, bench)
    settled = []
    for one in grounded:
        sourcing = "corroborated" if one.claim.id in twice else sourcing_of(bench, by_id, one)
        one = replace(one, claim=_with(one.claim, sourcing=sourcing))
        rank = prioritize(bench, by_id, one)
        ranked = _with(one.claim, priority=rank.priority, reasons=rank.reasons)
        settled.append(replace(one, claim=ranked, score=rank.score))
    return settled


def _in_order(grounded: Sequence[Grounded]) -> tuple[Claim, ...]:
    """Give the claims in the order to work in: by priority, by the score behind it, then as the article has them."""
    return tuple(one.claim for one in sorted(grounded, key=lambda one: (one.claim.priority, -one.score)))


def _doubted(one: Grounded, doubts: Sequence[Doubt]) -> Grounded:
    if not doubts:
        return one
    status: Status = min((d.status for d in doubts), key=values(Status).index)
    cues = sorted({*one.claim.cues, *(cue for d in doubts for cue in d.cues)})
    return replace(one, claim=_with(one.claim, status=status, cues=tuple(cues)))


def _with(claim: Claim, **fields: Any) -> Claim:
    return claim.model_copy(update=fields)
