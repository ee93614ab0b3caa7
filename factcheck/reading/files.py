"""A place -> the text that stands there: a file, a folder's files, or standard input; every refusal is one line.

No word of the text is read here.
"""

import re
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from factcheck.errors import ReadingError
from factcheck.reading.encoding import decode
from factcheck.reading.words import FOLDER_FILES

LIMIT = 5_000_000
"""The largest article in bytes: about a thousand times a long report."""

STANDARD_INPUT = "-"

Text = tuple[str, tuple[str, ...]]
"""A text and the notes on how it was read."""

_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}:/{1,3}|www\.)", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?=[0-9]{0,7}[A-Za-z])[A-Za-z0-9]{1,8}")

READERS: Mapping[str, Callable[[bytes, str], Text]] = {
    "": decode,
    ".txt": decode,
    ".text": decode,
    ".md": decode,
    ".markdown": decode,
}
"""How a file of each suffix becomes text. A new kind of file is a line here."""


def named(place: str) -> str:
    """Give a place as an error message says it: whole, or its start where it is very long."""
    return place if len(place) <= 200 else place[:199] + "…"


def places(place: str) -> tuple[str, ...]:
    """Give the articles' places that a place stands for: the files of a folder in order, or the place itself.

    A folder's articles are its text files, those of its subfolders too; hidden files and files about the folder
    (README, LICENSE …) are left out, and so is every other kind of file.
    """
    if place == STANDARD_INPUT:
        return (place,)
    path, mode = _look(place)
    if not stat.S_ISDIR(mode):
        return (place,)
    try:
        found = sorted(str(p) for p in path.rglob("*") if _is_article(p, path))
    except OSError as error:
        raise _refused(place, error) from error
    if not found:
        raise ReadingError(f"{named(place)!r} is a folder without articles: put .txt or .md files in it")
    return tuple(found)


def load(place: str) -> Text:
    """Read the text of one file, or of standard input for "-"."""
    if place == STANDARD_INPUT:
        return decode(_checked(_standard_input(), "standard input"), "standard input")
    path, mode = _look(place)
    if stat.S_ISDIR(mode):
        raise ReadingError(f"{named(place)!r} is a folder, not an article: name a file in it")
    reader = READERS.get(_suffix(path))
    if reader is None:
        raise ReadingError(f"{named(place)!r} is no text file: save the page as text (.txt or .md)")
    return reader(_content(path, place), named(place))


def _suffix(path: Path) -> str:
    """Give the suffix in lower case; ".5 million" at the end of a name is none."""
    return path.suffix.lower() if _SUFFIX.fullmatch(path.suffix) else ""


def _look(place: str) -> tuple[Path, int]:
    """Find what stands at a place, and of what kind it is."""
    if not place.strip():
        raise ReadingError(f"{place!r} is no place: name a file, a folder or - for standard input")
    if _ADDRESS.match(place):
        raise ReadingError(f"{named(place)!r} is an address, not a file: save the page as text and name that file")
    try:
        path = Path(place)
        return path, path.stat().st_mode
    except (OSError, ValueError) as error:
        raise _refused(place, error) from error


def _refused(place: str, error: OSError | ValueError) -> ReadingError:
    """Put what the system says into the words of the person at the keyboard."""
    name = named(place)
    if isinstance(error, PermissionError):
        return ReadingError(f"{name!r} may not be read: ask for the permission, or copy the file")
    if isinstance(error, FileNotFoundError) and _is_link(place):
        return ReadingError(f"{name!r} is a link to a file that is not there: name the file itself")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ReadingError(f"{name!r} does not exist: check the name")
    return ReadingError(f"{name!r} cannot be read: check the name, or pipe the text to -")


def _is_link(place: str) -> bool:
    return Path(place).is_symlink()


def _is_article(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    known = path.suffix.lower() in READERS and path.suffix != ""
    return known and not hidden and path.stem not in FOLDER_FILES and path.is_file()


def _content(path: Path, place: str) -> bytes:
    """Read a file that is not too large; its size is asked for first, so that a huge one costs nothing."""
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise _too_large(place, size)
        with path.open("rb") as file:
            return _checked(file.read(LIMIT + 1), place)
    except OSError as error:
        raise _refused(place, error) from error


def _standard_input() -> bytes:
    """Read standard input up to just over the limit."""
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise ReadingError("'-' means standard input, and there is none: name a file")
    try:
        data = stream.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        raise ReadingError("'-' means standard input, and it cannot be read: name a file") from error
    return bytes(data)


def _checked(data: bytes, place: str) -> bytes:
    if len(data) > LIMIT:
        raise _too_large(place, None)
    return data


def _too_large(place: str, size: int | None) -> ReadingError:
    how = f"{size / 1e6:.0f} MB" if size else f"more than {LIMIT // 1_000_000} MB"
    return ReadingError(f"{named(place)!r} is {how}, too large for one article: split it (at most 5 MB each)")
