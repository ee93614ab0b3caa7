"""Plain English for the closed lists, and what is said in the same words wherever it is said: an editor reads words,
not terms. The phrases made with them are in `phrases`.
"""

from factcheck.terms import (
    Act,
    Checkable,
    FlagStatus,
    Grounding,
    Modality,
    Part,
    Priority,
    Severity,
    Sourcing,
    Status,
    Verdict,
)

NOTHING_UNCONFIRMED = "Nothing in this article is left unconfirmed."
NOT_LOOKED_FOR = "None were looked for: this article is not in English."
ASK_A_MODEL = " A language model can read it: name one with --model."
NOT_A_VERDICT = "Nothing here says that a claim is true. “Verified” is a word for a person’s tick."
NO_LANGUAGE_MODEL = "rules, no language model"

STATUS: dict[Status, str] = {
    "unconfirmed": "not confirmed by those who could",
    "denied": "denied by the party concerned",
    "disputed": "another account conflicts",
    "not_verified": "the publisher could not verify it",
    "no_comment": "those concerned have not commented",
    "asserted": "",
}
"""Like the four tables below it, what is out of the ordinary about a claim: the ordinary is not said."""

BY: dict[Status, str] = {"unconfirmed": "not confirmed by", "denied": "denied by", "no_comment": "no comment from"}
"""How a status is put where those are known who have not confirmed, deny, or have not commented."""

SOURCING: dict[Sourcing, str] = {
    "corroborated": "independent sources agree",
    "observed": "seen by the publisher itself",
    "own_act": "a party on its own act",
    "attributed": "",
    "reported": "hearsay",
    "anonymous": "rests on unnamed people alone",
    "unattributed": "no source is given",
}
MODALITY: dict[Modality, str] = {
    "conditional": "depends on a condition",
    "predicted": "a prediction",
    "promised": "a promise or plan",
    "implied": "implied, not stated",
    "estimated": "an estimate",
    "opinion": "an opinion",
    "fact": "",
}
CHECKABLE: dict[Checkable, str] = {
    "yes": "",
    "partly": "can be checked in part",
    "attribution_only": "check only that it was said",
    "no": "cannot be checked",
}
GROUNDING: dict[Grounding, str] = {
    "exact": "",
    "folded": "",
    "absent": "the quote was not found in the article",
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
AWAITED: dict[FlagStatus, str] = {"no_comment": "No comment from", "denied": "Also not confirmed by"}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""Not `strftime`'s: the report is in English whatever the machine speaks."""
