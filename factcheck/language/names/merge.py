"""Which names mean one: full names and surnames, acronyms, "also known as", capitals for their governments."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.names.mentions import Mention
from factcheck.language.names.party import Party, Words, fold, same_words
from factcheck.language.names.phrases import DETERMINERS, is_verb
from factcheck.language.names.words import (
    NEWS,
    Known,
    bare,
    body_noun,
    find_known,
    initials,
    lowered,
    match_known,
    singular,
)
from factcheck.models import Span

_DIRECTIONS = frozenset(
    ("north", "south", "east", "west", "new", "greater", "lower", "upper", "great", "northern", "southern",
    "eastern", "western")
)  # fmt: skip
_CANDIDATES = 16
_KINDS = frozenset(
    ("service", "agency", "group", "company", "corporation", "limited", "co", "inc", "corp", "ltd", "plc")
)
_PLACING = frozenset(
    ("in", "at", "near", "from", "to", "into", "around", "outside", "across", "through", "of", "on", "over",
    "between", "toward", "towards")
)  # fmt: skip


def merge(document: Document, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Sort the mentions of a text into parties, in the order of their first mention."""
    table = _Table(document, mentions)
    short = [m for m in mentions if _is_short(m)]
    for mention in mentions:
        if not _is_short(mention):
            table.add_full(mention)
    table.join_aliases()
    table.join_prefixes()
    table.index_initials()
    for mention in short:
        table.add_short(mention)
    table.find_people()
    table.add_headlines()
    parties = [p for p in table.parties if p.mentions]
    for party in parties:
        party.mentions.sort(key=lambda m: m.span)
    return tuple(sorted(parties, key=lambda p: p.mentions[0].span))


def _is_short(mention: Mention) -> bool:
    return mention.known is None and not mention.body and sum(w not in words("name_links") for w in mention.words) < 2


def _same_but_kind(key: Words, party: Party) -> bool:
    """Say whether one of two names only lacks the other's last word for its kind: "Plains Wire" (Service)."""
    short, long = sorted((key, party.key), key=len)
    return party.known is None and len(short) > 1 and (*short, long[-1]) == long and long[-1] in _KINDS


def _shortens(short: Party, long: Party) -> bool:
    """Say whether one name is the beginning of another that is no person's and no newspaper's."""
    noun = body_noun(long.key[-1])
    news = noun is not None and noun.kind in NEWS
    begins = len(short.key) < len(long.key) and long.key[: len(short.key)] == short.key
    return begins and long.known is None and long.person is not True and not news


class _Table:
    """The parties found so far, by their words."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self.document = document
        self.parties: list[Party] = []
        self.exact: dict[Words, Party] = {}
        self.last: dict[str, list[Party]] = {}
        self.first: dict[str, list[Party]] = {}
        self.initials: dict[str, Party] = {}
        self.named = {m.known.name for m in mentions if m.known is not None and m.known.sort in {"country", "demonym"}}

    def add_full(self, mention: Mention) -> None:
        """Put a known name, a body or a name of several words where it belongs."""
        name = mention.known
        if name is not None and name.sort == "demonym":
            return
        if name is not None and (name.sort != "capital" or self._acts(mention, name.name)):
            name = find_known(name.of) or name if name.same and name.of in self.named else name
            self._put(fold(name.name.split()), mention, name)
            return
        key = self._part_key(mention) if mention.body else fold(mention.words)
        party = self.exact.get(key) or self._longer(key, mention)
        self._put(key if party is None else party.key, mention, None)
        self.exact.setdefault(key, self.exact[key if party is None else party.key])

    def _acts(self, mention: Mention, country: str) -> bool:
        """Say whether a capital stands for its government: its country is named, and it does something."""
        if country not in self.named:
            return False
        tokens = self.document.tokens[mention.sentence]
        before = tokens[mention.first - 1].lower if mention.first else ""
        after = tokens[mention.stop].lower if mention.stop < len(tokens) else "."
        if before in _PLACING or before in {",", "and", "the"}:
            return False
        return after == "'s" or is_verb(after) or before.endswith(("ing", "ed"))

    def _part_key(self, mention: Mention) -> Words:
        """Key a country's body by country and noun, however it is written ("Russia's", "Russian", capitals)."""
        key = fold(mention.words)
        if mention.of and (hit := match_known([bare(w) for w in mention.words], 0, len(mention.words))) is not None:
            rest = fold(mention.words[hit[0] :])
            return (*fold(hit[1].name.split()), *(singular(w) for w in rest)) if rest else key
        return key

    def _longer(self, key: Words, mention: Mention) -> Party | None:
        if not key:
            return None
        found = [
            p
            for p in self.last.get(key[-1], ())[:_CANDIDATES]
            if (same_words(key, p.key) or same_words(p.key, key)) and self._agree(key, p, mention)
        ]
        return self._nearest(
            found or [p for p in self.first.get(key[0], ())[:_CANDIDATES] if _same_but_kind(key, p)], mention
        )

    def _agree(self, key: Words, party: Party, mention: Mention) -> bool:
        if party.known is not None or (mention.gender and party.gender and mention.gender != party.gender):
            return False
        longer = party.key if len(party.key) > len(key) else key
        if party.person is not True and (len(key) != len(party.key)) and longer[0] in _DIRECTIONS:
            return False
        return not (mention.body and party.person) and not (mention.person and party.person is False)

    def _nearest(self, parties: Sequence[Party], mention: Mention) -> Party | None:
        """Choose the party mentioned last before this mention, or else the first one after it."""

        def rank(party: Party) -> tuple[bool, int]:
            at = bisect_left(party.starts, mention.span.start)
            return (False, mention.span.start - party.starts[at - 1]) if at else (True, party.starts[0])

        return min((p for p in parties if p.starts), key=rank, default=None)

    def _put(self, key: Words, mention: Mention, name: Known | None) -> None:
        party = self.exact.get(key)
        if party is None:
            party = self.exact[key] = Party(key, known=name)
            self.parties.append(party)
            if name is None and key:
                self.last.setdefault(key[-1], []).append(party)
                self.first.setdefault(key[0], []).append(party)
        party.add(mention)
        party.starts.append(mention.span.start)
        party.known = party.known or name

    def join_aliases(self) -> None:
        """Make one party of two that the text calls one: "formerly known as", a short form in brackets."""
        for party in tuple(self.parties):
            for alias in [fold(a) for m in party.mentions for a in m.aliases]:
                other = self.exact.get(alias)
                if other is party or not alias:
                    continue
                if other is not None and other.known is None and not other.person:
                    self._join(party, other)
                    self.last.setdefault(alias[-1], []).append(party)
                self.exact.setdefault(alias, party)

    def _join(self, party: Party, other: Party) -> None:
        """Take over all that the text says under another name."""
        for mention in other.mentions:
            party.add(mention)
        party.starts = sorted(party.starts + other.starts)
        other.mentions, other.starts = [], []
        self.exact.update({k: party for k, p in self.exact.items() if p is other})

    def join_prefixes(self) -> None:
        """Make one party of a body and the words it is shortened to: "Northern Counties Trains", "Northern Counties".

        The longer name comes first, it is no newspaper's, and what the shorter one names acts.
        """
        for party in tuple(self.parties):
            if len(party.key) < 2 or party.known is not None or party.person is True or not party.starts:
                continue
            longer = [
                p
                for p in self.first.get(party.key[0], ())[:_CANDIDATES]
                if p.starts and p.starts[0] < party.starts[0] and _shortens(party, p)
            ]
            if len(longer) == 1 and any(self._is_actor(m) for m in party.mentions[:8]):
                self._join(longer[0], party)

    def _is_actor(self, mention: Mention) -> bool:
        tokens = self.document.tokens[mention.sentence]
        return mention.stop < len(tokens) and (
            tokens[mention.stop].lower == "'s" or is_verb(tokens[mention.stop].lower)
        )

    def index_initials(self) -> None:
        """Note the initials of every name of several words."""
        for party in self.parties:
            if party.mentions and party.person is not True and party.known is None:
                self.initials.setdefault(initials(party.mentions[0].words), party)

    def add_short(self, mention: Mention) -> None:
        """Put a single word with the person or body it is short for, or by itself."""
        key = fold(mention.words)
        party = self.exact.get(key) or self._shortened(key, mention)
        if party is not None and mention.gender and party.gender and mention.gender != party.gender:
            party = None
            key = (mention.gender + ".", *key)
        if party is None:
            self._put(key, mention, None)
            return
        party.add(mention)

    def _shortened(self, key: Words, mention: Mention) -> Party | None:
        if not key:
            return None
        text = bare(mention.words[0])
        if text.isupper() and 2 <= len(text) <= 8 and (hit := self.initials.get(text)) is not None:
            return hit
        ends = [p for p in self.last.get(key[-1], ())[:_CANDIDATES] if p.mentions and self._ends(key, p, mention)]
        begins = [p for p in self.first.get(key[0], ())[:_CANDIDATES] if p.mentions and self._begins(key, p, mention)]
        return self._family_name(ends, mention) or self._nearest(ends, mention) or self._nearest(begins, mention)

    def _family_name(self, parties: Sequence[Party], mention: Mention) -> Party | None:
        """Choose, of relatives with one surname, whom the text speaks of most before: his mother does not take it."""
        counts = [(sum(m.span < mention.span for m in p.mentions[-_CANDIDATES:]), p) for p in parties if p.person]
        most = max((n for n, _ in counts), default=0)
        first = [p for n, p in counts if n == most]
        return first[0] if len(counts) > 1 and most > 1 and len(first) == 1 else None

    def _ends(self, key: Words, party: Party, mention: Mention) -> bool:
        if party.key[0] == "radio":
            return False
        tails = {party.key, *(fold(m.words) for m in party.mentions[:8])}
        return any(key == tail[-len(key) :] for tail in tails) and self._agree(key, party, mention)

    def _begins(self, key: Words, party: Party, mention: Mention) -> bool:
        """Say whether a single word may be a first name, an Asian family name, or the first word of a company."""
        if len(key) != 1 or len(party.key) < 2 or (mention.role and mention.person and party.person is not True):
            return False
        noun = body_noun(party.key[-1])
        return party.person is True or (noun is not None and noun.kind in {"company", "participant", "armed_group"})

    def find_people(self) -> None:
        """Take for a person whom the text names by two words and later by the last alone: "Iris Dunne … Dunne"."""
        for party in self.parties:
            if party.person is not None or party.known is not None or len(party.key) != 2 or not party.mentions:
                continue
            short = [m for m in party.mentions if fold(m.words) == party.key[-1:]]
            acts = any(self._is_actor(m) for m in short)
            party.told_person = acts and not any(self._has_article(m) for m in party.mentions)

    def _has_article(self, mention: Mention) -> bool:
        before = self.document.tokens[mention.sentence][mention.first - 1].lower if mention.first else ""
        return before in DETERMINERS

    def add_headlines(self) -> None:
        """Find in titles and lines of capitals the names that running text has given, and known ones."""
        forms: dict[str, list[tuple[Words, Party]]] = {}
        for party in self.parties:
            surname = {party.key[-1:]} if party.person and len(party.key) > 1 else set()
            for form in sorted(surname | {lowered(m.words) for m in party.mentions if m.words[0][0].isupper()}):
                forms.setdefault(form[0], []).append((form, party))
        for table in forms.values():
            table.sort(key=lambda pair: (-len(pair[0]), pair[1].starts[:1]))
        for number in sorted(self.document.titled):
            if self.document.parts[number] not in {"byline", "boilerplate"}:
                for mention, owner in list(self._in_headline(number, forms)):
                    if owner is None:
                        self.add_full(mention)
                    else:
                        owner.add(mention)

    def _in_headline(
        self, number: int, forms: dict[str, list[tuple[Words, Party]]]
    ) -> Iterator[tuple[Mention, Party | None]]:
        tokens = self.document.tokens[number]
        low, plain, at = list(lowered(t.text for t in tokens)), [bare(t.text) for t in tokens], 0
        while at < len(tokens):
            hit = next(
                ((f, p) for f, p in forms.get(low[at], ())[:_CANDIDATES] if tuple(low[at : at + len(f)]) == f), None
            )
            fresh = match_known(plain, at, len(plain)) if hit is None and tokens[at].text[0].isupper() else None
            stop = at + len(hit[0]) if hit else fresh[0] if fresh else at + 1
            if (hit and tokens[at].text[0].isupper()) or fresh:
                span = Span(tokens[at].start, tokens[stop - 1].end)
                inside = tuple(t.text for t in tokens[at:stop])
                mention = Mention(number, at, stop, inside, span, at, fresh[1] if fresh else None, phrase=span)
                yield mention, hit[1] if hit else None
            at = stop
