"""Number words and figures → whole numbers: the values behind the spellings that the number rules find.

word2number is right on well-formed spellings of 1 to 99 and wrong on much else without saying so, so that it is handed nothing
but such a spelling; hundreds and scales are put together here.
"""

from __future__ import annotations

import functools
import re

from word2number import w2n

from casualties.lexicon.language import Language

ONE_WORD = re.compile(r"(ty)([a-z])")
"""Where "twentyone" comes apart."""

READABLE = re.compile(r"\d+(?:,\d{3})*(?:[.]\d+)*")

LONGEST_FIGURE = 25
"""Characters of a figure at most; a longer one is no count of people, and Python refuses to read very long ones."""


@functools.lru_cache(maxsize=1024)
def below_hundred(words: str) -> int:
    """The value of a spelling of 1 to 99, parted by spaces or a hyphen.

    >>> below_hundred("forty-two"), below_hundred("thirty four"), below_hundred("nineteen")
    (42, 34, 19)
    """
    return int(w2n.word_to_num(ONE_WORD.sub(r"\1 \2", words).replace("fourty", "forty")))


def figure(word: str, *, grouped: bool) -> tuple[int, int] | None:
    """A figure as numerator and denominator, None where it is too long or has a needless zero in front.

    `grouped` reads a full stop before three digits as parting thousands ("1.200" of continental agencies).

    >>> figure("1,200", grouped=True), figure("1.5", grouped=False), figure("1.200", grouped=True), figure("007", grouped=True)
    ((1200, 1), (15, 10), (1200, 1), None)
    """
    if len(word) > LONGEST_FIGURE or (word[0] == "0" and word[1:2].isdigit()):
        return None
    if not READABLE.fullmatch(word):
        return None
    whole, stop, decimals = word.replace(",", "").partition(".")
    if not stop or (grouped and len(decimals.replace(".", "")) % 3 == 0):
        return int((whole + decimals).replace(".", "")), 1
    return int(whole + decimals), 10 ** len(decimals)


JOINERS = frozenset({",", "and", "a"})


class _Sum:
    """A spelling read from left to right: the terms finished, the group being read, and the scale last used."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.total = 0
        self.group: tuple[int, int] | None = None
        self.tail: list[str] = []
        self.scale = 0

    def _closed(self) -> tuple[int, int]:
        numerator, denominator = self.group or (0, 1)
        if self.tail:
            numerator += below_hundred(" ".join(self.tail)) * denominator
        return (numerator, denominator) if self.group or self.tail else (1, 1)

    def scaled(self, scale: int) -> bool:
        """Multiply the group by a scale and add it; False where the scale does not fall and so starts another number."""
        if self.scale and scale >= self.scale:
            return False
        numerator, denominator = self._closed()
        if numerator * scale % denominator:
            return False
        self.total += numerator * scale // denominator
        self.group, self.tail, self.scale = None, [], scale
        return True

    def rest(self) -> tuple[int, int]:
        """All that was read."""
        if self.group is None and not self.tail:
            return self.total, 1
        numerator, denominator = self._closed()
        return self.total * denominator + numerator, denominator

    def add(self, word: str) -> bool:
        """Read one more word of a group."""
        if word == "hundred":
            numerator, denominator = self._closed()
            self.group, self.tail = (numerator * 100, denominator), []
        elif word[0].isdigit():
            read = figure(word, grouped=False)
            if read and self.group:  # "3 hundred and 21"
                read = (self.group[0] * read[1] + read[0] * self.group[1], self.group[1] * read[1])
            self.group = read
            return read is not None
        elif self.language.has(word, "numeral"):
            self.tail.append(word)
            tens_and_unit = self.language.has(self.tail[0], "numeral.tens") and self.language.has(word, "numeral.unit")
            return len(self.tail) == 1 or (len(self.tail) == 2 and tens_and_unit)
        else:
            return word in JOINERS
        return True


def number(words: tuple[str, ...], language: Language) -> tuple[int, int, int] | None:
    """Numerator, denominator and count of words used of a number in words, figures and scales; None where it cannot be read.

    Scales must fall from left to right; where one does not, the number ends before its group.

    >>> from casualties.lexicon.language import load
    >>> number(("two", "million", "three", "hundred", "thousand"), load())
    (2300000, 1, 5)
    >>> number(("two", "thousand", ",", "two", "million"), load())
    (2000, 1, 2)
    """
    reading, index, used = _Sum(language), 0, 0
    while index < len(words):
        word = words[index]
        index += 1
        if language.has(word, "numeral.scale"):
            scale = 1
            while True:
                value = int(language.meaning(word, "numeral.scale")["value"])
                scale *= value
                if index == len(words) or not language.has(words[index], "numeral.scale"):
                    break
                if int(language.meaning(words[index], "numeral.scale")["value"]) <= value:
                    break
                word = words[index]
                index += 1
            if not reading.scaled(scale):
                return (reading.total, 1, used) if used else None
            used = index
        elif not reading.add(word):
            return None
    numerator, denominator = reading.rest()
    return numerator, denominator, len(words)
