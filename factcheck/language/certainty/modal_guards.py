"""When a word that looks like a hedge is none, or is another one than it seems: one small rule a word.

A rule gives False to refuse the cue, True to take it as the lexicon says, or the modality it has instead.
"""

from bisect import bisect_right
from collections.abc import Callable

from factcheck.language.certainty.guards import has_auxiliary, listed
from factcheck.language.certainty.lines import Line
from factcheck.language.certainty.patterns import Match, word_class
from factcheck.language.certainty.phrases import is_adverb, is_say, is_verb, subject
from factcheck.terms import TITLES, Modality

Reading = bool | Modality
_STOPS = frozenset({"", ".", ",", ";", "?", "!", "—", "–", "--", ")", "”", '"'})


def condition(match: Match) -> Reading:
    """Take "if" where the other clause looks ahead; refuse "as if", "asked if".

    >>> from factcheck.language.certainty.rules import modalities_of
    >>> modalities_of("Talks end if rain falls."), modalities_of("It closes and jobs will go if rain falls.")
    ([], ['predicted', 'conditional'])
    >>> modalities_of("She asked if he was well and would stay.")
    []
    """
    line, at = match.line, match.head
    if line.word(at - 1) in listed("asking") or line.word(match.end) in {"not", "any", "so", "only", "anything"}:
        return line.word(at - 1) == "only" and _looks_ahead(line, max(0, at - 30), at)
    if _looks_ahead(line, max(0, at - 30), at):
        return True
    comma = next((i for i in range(at, min(at + 40, len(line.words))) if line.words[i] in {",", "then"}), None)
    return comma is not None and _looks_ahead(line, comma, comma + 25)


def _looks_ahead(line: Line, start: int, end: int) -> bool:
    return bool(listed("modals") & set(line.words[start:end]))


def _next_verb(match: Match) -> str:
    index = match.end
    while index < len(match.line.words) and (
        match.line.words[index] == "not" or is_adverb(match.line.words[index]) or match.line.words[index] == "never"
    ):
        index += 1
    return match.line.word(index)


def _own_act(match: Match) -> bool:
    """Say whether a party speaks of what it will do itself: "we will", "said it would"."""
    party = subject(match.line, match.start)
    if party is None or party[1] - party[0] != 1 or _next_verb(match) in listed("happening"):
        return False
    word = match.line.words[party[0]]
    if word in {"i", "we"}:
        return True
    reach = 14 if match.line.word(party[0] - 1) == "that" else 2
    before = match.line.words[max(0, party[0] - reach) : party[0]]
    return word in {"he", "she", "it", "they"} and any(is_say(w) for w in before)


def will(match: Match) -> Reading:
    """Read "will" as a promise of one's own act or as a prediction; refuse the noun and the name.

    >>> from factcheck.language.certainty.rules import modalities_of
    >>> modalities_of("Acme said it will close."), modalities_of("Rain will fall."), modalities_of("In his will, Roe")
    (['promised'], ['predicted'], [])
    """
    line, at = match.line, match.head
    negated = line.word(at + 1) == "not"
    if (
        line.words[at] == "will"
        and not negated
        and (line.word(at - 1) in listed("will_noun") or line.word(at + 1) in _STOPS | {"of"})
    ):
        return False
    if line.tokens[at].text in {"Will", "Shall"} or line.word(at + 1) in {"and", "to"}:
        return False
    return "promised" if _own_act(match) else "predicted"


def would(match: Match) -> Reading:
    """Read "would" after a reporting verb, or of a plan; refuse "would like" and habit.

    >>> from factcheck.language.certainty.rules import modalities_of
    >>> modalities_of("Roe said the mill would close."), modalities_of("He would often walk there.")
    (['predicted'], [])
    """
    line = match.line
    verb = _next_verb(match)
    if verb in {"like", "rather", "often", "have", "say", "sometimes", "prefer", "not", "think"} or verb in _STOPS:
        return False
    if is_adverb(line.word(match.end)) and line.word(match.end) in {"often", "usually", "always", "regularly", "later"}:
        return False
    earlier = line.words[max(0, match.start - 14) : match.start]
    if any(is_say(word) or word in listed("foreseeing") for word in earlier):
        return "promised" if _own_act(match) else "predicted"
    planned = bool(listed("proposal") & set(earlier[-8:]) - {"which", "that"})
    planned = planned or ("under" in line.words[match.end : match.end + 6] and planned_later(match))
    return "predicted" if planned or quoted(match) else False


def planned_later(match: Match) -> bool:
    """Say whether a plan is named after the verb: "prices would rise under the bill"."""
    return bool(listed("proposal") & set(match.line.words[match.end : match.end + 9]))


def may(match: Match) -> Reading:
    """Refuse the month, the might of an army and what visitors may do.

    >>> from factcheck.language.certainty.rules import modalities_of
    >>> modalities_of("It may rain."), modalities_of("It rained in May."), modalities_of("Visitors may enter at 9.")
    (['implied'], [], [])
    """
    line, at = match.line, match.head
    if line.tokens[at].text[0].isupper() and not line.tokens[at].text.isupper():
        return False
    if line.words[at] == "might":
        return line.word(at - 1) not in listed("might_noun") and line.word(at + 1) not in _STOPS | {"of"}
    party = subject(line, match.start)
    visitors = party is not None and line.words[party[1] - 1] in listed("visitors")
    return not (visitors and _next_verb(match) in listed("permitted")) and line.word(at + 1) not in _STOPS


def could(match: Match) -> Reading:
    """Take "could" of possibility; refuse what somebody was able to do.

    >>> from factcheck.language.certainty.rules import modalities_of
    >>> modalities_of("Prices could rise."), modalities_of("They could hear it."), modalities_of("so he could go")
    (['implied'], [], [])
    """
    line = match.line
    verb, following = line.word(match.end), line.word(match.end + 1)
    if verb in _STOPS | listed("ability") or (verb == "be" and following in {"heard", "seen", "felt", "found"}):
        return False
    if set(line.words[max(0, match.start - 2) : match.start]) & listed("purpose"):
        return False
    if line.word(match.end) == "have":
        return True
    return not any(line.words[i] in {"which", "so"} for i in range(max(0, match.start - 4), match.start))


def no_anonymity(match: Match) -> Reading:
    """Refuse what a source asks for: "on condition that he not be named"."""
    return not {"named", "identified", "anonymous", "quoted"} & set(match.line.words[match.end : match.end + 12])


def should(match: Match) -> Reading:
    """Read "should" as an opinion, and as a condition in "Should it rain, ..." and "it may end should rain fall"."""
    line, at = match.line, match.head
    following = line.words[match.end : match.end + 10]
    if (following[:1] == ["be"] and listed("ready") & set(following[1:2])) or (
        following[:1] and following[0] in listed("reopening")
    ):
        return "predicted"
    if _looks_ahead(line, max(0, at - 15), at) and (line.capital(at + 1) if at + 1 < len(line.words) else False):
        return "conditional"
    return "conditional" if match.head == 0 and match.line.word(len(match.line.words) - 1) != "?" else "opinion"


def inverted(match: Match) -> Reading:
    """Take "Had it rained, crops would have grown", "Were it to rain, ..."."""
    line, at = match.line, match.head
    if at > 0 and line.words[at - 1] not in {",", "that", "and", "but"}:
        return False
    comma = next((i for i in range(at, min(at + 25, len(line.words))) if line.words[i] == ","), None)
    return comma is not None and bool({"would", "could", "might"} & set(line.words[comma : comma + 15]))


def not_passive_opinion(match: Match) -> Reading:
    """Take what somebody calls something; refuse "was described as historic" and what is said of nobody."""
    return not has_auxiliary(match) and match.head > 0


def must(match: Match) -> Reading:
    """Refuse the noun: "a must"."""
    return match.line.word(match.head - 1) not in {"a", "the"} and match.line.word(match.end) not in _STOPS


def going_to(match: Match) -> Reading:
    """Take "is going to close"; refuse "is going to the bank", "going to Paris".

    >>> from factcheck.language.certainty.rules import modalities_of
    >>> modalities_of("It is going to close."), modalities_of("He is going to Paris."), modalities_of("going to bed")
    (['predicted'], [], [])
    """
    following = match.line.word(match.end)
    if following in listed("nowhere") or following in _STOPS or match.line.capital(match.end):
        return False
    return has_auxiliary(match) and not ({"not"} & {following})


def set_to(match: Match) -> Reading:
    """Take "is set to"; refuse a poem set to music."""
    title = match.line.document.parts[match.line.number] in TITLES
    return (has_auxiliary(match) or title) and match.line.word(match.end) not in {"music", "the", "a", "zero", "work"}


def due_to(match: Match) -> Reading:
    """Take "is due to start"; refuse "was due to rain"."""
    return has_auxiliary(match) and match.line.word(match.end) in listed("starting")


def is_to(match: Match) -> Reading:
    """Take "the mill is to close"; refuse "the aim is to close it"."""
    line = match.line
    if match.line.word(match.head - 1) in listed("aim") or line.words[match.head] in {"was", "were"}:
        return False
    return not listed("aim") & set(line.words[max(0, match.head - 7) : match.head])


def reporter(match: Match) -> Reading:
    """Take "analysts forecast growth"; refuse the noun and the passive."""
    before = match.line.word(match.start - 1)
    return match.start > 0 and before not in listed("before_noun") and not has_auxiliary(match)


def forecast_noun(match: Match) -> Reading:
    """Take a forecast of something to come."""
    return match.line.word(match.end) not in _STOPS


def threat(match: Match) -> Reading:
    """Take "pay or face a ban", after a verb."""
    return match.head > 1


def promise_object(match: Match) -> Reading:
    """Take "promised reforms"; refuse "the promised land", "is promising"."""
    line = match.line
    if not line.words[match.head].endswith("ed"):
        return line.word(match.end) in word_class("$det") and line.word(match.start - 1) not in listed("before_noun")
    return line.word(match.head - 1) not in {"the", "a", "'s", "his", "her", "their", "its", "long"}


def promise_noun(match: Match) -> Reading:
    """Take a promise as a noun where something is promised; refuse "the promise of spring"."""
    if match.line.words[match.end - 1] == "of" and match.line.words[match.head] == "promise":
        return match.line.word(match.end).endswith("ing")
    return match.line.word(match.end) not in _STOPS


def committed(match: Match) -> Reading:
    """Refuse "committed to prison"."""
    return match.line.word(match.end) not in {"prison", "hospital", "jail", "trial", "memory"}


def agree(match: Match) -> Reading:
    """Refuse "agree to disagree", "might agree on", "did not agree to"."""
    lead = set(match.line.words[match.start : match.head])
    if match.line.words[match.end - 1] == "on" and match.line.words[match.head].startswith("agree"):
        return match.line.word(match.end) in {"a", "an", "new"} and not {"may", "might", "could", "would", "not"} & lead
    return match.line.word(match.end) != "disagree" and not {"may", "might", "could", "would", "not"} & lead


def quoted(match: Match) -> Reading:
    """Take praise and blame only inside a quotation: in the reporter's voice they are mostly somebody's title."""
    quotes = match.line.document.quotes
    token = match.line.tokens[match.head]
    at = bisect_right(quotes, token.start, key=lambda quote: quote.inner.start) - 1
    return at >= 0 and token.end <= quotes[at].inner.end


def is_expected(match: Match) -> Reading:
    """Take the passive "is expected to" and what stands behind a noun: "a storm expected to pass"."""
    before = match.line.word(match.head - 1)
    return has_auxiliary(match) or not (is_verb(before) or before in {"i", "we", "he", "she", "they", "had", "has"})


MODAL_GUARDS: dict[str, Callable[[Match], Reading]] = {
    rule.__name__: rule
    for rule in (
        agree, committed, condition, could, due_to,  forecast_noun, going_to, has_auxiliary, inverted,
        is_expected, is_to, may, must, no_anonymity, not_passive_opinion,  promise_noun, promise_object,
        quoted, reporter, set_to, should,  threat, will, would,
    )
}  # fmt: skip
