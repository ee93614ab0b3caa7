"""Annotated articles: `NAME.txt` with `NAME.yaml`, read, and every mark put at its place in the text.

The manual for annotators is `seeds/annotated/README.md`. Nothing is measured here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BeforeValidator, Field, ValidationError

from factcheck.errors import AnnotationError
from factcheck.evaluate.alignment import Marks
from factcheck.models import Article, Span, Value
from factcheck.reading import read_article
from factcheck.terms import Act

DoubtStatus = Literal["unconfirmed", "denied", "disputed", "not_verified", "no_comment"]
ModalityWord = Literal["conditional", "predicted", "promised", "implied", "estimated", "opinion"]
BoxStatus = Literal[
    "unconfirmed", "denied", "disputed", "not_verified", "anonymous", "reported", "allegation", "unattributed"
]
UNSEEN = "unseen"
"""The folder of the articles that nobody who writes rules may look at."""
FAITHFUL = "faithful.yaml"
"""A file beside the sets that is no annotation: the faithful sentences for the summary gate, see `gate`."""


def _listed(said: object) -> object:
    """Take one string for a list of one, and nothing for an empty list."""
    return () if said is None else [said] if isinstance(said, str) else said


Strings = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Stretches = Annotated[tuple[str, ...], BeforeValidator(_listed), Field(min_length=1)]


class WrittenAttribution(Value):
    """One attribution as the annotator wrote it."""

    source: str | None
    cue: str | None
    content: Stretches
    chain: Strings
    act: Act


class WrittenDoubt(Value):
    """One cue of doubt as the annotator wrote it."""

    cue: str | None
    about: Stretches
    status: DoubtStatus
    parties: Strings


class WrittenModality(Value):
    """One assertion that is put other than as a fact."""

    cue: str | None
    about: Stretches
    modality: ModalityWord


class WrittenFlag(Value):
    """One line of the "not confirmed" box as the annotator wrote it."""

    status: BoxStatus
    about: Stretches
    parties: Strings
    asserted_by: Strings


class Sheet(Value):
    """The whole file of one article."""

    subject: str
    style: Literal["British", "American"]
    kind: str
    publisher: str | None
    published: datetime | date | str | None
    attributions: Annotated[tuple[WrittenAttribution, ...], BeforeValidator(_listed)]
    doubts: Annotated[tuple[WrittenDoubt, ...], BeforeValidator(_listed)]
    modality: Annotated[tuple[WrittenModality, ...], BeforeValidator(_listed)]
    flags: Annotated[tuple[WrittenFlag, ...], BeforeValidator(_listed)]
    high_priority: Strings
    groups: Annotated[
        tuple[Annotated[tuple[str, ...], BeforeValidator(_listed), Field(min_length=2)], ...], BeforeValidator(_listed)
    ]
    contradictions: Annotated[tuple[tuple[str, str], ...], BeforeValidator(_listed)]


@dataclass(frozen=True)
class MarkedAttribution:
    """Who says what, by the annotator: places in the text, and the resolved names, outermost first."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    chain: tuple[str, ...]
    act: Act


@dataclass(frozen=True)
class MarkedDoubt:
    """Words that leave something unsettled, every place they hold for, and who is awaited or denies."""

    cue: Span | None
    about: tuple[Span, ...]
    status: DoubtStatus
    parties: tuple[str, ...]


@dataclass(frozen=True)
class MarkedModality:
    """A place that is put other than as a fact."""

    cue: Span | None
    about: tuple[Span, ...]
    modality: ModalityWord


@dataclass(frozen=True)
class MarkedFlag:
    """A line of the "not confirmed" box."""

    status: BoxStatus
    about: tuple[Span, ...]
    parties: tuple[str, ...]
    asserted_by: tuple[str, ...]


@dataclass(frozen=True)
class AnnotatedArticle:
    """An article as the product reads it, with what a careful reader marked in it."""

    name: str
    article: Article
    attributions: tuple[MarkedAttribution, ...]
    doubts: tuple[MarkedDoubt, ...]
    modality: tuple[MarkedModality, ...]
    flags: tuple[MarkedFlag, ...]
    high_priority: tuple[Span, ...]
    groups: tuple[tuple[Span, ...], ...]
    contradictions: tuple[tuple[Span, ...], ...]


def own_folder() -> Path:
    """Say where the project's own annotated articles are: inside an installed package, else in a checkout."""
    package = Path(__file__).parent.parent
    for place in (package / "annotated_articles", package.parent / "seeds" / "annotated"):
        if place.is_dir():
            return place
    raise AnnotationError(f"no annotated articles in or beside {str(package)!r}: install the package again")


def load_sets(folder: Path) -> dict[str, tuple[AnnotatedArticle, ...]]:
    """Load the annotated articles of a folder by the name of their set: the folder itself, else its subfolders."""
    if not folder.is_dir():
        raise AnnotationError(f"{str(folder)!r} is no folder: name one with annotated articles, NAME.txt and NAME.yaml")
    inner = sorted(p for p in folder.iterdir() if p.is_dir())
    homes = [folder] if _sheets(folder) else [home for home in inner if _sheets(home)]
    if not homes:
        raise AnnotationError(f"{str(folder)!r} holds no annotated articles: put NAME.txt and NAME.yaml into it")
    return {home.resolve().name: tuple(load(path) for path in _sheets(home)) for home in homes}


def load(path: Path) -> AnnotatedArticle:
    """Load one annotated article by its yaml file. An AnnotationError names file, entry and words."""
    sheet = read_sheet(path)
    article = read_article(str(path.with_suffix(".txt")))
    marks = Marks(article.text, path.name)
    return AnnotatedArticle(
        name=path.stem,
        article=article,
        attributions=tuple(_attribution(marks, i, one) for i, one in enumerate(sheet.attributions)),
        doubts=tuple(_doubt(marks, i, one) for i, one in enumerate(sheet.doubts)),
        modality=tuple(_modality(marks, i, one) for i, one in enumerate(sheet.modality)),
        flags=tuple(
            MarkedFlag(one.status, marks.each(one.about, f"flags[{i}]"), one.parties, one.asserted_by)
            for i, one in enumerate(sheet.flags)
        ),
        high_priority=marks.each(sheet.high_priority, "high_priority"),
        groups=tuple(marks.each(group, f"groups[{i}]") for i, group in enumerate(sheet.groups)),
        contradictions=tuple(marks.each(pair, f"contradictions[{i}]") for i, pair in enumerate(sheet.contradictions)),
    )


def read_sheet(path: Path) -> Sheet:
    """Read the yaml file of an article; what is not of its shape is one line."""
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Sheet.model_validate(said)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        shown = " of ".join([f"{first['input']!r:.60}", _entry(first["loc"])])
        raise AnnotationError(f"{path.name!r}: {shown} is not allowed ({first['msg']}): mend it") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise AnnotationError(f"{path.name!r}{where}: no YAML: put quotation marks around the string") from error
    except (OSError, UnicodeDecodeError) as error:
        raise AnnotationError(f"{path.name!r} cannot be read as UTF-8 text: restore the file") from error


def _sheets(folder: Path) -> list[Path]:
    """Give the annotations of a folder; an article without any is an error, not an article less."""
    for text in sorted(folder.glob("*.txt")):
        if not text.with_suffix(".yaml").is_file():
            raise AnnotationError(f"{str(text)!r} has no annotations: write {text.stem}.yaml, or move it away")
    return sorted(path for path in folder.glob("*.yaml") if path.name != FAITHFUL)


def _entry(place: Iterable[int | str]) -> str:
    """Write the place of an entry as the annotator counts.

    >>> _entry(("attributions", 3, "act"))
    'attributions[3].act'
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".") or "the file"


def _attribution(marks: Marks, number: int, one: WrittenAttribution) -> MarkedAttribution:
    entry = f"attributions[{number}]"
    content = marks.each(one.content, f"{entry}.content")
    source = marks.nearest(one.source, content, f"{entry}.source")
    cue = marks.nearest(one.cue, content, f"{entry}.cue")
    return MarkedAttribution(source, cue, content, one.chain, one.act)


def _doubt(marks: Marks, number: int, one: WrittenDoubt) -> MarkedDoubt:
    about = marks.each(one.about, f"doubts[{number}].about")
    return MarkedDoubt(marks.nearest(one.cue, about, f"doubts[{number}].cue"), about, one.status, one.parties)


def _modality(marks: Marks, number: int, one: WrittenModality) -> MarkedModality:
    about = marks.each(one.about, f"modality[{number}].about")
    return MarkedModality(marks.nearest(one.cue, about, f"modality[{number}].cue"), about, one.modality)
