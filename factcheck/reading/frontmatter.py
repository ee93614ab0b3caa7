"""Front matter: the keys and values that a Markdown file carries before its text. Values are strings, nothing nests."""

import re

_PAIR = re.compile(r"(?P<key>[A-Za-z_][\w .-]{0,40}?)\s?[:=]\s*(?P<value>.{0,1000})")
_ITEM = re.compile(r"\s*-\s+(?P<value>.{1,1000})")

_KEYS = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "site", "site_name", "outlet", "publication", "source"),
    "byline": ("byline", "author", "authors", "by"),
    "published": ("published", "date", "pubdate", "publish_date", "date_published", "published_at", "datepublished"),
    "url": ("url", "canonical", "canonical_url", "link", "permalink"),
    "language": ("language", "lang"),
    "dek": ("dek", "description", "subtitle", "summary"),
}
"""What an article knows of itself -> the keys that writing tools use for it, the surest first."""


def front_matter(words: str) -> dict[str, str]:
    r"""Give what front matter says of the article: title, publisher, byline, published, url, language.

    >>> front_matter("---\ntitle: \"Storm: the cost\"\nauthor:\n  - Ann Lee\n  - Bo Day\ndate: 2024-05-03\n---")
    {'title': 'Storm: the cost', 'byline': 'Ann Lee and Bo Day', 'published': '2024-05-03'}
    """
    pairs: dict[str, list[str]] = {}
    last = ""
    for line in words.splitlines():
        item, pair = _ITEM.fullmatch(line), _PAIR.fullmatch(line)
        if pair and not line[:1].isspace():
            last = pair["key"].strip().lower()
            pairs[last] = _values(pair["value"])
        elif item and last:
            pairs[last].append(_bare(item["value"]))
    found = {}
    for name, keys in _KEYS.items():
        values = next((pairs[key] for key in keys if pairs.get(key)), None)
        if values:
            found[name] = " and ".join(values) if name == "byline" else values[0]
    return found


def _values(written: str) -> list[str]:
    """Read a value, or a list in square brackets."""
    if written.startswith("[") and written.endswith("]"):
        return [value for value in map(_bare, written[1:-1].split(",")) if value]
    return [value for value in (_bare(written),) if value]


def _bare(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value
