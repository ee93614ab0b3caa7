"""What `factcheck evaluate` counts about the summary gate: sentences damaged one way at a time, named or not."""

from pathlib import Path

import pytest

from factcheck.errors import AnnotationError
from factcheck.evaluate.gate import Row, faithful, measure
from factcheck.evaluate.mutants import OPERATORS
from factcheck.reading import article_from_text

DAMAGED = [
    ("L1", "The council said the old bridge leaked for weeks.", "The old bridge leaked for weeks."),
    ("L1", "The old bridge leaked for weeks, the council said.", "The old bridge leaked for weeks."),
    ("L2", "The board said Ana Orr had promised to stay.", "Ana Orr had promised to stay."),
    ("L3", "The firm has promised to close the mine.", "The firm closed the mine."),
    ("L4", "It sold the mine, although the buyer has not confirmed it.", "It sold the mine."),
    ("L5", "The fire burned about 900 acres.", "The fire burned 900 acres."),
    ("L6", "She said some guards were asleep.", "She said all guards were asleep."),
    ("L7", "A senior diplomat said talks had ended.", "Senior diplomats said talks had ended."),
    ("L8", "Ana Orr said the pit is safe.", ("confirmed", "revealed", "admitted", "pointed out")),
    ("L9", "The mine will open on Monday.", "The mine will open on Thursday."),
    ("L9", "It has lasted four days.", "It has lasted four weeks."),
    ("L10", "The mine closed.", "The mine closed in order to win public sympathy."),
]


@pytest.mark.parametrize(("name", "told", "damaged"), DAMAGED)
def test_an_operator_does_one_thing_to_a_sentence(name: str, told: str, damaged: str | tuple[str, ...]) -> None:
    forms = [damaged] if isinstance(damaged, str) else [told.replace("said", verb) for verb in damaged]
    assert set(OPERATORS[name][1](told)) & set(forms)


@pytest.mark.parametrize("name", [n for n in OPERATORS if n != "L10"])
def test_an_operator_that_finds_nothing_makes_nothing(name: str) -> None:
    assert list(OPERATORS[name][1]("Rain fell over the valley.")) == []


ARTICLE = article_from_text(
    "Mine to reopen\n\nThe council said on Monday that the old pit has leaked about 900 litres of oil.\n\n"
    "Rain fell over the valley in the evening.",
    publisher="Norbury Post",
    published="2021-03-05",
)


def rows(*written: str) -> dict[str, Row]:
    return {row.name: row for row in measure({"mine": ARTICLE}, {"mine": written})}


def test_a_faithful_sentence_passes_and_its_damaged_forms_are_named() -> None:
    found = rows("The old pit has leaked about 900 litres of oil, the council said on Monday.")
    assert (found["written"].made, found["written"].named) == (1, 0)
    assert found["told"].named == 0 < found["told"].made
    for name in ("L1", "L5", "L9"):
        assert found[name].named == found[name].made > 0, name


def test_a_sentence_that_is_not_faithful_is_counted_as_an_alarm() -> None:
    assert rows("The old pit has leaked about 1,900 litres of oil, the council said.")["written"].named == 1


def test_a_folder_without_faithful_sentences_has_none_and_a_broken_file_is_named(tmp_path: Path) -> None:
    assert faithful(tmp_path / "nothing") == {}
    (tmp_path / "faithful.yaml").write_text("a: [b: c: d", encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"faithful\.yaml.*quotation marks"):
        faithful(tmp_path)
