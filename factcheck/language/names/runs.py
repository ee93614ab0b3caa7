"""Runs of words written like names: where one begins, although a sentence may begin there too, and how far it goes.

Only shapes and neighbours are looked at; what a run names is told in `mentions`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.names.words import (
    bare,
    body_noun,
    given_names,
    inner_links,
    is_capital,
    match_known,
    role_noun,
)
from factcheck.language.tokens import Token

_INCORPORATED = frozenset({"inc", "inc.", "ltd", "llc", "plc", "corp", "co"})
OPENING = frozenset("“‘\"'«:.!?;•*–—-…(")
_MONTH_NAMES = frozenset({"May", "June", "April", "March", "August"})


@dataclass(frozen=True, slots=True)
class Usage:
    """How a text writes its words: which stand capitalised inside sentences, which in small letters.

    `joined` are the pairs of capitalised words that "and" joins more than once: "Pain and Spine" is one name.
    """

    capitals: frozenset[str]
    small: frozenset[str]
    joined: frozenset[tuple[str, str]] = frozenset()


def usage(document: Document) -> Usage:
    """Read how the whole text writes its words; sentences in capitals prove nothing."""
    capitals: set[str] = set()
    small: set[str] = set()
    pairs: Counter[tuple[str, str]] = Counter()
    for number, tokens in enumerate(document.tokens):
        if number in document.titled:
            continue
        before = ""
        for at, (_, _, text, lower) in enumerate(tokens):
            if text == lower:
                small.add(lower)
                if lower == "and" and 0 < at < len(tokens) - 1:
                    pairs[before, tokens[at + 1].text] += before[0].isupper() and is_capital(tokens[at + 1])
            elif before and before not in OPENING and before not in "”’":
                capitals.add(lower)
            before = text
    return Usage(frozenset(capitals), frozenset(small), frozenset(pair for pair, n in pairs.items() if n > 1))


def find_runs(tokens: Sequence[Token], plain: list[str], shape: Usage) -> Iterator[tuple[int, int]]:
    """Find the runs of one sentence as token ranges; `plain` are its words without stops."""
    at, size = 0, len(tokens)
    while at < size:
        token = tokens[at]
        if token.text == token.lower or not is_capital(token) or not _may_start(tokens, plain, at, shape):
            at += 1
            continue
        stop = _run_end(tokens, plain, at, shape)
        first = at
        while first and tokens[first - 1].text in words("name_links") - inner_links():
            first -= 1
        yield first, stop
        at = stop


def _may_start(tokens: Sequence[Token], plain: list[str], at: int, shape: Usage) -> bool:
    """Say whether a capitalised word begins a name; where a sentence begins, the rest of the text must bear it out."""
    token = tokens[at]
    follower = tokens[at + 1] if at + 1 < len(tokens) else None
    named_next = follower is not None and is_capital(follower)
    if token.lower in words("name_calendar"):
        return (
            token.text in given_names() and named_next and follower is not None and follower.text not in given_names()
        )
    if any(t.text.startswith("By") and t.text[2:3].isupper() for t in tokens[max(0, at - 2) : at + 1]):
        return False
    initial = is_initial(tokens, at)
    if _is_ligature(token.text):
        return False
    if token.text.isupper() and len(token.text) > 1 and match_known(plain, at, len(plain)) is not None:
        return True
    if named_next and (hit := match_known(plain, at, len(plain))) is not None and hit[0] > at + 1:
        return True
    if initial and named_next and role_noun(token.lower) == token.lower.rstrip("."):
        return True
    if token.lower in words("name_common"):
        return (not initial and _is_name_although_common(token, plain, at, named_next)) or (
            token.text in given_names() and named_next and match_known(plain, at + 1, len(plain)) is None
        )
    return not initial or _bears_out(token, follower, plain, at, shape)


def _is_ligature(text: str) -> bool:
    """Say whether a word is a letter with a hyphen: "R-Neb", "U-turn"."""
    return text[1:2] == "-"


def _is_name_although_common(token: Token, plain: list[str], at: int, named_next: bool) -> bool:
    return named_next or match_known(plain, at, len(plain)) is not None or role_noun(token.lower) is None


def _bears_out(token: Token, follower: Token | None, plain: list[str], at: int, shape: Usage) -> bool:
    low = token.lower
    if match_known(plain, at, len(plain)) is not None and (low not in shape.small or token.text.isupper()):
        return True
    if low in shape.capitals or "." in token.text[:-1] or (token.text.isupper() and len(token.text) > 1):
        return True
    if low in shape.small or low in words("name_modifiers"):
        return follower is not None and is_capital(follower) and low not in words("name_common")
    if follower is None or low.endswith(("ing", "ly")):
        return token.text in given_names()
    if is_capital(follower):
        return True
    if low.endswith(("ed", "ies", "ers", "ists", "ments", "tions", "ness", "ment", "tion")) or role_noun(low):
        return False
    if role_noun(follower.lower) == follower.lower and at + 2 < len(plain):
        return plain[at + 2][0].isupper()
    return token.text in given_names() or follower.lower in words("name_verbs") or follower.lower in {"'s", ","}


def is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word is capitalised only because a sentence or a quotation begins with it.

    After a quotation that ends in a comma the reporter goes on, and a capital is a name's.
    """
    if at == 0:
        return True
    before = tokens[at - 1]
    if before.text in {"”", "’", '"', "'"} and at > 1 and before.start == tokens[at - 2].end:
        return tokens[at - 2].text in {".", "!", "?"} and before.text in {"”", '"'}
    return before.text[0] in OPENING and not (before.text == "." and at > 1 and len(tokens[at - 2].text) == 1)


def _run_end(tokens: Sequence[Token], plain: list[str], first: int, shape: Usage) -> int:
    hit = match_known(plain, first, len(plain))
    at = hit[0] if hit else first + 1
    while at < len(tokens):
        step = _step(tokens, first, at, shape)
        if not step:
            break
        at += step
    return at


def _step(tokens: Sequence[Token], first: int, at: int, shape: Usage) -> int:
    """Say how many tokens from `at` on still belong to the run."""
    token, before = tokens[at], tokens[at - 1]
    if is_capital(token):
        fits = token.lower not in words("name_calendar") or (
            before.text in given_names() and token.text in _MONTH_NAMES
        )
        return int(fits and before.text != "," and token.start - before.end <= 2)
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None:
        return 0
    low = token.lower
    if token.text == "," and after.lower in _INCORPORATED:
        return 2
    if token.text == "&" or (token.text == "." and len(before.text) == 1 and before.text.isupper()):
        return 2 * is_capital(after) if token.text == "&" else int(is_capital(after))
    if low in {"of", "for"} and _takes_of(tokens, first, at):
        skip = 1 + (after.lower == "the")
        return skip + 1 if at + skip < len(tokens) and is_capital(tokens[at + skip]) else 0
    if low == "and" and is_capital(after) and ((_portfolio(before) and _portfolio(after)) or _one_office(tokens, at)):
        return 2
    if low == "and" and (before.text, after.text) in shape.joined and _names_one_body(tokens, first, at):
        return 2
    if low in {"'", "'s"} and is_capital(after) and _of_members(tokens, at):
        return 2
    if token.text in words("name_links"):
        skip = 1 + (after.text in words("name_links"))
        if low in inner_links() and low not in {"a", "la"} and match_known([bare(before.text)], 0, 1):
            return 0
        return skip + 1 if at + skip < len(tokens) and is_capital(tokens[at + skip]) else 0
    return 0


def _of_members(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a possessive belongs to a name: "the Allied Drivers' Union", "the Children's Society"."""
    owner = tokens[at - 1].lower
    if tokens[at].lower == "'s" and owner not in {"men", "women", "children", "people", "king", "queen"}:
        return False
    if tokens[at].lower == "'" and not (owner.endswith("s") and tokens[at].start == tokens[at - 1].end):
        return False
    last = at + 1
    while last + 1 < len(tokens) and is_capital(tokens[last + 1]):
        last += 1
    return body_noun(tokens[last].lower) is not None


def _names_one_body(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether no person and no country stands before an "and" that the text writes between the same two words."""
    return tokens[first].text not in given_names() and match_known([bare(tokens[at - 1].text)], 0, 1) is None


def _one_office(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "and" joins the two subjects of one office: "the Mines and Quarries Commission"."""
    if at + 2 >= len(tokens) or not is_capital(tokens[at + 2]) or tokens[at - 1].text in given_names():
        return False
    body = body_noun(tokens[at + 2].lower)
    if role_noun(tokens[at + 2].lower) not in {None, tokens[at + 2].lower} and role_noun(tokens[at + 1].lower) is None:
        return True
    official = body is not None and body.kind in {"official", "government", "political"} and not body.place
    known_before = match_known([bare(tokens[at - 1].text)], 0, 1)
    return official and known_before is None and body_noun(tokens[at - 1].lower) is None


def _portfolio(token: Token) -> bool:
    return token.lower in words("name_modifiers") or body_noun(token.lower) is not None


def _takes_of(tokens: Sequence[Token], first: int, at: int) -> bool:
    before = tokens[at - 1].lower
    if tokens[at].lower == "for":
        return any(body_noun(t.lower) for t in tokens[first:at]) or before == "state"
    return body_noun(before) is not None or role_noun(before) is not None or before in {"republic", "kingdom"}
