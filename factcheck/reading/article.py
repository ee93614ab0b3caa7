"""A text -> an Article: its parts cut into numbered sentences, and what it says of itself (title, publisher, date)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from factcheck.errors import ReadingError, UsageError
from factcheck.language.sentences import split_sentences
from factcheck.language.tongue import guess_language, language_note
from factcheck.models import Article, Sentence, Span
from factcheck.reading.blocks import Block, cut_blocks, mask
from factcheck.reading.bylines import Byline, full_name, is_bare_name, is_role, masthead, read_bare_byline, read_byline
from factcheck.reading.datelines import own_line_dateline, read_dateline
from factcheck.reading.dates import given_date, iso_date, stamps
from factcheck.reading.embargo import embargo_of
from factcheck.reading.frontmatter import front_matter
from factcheck.reading.furniture import copyright_holder, is_editors_note
from factcheck.reading.parts import Piece, label

KNOWN = ("title", "publisher", "published", "url", "language", "byline")
"""What can be known of an article besides its text."""

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}")
_TITLE = 80
_CUT = ("headline", "byline", "dateline", "boilerplate")


def build(text: str, known: Mapping[str, str | None], notes: Sequence[str] = ()) -> Article:
    """Make the Article of a text; `known` goes before what the text says of itself."""
    said = _given(known)
    try:
        identity = "sha256:" + sha256(text.encode("utf-8")).hexdigest()[:16]
    except UnicodeEncodeError as error:
        raise ReadingError(f"the text holds half a character at {error.start}: save it again as UTF-8 text") from error
    pieces = label(text, cut_blocks(text))
    sentences = tuple(
        Sentence(id=number, start=span.start, end=span.end, part=piece.part)
        for number, (span, piece) in enumerate(_numbered(text, pieces), start=1)
    )
    found = _found(text, pieces) | said
    language = found.get("language") or guess_language(text)
    own_notes = (language_note(language), *_piece_notes(pieces, found))
    return Article(
        id=identity,
        title=found.get("title") or _title(text, sentences),
        text=text,
        publisher=found.get("publisher"),
        byline=found.get("byline"),
        published=found.get("published"),
        url=found.get("url"),
        language=language,
        sentences=sentences,
        embargo=embargo_of(text),
        notes=(*notes, *(note for note in own_notes if note)),
    )


def _given(known: Mapping[str, str | None]) -> dict[str, str]:
    """Check what is known; a value that is None or blank is not."""
    unknown = next((key for key in known if key not in KNOWN), None)
    if unknown is not None:
        raise UsageError(f"{unknown!r} is nothing that an article has: give one of {', '.join(KNOWN)}")
    said = {key: " ".join(value.split()) for key, value in known.items() if value is not None and value.strip()}
    if "published" in said:
        said["published"] = given_date(said["published"])
    if "language" in said:
        said["language"] = _given_language(said["language"])
    return said


def _given_language(code: str) -> str:
    """Give the code of a language that somebody stated; a UsageError where it is none."""
    if not _CODE.fullmatch(code):
        raise UsageError(f"{code!r} is no language code: give two letters, such as en")
    return code.replace("_", "-")


def _numbered(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[Span, Piece]]:
    for piece in pieces:
        if piece.part in _CUT:
            yield _whole(text, piece), piece
            continue
        for span in _sentences(text, piece.block):
            yield span, piece


def _whole(text: str, piece: Piece) -> Span:
    """Give the span of a line that is one sentence, Markdown marks at its ends left out."""
    block = piece.block
    inner = _shrunk(mask(text, block), block.of(text), 0, block.end - block.start) if block.kind != "front" else None
    return Span(block.start + inner.start, block.start + inner.end) if inner else Span(block.start, block.end)


def _sentences(text: str, block: Block) -> list[Span]:
    """Cut a block into sentences: Markdown marks at their ends stay outside, every word within."""
    words = mask(text, block)
    raw = block.of(text)
    spans: list[Span] = []
    reach = 0
    for found in (*split_sentences(words), Span(len(words), len(words))):
        start, end = max(found.start, reach), max(found.end, reach)
        gap = _shrunk(words, raw, reach, start)
        if gap and spans:
            spans[-1] = Span(spans[-1].start, gap.end)
        elif gap:
            start = gap.start
            end = max(end, gap.end)
        inner = _shrunk(words, raw, start, end)
        if inner:
            _join(raw, spans, inner)
            reach = end
        reach = max(reach, end)
    return [Span(block.start + span.start, block.start + span.end) for span in spans]


def _join(raw: str, spans: list[Span], span: Span) -> None:
    """Add a sentence; the number of a list item, or marks without a word, go with their neighbour."""
    wordless = not any(letter.isalnum() for letter in span.of(raw))
    if spans and (wordless or not _worded(raw, spans[-1])):
        spans[-1] = Span(spans[-1].start, span.end)
    else:
        spans.append(span)


def _worded(raw: str, span: Span) -> bool:
    words = span.of(raw)
    number = words.rstrip(".)")
    return any(letter.isalnum() for letter in words) and not (number.isdigit() and len(number) < 4 and number != words)


def _shrunk(words: str, raw: str, start: int, end: int) -> Span | None:
    """Shrink a stretch to where its visible words begin and end, letters under a Markdown mark (a link) counted."""

    def kept(at: int) -> bool:
        return not words[at].isspace() or raw[at].isalnum() or raw[at] in "[]()!"

    while start < end and not kept(start):
        start += 1
    while end > start and not kept(end - 1):
        end -= 1
    return Span(start, end) if start < end else None


def _title(text: str, sentences: Sequence[Sentence]) -> str:
    """Give the first sentence of the story, shortened to 80 characters between two words."""
    first = next((s for s in sentences if s.part == "body"), sentences[0] if sentences else None)
    words = " ".join(first.span.of(text).split()) if first else ""
    if len(words) <= _TITLE:
        return words
    short = words[: _TITLE - 1]
    return (short.rsplit(" ", 1)[0] if " " in short else short).rstrip(" ,;:–—-") + "…"


def _found(text: str, pieces: Sequence[Piece]) -> dict[str, str]:
    """Gather what the text says of itself, the surest place first."""
    found: dict[str, str] = {}
    for source in (_from_front(text, pieces), _from_bylines(pieces), _from_datelines(pieces), _from_copyright(pieces)):
        for key, value in source.items():
            found.setdefault(key, value)
    headline = next((piece.words for piece in pieces if piece.part == "headline"), None)
    if headline:
        found["title"] = headline
    return found


def _from_front(text: str, pieces: Sequence[Piece]) -> dict[str, str]:
    front = next((piece.block for piece in pieces if piece.block.kind == "front"), None)
    said = front_matter(front.of(text)) if front else {}
    published = iso_date(said.pop("published", ""))
    said.pop("dek", None)
    if "language" in said and not 2 <= len(said["language"]) <= 10:
        del said["language"]
    return said | ({"published": published} if published else {})


def _from_bylines(pieces: Sequence[Piece]) -> dict[str, str]:
    lines = [piece.words for piece in pieces if piece.part == "byline" or _is_release(piece)]
    read: list[Byline] = [b for line in lines if (b := read_byline(line) or read_bare_byline(line)) is not None]
    name = next((name for name in map(_writer, lines) if name), None)
    organisation = next((b.organisation for b in read if b.organisation), None) or masthead(lines)
    dated = sorted((line.lower().startswith(("updated", "last")), n) for n, line in enumerate(lines))
    published = next((s.iso for _, n in dated for s in stamps(lines[n]) if s.iso), None)
    values = {"byline": name, "publisher": organisation, "published": published}
    return {key: value for key, value in values.items() if value}


def _writer(line: str) -> str | None:
    """Give the writer that a line names; a role alone names nobody."""
    byline = read_byline(line) or read_bare_byline(line)
    if byline is not None:
        return None if is_role(byline.name) else byline.name
    return line if is_bare_name(line) and not is_role(line) else None


def _is_release(piece: Piece) -> bool:
    """Say whether a line dates a press release: "For immediate release: 3 May 2024"."""
    return piece.part == "boilerplate" and piece.words.lower().startswith("for immediate release")


def _from_datelines(pieces: Sequence[Piece]) -> dict[str, str]:
    for piece in pieces:
        line = piece.part == "dateline" and (own_line_dateline(piece.words) or read_dateline(piece.words + " X"))
        if line:
            values = {"publisher": line.agency, "published": line.published}
            return {key: value for key, value in values.items() if value}
    return {}


def _from_copyright(pieces: Sequence[Piece]) -> dict[str, str]:
    holders = [copyright_holder(piece.words) for piece in pieces if piece.part == "boilerplate"]
    holder = next((holder for holder in holders if holder), None)
    return {"publisher": full_name(holder)} if holder else {}


def _piece_notes(pieces: Sequence[Piece], found: Mapping[str, str]) -> Iterator[str]:
    """Note what a reader of the report should know of the text: the newsroom's own notes, a date in two readings."""
    for piece in pieces:
        if piece.part == "boilerplate" and is_editors_note(piece.words):
            yield f"the article carries a note of its newsroom: {piece.words[:200]!r}"
        if piece.part == "byline" and "published" not in found and any(s.ambiguous for s in stamps(piece.words)):
            yield f"the date {piece.words[:80]!r} can be read in two ways and is not used: give the publication date"
