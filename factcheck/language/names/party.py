"""What a text says under one name, and when the words of two names are one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from factcheck.language.names.mentions import Mention
from factcheck.language.names.words import Known, given_names, lowered

Words = tuple[str, ...]
_PLACING = frozenset({"in", "at", "from", "near", "to", "on", "with", "by", "and"})
"""Words before a name that make the whole another party than the name."""


@dataclass(slots=True, eq=False)
class Party:
    """Everything the text says under one name. `person` is None where nothing tells."""

    key: Words
    mentions: list[Mention] = field(default_factory=list)
    known: Known | None = None
    starts: list[int] = field(default_factory=list)

    told_gender: str = ""
    told_body: bool = False
    told_person: bool = False

    def add(self, mention: Mention) -> None:
        """Add a mention and what it tells: gender, body or person."""
        self.mentions.append(mention)
        given = given_names().get(mention.words[0], "") if len(mention.words) > 1 else ""
        self.told_gender = self.told_gender or mention.gender or given.replace("u", "")
        self.told_body = self.told_body or mention.body or bool(mention.heads and not mention.person and not given)
        self.told_person = self.told_person or mention.person or bool(mention.gender or given)

    @property
    def gender(self) -> str:
        """The gender that titles, role nouns or the given name tell, or an empty string."""
        return "" if self.known is not None else self.told_gender

    @property
    def person(self) -> bool | None:
        """Whether this is a person."""
        if self.known is not None or self.told_body:
            return False
        return True if self.told_person else None


def fold(texts: Iterable[str]) -> Words:
    """Give the words of a name for comparison: small letters, no stops, no article, no Arabic article.

    >>> fold(["The", "U.N."]), fold(["al-Nusra"]), fold(["Russia", "’s", "military"])
    (('un',), ('nusra',), ('russia', 'military'))
    """
    return _fold(tuple(texts))


@lru_cache(maxsize=4096)
def _fold(texts: Words) -> Words:
    done = (w for w in lowered(texts) if w not in {"'s", "the", "'", ".", ","})
    return tuple(w.removeprefix("al-").removeprefix("el-") or w for w in done)


def same_words(short: Words, long: Words) -> bool:
    """Say whether folded words are a shorter or initialled form of a person's or body's full name.

    >>> same_words(("smith",), ("john", "smith")), same_words(("john", "smith"), ("john", "q", "smith"))
    (True, True)
    >>> same_words(("john", "smith"), ("jane", "smith")), same_words(("leeds",), ("residents", "of", "leeds"))
    (False, False)
    """
    if short == long[-len(short) :]:
        before = long[-len(short) - 1] if len(short) < len(long) else ""
        return before not in _PLACING and (before not in {"of", "for"} or len(short) > 1)
    if len(short) < 2 or len(long) < 2 or short[0] != long[0] or short[-1] != long[-1]:
        return False
    middle = (*short[1:-1], *long[1:-1])
    return all(len(w) == 1 for w in middle) or (
        not short[1:-1] and len(long) == 3 and short[0].title() in given_names()
    )
