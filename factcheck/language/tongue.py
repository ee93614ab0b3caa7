"""Which language a text is in, by its script and its commonest small words: enough to say "this is not English".

The one question that matters is whether the rules may read a text. English news must never be taken for something
else, for all its foreign names, quotations, tables and capitals, so everything doubtful is English.

py3langid (5 MB and numpy) and lingua (96 MB, seconds to load) name more languages, but one for anything: of the 26
English texts in `tests/test_tongue.py` they take ten each for another language, lists of names and results, or news
with long quotations; this module none. Of the 61 others it leaves a few short ones to the rules, who find nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from factcheck.language.lexicon import entries

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"“[^“”]{0,600}”|\"[^\"]{0,600}\"|«[^«»]{0,600}»")
_FAR = re.compile("[\u0370-\u1fff\u2c00-\U0010ffff]")
"""A letter of another script than Latin; the marks between the two ranges belong to all."""
_SAMPLE = 20_000
"""Characters that are looked at."""
_FEW = 5
"""Words from which on those outside quotation marks decide: news quotes people in their own language."""
_ENOUGH = 40
"""Words from which on another language may outweigh English small words; below, a single one speaks for English."""
_PROSE = 60
"""Words in small letters of which English prose has no fewer than one in fifty that is among its commonest."""
UNKNOWN = "und"
"""ISO 639's code for a language that cannot be told."""

_SCRIPTS = (
    (0x0370, 0x03FF, "el"), (0x0400, 0x052F, "ru"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"),
    (0x0600, 0x06FF, "ar"), (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0B80, 0x0BFF, "ta"),
    (0x0E00, 0x0E7F, "th"), (0x10A0, 0x10FF, "ka"), (0x1200, 0x139F, "am"), (0x3040, 0x30FF, "ja"),
    (0x4E00, 0x9FFF, "zh"), (0xAC00, 0xD7AF, "ko"),
)  # fmt: skip
"""Scripts that point to one language well enough for a note: first and last code point, language."""
_LETTERS = (
    ("іїєґ", "ru", "uk"),
    ("ѓќѕ", "ru", "mk"),
    ("ћђџљњ", "ru", "sr"),
    ("پچگژ", "ar", "fa"),
    ("ٹڈڑے", "ar", "ur"),
)
"""Letters by which one language is told from the first of its script."""


def reads(code: str) -> bool:
    """Say whether the rules read a language.

    >>> reads("en-GB"), reads("de")
    (True, False)
    """
    return _primary(code) in ("en", "eng")


def is_read(text: str, language: str | None = None) -> bool:
    """Say whether the rules read a text: by its language where that is known, else by its words."""
    return reads(language or guess_language(text))


def guess_language(text: str) -> str:
    """Guess the ISO 639-1 code of a text; "en" where too little speaks against it.

    >>> guess_language("Der Bürgermeister sagte am Montag, dass die Brücke nicht mehr sicher ist und sie in der Nacht "
    ...                "von der Polizei gesperrt wurde.")
    'de'
    >>> guess_language("Sí"), guess_language("Real 2 La Coruña 1"), guess_language("MAYOR RESIGNS")
    ('en', 'en', 'en')
    """
    sample = text[:_SAMPLE]
    script = _by_script(sample)
    if script:
        return script
    said = _WORD.findall(_QUOTED.sub(" ", sample))
    counts = _in_small_letters(said if len(said) >= _FEW else _WORD.findall(sample))
    return _by_words(counts) or _by_absence(counts) or "en"


def _in_small_letters(said: Sequence[str]) -> Counter[str]:
    """Count the words in small letters, for names say nothing ("La Liga"); all of them in a text of capitals."""
    shouted = 2 * sum(word.isupper() for word in said) > len(said)
    return Counter(word.lower() for word in said if shouted or word.islower())


@cache
def _small_words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in entries("language_words"):
        found.setdefault(entry.notes["small"], set()).update(entry.words.split())
    return {language: frozenset(small) for language, small in found.items()}


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """The languages in which a word is a small one."""
    table: dict[str, tuple[str, ...]] = {}
    for code, small in _small_words().items():
        for word in small:
            table[word] = (*table.get(word, ()), code)
    return table


@cache
def _only_english() -> frozenset[str]:
    others = (small for code, small in _small_words().items() if code != "en")
    return _small_words()["en"].difference(*others)


def _by_words(counts: Counter[str]) -> str | None:
    """Give the language whose small words are commonest, where they are clearly commoner than those of English."""
    shares = dict.fromkeys(_small_words(), 0)
    for word in _languages_of().keys() & counts.keys():
        for code in _languages_of()[word]:
            shares[code] += counts[word]
    best = max(shares, key=lambda code: shares[code])
    if shares[best] <= 1.4 * shares["en"]:
        return None
    if _only_english().isdisjoint(counts):
        return best if len(_small_words()[best] & counts.keys()) >= 3 else None
    return best if counts.total() >= _ENOUGH and shares[best] >= 0.15 * counts.total() else None


def _by_absence(counts: Counter[str]) -> str | None:
    """Say that a text of many words in small letters, hardly one of them an English small word, is not English."""
    english = sum(n for word, n in counts.items() if word in _small_words()["en"])
    return UNKNOWN if len(counts) >= _PROSE and english * 50 < counts.total() else None


def _by_script(text: str) -> str | None:
    """Give the language that a script points to where half of the letters are in it."""
    if _FAR.search(text) is None:
        return None  # most texts, at no cost
    letters = [ord(c) for c in text if c.isalpha()]
    if 8 * sum(c >= _SCRIPTS[0][0] for c in letters) < len(letters):
        return None
    counts = {code: sum(low <= c <= high for c in letters) for low, high, code in _SCRIPTS}
    code = max(counts, key=lambda c: counts[c])
    if not letters or counts[code] * 2 < len(letters):
        return "ja" if counts["ja"] * 8 > len(letters) > 0 else None
    if code == "zh" and counts["ja"] * 10 > len(letters):
        return "ja"
    return next((other for marks, first, other in _LETTERS if code == first and any(c in text for c in marks)), code)


def language_note(code: str) -> str | None:
    """Give the note for a text that the rules do not read; None for English."""
    if reads(code):
        return None
    names = {entry.words: entry.notes["name"] for entry in entries("language_names")}
    primary = _primary(code)
    name = "in a language they do not know" if primary == UNKNOWN else f"in {names.get(primary, primary)}"
    return f"the rules read English only and this text is {name}: no claim, source or doubt in this report is theirs"


def _primary(code: str) -> str:
    return code.replace("_", "-").split("-")[0].lower()
