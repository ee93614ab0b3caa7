import json
import shutil
from functools import cache
from pathlib import Path

import pytest

from factcheck.cli import run
from factcheck.errors import AnnotationError
from factcheck.evaluate import MEASURES, Evaluation, evaluate, load_folder, own_folder
from factcheck.evaluate.annotated import load_case
from factcheck.evaluate.scores import Tally, score_of

ROOT = Path(__file__).parent.parent
OWN = ROOT / "seeds" / "annotated"
FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "evaluate_floors.json").read_text("utf-8"))

ARTICLE = """Dam is safe, county says

The county said on Monday that the dam at Wick is safe. A local farmer, Ana Orr, said the dam leaks.
"""
MARKS = """subject: dam
style: American
kind: report
publisher: Wick News
published: 2021-03-04
attributions:
  - {source: county, cue: says, content: "[[Dam is safe]], county", chain: [The county], act: said}
  - {source: The county, cue: said, content: the dam at Wick is safe, chain: [The county], act: said}
  - {source: "A local farmer, Ana Orr", cue: said, content: the dam leaks, chain: [Ana Orr], act: said}
doubts: []
modality: []
flags: []
high_priority: [the dam leaks]
groups: [["[[Dam is safe]], county", the dam at Wick is safe]]
contradictions: [[the dam at Wick is safe, the dam leaks]]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dam.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "dam.yaml").write_text(MARKS, "utf-8")
    return tmp_path


@cache
def own() -> Evaluation:
    return evaluate(load_folder(OWN))


def test_every_mark_of_our_own_articles_stands_in_them() -> None:
    cases = load_folder(OWN)
    assert len(cases) >= 15
    assert 3 * sum(case.split == "unseen" for case in cases) >= len(cases)
    assert {case.marks.style for case in cases} == {"British", "American"}


@pytest.mark.parametrize("name", FLOORS)
def test_the_seen_articles_keep_their_scores(name: str) -> None:
    score = own().of("seen", name)
    assert score is not None
    assert score.f1 is not None
    assert 100 * score.f1 >= FLOORS[name]


def test_a_reading_that_agrees_scores_in_full(folder: Path) -> None:
    score = evaluate(load_folder(folder)).of("seen", "origin")
    assert score is not None
    assert (score.precision, score.recall) == (1.0, 1.0)


def test_what_is_missed_lowers_recall_and_is_listed(folder: Path) -> None:
    more = "  - {source: null, cue: null, content: at Wick, chain: [], act: said}\ndoubts: []"
    (folder / "dam.yaml").write_text(MARKS.replace("doubts: []", more), "utf-8")
    found = evaluate(load_folder(folder))
    score = found.of("seen", "attribution")
    assert score is not None
    assert (score.precision, score.recall) == (1.0, 0.75)
    assert "dam: attribution: missed: nobody named (said): at Wick" in found.mistakes()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("the dam leaks, chain", "the dam drips, chain", "the dam drips"),
        ("content: the dam at Wick is safe", "content: dam", "2 times"),
        ("act: said", "act: sang", "act"),
        ("cue: said, content: the dam leaks", "cue: told, content: the dam leaks", "told"),
        ("style: American", "style: American\nmood: gloomy", "mood"),
        ("attributions:", "attributions: [", "no annotation"),
    ],
)
def test_marks_that_do_not_fit_are_named(folder: Path, old: str, new: str, said: str) -> None:
    (folder / "dam.yaml").write_text(MARKS.replace(old, new), "utf-8")
    with pytest.raises(AnnotationError, match="dam") as caught:
        load_case(folder / "dam.yaml", "seen")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_annotation_without_its_article_is_named(folder: Path) -> None:
    (folder / "dam.txt").unlink()
    with pytest.raises(AnnotationError, match=r"dam\.txt"):
        load_folder(folder)


def test_the_interval_is_the_same_every_time_and_holds_the_score() -> None:
    tallies = [Tally(gold=10, found=8, met=n, right=n) for n in range(9)]
    one = score_of(tallies)
    assert one == score_of(tallies)
    assert one.low is not None
    assert one.high is not None
    assert one.f1 is not None
    assert one.low < one.f1 < one.high


def test_articles_kept_unseen_are_measured_apart(folder: Path) -> None:
    for split in ("seen", "unseen"):
        (folder / split).mkdir()
        shutil.copy(folder / "dam.txt", folder / split)
        shutil.copy(folder / "dam.yaml", folder / split)
    data = evaluate(load_folder(folder)).data()
    assert list(data) == ["seen", "unseen"]


def test_the_command_gives_a_table_or_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(folder)]) == 0
    table = capsys.readouterr().out
    assert all(len(line) <= 110 for line in table.splitlines())
    assert run(["evaluate", str(folder), "-f", "json"]) == 0
    scores = json.loads(capsys.readouterr().out)["seen"]["scores"]
    assert list(scores) == list(MEASURES)
    assert {"precision", "recall", "f1", "low", "high", "gold", "found"} == set(scores["origin"])


def test_a_folder_without_annotations_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)


def test_the_projects_own_articles_are_found_beside_the_package() -> None:
    assert own_folder(ROOT / "factcheck") == OWN
