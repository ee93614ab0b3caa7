"""Quotations that no reporting verb introduces: they go on with the one before, or hang on a colon."""

from bisect import bisect_right

from factcheck.language.attribution.clauses import clause_subject
from factcheck.language.attribution.found import Found
from factcheck.language.attribution.group import verbs_of
from factcheck.language.attribution.labels import signature_of
from factcheck.language.attribution.line import Line, is_speech
from factcheck.language.document import Document
from factcheck.language.quotes import Quote

_SHORTEST = 4


def join_quotations(document: Document, lines: list[Line], found: list[Found]) -> list[Found]:
    """Give each quotation of speech that is nobody's yet to the source that its lead-in names.

    `found` are the attributions outside quotations in the order of the text; those that go on get another content.
    """
    added: list[Found] = []
    covered = _Cover(found)
    found_in = {each.line.number for each in found}
    by_sentence = {line.number: line for line in lines if not line.quoted}
    for quote in document.quotes:
        if not is_speech(document.text, quote) or covered.holds(quote):
            continue
        number = document.sentence_at(quote.outer.start)
        line = by_sentence.get(number)
        if line is None:
            continue
        each = _after_colon(line, quote) or signature_of(document, by_sentence, quote)
        each = each or _announced(document, by_sentence.get(number - 1), quote)
        if each:
            added.append(each)
            covered.add(each)
        elif _stands_alone(document, quote, number) or _opens_sentence(line, quote, found_in):
            earlier = _lead_in(document, covered, quote, number)
            if earlier:
                earlier.contents.append(quote.inner)
                covered.add(earlier)
    return added


class _Cover:
    """The contents found so far, in order, so that one look tells whether a quotation is someone's."""

    def __init__(self, found: list[Found]) -> None:
        self._spans: list[tuple[int, int, Found]] = sorted(
            ((span.start, span.end, each) for each in found for span in each.contents), key=lambda entry: entry[:2]
        )
        self._starts = [start for start, _, _ in self._spans]

    def add(self, each: Found) -> None:
        span = each.contents[-1]
        at = bisect_right(self._starts, span.start)
        self._starts.insert(at, span.start)
        self._spans.insert(at, (span.start, span.end, each))

    def holds(self, quote: Quote) -> bool:
        at = bisect_right(self._starts, quote.inner.start)
        return any(end > quote.inner.start for _, end, _ in self._spans[max(0, at - 4) : at]) or (
            at < len(self._spans) and self._starts[at] < quote.inner.end
        )

    def last_before(self, offset: int) -> Found | None:
        at = bisect_right(self._starts, offset)
        near = [each for _, _, each in self._spans[max(0, at - 4) : at] if each.source is not None]
        if not near:
            return None
        latest = max(near, key=lambda each: each.line.tokens[each.cue[0]].start)
        spoken = [each for each in near if each.line is latest.line and each.direct]
        return spoken[-1] if spoken else latest


def _after_colon(line: Line, quote: Quote) -> Found | None:
    """A quotation behind a colon without a verb of saying: "The mayor was blunt: “We lost.”"."""
    at = line.at(quote.outer.start) - 1
    if line.word(at) != ":":
        return None
    source = clause_subject(line, at)
    return Found(line, source, (at, at + 1), [quote.inner], "said", direct=True) if source else None


def _announced(document: Document, lead: Line | None, quote: Quote) -> Found | None:
    """A quotation that the sentence before announces with a colon: "The firm issued a statement: ¶ “We regret …”"."""
    if lead is None or len(lead) < 3 or lead.word(len(lead) - 1) != ":":
        return None
    if not _stands_alone(document, quote, lead.number + 1):
        return None
    colon = len(lead) - 1
    saying = [(cue, group) for cue, group in verbs_of(lead) if "q" in cue.takes and not group.passive and group.subject]
    if saying:
        cue, group = saying[-1]
        return Found(lead, group.subject, (group.start, cue.end), [quote.inner], cue.act, direct=True)
    source = clause_subject(lead, colon)
    return Found(lead, source, (colon, colon + 1), [quote.inner], "said", direct=True) if source else None


def _stands_alone(document: Document, quote: Quote, number: int) -> bool:
    """Say whether the quotation is whole sentences of its own, and no words within one of the reporter's."""
    first = document.sentences[number]
    last = document.sentences[document.sentence_at(max(quote.inner.start, quote.inner.end - 1))]
    words = len(quote.inner.of(document.text).split(None, _SHORTEST))
    return quote.outer.start - first.start <= 1 and last.end - quote.outer.end <= 1 and words >= min(2, _SHORTEST)


def _opens_sentence(line: Line, quote: Quote, found_in: set[int]) -> bool:
    """Say whether a sentence without a source of its own begins with the quotation, or with a word and a comma."""
    first = line.at(quote.outer.start)
    lead_word = first == 0 or (first == 2 and line.word(1) == ",")
    return lead_word and line.number not in found_in and len(quote.inner.of(line.document.text).split()) >= _SHORTEST


def _lead_in(document: Document, covered: _Cover, quote: Quote, number: int) -> Found | None:
    """Find the attribution that a quotation goes on with: of its paragraph, or of the one before."""
    earlier = covered.last_before(quote.outer.start)
    if earlier is None:
        return None
    end = earlier.contents[-1].end
    there = document.paragraphs[max(earlier.line.number, document.sentence_at(end))]
    here = document.paragraphs[number]
    if there == here:
        return earlier
    return earlier if here - there == 1 and (earlier.direct or _ends_with_colon(document, number)) else None


def _ends_with_colon(document: Document, number: int) -> bool:
    return number > 0 and document.text[document.sentences[number - 1].end - 1] == ":"
