"""What every match of a template begins with and needs, read off the template: a string without it need not be searched."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from itertools import product
from operator import or_

from attrs import evolve, frozen

from casualties.lexicon.templates import Piece, Template

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


class Reader:
    """Tells what the matches of templates need; `members` gives the characters of an expression such as "noun|=at".

    A group that many templates share is looked at once.

    >>> from casualties.lexicon.templates import parse
    >>> letters = {"=at": "a", "=in": "i", "digits": "0", "noun": "n", "=home": "h"}
    >>> found = Reader(lambda name: frozenset(letters[name])).needs(parse("(at <digits> | in) <digits>? (?! <noun>) home", {}))
    >>> sorted(found.first), [["".join(each) for each in way] for way in found.ways]
    (['a', 'i'], [['a', '0', 'h'], ['i', 'h']])
    """

    def __init__(self, members: Callable[[str], Characters]) -> None:
        self._members = members
        self._known: dict[Template, Needs] = {}

    def needs(self, template: Template) -> Needs:
        """What every match of a template needs."""
        known = self._known.get(template)
        if known is None:
            options = [functools.reduce(Needs.then, map(self._piece, pieces), Needs()) for pieces in template.alternatives]
            known = self._known[template] = Needs(
                frozenset[str]().union(*(option.first for option in options)),
                frozenset[str]().union(*(option.second for option in options)),
                any(option.empty for option in options),
                any(option.one for option in options),
                _merged([way for option in options for way in option.ways]),
            )
        return known

    def _piece(self, piece: Piece) -> Needs:
        if piece.group is not None:
            found = self.needs(piece.group)
            if piece.opening in ("(?!", "(?<!"):
                return Needs()
            if piece.opening in ("(?=", "(?<="):
                return Needs(ways=found.ways)
        elif piece.expression:
            allowed = self._members(piece.expression)
            found = Needs(allowed, empty=False, one=True, ways=((allowed,),))
        else:
            return Needs()  # ^ and $
        if not piece.count:
            return found
        if piece.count[0] == "?" or piece.count.startswith(("{0,1}", "{,1}")):
            return Needs(found.first, found.second, True, found.one)
        if piece.count[0] == "*" or piece.count.startswith("{0"):
            return found.repeated()
        return evolve(found.repeated(), empty=found.empty, ways=found.ways)


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
