"""What an endpoint can do, found out by a few short questions."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from dataclasses import replace

from langchain_core.messages import HumanMessage, SystemMessage

from factcheck.answers import FlagsAnswer
from factcheck.article_block import Block, Line, write
from factcheck.config import Settings
from factcheck.errors import ModelError, UsageError
from factcheck.llm import Model, Reply, Transport, open_model, structured, untraced
from factcheck.llm.forms import Habits, json_in

_ARTICLE = Block((Line(1, "headline", "Ferry to sail on Monday", 0), Line(2, "body", "The port said so.", 1)))
_TASK = 'List what the article leaves unconfirmed, as JSON. Where it leaves nothing open: {"flags": []}'
_TOKENS = 1_000


def findings(settings: Settings, tell: Callable[[str], None], transport: Transport | None = None) -> Iterator[str]:
    """Ask, and give a line for each thing that was found out. Raises a ModelError where nothing is answered at all."""
    if settings.model == "embedded":
        raise UsageError("the embedded model needs no probing: name another with --model")
    model = open_model(settings, transport)
    tell(f"{model.name} at {model.endpoint} is asked {len(model.habits.forms)} short questions")
    yield from asyncio.run(_all(model))


async def _all(model: Model) -> list[str]:
    try:
        with untraced():
            return [line async for line in _lines(model)]
    finally:
        await model.close()


async def _lines(model: Model) -> AsyncGenerator[str, None]:
    replies: dict[str, Reply] = {}
    refused: list[ModelError] = []
    for form in model.habits.forms:
        alone = replace(model, retries=0, habits=Habits((form,), form, without=model.habits.without))
        try:
            replies[form] = await structured(alone, FlagsAnswer, _TOKENS).ainvoke(
                [SystemMessage(_TASK), HumanMessage(write(_ARTICLE))]
            )
        except ModelError as error:
            refused.append(error)
            if error.final:
                raise
            yield f"{form:<18} no: {error}"
        else:
            yield f"{form:<18} {_worth(replies[form])}"
            model.habits.without |= alone.habits.without
    if not replies:
        raise refused[0]
    yield _chosen(replies)
    yield _counts(replies)
    if model.habits.without:
        yield f"{'left out':<18} {', '.join(sorted(model.habits.without))}: the endpoint does not take it"


def _worth(reply: Reply) -> str:
    """Say whether a reply holds the shape that was asked for."""
    if reply.stopped != "stop":
        return f"answers, but stopped ({reply.stopped.replace('_', ' ')})"
    try:
        FlagsAnswer.model_validate_json(json_in(reply.text))
    except ValueError:
        return "answers, but not in the shape asked for"
    return "yes"


def _chosen(replies: dict[str, Reply]) -> str:
    good = [form for form, reply in replies.items() if _worth(reply) == "yes"]
    return f"{'factcheck will use':<18} {(good or list(replies))[0]}"


def _counts(replies: dict[str, Reply]) -> str:
    counted = any(reply.usage.input_tokens for reply in replies.values())
    return f"{'tokens':<18} {'counted' if counted else 'not counted: costs will not be known'}"
