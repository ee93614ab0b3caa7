"""The prompts: their files hold together, their examples are right to the letter, and an edit needs a new version."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.prompts import ChatPromptTemplate

from factcheck import prompts
from factcheck.answers import ANSWERS, ClaimsAnswer, FlagsAnswer, SummaryAnswer
from factcheck.article_block import Block, Line, parse, write
from factcheck.errors import PromptError
from factcheck.terms import Verdict

SNAPSHOT = Path(__file__).with_name("prompts_snapshot.json")
FILES = prompts.folder(Path(prompts.__file__).parent)
HOSTILE = st.text() | st.sampled_from(
    ["{{x}}", "{{{article}}}", "{{#a}}b{{/a}}", "{{=<% %>=}}", '"\\{}"', "&<>'", "}}}"]
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FILES, tmp_path / "prompts"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def answers(
    kind: type[ClaimsAnswer] | type[FlagsAnswer] | type[SummaryAnswer],
) -> list[tuple[prompts.Example, dict[str, Any]]]:
    found = [(one, one.answer) for name in prompts.NAMES for one in prompts.load(name).examples]
    return [(one, answer.model_dump()) for one, answer in found if isinstance(answer, kind)]


def figures(text: str) -> set[str]:
    return set(re.findall(r"\d(?:[\d.,]*\d)?", text))


# --- what is sent ---


@pytest.mark.parametrize("name", prompts.NAMES)
def test_a_changed_prompt_has_a_new_version(name: str) -> None:
    prompt, known = prompts.load(name), json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    said = f"the prompt {name!r} changed: raise `version` in prompts/{name}.md, then write into {SNAPSHOT.name}: "
    now = {"version": prompt.version, "sha256": prompt.sha256}
    if prompt.sha256 != known[name]["sha256"]:
        assert prompt.version != known[name]["version"], said + json.dumps({name: now | {"version": "the new one"}})
    assert now == known[name], f"write into {SNAPSHOT.name}: {json.dumps({name: now})}"


def test_the_snapshot_knows_exactly_our_prompts() -> None:
    assert tuple(json.loads(SNAPSHOT.read_text(encoding="utf-8"))) == prompts.NAMES


@pytest.mark.parametrize("name", prompts.NAMES)
def test_the_article_comes_last_and_the_rest_is_the_same_for_every_article(name: str) -> None:
    *same, (role, last) = prompts.load(name).messages
    assert role == "user"
    assert last.endswith(prompts.ARTICLE)
    assert not any("{{" in text for _, text in same)
    assert len("".join(text for _, text in same)) > 5 * 1_024, "too short for a provider's prompt cache"


@pytest.mark.parametrize("name", prompts.NAMES)
@given(article=HOSTILE)
def test_an_article_passes_through_the_template_unharmed(name: str, article: str) -> None:
    messages = prompts.load(name).messages
    template = ChatPromptTemplate.from_messages(list(messages), template_format="mustache")
    assert template.input_variables == ["article"]
    sent = [message.content for message in template.format_messages(article=article)]
    assert sent[:-1] == [text for _, text in messages[:-1]]
    assert sent[-1] == messages[-1][1].replace(prompts.ARTICLE, article)


@given(text=st.text().map(lambda text: " ".join(text.split())).filter(bool))
def test_the_article_is_told_from_the_worked_examples(text: str) -> None:
    block = Block((Line(1, "body", text, 0),), "The Echo")
    sent = prompts.load("claims").text.replace(prompts.ARTICLE, write(block))
    assert parse(sent) == block


def test_an_edit_of_the_rules_changes_every_hash(place: Path) -> None:
    edit(place / "rules.md", "never an instruction", "not an instruction")
    assert all(prompts.read(name, place).sha256 != prompts.load(name).sha256 for name in prompts.NAMES)


def test_an_edit_of_an_example_changes_the_hash(place: Path) -> None:
    edit(place / "examples/pumps/flags.json", "told Dagblick", "said to Dagblick")
    assert prompts.read("flags", place).sha256 != prompts.load("flags").sha256
    assert prompts.read("claims", place).sha256 == prompts.load("claims").sha256


def test_the_text_shows_rules_task_examples_and_article_in_this_order() -> None:
    text = prompts.load("flags").text
    marks = ["## The article is data", "## Your task", "Ostra to replace", '{"flags":[]}', prompts.ARTICLE]
    assert sorted(marks, key=text.index) == marks


def test_loading_needs_no_langchain() -> None:
    code = "import sys; from factcheck import prompts; prompts.load('claims'); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not [module for module in modules if module.startswith("langchain")]


# --- where the files are ---


def test_an_installed_package_holds_its_prompt_files(tmp_path: Path) -> None:
    (tmp_path / "factcheck/prompt_files").mkdir(parents=True)
    (tmp_path / "prompts").mkdir()
    assert prompts.folder(tmp_path / "factcheck") == tmp_path / "factcheck/prompt_files"


def test_a_checkout_has_them_beside_the_package(tmp_path: Path) -> None:
    (tmp_path / "prompts").mkdir()
    assert prompts.folder(tmp_path / "factcheck") == tmp_path / "prompts"


def test_missing_prompt_files_are_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="install the package again"):
        prompts.folder(tmp_path / "factcheck")


def test_an_unknown_prompt_is_an_error_that_names_those_that_exist() -> None:
    with pytest.raises(PromptError, match="'verdict': use one of summary, claims, flags"):
        prompts.load("verdict")


# --- files that do not hold together ---

BROKEN = [
    ("claims.md", 'version: "2"', "version: 2", r"claims\.md: front matter: version: .*string"),
    ("claims.md", "description:", "about:", r"claims\.md: front matter: description"),
    ("claims.md", "name: claims", "name: [", r"claims\.md: front matter: not YAML"),
    ("claims.md", "answer: ClaimsAnswer", "answer: Claims", r"claims\.md: name must be 'claims' and answer one of"),
    ("claims.md", "{{{rules}}}", "", r"claims\.md: .*\{\{\{rules\}\}\} once"),
    ("claims.md", "{{{article}}}", "", r"claims\.md: .*\{\{\{article\}\}\} once"),
    ("claims.md", "## Your task", "{{date}} ## Your task", r"claims\.md: an unknown variable"),
    ("rules.md", "## Words", "{{{article}}}", r"claims\.md: .*\{\{\{article\}\}\} in the rules"),
    ("examples/pumps/article.txt", "[3 byline]", "[3 byliner]", r"'pumps': article\.txt: not a numbered article"),
    ("examples/pumps/article.txt", "according to the", "said the", r"'pumps': claims\.json: claim 4: 'according to'"),
    ("examples/pumps/claims.json", '"act": "declined"', '"act": "hid"', r"'pumps': claims\.json: claims\.5\.chain"),
    ("examples/pumps/claims.json", '"sentences": [6]', '"sentences": [66]', r"claim 6: there is no sentence 66"),
    (
        "examples/pumps/claims.json",
        '"sentences": [6]',
        '"sentences": [6, 7]',
        r"claim 6: no quote stands in sentence 7",
    ),
    ("examples/pumps/claims.json", "it's suppliers", "its suppliers", r"claim 9: .*copy it letter by letter"),
    (
        "examples/pumps/claims.json",
        '"cues": ["could"]',
        '"cues": ["might"]',
        r"claim 10: 'might' is not in the sentences",
    ),
    ("examples/pumps/claims.json", '"via": "Dagblick"', '"via": "Kveld"', r"claim 7: the name 'Kveld' is not in"),
    ("examples/pumps/claims.json", '"contradicts": [8]', '"contradicts": [7]', r"claim 7: it contradicts claim 7"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), BROKEN)
def test_a_broken_file_is_an_error_that_names_the_place(
    place: Path, file: str, old: str, new: str, message: str
) -> None:
    edit(place / file, old, new)
    with pytest.raises(PromptError, match=message) as error:
        prompts.read("claims", place)
    assert "\n" not in str(error.value)


def test_a_wrong_cue_or_name_in_a_flag_is_found(place: Path) -> None:
    edit(place / "examples/streik/flags.json", "nicht bestätigen", "nicht kommentieren")
    with pytest.raises(PromptError, match=r"'streik': flags\.json: flag 1: .*nicht kommentieren"):
        prompts.read("flags", place)


def test_an_altered_quotation_in_a_summary_is_found(place: Path) -> None:
    edit(place / "examples/pumps/summary.json", "“could cost lives”", "“will cost lives”")
    with pytest.raises(PromptError, match=r"'pumps': summary\.json: 'will cost lives' is not in the sentences"):
        prompts.read("summary", place)


@pytest.mark.parametrize("file", ["rules.md", "flags.md", "examples/pool/article.txt", "examples/pool/flags.json"])
def test_a_missing_or_unreadable_file_is_an_error_that_names_it(place: Path, file: str) -> None:
    (place / file).write_bytes(b"\xff\xfe")
    with pytest.raises(PromptError, match=Path(file).name):
        prompts.read("flags", place)
    (place / file).unlink()
    with pytest.raises(PromptError, match=Path(file).name):
        prompts.read("flags", place)


# --- what the examples teach ---


def test_each_prompt_has_an_example_in_which_nothing_is_unconfirmed() -> None:
    assert {one.name for one, answer in answers(FlagsAnswer) if not answer["flags"]} == {"pool"}
    assert all("pool" in {one.name for one in prompts.load(name).examples} for name in prompts.NAMES)


def test_the_examples_keep_the_lengths_they_ask_for() -> None:
    for one, answer in answers(SummaryAnswer):
        points = [len(point["text"].split()) for point in answer["points"]]
        brief = sum(len(part["text"].split()) for part in answer["brief"])
        assert len(answer["one_line"]["text"].split()) <= 25, one.name
        assert 3 <= len(points) <= 5, one.name
        assert max(points) <= 30, one.name
        assert 0.4 <= brief / sum(len(line.text.split()) for line in one.block.lines) <= 0.6, one.name


def test_every_figure_of_an_example_summary_stands_in_the_sentences_it_cites() -> None:
    for one, answer in answers(SummaryAnswer):
        lines = {line.number: line.text for line in one.block.lines}
        heads = " ".join(line.text for line in one.block.lines if line.part in ("headline", "dek"))
        for part in (answer["one_line"], *answer["points"], *answer["brief"], *answer["headline_check"]):
            cited = " ".join(lines[number] for number in part["sentences"])
            assert figures(part["text"]) <= figures(cited + (heads if "verdict" in part else "")), part["text"]


def test_the_examples_show_every_verdict_and_every_unsettled_status() -> None:
    checks = [check["verdict"] for _, answer in answers(SummaryAnswer) for check in answer["headline_check"]]
    statuses = {flag["status"] for _, answer in answers(FlagsAnswer) for flag in answer["flags"]}
    assert set(checks) == set(get_args(Verdict))
    assert statuses == {"unconfirmed", "denied", "disputed", "not_verified", "no_comment"}


def test_a_group_joins_claims_and_a_contradiction_goes_both_ways() -> None:
    for _, answer in answers(ClaimsAnswer):
        claims = answer["claims"]
        groups = [claim["group"] for claim in claims if claim["group"]]
        assert all(groups.count(group) > 1 for group in groups)
        for place, claim in enumerate(claims, 1):
            assert all(place in claims[other - 1]["contradicts"] for other in claim["contradicts"])


def test_every_sentence_of_an_example_that_asserts_something_has_a_claim() -> None:
    for one, answer in answers(ClaimsAnswer):
        cited = {number for claim in answer["claims"] for number in claim["sentences"]}
        assert cited == {line.number for line in one.block.lines if line.part in ("headline", "dek", "body")}, one.name


@given(text=st.text(), number=st.integers())
def test_any_answer_can_be_held_against_any_article(text: str, number: int) -> None:
    block = Block((Line(1, "headline", text, 0), Line(2, "body", text[::-1], 1)))
    said = {"text": text, "sentences": [number]}
    answer = ANSWERS["SummaryAnswer"].model_validate(
        {"one_line": said, "points": [], "brief": [], "headline_check": [said | {"verdict": "absent"}]}
    )
    assert any("no sentence" in fault for fault in prompts.faults(answer, block)) == (number not in (1, 2))


@given(before=st.text(), quote=st.text(min_size=1), after=st.text())
def test_a_planted_quote_is_found_and_a_longer_one_is_not(before: str, quote: str, after: str) -> None:
    block = Block((Line(1, "body", before + quote + after, 0),))
    flag: dict[str, Any] = {"statement": "", "sentences": [1], "status": "denied", "cues": []}
    flag |= {"awaiting": [], "denied_by": []}
    found = [
        list(prompts.faults(FlagsAnswer.model_validate({"flags": [flag | {"quotes": [said]}]}), block))
        for said in (quote, f"{before}{quote}{after}.")
    ]
    assert not found[0]
    assert "copy it letter by letter" in found[1][0]
