"""Faithful summary sentences, damaged one way at a time: what the summary gate must catch.

Each operator is named after what it does to a sentence (domain.md's L1 to L10) and works on its letters alone, so that
it does not damage only what the gate's own reading sees. A sentence that an operator finds nothing in gives no mutant.
"""

import re
from collections.abc import Callable, Iterator

from factcheck.language.clauses import has_verb
from factcheck.language.lexicon import entries, words
from factcheck.language.tokens import tokenize

_NAME = r"(?:[A-Z][\w.’'&-]*|[Tt]he|[Aa]n?|[a-z’'-]+)"
_VERBS = "said says wrote added claimed reported argued stated warned estimated announced insisted maintained"
_SAID = rf"(?:{'|'.join(_VERBS.split())}|told [A-Z][\w ]{{2,24}}?)"
_LEAD = re.compile(
    rf"^((?:{_NAME} ){{1,7}}?(?:\([^)]*\) )?(?:, [^,]+, )?){_SAID} (?:on \w+day |in a statement )?(?:that )?(?=[\w“])"
)
_TAIL = re.compile(rf",? (?:{_SAID} (?:{_NAME} ?){{1,8}}|(?:{_NAME} ){{1,8}}{_SAID}(?: in a statement| on \w+day)?)\.$")
_ACCORDING = re.compile(r"(?:^[Aa]ccording to [^,]+, |,? according to [^,.]+(?=[.,]))")
_LABEL = re.compile(r"^[^:“”]{3,60} (?:said|wrote): ")
_PROMISES = "promised|agreed|pledged|vowed|undertaken|plans|planned|intends|wants|is set|are set"
_PROMISE = re.compile(rf"(?<!under )\b(?:has |have |had )?(?:{_PROMISES}) to ([a-z]+)\b")
_MODAL = re.compile(r"\b(?:may|might|could|will|would) ([a-z]+)\b(?! (?:not|have)\b)")
_DENIED = r"\b(?:den(?:y|ies|ied)|confirm\w*|verif\w+|accept|disput(?:e|es|ed)|rejects?|rejected|settled|conflicts)\b"
_DOUBT = re.compile(
    rf"(?:; [^;.]*{_DENIED}[^;.]*(?=\.$)"
    rf"|, (?:although|though|but|which|while|a claim|an? [a-z]+) [^,.]*{_DENIED}[^.]*(?=\.$)"
    r"|\b(?:unconfirmed|unverified|disputed) (?=[a-z]))"
)
_STILL = re.compile(r"\b(?:den(?:y|ies|ied)|unconfirmed|not confirmed|disput|verified|reject|not comment)")
_BOUNDS = (
    "about|around|roughly|approximately|nearly|almost|some|an estimated|more than|over|at least|up to|as many as"
    "|at most|fewer than|less than|under|no more than|close to"
)
_COUNT = (
    r"(?=[$£€]?\d[\d,.]*(?! p\.m| a\.m)|two |three |four |five |six |seven |eight |nine |ten "
    r"|a (?:dozen|hundred|third|quarter))"
)
_BOUND = re.compile(rf"\b(?:{_BOUNDS}) {_COUNT}")
_SAY = re.compile(r"(?<!be )(?<!been )(?<!is )\b(said|says|claimed|wrote|stated|argued)\b(?! about)")
_STRONG = ("confirmed", "revealed", "admitted", "pointed out")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(rf"(?<!from )(?<!to )\b(?:{'|'.join(_DAYS)})\b(?!s)")
_LENGTH = re.compile(
    r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -](?:more )?"
    r"(minute|hour|day|week|month|year)s?\b(?! old)(?!-old)"
)
_UNITS = {"minute": "hours", "hour": "days", "day": "weeks", "week": "months", "month": "years", "year": "months"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
_DATE = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})|\b({_MONTH}) (\d{{1,2}})\b")
_SOME = re.compile(r"\b(?:some|many|several|most|a few)(?: of)? (?=(?:the |its |their |her |his )?[a-z]+s\b)")
_PEOPLE = (
    "source|official|diplomat|officer|spokeswoman|adviser|aide|doctor|engineer|resident|manager|employee|worker"
    "|researcher|analyst|executive|lawyer|prosecutor"
)
_ONE = re.compile(rf"\b(?:[Aa]n?|[Oo]ne) ((?:[a-z-]+ ){{0,3}}(?:{_PEOPLE}))\b")
_NO_VERBS = frozenset(
    [
        "also",
        "never",
        "still",
        "only",
        "then",
        "ever",
        "soon",
        "once",
        "plan",
        "drop",
        "step",
        "stop",
        "admit",
        "permit",
        "commit",
        "like",
    ]
)


def drop_attribution(text: str) -> Iterator[str]:
    """L1: "Orr said it leaked." becomes "It leaked.\""""
    for pattern in (_LABEL, _LEAD, _TAIL, _ACCORDING):
        match = pattern.search(text)
        if match and not re.search(r"[“\"‘]", text) and "said" not in pattern.sub("", text, count=1):
            rest = (text[: match.start()] + text[match.end() :]).strip(" ,")
            if len(rest.split()) > 4 and _stands(rest):
                yield _sentence(rest)
            return


def _stands(rest: str) -> bool:
    """Say whether what is left is a sentence of its own, that opens with no pronoun and has no speaker any more."""
    low = [t.lower for t in tokenize(rest)]
    opens = low[0] in words("pronouns") | words("finite_verbs") | {"its", "his", "their"}
    ends = low[-1] in words("loose_ends") | words("pronouns") or bool(
        re.search(r",? (?:which|after)(?: \w+){0,2}$", rest)
    )
    speaks = re.search(r"\b(?:report|believe|expect|fear|hope|according to|and that|show)(?:s|ed)?\b", rest)
    return not (opens or ends or speaks) and has_verb(tokenize(rest)[1:]) and _is_whole(low)


def _is_whole(low: list[str]) -> bool:
    """Say whether a verb stands behind the last comma, or before the first: "Orr, a baker" is no sentence."""
    last = len(low) - low[::-1].index(",") if "," in low else 0
    first = low.index(",") if "," in low else len(low)
    return any(w in words("finite_verbs") or w.endswith(("ed", "s")) for w in (*low[1:first], *low[last:]))


def cut_chain(text: str) -> Iterator[str]:
    """L2: "The board said Orr had promised to stay." becomes "Orr had promised to stay.\""""
    inner = "promised|agreed|pledged|told|said|warned|denied|threatened|refused|undertaken|vowed"
    outer = rf"^(?:{_NAME} ){{1,8}}?{_SAID} (?:that )?"
    match = re.match(rf"{outer}((?:{_NAME} ){{1,6}}(?:(?:has|have|had) )?(?:{inner})\b.*)$", text)
    if match:
        yield _sentence(match[1])


def raise_modality(text: str) -> Iterator[str]:
    """L3: "may close", "has promised to close" and "plans to close" become "closed"; not where another hedge stays."""
    for pattern in (_PROMISE, _MODAL):
        match = pattern.search(text)
        done = _done(match[1]) if match else None
        if match is None or done is None:
            continue
        ahead = text[: match.start()].lower()
        hedged = not set(re.findall(r"[a-z']+", ahead)).isdisjoint(words("hedges_weak"))
        if not hedged and "so that" not in ahead and not re.search(r"[“\"‘]", ahead):
            yield text[: match.start()] + done + text[match.end() :]
            return


def _done(verb: str) -> str | None:
    """Give the past of a verb; None for a word that may be none.

    >>> _done("close"), _done("be"), _done("cut"), _done("not")
    ('closed', 'was', 'cut', None)
    """
    irregular = {e.words: e.notes["past"].split(",")[0] for e in entries("irregular_verbs")}
    if verb in irregular:
        return irregular[verb]
    if verb in words("stopwords") or verb in _NO_VERBS or len(verb) < 4 or verb.endswith("ly"):
        return None
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb[-1] == "y" and verb[-2] not in "aeiou" else verb + "ed"


def lose_doubt(text: str) -> Iterator[str]:
    """L4: the words go that say who has not confirmed it or denies it."""
    match = _DOUBT.search(text)
    if match:
        rest = text[: match.start()] + text[match.end() :]
        if not _STILL.search(rest):
            yield _sentence(rest)


def drop_bound(text: str) -> Iterator[str]:
    """L5: "about 900" becomes "900"."""
    match = _BOUND.search(text)
    if match and "year" not in text[match.end() : match.end() + 12]:
        yield _sentence(_BOUND.sub("", text, count=1))


def widen(text: str) -> Iterator[str]:
    """L6: "some guards" becomes "all guards"."""
    if _SOME.search(text):
        yield _sentence(_SOME.sub("all ", text, count=1))


def multiply_source(text: str) -> Iterator[str]:
    """L7: "a diplomat" becomes "diplomats"."""
    match = _ONE.search(text)
    if match and re.search(_SAID, text) and not text[: match.start()].endswith(", "):
        yield _sentence(text[: match.start()] + match[1] + "s" + text[match.end() :])


def strengthen_verb(text: str) -> Iterator[str]:
    """L8: "said" becomes "confirmed", "revealed", "admitted" or "pointed out"."""
    if match := _SAY.search(text):
        strong = _STRONG[sum(map(ord, text)) % len(_STRONG)]
        yield text[: match.start()] + strong + text[match.end() :]


def shift_time(text: str) -> Iterator[str]:
    """L9: another day, another month, another length of time."""
    if match := _LENGTH.search(text):
        yield text[: match.start()] + f"{match[1]} {_UNITS[match[2]]}" + text[match.end() :]
    if match := _DAY.search(text):
        yield text[: match.start()] + _DAYS[(_DAYS.index(match[0]) + 3) % 7] + text[match.end() :]
    if match := _DATE.search(text):
        day, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        other = _MONTHS[(next((i for i, m in enumerate(_MONTHS) if m.startswith(month[:3])), 0) + 5) % 12]
        yield text[: match.start()] + (f"{day} {other}" if match[1] else f"{other} {day}") + text[match.end() :]


def add_cause(text: str) -> Iterator[str]:
    """L10: a motive that nobody gave."""
    yield _sentence(text.rstrip(".") + " in order to win public sympathy")


def _sentence(text: str) -> str:
    flat = " ".join(text.split()).replace(" ,", ",").replace(" .", ".").strip(" ,;")
    return (flat[:1].upper() + flat[1:]).rstrip(".") + "."


Operator = Callable[[str], Iterator[str]]
OPERATORS: dict[str, tuple[str, Operator]] = {
    "L1": ("attribution dropped", drop_attribution),
    "L2": ("chain shortened", cut_chain),
    "L3": ("modality raised", raise_modality),
    "L4": ("doubt lost", lose_doubt),
    "L5": ("bound dropped", drop_bound),
    "L6": ("quantifier widened", widen),
    "L7": ("source multiplied", multiply_source),
    "L8": ("verb strengthened", strengthen_verb),
    "L9": ("time shifted", shift_time),
    "L10": ("cause added", add_cause),
}
"""The operators by the name that domain.md gives the failure; L11 and L12 take a second sentence."""
