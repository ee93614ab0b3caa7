"""The path to a language model against the bare clients, a cached run, and a run in which every failure happens.

    python -m benchmarks.llm [ARTICLES]

An endpoint in this process answers with what was recorded from the embedded model, 200 ms after it is asked. All
figures are of one run; the ratios say more than the rates, for machines differ.
"""

import asyncio
import gc
import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

import httpx2
from langchain_openai import ChatOpenAI
from openai import AsyncOpenAI
from pydantic import SecretStr

from factcheck import Settings
from factcheck.errors import ModelError
from factcheck.grounding import bench_for
from factcheck.llm.cache import Cache
from factcheck.llm.embedded import EmbeddedModel, reply
from factcheck.models import Article, Report
from factcheck.reading import article_from_text
from factcheck.workflow import Desk, check_article, open_desk

ROOT = Path(__file__).parent.parent
LATENCY = 0.2
IN_FLIGHT = 50
ADDRESS = "https://endpoint.invalid/v1"
SETTINGS = {"model": "openai:embedded-1", "base_url": ADDRESS, "retries": 2, "concurrency": 17}


class Endpoint:
    """Answers what it has heard before, after a while."""

    def __init__(self) -> None:
        self.model, self.answers, self.bodies, self.asked = EmbeddedModel(), dict[str, bytes](), list[bytes](), 0
        self.latency, self.fail = 0.0, lambda _: None

    async def __call__(self, request: httpx2.Request) -> httpx2.Response:
        """Answer one request."""
        self.asked += 1
        key = hashlib.sha256(request.content).hexdigest()
        if (failure := self.fail(self.asked)) is not None:
            if isinstance(failure, Exception):
                raise failure
            return failure
        if key not in self.answers:
            self.answers[key] = reply(self.model, request).content
            self.bodies.append(request.content)
        await asyncio.sleep(self.latency)
        return httpx2.Response(200, headers={"content-type": "application/json"}, content=self.answers[key])

    @property
    def transport(self) -> httpx2.MockTransport:
        """What stands in for the network."""
        return httpx2.MockTransport(self)


def articles(count: int) -> list[Article]:
    """Make that many articles of those that are there, each a little other than the rest."""
    texts = [p.read_text("utf-8") for p in sorted([*ROOT.glob("seeds/*.txt"), *ROOT.glob("seeds/annotated/*/*.txt")])]
    return [article_from_text(f"{texts[n % len(texts)].rstrip()}\n\nEdition {n}.\n") for n in range(count)]


async def at_once(many: Iterable[Callable[[], Awaitable[Any]]], most: int) -> list[Any]:
    """Do things, so many at one time."""
    room = asyncio.Semaphore(most)

    async def one(do: Callable[[], Awaitable[Any]]) -> Any:
        async with room:
            return await do()

    return await asyncio.gather(*(one(do) for do in many))


def desk_for(endpoint: Endpoint, **more: Any) -> Desk:
    """Open a desk whose requests go to the endpoint."""
    desk = open_desk(Settings(**(SETTINGS | {"cache": False} | more)), endpoint.transport)
    desk.model.pace._room = asyncio.Semaphore(IN_FLIGHT)
    return desk


async def ours(texts: list[Article], desk: Desk) -> list[Report | ModelError]:
    """Check articles, with as many requests under way as the pace allows."""

    async def one(article: Article) -> Report | ModelError:
        try:
            return await check_article(article, desk)
        except ModelError as error:
            return error

    return await at_once([lambda a=a: one(a) for a in texts], 17)


async def by_langchain(endpoint: Endpoint) -> None:
    """Send the same requests through ChatOpenAI, and do nothing with the answers."""
    client = httpx2.AsyncClient(transport=endpoint.transport)
    chat = ChatOpenAI(model="embedded-1", base_url=ADDRESS, api_key=SecretStr("k"), http_async_client=client)

    def message(one: dict[str, str]) -> tuple[str, str]:
        return one["role"], one["content"]

    async def one(body: dict[str, Any]) -> None:
        more = {k: body[k] for k in ("response_format", "temperature")}
        await chat.bind(extra_body=more).ainvoke([message(m) for m in body["messages"]])

    await at_once([lambda b=b: one(json.loads(b)) for b in endpoint.bodies], IN_FLIGHT)


async def by_openai(endpoint: Endpoint) -> None:
    """Send the same requests through OpenAI's own client."""
    client = AsyncOpenAI(base_url=ADDRESS, api_key="k", http_client=httpx2.AsyncClient(transport=endpoint.transport))
    await at_once([lambda b=b: client.chat.completions.create(**json.loads(b)) for b in endpoint.bodies], IN_FLIGHT)


def timed(work: Awaitable[Any]) -> tuple[float, Any]:
    """Do something and give its wall time."""
    begun = time.perf_counter()
    result = asyncio.run(_awaited(work))
    return time.perf_counter() - begun, result


async def _awaited(work: Awaitable[Any]) -> Any:
    return await work


def speed(endpoint: Endpoint, texts: list[Article]) -> None:
    """Print articles a second, ours and the bare clients'."""
    asyncio.run(ours(texts, desk_for(endpoint)))  # what is answered is known from here on
    endpoint.latency, count = LATENCY, len(texts)
    langchain = timed(by_langchain(endpoint))[0]
    own, reports = timed(ours(texts, desk_for(endpoint)))
    openai = timed(by_openai(endpoint))[0]
    again = timed(ours(texts, desk_for(endpoint)))[0]
    own = min(own, again)
    calls = sum(one.provenance.usage.calls for one in reports)
    print(f"{count} articles, {calls} requests ({calls / count:.2f} an article), {IN_FLIGHT} in flight, 200 ms")
    for name, wall in (("factcheck", own), ("ChatOpenAI", langchain), ("openai", openai)):
        print(f"  {name:12} {count / wall:6.1f} articles/s   factcheck against it {wall / own:.2f}")
    endpoint.latency = 0.0
    stages(endpoint, texts)


def stages(endpoint: Endpoint, texts: list[Article]) -> None:
    """Print how the work of one core is shared, with no latency at all."""
    read = _measure(lambda: [bench_for(article) for article in texts])
    asked = timed(by_langchain(endpoint))[0]
    whole = timed(ours(texts, desk_for(endpoint)))[0]
    rest = max(0.0, whole - read - asked)
    for name, wall in (("reading", read), ("requests", asked), ("grounding, validation", rest)):
        share = f"{1000 * wall / len(texts):6.1f} ms an article, {wall / whole:4.0%}"
        print(f"  {name:22} {share} of {1000 * whole / len(texts):.1f} ms")


def _measure(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def cached(endpoint: Endpoint, texts: list[Article]) -> None:
    """Print how fast articles are checked again, of which every answer is kept."""
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_for(endpoint)
        kept = Desk(desk.settings, desk.model, desk.prompts, Cache(Path(folder)), desk.purse)
        asyncio.run(ours(texts, kept))
        before = endpoint.asked
        wall, _ = timed(ours(texts, kept))
    print(
        f"cached: {len(texts)} articles again, {endpoint.asked - before} requests, {len(texts) / wall:.0f} articles/s"
    )


FAILURES: dict[str, Any] = {
    "429": lambda: httpx2.Response(429, headers={"retry-after-ms": "10"}, json={"error": {"message": "slow"}}),
    "500": lambda: httpx2.Response(500, text="down"),
    "503": lambda: httpx2.Response(503, text="down"),
    "timeout": lambda: httpx2.ReadTimeout("slow"),
    "reset": lambda: httpx2.ReadError("reset"),
    "HTML": lambda: httpx2.Response(200, text="<html>"),
    "error with 200": lambda: httpx2.Response(200, json={"error": {"message": "broken"}}),
    "no choices": lambda: httpx2.Response(200, json={"choices": []}),
    "empty": lambda: _saying(""),
    "truncated": lambda: _saying('{"claims": [{"te'),
    "length": lambda: _saying('{"claims": [{"te', finish_reason="length"),
    "refusal": lambda: _saying(None, refusal="no"),
    "filter": lambda: _saying("", finish_reason="content_filter"),
    "wrong schema": lambda: _saying('{"claims": 3}'),
}


def _saying(content: str | None, refusal: str | None = None, finish_reason: str = "stop") -> httpx2.Response:
    message = {"role": "assistant", "content": content, "refusal": refusal}
    choice = {"index": 0, "finish_reason": finish_reason, "message": message}
    usage = {"prompt_tokens": 1000, "completion_tokens": 1, "total_tokens": 1001}
    return httpx2.Response(200, json={"id": "1", "object": "chat.completion", "created": 0, "model": "m",
                                      "choices": [choice], "usage": usage})  # fmt: skip


def failures(endpoint: Endpoint, texts: list[Article]) -> None:
    """Print, for each failure, what becomes of articles when it happens at every twelfth request, 50 times."""
    for name, make in FAILURES.items():
        failed = 0

        def fail(number: int, make: Any = make) -> Any:
            nonlocal failed
            if number % 12 or failed == 50:
                return None
            failed += 1
            return make()

        endpoint.fail, endpoint.asked = fail, 0
        desk = desk_for(endpoint)
        reports = asyncio.run(ours(texts, desk))
        endpoint.fail = lambda _: None
        good = [one for one in reports if isinstance(one, Report)]
        ids = len({one.article.id for one in good})
        marked = sum(any(f.kind.startswith("answer_") for f in one.findings) for one in good)
        calls = sum(one.provenance.usage.calls for one in good)
        right = "all requests counted" if calls == endpoint.asked else f"{calls} of {endpoint.asked} requests counted"
        print(
            f"  {name:15} {failed} times: {len(good)} reports of {ids} articles, {marked} with a part by rules, {right}"
        )


def main() -> None:
    """Print the figures."""
    gc.set_threshold(50_000)  # as the command does
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    endpoint, texts = Endpoint(), articles(count)
    speed(endpoint, texts)
    cached(endpoint, texts[:100])
    failures(endpoint, texts)


if __name__ == "__main__":
    main()
