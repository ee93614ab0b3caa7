"""Ask models in a process of its own and print what was asked of whom; `traced` leaves the article to the tracers.

Run as a module: `python -m tests.privacy_probe [traced]`. It is no test: test_privacy runs it in two environments.
"""

import asyncio
import contextlib
import json
import queue
import sys
import threading
from typing import Any

import httpx2
from langchain_core.messages import HumanMessage
from langchain_core.runnables import RunnableLambda
from langchain_core.tracers.langchain import wait_for_all_tracers

from factcheck.answers import ClaimsAnswer
from factcheck.article_block import Block, Line, write
from factcheck.config import Settings
from factcheck.llm import Model, open_model, structured, untraced
from factcheck.llm.embedded import EmbeddedModel, reply, serve

ARTICLE = write(Block((Line(1, "headline", "Bridge closed after inspection", 0),)))


def ask(model: Model) -> Any:
    """Give the answer's content and what it cost."""
    chain = RunnableLambda(lambda text: [HumanMessage(text)]) | structured(model, ClaimsAnswer)
    reply = asyncio.run(chain.ainvoke(ARTICLE))
    return [reply.text, reply.stopped, reply.usage.model_dump()]


def asked(base_url: str | None) -> list[Any]:
    """Give the address, the headers and the answer of a remote model, with a transport in the network's place."""
    requests: list[Any] = []

    def note(request: httpx2.Request) -> httpx2.Response:
        requests.append([str(request.url), sorted(request.headers.items())])
        return reply(EmbeddedModel(), request)

    settings = Settings(model="openai:embedded-1", base_url=base_url, retries=0)
    answer = ask(open_model(settings, httpx2.MockTransport(note)))
    return [*requests, answer]


def over_loopback() -> Any:
    """Give the answer of a server on this machine, through sockets."""
    told: queue.Queue[str] = queue.Queue()
    threading.Thread(target=serve, args=(0, told.put), daemon=True).start()
    return ask(open_model(Settings(model="openai:embedded-1", base_url=told.get(timeout=10), retries=0)))


def main() -> None:
    with contextlib.nullcontext() if "traced" in sys.argv else untraced():
        seen = [ask(open_model(Settings())), asked(None), asked("https://endpoint.invalid/v1"), over_loopback()]
    wait_for_all_tracers()
    json.dump(seen, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
