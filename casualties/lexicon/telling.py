"""The words that tell whether a file's rules need be tried on a text at all, read off the rules.

They are never listed by hand, so that a new rule or word is found without a second thought.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from attrs import frozen

from casualties.lexicon.errors import LexiconError
from casualties.lexicon.language import Language
from casualties.lexicon.needs import Characters, Reader
from casualties.lexicon.templates import members

COMMON = 100
"""How many other words a word of function.toml ("had") weighs, a preposition twice as many: most texts have one."""

LETTERS = re.compile(r"[a-z]{2,}")

WITH_COUNTS = ("hostage_noun", "victim_word", "losing")
"""Classes of words that state a harm only together with what they count (the rules of harm_rules.toml that name a harm themselves)."""

Words = frozenset[str]


@frozen(eq=False)
class Telling:
    """What tells that a rule of a file may match: a text in which one does has a word of `keys`.

    `beside` gives for a key the other words that the rules of that key need: for one of those rules, one word of each set. A key
    without is enough by itself. All words are in ASCII letters; of a compound ("hard-hit") they are a part.
    """

    keys: Words
    beside: Mapping[str, tuple[tuple[Words, ...], ...]]

    def tells(self, key: str, words: Words) -> bool:
        """Whether a key is enough among these words."""
        others = self.beside.get(key)
        return others is None or any(all(not words.isdisjoint(each) for each in sets) for sets in others)


@functools.cache
def telling(language: Language, file: str, *classes: str) -> Telling:
    """The telling words of a file, and with them all words of the given classes.

    Of what a rule needs, the words are taken that add least to those of other rules. Raises `LexiconError` for a rule that can match
    unlisted words alone.

    >>> from casualties.lexicon.language import load
    >>> found = telling(load(), "triggers")
    >>> "killed" in found.keys, "killed" in found.beside, "market" in found.keys
    (True, False, False)
    """
    common = {word: COMMON for entry in language.files["function"].entries for word in entry.forms}
    common.update((word, 2 * COMMON) for word in language.words("preposition"))
    spelt = _spellings(language)

    @functools.cache
    def words(characters: Characters) -> Words | None:
        found: set[str] = set()
        for character in characters:
            if spelt.get(character) is None:
                return None
            found |= spelt[character]
        return frozenset(found)

    @functools.cache
    def characters(expression: str) -> Characters:
        return members(expression, language.characters)

    ways: list[tuple[Words, ...]] = [(frozenset(language.words(name)),) for name in classes]
    reader = Reader(characters)
    for rule, template in language.templates(file):
        for way in reader.needs(template).ways:
            sets = tuple(found for each in way if (found := words(each)) is not None)
            if not sets:
                raise LexiconError(file + ".toml", rule.name, "a match needs no listed word", "name words that it cannot do without")
            ways.append(sets)
    keys: set[str] = set()

    def added(found: Words) -> int:
        return sum(common.get(word, 1) for word in found - keys)

    chosen = []
    # what leaves no choice comes first, since others can often do with its words
    for sets in sorted(ways, key=lambda sets: (len(sets) > 1, min(map(added, sets)))):
        key = min(sets, key=added)
        keys |= key
        chosen.append((key, tuple(each for each in sets if each is not key)))
    enough = set().union(*(key for key, others in chosen if not others))
    beside = {word: tuple(dict.fromkeys(others for key, others in chosen if word in key)) for word in keys - enough}
    return Telling(frozenset(keys), beside)


def _spellings(language: Language) -> Mapping[str, Words]:
    """For each class character that only listed words have, the longest run of letters in each of them."""
    found: dict[str, set[str]] = {}
    for word in language.listed:
        runs = LETTERS.findall(word)
        for character in language.characters_of(word):
            found.setdefault(character, set()).add(max(runs, key=len, default=""))
    return {character: frozenset(words) for character, words in found.items() if "" not in words and character not in language.unlisted}
