"""The summary, gated: every sentence tied to claims and passages, and replaced by a rule-made one where it launders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.answers import SentenceSaid, SummaryAnswer
from factcheck.grounding.bench import Bench
from factcheck.grounding.claims import Grounded
from factcheck.grounding.laundering import faults
from factcheck.language.digest import BRIEF, ONE_LINE, POINT, restate
from factcheck.language.headlines import check_headlines
from factcheck.language.wording import count_words, tidy
from factcheck.models import Claim, Finding, Flag, HeadlineAssertion, Span, Summary, SummarySentence

_POINTS = 5
_ALSO = 1
"""Other claims of a flag that its line in the box tells; the rest are linked."""


@dataclass(frozen=True)
class Gate:
    """Where the sentences of a summary are held against the article."""

    bench: Bench
    grounded: Sequence[Grounded]

    def sentence(self, said: SentenceSaid, where: str, budget: int) -> tuple[SummarySentence | None, list[Finding]]:
        """Let a sentence through, or give a rule-made one in its place; None where there is nothing to tell."""
        if not said.text.strip():
            return None, []
        wrong = list(faults(self.bench, said.text, said.sentences))
        if count_words(said.text) > budget:
            wrong.append(("too_long", f"has more than {budget} words"))
        if not wrong:
            return self.tied(said.text, said.sentences), []
        numbers = [n for n, s in enumerate(self.bench.article.sentences) if s.id in said.sentences]
        line = restate(self.bench.reading, numbers, budget)
        outcome = "replaced by the article's own sentence" if line else "left out"
        findings = [
            Finding(kind=kind, severity="error", message=f"{message}: {said.text!r}; {outcome}", where=where)
            for kind, message in wrong
        ]
        if line is None:
            return None, findings
        return self.tied(line[0], [self.bench.article.sentences[n].id for n in line[1]]), findings

    def tied(self, text: str, numbers: Sequence[int]) -> SummarySentence:
        """Tie a sentence to the passages it rests on and to their claims."""
        spans = self.bench.sentences(numbers)
        claims = tuple(
            one.claim.id for one in self.grounded if any(s.touches(t) for s in one.claim.spans for t in spans)
        )
        return SummarySentence(text=text, claims=claims, spans=spans)


def ground_summary(
    bench: Bench, grounded: Sequence[Grounded], flags: Sequence[Flag], said: SummaryAnswer
) -> tuple[Summary, list[Finding]]:
    """Gate a summary; the box of what is not confirmed is made from the flags, so it is complete by construction."""
    gate = Gate(bench, grounded)
    line, findings = gate.sentence(said.one_line, "summary.one_line", ONE_LINE)
    points, more = _all(gate, said.points[:_POINTS], "summary.points", POINT)
    if spare := said.points[_POINTS:]:
        message = f"{len(spare)} points beyond {_POINTS} left out, the first: {spare[0].text!r}"
        more.append(Finding(kind="too_many", severity="note", message=message, where="summary.points"))
    brief, still_more = _all(gate, said.brief, "summary.brief", BRIEF[1])
    summary = Summary(
        one_line=line or SummarySentence(text=""),
        points=points,
        brief=brief,
        not_confirmed=tuple(_box(grounded, flags)),
        headline_check=_headline_check(gate, said),
    )
    return summary, [*findings, *more, *still_more]


def _all(
    gate: Gate, said: Sequence[SentenceSaid], where: str, budget: int
) -> tuple[tuple[SummarySentence, ...], list[Finding]]:
    kept: list[SummarySentence] = []
    findings: list[Finding] = []
    for place, one in enumerate(said, start=1):
        sentence, found = gate.sentence(one, f"{where} {place}", budget)
        findings += found
        if sentence and sentence.text not in {k.text for k in kept}:
            kept.append(sentence)
    return tuple(kept), findings


def _box(grounded: Sequence[Grounded], flags: Sequence[Flag]) -> Iterator[SummarySentence]:
    """Write one line for each flag of the first rank: the claim, and who leaves it open."""
    claims = {one.claim.id: one.claim for one in grounded}
    for flag in flags:
        if flag.rank == 1:
            main = next((claims[c] for c in flag.claims if claims[c].spans == flag.spans), None)
            others = [claims[c].text for c in flag.claims if claims[c] is not main and _is_another(claims[c], main)]
            text = " ".join([main.text if main else flag.quote, *others[:_ALSO]]).rstrip(".")
            spans: tuple[Span, ...] = tuple(sorted({*flag.spans, *flag.cues}))
            shown = text if _says_so(main, flag) else f"{text} — {flag.reason}"
            yield SummarySentence(text=tidy(shown), claims=flag.claims, spans=spans)


def _is_another(claim: Claim, main: Claim | None) -> bool:
    """Say whether a claim of a flag is not the one that it shows, in other words or without its caveat."""
    same = main is not None and claim.group is not None and claim.group == main.group
    return claim.status != "asserted" and main is not None and not same


def _says_so(claim: Claim | None, flag: Flag) -> bool:
    if flag.status in {"anonymous", "unattributed"}:  # its cues show how it is put, not that nobody is named
        return False
    return bool(claim and flag.cues) and any(s.holds(cue) for s in (claim.spans if claim else ()) for cue in flag.cues)


def _headline_check(gate: Gate, said: SummaryAnswer) -> tuple[HeadlineAssertion, ...]:
    """Take the model's check of the headline; where it made none, the reading's own."""
    if said.headline_check:
        return tuple(
            HeadlineAssertion(verdict=one.verdict, **gate.tied(one.text, one.sentences).model_dump())
            for one in said.headline_check
        )
    found = []
    for check in check_headlines(gate.bench.reading):
        sentences = [gate.bench.reading.statements[i].sentence for i in check.statements]
        tied = gate.tied(check.text, [gate.bench.article.sentences[n].id for n in sentences])
        found.append(HeadlineAssertion(verdict=check.verdict, **tied.model_dump()))
    return tuple(found)
