"""The recordings in `cassettes/`, and the plumbing that makes and replays them."""

import ast
import asyncio
import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import HumanMessage
from vcr import VCR
from vcr.cassette import Cassette
from vcr.errors import CannotOverwriteExistingCassetteException
from vcr.request import Request

from factcheck.answers import ANSWERS, ClaimsAnswer, FlagsAnswer
from factcheck.article_block import Block, Line, write
from factcheck.llm import open_model, structured
from tests import cassette
from tests.conftest import CASSETTES, COLLECTED, Recorded

ALL = sorted(CASSETTES.rglob("*.yaml"))
OF_TESTS = [path for path in ALL if path.relative_to(CASSETTES).parts[0] not in ("live", "handwritten")]
KEY_LIKE = re.compile(r"\bsk-[\w-]{16,}|\bBearer \S{12,}|\bauthorization:", re.IGNORECASE)
ARTICLE = write(Block((Line(1, "headline", "Bridge closed after inspection", 0),)))
PATH = "https://embedded-1.invalid/v1/chat/completions"


def place(path: Path) -> str:
    return str(path.relative_to(CASSETTES))


def interactions(path: Path) -> list[dict[str, Any]]:
    return cassette.deserialize(path.read_text(encoding="utf-8"))["interactions"]


@pytest.mark.parametrize("path", OF_TESTS, ids=place)
def test_every_cassette_has_its_test(path: Path, pytestconfig: pytest.Config) -> None:
    function = f"{path.parent.name}/{path.stem.partition('[')[0]}"
    collected = pytestconfig.stash[COLLECTED].get(function)
    assert path.stem in collected if collected else function in recorded_functions(), "remove it, or mark its test vcr"


def recorded_functions() -> Iterator[str]:
    """Give the functions that are marked vcr, by themselves or with their module, collected or not."""
    for path in Path(__file__).parent.glob("test_*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        whole = any(isinstance(node, ast.Assign) and "mark.vcr" in ast.unparse(node) for node in tree.body)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and (
                whole or any("mark.vcr" in ast.unparse(decorator) for decorator in node.decorator_list)
            ):
                yield f"{path.stem}/{node.name}"


@pytest.mark.parametrize("path", ALL, ids=place)
def test_every_cassette_says_what_answered(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert re.match(r"recorded_from: \S", first)


@pytest.mark.parametrize("path", ALL, ids=place)
def test_no_cassette_holds_a_header_or_a_key(path: Path) -> None:
    for interaction in interactions(path):
        headers = {*interaction["request"]["headers"], *interaction["response"]["headers"]}
        assert headers <= cassette.HEADERS
    assert not KEY_LIKE.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", OF_TESTS, ids=place)
def test_every_cassette_is_of_a_host_that_cannot_resolve(path: Path) -> None:
    hosts = [urlsplit(interaction["request"]["uri"]).hostname or "" for interaction in interactions(path)]
    assert hosts
    assert all(host.endswith(".invalid") for host in hosts)


@pytest.mark.vcr
def test_side_by_side_requests_are_replayed_through_the_ordinary_client(recorded: Recorded) -> None:
    model = open_model(recorded.settings, recorded.transport)

    async def ask() -> list[Any]:
        shapes = [structured(model, shape) for shape in ANSWERS.values()]
        return await asyncio.gather(*(shape.ainvoke([HumanMessage(ARTICLE)]) for shape in shapes))

    answers = asyncio.run(ask())
    for shape, answer in zip(ANSWERS.values(), answers, strict=True):
        shape.model_validate_json(answer.text)
        assert answer.usage.input_tokens == -(-len(ARTICLE) // 4)


def played(folder: Path, shape: type[Any], words: str, mode: str) -> tuple[Cassette, list[Request]]:
    """Ask one question with a cassette in a folder, whether or not it is answered, and give what was asked."""
    vcr = VCR(cassette_library_dir=str(folder), record_mode=mode)
    cassette.configure(vcr)
    made: list[Request] = []
    content = {"choices": [{"message": {"content": '{"claims":[]}'}}], "words": "two\nlines"}
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=content, headers={"Set-Cookie": "planted"}))
    hooks = {"before_record_request": cassette.plain_request, "before_record_response": cassette.plain_response}
    with (
        vcr.use_cassette("one.yaml", match_on=cassette.MATCH_ON, **hooks) as used,
        httpx2.Client(transport=transport, headers={"Authorization": "planted"}) as client,
    ):
        body = {"shape": shape.__name__, "messages": [{"role": "user", "content": f"Rules.\n{words}\nArticle."}]}
        request = client.build_request("POST", PATH, json=body)
        made.append(Request(request.method, str(request.url), request.read(), {}))
        with contextlib.suppress(CannotOverwriteExistingCassetteException):
            client.send(request)
    return used, made


def test_a_recording_holds_no_planted_header_and_is_the_same_again(tmp_path: Path) -> None:
    played(tmp_path, ClaimsAnswer, "Say who said it.", "all")
    first = (tmp_path / "one.yaml").read_text(encoding="utf-8")
    assert first.startswith("recorded_from: embedded-1, a deterministic reader; not a language model\n")
    assert "planted" not in first
    played(tmp_path, ClaimsAnswer, "Say who said it.", "all")
    assert (tmp_path / "one.yaml").read_text(encoding="utf-8") == first


def test_a_recording_is_unfolded_into_lines(tmp_path: Path) -> None:
    played(tmp_path, ClaimsAnswer, "Say who said it.", "once")
    lines = [line.strip() for line in (tmp_path / "one.yaml").read_text(encoding="utf-8").splitlines()]
    assert {"Say who said it.", "claims: []"} <= set(lines)


def test_a_changed_word_fails_with_the_line_that_changed(tmp_path: Path) -> None:
    played(tmp_path, ClaimsAnswer, "Say who said it.", "once")
    words = cassette.missing(*played(tmp_path, ClaimsAnswer, "Say who says it.", "none"))
    assert words is not None
    lines = [" ".join(line.split()) for line in words.splitlines()]
    assert {"- Say who said it.", "+ Say who says it."} <= set(lines)
    assert lines[-1].endswith("re-record with: make cassettes")
    assert len(lines) < 12


def test_a_request_without_a_cassette_says_how_to_record(tmp_path: Path) -> None:
    words = cassette.missing(*played(tmp_path, ClaimsAnswer, "Read.", "none"))
    assert words is not None
    assert "has no recording in" in words
    assert words.endswith("re-record with: make cassettes")


def test_an_unplayed_recording_is_named(tmp_path: Path) -> None:
    played(tmp_path, ClaimsAnswer, "Read.", "new_episodes")
    played(tmp_path, FlagsAnswer, "Read.", "new_episodes")
    used, made = played(tmp_path, FlagsAnswer, "Read.", "none")
    assert cassette.missing(used, made) is None
    assert "holds recordings that were not played: <Request (POST) https://embedded-1.invalid" in str(
        cassette.unplayed(used)
    )


def test_interactions_are_sorted_by_what_was_asked(tmp_path: Path) -> None:
    written = []
    for name, order in (("a", (ClaimsAnswer, FlagsAnswer)), ("b", (FlagsAnswer, ClaimsAnswer))):
        for shape in order:
            played(tmp_path / name, shape, "Read.", "new_episodes")
        written.append((tmp_path / name / "one.yaml").read_text(encoding="utf-8"))
    assert written[0] == written[1]


def test_an_unknown_host_is_not_recorded() -> None:
    request = {"method": "GET", "uri": "https://elsewhere.invalid/", "headers": {}, "body": None}
    response = {"status": {"code": 200, "message": "OK"}, "headers": {}, "body": {"string": ""}}
    with pytest.raises(KeyError, match="elsewhere"):
        cassette.serialize({"version": 1, "interactions": [{"request": request, "response": response}]})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON, st.text(), st.booleans())
def test_any_body_comes_back_as_it_was(value: Any, text: str, nested: bool) -> None:
    body = json.dumps({"value": json.dumps(value, ensure_ascii=False, separators=(",", ":")) if nested else value})
    request = {"method": "POST", "uri": PATH, "headers": {}, "body": body}
    response = {"status": {"code": 200, "message": "OK"}, "headers": {}, "body": {"string": text}}
    written = cassette.serialize({"version": 1, "interactions": [{"request": request, "response": response}]})
    read = cassette.deserialize(written)["interactions"][0]
    assert json.loads(read["request"]["body"]) == json.loads(body)
    assert read["response"]["body"]["string"] == text or json.loads(read["response"]["body"]["string"]) == json.loads(
        text
    )


@given(st.text())
def test_any_text_comes_back_from_a_block_of_lines(text: str) -> None:
    assert yaml.safe_load(cassette.as_yaml({"text": f"a\n{text}"}))["text"] == f"a\n{text}"
