"""Doubts: what the article leaves unsettled, from the flags answer and from the reading's own cues, on which claims.

A model can add caution, not remove it: a doubt that the reading sees stands whatever the model said, and a model's
doubt stands where the cue it quotes is in the article, in or beside the sentence it cites.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from factcheck.answers import FlagSaid
from factcheck.grounding.bench import Bench, length, overlap
from factcheck.grounding.claims import Grounded
from factcheck.language.likeness import stem_of
from factcheck.language.names import same_name
from factcheck.language.parties import full_names
from factcheck.language.reading import Reading
from factcheck.models import Claim, Finding, Span
from factcheck.terms import REFUSALS, FoundBy, Status, values

_AWAITS = frozenset({"unconfirmed", "no_comment", "not_verified"})
_T = TypeVar("_T", int, Span)


@dataclass(frozen=True)
class Doubt:
    """One thing left unsettled. `holds` are the claims it is about, `linked` titles that repeat it without caveat.

    Claims are named by their place in the list of grounded claims; `spans` is what is in doubt.
    """

    status: Status
    spans: tuple[Span, ...]
    cues: tuple[Span, ...]
    holds: tuple[int, ...]
    linked: tuple[int, ...]
    awaiting: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    found_by: FoundBy = "rules"


def find_doubts(
    bench: Bench, grounded: Sequence[Grounded], said: Sequence[FlagSaid], by_model: bool
) -> tuple[list[Doubt], list[Finding]]:
    """Bring the doubts of the reading and of the model together; what neither can show in the text is a note."""
    merged = _Merged()
    for doubt in _from_reading(bench, grounded):
        merged.add(doubt)
    findings = []
    if by_model:
        for flag in said:
            if (proved := _from_model(bench, grounded, flag)) is None:
                message = f"the model doubts {flag.statement!r}, but no such words of doubt stand in the article"
                findings.append(Finding(kind="flag_unproved", severity="note", message=message, where="flags"))
            else:
                merged.add(proved)
    return merged.doubts, findings


def _from_reading(bench: Bench, grounded: Sequence[Grounded]) -> list[Doubt]:
    reading, links = bench.reading, bench.reading.links
    covering = _covering(grounded)
    found = []
    for first in (i for i, same in enumerate(links.same) if same == i):
        mentions = links.again(first)
        doubtful = [reading.statements[i] for i in mentions if reading.statements[i].status != "asserted"]
        if not doubtful:
            continue
        akin = {j for i in mentions for j in links.mentions.get(i, ())}
        titles = {j for j in akin if reading.statements[j].part == "headline" and not _doubts_itself(reading, j)}
        holds = covering({*mentions, *akin} - titles)
        linked = tuple(i for i in covering(titles) if i not in holds)
        caveats = list(dict.fromkeys(c for s in doubtful for c in s.caveats if c.status))
        status = min((s.status for s in doubtful), key=values(Status).index)
        own = [c for c in caveats if c.status == status]
        names = full_names(reading.document, reading.entities, own, (status,))
        found.append(
            Doubt(
                status=status,
                spans=doubtful[0].spans,
                cues=tuple(sorted({c.cue for c in own})),
                holds=holds,
                linked=linked,
                awaiting=names if status in _AWAITS else (),
                denied_by=names if status == "denied" else (),
                disputed_by=names if status == "disputed" else (),
            )
        )
    return found


def _doubts_itself(reading: Reading, index: int) -> bool:
    """Say whether a title holds words of doubt of its own: "Mayor denies theft" does not repeat it without caveat."""
    one = reading.statements[index]
    return any(caveat.status and span.holds(caveat.cue) for caveat in one.caveats for span in one.spans)


def _from_model(bench: Bench, grounded: Sequence[Grounded], flag: FlagSaid) -> Doubt | None:
    cues = [s for cue in flag.cues for s in _beside(bench, cue.quote, cue.sentence)]
    if not any(stem_of(word) for s in cues for word in s.of(bench.article.text).lower().split()):
        return None
    spans = tuple(sorted({s for q in flag.quotes if (a := bench.find(q, flag.sentences)) for s in a.spans}))
    named = [i for i, one in enumerate(grounded) if _within(_content(one.claim), spans)]
    named = [i for i in named if not _refuses(grounded[i])] or named
    titles = tuple(i for i in named if _in_headline(bench, grounded[i]))
    return Doubt(
        status=flag.status,
        spans=spans or tuple(cues),
        cues=tuple(sorted(set(cues))),
        holds=tuple(i for i in named if i not in titles),
        linked=titles,
        awaiting=_in_article(bench, flag.awaiting),
        denied_by=_in_article(bench, flag.denied_by),
        found_by="model",
    )


def _in_article(bench: Bench, names: Sequence[str]) -> tuple[str, ...]:
    """Keep the parties that the article names; the others are the model's."""
    known = bench.reading.entities.all
    return tuple(n for n in names if bench.find(n) is not None or any(same_name(n, e.name) for e in known))


def _refuses(one: Grounded) -> bool:
    """Say whether a claim is a refusal or denial: what is in doubt is what others say."""
    return one.claim.chain[-1].act in REFUSALS


def _beside(bench: Bench, quote: str, number: int) -> tuple[Span, ...]:
    """Find a cue in the sentence it cites or in one beside it."""
    near = bench.sentences((number, number - 1, number + 1))
    found = bench.find(quote, (number, number - 1, number + 1))
    if not found or not all(any(s.holds(span) for s in near) for span in found.spans):
        return ()
    return found.spans


def _content(claim: Claim) -> tuple[Span, ...]:
    """Give a claim's spans without the words that only say who says so."""
    ends = [hop.cue.end for hop in claim.chain[1:2] if hop.cue and hop.span and hop.span.start < hop.cue.start]
    spans = tuple(s for s in claim.spans if not any(s.end <= end <= s.end + 1 for end in ends))
    return tuple(Span(max([s.start, *(e for e in ends if s.start < e < s.end)]), s.end) for s in spans) or claim.spans


def _within(content: Sequence[Span], spans: Sequence[Span]) -> bool:
    """Say whether most of a claim's content lies in some spans."""
    return bool(content) and overlap(content, spans) * 2 >= length(content)


def _in_headline(bench: Bench, one: Grounded) -> bool:
    titles = [s.span for s in bench.article.sentences if s.part == "headline"]
    return bool(one.claim.spans) and all(any(t.holds(s) for t in titles) for s in one.claim.spans)


def _covering(grounded: Sequence[Grounded]) -> Callable[[Iterable[int]], tuple[int, ...]]:
    """Give the question which claims cover some statements."""
    by_statement: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(grounded):
        for index in one.statements:
            by_statement[index].append(place)
    return lambda wanted: tuple(sorted({place for index in wanted for place in by_statement.get(index, ())}))


class _Merged:
    """Doubts in order, those of one status that share a claim folded into the first of them."""

    def __init__(self) -> None:
        self.doubts: list[Doubt] = []
        self._first: dict[tuple[Status, int], int] = {}

    def add(self, doubt: Doubt) -> None:
        """Add a doubt, or fold it into one that it shares a claim with."""
        shared = [at for i in doubt.holds if (at := self._first.get((doubt.status, i))) is not None]
        at = min(shared, default=len(self.doubts))
        if shared:
            self.doubts[at] = _folded(self.doubts[at], doubt)
        else:
            self.doubts.append(doubt)
        for i in doubt.holds:
            self._first[doubt.status, i] = min(at, self._first.get((doubt.status, i), at))


def _folded(other: Doubt, doubt: Doubt) -> Doubt:
    both: FoundBy = other.found_by if other.found_by == doubt.found_by else "both"
    return replace(
        other,
        cues=_union(other.cues, doubt.cues),
        holds=_union(other.holds, doubt.holds),
        linked=tuple(i for i in _union(other.linked, doubt.linked) if i not in {*other.holds, *doubt.holds}),
        awaiting=tuple(dict.fromkeys((*other.awaiting, *doubt.awaiting))),
        denied_by=tuple(dict.fromkeys((*other.denied_by, *doubt.denied_by))),
        disputed_by=tuple(dict.fromkeys((*other.disputed_by, *doubt.disputed_by))),
        found_by=both,
    )


def _union(one: tuple[_T, ...], other: tuple[_T, ...]) -> tuple[_T, ...]:
    return tuple(sorted(set(one) | set(other)))
