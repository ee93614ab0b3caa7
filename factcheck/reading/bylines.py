"""Bylines: who wrote the article and for whom, from the lines that say so. A line is read only where it can be one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.reading.dates import is_date_line, stamps
from factcheck.reading.words import (
    AGENCIES,
    DATE_LABELS,
    DESKS,
    MONTHS,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    ROLES,
    WEEKDAYS,
)

_BY = re.compile(r"(?:(?:written|words|story|text|report|posted)\s)?by\b\s{0,3}:?\s{0,3}", re.IGNORECASE)
_GLUED = re.compile(r"By(?=[A-Z])|BY(?=[A-Z][a-z])")
_CUT = re.compile(r"\s[|•·–—-]\s|\s{3,}|\t|[|•·]|(?:\b|(?<=[a-z]))(?:Published|Updated|Posted|Last updated)\b")
_WORD = re.compile(r"[^\s,]+|,")
_JOIN = frozenset({"and", "&"})
_STAFF = frozenset(
    {"staff", "agencies", "desk", "newsroom", "reporter", "reporters", "correspondents", "correspondent", "editor"}
)
_BEFORE_STAFF = frozenset({"the", "our", "and", "staff", "a", "gazette", "news", "press", "times", "post"})
_NAME_MARKS = str.maketrans("", "", "-’'.")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote: the person or desk, and the organisation where the line names one."""

    name: str
    organisation: str | None = None


def is_organisation(name: str) -> bool:
    """Say whether a name is that of a body that publishes.

    >>> [is_organisation(n) for n in ("ABC News", "The Harrow Gazette", "AP", "Jane Smith")]
    [True, True, True, False]
    """
    words = [word.strip(".,'’").lower() for word in name.split()]
    return name in AGENCIES or any(word in ORGANISATION_WORDS for word in words)


def full_name(organisation: str) -> str:
    """Give an agency's short name in full, any other name as it stands.

    >>> full_name("AP"), full_name("the Harrow Gazette")
    ('Associated Press', 'Harrow Gazette')
    """
    name = organisation.strip(" ,.")
    name = name[4:] if name.startswith("the ") else name
    return AGENCIES.get(name, name)


def read_byline(line: str) -> Byline | None:
    """Read a line that begins with "By"; None where it is a sentence.

    >>> read_byline("ByABC News")
    Byline(name='ABC News', organisation='ABC News')
    >>> read_byline("By JANE SMITH, Associated Press")
    Byline(name='JANE SMITH', organisation='Associated Press')
    >>> read_byline("By Jane Smith and Tom O'Hara in Paris").name
    "Jane Smith and Tom O'Hara"
    >>> read_byline("By Monday the river had risen") is None
    True
    """
    if len(line) > _LONGEST:
        return None
    glued = _GLUED.match(line)
    match = glued or _BY.match(line)
    return _named(line[match.end() :], bare=False) if match else None


def read_bare_byline(line: str) -> Byline | None:
    """Read a line under a headline that names a writer and a role, a place or an outlet, without "By".

    >>> read_bare_byline("Jane Smith, health correspondent")
    Byline(name='Jane Smith', organisation=None)
    >>> read_bare_byline("Associated Press").organisation
    'Associated Press'
    >>> read_bare_byline("Council leaders reject the plan") is None
    True
    """
    if len(line) > _LONGEST or line[-1:] in '.!?:;”"':
        return None
    return _named(line, bare=True)


def _named(rest: str, *, bare: bool) -> Byline | None:
    """Read the name at the start of the words, then what follows it."""
    whole, rest = rest, _without_date(rest).strip(" ,|·•–—-")
    words = _WORD.findall(rest)
    if not words or len(words) > 24 or words[0].lower().strip(".,") in NOT_NAMES | WEEKDAYS | MONTHS.keys():
        return None
    count = _name_length(words)
    name, after = words[:count], words[count:]
    name, after = _before_role(name, after)
    if not name or not _may_follow(after):
        return None
    spoken = _spoken(name)
    organisation = spoken if is_organisation(spoken) else _organisation(after) or _set_apart(whole)
    if bare and not _bare_is_sure(name, after, organisation):
        return None
    if rest.endswith(".") and not re.search(r"(?:\b[A-Z]|Jr|Sr|Inc|Co)\.$", rest):
        return None
    return Byline(full_name(spoken), full_name(_house(organisation)) if organisation else None)


def _without_date(rest: str) -> str:
    """Cut a line before its date, or before the mark that sets the name apart."""
    cuts = [stamp.start for stamp in stamps(rest)] + [m.start() for m in _CUT.finditer(rest) if m.start() > 0]
    return rest[: min(cuts, default=len(rest))]


def _name_length(words: list[str]) -> int:
    """Count the words of the names at the start: capitalised words, small particles between them, "and"."""
    count = 0
    for number, word in enumerate(words):
        following = words[number + 1] if number + 1 < len(words) else ""
        listed = word == "," and "and" in words[number:] and _is_cap(following) and not is_organisation(following)
        joins = word.lower() in PARTICLES | _JOIN or listed
        the = number == 0 and word.lower() in ("the", "our")
        role = word.lower() in _STAFF and (number == 0 or words[number - 1].lower() in _BEFORE_STAFF)
        if (
            _is_cap(word)
            or role
            or (following and (joins or the) and (_is_cap(following) or following in _STAFF | PARTICLES))
        ):
            count = number + 1
            continue
        break
    return count


def _before_role(name: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Move a role and its desk out of the name: "Jane Smith | Health correspondent"."""
    words = [*name, *after]
    role = next((n for n, word in enumerate(words[: len(name) + 1]) if n > 1 and word.lower() in ROLES), None)
    if role is None or words[role - 1].lower() in _JOIN or is_organisation(_spoken(name)):
        return name, after
    while role > 2 and words[role - 1].lower() in DESKS:
        role -= 1
    return words[:role], words[role:]


def _is_cap(word: str) -> bool:
    return word[:1].isupper() and not word.endswith(":")


def _spoken(words: list[str]) -> str:
    return " ".join(words).replace(" ,", ",").strip(" ,")


def _may_follow(after: list[str]) -> bool:
    """Say whether these words may stand after a name on a byline: a role, a place, an outlet; not a predicate."""
    if not after:
        return True
    first = after[0].lower()
    if first in (",", "in", "for", "at", "with", "of", "(", "|") or first.startswith("("):
        return len(after) <= 14
    return any(word.lower().strip(".,") in ROLES for word in after[:4]) and len(after) <= 8


def _organisation(after: list[str]) -> str | None:
    """Find the outlet among the words after a name: the chunk between commas that is one."""
    chunks = _spoken(after).replace(" for ", ",").replace(" of ", ",").replace(" at ", ",").split(",")
    for chunk in chunks:
        name = chunk.strip(" ()")
        for small in ("for ", "of ", "at "):
            name = name.removeprefix(small)
        lowered = {w.lower() for w in name.split()}
        if name and is_organisation(name) and not lowered & ROLES and name[:1].isupper():
            return name
    return None


def _bare_is_sure(name: list[str], after: list[str], organisation: str | None) -> bool:
    """Say whether a line without "By" is a byline: an outlet alone, or a person with a role, an outlet or a place."""
    role = any(word.lower().strip(".,") in ROLES for word in [*name[1:], *after])
    person = 2 <= len(name) <= 8
    if not after:
        return len(name) <= 5 and (organisation is not None or (person and role))
    if is_organisation(_spoken(name)):
        return after[0] == "," and len(after) <= 4 and all(_is_cap(word) or word == "," for word in after)
    return person and (
        role or organisation is not None or (after[0] == "in" and len(after) <= 4 and _is_cap(after[-1]))
    )


def _set_apart(line: str) -> str | None:
    """Find the outlet that stands between bars on a byline: "By Ann Lee | The Harrow Echo"."""
    chunks = [chunk.strip() for chunk in re.split(r"[|•·]", line)[1:]]
    return next((c for c in chunks if is_organisation(c) and c[:1].isupper() and len(c.split()) <= 5), None)


def _house(organisation: str) -> str:
    """Give an organisation without its staff: "Harrow Gazette newsroom" is the Harrow Gazette's."""
    words = organisation.split()
    while len(words) > 1 and words[-1].lower() in _STAFF | ROLES:
        words.pop()
    return " ".join(words)


def is_role(line: str) -> bool:
    """Say whether a line names a role and nothing else.

    >>> is_role("Chief Reporter"), is_role("Staff")
    (True, True)
    """
    words = line.lower().split()
    return 0 < len(words) <= 4 and words[-1] in ROLES and all(word in ROLES | DESKS for word in words)


def is_bare_name(line: str) -> bool:
    """Say whether a line is two or three capitalised words and nothing else, as a name is.

    >>> is_bare_name("Jane Smith"), is_bare_name("World"), is_bare_name("Storm hits coast")
    (True, False, False)
    """
    words = line.split()
    letters = "".join(words).translate(_NAME_MARKS)
    return 2 <= len(words) <= 3 and letters.isalpha() and all(word[:1].isupper() for word in words)


def is_byline(line: str) -> bool:
    """Say whether a line is a byline that needs no neighbours to be known, or a date line."""
    return is_date_line(line) or line.lower().strip(": ") in DATE_LABELS or read_byline(line) is not None


def masthead(lines: Sequence[str]) -> str | None:
    """Give the paper that a line below the writer's names, where no word says that it is one.

    >>> masthead(["By Ann Lee", "The Port Ellis Register", "May 14, 2024"])
    'The Port Ellis Register'
    >>> masthead(["Ann Lee", "Local democracy reporter, Marlsea Echo"])
    'Marlsea Echo'
    """
    for line in lines[1:]:
        role, _, last = line.rpartition(",")
        name = last.strip(" ()") if role else line
        words = name.split()
        titled = all(word[0].isupper() or word.lower() in _JOIN | PARTICLES | {"of", "the"} for word in words)
        lower = {word.lower() for word in words}
        if words and titled and not lower & ROLES and not stamps(line) and read_byline(line) is None:
            return name
    return None
