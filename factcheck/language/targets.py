"""Which statements a denial, a dispute or a refusal to confirm is about: those beside it, those akin, all charges."""

from collections.abc import Sequence

from factcheck.language.certainty import Certainty
from factcheck.language.lexicon import words
from factcheck.language.likeness import Signature, signature, stem_of
from factcheck.language.names import Entity, same_name
from factcheck.language.parties import is_of
from factcheck.language.pool import Pool, refuses
from factcheck.language.statements import Statement
from factcheck.terms import TITLES

AKIN = 0.5
NEAR = 3
"""Sentences back to which a denial without more words reaches."""
FAR = 12
"""Sentences back to which a source that a dispute names is looked for."""


def within(pool: Pool, index: int, sentences: int) -> list[int]:
    """Give the statements before this one that stand at most so many sentences back, nearest first."""
    found = []
    for j in range(index - 1, -1, -1):
        if pool.statements[index].sentence - pool.statements[j].sentence > sentences:
            break
        found.append(j)
    return found


def likest(pool: Pool, i: int, among: Sequence[int], parties: Sequence[str]) -> int | None:
    """Give the statement of another voice that shares most stems with this one, of several the nearest."""
    stems = pool.signatures[i].stems
    scored = [
        (len(stems & pool.signatures[j].stems), j)
        for j in among
        if pool.statements[j].chain and not refuses(pool.statements[j]) and not is_by(parties, pool.statements[j])
    ]
    best = max(scored, default=(0, -1))
    return best[1] if best[0] else None


_ACCOUNT = 6
"""Statements of one source back to which its account is looked for."""


def named_source(pool: Pool, i: int, caveat: Certainty) -> tuple[int, ...]:
    """Find what the source said whom a dispute names: "contradicts the police statement"."""
    number = pool.document.sentence_at(caveat.cue.start)
    said: list[str] = []
    for token in (t for t in pool.document.tokens[number] if t.start >= caveat.cue.end):
        if token.lower in words("charges") | words("accounts") or len(said) > 6 or not token.text[0].isalnum():
            break
        said.append(token.lower)
    else:
        return ()
    stems = {stem_of(word.removesuffix("'s")) for word in said} - {""}
    told = []
    for j in within(pool, i, FAR) if stems else ():
        other = pool.statements[j]
        if other.origin and other.sentence < number and not refuses(other) and stems & _name_stems(other.origin):
            told.append(j)
    if not told:
        return ()
    # An account is what somebody puts figures to, not the last thing that was quoted of them.
    account = next((j for j in told[:_ACCOUNT] if pool.signatures[j].figures), told[0])
    main = pool.statements[account]
    return tuple(k for k in (*pool.before_in_sentence(account), account) if _one_breath(pool.statements[k], main))


def _one_breath(one: Statement, other: Statement) -> bool:
    return one.sentence == other.sentence and one.origin == other.origin


def _name_stems(entity: Entity) -> set[str]:
    return {stem_of(word) for name in (entity.name, *entity.variants) for word in name.lower().split()} - {""}


def targets_of(pool: Pool, index: int, caveat: Certainty, parties: Sequence[str]) -> list[int]:
    """Find the statements that a party's refusal or denial is about: what others say it did or is to answer for."""
    statement = pool.statements[index]
    about = statement.core if statement.chain else (caveat.scope,)
    scope = signature(pool.document.tokens[pool.document.sentence_at(about[0].start)], (), about)
    if _is_blanket(scope):
        return _everything_charged(pool, index, parties)
    before = [j for j in within(pool, index, 0) if not _leads(parties, pool.statements[j])][:1]
    if before and statement.part not in TITLES:
        return before
    pointed = _pointed_at(pool, index, caveat, parties)
    if pointed or caveat.status == "disputed":
        return pointed
    found = _akin(pool, index, caveat, parties, scope)
    if not found and caveat.status == "denied" and statement.part == "body":
        best = likest(pool, index, within(pool, index, NEAR), parties)
        found = [best] if best is not None else []
    return found


def _pointed_at(pool: Pool, index: int, caveat: Certainty, parties: Sequence[str]) -> list[int]:
    """Give the statements of an earlier sentence that the words remark on ("disputed that figure"), counts first."""
    number = pool.document.sentence_at(caveat.scope.start)
    if number >= pool.statements[index].sentence:
        return []
    hit = [
        j
        for j in within(pool, index, NEAR)
        if caveat in pool.statements[j].caveats and not _leads(parties, pool.statements[j])
    ]
    chained = [j for j in hit if pool.statements[j].chain] or hit
    return sorted([j for j in chained if pool.signatures[j].figures] or chained) if caveat.status == "disputed" else hit


def _akin(pool: Pool, index: int, caveat: Certainty, parties: Sequence[str], scope: Signature) -> list[int]:
    """Give the statements elsewhere that share most with what is denied or not confirmed."""
    scored = []
    for j in pool.around(index):
        other = pool.statements[j]
        if j == index or other.sentence == pool.statements[index].sentence or refuses(other):
            continue
        shared = len(scope.stems & _told(pool, j))
        waited = (caveat.status == "unconfirmed" or bool(shared)) and any(
            same_name(p, name) for name in pool.awaited[j] for p in parties
        )
        if not (shared or waited) or _leads(parties, other) or _one_source(other, pool.statements[index]):
            continue
        nested = any(is_of(p, link.entity) for p in parties for link in other.chain[1:])
        if nested or waited or shared >= max(2, len(scope.stems) * AKIN):
            scored.append(((waited, nested, shared), j))
    if caveat.status == "denied" and pool.statements[index].part not in TITLES:  # it answers what was said before it
        scored = [one for one in scored if one[1] < index] or scored
    best = max(scored, default=None)
    return [] if best is None else [j for rank, j in scored if rank[:2] == best[0][:2] and rank[2] >= best[0][2]]


def _one_source(one: Statement, other: Statement) -> bool:
    """Say whether whoever denies is the one who tells the publisher this."""
    return bool(one.chain) and other.origin is not None and one.chain[0].entity.name == other.origin.name


def _told(pool: Pool, index: int) -> frozenset[str]:
    """Give the stems of a statement and of the commitment that it is: "agreed to sell" tells that it was agreed."""
    last = pool.statements[index].chain[-1:]
    if not last or last[0].cue is None or last[0].act not in {"agreed", "promised"}:
        return pool.signatures[index].stems
    return pool.signatures[index].stems | {stem_of(word) for word in last[0].cue.of(pool.document.text).lower().split()}


def _everything_charged(pool: Pool, index: int, parties: Sequence[str]) -> list[int]:
    """Give every charge in the article, and what the accusers say besides between a charge and the denial.

    Where some charges name who denies, the others are somebody else's to answer.
    """
    charges = [j for j in pool.around(index) if _charges(pool, j) and not is_by(parties, pool.statements[j])]
    charges = [j for j in charges if _names(pool, j, parties)] or charges
    accusers = {s.origin.name for j in charges if (s := pool.statements[j]).origin}
    start = min(charges, default=index)
    besides = [
        j
        for j in range(start, index)
        if (s := pool.statements[j]).origin
        and any(s.origin.name.startswith(name) or name.startswith(s.origin.name) for name in accusers)
        and s.part == "body"
        and s.modality in {"fact", "estimated"}
        and not refuses(s)
    ]
    return sorted({*charges, *besides})


def _names(pool: Pool, index: int, parties: Sequence[str]) -> bool:
    """Say whether the sentence of a statement names one of the parties, by the last word of the name at least."""
    said = {t.lower for t in pool.document.tokens[pool.statements[index].sentence]}
    return any(party.split()[-1].lower() in said for party in parties if party.split())


def _is_blanket(scope: Signature) -> bool:
    """Say whether a denial reaches everything charged: "denied all the allegations"."""
    return bool(scope.stems) and scope.stems <= {stem_of(word) for word in words("charges")}


def _charges(pool: Pool, index: int) -> bool:
    """Say whether a statement charges somebody with something."""
    statement = pool.statements[index]
    charged = stem_of("charged") in pool.signatures[index].stems
    return (statement.allegation or charged) and not refuses(statement) and statement.part != "headline"


def _leads(parties: Sequence[str], statement: Statement) -> bool:
    """Say whether one of the parties is who tells the publisher this."""
    return any(is_of(party, link.entity) for party in parties for link in statement.chain[:1])


def is_by(parties: Sequence[str], statement: Statement) -> bool:
    """Say whether one of the parties speaks anywhere in the chain."""
    return any(is_of(party, link.entity) for party in parties for link in statement.chain)
