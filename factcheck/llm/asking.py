"""One question, asked until there is an answer or it is clear that there will be none.

The order of patience: the same request again while the endpoint is busy, slow or failing; without a parameter that it
does not take; in the next form where it does not know this one. What was found out is remembered in the model's habits.
"""

import asyncio
import warnings
import zlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import BaseModel

from factcheck.errors import Refused
from factcheck.llm.failures import Failure, failed
from factcheck.llm.forms import Habits, messages_for, text_of
from factcheck.llm.pace import LONGEST_PAUSE, Pace
from factcheck.llm.prices import Price
from factcheck.llm.tokens import count
from factcheck.models import Usage

Stopped = Literal["stop", "length", "content_filter", "refusal"]
_STOPS: dict[str, Stopped] = {
    "length": "length", "max_tokens": "length", "MAX_TOKENS": "length", "model_context_window_exceeded": "length",
    "content_filter": "content_filter", "SAFETY": "content_filter", "refusal": "refusal",
}  # fmt: skip
"""Why a model stopped, in the words of several providers; anything else is a plain end."""
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 8.0
"""Seconds between two tries where the endpoint does not say: doubled each time (as OpenAI's own client does)."""
_NO_SCHEMA = (500, 501)
"""What some servers say to a form they do not know; 502 to 504 and 529 say that they are busy."""
_EXPECTED = 2_000
"""Tokens that an answer is taken to have, for the pace, where nothing limits it."""
Bind = Callable[[str, type[BaseModel], Mapping[str, Any]], Runnable[Any, AIMessage]]


@dataclass(frozen=True)
class Reply:
    """What a model answered, why it stopped, and what that cost with all that failed before."""

    text: str
    stopped: Stopped
    usage: Usage


@dataclass(frozen=True)
class Model:
    """A chat model, the name under which reports know it, where it is, and how it wants to be asked."""

    name: str
    endpoint: str
    bind: Bind = field(repr=False)
    """Gives the chat model that answers in a form, in a shape, with some parameters."""
    close: Callable[[], Awaitable[None]] = field(repr=False)
    """To be awaited when the work is done, in the event loop in which it was."""
    pace: Pace
    parameters: Mapping[str, Any] = field(default_factory=dict)
    timeout: float = 300.0
    retries: int = 0
    habits: Habits = field(default_factory=Habits)
    context: int | None = None
    """Tokens of question and answer together that the model takes; None: no limit."""
    output: int | None = None
    """Tokens of the longest answer; None: no limit."""
    price: Price | None = None
    """What it costs, where that is known."""
    remember: Callable[[str], None] = field(default=lambda _: None, repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """What must not be repeated, should the endpoint do so."""


def structured(model: Model, shape: type[BaseModel], most: int | None = None) -> Runnable[list[BaseMessage], Reply]:
    """Ask for answers in a shape; `ainvoke` gives the Reply for its reader to validate, or raises a ModelError.

    `most` caps the tokens of the answer.
    """

    async def ask(messages: list[BaseMessage]) -> Reply:
        return await _Question(model, shape, messages, most).ask()

    return RunnableLambda(ask, name=shape.__name__)


class _Refusal(Exception):
    """A request that failed for good in one form."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(str(failure.error))
        self.failure = failure


@dataclass
class _Question:
    """One question on its way through retries and forms."""

    model: Model
    shape: type[BaseModel]
    messages: Sequence[BaseMessage]
    most: int | None
    requests: int = 0

    async def ask(self) -> Reply:
        first: _Refusal | None = None
        for form in self.model.habits.left():
            try:
                message = await self._in_form(form, again=first is not None)
            except _Refusal as refusal:
                if refusal.failure.code == "content_filter":
                    return Reply("", "content_filter", Usage(calls=self.requests))
                if not _of_the_form(refusal.failure):
                    first = refusal  # whatever was said of a form before, this is what stands in the way
                    break
                first = first or refusal
                continue
            self._works(form)
            return self._reply(message)
        assert first is not None
        first.failure.error.requests = self.requests
        raise first.failure.error from first

    async def _in_form(self, form: str, again: bool) -> AIMessage:
        """Ask in one form, once more while that may help, and without a parameter that the endpoint names.

        `again` says that another form was refused before: then an error of the endpoint is this form's, and not waited
        out.
        """
        tries = 0
        while True:
            sent = self._parameters()
            try:
                return await self._once(form, sent)
            except Exception as error:  # noqa: BLE001  a strange answer makes the client fail in any way
                failure = failed(error, self.model.name, self.model.endpoint, self.model.secrets)
                cause = error
            if name := _unwanted(failure, sent):
                self.model.habits.without |= {name}
                continue
            patience = 0 if again and failure.status in _NO_SCHEMA else self.model.retries
            if not failure.again or tries >= patience:
                raise _Refusal(failure) from cause
            tries += 1
            await self._rest(failure, tries)

    async def _once(self, form: str, parameters: Mapping[str, Any]) -> AIMessage:
        messages = messages_for(form, self.shape, list(self.messages))
        runnable = self.model.bind(form, self.shape, parameters)
        async with self.model.pace.turn(self._weight(messages)):
            self.requests += 1
            with warnings.catch_warnings():
                # Advice on a method that is not used here, ahead of the error that says what is wrong.
                warnings.filterwarnings("ignore", message=".*structured output feature")
                async with asyncio.timeout(self.model.timeout):
                    return await runnable.ainvoke(messages)

    def _weight(self, messages: Sequence[BaseMessage]) -> int:
        """Give the tokens of a request with its answer, where the pace asks for them."""
        if self.model.pace.tokens is None:
            return 0
        return sum(count(m.text, self.model.name) for m in messages) + (self.most or _EXPECTED)

    def _parameters(self) -> dict[str, Any]:
        parameters = dict(self.model.parameters)
        if self.most is not None:
            parameters["max_tokens"] = self.most
        return {name: value for name, value in parameters.items() if name not in self.model.habits.without}

    async def _rest(self, failure: Failure, tries: int) -> None:
        """Wait before the next try: as long as the endpoint says, which holds for all who ask it, else ever longer.

        The share that is added parts those who failed together; it follows from what they ask, for there are no dice.
        """
        if failure.wait is not None:
            if failure.wait > max(LONGEST_PAUSE, self.model.timeout):
                words = f"{failure.error}; it says to come back in {failure.wait:.0f} s"
                raise _Refusal(Failure(Refused(words), False, None, failure.status, failure.code, failure.said))
            self.model.pace.pause(failure.wait)
            return
        share = zlib.crc32(f"{self.shape.__name__} {self.messages[-1].text}".encode("utf-8", "replace")) / 2**32
        await asyncio.sleep(min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (tries - 1)) * (0.75 + share / 4))

    def _works(self, form: str) -> None:
        habits = self.model.habits
        before = (str(habits), habits.proven)
        habits.form, habits.proven = form, True
        if (str(habits), True) != before:
            self.model.remember(str(habits))

    def _reply(self, message: AIMessage) -> Reply:
        why = message.response_metadata
        told = why.get("finish_reason") or why.get("stop_reason") or why.get("done_reason") or ""
        stopped = _STOPS.get(str(told), "stop")
        text = text_of(message)
        if refusal := message.additional_kwargs.get("refusal"):
            stopped, text = "refusal", str(refusal)
        return Reply(text, stopped, _usage(message, self.requests))


def _unwanted(failure: Failure, sent: Mapping[str, Any]) -> str | None:
    """Give the parameter, of those that were sent, that a refusal names."""
    if failure.status not in (400, 422):
        return None
    return next((name for name in sent if name != "max_tokens" and name in failure.said), None)


def _of_the_form(failure: Failure) -> bool:
    """Say whether the form may be what is refused."""
    return isinstance(failure.error, Refused) and failure.status in (400, 422, *_NO_SCHEMA)


def _usage(message: AIMessage, requests: int) -> Usage:
    counted = message.usage_metadata
    if counted is None:
        return Usage(calls=requests)
    return Usage(
        calls=requests,
        input_tokens=counted["input_tokens"],
        cached_tokens=counted.get("input_token_details", {}).get("cache_read", 0) or 0,
        output_tokens=counted["output_tokens"],
    )
