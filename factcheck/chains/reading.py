"""A whole article, asked about in as many windows as it takes, and the rules' own answer where none comes."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import cast

from factcheck.answers import Answer, SummaryAnswer
from factcheck.article_block import Block
from factcheck.chains.asked import Asked, Gap, added
from factcheck.chains.question import Question
from factcheck.chains.windows import Window, condensed, halves, together, windows
from factcheck.errors import ModelError, OverBudget, TooLong
from factcheck.llm.embedded.reader import answer as by_rules
from factcheck.models import Usage


@dataclass
class _Cost:
    """What was paid for replies that nobody can use."""

    usage: Usage = field(default_factory=Usage)

    def add(self, usage: Usage) -> None:
        self.usage = added(self.usage, usage)


@dataclass(frozen=True)
class Plan:
    """What asking is expected to take: requests, tokens sent, tokens expected back, and the most that may come back."""

    requests: int
    sent: int
    expected: int
    most: int


def plan(question: Question, block: Block) -> Plan:
    """Say what asking about an article takes, without asking: no re-ask, no retry."""
    blocks = [window.block for window in windows(block, question.room, question.count)]
    if len(blocks) > 1 and question.prompt.name == "summary":
        blocks.append(blocks[0])  # the summaries of the windows are made into one
    counted = [question.expected(one) for one in blocks]
    most = sum(question.most(one) for one in blocks)
    return Plan(len(blocks), sum(sent for sent, _ in counted), sum(back for _, back in counted), most)


async def read(question: Question, block: Block, planned: bool = True) -> Asked:
    """Ask about an article and give an answer in any case: what a model did not give is made by rules, with a Gap.

    The money for what is planned is held by who asks for the article; a part of a window is paid for beside it.
    """
    cost = _Cost()
    first = windows(block, question.room, question.count)
    parts = await _all(question, block, first, _Way(cost, planned))
    asked = _merged(question, parts)
    if len(parts) > 1 and question.prompt.name == "summary":
        asked = await _reduced(question, block, parts, asked)
    return asked.plus(cost.usage)


async def _reduced(question: Question, block: Block, parts: Sequence[tuple[Window, Asked]], asked: Asked) -> Asked:
    """Summarize the sentences on which the summaries of the windows rest."""
    said = [cast(SummaryAnswer, one.answer) for _, one in parts if one.answer is not None]
    if not said:
        return replace(asked, answer=by_rules(question.prompt.answer.__name__, block))
    shorter = await read(question, _shorter(block, said), planned=False)
    usage, gaps = added(asked.usage, shorter.usage), tuple(dict.fromkeys((*asked.gaps, *shorter.gaps)))
    return replace(shorter, usage=usage, gaps=gaps, cached=asked.cached and shorter.cached)


def _shorter(block: Block, said: Sequence[SummaryAnswer]) -> Block:
    """Condense a block; one that does not get shorter loses its end, which no summary rests on alone."""
    made = condensed(block, said)
    if len(made.lines) < len(block.lines):
        return made
    return replace(made, lines=made.lines[: max(1, len(made.lines) // 2)])


_HALVED = 3
"""How often a window is halved; where an eighth is still too long, the length of the article is not what is wrong."""
_Parts = list[tuple[Window, Asked]]


@dataclass(frozen=True)
class _Way:
    """How a window came to be asked about: at whose cost, whether that was planned, and how often it was halved."""

    cost: _Cost
    planned: bool
    halved: int = 0

    def on(self) -> "_Way":
        return _Way(self.cost, planned=False, halved=self.halved + 1)


async def _all(question: Question, whole: Block, parts: Sequence[Window], way: _Way) -> _Parts:
    found = await asyncio.gather(*(_one(question, whole, window, way) for window in parts))
    return [pair for pairs in found for pair in pairs]


async def _one(question: Question, whole: Block, window: Window, way: _Way) -> _Parts:
    """Ask about a window; where that is more than the model takes in or gives out, about its halves."""
    smaller = halves(whole, window) if way.halved < _HALVED else ()
    try:
        asked = await question.ask(window.block, way.planned)
    except TooLong as error:
        way.cost.add(Usage(calls=error.requests))
        return await _all(question, whole, smaller, way.on()) if smaller else [(window, Asked(None, error=error))]
    except ModelError as error:
        return [(window, Asked(None, error=error, usage=Usage(calls=error.requests)))]
    if smaller and asked.cut and asked.answer is None:
        way.cost.add(asked.usage)
        return await _all(question, whole, smaller, way.on())
    return [(window, asked)]


def _merged(question: Question, parts: Sequence[tuple[Window, Asked]]) -> Asked:
    """Put the windows' answers together, the rules' own where there is none."""
    shape = question.prompt.answer.__name__
    gaps: list[Gap] = []
    answers: list[tuple[Window, Answer]] = []
    for window, one in parts:
        gaps += one.gaps
        if one.answer is None and not any(gap.kind == "answer_refused" for gap in one.gaps):
            gaps.append(_gap(one))
        answers.append((window, one.answer or by_rules(shape, window.block)))
    errors = [one.error for _, one in parts]
    # Several summaries are of no use as they are: `_reduced` makes one of them.
    answer = answers[0][1] if len(parts) == 1 or question.prompt.name == "summary" else together(answers)
    return Asked(
        answer,
        tuple(fault for _, one in parts for fault in one.faults),
        reduce(added, (one.usage for _, one in parts), Usage()),
        all(one.cached for _, one in parts),
        tuple(dict.fromkeys(gaps)),
        errors[0] if all(errors) else None,
    )


def _gap(one: Asked) -> Gap:
    if one.error is not None:
        kind = "over_budget" if isinstance(one.error, OverBudget) else "answer_missing"
        return Gap(kind, str(one.error))
    if one.cut:
        return Gap("answer_invalid", "it broke off as too long")
    return Gap("answer_invalid", one.faults[0] if one.faults else "it was empty")
