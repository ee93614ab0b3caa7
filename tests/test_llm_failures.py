from types import ModuleType

import httpx2
import langchain_core.exceptions
import openai
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import MissingKey, ModelError, Refused, UnknownModel, Unreachable
from factcheck.llm.failures import ROWS, failed

ENDPOINT = "https://endpoint.invalid/v1"
REQUEST = httpx2.Request("POST", ENDPOINT)


def status_error(kind: type[openai.APIStatusError], status: int, body: object = None) -> ModelError:
    error = kind("words", response=httpx2.Response(status, request=REQUEST), body=body)
    return failed(error, "openai:m", ENDPOINT).error


def exceptions_of(module: ModuleType) -> list[type[Exception]]:
    named = [getattr(module, name) for name in dir(module) if not name.startswith("_")]
    return [one for one in named if isinstance(one, type) and issubclass(one, Exception)]


@pytest.mark.parametrize("kind", [*exceptions_of(openai), *exceptions_of(langchain_core.exceptions)])
def test_every_exception_of_openai_and_langchain_has_its_row(kind: type[Exception]) -> None:
    assert kind in ROWS
    message = ROWS[kind].message
    assert "\n" not in message
    assert ": " in message


@pytest.mark.parametrize(
    ("kind", "status", "expected", "words"),
    [
        (openai.AuthenticationError, 401, MissingKey, "set OPENAI_API_KEY"),
        (openai.PermissionDeniedError, 403, Refused, "does not let this key use 'openai:m'"),
        (openai.NotFoundError, 404, UnknownModel, "check --model"),
        (openai.RateLimitError, 429, Refused, "lower --concurrency"),
        (openai.InternalServerError, 503, Refused, "(status 503)"),
        (openai.APIStatusError, 307, Refused, "not followed"),
    ],
)
def test_a_status_says_what_to_do(
    kind: type[openai.APIStatusError], status: int, expected: type[ModelError], words: str
) -> None:
    error = status_error(kind, status)
    assert type(error) is expected
    assert words in str(error)
    assert ENDPOINT in str(error)


def test_an_empty_account_is_told_from_a_busy_endpoint() -> None:
    assert "no quota left" in str(status_error(openai.RateLimitError, 429, {"code": "insufficient_quota"}))


def test_an_article_too_long_for_the_model_is_named_so() -> None:
    assert "too long" in str(status_error(openai.BadRequestError, 400, {"code": "context_length_exceeded"}))


def test_silence_is_told_from_slowness() -> None:
    nobody = openai.APIConnectionError(request=REQUEST)
    nobody.__cause__ = httpx2.ConnectError("Connection refused")
    error = failed(nobody, "openai:m", ENDPOINT).error
    assert isinstance(error, Unreachable)
    assert f"nothing answers at {ENDPOINT} (Connection refused)" in str(error)
    assert "raise --timeout" in str(failed(openai.APITimeoutError(request=REQUEST), "openai:m", ENDPOINT).error)


def test_what_a_key_was_is_not_repeated() -> None:
    body = {"message": "Incorrect API key provided: sk-planted"}
    assert "planted" not in str(status_error(openai.AuthenticationError, 401, body))


@given(st.text())
def test_whatever_the_endpoint_says_the_message_is_one_short_line(words: str) -> None:
    message = str(status_error(openai.BadRequestError, 400, {"message": words}))
    assert message.isprintable()
    assert len(message) < 500
