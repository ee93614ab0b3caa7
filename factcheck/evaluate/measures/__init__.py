"""The kinds that are measured, in the order of the table; each is one small function of a case."""

from functools import partial

from factcheck.evaluate.measures.checklist import box, box_parties, contradictions, first_third, groups, high
from factcheck.evaluate.measures.doubt import doubts, modality, parties
from factcheck.evaluate.measures.outcome import Kind, Outcome
from factcheck.evaluate.measures.speech import act, chain, content, direct, indirect, nested, origin
from factcheck.terms import Status

__all__ = ["KINDS", "Kind", "Outcome"]

_FEW = 5
"""Doubts of one status below which a figure of its own would say nothing."""

_DOUBTS: tuple[tuple[Status, str], ...] = (
    ("unconfirmed", "someone who could confirm it has not"),
    ("denied", "the party concerned denies it"),
    ("disputed", "another account conflicts"),
    ("not_verified", "the publisher could not verify it"),
    ("no_comment", "those concerned have not commented"),
)

_SPEECH, _DOUBT, _DESK = "Who says what", "How settled it is", "What the desk gets"

KINDS: tuple[Kind, ...] = (
    Kind("content", _SPEECH, "what is said", "the words of an attribution, half of them in common", content),
    Kind("origin", _SPEECH, "… by whom", "these words, and the name of who said them first", origin),
    Kind("chain", _SPEECH, "… the whole chain", "these words, and every name from the publisher to the origin", chain),
    Kind("nested", _SPEECH, "nested speech", "what one source says that another said, with its whole chain", nested),
    Kind("direct", _SPEECH, "quotations", "the share found of what stands in quotation marks", direct, share=True),
    Kind("indirect", _SPEECH, "other speech", "the share found of speech in the reporter's words, or mixed", indirect,
         share=True),
    Kind("act", _SPEECH, "act", "the share of the words found whose act is right: said, denied, promised …", act,
         share=True),
    Kind("doubts", _DOUBT, "words of doubt", "the status, and the cue (or half of the words that it covers)", doubts),
    *(Kind(f"doubts_{status}", _DOUBT, f"… {status}", meaning, partial(doubts, status=status), least=_FEW)
      for status, meaning in _DOUBTS),
    Kind("parties", _DOUBT, "parties", "the share of the doubts found that name the right people, where anybody is "
         "named", parties, share=True),
    Kind("modality", _DOUBT, "modality", "statements that are put other than as facts, half of the words in common",
         modality),
    Kind("box", _DESK, "not-confirmed box", "a line of the box: its status, and a place that it holds for", box),
    Kind("box_parties", _DESK, "its parties", "the share of these lines that name the right people (disputes left out)",
         box_parties, share=True),
    Kind("first_third", _DESK, "checked first", "the share of what is urgent in the first third of the checklist",
         first_third, share=True),
    Kind("high", _DESK, "P1 or P2", "the share of what is urgent with one of the two highest priorities", high,
         share=True),
    Kind("groups", _DESK, "said again", "pairs of places that make the same claim", groups),
    Kind("contradictions", _DESK, "contradictions", "pairs of claims that cannot both hold", contradictions),
)  # fmt: skip
