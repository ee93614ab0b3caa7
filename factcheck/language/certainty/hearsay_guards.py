"""When a word of hearsay or of a charge is none: one small rule a word."""

from collections.abc import Callable

from factcheck.language.certainty.guards import has_auxiliary, listed
from factcheck.language.certainty.patterns import Match
from factcheck.language.certainty.phrases import subject
from factcheck.language.numerals import read_numeral
from factcheck.terms import Modality

Reading = bool | Modality


def alleged(match: Match) -> Reading:
    """Take a charge of wrongdoing; an "alleged benefit" charges nobody and is a mere hedge."""
    return "implied" if match.line.word(match.end) in listed("benign") else True


def charge_made(match: Match) -> Reading:
    """Refuse a charge nobody has made: "against any accusations that"."""
    return match.line.word(match.head - 1) not in {"any", "no", "further"}


def alleges(match: Match) -> Reading:
    """Take "prosecutors allege"."""
    return match.head > 0


def charge_noun(match: Match) -> Reading:
    """Take "on a charge of theft", "three counts of"; refuse "in charge of", "free of charge".

    >>> from factcheck.language.certainty.rules import hearsay_of
    >>> hearsay_of("She faces three counts of theft."), hearsay_of("She is in charge of pumps.")
    (['allegation'], [])
    """
    line, at = match.line, match.head
    if line.words[at].startswith("count"):
        return at > 0 and read_numeral(line.words, at - 1) is not None
    return line.word(at - 1) not in {"in", "take", "takes", "took", "taken", "taking", "free", "the", "sole", "overall"}


def charged(match: Match) -> Reading:
    """Refuse duties: "charged with running the port"."""
    return match.line.word(match.end) not in listed("duty") and has_auxiliary_or_noun(match)


def has_auxiliary_or_noun(match: Match) -> bool:
    """Say whether a passive or a noun stands before: "was charged with", "a man charged with"."""
    return has_auxiliary(match) or match.start > 0


def is_said(match: Match) -> Reading:
    """Take "he is said to be ill"; refuse "he said to be ready"."""
    return has_auxiliary(match)


def reports_noun(match: Match) -> Reading:
    """Take reports that nobody makes; refuse the verb: "the paper reports that", "a 2019 report of".

    >>> from factcheck.language.certainty.rules import hearsay_of
    >>> hearsay_of("Amid reports of looting, Roe left."), hearsay_of("The paper reports that Roe left.")
    (['reported'], [])
    """
    at = match.head
    return at == 0 or match.line.words[at - 1] in listed("reports_after")


def unnamed_media(match: Match) -> Reading:
    """Take "local media said"; refuse the media of one state: "Syrian state media said"."""
    return match.line.word(match.head) != "state"


def arrested(match: Match) -> Reading:
    """Refuse "wanted for years"."""
    numeral = read_numeral(match.line.words, match.end) if match.end < len(match.line.words) else None
    return numeral is None and match.line.word(match.end) not in {"years", "days", "months", "decades", "hours", "a"}


def under_investigation(match: Match) -> Reading:
    """Take it of somebody; an incident under investigation charges nobody."""
    party = subject(match.line, match.start)
    return (
        party is not None and match.line.capital(party[0]) and match.start > 1 and match.line.word(match.end) == "for"
    )


HEARSAY_GUARDS: dict[str, Callable[[Match], Reading]] = {
    rule.__name__: rule
    for rule in (
        alleged, alleges, arrested, charge_made, charge_noun, charged, has_auxiliary, is_said, reports_noun,
        under_investigation, unnamed_media,
    )
}  # fmt: skip
