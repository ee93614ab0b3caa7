"""A report looked up from all sides: which claims are the same, where a passage stands, what a claim is called."""

from bisect import bisect_right
from functools import cached_property

from factcheck.language.tongue import reads
from factcheck.models import Claim, Flag, Report, Sentence, Span
from factcheck.report import words


class Index:
    """The look-ups that several sections of a page share; made once per page."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.claims = {claim.id: claim for claim in report.claims}
        self.first_rank = tuple(flag for flag in report.flags if flag.rank == 1)
        self.publisher = report.article.publisher or "the publisher"

    @property
    def unread(self) -> bool:
        """Whether nobody read the article: it is not in English, and no language model was asked."""
        report = self.report
        return words.is_embedded(report.provenance.model) and not reads(report.article.language)

    @cached_property
    def names(self) -> dict[str, str]:
        """The short name of each claim."""
        mentioned = (*self.claims, *(claim for flag in self.report.flags for claim in flag.claims))
        return words.short_ids(mentioned)

    @cached_property
    def groups(self) -> dict[str, tuple[Claim, ...]]:
        """The claims that are one and the same, by their group."""
        found: dict[str, list[Claim]] = {}
        for claim in self.report.claims:
            if claim.group is not None:
                found.setdefault(claim.group, []).append(claim)
        return {group: tuple(claims) for group, claims in found.items()}

    @cached_property
    def flags_of(self) -> dict[str, tuple[Flag, ...]]:
        """The flags on each claim."""
        found: dict[str, list[Flag]] = {}
        for flag in self.report.flags:
            for claim in flag.claims:
                found.setdefault(claim, []).append(flag)
        return {claim: tuple(flags) for claim, flags in found.items()}

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.report.article.sentences]

    @cached_property
    def _sentences(self) -> dict[int, Sentence]:
        return {sentence.id: sentence for sentence in self.report.article.sentences}

    def name(self, claim: str) -> str:
        """Give a claim's short name."""
        return self.names.get(claim, claim)

    def refs(self, claims: tuple[str, ...]) -> str:
        """Give the short names of several claims."""
        return ", ".join(map(self.name, words.distinct(claims)))

    def quoted(self, span: Span) -> str:
        """Give the words at a place of the article."""
        return span.of(self.report.article.text)

    def place(self, span: Span) -> str:
        """Say where a passage stands: "the headline", "sentence 12"."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0:
            return "the article"
        sentence = self.report.article.sentences[at]
        return f"sentence {sentence.id}" if sentence.part == "body" else words.PART[sentence.part]

    def places(self, spans: tuple[Span, ...]) -> tuple[str, ...]:
        """Say where several passages stand, each place once."""
        return words.distinct(map(self.place, spans))

    def opening_words(self, sentence: int) -> str:
        """Give the first words of a sentence by its number; nothing where there is no such sentence."""
        found = self._sentences.get(sentence)
        return words.opening_words(self.quoted(found.span)) if found else ""

    def text_of(self, flag: Flag) -> str:
        """Say what a flag is about: its first claim, else its quote."""
        about = next((self.claims[claim] for claim in flag.claims if claim in self.claims), None)
        return about.text if about else flag.quote
