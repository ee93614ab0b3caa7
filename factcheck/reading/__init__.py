"""Reading: a place or a text -> an Article. Its text is fixed here, every offset in the system refers to it.

The text is the decoded file to the letter; its parts (headline, dek, byline, dateline, body …) are named by general
rules, and each sentence is numbered. What the article asserts is read elsewhere.
"""

from collections.abc import Mapping

from factcheck.errors import ReadingError
from factcheck.models import Article
from factcheck.reading.article import build
from factcheck.reading.files import load, named, places

__all__ = ["article_from_text", "places", "read", "read_article"]


def article_from_text(text: str, **known: str | None) -> Article:
    """Make an Article of a text, which is never altered; any text gives one.

    `known` may say title, publisher, published, url, language and byline, and goes before what the text says of itself;
    None is not known. `published` must be a date (UsageError). The article's id is "sha256:" and the first 16 hex
    digits of the SHA-256 of the text in UTF-8: the same text has the same id, whatever else is known of it.

    >>> article = article_from_text("Storm hits coast\\n\\nBy Ann Lee\\n\\nLEEDS (AP) — Two people died.")
    >>> article.title, article.byline, article.publisher
    ('Storm hits coast', 'Ann Lee', 'Associated Press')
    >>> [s.part for s in article.sentences]
    ['headline', 'byline', 'dateline', 'body']
    """
    return build(text, known)


def read(place: str, known: Mapping[str, str | None] | None = None) -> tuple[Article, ...]:
    """Read the articles at a place: a file, a folder (its text files, subfolders too, in order), or - (standard input).

    A ReadingError says in one line what cannot be read and what to do.
    """
    return tuple(read_article(one, **dict(known or {})) for one in places(place))


def read_article(place: str, **known: str | None) -> Article:
    """Read the one article at a place; a folder must hold exactly one."""
    found = places(place)
    if len(found) > 1:
        raise ReadingError(f"{named(place)!r} holds {len(found)} articles: name one of them, such as {found[0]!r}")
    text, notes = load(found[0])
    return build(text, known, notes)
