"""Answers that were paid for once: kept on this machine, asked for again by exactly the same question.

The key covers everything that could change an answer: the model's name, its endpoint and settings, the schema and every
message. The embedded model's answers are not kept, for they cost nothing. Beside them it is remembered how an endpoint
wants to be asked.

SQLite with a rollback journal: its write-ahead log loses data between several connections before SQLite 3.51.3
(https://sqlite.org/wal.html#walresetbug), and a few answers a second need none.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import TypeVar

FILE = "answers.sqlite"
_VERSION = 1
_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""
_SCHEMA = f"""
create table if not exists answers (
  key text primary key, model text not null, answer text not null, again integer not null,
  day text not null default (date('now'))
) without rowid;
create table if not exists habits (
  endpoint text, model text, habits text not null, primary key (endpoint, model)
) without rowid;
pragma user_version = {_VERSION};
"""
_T = TypeVar("_T")


@dataclass(frozen=True)
class Kept:
    """An answer that was kept; `again` says that it is what came of asking a second time."""

    answer: str
    again: bool


@dataclass(frozen=True)
class Shelf:
    """What is kept of one model's answers: how many, their bytes, the first and the last day."""

    model: str
    answers: int
    size: int
    oldest: str
    newest: str


@dataclass(frozen=True)
class Cache:
    """Answers in one file of a folder, readable by its owner alone. A place that cannot be used keeps nothing."""

    folder: Path
    _state: dict[str, sqlite3.Connection] = field(default_factory=dict, repr=False, compare=False)
    _lock: RLock = field(default_factory=RLock, repr=False, compare=False)

    @property
    def file(self) -> Path:
        """Where the answers are."""
        return self.folder / FILE

    def get(self, key: str) -> Kept | None:
        """Give the answer that was kept under a key, None where there is none."""
        found = self._do(lambda db: db.execute("select answer, again from answers where key = ?", (key,)).fetchone())
        return Kept(found[0], bool(found[1])) if found else None

    def put(self, key: str, answer: str, model: str, again: bool = False) -> None:
        """Keep an answer; written whole or not at all."""
        words = "insert or replace into answers (key, model, answer, again) values (?, ?, ?, ?)"
        self._do(lambda db: db.execute(words, (key, model, answer, again)))

    def habits(self, endpoint: str, model: str) -> str | None:
        """Give what was remembered of how an endpoint wants to be asked for a model."""
        words = "select habits from habits where endpoint = ? and model = ?"
        found = self._do(lambda db: db.execute(words, (endpoint, model)).fetchone())
        return found[0] if found else None

    def keep_habits(self, endpoint: str, model: str, habits: str) -> None:
        """Remember how an endpoint wants to be asked for a model."""
        self._do(lambda db: db.execute("insert or replace into habits values (?, ?, ?)", (endpoint, model, habits)))

    def look(self) -> tuple[Shelf, ...]:
        """Give what is kept, model by model."""
        words = "select model, count(*), sum(length(answer)), min(day), max(day) from answers group by model order by 1"
        return tuple(Shelf(*row) for row in self._do(lambda db: db.execute(words).fetchall()) or ())

    def clear(self, model: str | None = None) -> int:
        """Throw away all answers, or those of one model, with what is remembered of it; give how many there were."""
        where, which = ("where model = ?", (model,)) if model else ("", ())

        def empty(db: sqlite3.Connection) -> int:
            db.execute(f"delete from habits {where}", which)
            return db.execute(f"delete from answers {where}", which).rowcount

        removed = self._do(empty) or 0
        self._do(lambda db: db.execute("vacuum"))
        return removed

    def _do(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Do something with the database; None where it cannot be done."""
        with self._lock, suppress(sqlite3.Error, OSError, UnicodeError):
            return work(self._open())
        return None

    def _open(self) -> sqlite3.Connection:
        """Give the connection of this process: one that is inherited over a fork must not be used."""
        name = str(os.getpid())
        if name not in self._state:
            self._state[name] = _connected(self.file)
        return self._state[name]


def _connected(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600)
    # Without a transaction of ours, every statement is one.
    db = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        version = db.execute("pragma user_version").fetchone()[0]
        if version > _VERSION:
            raise sqlite3.DatabaseError("made by a later version")
        if version < _VERSION:
            db.executescript(f"begin immediate; {_SCHEMA} commit;")
    except sqlite3.Error:
        db.close()
        raise
    return db


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
