"""How fast an endpoint is asked."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.llm.pace import MINUTE, Pace, seconds


class Clock:
    """A loop's time that goes on only where everybody sleeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self._order = 0.0, count()
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        monkeypatch.setattr("factcheck.llm.pace.asyncio.sleep", self.sleep)
        monkeypatch.setattr("factcheck.llm.pace.asyncio.get_running_loop", lambda: self)

    def time(self) -> float:
        return self.now

    async def sleep(self, length: float) -> None:
        future = asyncio.Future[None](loop=asyncio.events.get_running_loop())
        heapq.heappush(self._waiting, (self.now + length, next(self._order), future))
        await future

    def run(self, work: Callable[[], Awaitable[None]]) -> None:
        loop = asyncio.new_event_loop()
        task = loop.create_task(work())  # type: ignore[arg-type]
        while not task.done():
            for _ in range(20):
                loop.call_soon(loop.stop)
                loop.run_forever()
            if self._waiting and not task.done():
                self.now, _, future = heapq.heappop(self._waiting)
                future.set_result(None)
        loop.close()
        task.result()


def sent(clock: Clock, pace: Pace, sizes: list[int], takes: float = 1.0) -> list[tuple[float, int]]:
    """Send requests of these sizes at once; give when each went."""
    went: list[tuple[float, int]] = []

    async def one(size: int) -> None:
        async with pace.turn(size):
            went.append((clock.now, size))
            await clock.sleep(takes)

    async def all_of_them() -> None:
        await asyncio.gather(*(one(size) for size in sizes))

    clock.run(all_of_them)
    return went


@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=25), st.integers(1, 6), st.integers(1, 8), st.integers(400, 1000)
)
def test_no_minute_has_more_than_is_allowed(sizes: list[int], at_once: int, requests: int, tokens: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        clock, pace = Clock(patch), Pace(at_once, requests, tokens)
        went = sent(clock, pace, sizes)
    assert len(went) == len(sizes)
    assert pace.peak <= at_once
    for start, _ in went:
        minute = [size for at, size in went if start <= at < start + MINUTE]
        assert len(minute) <= requests
        assert sum(minute) <= tokens


def test_without_limits_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, pace = Clock(monkeypatch), Pace(50)
    assert {at for at, _ in sent(clock, pace, [10_000] * 50)} == {0.0}
    assert pace.peak == 50


def test_a_request_beyond_the_limit_goes_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, pace = Clock(monkeypatch), Pace(5, tokens=100)
    assert sorted(sent(clock, pace, [90, 500, 10])) == [(0.0, 90), (60.0, 500), (120.0, 10)]


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1m30s"}, 90.0),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "250ms"}, 0.25),
        ({"x-ratelimit-remaining-requests": "0"}, 1.0),
        ({"x-ratelimit-remaining-requests": "5", "x-ratelimit-reset-requests": "1m"}, 0.0),
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "24h"}, 120.0),
        ({"x-ratelimit-remaining-requests": "none"}, 0.0),
    ],
)
def test_an_endpoint_that_says_that_nothing_is_left_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], wait: float
) -> None:
    clock, pace = Clock(monkeypatch), Pace(5)
    pace.hear(headers)
    assert sent(clock, pace, [1]) == [(wait, 1)]


@given(st.text("0123456789.msh d"))
def test_any_length_is_a_number_or_none(length: str) -> None:
    found = seconds(length)
    assert found is None or found >= 0
