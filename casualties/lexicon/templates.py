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
from collections.abc import Callable, Iterable, Mapping

import regex

PIECES = regex.compile(
    r"""(?P<space>\s+)
      | (?P<look>\(\?<?[=!]|\(\?:|\(\?>)
      | (?P<group>\((?P<group_name>[a-z_]+):)
      | (?P<count>\{\d+(?:,\d*)?\}[?+]?)
      | \{(?P<define>[a-z_]+)\}
      | <(?P<expression>[^<>]+)>
      | (?P<operator>[()|?*+^$])
      | (?P<literal>[^\s()|?*+^${}<>]+)""",
    regex.VERBOSE,
)


SUBPATTERN = re.compile(r"\{([a-z_]+)\}")


def expanded(pattern: str, definitions: Mapping[str, str], depth: int = 0) -> str:
    """The pattern with its subpatterns spelt out.

    >>> expanded("{a} b", {"a": "x | y"})
    '(?:x | y) b'
    """
    if depth > 20:
        raise ValueError("definitions name one another in a circle")
    return SUBPATTERN.sub(lambda match: "(?:" + expanded(definitions[match[1]], definitions, depth + 1) + ")", pattern)


def literals(pattern: str) -> set[str]:
    """The literal words that an expanded pattern names, those within <…> too, where they stand behind an equals sign.

    >>> sorted(literals("(at | in) least <a|=the> (?! <noun>)"))
    ['at', 'in', 'least', 'the']
    """
    words = set()
    for match in PIECES.finditer(pattern):
        if match["literal"]:
            words.add(match["literal"])
        elif match["expression"]:
            words.update(name[1:] for name in regex.split(r"[|&\s]+", match["expression"]) if name.startswith("="))
    return words


def compiled(pattern: str, members: Callable[[str], Iterable[str]]) -> str:
    """The expanded pattern as the source of a regular expression; `members` gives the characters of an expression, as the function
    of that name.

    >>> compiled("at (n: <digits>)? <any>{0,2}", {"=at": "a", "digits": "bc", "any": "abcd"}.__getitem__)
    '[a](?P<n>[b-c])?[a-d]{0,2}'
    """
    source = []
    position = 0
    while position < len(pattern):
        match = PIECES.match(pattern, position)
        if match is None:
            raise ValueError(f"cannot read the pattern at {pattern[position:]!r}")
        position = match.end()
        if match["group"]:
            source.append(f"(?P<{match['group_name']}>")
        elif match["expression"] or match["literal"]:
            chosen = members(match["expression"] or "=" + match["literal"])
            source.append("[" + _ranges(chosen) + "]" if chosen else "(?!)")
        elif match[0] == "(":
            source.append("(?:")
        elif not match["space"]:
            source.append(match[0])
    return "".join(source)


def expressions(pattern: str) -> set[str]:
    """The expressions of classes in an expanded pattern, a literal word as "=word".

    >>> sorted(expressions("at <digits|=a> (?! at)"))
    ['=at', 'digits|=a']
    """
    return {match["expression"] or "=" + match["literal"] for match in PIECES.finditer(pattern) if match["expression"] or match["literal"]}


def members(expression: str, characters: Callable[[str], str]) -> frozenset[str]:
    """The characters that an expression such as "name|title - comma" allows; `characters` gives those of a class or =literal.

    >>> sorted(members("digits|=at - three", {"=at": "a", "digits": "bc", "three": "c"}.__getitem__))
    ['a', 'b']
    """
    chosen, *excluded = regex.split(r"\s+-\s+", expression.strip())
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
