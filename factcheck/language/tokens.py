"""A text cut into words, numbers and marks, once; every rule reads these tokens. No meaning is read here."""

import re
from typing import NamedTuple

# One alternative an idea, tried in this order; none can backtrack over another's ground, so the cut is linear.
_TOKEN = re.compile(
    r"""
    [A-Za-z]+(?=[ ,])                                 # most words; nothing below would take more
  | (?:[A-Za-z]\.){2,}                                # U.N., a.m.
  | (?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt
      |Sgt|Maj|Cmdr|Adm|Rev|Hon|St|Jr|Sr|Messrs|Mt|Fr|Supt|Insp|Det|Cllr)\.(?=\s)
  | \d+(?:[.,]\d+)+(?:-[^\W_]+)+                      # 3,100-name  1.5-mile
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|[kmb]n?|pm|am|s)?(?!-?[^\W_])  # 250,000  5:09  4th  3bn
  | ['’]s\b                                           # a possessive is a token of its own
  | [^\W_]+(?:(?:['’](?!s\b)|(?:[-\u2010\u2011&/]|\.(?![A-Z][a-z]))(?=[^\W_]))[^\W_]+)*
                                                      # al-Nusra, Ki-moon, don't, O'Brien, AT&T; not "said.Orr"
  | [.]{2,}|[-]{2,}
  | \S
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """One word, number or mark: where it stands, its letters, and its letters in lower case with straight marks."""

    start: int
    end: int
    text: str
    lower: str


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut `text[start:end]` into tokens; offsets are into the whole text.

    >>> [t.text for t in tokenize("The U.N. said Russia’s 11-hour break isn't over.")]
    ['The', 'U.N.', 'said', 'Russia', '’s', '11-hour', 'break', "isn't", 'over', '.']
    """
    stop = len(text) if end is None else end
    new = tuple.__new__  # a third of the time of Token(…), for the commonest object there is
    return [
        new(Token, (match.start(), match.end(), word := match.group(), word.lower().replace("’", "'")))
        for match in _TOKEN.finditer(text, start, stop)
    ]
