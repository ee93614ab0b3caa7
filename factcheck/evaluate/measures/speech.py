"""Who says what: content, source, chain and act of attributions."""

from collections.abc import Sequence

from factcheck.evaluate.annotated import MarkedAttribution
from factcheck.evaluate.case import Case, Said
from factcheck.evaluate.measures.outcome import Outcome, judged, paired
from factcheck.evaluate.naming import same_chain, same_origin
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
    right = [same_origin(marked.chain, said.chain) for marked, said in case.speech]
    return _among_all(case, right, shown=[not fine for fine in right])


def chain(case: Case) -> Outcome:
    """Hold the contents with all names of their chain against each other."""
    right = [same_chain(marked.chain, said.chain) for marked, said in case.speech]
    # A wrong origin is told by `origin`.
    shown = [same_origin(a.chain, b.chain) and not fine for (a, b), fine in zip(case.speech, right, strict=True)]
    return _among_all(case, right, shown)


def _among_all(case: Case, right: Sequence[bool], shown: Sequence[bool]) -> Outcome:
    """Count the pairs that are right among all attributions; the mistakes are those of the pairs alone."""
    mistakes = tuple(_other_chain(case, *pair) for pair, wrong in zip(case.speech, shown, strict=True) if wrong)
    return Outcome(Tally(sum(right), len(case.marked.attributions), sum(right), len(case.said)), mistakes)


def nested(case: Case) -> Outcome:
    """Hold what is said within what others say, with its whole chain, against each other.

    Its mistakes are told by `content` and `chain`.
    """
    marked = sum(len(one.chain) > 1 for one in case.marked.attributions)
    given = sum(len(one.chain) > 1 for one in case.said)
    right = sum(len(a.chain) > 1 and same_chain(a.chain, b.chain) for a, b in case.speech)
    return Outcome(Tally(right, marked, right, given))


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
    seen = [a for a, _ in case.speech]
    marked = [one for one in case.marked.attributions if _is_quoted(case, one) == quoted]
    return Outcome(Tally(sum(one in seen for one in marked), len(marked)))


def _is_quoted(case: Case, one: MarkedAttribution) -> bool:
    words = case.words(one.content)
    quoted = case.words(quote.inner for quote in case.reading.document.quotes)
    return len(words & quoted) >= _QUOTED * len(words)


def _other_chain(case: Case, marked: MarkedAttribution, said: Said) -> str:
    return f"wrong: {case.show(marked.content)} is {_chain(marked.chain)}, not {_chain(said.chain)}"


def _chain(names: Sequence[str]) -> str:
    return " ← ".join(names) or "nobody named"
