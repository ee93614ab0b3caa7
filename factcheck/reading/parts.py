"""Blocks -> parts of an article: headline, dek, byline, dateline, body, caption, pullquote, boilerplate.

An article is read from the top: a header (headline, dek, byline, date line, captions, page furniture) up to the first
paragraph of the story, then the body. Nothing is dropped; what is no claim of the article is only named so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.reading.blocks import Block, mask, plain
from factcheck.reading.bylines import is_bare_name, is_byline, read_bare_byline
from factcheck.reading.datelines import read_dateline, read_soft_dateline
from factcheck.reading.dates import is_date_line
from factcheck.reading.furniture import bare, has_words, is_about, is_boilerplate, is_caption, is_end_mark, is_link_head
from factcheck.reading.header import FINAL, SPEAKER, Reader, is_captioned, read_header
from factcheck.reading.pullquotes import pull_quotes
from factcheck.reading.words import READERS_HEADS, RELEASE_LINES
from factcheck.terms import Part

_QUESTION = re.compile(r"(?:What|Who|Why|How|When|Where|Which|Is|Are|Can|Could|Will|Did|Does)\b[^?]{2,60}\?")
_TAIL_WORDS = 15


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that belongs to one part; a block, or its dateline and its rest."""

    block: Block
    part: Part
    words: str


def label(text: str, blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """Say which part each block is; rules between blocks (--- and the like) are left out."""
    kept = tuple(block for block in blocks if block.kind != "rule" or is_end_mark(block.of(text)))
    reader = Reader(text, kept, tuple(plain(text, block) for block in kept))
    read_header(reader)
    body = reader.at
    _read_body(reader)
    pieces: list[Piece] = []
    for number, (block, words, part) in enumerate(zip(kept, reader.words, reader.parts, strict=True)):
        if number == body and part == "body":
            pieces.extend(_opened(text, block, words))
        elif part is not None:
            pieces.append(Piece(block, part, words))
    return tuple(pieces)


def _opened(text: str, block: Block, words: str) -> list[Piece]:
    """Cut the dateline off the first paragraph of the body."""
    raw = mask(text, block)
    shift = len(raw) - len(raw.lstrip())
    line = (read_dateline(raw[shift:]) or read_soft_dateline(raw[shift:])) if block.kind == "text" else None
    if line is None or shift + line.body >= len(raw):
        return [Piece(block, "body", words)]
    end, start = block.start + shift + line.end, block.start + shift + line.body
    first, rest = replace(block, end=end), replace(block, start=start)
    return [Piece(first, "dateline", plain(text, first)), Piece(rest, "body", plain(text, rest))]


def _read_body(reader: Reader) -> None:
    """Name the blocks of the story and what stands between them."""
    start = reader.at
    pulled = pull_quotes(reader.words[start:])
    release = any(bare(words) in RELEASE_LINES or is_end_mark(words) for words in reader.words)
    linking = ended = False
    while reader.more:
        number = reader.at
        words, block = reader.words[number], reader.blocks[number]
        ended = ended or is_end_mark(words) or is_end_mark(block.of(reader.text)) or (release and is_about(words))
        if linking and (FINAL.search(words) or len(words) > 140) and block.kind != "item":
            linking = False
        part = _body_part(reader, number)
        if part in ("body", "byline") and (ended or linking):
            part = "boilerplate"
        elif part == "body" and is_captioned(reader):
            part = "caption"
        elif part == "body" and number - start in pulled:
            part = "pullquote"
        linking = linking or is_link_head(words)
        ended = ended or bare(words) in READERS_HEADS
        reader.parts.append(part)
    _read_tail(reader, start)


def _read_tail(reader: Reader, start: int) -> None:
    """Take short lines without a stop at the very end for the page's own: "Follow us", "Reach the newsroom"."""
    told = sum(part == "body" and bool(FINAL.search(w)) for part, w in zip(reader.parts, reader.words, strict=True))
    for number in range(len(reader.blocks) - 1, start, -1):
        words, part = reader.words[number], reader.parts[number]
        if part == "body" and (FINAL.search(words) or len(words.split()) > _TAIL_WORDS or told < 3):
            return
        if part == "body" and reader.blocks[number].kind == "text":
            reader.parts[number] = "boilerplate"


def _body_part(reader: Reader, number: int) -> Part:
    """Name one block below the header by its words and its neighbours."""
    block, words = reader.blocks[number], reader.words[number]
    if not has_words(words) or block.kind == "heading" or is_boilerplate(words):
        return "boilerplate"
    if is_caption(words) or is_caption(block.of(reader.text)):
        return "caption"
    told_after = any(FINAL.search(w) and len(w.split()) > _TAIL_WORDS for w in reader.words[number + 1 :][:3])
    last = number >= len(reader.blocks) - 3 and not told_after
    if block.kind == "text" and (_is_signature(words) if last else _is_stamp(words)):
        return "byline"
    return "boilerplate" if is_date_line(words) or _is_crosshead(reader, number) else "body"


def _is_signature(words: str) -> bool:
    """Say whether a line at the end of the story signs or dates it."""
    return is_byline(words) or read_bare_byline(words) is not None or is_bare_name(words)


def _is_stamp(words: str) -> bool:
    return len(words) < 100 and words[:1].isupper() and is_byline(words) and words.startswith(("Published", "Updated"))


def _is_crosshead(reader: Reader, number: int) -> bool:
    """Say whether a short line without a stop is a heading between two paragraphs of the story."""
    block, words = reader.blocks[number], reader.words[number]
    if block.kind != "text" or not 0 < number < len(reader.blocks) - 1 or len(words) > 60 or len(words.split()) > 8:
        return False
    quoted = words[0] in "‘'" and words[-1] in "’'"
    titled = words[0].isupper() and words[-1] not in '.!?…:;,"”’)' and not SPEAKER.match(words)
    if not (quoted or titled or _QUESTION.fullmatch(words)):
        return False
    after = reader.blocks[number + 1]
    if not block.after_gap or after.kind != "text":
        return False
    following = reader.words[number + 1]
    return bool(FINAL.search(following)) or (after.after_gap and words.isupper() and not following.isupper())
