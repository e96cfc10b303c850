"""The rules of one lexicon file, compiled over an alphabet of their own.

A language has thousands of class characters, one file's rules tell a few hundred of them apart. Characters that they do not are one
letter of the file's alphabet: sets of a few letters compile and match many times faster than sets of thousands.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping

import regex
from attrs import frozen

from casualties.lexicon.entries import Rule
from casualties.lexicon.needs import Gate, Needs

LETTERS = [chr(code) for code in (*range(1, 256), *range(0xAC00, 0xD7A4)) if chr(code) not in "-[]\\^&~|"]
"""What an alphabet is written with, none with a meaning in a set of characters; those of one byte are found and compiled the fastest."""

NAME = re.compile(r"\(\?P<[a-z_]+>")
NAMED = re.compile(r"\(\?P<([a-z_]+)>")
LOOK_BACK = regex.compile(r"\(\?<[!=](?:[^()\[\]]|\[[^\]]*\]|(\((?:[^()\[\]]|\[[^\]]*\]|(?1))*\)))*\)")

Match = re.Match[str]
Matcher = Callable[[str, int], Match | None]


class Alphabet:
    """The letters of one file: one for all class characters that the given sets do not tell apart."""

    def __init__(self, characters: Iterable[str], told_apart: Iterable[frozenset[str]]) -> None:
        # each set parts the groups that it cuts, those wholly inside or outside it stay
        group_of, size = dict.fromkeys(characters, 0), 1
        for members in told_apart:
            inside: dict[int, int] = {}
            for character in members:
                group = group_of[character]
                if group not in inside:
                    inside[group], size = size, size + 1
                group_of[character] = inside[group]
        letters = dict(zip(sorted(set(group_of.values())), LETTERS, strict=False))
        self.letters = {character: letters[group] for character, group in group_of.items()}
        self._table = str.maketrans(self.letters)
        self._last = ("", "")

    def write(self, classes: str) -> str:
        """A class string in the letters of this alphabet, one for one."""
        known, written = self._last
        if known is not classes:
            # a sentence is read by one pattern after another: the last one written is kept
            written = classes.translate(self._table)
            self._last = (classes, written)
        return written

    def of(self, characters: Iterable[str]) -> frozenset[str]:
        """The letters of class characters."""
        return frozenset(map(self.letters.__getitem__, characters))


class Hinted:
    """A pattern that only `regex` reads, since it looks back over a varying length or names a group twice.

    Its hint, the same without names and looking back, is read by `re`, which fails many times faster; only where the hint matches can
    the pattern. Each is compiled when it is first asked for.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.groups = frozenset(NAMED.findall(source))

    @functools.cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The whole pattern."""
        return regex.compile(self.source)

    @functools.cached_property
    def hint(self) -> re.Pattern[str]:
        """What has a match wherever the pattern has one."""
        return re.compile(NAME.sub("(?:", LOOK_BACK.sub("", self.source)))

    def match(self, string: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The match at `start`, None where there is none."""
        return self.pattern.match(string, start, end) if self.hint.match(string, start, end) else None

    def fullmatch(self, string: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The match from `start` to `end`, None where there is none."""
        return self.pattern.fullmatch(string, start, end) if self.hint.fullmatch(string, start, end) else None

    def search(self, string: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The first match from `start` on, None where there is none."""
        return self.pattern.search(string, start, end) if self.hint.search(string, start, end) else None

    def finditer(self, string: str, start: int = 0, end: int = sys.maxsize, *, overlapped: bool = False) -> Iterator[Match]:
        """The matches from `start` on, in order, with `overlapped` one from each place where one begins."""
        return self.pattern.finditer(string, start, end, overlapped=overlapped) if self.hint.search(string, start, end) else iter(())


def compile_pattern(source: str) -> re.Pattern[str] | Hinted:
    """The pattern, compiled by `re`, which is the faster, or with a hint by `regex` where that alone reads it."""
    try:
        return re.compile(source)
    except re.error:
        return Hinted(source)


class ClassPattern:
    """A pattern over class strings; it searches them as they are written in its file's alphabet, and its matches are those of `re`.

    It is compiled when it is first asked for: most texts need few of the hundreds of rules.
    """

    def __init__(self, source: str, alphabet: Alphabet) -> None:
        self.source = source
        self._write = alphabet.write

    @functools.cached_property
    def compiled(self) -> re.Pattern[str] | Hinted:
        """The pattern over strings in the letters of the alphabet."""
        return compile_pattern(self.source)

    def match(self, classes: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The match at `start`, None where there is none."""
        return self.compiled.match(self._write(classes), start, end)

    def fullmatch(self, classes: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The match from `start` to `end`, None where there is none."""
        return self.compiled.fullmatch(self._write(classes), start, end)

    def search(self, classes: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The first match from `start` on, None where there is none."""
        return self.compiled.search(self._write(classes), start, end)

    def finditer(self, classes: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        """The matches from `start` on, in order."""
        return self.compiled.finditer(self._write(classes), start, end)


@frozen(eq=False)
class Grammar:
    """The rules of a file in their order, each with its pattern and what that needs, in the letters of the file's alphabet."""

    alphabet: Alphabet
    rules: tuple[tuple[Rule, ClassPattern, Needs], ...]


Tried = tuple[Rule, Matcher]


class _Rules(dict[int, tuple[int, Tried]]):
    """For each bit of a gate all bits of its rule, and the rule with the `match` of its pattern, compiled when first asked for."""

    def __init__(self, of_bits: Mapping[int, tuple[int, Rule, ClassPattern]]) -> None:
        self._of_bits = of_bits

    def __missing__(self, bit: int) -> tuple[int, Tried]:
        mask, rule, pattern = self._of_bits[bit]
        found = self[bit] = (mask, (rule, pattern.compiled.match))
        return found


END = ""
"""What stands behind the last letter of a string."""


class Choice:
    """Rules tried at one place in their order, each only where a match of it can begin and in strings that can hold one."""

    def __init__(self, grammar: Grammar, wanted: Callable[[Rule], bool] = lambda rule: True) -> None:
        chosen = [(rule, pattern, need) for rule, pattern, need in grammar.rules if wanted(rule)]
        gate = Gate([need for _, _, need in chosen])
        self.write = grammar.alphabet.write
        self.open = gate.open
        letters = frozenset(grammar.alphabet.letters.values())
        self._first, self._second = dict.fromkeys(letters, 0), dict.fromkeys((*letters, END), 0)
        of_bits: dict[int, tuple[int, Rule, ClassPattern]] = {}
        for mask, (rule, pattern, need) in zip(gate.masks, chosen, strict=True):
            for letter in letters if need.empty else need.first:
                self._first[letter] |= mask
            for letter in self._second if need.empty or need.one else need.second:
                self._second[letter] |= mask
            of_bits.update((1 << bit, (mask, rule, pattern)) for bit in range(mask.bit_length()) if mask >> bit & 1)
        self._by_bit = _Rules(of_bits)
        self._starts = re.compile("[" + "".join(sorted(letter for letter, mask in self._first.items() if mask)) + "]")

    def begins(self, written: str) -> list[int]:
        """For each place of a string in the letters of the file, what tells `tried` the rules that can begin there; 0 for none."""
        able = self.open(written)
        if not able:
            return [0] * len(written)
        first, second = self._first, self._second
        return [able & first[letter] & second[following] for letter, following in zip(written, (*written[1:], END), strict=True)]

    def starts(self, written: str) -> Iterator[tuple[int, int]]:
        """The places where rules can begin, each with what `begins` gives for it: the faster way where they are few."""
        able = self.open(written)
        if able:
            for start in self._starts.finditer(written):
                place = start.start()
                if begins := able & self._first[written[place]] & self._second[written[place + 1 : place + 2]]:
                    yield place, begins

    def at(self, written: str, able: int, place: int) -> Iterator[Tried]:
        """The rules that can begin at one place of a string for which `open` gave `able`."""
        return self.tried(able & self._first[written[place]] & self._second[written[place + 1 : place + 2]])

    def tried(self, begins: int) -> Iterator[Tried]:
        """The rules that can begin at a place, in their order, each with the `match` of its pattern over strings of letters."""
        while begins:
            mask, tried = self._by_bit[begins & -begins]
            yield tried
            begins &= ~mask
