"""How sure: the words that leave a statement unconfirmed, deny it, hedge it or put it in the future, and their scope.

The phrases are data (families `certainty_status`, `certainty_modality`, `certainty_hearsay`); what surrounds them is
judged by small rules: `guards`, `modal_guards` and `hearsay_guards` say when a phrase is none, `scopes` which words it
covers, `parties` who is awaited or denies. Whom a pronoun means, and what it does to a claim, is decided elsewhere.
"""

from factcheck.language.certainty.rules import find_in
from factcheck.language.certainty.values import Certainty
from factcheck.language.document import Document

__all__ = ["Certainty", "find_certainty"]


def find_certainty(document: Document) -> tuple[Certainty, ...]:
    """Find the cues of a text in order.

    >>> from factcheck.language.document import cut
    >>> from factcheck.models import Span
    >>> text = "Acme would not confirm that the mill shuts."
    >>> (one,) = find_certainty(cut(text, sentences=[Span(0, len(text))]))
    >>> one.cue.of(text), one.scope.of(text), one.status, one.awaiting
    ('would not confirm', 'the mill shuts', 'unconfirmed', ('Acme',))
    """
    return find_in(document)
