"""The embedded model as a transport: the ordinary client speaks to it in process, without a socket."""

import json

import httpx2

from factcheck.llm.embedded.completion import events
from factcheck.llm.embedded.handler import EmbeddedModel


class EmbeddedTransport(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Carry requests to an embedded model."""

    def __init__(self, model: EmbeddedModel) -> None:
        self._model = model

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer a request of the synchronous client."""
        request.read()
        return reply(self._model, request)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer a request of the asynchronous client, on its own thread of work: reading is computing, not waiting."""
        await request.aread()
        return reply(self._model, request)


def reply(model: EmbeddedModel, request: httpx2.Request) -> httpx2.Response:
    """Put the model's answer to a request that has been read into a response; a stream comes with all its events."""
    status, answer = model.respond(request.method, request.url.path, request.content)
    if isinstance(answer, dict):
        kind, content = "application/json", json.dumps(answer).encode()
    else:
        kind, content = "text/event-stream", b"".join(events(answer))
    return httpx2.Response(status, headers={"content-type": kind}, content=content)
