"""An incident and the sentences about it → its event: what happened, where and when, as far as the text says so.

A place that might be another incident's is worse than none: the words around its own figures are asked first, then the sentence
that leads up to them, and only for the incident that the text begins with its headline, lead and dateline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from casualties.extraction.event.accounts import GENERIC, Incident, rank
from casualties.extraction.event.dates import DatePhrase
from casualties.extraction.event.incident_sentences import Reading
from casualties.extraction.event.places import PlaceName, dateline
from casualties.records.event import Event
from casualties.records.sentence import Sentence

WIDE = ("country", "continent")
"""Levels of places that say little of where something happened."""

NEVER = 1_000_000
NO_DATE = DatePhrase(first=0, last=0, time="")


def describe(
    incident: Incident, event_id: str, text: str, sentences: Sequence[Sentence], read: Callable[[int], Reading], lead: int,
    leading_up: Sequence[int], *, dated: bool,
) -> Event:  # fmt: skip
    """The event of an incident; `leading_up` are the sentences that lead up to its figures, `lead` the first of the body.

    Where the day of publication is not given (`dated`), only a date with a year is a day.
    """
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
                        heads.setdefault(phrase.head, (rank(phrase), phrase.kind))
        if not _spot(places):
            line = dateline(text, sentences[lead].start, sentences[lead].end)
    return Event(
        event_id=event_id,
        what=_name(heads),
        where=_spot(places) or next((place.name for place in places if not place.near), None) or (line[0] if line else None),
        when=min((date for date in incident.dates if dated or date.year), key=_length, default=NO_DATE).iso,
    )


def _name(heads: Mapping[str, tuple[int, str]]) -> str | None:
    """The noun for an incident: of what it was first said to be, rather a noun that the text uses than a weapon or a verb."""
    telling = [(grade, kind) for grade, kind in heads.values() if grade < GENERIC]
    if not telling:
        return min(heads, key=lambda head: heads[head][0], default=None)
    first = telling[0][1]
    return min((head for head, (grade, kind) in heads.items() if kind == first and grade < GENERIC), key=lambda head: heads[head][0])


def _length(date: DatePhrase) -> int:
    """The days that a date leaves open, the most where it is not resolved."""
    return (date.end - date.start).days if date.start is not None and date.end is not None else NEVER


def _spot(places: Iterable[PlaceName]) -> str | None:
    """The first place that is smaller than a country, rather one where it happened than one near it."""
    narrow = [place for place in places if place.level not in WIDE]
    return next((place.name for place in narrow if not place.near), narrow[0].name if narrow else None)
