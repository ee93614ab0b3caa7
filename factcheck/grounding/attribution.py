"""Chains held against the text: whom a model names for a claim, and whom the article names there.

The reading's chain takes the place of the model's only where it is all but certain: a direct quotation beside a say-cue
with a speaker's name. Elsewhere the disagreement is shown, for a model may well see more than the rules.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.grounding.bench import Bench
from factcheck.grounding.claims import Grounded, claim_id
from factcheck.grounding.sources import Registry
from factcheck.language.hops import Link
from factcheck.language.lexicon import words
from factcheck.language.parties import is_of
from factcheck.language.statements import Statement
from factcheck.models import Claim, Finding, Hop
from factcheck.terms import RECORDS, REFUSALS, TITLES, UNNAMED, Act, Severity, SourceKind

_SPEECH: frozenset[Act] = frozenset(
    {"said", "claimed", "wrote", "reported", "confirmed", "warned", "estimated", "predicted", "accused"}
)
"""Acts of speech proper; what somebody is seen to feel or to want is told in the publisher's voice as well."""
_NOBODY: frozenset[SourceKind] = frozenset({"other", "crowd"})
"""Kinds of unnamed sources that may be a turn of phrase: "people say", "the invoices"."""
_FEWEST = 6
"""Words of a claim below which it may be a part of what somebody says elsewhere."""


def check_chains(
    bench: Bench, registry: Registry, grounded: Sequence[Grounded], before: Sequence[Finding] = ()
) -> tuple[list[Grounded], list[Finding]]:
    """Check every claim's chain; give the claims, corrected where the text leaves no doubt, and what was found.

    A claim that is corrected gets another id; what was found `before` points to it under that.
    """
    checked: list[Grounded] = []
    findings: list[Finding] = []
    taken = {one.claim.id for one in grounded}
    for one in grounded:
        kept, found = _check(bench, registry, one, taken) if bench.english and one.claim.spans else (one, [])
        taken.add(kept.claim.id)
        checked.append(kept)
        findings += found
    renamed = {old.claim.id: new.claim.id for old, new in zip(grounded, checked, strict=True)}
    found = [f.model_copy(update={"where": renamed.get(f.where, f.where)}) for f in before]
    return [_pointing(one, renamed) for one in checked], [*found, *findings]


def _pointing(one: Grounded, renamed: Mapping[str, str]) -> Grounded:
    """Let a claim name those it contradicts as they are called now."""
    against = tuple(renamed.get(name, name) for name in one.claim.contradicts)
    return replace(one, claim=one.claim.model_copy(update={"contradicts": against}))


def _check(bench: Bench, registry: Registry, one: Grounded, taken: set[str]) -> tuple[Grounded, list[Finding]]:
    claim = one.claim
    near = [bench.reading.statements[i] for i in bench.statements_at(claim.spans)]
    near = [s for s in near if s.part not in TITLES]
    if not near or claim.scope_unclear or any(_agree(claim, s) for s in near):
        return one, []
    spoken = [s for s in near if s.chain]
    best = max(spoken, key=lambda s: _shared(claim, s), default=None)
    if best is None:
        return one, list(_narration(bench, claim, near))
    certain = next((s for s in spoken if _is_certain(bench, s)), None)
    alone = certain is not None and all(s.chain and s.origin == certain.origin for s in near)
    if certain is not None and alone and not _shared(claim, certain):
        return _corrected(registry, one, certain, taken)
    if len(spoken) < len(near):
        return one, []  # a part of it is the publisher's own voice: the model may have told that
    return one, list(_difference(claim, best))


def _agree(claim: Claim, statement: Statement) -> bool:
    """Say whether a claim's chain names everybody that the statement's does, or more, in its order."""
    names = [hop.name for hop in claim.chain[1:]]
    return bool(statement.chain) == bool(names) and all(_among(link, names) for link in statement.chain)


def _among(link: Link, names: Sequence[str]) -> bool:
    return any(
        is_of(name, link.entity) or _is_short(name, link.entity.name) or _own_words(name, link) for name in names
    )


def _is_short(one: str, other: str) -> bool:
    """Say whether one name is the other in short: "Acme" and "Acme Holdings", "a court" and "Norbury Crown Court"."""
    mine, theirs = one.split(), other.split()
    within = set(mine) <= set(theirs) or set(theirs) <= set(mine)
    return bool(mine and theirs) and (within or mine[-1].lower() == theirs[-1].lower())


def _own_words(name: str, link: Link) -> bool:
    """Say whether a name and an unnamed source may be one: "the diplomat" and "a senior NATO diplomat"."""
    if link.entity.naming not in UNNAMED:
        return False
    if _FOR_OTHERS.search(link.entity.name):
        return True
    mine, theirs = name.lower().split(), link.entity.name.lower().split()
    return bool(mine and theirs) and (mine[-1] == theirs[-1] or set(mine) & set(theirs) - words("stopwords") != set())


def _shared(claim: Claim, statement: Statement) -> int:
    names = [hop.name for hop in claim.chain[1:]]
    return sum(_among(link, names) for link in statement.chain)


def _is_certain(bench: Bench, statement: Statement) -> bool:
    """Say whether a statement is a direct quotation beside a say-cue with its speaker's name."""
    if len(statement.chain) != 1:
        return False
    link, document = statement.chain[0], bench.reading.document
    beside = link.cue is not None and document.sentence_at(link.cue.start) == statement.sentence
    named = link.span is not None and link.entity.naming not in UNNAMED
    said = link.span.of(bench.article.text).lower() if link.span else ""
    quoted = all(any(q.closed and q.outer.holds(c) for q in document.quotes_in(c)) for c in statement.core)
    return beside and named and quoted and link.act == "said" and said not in words("pronouns")


def _corrected(
    registry: Registry, one: Grounded, statement: Statement, taken: set[str]
) -> tuple[Grounded, list[Finding]]:
    """Give a claim the speaker that its quotation has in the text."""
    link = statement.chain[0]
    source = registry.of_entity(link.entity)
    hop = Hop(source=source.id, name=source.name, act=link.act, cue=link.cue, span=link.span, via=link.via)
    chain = (one.claim.chain[0], hop)
    told = " ← ".join(h.name for h in one.claim.chain[1:]) or "nobody"
    kind = "speaker_wrong" if len(one.claim.chain) > 1 else "attribution_dropped"
    message = f"the model names {told} for words that {source.name} says in the article; corrected"
    named = claim_id(one.claim.quote, [h.name for h in chain])
    while named in taken:
        named += "-2"
    claim = one.claim.model_copy(update={"chain": chain, "id": named})
    return replace(one, claim=claim), [Finding(kind=kind, severity="error", message=message, where=named)]


def _difference(claim: Claim, statement: Statement) -> Iterator[Finding]:
    """Name what a chain lacks or has otherwise."""
    names = [hop.name for hop in claim.chain[1:]]
    there = " ← ".join(link.entity.name for link in statement.chain)
    lacking = [(n, link) for n, link in enumerate(statement.chain) if not _among(link, names)]
    missing = [k for n, k in lacking if not n or _matters(k)]
    spare = [name for name in names if not any(_among(link, [name]) for link in statement.chain)]
    if not missing or (all(k.entity.naming in UNNAMED for _, k in lacking) and len(spare) >= len(lacking)):
        return
    last = statement.chain[-1]
    told = last.span is not None and any(span.holds(last.span) for span in claim.spans)
    if not names and (told or last.act not in _SPEECH):
        return  # its own words say who: "Observers remained skeptical"
    desk = claim.chain[0].name.split()[-1]
    if not names and (statement.chain[-1].act in REFUSALS or re.search(rf"\b{re.escape(desk)}\b", claim.quote)):
        return  # "The Echo could not verify it", "the Echo counted": a publisher says so of itself
    if not names:
        message = f"the model tells this in the publisher's own voice; the text has it from {there}: check who says it"
        yield _finding("attribution_dropped", message, claim)
    elif len(missing) < len(statement.chain):
        message = f"the model leaves out {', '.join(k.entity.name for k in missing)}: the text has the chain {there}"
        # Of unnamed people within somebody's words a careful reader may make nothing: "a foreman had told him".
        slight = all(k in statement.chain[1:] and k.entity.naming in UNNAMED for k in missing)
        yield _finding("chain_short", message, claim, "note" if slight else "warning")
    else:
        message = f"the model names {' ← '.join(names)}, the text {there}: check who says this"
        yield _finding("speaker_differs", message, claim)


def _matters(link: Link) -> bool:
    """Say whether an inner source must not be left out: it speaks, and is a record, has a name, or is known as people.

    "He had raised the invoices with Marchbanks": nobody says anything.
    """
    known = link.entity.naming not in UNNAMED or link.entity.kind in RECORDS or link.entity.kind not in _NOBODY
    return link.act in _SPEECH | {"promised", "agreed"} and known


def _narration(bench: Bench, claim: Claim, near: Sequence[Statement]) -> Iterator[Finding]:
    """Name a speaker whom the model credits with what the publisher tells in its own voice."""
    document = bench.reading.document
    numbers = {s.sentence for s in near}
    before = {n - 1 for n in numbers if n and document.paragraphs[n - 1] == document.paragraphs[n]}
    spoken = {document.sentence_at(s.start) for a in bench.reading.attributions for s in (*a.content, a.cue) if s}
    quoted = any(document.quotes_in(core) for s in near for core in s.core)
    names = [hop.name for hop in claim.chain[1:]]
    there = {t.lower for n in numbers for t in document.tokens[n]}
    if any(word.lower() in there for name in names for word in name.split() if len(word) > 3 and word[0].isupper()):
        return  # he is named there, with a word of speech that the reading does not know
    long = len(claim.quote.split()) >= _FEWEST and not any(name.lower() in claim.quote.lower() for name in names)
    if names and long and not quoted and not (numbers | before) & spoken and not _spoken_near(bench, numbers):
        message = (
            f"the model credits {' ← '.join(names)} with what the article tells in its own voice: check who says it"
        )
        yield _finding("narration_credited", message, claim)


def _spoken_near(bench: Bench, numbers: set[int]) -> bool:
    """Say whether a word of speech stands in a sentence that the reading found no attribution in."""
    document = bench.reading.document
    return any(t.lower in words("certainty_say") for n in numbers for t in document.tokens[n])


_FOR_OTHERS = re.compile(r"\b(?:spokes\w+|statement|report|it|defendant)\b", re.IGNORECASE)
"""Sources that speak for somebody whom a model may name instead."""


def _finding(kind: str, message: str, claim: Claim, severity: Severity = "warning") -> Finding:
    return Finding(kind=kind, severity=severity, message=f"{message}: {claim.quote!r}", where=claim.id)
