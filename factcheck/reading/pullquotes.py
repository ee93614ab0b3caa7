"""Pull quotes: short blocks whose words stand again, to the letter, in a longer paragraph of the story."""

from collections.abc import Sequence

from factcheck.reading.furniture import straight

_FEWEST_WORDS = 4
_LONGEST = 300
_MOST = 200


def pull_quotes(blocks: Sequence[str]) -> frozenset[int]:
    """Give the numbers of the blocks that repeat a passage of a longer block.

    Past a number of candidates nothing is looked for: a text of very many short lines has no pull quotes, and the
    search stays linear.

    >>> sorted(pull_quotes(["“We will not leave this town.”", "“We will not leave this town,” Ms Lee said on Monday."]))
    [0]
    """
    short = [number for number, words in enumerate(blocks) if _is_candidate(words)]
    if not short or len(short) > _MOST:
        return frozenset()
    longer = "\n".join(straight(words) for words in blocks)
    found = set()
    for number in short:
        core = _core(blocks[number])
        if len(core.split()) >= _FEWEST_WORDS and _stands_in_longer(core, longer, len(blocks[number])):
            found.add(number)
    return frozenset(found)


def _is_candidate(words: str) -> bool:
    return len(words) <= _LONGEST and len(words.split()) >= _FEWEST_WORDS


def _core(words: str) -> str:
    """Give what is quoted in a block, or all of it, without marks at its ends."""
    low = straight(words)
    if low.startswith('"') and low.count('"') == 2:
        quoted, after = low[1:].split('"')
        if after.strip() and not after.strip().startswith(("-", "–", "—")):
            return ""
        low = quoted
    return low.strip("\"'., !?-")


def _stands_in_longer(core: str, longer: str, length: int) -> bool:
    """Say whether the words stand in a line that is longer than their own block."""
    at = longer.find(core)
    while at >= 0:
        left, right = longer.rfind("\n", 0, at) + 1, longer.find("\n", at)
        if (right if right >= 0 else len(longer)) - left > length + 2:
            return True
        at = longer.find(core, at + len(core))
    return False
