"""One article, checked: the whole flow in one place."""

import asyncio
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import cast

from factcheck.answers import ClaimsAnswer, FlagsAnswer, SummaryAnswer
from factcheck.article_block import block_of
from factcheck.chains import Asked, Gap, Manner, Plan, added, chains, planned
from factcheck.config import Settings, cache_folder, prices_file
from factcheck.errors import Embargoed, UsageError
from factcheck.grounding import Answers, Bench, accept, bench_for, ground
from factcheck.llm import Model, Transport, open_model, untraced
from factcheck.llm.cache import Cache
from factcheck.llm.embedded import NAME as EMBEDDED
from factcheck.llm.purse import Purse
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
    purse: Purse = field(default_factory=Purse)

    @property
    def embedded(self) -> bool:
        """Whether the deterministic model of this package answers."""
        return self.model.name == EMBEDDED


def open_desk(settings: Settings, transport: Transport | None = None) -> Desk:
    """Set up a desk; every error of the set-up shows here, before anything is sent."""
    prompts = {name: load(name) for name in NAMES}
    if settings.model == "embedded":
        return Desk(settings, open_model(settings, transport), prompts)
    folder = cache_folder() if settings.cache else None
    cache = Cache(folder) if folder else None
    model = open_model(settings, transport, cache)
    return Desk(settings, model, prompts, cache, _purse(settings, model))


def _purse(settings: Settings, model: Model) -> Purse:
    """Open the purse. A budget without a price is a UsageError: nobody would know when it is spent."""
    if settings.budget is not None and model.price is None:
        raise UsageError(
            f"there is no price for {settings.model!r}, so --budget cannot be kept: "
            f"put one into {str(prices_file() or 'prices.toml')!r} or leave --budget out"
        )
    return Purse(model.price, settings.budget)


async def check_article(article: Article, desk: Desk) -> Report:
    """Check one article: ask the three questions side by side, ground the answers, make the report."""
    begun = time.monotonic()
    if article.embargo and not desk.embedded and not desk.settings.allow_embargoed:
        raise Embargoed(
            f"{article.title or article.id!r} is under embargo ({article.embargo!r}) and stays on this machine: "
            "leave --model out, or allow it with --allow-embargoed"
        )
    bench = bench_for(article)
    asked = await _ask(bench, desk)
    answers, findings = _answers(desk, asked)
    parts = ground(bench, answers, findings)
    return Report(**parts, provenance=_provenance(desk, asked, time.monotonic() - begun))


@dataclass(frozen=True)
class Estimate:
    """What checking an article would take: requests, tokens, and US dollars where a price is known.

    `most` is what it costs where every answer is as long as may be, without second askings.
    """

    plan: Plan
    cost: float | None
    most: float | None


def estimate(article: Article, desk: Desk) -> Estimate:
    """Say what checking an article would take; nothing is sent."""
    plan, price = planned(desk.model, desk.prompts, block_of(article)), desk.purse.price
    if desk.embedded:
        return Estimate(plan, 0.0, 0.0)
    if price is None:
        return Estimate(plan, None, None)
    expected, most = (Usage(input_tokens=plan.sent, output_tokens=out) for out in (plan.expected, plan.most))
    return Estimate(plan, price.cost(expected), price.cost(most))


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
    """Ask all questions. Raises the first ModelError where none was answered: there is no endpoint to speak of."""
    block = block_of(bench.article)
    needed = planned(desk.model, desk.prompts, block) if desk.purse.counts else Plan(0, 0, 0, 0)
    with untraced(), desk.purse.held(needed.sent, needed.most) as hold:
        manner = Manner(lambda said: accept(bench, said), not desk.embedded, desk.cache, desk.purse, hold)
        asked = await chains(desk.model, desk.prompts, manner).ainvoke({"article": block})
    errors = [one.error for one in asked.values()]
    if errors[0] is not None and all(errors):
        errors[0].requests = sum(one.usage.calls for one in asked.values())
        raise errors[0]
    return asked


def _answers(desk: Desk, asked: Mapping[str, Asked]) -> tuple[Answers, list[Finding]]:
    """Take the answers, with a finding for each that is not, or not wholly, the model's."""
    findings = [
        Finding(kind=gap.kind, severity="error", message=_told(name, gap), where=name)
        for name, one in asked.items()
        for gap in one.gaps
    ]
    answers = Answers(
        summary=cast(SummaryAnswer, asked["summary"].answer),
        claims=cast(ClaimsAnswer, asked["claims"].answer),
        flags=cast(FlagsAnswer, asked["flags"].answer),
        by_model=not desk.embedded,
    )
    return answers, findings


def _told(name: str, gap: Gap) -> str:
    """Say what is missing and what stands in its place."""
    if gap.kind == "context_cut":
        return f"the model may not have read all of the article for {name}: {gap.why}"
    if gap.kind == "not_asked_again":
        return f"the model's answer for {name} has faults and was not asked for again: {gap.why}"
    said = "the model's answer for {} could not be used ({}); made by rules instead"
    return said.format(name, gap.why)


def _provenance(desk: Desk, asked: Mapping[str, Asked], elapsed: float) -> Provenance:
    usage = Usage()
    for one in asked.values():
        usage = added(usage, one.usage)
    return Provenance(
        model=desk.model.name,
        endpoint=desk.model.endpoint,
        prompts={name: PromptVersion(version=p.version, sha256=p.sha256) for name, p in desk.prompts.items()},
        usage=usage,
        cost_usd=_cost(desk, usage),
        elapsed_s=round(elapsed, 3),
        cached=all(one.cached for one in asked.values()),
        version=version("factcheck"),
    )


def _cost(desk: Desk, usage: Usage) -> float | None:
    """Give what an article cost in US dollars, None where no price is known."""
    if desk.embedded:
        return 0.0
    counted = usage.input_tokens or usage.output_tokens or not usage.calls
    return round(desk.purse.price.cost(usage), 6) if desk.purse.price and counted else None
