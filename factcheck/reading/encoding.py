"""Bytes -> text, exactly: which encoding a file is in, by a rule that can be said in a sentence each.

A mark at the start decides; else UTF-8 where the bytes are UTF-8; else the Western pages, told apart by the bytes
0x80–0x9F, which are letters and quotation marks in Windows-1252 and nothing in Latin-1. charset-normalizer is asked
only where most letters lie outside ASCII, since on short Western text it prefers Eastern European pages.
"""

import codecs

from charset_normalizer import from_bytes

from factcheck.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (such as .docx)"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\x7fELF", "a program"),
)
_PAGES = ("<!doctype html", "<html")
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a\x1b")
_ENOUGH = 60
_CONTROLS = bytes(b for b in range(32) if b not in _TEXT_CONTROLS)


def decode(data: bytes, place: str) -> tuple[str, tuple[str, ...]]:
    r"""Give the text of a file and a note where it is not plain UTF-8; a ReadingError where it holds no text.

    >>> decode(b"caf\xe9 \x93open\x94", "a.txt")
    ('café “open”', ('read as Windows-1252: the file is not UTF-8',))
    """
    kind = next((kind for magic, kind in _KINDS if data.startswith(magic)), None)
    if kind:
        raise ReadingError(f"{place!r} is {kind}, not text: save the page as text (.txt or .md)")
    text, notes = _decoded(data, place)
    if "\0" in text:
        raise ReadingError(f"{place!r} is a binary file, not text: save the article as UTF-8 text")
    if text.lstrip()[:20].lower().startswith(_PAGES):
        raise ReadingError(f"{place!r} holds HTML, not plain text: save the page as text")
    if not any(letter.isalnum() for letter in text):
        raise ReadingError(f"{place!r} is empty, it holds no words: give a file with the article's text")
    return text, notes


def _decoded(data: bytes, place: str) -> tuple[str, tuple[str, ...]]:
    mark = next(((m, codec, name) for m, codec, name in _MARKS if data.startswith(m)), None)
    if mark:
        return _marked(data[len(mark[0]) :], mark[1], mark[2], place)
    _refuse_binary(data, place)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _damaged(data) or _foreign(data, place) or _western(data)


def _marked(data: bytes, codec: str, name: str, place: str) -> tuple[str, tuple[str, ...]]:
    """Decode a file that says what it is."""
    try:
        return data.decode(codec), ((f"read as {name}: the file is not UTF-8",) if name else ())
    except UnicodeDecodeError as error:
        said = f"{name or 'UTF-8'} by its first bytes, but does not hold together"
        raise ReadingError(f"{place!r} is {said}: save the article again as UTF-8 text") from error


def _refuse_binary(data: bytes, place: str) -> None:
    """Refuse what no text has: NUL bytes, or more than one control byte in two hundred."""
    head = data[:65536]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\0" in data or controls * 200 > len(head):
        raise ReadingError(f"{place!r} is a binary file, not text: save the article as UTF-8 text")


def _damaged(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """Decode UTF-8 with a few broken bytes: fewer than one in ten of its letters outside ASCII."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    outside = len(text) - len(text.encode("ascii", errors="ignore"))
    if broken * 10 > outside:
        return None
    return text, (f"{broken} damaged bytes stand as \ufffd: the file is not quite UTF-8",)


def _foreign(data: bytes, place: str) -> tuple[str, tuple[str, ...]] | None:
    """Decode a text most of whose letters lie outside ASCII: Cyrillic, Greek, East Asian pages."""
    head = data[:32768]
    high = sum(byte >= 0x80 for byte in head)
    plain = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in head)
    if high <= plain or high < _ENOUGH:
        return None
    best = from_bytes(head).best()
    if best is None:
        raise ReadingError(f"{place!r} is in no encoding that can be told: save the article as UTF-8 text")
    text = data.decode(best.encoding, errors="replace")
    return text, (f"read as {best.encoding}: the file is not UTF-8",)


def _western(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode Windows-1252 where a byte 0x80–0x9F is there, else Latin-1; the five bytes it leaves open as Latin-1."""
    if not any(0x80 <= byte <= 0x9F for byte in data):
        return data.decode("latin-1"), ("read as Latin-1: the file is not UTF-8",)
    open_bytes = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    table = "".join(chr(b) if b in open_bytes else bytes([b]).decode("cp1252") for b in range(256))
    return codecs.charmap_decode(data, "strict", table)[0], ("read as Windows-1252: the file is not UTF-8",)
