"""Frames: how a source, its reporting verb and what is said can stand together. One function a frame."""

from dataclasses import dataclass

from factcheck.language.attribution.content import complement, cues_of, right_end
from factcheck.language.attribution.cues import Cue
from factcheck.language.attribution.found import Found, stretch
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.phrases import (
    _DASHES,
    Range,
    clause_subject,
    has_finite,
    is_finite,
    subject_after,
    subject_before,
)
from factcheck.language.lexicon import words
from factcheck.models import Span
from factcheck.terms import Act

_NOUN_MARKERS = frozenset(["a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "no", "every"])
_PLURAL_HEADS = frozenset(
    ["people", "police", "men", "women", "children", "media", "data", "we", "they", "you", "i", "many", "some", "most"]
    + ["others", "few", "all", "both", "who", "that", "majority", "percent", "half", "these", "those"]
)  # fmt: skip
_PASSIVE_TO: frozenset[Act] = frozenset(["believed", "said", "estimated", "accused", "reported", "predicted", "claimed"])
_BY_AGENT: frozenset[Act] = frozenset(["described", "believed", "estimated", "said", "reported", "wrote"])
_BARE_CLAUSE = frozenset(["say", "think", "believe", "claim", "hope", "feel", "insist", "argue", "estimate"])


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries and adverbs: the first token, and what they say of it."""

    start: int
    negated: bool
    passive: bool
    helped: bool
    infinitive: bool


def group_of(line: Line, cue: Cue) -> Group:
    """Gather what stands before a verb and belongs to it: "has repeatedly said", "went on to say", "would not"."""
    start, infinitive, governed = _walk(line, cue.start), False, False
    if line.word(start - 1) == "to":
        infinitive = True
        governor = start - 2
        if line.word(governor) == "on":
            governor -= 1
        if line.word(governor) in words("cue_governors"):
            start, infinitive, governed = _walk(line, governor), False, True
    helpers = line.classes[start : cue.start]
    held = line.low[start : cue.start]
    passive = cue.form == "past" and "be" in helpers and not (held and held[-1] in ("has", "have", "had"))
    negated = any(word in ("not", "never") or word.endswith("n't") for word in held)
    return Group(start, negated, passive, governed or "be" in helpers or "aux" in helpers, infinitive)


def _walk(line: Line, at: int) -> int:
    while at > 0 and line.inside[at - 1] < 0:
        word, kind = line.word(at - 1), line.kind(at - 1)
        if kind in ("aux", "be") or (word == "'s" and line.kind(at - 2) == "pronoun"):
            at -= 1
        elif (kind == "adverb" or word.endswith("ly")) and at > 1 and not line.capital(at - 1):
            at -= 1
        else:
            break
    return at


def find_reporting_clauses(line: Line) -> list[Found]:
    """Find the verbs whose content stands before them: "“Go,” she said", "It is late, says Orr", "as he claims"."""
    found = []
    for cue in cues_of(line):
        group = group_of(line, cue)
        if cue.form == "ing" and not group.helped:
            continue
        if group.passive or group.infinitive or is_noun(line, cue, group):
            continue
        quoted = line.speech(group.start - 1) >= 0
        each = (_inverted(line, cue, group) if quoted else None) or _postposed(line, cue, group)
        each = each or _inverted(line, cue, group) or _as_clause(line, cue, group)
        if each:
            found.append(each)
    return found


def find_verbs(line: Line, known: list[Found]) -> list[Found]:
    """Find the other verbs, whose content follows them; `known` are the reporting clauses of the line."""
    found = list(known)
    breaks = frozenset(each.clause for each in known if each.clause is not None)
    taken = {each.cue[1] for each in known}
    for cue in cues_of(line):
        if cue.end in taken:
            continue
        group = group_of(line, cue)
        if is_noun(line, cue, group):
            continue
        each = _frame_of(line, cue, group, breaks, found)
        if each:
            found.append(each)
    return found


def _frame_of(line: Line, cue: Cue, group: Group, breaks: frozenset[int], found: list[Found]) -> Found | None:
    if group.passive:
        return _passive(line, cue, group, breaks)
    if group.infinitive:
        return None
    if cue.form == "ing" and not group.helped:
        return _participle(line, cue, breaks, found)
    if cue.form == "past" and cue.lemma.startswith("ask") and _is_reduced(line, cue):
        return _reduced_passive(line, cue)
    return _relative(line, cue, group, breaks) or _preposed(line, cue, group, breaks, found)


def is_noun(line: Line, cue: Cue, group: Group) -> bool:
    """Say whether the word is a noun or an adjective here: "the call", "their claims", "a reported attack"."""
    if group.start < cue.start:
        return False
    before = line.word(cue.start - 1)
    if before == "to":
        return False
    bare = line.is_word(cue.end) and not line.kind(cue.end) and not line.capital(cue.end)
    if cue.form == "past" and line.kind(cue.start - 1) == "determiner" and bare:
        return True
    if before in _NOUN_MARKERS or line.kind(cue.start - 1) == "preposition":
        return cue.form != "ing"
    return before == "'s" and line.kind(cue.start - 2) != "pronoun"


def _agrees(line: Line, cue: Cue, group: Group, subject: Range) -> bool:
    """Say whether subject and verb agree in number, so that "tax claims" and "press report" are no clauses."""
    if cue.form in ("past", "ing") or group.helped:
        return True
    head = line.word(subject[1] - 1)
    plural = head in _PLURAL_HEADS or head == "%" or (head.endswith("s") and not head.endswith(("ss", "'s")))
    joined = "and" in line.low[subject[0] : subject[1]] or line.word(subject[0]) in ("some", "many", "most", "several")
    joined = joined or line.word(subject[0] - 1) in ("heard", "hear", "saw", "see", "seen", "watched", "who")
    if cue.form == "base":
        return plural or joined
    return not plural or line.capital(subject[1] - 1)


def _act(cue: Cue, group: Group) -> Act:
    if group.negated and cue.act in ("confirmed", "said", "reported"):
        return "declined"
    return cue.act


def _inverted(line: Line, cue: Cue, group: Group) -> Found | None:
    """The verb before its subject, after a quotation or a comma: "“It is late,” said Ana Orr"."""
    before = group.start - 1
    if "p" not in cue.takes or "r" in cue.takes or before < 0 or cue.form == "base":
        return None
    if line.inside[before] < 0 and not line.word(before) == ",":
        return None
    subject = subject_after(line, cue.end)
    if subject is None:
        return None
    if line.inside[before] < 0 and (line.word(subject[1]) not in (".", ",", "") or line.kind(subject[0]) == "determiner"):
        return None
    contents = _left(line, before)
    if not contents:
        return None
    contents += _resumed(line, subject[1])
    return Found(line, subject, (group.start, cue.end), contents, cue.act, clause=_opening(line, before), direct=True)


def _postposed(line: Line, cue: Cue, group: Group) -> Found | None:
    """Subject and verb after what is said: "“It is late,” Ana Orr told Reuters", "It is late, sources said, and …"."""
    if "p" not in cue.takes:
        return None
    subject = subject_before(line, group.start)
    if subject is None or subject[0] == 0 or not _agrees(line, cue, group, subject):
        return None
    before = subject[0] - 1
    quoted = line.inside[before] >= 0
    if not quoted and line.word(before) != "," and line.word(before) not in _DASHES:
        return None
    kind, start, told = complement(line, cue)
    if kind in ("that", "to", "wh") or (not quoted and kind in ("quote", "other")):
        return None
    if kind == "other" and not (quoted and _is_closed(line, before)):
        return None
    contents = _left(line, before)
    if not contents and kind == "comma" and not quoted and _goes_on(line, start):
        contents = stretch(line, 0, before)
    if not contents or _is_contact_relative(line, subject):
        return None
    if kind == "quote":
        contents += _quotation(line, start)
    elif kind == "comma" and not quoted:
        contents += stretch(line, start + 1, right_end(line, start, cue, frozenset())) if _goes_on(line, start) else []
    else:
        contents += _resumed(line, start)
    return Found(line, subject, (group.start, cue.end), contents, _act(cue, group), told, _opening(line, before), quoted)


def _opening(line: Line, before: int) -> int:
    """Give the token at which another attribution ends: the first of the quotation, or the comma."""
    which = line.inside[before]
    while which >= 0 and before > 0 and line.inside[before - 1] == which:
        before -= 1
    return before


def _is_contact_relative(line: Line, subject: Range) -> bool:
    """Say whether the "subject" is a noun with a clause on it: ", a point | the senator acknowledged"."""
    start, end = subject
    if line.word(start) not in ("a", "an", "the") or line.inside[start - 1] >= 0:
        return False
    return any(
        line.kind(at) in ("pronoun", "determiner") or (line.capital(at) and not line.capital(at - 1) and at > start + 1)
        for at in range(start + 2, end)
        if line.kind(at - 1) != "preposition" and line.word(at - 1) != "and"
    ) and not any(line.word(at) == "," for at in range(start, end)) and line.word(start) in ("a", "an")


def _is_closed(line: Line, before: int) -> bool:
    quote = line.document.quotes[line.inside[before]]
    return line.document.text[quote.inner.end - 1] in ",.?!…"


def _goes_on(line: Line, comma: int) -> bool:
    """Say whether what is said goes on behind an insertion: not at ", and only …", ", who …", ", adding …"."""
    after = comma + 1
    narrow = line.kind(after) in ("and", "relative") or line.word(after) in ("but", "while", "although", "though", "whereas")
    if narrow or line.word(after).endswith("ing"):
        return False
    return has_finite(line, after, min(len(line), after + 12)) and not line.word(after) in ("a", "an")


def _left(line: Line, before: int) -> list[Span]:
    """Give what stands before a reporting clause; `before` is the token in front of it (a comma or a mark)."""
    if line.inside[before] >= 0:
        return _left_quotation(line, before)
    start = 0
    for at in range(before - 1, -1, -1):
        if line.word(at) in (":", ";") and line.inside[at] < 0:
            start = at + 1
            break
    if before - start < 4 and not has_finite(line, start, before):
        return []
    if line.kind(start) == "preposition" and not has_finite(line, start, before):
        return []
    if line.kind(start) == "clause" and line.word(start) not in ("what", "whether", "how", "why", "where") and not _has_main_clause(line, start, before):
        return []
    while start < before and line.word(start) in ("but", "and"):
        start += 1
    return stretch(line, start, before)


def _has_main_clause(line: Line, start: int, end: int) -> bool:
    """Say whether a clause follows after an opening "When …, ": a comma with a verb behind it."""
    commas = [at for at in range(start, end) if line.word(at) == ","]
    return bool(commas) and has_finite(line, commas[0], end)


def _left_quotation(line: Line, before: int) -> list[Span]:
    quote = line.document.quotes[line.inside[before]]
    first = before
    while first > 0 and line.inside[first - 1] == line.inside[before]:
        first -= 1
    lead = first - 1
    whole = lead < 0 or line.word(lead) in (":", ",") or line.word(lead) in _DASHES
    if whole:
        return [quote.inner]
    tagged = any(c.start < first and c.form != "ing" and "p" in c.takes for c in cues_of(line))
    start = lead
    while start > 0 and line.word(start - 1) not in (":", ";") and (line.inside[start - 1] < 0 or not tagged):
        start -= 1
    return stretch(line, start, before + 1) or [quote.inner]


def _quotation(line: Line, at: int) -> list[Span]:
    """Give the whole quotation that stands at a token, across sentences."""
    return [line.document.quotes[line.inside[at]].inner]


def _resumed(line: Line, at: int) -> list[Span]:
    """Give the quotation that goes on behind a reporting clause: "“We will,” he said, “in two weeks.”"."""
    while at < len(line) and line.inside[at] < 0:
        if line.word(at) in ("said", "says", ";", "and") or line.word(at).endswith("ing"):
            return []
        at += 1
    if at >= len(line) or line.word(at - 1) not in (",", ".", ":"):
        return []
    return _quotation(line, at)


def _as_clause(line: Line, cue: Cue, group: Group) -> Found | None:
    """An as-clause: "leaving is safe, as the government claims"."""
    subject = subject_before(line, group.start)
    if "p" not in cue.takes or subject is None or line.word(subject[0] - 1) != "as" or subject[0] == 0:
        return None
    kind, at, told = complement(line, cue)
    if kind not in ("end", "comma", "prep"):
        return None
    clause = subject[0] - 1
    if clause <= 1:
        contents = stretch(line, at + 1, len(line)) if kind == "comma" else []
        return Found(line, subject, (group.start, cue.end), contents, cue.act, told) if contents else None
    start = clause
    while start > 0 and line.kind(start - 1) != "complementizer" and line.word(start - 1) not in (";", ":"):
        start -= 1
    return Found(line, subject, (group.start, cue.end), stretch(line, start, clause), cue.act, told)


def _relative(line: Line, cue: Cue, group: Group, breaks: frozenset[int]) -> Found | None:
    """A source within a clause: "what observers say is …", "leaflets locals say were dropped", "fighters it estimates
    to be in the city".
    """
    follows = cue.end
    to_be = line.word(follows) == "to" and line.word(follows + 1) in ("be", "have")
    if not (line.kind(follows) in ("be", "aux") or (to_be and cue.act in ("estimated", "believed", "said"))):
        return None
    subject = subject_before(line, group.start)
    if subject is None or "c" not in cue.takes:
        return None
    head = []
    if line.word(subject[0] - 1) != "what":
        split = _split_relative(line, subject)
        if split is None:
            return None
        head, subject = _head_before(line, split[0]), split
    contents = head + stretch(line, follows, right_end(line, follows, cue, breaks))
    return Found(line, subject, (group.start, cue.end), contents, cue.act)


def _split_relative(line: Line, phrase: Range) -> Range | None:
    """Part the subject of a contact clause from the noun before it: "leaflets | locals", "fighters | it"."""
    start, end = phrase
    for at in range(end - 1, start - 1, -1):
        if line.kind(at) in ("pronoun", "determiner") and (at > 0 and line.is_word(at - 1)):
            return at, end
    first = end - 1
    while first > start and line.capital(first - 1) and line.capital(first):
        first -= 1
    if first == 0 or not line.is_word(first - 1) or line.kind(first - 1):
        return None
    return first, end


def _head_before(line: Line, at: int) -> list[Span]:
    start = at
    while start > 0 and line.is_word(start - 1) and not is_finite(line, start - 1):
        if line.kind(start - 1) in ("preposition", "clause", "and", "complementizer", "relative"):
            break
        start -= 1
    return stretch(line, start, at)


def _preposed(line: Line, cue: Cue, group: Group, breaks: frozenset[int], found: list[Found]) -> Found | None:
    """Source, verb, content: "The U.N. said Russia has promised …", "Peskov warned reporters that …"."""
    kind, start, told = complement(line, cue)
    documentary = kind == "other" and "d" in cue.takes
    if not _fits(line, cue, kind, start) and not documentary:
        return None
    source = _source_of(line, cue, group, found)
    if source is None or (documentary and not _fits(line, cue, kind, start) and not _is_document(line, source)):
        return None
    contents = _right(line, start, cue, breaks)
    if not contents:
        return None
    return Found(line, source, (group.start, cue.end), contents, _act(cue, group), told, direct=kind == "quote")


def _is_document(line: Line, source: Range) -> bool:
    """Say whether a source is a study, a paper, a set of figures: what it "found" it said."""
    return any(word in words("cue_documents") for word in line.low[source[0] : source[1]])


def _right(line: Line, start: int, cue: Cue, breaks: frozenset[int]) -> list[Span]:
    end = right_end(line, start, cue, breaks)
    if line.speech(start) >= 0 and end > start and line.inside[end - 1] == line.inside[start]:
        return _quotation(line, start) + _resumed(line, end)
    contents = stretch(line, start, end)
    if contents and line.inside[end - 1] >= 0:
        quote = line.document.quotes[line.inside[end - 1]]
        contents = [Span(contents[0].start, max(contents[0].end, quote.inner.end))]
    return contents


def _source_of(line: Line, cue: Cue, group: Group, found: list[Found]) -> Range | None:
    before = line.kind(group.start - 1)
    if before == "and" or line.word(group.start - 1) == "but":
        earlier = [each for each in found if each.cue[1] <= group.start and each.source]
        return earlier[-1].source if earlier else clause_subject(line, group.start - 1)
    subject = subject_before(line, group.start)
    if subject is None or not _agrees(line, cue, group, subject):
        return None
    return subject


def _fits(line: Line, cue: Cue, kind: str, start: int) -> bool:
    """Say whether the verb takes what follows it."""
    takes = cue.takes
    if kind == "that":
        if is_finite(line, start + 1) and cue.form in ("s", "base"):
            return False
        return "t" in takes or "n" in takes or "o" in takes
    if kind == "quote":
        return "q" in takes or "o" in takes
    if kind == "to":
        return "i" in takes
    if kind == "wh":
        return "w" in takes or "o" in takes
    if kind == "prep" and cue.lemma in _BARE_CLAUSE:
        return line.kind(start) != "and" and has_finite(line, start + 1, len(line))
    if kind != "other":
        return False
    if cue.form == "ing" and "o" not in takes and cue.lemma not in _BARE_CLAUSE:
        return False
    if "o" in takes or cue.lemma in _BARE_CLAUSE:
        return line.is_word(start) or line.word(start) in "“\"'‘$£€["
    return ("c" in takes or "r" in takes) and has_finite(line, start, min(len(line), start + 14))


def _participle(line: Line, cue: Cue, breaks: frozenset[int], found: list[Found]) -> Found | None:
    """A participle: "…, saying that …", "leaflets urging them to leave", "by calling it a stunt"."""
    kind, start, told = complement(line, cue)
    if not _fits(line, cue, kind, start):
        return None
    before = cue.start - 1
    while before > 0 and line.kind(before) == "adverb":
        before -= 1
    source = None
    if line.kind(before) in ("preposition", "clause", "and") or line.word(before) == "," or line.speech(before) >= 0:
        earlier = [each for each in found if each.cue[1] <= cue.start and each.source]
        source = earlier[-1].source if earlier else clause_subject(line, before)
    elif before >= 0 and line.is_word(before):
        source = subject_before(line, cue.start) or clause_subject(line, before)
    if source is None:
        return None
    contents = _right(line, start, cue, breaks)
    return Found(line, source, (cue.start, cue.end), contents, cue.act, told) if contents else None


def _is_reduced(line: Line, cue: Cue) -> bool:
    """Say whether "asked" has lost its subject: at the head of a sentence, or after "when"."""
    return cue.start == 0 or line.word(cue.start - 1) in ("when", "if", "once")


def _reduced_passive(line: Line, cue: Cue) -> Found | None:
    """A question put by nobody named: "Asked whether he would stay, …", "he said when asked about the vote"."""
    kind, start, told = complement(line, cue)
    if kind == "prep" and line.word(start) == "about":
        start += 1
    elif kind not in ("wh", "to", "other"):
        return None
    end = start
    while end < len(line) and line.word(end) not in (",", ".", ";") and line.inside[end] < 0:
        end += 1
    contents = stretch(line, start, end)
    return Found(line, None, (cue.start, cue.end), contents, cue.act, told) if contents else None


def _passive(line: Line, cue: Cue, group: Group, breaks: frozenset[int]) -> Found | None:
    """A passive: "is believed to …", "it was announced that …", "they were told that …", "was described by X as …"."""
    subject = subject_before(line, group.start)
    kind, start, told = complement(line, cue)
    mark = (group.start, cue.end)
    if line.word(cue.end) == "by" and cue.act in _BY_AGENT and subject:
        agent = subject_after(line, cue.end + 1)
        rest = stretch(line, agent[1], right_end(line, agent[1], cue, breaks)) if agent else []
        return Found(line, agent, mark, stretch(line, *subject) + rest, cue.act) if rest else None
    if kind in ("that", "wh") or (kind == "quote" and "r" in cue.takes):
        return Found(line, None, mark, _right(line, start, cue, breaks), cue.act, told)
    to_or_of = kind == "to" or (cue.lemma == "accuse" and line.word(cue.end) == "of")
    if to_or_of and cue.act in _PASSIVE_TO and subject:
        return Found(line, None, mark, stretch(line, *subject) + _right(line, start, cue, breaks), cue.act)
    return None
