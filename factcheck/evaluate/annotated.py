"""Annotated articles: `NAME.txt`, the article, and `NAME.yaml`, what a careful reader marked in it.

The shape is described for annotators in seeds/annotated/README.md. Every string of a mark must stand in the article;
one that does not is an AnnotationError, and nothing is measured.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from factcheck.errors import AnnotationError
from factcheck.models import Article, Span
from factcheck.reading import read_article
from factcheck.terms import Act, FlagStatus, Modality, Status

Split = Literal["seen", "unseen"]
Words = Annotated[tuple[str, ...], BeforeValidator(lambda given: [given] if isinstance(given, str) else given)]
Day = Annotated[str | None, BeforeValidator(lambda given: given if given is None else str(given))]
_MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


class Mark(BaseModel):
    """A value of an annotation; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Attributed(Mark):
    """Who says what: the words of source, cue and content, and the chain of resolved names, the publisher left out."""

    source: str | None
    cue: str | None
    content: Words
    chain: tuple[str, ...]
    act: Act


class Doubt(Mark):
    """Words that leave something unsettled: what they cover, and who is awaited or denies."""

    cue: str | None
    about: Words
    status: Status
    parties: tuple[str, ...]


class Hedge(Mark):
    """Something that is asserted otherwise than as a fact."""

    cue: str | None
    about: Words
    modality: Modality


class Open(Mark):
    """What belongs in the "not confirmed" box."""

    status: FlagStatus
    about: Words
    parties: tuple[str, ...]
    asserted_by: tuple[str, ...]


class Marks(Mark):
    """All that an annotator marked in one article."""

    subject: str
    style: Literal["British", "American"]
    kind: str
    publisher: str | None
    published: Day
    attributions: tuple[Attributed, ...]
    doubts: tuple[Doubt, ...]
    modality: tuple[Hedge, ...]
    flags: tuple[Open, ...]
    high_priority: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    contradictions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Case:
    """One annotated article. `place` and `near` give where the words of a mark stand in the article's text."""

    name: str
    split: Split
    article: Article
    marks: Marks

    def place(self, words: str) -> Span:
        """Give the one place of some words; `before [[it]] after` points at a part of them."""
        found = self._places(words)
        if len(found) != 1:
            how = "is not in the article" if not found else f"stands there {len(found)} times: give more of it"
            raise AnnotationError(f"{self.name}.yaml: {words!r} {how}")
        return found[0]

    def places(self, words: Words) -> tuple[Span, ...]:
        """Give the places of several pieces of text."""
        return tuple(self.place(one) for one in words)

    def near(self, words: str | None, spans: tuple[Span, ...]) -> Span | None:
        """Give the place of a cue or a source: of several, the one nearest to what it goes with."""
        if words is None:
            return None
        found = self._places(words)
        if not found:
            raise AnnotationError(f"{self.name}.yaml: {words!r} is not in the article")
        return min(found, key=lambda one: min(max(one.start - s.end, s.start - one.end, 0) for s in spans))

    def _places(self, words: str) -> list[Span]:
        marked = _MARKED.search(words)
        whole = words.replace("[[", "").replace("]]", "")
        first = marked.start() if marked else 0
        length = len(marked.group(1)) if marked else len(whole)
        starts = (m.start() + first for m in re.finditer(re.escape(whole), self.article.text))
        return [Span(start, start + length) for start in starts]

    @cached_property
    def contents(self) -> tuple[tuple[Span, ...], ...]:
        """Where the content of each attribution stands."""
        return tuple(self.places(a.content) for a in self.marks.attributions)

    def check(self) -> "Case":
        """Look up every string of every mark; AnnotationError where one does not stand in the article."""
        for a, content in zip(self.marks.attributions, self.contents, strict=True):
            self.near(a.source, content)
            self.near(a.cue, content)
        for cue, about in (
            *((d.cue, d.about) for d in self.marks.doubts),
            *((h.cue, h.about) for h in self.marks.modality),
        ):
            self.near(cue, self.places(about))
        for flag in self.marks.flags:
            self.places(flag.about)
        for words in (self.marks.high_priority, *self.marks.groups, *self.marks.contradictions):
            self.places(words)
        return self


def load_case(path: Path, split: Split) -> Case:
    """Read one annotation and its article; AnnotationError where they do not hold together."""
    text = path.with_suffix(".txt")
    if not text.is_file():
        raise AnnotationError(f"{str(path)!r} has no article: put {text.name!r} beside it")
    try:
        marks = Marks.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise AnnotationError(
            f"{str(path)!r}: {where}: {first['msg'].lower()}; see seeds/annotated/README.md"
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = str(error).splitlines()[0]
        raise AnnotationError(f"{str(path)!r} is no annotation ({reason}): see seeds/annotated/README.md") from error
    article = read_article(str(text), publisher=marks.publisher, published=marks.published)
    return Case(path.stem, split, article, marks).check()


def load_folder(folder: Path) -> tuple[Case, ...]:
    """Read the annotated articles of a folder; those in a folder `unseen` below it are kept apart."""
    splits: tuple[Split, ...] = ("seen", "unseen")
    found = [(path, split) for split in splits for path in sorted((folder / split).glob("*.yaml"))]
    found = found or [(path, "seen") for path in sorted(folder.glob("*.yaml"))]
    if not found:
        raise AnnotationError(
            f"no annotated articles (NAME.txt with NAME.yaml) in {str(folder)!r}: name another folder"
        )
    return tuple(load_case(path, split) for path, split in found)


def own_folder(package: Path) -> Path:
    """Say where the project's own annotated articles are: inside an installed package, else in its checkout."""
    for place in (package / "annotated_articles", package.parent / "seeds" / "annotated"):
        if place.is_dir():
            return place
    raise AnnotationError(f"no annotated articles in or beside {str(package)!r}: name a folder of your own")
