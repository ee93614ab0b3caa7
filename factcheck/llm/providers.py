"""Models of other providers, through the packages that LangChain has for them.

`init_chat_model` knows the packages; what is common to all of them is a chat model that can be bound to a tool, whose
errors are LangChain's own. A package reads its provider's key from the environment itself, unless one is given.
"""

from collections.abc import Mapping
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage
from langchain_core.runnables import Runnable
from pydantic import BaseModel, ValidationError

from factcheck.config import Settings
from factcheck.errors import MissingKey, UnknownModel
from factcheck.llm.asking import Bind, Model
from factcheck.llm.forms import Habits, strict_schema
from factcheck.llm.openai import own_key
from factcheck.llm.pace import pace_for

PACKAGES = {
    "anthropic": "langchain-anthropic", "azure_ai": "langchain-azure-ai", "bedrock_converse": "langchain-aws",
    "cohere": "langchain-cohere", "deepseek": "langchain-deepseek", "fireworks": "langchain-fireworks",
    "google_genai": "langchain-google-genai", "google_vertexai": "langchain-google-vertexai",
    "groq": "langchain-groq", "huggingface": "langchain-huggingface", "mistralai": "langchain-mistralai",
    "ollama": "langchain-ollama", "openrouter": "langchain-openrouter", "perplexity": "langchain-perplexity",
    "together": "langchain-together", "xai": "langchain-xai",
}  # fmt: skip
"""The providers by `init_chat_model`'s names, and the package that each needs."""
PROVIDERS = tuple(PACKAGES)
_FORMS = ("function_calling", "text")
"""What every package has: a tool to call, or plain text."""
_ADDRESSES = ("base_url", "anthropic_api_url", "endpoint", "endpoint_url", "api_base", "server_url")
"""Where the packages keep the address they send to."""


def open_provider(provider: str, name: str, settings: Settings) -> Model:
    """Make a provider's chat model. Nothing is sent."""
    from langchain.chat_models import init_chat_model

    given: dict[str, Any] = {"max_retries": 0, "timeout": settings.timeout, **settings.parameters}
    if settings.base_url:
        given["base_url"] = settings.base_url
    if key := own_key(settings):
        given["api_key"] = key.get_secret_value()
    if settings.headers:
        given["default_headers"] = {name: value.get_secret_value() for name, value in settings.headers.items()}
    try:
        chat = init_chat_model(name, model_provider=provider, **given)
    except ImportError as error:
        package = PACKAGES[provider]
        raise UnknownModel(
            f"the provider {provider!r} needs the package {package!r}: install it with pip install {package}"
        ) from error
    except (ValidationError, ValueError, TypeError) as error:
        raise _no_model(provider, settings, error) from error
    return Model(
        name, _address(provider, chat), _binding(chat), _nothing, pace_for(settings), settings.parameters,
        habits=Habits(_FORMS, _FORMS[0]),
    )  # fmt: skip


def _no_model(provider: str, settings: Settings, error: Exception) -> MissingKey | UnknownModel:
    """Say why a package makes no model: for want of a key, most of the time."""
    words = str(error)
    if "key" in words.lower() or "token" in words.lower() or "credential" in words.lower():
        return MissingKey(
            f"the model {settings.model!r} needs a key: set FACTCHECK_API_KEY, or what {PACKAGES[provider]} reads"
        )
    return UnknownModel(
        f"the package {PACKAGES[provider]!r} makes no model {settings.model!r} of these settings "
        f"({type(error).__name__}): check --model, --base-url and the settings file"
    )


def _address(provider: str, chat: BaseChatModel) -> str:
    """Say where a model's package sends to, as far as it tells."""
    told = (getattr(chat, name, None) for name in _ADDRESSES)
    return next((url for url in told if isinstance(url, str) and "://" in url), f"{provider}://its own address")


def _binding(chat: BaseChatModel) -> Bind:
    def bind(form: str, shape: type[BaseModel], parameters: Mapping[str, Any]) -> Runnable[Any, AIMessage]:
        # What else is set was given to the package when the model was made.
        most = {name: parameters[name] for name in ("max_tokens",) if name in parameters}
        if form == "text":
            return chat.bind(**most)
        schema = strict_schema(shape) | {"title": shape.__name__, "description": shape.__doc__ or ""}
        return chat.bind_tools([schema], tool_choice=shape.__name__).bind(**most)

    return bind


async def _nothing() -> None:
    """Close nothing: the packages end with their process."""
