"""A long article in windows of whole sentences, and what was said of them put together again.

Every sentence belongs to one window. Around its own sentences a window shows the head of the article and the last
sentences before it, so that "he" and "the company" can be told; what is said of those counts where they belong.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from factcheck.answers import Answer, ClaimSaid, ClaimsAnswer, FlagsAnswer, SummaryAnswer
from factcheck.article_block import Block, Line, write

_HEAD = ("headline", "dek", "byline", "dateline")
_BEFORE = 3
"""Sentences before a window that it shows."""
_TAIL = 4
"""A window ends with a paragraph where one ends in its last quarter."""
Count = Callable[[str], int]
"""Counts the tokens of a text."""


@dataclass(frozen=True)
class Window:
    """A part of an article: what a model sees, and the numbers of the sentences that are its own."""

    block: Block
    own: tuple[int, ...]


def windows(block: Block, room: int | None, count: Count) -> tuple[Window, ...]:
    """Part a block into windows of at most `room` tokens (None: no limit); a sentence alone may have more."""
    whole = Window(block, tuple(line.number for line in block.lines))
    if room is None or count(write(block)) <= room:
        return (whole,)
    head = sum(count(line.text) for line in _head(block))
    groups = _groups(block.lines, max(room - head, room // 2), count)
    return tuple(_window(block, group) for group in groups) if len(groups) > 1 else (whole,)


def halves(whole: Block, window: Window) -> tuple[Window, ...]:
    """Part a window in two; nothing where it has one sentence."""
    lines = [line for line in whole.lines if line.number in set(window.own)]
    middle = len(lines) // 2
    return tuple(_window(whole, part) for part in (lines[:middle], lines[middle:])) if middle else ()


def _groups(lines: Sequence[Line], room: int, count: Count) -> list[list[Line]]:
    groups: list[list[Line]] = []
    now: list[Line] = []
    used = 0
    for line in lines:
        tokens = count(line.text) + 4  # its number and its part
        if now and used + tokens > room:
            kept = _to_a_paragraph(now, line)
            groups.append(now[:kept])
            now = now[kept:]
            used = sum(count(one.text) + 4 for one in now)
        now.append(line)
        used += tokens
    return [*groups, now] if now else groups


def _to_a_paragraph(lines: Sequence[Line], after: Line) -> int:
    """Say how many lines of a full window stay in it."""
    for end in range(len(lines), len(lines) - len(lines) // _TAIL, -1):
        following = lines[end] if end < len(lines) else after
        if following.paragraph != lines[end - 1].paragraph:
            return end
    return len(lines)


def _head(block: Block) -> list[Line]:
    return [line for line in block.lines if line.part in _HEAD]


def _window(whole: Block, own: Sequence[Line]) -> Window:
    place = whole.lines.index(own[0])
    shown = {line.number for line in (*_head(whole), *whole.lines[max(0, place - _BEFORE) : place], *own)}
    told = f"sentences {own[0].number} to {own[-1].number} of {whole.lines[-1].number}; the others are read apart"
    lines = tuple(line for line in whole.lines if line.number in shown)
    return Window(replace(whole, lines=lines, excerpt=told), tuple(line.number for line in own))


def together(parts: Sequence[tuple[Window, Answer]]) -> Answer:
    """Put together what was said of the windows of an article: claims and flags; a summary is asked for again."""
    if isinstance(parts[0][1], ClaimsAnswer):
        # Each window's answer was held to the cap on lengths; all of them together may have more.
        made = list(_claims(cast("Sequence[tuple[Window, ClaimsAnswer]]", parts)))
        return ClaimsAnswer.model_construct(claims=made)
    flags = [
        flag for window, said in parts for flag in cast(FlagsAnswer, said).flags if _is_own(window, flag.sentences)
    ]
    return FlagsAnswer.model_construct(flags=flags)


def _claims(parts: Sequence[tuple[Window, ClaimsAnswer]]) -> Iterator[ClaimSaid]:
    """Give each claim from a window that one of its sentences belongs to; places and groups count across all."""
    made = 0
    for number, (window, said) in enumerate(parts):
        kept = [place for place, claim in enumerate(said.claims, 1) if _is_own(window, claim.sentences)]
        places = {old: made + new for new, old in enumerate(kept, 1)}
        made += len(kept)
        for old in kept:
            claim = said.claims[old - 1]
            group = claim.group and f"{number + 1}: {claim.group}"
            contradicts = [places[place] for place in claim.contradicts if place in places]
            yield claim.model_copy(update={"group": group, "contradicts": contradicts})


def _is_own(window: Window, sentences: Iterable[int]) -> bool:
    """Say whether what cites these sentences counts here: one of them is the window's own, or none is there at all."""
    shown = {line.number for line in window.block.lines}
    cited = [number for number in sentences if number in shown]
    return not cited or any(number in window.own for number in cited)


def condensed(block: Block, summaries: Iterable[SummaryAnswer]) -> Block:
    """Give the head of a block and the sentences on which the summaries of its windows rest, to be summarized."""
    said = [one for s in summaries for one in (s.one_line, *s.points, *s.brief)]
    cited = {number for one in said for number in one.sentences}
    lines = tuple(line for line in block.lines if line.number in cited or line.part in _HEAD)
    told = f"the sentences that matter most, of {block.lines[-1].number}"
    return replace(block, lines=lines or block.lines[:1], excerpt=told)
