"""What a copy desk would mend before the article runs: slips of the text against itself, never of the text against the
world. Precision first: a sub-editor who is called for nothing does not come again.
"""

from collections.abc import Callable, Iterator

from factcheck.language.copydesk.figures import ages_twice, days_off, figures_apart
from factcheck.language.copydesk.marks import placeholders, words_doubled
from factcheck.language.copydesk.names import names_twice
from factcheck.language.copydesk.notice import Notice
from factcheck.language.copydesk.quotations import quotations_twice
from factcheck.language.copydesk.titles import titles_stronger
from factcheck.language.reading import Reading

__all__ = ["Notice", "notices"]

CHECKS: tuple[Callable[[Reading], Iterator[Notice]], ...] = (
    titles_stronger,
    figures_apart,
    names_twice,
    ages_twice,
    days_off,
    quotations_twice,
    words_doubled,
)
"""The checks that read English, in the order in which a desk would look."""


def notices(reading: Reading) -> tuple[Notice, ...]:
    """Give everything that the copy desk should look at; in a text that is not English, marks of unfinished copy alone.

    >>> from factcheck.language.reading import read
    >>> [n.kind for n in notices(read("The mayor, TK, opened the the bridge."))]
    ['placeholder', 'word_doubled']
    """
    found = list(placeholders(reading))
    for check in CHECKS if reading.english else ():
        found += check(reading)
    return tuple(found)
