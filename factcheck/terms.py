"""The closed lists of the newsroom: every word that a report may use for a status, a source or a claim.

Nothing is decided here. A list is a `Literal`, so that the type checker, the JSON Schema and a model's answer format
all read the same words; `values(List)` gives them in their order of rank where the list has one.
"""

from typing import Literal, get_args

Act = Literal[
    "said", "claimed", "wrote", "reported", "described", "confirmed", "denied", "rejected", "promised", "agreed",
    "warned", "threatened", "urged", "recommended", "asked", "estimated", "predicted", "accused", "criticized",
    "suggested", "implied", "believed", "declined",
]  # fmt: skip
"""What a source did with words. Speech, writing and reported belief make a hop of a chain; an event does not."""

REFUSALS: frozenset[Act] = frozenset({"denied", "rejected", "declined"})
"""Acts that put no proposition of their own: what is in question is what somebody else says."""

SourceKind = Literal[
    "publisher", "official", "government", "political", "military", "intergovernmental", "ngo", "armed_group",
    "company", "religious", "legal", "court_record", "document", "state_media", "outlet", "agency", "expert",
    "eyewitness", "participant", "activist", "social", "crowd", "other",
]  # fmt: skip

Naming = Literal["named", "institution", "described", "bare", "collective"]
"""How a source is named: "a senior NATO diplomat" is described, "sources" bare, "observers" collective."""

UNNAMED: frozenset[Naming] = frozenset({"described", "bare", "collective"})
"""Sources without a name: nobody can look them up."""

RECORDS: frozenset[SourceKind] = frozenset({"document", "court_record"})
"""Sources that are written: they have a page, not a voice."""

Part = Literal["headline", "dek", "byline", "dateline", "body", "caption", "pullquote", "boilerplate"]

TITLES: frozenset[Part] = frozenset({"headline", "dek"})
"""What stands over the text: it says less than the body about who says so."""

Status = Literal["unconfirmed", "denied", "disputed", "not_verified", "no_comment", "asserted"]
"""How settled the article itself leaves a claim, gravest first."""

Sourcing = Literal["corroborated", "observed", "own_act", "attributed", "reported", "anonymous", "unattributed"]
"""On whom a claim rests. Computed by code from its chain, never taken from a model."""

Modality = Literal["conditional", "predicted", "promised", "implied", "estimated", "opinion", "fact"]
"""Whether a claim is put as a fact; where two fit, the one that comes first here."""

FlagStatus = Literal[
    "unconfirmed", "denied", "disputed", "not_verified", "no_comment", "anonymous", "reported", "allegation",
    "conditional", "predicted", "promised", "implied", "estimated", "unattributed",
]  # fmt: skip
"""A flag's one word: the claim's status, else its sourcing, else that it is an allegation, else its modality."""

ClaimType = Literal[
    "event", "quantity", "superlative", "quote", "identity", "time", "place", "comparison", "cause", "law",
    "background", "forecast", "opinion",
]  # fmt: skip

Checkable = Literal["yes", "partly", "attribution_only", "no"]
"""Could a stranger with the right record or witness settle the claim now?"""

Priority = Literal["P1", "P2", "P3", "P4"]

Grounding = Literal["exact", "folded", "absent"]
"""How a quote was found: to the letter, but for typography, or not at all (a near miss is absent)."""

Verdict = Literal["supported", "attributed_only", "stronger_than_text", "absent"]

Severity = Literal["error", "warning", "note"]

FoundBy = Literal["model", "rules", "both"]


def values(closed_list: object) -> tuple[str, ...]:
    """Give the words of one of the lists above, in order.

    >>> values(Checkable)
    ('yes', 'partly', 'attribution_only', 'no')
    """
    return get_args(closed_list)
