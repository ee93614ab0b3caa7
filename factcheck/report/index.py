"""A report looked up from all sides: which claims are the same, where a passage stands, what a claim is called."""

from bisect import bisect_right
from functools import cached_property

from factcheck.language.tongue import reads
from factcheck.models import Flag, Report, Sentence, Span
from factcheck.report import phrases, words
from factcheck.report.bundles import bundle


class Index:
    """The look-ups that several sections of a page share; made once per page."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.claims = {claim.id: claim for claim in report.claims}
        self.first_rank = tuple(flag for flag in report.flags if flag.rank == 1)
        self.bundles = bundle(report.claims)
        self.publisher = report.article.publisher or "the publisher"

    @property
    def unread(self) -> bool:
        """Whether nobody read the article: it is not in English, and no language model was asked."""
        report = self.report
        return phrases.is_embedded(report.provenance.model) and not reads(report.article.language)

    @cached_property
    def names(self) -> dict[str, str]:
        """The short id of each claim."""
        mentioned = (*self.claims, *(claim for flag in self.report.flags for claim in flag.claims))
        return phrases.short_ids(mentioned)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each claim on the checklist, which is what the page calls it."""
        return {claim.id: number for number, claim in enumerate((c for one in self.bundles for c in one), 1)}

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
        """Give a claim's short id."""
        return self.names.get(claim, claim)

    def refs(self, claims: tuple[str, ...]) -> str:
        """Give the numbers of several claims on the checklist."""
        return phrases.ranges(self.numbers[claim] for claim in claims if claim in self.numbers)

    def about(self, claims: tuple[str, ...]) -> str:
        """Say which claims on the checklist something is about: "Claims 1–3"; nothing where none of them is on it."""
        numbers = self.refs(claims)
        return f"Claim{'' if numbers.isdecimal() else 's'} {numbers}" if numbers else ""

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
        return phrases.distinct(map(self.place, spans))

    def opening_words(self, sentence: int) -> str:
        """Give the first words of a sentence by its number; nothing where there is no such sentence."""
        found = self._sentences.get(sentence)
        return phrases.opening_words(self.quoted(found.span)) if found else ""

    def text_of(self, flag: Flag) -> str:
        """Say what a flag is about: its first claim, else its quote."""
        about = next((self.claims[claim] for claim in flag.claims if claim in self.claims), None)
        return about.text if about else flag.quote
