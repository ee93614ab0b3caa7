"""What holds of a report's parts whatever a model has said: one rule a function, each giving what breaks it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from factcheck.grounding import Answers, Bench
from factcheck.grounding.laundering import faults
from factcheck.language.digest import BRIEF, ONE_LINE, POINT
from factcheck.language.likeness import stems_of
from factcheck.language.wording import count_words
from factcheck.models import Claim, Provenance, Report, Span, SummarySentence, Usage
from factcheck.terms import RECORDS, UNNAMED, Status, values

Parts = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What was said of an article, and what was made of it."""

    bench: Bench
    said: Answers
    parts: Parts


_PROVENANCE = Provenance(model="any", endpoint="none", prompts={}, usage=Usage(), elapsed_s=0.0, version="0")
_GRAVE = values(Status).index


def nothing_is_dropped(it: Outcome) -> Iterator[str]:
    """Every claim that was said is there once, under a name of its own."""
    if not len(it.parts["claims"]) == len(it.said.claims.claims) == len({c.id for c in it.parts["claims"]}):
        yield f"{len(it.said.claims.claims)} claims said, {len(it.parts['claims'])} given"
    body = [s for s in it.bench.article.sentences if s.part == "body"]
    touched = {s.id for s in body if any(s.span.touches(t) for c in it.parts["claims"] for t in c.spans)}
    uncovered = {one.id for one in it.parts["coverage"].uncovered if one.reason}
    if touched | uncovered != {s.id for s in body} or touched & uncovered:
        yield "a body sentence is neither covered nor listed with a reason"


def quotes_stand(it: Outcome) -> Iterator[str]:
    """A claim's quote is the slices at its spans, or marked absent, with a finding; a flag's is its slices."""
    text = it.bench.article.text
    marked = {f.where for f in it.parts["findings"] if f.kind == "quote_absent"}
    for one in it.parts["claims"]:
        if one.grounding == "absent":
            if one.id not in marked:
                yield f"{one.id} is absent without a finding"
        elif not one.spans or one.quote != " … ".join(s.of(text) for s in one.spans):
            yield f"{one.id}: {one.quote!r} is not what stands at its spans"
    absent = {c.id for c in it.parts["claims"] if c.grounding == "absent"}
    for flag in it.parts["flags"]:
        if flag.quote != " … ".join(s.of(text) for s in flag.spans) and not absent & set(flag.claims):
            yield f"{flag.id}: {flag.quote!r} is not what stands at its spans"


def spans_lie_in_the_text(it: Outcome) -> Iterator[str]:
    """No span is empty, turned round or out of the text."""
    for span in _spans(it.parts):
        if not 0 <= span.start < span.end <= len(it.bench.article.text):
            yield f"{span} lies outside"


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _spans(getattr(value, name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _spans(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _spans(one)


def names_resolve(it: Outcome) -> Iterator[str]:
    """What points to a claim or a source points to one; chains begin with the publisher."""
    ids, sources = {c.id for c in it.parts["claims"]}, {s.id for s in it.parts["sources"]}
    pointed = {i for f in it.parts["flags"] for i in f.claims} | {i for c in it.parts["claims"] for i in c.contradicts}
    pointed |= {f.where for f in it.parts["findings"] if f.where.startswith("c-")}
    pointed |= {i for call in it.parts["call_sheet"] for i in call.claims}
    told = it.parts["summary"]
    pointed |= {i for s in (told.one_line, *told.points, *told.brief, *told.not_confirmed) for i in s.claims}
    hops = {h.source for c in it.parts["claims"] for h in c.chain} | {call.source for call in it.parts["call_sheet"]}
    yield from (f"no claim {name}" for name in pointed - ids)
    yield from (f"no source {name}" for name in hops - sources)
    if any(c.chain[0].act is not None or c.chain[0].name != it.bench.publisher for c in it.parts["claims"]):
        yield "a chain does not begin with the publisher"


def sources_are_the_article_s(it: Outcome) -> Iterator[str]:
    """Each name of a chain stands in the article or is one of a known entity, else there is a finding."""
    known = {n for e in it.bench.reading.entities.all for n in (e.name, *e.variants)} | {it.bench.publisher}
    named = {h.name for c in it.parts["claims"] for h in c.chain} | {h.via for c in it.parts["claims"] for h in c.chain}
    marked = [f.message for f in it.parts["findings"] if f.kind == "source_absent"]
    roles = {s.role for s in it.parts["sources"]} - {e.role for e in it.bench.reading.entities.all}
    yield from (f"the role {role!r} is nowhere" for role in roles if role is not None and not it.bench.find(role))
    for name in named - known - {None}:
        stands = any(it.bench.find(form) for form in (name, f"{name}'s", f"{name}'"))
        if not stands and not any(repr(name) in message for message in marked):
            yield f"the source {name!r} is nowhere and not marked"


def doubts_of_the_text_stay(it: Outcome) -> Iterator[str]:
    """What the rules find unsettled is a flag, and every claim that makes it is as unsettled."""
    for statement in it.bench.reading.statements if it.bench.english else ():
        if statement.status == "asserted":
            continue
        cues = {c.cue for c in statement.caveats if c.status == statement.status}
        flagged = [f for f in it.parts["flags"] if f.status in values(Status) and cues & set(f.cues)]
        if not any(_GRAVE(f.status) <= _GRAVE(statement.status) and f.found_by != "model" for f in flagged):
            yield f"no flag for {statement.status}: {it.bench.slices(statement.spans)!r}"
    yield from _caution_kept(it.bench, it.parts["claims"])


def _caution_kept(bench: Bench, claims: tuple[Claim, ...]) -> Iterator[str]:
    """Hold each claim against the statements that it quotes whole, where all that it touches have one origin."""
    for claim in claims if bench.english else ():
        near = [s for s in bench.reading.statements if all(any(t.holds(c) for t in claim.spans) for c in s.core)]
        gravest = min((s.status for s in near), key=_GRAVE, default="asserted")
        touched = [s for s in bench.reading.statements if any(t.touches(c) for t in claim.spans for c in s.core)]
        if len({s.origin for s in touched}) == 1 and _GRAVE(claim.status) > _GRAVE(gravest):
            yield f"{claim.id} is {claim.status}, its words are {gravest}: {claim.quote!r}"


def no_doubt_without_its_words(it: Outcome) -> Iterator[str]:
    """A status is on a claim only by a flag, and a flag of doubt has its words in the article."""
    doubtful = [f for f in it.parts["flags"] if f.status in values(Status)]
    at = it.bench.reading.document.sentence_at  # counts from 0, a model from 1
    beside = {c.sentence + n for f in it.said.flags.flags for c in f.cues for n in (-2, -1, 0)}
    for flag in doubtful:
        if not flag.cues:
            yield f"{flag.id} has no cue"
        if flag.found_by == "model" and not all(at(cue.start) in beside for cue in flag.cues):
            yield f"{flag.id} has a cue where the model cites none"
    for claim in it.parts["claims"]:
        if claim.status != "asserted" and not any(claim.id in f.claims for f in doubtful if f.status == claim.status):
            yield f"{claim.id} is {claim.status} without a flag"


def sourcing_is_computed(it: Outcome) -> Iterator[str]:
    """No chain, no source; unnamed by the text, anonymous; corroborated by two that say the same."""
    sources = {s.id: s for s in it.parts["sources"]}
    entities = {e.name: e for e in it.bench.reading.entities.all}
    for claim in it.parts["claims"]:
        if len(claim.chain) == 1:
            if claim.sourcing not in {"observed", "reported", "unattributed"}:
                yield f"{claim.id} has no source and is {claim.sourcing}"
            continue
        near = sources[claim.chain[1].source]
        entity = entities.get(near.name)
        if entity and entity.naming in UNNAMED and near.kind not in RECORDS and claim.sourcing != "anonymous":
            yield f"{claim.id} rests on {near.name!r} and is {claim.sourcing}"
        if claim.sourcing == "corroborated" and not any(_bears_out(claim, other) for other in it.parts["claims"]):
            yield f"{claim.id} is corroborated by nobody: {claim.quote!r}"


def _bears_out(one: Claim, other: Claim) -> bool:
    """Say whether another claim with another origin shares with one a word that is not small."""
    shared = stems_of(one.quote) & stems_of(other.quote)
    return one.group == other.group and one.chain[-1].source != other.chain[-1].source and bool(shared)


def the_summary_passes(it: Outcome) -> Iterator[str]:
    """Each sentence that is kept passes the gate with what it rests on; each flag of rank 1 has its line."""
    told = it.parts["summary"]
    for sentence in (told.one_line, *told.points, *told.brief):
        for kind, message in faults(it.bench, sentence.text, _numbers(it.bench, sentence)):
            yield f"{kind}: {message}: {sentence.text!r}"
    words = [count_words(s.text) for s in told.brief]
    if count_words(told.one_line.text) > ONE_LINE or any(count_words(s.text) > POINT for s in told.points):
        yield "a sentence of the summary is too long"
    if len(told.points) > 5 or sum(words) > BRIEF[1]:
        yield "the summary is too long"
    if len(told.not_confirmed) != sum(f.rank == 1 for f in it.parts["flags"]):
        yield "the box has not one line for each flag"


def _numbers(bench: Bench, sentence: SummarySentence) -> list[int]:
    return [s.id for s in bench.article.sentences if s.span in sentence.spans]


def lists_are_closed(it: Outcome) -> Iterator[str]:
    """The parts make a report that its own schema takes, out through JSON and back."""
    report = Report.model_validate({**it.parts, "provenance": _PROVENANCE})
    try:
        if Report.model_validate_json(report.model_dump_json(warnings=False)) != report:
            yield "the report is not what its JSON says"
    except ValidationError as error:
        yield f"no report: {error.errors()[0]['loc']}"
    if any(len(c.questions) > 3 for c in it.parts["claims"]):
        yield "a claim has more than three questions"


Rule = Callable[[Outcome], Iterator[str]]
RULES: tuple[Rule, ...] = (
    nothing_is_dropped, quotes_stand, spans_lie_in_the_text, names_resolve, sources_are_the_article_s,
    doubts_of_the_text_stay, no_doubt_without_its_words, sourcing_is_computed, the_summary_passes, lists_are_closed,
)  # fmt: skip


def broken(bench: Bench, said: Answers, parts: Parts) -> list[str]:
    """Give every rule that the parts break, with what breaks it."""
    return [f"{rule.__name__}: {what}" for rule in RULES for what in rule(Outcome(bench, said, parts))]
