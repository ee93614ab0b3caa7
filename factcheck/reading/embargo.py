"""The line by which a newsroom or a press office keeps an article from being published before its time."""

import re

_LINE = re.compile(
    r"^[\W_]*(?:"
    r"(?:strictly |strict |under |news |press )*embargo(?:ed)?(?: notice)?(?: copy| material)?\s*"
    r"(?::|[-–—]|\b(?:until|till|for|to|before|date|time|ends|lifts|expires)\b)[^\n]*"
    r"|(?:strictly |under )+embargo(?:ed)?\W*"
    r"|embargoed\W*"
    r"|(?:not for|no) (?:publication|release|broadcast|use)(?:,? (?:publication|release|broadcast|use|or))* "
    r"(?:before|until|prior to)\b[^\n]*"
    r"|hold for release\b[^\n]*"
    r")$",
    re.I | re.M,
)
_EDGE = 1_500
"""Characters at the beginning and the end of a text in which such a line stands."""
_SHOWN = 120


def embargo_of(text: str) -> str | None:
    """Give the embargo line of a text; None where it has none. News about an embargo is none.

    >>> embargo_of("EMBARGOED UNTIL 00:01 GMT, 5 MARCH\\n\\nRates to rise\\n\\nThe bank said so.")
    'EMBARGOED UNTIL 00:01 GMT, 5 MARCH'
    >>> embargo_of("Embargo on oil to be extended until June\\n\\nThe council said so.")
    """
    for edge in (text[:_EDGE], text[-_EDGE:]):
        if match := _LINE.search(edge):
            return " ".join(match[0].split())[:_SHOWN]
    return None
