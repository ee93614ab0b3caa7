"""Clauses and noun phrases, told apart without a tagger: where one begins, where one ends, who its subject is.

Every look goes a bounded number of words to either side, so that a text without a full stop costs no more than another.
"""

from factcheck.language.certainty.lines import MARKS, Line
from factcheck.language.lexicon import words as lexicon_words

REACH = 80
_NP_REACH = 9
_SUBJECT_REACH = 16
_SAY = lexicon_words("certainty_say")
_VERBS = lexicon_words("certainty_verbs")
_ADVERBS = lexicon_words("certainty_adverbs")
_NO_ADVERBS = lexicon_words("certainty_verbs") | lexicon_words("certainty_no_adverbs")
_FINITE = frozenset({"will", "would", "has", "have", "had", "is", "was", "were", "are", "could", "may", "might", "can"})
_TURNS = frozenset({"although", "though", "but", "whereas", "while", "yet", "however"})
_RELATIVES = frozenset({"which", "who", "whom", "whose", "where"})
_JOINS = _TURNS | _RELATIVES | {"and", "or", "because", "so", "as", "saying", "adding", "according", "with", "after"}
_HARD = frozenset({";", "—", "–", "--"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "this", "that", "these", "those", "both"})
_PREPOSITIONS = frozenset(
    {"in", "on", "at", "by", "with", "to", "after", "before", "over", "about", "during", "since", "until", "into"}
)
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "our", "my"})
_NOUN_BEFORE = frozenset({"of", "these", "those", "such", "'s", "any", "no", "over", "by", "with", "on"})
_LINKS = _PREPOSITIONS | {"of", "for", "from", "and", "or", "both", "all", "near", "under", "against"}
_NP_STOPS = (
    _HARD | MARKS | _JOINS | _PREPOSITIONS | {",", ".", ":", "(", ")", "?", "!", "that", "if", "when", "than", "not"}
)
_SUBJECT_STOPS = _HARD | MARKS | _TURNS | _SAY | {",", ":", "(", ")", "that", "which", "if", "when", "because", "as"}


def is_adverb(word: str) -> bool:
    """Say whether a word may stand between an auxiliary and its verb.

    >>> is_adverb("immediately"), is_adverb("also"), is_adverb("family")
    (True, True, False)
    """
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 5 and word not in _NO_ADVERBS)


def lead_start(line: Line, at: int) -> int:
    """Give where the adverbs before a word begin, "so far" among them."""
    stop = max(0, at - 8)
    while at > stop:
        if is_adverb(line.words[at - 1]):
            at -= 1
        elif line.words[at - 1] == "far" and line.word(at - 2) in {"so", "thus"}:
            at -= 2
        else:
            break
    return at


def is_verb(word: str) -> bool:
    """Say whether a word looks like a finite verb; a list, and the ending -ed."""
    return word in _VERBS or word in _SAY or (word.endswith("ed") and len(word) > 4)


def is_say(word: str) -> bool:
    """Say whether a word reports speech or belief."""
    return word in _SAY


def noun_phrase_end(line: Line, at: int) -> int:
    """Give the index after the noun phrase that begins at a word.

    >>> from factcheck.language.certainty.lines import line_of
    >>> line = line_of("by the Foreign Ministry in Paris and its partners")
    >>> " ".join(line.words[1:noun_phrase_end(line, 1)])
    'the foreign ministry'
    """
    index = at
    while index < min(at + _NP_REACH, len(line.words)):
        word = line.words[index]
        if word in {"and", "or", "&"} and index > at and line.capital(index - 1) and _capital_at(line, index + 1):
            index += 2
            continue
        if word in _NP_STOPS or (index > at and is_verb(word) and not line.capital(index)) or is_adverb(word):
            break
        index += 1
    return min(index, len(line.words))


def _capital_at(line: Line, index: int) -> bool:
    return index < len(line.words) and line.capital(index)


def clause_end(line: Line, at: int) -> int:
    """Give the index after the last word of what is said from a word on: up to a turn or the reporter's voice.

    >>> from factcheck.language.certainty.lines import line_of
    >>> line = line_of("that the pact would hold, although few agree.")
    >>> line.words[clause_end(line, 1)]
    ','
    """
    words, limit, opened = line.words, min(at + REACH, len(line.words)), False
    for index in range(at, limit):
        word = words[index]
        if word in MARKS:
            if not opened and not _opens(line, index):
                return index
            opened = not opened
        if word in _HARD or (word == ":" and line.word(index + 1) in MARKS):
            return index
        if word in {"although", "though", "whereas", "but"} and index > at:
            return index - 1 if words[index - 1] == "," else index
        if word == "," and _turns(line, index + 1):
            return index
    return limit


def _turns(line: Line, at: int) -> bool:
    """Say whether another voice or clause begins after a comma."""
    word = line.word(at)
    if word in MARKS:
        word = line.word(at + 1)
    if word in _TURNS or word in _FINITE or word in {"which", "saying", "adding", "according", "as"}:
        return True
    if word == "and":
        return any(line.word(at + step) in _PRONOUNS or is_verb(line.word(at + step)) for step in (1, 2, 3))
    return any(is_say(line.word(at + step)) for step in range(4))


def _opens(line: Line, index: int) -> bool:
    """Say whether a mark opens a quotation: a straight one does where it stands close to the next word only."""
    if line.words[index] != '"':
        return line.words[index] in {"“", "«", "„"}
    tokens = line.tokens
    loose = index == 0 or tokens[index - 1].end < tokens[index].start
    return loose and index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end


def clause_start(line: Line, at: int) -> int:
    """Give the index of the first word of the clause that a word stands in.

    >>> from factcheck.language.certainty.lines import line_of
    >>> clause_start(line_of("Ivan Roe said that the mill may close"), 6)
    4
    """
    words, that, inside = line.words, -1, False
    if line.word(at - 1) == ",":
        at = _before_insert(line, at - 1) + 1
    for index in range(at - 1, max(-1, at - REACH), -1):
        word = words[index]
        if word in MARKS:
            opening = _opens(line, index)
            if inside != opening or line.word(index - 1) in {",", ".", "?", "!"}:
                return index + 1
            inside = not opening
            continue
        if word in _HARD or word == ":" or word in _TURNS or word == "because":
            return index + 1
        if is_say(word) and line.word(index - 1) not in _DETERMINERS | _NOUN_BEFORE:
            return that + 1 if 0 < that <= index + 9 else index + 1
        if word == "that":
            if index and words[index - 1] in _THAT_NOUNS:
                return index + 1
            that = index
        if word == "," and words[index + 1] in _JOINS and index + 2 <= at:
            return index + 2
    return max(0, at - REACH)


_THAT_NOUNS = lexicon_words("certainty_that_nouns")


def subject(line: Line, at: int) -> tuple[int, int] | None:
    """Give the words of the subject of the verb group that begins at a word, None where none stands before it.

    >>> from factcheck.language.certainty.lines import line_of
    >>> def of(text: str, verb: str) -> str:
    ...     line = line_of(text)
    ...     found = subject(line, line.words.index(verb))
    ...     return line.text(*found) if found else "-"
    >>> of("But Acme Ltd, which makes pumps, denied it", "denied"), of("Roe left town and denied it", "denied")
    ('Acme Ltd', 'Roe')
    >>> of("a charge the mayor denies", "denies"), of("Ms Roe, 45, who was fined, denies it", "denies")
    ('the mayor', 'Ms Roe')
    """
    last = lead_start(line, at) - 1
    last = _before_insert(line, last)
    if last < 0:
        return None
    word = line.words[last]
    if word in {"and", "or", "but", "then"}:
        return _first_subject(line, last)
    if word in {"who", "which"}:
        return subject(line, last - (line.word(last - 1) == ","))
    if word in _PRONOUNS:
        return last, last + 1
    return _noun_phrase_before(line, last)


def _before_insert(line: Line, last: int) -> int:
    """Step over what stands between two commas or in brackets: "Roe, 45, who was fined, denies"."""
    for _ in range(3):
        if last < 0 or line.words[last] not in {",", ")"}:
            break
        opening = "(" if line.words[last] == ")" else ","
        floor = max(-1, last - 30)
        index = next((i for i in range(last - 1, floor, -1) if line.words[i] == opening), None)
        if index is None:
            return last - 1
        last = index - 1
        if last > 1 and line.words[last].isdecimal() and line.words[last - 1] == ",":
            last -= 2
    return last


def _first_subject(line: Line, at: int) -> tuple[int, int] | None:
    """Give the subject that a second verb inherits: the words before the first verb of what precedes."""
    start = max(0, at - REACH)
    for index in range(at - 1, start, -1):
        if line.words[index] in _HARD or line.words[index] in MARKS:
            start = index + 1
            break
    while start < at and (line.words[start] in _JOINS or line.words[start] == ","):
        start += 1
    for index in range(start, at):
        if index > start and (is_verb(line.words[index]) or line.words[index] == ","):
            return _trim(line, start, index)
    return None


def _noun_phrase_before(line: Line, last: int) -> tuple[int, int] | None:
    first = last
    while first > 0 and last - first < _SUBJECT_REACH and not _ends_before(line, first - 1):
        first -= 1
        if line.words[first] in _DETERMINERS and line.word(first - 1) not in _LINKS:
            break
    middle = [i for i in range(first, last + 1) if is_verb(line.words[i]) and not line.capital(i)]
    if middle:
        first = min(middle[-1] + 1, last)
        first = next((i for i in range(last, first - 1, -1) if line.words[i] in {"the", "a", "an"}), first)
    return _trim(line, first, last + 1)


def _ends_before(line: Line, index: int) -> bool:
    word = line.words[index]
    if word in {"and", "or"}:
        return any(is_verb(line.words[i]) and not line.capital(i) for i in range(max(0, index - 4), index))
    return word in _SUBJECT_STOPS


def _trim(line: Line, first: int, end: int) -> tuple[int, int] | None:
    """Leave out joining words and adverbs at the start, and "the" in front of a name."""
    while first < end and (line.words[first] in _JOINS or is_adverb(line.words[first]) or line.words[first] in MARKS):
        first += 1
    while end > first and (is_adverb(line.words[end - 1]) or line.words[end - 1] in MARKS):
        end -= 1
    if end - first > 1 and line.words[first] == "the" and line.capital(first + 1):
        first += 1
    return (first, end) if first < end else None


def named(line: Line, stretch: tuple[int, int] | None) -> tuple[str, ...]:
    """Give the words of a stretch as names, apart at "and" between capitals.

    >>> from factcheck.language.certainty.lines import line_of
    >>> named(line_of("Paris and Rome"), (0, 3)), named(line_of("the police"), (0, 2)), named(line_of("x"), None)
    (('Paris', 'Rome'), ('the police',), ())
    """
    if stretch is None:
        return ()
    trimmed = _trim(line, *stretch)
    if trimmed is None:
        return ()
    first, end = trimmed
    names, begin = [], first
    for index in range(first + 1, end - 1):
        apart = line.words[index] == "nor" or (
            line.words[index] == "and" and line.capital(index - 1) and line.capital(index + 1)
        )
        if apart and not {"of", "for"} & set(line.words[begin:index]):
            names.append(line.text(begin, index))
            begin = index + 1
    return (*names, line.text(begin, end))
