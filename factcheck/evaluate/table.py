"""An evaluation for a person, as one aligned table, and for programs, as JSON. Nothing is measured here."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.evaluate import Evaluation, Measured
from factcheck.evaluate.annotated import UNSEEN
from factcheck.evaluate.gate import Row
from factcheck.evaluate.measures import KINDS, Kind
from factcheck.evaluate.scores import LEVEL, RESAMPLES, Score

_TITLE = 19
_GATE = 30
_HEAD = f"{'P':>5} {'R':>5} {'F1':>5}  {'95 %':<9} {'n':>4}"
_GAP = "   "


def as_text(evaluation: Evaluation, mistakes: bool = False, unseen: bool = False) -> str:
    """Show an evaluation as a table, with what each row means, and the mistakes where they are wanted."""
    rows = _shown(evaluation)
    lines = [_about(evaluation), "", *_heads(evaluation), *_table(evaluation, rows), ""]
    lines += [*map(_density, evaluation.sets), "", *_gate(evaluation), "", *_legend(rows)]
    if mistakes:
        lines += [line for one in evaluation.sets for line in _mistakes(one, unseen)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def as_json(evaluation: Evaluation, mistakes: bool = False, unseen: bool = False) -> str:
    """Write an evaluation for programs; figures are shares from 0 to 1, null where there is nothing to share."""
    sets = {one.name: _for_programs(one, mistakes and (unseen or one.name != UNSEEN)) for one in evaluation.sets}
    return json.dumps({"engine": evaluation.engine, "sets": sets}, ensure_ascii=False, indent=2) + "\n"


def _shown(evaluation: Evaluation) -> tuple[int, ...]:
    """Give the places of the kinds that have enough marked in some set to be worth a row."""
    scores = [one.scores for one in evaluation.sets]
    return tuple(
        place
        for place, kind in enumerate(KINDS)
        if max((row[place].tally.wanted for row in scores), default=0) >= kind.least
    )


def _about(evaluation: Evaluation) -> str:
    """Say which engine read how much."""
    sizes = [
        f"{len(one.cases)} {one.name} ({sum(case.length for case in one.cases):,} words)" for one in evaluation.sets
    ]
    return f"{evaluation.engine} on annotated articles: {', '.join(sizes)}; figures in per cent"


def _heads(evaluation: Evaluation) -> Iterator[str]:
    if len(evaluation.sets) > 1:
        yield " " * _TITLE + "".join(f"{_GAP}{one.name:^{len(_HEAD)}}" for one in evaluation.sets)
    yield " " * _TITLE + "".join(f"{_GAP}{_HEAD}" for _ in evaluation.sets)


def _table(evaluation: Evaluation, rows: Sequence[int]) -> Iterator[str]:
    scores = [one.scores for one in evaluation.sets]
    section = ""
    for place in rows:
        kind = KINDS[place]
        if kind.section != section:
            section = kind.section
            yield section.upper()
        cells = "".join(f"{_GAP}{_cell(kind, row[place])}" for row in scores)
        yield f"{kind.title:<{_TITLE}}{cells}"


def _cell(kind: Kind, score: Score) -> str:
    """Write one figure with its interval; a share has neither precision nor F1."""
    tally = score.tally
    precision, f1 = (None, None) if kind.share else (tally.precision, tally.f1)
    between = "" if score.low is None else f"{100 * score.low:.0f}–{100 * (score.high or 0):.0f}"
    return f"{_percent(precision)} {_percent(tally.recall)} {_percent(f1)}  {between:<9} {tally.wanted:>4}"


def _percent(share: float | None) -> str:
    return " " * 5 if share is None else f"{100 * share:5.1f}"


def _density(one: Measured) -> str:
    rates = one.density
    middle = sum(rates) / len(rates)
    return (
        f"{one.name}: {middle:.1f} claims per 100 words ({min(rates):.1f} to {max(rates):.1f}), "
        f"{100 * one.urgent:.0f} % of them P1 or P2"
    )


def _gate(evaluation: Evaluation) -> Iterator[str]:
    """Show what the summary gate lets pass, and what it catches of damaged sentences."""
    yield "WHAT THE SUMMARY GATE FINDS, in per cent of n sentences"
    yield " " * _GATE + "".join(f"{_GAP}{one.name:>13}" for one in evaluation.sets)
    for rows in zip(*(one.gate for one in evaluation.sets), strict=True):
        name, title = rows[0].name, rows[0].title
        shown = f"{'faithful, ' if name in {'told', 'written'} else f'{name}, '}{title}"
        yield f"{shown:<{_GATE}}" + "".join(f"{_GAP}{_share(row)}" for row in rows)


def _share(row: Row) -> str:
    return f"{100 * row.named / row.made:5.1f} {row.made:>7}" if row.made else f"{'':>13}"


def _legend(rows: Sequence[int]) -> Iterator[str]:
    """Say in one line what each row, and each column, means."""
    for place in rows:
        yield f"{KINDS[place].title:<{_TITLE}} {KINDS[place].meaning}"
    yield ""
    yield "P precision, R recall or the share that the row names, F1 of both, n how many the annotators marked;"
    yield f"{100 * LEVEL:.0f} %: the interval of F1, or of the share, by {RESAMPLES:,} resamples of the articles"


def _mistakes(one: Measured, unseen: bool) -> Iterator[str]:
    """List the mistakes of a set by article and kind; those of the unseen articles only where they are asked for."""
    if one.name == UNSEEN and not unseen:
        yield "\nMISTAKES in the unseen articles are not shown: rules written after a look at them measure nothing"
        return
    yield f"\nMISTAKES in {one.name}"
    article = title = ""
    for name, kind, words in one.mistakes():
        if name != article:
            article, title = name, ""
            yield f"\n{name}"
        if kind.title != title:
            title = kind.title
            yield f"  {title.removeprefix('… ')}"
        yield f"    {words}"


def _for_programs(one: Measured, mistakes: bool) -> dict[str, Any]:
    rates = one.density
    told: dict[str, Any] = {
        "articles": [case.marked.name for case in one.cases],
        "words": sum(case.length for case in one.cases),
        "kinds": {kind.key: _figures(kind, score) for kind, score in zip(KINDS, one.scores, strict=True)},
        "claims_per_100_words": {"mean": sum(rates) / len(rates), "min": min(rates), "max": max(rates)},
        "claims_p1_or_p2": one.urgent,
        "summary_gate": {row.name: {"sentences": row.made, "named": row.named} for row in one.gate},
    }
    if mistakes:
        told["mistakes"] = [{"article": name, "kind": kind.key, "what": words} for name, kind, words in one.mistakes()]
    return told


def _figures(kind: Kind, score: Score) -> dict[str, Any]:
    tally = score.tally
    figures: dict[str, Any] = {"meaning": kind.meaning, "marked": tally.wanted, "recall": tally.recall}
    if not kind.share:
        figures |= {"given": tally.given, "precision": tally.precision, "f1": tally.f1}
    return figures | {"interval": [score.low, score.high]}
