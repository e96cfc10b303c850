"""Whether two claims are of one incident, as far as document, place, kind and date tell."""

from __future__ import annotations

import datetime
import functools
import re

from casualties.lexicon.language import load
from casualties.records.claim import Claim
from casualties.records.event import Event

NEAR = 1
"""Days at most between two dates of one incident: time zones and night attacks shift a date by one."""

REPORTED_WITHIN = 3
"""Days at most between an incident and the report whose day alone is known."""

WORD = re.compile(r"[^\W_]+")


def same_incident(a: Claim, b: Claim) -> bool | None:
    """True where both are of one incident, False where of two, None where it is not known.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> row = {"harm": "killed", "low": 5}
    >>> first, second = (claim_from_dict(row | {"document_id": "d", "event_id": event}) for event in ("e1", "e2"))
    >>> same_incident(first, second)
    False
    """
    if a.document_id == b.document_id:
        if a.event_id == b.event_id:
            return True
        return None if a.event_id is None or b.event_id is None else False
    if a.event is None or b.event is None:
        return None
    return match(a.event, a.published, b.event, b.published, a.text, b.text)


def match(
    a: Event, a_published: str | None, b: Event, b_published: str | None, a_text: str | None = None, b_text: str | None = None
) -> bool | None:  # fmt: skip
    """Whether two incidents of different documents are one: True needs the same place, a compatible kind and dates that meet.

    The texts are what the documents say of them; a place that one is set in may be named there by the other.

    >>> match(Event(event_id="e1", where="Idlib", when="2020-10-26"), None, Event(event_id="e1", where="Idlib", when="2020-10-27"), None)
    True
    >>> match(Event(event_id="e1", where="Idlib", when="2020-10-26"), None, Event(event_id="e1", where="Idlib", when="2021-03-01"), None)
    False
    """
    dates = dates_meet(a, a_published, b, b_published)
    places = places_meet(a.where, b.where) or places_named(a.where, b_text) or places_named(b.where, a_text)
    if places is None:
        places = places_meet(a.where, b.where)
    if dates is False or places is False or kinds_meet(a.what, b.what) is False:
        return False
    return True if dates and places else None


@functools.lru_cache(maxsize=50_000)
def kinds_meet(a: str | None, b: str | None) -> bool | None:
    """Whether two kinds of incident may be one; None where either is not known.

    >>> kinds_meet("airstrike", "attack"), kinds_meet("airstrike", "earthquake"), kinds_meet("airstrike", None)
    (True, False, None)
    """
    if a is None or b is None:
        return None
    if a == b:
        return True
    first, second = _fits(a), _fits(b)
    if first is None or second is None:
        return None
    return "any" in first or "any" in second or not first.isdisjoint(second)


def _fits(what: str) -> frozenset[str] | None:
    """What else may be said of such an incident, None where its name is not known."""
    fits = load().meaning(what, "incident").get("fits")
    return None if fits is None else frozenset(fits)


def places_meet(a: str | None, b: str | None) -> bool | None:
    """Whether two place names name one place: all words of the shorter in the longer; None where either is not stated."""
    if not a or not b:
        return None
    first, second = place_words(a), place_words(b)
    if not first or not second:
        return None
    return first <= second or second <= first


def places_named(place: str | None, text: str | None) -> bool | None:
    """True where a text names the place, None where it does not or either is not stated.

    >>> places_named("Norvale", "The bomb in Norvale market killed six."), places_named("Tarn", "The bomb killed six.")
    (True, None)
    """
    if not place or not text:
        return None
    words = " ".join(WORD.findall(place.lower()))
    return True if words and f" {words} " in _plain(text) else None


@functools.lru_cache(maxsize=5_000)
def _plain(text: str) -> str:
    return f" {' '.join(WORD.findall(text.lower()))} "


@functools.lru_cache(maxsize=50_000)
def place_words(place: str) -> frozenset[str]:
    """The words of a place name, lower-case."""
    return frozenset(word.lower() for word in WORD.findall(place))


@functools.lru_cache(maxsize=50_000)
def days(when: str | None, published: str | None) -> tuple[int, int] | None:
    """The first and last day that an incident may have happened, as ordinals: its own dates, else the days before its report."""
    try:
        if when:
            first, _, last = when.partition("/")
            start = datetime.date.fromisoformat(first).toordinal()
            end = datetime.date.fromisoformat(last or first).toordinal()
            return start - NEAR, end + NEAR
        if published:
            day = datetime.date.fromisoformat(published[:10]).toordinal()
            return day - REPORTED_WITHIN, day
    except ValueError:
        pass
    return None


def dates_meet(a: Event, a_published: str | None, b: Event, b_published: str | None) -> bool | None:
    """Whether the days of two incidents meet; None where either is not known."""
    first, second = days(a.when, a_published), days(b.when, b_published)
    if first is None or second is None:
        return None
    slack = NEAR if a.when and b.when else 0
    return first[0] + slack <= second[1] and second[0] + slack <= first[1]
