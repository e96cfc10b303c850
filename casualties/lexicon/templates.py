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

import functools
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


def expanded(pattern: str, definitions: Mapping[str, str], depth: int = 0) -> str:
    """The pattern with its subpatterns spelt out.

    >>> expanded("{a} b", {"a": "x | y"})
    '(?:x | y) b'
    """
    if depth > 20:
        raise ValueError("definitions name one another in a circle")
    return regex.sub(
        r"\{([a-z_]+)\}", lambda match: "(?:" + expanded(definitions[match[1]], definitions, depth + 1) + ")", pattern
    )


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


def compiled(pattern: str, characters: Callable[[str], str]) -> str:
    """The expanded pattern as the source of a regular expression; `characters` gives the characters of a class or =literal.

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
        elif match["expression"]:
            source.append(_set(match["expression"], characters))
        elif match["literal"]:
            source.append(_set("=" + match["literal"], characters))
        elif not match["space"]:
            source.append(match[0])
    return "".join(source)


def sets(pattern: str, characters: Callable[[str], str]) -> set[frozenset[str]]:
    """The sets of characters that an expanded pattern tells apart.

    >>> [sorted(found) for found in sets("at <digits>", {"=at": "a", "digits": "bc"}.__getitem__)] in ([["a"], ["b", "c"]], [["b", "c"], ["a"]])
    True
    """
    named = (match["expression"] or (match["literal"] and "=" + match["literal"]) for match in PIECES.finditer(pattern))
    return {_members(expression, characters) for expression in named if expression}


@functools.cache
def _members(expression: str, characters: Callable[[str], str]) -> frozenset[str]:
    chosen, *excluded = regex.split(r"\s+-\s+", expression.strip())
    wanted: set[str] = set()
    for alternative in chosen.split("|"):
        both = [set(characters(name.strip())) for name in alternative.split("&")]
        wanted |= set.intersection(*both)
    for name in excluded:
        for alternative in name.split("|"):
            wanted -= set(characters(alternative.strip()))
    return frozenset(wanted)


@functools.cache
def _set(expression: str, characters: Callable[[str], str]) -> str:
    wanted = _members(expression, characters)
    return "[" + _ranges(wanted) + "]" if wanted else "(?!)"


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
