"""What `factcheck evaluate` reads, counts and shows; and that what the rules find in the seen articles stays found."""

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.cli import run
from factcheck.errors import AnnotationError
from factcheck.evaluate import Evaluation, Measured, evaluate
from factcheck.evaluate.alignment import Marks
from factcheck.evaluate.annotated import load, load_sets, own_folder
from factcheck.evaluate.case import one_to_one
from factcheck.evaluate.measures import KINDS
from factcheck.evaluate.naming import same_chain, same_parties, same_source
from factcheck.evaluate.scores import Tally, score, total
from factcheck.evaluate.table import as_json, as_text
from factcheck.models import Span

FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "evaluate_floors.json").read_text("utf-8"))
OWN = sorted(own_folder().glob("*/*.yaml"))

TEXT = """Mine to reopen in spring

By Ann Lee
Norbury Post
4 March 2021

The Norbury Council said on Monday that Orr Mining has promised to reopen the old mine by May.

“The pit is safe,” said Ana Orr, who owns Orr Mining. She said it would need 40 workers.

The union Delve denied that the pit is safe. Orr Mining would not confirm that the mine would open in May.
"""
SHEET = """
subject: mining
style: British
kind: report
publisher: Norbury Post
published: 2021-03-04
attributions:
  - {source: The Norbury Council, cue: said, content: Orr Mining has promised to reopen the old mine by May,
     chain: [Norbury Council], act: said}
  - {source: Orr Mining, cue: has promised, content: to reopen the old mine by May,
     chain: [Norbury Council, Orr Mining], act: promised}
  - {source: Ana Orr, cue: said, content: "“[[The pit is safe]],”", chain: [Ana Orr], act: said}
  - {source: She, cue: said, content: it would need 40 workers, chain: [Ana Orr], act: said}
  - {source: The union Delve, cue: denied, content: "denied that [[the pit is safe]]", chain: [Delve], act: denied}
doubts:
  - {cue: denied, about: "denied that [[the pit is safe]]", status: denied, parties: [Delve]}
  - {cue: would not confirm, about: the mine would open in May, status: unconfirmed, parties: [Orr Mining]}
modality:
  - {cue: has promised, about: to reopen the old mine by May, modality: promised}
flags:
  - {status: unconfirmed, about: [to reopen the old mine by May], parties: [Orr Mining], asserted_by: [Norbury Council]}
high_priority: [to reopen the old mine by May]
groups:
  - [Mine to reopen in spring, to reopen the old mine by May]
contradictions:
  - ["“[[The pit is safe]],”", "denied that [[the pit is safe]]"]
"""


def write(folder: Path, sheet: str = SHEET, name: str = "mine") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(TEXT, "utf-8")
    path = folder / f"{name}.yaml"
    path.write_text(sheet, "utf-8")
    return path


def complaint(folder: Path, old: str, new: str) -> str:
    """Give what is said of the sheet with some words exchanged."""
    assert SHEET.count(old) == 1
    with pytest.raises(AnnotationError) as caught:
        load(write(folder, SHEET.replace(old, new)))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def placed(text: str, words: str) -> Span | str:
    """Give the place of some words, or the complaint."""
    try:
        return Marks(text, "x.yaml").once(words, "groups[0]")
    except AnnotationError as error:
        return str(error)


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    folder = tmp_path_factory.mktemp("mine")
    for name in ("seen", "unseen"):
        write(folder / name)
    return evaluate(folder)


def tallies(one: Measured) -> dict[str, Tally]:
    return {kind.key: score.tally for kind, score in zip(KINDS, one.scores, strict=True)}


def test_every_mark_is_put_at_its_place(tmp_path: Path) -> None:
    marked = load(write(tmp_path))
    nested, denial = marked.attributions[1], marked.attributions[4]
    assert [s.of(TEXT) for s in nested.content] == ["to reopen the old mine by May"]
    assert nested.source is not None
    assert nested.source.start == TEXT.index("Orr Mining has")
    assert denial.content == (Span(TEXT.index("the pit is safe"), TEXT.index("the pit is safe") + 15),)


def test_of_several_places_a_cue_is_the_one_nearest_to_its_content(tmp_path: Path) -> None:
    cues = [one.cue for one in load(write(tmp_path)).attributions]
    assert cues[2] == Span(TEXT.index("said Ana"), TEXT.index("said Ana") + 4)
    assert cues[3] == Span(TEXT.index("said it"), TEXT.index("said it") + 4)


def test_words_that_do_not_stand_are_named_with_file_and_entry(tmp_path: Path) -> None:
    said = complaint(tmp_path, "it would need 40 workers", "it will need 40 workers")
    assert all(part in said for part in ("'mine.yaml'", "attributions[3].content", "'it will need 40 workers'"))


def test_words_that_stand_twice_are_sent_back(tmp_path: Path) -> None:
    assert "stands 2 times" in complaint(tmp_path, "about: the mine would open in May", "about: pit is safe")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("act: denied", "act: moaned", "attributions[4].act"),
        ("status: unconfirmed, about: [", "status: odd, about: [", "flags[0].status"),
        ("high_priority: [to reopen the old mine by May]", "high_priority: [40]", "high_priority[0]"),
        ("subject: mining\n", "", "subject"),
        ("kind: report", "kind: report\nmood: gay", "mood"),
        ("cue: would not confirm, about", "about", "doubts[1].cue"),
        ("contradictions:\n", "contradictions: [[one]]\nx:\n", "contradictions[0]"),
        ("kind: report", "kind: [report", "line"),
    ],
)
def test_what_is_not_of_the_shape_is_named_by_its_entry(old: str, new: str, named: str, tmp_path: Path) -> None:
    said = complaint(tmp_path, old, new)
    assert "'mine.yaml'" in said
    assert named in said


def test_whole_words_only_so_that_a_number_cut_at_its_comma_is_found_out(tmp_path: Path) -> None:
    assert "'0 workers'" in complaint(tmp_path, "it would need 40 workers", "0 workers")


def test_an_article_without_annotations_is_an_error_not_an_article_less(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "other.txt").write_text("Nothing.", "utf-8")
    with pytest.raises(AnnotationError, match=r"other\.txt.*has no annotations"):
        load_sets(tmp_path)


@given(st.text(), st.text(min_size=1), st.text())
def test_any_string_is_found_where_it_stands_or_sent_back_in_one_line(before: str, words: str, after: str) -> None:
    assume("[[" not in words)
    text = f"{before} {words} {after}"
    found = placed(text, words)
    assert found.of(text) == words if isinstance(found, Span) else found.isprintable()


def test_precision_recall_and_f1_are_those_of_the_textbook() -> None:
    tally = total([Tally(3, 4, 3, 6), Tally(1, 4, 1, 2)])
    assert (tally.precision, tally.recall) == (0.5, 0.5)
    assert tally.f1 == 0.5


def test_nothing_marked_and_nothing_given_has_no_score() -> None:
    assert Tally().f1 is None
    assert Tally(0, 0, 0, 2).f1 == 0.0


def test_the_interval_is_the_same_every_time_and_holds_the_figure() -> None:
    rows = [Tally(n, 10, n, 12) for n in (2, 9, 5, 7, 4)]
    first, again = score(rows), score(rows)
    assert first == again
    assert first.low is not None
    assert first.value is not None
    assert first.high is not None
    assert first.low < first.value < first.high


def test_one_article_has_no_spread() -> None:
    only = score([Tally(1, 2, 1, 1)])
    assert only.low == only.value == only.high


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_nothing_is_paired_twice(marked: list[int], given: list[int]) -> None:
    places = one_to_one(list(enumerate(marked)), list(enumerate(given)), lambda a, b: float(a[1] == b[1]))
    assert len({a for a, _ in places}) == len({b for _, b in places}) == len(places)
    assert len(places) == sum(min(marked.count(n), given.count(n)) for n in set(marked))


@pytest.mark.parametrize(
    ("marked", "given", "same"),
    [
        ("United Nations", "the U.N.", True),
        ("sources close to the club", "sources", True),
        ("the soprano Ilse Orr", "Ilse Orr", True),
        ("Ana Orr", "Ben Orr", False),
        ("Norbury Council", "Norbury", False),
        ("Norbury Council", "a council", False),
        ("a spokesperson for Orr Mining", "Orr Mining", False),
        ("a spokesperson for Orr Mining", "a spokesperson for Delve", False),
        ("Campaigners", "campaigners", True),
    ],
)
def test_a_source_is_the_same_by_its_name_or_unnamed_by_its_head(marked: str, given: str, same: bool) -> None:
    assert same_source(marked, given) is same


def test_a_chain_is_the_same_name_by_name_and_parties_in_any_order() -> None:
    assert same_chain(["U.N.", "Russia"], ["United Nations", "Russia"])
    assert not same_chain(["U.N.", "Russia"], ["Russia"])
    assert same_parties(["Acme", "Ana Orr"], ["Orr", "Acme"])
    assert not same_parties(["Acme"], [])


def test_the_engine_is_held_against_the_marks(mine: Evaluation) -> None:
    found = tallies(mine.sets[0])
    assert found["content"][:2] == (5, 5)
    assert found["nested"] == (1, 1, 1, 1)
    assert found["doubts"][:2] == (2, 2)
    assert found["modality"][0] == 1
    assert found["high"][:2] == (1, 1)


def test_a_mark_that_the_engine_does_not_share_is_a_miss_and_its_own_a_false_alarm(tmp_path: Path) -> None:
    write(tmp_path, SHEET.replace("content: it would need 40 workers", "content: who owns Orr Mining"))
    one = evaluate(tmp_path).sets[0]
    told = [words for _, kind, words in one.mistakes() if kind.key == "content"]
    assert "missed: “who owns Orr Mining” (Ana Orr)" in told
    assert "false: “it would need 40 workers.” (Ana Orr)" in told
    assert tallies(one)["content"] == (4, 5, 4, 6)


def test_a_wrong_name_costs_the_origin_and_not_the_content(tmp_path: Path) -> None:
    write(tmp_path, SHEET.replace("chain: [Delve]", "chain: [Orr Mining]"))
    found = tallies(evaluate(tmp_path).sets[0])
    assert found["content"].found == 5
    assert found["origin"].found == found["chain"].found == 4


def test_the_table_names_engine_sets_and_every_row_in_one_line(mine: Evaluation) -> None:
    shown = as_text(mine)
    assert shown.startswith("embedded-1 on annotated articles: 1 seen (")
    assert all(len(line) <= 120 for line in shown.splitlines())
    assert shown.count("\nnot-confirmed box ") == 2
    assert "… denied" not in shown


def test_mistakes_in_the_unseen_articles_are_shown_only_where_they_are_asked_for(tmp_path: Path) -> None:
    for name in ("seen", "unseen"):
        write(tmp_path / name, SHEET.replace("chain: [Delve]", f"chain: [{name.title()} Ltd]"))
    measured = evaluate(tmp_path)
    assert "Seen Ltd" not in as_text(measured)
    assert "Seen Ltd" in as_text(measured, mistakes=True)
    assert "Unseen Ltd" not in as_text(measured, mistakes=True) + as_json(measured, mistakes=True)
    assert "Unseen Ltd" in as_text(measured, mistakes=True, unseen=True)


def test_the_command_gives_the_figures_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "seen")
    assert run(["evaluate", str(tmp_path), "-f", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["engine"] == "embedded-1"
    assert told["sets"]["seen"]["articles"] == ["mine"]
    assert told["sets"]["seen"]["kinds"]["content"]["recall"] == 1.0


@pytest.mark.parametrize("arguments", [["evaluate", "FOLDER"], ["evaluate", "FOLDER/gone"], ["evaluate", "--unseen"]])
def test_what_cannot_be_measured_is_one_line_and_exit_code_2(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([word.replace("FOLDER", str(tmp_path)) for word in arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("path", OWN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_annotated_article_loads(path: Path) -> None:
    assert load(path).attributions


@cache
def seen() -> dict[str, float | None]:
    measured = evaluate(own_folder() / "seen").sets[0]
    return {kind.key: score.value for kind, score in zip(KINDS, measured.scores, strict=True)}


def test_floors_are_set_for_kinds_that_are_measured() -> None:
    assert set(FLOORS) <= {kind.key for kind in KINDS}


@pytest.mark.parametrize("kind", FLOORS)
def test_the_seen_articles_keep_their_scores(kind: str) -> None:
    assert (seen()[kind] or 0.0) >= FLOORS[kind]
