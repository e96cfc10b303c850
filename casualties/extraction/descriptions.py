"""An incident and the sentences about it → its event: what happened, where and when, as far as the text says so.

A place that might be another incident's is worse than none: the words around its own figures are asked first, then the sentence
that leads up to them, and only for the incident that the text begins with its headline, lead and dateline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from casualties.extraction.evidence import Incident, rank
from casualties.extraction.incidents import Reading
from casualties.extraction.places import PlaceName, dateline
from casualties.records.event import Event
from casualties.records.sentence import Sentence

WIDE = ("country", "continent")
"""Levels of places that say little of where something happened."""


def describe(
    incident: Incident, event_id: str, text: str, sentences: Sequence[Sentence], read: Callable[[int], Reading], lead: int,
    leading_up: Sequence[int],
) -> Event:  # fmt: skip
    """The event of an incident; `leading_up` are the sentences that lead up to its figures, `lead` the first of the body."""
    heads = dict(incident.heads)
    places = list(incident.places.values())
    for index in () if _spot(places) else leading_up:
        places += read(index).places
    line = None
    if incident.number == 0:
        if not heads or not _spot(places):
            for index in range(lead + 1):
                reading = read(index)
                places += reading.places
                for phrase in () if incident.heads else reading.phrases:
                    if phrase.head:
                        heads.setdefault(phrase.head, rank(phrase))
        if not _spot(places):
            line = dateline(text, sentences[lead].start, sentences[lead].end)
    return Event(
        event_id=event_id,
        what=min(heads, key=heads.__getitem__, default=None),
        where=_spot(places) or (line[0] if line else None) or next((place.name for place in places if not place.near), None),
        when=next((date.iso for date in incident.dates if date.iso), None),
    )


def _spot(places: Iterable[PlaceName]) -> str | None:
    """The first place that is smaller than a country, rather one where it happened than one near it."""
    narrow = [place for place in places if place.level not in WIDE]
    return next((place.name for place in narrow if not place.near), narrow[0].name if narrow else None)
