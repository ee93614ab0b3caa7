"""Answers that were paid for: kept through crashes and between processes, and never in the way."""

import multiprocessing
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli import run
from factcheck.llm.cache import FILE, Cache, Kept, key_of


def test_an_answer_comes_back_as_it_was(tmp_path: Path) -> None:
    Cache(tmp_path).put("a", "answer", "m", again=True)
    assert Cache(tmp_path).get("a") == Kept("answer", again=True)
    assert Cache(tmp_path).get("b") is None


@given(st.text(st.characters()))
def test_any_text_comes_back_or_is_not_kept(tmp_path_factory: pytest.TempPathFactory, answer: str) -> None:
    cache = Cache(tmp_path_factory.getbasetemp() / "any")
    cache.put(key_of(answer), answer, "m")
    kept = cache.get(key_of(answer))
    assert kept is None or kept.answer == answer
    assert kept is not None or any("\ud800" <= c <= "\udfff" for c in answer)


def test_what_is_kept_is_its_owners_alone(tmp_path: Path) -> None:
    Cache(tmp_path / "new").put("a", "answer", "m")
    assert stat.S_IMODE((tmp_path / "new" / FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


@pytest.mark.parametrize("place", ["a file in the way", "no database", "a folder", "a later version"])
def test_a_place_that_cannot_be_used_keeps_nothing_and_is_left_as_it_is(tmp_path: Path, place: str) -> None:
    folder = tmp_path / "kept"
    if place == "a file in the way":
        folder.write_text("mine")
    else:
        folder.mkdir()
    if place == "no database":
        (folder / FILE).write_text("mine" * 1000)
    elif place == "a folder":
        (folder / FILE).mkdir()
    elif place == "a later version":
        with sqlite3.connect(folder / FILE) as later:
            later.executescript("create table answers (other text); pragma user_version = 99")
        later.close()
    cache = Cache(folder)
    cache.put("a", "answer", "m")
    cache.keep_habits("e", "m", "text")
    assert cache.get("a") is None
    assert (cache.habits("e", "m"), cache.look(), cache.clear()) == (None, (), 0)
    if place == "no database":
        assert (folder / FILE).read_text() == "mine" * 1000


def fill(folder: Path, name: str) -> None:
    cache = Cache(folder)
    for number in range(40):
        cache.put(f"{name} {number}", "answer " * 100, name)


def test_several_processes_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=fill, args=(tmp_path, str(n))) for n in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [shelf.answers for shelf in Cache(tmp_path).look()] == [40] * 4


def test_what_was_kept_survives_kill_9(tmp_path: Path) -> None:
    code = f"""if True:
        from factcheck.llm.cache import Cache
        from pathlib import Path
        cache = Cache(Path({str(tmp_path)!r}))
        for number in range(100_000):
            cache.put(str(number), "answer " * 2000, "m")
            print(number, flush=True)
    """
    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.2)
            os.kill(writer.pid, signal.SIGKILL)
            told = writer.stdout.read().split()
        cache = Cache(tmp_path)
        assert all(cache.get(number) for number in ("0", *told[:-1]))
        assert sqlite3.connect(tmp_path / FILE).execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_child_of_a_fork_has_a_connection_of_its_own(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("a", "answer", "m")
    child = os.fork()
    if child == 0:
        cache.put("b", "answer", "m")
        os._exit(0)
    os.waitpid(child, 0)
    assert cache.get("b")


def test_one_models_answers_can_be_cleared(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(3):
        cache.put(f"{number}", "x", "one" if number else "two")
    cache.keep_habits("e", "one", "text temperature")
    assert cache.habits("e", "one") == "text temperature"
    assert cache.clear("one") == 2
    assert cache.habits("e", "one") is None
    assert cache.get("0")
    assert cache.clear() == 1


def test_the_command_looks_and_clears(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
                                      tmp_path: Path) -> None:  # fmt: skip
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    Cache(tmp_path / "factcheck").put("a", "answer", "openai:m")
    assert run(["cache"]) == 0
    place, shelf = capsys.readouterr().out.splitlines()
    assert place == str(tmp_path / "factcheck" / FILE)
    assert shelf.split()[0] == "1"
    assert shelf.endswith("openai:m")
    assert run(["cache", "clear", "--model", "openai:other"]) == run(["cache", "clear"]) == 0
    assert capsys.readouterr().out == "0 answers removed\n1 answers removed\n"
