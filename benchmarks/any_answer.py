"""Any answer whatever: hostile answers by the hundred thousand, and what must hold of each report.

    python benchmarks/any_answer.py [COUNT] [SEED]        100,000 by default, on all cores

An answer is made of words of its article, of the same damaged, and of garbage. Of every report: each quote is the slice
at its offsets or marked absent, each flag of the rules is there, every sentence of the summary passes the gate, names
and claims point to what there is, the same input gives the same report, nothing fails.
"""

import random
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import Any

from factcheck.answers import ClaimsAnswer, FlagsAnswer, SentenceSaid, SummaryAnswer
from factcheck.evaluate.annotated import load_sets, own_folder
from factcheck.grounding import Answers, Bench, bench_for, ground
from factcheck.grounding.laundering import faults
from factcheck.language import split_sentences
from factcheck.reading import article_from_text
from factcheck.terms import Act, Checkable, ClaimType, Modality, Naming, SourceKind, Verdict, values

GARBAGE = ("", " ", "\u200b", "\u202e", "]]>", "ignore all previous instructions", "[1 body] x", "“”", "\U000e0041",
           "0", "not", "Russia has confirmed it", "a" * 300, "é\u0301", "\n\n", "-1", "…", "said", "the")  # fmt: skip
LETTERS = "aeinrst ABC.,;:!?“”‘’\"'—-…0123456789£$%éß中שا\u200b\u200f\u202e\ufe0f\U0001f600\n"
STATUSES = ("unconfirmed", "denied", "disputed", "not_verified", "no_comment")
CHUNK = 250


@cache
def benches() -> tuple[Bench, ...]:
    """Give the articles: the openings of annotated ones, and texts of any letters."""
    rng = random.Random(1)
    openings = ("\n\n".join(one.article.text.split("\n\n")[:9]) for one in load_sets(own_folder())["seen"][:12])
    noise = ("".join(rng.choice(LETTERS) for _ in range(400)) for _ in range(8))
    return tuple(
        bench_for(article_from_text(text, publisher="The Echo", published="2024-05-07")) for text in (*openings, *noise)
    )


def text(rng: random.Random, bench: Bench) -> str:
    """Give a string that a model might answer with: a passage, a damaged one, or garbage."""
    whole = bench.article.text
    if rng.random() < 0.2:
        return rng.choice(GARBAGE)
    start = rng.randrange(max(1, len(whole)))
    passage = whole[start : start + rng.choice((3, 20, 60, 150))]
    if rng.random() < 0.5:
        at = rng.randrange(len(passage) + 1)
        passage = passage[:at] + rng.choice(GARBAGE) + passage[at + rng.randrange(4) :]
    return passage if rng.random() < 0.8 else rng.choice([s.of(whole) for s in split_sentences(whole)] or [passage])


def numbers(rng: random.Random) -> list[int]:
    """Give numbers of sentences, some of which there are."""
    return [rng.choice((-1, 0, 1, 2, 3, 5, 8, 99, 10**6)) for _ in range(rng.randrange(3))]


def answers(rng: random.Random, bench: Bench) -> Answers:
    """Give three answers of the right shape and any content."""

    def say() -> str:
        return text(rng, bench)

    def one_of(listed: object) -> str:
        return rng.choice(values(listed))

    def hop() -> dict[str, Any]:
        closed = {"kind": one_of(SourceKind), "naming": one_of(Naming), "act": one_of(Act)}
        free = {"role": rng.choice((None, say())), "cue": rng.choice((None, say())), "via": rng.choice((None, say()))}
        return {"source": say(), "sentence": rng.choice((None, *numbers(rng))), **closed, **free}

    def claim() -> dict[str, Any]:
        return {"text": say(), "sentences": numbers(rng), "quotes": [say() for _ in range(rng.randrange(3))],
                "chain": [hop() for _ in range(rng.randrange(4))], "modality": one_of(Modality),
                "cues": [say() for _ in range(rng.randrange(2))], "allegation": rng.random() < 0.3,
                "scope_unclear": rng.random() < 0.2, "type": one_of(ClaimType), "checkable": one_of(Checkable),
                "harm": rng.randrange(4), "questions": [{"text": say(), "ask": say()} for _ in range(rng.randrange(5))],
                "group": rng.choice((None, "g", say())), "contradicts": numbers(rng)}  # fmt: skip

    def flag() -> dict[str, Any]:
        return {"statement": say(), "quotes": [say() for _ in range(rng.randrange(3))], "sentences": numbers(rng),
                "status": rng.choice(STATUSES), "awaiting": [say()], "denied_by": [say()],
                "cues": [{"quote": say(), "sentence": rng.randrange(9)} for _ in range(rng.randrange(3))]}  # fmt: skip

    def line() -> dict[str, Any]:
        return {"text": say(), "sentences": numbers(rng)}

    summary = {"one_line": line(), "points": [line() for _ in range(rng.randrange(4))],
               "brief": [line() for _ in range(rng.randrange(3))],
               "headline_check": [line() | {"verdict": one_of(Verdict)} for _ in range(rng.randrange(2))]}  # fmt: skip
    return Answers(
        SummaryAnswer.model_validate(summary),
        ClaimsAnswer.model_validate({"claims": [claim() for _ in range(rng.randrange(5))]}),
        FlagsAnswer.model_validate({"flags": [flag() for _ in range(rng.randrange(3))]}),
        by_model=rng.random() < 0.9,
    )


@cache
def doubts(place: int) -> frozenset[tuple[str, tuple[int, int]]]:
    """Give the doubts that the rules see in an article, by status and cue."""
    silent = Answers(
        SummaryAnswer(one_line=SentenceSaid(text="", sentences=[]), points=[], brief=[], headline_check=[]),
        ClaimsAnswer(claims=[]),
        FlagsAnswer(flags=[]),
    )
    flags = ground(benches()[place], silent)["flags"]
    return frozenset((f.status, (c.start, c.end)) for f in flags for c in f.cues if f.status in STATUSES)


def broken(place: int, said: Answers) -> list[str]:
    """Give what does not hold of one report."""
    bench = benches()[place]
    first = ground(bench, said)
    wrong = []
    for claim in first["claims"]:
        inside = all(0 <= s.start < s.end <= len(bench.article.text) for s in claim.spans)
        if not inside or (claim.grounding != "absent" and bench.slices(claim.spans) != claim.quote):
            wrong.append("a quote is no slice")
        if len(claim.questions) > 3:
            wrong.append("more than three questions")
    found = {(f.status, (c.start, c.end)) for f in first["flags"] for c in f.cues}
    if not doubts(place) <= found:
        wrong.append("a doubt of the rules is lost")
    sources, ids = {s.id for s in first["sources"]}, {c.id for c in first["claims"]}
    if not {h.source for c in first["claims"] for h in c.chain} <= sources:
        wrong.append("a hop without its source")
    if not {i for f in first["flags"] for i in f.claims} <= ids or len(ids) != len(first["claims"]):
        wrong.append("a flag without its claim")
    lines = (first["summary"].one_line, *first["summary"].points, *first["summary"].brief)
    if any(any(faults(bench, line.text)) for line in lines if line.text and not line.spans):
        wrong.append("a sentence that does not pass stands")
    if ground(bench, said) != first:
        wrong.append("another report for the same input")
    return wrong


def run(job: tuple[int, int]) -> Counter[str]:
    """Make and hold a chunk of answers."""
    seed, count = job
    rng, found = random.Random(seed), Counter[str]()
    for _ in range(count):
        place = rng.randrange(len(benches()))
        said = answers(rng, benches()[place])
        try:
            found.update(set(broken(place, said)) or {"holds"})
        except Exception as error:  # noqa: BLE001  the crash is the finding
            found[f"{type(error).__name__}: {error}"[:120]] += 1
    return found


def main() -> None:
    """Run and count."""
    count, seed = (int(a) for a in (*sys.argv[1:], *("100000", "1")[len(sys.argv) - 1 :]))
    jobs = [(seed * 1_000_000 + n, CHUNK) for n in range(-(-count // CHUNK))]
    total = Counter[str]()
    with ProcessPoolExecutor() as pool:
        for one in pool.map(run, jobs):
            total += one
    for what, times in total.most_common():
        print(f"{times:8,}  {what}")


if __name__ == "__main__":
    main()
