"""Deterministic reading of English news: no model, no state, linear in the length of the text.

`read` makes a Reading of an article once; the functions below are its parts for other programs.
"""

from factcheck.language.attribution import Attribution, find_attributions
from factcheck.language.certainty import Certainty, find_certainty
from factcheck.language.document import cut
from factcheck.language.names import find_entities
from factcheck.language.reading import Reading, read
from factcheck.language.sentences import split_sentences

__all__ = ["Attribution", "Certainty", "Reading", "attributions", "certainty", "read", "split_sentences"]


def attributions(text: str) -> tuple[Attribution, ...]:
    """Find who says what in a text, speakers resolved; offsets are code points."""
    document = cut(text)
    return find_attributions(document, find_entities(document))


def certainty(text: str) -> tuple[Certainty, ...]:
    """Find the words that leave something unconfirmed, deny it or hedge it, with their scope."""
    return find_certainty(cut(text))
