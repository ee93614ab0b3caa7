"""What a model may say: strict schemas and caps, whatever it says."""

from typing import Any

import pytest
from pydantic import ValidationError

from factcheck.answers import ANSWERS, MAX_ITEMS, MAX_TEXT, ClaimsAnswer, FlagsAnswer, SummaryAnswer
from factcheck.terms import Act, Modality, SourceKind, values

SENTENCE = {"text": "It rained.", "sentences": [1]}
SUMMARY: dict[str, Any] = {"one_line": SENTENCE, "points": [], "brief": [], "headline_check": []}
HOP = {
    "source": "Ann Lee", "role": None, "kind": "other", "naming": "named", "act": "said", "cue": None, "sentence": None,
    "via": None,
}  # fmt: skip
CLAIM: dict[str, Any] = {
    "text": "It rained.", "sentences": [1], "quotes": ["It rained"], "chain": [HOP], "modality": "fact", "cues": [],
    "allegation": False, "scope_unclear": False, "type": "event", "checkable": "yes", "harm": 0, "questions": [],
    "group": None, "contradicts": [],
}  # fmt: skip
FLAG: dict[str, Any] = {
    "statement": "It rained.", "quotes": [], "sentences": [], "status": "denied", "cues": [], "awaiting": [],
    "denied_by": [],
}  # fmt: skip

each_answer = pytest.mark.parametrize("name", ANSWERS)


def objects(node: Any) -> list[dict[str, Any]]:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    own = [node] if isinstance(node, dict) and node.get("type") == "object" else []
    return own + [found for one in inner for found in objects(one)]


def keys(node: Any) -> set[str]:
    if isinstance(node, dict):
        return set(node) | {key for value in node.values() for key in keys(value)}
    return {key for value in node for key in keys(value)} if isinstance(node, list) else set()


@each_answer
def test_every_object_of_a_schema_requires_all_its_fields_and_no_other(name: str) -> None:
    found = objects(ANSWERS[name].model_json_schema())
    assert found
    for one in found:
        assert one["required"] == list(one["properties"])
        assert one["additionalProperties"] is False


@each_answer
def test_no_schema_has_a_default_or_a_keyword_that_strict_mode_refuses(name: str) -> None:
    refused = {"default", "oneOf", "allOf", "not", "if", "patternProperties", "minLength", "maxLength", "minItems"}
    assert not keys(ANSWERS[name].model_json_schema()) & {*refused, "maxItems", "pattern", "format"}


@each_answer
def test_closed_lists_of_a_schema_are_those_of_the_terms(name: str) -> None:
    enums = [tuple(o["enum"]) for o in _enums(ANSWERS[name].model_json_schema())]
    if name == "ClaimsAnswer":
        assert {values(Act), values(Modality), values(SourceKind)} <= set(enums)
    assert enums


def _enums(node: Any) -> list[dict[str, Any]]:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return ([node] if isinstance(node, dict) and "enum" in node else []) + [f for one in inner for f in _enums(one)]


def test_a_good_answer_of_each_kind_is_taken() -> None:
    assert SummaryAnswer.model_validate(SUMMARY).one_line.text == "It rained."
    assert ClaimsAnswer.model_validate({"claims": [CLAIM]}).claims[0].chain[0].source == "Ann Lee"
    assert FlagsAnswer.model_validate({"flags": [FLAG]}).flags[0].status == "denied"


@pytest.mark.parametrize("field", CLAIM)
def test_a_claim_without_one_of_its_fields_is_refused(field: str) -> None:
    with pytest.raises(ValidationError):
        ClaimsAnswer.model_validate({"claims": [{k: v for k, v in CLAIM.items() if k != field}]})


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "true"}, {"sourcing": "corroborated"}, {"status": "asserted"}, {"harm": 4}, {"modality": "certain"},
        {"sentences": ["two"]}, {"sentences": None}, {"chain": [HOP | {"act": "revealed"}]},
        {"chain": [HOP | {"kind": "x"}]},
        {"text": None}, {"quotes": "It rained"}, {"contradicts": [1.5]}, {"allegation": "perhaps"},
    ],
)  # fmt: skip
def test_a_claim_that_leaves_the_shape_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ClaimsAnswer.model_validate({"claims": [CLAIM | wrong]})


@pytest.mark.parametrize("status", ["asserted", "anonymous", "confirmed", ""])
def test_a_flag_says_only_what_is_unsettled(status: str) -> None:
    with pytest.raises(ValidationError):
        FlagsAnswer.model_validate({"flags": [FLAG | {"status": status}]})


@pytest.mark.parametrize("field", ["text", "group"])
def test_a_string_is_capped(field: str) -> None:
    ClaimsAnswer.model_validate({"claims": [CLAIM | {field: "x" * MAX_TEXT}]})
    with pytest.raises(ValidationError, match="longer than"):
        ClaimsAnswer.model_validate({"claims": [CLAIM | {field: "x" * (MAX_TEXT + 1)}]})


@pytest.mark.parametrize(
    ("field", "one"), [("sentences", 1), ("quotes", "x"), ("cues", "x"), ("chain", HOP), ("contradicts", 1)]
)
def test_a_list_is_capped(field: str, one: Any) -> None:
    ClaimsAnswer.model_validate({"claims": [CLAIM | {field: [one] * MAX_ITEMS}]})
    with pytest.raises(ValidationError, match="more than"):
        ClaimsAnswer.model_validate({"claims": [CLAIM | {field: [one] * (MAX_ITEMS + 1)}]})


def test_every_list_and_string_of_every_answer_is_capped() -> None:
    many = [SENTENCE] * (MAX_ITEMS + 1)
    for wrong in (SUMMARY | {"points": many}, SUMMARY | {"brief": many}):
        with pytest.raises(ValidationError, match="more than"):
            SummaryAnswer.model_validate(wrong)
    for wrong in (
        {"statement": "x" * (MAX_TEXT + 1)},
        {"awaiting": ["x" * (MAX_TEXT + 1)]},
        {"quotes": ["x"] * (MAX_ITEMS + 1)},
    ):
        with pytest.raises(ValidationError):
            FlagsAnswer.model_validate({"flags": [FLAG | wrong]})


def test_an_answer_cannot_be_changed() -> None:
    answer = SummaryAnswer.model_validate(SUMMARY)
    with pytest.raises(ValidationError):
        answer.one_line.text = "It snowed."  # type: ignore[misc]
