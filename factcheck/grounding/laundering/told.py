"""One sentence of a summary beside the article: its own reading, and the statements of the article that it tells.

A summary sentence is read with the same eyes as the article: who speaks in it, what it leaves open, how it is put. Each
of its assertions (a part) is matched with the article's statements by the stems they share, a rare stem weighing more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.grounding.bench import Bench
from factcheck.language.figures import Figure
from factcheck.language.hops import Link
from factcheck.language.lexicon import words
from factcheck.language.likeness import Signature, signature, stem_of
from factcheck.language.names import Entity, goes_by, same_name
from factcheck.language.reading import Reading, read
from factcheck.language.statements import Statement
from factcheck.models import Span
from factcheck.terms import TITLES, UNNAMED

TELLS = 0.45
"""Share of a part's weight that a statement must have for the part to tell it."""
_BESIDE = 0.8
"""Share of the best statement's weight from which another is told as well."""
_AMONG = 0.5
"""Share of the best sentence's likeness from which another is one of those that a summary sentence tells from."""
_LITTLE = 0.12
_UNKNOWN = 1.5
"""Weight of a stem that the article does not have: a paraphrase has some."""
_DEFINITE = re.compile(r"\bthe ((?:[a-z'-]+ ?){1,4})")
_WORD = re.compile(r"[\w'-]+")


@dataclass(frozen=True)
class Part:
    """One assertion of a summary sentence, and the article's statements that it tells, the likest first."""

    statement: Statement
    tells: tuple[Statement, ...]
    likeness: float

    @property
    def is_remark(self) -> bool:
        """Whether it only says that something is open or denied: "it has yet to be confirmed"."""
        statement = self.statement
        cues = [c.cue for c in statement.caveats if c.status]
        return any(
            core.holds(q) and 2 * (q.end - q.start) >= core.end - core.start for core in statement.core for q in cues
        )

    @property
    def settled(self) -> bool:
        """Whether it is told at all: of what has no like in the article nothing can be proved."""
        return bool(self.tells)


@dataclass(frozen=True)
class Told:
    """A summary sentence, the article it is held against, and the sentences (from 0) that it cites, if any."""

    bench: Bench
    text: str
    cited: frozenset[int] = frozenset()

    @cached_property
    def reading(self) -> Reading:
        """The sentence as the rules read it."""
        article = self.bench.article
        return read(self.text, [Span(0, len(self.text))], ["body"], article.publisher, article.published, "en")

    @cached_property
    def lower(self) -> str:
        """The sentence in lower case with straight marks."""
        return plain(self.text)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(t.lower for t in self.reading.document.tokens[0])

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its stems, without words too common to tell anything."""
        return frozenset(stem for t in self.tokens if (stem := stem_of(t)))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures."""
        return self.reading.figures

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its assertions, each with what it tells."""
        statements = self.reading.statements or self._whole
        return tuple(self._part(s, self._own(s)) for s in statements)

    @property
    def _whole(self) -> tuple[Statement, ...]:
        span = Span(0, len(self.text))
        return (Statement(0, "body", (span,), (span,)),) if self.text.strip() else ()

    def _own(self, statement: Statement) -> Signature:
        tokens = self.reading.document.tokens[0]
        return signature(tokens, self.figures, statement.core)

    def _part(self, statement: Statement, own: Signature) -> Part:
        scored = [(self._weight(own, its), s) for s, its in self._held]
        best = max((score for score, _ in scored), default=0.0)
        if best < TELLS:
            return Part(statement, (), best)
        near = sorted((p for p in scored if p[0] >= best * _BESIDE), key=lambda p: -p[0])
        return Part(statement, tuple(s for _, s in near), best)

    def _weight(self, own: Signature, other: Signature) -> float:
        """Give the share (0 to 1) of a part's stems, weighed by how rare they are, that a statement has."""
        shared = own.stems & other.stems
        if len(shared) < min(2, len(own.stems)):
            return 0.0
        rarity = self.bench.rarity
        return sum(rarity.get(s, 1.0) for s in shared) / (sum(rarity.get(s, _UNKNOWN) for s in own.stems) or 1.0)

    @cached_property
    def _held(self) -> tuple[tuple[Statement, Signature], ...]:
        """The statements of the body among which its parts are looked for: those of the sentences most like it."""
        reading = self.bench.reading
        pairs = [p for p in zip(reading.statements, reading.signatures, strict=True) if p[0].part not in TITLES]
        least = max(self._shares.values(), default=0.0) * _AMONG
        return tuple(p for p in pairs if self._shares.get(p[0].sentence, 0.0) >= max(least, _LITTLE))

    @cached_property
    def _shares(self) -> dict[int, float]:
        """How much of it each sentence of the body that it may tell has."""
        numbers = {s.sentence for s in self.bench.reading.statements if s.part not in TITLES}
        numbers -= self.bench.tainted
        return {n: self._share(n) for n in sorted(numbers) if not self.cited or n in self.cited}

    @property
    def closeness(self) -> float:
        """The share (0 to 1) of its stems, weighed, that the likest sentence has: of those it cites, else of all."""
        numbers = (self.cited or frozenset(range(len(self.bench.sentence_stems)))) - self.bench.tainted
        return max((self._share(n) for n in numbers), default=0.0)

    def _share(self, number: int) -> float:
        """Give the share of its stems, weighed, that a sentence of the article has."""
        rarity, there = self.bench.rarity, self.bench.sentence_stems[number]
        return sum(rarity.get(s, 1.0) for s in self.stems & there) / (
            sum(rarity.get(s, 1.0) for s in self.stems) or 1.0
        )

    @cached_property
    def near(self) -> frozenset[int]:
        """The article's sentences (from 0) that it tells from: those of what its parts tell, else those it cites."""
        return frozenset(s.sentence for part in self.parts for s in part.tells) or self.cited

    def near_tokens(self, reach: int = 0) -> frozenset[str]:
        """Give the words of the sentences it tells from, and of as many on each side."""
        document = self.bench.reading.document
        numbers = {n + k for n in self.near for k in range(-reach, reach + 1)}
        return frozenset(t.lower for n in numbers if 0 <= n < len(document.tokens) for t in document.tokens[n])

    def covers(self, statement: Statement) -> bool:
        """Say whether it tells most of a statement, and not only one matter in it."""
        there = self.core_stems(statement)
        return len(there & self.stems) * 2 >= len(there)

    def core_stems(self, statement: Statement) -> frozenset[str]:
        """Give the stems of what a statement of the article asserts."""
        text = self.bench.article.text
        said = (w for c in statement.core for w in _WORD.findall(c.of(text)))
        return frozenset(stem for w in said if (stem := stem_of(w.lower())))

    def attributes(self, part: Part) -> bool:
        """Say whether a part is told as somebody's words."""
        return bool(part.statement.chain) or not self.tokens.isdisjoint(
            words("certainty_say") | words("cue_nouns") | {"according", "account"}
        )

    def names(self, entity: Entity) -> bool:
        """Say whether the sentence names an entity, by its name, a variant, a surname, its role or its body."""
        forms = [entity.name, *entity.variants, *([entity.part_of] if entity.part_of else [])]
        if any(_has_words(self.lower, plain(form)) for form in forms):
            return True
        if entity.naming == "named" and entity.name.split()[-1].lower() in self.tokens:
            return True
        if any(same_name(entity.name, other.name) for other in self.reading.entities.all):
            return True
        if any(goes_by(entity, f"the {noun}") for said in _DEFINITE.findall(self.lower) for noun in said.split()):
            return True
        described = entity.name if entity.naming in UNNAMED else ""
        heads = {stem_of(w.lower()) for w in _WORD.findall(f"{entity.role or ''} {described}")} - {""}
        return bool(heads & self.stems)

    def says(self, link: Link) -> bool:
        """Say whether the sentence gives a hop's source, by name or as the article has it there ("the statement")."""
        said = plain(link.span.of(self.bench.article.text)) if link.span else ""
        own = bool(said) and said not in words("pronouns") and _has_words(self.lower, said)
        return own or self.names(link.entity)


def plain(text: str) -> str:
    """Write a text in small letters with straight apostrophes and single blanks."""
    return " ".join(text.lower().replace("’", "'").split())


def _has_words(text: str, said: str) -> bool:
    """Say whether whole words stand in a text.

    >>> _has_words("the fleet left", "lee"), _has_words("ann lee left", "lee")
    (False, True)
    """
    return bool(said) and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", text) is not None


def concerned(told: Told, part: Part, spans: Sequence[Span]) -> bool:
    """Say whether a part tells what some words of the article cover, and not only the rest of their sentence."""
    text = told.bench.article.text
    covered = {stem for span in spans for w in _WORD.findall(span.of(text)) if (stem := stem_of(w.lower()))}
    own = {stem for c in part.statement.core for w in _WORD.findall(c.of(told.text)) if (stem := stem_of(w.lower()))}
    return not covered or len(covered & own) * 2 >= min(len(covered), len(own))
