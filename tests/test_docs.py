"""Documents that cannot lie: the README's session is run, every command, option and target is named in it."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from factcheck.cli import commands

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SESSION = re.findall(r"<!-- session -->\n```console\n(.*?)```", README, re.DOTALL)
STEPS = [step for session in SESSION for step in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", session, re.MULTILINE)]
MACHINE = re.compile(r"(?<![\w.])/(?:root|tmp|work|home/\w+)/")


def walk(group: click.Group, path: str = "factcheck") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        found.append((f"{path} {name}", command))
        if isinstance(command, click.Group):
            found += walk(command, f"{path} {name}")
    return found


@pytest.mark.parametrize(("command", "shown"), STEPS, ids=[command for command, _ in STEPS])
def test_the_session_of_the_readme_runs_as_shown(command: str, shown: str) -> None:
    words = shlex.split(command)
    assert words[0] == "factcheck"
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0
    assert done.stdout.strip() == shown.strip()


def test_there_is_a_session() -> None:
    assert STEPS


@pytest.mark.parametrize(("path", "command"), walk(commands), ids=[path for path, _ in walk(commands)])
def test_every_command_and_option_is_in_the_readme(path: str, command: click.Command) -> None:
    assert f"`{path}" in README
    for option in (p for p in command.params if isinstance(p, click.Option)):
        assert all(f"`{name}`" in README for name in option.opts), option.opts
        assert option.help, f"{path} {option.opts} has help"


def test_every_option_of_the_readme_exists() -> None:
    real = {name for _, command in walk(commands) for p in command.params for name in (*p.opts, "-h", "--help")}
    named = set(re.findall(r"`(--?[a-z-]+)", README)) | {"--version"}
    assert named <= real | {"--version"}


def test_every_make_target_has_its_line_of_help() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    assert {"run", "test", "check", "cassettes"} <= set(targets)
    assert all(re.search(rf"^{target}:.*## \w", makefile, re.MULTILINE) for target in targets)


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    for name in filter(None, listed):
        path = ROOT / name
        if (
            path.suffix in {".py", ".md", ".toml", ".txt", ".yaml", ".json", ""}
            and path.is_file()
            and path != Path(__file__)
        ):
            found = MACHINE.search(path.read_text("utf-8"))
            assert not found, f"{name} says {found and found.group()!r}"
