"""The wheel: built, installed into an empty environment, and used from another folder."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_brings_the_prompts_word_lists_prices_and_annotated_articles_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "factcheck/prompt_files/rules.md" in names
    assert "factcheck/language/lexicon/negations.txt" in names
    assert "factcheck/llm/prices.toml" in names
    assert "factcheck/annotated_articles/README.md" in names
    assert "factcheck/py.typed" in names
    assert not any(name.startswith(("tests/", "seeds/", "cassettes/")) for name in names)


def test_the_installed_command_checks_an_article_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    env = tmp_path / "env"
    run(sys.executable, "-m", "venv", "--without-pip", env)
    python = env / BIN / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    # The libraries come from where the tests run; a path entry brings no editable install with it.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    shutil.copy(ROOT / "seeds" / "library-reopens.txt", tmp_path / "article.txt")
    where = run(python, "-c", "import factcheck; print(factcheck.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(env)
    said = run(env / BIN / "factcheck", "check", "article.txt", cwd=tmp_path)
    assert "Aldersyke library reopens" in said
