"""The house: floors by import-linter, sizes, no print outside the command line, no reading of the environment."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "factcheck").rglob("*.py"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_a_floor_imports_only_from_lower_floors(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_and_functions_fit_a_screen(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 300
    for function in functions(path):
        assert (function.end_lineno or 0) - function.lineno < 45, function.name
        assert len(function.args.args) + len(function.args.kwonlyargs) <= 7, function.name


def test_only_config_reads_the_environment() -> None:
    allowed = {"config.py", "openai.py"}  # the wire only takes out what would switch a tracer on
    readers = {p.name for p in MODULES if re.search(r"\bos\.(environ|getenv)\b", p.read_text("utf-8"))}
    assert readers <= allowed


def test_only_the_command_line_prints() -> None:
    printers = {p.name for p in MODULES if re.search(r"^\s*(print|sys\.exit)\(", p.read_text("utf-8"), re.MULTILINE)}
    assert printers <= {"cli.py", "__main__.py"}


def test_no_random_number_and_no_clock_outside_the_workflow() -> None:
    for path in MODULES:
        source = path.read_text("utf-8")
        if path.relative_to(ROOT).as_posix() == "factcheck/evaluate/scores.py":
            # An interval is drawn by resampling; its dice are loaded, so that it is the same every time.
            assert re.findall(r"\bRandom\(.*?\)|\brandom\.\w+\(", source) == ["Random(SEED)"]
            source = source.replace("from random import Random\n", "")
        assert not re.search(r"\b(import|from) random\b|\buuid4\(|datetime\.now\(|date\.today\(", source), path
