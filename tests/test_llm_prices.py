"""What a model costs: our dated table, the user's own before it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import UsageError
from factcheck.llm import prices, tokens
from factcheck.llm.prices import Price, price_of
from factcheck.llm.providers import PROVIDERS
from factcheck.models import Usage

TABLE = prices._table(prices._OURS)


@pytest.mark.parametrize("name", TABLE)
def test_every_entry_is_sane(name: str) -> None:
    price = TABLE[name]
    assert name.partition(":")[0] in ("openai", *PROVIDERS)
    assert 0 < price.cached <= price.input <= price.output
    assert price.context is None or price.max_output is None or price.context >= price.max_output
    assert date.fromisoformat(str(price.as_of))


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("openai:gpt-4o", "openai:gpt-4o"),
        ("openai:gpt-4o-2024-08-06", "openai:gpt-4o"),
        ("anthropic:claude-opus-4-5-20251101", "anthropic:claude-opus-4-5"),
        ("openai:gpt-4o-audio-preview", None),
        ("openai:gpt", None),
    ],
)
def test_a_snapshot_has_the_price_of_its_model_and_another_model_has_not(name: str, base: str | None) -> None:
    found = price_of(name)
    assert (found.model if found else None) == base


def own(tmp_path: Path, text: str) -> Path:
    (tmp_path / "prices.toml").write_text(text, encoding="utf-8")
    return tmp_path / "prices.toml"


def test_the_users_price_comes_first(tmp_path: Path) -> None:
    file = own(tmp_path, '"openai:gpt-4o" = { input = 1, output = 2 }\n"openai:mine" = { input = 0.5, output = 0.5 }')
    first, second, third = (price_of(f"openai:{name}", file) for name in ("gpt-4o-2024-08-06", "mine", "gpt-4.1"))
    assert first == Price("openai:gpt-4o", 1.0, 2.0, 1.0)
    assert second is not None
    assert third == price_of("openai:gpt-4.1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"openai:m" = { input = -1, output = 2 }', "openai:m.input"),
        ('"openai:m" = { input = "free", output = 2 }', "openai:m.input"),
        ('"openai:m" = { input = 1 }', "openai:m.output"),
        ('"openai:m" = { input = 1, output = 1, per = 3 }', "openai:m.per"),
        ('"openai:m" = 3', "openai:m"),
        ("= =", "cannot be read"),
    ],
)
def test_a_table_that_does_not_hold_together_is_named_with_its_entry(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UsageError, match=r"prices\.toml") as caught:
        price_of("openai:m", own(tmp_path, text))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_cached_tokens_are_a_part_of_those_sent(sent: int, cached: int, received: int) -> None:
    price = Price("m", 2.0, 8.0, 0.5)
    dear = price.cost(Usage(input_tokens=sent, output_tokens=received))
    cheap = price.cost(Usage(input_tokens=sent, cached_tokens=cached, output_tokens=received))
    assert 0 <= cheap <= dear


@given(st.text(), st.text())
def test_an_estimate_grows_with_the_text(one: str, other: str) -> None:
    together = tokens.count(one + other, "m")
    assert max(tokens.count(one, "m"), tokens.count(other, "m")) <= together
    assert together <= tokens.count(one, "m") + tokens.count(other, "m")


def test_a_tokenizer_on_this_machine_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Encoding:
        def encode(self, text: str, disallowed_special: tuple[()]) -> list[int]:  # noqa: ARG002
            return [0] * len(text.split())

    name = "fb374d419588a4632f3f557e76b4b70aebbca790"  # sha1 of the address of o200k_base
    (tmp_path / name).write_bytes(b"")
    monkeypatch.setattr("tiktoken.get_encoding", lambda _: Encoding())
    assert tokens.count("Four words of news.", "openai:gpt-4o") == 7
    tokens._encoding.cache_clear()
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    assert tokens.count("Four words of news.", "openai:gpt-4o") == 4
    assert tokens.count("Four words of news.", "openai:no-such-model") == 7
    tokens._encoding.cache_clear()
