"""When a hedge is none: words of appearance, fear and estimate, and the numbers they stand before; one rule a word.

A rule gives False to refuse the cue, True to take it as the lexicon says.
"""

from collections.abc import Callable

from factcheck.language.certainty.guards import has_auxiliary, listed
from factcheck.language.certainty.lines import Line
from factcheck.language.certainty.patterns import Match
from factcheck.language.certainty.phrases import subject
from factcheck.language.lexicon import words as lexicon_words
from factcheck.language.numerals import STARTERS, read_numeral

_CONCERNING = lexicon_words("figure_concerning")
_STOPS = frozenset({"", ".", ",", ";", "?", "!", "—", "–", "--", ")", "”", '"'})
_SHARES = frozenset({"half", "a", "two-thirds", "three-quarters", "one-third", "double", "twice", "every"})
_PARTS = frozenset({"of", "another", "thing", "in", "'s", "that", "who"})


def hedging_adjective(match: Match) -> bool:
    """Refuse "supposed to", "became apparent" and verbs: "police suspected him"."""
    line = match.line
    if line.word(match.end) in _STOPS | {"to", "that", "he", "she", "they", "it", "him", "her", "them"}:
        return False
    before = line.word(match.head - 1)
    return before in listed("before_noun") | {"an", "as", "other", ""} or line.words[match.head] == "purported"


def sign_noun(match: Match) -> bool:
    """Refuse the board and the verb: "a sign that said", "they sign that deal"."""
    line = match.line
    return line.word(match.end) not in {"said", "says", "reads", "read", "deal", "treaty"} and line.word(
        match.head - 1
    ) not in {"to", "they", "will", "we", "must", "stop"}


def fear(match: Match) -> bool:
    """Take fears; hopes are no sign of anything."""
    return not match.line.words[match.head].startswith("hop")


def fear_noun(match: Match) -> bool:
    """Take "fears of a leak", "amid fears for"; refuse "she fears for" and mere concerns."""
    head = match.line.words[match.head]
    return head == "fears" and match.line.word(match.start - 1) not in {"he", "she", "who", "and"}


def passive_belief(match: Match) -> bool:
    """Take "it is believed that"; refuse "I believed"."""
    party = subject(match.line, match.start)
    return has_auxiliary(match) and party is not None and match.line.words[party[0]] == "it"


def is_quantity(line: Line, at: int) -> bool:
    """Say whether a number, an amount or a share begins at a word."""
    while line.word(at) in {"$", "£", "€", "¥"}:
        at += 1
    word = line.word(at)
    if not word:
        return False
    if word == "one" and line.word(at + 1) in _PARTS:
        return False
    if word[0].isdecimal() or word.split("-")[0] in STARTERS:
        return True
    if word in _SHARES:
        return read_numeral(line.words, at) is not None or line.word(at + 1) in {"third", "quarter", "fifth", "tenth"}
    return word in {"midnight", "noon", "midday"}


def number_next(match: Match) -> bool:
    """Take a hedge in front of a number."""
    return is_quantity(match.line, match.end)


def hedged_number(match: Match) -> bool:
    """Take "about 900", "some 40 people"; refuse "a book about two men", "some people", "around the city".

    >>> from factcheck.language.certainty.rules import modalities_of
    >>> modalities_of("About 900 left."), modalities_of("Some people left."), modalities_of("a film about two men")
    (['estimated'], [], [])
    """
    line = match.line
    if not is_quantity(line, match.end) or line.word(match.end) in {"first", "second", "third"}:
        return False
    return line.words[match.head] not in {"about", "around"} or line.word(match.head - 1) not in _CONCERNING


def number_before(match: Match) -> bool:
    """Take "20 or so", "a week or so"."""
    line = match.line
    return any(is_quantity(line, i) or line.words[i] in {"a", "an"} for i in range(max(0, match.head - 3), match.head))


def suggest(match: Match) -> bool:
    """Take what something suggests; refuse proposals: "suggested waiting", "to suggest to them".

    >>> from factcheck.language.certainty.rules import modalities_of
    >>> modalities_of("Tests suggest a leak."), modalities_of("She suggested waiting."), modalities_of("as I suggested")
    (['implied'], [], [])
    """
    following = match.line.word(match.end)
    if following in _STOPS | {"to", "by", "as"} or has_auxiliary(match):
        return False
    if match.line.word(match.head - 1) in listed("before_noun"):
        return False
    return not following.endswith("ing") or following in listed("something")


def reporting_form(match: Match) -> bool:
    """Take a verb that says something indirectly; refuse the passive and "as indicated"."""
    return match.line.word(match.end) not in _STOPS | {"by", "above", "below"} and match.line.word(
        match.head - 1
    ) not in {"as", "the", "a"}


def likely(match: Match) -> bool:
    """Refuse the comparative: "more likely than"."""
    return match.line.word(match.end) != "than" and match.line.word(match.head - 1) not in {"as"}


def likely_to(match: Match) -> bool:
    """Refuse the comparison: "20 per cent less likely to fall ill"."""
    return match.line.word(match.head - 1) not in {"more", "less", "as"}


def appear(match: Match) -> bool:
    """Take "appeared to", "seems likely"; refuse "appeared as a witness", "appeared like"."""
    head, last = match.line.words[match.head], match.line.words[match.end - 1]
    return head.startswith("seem") or last not in {"as", "like"}


def look(match: Match) -> bool:
    """Take "looks like rain", "looked to be leaning"; refuse "looked to her", "looks as he did"."""
    last, following = match.line.words[match.end - 1], match.line.word(match.end)
    return following in {"be", "have"} if last == "to" else last == "like" or following in {"if", "though"}


def points_to(match: Match) -> bool:
    """Take a fact that points to something; refuse somebody who points to it."""
    party = subject(match.line, match.start)
    if party is None or match.line.capital(party[1] - 1):
        return False
    return match.line.words[party[0]] in {"a", "the", "an", "this", "that", "all", "evidence", "everything"}


def figures(match: Match) -> bool:
    """Take what somebody reckons: "the 400 hands it reckons to be in town"."""
    return match.line.word(match.start - 1) in {"it", "he", "she", "they"}


HEDGE_GUARDS: dict[str, Callable[[Match], bool]] = {
    rule.__name__: rule
    for rule in (
        appear, fear, fear_noun, figures, hedged_number, hedging_adjective, likely, likely_to, look, number_before,
        number_next, passive_belief, points_to, reporting_form, sign_noun, suggest,
    )
}  # fmt: skip
