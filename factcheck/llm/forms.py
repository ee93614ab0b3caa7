"""The forms in which an answer of a given shape can be asked for, the strictest first, and how each is read back.

Not every endpoint knows every form: some answer a JSON schema with 400, some with 500, some only know plain text. Which
one an endpoint takes is found once, and remembered with what else it will not hear of (`Habits`).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, SystemMessage
from pydantic import BaseModel

FORMS = ("json_schema", "function_calling", "json_object", "text")
"""OpenAI's names; `text` is no form at all: the schema stands in the question, the JSON somewhere in the answer."""
_NAMES = ("properties", "$defs")
"""Where a schema's keys are the authors' words: a field may be called "title"."""
_TRIES = 200
"""Places of an answer at which JSON may begin; more would make a long answer of braces slow to read."""
Json = dict[str, Any]


@dataclass
class Habits:
    """How an endpoint wants to be asked for one model: the form, and the parameters it does not take."""

    forms: tuple[str, ...] = FORMS
    form: str = FORMS[0]
    proven: bool = False
    """Whether an answer came in this form; from then on a failure is not the form's."""
    without: frozenset[str] = frozenset()

    def left(self) -> Iterator[str]:
        """Give the form to try, then the others, the strictest first, until one is proven: by whoever asks."""
        tried = [self.form]
        yield self.form
        while len(tried) < len(self.forms):
            if self.proven and self.form in tried:
                return
            tried.append(self.form if self.proven else next(form for form in self.forms if form not in tried))
            yield tried[-1]

    def __str__(self) -> str:
        """Write them as they are remembered."""
        return " ".join([self.form, *sorted(self.without)])

    def recall(self, text: str | None) -> None:
        """Take up what was remembered, to begin with: an endpoint may have learned, or forgotten, since."""
        form, *without = (text or "").split() or [""]
        if form in self.forms:
            self.form, self.without = form, frozenset(without)


def body_for(form: str, shape: type[BaseModel]) -> Json:
    """Give what a request's body holds beside the messages."""
    if form == "json_schema":
        schema = {"name": shape.__name__, "strict": True, "schema": strict_schema(shape)}
        return {"response_format": {"type": form, "json_schema": schema}}
    if form == "function_calling":
        function = {"name": shape.__name__, "description": shape.__doc__ or "", "parameters": strict_schema(shape)}
        choice = {"type": "function", "function": {"name": shape.__name__}}
        return {"tools": [{"type": "function", "function": function | {"strict": True}}], "tool_choice": choice}
    return {"response_format": {"type": form}} if form == "json_object" else {}


def messages_for(form: str, shape: type[BaseModel], messages: list[BaseMessage]) -> list[BaseMessage]:
    """Put the schema into the first message, where the form does not carry it beside the messages."""
    if form not in ("json_object", "text") or not messages:
        return messages
    schema = json.dumps(strict_schema(shape), ensure_ascii=False)
    told = f"Answer with one JSON object and nothing else. It fits this JSON Schema:\n{schema}"
    first, *rest = messages
    if isinstance(first, SystemMessage):
        return [SystemMessage(f"{first.text}\n\n{told}"), *rest]
    return [SystemMessage(told), *messages]


def text_of(message: AIMessage) -> str:
    """Give what a message says, whether as content or as the arguments of a function."""
    for call in message.tool_calls:
        return json.dumps(call["args"], ensure_ascii=False)
    for broken in message.invalid_tool_calls:
        return broken["args"] or ""
    return message.text


def json_in(text: str) -> str:
    """Give the JSON object in a text: the whole, or the longest one that stands in it, as between fences or prose.

    Control characters within strings, which JSON forbids, are let through: the text is there.

    >>> json_in('Here you are:\\n```json\\n{"claims": []}\\n```')
    '{"claims": []}'
    >>> json_in("I am sorry")
    'I am sorry'
    """
    decoder = json.JSONDecoder(strict=False)
    found, at = [], text.find("{")
    for _ in range(_TRIES):
        if at < 0:
            break
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            found.append((end - at, value))
        at = text.find("{", end)
    if not found:
        return text
    return json.dumps(max(found, key=lambda one: one[0])[1])


@cache
def strict_schema(shape: type[BaseModel]) -> Json:
    """Write a shape as strict JSON Schema: every field required, none beyond, no titles and no defaults."""
    schema: Json = _strict(shape.model_json_schema())
    return schema


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    named = {key: {name: _strict(part) for name, part in node[key].items()} for key in _NAMES if key in node}
    kept = {key: _strict(value) for key, value in node.items() if key not in ("title", "default", *_NAMES)}
    if "properties" in node:
        kept |= {"required": list(node["properties"]), "additionalProperties": False}
    return kept | named
