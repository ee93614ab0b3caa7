"""Datelines: the place, day and agency that open a story before its first sentence, and the dash that ends them."""

import re
from dataclasses import dataclass

from factcheck.reading.bylines import full_name, is_organisation
from factcheck.reading.dates import stamps, without_dates
from factcheck.reading.words import AGENCIES, CARRIERS, WEEKDAYS

_REACH = 160
_DASHES = re.compile(r"(?:[—–]|-{1,3})(?:\s{0,3}(?:[—–]|-{1,3})(?=\s|$))*\s{0,4}")
_ONLY_DASHES = re.compile(r"(?:[—–]|--)(?:\s{0,3}[—–-])*\s{1,4}(?=\S)")
_AGENCY = re.compile(r"\(([^()]{1,40})\)|/([A-Za-z][A-Za-z .-]{1,30})/")
_PLACE_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]*)*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dateline ends and the story begins, as offsets into the block, with what it names."""

    end: int
    body: int
    agency: str | None = None
    published: str | None = None


def read_dateline(words: str) -> Dateline | None:
    """Read the dateline at the start of a paragraph.

    >>> words = "LONDON, May 3 (Reuters) - Shares fell."
    >>> words[read_dateline(words).body :], read_dateline(words).agency
    ('Shares fell.', 'Reuters')
    >>> [w[read_dateline(w).body :] for w in ("— -- Two died.", "ALEPPO, Syria, Oct 20 — “No,” he said.")]
    ['Two died.', '“No,” he said.']
    >>> read_dateline("NATO - the alliance - said no.") is None
    True
    """
    empty = _ONLY_DASHES.match(words)
    if empty:
        return Dateline(len(words[: empty.end()].rstrip()), empty.end())
    head = words[:_REACH]
    found = None
    for match in _DASHES.finditer(head):
        glued = words[match.start() - 1 : match.start()].isalnum() and match.end() == match.start() + 1
        if glued or not _opens(words, match.end()):
            continue
        prefix = _prefix(head[: match.start()])
        if prefix is None:
            continue
        found = Dateline(len(words[: match.end()].rstrip()), match.end(), *prefix)
    return found or _without_dash(words)


def read_soft_dateline(words: str) -> Dateline | None:
    """Read a place in small letters before an em dash, as some papers open the first paragraph of a story.

    >>> words = "Portland, Maine — A judge ordered a new trial."
    >>> words[read_soft_dateline(words).body :]
    'A judge ordered a new trial.'
    >>> read_soft_dateline("Exports — half of all sales — fell.") is None
    True
    """
    at = words[:60].find(" — ")
    chunks = [chunk.split() for chunk in words[: max(at, 0)].split(",")]
    placed = len(chunks) <= 2 and all(chunk and len(chunk) <= 2 and _is_place(chunk) for chunk in chunks)
    if at < 0 or not placed or not _opens(words, at + 3) or chunks[0][0].lower() in WEEKDAYS:
        return None
    return Dateline(at + 2, at + 3)


def _without_dash(words: str) -> Dateline | None:
    """Read "LONDON (Reuters): " and "Kyiv (CNN) ", where a known agency stands in brackets before a capital."""
    match = re.match(r"[^()]{0,60}\(([^()]{2,20})\):?\s{1,3}", words[:_REACH])
    if match is None or match[1] not in AGENCIES or not _opens(words, match.end()):
        return None
    prefix = _prefix(words[: match.end()].rstrip(" :"))
    return Dateline(len(match.group().rstrip()), match.end(), *prefix) if prefix else None


def own_line_dateline(line: str) -> Dateline | None:
    """Read a dateline that stands on a line of its own: a place with a day or an agency.

    >>> own_line_dateline("LONDON, 3 May 2024").published
    '2024-05-03'
    >>> own_line_dateline("Paris fears the worst") is None
    True
    """
    bare = line.strip(" —–-")
    if len(line) > 100 or not without_dates(bare).strip(" ,"):
        return None
    marked = bool(stamps(bare)) or bool(_AGENCY.search(bare)) or line.rstrip().endswith(("—", "–", "--"))
    prefix = _prefix(bare) if marked else None
    return Dateline(len(line), len(line), *prefix) if prefix else None


def _opens(words: str, at: int) -> bool:
    """Say whether a sentence may begin here: a capital, a figure or a quotation mark."""
    first = words[at : at + 1]
    return first.isupper() or first.isdigit() or first in tuple("“\"'‘«[(") or (first.isalpha() and not first.islower())


def _prefix(words: str) -> tuple[str | None, str | None] | None:
    """Give the agency and the date of what stands before the dash; None where it is no dateline."""
    agency = next((m[1] or m[2] for m in _AGENCY.finditer(words)), None)
    if agency is not None and not (is_organisation(agency) or agency.strip() in AGENCIES or agency.isupper()):
        return None
    dates = stamps(words)
    rest = without_dates(_AGENCY.sub(" ", words)) if dates else _AGENCY.sub(" ", words)
    chunks = [c for c in (chunk.split() for chunk in re.split(r"[,—–/|]|\s-{1,2}|-{2}", rest)) if c]
    chunks = [c for c in chunks if not (len(c) == 1 and c[0].strip(".").lower() in WEEKDAYS)]
    sure = agency is not None or any(s.iso for s in dates) or (bool(dates) and bool(chunks))
    if not chunks and not agency:
        return None
    if not all(_is_place(chunk) for chunk in chunks) or len(chunks) > 4:
        return None
    if chunks and not sure and not _is_capitals(chunks[0]):
        return None
    name = full_name(agency) if agency else None
    published = next((s.iso for s in dates if s.iso), None)
    return (None if name in CARRIERS else name), published


def _is_place(chunk: list[str]) -> bool:
    """Say whether the words may be a place: at most four, each with a capital or a small word between two."""
    if len(chunk) > 4 or not chunk[0][:1].isupper():
        return False
    return all(
        _PLACE_WORD.fullmatch(w)
        and (
            w[:1].isupper()
            or w.lower() in ("of", "de", "la", "al", "on", "upon", "le", "and", "in", "the", "sur", "du")
        )
        for w in chunk
    )


def _is_capitals(chunk: list[str]) -> bool:
    """Say whether a place is set in capitals, as datelines are."""
    letters = "".join(chunk)
    return letters.isupper() and sum(c.isalpha() for c in letters) >= 3
