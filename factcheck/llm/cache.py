"""Answers that were paid for once: kept on this machine, asked for again by exactly the same question.

The key covers everything that could change an answer: the model's name, its endpoint, the schema and every message.
The embedded model's answers are not kept, for they cost nothing.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cache:
    """A folder of answers, one file each, readable by its owner alone. A folder that cannot be used keeps nothing."""

    folder: Path

    def get(self, key: str) -> str | None:
        """Give the answer that was kept under a key, None where there is none."""
        try:
            kept = json.loads(self._file(key).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        answer = kept.get("answer") if isinstance(kept, dict) else None
        return answer if isinstance(answer, str) else None

    def put(self, key: str, answer: str, model: str) -> None:
        """Keep an answer; written whole or not at all."""
        with suppress(OSError):
            file = self._file(key)
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=file.parent, suffix=".new")
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump({"model": model, "answer": answer}, out)
            Path(name).replace(file)

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


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
