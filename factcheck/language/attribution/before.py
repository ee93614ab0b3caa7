"""Frames whose content stands before the verb: "“Go,” she said", "It is late, says Orr", "as he claims"."""

from factcheck.language.attribution.complement import complement
from factcheck.language.attribution.content import right_end
from factcheck.language.attribution.cues import Cue, is_unchanging
from factcheck.language.attribution.found import Found, stretch
from factcheck.language.attribution.group import Group, act_of, agrees, may_speak
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.parts import quotation_at, resumed, split_relative
from factcheck.language.attribution.phrases import DASHES, Range, has_finite, is_finite
from factcheck.language.attribution.subjects import subject_after
from factcheck.language.lexicon import words
from factcheck.models import Span

_SHORTEST_CLAUSE = 4
_NARROWING = frozenset(["although", "though", "whereas"])


def find_reporting_clauses(line: Line, verbs: list[tuple[Cue, Group]]) -> list[Found]:
    """Find the verbs whose content stands before them: "“Go,” she said", "It is late, says Orr", "as he claims"."""
    found = []
    for cue, group in verbs:
        if (cue.form == "ing" and not group.helped) or group.passive or group.infinitive:
            continue
        each = _inverted(line, cue, group) if line.speech(group.start - 1) >= 0 else None
        for frame in (_postposed, _inverted, _as_clause, _contact):
            each = each or frame(line, cue, group)
        if each:
            found.append(each)
    return found


def _inverted(line: Line, cue: Cue, group: Group) -> Found | None:
    """The verb before its subject, after a quotation or a comma: "“It is late,” said Ana Orr"."""
    before = group.start - 1
    if before < 0 and cue.lemma in ("say", "write", "add"):
        return _inverted_first(line, cue)
    if "p" not in cue.takes or "r" in cue.takes or before < 0:
        return None
    if cue.form == "base" and cue.lemma != "say" and not is_unchanging(cue.lemma):
        return None
    if line.inside[before] < 0 and line.word(before) != ",":
        return None
    subject = subject_after(line, cue.end)
    if subject is None:
        return None
    quoted = line.inside[before] >= 0
    if not quoted and (group.helped or group.subject is not None or not _closes_clause(line, subject)):
        return None
    contents = content_before(line, before)
    if not quoted and not has_finite(line, 0, before):
        contents = []
    if not quoted and line.word(subject[1]) == "," and (not contents or _goes_on(line, subject[1])):
        after = stretch(line, subject[1] + 1, right_end(line, subject[1] + 1, cue, frozenset()))
        contents = (contents or stretch(line, 0, before)) + after if after else []
    if not contents:
        return None
    contents += resumed(line, subject[1])
    return Found(line, subject, (group.start, cue.end), contents, cue.act, clause=_opening(line, before), direct=True)


def _closes_clause(line: Line, subject: Range) -> bool:
    """Say whether nothing follows the subject of an inverted verb but a mark or a place: "says Ana Orr in Leeds."."""
    if line.word(subject[0]) == "it" or (line.kind(subject[0]) == "pronoun" and line.word(subject[1]) not in (".", "")):
        return False
    after = subject[1]
    if line.kind(after) == "preposition" and line.capital(after - 1):
        while after < len(line) and line.word(after) not in (".", ",", ";") and not is_finite(line, after):
            after += 1
    return line.word(after) in (".", ",", "")


def _inverted_first(line: Line, cue: Cue) -> Found | None:
    """The verb at the head of the sentence: "Said Ana Orr: “We lost.”"."""
    subject = subject_after(line, cue.end)
    if subject is None or line.speech(subject[1] + 1) < 0:
        return None
    return Found(line, subject, (cue.start, cue.end), quotation_at(line, subject[1] + 1), cue.act, direct=True)


def _postposed(line: Line, cue: Cue, group: Group) -> Found | None:
    """Subject and verb after what is said: "“It is late,” Ana Orr told Reuters", "It is late, sources said, and …"."""
    if "p" not in cue.takes:
        return None
    subject = group.subject
    if subject is None or subject[0] == 0 or not may_speak(line, cue, subject) or not agrees(line, cue, group, subject):
        return None
    before, opens = subject[0] - 1, line.cues.get(subject[0])
    quoted = line.inside[before] >= 0
    if not quoted and line.word(before) != "," and line.word(before) not in DASHES:
        return None
    if opens is not None and opens.form == "ing" and not line.capital(subject[0]):
        return None
    kind, start, told = complement(line, cue)
    if kind in ("that", "to", "wh") or (not quoted and kind in ("quote", "other")):
        return None
    if kind == "other" and not (quoted and _is_closed(line, before)):
        return None
    contents = _around(line, cue, before, kind, start)
    if not contents or _is_contact_relative(line, subject):
        return None
    return Found(
        line,
        subject,
        (group.start, cue.end),
        contents,
        act_of(line, cue, group, start),
        told,
        _opening(line, before),
        quoted,
    )


def _around(line: Line, cue: Cue, before: int, kind: str, start: int) -> list[Span]:
    """Give what stands before a reporting clause and, where it is an insertion, what goes on behind it."""
    quoted = line.inside[before] >= 0
    left = content_before(line, before)
    if not left and kind == "prep" and not quoted:
        kind, start = _comma_behind(line, start)
    inserted = kind == "comma" and not quoted and (not left or _goes_on(line, start))
    after = stretch(line, start + 1, right_end(line, start, cue, frozenset())) if inserted else []
    if inserted and line.kind(before - 1) == "relative":
        return after
    contents = left or (stretch(line, 0, before) if inserted else [])
    if not contents or (kind == "comma" and not quoted):
        return contents and contents + after
    return contents + (quotation_at(line, start) if kind == "quote" else resumed(line, start))


def _comma_behind(line: Line, start: int) -> tuple[str, int]:
    """Find the comma that closes an insertion with a time or place: "…, she told a reporter in 1998, she …"."""
    for at in range(start + 1, min(len(line), start + 8)):
        if line.word(at) == ",":
            return "comma", at
        if is_finite(line, at):
            break
    return "prep", start


def _opening(line: Line, before: int) -> int:
    """Give the token at which another attribution ends: the first of the quotation, or the comma."""
    which = line.inside[before]
    while which >= 0 and before > 0 and line.inside[before - 1] == which:
        before -= 1
    return before


def _is_contact_relative(line: Line, subject: Range) -> bool:
    """Say whether the "subject" is a noun with a clause on it: ", a point | the senator acknowledged"."""
    start, end = subject
    if line.word(start) not in ("a", "an", "something") or line.inside[start - 1] >= 0:
        return False
    if "," in line.low[start:end]:
        return False
    return any(_opens_subject(line, at, end) for at in range(start + 2 - (line.word(start) == "something"), end))


def _opens_subject(line: Line, at: int, end: int) -> bool:
    """Say whether a subject of its own begins right behind a noun: "a point | the senator", "a charge | Orr"."""
    before = line.kind(at - 1)
    if before or not line.is_word(at - 1) or line.word(at - 1) in words("name_roles"):
        return False
    if line.kind(at) in ("pronoun", "determiner"):
        return True
    return line.capital(at) and not line.capital(at - 1) and all(line.capital(each) for each in range(at, end))


def _contact(line: Line, cue: Cue, group: Group) -> Found | None:
    """A noun with a clause on it behind a comma: ", a claim the ministry denied", "— a charge she rejects"."""
    kind, start, told = complement(line, cue)
    subject = group.subject
    if kind not in ("end", "comma", "prep") or "o" not in cue.takes or cue.what or subject is None:
        return None
    split = split_relative(line, subject)
    head = split[0] if split else 0
    while head > 0 and line.is_word(head - 1) and not line.kind(head - 1):
        head -= 1
    if split is None or head == split[0] or line.word(head - 1) not in ("a", "an", "the"):
        return None
    if line.word(head - 2) != "," and line.word(head - 2) not in DASHES:
        return None
    contents = stretch(line, head - 1, split[0])
    return Found(line, split, (group.start, cue.end), contents, act_of(line, cue, group, start), told, head - 2)


def _is_closed(line: Line, before: int) -> bool:
    quote = line.document.quotes[line.inside[before]]
    return line.document.text[quote.inner.end - 1] in ",.?!…"


def _goes_on(line: Line, comma: int) -> bool:
    """Say whether what is said goes on behind an insertion: not at ", and only …", ", who …", ", adding …"."""
    after = comma + 1
    narrow = line.kind(after) == "relative" or line.word(after) in _NARROWING
    if narrow or line.word(after).endswith("ing"):
        return False
    if line.word(after) == "to" or (line.word(after) == "for" and "to" in line.low[after : after + 6]):
        return True
    return has_finite(line, after, min(len(line), after + 12)) and line.word(after) not in ("a", "an")


def content_before(line: Line, before: int) -> list[Span]:
    """Give what stands before a reporting clause; `before` is the token in front of it (a comma or a mark)."""
    if line.inside[before] >= 0:
        return _left_quotation(line, before)
    start = 0
    for at in range(before - 1, -1, -1):
        if line.word(at) in (":", ";") and line.inside[at] < 0:
            start = at + 1
            break
    dashes = [at for at in range(start, before) if line.word(at) in DASHES and line.inside[at] < 0]
    if len(dashes) % 2 and before - dashes[-1] > 3:
        start = dashes[-1] + 1
    if before - start < 4 and not has_finite(line, start, before):
        return []
    if line.kind(start) == "preposition" and not has_finite(line, start, before):
        return []
    if (
        line.kind(start) == "clause"
        and line.word(start) not in ("what", "whether", "how", "why", "where")
        and not _has_main_clause(line, start, before)
    ):
        return []
    while start < before and line.word(start) in ("but", "and"):
        start += 1
    return stretch(line, start, before)


def _has_main_clause(line: Line, start: int, end: int) -> bool:
    """Say whether a clause follows after an opening "When …, ": a comma with a verb behind it."""
    comma = next((at for at in range(start, end) if line.word(at) == ","), end)
    return end - comma > _SHORTEST_CLAUSE or has_finite(line, comma, end)


def _left_quotation(line: Line, before: int) -> list[Span]:
    quote = line.document.quotes[line.inside[before]]
    first = before
    while first > 0 and line.inside[first - 1] == line.inside[before]:
        first -= 1
    lead = first - 1
    whole = lead < 0 or line.word(lead) in (":", ",") or line.word(lead) in DASHES
    if whole:
        return [quote.inner]
    tagged = any(c.start < first and c.form != "ing" and "p" in c.takes for c in line.cues.values())
    start = lead
    while start > 0 and line.word(start - 1) not in (":", ";") and (line.inside[start - 1] < 0 or not tagged):
        start -= 1
    return stretch(line, start, before + 1) or [quote.inner]


def _as_clause(line: Line, cue: Cue, group: Group) -> Found | None:
    """A clause that comments: "leaving is safe, as the army claims", "whatever the firm says, the road is shut"."""
    subject = group.subject
    if "p" not in cue.takes or subject is None or line.word(subject[0] - 1) not in ("as", "whatever"):
        return None
    kind, at, told = complement(line, cue)
    if kind not in ("end", "comma", "prep"):
        return None
    clause = subject[0] - 1
    start = clause
    while start > 0 and line.kind(start - 1) != "complementizer" and line.word(start - 1) not in (";", ":"):
        start -= 1
    contents = stretch(line, start, clause) if clause > 1 else []
    if kind == "comma" and not has_finite(line, start, clause):
        contents = _commented_after(line, cue, at + 1, line.word(clause) == "whatever")
    mark = (clause if line.word(clause) == "whatever" else group.start, cue.end)
    return Found(line, subject, mark, contents, cue.act, told) if contents else None


def _commented_after(line: Line, cue: Cue, start: int, disputed: bool) -> list[Span]:
    """Give the clause after "as X claims,"; of a disputed one what it disputes ("whatever X says, I doubt that …")."""
    end = right_end(line, start, cue, frozenset()) if line.inside[start] < 0 else start
    that = next((at for at in range(start, end) if line.word(at) == "that"), None) if disputed else None
    return stretch(line, start if that is None else that + 1, end if that is not None else len(line))
