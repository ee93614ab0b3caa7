"""The command line as a person or a script meets it: what stands where, which exit code, never a traceback."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click import Command, Group
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli import commands, run, tell
from factcheck.models import Report
from factcheck.options import FORMATS

ROOT = Path(__file__).parent.parent
STORY = "Ferry to sail again\n\nThe port said on Tuesday that the ferry will sail on Monday. The company denied it.\n"
HEAVY = {"langchain", "langchain_core", "langchain_openai", "openai", "pydantic", "rich", "httpx2", "yaml"}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def shell(*arguments: str | Path, **more: object) -> subprocess.CompletedProcess[str]:
    """Run factcheck as a person does."""
    command = [sys.executable, "-m", "factcheck", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=120, **more)  # type: ignore[call-overload]


def all_commands() -> list[Command]:
    nested = [inner for command in commands.commands.values() if isinstance(command, Group)
              for inner in command.commands.values()]  # fmt: skip
    return [*commands.commands.values(), *nested]


def test_importing_the_command_line_brings_nothing_heavy() -> None:
    code = "import sys, factcheck.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    assert not HEAVY & set(loaded.split())


@pytest.mark.parametrize("command", all_commands(), ids=lambda command: str(command.name))
def test_every_command_and_option_has_its_help(command: Command) -> None:
    assert command.help
    options = [param for param in command.params if param.param_type_name == "option"]
    assert all(option.to_info_dict()["help"] for option in options)


def test_the_commands_are_those_of_the_contract() -> None:
    assert set(commands.commands) == {
        "cache",
        "check",
        "summary",
        "claims",
        "evaluate",
        "flags",
        "model",
        "prompts",
        "schema",
    }


def test_factcheck_alone_gives_its_help() -> None:
    result = CliRunner().invoke(commands, [])
    assert result.exit_code == 0
    assert result.output.startswith("Usage: factcheck") or "Summarize a news article" in result.output


@pytest.mark.parametrize("arguments", [
    ["check"],
    ["chek", "a.txt"],
    ["check", "a.txt", "--fromat", "json"],
    ["check", "a.txt", "-f", "html"],
    ["check", "a.txt", "--timeout", "soon"],
    ["check", "a.txt", "--timeout", "-1"],
    ["check", "a.txt", "--published", "yesterday"],
    ["check", "a.txt", "--base-url", "ftp://x.example"],
    ["model", "--port", "70000"],
    ["prompts", "show", "poem"],
])  # fmt: skip
def test_a_mistake_in_what_was_typed_is_one_line_and_exit_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("factcheck: ")
    assert said.err.count("\n") == 1


def test_a_format_that_does_not_exist_is_told_with_those_that_do(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "a.txt", "-f", "html"])
    said = capsys.readouterr().err
    assert all(f"'{format}'" in said for format in FORMATS)


@pytest.mark.parametrize(
    ("name", "content"), [("empty.txt", b""), ("binary.txt", bytes(range(256)) * 9), ("gone.txt", None)]
)
def test_an_article_that_cannot_be_read_is_one_line_and_exit_code_3(
    name: str, content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert run(["check", str(tmp_path / name)]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert name in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("model", ["poet", "openai:", "nobody:model"])
def test_a_model_that_does_not_exist_is_one_line_and_exit_code_4(
    model: str, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(story), "--model", model]) == 4
    said = capsys.readouterr().err
    assert repr(model) in said
    assert said.count("\n") == 1


def test_a_remote_model_without_its_key_is_one_line_and_exit_code_4(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(story), "--model", "openai:some-model"]) == 4
    assert capsys.readouterr().err.count("\n") == 1


def test_the_first_line_says_which_model_reads_and_where(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(story)]) == 0
    said = capsys.readouterr()
    assert said.err == ("factcheck: embedded-1 reads (deterministic reader, in process; nothing leaves this machine)\n")
    assert said.out.startswith("# Ferry to sail again\n")


def test_quiet_says_nothing_where_nothing_leaves_the_machine(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(story), "-q"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("part", ["summary", "claims", "flags"])
def test_a_part_is_a_part_of_the_same_report(part: str, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(story), "-q", "-f", "json"])
    whole = json.loads(capsys.readouterr().out)
    run([part, str(story), "-q", "-f", "json"])
    assert json.loads(capsys.readouterr().out)[part] == whole[part]


def test_several_articles_are_json_lines_and_an_unreadable_one_stops_no_other(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (story.parent / "port.txt").write_text("The port is open, the mayor said.")
    assert run(["check", "gone.txt", str(story.parent), "-f", "json"]) == 3
    said = capsys.readouterr()
    reports = [Report.model_validate_json(line) for line in said.out.splitlines()]
    assert [report.article.title for report in reports] == ["Ferry to sail again", "The port is open, the mayor said."]
    assert "'gone.txt'" in said.err
    assert "2 of 2: " in said.err


def test_several_articles_go_into_a_folder_under_their_own_names(story: Path, tmp_path: Path) -> None:
    again = tmp_path / "older" / "ferry.txt"
    again.parent.mkdir()
    again.write_text("The ferry sank, the port said.")
    out = tmp_path / "reports"
    assert run(["check", str(story), str(again), "-q", "-f", "json", "-o", str(out)]) == 0
    reports = [Report.model_validate_json(path.read_bytes()) for path in out.iterdir()]
    assert {report.article.text for report in reports} == {story.read_text(), again.read_text()}
    assert all(path.name.startswith("ferry-") and path.suffix == ".json" for path in out.iterdir())


@pytest.mark.parametrize(
    ("name", "begins"), [("r.md", "# Ferry"), ("r.txt", "Ferry"), ("r.json", '{"schema'), ("r", "# ")]
)
def test_the_ending_of_a_file_says_its_format(name: str, begins: str, story: Path, tmp_path: Path) -> None:
    assert run(["check", str(story), "-q", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text().startswith(begins)


@pytest.mark.parametrize("out", ["ferry.txt", "nowhere/report.md", "/dev/full"])
def test_what_cannot_be_written_is_exit_code_2_and_leaves_nothing(
    out: str, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(story), "-q", "-o", str(story.parent / out)]) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert list(story.parent.iterdir()) == [story]
    assert story.read_text() == STORY


def test_a_folder_of_articles_is_not_written_over(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(story.parent), "-q", "-f", "text", "-o", str(story.parent)]) == 2
    assert story.read_text() == STORY
    assert "is one of the articles" in capsys.readouterr().err


def test_a_link_is_followed_and_stays_a_link(story: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "real.md", tmp_path / "link.md"
    link.symlink_to(target)
    assert run(["check", str(story), "-q", "-o", str(link)]) == 0
    assert link.is_symlink()
    assert target.read_text().startswith("# Ferry")


def test_a_full_disk_behind_standard_output_is_one_line_and_exit_code_2(story: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", "check", str(story), "-q"],
            stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["schema"], ["prompts", "show", "claims"], ["--help"]])
def test_whoever_stops_reading_gets_no_complaint(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            stdout=gone, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_is_130_and_quiet() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", "check", "gone.txt", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    ) as waiting:  # fmt: skip
        assert waiting.stderr
        assert b"embedded-1 reads" in waiting.stderr.readline()
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait(timeout=20) == 130
        assert waiting.stderr.read().strip() == b""


def test_standard_input_is_an_article() -> None:
    done = shell("check", "-", "-q", "-f", "text", input=STORY)
    assert done.returncode == 0
    assert done.stdout.startswith("Ferry to sail again\n")


def test_the_output_is_utf_8_whatever_the_locale(story: Path) -> None:
    story.write_text("Fährt wieder\n\n“Ja,” said Zoë Ångström.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", str(story), "-q"],
        capture_output=True, cwd=ROOT, check=True, env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )  # fmt: skip
    assert "Zoë Ångström" in done.stdout.decode("utf-8")


def test_prompts_are_listed_with_version_and_hash(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prompts"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [row[0] for row in rows] == ["summary", "claims", "flags"]
    assert all(len(row[2]) == 64 for row in rows)


def test_the_schema_is_that_of_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert set(json.loads(capsys.readouterr().out)["properties"]) == set(Report.model_fields)


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_whatever_is_told_stays_one_line_without_control_characters(message: str) -> None:
    runner = CliRunner()
    with runner.isolation() as (_, err, _):
        tell(message)
        said = err.getvalue().decode()
    assert said.endswith("\n")
    assert said[:-1].isprintable()


def test_the_context_of_an_error_is_where_to_look_for_help(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "--nothing"])
    assert "See factcheck check --help" in capsys.readouterr().err


def test_an_endpoint_where_nothing_answers_is_one_line_after_the_models_also_for_several(story: Path) -> None:
    (story.parent / "port.txt").write_text("The port is open, the mayor said.")
    environment = {**os.environ, "FACTCHECK_API_KEY": "key"}
    remote = ["--model", "openai:some-model", "--base-url", "http://127.0.0.1:9/v1", "--retries", "0"]
    done = shell("check", story.parent, "-q", *remote, env=environment)
    assert done.returncode == 4
    first, second = done.stderr.splitlines()
    assert first == "factcheck: openai:some-model at http://127.0.0.1:9/v1 reads"
    assert "http://127.0.0.1:9/v1" in second
