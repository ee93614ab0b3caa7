"""Deterministic reading of English news: no model, no state, linear in the length of the text.

`read` makes a Reading of an article once; the functions below are its parts for other programs.
"""

from factcheck.language.attribution import Attribution, find_attributions
from factcheck.language.certainty import Certainty, find_certainty
from factcheck.language.document import cut
from factcheck.language.names import find_entities
from factcheck.language.reading import Reading, read
from factcheck.language.sentences import split_sentences
from factcheck.language.tongue import is_read

__all__ = ["Attribution", "Certainty", "Reading", "attributions", "certainty", "read", "split_sentences"]


def attributions(text: str, language: str | None = None) -> tuple[Attribution, ...]:
    """Find who says what in a text, speakers resolved; offsets are code points.

    A text in another language than English has none that these rules could find: the answer is empty, of every
    function but `split_sentences`. Where the language is not given it is guessed; doubtful texts are read.

    >>> attributions("Der Minister sagte am Montag, dass er von der Sache nichts weiß.")
    ()
    """
    if not is_read(text, language):
        return ()
    document = cut(text)
    return find_attributions(document, find_entities(document))


def certainty(text: str, language: str | None = None) -> tuple[Certainty, ...]:
    """Find the words that leave something unconfirmed, deny it or hedge it, with their scope; none but in English."""
    return find_certainty(cut(text)) if is_read(text, language) else ()
