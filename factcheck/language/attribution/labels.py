"""Names set beside what they said by a mark alone: "Orr: We lost" in headlines and transcripts, "“We lost.” — Orr"."""

from collections import Counter

from factcheck.language.attribution.found import Found, trim
from factcheck.language.attribution.line import Line, is_speech
from factcheck.language.attribution.phrases import DASHES, has_finite
from factcheck.language.document import Document
from factcheck.language.lexicon import words
from factcheck.language.quotes import Quote

_LONGEST_LABEL = 8
_SHORTEST_WORDS = 3
_LONGEST_SIGNATURE = 16
_LINKS = frozenset(["of", "the", "and", "for", "de", "'s"])


def find_labels(document: Document, lines: list[Line]) -> list[Found]:
    """Find the paragraphs that begin with who speaks in them, or who is quoted in a headline: "Orr: We lost".

    A label counts where it names a document or a body of people, or somebody whom the text names elsewhere too.

    >>> from factcheck.language.attribution.line import lines_of
    >>> from factcheck.language.document import cut
    >>> text = "Orr: We will rebuild\\n\\nAna Orr spoke in Leeds.\\n\\nUpdate: The town has a new mayor"
    >>> [(each.line.span(*each.source).of(text), each.contents[0].of(text))
    ...  for each in find_labels(cut(text), list(lines_of(cut(text))))]
    [('Orr', 'We will rebuild')]
    """
    found: list[Found] = []
    named: Counter[str] | None = None
    ends = _paragraph_ends(document)
    paragraph = -1
    for line in lines:
        here = document.paragraphs[line.number]
        if line.quoted or here == paragraph:
            continue
        paragraph = here
        colon = _label_end(line)
        if colon is None:
            signed = _signed_headline(line)
            found += [signed] if signed else []
            continue
        named = _named(lines) if named is None else named  # most texts have no label, and need no count
        if not _names_a_speaker(line, colon, named):
            continue
        content = trim(document.text, line.tokens[colon].end, ends[here])
        if content and len(content.of(document.text).split(None, _SHORTEST_WORDS)) >= _SHORTEST_WORDS:
            found.append(Found(line, (0, colon), (colon, colon + 1), [content], "said"))
    return found


def _signed_headline(line: Line) -> Found | None:
    """Find the source behind the dash of a headline: "Talks could resume on Monday – union"."""
    end = len(line)
    dash = next((at for at in range(end - 2, max(1, end - 5), -1) if line.word(at) in DASHES), None)
    if dash is None or dash < _SHORTEST_WORDS or line.tokens[dash].start == line.tokens[dash - 1].end:
        return None
    if line.word(end - 1) not in words("cue_label_sources") or not line.is_word(dash - 1):
        return None
    content = trim(line.document.text, line.tokens[0].start, line.tokens[dash - 1].end)
    return Found(line, (dash + 1, end), (dash, dash + 1), [content], "said") if content else None


def _named(lines: list[Line]) -> Counter[str]:
    """Count the words with a capital, by which a name in a label is known again."""
    return Counter(
        low for line in lines if not line.quoted for at, low in enumerate(line.low) if line.capital(at) and at
    )


def _paragraph_ends(document: Document) -> dict[int, int]:
    return {number: s.end for number, s in zip(document.paragraphs, document.sentences, strict=True)}


def _label_end(line: Line) -> int | None:
    """Give the colon behind a label that opens a line, None where it opens with something else."""
    if not line.capital(0):
        return None
    for at in range(1, min(len(line) - 1, _LONGEST_LABEL)):
        if line.word(at) == ":":
            return at if line.tokens[at].start == line.tokens[at - 1].end else None
        if not (line.capital(at) or line.word(at) in _LINKS or line.word(at)[0] in "().-"):
            return None
    return None


def _names_a_speaker(line: Line, colon: int, named: Counter[str]) -> bool:
    last = colon - 1
    held = line.low[:colon]
    if not words("cue_no_labels").isdisjoint(held):
        return False
    if held[last] in words("cue_label_sources"):
        return True
    return line.is_word(last) and not line.word(last).isdigit() and named[held[last]] > 0


def signature_of(document: Document, lines: dict[int, Line], quote: Quote) -> Found | None:
    """Find who signs a quotation behind a dash: "“We lost.” — Ana Orr, mayor of Leeds"."""
    if not is_speech(document.text, quote):
        return None
    number = document.sentence_at(quote.outer.end)
    for line in (lines.get(number), lines.get(number + 1)):
        dash = line.at(quote.outer.end) if line else len(document.text)
        if line is None or dash >= len(line) or line.word(dash) not in DASHES:
            continue
        between = document.text[quote.outer.end : line.tokens[dash].start]
        end = len(line) - (line.word(len(line) - 1) == ".")
        named = line.capital(dash + 1) and dash + 1 < end <= dash + _LONGEST_SIGNATURE
        if named and not between.strip() and not has_finite(line, dash + 1, end):
            return Found(line, (dash + 1, end), (dash, dash + 1), [quote.inner], "said", direct=True)
    return None
