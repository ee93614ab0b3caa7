"""What every test stands on: a clean environment, and cassettes that are recorded in process and replayed offline."""

import os
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from pytest_recording.plugin import get_default_cassette_name
from vcr import VCR
from vcr.request import Request

from factcheck.config import Settings
from tests import cassette

if TYPE_CHECKING:
    from httpx2 import MockTransport

CASSETTES = Path(__file__).parent.parent / "cassettes"
COLLECTED = pytest.StashKey[dict[str, set[str]]]()
"""The cassettes that the collected tests use, by module and function."""
_MADE = pytest.StashKey[list[Request]]()
_READ_BY_OTHERS = ("FACTCHECK_", "OPENAI_", "LANGSMITH_", "LANGCHAIN_", "LC_")

# Nothing here measures time, and machines that run tests are busy.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


@dataclass(frozen=True)
class Recorded:
    """How to reach the model of the cassettes: the network's place is taken only while recording."""

    settings: Settings
    transport: "MockTransport | None"


@pytest.fixture
def recorded(record_mode: str) -> Recorded:
    """Give settings and transport for `open_model`, in a test that is marked vcr."""
    # Imported here, for most tests need no client.
    from httpx2 import MockTransport

    from factcheck.llm.embedded import EmbeddedModel, reply

    settings = Settings(model="openai:embedded-1", base_url="https://embedded-1.invalid/v1", retries=0, cache=False)
    if record_mode == "none":
        return Recorded(settings, None)
    model = EmbeddedModel()
    return Recorded(settings, MockTransport(lambda request: reply(model, request)))


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("empty")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, empty_folder: Path) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    for name in os.environ:
        if name.upper().startswith(_READ_BY_OTHERS):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(empty_folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(empty_folder / "cache"))
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(empty_folder))


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    return str(CASSETTES / request.path.stem)


@pytest.fixture
def vcr_config(request: pytest.FixtureRequest) -> dict[str, Any]:
    made: list[Request] = []
    request.node.stash[_MADE] = made

    def note(one: Request) -> Request:
        made.append(one)
        return cassette.plain_request(one)

    return {
        "match_on": cassette.MATCH_ON,
        "before_record_request": note,
        "before_record_response": cassette.plain_response,
    }


def pytest_recording_configure(config: pytest.Config, vcr: VCR) -> None:  # noqa: ARG001
    cassette.configure(vcr)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Remember the cassettes' names before tests are deselected."""
    names: dict[str, set[str]] = {}
    for item in items:
        if isinstance(item, pytest.Function) and item.get_closest_marker("vcr"):
            name = get_default_cassette_name(item.cls, item.name)
            names.setdefault(f"{item.path.stem}/{item.originalname}", set()).add(name)
    config.stash[COLLECTED] = names


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test whose requests and recordings are not the same, whatever it made of the error itself."""
    report = yield
    played = getattr(item, "funcargs", {}).get("vcr")
    if call.when != "call" or played is None or report.skipped:
        return report
    words = cassette.missing(played, item.stash.get(_MADE, []))
    if words is None and report.passed:
        words = cassette.unplayed(played)
    if words:
        report.outcome, report.longrepr = "failed", words
    return report
