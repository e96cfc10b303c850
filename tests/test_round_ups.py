"""Where the items of a round-up begin."""

from __future__ import annotations

import pytest

from casualties.extraction.event.round_ups import item_starts


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("NEWS\n\nKARSA - A bomb went off.\n\nDOL, Lurca, May 3 (Agency) - A bus fell.", ["DOL"]),
        ("Nine died in Karsa.\n- - - -\nFive died in Dol.\n***\nTwo died.", ["Five", "Two"]),
        ("NEWS\n\nKARSA - A bomb went off.\n\nFerry sinks off Dol\n\nDOL, Lurca - A ferry sank.", ["Ferry"]),
        ("Nine die in blast\n\nLURCA - BLAST: A bus blew up.\n\nDOL: Snow fell.\n\nMARN UNREST: Rebels fled.", ["DOL:", "MARN"]),
        ("Things to know:\n1. A fire in Karsa.\n2. A crash.\n\n3. A strike.", ["1.", "2.", "3."]),
    ],
)
def test_each_item_has_a_start(text: str, openings: list[str]) -> None:
    starts = item_starts(text, 0)
    assert [text[start:].split()[0].strip(",") for start in starts] == openings


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died in Karsa.\n\nThe army - or what is left of it - fled.",
        "Nine people died.\n3. That was the number of the house.",
        "Nine died.\n7. Then this.\n3. Then that.\n5. Then more.",
        "NINE PEOPLE DIED IN KARSA.\nTHE ARMY - SAID SOURCES - FLED.",
        "Nine died -- a record -- in Karsa.",
        "AAS: Did nine die?\n\nRUIZ: Nine died.\n\nAAS: Who says so?\n\nORT: I do.",
        "KARSA: tension high as hundreds flee\n\nNine people died on Monday.",
        "",
    ],
)
def test_lines_that_begin_no_item(text: str) -> None:
    assert item_starts(text, 0) == []


def test_a_sentence_above_a_dateline_is_no_heading() -> None:
    text = "KARSA - A bomb went off.\n\nNobody was hurt.\n\nDOL - A bus fell."
    assert item_starts(text, 0) == [text.index("DOL")]


def test_the_dateline_of_the_first_story_begins_no_item() -> None:
    text = "KARSA - A bomb went off."
    assert item_starts(text, 0) == []
