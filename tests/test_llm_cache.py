"""Answers that were paid for: none is lost to another process, a kill or odd text, and nothing here ever raises."""

import os
import re
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.cli import run
from factcheck.config import cache_folder
from factcheck.llm import cache as module
from factcheck.llm.cache import Cache, Kept, listing, own_cache

ROOT = Path(__file__).parent.parent
ANY = st.text(st.characters())
"""Any text, lone surrogates and NUL with it."""
OPENING = """
import os, sys, threading
from pathlib import Path
from factcheck.llm.cache import Cache
cache = Cache(Path(sys.argv[1]))
"""
WRITER = """
for number in range(int(sys.argv[3])):
    cache.put(f"{sys.argv[2]} {number}", f"answer {number}" * 3000, sys.argv[2], again=False)
    print(number, flush=True)
"""
FULL_DISK = """
import resource
cache.put("first", "fits", "m", again=False)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
cache.put("large", "x" * 1_000_000, "m", again=False)
cache.put("second", "fits", "m", again=False)
print(*[key for key in ("first", "large", "second") if cache.get(key)])
"""
FORKING = """
def write():
    for number in range(20):
        cache.put(f"thread {number}", "x" * 30_000, "m", again=False)

def child(number):
    cache.put(f"child {number}", "x", "m", again=False)
    return cache.get("before") and cache.get(f"child {number}")

cache.put("before", "x", "m", again=False)
thread = threading.Thread(target=write)
thread.start()
children = []
for number in range(8):
    children.append(os.fork())
    if not children[-1]:
        os._exit(0 if child(number) else 1)
codes = [os.waitpid(one, 0)[1] for one in children]
thread.join()
cache.put("after", "x", "m", again=False)
print(codes, cache.look()[0].answers)
"""


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "factcheck")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    """Give the cache of whoever runs the tests, in a folder of theirs that is empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return own_cache()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    return Cache(tmp_path_factory.mktemp("shared"))


def started(code: str, *arguments: str | Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", OPENING + code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def output(process: "subprocess.Popen[str]") -> str:
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return said


def asked(cache: Cache, question: str) -> object:
    with closing(sqlite3.connect(cache.file)) as connection:
        return connection.execute(question).fetchone()[0]


@settings(max_examples=40)
@given(key=ANY, answer=ANY, model=ANY, again=st.booleans())
@example(key="\ud800", answer="\udfff\0\ud800", model="\0", again=True)
def test_any_text_comes_back_as_it_was_put(shared: Cache, key: str, answer: str, model: str, again: bool) -> None:
    shared.put(key, answer, model, again)
    assert shared.get(key) == Kept(answer, again)
    assert model in {shelf.model for shelf in shared.look()}
    assert all(line.isprintable() for line in listing(shared).split("\n"))


@settings(max_examples=20)
@given(endpoint=ANY, model=ANY, habits=ANY)
def test_any_habits_come_back_as_they_were_kept(shared: Cache, endpoint: str, model: str, habits: str) -> None:
    shared.keep_habits(endpoint, model, habits)
    assert shared.habits(endpoint, model) == habits


def test_what_was_not_kept_is_not_there_and_a_look_makes_no_file(cache: Cache) -> None:
    assert cache.get("question") is None
    assert cache.habits("https://model.invalid/v1", "m") is None
    assert cache.look() == ()
    assert cache.clear() == 0
    assert not cache.folder.exists()


def test_a_later_answer_stands_in_place_of_an_earlier_one(cache: Cache) -> None:
    cache.put("question", "first", "m", again=False)
    cache.put("question", "second", "m", again=True)
    assert cache.get("question") == Kept("second", again=True)
    assert [shelf.answers for shelf in cache.look()] == [1]


def test_habits_are_those_of_one_model_at_one_endpoint(cache: Cache) -> None:
    cache.keep_habits("https://one.invalid", "m", "old")
    cache.keep_habits("https://one.invalid", "m", "new")
    assert cache.habits("https://one.invalid", "m") == "new"
    assert cache.habits("https://two.invalid", "m") is None
    assert cache.habits("https://one.invalid", "n") is None


def test_another_process_finds_what_was_kept(cache: Cache) -> None:
    cache.put("question", "answer", "m", again=True)
    assert output(started("print(cache.get('question'))", cache.folder)) == "Kept(answer='answer', again=True)\n"


def test_only_the_owner_can_read_it_and_the_journal_is_a_rollback_journal(cache: Cache) -> None:
    cache.put("question", "answer", "m", again=False)
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(cache.file.stat().st_mode) == 0o600
    assert asked(cache, "PRAGMA journal_mode") == "delete"
    assert [path.name for path in cache.folder.iterdir()] == ["answers.sqlite"]


def test_processes_that_write_side_by_side_lose_nothing(cache: Cache) -> None:
    writers = [started(WRITER, cache.folder, f"writer {number}", "25") for number in range(4)]
    for writer in writers:
        output(writer)
    assert [(shelf.model, shelf.answers) for shelf in cache.look()] == [(f"writer {n}", 25) for n in range(4)]
    for name in (f"writer {number}" for number in range(4)):
        assert all(cache.get(f"{name} {n}") == Kept(f"answer {n}" * 3000, again=False) for n in range(25))


def test_threads_may_share_it(cache: Cache) -> None:
    def both(number: int) -> Kept | None:
        cache.put(str(number), f"answer {number}", "m", again=False)
        return cache.get(str(number))

    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(both, range(40)))
    assert kept == [Kept(f"answer {number}", again=False) for number in range(40)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is forked here")
def test_forks_write_beside_a_thread_that_is_writing(cache: Cache) -> None:
    assert output(started(FORKING, cache.folder)) == f"{[0] * 8} 30\n"
    assert asked(cache, "PRAGMA integrity_check") == "ok"


@pytest.mark.parametrize("delay", [0, 0.003, 0.01])
def test_a_kill_in_the_middle_of_writing_loses_no_answer_that_was_kept(cache: Cache, delay: float) -> None:
    writer = started(WRITER, cache.folder, "writer", "100000")
    assert writer.stdout
    done = [int(writer.stdout.readline()) for _ in range(10)]
    time.sleep(delay)
    writer.kill()
    done += map(int, writer.communicate(timeout=120)[0].split())
    assert all(cache.get(f"writer {number}") == Kept(f"answer {number}" * 3000, again=False) for number in done)
    assert len(done) <= cache.look()[0].answers <= len(done) + 1
    assert asked(cache, "PRAGMA integrity_check") == "ok"


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to the size of a file can be set")
def test_a_full_disk_keeps_what_was_there_and_what_fits(cache: Cache) -> None:
    assert output(started(FULL_DISK, cache.folder)) == "first second\n"


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("CREATE TABLE answers (key, answer, again); PRAGMA user_version = 2")


def foreign(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE answers (song)")


UNUSABLE: dict[str, Callable[[Path], object]] = {
    "text": lambda file: file.write_text("no database " * 1000),
    "cut short": lambda file: file.write_bytes(b"SQLite format 3\0" + bytes(20)),
    "a folder": Path.mkdir,
    "a link to nowhere": lambda file: file.symlink_to("nowhere"),
    "of a later version": newer,
    "somebody else's": foreign,
}


@pytest.mark.parametrize("way", UNUSABLE.values(), ids=UNUSABLE)
def test_what_cannot_be_used_keeps_nothing_and_is_left_as_it_is(
    way: Callable[[Path], object], own: Cache, capsys: pytest.CaptureFixture[str]
) -> None:
    own.folder.mkdir()
    way(own.file)
    before = own.file.read_bytes() if own.file.is_file() else None
    keeps_nothing(own)
    assert (own.file.read_bytes() if own.file.is_file() else None) == before
    assert run(["cache"]) == run(["cache", "clear"]) == 0
    assert capsys.readouterr().out == f"{str(own.file)!r}: no answers that can be read\n0 answers removed\n"


def keeps_nothing(cache: Cache) -> None:
    for _ in range(2):
        cache.put("question", "answer", "m", again=False)
        cache.keep_habits("https://model.invalid/v1", "m", "habits")
        assert cache.get("question") is None
        assert cache.habits("https://model.invalid/v1", "m") is None
        assert cache.look() == ()
        assert cache.clear() == cache.clear("m") == 0


def test_a_file_in_place_of_the_folder_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    keeps_nothing(Cache(tmp_path / "file"))
    keeps_nothing(Cache(tmp_path / "file" / "below"))
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read_keeps_nothing_new(cache: Cache) -> None:
    cache.put("question", "answer", "m", again=False)
    cache.file.chmod(0o400)
    cache.folder.chmod(0o500)
    cache.put("another", "answer", "m", again=False)
    fresh = Cache(cache.folder)
    fresh.put("another", "answer", "m", again=False)
    assert fresh.get("another") is None
    assert fresh.get("question") == Kept("answer", again=False)
    assert fresh.clear() == 0
    cache.folder.chmod(0o700)


def test_python_without_sqlite_keeps_nothing(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    keeps_nothing(cache)


def test_an_answer_by_rules_needs_no_sqlite() -> None:
    code = "import factcheck.workflow, sys; print('sqlite3' in sys.modules)"
    assert output(started(code, ".")) == "False\n"


def test_a_database_that_somebody_holds_locked_is_given_up_and_used_once_it_is_free(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert module.PATIENCE == 10
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    cache.put("question", "answer", "m", again=False)
    with closing(sqlite3.connect(cache.file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        keeps_nothing(cache)
    assert cache.get("question") == Kept("answer", again=False)
    cache.put("another", "answer", "m", again=False)
    assert cache.get("another")


def test_a_database_that_was_made_later_while_this_one_was_open_is_left_alone(cache: Cache) -> None:
    cache.put("question", "answer", "m", again=False)
    with closing(sqlite3.connect(cache.file)) as other:
        other.execute("PRAGMA user_version = 2")
    keeps_nothing(cache)
    with closing(sqlite3.connect(cache.file)) as other:
        assert other.execute("SELECT count(*) FROM answers").fetchone() == (1,)


def test_a_file_that_somebody_removed_is_made_again(cache: Cache) -> None:
    cache.put("question", "answer", "m", again=False)
    cache.file.unlink()
    for _ in range(2):
        cache.put("another", "answer", "m", again=False)
    assert Cache(cache.folder).get("another")
    assert cache.get("question") is None


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    cache = Cache(tmp_path_factory.mktemp("sound"))
    for number in range(5):
        cache.put(str(number), "answer" * 2000 * number, f"m{number % 2}", again=False)
    cache.keep_habits("https://model.invalid/v1", "m0", "habits")
    return cache.file.read_bytes()


@given(data=st.data())
def test_damage_anywhere_never_raises(
    data: st.DataObject, sound: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cache = Cache(tmp_path_factory.mktemp("damaged"))
    damaged = bytearray(sound[: data.draw(st.sampled_from([len(sound), len(sound) // 2, 4096, 100]))])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(damaged) - 1) | st.integers(0, 120).map(lambda n: n % len(damaged)))
        patch = data.draw(st.binary(min_size=1, max_size=30))
        damaged[place : place + len(patch)] = patch
    cache.file.write_bytes(damaged)
    for key in "0123":
        assert isinstance(cache.get(key), Kept | None)
    assert isinstance(cache.habits("https://model.invalid/v1", "m0"), str | None)
    assert listing(cache)
    cache.put("new", "answer", "m0", again=False)
    cache.clear("m1")
    cache.clear()


def test_the_answers_of_one_model_are_cleared_and_the_others_stay(cache: Cache) -> None:
    for number in range(3):
        cache.put(f"one {number}", "answer", "one", again=False)
        cache.put(f"two {number}", "answer", "two", again=False)
    cache.keep_habits("https://model.invalid/v1", "one", "habits")
    assert cache.clear("one") == 3
    assert cache.clear("one") == cache.clear("three") == 0
    assert [(shelf.model, shelf.answers) for shelf in cache.look()] == [("two", 3)]
    assert cache.habits("https://model.invalid/v1", "one") == "habits"


def test_when_all_is_cleared_habits_go_too_and_the_file_grows_small(cache: Cache) -> None:
    for number in range(3):
        cache.put(str(number), "answer" * 20_000, f"m{number}", again=False)
    cache.keep_habits("https://model.invalid/v1", "m0", "habits")
    large = cache.file.stat().st_size
    assert cache.clear() == 3
    assert cache.look() == ()
    assert cache.habits("https://model.invalid/v1", "m0") is None
    assert cache.file.stat().st_size < large / 5
    assert b"answeranswer" not in cache.file.read_bytes()


def test_a_shelf_says_how_much_and_since_when(cache: Cache) -> None:
    cache.put("one", "é" * 10, "m", again=False)
    cache.put("two", "x" * 5, "m", again=False)
    with closing(sqlite3.connect(cache.file)) as other, other:
        other.execute("UPDATE answers SET day = '2016-10-20' WHERE key = ?", (b"one",))
    (shelf,) = cache.look()
    assert (shelf.model, shelf.answers, shelf.size, shelf.oldest) == ("m", 2, 25, "2016-10-20")
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", shelf.newest)
    assert shelf.newest > shelf.oldest


def test_the_cache_lies_in_the_platforms_folder(own: Cache, tmp_path: Path) -> None:
    assert cache_folder() == tmp_path / "factcheck"
    assert own.file == tmp_path / "factcheck" / "answers.sqlite"


def test_the_command_says_where_and_how_much_and_clears(own: Cache, capsys: pytest.CaptureFixture[str]) -> None:
    for key in ("this", "that"):
        own.put(key, "x" * 600, "openai:two", again=False)
    own.put("other", "x", "openai:one", again=False)
    day = own.look()[0].newest
    assert run(["cache"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{str(own.file)!r}: 3 answers",
        f"'openai:one': 1 answer, 1 bytes, {day}",
        f"'openai:two': 2 answers, 1,200 bytes, {day}",
    ]
    assert run(["cache", "clear", "--model", "openai:one"]) == 0
    assert capsys.readouterr().out == "1 answer removed\n"
    assert run(["cache", "clear"]) == 0
    assert capsys.readouterr().out == "2 answers removed\n"
    assert run(["cache"]) == 0
    assert capsys.readouterr().out == f"{str(own.file)!r}: 0 answers\n"


def test_the_command_clears_nothing_of_a_model_that_is_not_there(
    own: Cache, capsys: pytest.CaptureFixture[str]
) -> None:
    own.put("question", "answer", "openai:one", again=False)
    assert run(["cache", "clear", "--model", "openai:two"]) == 0
    assert capsys.readouterr().out == "0 answers removed\n"
    assert own.get("question")


def test_without_a_folder_the_command_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "")
    assert run(["cache"]) == run(["cache", "clear"]) == 2
    assert capsys.readouterr().err.count("no answers are kept") == 2
