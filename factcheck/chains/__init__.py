"""The three chains: prompt | model | validate, side by side as one Runnable; one request each, at most one re-ask.

What an answer means is not known here: `accept` says what is wrong with it, and what it says goes back to the model
once. The number of requests does not depend on the number of claims.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import Runnable, RunnableLambda, RunnableParallel
from pydantic import ValidationError

from factcheck.answers import Answer
from factcheck.llm import Model, structured
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


def chains(
    model: Model, prompts: Mapping[str, Prompt], accept: Accept, again: bool = True
) -> Runnable[dict[str, str], dict[str, Asked]]:
    """Make one Runnable of all prompts: `{"article": block}` in, an Asked for each prompt's name out.

    `again` allows the one re-ask; a deterministic model would only repeat itself.
    """
    return RunnableParallel({name: _chain(model, prompt, accept, again) for name, prompt in prompts.items()})


def _chain(model: Model, prompt: Prompt, accept: Accept, again: bool) -> Runnable[dict[str, str], Asked]:
    template = ChatPromptTemplate.from_messages(list(prompt.messages), template_format="mustache")
    request = structured(model, prompt.answer)

    async def ask(messages: Sequence[BaseMessage]) -> Asked:
        reply = await request.ainvoke(messages)
        first = _judged(prompt, reply, accept)
        if not (first.faults and again):
            return first
        second = _judged(prompt, await request.ainvoke([*messages, reply, _complaint(first.faults)]), accept)
        better = second if second.answer is not None else first
        return Asked(better.answer, better.faults, added(first.usage, second.usage))

    return template | (lambda value: value.to_messages()) | RunnableLambda(ask, name=prompt.name)


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
