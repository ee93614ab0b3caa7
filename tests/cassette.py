"""Cassettes: recorded requests and responses as YAML in which JSON bodies are unfolded, so that their diffs read.

A text that is itself JSON, such as an answer's content, is unfolded too. What is left of headers is the content type.
"""

import difflib
import json
from typing import Any
from urllib.parse import urlsplit

import yaml
from vcr import VCR
from vcr.cassette import Cassette
from vcr.record_mode import RecordMode
from vcr.request import Request

WHAT_ANSWERED = {
    "embedded-1.invalid": "embedded-1, a deterministic reader; not a language model",
    "handwritten.invalid": "answers written by hand (tests/handwritten); no model answered",
}
"""What stands behind each host that cassettes know. A host that is not here cannot be recorded."""
HEADERS = frozenset({"content-type"})
MATCH_ON = ("method", "scheme", "host", "path", "json_body")
RE_RECORD = "If the change is meant, re-record with: make cassettes"

_INNER = "json text"
_MAX_LINES, _MAX_WIDTH = 60, 240


class _Dumper(yaml.SafeDumper):
    """Texts of several lines stand as blocks, wherever that loses nothing."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        lines = text.split("\n")
        if not all(line.isprintable() for line in lines):
            style = '"'  # with escapes: YAML takes some of these characters for ends of lines
        else:
            style = "|" if len(lines) > 1 else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


_Dumper.add_representer(str, _Dumper.represent_text)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def serialize(cassette: dict[str, Any]) -> str:
    """Write a cassette, its interactions in an order that does not depend on when they happened."""
    interactions = [_unfolded(interaction) for interaction in cassette["interactions"]]
    interactions.sort(key=lambda one: json.dumps(one["request"], sort_keys=True))
    hosts = {urlsplit(one["request"]["uri"]).hostname or "" for one in interactions}
    recorded_from = "; ".join(sorted(WHAT_ANSWERED[host] for host in hosts))
    return as_yaml({"recorded_from": recorded_from, "version": cassette["version"], "interactions": interactions})


def deserialize(text: str) -> dict[str, Any]:
    """Read a cassette back as vcr knows it."""
    cassette: dict[str, Any] = yaml.load(text, Loader=_LOADER)
    for interaction in cassette["interactions"]:
        request, response = interaction["request"], interaction["response"]
        request["body"] = _body_text(request["body"])
        response["body"] = {"string": _body_text(response["body"])}
    return cassette


def as_yaml(value: object) -> str:
    """Write a value as YAML, keys in the order they have."""
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)


def unfold(text: str) -> object:
    """Give what a JSON text says, wherever writing it again gives the same text; any other text as it is."""
    if not text.startswith(("{", "[")):
        return text
    try:
        value = json.loads(text)
        return {_INNER: _walk(value)} if _compact(value) == text else text
    except (ValueError, RecursionError):
        return text


def fold(value: object) -> object:
    """Undo `unfold`, at any depth."""
    if isinstance(value, list):
        return [fold(item) for item in value]
    if isinstance(value, dict):
        inner = {key: fold(item) for key, item in value.items()}
        return _compact(inner[_INNER]) if set(inner) == {_INNER} else inner
    return value


def configure(vcr: VCR) -> None:
    """Teach vcr our form of cassettes and our way to match them."""
    vcr.register_serializer("yaml", _Serializer)
    vcr.register_matcher("json_body", _same_body)


def plain_request(request: Request) -> Request:
    """Give a request with only the headers that a cassette may hold."""
    kept = {name.lower(): value for name, value in request.headers.items() if name.lower() in HEADERS}
    return Request(request.method, request.uri, request.body, kept)


def plain_response(response: dict[str, Any]) -> dict[str, Any]:
    """Give a response with only the headers that a cassette may hold."""
    headers = {name.lower(): value for name, value in response["headers"].items() if name.lower() in HEADERS}
    return {**response, "headers": headers}


def missing(cassette: Cassette, made: list[Request]) -> str | None:
    """Say which request has no recording, with a diff against the nearest one."""
    for request in made:
        if not any(_matches(request, recorded) for recorded in cassette.requests):
            return _missing(cassette, request)
    return None


def unplayed(cassette: Cassette) -> str | None:
    """Say which recordings nobody asked for."""
    if cassette.record_mode != RecordMode.NONE:
        return None
    left = [str(request) for place, request in enumerate(cassette.requests) if not cassette.play_counts[place]]
    return f"{cassette.path} holds recordings that were not played: {', '.join(left)}\n{RE_RECORD}" if left else None


def _missing(cassette: Cassette, request: Request) -> str:
    diffs = [_diff(recorded, request) for recorded in cassette.requests]
    if not diffs:
        return f"{request} has no recording in {cassette.path}, which holds none\n{RE_RECORD}"
    nearest = min(diffs, key=len)
    shown = [line[:_MAX_WIDTH] for line in nearest[:_MAX_LINES]]
    if len(nearest) > len(shown):
        shown.append(f"... {len(nearest) - len(shown)} more lines")
    return "\n".join([f"{request} differs from what {cassette.path} holds:", *shown, RE_RECORD])


def _diff(recorded: Request, made: Request) -> list[str]:
    pages = [as_yaml({"request": str(one), "body": _body(one)}).splitlines() for one in (recorded, made)]
    return list(difflib.unified_diff(*pages, "recorded", "this request", n=1, lineterm=""))


def _matches(one: Request, other: Request) -> bool:
    heads = [(request.method, request.scheme, request.host, request.path) for request in (one, other)]
    return heads[0] == heads[1] and _body(one) == _body(other)


def _same_body(one: Request, other: Request) -> None:
    if _body(one) != _body(other):
        raise AssertionError("the JSON bodies differ")


def _body(request: Request) -> object:
    try:
        return json.loads(request.body) if request.body else None
    except ValueError:
        return request.body


class _Serializer:
    """The two functions under the name that vcr asks for."""

    serialize = staticmethod(serialize)
    deserialize = staticmethod(deserialize)


def _unfolded(interaction: dict[str, Any]) -> dict[str, Any]:
    request, response = interaction["request"], interaction["response"]
    head = {key: request[key] for key in ("method", "uri", "headers")}
    reply = {key: response[key] for key in ("status", "headers")}
    return {
        "request": {**head, "body": _body_value(request["body"])},
        "response": {**reply, "body": _body_value(response["body"]["string"])},
    }


def _body_value(body: str | bytes | None) -> object:
    """Unfold a body whatever its spacing: nobody depends on the white space between JSON's words."""
    text = body.decode() if isinstance(body, bytes) else body or ""
    try:
        return {"json": _walk(json.loads(text))}
    except ValueError:
        return {"text": text}


def _body_text(body: dict[str, Any]) -> str:
    return _compact(fold(body["json"])) if "json" in body else body["text"]


def _walk(value: object) -> object:
    if isinstance(value, str):
        return unfold(value)
    if isinstance(value, list):
        return [_walk(item) for item in value]
    if isinstance(value, dict):
        return {key: _walk(item) for key, item in value.items()}
    return value


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
