"""What every match of a template begins with and needs, read off the template: a string without it need not be searched."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from itertools import product
from operator import or_

import regex
from attrs import evolve, frozen

from casualties.lexicon.templates import PIECES

Characters = frozenset[str]
Way = tuple[Characters, ...]

MANY = 24
"""Ways of a match that are kept apart at most; more of them say less and cost more."""


@frozen
class Needs:
    """What is known of every match of a template.

    It begins with a character of `first`, unless it is `empty`, which it may be where that is true; its second character is one of
    `second`, unless it is of `one`, which it may be where that is true. It goes one of the `ways`: it has a character of each set of that
    way, what it only looks ahead or back at included.
    """

    first: Characters = frozenset()
    second: Characters = frozenset()
    empty: bool = True
    one: bool = False
    ways: tuple[Way, ...] = ((),)

    def then(self, other: Needs) -> Needs:
        """What matches of this template with matches of another behind them need."""
        return Needs(
            self.first | other.first if self.empty else self.first,
            self.second.union(*([other.first] if self.one else []), *([other.second] if self.empty else [])),
            self.empty and other.empty,
            (self.one and other.empty) or (self.empty and other.one),
            _merged([tuple(dict.fromkeys((*way, *more))) for way, more in product(self.ways, other.ways)]),
        )

    def repeated(self) -> Needs:
        """What matches of this template, none or one or more, need."""
        twice = self.then(self)
        return Needs(self.first, twice.second, True, self.one)


def needs(pattern: str, members: Callable[[str], Characters]) -> Needs:
    """What the matches of an expanded template need; `members` gives the characters of an expression such as "noun|=at".

    >>> letters = {"=at": "a", "=in": "i", "digits": "0", "noun": "n", "=home": "h"}
    >>> found = needs("(at <digits> | in) <digits>? (?! <noun>) home", lambda name: frozenset(letters[name]))
    >>> sorted(found.first), [["".join(each) for each in way] for way in found.ways]
    (['a', 'i'], [['a', '0', 'h'], ['i', 'h']])
    """
    pieces = [match for match in PIECES.finditer(pattern) if not match["space"]]
    found, end = _alternatives(pieces, 0, members)
    if end < len(pieces):
        raise ValueError(f"cannot read the pattern at {pattern[pieces[end].start():]!r}")
    return found


def _alternatives(pieces: list[regex.Match[str]], at: int, members: Callable[[str], Characters]) -> tuple[Needs, int]:
    options = []
    while True:
        option, at = _sequence(pieces, at, members)
        options.append(option)
        if at == len(pieces) or pieces[at][0] != "|":
            break
        at += 1
    found = Needs(
        frozenset[str]().union(*(option.first for option in options)),
        frozenset[str]().union(*(option.second for option in options)),
        any(option.empty for option in options),
        any(option.one for option in options),
        _merged([way for option in options for way in option.ways]),
    )
    return found, at


def _sequence(pieces: list[regex.Match[str]], at: int, members: Callable[[str], Characters]) -> tuple[Needs, int]:
    parts: list[Needs] = []
    while at < len(pieces) and pieces[at][0] not in ("|", ")"):
        piece = pieces[at]
        at += 1
        if piece["look"] or piece["group"] or piece[0] == "(":
            part, at = _alternatives(pieces, at, members)
            at += 1
            if piece["look"] and piece[0] in ("(?!", "(?<!"):
                part = Needs()
            elif piece["look"] and piece[0] in ("(?=", "(?<="):
                part = Needs(ways=part.ways)
        elif piece["expression"] or piece["literal"]:
            found = members(piece["expression"] or "=" + piece["literal"])
            part = Needs(found, empty=False, one=True, ways=((found,),))
        elif piece["count"] or piece[0] in ("?", "*"):
            part = parts.pop()
            if piece[0] == "?" or piece[0][:4] in ("{0,1", "{,1}"):
                part = Needs(part.first, part.second, True, part.one)
            elif piece[0][0] == "*" or piece[0].startswith("{0"):
                part = part.repeated()
            else:
                part = evolve(part.repeated(), empty=part.empty, ways=part.ways)
            if at < len(pieces) and pieces[at][0] == "?":
                at += 1  # it only says that as few as possible are taken
        elif piece[0] == "+":
            part = parts.pop()
            part = evolve(part.repeated(), empty=part.empty, ways=part.ways)
        else:
            continue  # ^ and $
        parts.append(part)
    return functools.reduce(Needs.then, parts, Needs()), at


def _merged(ways: list[Way]) -> tuple[Way, ...]:
    """The ways, each once; those of one set alone as one, and where there are still many, all as one by their smallest sets."""
    if () in ways:
        return ((),)
    single = {way[0] for way in ways if len(way) == 1}
    several = dict.fromkeys(way for way in ways if len(way) > 1)
    if len(several) >= MANY:
        single |= {min(way, key=len) for way in several}
        several = {}
    return (*several, *([(frozenset().union(*single),)] if single else []))


DEPTH = 4
"""Sets of a way that are looked for; what has these nearly always has the others."""


class _Rows(dict[str, int]):
    """The bits of each letter; a letter that no template names has none, which is kept for the next time."""

    def __missing__(self, letter: str) -> int:
        self[letter] = 0
        return 0


class Gate:
    """Tells by the letters of a string which of several templates can match in it at all."""

    def __init__(self, templates: Sequence[Needs]) -> None:
        self.masks: list[int] = []
        """For each template the bits of its ways; where none of them is in `open`, it cannot match."""
        self._width = sum(len(template.ways) for template in templates)
        self._all = (1 << self._width) - 1
        self._always = 0
        # a letter has one number for all depths, side by side: so a string's letters are joined by one operation each
        self._rows = _Rows()
        bit = 1
        for template in templates:
            mask = 0
            for way in template.ways:
                sets = sorted(way, key=len)[:DEPTH]
                for depth in range(DEPTH):
                    for character in sets[min(depth, len(sets) - 1)] if sets else ():
                        self._rows[character] |= bit << depth * self._width
                if not sets:
                    self._always |= bit
                mask |= bit
                bit <<= 1
            self.masks.append(mask)

    def open(self, string: str) -> int:
        """The bits of the ways that the string has a letter of each set for."""
        held, width = functools.reduce(or_, map(self._rows.__getitem__, set(string)), 0), self._width
        return held & held >> width & held >> 2 * width & held >> 3 * width & self._all | self._always
