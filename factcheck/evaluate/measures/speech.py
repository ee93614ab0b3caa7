"""Who says what: content, source, chain and act of attributions."""

from collections.abc import Sequence

from factcheck.evaluate.annotated import MarkedAttribution
from factcheck.evaluate.case import Case, Said, same_chain, same_origin
from factcheck.evaluate.measures.outcome import Outcome, judged, paired
from factcheck.evaluate.scores import Tally

_QUOTED = 0.9
"""The share of words within quotation marks from which speech is direct: its reporting words may stand within."""


def content(case: Case) -> Outcome:
    """Hold the contents against each other."""

    def marked(one: MarkedAttribution) -> str:
        return f"{case.show(one.content)} ({_chain(one.chain)})"

    def given(one: Said) -> str:
        return f"{case.show(one.content)} ({_chain(one.chain)})"

    return paired(case.marked.attributions, case.said, case.speech, (marked, given))


def origin(case: Case) -> Outcome:
    """Hold the contents with the name of their origin against each other."""
    return _among_all(case, [same_origin(marked.chain, said.chain) for marked, said in case.speech])


def chain(case: Case) -> Outcome:
    """Hold the contents with all names of their chain against each other."""
    return _among_all(case, [same_chain(marked.chain, said.chain) for marked, said in case.speech])


def _among_all(case: Case, right: Sequence[bool]) -> Outcome:
    """Count the pairs that are right among all attributions; the mistakes are those of the pairs alone."""
    mistakes = tuple(_other_chain(case, *pair) for pair, fine in zip(case.speech, right, strict=True) if not fine)
    return Outcome(Tally(sum(right), len(case.marked.attributions), sum(right), len(case.said)), mistakes)


def nested(case: Case) -> Outcome:
    """Hold what is said within what others say, with its whole chain, against each other."""
    marked = [one for one in case.marked.attributions if len(one.chain) > 1]
    given = [one for one in case.said if len(one.chain) > 1]
    pairs = [(a, b) for a, b in case.speech if len(a.chain) > 1 and same_chain(a.chain, b.chain)]
    return paired(
        marked,
        given,
        pairs,
        (
            lambda a: f"{case.show(a.content)} ({_chain(a.chain)})",
            lambda b: f"{case.show(b.content)} ({_chain(b.chain)})",
        ),
    )


def act(case: Case) -> Outcome:
    """Hold the acts of the attributions that both see against each other."""
    return judged(
        (a.act == b.act, f"{case.show(a.content)} is {a.act}, not {b.act}, by {_chain(a.chain)}")
        for a, b in case.speech
    )


def direct(case: Case) -> Outcome:
    """Say how much of what stands in quotation marks was found."""
    return _found(case, quoted=True)


def indirect(case: Case) -> Outcome:
    """Say how much of what stands in the reporter's words, or mostly so, was found."""
    return _found(case, quoted=False)


def _found(case: Case, quoted: bool) -> Outcome:
    seen = {id(a) for a, _ in case.speech}
    marked = [one for one in case.marked.attributions if _is_quoted(case, one) == quoted]
    return Outcome(Tally(sum(id(one) in seen for one in marked), len(marked)))


def _is_quoted(case: Case, one: MarkedAttribution) -> bool:
    words = case.words(one.content)
    quoted = case.words(quote.inner for quote in case.reading.document.quotes)
    return len(words & quoted) >= _QUOTED * len(words)


def _other_chain(case: Case, marked: MarkedAttribution, said: Said) -> str:
    return f"wrong: {case.show(marked.content)} is {_chain(marked.chain)}, not {_chain(said.chain)}"


def _chain(names: Sequence[str]) -> str:
    return " ← ".join(names) or "nobody named"
