"""Text → where the items of a round-up begin: stories of their own under one heading, told apart by datelines, labels, rules or numbers."""

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

LABELLED = re.compile(r"^[ \t]*([A-Z][A-Z.'’&\-]+(?:[ \-/]+[A-Z][A-Z.'’&\-]+){0,4}):[ \t]+(?=[\w\"“‘'])", re.MULTILINE)
"""A paragraph that opens with what its story is of in capitals: "LURCA - FLOODS: …"."""

FEWEST = 3
"""Numbered or labelled lines from which on they open items."""

HEADING = re.compile(r"^[ \t]*(\S[^\n]{5,118}[^\s.!?…:;,\"”’'])[ \t]*\n(?:[ \t]*\n){1,2}\Z", re.MULTILINE)
"""A short line without a stop that stands by itself."""


def item_starts(text: str, lead: int) -> list[int]:
    """The offsets at which another item begins, in order; `lead` is where the first sentence of the body starts.

    The first dateline opens the story that the headlines above it are of; a heading above a later one opens its item. Labels are told
    from the names of those who speak in turn by no label coming again. A text in capitals throughout has no datelines or labels to tell
    from other lines.

    >>> item_starts("KANO - A bomb went off.\\n\\nLIMA - A bus overturned.", 0)
    [25]
    """
    starts = [found.end() for found in RULED.finditer(text)]
    numbered = list(NUMBERED.finditer(text))
    numbers = [int(found[1]) for found in numbered]
    if len(numbers) >= FEWEST and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        starts += [found.start() for found in numbered]
    if any(character.islower() for character in text[lead : lead + 400]):
        starts += [_headed(text, found.start()) for found in list(DATELINED.finditer(text))[1:]]
        labels = list(LABELLED.finditer(text, text.rfind("\n", 0, lead) + 1))
        if len(labels) >= FEWEST and len({found[1] for found in labels}) == len(labels):
            starts += [found.start() for found in labels[1:]]
    return sorted({start for start in starts if start > lead})


def _headed(text: str, start: int) -> int:
    """Where the heading of a story begins that opens at `start`; `start` itself where it has none."""
    heading = HEADING.search(text, max(0, start - 125), start)
    return heading.start() if heading and heading.end() == start else start
