import sys
import tempfile
from base64 import b64encode
from hashlib import sha1, sha256
from pathlib import Path

import pytest
import tiktoken.load
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiktoken_ext import openai_public

from factcheck.config import vocabulary_folder
from factcheck.llm.tokens import count

SEEDS = Path(__file__).parent.parent / "seeds"
ADDRESS = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"
FILE = sha1(ADDRESS.encode(), usedforsecurity=False).hexdigest()
CL100K_FILE = sha1(ADDRESS.replace("o200k", "cl100k").encode(), usedforsecurity=False).hexdigest()
WORDS = [bytes([n]) for n in range(256)] + [b"th", b"the", b"-f", b"re", b"ire"]
VOCABULARY = b"".join(b64encode(word) + b" %d\n" % rank for rank, word in enumerate(WORDS))
any_text = st.text(st.characters())


def load_tiktoken_bpe(address: str, expected_hash: str = "") -> dict[bytes, int]:
    raise AssertionError(f"{address} {expected_hash} would have been fetched")


def small_recipe() -> dict[str, object]:
    """Do as tiktoken's recipes do, for a vocabulary that is small enough for a test."""
    ranks = load_tiktoken_bpe(ADDRESS, expected_hash=sha256(VOCABULARY).hexdigest())
    return {"name": "small", "pat_str": r"\S+|\s+", "mergeable_ranks": ranks, "special_tokens": {"<|end|>": 999}}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of tiktoken's with a small vocabulary in it, under the name of the real one."""
    (tmp_path / FILE).write_bytes(VOCABULARY)
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setitem(openai_public.ENCODING_CONSTRUCTORS, "o200k_base", small_recipe)
    return tmp_path


@given(any_text)
def test_a_token_is_taken_to_have_three_bytes_and_a_rest_is_a_token(text: str) -> None:
    size = len(text.encode("utf-8", "surrogatepass"))
    for model in ("anthropic:claude-opus-5-5", "openai:gpt-4o", "embedded", ""):
        assert size <= 3 * count(text, model) < size + 3


@given(any_text, any_text)
def test_a_text_has_no_more_tokens_than_its_parts(one: str, other: str) -> None:
    assert count(one + other, "a:b") <= count(one, "a:b") + count(other, "a:b")


# Counted once with tiktoken's o200k_base.
@pytest.mark.parametrize(
    ("name", "tokens"),
    [("aleppo-cease-fire", 1729), ("harbour-strike", 1662), ("lake-dam", 1617), ("library-reopens", 573)],
)
def test_for_english_news_the_estimate_is_high_but_not_twice_as_high(name: str, tokens: int) -> None:
    text = (SEEDS / f"{name}.txt").read_text("utf-8")
    assert 1.3 * tokens < count(text, "openai:gpt-4o") < 1.7 * tokens


def test_a_character_of_chinese_counts_as_a_token_and_a_rare_one_as_less_than_it_may_have() -> None:
    assert count("联合国表示", "a:b") == 5
    assert count("𓀀", "a:b") == 2


@pytest.mark.usefixtures("folder")
def test_with_the_vocabulary_at_hand_tokens_are_counted() -> None:
    for model in ("openai:gpt-4o", "openai:gpt-4o-2024-08-06", "openai:gpt-5-mini", "openai:o3"):
        assert count("the cease-fire", model) == len(["the", " ", "c", "e", "a", "s", "e", "-f", "ire"])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("model", ["openai:other", "openai:gpt-4", "openai:gpt-oss-20b", "groq:gpt-4o", "gpt-4o"])
def test_of_another_model_or_vocabulary_they_are_estimated(model: str) -> None:
    assert count("the cease-fire", model) == 5


@pytest.mark.usefixtures("folder")
def test_what_looks_like_a_special_token_in_an_article_is_text() -> None:
    assert count("<|end|>", "openai:gpt-4o") == 7


@pytest.mark.usefixtures("folder")
def test_blanks_without_end_are_estimated_for_tiktoken_would_panic() -> None:
    assert count(" " * 100_001, "openai:gpt-4o") == 33_334
    assert count(" " * 100_000, "openai:gpt-4o") == 100_000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_text)
@pytest.mark.usefixtures("folder")
def test_any_text_is_counted(text: str) -> None:
    assert (count(text, "openai:gpt-4o") == 0) == (text == "")


@pytest.mark.parametrize("content", [b"", b"!" + VOCABULARY, VOCABULARY[:-1]])
def test_a_damaged_vocabulary_is_neither_used_nor_fetched_anew(folder: Path, content: bytes) -> None:
    (folder / FILE).write_bytes(content)
    assert count("the cease-fire", "openai:gpt-4o") == 5
    assert (folder / FILE).read_bytes() == content


def test_a_vocabulary_that_is_gone_or_under_another_name_is_not_fetched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / FILE).rename(folder / CL100K_FILE)
    monkeypatch.setattr(tiktoken.load, "read_file", load_tiktoken_bpe)
    assert count("the cease-fire", "openai:gpt-4o") == 5
    assert count("the cease-fire", "openai:gpt-4") == 5


@pytest.mark.usefixtures("folder")
def test_a_recipe_that_loads_in_another_way_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(openai_public.ENCODING_CONSTRUCTORS, "o200k_base", lambda: small_recipe())
    assert count("the cease-fire", "openai:gpt-4o") == 5


def test_without_a_vocabulary_tiktoken_is_not_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tiktoken", None)
    assert count("the cease-fire", "openai:gpt-4o") == 5


@pytest.mark.parametrize("name", ["o200k_base", "cl100k_base"])
def test_tiktoken_still_has_the_recipes_that_are_followed(name: str) -> None:
    recipe = openai_public.ENCODING_CONSTRUCTORS[name]
    assert "load_tiktoken_bpe" in recipe.__code__.co_names
    assert f"https://openaipublic.blob.core.windows.net/encodings/{name}.tiktoken" in recipe.__code__.co_consts


def test_the_folder_is_that_of_tiktoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_GYM_CACHE_DIR", "/other")
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "/own")
    assert vocabulary_folder() == Path("/own")
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "")
    assert vocabulary_folder() is None
    assert count("the cease-fire", "openai:gpt-4o") == 5
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR")
    assert vocabulary_folder() == Path("/other")
    monkeypatch.delenv("DATA_GYM_CACHE_DIR")
    assert vocabulary_folder() == Path(tempfile.gettempdir()) / "data-gym-cache"


def test_without_a_folder_for_temporary_files_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR")
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_get_default_tempdir", no_folder)
    assert vocabulary_folder() is None


def no_folder() -> str:
    raise FileNotFoundError("no usable temporary directory")
