"""The three chains: prompt | model | validate, side by side as one Runnable; one request each, at most one re-ask.

What an answer means is not known here: `accept` says what is wrong with it, and what it says goes back to the model
once. The number of requests does not depend on the number of claims. What a model takes in or gives out at once has an
end: an article beyond it is read in windows of whole sentences. Where no answer comes, the rules give one, and a Gap
says so.
"""

from collections.abc import Mapping
from dataclasses import fields

from langchain_core.runnables import Runnable, RunnableLambda, RunnableParallel

from factcheck.article_block import Block
from factcheck.chains.asked import Accept, Asked, Gap, added
from factcheck.chains.question import Manner, Question
from factcheck.chains.reading import Plan, plan, read
from factcheck.llm import Model
from factcheck.prompts import Prompt

__all__ = ["Accept", "Asked", "Gap", "Manner", "Plan", "added", "chains", "planned"]


def chains(model: Model, prompts: Mapping[str, Prompt], manner: Manner) -> Runnable[dict[str, Block], dict[str, Asked]]:
    """Make one Runnable of all prompts: `{"article": block}` in, an Asked for each prompt's name out."""
    return RunnableParallel({name: _chain(Question(model, prompt, manner)) for name, prompt in prompts.items()})


def planned(model: Model, prompts: Mapping[str, Prompt], block: Block) -> Plan:
    """Say what asking all prompts about an article takes, without asking."""
    manner = Manner(lambda _: ())
    plans = [plan(Question(model, prompt, manner), block) for prompt in prompts.values()]
    return Plan(*(sum(getattr(one, field.name) for one in plans) for field in fields(Plan)))


def _chain(question: Question) -> Runnable[dict[str, Block], Asked]:
    async def ask(known: dict[str, Block]) -> Asked:
        return await read(question, known["article"])

    return RunnableLambda(ask, name=question.prompt.name)
