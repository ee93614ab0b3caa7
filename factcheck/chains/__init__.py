"""The three chains: prompt | model | validate, side by side as one Runnable; one request each, at most one re-ask.

What an answer means is not known here: `accept` says what is wrong with it, and what it says goes back to the model
once. The number of requests does not depend on the number of claims.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import Runnable, RunnableLambda, RunnableParallel
from pydantic import ValidationError

from factcheck.answers import Answer
from factcheck.llm import Model, structured
from factcheck.llm.cache import Cache, key_of
from factcheck.models import Usage
from factcheck.prompts import Prompt

Accept = Callable[[Answer], Sequence[str]]
"""Says what is wrong with an answer, a line a fault; nothing where it will do."""
_SHOWN = 12
"""Faults that go back to the model; more would bury the first."""


@dataclass(frozen=True)
class Asked:
    """What came of one question: the answer (None where none was valid), what is wrong with it, and what it cost."""

    answer: Answer | None
    faults: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)
    cached: bool = False


@dataclass(frozen=True)
class Manner:
    """How to ask: `accept` judges an answer, `again` allows the one re-ask, `cache` keeps what was paid for."""

    accept: Accept
    again: bool = True
    cache: Cache | None = None


def chains(model: Model, prompts: Mapping[str, Prompt], manner: Manner) -> Runnable[dict[str, str], dict[str, Asked]]:
    """Make one Runnable of all prompts: `{"article": block}` in, an Asked for each prompt's name out."""
    return RunnableParallel({name: _chain(model, prompt, manner) for name, prompt in prompts.items()})


def _chain(model: Model, prompt: Prompt, manner: Manner) -> Runnable[dict[str, str], Asked]:
    template = ChatPromptTemplate.from_messages(list(prompt.messages), template_format="mustache")
    request = structured(model, prompt.answer)
    schema = json.dumps(prompt.answer.model_json_schema(), sort_keys=True)

    async def ask(messages: Sequence[BaseMessage]) -> Asked:
        key = key_of(model.name, model.endpoint, schema, [message.text for message in messages])
        kept = manner.cache.get(key) if manner.cache else None
        if kept is not None and not (asked := _judged(prompt, AIMessage(kept), manner.accept)).faults:
            return replace(asked, usage=Usage(), cached=True)
        reply = await request.ainvoke(messages)
        asked = _judged(prompt, reply, manner.accept)
        if asked.faults and manner.again:
            reply = await request.ainvoke([*messages, reply, _complaint(asked.faults)])
            asked = _better(asked, _judged(prompt, reply, manner.accept))
        if manner.cache and not asked.faults:
            manner.cache.put(key, reply.text, model.name)
        return asked

    return template | (lambda value: value.to_messages()) | RunnableLambda(ask, name=prompt.name)


def _better(first: Asked, second: Asked) -> Asked:
    """Take the second answer where it holds its shape, at the cost of both."""
    chosen = second if second.answer is not None else first
    return replace(chosen, usage=added(first.usage, second.usage))


def added(one: Usage, other: Usage) -> Usage:
    """Add up what two requests cost."""
    return Usage(**{name: getattr(one, name) + getattr(other, name) for name in Usage.model_fields})


def _judged(prompt: Prompt, reply: AIMessage, accept: Accept) -> Asked:
    usage = _usage(reply)
    try:
        answer = prompt.answer.model_validate_json(reply.text)
    except ValidationError as error:
        faults = tuple(f"{'.'.join(map(str, e['loc'])) or 'answer'}: {e['msg']}" for e in error.errors())
        return Asked(None, faults, usage)
    return Asked(answer, tuple(accept(answer)), usage)


def _complaint(faults: Sequence[str]) -> HumanMessage:
    lines = "\n".join(f"- {fault}" for fault in faults[:_SHOWN])
    return HumanMessage(f"Your answer has these faults:\n{lines}\nGive the whole answer again, with them mended.")


def _usage(reply: AIMessage) -> Usage:
    counted = reply.usage_metadata
    if counted is None:
        return Usage(calls=1)
    return Usage(
        calls=1,
        input_tokens=counted["input_tokens"],
        cached_tokens=counted.get("input_token_details", {}).get("cache_read", 0) or 0,
        output_tokens=counted["output_tokens"],
    )
