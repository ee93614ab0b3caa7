"""Where names stand: runs of capitalised words, cut into people with their titles, bodies and countries.

What stands around a name (roles, appositives) is read in `roles`, who is who in `merge`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.names.runs import find_runs, usage
from factcheck.language.names.words import Known, bare, body_noun, given_names, match_known, role_noun, role_of, titles
from factcheck.language.tokens import Token
from factcheck.models import Span

_OUTLETS_BEGIN = frozenset(("radio", "daily"))
_SHORTENED = frozenset(("co", "inc", "corp", "ltd", "bros"))
POST_NOMINALS = frozenset(("qc", "kc", "mp", "msp", "mep"))


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
    role_at: Span | None = None
    heads: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    subject: bool = False
    person: bool = False
    aliases: tuple[tuple[str, ...], ...] = ()
    quoted: bool = False


def find_mentions(document: Document) -> Iterator[Mention]:
    """Find the names of a text in order; bylines, furniture and headlines are left out."""
    shape = usage(document)
    for number, tokens in enumerate(document.tokens):
        if document.parts[number] in {"byline", "boilerplate"} or number in document.titled:
            continue
        plain = [t.text if "." not in t.text else bare(t.text) for t in tokens]
        end = 0
        for first, stop in find_runs(tokens, plain, shape):
            if first >= end:
                end = stop
                yield from _Cut(number, tokens, plain).run(first, stop)


def _joined(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Give the words of a name; initials whose last stop is missing ("M.C.B,") are one word."""
    found: list[str] = []
    end = -1
    for token in tokens:
        if (
            found
            and token.start == end
            and len(token.text) == 1
            and found[-1][-2:-1].isupper()
            and found[-1][-1] == "."
        ):
            found[-1] += token.text
        elif token.text != ".":
            found.append(token.text)
        end = token.end
    return tuple(found)


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
            if not role_of(noun).title and not (at + 1 < stop and self.tokens[at + 1].text in given_names()):
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
            self.tokens[at].lower in {"and", "for", "security", "affairs", "of"}
            or self.tokens[at - 1].lower in {"for", "and"}
        ):
            at += 1
        return at

    def _prefix(self, first: int, stop: int) -> Iterator[Mention]:
        """Give the bodies and people that stand before a title; its own modifiers ("Deputy") are no names."""
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
        if stop - first == 1 or (self.tokens[first].text in given_names() and stop - first == 2):
            return False
        low = self.tokens[stop - 1].lower
        if self.tokens[first].lower in _OUTLETS_BEGIN:
            return True
        if body_noun(low) or (role_noun(low) is not None and role_noun(low) != low):
            return True
        return any(
            body_noun(self.tokens[at].lower) and self.tokens[at + 1].lower in {"of", "for"}
            for at in range(first, stop - 1)
        )

    def _shortens(self, at: int) -> bool:
        """Say whether the mark at `at` is the stop of "Co." or "Inc." and not the end of a sentence."""
        before, mark = self.tokens[at - 1], self.tokens[at]
        return mark.text == "." and mark.start == before.end and before.lower in _SHORTENED

    def _mention(self, first: int, stop: int, title: int, name: Known | None = None) -> Mention:
        if stop + 1 < len(self.tokens) and stop - first > 1 and self._shortens(stop):
            stop += 1
        inside = _joined(self.tokens[first:stop])
        mention = Mention(
            self.number, first, stop, inside, Span(self.tokens[first].start, self.tokens[stop - 1].end), title, name
        )
        for at in range(title, first):
            mention.gender = (
                role_of(noun).gender or mention.gender if (noun := role_noun(self.tokens[at].lower)) else ""
            )
        return mention
