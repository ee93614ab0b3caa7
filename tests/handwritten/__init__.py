"""Answers written by hand: as a strong language model would give them (good/) and as a careless one would (careless/).

No model answered, and the files say so. A good answer is written out in full, in short keys; a careless one is the good
one with planted faults, each named, as `path: what stands there instead`. They are served in process and through
cassettes/handwritten/, where what answered is called "handwritten".
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from factcheck.answers import ClaimsAnswer, FlagsAnswer, SummaryAnswer
from factcheck.evaluate.annotated import own_folder
from factcheck.grounding import Answers
from factcheck.models import Article
from factcheck.reading import read_article

_HERE = Path(__file__).parent
NAMES = tuple(sorted(path.stem for path in (_HERE / "good").glob("*.yaml")))


@dataclass(frozen=True)
class Fault:
    """One planted fault: what it is, the kinds of finding that would name it, and the edit that plants it."""

    what: str
    kinds: tuple[str, ...]
    path: str
    put: Any
    missed: str | None = None
    """Why no finding names it, where none does."""


def article(name: str) -> Article:
    """Read the article that the answers are about."""
    seeds = own_folder().parent
    places = (seeds / f"{name}.txt", seeds / "annotated" / "seen" / f"{name}.txt")
    return read_article(str(next(place for place in places if place.exists())))


@cache
def _text(kind: str, name: str) -> str:
    return (_HERE / kind / f"{name}.yaml").read_text("utf-8")


def good(name: str) -> Answers:
    """Give the answers of a strong model."""
    return _answers(yaml.safe_load(_text("good", name)))


def faults(name: str) -> list[Fault]:
    """Give what is planted in the careless answers."""
    rows = yaml.safe_load(_text("careless", name))
    return [Fault(row["what"], tuple(row["kinds"]), row["path"], row["put"], row.get("missed")) for row in rows]


def careless(name: str, planted: list[Fault] | None = None) -> Answers:
    """Give the answers of a careless model: the good ones with the faults planted, all or those given."""
    said = yaml.safe_load(_text("good", name))
    for fault in planted if planted is not None else faults(name):
        _plant(said, fault)
    return _answers(said)


def _plant(said: Any, fault: Fault) -> None:
    *steps, last = fault.path.split(".")
    for step in steps:
        said = said[int(step) - 1 if isinstance(said, list) else step]
    if last == "+":
        said.append(fault.put)
    elif fault.put is None:
        del said[int(last) - 1 if isinstance(said, list) else last]
    else:
        said[int(last) - 1 if isinstance(said, list) else last] = fault.put


def _answers(said: Any) -> Answers:
    claims = [_claim(one, said["sources"]) for one in said["claims"]]
    flags = [one | {"cues": [{"quote": q, "sentence": n} for q, n in one["cues"]]} for one in said["flags"]]
    return Answers(
        SummaryAnswer.model_validate(_summary(said["summary"])),
        ClaimsAnswer.model_validate({"claims": claims}),
        FlagsAnswer.model_validate({"flags": flags}),
        by_model=True,
    )


def _claim(one: Any, sources: Any) -> dict[str, Any]:
    return {
        "text": one["t"],
        "sentences": one["s"],
        "quotes": one["q"],
        "chain": [_hop(sources, *hop) for hop in one.get("by", [])],
        "modality": one.get("m", "fact"),
        "cues": one.get("c", []),
        "allegation": one.get("a", False),
        "scope_unclear": one.get("u", False),
        "type": one.get("type", "event"),
        "checkable": one.get("ck", "yes"),
        "harm": one.get("h", 0),
        "questions": [{"text": text, "ask": ask} for text, ask in one.get("ask", [])],
        "group": one.get("g"),
        "contradicts": one.get("x", []),
    }


def _hop(sources: Any, alias: str, act: str, cue: str | None, sentence: int | None, via: str | None = None) -> Any:
    known = sources.get(alias, {"name": alias, "role": None, "kind": "other", "naming": "named"})
    source = {"source": known["name"], **{key: known[key] for key in ("role", "kind", "naming")}}
    return source | {"act": act, "cue": cue, "sentence": sentence, "via": via}


def _summary(said: Any) -> dict[str, Any]:
    def line(text: str, numbers: list[int]) -> dict[str, Any]:
        return {"text": text, "sentences": numbers}

    return {
        "one_line": line(*said["one_line"]),
        "points": [line(*one) for one in said["points"]],
        "brief": [line(*one) for one in said["brief"]],
        "headline_check": [line(*one[:2]) | {"verdict": one[2]} for one in said["headline"]],
    }


def as_replies(answers: Answers) -> Iterator[tuple[str, str]]:
    """Give the schema's name and the JSON of each answer, as they travel."""
    for part in (answers.summary, answers.claims, answers.flags):
        yield type(part).__name__, json.dumps(part.model_dump(), ensure_ascii=False)
