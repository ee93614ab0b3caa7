"""A Reading: everything the rules make of one article, read once and kept together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.language.attribution import Attribution, find_attributions
from factcheck.language.caveats import with_all_caveats
from factcheck.language.certainty import Certainty, find_certainty
from factcheck.language.dates import DateMention, resolve_dates
from factcheck.language.document import Document, cut
from factcheck.language.figures import Figure, find_figures
from factcheck.language.lifted import with_their_speakers
from factcheck.language.likeness import Signature, signature
from factcheck.language.links import Links, link
from factcheck.language.names import Entities, find_entities
from factcheck.language.statements import Statement, find_statements
from factcheck.language.tails import without_tails
from factcheck.language.tongue import is_read
from factcheck.models import Span
from factcheck.terms import Part


@dataclass(frozen=True)
class Reading:
    """One article as the rules read it."""

    document: Document
    entities: Entities
    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]
    certainties: tuple[Certainty, ...]
    links: Links
    publisher: str | None = None
    published: str | None = None
    english: bool = True
    """Whether the rules read the text; where not, they stand aside, and only sentences and quotations are given."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the article asserts, with every doubt carried to where it belongs."""
        return self.links.statements

    def figures_of(self, statement: Statement) -> list[Figure]:
        """Give the figures in what a statement asserts."""
        return [f for f in self.figures_in(statement.sentence) if any(c.holds(f.span) for c in statement.core)]

    def figures_in(self, sentence: int) -> list[Figure]:
        """Give the figures of a sentence (from 0)."""
        return self._figures.get(sentence, [])

    @cached_property
    def _figures(self) -> dict[int, list[Figure]]:
        found: dict[int, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            found[self.document.sentence_at(figure.span.start)].append(figure)
        return found

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates that the text names, counted from the day of publication where they are relative."""
        return resolve_dates(self.document, self.published) if self.english else ()

    def dates_in(self, spans: Sequence[Span]) -> list[DateMention]:
        """Give the dates named within some spans of one sentence."""
        near = self._dates.get(self.document.sentence_at(spans[0].start), ()) if spans else ()
        return [d for d in near if any(s.holds(d.span) for s in spans)]

    @cached_property
    def _dates(self) -> dict[int, list[DateMention]]:
        found: dict[int, list[DateMention]] = defaultdict(list)
        for mention in self.dates:
            found[self.document.sentence_at(mention.span.start)].append(mention)
        return found

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """What each statement says, without its grammar."""
        tokens = self.document.tokens
        return tuple(signature(tokens[s.sentence], self.figures_of(s), s.core) for s in self.statements)

    @cached_property
    def by_sentence(self) -> dict[int, tuple[int, ...]]:
        """The places in `statements` of each sentence's statements."""
        found: dict[int, list[int]] = defaultdict(list)
        for index, statement in enumerate(self.statements):
            found[statement.sentence].append(index)
        return {number: tuple(indexes) for number, indexes in found.items()}


def read(
    text: str,
    sentences: Sequence[Span] | None = None,
    parts: Sequence[Part] | None = None,
    publisher: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> Reading:
    """Read an article; its sentences, their parts and its language are taken as given where they are known.

    A text in another language than English is cut into sentences and quotations, and nothing is found in it.
    """
    document = cut(text, sentences, parts)
    if not is_read(text, language):
        return Reading(document, Entities(document), (), (), (), Links((), (), ()), publisher, published, False)
    entities = find_entities(document)
    figures = find_figures(document)
    certainties = find_certainty(document)
    attributions = without_tails(document, find_attributions(document), certainties)
    statements = with_their_speakers(document, find_statements(document, entities, attributions))
    statements = with_all_caveats(document, entities, statements, certainties)
    links = link(document, entities, figures, statements)
    return Reading(document, entities, figures, attributions, certainties, links, publisher, published)
