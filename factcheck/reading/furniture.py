"""Page furniture on one line: captions, credits, advertisements, links, notes. A line is judged by its words alone."""

import re

from factcheck.reading.words import (
    CAPTION_OPENINGS,
    CREDIT_OPENINGS,
    EDITOR_OPENINGS,
    END_MARKS,
    FURNITURE_ENDINGS,
    FURNITURE_LINES,
    FURNITURE_OPENINGS,
    LINK_HEADS,
    PICTURE_DESKS,
)

_LONGEST = 400
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")
_NOT_WORD = re.compile(r"[^\w\s]+")
_COPYRIGHT = re.compile(
    r"(?:copyright\s{0,3}©?|©|\(c\))\s{0,3}(?:copyright\s)?(?:[0-9]{4}(?:\s?[-–]\s?[0-9]{4})?)?[\s,]{0,3}(?:by\s)?(?P<who>[^.|,©]{2,60})",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]\.?$")
_CREDIT_AFTER = re.compile(
    r"(?:\b(?:photograph|photo|picture|pictures|image|credit|photos|illustration|composite)s?(?: by)?:? )[^.:]{2,80}$",
    re.IGNORECASE,
)
_FILE = re.compile(r"FILE\s?[-–—:]")
_REFERENCE = re.compile(r"\[[^\[\]]{1,60}\]:\s*\S+$")
_PICTURE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()]{0,2000}\)$")
_SHARE_COUNT = re.compile(r"[0-9][0-9.,]*[KkMm]?\s(?:shares?|comments?|views?|likes?|retweets?)")


def straight(line: str) -> str:
    """Give a line in lower case with straight marks."""
    return line.lower().translate(_STRAIGHT)


def bare(line: str) -> str:
    """Give the letters and digits of a line in lower case, marks gone."""
    return " ".join(_NOT_WORD.sub("", straight(line)).split())


def is_caption(line: str) -> bool:
    """Say whether a line belongs to a picture.

    >>> [is_caption(x) for x in ("Photo: The bridge at dawn", "Queues at the pump (Getty Images)", "FILE - The mayor.")]
    [True, True, True]
    >>> [is_caption(x) for x in ("Photographs of the scene show smoke.", "The bank (HSBC) said no.")]
    [False, False]
    """
    if len(line) > _LONGEST:
        return False
    low = straight(line)
    if _FILE.match(line) or _PICTURE.fullmatch(line) or low.startswith(CREDIT_OPENINGS) or low in PICTURE_DESKS[:4]:
        return True
    low = low[1:] if low.startswith(("(", "[")) else low
    opening = low.split(":")[0].split(",")[0].split("(")[0].split("|")[0].split(" - ")[0].strip()
    if opening in CAPTION_OPENINGS and low[len(opening) :].strip()[:1] in tuple(":(|-,"):
        return not low[len(opening) :].strip().startswith(",") or opening.startswith(
            ("image", "picture", "media", "video")
        )
    return _ends_in_credit(line)


def _ends_in_credit(line: str) -> bool:
    """Say whether a line ends in a photo credit: in brackets, after a slash, or after "Photograph:"."""
    low = straight(line).rstrip(".")
    match = _CREDIT_END.search(low[-90:])
    if match:
        pieces = [piece.strip() for piece in re.split(r"[/,:|]", match[1])]
        pictured = any(word in match[1] for word in ("photo", "getty", "image", "picture", "via "))
        before = low[: -len(match[0])].rstrip()
        labelled = len(pieces) == 1 and line.endswith((")", "]")) and not before.endswith((".", "!", "?", '"'))
        if pieces[-1].split(" via ")[-1] in PICTURE_DESKS and ("/" in match[1] or labelled or pictured):
            return True
    tail = low[-100:]
    if low.endswith(PICTURE_DESKS[:4]) and re.search(r"[.!?\"/|] [a-z ]{4,13}$", tail):
        return True
    if _CREDIT_AFTER.search(tail) and "/" in tail:
        return True
    return "/" in tail and tail.rsplit("/", 1)[1].strip() in PICTURE_DESKS[:16]


def is_link_head(line: str) -> bool:
    """Say whether a line opens a list of links: "Related Topics", "More on this story"."""
    return len(line) <= 60 and bare(line) in LINK_HEADS


def is_end_mark(line: str) -> bool:
    """Say whether a line ends a press release."""
    return line in END_MARKS


def is_editors_note(line: str) -> bool:
    """Say whether the newsroom speaks here of its own text: a correction, an editor's note.

    >>> is_editors_note("Editor’s note: this story quotes threats.")
    True
    """
    return straight(line).startswith(EDITOR_OPENINGS)


def is_boilerplate(line: str) -> bool:
    """Say whether a line belongs to the page and not to the story.

    >>> [is_boilerplate(x) for x in ("Advertisement", "Read more: Storm in pictures", "© 2024 The Harrow Echo.")]
    [True, True, True]
    >>> [is_boilerplate(x) for x in ("Reporting by the ministry was late, he said.", "Read more books, she said.")]
    [False, False]
    """
    if is_editors_note(line):
        return True
    if len(line) > _LONGEST:
        return False
    low = straight(line)
    if bare(line) in FURNITURE_LINES or is_link_head(line) or is_end_mark(line) or _REFERENCE.fullmatch(line):
        return True
    if low.startswith("<!--") or _is_contact(line) or _SHARE_COUNT.fullmatch(low):
        return True
    if low.rstrip(" .").endswith(FURNITURE_ENDINGS):
        return True
    return low.startswith(FURNITURE_OPENINGS) and not _is_reporting_speech(low)


def _is_reporting_speech(low: str) -> bool:
    """Say whether a line that opens like a credit is a sentence all the same: it has somebody saying something."""
    return any(f" {verb}" in low for verb in ("said.", "said,", "said ", "says ", "told ")) and "sign up" not in low


_CALL = re.compile(r"(?:Contact|Reach|Call|Email|E-mail|Write to) .{0,60}\b(?:at|on) [\w@.+() -]*(?:@|\d{3})")


def _is_contact(line: str) -> bool:
    """Say whether a line is an address to write to, a number to call, or a handle."""
    if _CALL.match(line):
        return True
    return len(line) <= 100 and "@" in line and len(line.split()) <= 8 and not line.endswith("”")


def copyright_holder(line: str) -> str | None:
    """Give the name after ©; None where there is none.

    >>> copyright_holder("© 2024 The Harrow Echo. All rights reserved.")
    'The Harrow Echo'
    """
    match = _COPYRIGHT.search(line[:300])
    return match["who"].strip() if match and match["who"][:1].isupper() else None


def is_about(words: str) -> bool:
    """Say whether a line opens the paragraph in which a company speaks of itself."""
    return words.startswith("About ") and len(words) < 80 and words[-1] not in ".!?"


def has_words(words: str) -> bool:
    """Say whether anything but marks stands on a line."""
    return any(letter.isalnum() for letter in words)
