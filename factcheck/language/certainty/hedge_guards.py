"""When a hedge is none: words of appearance, fear and estimate, and the numbers they stand before; one rule a word.

A rule gives False to refuse the cue, True to take it as the lexicon says.
"""

from collections.abc import Callable

from factcheck.language.certainty.guards import has_auxiliary, listed
from factcheck.language.certainty.lines import Line
from factcheck.language.certainty.patterns import Match, word_class
from factcheck.language.certainty.phrases import is_adverb, subject
from factcheck.language.lexicon import words as lexicon_words
from factcheck.language.numerals import STARTERS, read_numeral
from factcheck.terms import Modality

Reading = bool | Modality
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
        return line.word(at + 1) == "in" and is_quantity(line, at + 2)
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


def estimate_of(match: Match) -> bool:
    """Take "an estimate of 40", "is estimated at 40"; refuse "the estimate of the repair was sent"."""
    return match.line.words[match.end - 1] != "of" or is_quantity(match.line, match.end)


def reckoning(match: Match) -> bool:
    """Take "estimated 40", "economists estimate the cost is high"; refuse the noun and "the estimated cost"."""
    line = match.line
    if is_quantity(line, match.end):
        return True
    if has_auxiliary(match) or match.start == 0 or line.word(match.start - 1) in listed("before_noun") | {"an", "cost"}:
        return False
    return line.word(match.end) in word_class("$det") | word_class("$pronoun")


def between_numbers(match: Match) -> bool:
    """Take "between 50 and 70 people"; refuse years, hours and ages.

    >>> from factcheck.language.certainty.rules import modalities_of
    >>> modalities_of("Between 50 and 70 died."), modalities_of("between 2010 and 2012")
    (['estimated'], [])
    """
    line = match.line
    first = read_numeral(line.words, match.end) if match.end < len(line.words) else None
    if first is None or line.word(match.head - 1) in {"aged", "ages", "from", "of", "age"}:
        return False
    joint = next((i for i in range(first.end, min(first.end + 3, len(line.words))) if line.words[i] == "and"), None)
    second = read_numeral(line.words, joint + 1) if joint is not None and joint + 1 < len(line.words) else None
    if second is None or 1500 <= second.value <= 2100:
        return False
    return line.word(second.end) not in {"am", "pm", "a.m", "p.m", ".", ",", "a", "p", "july", "june", "september"}


def tallied(match: Match) -> bool:
    """Take "put the toll at 40"; refuse "put him at 3-1"."""
    got = match.line.words[slice(*match.got)] if match.got else []
    return is_quantity(match.line, match.end) and bool(listed("tally") & set(got))


def possible(match: Match) -> bool:
    """Take "a possible link"; refuse "as soon as possible", "possible to"."""
    line = match.line
    following = line.word(match.end)
    return following not in _STOPS | {"to", "for", "by", "when", "only", "in", "and", "because", "if"} and line.word(
        match.head - 1
    ) not in {"as", "if", "best", "worst", "where", "it", "every", "all", "is", "was", "made", "only"}


def believer(match: Match) -> bool:
    """Take "police believe he fled", "doctors suspect poisoning"; refuse "believes in", "thought of" and the passive.

    >>> from factcheck.language.certainty.rules import modalities_of
    >>> modalities_of("Police believe he fled."), modalities_of("He believes in ghosts."), modalities_of("a fear")
    (['implied'], [], [])
    """
    line = match.line
    before, following = line.word(match.start - 1), line.word(match.end)
    if line.words[match.head] == "suspected" and hedging_adjective(match):
        return True
    if match.start == 0 or has_auxiliary(match) or {"not", "to"} & set(line.words[match.start : match.head]):
        return False
    if before in listed("before_noun") | {"an", "not", "to", "i", "you", "who", ","} or is_adverb(before):
        return False
    if line.words[match.end - 1] == "that":
        return True
    clausal = word_class("$det") | word_class("$pronoun") | {"there", "more", "most", "up", "at"}
    return following in clausal or (match.end < len(line.words) and line.capital(match.end) and following.isalpha())


def not_refuted(match: Match) -> bool:
    """Refuse a suggestion that the sentence rejects: "dismissed suggestions that"."""
    return not listed("refuting") & set(match.line.words[max(0, match.head - 6) : match.head])


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


def likely(match: Match) -> Reading:
    """Read "closures are likely" as a prediction; refuse the comparative: "more likely than"."""
    if has_auxiliary(match) and match.line.word(match.end) in _STOPS and match.line.words[match.head] == "likely":
        return "predicted"
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


HEDGE_GUARDS: dict[str, Callable[[Match], Reading]] = {
    rule.__name__: rule
    for rule in (
        appear, believer, between_numbers, estimate_of, fear, fear_noun, figures, hedged_number, hedging_adjective,
        likely, likely_to, look, not_refuted, number_before, number_next, passive_belief, points_to, possible,
        reckoning, reporting_form, sign_noun, suggest, tallied,
    )
}  # fmt: skip
