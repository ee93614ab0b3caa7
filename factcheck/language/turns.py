"""Turns: the statements that make one line of the checklist.

News tells in sentences what a reporter checks in calls. The same claim made again is one line with several passages;
and what one voice goes on to say at once, without a new matter to check, belongs to the line before or after it. A line
holds at most one statement of weight, so that whoever ticks it has settled one thing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.language.clauses import count
from factcheck.language.figures import Figure
from factcheck.language.reading import Reading
from factcheck.language.salience import harm, is_superlative
from factcheck.language.statements import Statement
from factcheck.language.tokens import Token

LINES = 4.5
"""Lines per 100 words of an article that a reporter can work through."""
_LEAD = 3
"""Paragraphs in which every matter has a line of its own."""
_PLAINLY_PUT = frozenset({"fact", "opinion", "implied"})
"""How words are put that may be told with others: a promise, a forecast or a threat keeps a line of its own."""
_BRIEF = 8
"""Words that may go with any matter of the same voice: "Nobody came." """
_MOST_PLAIN = 3
_MOST_WORDS = 80
"""Words of a line beyond which it is no longer taken in at a glance."""
_MOST_SENTENCES = 5
_POINTING = 2
_GRAVE = 2
"""Harm from which a statement is a matter of its own."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of the checklist; statements are named by their place.

    `main` tells it best, `mentions` are all that make the same claim (main included), `adds` what its voice says with
    it.
    """

    main: int
    mentions: tuple[int, ...]
    adds: tuple[int, ...] = ()

    @property
    def told(self) -> tuple[int, ...]:
        """The statements that a reader is shown, in the order of the text: the main one and what goes with it."""
        return tuple(sorted((self.main, *self.adds)))

    @property
    def statements(self) -> tuple[int, ...]:
        """Every statement of the line, in the order of the text."""
        return tuple(sorted((*self.mentions, *self.adds)))


def turns(reading: Reading) -> tuple[Turn, ...]:
    """Gather the statements of an article into the lines of its checklist, each statement in exactly one.

    A checklist is for people: where an article is so dense that it would still have more than `LINES` lines per 100
    words, two plain matters that one voice tells in a row share a line, the last of the article first.
    """
    links = reading.links
    lines = [_alone(reading, first) for first, same in enumerate(links.same) if same == first]
    lines = _swept(reading, lines, len(lines), _is_one_matter)
    words_told = sum(count(reading.document.text, [s]) for s in reading.document.sentences)
    spare = len(lines) - int(LINES * words_told / 100)
    return tuple(reversed(_swept(reading, lines[::-1], spare, _are_plain)))


def _alone(reading: Reading, first: int) -> Turn:
    mentions = reading.links.again(first)
    return Turn(max(mentions, key=lambda i: _fullness(reading.statements[i])), mentions)


def _fullness(statement: Statement) -> tuple[bool, bool, int]:
    """Rank the mentions of one claim: the body before its titles, with its caveat before without, the fuller words."""
    own = any(span.holds(c.cue) for c in statement.caveats if c.status for span in statement.spans)
    return statement.part == "body", own, sum(s.end - s.start for s in statement.core)


def _swept(
    reading: Reading, lines: Sequence[Turn], most: int, rule: Callable[[Reading, Turn, Turn], bool]
) -> list[Turn]:
    """Join neighbours that one voice tells where a rule lets them, at most so many times."""
    swept: list[Turn] = []
    for line in lines:
        first, second = sorted((swept[-1], line), key=lambda t: t.told) if swept else (line, line)
        if swept and most > 0 and _adjoin(reading, first, second) and rule(reading, first, second):
            swept[-1] = _joined(reading, first, second)
            most -= 1
        else:
            swept.append(line)
    return swept


def _joined(reading: Reading, first: Turn, second: Turn) -> Turn:
    main, other = (first, second) if _weight(reading, first) >= _weight(reading, second) else (second, first)
    return Turn(main.main, main.mentions, tuple(sorted((*main.adds, other.main, *other.adds))))


def _weight(reading: Reading, line: Turn) -> tuple[bool, bool]:
    """Rank two lines by which of them tells what there is to settle."""
    return is_weighty(reading, line), reading.statements[line.main].modality not in _PLAINLY_PUT


def _adjoin(reading: Reading, first: Turn, second: Turn) -> bool:
    """Say whether one voice tells two lines of the body in a row, and they can be read as one."""
    before, here = reading.statements[first.told[-1]], reading.statements[second.told[0]]
    paragraphs = reading.document.paragraphs
    if here.part != "body" or before.part != "body" or not 0 <= here.sentence - before.sentence <= 1:
        return False
    if _voices(before) != _voices(here):
        return False
    if not here.chain and paragraphs[before.sentence] != paragraphs[here.sentence]:
        return False
    return _fits(reading, _joined(reading, first, second))


def _fits(reading: Reading, line: Turn) -> bool:
    """Say whether a line stays short, puts its words in one way, and names all whom its source told."""
    told = [reading.statements[i] for i in line.told]
    if len(told) > _MOST_SENTENCES or len({s.modality for s in told} - _PLAINLY_PUT) > 1:
        return False
    if {_told_to(s) for s in told} - {_told_to(reading.statements[line.main]), None}:
        return False
    return count(reading.document.text, (s for one in told for s in one.spans)) <= _MOST_WORDS


def _is_one_matter(reading: Reading, first: Turn, second: Turn) -> bool:
    """Say whether at most one of two lines is a matter of weight, and the other put plainly, in brief or akin to it."""
    light = [line for line in (first, second) if not is_weighty(reading, line)]
    if len(light) == 1 and not (_is_brief(reading, light[0]) or _stems(reading, first) & _stems(reading, second)):
        return False
    return any(reading.statements[line.main].modality in _PLAINLY_PUT for line in light)


def _is_brief(reading: Reading, line: Turn) -> bool:
    return count(reading.document.text, reading.statements[line.main].core) <= _BRIEF


def _stems(reading: Reading, line: Turn) -> frozenset[str]:
    return frozenset().union(*(reading.signatures[i].stems for i in line.told))


def _are_plain(reading: Reading, first: Turn, second: Turn) -> bool:
    """Say whether two matters are plain enough to share a line: neither in doubt, grave, or told elsewhere too."""
    early = reading.document.paragraphs[reading.statements[first.main].sentence] < _LEAD
    return (
        not early
        and len(first.told) + len(second.told) <= _MOST_PLAIN
        and not (_is_marked(reading, first) or _is_marked(reading, second))
    )


def _voices(statement: Statement) -> tuple[str, ...]:
    return tuple(link.entity.name for link in statement.chain)


def _told_to(statement: Statement) -> str | None:
    return next((link.via for link in statement.chain if link.via), None)


def is_weighty(reading: Reading, line: Turn) -> bool:
    """Say whether a line is a matter to settle for itself: it is marked, or gives a figure or a superlative.

    What remains is told with the line beside it: how someone feels, what a thing is like.
    """
    statement = reading.statements[line.main]
    if _is_marked(reading, line) or any(_tells(figure) for figure in reading.figures_of(statement)):
        return True
    return is_superlative(_tokens(reading, statement))


def _is_marked(reading: Reading, line: Turn) -> bool:
    """Say whether a line is left open, charges somebody, is grave, or is told again or otherwise elsewhere."""
    links, statement = reading.links, reading.statements[line.main]
    if statement.status != "asserted" or statement.allegation or len(line.mentions) > 1:
        return True
    if links.group[line.main] is not None or line.main in links.contradicts:
        return True
    return harm(_tokens(reading, statement)) >= _GRAVE


def _tokens(reading: Reading, statement: Statement) -> list[Token]:
    tokens = reading.document.tokens[statement.sentence]
    return [t for t in tokens if any(s.start <= t.start < s.end for s in statement.core)]


def _tells(figure: Figure) -> bool:
    """Say whether a figure is one to check: "two men" and "the second" only point."""
    return not figure.ordinal and (figure.value > _POINTING or figure.value != int(figure.value))
