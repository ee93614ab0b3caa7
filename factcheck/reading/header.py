"""The header of an article: headline, dek, byline, date line, captions and furniture above the story."""

import re
from dataclasses import dataclass, field

from factcheck.language.sentences import split_sentences
from factcheck.reading.blocks import Block
from factcheck.reading.bylines import is_bare_name, is_byline, is_role, read_bare_byline
from factcheck.reading.datelines import own_line_dateline, read_dateline
from factcheck.reading.dates import is_date_line, stamps
from factcheck.reading.furniture import bare, has_words, is_boilerplate, is_caption
from factcheck.reading.words import SECTIONS
from factcheck.terms import Part

FINAL = re.compile(r"[.!?…。！？][\"'”’»)\]*_]{0,3}$")
_STOP = re.compile(r"(?:[.…。]|\.\.\.)[\"'”’»)\]*_]{0,3}$")
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.){2,}$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St)\.$")
SPEAKER = re.compile(r"(?:(?<![\w.’'-])[A-Z][\w.’'-]{0,20}\s?){1,5}(?:\([^()]{1,40}\)\s?)?:(?:\s|$)|[QA][:.]\s")
_ITALIC = re.compile(r"[*_][^*_].{0,400}[*_]")
_DAY = re.compile(r"\b(?:[A-Z][a-z]+day|today|yesterday|tonight|this (?:morning|afternoon|evening|week))\b")
_HEADLINE_LETTERS = 200
_HEADLINE_WORDS = 30
_DEK_LETTERS = 320
_MOST_DEKS = 6
_MASTHEAD_WORDS = 8


@dataclass(slots=True)
class Reader:
    """The blocks with their words, and the parts found so far."""

    text: str
    blocks: tuple[Block, ...]
    words: tuple[str, ...]
    parts: list[Part | None] = field(default_factory=list)

    @property
    def at(self) -> int:
        """The number of the block that is read next."""
        return len(self.parts)

    @property
    def more(self) -> bool:
        """Whether a block is left."""
        return len(self.parts) < len(self.blocks)


def read_header(reader: Reader) -> None:
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


def _read_furniture(reader: Reader, *, under: bool = False) -> None:
    """Name the lines at this point that say what they are."""
    while reader.more:
        part = _header_part(reader, reader.at, under=under)
        if part is None and not under and _is_section(reader, reader.at):
            part = "boilerplate"
        if part is None and is_captioned(reader):
            part = "caption"
        if part is None:
            return
        reader.parts.append(part)


def _is_section(reader: Reader, number: int) -> bool:
    """Say whether a line above the headline says where on the site it stands: "Opinion", "Home » News"."""
    words = reader.words[number]
    trail = len(words) < 100 and (words.count("»") + words.count("›") + words.count(" > ")) > 0
    return number + 2 < len(reader.blocks) and (trail or bare(words) in SECTIONS)


def is_captioned(reader: Reader) -> bool:
    """Say whether the line before this one announces a caption ("Image caption,") and this one is it."""
    if not reader.parts or reader.parts[-1] != "caption":
        return False
    return reader.words[reader.at - 1].endswith((",", ":")) and not reader.blocks[reader.at].after_gap


def _header_part(reader: Reader, number: int, *, under: bool = False) -> Part | None:
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
    if number and _is_masthead(reader, number):
        return "byline"
    return "dateline" if own_line_dateline(words) else None


def _is_masthead(reader: Reader, number: int) -> bool:
    """Say whether a line tells the writer's paper or desk: a few words without a stop between byline and date."""
    if number + 1 >= len(reader.blocks) or len(reader.parts) < number or reader.parts[number - 1] != "byline":
        return False
    words = reader.words[number]
    return len(words.split()) <= _MASTHEAD_WORDS and not FINAL.search(words) and is_date_line(reader.words[number + 1])


def _is_headline(reader: Reader, number: int) -> bool:
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


def _story_follows(reader: Reader, number: int) -> bool:
    """Say whether few lines without a full stop come before a gap, a byline or a sentence: no list, no verse."""
    for at in range(number, min(number + 5, len(reader.blocks))):
        if reader.blocks[at].after_gap or _header_part(reader, at) == "byline" or FINAL.search(reader.words[at]):
            return True
    return False


def _is_spoken(reader: Reader, number: int) -> bool:
    """Say whether a block is a turn of a transcript: a speaker's name and a colon, as in most blocks after it."""
    if not SPEAKER.match(reader.words[number]):
        return False
    after = reader.words[number + 1 : number + 7]
    return 2 * sum(bool(SPEAKER.match(words)) for words in after) > len(after)


def _opens_dateline(words: str) -> bool:
    line = read_dateline(words)
    return line is not None and line.body < len(words)


def _is_dek(reader: Reader, number: int, *, first: bool) -> bool:
    """Say whether a block under the headline is a dek: set apart, or short and followed by the byline."""
    block, words = reader.blocks[number], reader.words[number]
    after = reader.blocks[number + 1 :]
    if not after or len(words) > _DEK_LETTERS or _opens_dateline(words) or SPEAKER.match(words):
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


def _signed_after(reader: Reader, number: int) -> bool:
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


def _is_lone_line(reader: Reader, number: int) -> bool:
    """Say whether a paragraph with no byline after it is a dek all the same: a short sentence over long paragraphs."""
    words = reader.words[number]
    following = sorted(len(w) for w in reader.words[number + 1 : number + 6])
    if len(following) < 3 or not 6 <= len(words.split()) <= 30 or not reader.blocks[number + 1].after_gap:
        return False
    if not FINAL.search(words) and not words.endswith((":", ",")):
        return bool(FINAL.search(reader.words[number + 1]))
    if _DAY.search(words):
        return False
    middle = following[len(following) // 2]
    return len(split_sentences(words)) <= 1 and 5 * len(words) < 2 * middle and words.count("“") + words.count('"') == 0
