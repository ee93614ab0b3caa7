"""When a phrase that looks like a denial, a dispute or a silence is none: one small rule a case."""

from collections.abc import Callable
from functools import cache

from factcheck.language.certainty.lines import MARKS
from factcheck.language.certainty.patterns import Match, word_class
from factcheck.language.certainty.phrases import clause_end, is_say, is_verb, subject
from factcheck.language.lexicon import entries

_ENDS = frozenset({"", ".", ",", ";", "?", "!", "—", "–", "--", ")", "”", '"', "and", "but", "or", "when", "by", "on"})


@cache
def _guard_words() -> dict[str, frozenset[str]]:
    lines = (e.words.partition(" = ") for e in entries("certainty_guards"))
    return {name: frozenset(members.split("/")) for name, _, members in lines}


def listed(name: str) -> frozenset[str]:
    """Give a list of the family `certainty_guards`."""
    return _guard_words()["$" + name]


def has_auxiliary(match: Match) -> bool:
    """Say whether a form of "be" stands before the cue's own first word."""
    return bool(word_class("$be") & set(match.line.words[match.start : match.head]))


def _passive(match: Match) -> bool:
    return bool(word_class("$be") & set(match.line.words[match.start : match.head]))


def not_passive(match: Match) -> bool:
    """Refuse the passive and the negated."""
    return not _passive(match) and not _negated(match)


def _negated(match: Match) -> bool:
    words = match.line.words[max(0, match.start - 2) : match.head]
    return bool(listed("negation") & set(words))


def _object_words(match: Match) -> list[str]:
    """Give the first words of the object, up to a stop or a verb."""
    words = match.line.words
    found: list[str] = []
    for index in range(match.end, min(match.end + 8, len(words))):
        if words[index] in _ENDS or (index > match.end and is_verb(words[index])):
            break
        found.append(words[index])
    return found


def _has_account(match: Match) -> bool:
    return bool(word_class("$account") & set(_object_words(match)))


def denial(match: Match) -> bool:
    """Refuse "did not deny", "was denied", "denied entry"; take "denied the charge", "denies taking bribes".

    >>> from factcheck.language.certainty.rules import statuses_of
    >>> statuses_of("Roe denied the charge."), statuses_of("Roe did not deny it."), statuses_of("Roe was denied bail.")
    (['denied'], [], [])
    """
    if _passive(match) or _negated(match):
        return False
    lead = set(match.line.words[max(0, match.start - 1) : match.head])
    if {"could", "might", "may"} & lead:
        return False
    if {"to", "or", "can"} & lead and not (_has_account(match) or match.line.word(match.end).endswith(("ing", "that"))):
        return False
    if _kept_from(match):
        return False
    nearest = match.line.words[match.end : match.end + 4]
    for word in nearest:
        if word in word_class("$account") or word == "that":
            return True
        if word in word_class("$relief"):
            return False
        if word.endswith("ing") and word == nearest[0]:
            return True
        if word in _ENDS:
            break
    return not word_class("$relief") & set(_object_words(match))


def _kept_from(match: Match) -> bool:
    """Say whether somebody was kept from something: "denied Roe from close range", "denied Norway a second win"."""
    line, end = match.line, match.end
    while end < len(line.words) and end - match.end < 4 and line.capital(end) and line.words[end].isalpha():
        end += 1
    return end > match.end and line.word(end) in listed("kept_from")


def rejection(match: Match) -> bool:
    """Take "rejected the claim"; refuse "rejected the amendment" and what courts throw out.

    >>> from factcheck.language.certainty.rules import statuses_of
    >>> statuses_of("Acme rejected the allegations."), statuses_of("MPs rejected the amendment.")
    (['denied'], [])
    """
    if _passive(match) or _negated(match) or not (_has_account(match) or _remarks(match)):
        return False
    return not _by_court(match)


def _remarks(match: Match) -> bool:
    """Say whether the cue closes a remark on a claim: "a charge the ministry rejects"."""
    before = match.line.words[max(0, match.start - 7) : match.start]
    return match.line.word(match.end) in _ENDS and bool(word_class("$account") & set(before))


def _by_court(match: Match) -> bool:
    party = subject(match.line, match.start)
    return party is not None and bool(listed("court") & set(match.line.words[party[0] : party[1]]))


def passive_rejection(match: Match) -> bool:
    """Take "the claims were rejected by Acme" only where a claim is rejected."""
    before = match.line.words[max(0, match.start - 8) : match.start]
    got = match.line.words[slice(*match.got)] if match.got else []
    return bool(word_class("$account") & set(before)) and not listed("court") & set(got)


def dispute(match: Match) -> bool:
    """Take "disputes the account", "which Roe contests"; refuse "the disputed isles", "a dispute over pay".

    >>> from factcheck.language.certainty.rules import statuses_of
    >>> statuses_of("Roe disputes the police account."), statuses_of("Ships sailed to the disputed isles.")
    (['disputed'], [])
    """
    line = match.line
    if match.start == 0 or _negated(match) or _passive(match) or line.words[match.start - 1] in listed("before_noun"):
        return False
    if line.words[match.head].startswith(("contest", "challeng")):
        verb = line.words[match.head].endswith(("ed", "ing", "es"))
        return _has_account(match) and (verb or subject(line, match.start) is not None)
    relative = {"which", "that"} & set(line.words[max(0, match.start - 6) : match.start])
    following = line.word(match.end)
    if following in _ENDS:
        return bool(relative) and subject(line, match.start) is not None
    if _has_account(match) or following in {"that", "whether", "how"}:
        return True
    return match.line.words[match.head].startswith("disput") and (
        following in word_class("$det") or following.endswith("ing")
    )


def predicate_end(match: Match) -> bool:
    """Take "the toll is disputed" and refuse "is disputed territory"; who disputes it is for `disputed_by`."""
    line = match.line
    if "disputed" not in line.words[match.start : match.end]:
        before = set(line.words[max(0, match.start - 8) : match.start])
        if not (word_class("$account") | {"results", "outcome", "cause"}) & before:
            return False
    return line.word(match.end) in _ENDS - {"by"} | {"in", "because", "as", "though", "although", "since", "at"}


def disputed_by(match: Match) -> bool:
    """Take "the account is disputed by Roe"; refuse a seat that nine candidates contest."""
    line = match.line
    if not has_auxiliary(match) or _negated(match):
        return False
    before = set(line.words[max(0, match.start - 9) : match.start])
    return line.words[match.head] == "disputed" or bool(word_class("$account") & before)


def contradiction(match: Match) -> bool:
    """Refuse a contradiction that is denied itself."""
    if _negated(match) or match.line.word(match.end) in {"himself", "herself", "itself", "each", "themselves"}:
        return False
    return bool((word_class("$account") | listed("told")) & set(_object_words(match)))


def belief(match: Match) -> bool:
    """Take a belief that is refused where somebody else's claim is named: "doesn't believe it is safe, as Rome claims".

    >>> from factcheck.language.certainty.rules import statuses_of
    >>> statuses_of("She does not believe that it is safe, as Rome claims."), statuses_of("I do not think that helps.")
    (['disputed'], [])
    """
    words = match.line.words
    if words[match.end - 2 : match.end] == ["accept", "that"]:
        return True
    party = subject(match.line, match.start)
    own = party is not None and words[party[0]] in {"i", "we"}  # "I don't believe that's a good idea" is an opinion
    if _has_account(match) and words[match.end - 1] != "think" and not own:
        return True
    stop = min(len(words), match.end + 40)
    for index in range(match.end, stop - 2):
        if words[index] == "as":
            return bool(word_class("$claimverb") & set(words[index + 1 : index + 8]))
    return False


def called_false(match: Match) -> bool:
    """Take "called the claims false" where what is called so is a claim or a pronoun."""
    got = set(match.line.words[slice(*match.got)]) if match.got else set()
    accounts = word_class("$account")
    if match.line.words[match.end - 1] not in listed("moral"):  # "called it absurd" blames, it denies nothing
        accounts = accounts | {"it", "them", "this", "that"}
    return not _passive(match) and bool(accounts & got)


def spoken(match: Match) -> bool:
    """Take "the claims were false" in somebody's mouth."""
    return not listed("negation") & set(match.line.words[match.head : match.end]) and spoken_untrue(match)


def spoken_untrue(match: Match) -> bool:
    """Take "the report is not true" in somebody's mouth."""
    line = match.line
    return any(is_say(word) for word in line.words[max(0, match.start - 11) : match.end + 11])


def quoted_remark(match: Match) -> bool:
    """Take "That is not true" only as a quotation with its speaker; "that is wrong" may blame."""
    before = match.line.word(match.start - 1)
    if match.line.words[match.end - 1] in listed("moral"):
        return False
    return (before in MARKS or before in {"", ",", "'", "‘"}) and spoken_untrue(match)


def about_account(match: Match) -> bool:
    """Take "declined to endorse the account"; refuse "declined to endorse the candidate"."""
    return _has_account(match)


def questioned(match: Match) -> bool:
    """Refuse the noun: "the question whether"."""
    return match.start > 0 and match.line.words[match.start - 1] not in listed("before_noun")


def to_the_press(match: Match) -> bool:
    """Take "did not respond" at the end or to requests; refuse "did not respond to treatment"."""
    following = match.line.words[match.end : match.end + 8]
    if not following or following[0] in _ENDS | {"immediately"}:
        return True
    return following[0] == "to" and bool(listed("press") & set(following))


def calls(match: Match) -> bool:
    """Take "calls went unanswered", refuse prayers."""
    return bool(listed("calls") & set(match.line.words[max(0, match.start - 10) : match.start]))


def claimed_without(match: Match) -> bool:
    """Take "claimed, without evidence" and refuse "sentenced without evidence"."""
    words = match.line.words[max(0, match.start - 6) : match.start] + match.line.words[match.end : match.end + 3]
    return any(is_say(word) for word in words)


def open_matter(match: Match) -> bool:
    """Take what nobody knows yet; refuse "not known abroad", "the lake is not clear", "not sure whether to go".

    >>> from factcheck.language.certainty.rules import statuses_of
    >>> statuses_of("It is not clear who fired."), statuses_of("The cause is unknown."), statuses_of("She is unknown.")
    (['unconfirmed'], ['unconfirmed'], [])
    """
    line, following = match.line, match.line.word(match.end)
    if line.words[match.head] in {"unclear", "unknown", "uncertain"} and not has_auxiliary(match):
        return False
    if following in listed("question"):
        told = line.words[match.end : clause_end(line, match.end)]
        return line.word(match.end + 1) != "to" and not listed("possible") & set(told)
    if following not in _ENDS and following not in word_class("$det"):
        return False
    party = subject(line, match.start)
    near = set(line.words[party[0] : match.start]) if party and following in _ENDS else set()
    if following in _ENDS and listed("question") & set(line.words[max(0, match.start - 12) : match.start][:4]):
        return True  # "whether he knew is unclear"
    return bool(listed("open_matter") & (near | set(line.words[match.end : match.end + 4]))) and bool(near or following)


def in_a_tail(match: Match) -> bool:
    """Take "..., but the palace has made no announcement"; refuse a station's silence."""
    return bool({"but", "although", "though", "while"} & set(match.line.words[max(0, match.start - 9) : match.start]))


def evidence_given(match: Match) -> bool:
    """Refuse the prosecution that offers no evidence: it drops its case."""
    party = subject(match.line, match.start)
    return party is None or not (listed("accuser") | listed("court")) & set(match.line.words[party[0] : party[1]])


def in_own_mouth(match: Match) -> bool:
    """Take "he was innocent", "had done nothing wrong" as somebody's words; refuse "innocent until proven guilty"."""
    return match.line.word(match.end) not in listed("upheld") and spoken_untrue(match)


STATUS_GUARDS: dict[str, Callable[[Match], bool]] = {
    rule.__name__: rule
    for rule in (
        about_account, belief, called_false, calls, claimed_without, contradiction, denial, dispute, disputed_by,
        evidence_given, has_auxiliary, in_a_tail, in_own_mouth, not_passive, open_matter, passive_rejection,
        predicate_end, questioned, quoted_remark, rejection, spoken, spoken_untrue, to_the_press,
    )
}  # fmt: skip
