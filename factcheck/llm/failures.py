"""What can go wrong between us and a model, in one line each that ends with what to do.

Every exception of the `openai` package and of `langchain_core` has its row; a test fails on one that has none. What
other providers' packages raise is told by LangChain's own classes, which they inherit, or by the status it carries.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import openai
from langchain_core import exceptions as langchain

from factcheck.article_block import fold
from factcheck.errors import MissingKey, ModelError, Refused, TooLong, UnknownModel, Unreachable

_SHOWN = 200
"""Characters of the endpoint's own words that a message repeats."""


@dataclass(frozen=True)
class Row:
    """One kind of failure: what is raised, in which words, and whether the same request may succeed later."""

    kind: type[ModelError]
    message: str
    again: bool = False
    final: bool = False
    """Whether no other request has a better chance."""


@dataclass(frozen=True)
class Failure:
    """One failed request."""

    error: ModelError
    again: bool
    """Whether it is worth trying again."""
    wait: float | None
    """Seconds that the endpoint asks to be left alone, where it says so."""
    status: int | None
    """The status of HTTP, where there was an answer."""
    code: str | None
    """The endpoint's own code, such as `content_filter`."""
    said: str
    """The endpoint's own words, with the name of the parameter that they are about."""


_KEY = Row(
    MissingKey,
    "{endpoint} does not accept the key: set OPENAI_API_KEY (FACTCHECK_API_KEY with --base-url) to a valid one",
    final=True,
)
_NOT_OURS = Row(Refused, "{endpoint} failed in a way that is not expected here{words}: report it as a bug")
_BUSY = Row(Refused, "{endpoint} takes no more requests now{words}: wait, lower --concurrency or raise --retries", True)
_NO_QUOTA = Row(
    Refused,
    "the account at {endpoint} has no quota left{words}: see to its billing, or name another model",
    final=True,
)
_MOVED = Row(
    Refused, "{endpoint} sends requests elsewhere, which is not followed: give its address with --base-url", final=True
)
_STRANGE = Row(Refused, "{endpoint} answers, but not with a chat completion{words}: check --base-url")
_BAD_REQUEST = Row(Refused, "{endpoint} refuses the request{words}: name another model with --model")
_DENIED = Row(
    Refused, "{endpoint} does not let this key use {model!r}{words}: use another key or another --model", final=True
)
_UNKNOWN = Row(UnknownModel, "{endpoint} knows no model {model!r}{words}: check --model and --base-url", final=True)
_ITS_FAULT = Row(Refused, "{endpoint} has an error of its own (status {status}){words}: try again later", True)
_NOTHING = Row(Unreachable, "nothing answers at {endpoint}{words}: check the address, the network and --base-url", True)
_SLOW = Row(Unreachable, "{endpoint} does not answer in time: raise --timeout or try again later", True)
_TOO_LONG = Row(TooLong, "the article is too long for {model!r}{words}: name a model with --model that takes more")
_FILTERED = Row(Refused, "the content filter at {endpoint} stopped the answer: name another --model for this article")
_TOO_BIG = Row(Refused, "{endpoint} sends more than an answer can hold{words}: check --base-url")

_CODES: dict[str | None, Row] = {
    "insufficient_quota": _NO_QUOTA,
    "billing_hard_limit_reached": _NO_QUOTA,
    "context_length_exceeded": _TOO_LONG,
    "content_filter": _FILTERED,
}
"""What the endpoint's own code tells apart within one status."""
_STATUSES: dict[int, Row] = {
    400: _BAD_REQUEST, 401: _KEY, 402: _NO_QUOTA, 403: _DENIED, 404: _UNKNOWN, 408: _SLOW, 409: _BUSY, 413: _TOO_LONG,
    422: _BAD_REQUEST, 425: _BUSY, 429: _BUSY,
}  # fmt: skip
_LONG = re.compile(
    r"context (?:length|window|size)|maximum (?:context|input)|prompt is too long|too many (?:input )?tokens", re.I
)
"""How endpoints without OpenAI's code say that a request is too long."""

ROWS: dict[type[BaseException], Row] = {
    openai.OpenAIError: _NOT_OURS,
    openai.APIError: _STRANGE,
    openai.APIStatusError: Row(Refused, "{endpoint} answers with status {status}{words}: check --base-url"),
    openai.APIResponseValidationError: _STRANGE,
    openai.APIConnectionError: _NOTHING,
    openai.APITimeoutError: _SLOW,
    openai.BadRequestError: _BAD_REQUEST,
    openai.UnprocessableEntityError: _BAD_REQUEST,
    openai.AuthenticationError: _KEY,
    openai.OAuthError: _KEY,
    openai.PermissionDeniedError: _DENIED,
    openai.NotFoundError: _UNKNOWN,
    openai.ConflictError: _BUSY,
    openai.RateLimitError: _BUSY,
    openai.InternalServerError: _ITS_FAULT,
    openai.LengthFinishReasonError: _TOO_LONG,
    openai.ContentFilterFinishReasonError: _FILTERED,
    openai.InvalidWebhookSignatureError: _NOT_OURS,
    openai.WebSocketConnectionClosedError: _NOT_OURS,
    openai.WebSocketQueueFullError: _NOT_OURS,
    langchain.LangChainException: _NOT_OURS,
    langchain.TracerException: _NOT_OURS,
    langchain.OutputParserException: _STRANGE,
    langchain.ModelError: _NOT_OURS,
    langchain.ModelAuthenticationError: _KEY,
    langchain.ModelPermissionDeniedError: _DENIED,
    langchain.ModelInvalidRequestError: _BAD_REQUEST,
    langchain.ModelNotFoundError: _UNKNOWN,
    langchain.ModelRateLimitError: _BUSY,
    langchain.ModelAPIError: _ITS_FAULT,
    langchain.ModelConnectionError: _NOTHING,
    langchain.ModelTimeoutError: _SLOW,
    langchain.ContextOverflowError: _TOO_LONG,
    TimeoutError: _SLOW,
    ConnectionError: _NOTHING,
}


class TooBig(Exception):
    """A body that goes on beyond what any answer needs, or comes packed, so that nobody knows how far it would go."""


def failed(error: Exception, model: str, endpoint: str, secrets: Iterable[str] = ()) -> Failure:
    """Tell what a failure of a model's client means; an endpoint that repeats one of the secrets is not repeated.

    >>> failed(openai.OpenAIError("?"), "openai:m", "http://127.0.0.1:1/v1").error
    Refused('http://127.0.0.1:1/v1 failed in a way that is not expected here (?): report it as a bug')
    """
    row, said = _row(error), _said(error)
    for secret in filter(None, secrets):
        said = said.replace(secret, "…")
    place = endpoint if "://" in endpoint else model
    words = f" ({said[:_SHOWN]})" if said else ""
    status = _status(error)
    message = row.message.format(endpoint=place, model=model, status=status or "unknown", words=words)
    param = getattr(error, "param", None)
    told = row.kind(message)
    told.final = row.final
    return Failure(told, row.again, _wait(error), status, _code(error), f"{said} {param}" if param else said)


def _row(error: Exception) -> Row:
    if any(isinstance(cause, TooBig) for cause in _causes(error)):
        return _TOO_BIG
    status, code = _status(error), _code(error)
    if code in _CODES:
        return _CODES[code]
    if status in (400, 422) and _LONG.search(_said(error)):
        return _TOO_LONG
    if status is not None and 200 < status < 400:
        return _MOVED
    row = next((ROWS[kind] for kind in type(error).__mro__ if kind in ROWS), None)
    if row is None or row is ROWS[openai.APIStatusError]:
        return _by_status(status) or _by_name(error) or row or _STRANGE
    return row


def _by_status(status: int | None) -> Row | None:
    if status is None:
        return None
    return _STATUSES.get(status, _ITS_FAULT if status >= 500 else None)


def _by_name(error: Exception) -> Row | None:
    """Tell what a network library of which we know nothing means, by the names of its classes."""
    names = " ".join(kind.__name__ for kind in type(error).__mro__)
    if "Timeout" in names:
        return _SLOW
    return _NOTHING if re.search("Connect|Network|Protocol|Transport", names) else None


def _status(error: Exception) -> int | None:
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) else None


def _code(error: Exception) -> str | None:
    """Give the endpoint's own code: OpenAI's `code`, or the `type` where others say it."""
    body = getattr(error, "body", None)
    told = [getattr(error, "code", None), *(body.get(k) for k in ("code", "type") if isinstance(body, dict))]
    return next((one for one in told if isinstance(one, str) and one in _CODES), None)


def _said(error: Exception) -> str:
    """Repeat the endpoint's own words, or the network's, on one line."""
    body = getattr(error, "body", None)
    if isinstance(body, dict):
        inner = body.get("error")
        return fold(str((inner if isinstance(inner, dict) else body).get("message") or ""))
    if isinstance(error, openai.OpenAIError) and body is not None:
        return ""  # a page of HTML, most of the time
    return fold(str(list(_causes(error))[-1]))


def _causes(error: BaseException) -> Iterator[BaseException]:
    while True:
        yield error
        if error.__cause__ is None:
            return
        error = error.__cause__


def _wait(error: Exception) -> float | None:
    """Read how long the endpoint asks to be left alone, in seconds: a number, or a date against its own clock."""
    response = getattr(error, "response", None)
    headers: Mapping[str, str] = getattr(response, "headers", None) or {}
    milliseconds, seconds = headers.get("retry-after-ms", ""), headers.get("retry-after", "")
    try:
        if milliseconds:
            return max(0.0, float(milliseconds) / 1000)
        if re.fullmatch(r"\d+(\.\d+)?", seconds):
            return float(seconds)
        told, now = parsedate_to_datetime(seconds), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (told - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
