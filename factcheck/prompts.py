"""The three prompts: read from their files, put together, and proved against their own worked examples.

A task file (`summary.md`, `claims.md`, `flags.md`) has YAML front matter, a `# System` part that takes in the shared
`rules.md`, and a `# User` part that takes the numbered article. A worked example is a folder of `examples/`: its
`article.txt` as `article_block.write` writes it, and one answer a task. All that is the same for every article comes
first and the article last, so that a provider's prompt cache serves from article to article. Nothing is sent from
here: `chains` makes the chat template (mustache; the article is its only variable).
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from factcheck.answers import (
    ANSWERS,
    Answer,
    ClaimSaid,
    ClaimsAnswer,
    FlagSaid,
    FlagsAnswer,
    HopSaid,
    SentenceSaid,
    SummaryAnswer,
)
from factcheck.article_block import Block, parse, write
from factcheck.errors import PromptError

NAMES = ("summary", "claims", "flags")
ARTICLE = "{{{article}}}"
"""Three braces: with two, mustache would escape the article's quotation marks."""
_RULES = "{{{rules}}}"
_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True)
class Example:
    """A worked example: a short article of our own and the complete answer to it."""

    name: str
    block: Block
    answer: Answer


@dataclass(frozen=True)
class Prompt:
    """One task as it is sent. In `messages` the last one is the user's and holds `{{{article}}}`, once."""

    name: str
    version: str
    description: str
    answer: type[SummaryAnswer | ClaimsAnswer | FlagsAnswer]
    messages: tuple[tuple[Role, str], ...]
    examples: tuple[Example, ...]

    @property
    def sha256(self) -> str:
        """The hash of everything that is sent but the article: rules, task and examples."""
        return hashlib.sha256(json.dumps(self.messages, ensure_ascii=False).encode()).hexdigest()

    @property
    def text(self) -> str:
        """The whole prompt for a person to read."""
        return "\n\n".join(f"--- {role} ---\n{text}" for role, text in self.messages)


class _Front(BaseModel):
    """The front matter of a task file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    version: str = Field(min_length=1)
    answer: str
    description: str = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)


@cache
def load(name: str) -> Prompt:
    """Give one of the project's prompts; `PromptError` where its files do not hold together."""
    if name not in NAMES:
        raise PromptError(f"there is no prompt {name!r}: use one of {', '.join(NAMES)}")
    return read(name, folder(Path(__file__).parent))


def folder(package: Path) -> Path:
    """Say where the prompt files are: inside an installed package, else beside it in a checkout."""
    for place in (package / "prompt_files", package.parent / "prompts"):
        if place.is_dir():
            return place
    raise PromptError(f"no prompt files in or beside {str(package)!r}: install the package again")


def read(name: str, place: Path) -> Prompt:
    """Read one prompt from a folder of prompt files, and prove its worked examples."""
    path = place / f"{name}.md"
    front, system, user = _parts(path)
    if front.name != name or front.answer not in ANSWERS:
        raise PromptError(f"{path.name}: name must be {name!r} and answer one of {', '.join(ANSWERS)}: mend it")
    system = system.replace(_RULES, _text(place / "rules.md").strip())
    kind = ANSWERS[front.answer]
    examples = tuple(_example(place / "examples" / example, name, kind) for example in front.examples)
    turns = (turn for example in examples for turn in _turns(user, example))
    messages: tuple[tuple[Role, str], ...] = (("system", system), *turns, ("user", user))
    if any("{{" in text.replace(ARTICLE, "") for _, text in messages) or _uses(messages) != 1:
        raise PromptError(f"{path.name}: an unknown variable, or {ARTICLE} in the rules or an example: leave it out")
    return Prompt(front.name, front.version, front.description, kind, messages, examples)


def faults(answer: Answer, block: Block) -> Iterator[str]:
    """Say where an answer does not stand on its article to the letter: numbers, quotes, cues and names.

    Stricter than `grounding`, which forgives typography: a model learns from these.
    """
    lines = {line.number: line.text for line in block.lines}
    if isinstance(answer, ClaimsAnswer):
        for place, claim in enumerate(answer.claims, 1):
            found = [*_claim_faults(claim, lines), *_place_faults(claim.contradicts, place, len(answer.claims))]
            yield from (f"claim {place}: {fault}" for fault in found)
    elif isinstance(answer, FlagsAnswer):
        for place, flag in enumerate(answer.flags, 1):
            yield from (f"flag {place}: {fault}" for fault in _flag_faults(flag, lines))
    else:
        heads = [line.number for line in block.lines if line.part in ("headline", "dek")]
        for part in (answer.one_line, *answer.points, *answer.brief):
            yield from _sentence_faults(part, part.sentences, lines)
        for part in answer.headline_check:
            yield from _sentence_faults(part, [*part.sentences, *heads], lines)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        where = "/".join(path.parts[-3:]) if "examples" in path.parts else path.name
        raise PromptError(f"{where!r} cannot be read as UTF-8 text: restore the file") from error


def _parts(path: Path) -> tuple[_Front, str, str]:
    """Take a task file apart: front matter, system text, user text."""
    opening, _, rest = _text(path).partition("---\n")
    head, _, body = rest.partition("\n---\n")
    before, _, parts = body.partition("# System\n")
    system, _, user = parts.partition("\n# User\n")
    if opening or before.strip() or system.count(_RULES) != 1 or user.count(ARTICLE) != 1:
        raise PromptError(
            f"{path.name}: write front matter between two lines of ---, then '# System' with {_RULES} once, "
            f"then '# User' with {ARTICLE} once"
        )
    try:
        return _Front.model_validate(yaml.safe_load(head)), system.strip(), user.strip()
    except (yaml.YAMLError, ValidationError) as error:
        wrong = _first(error) if isinstance(error, ValidationError) else "not YAML"
        raise PromptError(f"{path.name}: front matter: {wrong}: mend it") from error


def _first(error: ValidationError) -> str:
    """Name the first thing that does not validate, on one line."""
    fault = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, fault['loc'])) or 'the whole'}: {fault['msg']}".replace("\n", " ")


def _example(place: Path, task: str, kind: type[SummaryAnswer | ClaimsAnswer | FlagsAnswer]) -> Example:
    written = _text(place / "article.txt").strip()
    block = parse(written)
    if block is None or not block.lines or write(block) != written:
        raise PromptError(
            f"example {place.name!r}: article.txt: not a numbered article: write it as article_block does"
        )
    try:
        answer = kind.model_validate_json(_text(place / f"{task}.json"))
    except ValidationError as error:
        raise PromptError(f"example {place.name!r}: {task}.json: {_first(error)}: mend the answer") from error
    for fault in faults(answer, block):
        raise PromptError(f"example {place.name!r}: {task}.json: {fault}")
    return Example(place.name, block, answer)


def _turns(user: str, example: Example) -> tuple[tuple[Role, str], tuple[Role, str]]:
    """Show an example as a question like the real one, and its answer as compact JSON."""
    return ("user", user.replace(ARTICLE, write(example.block))), ("assistant", example.answer.model_dump_json())


def _uses(messages: Iterable[tuple[Role, str]]) -> int:
    return sum(text.count(ARTICLE) for _, text in messages)


def _number_faults(numbers: Iterable[int], lines: dict[int, str]) -> Iterator[str]:
    yield from (
        f"there is no sentence {number}: cite one of the article's" for number in numbers if number not in lines
    )


def _passage_faults(passages: Iterable[str], numbers: Iterable[int], lines: dict[int, str]) -> Iterator[str]:
    cited = list(numbers)
    for passage in passages:
        if not passage or not any(passage in lines.get(number, "") for number in cited):
            yield f"{passage!r} is not in the sentences cited, {cited}: copy it letter by letter"


def _quoted(text: str) -> list[str]:
    """Give what stands between quotation marks.

    >>> _quoted('She called it “a start” and "no more".')
    ['a start', 'no more']
    """
    return [curly or straight for curly, straight in _QUOTED.findall(text)]


def _name_faults(names: Iterable[str | None], lines: dict[int, str]) -> Iterator[str]:
    article = "\n".join(lines.values()).casefold()
    for name in names:
        if name is not None and (not name or name.casefold() not in article):
            yield f"the name {name!r} is not in the article: use the article's own words"


def _unused_faults(said: ClaimSaid | FlagSaid, lines: dict[int, str]) -> Iterator[str]:
    for number in said.sentences:
        if number in lines and not any(quote in lines[number] for quote in said.quotes):
            yield f"no quote stands in sentence {number}: quote it or do not cite it"


def _claim_faults(claim: ClaimSaid, lines: dict[int, str]) -> Iterator[str]:
    yield from _number_faults(claim.sentences, lines)
    yield from _passage_faults([*claim.quotes, *claim.cues, *_quoted(claim.text)], claim.sentences, lines)
    yield from _unused_faults(claim, lines)
    for hop in claim.chain:
        yield from _hop_faults(hop, lines)
    if len(claim.questions) > 3:
        yield "more than three questions: keep those that settle it"


def _hop_faults(hop: HopSaid, lines: dict[int, str]) -> Iterator[str]:
    yield from _name_faults((hop.source, hop.role, hop.via), lines)
    if hop.sentence is not None:
        yield from _number_faults([hop.sentence], lines)
    if hop.cue is not None:
        yield from _passage_faults([hop.cue], [] if hop.sentence is None else [hop.sentence], lines)


def _place_faults(places: Iterable[int], own: int, count: int) -> Iterator[str]:
    for place in places:
        if place == own or not 1 <= place <= count:
            yield f"it contradicts claim {place}: name another claim of the list, counted from 1"


def _flag_faults(flag: FlagSaid, lines: dict[int, str]) -> Iterator[str]:
    yield from _number_faults(flag.sentences, lines)
    yield from _passage_faults([*flag.quotes, *_quoted(flag.statement)], flag.sentences, lines)
    yield from _unused_faults(flag, lines)
    for cue in flag.cues:
        yield from _number_faults([cue.sentence], lines)
        yield from _passage_faults([cue.quote], [cue.sentence], lines)
    yield from _name_faults((*flag.awaiting, *flag.denied_by), lines)


def _sentence_faults(said: SentenceSaid, within: Iterable[int], lines: dict[int, str]) -> Iterator[str]:
    yield from _number_faults(said.sentences, lines)
    yield from _passage_faults(_quoted(said.text), within, lines)
