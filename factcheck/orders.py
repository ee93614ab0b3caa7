"""One order from the command line, carried out: which articles, which part, which format, and where to.

Nothing is printed here: what there is to say goes through `say` (the report) and `tell` (everything else).
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.chains import added
from factcheck.config import Settings
from factcheck.errors import ModelError, OutputError, OverBudget, ReadingError, Unreachable
from factcheck.models import Article, Report, Usage
from factcheck.reading import places, read_article
from factcheck.report import render
from factcheck.report.saving import ENDING, Names, look_ahead, make_folder, save, stem
from factcheck.workflow import Desk, check_article, open_desk

BETWEEN = {"terminal": "\n", "text": "\n\n", "markdown": "\n---\n\n", "json": ""}
"""What stands between two reports on standard output."""

STANDARD_INPUT = "-"

DONE, FAULTY = 0, 1
"""Exit codes; those of errors outrank them, the higher the more."""

Say = Callable[[str], None]
Outcome = Report | ReadingError | ModelError


@dataclass(frozen=True)
class Order:
    """What is wanted: articles by their places, one part of the report, its format, and where to (None: `say`)."""

    articles: tuple[str, ...]
    part: str
    format: str
    out: Path | None = None
    quiet: bool = False
    several: bool = False


def carry_out(order: Order, settings: Settings, say: Say, tell: Say) -> int:
    """Check the articles of an order and give the exit code; one that cannot be read does not stop the others."""
    opened, refusals = open_folders(order)
    if opened.out:
        look_where(opened, opened.out)
    clerk = Clerk(opened, settings, open_desk(settings), say, tell)
    if opened.several:
        clerk.announce()
    clerk.read_ahead()
    return asyncio.run(clerk.work(refusals))


def open_folders(order: Order) -> tuple[Order, tuple[ReadingError, ...]]:
    """Put the articles of a folder in its place. Raises the ReadingError where there is nothing else to do."""
    found: list[str] = []
    refusals: list[ReadingError] = []
    for article in order.articles:
        try:
            found += places(article)
        except ReadingError as error:
            refusals.append(error)
    if refusals and len(order.articles) == 1:
        raise refusals[0]
    several = len(order.articles) > 1 or tuple(found) != order.articles
    return replace(order, articles=tuple(found), several=several), tuple(refusals)


def look_where(order: Order, out: Path) -> None:
    """Refuse a place that cannot be written to before anything is read or sent. Raises OutputError."""
    if order.several:
        make_folder(out)
    if out.is_dir():
        spare((out / f"{stem(article)}{ENDING[order.format]}" for article in order.articles), order.articles)
    else:
        look_ahead(out)
        spare([out], order.articles)


def spare(targets: Iterable[Path], articles: Iterable[str]) -> None:
    """Refuse to write over an article. Raises OutputError."""
    own = {file for file in map(identity, map(Path, articles)) if file}
    for target in targets:
        if identity(target) in own:
            raise OutputError(f"{str(target)!r} is one of the articles: choose another place with -o")


def identity(path: Path) -> tuple[int, int] | None:
    """Tell a file from all others, whatever its path; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Clerk:
    """Who takes the articles of one order to the desk, side by side, and hands out the reports in their order."""

    def __init__(self, order: Order, settings: Settings, desk: Desk, say: Say, tell: Say) -> None:
        self._order, self._settings, self._desk, self._say, self._tell = order, settings, desk, say, tell
        self._names = Names(order.articles)
        self._known = {name: getattr(settings, name) for name in ("language", "published", "publisher")}
        self._ahead: dict[str, Article | ReadingError] = {}
        self._announced = self._spoken = self._came = False
        self._usage, self._codes, self._number = Usage(), [DONE], 0
        self._over: OverBudget | None = None
        self._at_work, self._one_done = 0, asyncio.Event()

    def announce(self) -> None:
        """Say once, before anything is sent, which model reads and where; a remote one also under --quiet."""
        remote = "://" in self._desk.model.endpoint
        if not self._announced and (remote or not self._order.quiet):
            self._tell(who_reads(self._desk.model.name, self._desk.model.endpoint))
        self._announced = True

    def read_ahead(self) -> None:
        """Read standard input: outside the event loop, which would not let Ctrl-C end the wait."""
        if STANDARD_INPUT in self._order.articles:
            self._ahead[STANDARD_INPUT] = self._read(STANDARD_INPUT)

    async def work(self, refusals: tuple[ReadingError, ...]) -> int:
        """Do the order; `refusals` are of places that were not there to begin with."""
        try:
            return await self._work(refusals)
        finally:
            await self._desk.model.close()

    async def _work(self, refusals: tuple[ReadingError, ...]) -> int:
        for refusal in refusals:
            self._tell(str(refusal))
        self._codes += [refusal.exit_code for refusal in refusals]
        try:
            async with aclosing(self._checked()) as checked:
                async for place, outcome in checked:
                    self._hand_out(place, outcome)
        finally:
            self._sum_up()
        if self._over:
            raise OverBudget(f"{self._number} of {len(self._order.articles)} articles are done; {self._over}")
        return max(self._codes)

    def _hand_out(self, place: str, outcome: Outcome) -> None:
        """Deliver a report, or say why there is none. Raises a ModelError that every other article would meet."""
        if not isinstance(outcome, OverBudget):
            self._number += 1
        if isinstance(outcome, Report):
            self._came = True
            self._usage = added(self._usage, outcome.provenance.usage)
            self._deliver(outcome, place)
            self._codes.append(FAULTY if self._settings.strict and has_errors(outcome) else DONE)
            return
        if isinstance(outcome, OverBudget) and self._order.several:
            self._over = self._over or outcome
            return
        if isinstance(outcome, ModelError) and (not self._order.several or self._is_final(outcome)):
            raise outcome
        if isinstance(outcome, ModelError):
            self._usage = added(self._usage, Usage(calls=outcome.requests))
        self._tell(f"{place}: {outcome}" if isinstance(outcome, ModelError) else str(outcome))
        self._codes.append(outcome.exit_code)

    def _is_final(self, error: ModelError) -> bool:
        """Say whether the other articles need not be tried: an endpoint that never answered will not begin to."""
        return error.final or (isinstance(error, Unreachable) and not self._came)

    def _sum_up(self) -> None:
        """Say what a remote model was asked for in all."""
        if self._usage.calls and "://" in self._desk.model.endpoint and not self._order.quiet:
            self._tell(in_all(self._usage, self._cost()))

    def _cost(self) -> float | None:
        price = self._desk.purse.price
        return price.cost(self._usage) if price else None

    async def _checked(self) -> AsyncGenerator[tuple[str, Outcome], None]:
        """Give each place with its report, in order, while as many as the settings allow are at the desk.

        Where the money is spent, none is begun any more, and those at the desk are finished.

        Where the work is broken off, what is finished is handed out all the same.
        """
        waiting = iter(self._order.articles)
        running: deque[tuple[str, asyncio.Task[Outcome]]] = deque()
        try:
            while True:
                while (
                    not self._over
                    and len(running) < self._settings.concurrency
                    and (place := next(waiting, None)) is not None
                ):
                    running.append((place, asyncio.create_task(self._check(place))))
                if not running:
                    return
                place, task = running.popleft()
                yield place, await task
        finally:
            for _, task in running:
                task.cancel()
            ended = await asyncio.gather(*(task for _, task in running), return_exceptions=True)
            for (place, _), outcome in zip(running, ended, strict=True):
                if isinstance(outcome, Report):
                    self._hand_out(place, outcome)

    async def _check(self, place: str) -> Outcome:
        article = self._ahead.get(place) or self._read(place)
        if isinstance(article, ReadingError):
            return article
        self.announce()
        while True:
            done, over = self._one_done, None
            self._at_work += 1
            try:
                return await check_article(article, self._desk)
            except OverBudget as error:
                over = error
            except (ReadingError, ModelError) as error:
                return error
            finally:
                self._at_work -= 1
                if not over:
                    self._one_done.set()
                    self._one_done = asyncio.Event()
            if not self._at_work:
                return over
            await done.wait()  # what is held for the others may be more than they cost

    def _read(self, place: str) -> Article | ReadingError:
        try:
            return read_article(place, **self._known)
        except ReadingError as error:
            return error

    def _deliver(self, report: Report, place: str) -> None:
        text = render(report, self._order.format, self._order.part)
        if self._order.several and not self._order.quiet:
            paid = f" ({in_all(self._usage, self._cost())})" if "://" in self._desk.model.endpoint else ""
            self._tell(f"{self._number} of {len(self._order.articles)}: {place}{paid}")
        if self._order.out is None:
            self._say(f"{BETWEEN[self._order.format] if self._spoken else ''}{text}")
            self._spoken = True
            return
        path = self._order.out
        if self._order.several or path.is_dir():
            path /= self._names.name(place, report.article.id, ENDING[self._order.format])
        save(text, path)


def who_reads(model: str, endpoint: str) -> str:
    """Name the model and its place.

    >>> who_reads("embedded-1", "in process")
    'embedded-1 reads (deterministic reader, in process; nothing leaves this machine)'
    >>> who_reads("openai:gpt-9", "https://models.example/v1")
    'openai:gpt-9 at https://models.example/v1 reads'
    """
    if "://" in endpoint:
        return f"{model} at {endpoint} reads"
    return f"{model} reads (deterministic reader, {endpoint}; nothing leaves this machine)"


def in_all(usage: Usage, cost: float | None) -> str:
    """Say what was asked for and what it cost.

    >>> in_all(Usage(calls=3, input_tokens=12000, cached_tokens=9000, output_tokens=2500), 0.0321)
    '3 requests, 12,000 tokens sent (9,000 from the cache of the provider), 2,500 received, $0.0321'
    """
    kept = f" ({usage.cached_tokens:,} from the cache of the provider)" if usage.cached_tokens else ""
    money = "" if cost is None else f", ${cost:.4f}"
    many = "request" if usage.calls == 1 else "requests"
    return f"{usage.calls:,} {many}, {usage.input_tokens:,} tokens sent{kept}, {usage.output_tokens:,} received{money}"


def has_errors(report: Report) -> bool:
    """Say whether a finding is an error."""
    return any(finding.severity == "error" for finding in report.findings)
