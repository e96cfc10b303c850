"""A text → the sentences that can state a harm, told by the words that the rules of triggers.toml need, before anything is read.

Most news states none: a text without such words is not even split into sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from casualties.lexicon.language import PARTED, Language
from casualties.lexicon.telling import WITH_COUNTS, telling
from casualties.records.sentence import Sentence

FILE = "triggers"
SPACED = bytes(code + 32 if 65 <= code <= 90 else code if 97 <= code <= 122 else 32 for code in range(256))
"""Makes ASCII capitals small letters and all that is no letter a space."""

INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060]")
"""Characters that a word may hold ("kil\u00adled")."""

BREAK = "\n\n"
"""What no sentence runs over."""

WINDOW = 4_000
"""Characters to look for it on either side: twice the longest sentence, so that time stays linear in a text without any."""


def telling_places(text: str, language: Language) -> list[int] | None:
    """The offsets of the words by which the text can state a harm, in order; None where it may do so anywhere.

    >>> from casualties.lexicon.language import load
    >>> telling_places("Two men fell. One died.", load()), telling_places("Two shares fell.", load())
    ([18], [])
    """
    if PARTED in text:
        return None
    known = telling(language, FILE, *WITH_COUNTS)
    if text.isascii():
        words = _words(text)
        if known.keys.isdisjoint(words):
            return []
        lower = text.lower()
    else:
        lower = text.lower()
        # without these, each offset in the lower-case text is that of the text, and each word stands in it letter by letter
        if len(lower) != len(text) or INVISIBLE.search(text):
            return None
        words = _words(lower)
    around: dict[tuple[int, int], frozenset[str]] = {}
    places: list[int] = []
    for word in known.keys & words:
        if known.tells(word, words):
            found = _places(lower, word)
            places += found if word not in known.beside else [at for at in found if known.tells(word, _words_around(lower, at, around))]
    return sorted(places)


def candidates(text: str, sentences: Sequence[Sentence], places: Collection[int], language: Language) -> set[int]:
    """The indexes of the sentences that can state a harm, by the offsets that `telling_places` gives."""
    known = telling(language, FILE, *WITH_COUNTS)
    starts = [sentence.start for sentence in sentences]
    found: set[int] = set()
    for place in places:
        index = bisect_right(starts, place) - 1
        if index in found:
            continue
        sentence = sentences[index]
        words = _words(text[sentence.start : sentence.end].lower())
        if any(known.tells(word, words) for word in known.keys & words):
            found.add(index)
    return found


def _words(text: str) -> frozenset[str]:
    """The runs of ASCII letters of a text, in small letters: on bytes, this is the fastest way to them."""
    return frozenset(text.encode("ascii", "replace").translate(SPACED).decode().split())


def _places(lower: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, alone or in a compound."""
    at = lower.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and lower[at - 1].isalpha()) and not (end < len(lower) and (lower[end].isalnum() or lower[end] == "_")):
            yield at
        at = lower.find(word, end)


def _words_around(lower: str, place: int, known: dict[tuple[int, int], frozenset[str]]) -> frozenset[str]:
    """The words of the lines around a place that can be of one sentence with it; `known` holds those of other places."""
    start = max(lower.rfind(BREAK, max(0, place - WINDOW), place), place - WINDOW, 0)
    end = lower.find(BREAK, place, place + WINDOW)
    end = place + WINDOW if end < 0 else end
    words = known.get((start, end))
    if words is None:
        words = known[start, end] = _words(lower[start:end])
    return words
