"""Blocks -> parts of an article: headline, dek, byline, dateline, body, caption, pullquote, boilerplate.

An article is read from the top: a header (headline, dek, byline, date line, captions, page furniture) up to the first
paragraph of the story, then the body. Nothing is dropped; what is no claim of the article is only named so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factcheck.language.sentences import split_sentences
from factcheck.reading.blocks import Block, mask, plain
from factcheck.reading.bylines import is_bare_name, is_byline, is_role, read_bare_byline
from factcheck.reading.datelines import own_line_dateline, read_dateline, read_soft_dateline
from factcheck.reading.dates import is_date_line, stamps
from factcheck.reading.furniture import bare, has_words, is_about, is_boilerplate, is_caption, is_end_mark, is_link_head
from factcheck.reading.pullquotes import pull_quotes
from factcheck.reading.words import READERS_HEADS, RELEASE_LINES, SECTIONS
from factcheck.terms import Part

_FINAL = re.compile(r"[.!?…。！？][\"'”’»)\]*_]{0,3}$")
_STOP = re.compile(r"(?:[.…。]|\.\.\.)[\"'”’»)\]*_]{0,3}$")
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.){2,}$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St)\.$")
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]{0,20}\s?){1,5}(?:\([^()]{1,40}\)\s?)?:(?:\s|$)|[QA][:.]\s")
_ITALIC = re.compile(r"[*_][^*_].{0,400}[*_]")
_DAY = re.compile(r"\b(?:[A-Z][a-z]+day|today|yesterday|tonight|this (?:morning|afternoon|evening|week))\b")
_QUESTION = re.compile(r"(?:What|Who|Why|How|When|Where|Which|Is|Are|Can|Could|Will|Did|Does)\b[^?]{2,60}\?")
_HEADLINE_LETTERS = 200
_HEADLINE_WORDS = 30
_DEK_LETTERS = 320
_TAIL_WORDS = 15
_MOST_DEKS = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that belongs to one part; a block, or its dateline and its rest."""

    block: Block
    part: Part
    words: str


@dataclass(slots=True)
class _Reader:
    """The blocks with their words, and the parts found so far."""

    text: str
    blocks: tuple[Block, ...]
    words: tuple[str, ...]
    parts: list[Part | None] = field(default_factory=list)

    @property
    def at(self) -> int:
        return len(self.parts)

    @property
    def more(self) -> bool:
        return len(self.parts) < len(self.blocks)


def label(text: str, blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """Say which part each block is; rules between blocks (--- and the like) are left out."""
    kept = tuple(block for block in blocks if block.kind != "rule" or is_end_mark(block.of(text)))
    reader = _Reader(text, kept, tuple(plain(text, block) for block in kept))
    _read_header(reader)
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


def _read_header(reader: _Reader) -> None:
    """Name the blocks above the story."""
    _read_furniture(reader)
    headline = reader.more and _is_headline(reader, reader.at)
    if headline:
        reader.parts.append("headline")
    for dek in range(_MOST_DEKS + 1):
        _read_furniture(reader, under=headline)
        if not (headline and dek < _MOST_DEKS and reader.more and _is_dek(reader, reader.at, first=dek == 0)):
            return
        reader.parts.append("dek")


def _read_furniture(reader: _Reader, *, under: bool = False) -> None:
    """Name the lines at this point that say what they are."""
    while reader.more:
        part = _header_part(reader, reader.at, under=under)
        if part is None and not under and _is_section(reader, reader.at):
            part = "boilerplate"
        if part is None and _is_captioned(reader):
            part = "caption"
        if part is None:
            return
        reader.parts.append(part)


def _is_section(reader: _Reader, number: int) -> bool:
    """Say whether a line above the headline says where on the site it stands: "Opinion", "Home » News"."""
    words = reader.words[number]
    trail = len(words) < 100 and (words.count("»") + words.count("›") + words.count(" > ")) > 0
    return number + 2 < len(reader.blocks) and (trail or bare(words) in SECTIONS)


def _is_captioned(reader: _Reader) -> bool:
    """Say whether the line before this one announces a caption ("Image caption,") and this one is it."""
    if not reader.parts or reader.parts[-1] != "caption":
        return False
    return reader.words[reader.at - 1].endswith((",", ":")) and not reader.blocks[reader.at].after_gap


def _header_part(reader: _Reader, number: int, *, under: bool = False) -> Part | None:
    """Name a line of the header by its own words; `under` says that a headline stands above it."""
    block, words = reader.blocks[number], reader.words[number]
    if block.kind == "front" or not has_words(words):
        return "dateline" if under and set(words) <= set("—–- ") and words else "boilerplate"
    if is_caption(words) or is_caption(block.of(reader.text)):
        return "caption"
    if is_boilerplate(words):
        return "boilerplate"
    if block.kind != "heading" and is_byline(words):
        return "byline"
    if not under or block.kind == "heading":
        return None
    if read_bare_byline(words) or is_role(words) or (is_bare_name(words) and number + 1 < len(reader.blocks)):
        return "byline"
    return "dateline" if own_line_dateline(words) else None


def _is_headline(reader: _Reader, number: int) -> bool:
    """Say whether a block is the headline: title-like, no final full stop, and the story still to come."""
    block, words = reader.blocks[number], reader.words[number]
    if number + 1 >= len(reader.blocks) and block.kind != "heading":
        return False
    if len(words) > _HEADLINE_LETTERS or len(words.split()) > _HEADLINE_WORDS or block.kind in ("item", "quote"):
        return False
    if block.kind == "heading":
        return True
    if words.endswith((":", ",", ";")) or _opens_dateline(words) or _is_spoken(reader, number):
        return False
    if _STOP.search(words) and not _INITIALS.search(words):
        return _header_part(reader, number + 1) == "byline"
    return _story_follows(reader, number + 1)


def _story_follows(reader: _Reader, number: int) -> bool:
    """Say whether few lines without a full stop come before a gap, a byline or a sentence: no list, no verse."""
    for at in range(number, min(number + 5, len(reader.blocks))):
        if reader.blocks[at].after_gap or _header_part(reader, at) == "byline" or _FINAL.search(reader.words[at]):
            return True
    return False


def _is_spoken(reader: _Reader, number: int) -> bool:
    """Say whether a block is a turn of a transcript: a speaker's name and a colon, as in most blocks after it."""
    if not _SPEAKER.match(reader.words[number]):
        return False
    after = reader.words[number + 1 : number + 7]
    return 2 * sum(bool(_SPEAKER.match(words)) for words in after) > len(after)


def _opens_dateline(words: str) -> bool:
    line = read_dateline(words)
    return line is not None and line.body < len(words)


def _is_dek(reader: _Reader, number: int, *, first: bool) -> bool:
    """Say whether a block under the headline is a dek: set apart, or short and followed by the byline."""
    block, words = reader.blocks[number], reader.words[number]
    after = reader.blocks[number + 1 :]
    if not after or len(words) > _DEK_LETTERS or _opens_dateline(words) or _SPEAKER.match(words):
        return False
    if block.kind == "heading":
        return first and len(words.split()) >= 4
    signed = "byline" in reader.parts
    if block.kind == "item":
        return not signed and _signed_after(reader, number + 1)
    if block.kind != "text":
        return False
    if first and _ITALIC.fullmatch(block.of(reader.text)):
        return True
    if not signed and _signed_after(reader, number + 1):
        return True
    return first and _is_lone_line(reader, number)


def _signed_after(reader: _Reader, number: int) -> bool:
    """Say whether a byline, date line or dateline comes next; captions, furniture and one short line may be between."""
    spare = 1
    for at in range(number, min(number + 6, len(reader.blocks))):
        words = reader.words[at]
        dated = not is_date_line(words) or bool(stamps(words))
        if (reader.blocks[at].kind != "heading" and dated and is_byline(words)) or read_bare_byline(words):
            return True
        if own_line_dateline(words) or _opens_dateline(words):
            return True
        if _header_part(reader, at) is not None or reader.blocks[at].kind == "item":
            continue
        if len(words) > _DEK_LETTERS or not spare:
            return False
        spare -= 1
    return False


def _is_lone_line(reader: _Reader, number: int) -> bool:
    """Say whether a paragraph with no byline after it is a dek all the same: a short sentence over long paragraphs."""
    words = reader.words[number]
    following = sorted(len(w) for w in reader.words[number + 1 : number + 6])
    if len(following) < 3 or not 6 <= len(words.split()) <= 30 or not reader.blocks[number + 1].after_gap:
        return False
    if not _FINAL.search(words) and not words.endswith((":", ",")):
        return bool(_FINAL.search(reader.words[number + 1]))
    if _DAY.search(words):
        return False
    middle = following[len(following) // 2]
    return len(split_sentences(words)) <= 1 and 5 * len(words) < 2 * middle and words.count("“") + words.count('"') == 0


def _read_body(reader: _Reader) -> None:
    """Name the blocks of the story and what stands between them."""
    start = reader.at
    pulled = pull_quotes(reader.words[start:])
    release = any(bare(words) in RELEASE_LINES or is_end_mark(words) for words in reader.words)
    linking = ended = False
    while reader.more:
        number = reader.at
        words, block = reader.words[number], reader.blocks[number]
        ended = ended or is_end_mark(words) or is_end_mark(block.of(reader.text)) or (release and is_about(words))
        if linking and (_FINAL.search(words) or len(words) > 140) and block.kind != "item":
            linking = False
        part = _body_part(reader, number)
        if part in ("body", "byline") and (ended or linking):
            part = "boilerplate"
        elif part == "body" and _is_captioned(reader):
            part = "caption"
        elif part == "body" and number - start in pulled:
            part = "pullquote"
        linking = linking or is_link_head(words)
        ended = ended or bare(words) in READERS_HEADS
        reader.parts.append(part)
    _read_tail(reader, start)


def _read_tail(reader: _Reader, start: int) -> None:
    """Take short lines without a stop at the very end for the page's own: "Follow us", "Reach the newsroom"."""
    told = sum(part == "body" and bool(_FINAL.search(w)) for part, w in zip(reader.parts, reader.words, strict=True))
    for number in range(len(reader.blocks) - 1, start, -1):
        words, part = reader.words[number], reader.parts[number]
        if part == "body" and (_FINAL.search(words) or len(words.split()) > _TAIL_WORDS or told < 3):
            return
        if part == "body" and reader.blocks[number].kind == "text":
            reader.parts[number] = "boilerplate"


def _body_part(reader: _Reader, number: int) -> Part:
    """Name one block below the header by its words and its neighbours."""
    block, words = reader.blocks[number], reader.words[number]
    if not has_words(words) or block.kind == "heading" or is_boilerplate(words):
        return "boilerplate"
    if is_caption(words) or is_caption(block.of(reader.text)):
        return "caption"
    last = number >= len(reader.blocks) - 3
    if block.kind == "text" and (_is_signature(words) if last else _is_stamp(words)):
        return "byline"
    return "boilerplate" if is_date_line(words) or _is_crosshead(reader, number) else "body"


def _is_signature(words: str) -> bool:
    """Say whether a line at the end of the story signs or dates it."""
    return is_byline(words) or read_bare_byline(words) is not None or is_bare_name(words)


def _is_stamp(words: str) -> bool:
    return len(words) < 100 and words[:1].isupper() and is_byline(words) and words.startswith(("Published", "Updated"))


def _is_crosshead(reader: _Reader, number: int) -> bool:
    """Say whether a short line without a stop is a heading between two paragraphs of the story."""
    block, words = reader.blocks[number], reader.words[number]
    if block.kind != "text" or not 0 < number < len(reader.blocks) - 1 or len(words) > 60 or len(words.split()) > 8:
        return False
    quoted = words[0] in "‘'" and words[-1] in "’'"
    titled = words[0].isupper() and words[-1] not in '.!?…:;,"”’)' and not _SPEAKER.match(words)
    if not (quoted or titled or _QUESTION.fullmatch(words)):
        return False
    after = reader.blocks[number + 1]
    if not block.after_gap or after.kind != "text":
        return False
    following = reader.words[number + 1]
    return bool(_FINAL.search(following)) or (after.after_gap and words.isupper() and not following.isupper())
