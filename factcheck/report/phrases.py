"""Phrases that every format shares, made of the words of `words` and of what a report says.

Nothing here knows what a page looks like; `page` puts the phrases in order and the formats dress them.
"""

from collections.abc import Iterable
from datetime import date, datetime

from factcheck.models import Claim, Flag, Hop, Provenance
from factcheck.report.words import (
    ACT,
    AWAITED,
    BY,
    CHECKABLE,
    GROUNDING,
    MODALITY,
    MONTHS,
    NO_LANGUAGE_MODEL,
    SOURCING,
    STATUS,
)

OPENING = tuple('“”„‟«»"‘‚‹')
"""Marks that begin a quotation, mistaken ones among them."""


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


def weaknesses(claim: Claim, flags: Iterable[Flag] = ()) -> tuple[str, ...]:
    """Say what is out of the ordinary about a claim, gravest first; nothing of what goes without saying.

    >>> weaknesses(Claim(id="c", text="It sank.", quote="It sank.", spans=(), chain=(), modality="estimated"))
    ('no source is given', 'an estimate')
    """
    return _weaknesses(claim, _status(claim, flags))


def reasons(claim: Claim) -> tuple[str, ...]:
    """Give the reasons for a claim's priority but for those that `weaknesses` says already.

    >>> reasons(Claim(id="c", text="", quote="", spans=(), chain=(), reasons=("no source is given", "gives a figure")))
    ('gives a figure',)
    """
    said = _weaknesses(claim, STATUS[claim.status])
    return tuple(reason for reason in claim.reasons if reason not in said)


def _weaknesses(claim: Claim, status: str) -> tuple[str, ...]:
    said = (
        GROUNDING[claim.grounding],
        status,
        "an allegation" if claim.allegation else "",
        SOURCING[claim.sourcing],
        MODALITY[claim.modality],
        "it is unclear how far the attribution reaches" if claim.scope_unclear else "",
        CHECKABLE[claim.checkable],
    )
    return tuple(word for word in said if word)


def _status(claim: Claim, flags: Iterable[Flag]) -> str:
    own = [flag for flag in flags if flag.status == claim.status]
    who = distinct(name for flag in own for name in (flag.denied_by if claim.status == "denied" else flag.awaiting))
    return f"{BY[claim.status]} {joined(who)}" if who and claim.status in BY else STATUS[claim.status]


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Give each word once, in the order in which they first came."""
    return tuple(dict.fromkeys(words))


def stands(flag: Flag, publisher: str) -> str:
    """Say in one line who says so, and who has not confirmed it or denies it.

    >>> stands(Flag(id="f", rank=1, status="unconfirmed", quote="", spans=(), claims=(), reason="", found_by="rules",
    ...             asserted_by=("the union",), awaiting=("the port",)), "The Courier")
    'Says so: the union. Not confirmed by: the port.'
    """
    unproved = flag.status == "not_verified"
    alone = unproved and flag.asserted_by == (publisher,)
    itself = set(flag.asserted_by) <= {*flag.awaiting, *flag.denied_by}
    parts = (
        f"Says so: {joined(flag.asserted_by)}." if flag.asserted_by and not alone and not itself else "",
        f"{AWAITED.get(flag.status, 'Not confirmed by')}: {joined(flag.awaiting)}." if flag.awaiting else "",
        f"Denied by: {joined(flag.denied_by)}." if flag.denied_by else "",
        f"{sentence_case(publisher)} could not verify it." if unproved else "",
        f"{sentence_case(flag.reason)}." if flag.status == "disputed" and flag.reason else "",
    )
    said = " ".join(part.replace("..", ".") for part in parts if part)  # "… by: Acme Co.."
    return said or sentence_case(flag.reason)


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


def opening_words(text: str, most: int = 6) -> str:
    """Give the first words of a sentence, enough to find it by.

    >>> opening_words("The boat left the harbour at noon sharp")
    'The boat left the harbour at …'
    """
    first = text.split(maxsplit=most)
    return " ".join(first) if len(first) <= most else f"{' '.join(first[:most])} …"


def reader(provenance: Provenance) -> str:
    """Name the model that read the article, and where; the embedded one never passes for a language model."""
    place = f" at {provenance.endpoint}" if "://" in provenance.endpoint else ""
    return f"{provenance.model}{place}{f' ({NO_LANGUAGE_MODEL})' if is_embedded(provenance.model) else ''}"


def ranges(numbers: Iterable[int]) -> str:
    """Give numbers in order, three or more in a row as a range.

    >>> ranges([7, 1, 2, 3, 8])
    '1–3, 7, 8'
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def is_embedded(model: str) -> bool:
    """Say whether a model of that name is the deterministic reader.

    >>> is_embedded("embedded-1"), is_embedded("openai:embedded-1"), is_embedded("openai:gpt-9")
    (True, True, False)
    """
    return model.rpartition(":")[2].startswith("embedded")
