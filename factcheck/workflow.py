"""One article, checked: the whole flow in one place."""

import asyncio
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from typing import cast

from factcheck.answers import Answer, ClaimsAnswer, FlagsAnswer, SummaryAnswer
from factcheck.article_block import block_of, write
from factcheck.chains import Asked, Manner, added, chains
from factcheck.config import Settings, cache_folder
from factcheck.grounding import Answers, Bench, accept, bench_for, ground
from factcheck.llm import Model, Transport, open_model, untraced
from factcheck.llm.cache import Cache
from factcheck.llm.embedded import NAME as EMBEDDED
from factcheck.llm.embedded.reader import answer
from factcheck.models import Article, Finding, PromptVersion, Provenance, Report, Usage
from factcheck.prompts import NAMES, Prompt, load
from factcheck.reading import read_article


@dataclass(frozen=True)
class Desk:
    """What stays the same from article to article: the model, the prompts, the settings, the answers kept."""

    settings: Settings
    model: Model
    prompts: Mapping[str, Prompt]
    cache: Cache | None = None

    @property
    def embedded(self) -> bool:
        """Whether the deterministic model of this package answers."""
        return self.model.name == EMBEDDED


def open_desk(settings: Settings, transport: Transport | None = None) -> Desk:
    """Set up a desk; every error of the set-up shows here, before anything is sent."""
    model = open_model(settings, transport)
    folder = cache_folder() if settings.cache and model.name != EMBEDDED else None
    return Desk(settings, model, {name: load(name) for name in NAMES}, Cache(folder) if folder else None)


async def check_article(article: Article, desk: Desk) -> Report:
    """Check one article: ask the three questions side by side, ground the answers, make the report."""
    begun = time.monotonic()
    bench = bench_for(article)
    asked = await _ask(bench, desk)
    answers, findings = _answers(bench, desk, asked)
    parts = ground(bench, answers, findings)
    return Report(**parts, provenance=_provenance(desk, asked, time.monotonic() - begun))


async def acheck(place: str | Article, settings: Settings | None = None) -> Report:
    """Check an article at a path or URL, or one that was read before, with the default settings or your own."""
    settings = settings or Settings()
    desk = open_desk(settings)
    known = {"published": settings.published, "publisher": settings.publisher, "language": settings.language}
    article = place if isinstance(place, Article) else read_article(str(place), **known)
    try:
        return await check_article(article, desk)
    finally:
        await desk.model.close()


def check(place: str | Article, settings: Settings | None = None) -> Report:
    """Check an article as `acheck` does, in a script or inside a running event loop (a notebook) alike."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(acheck(place, settings))
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, acheck(place, settings)).result()


async def _ask(bench: Bench, desk: Desk) -> dict[str, Asked]:
    block = write(block_of(bench.article))
    with untraced():
        manner = Manner(lambda said: accept(bench, said), again=not desk.embedded, cache=desk.cache)
        questions = chains(desk.model, desk.prompts, manner)
        return await questions.ainvoke({"article": block})


def _answers(bench: Bench, desk: Desk, asked: Mapping[str, Asked]) -> tuple[Answers, list[Finding]]:
    """Take the answers; where a model gave none that holds its shape, the rules' own stands in, with a finding."""
    said: dict[str, Answer] = {}
    findings = []
    for name, one in asked.items():
        if one.answer is not None:
            said[name] = one.answer
            continue
        said[name] = answer(desk.prompts[name].answer.__name__, block_of(bench.article))
        message = f"the model's answer for {name} could not be used ({one.faults[0]}); made by rules instead"
        findings.append(Finding(kind="answer_invalid", severity="error", message=message, where=name))
    answers = Answers(
        summary=cast(SummaryAnswer, said["summary"]),
        claims=cast(ClaimsAnswer, said["claims"]),
        flags=cast(FlagsAnswer, said["flags"]),
        by_model=not desk.embedded,
    )
    return answers, findings


def _provenance(desk: Desk, asked: Mapping[str, Asked], elapsed: float) -> Provenance:
    usage = Usage()
    for one in asked.values():
        usage = added(usage, one.usage)
    return Provenance(
        model=desk.model.name,
        endpoint=desk.model.endpoint,
        prompts={name: PromptVersion(version=p.version, sha256=p.sha256) for name, p in desk.prompts.items()},
        usage=usage,
        cost_usd=0.0 if desk.embedded else None,
        elapsed_s=round(elapsed, 3),
        cached=all(one.cached for one in asked.values()),
        version=version("factcheck"),
    )
