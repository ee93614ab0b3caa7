"""Reports in files: whole or not at all, each under a name of its own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import OutputError
from factcheck.report.saving import Names, look_ahead, make_folder, save, stem

PLACES = st.lists(st.sampled_from(["a.txt", "x/a.txt", "A.md", "b.txt", "-", "https://p.example/a", "a-12345678.txt"]))


@given(PLACES)
def test_no_two_reports_share_a_name(places: list[str]) -> None:
    names = Names(places)
    given_out = [names.name(place, "sha256:1234567890", ".md").casefold() for place in places]
    assert len(set(given_out)) == len(places)


@given(st.text(min_size=1))
def test_the_name_for_an_address_is_the_name_of_one_file(path: str) -> None:
    assert not set("/\\\0:") & set(stem(f"https://paper.example/{path}"))


def test_a_failed_writing_leaves_the_older_report_and_nothing_else(tmp_path: Path) -> None:
    older = tmp_path / "report.md"
    older.write_text("older")
    with pytest.raises(UnicodeEncodeError):
        save("\ud800", older)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["older"]


@pytest.mark.parametrize("check", [look_ahead, lambda path: save("text", path)])
def test_a_folder_that_is_not_there_is_named(check: object, tmp_path: Path) -> None:
    assert callable(check)
    with pytest.raises(OutputError, match="nowhere"):
        check(tmp_path / "nowhere" / "report.md")


def test_a_file_is_no_folder_for_several_reports(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="is a file"):
        make_folder(tmp_path / "file")


def test_a_device_is_written_to_and_stays_a_device() -> None:
    save("text", Path("/dev/null"))
    assert Path("/dev/null").is_char_device()
