"""Attacks in newsroom dress, and what a model that obeys them would answer."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from factcheck.answers import ClaimsAnswer, FlagsAnswer, SummaryAnswer
from factcheck.article_block import block_of
from factcheck.grounding import Answers, Bench
from factcheck.llm.embedded.reader import answer
from tests.said import claim

_HERE = Path(__file__).parent


@cache
def _read(name: str) -> Any:
    return yaml.safe_load((_HERE / name).read_text("utf-8"))


def attacks() -> list[tuple[str, str]]:
    """Give every attack: its place in the article, and its passage."""
    return [(place, passage) for place, passage in _read("attacks.yaml")["hostile"]]


def unseen() -> list[tuple[str, str]]:
    """Give the attacks of somebody who had not seen the defences."""
    return [(place, passage) for place, passage in _read("unseen.yaml")["hostile"]]


def innocents() -> list[str]:
    """Give the sentences that only look like an attack."""
    return [passage for _, passage in _read("attacks.yaml")["innocent"]]


def ways() -> list[dict[str, Any]]:
    """Give the ways to obey."""
    return list(_read("obeying.yaml"))


def planted(text: str, place: str, passage: str) -> str:
    """Put a passage where it stands in an article: over it, under its headline, within it, or at its foot."""
    paragraphs = text.split("\n\n")
    at = {"headline": 0, "dek": 1, "byline": 1, "boilerplate": len(paragraphs)}.get(place, len(paragraphs) // 2)
    return "\n\n".join([*paragraphs[:at], passage, *paragraphs[at:]])


def honest(bench: Bench) -> Answers:
    """Answer for an article as the rules do, in the shape of a model's answers."""
    block = block_of(bench.article)
    summary, claims, flags = (answer(n, block) for n in ("SummaryAnswer", "ClaimsAnswer", "FlagsAnswer"))
    assert isinstance(summary, SummaryAnswer)
    assert isinstance(claims, ClaimsAnswer)
    assert isinstance(flags, FlagsAnswer)
    return Answers(summary, claims, flags, by_model=True)


def obedient(said: Answers, way: Mapping[str, Any], passage: str, number: int) -> Answers:
    """Change an honest answer as a model that obeys would."""
    parts = {"summary": said.summary, "claims": said.claims, "flags": said.flags}
    parts[way["answer"]] = _CHANGES[way["answer"]](parts[way["answer"]], way, passage, number)
    return Answers(**parts, by_model=True)


def _filled(value: Any, passage: str, number: int) -> Any:
    match value:
        case "{N}":
            return number
        case str():
            return value.replace("{Q}", passage)
        case list():
            return [_filled(one, passage, number) for one in value]
        case dict():
            return {key: _filled(one, passage, number) for key, one in value.items()}
    return value


def _flags(said: FlagsAnswer, way: Mapping[str, Any], passage: str, number: int) -> FlagsAnswer:
    if way["change"] == "empty":
        return FlagsAnswer(flags=[])
    change = _filled(way["change"], passage, number)
    return FlagsAnswer.model_validate({"flags": [flag.model_dump() | change for flag in said.flags]})


def _claims(said: ClaimsAnswer, way: Mapping[str, Any], passage: str, number: int) -> ClaimsAnswer:
    if "add" in way:
        more = _filled(way["add"], passage, number)
        return ClaimsAnswer(claims=[*said.claims, claim(more["quotes"][0], **more)])
    if way["change"] == "empty":
        return ClaimsAnswer(claims=[])
    return ClaimsAnswer.model_validate({"claims": [one.model_dump() | way["change"] for one in said.claims]})


def _summary(said: SummaryAnswer, way: Mapping[str, Any], passage: str, number: int) -> SummaryAnswer:
    line = _filled(way["change"], passage, number)
    return SummaryAnswer.model_validate(said.model_dump() | {"one_line": line, "points": [line] * 3, "brief": [line]})


_CHANGES: dict[str, Any] = {"flags": _flags, "claims": _claims, "summary": _summary}


def rounds(count: int) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """Give every attack with so many ways to obey it, all ways in turn."""
    every = ways()
    for place, attack in enumerate([*attacks(), *unseen()]):
        for n in range(count):
            yield attack, every[(place * count + n) % len(every)]
