import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck.llm
from factcheck.errors import UsageError
from factcheck.llm.prices import Price, price_of
from factcheck.models import Usage

TABLE = tomllib.loads((Path(factcheck.llm.__file__).parent / "prices.toml").read_text("utf-8"))
MODELS = [name for name in TABLE if name != "as_of"]
PROVIDERS = {"openai", "anthropic", "google_genai", "mistralai", "groq", "deepseek"}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "prices.toml"


def priced(model: str, own: Path | None = None) -> Price:
    price = price_of(model, own)
    assert price is not None
    return price


def refusal(own: Path, text: str) -> str:
    own.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        price_of("openai:gpt-5", own)
    words = str(caught.value)
    assert "\n" not in words
    assert str(own) in words
    return words


@pytest.mark.parametrize("model", MODELS)
def test_every_price_of_ours_is_sane(model: str) -> None:
    price = priced(model)
    assert price.model == model
    assert 0 <= price.cached <= price.input <= price.output
    assert price.input > 0
    assert price.context is not None
    assert price.max_output is None or price.context >= price.max_output
    assert price.as_of == date.fromisoformat(price.as_of or "").isoformat()


def test_the_table_has_every_provider_and_a_day() -> None:
    assert {name.partition(":")[0] for name in MODELS} == PROVIDERS
    assert len(MODELS) >= 30
    assert date.fromisoformat(TABLE["as_of"])


def test_a_price_that_everybody_knows() -> None:
    assert priced("openai:gpt-4o") == Price("openai:gpt-4o", 2.5, 10.0, 1.25, 128_000, 16_384, TABLE["as_of"])


@pytest.mark.parametrize(
    ("snapshot", "model"),
    [
        ("openai:gpt-4o-2024-08-06", "openai:gpt-4o"),
        ("openai:gpt-4o-mini-2024-07-18", "openai:gpt-4o-mini"),
        ("anthropic:claude-haiku-4-5-20251001", "anthropic:claude-haiku-4-5"),
        ("openai:gpt-4o-2024-05-13", "openai:gpt-4o-2024-05-13"),
    ],
)
def test_a_snapshot_costs_what_its_model_does_unless_it_has_a_price_of_its_own(snapshot: str, model: str) -> None:
    assert priced(snapshot).model == model


@pytest.mark.parametrize(
    "model",
    [
        "embedded",
        "gpt-4o",
        "openai:",
        "openai:gpt-4o-audio",
        "openai:gpt-4o-latest",
        "openai:gpt-4o-2024",
        "openai:gpt-4o-2024-13-06",
        "openai:gpt-4o-2024-0806",
        "openai:gpt-4o-2024-08-06-ft",
        "openai:gpt-4o-2024-08-06\n",
        "other:gpt-4o",
        "mistralai:mistral-large-4-2512",
    ],
)
def test_of_any_other_model_nothing_is_said(model: str) -> None:
    assert price_of(model, None) is None


@given(st.text())
def test_any_name_is_answered(model: str) -> None:
    assert price_of(model, None) is None or model.startswith(tuple(MODELS))


def test_cached_tokens_are_a_part_of_the_input_and_cost_less() -> None:
    price = Price("m", input=2.0, output=8.0, cached=0.5)
    assert price.cost(Usage(input_tokens=1_000_000, output_tokens=500_000)) == pytest.approx(6.0)
    usage = Usage(input_tokens=1_000_000, cached_tokens=600_000, output_tokens=500_000)
    assert price.cost(usage) == pytest.approx(0.8 + 0.3 + 4.0)
    assert price.cost(Usage(calls=3)) == 0


tokens = st.integers(0, 10**9)


@given(st.sampled_from(MODELS), tokens, tokens, tokens)
def test_a_cost_lies_between_all_of_it_cached_and_none(model: str, read: int, cached: int, written: int) -> None:
    price = priced(model)
    cost = price.cost(Usage(input_tokens=read, cached_tokens=cached, output_tokens=written))
    least = (read * price.cached + written * price.output) / 1_000_000
    most = (read * price.input + written * price.output) / 1_000_000
    assert least * 0.999_999 <= cost <= most * 1.000_001


def test_a_file_that_is_not_there_changes_nothing(own: Path) -> None:
    assert price_of("openai:gpt-5", own) == price_of("openai:gpt-5", None)


def test_the_users_price_stands_in_place_of_ours_and_our_size_stays(own: Path) -> None:
    own.write_text('["openai:gpt-5"]\ninput = 1\noutput = 9.5\n')
    ours = priced("openai:gpt-5")
    assert priced("openai:gpt-5", own) == Price("openai:gpt-5", 1.0, 9.5, 1.0, ours.context, ours.max_output, None)
    assert priced("openai:gpt-5-2025-08-07", own).output == 9.5
    assert price_of("openai:gpt-5-mini", own) == price_of("openai:gpt-5-mini", None)


def test_the_users_file_adds_models_and_says_all_of_them(own: Path) -> None:
    own.write_text(
        'as_of = 2026-11-01\n"vllm:mine" = { input = 0, output = 0 }\n'
        '"openai:new" = { input = 2, cached = 1, output = 3, context = 9, max_output = 8, as_of = "2026-11-02" }\n'
    )
    assert priced("vllm:mine", own) == Price("vllm:mine", 0.0, 0.0, 0.0, as_of="2026-11-01")
    assert priced("openai:new-2026-11-02", own) == Price("openai:new", 2.0, 3.0, 1.0, 9, 8, "2026-11-02")


def test_a_snapshot_that_the_user_prices_has_the_size_of_its_model(own: Path) -> None:
    own.write_text('"openai:gpt-5-2025-08-07" = { input = 3, output = 4 }\n')
    assert priced("openai:gpt-5-2025-08-07", own).context == priced("openai:gpt-5").context
    assert priced("openai:gpt-5", own).input == 1.25


MONEY = "is not allowed: give US dollars per million tokens, a number from 0 to 1000000"


@pytest.mark.parametrize("value", ["-1", '"2.50"', "true", "nan", "inf", "1000001", "[]", "0x" + "f" * 9_999])
@pytest.mark.parametrize("field", ["input", "cached", "output"])
def test_what_is_no_price_is_named_with_its_place(own: Path, field: str, value: str) -> None:
    fields = {"input": "1", "output": "2"} | {field: value}
    text = '["openai:gpt-5"]\n' + "".join(f"{name} = {given}\n" for name, given in fields.items())
    assert f"'{field}' of 'openai:gpt-5' in the price file {str(own)!r} {MONEY}" in refusal(own, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("input = ", "cannot be read (Invalid value"),
        ("a = " + "[" * 100_000, "cannot be read"),
        ('["a:b"]\ninput = 1\noutput = 1\n["a:b"]', "cannot be read"),
        ('["a:b"]\ninput = 1', "'a:b' in the price file {own!r} has no 'output': give US dollars"),
        ('["a:b"]', "'a:b' in the price file {own!r} has no 'input': give US dollars"),
        ('["a:b"]\ninputs = 1', "'inputs' of 'a:b' in the price file {own!r} is no field: the fields are input, outp"),
        ('"a:b" = 3', "'a:b' in the price file {own!r} is no model with its price: write [\"provider:name\"]"),
        ("[gpt-5]\ninput = 1\noutput = 2", "'gpt-5' in the price file {own!r} is no model with its price"),
        ('[":b"]\ninput = 1\noutput = 2', "':b' in the price file {own!r} is no model with its price"),
        ("as_of = 3", "'as_of' of the price file {own!r} is not allowed: give an ISO date such as 2026-11-09"),
        ('as_of = "soon"', "'as_of' of the price file {own!r} is not allowed: give an ISO date"),
        ("as_of = 2026-11-09T10:00:00", "'as_of' of the price file {own!r} is not allowed"),
        ('"a:b" = { input = 1, output = 2, context = 1.5 }', "'context' of 'a:b' in the price file {own!r} is not al"),
        ('"a:b" = { input = 1, output = 2, max_output = 0 }', "give a whole number of tokens, from 1 to 1000000000"),
        ('"a:b" = { input = 1, output = 2, context = true }', "give a whole number of tokens"),
    ],
)
def test_a_file_that_does_not_hold_together_says_what_to_do(own: Path, text: str, words: str) -> None:
    assert words.replace("{own!r}", repr(str(own))) in refusal(own, text)


def test_a_file_that_is_no_text_is_an_error(own: Path) -> None:
    own.write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="cannot be read"):
        price_of("openai:gpt-5", own)


dollars = st.floats(0, 1_000_000) | st.integers(0, 1_000_000)
sizes = st.integers(1, 10**9)
sound = st.fixed_dictionaries(
    {"input": dollars, "output": dollars},
    optional={"cached": dollars, "context": sizes, "max_output": sizes, "as_of": st.dates()},
)


@given(sound)
def test_any_sound_entry_is_taken_as_it_stands(tmp_path_factory: pytest.TempPathFactory, entry: dict[str, Any]) -> None:
    price = priced("a:b", written_file(tmp_path_factory, {"a:b": entry}))
    assert (price.input, price.output) == (entry["input"], entry["output"])
    assert price.cached == entry.get("cached", entry["input"])
    assert (price.context, price.max_output) == (entry.get("context"), entry.get("max_output"))
    assert price.as_of == (entry["as_of"].isoformat() if "as_of" in entry else None)


names = st.text(max_size=8) | st.sampled_from(["as_of", "openai:gpt-5", "a:b\n", "a:b"])
fields = st.sampled_from(["input", "cached", "output", "context", "max_output", "as_of"]) | st.text(max_size=3)
leaves = st.integers() | st.floats() | st.booleans() | st.text(max_size=12) | st.dates()
entries = leaves | st.dictionaries(fields, leaves, max_size=6)


@given(st.dictionaries(names, entries, max_size=3))
def test_any_table_is_taken_or_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, Any]
) -> None:
    assert len(complaint(written_file(tmp_path_factory, table)).splitlines()) <= 1


def complaint(own: Path) -> str:
    """Give the error's words, none where there is no error."""
    try:
        price_of("openai:gpt-5", own)
    except UsageError as error:
        return str(error)
    return ""


def written_file(folders: pytest.TempPathFactory, table: dict[str, Any]) -> Path:
    own = folders.getbasetemp() / "any_prices.toml"
    own.write_text("".join(f"{quoted(name)} = {written(value)}\n" for name, value in table.items()), "utf-8")
    return own


def written(value: Any) -> str:
    """Write a value as TOML does."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(name)} = {written(part)}" for name, part in value.items()) + "}"
    return quoted(value) if isinstance(value, str) else str(value).lower()


def quoted(text: str) -> str:
    return '"' + re.sub(r'[\x00-\x1f\x7f"\\]', lambda found: f"\\u{ord(found.group()):04x}", text) + '"'
