"""What can go wrong between us and a model, in one line each that ends with what to do.

Every exception of the `openai` package has its row; a test fails on one that has none.
"""

import openai

from factcheck.article_block import fold
from factcheck.errors import MissingKey, ModelError, Refused, UnknownModel, Unreachable

_SHOWN = 200
"""Characters of the endpoint's own words that a message repeats."""

_Row = tuple[type[ModelError], str]

_KEY: _Row = (
    MissingKey,
    "{endpoint} does not accept the key: set OPENAI_API_KEY (FACTCHECK_API_KEY with --base-url) to a valid one",
)
_NOT_OURS: _Row = (Refused, "{endpoint} failed in a way that is not expected here{words}: report it as a bug")
_BUSY: _Row = (Refused, "{endpoint} takes no more requests now{words}: wait, lower --concurrency or raise --retries")
_NO_QUOTA: _Row = (
    Refused,
    "the account at {endpoint} has no quota left{words}: see to its billing, or name another model",
)
_MOVED: _Row = (Refused, "{endpoint} sends requests elsewhere, which is not followed: give its address with --base-url")
_STRANGE: _Row = (Refused, "{endpoint} answers, but not with a chat completion{words}: check --base-url")
_BAD_REQUEST: _Row = (
    Refused,
    "{endpoint} refuses the request{words}: name a model with --model that answers in a JSON schema",
)

_CODES: dict[str | None, _Row] = {
    "insufficient_quota": _NO_QUOTA,
    "context_length_exceeded": (
        Refused,
        "the article is too long for {model!r}{words}: name a model with --model that takes longer texts",
    ),
}
"""What the endpoint's own code tells apart within one status."""

ROWS: dict[type[Exception], _Row] = {
    openai.OpenAIError: _NOT_OURS,
    openai.APIError: _STRANGE,
    openai.APIStatusError: (Refused, "{endpoint} answers with status {status}{words}: check --base-url"),
    openai.APIResponseValidationError: _STRANGE,
    openai.APIConnectionError: (
        Unreachable,
        "nothing answers at {endpoint}{words}: check the address, the network and --base-url",
    ),
    openai.APITimeoutError: (Unreachable, "{endpoint} does not answer in time: raise --timeout or try again later"),
    openai.BadRequestError: _BAD_REQUEST,
    openai.UnprocessableEntityError: _BAD_REQUEST,
    openai.AuthenticationError: _KEY,
    openai.OAuthError: _KEY,
    openai.PermissionDeniedError: (
        Refused,
        "{endpoint} does not let this key use {model!r}{words}: use another key or another --model",
    ),
    openai.NotFoundError: (UnknownModel, "{endpoint} knows no model {model!r}{words}: check --model and --base-url"),
    openai.ConflictError: _BUSY,
    openai.RateLimitError: _BUSY,
    openai.InternalServerError: (
        Refused,
        "{endpoint} has an error of its own (status {status}){words}: try again later",
    ),
    openai.LengthFinishReasonError: (Refused, "{model!r} broke off its answer as too long: name another --model"),
    openai.ContentFilterFinishReasonError: (
        Refused,
        "the content filter at {endpoint} stopped the answer: name another --model for this article",
    ),
    openai.InvalidWebhookSignatureError: _NOT_OURS,
    openai.WebSocketConnectionClosedError: _NOT_OURS,
    openai.WebSocketQueueFullError: _NOT_OURS,
}


def as_model_error(error: Exception, model: str, endpoint: str) -> ModelError:
    """Turn whatever a model's client raised into a ModelError.

    >>> as_model_error(openai.OpenAIError("?"), "openai:m", "http://127.0.0.1:1/v1")
    Refused('http://127.0.0.1:1/v1 failed in a way that is not expected here (?): report it as a bug')
    """
    kind, message = _row(error)
    status = getattr(error, "status_code", "unknown")
    place = endpoint if "://" in endpoint else model
    return kind(message.format(endpoint=place, model=model, status=status, words=_words(error)))


def _row(error: Exception) -> _Row:
    if isinstance(error, openai.APIError) and error.code in _CODES:
        return _CODES[error.code]
    if isinstance(error, openai.APIStatusError) and error.status_code < 400:
        return _MOVED
    return next((ROWS[kind] for kind in type(error).__mro__ if kind in ROWS), _STRANGE)


def _words(error: Exception) -> str:
    """Repeat the endpoint's own words, or the network's, on one line and in brackets."""
    body = getattr(error, "body", None)
    said: object = ""
    if isinstance(body, dict):
        said = body.get("message")
    elif isinstance(error, openai.OpenAIError) and body is None:
        said = _origin(error)
    words = fold(str(said or ""))
    return f" ({words[:_SHOWN]})" if words else ""


def _origin(error: BaseException) -> BaseException:
    while error.__cause__ is not None:
        error = error.__cause__
    return error
