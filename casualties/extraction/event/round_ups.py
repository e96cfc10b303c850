"""Text → where the items of a round-up begin: stories of their own under one heading.

They are told apart by datelines, labels, rules or numbers, the entries of a chronology by their dates, and the briefs under a title
that says so by their headings.
"""

from __future__ import annotations

import re

from casualties.lexicon.language import Language

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

DATED = re.compile(
    r"""^[ \t]*(?:[•*·▪>–—-][ \t]*)?
        (?P<date>(?:[A-Z][A-Za-z]{0,8}\.?,?\ ){0,3}      # On Monday,   March
        \d{1,4}(?:st|nd|rd|th)?                         # 7th   2004
        (?:\ (?:of\ )?[A-Z][A-Za-z]{2,8}\.?)?           # March
        (?:,?\ \d{4})?)                                 # , 2004
        [ \t]*(?P<mark>:|--?|–|—|,)[ \t]""",
    re.MULTILINE | re.VERBOSE,
)
"""A line that may open with a date and a mark: "March 7, 2004 - A bomb", "2004: A bomb", "On March 7, a bomb"."""

YEARS = range(1500, 2100)
"""Numbers that may be years, as in the shapes of words."""

MOSTLY = 0.6
"""The share of lines that open with dates from which on sentences of a text are entries, where only commas part the dates from them."""

FEWEST = 3
"""Numbered, labelled or dated lines from which on they open items."""

LONE_PLACE = re.compile(r"^[ \t]*([A-Z][A-Z.'’ \-]{2,30})(,[ \t][A-Z][\w.'’ \-]{2,25})?[ \t]*$", re.MULTILINE)
"""A line of nothing but a place in capitals, with its country or without."""

SHORT = r"^[ \t]*\S[^\n]{5,118}[^\s.!?…:;,\"”’'][ \t]*\n"
"""A short line without a stop."""

LONE = re.compile(SHORT + r"(?=[ \t]*\n)", re.MULTILINE)
"""One in a paragraph of its own."""

STORY_END = re.compile(r"[.!?][\"”’)]*[ \t]*$", re.MULTILINE)
"""A line that ends with a stop, as the last of a story does."""

TITLE = 6
"""Words at most of a title that says what kind of text follows."""

HEADING = re.compile(SHORT + r"(?:[ \t]*\n){1,2}\Z", re.MULTILINE)
"""One that stands right above what follows."""


def item_starts(text: str, lead: int, language: Language) -> list[int]:
    """The offsets at which another item begins, in order; `lead` is where the first sentence of the body starts.

    The first dateline opens the story that the headlines above it are of, unless one without a dateline went before; a heading above a
    later one opens its item. Labels are told from the names of those who speak in turn by no label coming again. A text in capitals
    throughout has no datelines or labels to tell from other lines.

    >>> from casualties.lexicon.language import load
    >>> item_starts("KANO - A bomb went off.\\n\\nLIMA - A bus overturned.", 0, load())
    [25]
    """
    starts = [found.end() for found in RULED.finditer(text)]
    numbered = list(NUMBERED.finditer(text))
    numbers = [int(found[1]) for found in numbered]
    if len(numbers) >= FEWEST and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        starts += [found.start() for found in numbered]
    starts += _entries(text, lead, language)
    if any(character.islower() for character in text[lead : lead + 400]):
        lines = [found.start() for found in DATELINED.finditer(text)]
        begun = len(lines) > 1 and STORY_END.search(text, lead, lines[0]) is not None
        starts += [_headed(text, start) for start in (lines if begun else lines[1:])]
        labels = list(LABELLED.finditer(text, text.rfind("\n", 0, lead) + 1))
        if len(labels) >= FEWEST and len({found[1] for found in labels}) == len(labels):
            starts += [found.start() for found in labels[1:]]
        starts += [_headed(text, start) for start in _under_places(text, lead, language)]
        if _is_briefing(text, lead, language):
            starts += [found.start() for found in LONE.finditer(text, lead)]
    return sorted({start for start in starts if start > lead})


def _entries(text: str, lead: int, language: Language) -> list[int]:
    """Where the entries of a chronology begin: lines that open with dates."""
    dated = [found for found in DATED.finditer(text, lead) if _is_date(found["date"], language)]
    if len(dated) < FEWEST:
        return []
    if sum(found["mark"] != "," for found in dated) < FEWEST:
        lines = sum(bool(line.strip()) for line in text[lead:].splitlines())
        if len(dated) < MOSTLY * lines:
            return []
    return [found.start() for found in dated]


def _is_date(written: str, language: Language) -> bool:
    """Whether words and numbers as written are a day, a month or a year."""
    words = re.findall(r"[A-Za-z]+|\d+", written)
    return any(language.has(word.casefold(), "month") if word.isalpha() else int(word) in YEARS for word in words)


def _under_places(text: str, lead: int, language: Language) -> list[int]:
    """Where the lines stand that are a place in capitals; a name without its country opens an item only where another does."""
    found = [line for line in LONE_PLACE.finditer(text, lead) if line[2] or language.has(line[1].split()[-1].casefold(), "place")]
    return [line.start() for line in found] if len(found) > 1 or any(line[2] for line in found) else []


def _is_briefing(text: str, lead: int, language: Language) -> bool:
    """Whether the title of a text, or the label before its colon, says that several stories follow."""
    for line in text[: max(lead, text.find("\n"))].splitlines():
        words = line.partition(":")[0].casefold().split()
        if len(words) <= TITLE and any(language.has(word, "several_stories") for word in words):
            return True
    return False


def _headed(text: str, start: int) -> int:
    """Where the heading of a story begins that opens at `start`; `start` itself where it has none."""
    heading = HEADING.search(text, max(0, start - 125), start)
    return heading.start() if heading and heading.end() == start else start
