"""Plain English for the closed lists, and the phrases that every format shares: an editor reads words, not terms.

Nothing here knows what a page looks like; `page` puts the words in order and the formats dress them.
"""

from collections.abc import Iterable
from datetime import date, datetime

from factcheck.models import Claim, Finding, Flag, Hop, Provenance, Question
from factcheck.terms import Act, Checkable, FlagStatus, Modality, Part, Priority, Severity, Sourcing, Status, Verdict

NOTHING_UNCONFIRMED = "Nothing in this article is left unconfirmed."
NOT_LOOKED_FOR = "None were looked for: this article is not in English."
ASK_A_MODEL = " A language model can read it: name one with --model."
NOT_A_VERDICT = "Nothing here says that a claim is true. “Verified” is a word for a person’s tick."
NO_LANGUAGE_MODEL = "a deterministic reader that works by rules; no language model took part"

STATUS: dict[Status, str] = {
    "unconfirmed": "unconfirmed",
    "denied": "denied",
    "disputed": "disputed",
    "not_verified": "not verified by the publisher",
    "no_comment": "no comment from those concerned",
    "asserted": "asserted",
}
SOURCING: dict[Sourcing, str] = {
    "corroborated": "corroborated by independent sources",
    "observed": "observed by the publisher",
    "own_act": "a party on its own act",
    "attributed": "attributed to one source",
    "reported": "reported (hearsay)",
    "anonymous": "anonymous source",
    "unattributed": "unattributed",
}
MODALITY: dict[Modality, str] = {
    "conditional": "conditional",
    "predicted": "predicted",
    "promised": "promised",
    "implied": "implied",
    "estimated": "estimated",
    "opinion": "opinion",
    "fact": "put as fact",
}
CHECKABLE: dict[Checkable, str] = {
    "yes": "",
    "partly": "can be checked in part",
    "attribution_only": "only that it was said can be checked",
    "no": "cannot be checked",
}
FLAG: dict[FlagStatus, str] = {
    "unconfirmed": "Unconfirmed",
    "denied": "Denied",
    "disputed": "Disputed",
    "not_verified": "Not verified",
    "no_comment": "No comment",
    "anonymous": "Anonymous",
    "reported": "Hearsay",
    "unattributed": "No source",
    "allegation": "Allegation",
    "conditional": "Conditional",
    "predicted": "Predicted",
    "promised": "Promised",
    "implied": "Implied",
    "estimated": "Estimated",
}
VERDICT: dict[Verdict, str] = {
    "supported": "Supported by the text",
    "attributed_only": "Rests on a source’s word",
    "stronger_than_text": "Stronger than the text",
    "absent": "Not in the text",
}
PRIORITY: dict[Priority, str] = {
    "P1": "P1 · check first",
    "P2": "P2 · check next",
    "P3": "P3 · if there is time",
    "P4": "P4 · for the record",
}
SEVERITY: dict[Severity, str] = {"error": "Error", "warning": "Warning", "note": "Note"}
PART: dict[Part, str] = {
    "headline": "the headline",
    "dek": "the dek",
    "byline": "the byline",
    "dateline": "the dateline",
    "caption": "a caption",
    "pullquote": "a pull quote",
    "boilerplate": "the boilerplate",
    "body": "the body",
}
ACT: dict[Act, str] = {"said": "told", "asked": "asked", "warned": "warned", "promised": "promised"}
"""Acts that can take the one who was told as their object: "told Reuters"; with any other act it is "to Reuters"."""


def joined(names: Iterable[str], last: str = "and") -> str:
    """Give a list as prose has it.

    >>> joined(["the mayor", "the union", "the port"])
    'the mayor, the union and the port'
    """
    *rest, end = list(names) or [""]
    return f"{', '.join(rest)} {last} {end}" if rest else end


def counted(number: int, noun: str) -> str:
    """Give a number with its noun.

    >>> counted(1, "claim"), counted(1200, "token")
    ('1 claim', '1,200 tokens')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def sentence_case(text: str) -> str:
    """Begin with a capital, leaving the rest alone.

    >>> sentence_case("a NATO diplomat")
    'A NATO diplomat'
    """
    return text[:1].upper() + text[1:]


def day(published: str | None) -> str:
    """Give an ISO date as a newspaper writes it; whatever is no date is given back as it stands.

    >>> day("2016-10-20T17:09:00"), day("2016-10-20"), day("last week"), day(None)
    ('20 October 2016, 17:09', '20 October 2016', 'last week', '')
    """
    if not published:
        return ""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    named = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return named if _is_date(published) else f"{named}, {moment:%H:%M}{f' {moment.tzname()}' if moment.tzinfo else ''}"


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""Not `strftime`'s: the report is in English whatever the machine speaks."""


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def hop(step: Hop) -> str:
    """Name one step of a chain and what the source did.

    >>> hop(Hop(source="s1", name="a NATO diplomat", act="said", via="Reuters"))
    'a NATO diplomat (told Reuters)'
    >>> hop(Hop(source="s2", name="Russia", act="denied", via="the BBC"))
    'Russia (denied, to the BBC)'
    """
    if step.act is None:
        return step.name
    if step.via is None:
        return f"{step.name} ({step.act})"
    return (
        f"{step.name} ({ACT[step.act]} {step.via})" if step.act in ACT else f"{step.name} ({step.act}, to {step.via})"
    )


def chain(claim: Claim) -> str:
    """Give who is responsible for the claim, from the publisher outward to the origin."""
    return " ← ".join(map(hop, claim.chain))


def question(asked: Question, claim: Claim) -> str:
    """Give a question without the claim's own text, which stands above it.

    >>> fire = Claim(id="c", text="Four boats burned.", quote="", spans=(), chain=())
    >>> question(Question(text="Who counted: Four boats burned?", ask="the port"), fire)
    'Who counted?'
    """
    return asked.text.replace(f": {claim.text.rstrip('.?! ')}", "", 1) or asked.text


def standing(claim: Claim, flags: Iterable[Flag] = ()) -> str:
    """Say how the article stands behind the claim, with those who are awaited or deny it."""
    status = STATUS[claim.status] + _by_whom(claim, flags)
    words = (status, SOURCING[claim.sourcing], MODALITY[claim.modality], "an allegation" if claim.allegation else "")
    return " · ".join(word for word in words if word)


def _by_whom(claim: Claim, flags: Iterable[Flag]) -> str:
    own = [flag for flag in flags if flag.status == claim.status and claim.id in flag.claims]
    denying = distinct(name for flag in own for name in flag.denied_by)
    awaited = distinct(name for flag in own for name in flag.awaiting)
    if claim.status == "denied" and denying:
        return f" by {joined(denying)}"
    if claim.status == "unconfirmed" and awaited:
        return f" by {joined(awaited)}"
    return ""


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Give each word once, in the order in which they first came."""
    return tuple(dict.fromkeys(words))


def stands(flag: Flag, publisher: str) -> str:
    """Say in one line who says so, and who has not confirmed it or denies it.

    >>> stands(Flag(id="f", rank=1, status="unconfirmed", quote="", spans=(), claims=(), reason="", found_by="rules",
    ...             asserted_by=("the union",), awaiting=("the port",)), "The Courier")
    'Says so: the union. Not confirmed by: the port.'
    """
    parts = (
        f"Says so: {joined(flag.asserted_by)}." if flag.asserted_by else "",
        f"{AWAITED.get(flag.status, 'Not confirmed by')}: {joined(flag.awaiting)}." if flag.awaiting else "",
        f"Denied by: {joined(flag.denied_by)}." if flag.denied_by else "",
        f"{sentence_case(publisher)} could not verify it." if flag.status == "not_verified" else "",
    )
    said = " ".join(part.replace("..", ".") for part in parts if part)  # "… by: Acme Co.."
    return said or sentence_case(flag.reason)


AWAITED: dict[FlagStatus, str] = {"no_comment": "No comment from", "denied": "Also not confirmed by"}


def short_ids(ids: Iterable[str], least: int = 6) -> dict[str, str]:
    """Cut ids to the shortest length that still tells them apart, so that they can be read out on the telephone.

    >>> short_ids(["c3f9a1b2c3d4", "c3f9a17777"])
    {'c3f9a1b2c3d4': 'c3f9a1b', 'c3f9a17777': 'c3f9a17'}
    """
    known = distinct(ids)
    length, longest = least, max(map(len, known), default=0)
    while length < longest and len({name[:length] for name in known}) < len(known):
        length += 1
    return {name: name[:length] for name in known}


def in_quotes(text: str) -> str:
    """Set a text in quotation marks unless it brings its own.

    >>> in_quotes("no comment"), in_quotes("“No comment,” he said")
    ('“no comment”', '“No comment,” he said')
    """
    return text if text[:1] in OPENING else f"“{text}”"


OPENING = tuple('“”„‟«»"‘‚‹')
"""Marks that begin a quotation, mistaken ones among them."""


def opening_words(text: str, most: int = 6) -> str:
    """Give the first words of a sentence, enough to find it by.

    >>> opening_words("The boat left the harbour at noon sharp")
    'The boat left the harbour at …'
    """
    first = text.split(maxsplit=most)
    return " ".join(first) if len(first) <= most else f"{' '.join(first[:most])} …"


def finding(doubt: Finding) -> str:
    """Give a finding's message, and what it concerns where that is not the article at large."""
    return f"{doubt.message} ({doubt.where})" if doubt.where else doubt.message


def reader(provenance: Provenance) -> str:
    """Name the model that read the article, and where; the embedded one never passes for a language model."""
    place = f" at {provenance.endpoint}" if "://" in provenance.endpoint else f", {provenance.endpoint}".rstrip(", ")
    return f"{provenance.model}{place}{f' ({NO_LANGUAGE_MODEL})' if is_embedded(provenance.model) else ''}"


def is_embedded(model: str) -> bool:
    """Say whether a model of that name is the deterministic reader.

    >>> is_embedded("embedded-1"), is_embedded("openai:embedded-1"), is_embedded("openai:gpt-9")
    (True, True, False)
    """
    return model.rpartition(":")[2].startswith("embedded")
