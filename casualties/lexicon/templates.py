"""Readable patterns over classes, made into flat regular expressions over a class string.

A template is written in tokens, parted by spaces:

    at least            two literal words
    <noun.plural>       any token of that class; | or, & and, - but not: <name|title - comma>
    {amount}            a subpattern that the file's [define] table spells out
    (head: <noun>)      a group with a name
    ( ) | ? * + {0,3}   as in regular expressions; (?= ), (?! ), (?<= ) and (?<! ) look around
    ^ $                 the first and the last token

Each token is one character of the class string, so a gap such as <any>{0,4} counts tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import regex
from attrs import evolve, frozen

PIECES = regex.compile(
    r"""\s+
      | (?P<opening>\((?:\?<?[=!]|\?:|\?>|(?P<name>[a-z_]+):)?)
      | (?P<count>\{\d+(?:,\d*)?\}[?+]?|[?*+])
      | \{(?P<define>[a-z_]+)\}
      | <(?P<expression>[^<>]+)>
      | (?P<mark>[)|^$])
      | (?P<literal>[^\s()|?*+^${}<>]+)""",
    regex.VERBOSE,
)


@frozen(eq=False)
class Template:
    """A pattern, read: its alternatives, each the pieces of one."""

    alternatives: tuple[tuple[Piece, ...], ...]


@frozen
class Piece:
    """A token of the classes in `expression`, or a `group` with what opens it ("(?=", "(?P<head>"), or, with neither, the mark `opening`.

    `count` is how often it may come, as written ("*", "{0,3}?"), empty for once.
    """

    expression: str = ""
    opening: str = ""
    group: Template | None = None
    count: str = ""


class Definitions(dict[str, Template]):
    """The subpatterns of a file by their names, each read when it is first asked for; a KeyError where there is none of a name."""

    def __init__(self, spelt: Mapping[str, str]) -> None:
        self._spelt = spelt
        self._open: set[str] = set()

    def __missing__(self, name: str) -> Template:
        if name in self._open:
            raise ValueError("definitions name one another in a circle")
        self._open.add(name)
        found = self[name] = parse(self._spelt[name], self)
        return found


def parse(pattern: str, definitions: Mapping[str, Template]) -> Template:
    """The template of a pattern; a ValueError where it cannot be read, a KeyError for a subpattern that nothing defines.

    >>> [len(pieces) for pieces in parse("at <digits>? | (in | on) noon", {}).alternatives]
    [2, 2]
    """
    lexed, position = [], 0
    while position < len(pattern):
        match = PIECES.match(pattern, position)
        if match is None:
            raise ValueError(f"cannot read the pattern at {pattern[position:]!r}")
        position = match.end()
        if not match[0].isspace():
            lexed.append(match)
    found, end = _parsed(lexed, 0, definitions)
    if end < len(lexed):
        raise ValueError(f"cannot read the pattern at {pattern[lexed[end].start():]!r}")
    return found


def _parsed(lexed: Sequence[regex.Match[str]], at: int, definitions: Mapping[str, Template]) -> tuple[Template, int]:
    """The template from one lexed piece on, up to a bracket that closes it or the end."""
    alternatives: list[list[Piece]] = [[]]
    while at < len(lexed) and lexed[at][0] != ")":
        match = lexed[at]
        at += 1
        pieces = alternatives[-1]
        if match["opening"]:
            group, at = _parsed(lexed, at, definitions)
            if at == len(lexed):
                raise ValueError("a bracket is not closed")
            at += 1
            opening = f"(?P<{match['name']}>" if match["name"] else "(?:" if match[0] == "(" else match[0]
            pieces.append(Piece(opening=opening, group=group))
        elif match["define"]:
            pieces.append(Piece(opening="(?:", group=definitions[match["define"]]))
        elif match["count"]:
            if not pieces:
                raise ValueError(f"nothing stands before {match[0]!r}")
            pieces[-1] = evolve(pieces[-1], count=pieces[-1].count + match[0])
        elif match[0] == "|":
            alternatives.append([])
        elif match["mark"]:
            pieces.append(Piece(opening=match[0]))
        else:
            pieces.append(Piece(match["expression"] or "=" + match["literal"]))
    return Template(tuple(map(tuple, alternatives))), at


def expressions(templates: Iterable[Template]) -> set[str]:
    """The expressions of classes in templates, a literal word as "=word".

    >>> sorted(expressions([parse("at <digits|=a> (?! at)", {})]))
    ['=at', 'digits|=a']
    """
    found, seen, waiting = set[str](), set[Template](), list(templates)
    while waiting:
        template = waiting.pop()
        if template in seen:
            continue
        seen.add(template)
        for piece in (piece for pieces in template.alternatives for piece in pieces):
            if piece.group is not None:
                waiting.append(piece.group)
            elif piece.expression:
                found.add(piece.expression)
    return found


def literals(expression: str) -> list[str]:
    """The literal words that an expression names, those behind an equals sign.

    >>> literals("a|=the - =an")
    ['the', 'an']
    """
    return [name[1:] for name in re.split(r"[|&\s]+", expression) if name.startswith("=")]


class Sources:
    """Templates, written as the sources of regular expressions; `members` gives the characters of an expression, as the function of
    that name. A group that many templates share is written once.

    >>> letters = {"=at": "a", "digits": "bc", "any": "abcd"}
    >>> Sources(letters.__getitem__).of(parse("at (n: <digits>)? <any>{0,2}", {}))
    '[a](?P<n>[b-c])?[a-d]{0,2}'
    """

    def __init__(self, members: Callable[[str], Iterable[str]]) -> None:
        self._members = members
        self._sets: dict[str, str] = {}
        self._groups: dict[Template, str] = {}

    def of(self, template: Template) -> str:
        """The source of one template."""
        known = self._groups.get(template)
        if known is None:
            known = self._groups[template] = "|".join("".join(map(self._piece, pieces)) for pieces in template.alternatives)
        return known

    def _piece(self, piece: Piece) -> str:
        if piece.group is not None:
            return piece.opening + self.of(piece.group) + ")" + piece.count
        return (self._set(piece.expression) if piece.expression else piece.opening) + piece.count

    def _set(self, expression: str) -> str:
        known = self._sets.get(expression)
        if known is None:
            chosen = self._members(expression)
            known = self._sets[expression] = "[" + _ranges(chosen) + "]" if chosen else "(?!)"
        return known


def members(expression: str, characters: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """The characters that an expression such as "name|title - comma" allows; `characters` gives those of a class or =literal.

    >>> sorted(members("digits|=at - three", {"=at": "a", "digits": "bc", "three": "c"}.__getitem__))
    ['a', 'b']
    """
    chosen, *excluded = re.split(r"\s+-\s+", expression.strip())
    wanted: set[str] = set()
    for alternative in chosen.split("|"):
        both = [set(characters(name.strip())) for name in alternative.split("&")]
        wanted |= set.intersection(*both)
    for name in excluded:
        for alternative in name.split("|"):
            wanted -= set(characters(alternative.strip()))
    return frozenset(wanted)


def _ranges(characters: Iterable[str]) -> str:
    """The characters as the inside of a bracketed set, neighbours as ranges: a class may have thousands, and each costs time to compile.

    >>> _ranges(set("abcxz"))
    'a-cxz'
    """
    runs: list[list[str]] = []
    for character in sorted(characters):
        if runs and ord(runs[-1][1]) + 1 == ord(character):
            runs[-1][1] = character
        else:
            runs.append([character, character])
    return "".join(first if first == last else f"{first}-{last}" for first, last in runs)
