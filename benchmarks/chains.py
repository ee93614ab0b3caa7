"""Chains held against the text: false alarms on what careful readers marked, and what is caught of planted mistakes.

    python -m benchmarks.chains [seen|unseen] [-v]

A claim is made of every attribution that the annotators marked, with their chain, as a faultless model would list it;
then each is damaged: the chain dropped, its outer or inner source left out, another speaker put in, narration credited.
A row gives the share of claims with a finding, by its gravest severity, and how many there are of each kind. "own" are
the embedded model's answers for the same articles, which must raise nothing.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator

from factcheck.answers import ClaimSaid, ClaimsAnswer, HopSaid
from factcheck.article_block import block_of
from factcheck.evaluate.annotated import AnnotatedArticle, load_sets, own_folder
from factcheck.grounding import Bench, bench_for
from factcheck.grounding.attribution import check_chains
from factcheck.grounding.claims import ground_claims
from factcheck.grounding.sources import Registry
from factcheck.llm.embedded.reader import answer
from factcheck.models import Finding, Span
from factcheck.terms import Severity, values

KINDS = (
    "attribution_dropped", "speaker_wrong", "speaker_differs", "chain_short", "narration_credited", "source_doubled",
)  # fmt: skip


def claim(bench: Bench, spans: tuple[Span, ...], names: tuple[str, ...], act: str = "said") -> ClaimSaid:
    """Say a claim as a model would, with these sources."""
    hops = [
        HopSaid.model_validate(
            {"source": n, "role": None, "kind": "other", "naming": "named", "act": act, "cue": None, "sentence": None,
             "via": None}
        )
        for n in names
    ]  # fmt: skip
    quotes = [span.of(bench.article.text) for span in spans]
    at = bench.reading.document.sentence_at
    numbers = sorted({bench.article.sentences[at(s.start)].id for s in spans})
    return ClaimSaid(
        text=" ".join(quotes), sentences=numbers, quotes=quotes, chain=hops, modality="fact", cues=[], allegation=False,
        scope_unclear=False, type="event", checkable="yes", harm=0, questions=[], group=None, contradicts=[],
    )  # fmt: skip


def found(bench: Bench, said: ClaimSaid) -> list[Finding]:
    """Give what the check finds in one claim."""
    registry = Registry(bench)
    grounded, before = ground_claims(bench, registry, [said])
    return [f for f in (*check_chains(bench, registry, grounded, before)[1], *registry.findings) if f.kind in KINDS]


def damaged(bench: Bench, one: AnnotatedArticle, rng: random.Random) -> Iterator[tuple[str, ClaimSaid]]:
    """Give the faultless claims of an article and their damaged twins, each with the name of the damage."""
    names = sorted({n for a in one.attributions for n in a.chain})
    told = [s for a in one.attributions for s in a.content]
    for a in one.attributions:
        others = [n for n in names if n not in a.chain]
        yield "none", claim(bench, a.content, a.chain)
        yield "dropped", claim(bench, a.content, ())
        if len(a.chain) > 1:
            yield "outer left out", claim(bench, a.content, a.chain[1:])
            yield "inner left out", claim(bench, a.content, a.chain[:-1])
        if others:
            yield "wrong speaker", claim(bench, a.content, (rng.choice(others),))
    for sentence in one.article.sentences:
        span = sentence.span
        if sentence.part == "body" and names and not any(span.touches(s) for s in told):
            yield "narration", claim(bench, (span,), ())
            yield "narration credited", claim(bench, (span,), (rng.choice(names),))
    own = answer("ClaimsAnswer", block_of(one.article))
    yield from (("own", said) for said in (own.claims if isinstance(own, ClaimsAnswer) else ()))


def main() -> None:
    """Print the table."""
    rng, made, kinds = random.Random(7), Counter[str](), Counter[tuple[str, str]]()
    gravest: Counter[tuple[str, str]] = Counter()
    for one in load_sets(own_folder())["unseen" if "unseen" in sys.argv else "seen"]:
        bench = bench_for(one.article)
        for damage, said in damaged(bench, one, rng):
            findings = found(bench, said)
            made[damage] += 1
            kinds.update((damage, kind) for kind in {f.kind for f in findings})
            if findings:
                gravest[damage, min((f.severity for f in findings), key=values(Severity).index)] += 1
            if "-v" in sys.argv and bool(findings) == (damage in {"none", "narration", "own"}):
                print(damage, one.name, [f.message for f in findings] or (said.text, [h.source for h in said.chain]))
    print(f"{'damage':19} {'claims':>6} {'error %':>8} {'warning %':>10} {'note %':>7}  kinds")
    for damage, count in made.items():
        error, warning, note = (100 * gravest[damage, severity] / count for severity in values(Severity))
        told = ", ".join(f"{kind} {kinds[damage, kind]}" for kind in KINDS if kinds[damage, kind])
        print(f"{damage:19} {count:6} {error:8.1f} {warning:10.1f} {note:7.1f}  {told}")


if __name__ == "__main__":
    main()
