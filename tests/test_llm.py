import pytest
from langchain_core.runnables import RunnableLambda
from langsmith.utils import tracing_is_enabled

from factcheck.config import Settings
from factcheck.errors import MissingKey, UnknownModel
from factcheck.llm import open_model, untraced


def test_the_embedded_model_is_in_process() -> None:
    model = open_model(Settings())
    assert (model.name, model.endpoint) == ("embedded-1", "in process")


def test_an_openai_model_is_at_openai_unless_an_address_says_otherwise() -> None:
    assert open_model(Settings(model="openai:m", api_key="k")).endpoint == "https://api.openai.com/v1"
    model = open_model(Settings(model="openai:m", base_url="http://127.0.0.1:8000/v1/"))
    assert (model.name, model.endpoint) == ("openai:m", "http://127.0.0.1:8000/v1")


@pytest.mark.parametrize("name", ["gpt", "embedded-1", "openai:", "openai: ", "openai", ":m", "other:m", "embedded:x"])
def test_any_other_name_is_unknown(name: str) -> None:
    with pytest.raises(UnknownModel, match=r"there is no model .* provider:name .* openai"):
        open_model(Settings(model=name))


def test_openai_without_a_key_says_which_variable_to_set() -> None:
    with pytest.raises(MissingKey, match="set OPENAI_API_KEY"):
        open_model(Settings(model="openai:m"))


def test_nothing_is_traced_whatever_the_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    with untraced():
        assert RunnableLambda(lambda _: tracing_is_enabled()).invoke("an article") is False
