"""Named places, and the datelines of stories."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualties.extraction.event.places import dateline, find_places
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load

LANGUAGE = load()


def places(text: str) -> list[tuple[str, str]]:
    return [(place.name, place.level) for place in find_places(tokenize(text, 0, len(text), LANGUAGE), LANGUAGE)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two died in Kano.", [("Kano", "city")]),
        ("Two died near the Syrian city of Homs.", [("Homs", "city")]),
        ("Two died in the town of Tessa.", [("Tessa", "city")]),
        ("Two died in northern Mali.", [("Mali", "country")]),
        ("Two died at Camp Orrin.", [("Camp Orrin", "spot")]),
        ("Two died in Syria's northern Idlib province.", [("Idlib", "region")]),
        ("Two died in al-Tarik, in the Bashir district.", [("al-Tarik", ""), ("Bashir", "spot")]),
        ("A soldier was killed in the Lurcan capital, Dol, on Tuesday.", [("Dol", "city")]),
        ("Nine died in the country's second city, Karsa.", [("Karsa", "city")]),
        ("Nine died in the capital, Aas said.", []),
        ("A quake struck Japan.", [("Japan", "country")]),
        ("Two died near Rio de Janeiro.", [("Rio de Janeiro", "")]),
        ("TWO PEOPLE DIED IN SAN PEDRO, POLICE SAID", [("SAN PEDRO", "city")]),
        ("Two died in Tolk, some 10 km to the north of Aro.", [("Tolk", "city"), ("Aro", "")]),
        ("Two died in Tolk and nine near Aro.", [("Tolk", ""), ("Aro", "")]),
    ],
)
def test_phrases_of_place(text: str, found: list[tuple[str, str]]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Two died on Monday.",
        "Two died in March.",
        "Two died in clashes.",
        "Two died in anti-tank fire.",
        "He spoke in President Vale's name.",
    ],
)
def test_no_places(text: str) -> None:
    assert places(text) == []


def test_a_place_that_only_says_where_to_look_is_marked() -> None:
    text = "Two died in Tolk, 10 km north of Kano."
    assert [(place.name, place.near) for place in find_places(tokenize(text, 0, len(text), LANGUAGE), LANGUAGE)] == [
        ("Tolk", False),
        ("Kano", True),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("JOS, Nigeria, March 6 - A bomb went off.", "JOS"),
        ("KABUL (Reuters) - A bomb went off.", "KABUL"),
        ("Kabul, Afghanistan (CNN) -- At least six died.", "Kabul"),
        ("NEW DELHI — Six died.", "NEW DELHI"),
        ("SAN PEDRO (HONDURAS), 11 DEC 89 (ACAN) -- [TEXT] SIX DIED", "SAN PEDRO"),
    ],
)
def test_datelines(text: str, place: str) -> None:
    found = dateline(text, 0, len(text))
    assert found is not None
    assert found[0] == place


@pytest.mark.parametrize("text", ["A bomb - the second - went off.", "Six people died in Kano.", ""])
def test_no_dateline(text: str) -> None:
    assert dateline(text, 0, len(text)) is None


@given(st.text(max_size=120))
def test_a_place_is_a_piece_of_the_text(text: str) -> None:
    tokens = tokenize(text, 0, len(text), LANGUAGE)
    for place in find_places(tokens, LANGUAGE):
        assert tokens.surface(place.first, place.last) == place.name
