"""When the engine's name for a source is the annotator's: of one name, or unnamed with the same head."""

from collections.abc import Sequence

from factcheck.language.names import same_name
from factcheck.language.names.own_words import head_of, stem
from factcheck.language.names.phrases import DETERMINERS
from factcheck.language.tokens import Token, tokenize


def same_chain(marked: Sequence[str], given: Sequence[str]) -> bool:
    """Say whether all names of two chains are the same, in order."""
    return len(marked) == len(given) and all(same_source(a, b) for a, b in zip(marked, given, strict=True))


def same_origin(marked: Sequence[str], given: Sequence[str]) -> bool:
    """Say whether two chains end with the same source, or with none."""
    return same_chain(marked[-1:], given[-1:])


def same_parties(marked: Sequence[str], given: Sequence[str]) -> bool:
    """Say whether two lists name the same parties, in any order."""
    both = ((marked, given), (given, marked))
    return all(any(same_source(a, b) or same_source(b, a) for b in theirs) for ours, theirs in both for a in ours)


def same_source(marked: str, given: str) -> bool:
    """Say whether the engine's name for a source is the annotator's.

    >>> same_source("Geoff Tranter", "Mr Tranter"), same_source("a senior official at the bank", "officials")
    (True, True)
    >>> same_source("Marlsea Borough Council", "the council"), same_source("a spokesman for Acme", "Acme")
    (False, False)
    """
    by_name = not (_is_described(marked) or _is_described(given))
    if by_name and (same_name(marked, given) or same_name(_core(marked), _core(given))):
        return True
    head, ours, theirs = _head(marked), _capitals(marked), _capitals(given)
    return head is not None and head == _head(given) and (not ours or not theirs or bool(ours & theirs))


def _bare(name: str) -> list[Token]:
    """Give the words of a source without its article."""
    tokens = tokenize(name)
    return tokens[1:] if len(tokens) > 1 and tokens[0].lower in DETERMINERS else tokens


def _capitals(name: str) -> frozenset[str]:
    """Give the words with a capital that no beginning of a sentence explains.

    >>> sorted(_capitals("Reports in Germany")), sorted(_capitals("The Save Pinfold Library group"))
    (['germany'], ['library', 'pinfold', 'save'])
    """
    tokens = _bare(name)
    first = tokens[:1] if len(tokens) == len(tokenize(name)) else []
    return frozenset(token.lower for token in tokens if token.text != token.lower and token not in first)


def _is_described(name: str) -> bool:
    """Say whether a source has no name of its own: what is named stands behind its head, if anything.

    >>> [_is_described(n) for n in ("a spokesman for Acme", "the council", "The Save Pinfold Library group", "Acme")]
    [True, True, False, False]
    """
    tokens = _bare(name)
    if not tokens:
        return True
    front = tokens[: head_of(tokens) + 1]
    return front[-1].text == front[-1].lower and not any(t.lower in _capitals(name) for t in front)


def _core(name: str) -> str:
    """Give a name of several words without the common words around it.

    >>> _core("the soprano Ilse Orr"), _core("state Department of Health"), _core("Leeds council")
    ('Ilse Orr', 'Department of Health', 'Leeds council')
    """
    tokens = tokenize(name)
    capitals = [i for i, token in enumerate(tokens) if token.text != token.lower and token.lower not in DETERMINERS]
    if len(capitals) < 2:
        return name
    return name[tokens[capitals[0]].start : tokens[capitals[-1]].end]


def _head(name: str) -> str | None:
    """Give the head of an unnamed source, without a plural's ending; None where the head is a name.

    >>> _head("Two senior officials at the bank"), _head("Geoff Tranter")
    ('official', None)
    """
    phrase = _bare(name)
    if not phrase:
        return None
    at = head_of(phrase)
    # At the beginning a capital may be that of the sentence.
    return None if at and phrase[at].text != phrase[at].lower else stem(phrase[at].lower)
