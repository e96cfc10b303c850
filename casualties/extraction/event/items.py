"""Text → where the items of a round-up begin: stories of their own under one heading, told apart by datelines, rules or numbers."""

from __future__ import annotations

import re

DATELINED = re.compile(
    r"""^[ \t]*[A-Z][A-Z.'’\ \-]{2,30}   # KABUL
        (?:,[^()\n]{1,30})?               # , Afghanistan
        (?:\ \([^()\n]{2,25}\))?          # (Reuters)
        \ (?:--?|–|—)\ (?=[\w"“‘'\[])""",
    re.MULTILINE | re.VERBOSE,
)
"""A line that opens with a place in capitals and a dash: a story's dateline."""

RULED = re.compile(r"^[ \t]*([-_*=~#])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)
"""A line of dashes, asterisks or the like."""

NUMBERED = re.compile(r"^[ \t]*(\d{1,2})[.)](?:[ \t]|$)", re.MULTILINE)
"""A line that opens with the number of an item."""

FEWEST = 3
"""Numbered lines from which on they number items."""


def item_starts(text: str, lead: int) -> list[int]:
    """The offsets at which another item begins, in order; `lead` is where the first sentence of the body starts.

    The first dateline opens the story that the headlines above it are of. A text in capitals throughout has no datelines to tell from
    other lines.

    >>> item_starts("KANO - A bomb went off.\\n\\nLIMA - A bus overturned.", 0)
    [25]
    """
    starts = [found.end() for found in RULED.finditer(text)]
    numbered = list(NUMBERED.finditer(text))
    numbers = [int(found[1]) for found in numbered]
    if len(numbers) >= FEWEST and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        starts += [found.start() for found in numbered]
    if any(character.islower() for character in text[lead : lead + 400]):
        starts += [found.start() for found in DATELINED.finditer(text)][1:]
    return sorted(start for start in starts if start > lead)
