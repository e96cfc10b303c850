"""What every match of a template begins with and needs, read off the template: a string without it need not be searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import regex
from attrs import frozen

from casualties.lexicon.templates import PIECES

Characters = frozenset[str]
Cost = Callable[[Characters], float]


@frozen
class Needs:
    """What is known of every match of a template.

    It begins with a character of `first`, unless it is `empty`, which it may be where that is true; it has a character of each set
    in `sets`, what it only looks ahead or back at included.
    """

    first: Characters = frozenset()
    empty: bool = True
    sets: tuple[Characters, ...] = ()


def needs(pattern: str, members: Callable[[str], Characters], cost: Cost = len) -> Needs:
    """What the matches of an expanded template need; `members` gives the characters of an expression such as "noun|=at".

    Of alternatives, the set with the least `cost` of each is joined into one.

    >>> found = needs("(at | in) <digits>? (?! <noun>) home", {"=at": frozenset("a"), "=in": frozenset("i"), "digits": frozenset("0"),
    ...               "noun": frozenset("n"), "=home": frozenset("h")}.__getitem__)
    >>> sorted(found.first), [sorted(each) for each in found.sets]
    (['a', 'i'], [['a', 'i'], ['h']])
    """
    pieces = [match for match in PIECES.finditer(pattern) if not match["space"]]
    found, end = _alternatives(pieces, 0, members, cost)
    if end < len(pieces):
        raise ValueError(f"cannot read the pattern at {pattern[pieces[end].start():]!r}")
    return found


def _alternatives(pieces: list[regex.Match[str]], at: int, members: Callable[[str], Characters], cost: Cost) -> tuple[Needs, int]:
    options = []
    while True:
        option, at = _sequence(pieces, at, members, cost)
        options.append(option)
        if at == len(pieces) or pieces[at][0] != "|":
            break
        at += 1
    if len(options) == 1:
        return options[0], at
    joined: tuple[Characters, ...] = ()
    if all(option.sets for option in options):
        joined = (frozenset().union(*(min(option.sets, key=cost) for option in options)),)
    return Needs(frozenset().union(*(option.first for option in options)), any(option.empty for option in options), joined), at


def _sequence(pieces: list[regex.Match[str]], at: int, members: Callable[[str], Characters], cost: Cost) -> tuple[Needs, int]:
    parts: list[Needs] = []
    while at < len(pieces) and pieces[at][0] not in ("|", ")"):
        piece = pieces[at]
        at += 1
        if piece["look"] or piece["group"] or piece[0] == "(":
            part, at = _alternatives(pieces, at, members, cost)
            at += 1
            if piece["look"] and piece[0] in ("(?!", "(?<!"):
                part = Needs()
            elif piece["look"] and piece[0] in ("(?=", "(?<="):
                part = Needs(sets=part.sets)
        elif piece["expression"] or piece["literal"]:
            found = members(piece["expression"] or "=" + piece["literal"])
            part = Needs(found, False, (found,))
        elif piece["count"] or piece[0] in ("?", "*"):
            # a "?" behind a count only says that as few as possible are taken
            part = parts.pop()
            if piece[0][0] in "?*" or piece[0].startswith("{0"):
                part = Needs(part.first)
        else:
            continue  # ^, $, and the + that changes neither what a match begins with nor what it needs
        parts.append(part)
        if (piece["count"] or piece[0] in ("?", "*")) and at < len(pieces) and pieces[at][0] == "?":
            at += 1
    first: set[str] = set()
    for part in parts:
        first |= part.first
        if not part.empty:
            break
    return Needs(frozenset(first), all(part.empty for part in parts), _distinct(each for part in parts for each in part.sets)), at


def _distinct(sets: Iterable[Characters]) -> tuple[Characters, ...]:
    return tuple(dict.fromkeys(sets))
