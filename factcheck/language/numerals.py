"""Numerals: a number in digits, in words, or in both ("1.2 million", "half a dozen"), read from a list of words.

What the number counts, and whether it is a bound, is read in `figures`; the words themselves stand in the lexicon
family `figure_numbers` (text2num was tried instead: it knows no dozen, no half and no offsets, and is slower).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.language.lexicon import entries

_DIGITS = re.compile(r"(\d{1,15}(?:,\d{3})*(?:\.\d{1,9})?)(st|nd|rd|th|[kmb]n?|tn)?")
_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12}


class Numeral(NamedTuple):
    """A number read: its value, the index after its last word, and whether it is an ordinal."""

    value: float
    end: int
    ordinal: bool = False


def _kind(kind: str) -> dict[str, float]:
    return {e.words: float(e.notes["value"]) for e in entries("figure_numbers") if e.notes["kind"] == kind}


_UNITS, _TENS, _MULTIPLES, _ORDINALS = _kind("unit"), _kind("ten"), _kind("multiple"), _kind("ordinal")
FRACTIONS = _kind("fraction")
_SMALL = _UNITS | _TENS
STARTERS = frozenset(_SMALL) | frozenset(_ORDINALS) | {"half", "dozen", "dozens"}


def read_digits(word: str) -> tuple[float, bool] | None:
    """Read one token of digits; give its value and whether it is an ordinal.

    >>> read_digits("250,000"), read_digits("3.4bn"), read_digits("4th"), read_digits("5:09")
    ((250000.0, False), (3400000000.0, False), (4.0, True), None)
    """
    match = _DIGITS.fullmatch(word) if word[0].isdecimal() and word.isascii() else None
    if match is None:
        return None
    suffix = match[2] or ""
    ordinal = suffix in {"st", "nd", "rd", "th"}
    return float(match[1].replace(",", "")) * (1 if ordinal else _SCALES.get(suffix, 1)), ordinal


def read_word(word: str) -> tuple[float, bool] | None:
    """Read one small number written as one word, hyphens included.

    >>> read_word("thirty-five"), read_word("twenty-first"), read_word("eleven"), read_word("one-off")
    ((35.0, False), (21.0, True), (11.0, False), None)
    """
    if word in _SMALL:
        return _SMALL[word], False
    if word in _ORDINALS:
        return _ORDINALS[word], True
    ten, hyphen, unit = word.partition("-")
    if not hyphen or ten not in _TENS:
        return None
    if unit in _UNITS and _UNITS[unit] < 10:
        return _TENS[ten] + _UNITS[unit], False
    return (_TENS[ten] + _ORDINALS[unit], True) if unit in _ORDINALS else None


def read_numeral(words: Sequence[str], at: int) -> Numeral | None:
    """Read the number that begins at a word, as far as it goes.

    >>> read_numeral("one hundred and twenty thousand people".split(), 0)
    Numeral(value=120000.0, end=5, ordinal=False)
    >>> read_numeral("half a million".split(), 0), read_numeral("a dozen".split(), 0)
    (Numeral(value=500000.0, end=3, ordinal=False), Numeral(value=12.0, end=2, ordinal=False))
    >>> read_numeral("1.2 million".split(), 0), read_numeral("a house".split(), 0)
    (Numeral(value=1200000.0, end=2, ordinal=False), None)
    """
    word = words[at]
    if word == "half":
        return _half(words, at)
    if word in {"a", "an"}:
        after = words[at + 1] if at + 1 < len(words) else ""
        return _multiply(words, at + 1, 1.0, False) if after in _MULTIPLES else None
    if word in _MULTIPLES:
        return _multiply(words, at, 1.0, False)
    first = read_digits(word) or read_word(word)
    if first is None:
        return None
    return _compose(words, at, *first)


def _half(words: Sequence[str], at: int) -> Numeral | None:
    """Read "half a million" and "half a dozen"; "half" of anything else is no number here."""
    step = 2 if at + 1 < len(words) and words[at + 1] in {"a", "of"} else 1
    if at + step < len(words) and words[at + step] in _MULTIPLES:
        return Numeral(0.5 * _MULTIPLES[words[at + step]], at + step + 1)
    return None


def _compose(words: Sequence[str], at: int, value: float, ordinal: bool) -> Numeral:
    """Go on from a first number: "one" + "hundred and twenty", "twenty" + "five"."""
    index = at + 1
    if not ordinal and words[at] in _TENS and index < len(words) and _UNITS.get(words[index], 10) < 10:
        value, index = value + _UNITS[words[index]], index + 1
    if ordinal or index >= len(words):
        return Numeral(value, index, ordinal)
    fraction = FRACTIONS.get(words[index])
    if fraction is not None and value < 20:
        return Numeral(value * fraction, index + 1)
    return _multiply(words, index, value, ordinal)


def _multiply(words: Sequence[str], at: int, value: float, ordinal: bool) -> Numeral:
    """Apply "hundred", "million" and what follows them; at most eight words make one number."""
    total, current, index = 0.0, value, at
    limit = min(len(words), at + 8)
    while index < limit:
        word = words[index]
        if word in _MULTIPLES:
            current *= _MULTIPLES[word]
            if _MULTIPLES[word] >= 1000:
                total, current = total + current, 0.0
            index += 1
            continue
        step = 1 if word == "and" and index > at else 0
        small = read_word(words[index + step]) if index + step < limit and index > at else None
        if small is None or small[1] or (step and total + current < 100):
            break
        current, index = current + small[0], index + step + 1
    return Numeral(total + current, index, ordinal)
