"""Where a noun phrase that is read from its end backwards must stop: at a time, at counted people, at a list.

English gives no mark for these where text has lost its commas.
"""

from __future__ import annotations

from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.records.tokens import Tokens


def nounlike(tokens: Tokens, words: Vocabulary, i: int) -> bool:
    """Whether a token can stand inside a noun phrase as noun, name or adjective."""
    character = tokens.letters[i]
    if character in words.source_noun:
        return True
    if character in words.noun_stop:
        return False
    return not (character in words.verb_past and "-" not in tokens.words[i])


def follows_name(tokens: Tokens, words: Vocabulary, i: int) -> bool:
    """Whether a medium in capitals follows a name that is not its own: "in northeast Damascus SANA said"."""
    before = tokens.letters[i - 1]
    if tokens.letters[i] not in words.medium_noun or before not in words.capital or before in words.source_noun:
        return False
    surface = tokens.text[tokens.starts[i] : tokens.ends[i]]
    return len(surface) > 2 and surface.isupper() and not tokens.text[tokens.starts[i - 1] : tokens.ends[i - 1]].isupper()


def follows_place(tokens: Tokens, words: Vocabulary, i: int) -> bool:
    """Whether a people's adjective follows the name of a place, in text without commas: "in Damascus Russian officials said"."""
    if i < 2 or tokens.letters[i] not in words.demonym or tokens.letters[i] not in words.capital:
        return False
    if tokens.letters[i - 1] not in words.capital or tokens.letters[i - 1] in words.source_noun:
        return False
    return tokens.words[i - 2] in ("in", "of", "near", "at", "from")


def is_date(tokens: Tokens, words: Vocabulary, i: int) -> bool:
    """Whether a figure is the year or the day of a date, in text that lost its commas: "April 6 2017 activists said"."""
    word = tokens.words[i]
    if tokens.letters[i] not in words.figure or not word.isdigit() or len(word) not in (1, 2, 4):
        return False
    dated = [k for k in (i - 2, i - 1, i + 1) if 0 <= k < len(tokens) and abs(k - i) <= (2 if len(word) == 4 else 1)]
    return any(tokens.letters[k] in words.time_name and tokens.letters[k] in words.capital for k in dated) and (
        len(word) < 4 or word[:2] in ("19", "20")
    )


def ends_a_count(tokens: Tokens, words: Vocabulary, i: int) -> bool:
    """Whether counted people end before a name, in text without commas: "wounding 32 people Syrian state television reported"."""
    if i < 1 or tokens.letters[i + 1] not in words.capital or tokens.letters[i] in words.capital:
        return False
    return tokens.letters[i - 1] in words.figure and nounlike(tokens, words, i)


def is_time(tokens: Tokens, words: Vocabulary, i: int) -> bool:
    """Whether a word ends a phrase of time, which is no part of what follows it: "in the last 48 hours military sources said"."""
    if tokens.letters[i] not in words.time_unit or tokens.letters[i + 1] in words.genitive or tokens.letters[i + 1] in words.apostrophe:
        return False
    return tokens.words[i].endswith("s") or (i > 0 and tokens.words[i - 1] in ("this", "last", "next", "past", "previous", "that"))


def lists(tokens: Tokens, words: Vocabulary, i: int, joint: int) -> bool:
    """Whether a comma parts the sources of a list at the start of its clause: "the mayor, a priest and two nurses said"."""
    if joint < 0 or i == 0 or not nounlike(tokens, words, i - 1):
        return False
    return not any("-" not in tokens.words[match.start()] for match in words.finite.finditer(tokens.classes, 0, i))


def is_time_name(tokens: Tokens, words: Vocabulary, i: int, end: int) -> bool:
    """Whether a capital names a day or month of its own: no genitive, and no name between two names ("Amir Jan Lodin said")."""
    classes = tokens.letters
    if classes[i] not in words.time_name or classes[i] not in words.capital or (i + 1 < end and classes[i + 1] in words.genitive):
        return False
    if classes[i] not in words.given_month or not 0 < i < end - 1:
        return True
    return any(beside not in words.capital or beside in words.time_name for beside in (classes[i - 1], classes[i + 1]))


def is_attached(tokens: Tokens, words: Vocabulary, i: int) -> bool:
    """Whether a participle hangs a body on those who speak: "rescuers affiliated with the group"."""
    return i > 0 and tokens.letters[i] in words.attached and tokens.letters[i - 1] in words.source_noun


def starts_time_or_channel(tokens: Tokens, words: Vocabulary, i: int, limit: int) -> bool:
    """Whether a phrase of time or a channel starts at token `i`: "last week", "in a statement"."""
    for k in range(i, min(limit, i + 4)):
        character = tokens.letters[k]
        if (character in words.time_name and character in words.capital) or character in words.channel or character in words.time_unit:
            return True
        if not (character in words.determiner or nounlike(tokens, words, k)):
            return False
    return False


def may_be_apposition(tokens: Tokens, words: Vocabulary, i: int, stop: int) -> bool:
    """Whether what follows a comma can describe a source: a figure does so as an age only ("Lund, 42,"), not in "police, two men"."""
    if tokens.letters[i] not in words.apposition_start:
        return False
    return tokens.letters[i] not in words.figure or stop == i + 1 or tokens.words[i + 1].startswith("year")


def describes(tokens: Tokens, words: Vocabulary, start: int, end: int) -> bool:
    """Whether a stretch without an article still describes a person: "associate professor of history"."""
    if any(tokens.letters[k] in words.tensed for k in range(start, end)):
        return False
    return any(tokens.letters[k] in words.source_noun or tokens.letters[k] in words.title for k in range(start, min(end, start + 5)))
