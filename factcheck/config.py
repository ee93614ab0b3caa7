"""Settings: defaults < the user's file < environment < flags. The only reader of the environment.

The user's file is `factcheck/config.toml` in the platform's folder for settings; no file of the current folder is ever
read. A remote model is named by --model or FACTCHECK_MODEL alone, so the file may not name one.
"""

import os
import re
import sys
import tempfile
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from factcheck.errors import UsageError

OPENAI = "https://api.openai.com/v1"
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")


def _address(text: str) -> str:
    """Give an http address without its last slash; a user's name or a password in it would end up in reports.

    >>> _address("http://localhost:8000/v1/")
    'http://localhost:8000/v1'
    """
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or parts.port == 0 or not _HOST.fullmatch(parts.hostname or ""):
        raise ValueError("no http address")
    if set(text) & set(r"@?#\ ") or not (text.isascii() and text.isprintable()):
        raise ValueError("more than an address")
    return text.rstrip("/")


def _key(secret: SecretStr) -> SecretStr | None:
    """Give a key as a header can carry it, None for an empty one."""
    key = secret.get_secret_value().strip()
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise ValueError("no key")
    return SecretStr(key) if key else None


def _day(text: str) -> str:
    datetime.fromisoformat(text)
    return text


def _headers(headers: dict[str, SecretStr]) -> dict[str, SecretStr]:
    """Give headers as they can be sent, with small letters; no one may take the place of those that we need.

    >>> list(_headers({"X-Team": SecretStr("desk")}))
    ['x-team']
    """
    for name, secret in headers.items():
        value = secret.get_secret_value()
        if not _HEADER.fullmatch(name) or name.lower() in _OUR_HEADERS or not (value.isascii() and value.isprintable()):
            raise ValueError("no header")
    return {name.lower(): secret for name, secret in headers.items()}


_HEADER = re.compile(r"[A-Za-z0-9-]{1,100}")
_OUR_HEADERS = frozenset(
    {"accept-encoding", "connection", "content-length", "content-type", "host", "transfer-encoding"}
)

Key = Annotated[SecretStr, AfterValidator(_key)]
Headers = Annotated[dict[str, SecretStr], AfterValidator(_headers)]


class Settings(BaseSettings):
    """Everything that can be set. A value that is not allowed is a UsageError of one line.

    >>> Settings(timeout=5).timeout
    5.0
    """

    model_config = SettingsConfigDict(
        env_prefix="FACTCHECK_", env_ignore_empty=True, frozen=True, extra="forbid", hide_input_in_errors=True
    )

    model: str = Field(default="embedded", min_length=1, description="embedded, or provider:name such as openai:NAME")
    base_url: Annotated[str, AfterValidator(_address)] | None = Field(
        default=None, description="an address such as http://127.0.0.1:8000/v1, without a name or a password in it"
    )
    api_key: Key | None = Field(default=None, description="a key of printable ASCII characters")
    openai_api_key: Key | None = Field(
        default=None, validation_alias="openai_api_key", description="a key of printable ASCII characters"
    )
    api_key_file: Path | None = Field(default=None, description="the path of a file that holds a key and nothing else")
    timeout: float = Field(default=300.0, gt=0, le=86_400, description="seconds, more than 0 and at most 86400")
    retries: int = Field(default=2, ge=0, le=20, description="a whole number from 0 to 20")
    concurrency: int = Field(default=4, ge=1, le=256, description="a whole number from 1 to 256")
    temperature: float | None = Field(default=0.0, ge=0, le=2, description="a number from 0 to 2")
    seed: int | None = Field(default=None, description="a whole number")
    reasoning_effort: str | None = Field(default=None, pattern="^[a-z]{1,16}$", description="such as low or high")
    max_tokens: int | None = Field(default=None, ge=256, description="tokens of one answer, at least 256")
    context: int | None = Field(default=None, ge=4096, description="tokens of question and answer, at least 4096")
    headers: Headers = Field(default={}, description='names and values, such as {"x-team": "desk"}')
    requests_per_minute: int | None = Field(default=None, ge=1, description="a whole number from 1")
    tokens_per_minute: int | None = Field(default=None, ge=1, description="a whole number from 1")
    budget: float | None = Field(default=None, gt=0, allow_inf_nan=False, description="US dollars, more than 0")
    allow_embargoed: bool = Field(default=False, description="true or false")
    language: str | None = Field(default=None, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="such as en")
    published: Annotated[str, AfterValidator(_day)] | None = Field(
        default=None, description="an ISO date such as 2016-10-20 or 2016-10-20T17:09"
    )
    publisher: str | None = Field(default=None, min_length=1, description="the name of the publisher")
    strict: bool = Field(default=False, description="true or false")
    cache: bool = Field(default=True, description="true or false")

    @property
    def parameters(self) -> dict[str, Any]:
        """What is set on how a model is to answer, under OpenAI's names."""
        names = ("temperature", "seed", "reasoning_effort", "max_tokens")
        return {name: value for name in names if (value := getattr(self, name)) is not None}

    @property
    def elsewhere(self) -> bool:
        """Whether the model is asked at another address than its provider's own."""
        return self.base_url not in (None, OPENAI)

    def __init__(self, **flags: object) -> None:
        """Take the flags that were given; None stands for a flag that was not."""
        given: dict[str, Any] = {name: value for name, value in flags.items() if value is not None}
        try:
            super().__init__(**given)
        except ValidationError as error:
            raise UsageError(_complaint(error, given)) from error
        except SettingsError as error:  # only a setting of several parts is read as JSON
            described = Settings.model_fields["headers"].description
            raise UsageError(f"the value of FACTCHECK_HEADERS is not allowed: give {described}") from error

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  the name is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the sources in order, strongest first."""
        return init_settings, env_settings, InitSettingsSource(settings_cls, _from_file(user_file()))


def key_from(path: Path) -> SecretStr:
    """Read the key in a key file. Raises a UsageError that names the file and shows nothing of it."""
    try:
        text = path.read_text(encoding="ascii")
        key = _key(SecretStr(text[:_LONGEST_KEY])) if len(text) <= _LONGEST_KEY else None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no key in it"
        raise UsageError(f"the key file {str(path)!r} cannot be used ({why}): write one key into it") from error
    if key is None:
        raise UsageError(f"the key file {str(path)!r} cannot be used (no key in it): write one key into it")
    return key


_LONGEST_KEY = 10_000


def user_file() -> Path | None:
    """Say where the user's file would be; None where the platform names no folder."""
    folder = _own_folder("APPDATA", "XDG_CONFIG_HOME", ".config")
    return folder / "config.toml" if folder else None


def cache_folder() -> Path | None:
    """Say where paid answers are kept; None where the platform names no folder."""
    return _own_folder("LOCALAPPDATA", "XDG_CACHE_HOME", ".cache")


def prices_file() -> Path | None:
    """Say where the user's own prices of models would be; None where the platform names no folder."""
    folder = _own_folder("APPDATA", "XDG_CONFIG_HOME", ".config")
    return folder / "prices.toml" if folder else None


def vocabulary_folder() -> Path | None:
    """Say where tiktoken keeps the vocabularies that it has fetched, by its own rules; None where it keeps none."""
    for variable in ("TIKTOKEN_CACHE_DIR", "DATA_GYM_CACHE_DIR"):
        if variable in os.environ:
            return Path(os.environ[variable]) if os.environ[variable] else None
    try:
        return Path(tempfile.gettempdir()) / "data-gym-cache"
    except OSError:
        return None


def read_toml(path: Path | None, name: str) -> dict[str, Any]:
    """Read a file of the user's, nothing where there is none; `name` is what an error calls it."""
    if path is None:
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, RecursionError) as error:
        why = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise UsageError(f"the {name} {str(path)!r} cannot be read ({why}): mend it or move it away") from error


def _own_folder(windows: str, xdg: str, below_home: str) -> Path | None:
    """Give our folder in the one that the platform names, or else below the home folder."""
    named = os.environ.get(windows if sys.platform == "win32" else xdg)
    # A relative folder would be one below the current folder, where anyone's file may lie.
    if named and Path(named).is_absolute():
        return Path(named) / "factcheck"
    home = os.environ.get("USERPROFILE" if sys.platform == "win32" else "HOME")
    if home and Path(home).is_absolute():
        return Path(home) / below_home / "factcheck"
    return None


_NOT_IN_A_FILE = {
    "model": "names a model, which only --model and FACTCHECK_MODEL may",
    "api_key": "holds a key, which belongs into FACTCHECK_API_KEY or a file of its own that api_key_file names",
    "openai_api_key": "holds a key, which belongs into OPENAI_API_KEY or a file of its own that api_key_file names",
}


def _from_file(path: Path | None) -> dict[str, Any]:
    known = read_toml(path, "settings file")
    for name, why in _NOT_IN_A_FILE.items():
        if name in known:
            raise UsageError(f"the settings file {str(path)!r} {why}: take it out")
    for name in known:
        if name not in Settings.model_fields:
            raise UsageError(
                f"the settings file {str(path)!r} sets {name!r}, which is no setting: {_names(*_NOT_IN_A_FILE)}"
            )
    return known


def _names(*without: str) -> str:
    return f"the settings are {', '.join(name for name in Settings.model_fields if name not in without)}"


def _complaint(error: ValidationError, flags: dict[str, object]) -> str:
    """Say in one line which setting has which value, where it was set and what is allowed."""
    name = str(error.errors(include_url=False, include_context=False)[0]["loc"][0])
    if name not in Settings.model_fields:
        return f"there is no setting {name!r}: {_names()}"
    variable = name.upper() if name == "openai_api_key" else f"FACTCHECK_{name.upper()}"
    if name in flags:
        place, value = f"--{name.replace('_', '-')}", flags[name]
    elif variable in os.environ:
        place, value = variable, os.environ[variable]
    else:
        place, value = f"{name} in {str(user_file())!r}", _from_file(user_file()).get(name)
    shown = "the value" if name.endswith("key") or name == "headers" else repr(value)
    return f"{shown} of {place} is not allowed: give {Settings.model_fields[name].description}"
