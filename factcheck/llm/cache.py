"""Answers that were paid for once: kept on this machine, asked for again by exactly the same question.

The key covers everything that could change an answer: the model's name, its endpoint, the schema and every message.
The embedded model's answers are not kept, for they cost nothing. SQLite keeps them, so that several processes may
write side by side and one may be killed; its journal stays the rollback journal of old, for before version 3.51.3 the
other kind (WAL) could lose what two had written at once.
"""

import hashlib
import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.config import cache_folder
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from sqlite3 import Connection, Cursor

FILE = "answers.sqlite"
PATIENCE = 10.0
"""Seconds to wait for another process that has locked the database."""
_PAUSE = 0.003
"""Seconds from look to look while waiting. SQLite looks ten times a second, too seldom where others write and write."""
_VERSION = 1
_TABLES = (
    # The answer stands last: what stands behind it could not be read without reading all of it.
    "CREATE TABLE answers (key BLOB PRIMARY KEY, model BLOB NOT NULL, again INTEGER NOT NULL, day TEXT NOT NULL, "
    "answer BLOB NOT NULL)",
    "CREATE TABLE habits (endpoint BLOB, model BLOB, habits BLOB NOT NULL, PRIMARY KEY (endpoint, model))",
    f"PRAGMA user_version = {_VERSION}",
)
_UNUSABLE = (OSError, ValueError, ImportError)
"""What a database may fail with; the last where Python was built without SQLite."""
_LOCK = threading.RLock()
"""Held by who uses a connection, and by who forks: a process must not be copied with half a transaction in it."""
_INHERITED: "list[Connection]" = []
"""Connections of the process from which this one was forked: SQLite allows neither to use nor to close them."""

if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_LOCK.acquire, after_in_parent=_LOCK.release, after_in_child=_LOCK.release)


@dataclass(frozen=True)
class Kept:
    """An answer that was kept; `again` says that it is what came of a second asking."""

    answer: str
    again: bool


@dataclass(frozen=True)
class Shelf:
    """What is kept of one model: how many answers, how large they are in bytes, the days of the first and the last."""

    model: str
    answers: int
    size: int
    oldest: str
    newest: str


class _Line:
    """The one connection of a Cache in this process, opened when it is first wanted."""

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self._process = 0

    @contextmanager
    def held(self, file: Path) -> "Iterator[Connection]":
        """Give the connection to one thread alone. Raises OSError, or ImportError where there is no SQLite."""
        import sqlite3  # here, for who asks no remote model needs none

        with _LOCK:
            try:
                yield self._opened(file)
            except BaseException as error:
                self.close()  # what was begun is undone, and the next one starts afresh
                if isinstance(error, sqlite3.Error):
                    raise OSError(str(error)) from error
                raise

    def _opened(self, file: Path) -> "Connection":
        import sqlite3

        if self._process != os.getpid():
            self.close()
        if self._connection is None:
            place = f"{file.absolute().as_uri()}?mode=rw"  # a file that is not there is not made: `_make` does that
            self._connection = sqlite3.connect(
                place, uri=True, timeout=0, isolation_level=None, check_same_thread=False
            )
            self._connection.text_factory = bytes
            self._process = os.getpid()
        return self._connection

    def close(self) -> None:
        """Close the connection, or lay it aside where another process opened it."""
        connection, self._connection = self._connection, None
        if connection is not None and self._process == os.getpid():
            connection.close()
        elif connection is not None:
            _INHERITED.append(connection)

    def __del__(self) -> None:
        self.close()


@dataclass(frozen=True)
class Cache:
    """A database of answers in a folder, readable by its owner alone.

    One that cannot be used (damaged, locked for long, of a later version) keeps nothing and gives nothing; one that may
    only be read gives what it has.
    """

    folder: Path
    _line: _Line = field(default_factory=_Line, init=False, repr=False, compare=False)

    @property
    def file(self) -> Path:
        """Say where the database is, or would be."""
        return self.folder / FILE

    @property
    def readable(self) -> bool:
        """Whether there is a database that can be read."""
        return bool(self._read("SELECT 1"))

    def get(self, key: str) -> Kept | None:
        """Give the answer that was kept under a key, None where there is none."""
        rows = self._read("SELECT answer, again FROM answers WHERE key = ?", key)
        return Kept(str(rows[0][0]), bool(rows[0][1])) if rows else None

    def put(self, key: str, answer: str, model: str, again: bool) -> None:
        """Keep an answer in place of an older one; whole or not at all."""
        self._make()
        self._write("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, date('now'), ?)", key, model, again, answer)

    def habits(self, endpoint: str, model: str) -> str | None:
        """Say how an endpoint wants to be asked for a model, None where that is not known."""
        rows = self._read("SELECT habits FROM habits WHERE endpoint = ? AND model = ?", endpoint, model)
        return str(rows[0][0]) if rows else None

    def keep_habits(self, endpoint: str, model: str, habits: str) -> None:
        """Remember how an endpoint wants to be asked for a model."""
        self._make()
        self._write("INSERT OR REPLACE INTO habits VALUES (?, ?, ?)", endpoint, model, habits)

    def look(self) -> tuple[Shelf, ...]:
        """Give what is kept of each model, in the order of their names."""
        rows = self._read(
            "SELECT model, count(*), coalesce(sum(length(answer)), 0), min(day), max(day) FROM answers "
            "GROUP BY model ORDER BY model"
        )
        return tuple(Shelf(*row) for row in rows)

    def clear(self, model: str | None = None) -> int:
        """Take away the answers of a model, or all of them and all habits; give the number of answers that went."""
        if model is not None:
            removed = self._write("DELETE FROM answers WHERE model = ?", model)
        else:
            removed = self._write("DELETE FROM answers")
        if removed is None:
            return 0
        if model is None:
            self._write("DELETE FROM habits")
        with suppress(*_UNUSABLE), self._line.held(self.file) as connection:
            _do(connection, "VACUUM")
        return removed

    def _read(self, question: str, *words: str) -> list[tuple[Any, ...]]:
        try:
            with self._line.held(self.file) as connection:
                _check(connection)
                rows = _do(connection, question, *words).fetchall()
                return [tuple(_unsealed(value) for value in row) for row in rows]
        except _UNUSABLE:
            return []

    def _write(self, order: str, *words: str | bool) -> int | None:
        """Carry out one order as one transaction; give the number of rows that it changed, None where it could not."""
        try:
            with self._line.held(self.file) as connection:
                _do(connection, "BEGIN IMMEDIATE")
                if _version(connection) == 0:
                    for table in _TABLES:
                        _do(connection, table)
                _check(connection)
                changed = _do(connection, order, *words).rowcount
                _do(connection, "COMMIT")
                return changed
        except _UNUSABLE:
            return None

    def _make(self) -> None:
        """Make the folder and an empty file where there is none, for the owner's eyes from the first moment on.

        A file that is there is not opened: to close it again would take away the locks that SQLite has on it.
        """
        with suppress(*_UNUSABLE), _LOCK:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _do(connection: "Connection", order: str, *words: str | bool) -> "Cursor":
    """Carry out an order as soon as no other process stands in its way."""
    import sqlite3

    values = [_sealed(word) for word in words]
    for _ in range(int(PATIENCE / _PAUSE)):
        try:
            return connection.execute(order, values)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        time.sleep(_PAUSE)
    return connection.execute(order, values)


def _version(connection: "Connection") -> int:
    return int(_do(connection, "PRAGMA user_version").fetchone()[0])


def _check(connection: "Connection") -> None:
    """Leave a database of another version alone: who made it knows what is in it."""
    if (version := _version(connection)) != _VERSION:
        raise OSError(f"a database of version {version}")


def _sealed(value: str | bool) -> bytes | bool:
    """Make bytes of any text, also of one that is no Unicode."""
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value


def _unsealed(value: object) -> object:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def own_cache() -> Cache:
    """Give the cache of whoever runs this. Raises UsageError where the platform names no folder for one."""
    if (folder := cache_folder()) is None:
        raise UsageError("no answers are kept, for there is no folder to keep them in: set HOME to a full path")
    return Cache(folder)


def listing(cache: Cache) -> str:
    """Say where the answers are and how many, and for each model how many, how large and of which days."""
    shelves = cache.look()
    total = counted(sum(shelf.answers for shelf in shelves)) if cache.readable else "no answers that can be read"
    lines = [f"{str(cache.file)!r}: {total}"]
    for shelf in shelves:
        days = shelf.oldest if shelf.oldest == shelf.newest else f"{shelf.oldest} to {shelf.newest}"
        lines.append(f"{shelf.model!r}: {counted(shelf.answers)}, {shelf.size:,} bytes, {days}")
    return "".join(f"{line}\n" for line in lines)


def counted(answers: int) -> str:
    """Give a number of answers.

    >>> counted(1), counted(1200)
    ('1 answer', '1,200 answers')
    """
    return f"{answers:,} answer{'' if answers == 1 else 's'}"


def key_of(*parts: str | Sequence[str]) -> str:
    """Make a key of what was asked; every part goes in with its length, so that none can pass for two.

    >>> key_of("ab", "c") == key_of("a", "bc")
    False
    """
    made = hashlib.sha256()
    for part in (p for group in parts for p in ([group] if isinstance(group, str) else group)):
        data = part.encode("utf-8", "surrogatepass")
        made.update(len(data).to_bytes(8, "big") + data)
    return made.hexdigest()
