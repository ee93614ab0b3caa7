"""Flags: what the article leaves unsettled, derived from claims and doubts by code, in the order of the box."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.grounding.bench import Bench
from factcheck.grounding.claims import Grounded
from factcheck.grounding.priority import stake
from factcheck.grounding.status import Doubt
from factcheck.language.parties import doubt_in_words
from factcheck.models import Claim, Flag, Span
from factcheck.terms import FlagStatus, values

_BOX = frozenset({"unconfirmed", "denied", "disputed", "not_verified"})
_REASONS: dict[str, str] = {
    "anonymous": "rests on unnamed people alone",
    "reported": "hearsay: the article does not say who saw or said it first",
    "allegation": "a charge of wrongdoing",
    "conditional": "depends on a condition",
    "predicted": "a prediction",
    "promised": "a promise or plan, still to be kept",
    "implied": "implied, not stated",
    "estimated": "an estimate without a named estimator",
    "unattributed": "no source is given",
}


def derive_flags(bench: Bench, grounded: Sequence[Grounded], doubts: Sequence[Doubt]) -> tuple[Flag, ...]:
    """Derive the flags of an article: rank 1 in the order of the box, then rank 2, one line an origin."""
    flags = _by_origin([_of_doubt(bench, grounded, doubt) for doubt in doubts])
    settled = [one for one in grounded if one.claim.status == "asserted"]
    lines: dict[tuple[int, FlagStatus, str], list[Claim]] = defaultdict(list)
    for one in settled:
        if (word := _word(one.claim)) is not None:
            rank = _rank(bench, one)
            alone = rank == 1 and len(one.claim.chain) == 1
            lines[(rank, word, one.claim.id if alone else _voucher(one.claim))].append(one.claim)
    flags += [_of_claims(rank, word, claims) for (rank, word, _), claims in lines.items()]
    order = values(FlagStatus).index
    return tuple(sorted(flags, key=lambda f: (f.rank, order(f.status), min(f.spans, default=Span(0, 0)))))


def _by_origin(flags: Sequence[Flag]) -> list[Flag]:
    """Make one flag of what one origin says and the same parties leave open in the same way."""
    folded: dict[tuple[object, ...], Flag] = {}
    for flag in flags:
        key = (flag.status, flag.asserted_by, flag.awaiting, flag.denied_by, flag.reason, flag.found_by)
        first = folded.get(key)
        if first is None:
            folded[key] = flag
            continue
        claims = tuple(dict.fromkeys((*first.claims, *flag.claims)))
        cues = tuple(sorted({*first.cues, *flag.cues}))
        folded[key] = first.model_copy(update={"claims": claims, "cues": cues})
    return list(folded.values())


def _of_doubt(bench: Bench, grounded: Sequence[Grounded], doubt: Doubt) -> Flag:
    held = [grounded[i].claim for i in doubt.holds]
    main = max(held, key=lambda c: _tells_most(bench, c, doubt), default=None)
    spans = main.spans if main else doubt.spans
    return Flag(
        id=_name(doubt.status, spans),
        rank=1 if doubt.status in _BOX else 2,
        status=doubt.status,
        quote=bench.slices(spans),
        spans=spans,
        cues=doubt.cues,
        awaiting=doubt.awaiting,
        denied_by=doubt.denied_by,
        asserted_by=_asserters_but(held, {*doubt.denied_by, *doubt.disputed_by}),
        claims=tuple(grounded[i].claim.id for i in (*doubt.holds, *doubt.linked)),
        reason=doubt_in_words(doubt.status, doubt.denied_by or doubt.disputed_by or doubt.awaiting),
        found_by=doubt.found_by,
    )


def _tells_most(bench: Bench, claim: Claim, doubt: Doubt) -> tuple[bool, bool, int]:
    """Rank the claims that a doubt is about: with its words of doubt, in the body, in the most words."""
    body = bool(claim.spans) and bench.in_body(claim.spans[0])
    told = any(span.holds(cue) for span in claim.spans for cue in doubt.cues)
    return told, body, sum(s.end - s.start for s in claim.spans)


def _of_claims(rank: int, word: FlagStatus, claims: Sequence[Claim]) -> Flag:
    return Flag(
        id=_name(f"{word} {claims[0].id}", claims[0].spans),
        rank=rank,
        status=word,
        quote=claims[0].quote,
        spans=claims[0].spans,
        cues=tuple(sorted({cue for claim in claims for cue in claim.cues})),
        asserted_by=_asserters(claims),
        claims=tuple(claim.id for claim in claims),
        reason=_REASONS[word],
        found_by="rules",
    )


def _word(claim: Claim) -> FlagStatus | None:
    """Give a settled claim's one word, None where it needs no flag."""
    if claim.sourcing == "anonymous":
        return "anonymous"
    if claim.sourcing == "reported":
        return "reported"
    if claim.allegation:
        return "allegation"
    if claim.modality == "estimated":
        return "estimated" if len(claim.chain) == 1 else None
    return claim.modality if claim.modality != "fact" and claim.modality != "opinion" else None


def _rank(bench: Bench, one: Grounded) -> int:
    weak = one.claim.sourcing in {"anonymous", "reported"}
    if one.claim.allegation and (weak or one.claim.sourcing == "unattributed"):
        return 1
    return 1 if weak and stake(bench, one) == 3 and one.claim.modality != "opinion" else 2


def _voucher(claim: Claim) -> str:
    """Name who vouches to the publisher: the first hop behind it."""
    return claim.chain[min(1, len(claim.chain) - 1)].name


def _asserters(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_voucher, claims)))


def _asserters_but(claims: Sequence[Claim], doubters: set[str]) -> tuple[str, ...]:
    """Name who asserts what others doubt: whoever vouches for it, behind a doubter the origin, else the publisher.

    "Leaving is safe, as the government claims", says a man who does not believe it: the government says so.
    """
    for names in (_asserters(claims), (claim.chain[-1].name for claim in claims)):
        if told := tuple(dict.fromkeys(name for name in names if name not in doubters)):
            return told
    return tuple(dict.fromkeys(claim.chain[0].name for claim in claims))


def _name(word: str, spans: Sequence[Span]) -> str:
    content = f"{word} {[(s.start, s.end) for s in spans]}"
    return f"f-{hashlib.sha256(content.encode()).hexdigest()[:10]}"
