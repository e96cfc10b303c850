"""Keys: whom victims phrases count, and which keys contain which."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualties.lexicon.language import load
from casualties.lexicon.victims import read_victims, victim_groups
from casualties.reconciliation.keys import Key, joined, key_of
from tests.pairs import claim

CASES = [
    ("people", "everyone", ""),
    ("", "transparent", ""),
    ("bodies", "transparent", ""),
    ("lives", "transparent", ""),
    ("Turkish-backed Syrian fighters", "fighters", "syria turkish-backed"),
    ("US special forces soldiers", "military", "united states"),
    ("U.S. troops", "military", "united states"),
    ("South Korean sailors", "crew", "south korea"),
    ("members of the Afghan opposition", "everyone", "afghanistan opposition"),
    ("members of the security forces", "security", ""),
    ("police officers", "police", ""),
    ("aid workers", "aid_workers", ""),
    ("health workers", "medics", ""),
    ("primary school children", "children", ""),
    ("civilian deaths", "civilians", ""),
    ("military personnel", "military", ""),
    ("rebel forces", "fighters", "rebel"),
    ("rebels", "fighters", "rebel"),
    ("women and children", "children+women", ""),
    ("passengers and crew", "crew+passengers", ""),
    ("Korean and Canadian mountaineers", "tourists", "canada korea"),
    ("bodies of civilians", "civilians", ""),
    ("Swedish citizen", "everyone", "sweden"),
    ("Danes", "everyone", "denmark"),
    ("suicide bombers", "perpetrators", ""),
    ("elephant handlers", "noun:handler", ""),
]


@pytest.mark.parametrize(("victims", "role", "sides"), CASES, ids=[case[0] or "none" for case in CASES])
def test_reading(victims: str, role: str, sides: str) -> None:
    reading = read_victims(victims, load())
    assert (reading.role, " ".join(sorted(reading.sides))) == (role, sides) or sorted(reading.sides) == sorted([sides])


@pytest.mark.parametrize(
    ("victims", "groups"),
    [
        ("women and children", ["women", "children"]),
        ("female police officers", ["women", "security_forces"]),
        ("people", []),
        (None, []),
        ("tourists", ["civilians"]),
    ],
)
def test_groups(victims: str | None, groups: list[str]) -> None:
    assert [group.value for group in victim_groups(victims, load())] == groups


@pytest.mark.parametrize(
    ("text", "source", "side"),
    [
        ("Chad said that six of its soldiers died.", "Chad", "chad"),
        ("The Turkish ministry said six of its soldiers died.", "Turkish ministry", "turkey"),
        ("“We lost six of our soldiers,” he said.", "Libyan army", "libya"),
        ("It said six soldiers died.", "Chad", ""),
    ],
)
def test_possessives_take_the_side_they_refer_to(text: str, source: str, side: str) -> None:
    assert " ".join(key_of(claim(q="six", low=6, high=6, victims="soldiers", text=text, source=source)).sides) == side


def test_containment() -> None:
    everyone, police, security = Key(), key_of(claim(q="1", victims="policemen")), key_of(claim(q="1", victims="security forces"))
    french = key_of(claim(q="1", victims="French policemen"))
    assert everyone.contains(police) and security.contains(police) and police.contains(french) and everyone.contains(french)
    assert not police.contains(everyone) and not french.contains(police)
    assert police.disjoint(key_of(claim(q="1", victims="children")))
    assert not police.disjoint(security)


roles = st.sampled_from(["", "police", "children", "military", "security"])
sides = st.frozensets(st.sampled_from(["syria", "rebel", "chad"]), max_size=2)


@st.composite
def keys(draw: st.DrawFn) -> Key:
    role = draw(roles)
    within = frozenset({"security"}) if role in ("police", "military") else frozenset()
    return Key(frozenset({role} - {""}), draw(sides), within, draw(st.booleans()) if not role else False)


@given(keys(), keys(), keys())
def test_containment_is_an_order(a: Key, b: Key, c: Key) -> None:
    assert a.contains(a)
    if a.contains(b) and b.contains(c):
        assert a.contains(c)
    if a.contains(b) and b.contains(a):
        assert (a.roles, a.sides) == (b.roles, b.sides)


@given(st.lists(keys(), max_size=8))
def test_joining_depends_on_the_set_alone(present: Iterable[Key]) -> None:
    several = list(present)
    first = joined(several)
    assert first == joined(reversed(several)) == joined([*several, *several])
    for key, target in first.items():
        assert key.contains(target) and first[target] == target
