import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.config import Settings, user_file
from factcheck.errors import UsageError
from factcheck.llm.openai import key_for


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "factcheck" / "config.toml"
    path.parent.mkdir()
    return path


def refusal(**flags: object) -> str:
    with pytest.raises(UsageError) as caught:
        Settings(**flags)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_embedded_model_reads_by_default() -> None:
    assert Settings().model == "embedded"
    assert Settings().base_url is None


def test_flags_win_over_the_environment_and_the_environment_over_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("timeout = 1\nretries = 1\nconcurrency = 1\n")
    monkeypatch.setenv("FACTCHECK_RETRIES", "2")
    monkeypatch.setenv("FACTCHECK_CONCURRENCY", "2")
    settings = Settings(concurrency=3)
    assert (settings.timeout, settings.retries, settings.concurrency) == (1.0, 2, 3)


def test_a_flag_that_was_not_given_leaves_the_others_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_TIMEOUT", "7")
    assert Settings(timeout=None).timeout == 7


def test_an_empty_variable_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_MODEL", "")
    assert Settings().model == "embedded"


def test_the_file_may_not_name_a_model(file: Path) -> None:
    file.write_text('model = "openai:x"\n')
    assert "only --model and FACTCHECK_MODEL may" in refusal()


def test_an_unknown_name_in_the_file_is_an_error(file: Path) -> None:
    file.write_text("time_out = 3\n")
    assert "'time_out', which is no setting: the settings are base_url" in refusal()


@pytest.mark.parametrize("content", [b"timeout = ", b"\xff\xfe", b"a = " + b"[" * 100_000])
def test_a_file_that_is_no_toml_is_an_error(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert "cannot be read" in refusal()


def test_no_file_of_the_current_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "factcheck").mkdir()
    for name in ("factcheck/config.toml", "config.toml", "factcheck.toml", ".env"):
        (tmp_path / name).write_text('FACTCHECK_MODEL = "openai:x"\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", ".")
    monkeypatch.setenv("HOME", ".")
    assert user_file() is None
    assert Settings().model == "embedded"


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ({"timeout": "soon"}, "'soon' of --timeout is not allowed: give seconds, more than 0"),
        ({"timeout": "inf"}, "'inf' of --timeout"),
        ({"retries": -1}, "-1 of --retries is not allowed: give a whole number from 0 to 20"),
        ({"base_url": "api.example.org/v1"}, "of --base-url is not allowed: give an address such as http://"),
        ({"base_url": "https://me:secret@api.example.org"}, "without a name or a password"),
        ({"base_url": "https://api.example.org:99999"}, "of --base-url"),
        ({"published": "yesterday"}, "'yesterday' of --published is not allowed: give an ISO date"),
        ({"language": "../x"}, "'../x' of --language"),
        ({"colour": "red"}, "there is no setting 'colour': the settings are model"),
    ],
)
def test_a_flag_out_of_bounds_is_named_with_what_is_allowed(flags: dict[str, object], words: str) -> None:
    assert words in refusal(**flags)


def test_a_variable_out_of_bounds_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CONCURRENCY", "many")
    assert refusal().startswith("'many' of FACTCHECK_CONCURRENCY is not allowed: give a whole number")


def test_a_value_out_of_bounds_in_the_file_is_named_with_its_place(file: Path) -> None:
    file.write_text("retries = 99\n")
    assert f"99 of retries in {str(file)!r} is not allowed" in refusal()


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "planted\nvalue")
    assert "planted" not in refusal()
    monkeypatch.setenv("OPENAI_API_KEY", "planted-value\n")
    assert Settings().openai_api_key is not None
    assert "planted" not in repr(Settings())


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().timeout = 3


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_value_is_taken_or_refused_in_one_line(value: str) -> None:
    for name in Settings.model_fields:
        assert "\n" not in complaint(**{name: value})
        os.environ["FACTCHECK_PUBLISHED"] = value
        assert "\n" not in complaint()
        del os.environ["FACTCHECK_PUBLISHED"]


def complaint(**flags: object) -> str:
    """Give the error's words, none where there is no error."""
    try:
        Settings(**flags)
    except UsageError as error:
        return str(error)
    return ""


def test_a_key_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("sk-from-a-file\n", encoding="utf-8")
    settings = Settings(model="openai:m", api_key_file=tmp_path / "key")
    key = key_for(settings)
    assert key is not None
    assert key.get_secret_value() == "sk-from-a-file"


@pytest.mark.parametrize("content", [b"", b"two words", b"\xff\xfe", b"k" * 20_000])
def test_a_file_without_a_key_is_named_and_not_shown(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(UsageError, match=r"key file .* cannot be used") as caught:
        key_for(Settings(model="openai:m", api_key_file=tmp_path / "key"))
    assert "words" not in str(caught.value)


@pytest.mark.parametrize("name", ["api_key", "openai_api_key"])
def test_a_key_in_the_settings_file_is_refused(file: Path, name: str) -> None:
    file.write_text(f'{name} = "sk-planted"\n')
    with pytest.raises(UsageError, match="holds a key") as caught:
        Settings()
    assert "planted" not in str(caught.value)


@pytest.mark.parametrize(
    "headers", [{"Host": "x"}, {"Content-Length": "3"}, {"x y": "1"}, {"x": "a\nb"}, {"x": "é"}, {"": "x"}]
)
def test_a_header_that_cannot_be_sent_is_refused_without_its_value(headers: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="headers"):
        Settings(headers=headers)


@pytest.mark.parametrize("value", ["x", "[1]", "{", '{"a": 1'])
def test_headers_of_the_environment_that_are_no_json_are_one_line(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("FACTCHECK_HEADERS", value)
    with pytest.raises(UsageError, match="FACTCHECK_HEADERS is not allowed: give names and values"):
        Settings()
