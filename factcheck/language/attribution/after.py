"""Frames whose content follows the verb: "Orr said it was late", ", adding that …", "is believed to have left"."""

from factcheck.language.attribution.attitudes import tells_attitude
from factcheck.language.attribution.clauses import clause_subject
from factcheck.language.attribution.complement import complement
from factcheck.language.attribution.content import right_end
from factcheck.language.attribution.cues import Cue
from factcheck.language.attribution.fits import fits, is_naming, is_what_as
from factcheck.language.attribution.found import Found, stretch
from factcheck.language.attribution.group import Group, act_of, agrees, may_speak
from factcheck.language.attribution.line import Line
from factcheck.language.attribution.parts import head_before, quotation_at, resumed, split_relative, subject_words
from factcheck.language.attribution.passives import judged
from factcheck.language.attribution.phrases import Range, has_finite, is_finite
from factcheck.language.attribution.purposes import told_by_deed
from factcheck.language.attribution.subjects import subject_after, subject_before
from factcheck.language.lexicon import words
from factcheck.models import Span
from factcheck.terms import Act

_PASSIVE_TO: frozenset[Act] = frozenset(
    ["believed", "said", "estimated", "accused", "reported", "predicted", "claimed"]
)
_COMMITMENTS: frozenset[Act] = frozenset(["agreed", "promised"])
_MODAL = frozenset(["may", "might", "could", "would", "can", "should", "must"])
_BY_AGENT: frozenset[Act] = frozenset(["described", "believed", "estimated", "said", "reported", "wrote"])


def find_verbs(line: Line, verbs: list[tuple[Cue, Group]], known: list[Found]) -> list[Found]:
    """Find the verbs whose content follows them, beside those known: the reporting clauses of the line."""
    found = list(known)
    breaks = frozenset(each.clause for each in known if each.clause is not None)
    taken = {each.cue[1] for each in known}
    for cue, group in verbs:
        each = None if cue.end in taken else _frame_of(line, cue, group, breaks, found)
        if each:
            found.append(each)
    return found


def _frame_of(line: Line, cue: Cue, group: Group, breaks: frozenset[int], found: list[Found]) -> Found | None:
    if group.passive:
        known = None if tells_attitude(line, cue.start) else _passive(line, cue, group, breaks)
        return known or judged(line, cue, group, breaks)
    if group.infinitive:
        return told_by_deed(line, cue, group, breaks)
    if cue.form == "ing" and not group.helped:
        return _participle(line, cue, group, breaks, found)
    if cue.lemma == "accuse" and cue.form == "past" and line.word(cue.end) == "of" and not group.helped:
        return _accused_of(line, cue)
    if cue.form == "past" and cue.lemma.startswith("ask") and _is_reduced(line, cue):
        return _reduced_passive(line, cue)
    return _relative(line, cue, group, breaks) or _preposed(line, cue, group, breaks, found)


def _relative(line: Line, cue: Cue, group: Group, breaks: frozenset[int]) -> Found | None:
    """A source within a clause: "what observers say is …", "leaflets locals say were dropped", "fighters it estimates
    to be in the city".
    """
    follows = cue.end
    to_be = line.word(follows) == "to" and line.word(follows + 1) in ("be", "have")
    if not (line.kind(follows) in ("be", "aux") or (to_be and cue.act in ("estimated", "believed", "said"))):
        return None
    subject = group.subject
    if subject is None or "c" not in cue.takes or not may_speak(line, cue, subject):
        return None
    head = []
    if line.word(subject[0] - 1) not in ("what", "which", "who", "whom", "that"):
        split = split_relative(line, subject)
        if split is None:
            return None
        head, subject = head_before(line, split[0]), split
    end = right_end(line, follows, cue, breaks)
    contents = head + stretch(line, follows, _urged_from(line, group.start, follows, end) if head else end)
    lone = bool(head) and line.low[subject[0] : subject[1]] == ("it",)
    meant = clause_subject(line, subject[0]) if lone else None
    return Found(line, subject, (group.start, cue.end), contents, cue.act, meant=meant)


def _urged_from(line: Line, clause: int, start: int, end: int) -> int:
    """Give where what is urged goes on behind a noun with a clause on it: "urged the men it says are there | to go"."""
    urged = any(
        other.act in ("urged", "asked") and other.form != "ing" for at, other in line.cues.items() if at < clause
    )
    for at in range(end - 1, start + 1, -1) if urged else ():
        if line.word(at) == "to" and line.kind(at + 1) == "":
            able = line.word(at - 1) in words("cue_infinitive_adjectives")
            return end if able else at
    return end


def _preposed(line: Line, cue: Cue, group: Group, breaks: frozenset[int], found: list[Found]) -> Found | None:
    """Source, verb, content: "The U.N. said Russia has promised …", "Peskov warned reporters that …"."""
    kind, start, told = complement(line, cue)
    if (cue.negated_only and not group.negated) or is_naming(line, cue):
        return None
    if cue.act in _COMMITMENTS and not _MODAL.isdisjoint(line.low[group.start : cue.start]):
        return None  # "how the two sides might agree on …"
    if line.low[start : start + 3] == ("not", "to", "be"):
        return None  # "a pilot, who asked not to be named, said"
    if kind == "prep" and is_what_as(line, cue, group.subject):
        kind, start = "other", start + 1
    documentary = kind == "other" and "d" in cue.takes
    if not fits(line, cue, kind, start) and not documentary:
        return None
    source = _source_of(line, cue, group, found)
    if source is not None and line.word(source[0] - 1) == "what" and "o" not in cue.takes:
        return None
    if source is not None and not may_speak(line, cue, source):
        return None
    if source is None or (documentary and not fits(line, cue, kind, start) and not _is_document(line, source)):
        return None
    source = _heard_from(line, cue, start) or source
    contents = _right(line, start, cue, breaks)
    if line.word(source[0] - 1) == "what" and source[0] <= 2 and line.speech(start) < 0:
        contents = stretch(line, start, _first_mark(line, start, source[0] == 1))
    if not contents:
        return None
    return Found(
        line, source, (group.start, cue.end), contents, act_of(line, cue, group, start), told, direct=kind == "quote"
    )


def _heard_from(line: Line, cue: Cue, start: int) -> Range | None:
    """Find who told a court what it heard: "the inquest heard from Dr Reid that …"."""
    return (
        (cue.end + 1, start) if cue.lemma == "hear" and line.word(cue.end) == "from" and start > cue.end + 1 else None
    )


def _first_mark(line: Line, start: int, at_verb: bool) -> int:
    """Give where an opening "In what Orr described as a mistake, " ends: at the comma, without "In" at the verb."""
    at = start
    while at < len(line) and line.word(at) not in (",", ";", ".") and not (at_verb and is_finite(line, at)):
        at += 1
    return at


def _is_document(line: Line, source: Range) -> bool:
    """Say whether a source is a study, a paper, a set of figures: what it "found" it said."""
    return any(word in words("cue_documents") for word in line.low[source[0] : source[1]])


def _right(line: Line, start: int, cue: Cue, breaks: frozenset[int]) -> list[Span]:
    end = right_end(line, start, cue, breaks)
    if line.speech(start) >= 0 and end > start and line.inside[end - 1] == line.inside[start]:
        return quotation_at(line, start) + resumed(line, end)
    contents = stretch(line, start, end)
    if contents and line.inside[end - 1] >= 0:
        quote = line.document.quotes[line.inside[end - 1]]
        contents = [Span(contents[0].start, max(contents[0].end, quote.inner.end))]
    return contents


def _source_of(line: Line, cue: Cue, group: Group, found: list[Found]) -> Range | None:
    before = line.kind(group.start - 1)
    if before == "and" or line.word(group.start - 1) == "but":
        earlier = [each for each in found if each.cue[1] <= group.start and each.source]
        if earlier and group.helped:
            that = _last_that(line, earlier[-1].cue[1], group.start)
            if that is not None:
                return clause_subject(line, group.start - 1, that + 1)
        return earlier[-1].source if earlier else clause_subject(line, group.start - 1)
    subject = group.subject
    if subject is None or not agrees(line, cue, group, subject):
        return None
    return subject


def _last_that(line: Line, start: int, end: int) -> int | None:
    """Find the last "that" in which "and is pushing …" goes on, so that the source is its subject."""
    return next((at for at in range(end - 1, start - 1, -1) if line.kind(at) == "complementizer"), None)


def _participle(line: Line, cue: Cue, group: Group, breaks: frozenset[int], found: list[Found]) -> Found | None:
    """A participle: "…, saying that …", "leaflets urging them to leave", "by calling it a stunt"."""
    kind, start, told = complement(line, cue)
    if not fits(line, cue, kind, start):
        return None
    before = cue.start - 1
    while before > 0 and line.kind(before) == "adverb":
        before -= 1
    source = None
    if line.kind(before) in ("preposition", "clause", "and") or line.word(before) == "," or line.speech(before) >= 0:
        earlier = [each for each in found if each.cue[1] <= cue.start and each.source]
        source = earlier[-1].source if earlier else clause_subject(line, before)
        source = _nearer_pronoun(line, earlier[-1].cue[1] if earlier else 0, before) or source
    elif before >= 0 and line.is_word(before):
        source = _sender(line, before) or subject_before(line, cue.start) or clause_subject(line, before)
    contents = _right(line, start, cue, breaks)
    if source is None and contents:
        source = _subject_behind(line, line.at(contents[-1].end))
    if source is None or not may_speak(line, cue, source):
        return None
    return (
        Found(line, source, (cue.start, cue.end), contents, act_of(line, cue, group, start), told) if contents else None
    )


def _nearer_pronoun(line: Line, start: int, end: int) -> Range | None:
    """Find the pronoun that a later clause of the sentence begins with: "though Orr left, he sang, adding …"."""
    for at in range(end - 2, start, -1):
        opens = line.word(at - 1) == "," or line.kind(at - 1) in ("clause", "and")
        if line.kind(at) == "pronoun" and opens and has_finite(line, at + 1, min(end, at + 3)):
            return at, at + 1
    return None


def _sender(line: Line, before: int) -> Range | None:
    """Find who sent what is said: "the firm issued a statement | saying …", not the statement."""
    verb = before
    while verb > 0 and before - verb < 5 and not is_finite(line, verb):
        verb -= 1
    message = line.word(before) in words("cue_messages") and is_finite(line, verb)
    return subject_before(line, verb) if message else None


def _subject_behind(line: Line, comma: int) -> Range | None:
    """Find the subject of the main clause behind an opening participle: "Saying that it was late, Orr left"."""
    if line.word(comma) != ",":
        return None
    verb = next((at for at in range(comma + 2, min(len(line), comma + 16)) if is_finite(line, at)), None)
    return subject_before(line, verb) if verb is not None else None


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


def _accused_of(line: Line, cue: Cue) -> Found | None:
    """A charge by nobody named: "a nurse accused of theft told the court"."""
    end = cue.end
    while end < len(line) and line.word(end) not in (",", ".", ";") and not is_finite(line, end):
        end += 1
    head = head_before(line, cue.start)
    return Found(line, None, (cue.start, cue.end), head + stretch(line, cue.end, end), cue.act) if head else None


def _passive(line: Line, cue: Cue, group: Group, breaks: frozenset[int]) -> Found | None:
    """A passive: "is believed to …", "it was announced that …", "they were told that …", "was described by X as …"."""
    if line.word(group.start - 1) == "to":
        return None
    subject = group.subject
    kind, start, told = complement(line, cue)
    mark = (group.start, cue.end)
    if line.word(cue.end) == "by" and cue.act in _BY_AGENT and subject and set("oc") & set(cue.takes) and not cue.what:
        agent = subject_after(line, cue.end + 1)
        rest = stretch(line, agent[1], right_end(line, agent[1], cue, breaks)) if agent else []
        return Found(line, agent, mark, stretch(line, *subject) + rest, cue.act) if rest else None
    clause = kind == "other" and "c" in cue.takes and subject is not None and line.word(subject[0]) == "it"
    if clause or kind in ("that", "wh") or (kind == "quote" and "r" in cue.takes):
        return Found(line, None, mark, _right(line, start, cue, breaks), cue.act, told)
    to_or_of = kind == "to" or (cue.lemma == "accuse" and line.word(cue.end) == "of")
    if to_or_of and cue.act in _PASSIVE_TO and subject:
        after = cue.end if line.word(cue.end) == "of" else start
        return Found(line, None, mark, subject_words(line, subject) + _right(line, after, cue, breaks), cue.act)
    return None
