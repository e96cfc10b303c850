"""The rules of one lexicon file, compiled over an alphabet of their own.

A language has thousands of class characters, one file's rules tell a few hundred of them apart. Characters that they do not are one
letter of the file's alphabet: sets of a few letters compile and match many times faster than sets of thousands.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator

import regex
from attrs import frozen

from casualties.lexicon.entries import Rule
from casualties.lexicon.needs import Needs

FIRST_LETTER = 0xAC00
"""Letters of alphabets are written from here on: like class characters without a meaning in a pattern, and none of them."""

Match = re.Match[str]
Matcher = Callable[[str, int], Match | None]


class Alphabet:
    """The letters of one file: one for all class characters that the given sets do not tell apart."""

    def __init__(self, characters: Iterable[str], told_apart: Iterable[frozenset[str]]) -> None:
        signatures = dict.fromkeys(characters, 0)
        for place, members in enumerate(told_apart):
            for character in members:
                signatures[character] |= 1 << place
        letters = {signature: chr(FIRST_LETTER + number) for number, signature in enumerate(sorted(set(signatures.values())))}
        self.letters = {character: letters[signature] for character, signature in signatures.items()}
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


def compile_pattern(source: str) -> re.Pattern[str]:
    """The pattern, compiled by `re`, which is the faster, or by `regex` where it looks back over a varying length."""
    try:
        return re.compile(source)
    except re.error:
        compiled: re.Pattern[str] = regex.compile(source)
        return compiled


class ClassPattern:
    """A pattern over class strings; it searches them as they are written in its file's alphabet, and its matches are those of `re`."""

    def __init__(self, source: str, alphabet: Alphabet) -> None:
        self.source = source
        self.compiled = compile_pattern(source)
        self.groupindex = self.compiled.groupindex
        self._write = alphabet.write

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


class Choice:
    """Rules tried at one place in their order, each only where a match of it can begin."""

    def __init__(self, grammar: Grammar, wanted: Callable[[Rule], bool] = lambda rule: True) -> None:
        self.write = grammar.alphabet.write
        self._rules = [(rule, pattern.compiled.match, need) for rule, pattern, need in grammar.rules if wanted(rule)]
        self._by_letter: dict[str, tuple[tuple[Rule, Matcher], ...]] = {}
        self.idle = frozenset(grammar.alphabet.letters.values()).difference(*(need.first for _, _, need in self._rules))
        """The letters that no match begins with."""

    def at(self, letter: str) -> tuple[tuple[Rule, Matcher], ...]:
        """The rules that can begin with a letter, in their order, each with the `match` of its pattern over strings of letters."""
        found = self._by_letter.get(letter)
        if found is None:
            found = tuple((rule, match) for rule, match, need in self._rules if need.empty or letter in need.first)
            self._by_letter[letter] = found
        return found
