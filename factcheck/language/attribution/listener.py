"""Listeners: whom a source told, by its own name: "the Irish daily the Courier", "in a statement to the BBC"."""

from factcheck.language.attribution.found import Found
from factcheck.language.attribution.line import Line
from factcheck.language.lexicon import words

_PARTICLES = frozenset(["of", "de", "du", "des", "del", "della", "di", "da", "la", "der", "the", "y", "&"])
_SENT = frozenset(["sent", "emailed", "e-mailed", "mailed", "issued", "released", "carried", "given", "published"]) | {
    "broadcast",
    "provided",
    "posted",
    "seen",
    "aired",
}
_LONGEST_PHRASE = 16
_CARRIERS = frozenset(["in", "by", "via", "through", "during"])


def listener_of(each: Found) -> str | None:
    """Name whom a source told: after its verb, or in the words for what it sent ("in a statement to the BBC")."""
    name = _last_name(each.line, *each.via) if each.via else None
    return name or _of_message(each) or (_of_column(each) if each.act == "wrote" else None)


def _last_name(line: Line, start: int, end: int) -> str | None:
    """Give the last name in the words for a listener, with its small words within ("Gazette de Namur")."""
    last = end
    while last > start and not line.capital(last - 1):
        last -= 1
    first = last
    while first > start:
        before = first - 1
        while before > start and line.word(before) in _PARTICLES and not line.capital(before):
            before -= 1
        article = line.kind(before) == "determiner" and not line.capital(before - 1) and first < last
        if not line.capital(before) or article:
            break
        first = before
    return line.span(first, last).of(line.document.text) if first < last else None


def _of_message(each: Found) -> str | None:
    """Name who got or carried a statement that stands beside the verb: "in a statement sent to Radio One, said"."""
    line, (start, end) = each.line, each.cue
    opening = each.source[0] if each.source and each.source[1] <= start else start
    if line.word(0) == "in" and line.word(opening - 1) == ",":
        opening = 0
    for first, last in ((max(opening, start - _LONGEST_PHRASE), start), (end, min(len(line), end + _LONGEST_PHRASE))):
        for at in range(first, last):
            if line.inside[at] >= 0 or line.word(at) in ("that", ";"):
                break
            if line.word(at) in words("cue_messages") and not _CARRIERS.isdisjoint(line.low[max(0, at - 4) : at]):
                name = _name_after(line, at + 1)
                if name:
                    return name
            elif at > end and at in line.cues and line.word(at) not in _SENT:
                break
    return None


def _name_after(line: Line, at: int) -> str | None:
    """Name whom a statement went to or was carried by: "to Radio One", "sent to the daily Post", "with the BBC"."""
    if line.word(at) in _SENT:
        at += 1
    if line.word(at) not in ("to", "with", "by"):
        return None
    return _last_name(line, at + 1, _name_end(line, at + 1))


def _of_column(each: Found) -> str | None:
    """Name the paper that someone wrote in: "wrote in the Evening Star"."""
    line, at = each.line, each.cue[1]
    if line.word(at) != "in" or line.kind(at + 1) != "determiner":
        return None
    return _last_name(line, at + 1, _name_end(line, at + 1))


def _name_end(line: Line, start: int) -> int:
    """Give the token behind a name and the nouns before it: "the Tass agency", "the Belgian daily Le Soir"."""
    at = start
    while at < min(len(line), start + _LONGEST_PHRASE) and line.is_word(at) and line.inside[at] < 0:
        small = line.kind(at) not in ("", "determiner") and not line.capital(at) and line.word(at) not in _PARTICLES
        if small or line.word(at) in words("cue_circumstances"):
            break
        at += 1
    return at
