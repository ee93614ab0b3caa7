"""Two invented articles as the rules read them, for the tests of what is made of a Reading."""

from functools import cache

from factcheck.grounding import bench_for
from factcheck.language.reading import Reading
from tests.said import article

PORT = """Port deal extended by two years

The council says the port deal has been extended by two years.

The port board said on Monday that Norvale has agreed to extend the port deal by two years, although that has yet to \
be confirmed by Norvale. The deal began in 2019.

Norvale would not confirm that the port deal would run beyond May. “We are talking,” Norvale spokesman Jan Berg told \
Reuters. He said he was hopeful.
"""
LEAK = """Firm hid leak, union says

The union Unite said Norvale hid a leak at the mill. Norvale denied that it hid a leak at the mill.

The mill opened in 1951. A police officer said that 40 people worked there.
"""


@cache
def reading(text: str) -> Reading:
    return bench_for(article(text)).reading


def words(text: str, number: int) -> str:
    """Give what a statement asserts, in the words of the text."""
    return " … ".join(span.of(text) for span in reading(text).statements[number].core)


def place(text: str, said: str) -> int:
    """Give the place of the first statement of the body whose words hold these."""
    statements = reading(text).statements
    return next(i for i, s in enumerate(statements) if s.part == "body" and said in words(text, i))
