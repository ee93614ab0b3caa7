"""When a word of wishing, urging, expecting or offering is none: one small rule a word."""

from collections.abc import Callable

from factcheck.language.certainty.guards import has_auxiliary, listed
from factcheck.language.certainty.modal_guards import reporter
from factcheck.language.certainty.patterns import Match, word_class
from factcheck.terms import Modality

Reading = bool | Modality
_STOPS = frozenset({"", ".", ",", ";", "?", "!", "—", "–", "--", ")", "”", '"'})


def urging(match: Match) -> Reading:
    """Take "urged them to go", "recommends closing it"; refuse the noun, the passive and "advised by".

    >>> from factcheck.language.certainty.rules import modalities_of
    >>> modalities_of("Roe urged them to go."), modalities_of("the recommended dose"), modalities_of("He was urged.")
    (['opinion'], [], [])
    """
    return reporter(match) and match.line.word(match.end) not in _STOPS | {"by", "and", "on", "against"}


def calling(match: Match) -> Reading:
    """Take "called for a ban", "called on Roe to go"; refuse "called for help", "called on Tuesday"."""
    line = match.line
    if has_auxiliary(match) or match.start == 0 or line.word(match.end) in _STOPS | listed("help"):
        return False
    on = line.words[match.end - 1] == "on"
    return not on or "to" in line.words[match.end : match.end + 10]


def appealing(match: Match) -> Reading:
    """Take "appealed for calm"; refuse the courts' word: "appealed to the high court"."""
    line = match.line
    to = line.words[match.end - 1] == "to"
    return reporter(match) and (not to or "to" in line.words[match.end : match.end + 9])


def my_view(match: Match) -> Reading:
    """Take "I think it works"; refuse "I believe in us", "we think of her"."""
    return match.line.word(match.end) not in _STOPS | {"in", "of", "about", "for", "like"}


def wishing(match: Match) -> Reading:
    """Take "hopes to open", "hopes the vote will pass"; refuse the noun: "the hope"."""
    line = match.line
    if match.start == 0 or (has_auxiliary(match) and line.words[match.head] != "hoping"):
        return False
    if line.word(match.start - 1) in listed("before_noun") | {"an", "high"}:
        return False
    following = line.word(match.end)
    last = line.words[match.end - 1]
    return last == "to" or following in word_class("$det") | word_class("$pronoun") - {"you", "your"}


def expected_verb(match: Match) -> Reading:
    """Take "she expected the toll to rise"; refuse "the expected baby", "was expected"."""
    line = match.line
    if has_auxiliary(match) or match.start == 0 or line.word(match.start - 1) in listed("before_noun") | {"an", "than"}:
        return False
    return line.word(match.end) in word_class("$det") | word_class("$pronoun") and "to" in line.words[match.end :][:9]


def subject_to(match: Match) -> Reading:
    """Take "subject to approval"; refuse "subject to a fine"."""
    found = {
        "approval",
        "agreement",
        "ratification",
        "confirmation",
        "consent",
        "vote",
        "permission",
        "clearance",
        "permits",
        "financing",
        "funding",
    }
    return bool(found & set(match.line.words[match.end - 1 : match.end + 4]))


def offer_object(match: Match) -> Reading:
    """Take "offered 4.5%", "has offered a reward"; refuse "offers views", "the offer"."""
    line = match.line
    if not line.words[match.head].endswith(("ed", "ing")) or has_auxiliary(match) or match.start == 0:
        return False
    following = line.words[match.end : match.end + 4]
    return bool(following) and (
        following[0][0].isdecimal() or following[0] in "$£€" or bool(listed("offered") & set(following))
    )


WISH_GUARDS: dict[str, Callable[[Match], Reading]] = {
    rule.__name__: rule
    for rule in (appealing, calling, expected_verb, my_view, offer_object, subject_to, urging, wishing)
}
