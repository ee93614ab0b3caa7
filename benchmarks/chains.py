"""Chains held against the text: false alarms on what careful readers marked, and what is caught of planted mistakes.

    python benchmarks/chains.py [seen|unseen]

A claim is made of every attribution that the annotators marked, with their chain, as a faultless model would list it;
then each is damaged: the chain dropped, its outer or inner source left out, another speaker put in, narration credited.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator

from factcheck.answers import ClaimSaid, HopSaid
from factcheck.evaluate.annotated import AnnotatedArticle, load_sets, own_folder
from factcheck.grounding import Bench, bench_for
from factcheck.grounding.attribution import check_chains
from factcheck.grounding.claims import ground_claims
from factcheck.grounding.sources import Registry
from factcheck.models import Finding, Span

KINDS = ("attribution_dropped", "speaker_wrong", "speaker_differs", "chain_short", "narration_credited")


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
    grounded, _ = ground_claims(bench, registry, [said])
    return [f for f in check_chains(bench, registry, grounded)[1] if f.kind in KINDS]


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


def main() -> None:
    """Print the table."""
    rng, made, named, errors = random.Random(7), Counter[str](), Counter[str](), Counter[str]()
    for one in load_sets(own_folder())[sys.argv[1] if len(sys.argv) > 1 else "seen"]:
        bench = bench_for(one.article)
        for damage, said in damaged(bench, one, rng):
            findings = found(bench, said)
            made[damage] += 1
            named[damage] += bool(findings)
            errors[damage] += any(f.severity == "error" for f in findings)
            if "-v" in sys.argv and bool(findings) == (damage in {"none", "narration"}):
                print(damage, one.name, [f.message for f in findings] or (said.text, [h.source for h in said.chain]))
    print(f"{'damage':20} {'claims':>7} {'named %':>8} {'as error %':>11}")
    for damage, count in made.items():
        print(f"{damage:20} {count:7} {100 * named[damage] / count:8.1f} {100 * errors[damage] / count:11.1f}")


if __name__ == "__main__":
    main()
