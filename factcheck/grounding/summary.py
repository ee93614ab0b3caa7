"""The summary, gated: every sentence tied to claims and passages, and replaced by a rule-made one where it launders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.answers import SentenceSaid, SummaryAnswer
from factcheck.grounding.bench import Bench
from factcheck.grounding.claims import Grounded
from factcheck.grounding.laundering import faults, told_of
from factcheck.grounding.laundering.certainty import CARRIED, doubt_lost, says_doubt
from factcheck.language.digest import BRIEF, ONE_LINE, POINT, restate
from factcheck.language.headlines import check_headlines
from factcheck.language.likeness import stems_of
from factcheck.language.standalone import stand_alone
from factcheck.language.wording import count_words, tidy
from factcheck.models import Claim, Finding, Flag, HeadlineAssertion, Span, Summary, SummarySentence
from factcheck.terms import Verdict

_MOST_OF = 0.45
"""Share of a claim's stems from which a sentence tells it."""
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
        wrong = list(faults(self.bench, said.text, said.sentences)) or list(self.doubts_lost(said))
        if count_words(said.text) > budget:
            wrong.append(("too_long", f"has more than {budget} words"))
        if not wrong:
            return self.tied(said.text, said.sentences), []
        own = self.own(said, budget)
        outcome = "replaced by the article's own sentence" if own else "left out"
        findings = [
            Finding(kind=kind, severity="error", message=f"{message}: {said.text!r}; {outcome}", where=where)
            for kind, message in wrong
        ]
        return (self.tied(*own) if own else None), findings

    def doubts_lost(self, said: SentenceSaid) -> Iterator[tuple[str, str]]:
        """Hold a sentence against the claims it cites: a doubt that a model flagged must stand in its summary too."""
        told = told_of(self.bench, said.text, said.sentences)
        spans = self.bench.sentences(said.sentences)
        if not self.bench.english or says_doubt(told):
            return
        for claim in (one.claim for one in self.grounded if one.claim.status in CARRIED):
            stems = stems_of(claim.quote)
            near = any(s.touches(t) for s in claim.spans for t in spans)
            against = [cue for cue in claim.cues if not any(s.holds(cue) for s in claim.spans)]
            if claim.status == "disputed" and any(t.holds(cue) for cue in against for t in spans):
                continue  # the other account is told beside it
            if near and len(stems & told.stems) >= max(3, _MOST_OF * len(stems)):
                yield doubt_lost.__name__, f"L4: does not say that this is {claim.status.replace('_', ' ')}"
                return

    def faithful(self, one: Grounded) -> Claim:
        """Give a claim with a text that passes the gate, but for the doubt, which its line in the box gives."""
        wrong = [kind for kind, _ in faults(self.bench, one.claim.text) if kind != doubt_lost.__name__]
        if not wrong or not one.claim.spans:
            return one.claim
        reading = self.bench.reading
        text = stand_alone(reading, reading.statements[one.statements[0]]) if one.statements else one.claim.quote
        return one.claim.model_copy(update={"text": text})

    def own(self, said: SentenceSaid, budget: int) -> tuple[str, list[int]] | None:
        """Make a sentence by rules for what one was to tell: of the sentences it cites, else of those it is like."""
        sentences = self.bench.article.sentences
        cited = [n for n, s in enumerate(sentences) if s.id in said.sentences]
        places = cited or sorted(told_of(self.bench, said.text).near)
        lines = filter(None, (restate(self.bench.reading, [n], budget) for n in places))
        made = ((text, [sentences[n].id for n in rests_on]) for text, rests_on in lines)
        return next(((text, numbers) for text, numbers in made if not any(faults(self.bench, text, numbers))), None)

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
    brief, too_long = _within(brief, BRIEF[1])
    headlines, on_headlines = _headline_check(gate, said)
    summary = Summary(
        one_line=line or SummarySentence(text=""),
        points=points,
        brief=brief,
        not_confirmed=tuple(_box(gate, flags)),
        headline_check=headlines,
    )
    return summary, [*findings, *more, *still_more, *too_long, *on_headlines]


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


def _within(lines: tuple[SummarySentence, ...], budget: int) -> tuple[tuple[SummarySentence, ...], list[Finding]]:
    """Keep as many sentences as there is room for, with a note where some are left out."""
    kept: list[SummarySentence] = []
    for line in lines:
        if sum(count_words(k.text) for k in (*kept, line)) > budget:
            message = f"has more than {budget} words; left out from {line.text!r} on"
            return tuple(kept), [Finding(kind="too_long", severity="note", message=message, where="summary.brief")]
        kept.append(line)
    return lines, []


def _box(gate: Gate, flags: Sequence[Flag]) -> Iterator[SummarySentence]:
    """Write one line for each flag of the first rank: the claim, and who leaves it open.

    A claim's text that launders it gives way to the article's own words.
    """
    shown_here = {c for flag in flags if flag.rank == 1 for c in flag.claims}
    claims = {one.claim.id: gate.faithful(one) for one in gate.grounded if one.claim.id in shown_here}
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


_CAUTION: tuple[Verdict, ...] = ("supported", "attributed_only", "stronger_than_text", "absent")
"""The verdicts on a headline, the least cautious first."""


def _headline_check(gate: Gate, said: SummaryAnswer) -> tuple[tuple[HeadlineAssertion, ...], list[Finding]]:
    """Give the reading's own check of the headline; a model's verdict on the same words counts where it warns more."""
    if not gate.bench.english:
        return tuple(_headed(gate, one.text, one.sentences, one.verdict) for one in said.headline_check), []
    ids = gate.bench.article.sentences
    found, findings = [], []
    for check in check_headlines(gate.bench.reading):
        numbers = [ids[gate.bench.reading.statements[i].sentence].id for i in check.statements]
        verdicts = [one.verdict for one in said.headline_check if numbers and numbers[0] in one.sentences]
        verdict = max([check.verdict, *verdicts], key=_CAUTION.index)
        found.append(_headed(gate, check.text, numbers, verdict))
    for place, one in enumerate(said.headline_check, start=1):
        weaker = [v.verdict for v in found if set(v.spans) & set(gate.bench.sentences(one.sentences))]
        if weaker and _CAUTION.index(one.verdict) < min(map(_CAUTION.index, weaker)):
            message = f"the model calls the headline {one.verdict}, the text bears out {weaker[0]}: {one.text!r}"
            where = f"summary.headline_check {place}"
            findings.append(Finding(kind="headline_raised", severity="note", message=message, where=where))
        findings += [
            Finding(kind=kind, severity="error", message=f"{message}: {one.text!r}; left out", where="summary.headline")
            for kind, message in faults(gate.bench, one.text)
            if kind in _UNTRUE
        ]
    return tuple(found), findings


_UNTRUE = frozenset({"figures_invented", "quotes_invented", "names_invented", "figure_borrowed"})
"""What is wrong in a headline check whatever it says of the headline."""


def _headed(gate: Gate, text: str, numbers: Sequence[int], verdict: Verdict) -> HeadlineAssertion:
    return HeadlineAssertion(verdict=verdict, **gate.tied(text, numbers).model_dump())
