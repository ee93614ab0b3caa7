"""How questions are put: each in two wordings, of a clause and of a sentence that is quoted whole. Data, no rules."""

from typing import NamedTuple

from factcheck.terms import Act, Modality, Status


class Frame(NamedTuple):
    """How a thing is asked: of a clause (`{}`), and behind the article's sentence quoted whole."""

    clause: str
    quoted: str


UNSETTLED: dict[Status, Frame] = {
    "unconfirmed": Frame(
        "Do you confirm that {}? If not, what is still open?", "Do you confirm that? If not, what is still open?"
    ),
    "denied": Frame("You deny that {}. What is your account?", "You deny this. What is your account?"),
    "disputed": Frame(
        "You do not accept that {}. What do you rest that on?", "You do not accept this. What do you rest that on?"
    ),
    "no_comment": Frame("What do you say to the report that {}?", "What do you say to that?"),
}
CHARGED = Frame("What is your reply to the charge that {}?", "What is your reply to that charge?")
PASSAGE = Frame("May we see where it says that {}?", "May we see where it says so?")
SHOWN = Frame("May we see what shows that {}?", "May we see what shows that?")
ON_RECORD = Frame("Can you say on the record whether {}?", "Can you say so on the record?")
PAPER = Frame("Does it say that {}?", "Does it say so?")
BORNE_OUT = Frame("Can you bear out that {}?", "Can you bear that out?")
OF_RECORDS = Frame("Do your records show that {}?", "Do your records bear that out?")
BY_FORM = {"records": OF_RECORDS, "witness": BORNE_OUT, "paper": PAPER}
RELAYED = Frame("", "How did you learn of it, and is it in writing?")
STILL_RIGHT = Frame("Is it still right that {}?", "Is that still right?")
HOW_KNOWN = Frame("How do you know that {}, and as of when?", "How do you know, and as of when?")
KNOWN_BY_NOW = Frame("", "What is known about it by now?")
EXPECTED = Frame("", "Is that still to be expected?")
OF_ACT: dict[Act, Frame] = {
    "declined": Frame("", "Is there an answer by now?"),
    "denied": Frame("Do you still deny that {}, and what is your account?", "Is that still your position?"),
    "rejected": Frame("", "Is that still your position?"),
    "warned": Frame("What is the warning that {} based on?", "What is that warning based on?"),
    "accused": Frame("What is your evidence for the charge that {}?", "What is your evidence for that charge?"),
    "urged": Frame("", "Has there been an answer?"),
    "asked": Frame("", "Has there been an answer?"),
    "recommended": Frame("", "Has there been an answer?"),
    "threatened": Frame("", "Do you stand by that, and from when?"),
    "promised": Frame("Is it still right that {}?", "Does that still hold?"),
    "agreed": Frame("Is it still right that {}?", "Does that still hold?"),
}
"""What to ask whoever did this with words."""
OF_MODALITY: dict[Modality, Frame] = {
    "predicted": Frame("What is the forecast that {} based on?", "What is that forecast based on?"),
    "conditional": Frame("", "Under which condition would that happen, and who decides?"),
    "implied": Frame("", "How certain is that, and on what evidence?"),
    "opinion": Frame("Is it still your view that {}?", "Is that still your view?"),
}
"""What to ask whoever put something so."""
