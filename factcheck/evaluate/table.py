"""The evaluation: every measure over every article, the seen and the unseen apart, as a table and as data."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from factcheck.evaluate.annotated import Case, Split
from factcheck.evaluate.of_reading import act, attribution, chain, doubts, nested, origin, parties
from factcheck.evaluate.of_report import (
    box,
    box_parties,
    contradictions,
    first_third,
    groups,
    high_priority,
    modality,
)
from factcheck.evaluate.outcome import Compared, Outcome, outcome
from factcheck.evaluate.scores import Score, score_of
from factcheck.language.tokens import tokenize

Measure = Callable[[Outcome], Compared]
MEASURES: dict[str, Measure] = {
    "attribution": attribution,
    "origin": origin,
    "chain": chain,
    "nested": nested,
    "act": act,
    "doubts": doubts,
    "parties": parties,
    "modality": modality,
    "box": box,
    "box_parties": box_parties,
    "first_third": first_third,
    "high_priority": high_priority,
    "groups": groups,
    "contradictions": contradictions,
}
_SPLITS: tuple[Split, ...] = ("seen", "unseen")
_WIDTH = 30


@dataclass(frozen=True)
class Evaluation:
    """What the engine found of what people marked: for each measure what each article gave, in order of the cases."""

    outcomes: tuple[Outcome, ...]
    rows: dict[str, tuple[Compared, ...]]

    def of(self, split: Split, name: str) -> Score | None:
        """Give the score of one measure over the articles of one part; None where it has none."""
        found = [c.tally for o, c in zip(self.outcomes, self.rows[name], strict=True) if o.case.split == split]
        return score_of(found) if found else None

    def data(self) -> dict[str, object]:
        """Give everything as data: for each part its articles, its scores and its claims per 100 words."""
        return {split: self._part(split) for split in _SPLITS if self._cases(split)}

    def _cases(self, split: Split) -> list[Outcome]:
        return [o for o in self.outcomes if o.case.split == split]

    def _part(self, split: Split) -> dict[str, object]:
        scores = {name: asdict(score) for name in MEASURES if (score := self.of(split, name))}
        density = {o.case.name: round(_density(o), 2) for o in self._cases(split)}
        return {
            "articles": [o.case.name for o in self._cases(split)],
            "scores": scores,
            "claims_per_100_words": density,
        }

    def text(self) -> str:
        """Give the table: precision, recall and F1 in per cent, with the 95 % interval of F1 over the articles."""
        parts = [split for split in _SPLITS if self._cases(split)]
        lines = [f"embedded-1 on annotated articles ({', '.join(self._heading(split) for split in parts)})", ""]
        lines.append(" " * _WIDTH + "".join(f"{split:^38}" for split in parts).rstrip())
        lines.append(" " * _WIDTH + ("    P     R    F1    95 %       marks  " * len(parts)).rstrip())
        for name in MEASURES:
            scores = (self.of(split, name) for split in parts)
            lines.append(f"{_LABELS[name]:<{_WIDTH}}" + "".join(_cells(score) for score in scores).rstrip())
        lines += [
            "",
            f"{'claims per 100 words':<{_WIDTH}}" + "".join(self._densities(split) for split in parts).rstrip(),
        ]
        return "\n".join(lines) + "\n"

    def _heading(self, split: Split) -> str:
        return f"{len(self._cases(split))} {split} while its rules were written"

    def _densities(self, split: Split) -> str:
        values = sorted(_density(o) for o in self._cases(split))
        return f"  {sum(values) / len(values):.1f} on average, {values[0]:.1f} to {values[-1]:.1f}".ljust(38)

    def mistakes(self, splits: Sequence[Split] = ("seen",)) -> Iterator[str]:
        """Give every miss and every false find in words, article by article; of the seen alone, unless told."""
        for number, o in enumerate(self.outcomes):
            if o.case.split not in splits:
                continue
            for name in MEASURES:
                row = self.rows[name][number]
                yield from (f"{o.case.name}: {name}: missed: {words}" for words in row.missed)
                yield from (f"{o.case.name}: {name}: false: {words}" for words in row.false)


_LABELS = {
    "attribution": "who says what: content",
    "origin": "  … and its origin",
    "chain": "  … and the whole chain",
    "nested": "  … of what others report",
    "act": "  … and the act (if found)",
    "doubts": "doubts, by status",
    "parties": "  … and the party (if found)",
    "modality": "modality of claims",
    "box": "“not confirmed” box",
    "box_parties": "  … and the party",
    "first_third": "check first: first third",
    "high_priority": "check first: P1 and P2",
    "groups": "repeated claims, in pairs",
    "contradictions": "contradictions, in pairs",
}


def _cells(score: Score | None) -> str:
    if score is None:
        return " " * 38
    shares = "".join(
        "     –" if value is None else f"{100 * value:6.1f}" for value in (score.precision, score.recall, score.f1)
    )
    interval = "" if score.low is None or score.high is None else f"{100 * score.low:.0f}–{100 * score.high:.0f}"
    return f"{shares}  {interval:^9}{score.gold:>6}   ".ljust(38)


def _density(o: Outcome) -> float:
    count = sum(token.text[0].isalnum() for token in tokenize(o.case.article.text))
    return 100 * len(o.report.claims) / max(1, count)


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """Let the embedded engine read annotated articles, and measure it against their marks."""
    outcomes = tuple(outcome(case) for case in cases)
    return Evaluation(outcomes, {name: tuple(map(measure, outcomes)) for name, measure in MEASURES.items()})
