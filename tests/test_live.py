"""The seeds read by language models that somebody recorded: `make cassettes-live MODEL=provider:name`, with their key.

Each model has a folder of `cassettes/live/`: its recordings, and `model.json`, which says what was asked where. They
are replayed wherever they are there. What a model says is its own affair; what a report must hold is not.
"""

import asyncio
import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from factcheck import Settings, check, read_article
from factcheck.llm import open_model
from factcheck.models import Article, Report
from factcheck.terms import Status, values
from factcheck.workflow import Desk, check_article, open_desk
from tests import cassette
from tests.conftest import CASSETTES

LIVE = CASSETTES / "live"
SEEDS = Path(__file__).parent.parent / "seeds"
RECORDING = {
    name.removeprefix("LIVE_").lower(): value
    for name, value in os.environ.items()
    if name.startswith("LIVE_") and value
}
"""What the Makefile passes on while recording: the model, its address, its key."""


def folder_of(model: str) -> str:
    return re.sub(r"[^\w.-]+", "-", model)


def known(folder: str) -> dict[str, Any]:
    """Say how a recorded model was asked."""
    told: dict[str, Any] = json.loads((LIVE / folder / "model.json").read_text("utf-8"))
    return told


MODELS = (
    [folder_of(RECORDING["model"])]
    if RECORDING.get("model")
    else sorted(p.parent.name for p in LIVE.glob("*/model.json"))
)


@pytest.fixture
def vcr_cassette_dir(folder: str) -> str:
    return str(LIVE / folder)


@pytest.fixture
def settings(folder: str, record_mode: str) -> Settings:
    """Give the settings under which a model is recorded, or those under which it was."""
    if record_mode == "none":
        return Settings(**known(folder), api_key="none", retries=0, cache=False)
    asked = {name: RECORDING[name] for name in ("model", "base_url") if RECORDING.get(name)}
    key = RECORDING.get("api_key") or None
    recorded = Settings(**asked, api_key=key, cache=False)
    endpoint = open_model(recorded).endpoint
    cassette.WHAT_ANSWERED[urlsplit(endpoint).hostname or ""] = f"{recorded.model} at {endpoint}, recorded live"
    (LIVE / folder).mkdir(parents=True, exist_ok=True)
    (LIVE / folder / "model.json").write_text(json.dumps(asked, indent=1) + "\n", encoding="utf-8")
    return recorded


async def read_by(desk: Desk, article: Article) -> Report:
    try:
        return await check_article(article, desk)
    finally:
        await desk.model.close()


@pytest.mark.vcr
@pytest.mark.live
@pytest.mark.parametrize("folder", MODELS)
@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_a_report_holds_whatever_the_model_says(folder: str, name: str, settings: Settings) -> None:
    assert folder
    article = read_article(str(SEEDS / name))
    report = asyncio.run(read_by(open_desk(settings), article))
    assert report.claims
    assert not [f for f in report.findings if f.kind in ("answer_missing", "answer_invalid")]
    marked = {f.where for f in report.findings if f.severity == "error"}
    assert all(claim.grounding != "absent" or claim.id in marked for claim in report.claims)
    cues = {(f.status, cue) for f in check(article).flags if f.status in values(Status) for cue in f.cues}
    assert cues <= {(f.status, cue) for f in report.flags for cue in f.cues}
