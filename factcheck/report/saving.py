"""Where a report is written: whole or not at all, and never over an article."""

import os
import re
import secrets
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from factcheck.errors import OutputError

ENDING = {"terminal": ".txt", "text": ".txt", "markdown": ".md", "json": ".json"}


def save(text: str, path: Path) -> None:
    """Write a file by way of a temporary one beside it, so that nobody ever sees half a report.

    Raises OutputError. What is no ordinary file (`/dev/stdout`, a pipe) is written to as it is; a link is followed.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")
            return
        _replace(path.resolve(), text)
    except OSError as error:
        raise refused(path, error) from error


def _replace(path: Path, text: str) -> None:
    unfinished = path.with_name(f".factcheck-{secrets.token_hex(6)}.part")
    try:
        with unfinished.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def refused(path: Path, error: OSError) -> OutputError:
    """Say in one line why nothing can be written there."""
    return OutputError(f"{str(path)!r} cannot be written ({error.strerror or error}): choose another place with -o")


def make_folder(folder: Path) -> None:
    """Make the folder for several reports, before anything is read. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise OutputError(f"{str(folder)!r} is a file: several articles need a folder after -o") from error
    except OSError as error:
        raise refused(folder, error) from error


def look_ahead(path: Path) -> None:
    """Refuse a file whose folder is not there or may not be written to, before anything is read. Raises OutputError."""
    folder = path.resolve().parent
    if not folder.is_dir():
        raise OutputError(f"{str(path)!r} cannot be written: there is no folder {str(folder)!r}, make it first")
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise OutputError(f"{str(path)!r} cannot be written (Permission denied): choose another place with -o")


class Names:
    """File names for the reports of several articles: the article's own, made different where two are the same."""

    def __init__(self, places: Sequence[str]) -> None:
        self._counts = Counter(stem(place).casefold() for place in places)
        self._used: set[str] = set()

    def name(self, place: str, article_id: str, ending: str) -> str:
        """Give the name of one report's file.

        >>> names = Names(["may/fire.txt", "june/fire.txt", "flood.txt"])
        >>> names.name("flood.txt", "77aa", ".md"), names.name("june/fire.txt", "sha256:0123456789ab", ".md")
        ('flood.md', 'fire-01234567.md')
        """
        own = stem(place)
        if self._counts[own.casefold()] > 1 or own.casefold() in self._used:
            own = f"{own}-{article_id.rpartition(':')[2][:8]}"
        free, number = own, 1
        while free.casefold() in self._used:
            number += 1
            free = f"{own}-{number}"
        self._used.add(free.casefold())
        return free + ending


def stem(place: str) -> str:
    """Give the name by which people know an article: that of its file without the ending.

    >>> stem("news/ferry.txt"), stem("-"), stem("https://paper.example/2026/ferry-sails.html?page=1")
    ('ferry', 'standard-input', 'ferry-sails')
    """
    if place == "-":
        return "standard-input"
    if "://" in place:
        address = urlsplit(place)
        return re.sub(r"[^\w-]", "-", Path(address.path).stem or address.netloc)[:80] or "article"
    return Path(place).stem or "article"
