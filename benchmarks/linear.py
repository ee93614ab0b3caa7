"""How the time for reading grows with the length of a text, for prose and for texts made to be slow.

    python benchmarks/linear.py [--check] [--size CHARACTERS] [NAME...]

Each kind of text is read at one, two and four times the size (50,000 characters), by the three functions of
`factcheck.language` together and by `read`; with `--check` by the whole of `check` too. What is printed is processor
seconds at the largest size, and how they grew at each doubling: 2 is linear. For prose also the characters a second.
"""

import argparse
import gc
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise

from factcheck import Settings, check, read_article
from factcheck.errors import FactcheckError
from factcheck.language import attributions, certainty, read, split_sentences
from factcheck.reading import article_from_text
from factcheck.report import render

LIMIT = 60
"""Seconds after which a reading is given up."""
ROUNDS = 2


def words(written: str) -> list[str]:
    """Give the words of a list."""
    return written.split()


PEOPLE = words("Holt Reyes Marsh Adair Okafor Lund Ferro Dahl Novak Pruitt Osei Kamara Brandt Ilić Moreau Sato")
FIRST = words("Ana Tom Greta Luis Helen Daniel Susan Per Maria Viktor Lito Aida Jonas Ruth Ines Kofi")
BODIES = ("the coast guard", "Norvale", "the county council", "the union Unite", "prosecutors", "the Health Ministry")
THINGS = words("bridge ferry mill school harbour budget strike vaccine pipeline reservoir warehouse verdict")
VERBS = words("close open fail reopen cost delay damage cancel move inspect sell repair")
SHAPES = (
    "{first} {last}, who leads {body}, said on {day} that the {thing} would {verb} within {n} days.",
    "“We will {verb} the {thing} before winter,” {last} told reporters. “Nobody has asked us.”",
    "About {n} people work at the {thing}, according to {body}.",
    "{body} has yet to confirm that the {thing} may {verb}, although {last} denied it.",
    "The {thing} in {last}ville was damaged on {day}, and at least {n} homes lost power.",
    "{last} said she believed that {body} had promised to {verb} the {thing}; officials would not comment.",
    "Two people familiar with the plan said the {thing} could {verb} if {first} {last} agrees.",
)
DAYS = words("Monday Tuesday Wednesday Thursday Friday")


def prose(size: int) -> str:
    """Write news of many people, bodies and figures, a blank line after every third sentence."""
    dice, found, length = random.Random(7), ["Council weighs the future of the bridge\n\n"], 0
    while length < size:
        filled = {
            "first": dice.choice(FIRST), "last": dice.choice(PEOPLE) + dice.choice(("", "", "son", "er", "i")),
            "body": dice.choice(BODIES), "thing": dice.choice(THINGS), "verb": dice.choice(VERBS),
            "day": dice.choice(DAYS), "n": dice.randint(2, 9_000),
        }  # fmt: skip
        sentence = dice.choice(SHAPES).format(**filled)
        found.append(sentence[0].upper() + sentence[1:] + (" " if len(found) % 3 else "\n\n"))
        length += len(found[-1])
    return "".join(found)[:size]


def _numbered(size: int) -> str:
    """Name somebody new in every sentence."""
    names = ("".join(chr(97 + int(d)) for d in str(n)).title() for n in range(size))
    found, length = [], 0
    while length < size:
        found.append(f"{next(names)} Roe of Acme said the plan would fail. ")
        length += len(found[-1])
    return "".join(found)[:size]


def _soup(size: int) -> str:
    dice = random.Random(3)
    bits = ["said", "that", "“", "”", "‘", "’", '"', "'", ",", ".", "\n", "he", "the", "Acme", "not", "if", "U.S.", "—"]
    return " ".join(dice.choice(bits) for _ in range(size // 2))[:size]


def again(piece: str) -> Callable[[int], str]:
    """Make a text of one piece said again and again."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


KINDS: dict[str, Callable[[int], str]] = {
    "prose": prose,
    "a new name a sentence": _numbered,
    "one article again": again(
        "Mayor Ana Holt said the dam will hold. “It will,” she said. The firm Norvale has yet to confirm that it will "
        "pay, according to the union. About 40 people left, he claimed.\n\n"
    ),
    "one line": lambda size: prose(size).replace("\n\n", " "),
    "one sentence": lambda size: prose(size).replace("\n\n", " ").replace(".", ",").replace("?", ","),
    "no marks": lambda size: "".join(c for c in prose(size) if c.isalnum() or c == " "),
    "capitals": lambda size: prose(size).upper(),
    "lower case": lambda size: prose(size).lower(),
    "titles": lambda size: prose(size).title(),
    "one word": again("a"),
    "one capital word": again("A"),
    "names in a row": again("Ana Holt "),
    "one-letter words": again("a b c "),
    "initials": again("A. "),
    "acronym": again("U."),
    "hyphens": again("a-"),
    "apostrophes": again("a'"),
    "said": again("said "),
    "he said that": again("he said that "),
    "he said, she said": again("he said, she said "),
    "said, said": again("said, "),
    "according to": again("according to "),
    "who said": again("the man who said "),
    "told": again("he told her "),
    "would not confirm": again("would not confirm that "),
    "if": again("may be cut if "),
    "not": again("not "),
    "allegedly": again("allegedly "),
    "has denied": again("Acme has denied and "),
    "quoted letters": again("“a” "),
    "quoted words, said": again("“We go now,” he said. "),
    "quotations in one sentence": again("“We all go now,” he said, "),
    "open curly": again("“"),
    "open curly words": again("“a "),
    "close curly": again("”"),
    "close curly words": again("a” "),
    "straight": again('"'),
    "straight words": again('"a '),
    "single open": again("‘"),
    "single open words": again("‘a "),
    "single close": again("’"),
    "single close words": again("a’ "),
    "single straight words": again("'a "),
    "low": again("„a "),
    "guillemets": again("«a "),
    "backticks": again("``a "),
    "mixed marks": again("“‘\"'„«»”’ "),
    "soup": _soup,
    "commas": again(","),
    "commas and words": again("a, "),
    "and": again("Ana and "),
    "full stops": again("."),
    "full stops apart": again(". "),
    "stops and marks": again(".”"),
    "question marks": again("?! "),
    "dots and words": again("a. "),
    "ellipses": again("… "),
    "dashes": again("— "),
    "hyphen line": again("-"),
    "underscores": again("_"),
    "stars": again("*"),
    "hashes": again("# "),
    "open brackets": again("("),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "square brackets": again("["),
    "links": again("[a]("),
    "tags": again("<a "),
    "entities": again("&amp;"),
    "digits": again("1"),
    "grouped digits": again("1,"),
    "decimals": again("1."),
    "figures": again("1,000 "),
    "money": again("$1 "),
    "number words": again("two hundred "),
    "number words joined": again("twenty-"),
    "dates": again("May 5, 2020, "),
    "days": again("on Monday "),
    "times": again("5:09 "),
    "digits of a clock": lambda size: "1" * size + "pm",
    "dashes before a word": lambda size: "-" * size + "x said so.",
    "spaces in a title": lambda size: "Mill" + " " * size + "shut\n\nHe said so.",
    "spaces": again(" "),
    "spaces at the end": lambda size: "He said so." + " " * size,
    "empty lines": again("\n"),
    "short lines": again("a\n"),
    "wrapped lines": again("The council said on Monday that the bridge over\nthe river would stay closed.\n"),
    "paragraphs of a word": again("Said\n\n"),
    "form feeds": again("a\f"),
    "lone returns": again("He said so.\r"),
    "controls": again("\x00\x01a "),
    "zero width": again("\u200b"),
    "bidi": again("\u202ea\u202c "),
    "right to left": again("אמר ראש העיר "),
    "combining": again("e\u0301\u0302\u0303"),
    "emoji": again("👩‍👩‍👧‍👦 "),
    "Chinese": again("市长表示桥梁将关闭。"),
    "bylines": again("By Ana Holt\n\n"),
    "datelines": again("LONDON (AP) — "),
    "titles of office": again("President Minister Senator "),
    "of": again("the head of "),
    "possessives": again("Ana’s "),
    "Mr": again("Mr. "),
    "it": again("It said it would. "),
    "U.S. stops": again("the U.S. "),
    "colons": again("Holt: "),
    "semicolons": again("a; "),
    "percent": again("5% "),
}


class _TooLongError(Exception):
    pass


@contextmanager
def _limited() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TooLongError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(LIMIT)
    try:
        yield
    finally:
        signal.alarm(0)


def parts(text: str) -> None:
    """Read a text by the three public functions."""
    attributions(text, "en")
    certainty(text, "en")
    split_sentences(text)


def reading(text: str) -> None:
    """Read a text as an article is read; it is told that it is English, or the rules would stand aside."""
    read(text, language="en")


def whole(text: str) -> None:
    """Check a text and write its reports; one that is no article is refused, which takes time too."""
    with suppress(FactcheckError):
        report = check(article_from_text(text, language="en"), Settings())
        for form in ("text", "markdown", "json"):
            render(report, form)


def seconds(reader: Callable[[str], object], text: str) -> float | None:
    """Give the processor seconds that a reader takes, the best of a few; None where it takes too long."""
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()  # when it runs has nothing to do with the text
        begun = time.process_time()
        try:
            with _limited():
                reader(text)
        except _TooLongError:
            return None
        finally:
            gc.enable()
        best = min(best, time.process_time() - begun)
        if best > LIMIT / 12:
            break
    return best


def row(reader: Callable[[str], object], kind: Callable[[int], str], size: int) -> tuple[str, float | None]:
    """Give the time at four times the size and its growth at each doubling, as printed, and the time itself."""
    taken: list[float] = []
    for times in (1, 2, 4):
        one = seconds(reader, kind(size * times))
        if one is None:
            return f"  over {LIMIT} s at {size * times:,}  ", None
        taken.append(one)
    growth = [after / max(before, 1e-4) for before, after in pairwise(taken)]
    return f"{taken[2]:8.3f} s  ×{growth[0]:4.1f} ×{growth[1]:4.1f}", taken[2]


def main() -> None:
    """Print the table."""
    known = argparse.ArgumentParser(description=__doc__)
    known.add_argument("names", nargs="*", help="kinds of text, by a part of their name; all where none is given")
    known.add_argument("--size", type=int, default=50_000, help="characters of the shortest text")
    known.add_argument("--check", action="store_true", help="time the whole of a check as well")
    asked = known.parse_args()
    readers: dict[str, Callable[[str], object]] = {"functions": parts, "read": reading}
    if asked.check:
        readers["check"] = whole
    check(read_article("seeds/aleppo-cease-fire.txt"))
    print(f"{'text':28}" + "".join(f"{name:>25}" for name in readers))
    for name, kind in KINDS.items():
        if asked.names and not any(one in name for one in asked.names):
            continue
        cells = [row(reader, kind, asked.size) for reader in readers.values()]
        speed = [f"{asked.size * 4 / 1000 / taken:.0f} KB/s" for _, taken in cells if taken and name == "prose"]
        print(f"{name:28}" + "".join(f"{cell:>25}" for cell, _ in cells) + "  " + ", ".join(speed), flush=True)


if __name__ == "__main__":
    main()
