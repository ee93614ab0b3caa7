"""What a statement is about, in a form that a question can take up: a clause, something to do, a charge, or its words.

A matter is put to somebody. Where its words speak of whoever is asked, they say "you"; where it makes no clause of its
own, the article's sentence is quoted whole, so that a question always holds together.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from factcheck.language.clauses import clip, reads_as_clause, without_that
from factcheck.language.compression import shorten
from factcheck.language.lexicon import words
from factcheck.language.names import Entity
from factcheck.language.names.words import find_known
from factcheck.language.reading import Reading
from factcheck.language.standalone import as_prose, in_prose, resolutions
from factcheck.language.statements import Statement
from factcheck.language.wording import Edit, count_words, lead_in, render
from factcheck.models import Span

MARKS = "“”\"'‘’ ,.;:"
_TO_DO = re.compile(r"to (?!an?\b|the\b|his\b|her\b|its\b|their\b|\d)(?=[a-z])")
"""An infinitive: "to extend the pause", not "to an extension"."""
_CHARGE = re.compile(r"\bof (?=(?:[a-z]+ly )?[a-z]+ing\b)")
_INNER = str.maketrans({"“": "‘", "”": "’"})
_LAST_STOP = re.compile(r"[.,](?=’$)")
_STRAIGHT = re.compile(r'"(?=\w)')
_OPENS_WITH = re.compile(r"(it|they|he|she|we|I|you)\b ?(?:[a-z]+ly )?([a-z]+)\b")
_FOR_YOU = {"has": "have", "is": "are", "was": "were", "am": "are", "does": "do", "would": "will", "isn't": "aren't"}
_HAD = re.compile(r"^ (?:not |never )?(?:[a-z]+ly )?([a-z]+)\b")
_POSSESSIVES = re.compile(r"\b(?:its|his|her|our|my)\b")
_AHEAD = 4


@dataclass(frozen=True)
class Matter:
    """A statement as something to ask about."""

    reading: Reading
    statement: Statement

    @property
    def origin(self) -> Entity | None:
        """Who is said to have said it first."""
        return self.statement.origin

    @cached_property
    def to_do(self) -> str:
        """What somebody is to do, without its "to": "extend the pause"; empty where it is no such thing."""
        match = _TO_DO.match(self._core)
        return self._core[match.end() :] if match and not self._quoted else ""

    @cached_property
    def charge(self) -> str:
        """What somebody is accused of: "hiding a leak"; empty where the words do not say it so."""
        link = self.statement.chain[-1] if self.statement.chain else None
        match = _CHARGE.search(self._core) if link and link.act == "accused" else None
        return self._core[match.end() :] if match and not self._quoted else ""

    @cached_property
    def clause(self) -> str:
        """What is asserted, as a clause that stands behind "that"; empty where it is none."""
        text, core = self.reading.document.text, self.statement.core
        plain = len(core) == 1 and not self._quoted and self.statement.part != "headline" and not self.to_do
        return self._core if plain and reads_as_clause(text, without_that(text, core[0])) else ""

    @cached_property
    def quotation(self) -> str:
        """The words that stand between quotation marks in it, the first such passage; empty where there are none."""
        document, core = self.reading.document, self.statement.core
        quoted = [cut for c in core for q in document.quotes_in(c) if (cut := clip(q.inner, c))]
        return " ".join(quoted[0].of(document.text).split()).strip(MARKS) if quoted else ""

    def put_to(self, asked: str) -> str:
        """Give the clause for whoever is asked (a name): what they say of themselves is said of "you"; else empty.

        A pronoun that nobody is named for makes no clause to send.
        """
        origin, clause = self.origin, self.clause
        own = origin is not None and origin.name == asked
        if own and origin is not None and clause.startswith(f"{origin.name} "):
            clause = f"it {clause.removeprefix(origin.name).strip()}"
        match = _OPENS_WITH.match(clause)
        if match is None:
            return "" if not own and _POSSESSIVES.match(clause) else clause
        verb = match[2]
        if not own or (verb.endswith("s") and verb not in _FOR_YOU):
            return ""
        adverb, rest = clause[match.end(1) : match.start(2)], clause[match.end(2) :]
        verb = "have" if verb == "had" and _is_perfect(rest) else _FOR_YOU.get(verb, verb)
        return f"you{adverb}{verb}{yours(rest)}"

    def told(self, room: int) -> str:
        """Give it as a sentence of the article, with whoever says it, to be quoted within a question."""
        said = in_prose(self.reading, self.statement)
        if count_words(said) > room:
            said = self._shortened(room) or _cut(said, room)
        return _LAST_STOP.sub("", self.inner(said).strip(" ").rstrip(".,;:"))

    def inner(self, said: str) -> str:
        """Write quotation marks as they stand within others."""
        return _STRAIGHT.sub("‘", said).replace('"', "’").translate(_INNER)

    @cached_property
    def _core(self) -> str:
        """What is asserted, in the article's words, whoever is meant by a pronoun named; a small letter in front."""
        text = self.reading.document.text
        spans = tuple(without_that(text, span) for span in self.statement.core)
        edits = [Edit(e.span, as_prose(e.put)) for e in resolutions(self.reading, self.statement, spans)]
        cuts = list(lead_in(text, spans[0]))
        edits += [Edit(cut) for cut in cuts]
        said = render(text, spans, edits).strip(MARKS)
        named = any(e.span.start == spans[0].start and e.put for e in edits)
        opening = Span(cuts[0].end, spans[0].end) if cuts else spans[0]
        return said if named or self._is_name(opening) else said[:1].lower() + said[1:]

    def _is_name(self, span: Span) -> bool:
        """Say whether a span opens with a name, which keeps its capital."""
        text = self.reading.document.text
        first = re.match(r"\W*([\w.’'-]+)", span.of(text))
        word = first[1] if first else ""
        if word in {"A", "The", "An"} or not word:
            return False
        start = span.start + (first.start(1) if first else 0)
        named = any(place.start == start for place, _ in self.reading.entities.named_in(span))
        spelt = word == "I" or (len(word) > 1 and not word[1:].islower())
        spelt = spelt or word.lower().rstrip(".") in words("name_calendar") | words("name_titles")
        surnames = {entity.name.split()[-1] for entity in self.reading.entities.all}
        return named or spelt or word in surnames or find_known(word) is not None

    @property
    def _quoted(self) -> bool:
        return any(self.reading.document.quotes_in(core) for core in self.statement.core)

    def _shortened(self, room: int) -> str | None:
        text, statement = self.reading.document.text, self.statement
        first = statement.chain[0].span if statement.chain else statement.spans[0]
        if len(statement.spans) != 1 or first is None or not statement.spans[0].holds(first):
            return None  # its speaker stands elsewhere, and is put in front
        keep = [c.cue for c in statement.caveats] + [s for k in statement.chain for s in (k.cue, k.span) if s]
        edits = [Edit(e.span, as_prose(e.put)) for e in resolutions(self.reading, statement, statement.spans)]
        return shorten(text, statement.spans[0], room, keep, edits)


def yours(said: str) -> str:
    """Turn what somebody does with what is theirs to whoever does it.

    >>> yours("raise its dividend")
    'raise your dividend'
    """
    return _POSSESSIVES.sub("your", said)


def _is_perfect(rest: str) -> bool:
    """Say whether a participle follows: "had [lost two men]", not "had [two men]"."""
    match = _HAD.match(rest)
    return match is not None and (match[1].endswith("ed") or match[1] in words("participles"))


def _cut(said: str, room: int) -> str:
    """Cut words to so many, never behind a small word; what is left out is marked."""
    kept = said.split()
    while len(kept) > _AHEAD and (count_words(" ".join(kept)) > room or is_loose(kept[-1])):
        kept.pop()
    return " ".join(kept).rstrip(MARKS) + " …"


def is_loose(word: str) -> bool:
    """Say whether a word leads into what follows it: "of", "the"."""
    return word.strip(MARKS).lower() in words("loose_ends") | words("stopwords")
