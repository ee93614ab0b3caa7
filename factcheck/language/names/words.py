"""What single words tell about names: titles, roles, bodies, countries, given names. Nothing is read in context."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from factcheck.language.lexicon import Entry, entries, words
from factcheck.language.tokens import Token, tokenize
from factcheck.terms import SourceKind

_SMALL = frozenset(("of", "for", "and", "the"))
NEWS = frozenset({"outlet", "agency", "state_media"})
"""The kinds of those who report."""
GOVERNED = frozenset(("county", "city", "province", "district"))
Sort = Literal["body", "country", "demonym", "capital"]


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is called: the source kind it suggests, the gender it tells, whether the body's kind wins."""

    kind: SourceKind
    gender: str = ""
    speaks: bool = False
    title: bool = True


@dataclass(frozen=True, slots=True)
class Body:
    """A noun for a body: its kind, whether a country's is a body of its own, what "the X" may stand for besides."""

    kind: SourceKind
    part: bool = False
    means: tuple[str, ...] = ()
    place: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A body or country known by name, however it is spelled."""

    name: str
    kind: SourceKind
    sort: Sort
    of: str = ""
    same: bool = False


@cache
def roles() -> dict[str, Role]:
    """Give the nouns and titles for people, in the singular and in small letters."""
    found: dict[str, Role] = {}
    for entry in (*entries("name_roles"), *entries("name_titles")):
        notes = entry.notes
        if entry.words not in found:
            kind = cast(SourceKind, notes.get("kind", "other"))
            found[entry.words] = Role(kind, notes.get("gender", ""), "speaks" in notes, "title" not in notes)
    return found


@cache
def titles() -> frozenset[str]:
    """Give the forms of address that only stand before a name."""
    return words("name_titles")


@cache
def bodies() -> dict[str, Body]:
    """Give the nouns for bodies, records and places."""
    return {e.words: _body(e) for e in entries("name_bodies")}


def _body(entry: Entry) -> Body:
    notes = entry.notes
    means = tuple(filter(None, notes.get("means", "").split(",")))
    return Body(cast(SourceKind, notes["kind"]), "part" in notes, means, "place" in notes)


@cache
def given_names() -> dict[str, str]:
    """Give the given names with their gender (m, f, u)."""
    return {e.words: e.notes.get("gender", "u") for e in entries("name_given")}


@cache
def known() -> dict[str, tuple[tuple[tuple[str, ...], Known], ...]]:
    """Give the known names by their first word, the longest first; a word is written without its stops."""
    table: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for spelling, name in _spellings():
        key = tuple(bare(t.text) for t in tokenize(spelling))
        table.setdefault(key[0], []).append((key, name))
    return {first: tuple(sorted(rest, key=lambda r: -len(r[0]))) for first, rest in table.items()}


def _spellings() -> Iterator[tuple[str, Known]]:
    for entry in entries("name_countries"):
        country = Known(entry.words, "government", "country")
        yield from ((s, country) for s in (entry.words, *_listed(entry, "also")))
        yield from ((s, Known(entry.words, "government", "demonym")) for s in _listed(entry, "demonym"))
        yield from ((s, Known(entry.words, "government", "capital")) for s in _listed(entry, "capital"))
    for entry in entries("name_known"):
        kind = cast(SourceKind, entry.notes["kind"])
        body = Known(entry.words, kind, "body", entry.notes.get("of", "").replace("_", " "), "same" in entry.notes)
        yield from ((s, body) for s in (entry.words, *_listed(entry, "also")))


def _listed(entry: Entry, note: str) -> Iterator[str]:
    return (s.replace("_", " ") for s in entry.notes.get(note, "").split(",") if s)


def bare(word: str) -> str:
    """Give a word without its stops.

    >>> bare("U.N"), bare("U.N."), bare("Ki-moon")
    ('UN', 'UN', 'Ki-moon')
    """
    return word.replace(".", "") or word


def match_known(tokens: list[str], start: int, stop: int) -> tuple[int, Known] | None:
    """Find the longest known name that begins at a word (words without stops), and where it ends.

    >>> match_known(["the", "United", "Nations", "said"], 1, 4)[0]
    3
    """
    for key, name in known().get(tokens[start], ()):
        end = start + len(key)
        if end <= stop and tuple(tokens[start:end]) == key:
            return end, name
    return None


def find_known(spelling: str) -> Known | None:
    """Give the known name that a whole spelling stands for, if any.

    >>> find_known("the U.N").name
    'United Nations'
    """
    tokens = [bare(t.text) for t in tokenize(spelling) if t.text != "."]
    if tokens and tokens[0].lower() == "the" and len(tokens) > 1:
        tokens = tokens[1:]
    hit = match_known(tokens, 0, len(tokens)) if tokens else None
    return hit[1] if hit is not None and hit[0] == len(tokens) else None


def singular(noun: str) -> str:
    """Give the singular of a plural role noun, or the word itself.

    >>> singular("officials"), singular("spokesmen"), singular("sources"), singular("witness")
    ('official', 'spokesman', 'source', 'witness')
    """
    if noun in roles():
        return noun
    for ending, stem in (("ies", "y"), ("men", "man"), ("es", ""), ("s", "")):
        if noun.endswith(ending) and noun[: -len(ending)] + stem in roles():
            return noun[: -len(ending)] + stem
    return {"people": "person", "children": "child", "wives": "wife"}.get(noun, noun)


@cache
def role_noun(word: str) -> str | None:
    """Give the singular of a noun for people in small letters, or None where it is none.

    >>> role_noun("analysts"), role_noun("cardiologist"), role_noun("table")
    ('analyst', 'cardiologist', None)
    """
    word = word.rstrip(".")
    one = singular(word)
    if one in roles():
        return one
    stem = one.removesuffix("s")
    return stem if len(stem) > 6 and stem.endswith(("ologist", "ician", "woman", "ographer")) else None


@cache
def role_of(noun: str) -> Role:
    """Give what a role noun (in the singular) tells; specialists by their ending are experts."""
    gender = "f" if noun.endswith("woman") else ""
    return roles().get(noun) or Role("other" if gender else "expert", gender)


@cache
def body_noun(word: str) -> Body | None:
    """Give what a noun for a body tells, in the singular or the plural.

    >>> body_noun("ministries").kind
    'government'
    """
    table = bodies()
    hit = table.get(word)
    if hit is None and word.endswith("s"):
        hit = table.get(word[:-1]) or table.get(word[:-3] + "y" if word.endswith("ies") else word[:-2])
    return hit


@cache
def inner_links() -> frozenset[str]:
    """Give the small words that belong to a name only between two of its capitals ("Erik ten Hag")."""
    return frozenset(e.words for e in entries("name_links") if "inner" in e.notes)


def is_union(name: Sequence[str]) -> bool:
    """Say whether a name of several words ends in a plural for people at work, as a trade union's does.

    >>> is_union(["United", "Glass", "Workers"]), is_union(["Workers"]), is_union(["John", "Baker"])
    (True, False, False)
    """
    last = name[-1].lower() if len(name) > 1 else ""
    return role_noun(last) not in {None, last} and last not in {"witnesses", "people", "citizens", "survivors"}


def is_geographic(name: Sequence[str]) -> bool:
    """Say whether a name is a river's, a street's, a bridge's: never the one who speaks.

    >>> is_geographic(["Little", "Ash", "River"]), is_geographic(["Lake", "Orr"]), is_geographic(["Wendell", "County"])
    (True, True, False)
    """
    ends = (name[0].lower(), name[-1].lower()) if len(name) > 1 else ()
    return any((body := bodies().get(w)) is not None and body.place for w in ends) and not GOVERNED & set(ends)


def is_modifier(word: str) -> bool:
    """Say whether a word in small letters can stand between a determiner and a role noun.

    >>> is_modifier("senior"), is_modifier("parliamentary"), is_modifier("told")
    (True, True, False)
    """
    if word in words("name_modifiers"):
        return True
    if word in words("name_prepositions") or word in words("name_verbs"):
        return False
    shaped = len(word) > 5 and word.endswith(("al", "ic", "ian", "ary", "ist", "ive", "ese", "ous"))
    return shaped or ("-" in word[1:-1] and word[-1].isalpha()) or role_noun(word) is not None


def is_capital(token: Token) -> bool:
    """Say whether a word is written like a name: a capital in front, or after a small prefix ("al-Nusra").

    >>> [is_capital(t) for t in tokenize("Putin al-Nusra iPhone war d’Estaing")]
    [True, True, True, False, True]
    """
    text = token.text
    if text[0].isupper():
        return True
    if not text[0].isalpha() or text == token.lower:
        return False
    head = text.replace("’", "-").replace("'", "-").partition("-")
    return (len(head[0]) <= 3 and head[2][:1].isupper()) or text[1:2].isupper()


def lowered(texts: Iterable[str]) -> tuple[str, ...]:
    """Give words folded for comparison: small letters, no stops, straight marks."""
    return tuple(bare(t).lower().replace("’", "'") for t in texts)


def initials(name: Sequence[str]) -> str:
    """Give the initials of a name of several words, small ones left out.

    >>> initials(["Office", "for", "National", "Statistics"])
    'ONS'
    """
    told = [w for w in name if w.lower() not in _SMALL and w[0].isalnum()]
    return "".join(w[0].upper() for w in told) if len(name) > 1 else ""
