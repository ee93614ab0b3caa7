"""Where names stand: runs of capitalised words in running text, cut into people, bodies and countries.

A run is found by its shape alone; word lists say which of its words are a title, a body or a known name. What stands
around a name (roles, appositives) is read in `name_roles`, who is who in `name_merge`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.name_words import (
    Known,
    bare,
    body_noun,
    given_names,
    is_capital,
    match_known,
    role_noun,
    role_of,
    titles,
)
from factcheck.language.tokens import Token
from factcheck.models import Span

_OPENING = frozenset("“‘\"'«:.!?;•*–—-…(")
POST_NOMINALS = frozenset("qc kc mp msp mep".split())


@dataclass(slots=True)
class Mention:
    """One name in one place: its words, the tokens it covers, the title before it, and what it is known as.

    `first` and `stop` are token indexes in the sentence; `title` is the index where its capitalised title begins
    (`first` where it has none).
    """

    sentence: int
    first: int
    stop: int
    words: tuple[str, ...]
    span: Span
    title: int
    known: Known | None = None
    body: bool = False
    gender: str = ""
    phrase: Span = field(default=Span(0, 0))
    role: str | None = None
    heads: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    subject: bool = False
    person: bool = False
    aliases: tuple[tuple[str, ...], ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    """How a text writes its words: which stand capitalised inside sentences, which in small letters."""

    capitals: frozenset[str]
    small: frozenset[str]


def usage(document: Document) -> Usage:
    """Read how the whole text writes its words; sentences in capitals prove nothing."""
    capitals: set[str] = set()
    small: set[str] = set()
    for tokens in document.tokens:
        if is_headline(tokens):
            continue
        before = ""
        for token in tokens:
            if token.text == token.lower:
                small.add(token.lower)
            elif before and before not in _OPENING and before not in "”’":
                capitals.add(token.lower)
            before = token.text
    return Usage(frozenset(capitals), frozenset(small))


def is_headline(tokens: Sequence[Token]) -> bool:
    """Say whether nearly every longer word is capitalised, and no full stop ends the line: capitals prove nothing."""
    if not tokens or len(tokens) > 60:
        return bool(tokens) and all(t.text.isupper() for t in tokens[:60] if t.text[0].isalpha())
    long = [t.text for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    if all(t.isupper() for t in long) and len(long) > 2:
        return True
    upper = sum(t[0].isupper() for t in long)
    return len(long) > 3 and upper >= 0.75 * len(long) and tokens[-1].text not in {".", "”", '"'}


def find_mentions(document: Document) -> Iterator[Mention]:
    """Find the names of a text in order; bylines, furniture and headlines are left out."""
    shape = usage(document)
    for number, tokens in enumerate(document.tokens):
        if document.parts[number] in {"byline", "boilerplate"} or is_headline(tokens):
            continue
        plain = [bare(t.text) for t in tokens]
        end = 0
        for first, stop in _runs(tokens, plain, shape):
            if first >= end:
                end = stop
                yield from _Cut(number, tokens, plain).run(first, stop)


def _runs(tokens: Sequence[Token], plain: list[str], shape: Usage) -> Iterator[tuple[int, int]]:
    at, size = 0, len(tokens)
    while at < size:
        token = tokens[at]
        if not is_capital(token) or not _may_start(tokens, plain, at, shape):
            at += 1
            continue
        stop = _run_end(tokens, plain, at)
        first = at
        while first and tokens[first - 1].text in words("name_links") and tokens[first - 1].text not in {"a", "la"}:
            first -= 1
        yield first, stop
        at = stop


def _may_start(tokens: Sequence[Token], plain: list[str], at: int, shape: Usage) -> bool:
    """Say whether a capitalised word begins a name; where a sentence begins, the rest of the text must bear it out."""
    token = tokens[at]
    follower = tokens[at + 1] if at + 1 < len(tokens) else None
    named_next = follower is not None and is_capital(follower)
    if token.lower in words("name_calendar"):
        return token.text in given_names() and named_next and follower is not None and follower.text not in given_names()
    if any(t.text.startswith("By") and t.text[2:3].isupper() for t in tokens[max(0, at - 2) : at + 1]):
        return False
    initial = is_initial(tokens, at)
    if _is_ligature(token.text):
        return False
    if token.text.isupper() and len(token.text) > 1 and match_known(plain, at, len(plain)) is not None:
        return True
    if initial and named_next and role_noun(token.lower) == token.lower.rstrip("."):
        return True
    if token.lower in words("name_common"):
        return not initial and _is_name_although_common(token, plain, at, named_next) or (
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
    return before.text[0] in _OPENING and not (before.text == "." and at > 1 and len(tokens[at - 2].text) == 1)


def _run_end(tokens: Sequence[Token], plain: list[str], first: int) -> int:
    hit = match_known(plain, first, len(plain))
    at = hit[0] if hit else first + 1
    while at < len(tokens):
        step = _step(tokens, first, at)
        if not step:
            break
        at += step
    return at


def _step(tokens: Sequence[Token], first: int, at: int) -> int:
    """Say how many tokens from `at` on still belong to the run."""
    token, before = tokens[at], tokens[at - 1]
    if is_capital(token):
        fits = token.lower not in words("name_calendar") or before.text in given_names() and token.text in _MONTH_NAMES
        return int(fits and before.text != "," and token.start - before.end <= 2)
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None:
        return 0
    low = token.lower
    if token.text == "&" or (token.text == "." and len(before.text) == 1 and before.text.isupper()):
        return 2 * is_capital(after) if token.text == "&" else int(is_capital(after))
    if low in {"of", "for"} and _takes_of(tokens, first, at):
        skip = 1 + (after.lower == "the")
        return skip + 1 if at + skip < len(tokens) and is_capital(tokens[at + skip]) else 0
    if low == "and" and is_capital(after) and (_portfolio(before) and _portfolio(after) or _one_office(tokens, at)):
        return 2
    if token.text in words("name_links"):
        skip = 1 + (after.text in words("name_links"))
        return skip + 1 if at + skip < len(tokens) and is_capital(tokens[at + skip]) else 0
    return 0


_MONTH_NAMES = frozenset({"May", "June", "April", "March", "August"})


def _one_office(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "and" joins the two subjects of one office: "the Mines and Quarries Commission"."""
    if at + 2 >= len(tokens) or not is_capital(tokens[at + 2]) or tokens[at - 1].text in given_names():
        return False
    body = body_noun(tokens[at + 2].lower)
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


class _Cut:
    """One sentence whose runs are cut into mentions."""

    def __init__(self, number: int, tokens: Sequence[Token], plain: list[str]) -> None:
        self.number, self.tokens, self.plain = number, tokens, plain

    def run(self, first: int, stop: int) -> Iterator[Mention]:
        """Cut a run: what stands before its last title, and the person it belongs to; or a body or name as a whole."""
        if self.tokens[first].lower == "the" and stop - first > 1 and match_known(self.plain, first, stop) is None:
            first += 1
        title = self._title(first, stop)
        if title == stop - 1 and title - first > 1 and self.tokens[title].lower in POST_NOMINALS:
            yield self._lettered(first, title)
            return
        if title is None:
            yield from self._plain(first, stop, first)
            return
        name = self._after_of(title + 1, stop)
        yield from self._prefix(first, title)
        if name > title + 1:
            yield from (m for m in self._plain(title + 2, name, title + 2) if m.known or m.body)
        if name < stop:
            mention = self._mention(name, stop, first)
            mention.person = True
            yield mention

    def _lettered(self, first: int, title: int) -> Mention:
        """Give a person with letters behind the name ("Fiona Marsh QC")."""
        mention = self._mention(first, title, first)
        mention.person, mention.role, mention.heads = True, self.tokens[title].text, (self.tokens[title].lower,)
        return mention

    def _title(self, first: int, stop: int) -> int | None:
        found = None
        for at in range(first, stop):
            low = self.tokens[at].lower
            noun = role_noun(low)
            if noun is None or noun != low.rstrip(".") or (at == first and stop - first == 1):
                continue
            if at + 1 < stop and body_noun(self.tokens[at + 1].lower) and self.tokens[at + 1].text not in given_names():
                continue
            if at > first and self.tokens[at - 1].text in given_names() and noun not in titles():
                continue
            found = at
        if found == stop - 1 and body_noun(self.tokens[found].lower):
            return None
        return found

    def _after_of(self, at: int, stop: int) -> int:
        """Step over "of State", "of the United States", "of Canterbury" between a title and its name."""
        if at >= stop or self.tokens[at].lower not in {"of", "for"}:
            return at
        at += 1 + (self.tokens[at + 1].lower == "the")
        hit = match_known(self.plain, at, stop)
        at = hit[0] if hit else at + 1
        while at < stop and (
            self.tokens[at].lower in {"and", "for", "security", "affairs", "of"} or self.tokens[at - 1].lower in {"for", "and"}
        ):
            at += 1
        return at

    def _prefix(self, first: int, stop: int) -> Iterator[Mention]:
        """Give the bodies and people that stand before a title; its own modifiers ("Deputy", "Foreign") are no names."""
        hit = match_known(self.plain, first, stop)
        if hit is not None and hit[1].sort == "body":
            yield self._mention(first, hit[0], first, hit[1])
            first = hit[0]
        at, last = first, stop
        while last > at and self._title_word(last - 1):
            last -= 1
        hit = match_known(self.plain, at, last) if last > at else None
        if last > at and ((hit is not None and hit[0] == last) or self._is_body(at, last)):
            yield from self._plain(at, last, at)
            return
        while at < stop:
            end = at
            while end < stop and not self._title_word(end):
                end += 1
            if end > at:
                yield from self._plain(at, end, at)
            at = end + 1

    def _title_word(self, at: int) -> bool:
        low = self.tokens[at].lower
        if match_known(self.plain, at, len(self.plain)) is not None:
            return False
        return low in words("name_modifiers") or low in {"of", "the", "for", "and", "."} or role_noun(low) is not None

    def _plain(self, first: int, stop: int, title: int) -> Iterator[Mention]:
        """Give a body, a known name and what follows it, or a name."""
        if first >= stop:
            return
        hit = match_known(self.plain, first, stop)
        last = self.tokens[stop - 1]
        if hit is not None and hit[0] == stop:
            yield self._mention(first, stop, title, hit[1])
        elif self._is_body(first, stop):
            mention = self._mention(first, stop, title)
            mention.body = True
            if hit is not None:
                mention.of = (hit[1].name,)
            yield mention
        elif hit is not None and (stop - hit[0] > 1 or match_known(self.plain, hit[0], stop)):
            yield self._mention(first, hit[0], title, hit[1])
            yield from self._plain(hit[0], stop, hit[0])
        elif not (stop - first == 1 and role_noun(last.lower) and last.text not in given_names()):
            yield self._mention(first, stop, title)

    def _is_body(self, first: int, stop: int) -> bool:
        if stop - first == 1 or self.tokens[first].text in given_names() and stop - first == 2:
            return False
        low = self.tokens[stop - 1].lower
        if body_noun(low) or (role_noun(low) is not None and role_noun(low) != low):
            return True
        return any(
            body_noun(self.tokens[at].lower) and self.tokens[at + 1].lower in {"of", "for"} for at in range(first, stop - 1)
        )

    def _mention(self, first: int, stop: int, title: int, name: Known | None = None) -> Mention:
        inside = tuple(t.text for t in self.tokens[first:stop] if t.text != ".")
        mention = Mention(
            self.number, first, stop, inside, Span(self.tokens[first].start, self.tokens[stop - 1].end), title, name
        )
        for at in range(title, first):
            mention.gender = role_of(noun).gender or mention.gender if (noun := role_noun(self.tokens[at].lower)) else ""
        return mention
