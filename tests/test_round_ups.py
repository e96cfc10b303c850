"""Where the items of a round-up begin."""

from __future__ import annotations

import pytest

from casualties.extraction.event.round_ups import item_starts
from casualties.lexicon.language import load


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("NEWS\n\nKARSA - A bomb went off.\n\nDOL, Lurca, May 3 (Agency) - A bus fell.", ["DOL"]),
        ("Nine died in Karsa.\n- - - -\nFive died in Dol.\n***\nTwo died.", ["Five", "Two"]),
        ("NEWS\n\nKARSA - A bomb went off.\n\nFerry sinks off Dol\n\nDOL, Lurca - A ferry sank.", ["Ferry"]),
        ("Nine die in blast\n\nLURCA - BLAST: A bus blew up.\n\nDOL: Snow fell.\n\nMARN UNREST: Rebels fled.", ["DOL:", "MARN"]),
        ("A bomb went off in Karsa.\n\nDOL - A bus fell.\n\nMARN - Snow fell.", ["DOL", "MARN"]),
        ("Blasts in Lurca:\n\nMay 3, 2001 - A bomb.\n\nJune 9 - Two.\n\n12 July 2003 - More.", ["May", "June", "12"]),
        ("Nine die.\n\n1998: A fire in Karsa.\n\n2003: A crash.\n\nMay, 2004: Snow.", ["1998:", "2003:", "May"]),
        ("Raids\n\nOn May 3, nine died.\n\nOn May 9, two died.\n\nOn Monday, June 2, ten died.", ["On", "On", "On"]),
        ("World in brief: Bus falls\n\nA bus fell in Dol.\n\nSnow shuts roads in Marn\n\nSnow fell.", ["Snow"]),
        ("Bus falls in Dol\n\nA bus fell on Monday.\n\nKARSA MARN, Lurca\n\nSnow fell.", ["KARSA"]),
        ("Abroad\n\nA bus fell in Dol.\n\nKENYA\n\nSnow fell.\n\nPERU\n\nRain fell.", ["KENYA", "PERU"]),
        ("Things to know:\n1. A fire in Karsa.\n2. A crash.\n\n3. A strike.", ["1.", "2.", "3."]),
    ],
)
def test_each_item_has_a_start(text: str, openings: list[str]) -> None:
    starts = item_starts(text, 0, load())
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
        "Nine died.\n\nOn May 3, the toll rose.\n\nOn May 9, it rose again.\n\nOn May 11, too.\n\nNo more.\n\nSo far.\n\nThat was all.",
        "Nine died.\n\n12 - A number.\n\n14 - A number.\n\n15 - A number.",
        "Bus falls in Dol\n\nA bus fell on Monday.\n\nSnow and ice\n\nSnow fell.",
        "Bus falls in Dol\n\nA bus fell on Monday.\n\nNO SURVIVORS\n\nSnow fell.\n\nBRAKES FAILED\n\nRain fell.",
        "KARSA: tension high as hundreds flee\n\nNine people died on Monday.",
        "",
    ],
)
def test_lines_that_begin_no_item(text: str) -> None:
    assert item_starts(text, 0, load()) == []


def test_a_sentence_above_a_dateline_is_no_heading() -> None:
    text = "KARSA - A bomb went off.\n\nNobody was hurt.\n\nDOL - A bus fell."
    assert item_starts(text, 0, load()) == [text.index("DOL")]


def test_the_dateline_of_the_first_story_begins_no_item() -> None:
    text = "KARSA - A bomb went off."
    assert item_starts(text, 0, load()) == []


def test_a_line_of_blanks_is_passed_over_in_linear_time() -> None:
    assert item_starts("Nine died.\n" + " " * 100_000 + "x", 0, load()) == []
