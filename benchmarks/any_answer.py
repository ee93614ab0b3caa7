"""A hundred thousand answers that no model should give, each grounded and held to what must always hold.

    python -m benchmarks.any_answer [COUNT] [WORKERS]

Drawn over the seeds, the annotated articles and articles made of any Unicode. It prints each rule that was broken, how
often and by what first; then the count, the wall time, and whether a second grounding, and a second interpreter with
another order of its sets, give the same report.
"""

import hashlib
import json
import os
import random
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from pathlib import Path

from factcheck.grounding import Answers, Bench, bench_for, ground
from factcheck.reading import read_article
from tests.any_answer import Liar, any_article
from tests.invariants import Parts, broken

ROOT = Path(__file__).parent.parent
EACH = 250
"""Answers of one batch: about one article, from one seed."""
GENERATED = 6
"""Batches about articles made up, for each one about an article that is there."""
SAMPLE = 1_000
"""Answers that a second interpreter grounds again."""


@cache
def articles() -> tuple[Path, ...]:
    """Name the articles that are there."""
    return tuple(sorted([*ROOT.glob("seeds/*.txt"), *ROOT.glob("seeds/annotated/seen/*.txt")]))


def bench_of(batch: int) -> Bench:
    """Give the article of a batch."""
    kind, place = batch % (GENERATED + 1), batch // (GENERATED + 1)
    if kind == 0:
        return bench_for(read_article(str(articles()[place % len(articles())])))
    return bench_for(any_article(random.Random(f"article {batch}")))


def drawn(batch: int) -> Iterator[tuple[Bench, Answers]]:
    """Draw the answers of a batch."""
    bench, rng = bench_of(batch), random.Random(f"answers {batch}")
    while True:
        if batch % (GENERATED + 1) and rng.random() < 0.05:
            bench = bench_for(any_article(rng))
        yield bench, Liar(bench, rng).answers()


def digest(parts: Parts) -> str:
    """Give a hash of a report's parts."""
    told = {k: [v.model_dump() for v in p] if isinstance(p, tuple) else p.model_dump() for k, p in parts.items()}
    return hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()


def run(batch: int, count: int) -> Counter[str]:
    """Ground a batch and give what breaks, the first of its kind with its words."""
    found: Counter[str] = Counter()
    for number, (bench, said) in enumerate(islice(drawn(batch), count)):
        try:
            parts = ground(bench, said)
            faults = broken(bench, said, parts)
            if number % 20 == 0 and ground(bench_for(bench.article), said) != parts:
                faults.append("repeatable: a second grounding gives another report")
        except Exception:  # noqa: BLE001 a crash is what is looked for
            faults = [f"crash: {traceback.format_exc(limit=-3)}"]
        found.update(f"{fault} [batch {batch}, answer {number}]" for fault in faults)
    return found


def digests(count: int) -> str:
    """Give one hash of the first reports."""
    batches = [(n, min(50, count - n * 50)) for n in range(-(-count // 50))]
    return digest_of([digest(ground(b, said)) for n, some in batches for b, said in islice(drawn(n), some)])


def digest_of(lines: list[str]) -> str:
    """Give one hash of many."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def elsewhere(seed: str) -> str:
    """Give the same hash from an interpreter that orders its sets in another way."""
    command = [sys.executable, "-m", "benchmarks.any_answer", "--digests"]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def main() -> None:
    """Run them all and print what broke."""
    if "--digests" in sys.argv:
        print(digests(SAMPLE))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    begun, rules, first = time.perf_counter(), Counter[str](), dict[str, str]()
    sizes = [min(EACH, count - at) for at in range(0, count, EACH)]
    with ProcessPoolExecutor(workers) as pool:
        for found in pool.map(run, range(len(sizes)), sizes):
            for fault, times in found.items():
                rule = fault.split(":")[0] if not fault.startswith("crash") else fault.rsplit("\n", 2)[-2][:80]
                rules[rule] += times
                first.setdefault(rule, fault)
        same = len(set(pool.map(elsewhere, ("1", "2"))))
    for rule, times in rules.most_common():
        print(f"{times:7} {rule}\n        first: {first[rule]}")
    print(f"{count} answers, {sum(rules.values())} faults, {time.perf_counter() - begun:.0f} s on {workers} processes")
    print(f"{SAMPLE} reports from two interpreters: {'the same' if same == 1 else 'NOT the same'}")


if __name__ == "__main__":
    main()
