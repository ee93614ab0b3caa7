"""Models of other providers, through LangChain's packages: here one that is made up, for none is installed."""

import asyncio
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from langchain_core.exceptions import ModelAuthenticationError, ModelRateLimitError
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable

from factcheck.answers import ClaimsAnswer
from factcheck.config import Settings
from factcheck.errors import MissingKey, Refused, UnknownModel
from factcheck.llm import Reply, open_model, structured
from factcheck.llm.providers import PACKAGES


class ChatOllama(BaseChatModel):
    """A stand-in for the class that `init_chat_model` looks for in langchain_ollama."""

    model: str
    base_url: str = "http://its.invalid"
    temperature: float | None = None
    raises: Any = None

    def __init__(self, **known: Any) -> None:
        super().__init__(**{k: v for k, v in known.items() if k in ("model", "base_url", "temperature")})

    @property
    def _llm_type(self) -> str:
        return "made up"

    def bind_tools(self, tools: Any, *, tool_choice: str | None = None, **_: Any) -> Runnable[Any, AIMessage]:
        return self.bind(tools=tools, tool_choice=tool_choice)

    def _generate(self, messages: list[BaseMessage], *_: Any, tools: Any = None, **__: Any) -> ChatResult:
        if FAILS:
            raise FAILS.pop()
        call = {"name": tools[0]["title"], "args": {"claims": []}, "id": "1"} if tools else None
        usage = {"input_tokens": len(messages), "output_tokens": 1, "total_tokens": 1 + len(messages)}
        message = AIMessage("" if call else '{"claims": []}', tool_calls=[call] if call else [], usage_metadata=usage)
        return ChatResult(generations=[ChatGeneration(message=message)])


FAILS: list[Exception] = []


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    from langchain.chat_models import base

    module = ModuleType("langchain_ollama")
    module.ChatOllama = ChatOllama  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "langchain_ollama", module)
    base._get_chat_model_creator.cache_clear()
    FAILS.clear()
    yield
    base._get_chat_model_creator.cache_clear()


def ask(**settings: Any) -> Reply:
    model = open_model(Settings(model="ollama:llama", **settings))
    return asyncio.run(structured(model, ClaimsAnswer).ainvoke([HumanMessage("?")]))


@pytest.mark.usefixtures("package")
def test_another_provider_answers_by_its_tool_call() -> None:
    reply = ask()
    assert ClaimsAnswer.model_validate_json(reply.text).claims == []
    assert (reply.usage.calls, reply.usage.output_tokens) == (1, 1)
    model = open_model(Settings(model="ollama:llama", base_url="http://127.0.0.1:11434"))
    assert (model.name, model.endpoint) == ("ollama:llama", "http://127.0.0.1:11434")


@pytest.mark.usefixtures("package")
def test_langchains_own_errors_are_told_like_openais(monkeypatch: pytest.MonkeyPatch) -> None:
    FAILS.append(ModelAuthenticationError("no"))
    with pytest.raises(MissingKey):
        ask()
    FAILS.append(ModelRateLimitError("slow"))
    with pytest.raises(Refused, match="takes no more requests"):
        ask(retries=0)
    monkeypatch.setattr("factcheck.llm.asking._FIRST_WAIT", 0.0)
    FAILS.append(ModelRateLimitError("slow"))
    assert ask(retries=1).usage.calls == 2


@pytest.mark.parametrize("provider", PACKAGES)
def test_a_package_that_is_not_there_is_named(provider: str) -> None:
    with pytest.raises(UnknownModel, match=f"pip install {PACKAGES[provider]}"):
        open_model(Settings(model=f"{provider}:any"))


def test_the_names_are_those_of_langchain() -> None:
    from langchain.chat_models.base import _BUILTIN_PROVIDERS

    assert set(PACKAGES) <= set(_BUILTIN_PROVIDERS)
