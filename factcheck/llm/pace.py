"""How fast an endpoint is asked: requests at one time, requests and tokens a minute, and what its headers ask for."""

import asyncio
import re
from collections import deque
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from factcheck.config import Settings

MINUTE = 60.0
QUESTIONS = 3
"""Requests of one article that are under way at one time."""
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")
_KINDS = ("requests", "tokens")
_NAMES = ("x-ratelimit-{what}-{kind}", "x-ratelimit-{what}-{kind}-minute")
"""How OpenAI and those who follow it name what is left and when it is full again."""
LONGEST_PAUSE = 120.0
"""Seconds; an endpoint that asks for more has a quota of the day, and nobody waits for that at a keyboard."""


@dataclass
class Pace:
    """Who may send a request now. Within any minute, no more than the limits; tokens are counted before they are sent.

    One event loop at a time; a request that alone is over the limit of tokens goes when nothing else was sent.
    """

    at_once: int
    requests: int | None = None
    tokens: int | None = None
    peak: int = 0
    """The most requests that were under way at one time."""
    _sent: deque[tuple[float, int]] = field(default_factory=deque, repr=False)
    _closed_until: float = 0.0
    _under_way: int = 0

    def __post_init__(self) -> None:
        """Make the room and the door; asyncio ties them to the loop that uses them first."""
        self._room, self._door = asyncio.Semaphore(self.at_once), asyncio.Lock()

    @asynccontextmanager
    async def turn(self, tokens: int) -> AsyncGenerator[None, None]:
        """Wait for a turn to send this many tokens, and hold it until the answer is there."""
        async with self._room:
            async with self._door:  # who comes first goes first
                await self._open(tokens)
            self._under_way += 1
            self.peak = max(self.peak, self._under_way)
            try:
                yield
            finally:
                self._under_way -= 1

    async def _open(self, tokens: int) -> None:
        clock = asyncio.get_running_loop().time
        while (wait := self._wait(clock(), tokens)) > 0:
            await asyncio.sleep(wait)
        if self.requests or self.tokens:
            self._sent.append((clock(), tokens))

    def _wait(self, now: float, tokens: int) -> float:
        """Say how many seconds there are to wait before the next look."""
        if self._closed_until > now:
            return self._closed_until - now
        while self._sent and self._sent[0][0] <= now - MINUTE:
            self._sent.popleft()
        full = self.requests is not None and len(self._sent) >= self.requests
        heavy = self.tokens is not None and sum(t for _, t in self._sent) + tokens > self.tokens
        return self._sent[0][0] + MINUTE - now if self._sent and (full or heavy) else 0.0

    def pause(self, seconds: float) -> None:
        """Let nobody go for some seconds."""
        until = asyncio.get_running_loop().time() + min(seconds, LONGEST_PAUSE)
        self._closed_until = max(self._closed_until, until)

    def hear(self, headers: Mapping[str, str]) -> None:
        """Pause where an endpoint's headers say that nothing is left, until it says there is more."""
        for kind in _KINDS:
            for name in _NAMES:
                left = headers.get(name.format(what="remaining", kind=kind), "")
                if re.fullmatch(r"0+", left.strip()):
                    self.pause(seconds(headers.get(name.format(what="reset", kind=kind), "")) or 1.0)


def pace_for(settings: Settings) -> Pace:
    """Give the pace that the settings allow: the questions of as many articles as may be checked at one time."""
    return Pace(QUESTIONS * settings.concurrency, settings.requests_per_minute, settings.tokens_per_minute)


def seconds(length: str) -> float | None:
    """Read a length of time as rate-limit headers write it; None for anything else.

    >>> seconds("6m0.5s"), seconds("120ms"), seconds("7"), seconds("soon")
    (360.5, 0.12, 7.0, None)
    """
    length = length.strip()
    if re.fullmatch(r"\d+(\.\d+)?", length):
        return float(length)
    parts = _LENGTH.findall(length)
    if not parts or "".join(number + unit for number, unit in parts) != length:
        return None
    return sum(float(number) * _UNITS[unit] for number, unit in parts)
