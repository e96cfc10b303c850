"""Between two figures of a sentence → where the words of the second begin, and how strongly they are parted."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from casualties.extraction.event.dates import DatePhrase
from casualties.extraction.event.incident_sentences import Reading
from casualties.extraction.event.places import PlaceName
from casualties.lexicon.language import Language

OPENING_BRACKETS, CLOSING_BRACKETS = ("(", "["), (")", "]")


def cut(reading: Reading, start: int, end: int, language: Language) -> tuple[int, int]:
    """The token between two figures where the words of the second begin, and how strongly it parts them (0 to 3)."""
    tokens = reading.tokens
    for phrase in reading.phrases:
        if phrase.cue == "comparison" and start <= phrase.first < end:
            return phrase.first, 3
    for date in reading.dates:
        if date.time == "since" and start <= date.first < end:
            return date.first, 3
    strength, relative, preposition = _breaks(language)
    classes = tokens.classes
    best, at = 0, end
    # "…, on May 4, nine more died": what stands between two marks opens the words after it
    said: list[DatePhrase | PlaceName] = [*reading.dates, *reading.places]
    opening = {found.last for found in said if _after_break(reading, found, strength)}
    for position in range(start, end):
        value = strength.get(classes[position], 0)
        if tokens.words[position] == ";":
            value = 3
        if value >= max(best, 1):
            if position in opening and best:
                continue
            following = classes[position + 1 : position + 3]
            if following[:1] in relative or (following[:1] in preposition and following[1:] in relative):
                continue  # "the blaze, in which …": the words before belong to what follows
            best, at = value, position
    return at, best


def bracketed(words: Sequence[str]) -> int:
    """How many words stand in brackets that open and close here: "killed 12 [other reports: 14] and wounded 30"."""
    opened = next((k for k, word in enumerate(words) if word in OPENING_BRACKETS), None)
    closed = next((k for k, word in enumerate(words) if word in CLOSING_BRACKETS), None)
    return 0 if opened is None or closed is None else max(0, closed + 1 - opened)


def _after_break(reading: Reading, found: DatePhrase | PlaceName, strength: Mapping[str, int]) -> bool:
    """Whether a date or place comes right after a mark or "and", but for its preposition and quotation marks."""
    start = found.start if isinstance(found, PlaceName) else found.first
    before = [k for k in range(max(0, start - 3), start) if strength.get(reading.tokens.classes[k])]
    return bool(before) and not any(reading.tokens.words[k][0].isalpha() for k in range(before[-1] + 1, start - 1))


@functools.cache
def _breaks(language: Language) -> tuple[Mapping[str, int], frozenset[str], frozenset[str]]:
    """How strongly each class character parts two statements of a sentence; the characters of relatives and of prepositions."""
    strength: dict[str, int] = {}
    for name, value in (("comma", 1), ("coordinator", 1), ("contrast", 2)):
        for character in language.characters(name):
            strength[character] = max(value, strength.get(character, 0))
    return strength, frozenset(language.characters("relative")), frozenset(language.characters("preposition"))
