"""Noun phrases around names, read a few words to each side so that time stays linear: edges, heads, owners."""

from collections.abc import Iterator, Sequence

from factcheck.language.lexicon import words
from factcheck.language.names.mentions import POST_NOMINALS
from factcheck.language.names.runs import is_initial
from factcheck.language.names.words import bare, body_noun, is_capital, is_modifier, match_known, role_noun, role_of
from factcheck.language.tokens import Token

DETERMINERS = frozenset(
    (
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "some",
        "another",
        "one",
    )
)
ENDS = frozenset(',.;:!?()[]“”"—–') | {"--", "..."}
_CLAUSES = frozenset(("that", "if", "because", "while", "although", "but", "or", "when"))
STOPS = words("name_prepositions") - {"and"}
_PROXIES = frozenset(("spokesman", "spokeswoman", "spokesperson", "lawyer", "lawyers", "attorney", "counsel"))
_RANKS = frozenset(("deputy", "chief", "private"))
REACH = 24


def left_edge(tokens: Sequence[Token], at: int) -> int:
    """Step left over what can stand before a role noun: modifiers, bodies, names and their possessives."""
    low = max(0, at - REACH)
    while at > low and premodifies(tokens, at - 1):
        at -= 1
    while at < len(tokens) - 1 and tokens[at].lower in {"'s", "'", "-"}:
        at += 1
    return at


def premodifies(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word can stand before a role noun: a modifier, a body, a name or its possessive."""
    token = tokens[at]
    if token.lower == "'s":
        return at > 0
    if token.text in {"'", "’"}:
        return at > 0 and tokens[at - 1].end == token.start and tokens[at - 1].lower.endswith("s")
    if token.lower in DETERMINERS or token.lower in words("name_calendar"):
        return False
    if is_capital(token):
        placed = token.lower not in words("name_common") or not is_initial(tokens, at)
        fine = placed or is_modifier(token.lower) or body_noun(token.lower) is not None
        return fine and token.lower not in words("name_prepositions")
    return is_modifier(token.lower) or body_noun(token.lower) is not None or token.lower in words("name_groups")


def head_nouns(role: Sequence[Token]) -> tuple[str, ...]:
    """Give the role and body nouns of a phrase before its first preposition, the last first.

    >>> from factcheck.language.tokens import tokenize
    >>> head_nouns(tokenize("senior member of the city council"))
    ('member',)
    """
    found: list[str] = []
    for at, token in enumerate(role):
        if (token.lower in STOPS and not token.text.isupper()) or token.text in ENDS:
            break
        if found and token.lower in DETERMINERS:
            break
        noun = role_noun(token.lower)
        if noun == "general" and found:
            continue
        if noun is not None and at and role[at - 1].lower in _RANKS and found:
            found.pop()
        if noun is not None or (body_noun(token.lower) and not is_capital(token)):
            found.append(noun or token.lower)
    return tuple(reversed(found))


def is_verb(word: str) -> bool:
    """Say whether a word in small letters is a finite verb that ends a noun phrase."""
    return word in words("name_verbs")


def step_over(tokens: Sequence[Token], at: int) -> int:
    """Step over "(Lab)" and ", 34" after a name."""
    if at < len(tokens) and tokens[at].lower in POST_NOMINALS:
        at += 1
    if at + 2 < len(tokens) and tokens[at].text == "(":
        at = next((i + 1 for i in range(at + 2, min(at + 6, len(tokens))) if tokens[i].text == ")"), at)
    if at + 3 < len(tokens) and tokens[at].text == "," and tokens[at + 1].text[1:2] == "-":
        at += 3 if tokens[at + 2].text == "." else 2
    if at + 2 < len(tokens) and tokens[at].text == "," and tokens[at + 1].text.isdigit() and tokens[at + 2].text == ",":
        at += 2
    return at


def spoken_for(role: Sequence[Token]) -> Iterator[str]:
    """Give the bodies, countries or people that a role belongs to, the nearest to its head first.

    A place after "in", "for" or "to" is where one works, not whom one speaks for.
    """
    plain = [bare(t.text) for t in role]
    at = 0
    while at < len(role):
        token, stop = role[at], at + 1
        if is_capital(token):
            hit = match_known(plain, at, len(plain))
            stop = hit[0] if hit else _name_end(role, at)
            if hit is not None and not _placed(role, at):
                longer = _name_end(role, at)
                if longer > stop and hit[1].sort != "body" and body_noun(role[longer - 1].lower):
                    yield " ".join(t.text for t in role[at:longer])
                    stop = longer
                yield hit[1].name
            elif hit is None and not _placed(role, at) and _owns(role, at, stop):
                yield " ".join(t.text for t in role[at:stop])
        elif at + 1 < len(role) and _is_owner(token.lower) and role_noun(role[at + 1].lower):
            yield token.text
        at = stop


def _owns(role: Sequence[Token], at: int, stop: int) -> bool:
    """Say whether capitals in a role are a name, and not its title or the first word of a sentence."""
    low = role[at].lower
    if stop - at > 1 and body_noun(role[stop - 1].lower) is not None:
        return True
    plain_word = low in words("name_common") and at == 0
    noun = role_noun(low)
    return (
        (noun is None or (stop - at > 1 and not role_of(noun).title))
        and low not in words("name_modifiers")
        and not plain_word
    )


def _is_owner(word: str) -> bool:
    body = body_noun(word)
    return body is not None and body.part


def _name_end(role: Sequence[Token], at: int) -> int:
    """Give the end of a name in a role: at its last noun for a body, or before what belongs to a title."""
    stop, title, body = at + 1, 0, 0
    while stop < len(role) and (is_capital(role[stop]) or _joins(role, stop)) and role_noun(role[stop].lower) is None:
        if body_noun(role[stop].lower):
            body = stop + 1
        elif not title and role[stop].lower in words("name_modifiers") and not _after_of(role, at, stop):
            title = stop
        stop += 1
    titled = stop < len(role) and role_noun(role[stop].lower) is not None
    return body or (title if titled else 0) or stop


def _after_of(role: Sequence[Token], at: int, stop: int) -> bool:
    return any(t.lower in {"of", "for"} for t in role[at:stop])


def _joins(role: Sequence[Token], at: int) -> bool:
    bodied = body_noun(role[at - 1].lower) is not None and at + 1 < len(role) and is_capital(role[at + 1])
    return bodied and role[at].lower in {"of", "for"}


def _placed(role: Sequence[Token], at: int) -> bool:
    if any(t.lower in _PROXIES for t in role[max(0, at - 3) : at]):
        return False
    before = role[at - 1].lower if at else ""
    before = role[at - 2].lower if before == "the" and at > 1 else before
    return before in {"in", "for", "from", "to", "on", "near", "about", "as", "that"}


def is_subject(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Say whether a name is what its sentence speaks of: a verb follows, or a verb of speech stands before it."""
    stop = step_over(tokens, stop)
    stop += int(stop < len(tokens) and tokens[stop].text == ",")
    after = tokens[stop].lower if stop < len(tokens) else "."
    before = tokens[start - 1].lower if start else ""
    if before in STOPS and before not in _CLAUSES:
        return False
    if is_verb(after) or after in {"who", "also", "then", "later"} or (after.endswith("ed") and len(after) > 4):
        return True
    return is_verb(before) and (after in ENDS or tokens[stop - 1].text in ENDS)
