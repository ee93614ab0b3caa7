"""What stands around a name: the title or role before it, the appositive after it, its other names."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.names.mentions import Mention
from factcheck.language.names.parts import APART
from factcheck.language.names.phrases import (
    DETERMINERS,
    ENDS,
    REACH,
    head_nouns,
    is_subject,
    is_verb,
    left_edge,
    premodifies,
    spoken_for,
    step_over,
)
from factcheck.language.names.runs import is_initial
from factcheck.language.names.words import (
    bare,
    body_noun,
    find_known,
    is_capital,
    is_geographic,
    match_known,
    role_noun,
    role_of,
    titles,
)
from factcheck.language.tokens import Token
from factcheck.models import Span

_RELATIVES = frozenset(["who", "which", "whose", "whom", "where", "when", "that", "while", "and", "but"])
_ADDRESS = frozenset(("mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lady", "messrs"))
_HOLDS = frozenset(["speaks", "speak", "chairs", "heads", "leads", "runs", "owns", "chaired", "headed", "led", "ran"])
_RENAMED = frozenset(["known", "called", "rebranded", "renamed", "formerly", "rebadged", "dubbed"])


def describe(document: Document, mentions: Sequence[Mention]) -> None:
    """Write into each mention its role, phrase, aliases and whether it is a subject; the mentions come in order."""
    for mention in mentions:
        tokens = document.tokens[mention.sentence]
        start, stop = mention.title, mention.stop
        mention.phrase = Span(tokens[start].start, mention.span.end)
        if mention.known is None or mention.known.sort == "body":
            start, role = _before(tokens, mention)
            stop, after = _after(tokens, mention)
            _set_role(tokens, mention, role, after)
            _relative(tokens, mention)
        start -= int(start > 0 and tokens[start - 1].lower in DETERMINERS)
        mention.phrase = Span(tokens[start].start, tokens[stop - 1].end)
        mention.aliases = tuple(_aliases(tokens[mention.stop : stop])) + tuple(_bracketed(tokens, mention))
        mention.subject = is_subject(tokens, start, stop)


def _relative(tokens: Sequence[Token], mention: Mention) -> None:
    """Read ", who speaks for the union" after a name: a person, and their role where nothing else tells it."""
    at = step_over(tokens, mention.stop)
    if at + 3 < len(tokens) and tokens[at].text == "," and tokens[at + 1].lower in {"a", "an"}:
        aside = next((i for i in range(at + 2, min(at + 10, len(tokens))) if tokens[i].text in ENDS), at + 2)
        mention.person = mention.person or any(t.lower == "who" for t in tokens[at + 2 : aside + 1])
    if at + 3 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].lower != "who":
        return
    mention.person = True
    if mention.role is None and tokens[at + 2].lower in _HOLDS:
        stop = next((i for i in range(at + 2, min(at + REACH, len(tokens))) if tokens[i].text in ENDS), len(tokens))
        mention.role, mention.role_at = _words(tokens[at + 1 : stop]), Span(tokens[at + 1].start, tokens[stop - 1].end)


def _set_role(
    tokens: Sequence[Token], mention: Mention, before: tuple[int, int] | None, after: tuple[int, int] | None
) -> None:
    for part in (before, after):
        if part is None:
            continue
        first, stop = part
        role = tokens[first:stop]
        last = role_noun(role[-1].lower)
        heads = head_nouns(role) or ((last,) if last is not None else ())
        mention.heads += heads
        if len(role) == 1 and role[0].lower.rstrip(".") in _ADDRESS:
            continue
        if mention.role is None or (part is after and before is not None and before[1] - before[0] == 1):
            titled = mention.role if part is after and role[0].lower in {"of", "from", "at"} else None
            mention.role_at = Span(role[0].start, role[-1].end)
            mention.role = f"{titled} {_words(role)}" if titled else _words(role)
        mention.of += tuple(o for o in spoken_for(role) if _may_speak(heads, o))
        for head in heads:
            mention.gender = mention.gender or role_of(head).gender
        mention.person = mention.person or (bool(heads) and role_noun(heads[0]) is not None)


def _may_speak(heads: tuple[str, ...], owner: str) -> bool:
    """Say whether someone of that role speaks for a country: a doctor or a player does not."""
    name = find_known(owner)
    if name is None or name.sort == "body" or not heads:
        return True
    role = role_of(heads[0]) if role_noun(heads[0]) else None
    return role is not None and (
        role.speaks or role.kind in {"government", "political", "military", "official", "legal"}
    )


def _words(role: Sequence[Token]) -> str:
    parts = [role[0].text]
    for left, right in pairwise(role):
        parts += " " * (right.start > left.end) + right.text
    return "".join(parts)


def _before(tokens: Sequence[Token], mention: Mention) -> tuple[int, tuple[int, int] | None]:
    """Find the role that stands before a name: its title, a role noun in small letters, or a phrase and a comma."""
    start = mention.title
    addressed = all(t.lower.rstrip(".") in titles() for t in tokens[start : mention.first])
    if start < mention.first and not (addressed and _behind_comma(tokens, start)):
        start = left_edge(tokens, start)
        return start, (start, mention.first)
    before = tokens[start - 1].lower if start else ""
    if start and _introduces(before) and not is_capital(tokens[start - 1]):
        start = left_edge(tokens, start - 1)
        return start, (start, mention.first)
    if before == "the" and start > 1 and (noun := body_noun(tokens[start - 2].lower)) and noun.kind == "outlet":
        first = left_edge(tokens, start - 2)
        return first, (first, start - 1)
    comma = _behind_comma(tokens, start)
    if comma and (lead := _lead_in(tokens, comma)) is not None and _closed(tokens, mention.stop):
        return lead, (lead, comma)
    return start, (start, mention.first) if start < mention.first else None


def _behind_comma(tokens: Sequence[Token], start: int) -> int:
    """Give the comma that a name stands behind, past its article; 0 where there is none."""
    at = start - 1 - int(start > 1 and tokens[start - 1].lower == "the")
    return at if at > 0 and tokens[at].text == "," else 0


def _introduces(word: str) -> bool:
    """Say whether a word in small letters directly before a name tells what it is ("spokesman", "daily")."""
    if role_noun(word) == word:
        return True
    body = body_noun(word)
    return body is not None and word not in APART and (bool(body.means) or body.kind in {"outlet", "armed_group"})


def _lead_in(tokens: Sequence[Token], comma: int) -> int | None:
    """Find where "the U.N. mediator for Syria" begins before its comma; None where no such phrase stands there."""
    low = max(0, comma - REACH)
    at = comma - 1
    while at >= low and (
        tokens[at].lower in words("name_prepositions") or premodifies(tokens, at) or tokens[at].lower in DETERMINERS
    ):
        at -= 1
    at += 1
    while at < comma and tokens[at].lower in words("name_prepositions") | {"'s"}:
        at += 1
    if at < comma and tokens[at].lower in DETERMINERS:
        at += 1
    at = _last_part(tokens, at, comma)
    opened = (at > 0 and (tokens[at - 1].lower in DETERMINERS or is_initial(tokens, at))) or any(
        t.lower == "'s" for t in tokens[at:comma]
    )
    return at if opened and comma > at and head_nouns(tokens[at:comma]) else None


def _last_part(tokens: Sequence[Token], at: int, comma: int) -> int:
    """Step over the part of a phrase that already told of another name: "Acme, the arm of the owner, Ore Plc"."""
    first = at - int(at > 0 and tokens[at - 1].lower in DETERMINERS)
    if first < 2 or tokens[first - 1].text != "," or not is_capital(tokens[first - 2]):
        return at
    last = next((i for i in range(comma - 1, at, -1) if tokens[i].lower in words("name_prepositions")), None)
    if last is None:
        return at
    last += 1 + int(last + 1 < comma and tokens[last + 1].lower in DETERMINERS)
    return last if head_nouns(tokens[last:comma]) else at


def _closed(tokens: Sequence[Token], stop: int) -> bool:
    stop = step_over(tokens, stop)
    after = tokens[stop].lower if stop < len(tokens) else "."
    return after in ENDS or is_verb(after) or after in {"today", "on", "in", "at", "to", "from", "and", "for"}


def _after(tokens: Sequence[Token], mention: Mention) -> tuple[int, tuple[int, int] | None]:
    """Find the appositive that follows a name, past an age or a party in brackets; where the phrase ends."""
    at = mention.stop
    at = step_over(tokens, at)
    if at + 1 >= len(tokens):
        return mention.stop, None
    if tokens[at].lower in {"of", "from", "at"} or (tokens[at].text == "," and tokens[at + 1].lower in {"of", "from"}):
        stop = _belonging(tokens, at + (tokens[at].text == ","))
        if not stop or mention.body or mention.known is not None:
            return mention.stop, None
        return stop, (at + (tokens[at].text == ","), stop) if _names_body(tokens[at:stop]) else None
    if tokens[at].text != ",":
        return mention.stop, None
    placed = mention.first and tokens[mention.first - 1].lower in {"of", "in", "from", "near"} and not mention.body
    if placed or is_geographic(mention.words):
        return mention.stop, None
    stop = _appositive_end(tokens, at + 1)
    if not _is_appositive(tokens, at + 1, stop) or _speaks_itself(tokens, at + 1, stop):
        return mention.stop, None
    first = at + 1 + (tokens[at + 1].lower in DETERMINERS)
    end = next((i for i in range(first, stop) if tokens[i].lower in _RELATIVES - {"and"}), stop)
    mention.person = mention.person or (tokens[at + 1].lower in {"a", "an"} and not head_body(tokens[first:end]))
    return stop, (first, end) if end > first else None


def _speaks_itself(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Say whether the words after a comma are no appositive but who says what stands before: "…, the company said"."""
    definite = tokens[first].lower in DETERMINERS - {"a", "an"} or any(t.lower == "'s" for t in tokens[first:stop])
    return definite and stop < len(tokens) and is_verb(tokens[stop].lower)


def _names_body(role: Sequence[Token]) -> bool:
    plain = [bare(t.text) for t in role]
    hits = [hit[1].sort for at in range(len(plain)) if (hit := match_known(plain, at, len(plain))) is not None]
    return any(body_noun(t.lower) for t in role) or "body" in hits or "country" in hits


def head_body(role: Sequence[Token]) -> bool:
    """Say whether a phrase speaks of a body and not of a person."""
    heads = head_nouns(role)
    return bool(heads) and role_noun(heads[0]) is None


def _belonging(tokens: Sequence[Token], at: int) -> int | None:
    """Give the end of "of the University of York" after a person, or None where no name follows."""
    stop = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].lower == "the")
    begin = stop
    while (
        stop < len(tokens)
        and stop - begin < 10
        and (is_capital(tokens[stop]) or tokens[stop].lower in {"of", "and", "'s", "&"})
    ):
        stop += 1
    while stop > begin and not is_capital(tokens[stop - 1]):
        stop -= 1
    return stop if stop > begin else None


def _appositive_end(tokens: Sequence[Token], first: int) -> int:
    stop = first
    limit = min(len(tokens), first + REACH)
    relative = False
    while stop < limit:
        token = tokens[stop]
        relative = relative or token.lower in _RELATIVES - {"and"}
        if token.text in ENDS or (not relative and is_verb(token.lower) and stop > first + 1):
            break
        stop += 1
    return stop


def _is_appositive(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Say whether the words after a name and a comma tell who it is."""
    if stop <= first or stop >= len(tokens) + 1:
        return False
    low = tokens[first].lower
    inner = tokens[first + (low in DETERMINERS) : stop]
    if low in _RELATIVES or low in words("name_prepositions") or is_verb(low) or not inner:
        return False
    heads = head_nouns(inner)
    if low in {"a", "an"}:
        return True
    if not heads:
        return False
    if low in DETERMINERS:
        return True
    cut = next((at for at in range(first, stop) if tokens[at].lower in words("name_prepositions")), stop)
    last = tokens[cut - 1]
    plain = cut - first < 4 and all(t.text == t.lower and t.text.isalpha() for t in tokens[first:cut])
    shaped = (plain and role_noun(last.lower) == last.lower) or all(premodifies(tokens, at) for at in range(first, cut))
    if is_capital(last) and role_noun(last.lower) is None:
        return False
    joined = any(t.lower == "and" for t in inner[:3]) and is_capital(inner[0])
    return shaped and not joined and (not is_capital(inner[0]) or any(role_noun(h) for h in heads))


def _aliases(role: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    for at, token in enumerate(role):
        if token.lower in _RENAMED and at + 1 < len(role):
            first = at + 1 + (role[at + 1].lower == "as")
            stop = first
            while stop < len(role) and is_capital(role[stop]):
                stop += 1
            if stop > first:
                yield tuple(t.text for t in role[first:stop])


def _bracketed(tokens: Sequence[Token], mention: Mention) -> Iterator[tuple[str, ...]]:
    """Give the short form that follows a longer name in brackets: "the National Grid Authority (NGA)"."""
    at = mention.stop
    if len(mention.words) > 1 and at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        short = bare(tokens[at + 1].text)
        if short.isalpha() and short[:1] == mention.words[0][0].upper() and sum(c.isupper() for c in short) > 1:
            yield (tokens[at + 1].text,)
