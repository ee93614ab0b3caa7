"""On whom a claim rests: computed from its chain and from what the article says elsewhere, never taken from a model."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from factcheck.grounding.bench import Bench
from factcheck.grounding.claims import Grounded
from factcheck.language.lexicon import words
from factcheck.language.likeness import stem_of, stems_of
from factcheck.language.parties import is_of
from factcheck.language.tokens import tokenize
from factcheck.models import Claim, Source
from factcheck.terms import RECORDS, REFUSALS, UNNAMED, Act, Sourcing

"""Sources that are no people: a study or a charge sheet can be read, whatever it is called."""
_OWN_ACTS: frozenset[Act] = frozenset(
    {"promised", "agreed", "declined", "denied", "rejected", "threatened", "urged", "asked", "criticized", "accused"}
)
"""Saying these is doing them: the source is the witness of its own act."""

_MOST_ORIGINS = 200
"""Origins of one proposition that a claim is held against; it keeps long articles linear."""
_HAVE = re.compile(r"\s+(?:has|have|had)(?:\s+(?:also|since|not))?$")
_TO_SUBJECT = 9
"""Characters from the head of a clause to its subject: room for "that the"."""


def sourcing_of(bench: Bench, sources: Mapping[str, Source], one: Grounded) -> Sourcing:
    """Say on whom one claim rests, corroboration aside.

    The source nearest to the publisher vouches: an anonymous diplomat's word on Russia is anonymous.
    """
    reported = any(bench.reading.statements[i].reported for i in one.statements)
    if len(one.claim.chain) == 1:
        if _observed(bench, one.claim):
            return "observed"
        return "reported" if reported else "unattributed"
    near = sources[one.claim.chain[1].source]
    if near.naming in UNNAMED and near.kind not in RECORDS:
        return "anonymous"
    if reported:
        return "reported"
    return "own_act" if _own_act(bench, one) else "attributed"


def corroborated(grounded: Sequence[Grounded], sources: Mapping[str, Source], bench: Bench) -> set[str]:
    """Give the ids of claims that two independent named origins put: neither speaks for, or quotes, the other."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    origins = {one.claim.chain[-1].name for one in grounded}
    made_up = {name for name in origins if name not in bench.entities_by_name and not bench.find(name)}
    for one in grounded:
        stands = len(one.claim.chain) > 1 and one.claim.chain[-1].name not in made_up
        if one.claim.group and stands and one.claim.modality == "fact":
            groups[one.claim.group].append(one.claim)
    found = set()
    for claims in groups.values():
        others = [(other, _content(other)) for other in _one_of_each(claims)]
        for claim in claims:
            mine = _content(claim)
            if any(mine & theirs and _independent(bench, sources, claim, other) for other, theirs in others):
                found.add(claim.id)
    return found


def _one_of_each(claims: Sequence[Claim]) -> list[Claim]:
    """Keep of claims that would bear out another alike, by origin and manner, the first; of very many, some."""
    kept: dict[tuple[str, int, bool, Act | None], Claim] = {}
    for claim in claims:
        last = claim.chain[-1]
        kept.setdefault((last.source, len(claim.chain), last.cue is None, last.act), claim)
    return list(kept.values())[:_MOST_ORIGINS]


def _independent(bench: Bench, sources: Mapping[str, Source], one: Claim, other: Claim) -> bool:
    mine, theirs = one.chain[-1], other.chain[-1]
    if len(one.chain) > 2 or len(other.chain) > 2 or mine.source == theirs.source:
        return False
    if not all(hop.cue and hop.act not in REFUSALS for hop in (mine, theirs)):
        return False
    if sources[mine.source].naming in UNNAMED or sources[theirs.source].naming in UNNAMED:
        return False
    entities = [e for name in {mine.name, theirs.name} for e in bench.entities_by_name.get(name, ())]
    return not any(is_of(name, e) for e in entities for name in (mine.name, theirs.name) if e.name != name)


def _content(claim: Claim) -> frozenset[str]:
    """Give the stems of what a claim says, without its source and "said".

    Two claims that a model calls one must share some: "it rained" does not bear out "the mayor took bribes".
    """
    return stems_of(claim.quote) - stems_of(claim.chain[-1].name) - {stem_of(word) for word in words("certainty_say")}


def _observed(bench: Bench, claim: Claim) -> bool:
    """Say whether the publisher writes what it saw: "ABC News has seen photos of leaflets"."""
    for span in claim.spans if bench.english else ():
        lead = tokenize(bench.article.text, span.start, min(span.end, span.start + 120))
        seen = next((t for t in lead if t.lower in words("observing")), None)
        subject = bench.article.text[span.start : seen.start] if seen else ""
        if seen and _is_own_desk(bench, _HAVE.sub("", subject.lower().strip())):
            return True
    return False


def _is_own_desk(bench: Bench, subject: str) -> bool:
    """Say whether a subject is the publisher, by its name or the end of it ("The Sentinel"), or one of its people."""
    if subject in words("own_desk"):
        return True
    bare = subject.removeprefix("the ")
    known = (bench.article.publisher or "").lower()
    return len(bare) > 2 and (known == bare or (subject != bare and known.endswith(f" {bare}")))


def _own_act(bench: Bench, one: Grounded) -> bool:
    hop = one.claim.chain[-1]
    if len(one.claim.chain) > 2:
        return False
    if hop.act in _OWN_ACTS:
        return True
    speaker = next(iter(bench.entities_by_name.get(hop.name, ())), None)
    for index in one.statements:
        subject = bench.named_at(bench.reading.statements[index].core[0].start, _TO_SUBJECT)
        if subject and speaker and (subject.name == speaker.name or is_of(subject.name, speaker)):
            return True
    return False
