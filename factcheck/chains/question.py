"""One question about one window of an article: from the cache, or asked, judged, and asked once more for its faults."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from langchain_core.prompts import ChatPromptTemplate
from pydantic import ValidationError

from factcheck.answers import Answer
from factcheck.article_block import Block, write
from factcheck.chains.asked import Accept, Asked, Gap
from factcheck.errors import ModelError, OverBudget
from factcheck.llm import Model, Reply, structured
from factcheck.llm.cache import Cache, key_of
from factcheck.llm.forms import json_in, strict_schema
from factcheck.llm.purse import Hold, Purse
from factcheck.llm.tokens import count
from factcheck.models import Usage
from factcheck.prompts import Prompt

_SHOWN = 12
"""Faults that go back to the model; more would bury the first."""
SHARE = {"claims": 5.0, "flags": 0.5, "summary": 0.3}
"""Tokens of an answer for one of the article: what the answers written by hand have (tests/handwritten), rounded up."""
_LEAST = 1_500
"""Tokens that any answer may have, however short the article."""
_SPARE = 2.0
"""How much longer than expected an answer may be where its length is capped for the budget."""
_BYTES_A_TOKEN = 8
"""No tokenizer takes as many bytes of prose for one token: an endpoint that counts less has not read it all."""


@dataclass(frozen=True)
class Manner:
    """How to ask: `accept` judges an answer, `again` allows the one re-ask, `cache` keeps what was paid for."""

    accept: Accept
    again: bool = True
    cache: Cache | None = None
    purse: Purse = field(default_factory=Purse)
    hold: Hold = field(default_factory=Hold)


@dataclass(frozen=True)
class Question:
    """One prompt for one model; `ask` puts it about a block."""

    model: Model
    prompt: Prompt
    manner: Manner

    def count(self, text: str) -> int:
        """Count the tokens of a text as the model does, or too many."""
        return count(text, self.model.name)

    @cached_property
    def frame(self) -> int:
        """Tokens of everything that is sent but the article."""
        schema = json.dumps(strict_schema(self.prompt.answer))
        return self.count(schema) + sum(self.count(text) for _, text in self.prompt.messages)

    @property
    def room(self) -> int | None:
        """Tokens of an article that fit into one request with the answer that they make; None: any number."""
        share, limits = SHARE[self.prompt.name], []
        if self.model.context is not None:
            limits.append((self.model.context - self.frame - _LEAST) / (1 + share))
        if self.model.output is not None:
            limits.append(self.model.output / share)
        return max(200, int(min(limits))) if limits else None

    def expected(self, block: Block) -> tuple[int, int]:
        """Give the tokens that asking about a block sends, and those that its answer is expected to have."""
        article = self.count(write(block))
        return self.frame + article, int(_LEAST / 3 + SHARE[self.prompt.name] * article)

    def most(self, block: Block) -> int:
        """Give the tokens that an answer may have at most where every token is counted."""
        longest = int(_LEAST + _SPARE * SHARE[self.prompt.name] * self.count(write(block)))
        return min(longest, self.model.output or longest)

    async def ask(self, block: Block, planned: bool = True) -> Asked:
        """Ask about a block. Raises the ModelError where there is no reply at all; its requests are on it.

        What is not planned must fit into what is left of the budget, as a second asking must.
        """
        messages = ChatPromptTemplate.from_messages(list(self.prompt.messages), template_format="mustache")
        asked = messages.invoke({"article": write(block)}).to_messages()
        key = self._key(asked)
        kept = self.manner.cache.get(key) if self.manner.cache else None
        if kept is not None:
            first = self._judged(Reply(kept.answer, "stop", Usage()))
            if first.answer is not None and (kept.again or not first.faults):
                return replace(first, cached=True)
        reply = await self._reply(asked, block, planned)
        text, answer, again = reply.text, self._judged(reply), False
        if answer.faults and not answer.gaps and not answer.cut and self.manner.again:
            text, answer, again = await self._once_more(asked, reply, answer, block)
        if unread := _not_read(reply.usage, write(block)):
            return replace(answer, gaps=(*answer.gaps, unread))
        if self.manner.cache and answer.answer is not None:
            self.manner.cache.put(key, text, self.model.name, again)
        return answer

    def _key(self, messages: Sequence[BaseMessage]) -> str:
        schema = json.dumps(strict_schema(self.prompt.answer), sort_keys=True)
        parameters = json.dumps(dict(self.model.parameters), sort_keys=True)
        return key_of(self.model.name, self.model.endpoint, parameters, schema, [m.text for m in messages])

    async def _reply(self, messages: list[BaseMessage], block: Block, planned: bool) -> Reply:
        purse = self.manner.purse
        most = self.most(block) if purse.counts else None
        sent = 0 if planned else self.frame + sum(self.count(message.text) for message in messages[-3:])
        with purse.held(sent, 0 if planned else most or 0):
            reply = await structured(self.model, self.prompt.answer, most).ainvoke(messages)
            counted = reply.usage.input_tokens or reply.usage.output_tokens
            purse.pay(reply.usage if counted else Usage(input_tokens=self.expected(block)[0], output_tokens=most or 0))
            if planned:
                self.manner.hold.settle(self.expected(block)[0], most or 0)
        return reply

    async def _once_more(
        self, messages: list[BaseMessage], reply: Reply, first: Asked, block: Block
    ) -> tuple[str, Asked, bool]:
        """Ask once more with the faults named; the first answer stands where the second is none, or cannot be paid.

        Gives the text that stands, what it holds, and whether a second one came.
        """
        lines = "\n".join(f"- {fault}" for fault in first.faults[:_SHOWN])
        told = HumanMessage(f"Your answer has these faults:\n{lines}\nGive the whole answer again, with them mended.")
        try:
            second = await self._reply([*messages, AIMessage(reply.text), told], block, planned=False)
        except ModelError as error:
            left = Gap("not_asked_again", str(error)) if isinstance(error, OverBudget) else None
            return reply.text, replace(first, gaps=(left,) if left else ()).plus(Usage(calls=error.requests)), False
        judged = self._judged(second)
        if judged.answer is None:
            return reply.text, first.plus(second.usage), True
        return second.text, judged.plus(reply.usage), True

    def _judged(self, reply: Reply) -> Asked:
        """Say what a reply holds and what is wrong with it."""
        if reply.stopped in ("content_filter", "refusal"):
            told = f": “{' '.join(reply.text.split())[:200]}”" if reply.text else ""
            why = "the content filter stopped the answer" if reply.stopped == "content_filter" else "the model refuses"
            return Asked(None, (why,), reply.usage, gaps=(Gap("answer_refused", why + told),))
        cut = reply.stopped == "length"
        try:
            # Of an answer that broke off, a part that is whole is no answer.
            answer = self.prompt.answer.model_validate_json(reply.text) if cut else _parsed(self.prompt, reply.text)
        except ValidationError as error:
            faults = tuple(f"{'.'.join(map(str, e['loc'])) or 'answer'}: {e['msg']}" for e in error.errors())
            return Asked(None, faults, reply.usage, cut=cut)
        return Asked(answer, tuple(self.manner.accept(answer)), reply.usage, cut=cut)


def _not_read(usage: Usage, text: str) -> Gap | None:
    """Say where an endpoint counted too few tokens to have read what was sent, as some cut a question in silence."""
    least = len(text.encode("utf-8", "replace")) // _BYTES_A_TOKEN
    if 0 < usage.input_tokens < least:
        why = f"the endpoint took in {usage.input_tokens} tokens of at least {least}: give it a longer context"
        return Gap("context_cut", why)
    return None


def _parsed(prompt: Prompt, text: str) -> Answer:
    """Read an answer: as it is, else the JSON object that stands in it. Raises the ValidationError of the second."""
    try:
        return prompt.answer.model_validate_json(text)
    except ValidationError:
        return prompt.answer.model_validate_json(json_in(text))
