"""Which language a text is in, by its script and its commonest small words: enough to say "this is not English"."""

import re
from functools import cache
from itertools import islice

from factcheck.errors import UsageError
from factcheck.reading.words import LANGUAGE_NAMES, SCRIPTS, STOPWORDS

_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}")
_ENOUGH = 15
_SAMPLE = 3000


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in STOPWORDS.items()}


def guess_language(text: str) -> str:
    """Guess the ISO 639-1 code of a text; "en" where it is too short to tell.

    >>> guess_language("Der Bürgermeister sagte am Montag, dass die Brücke nicht mehr sicher ist und sie in der Nacht "
    ...                "von der Polizei gesperrt wurde.")
    'de'
    >>> guess_language("Sí")
    'en'
    """
    script = _by_script(text[:20_000])
    if script:
        return script
    words = [m.group().lower() for m in islice(_WORD.finditer(text), _SAMPLE)]
    if len(words) < _ENOUGH:
        return "en"
    shares = {language: sum(w in small for w in words) / len(words) for language, small in _sets().items()}
    best = max(shares, key=lambda language: shares[language])
    sure = shares[best] >= 0.15 and shares[best] > 1.4 * shares["en"]
    return best if sure else "en"


def _by_script(text: str) -> str | None:
    """Give the language that a script points to where half of the letters are in it."""
    letters = [ord(c) for c in text if c.isalpha()]
    if 8 * sum(c >= SCRIPTS[0][0] for c in letters) < len(letters):
        return None
    counts = {code: sum(low <= c <= high for c in letters) for low, high, code in SCRIPTS}
    code = max(counts, key=lambda c: counts[c])
    if not letters or counts[code] * 2 < len(letters):
        return "ja" if counts["ja"] * 8 > len(letters) > 0 else None
    if code == "zh" and counts["ja"] * 10 > len(letters):
        return "ja"
    return "uk" if code == "ru" and any(c in text for c in "іїєґ") else code


def given_language(code: str) -> str:
    """Give the code of a language that somebody stated; a UsageError where it is none."""
    if not _CODE.fullmatch(code.strip()):
        raise UsageError(f"{code!r} is no language code: give two letters, such as en")
    return code.strip().replace("_", "-")


def language_note(code: str) -> str | None:
    """Give the note for a text that the rules cannot read; None for English."""
    primary = code.split("-")[0].lower()
    if primary in ("en", "eng"):
        return None
    name = LANGUAGE_NAMES.get(primary, primary)
    return f"the rules read English only: this text is in {name}, what they find in it is not to be relied on"
