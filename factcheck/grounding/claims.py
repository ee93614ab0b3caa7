"""Claims: what a model listed, each quote looked up, each hop of its chain given its place in the article."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.answers import ClaimSaid, HopSaid
from factcheck.grounding.bench import Bench
from factcheck.grounding.sources import Registry
from factcheck.language.align import Alignment
from factcheck.language.names import same_name
from factcheck.models import Claim, Finding, Hop, Question, Span
from factcheck.terms import Grounding


@dataclass(frozen=True)
class Grounded:
    """A claim, the harm that the model saw in it, the reading's statements that it covers, and how it is ranked."""

    claim: Claim
    harm: int
    statements: tuple[int, ...]
    score: int = 0


def ground_claims(bench: Bench, registry: Registry, said: Sequence[ClaimSaid]) -> tuple[list[Grounded], list[Finding]]:
    """Ground every claim of an answer, in its order; nothing is dropped."""
    grounded, findings = [], []
    ids: list[str] = []
    seen: Counter[str] = Counter()
    for one in said:
        claim, found = _ground(bench, registry, one)
        seen[claim.id] += 1
        if seen[claim.id] > 1:
            claim = claim.model_copy(update={"id": f"{claim.id}-{seen[claim.id]}"})
        ids.append(claim.id)
        findings += [f.model_copy(update={"where": claim.id}) for f in found]
        grounded.append(Grounded(claim, one.harm, _statements(bench, claim)))
    for index, one in enumerate(said):
        others = tuple(ids[n - 1] for n in one.contradicts if 1 <= n <= len(ids) and n - 1 != index)
        claim = grounded[index].claim.model_copy(update={"contradicts": others})
        grounded[index] = replace(grounded[index], claim=claim)
    return grounded, findings


def _statements(bench: Bench, claim: Claim) -> tuple[int, ...]:
    """Give the reading's statements that a claim covers; of several on the same words, those of the claim's origin."""
    near = bench.statements_at(claim.spans)
    origin = claim.chain[-1].name if len(claim.chain) > 1 else None
    own = tuple(i for i in near if (o := bench.reading.statements[i].origin) is not None and o.name == origin)
    voiceless = tuple(i for i in near if not bench.reading.statements[i].chain)
    return (own or near) if origin else (voiceless or near)


def _ground(bench: Bench, registry: Registry, said: ClaimSaid) -> tuple[Claim, list[Finding]]:
    found = [(quote, bench.find(quote, said.sentences)) for quote in said.quotes]
    absent = [quote for quote, alignment in found if alignment is None]
    spans = tuple(sorted({s for _, a in found if a for s in a.spans}))
    findings = [
        Finding(kind="quote_absent", severity="error", message=f"not in the article in these words: {quote!r}")
        for quote in absent or ([said.text] if not said.quotes else [])
    ]
    hops, of_chain = _chain(bench, registry, said)
    findings += of_chain
    cues = tuple(sorted({s for cue in said.cues if (a := bench.find(cue, said.sentences)) for s in a.spans}))
    quote = bench.slices(spans) if spans and not absent else " … ".join(said.quotes)
    claim = Claim(
        id=claim_id(quote, [hop.name for hop in hops]),
        text=said.text.strip(),
        quote=quote,
        spans=spans,
        chain=tuple(hops),
        modality=said.modality,
        allegation=said.allegation,
        cues=cues,
        scope_unclear=said.scope_unclear,
        type=said.type,
        checkable=said.checkable,
        questions=tuple(Question(text=q.text, ask=q.ask) for q in said.questions[:3]),
        group=said.group,
        grounding=_how([a for _, a in found], bool(absent)),
    )
    return claim, findings


def _chain(bench: Bench, registry: Registry, said: ClaimSaid) -> tuple[list[Hop], list[Finding]]:
    """Give a claim's chain, the publisher first, each source once, and what is wrong with it."""
    publisher = registry.publisher()
    hops, findings = [Hop(source=publisher.id, name=publisher.name)], []
    for hop in said.chain:
        if len(hops) == 1 and same_name(hop.source, publisher.name):
            continue
        made = _hop(bench, registry, hop, said.sentences)
        if hop.cue and made.cue is None:
            message = f"the reporting words {hop.cue!r} do not stand where they are said to"
            findings.append(Finding(kind="cue_absent", severity="warning", message=message))
        if made.source == hops[-1].source:
            message = f"{hop.source!r} stands in its chain twice; taken for one source"
            findings.append(Finding(kind="source_doubled", severity="warning", message=message))
            continue
        hops.append(made)
    return hops, findings


def claim_id(quote: str, chain: Sequence[str]) -> str:
    """Name a claim by its content, so that ticks survive an edit elsewhere in the article."""
    content = "\n".join([" ".join(quote.lower().split()), *chain])
    return f"c-{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:10]}"


def _how(found: Sequence[Alignment | None], absent: bool) -> Grounding:
    if absent or not found:
        return "absent"
    return "folded" if any(a and a.how == "folded" for a in found) else "exact"


def _hop(bench: Bench, registry: Registry, hop: HopSaid, numbers: Sequence[int]) -> Hop:
    source = registry.of(hop)
    place = [hop.sentence] if hop.sentence is not None and bench.exists(hop.sentence) else list(numbers)
    cue = None
    if hop.cue and (alignment := bench.find(hop.cue, place)):
        cue = alignment.spans[0] if any(s.holds(alignment.spans[0]) for s in bench.sentences(place)) else None
    own = bench.sources_by_cue.get(cue) if cue else None
    return Hop(
        source=source.id,
        name=source.name,
        act=hop.act,
        cue=cue,
        span=own or _mention(bench, registry, source.name, place),
        via=registry.told(hop.via),
    )


def _mention(bench: Bench, registry: Registry, name: str, numbers: Sequence[int]) -> Span | None:
    """Give where a source is named in some sentences, by its name or a variant."""
    entity = registry.entity(name)
    sentences = bench.sentences(numbers)
    for mention in entity.mentions if entity else ():
        if any(s.holds(mention) for s in sentences):
            return mention
    found = bench.aligner.find(name, sentences)
    return found.spans[0] if found and any(s.holds(found.spans[0]) for s in sentences) else None
