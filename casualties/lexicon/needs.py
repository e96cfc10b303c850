"""What every match of a template begins with and needs, read off the template: a string without it need not be searched."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import regex
from attrs import frozen

from casualties.lexicon.templates import PIECES

Characters = frozenset[str]
Way = tuple[Characters, ...]

MANY = 24
"""Ways of a match that are kept apart at most; more of them say less and cost more."""


@frozen
class Needs:
    """What is known of every match of a template.

    It begins with a character of `first`, unless it is `empty`, which it may be where that is true. It goes one of the `ways`: it has a
    character of each set of that way, what it only looks ahead or back at included.
    """

    first: Characters = frozenset()
    empty: bool = True
    ways: tuple[Way, ...] = ((),)


def needs(pattern: str, members: Callable[[str], Characters]) -> Needs:
    """What the matches of an expanded template need; `members` gives the characters of an expression such as "noun|=at".

    >>> found = needs("(at <digits> | in) <digits>? (?! <noun>) home", {"=at": frozenset("a"), "=in": frozenset("i"), "digits": frozenset("0"),
    ...               "noun": frozenset("n"), "=home": frozenset("h")}.__getitem__)
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
    first = frozenset[str]().union(*(option.first for option in options))
    return Needs(first, any(option.empty for option in options), _merged([way for option in options for way in option.ways])), at


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
            part = Needs(found, False, ((found,),))
        elif piece["count"] or piece[0] in ("?", "*"):
            part = parts.pop()
            if piece[0][0] in "?*" or piece[0].startswith("{0"):
                part = Needs(part.first)
            if at < len(pieces) and pieces[at][0] == "?":
                at += 1  # it only says that as few as possible are taken
        else:
            continue  # ^, $, and the + that changes neither what a match begins with nor what it needs
        parts.append(part)
    first: set[str] = set()
    ways: list[Way] = [()]
    for number, part in enumerate(parts):
        if all(before.empty for before in parts[:number]):
            first |= part.first
        ways = list(_merged([tuple(dict.fromkeys((*way, *other))) for way, other in product(ways, part.ways)]))
    return Needs(frozenset(first), all(part.empty for part in parts), tuple(ways)), at


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
