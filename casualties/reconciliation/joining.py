"""Incidents of many documents → which are one, on positive evidence only."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from attrs import frozen

from casualties.reconciliation.events import days, kinds_meet, match, place_words, places_meet
from casualties.reconciliation.grouping import place_of
from casualties.records.claim import Claim
from casualties.records.event import Event

SameEvent = Callable[[Claim, Claim], bool | None]
"""Whether two claims are of one incident: True, False, or None to leave it to the evidence."""

LONGEST = 40
"""Days at most that an incident spans to be looked up by day; a longer period is no incident to join."""

CAPITAL = re.compile(r"(?<![\w'’])[^\W\d_a-z][^\W_]+")
"""A word that may be of a name."""

CANDIDATES = 10
"""Candidates at most that an incident names."""


@frozen(eq=False, slots=False)
class Unit:
    """One incident of one document: what is known of it, and its claims in order."""

    event: Event | None
    published: str | None
    document: str | None
    claims: tuple[Claim, ...]
    text: str = ""
    """The sentences that make its claims."""

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """The words with a capital in its sentences, lower-case."""
        return frozenset(word.lower() for word in CAPITAL.findall(self.text))


class Cluster:
    """Units found to be one incident, and the clusters that an unanchored one might have joined."""

    def __init__(self, units: Iterable[Unit] = (), candidates: Sequence[Cluster] = ()) -> None:
        self.units: list[Unit] = []
        self.candidates = candidates
        self.documents: set[str | None] = set()
        self.alike: dict[object, list[Unit]] = {}
        """The units by kind, place and days: a thousand reports of one incident are compared as a few."""
        for unit in units:
            self.enter(unit)

    def enter(self, unit: Unit) -> None:
        """Take in one unit more."""
        event = unit.event
        alike = None if event is None else (event.what, event.where, days(event.when, unit.published), event.when is None)
        self.units.append(unit)
        self.documents.add(unit.document)
        self.alike.setdefault(alike, []).append(unit)


def units_of(claims: Iterable[Claim]) -> list[Unit]:
    """The incidents of each document, in the order of publication, document and first claim."""
    found: dict[tuple[str | None, str | None], list[Claim]] = {}
    for claim in sorted(claims, key=place_of):
        found.setdefault((claim.document_id, claim.event_id), []).append(claim)
    return [
        Unit(_event(members), members[0].published, members[0].document_id, tuple(members), _said(members)) for members in found.values()
    ]


def _said(claims: Sequence[Claim]) -> str:
    """The sentences of claims, each once."""
    return "\n".join(dict.fromkeys(claim.text for claim in claims if claim.text))


def _event(claims: Sequence[Claim]) -> Event | None:
    if claims[0].event_id is None:
        return None

    def first(name: str) -> str | None:
        return next((value for claim in claims if (value := getattr(claim, name))), None)

    return Event(event_id=claims[0].event_id, what=first("event_what"), where=first("event_where"), when=first("event_when"))


def clusters_of(units: Sequence[Unit], same_event: SameEvent | None = None) -> list[Cluster]:
    """The units joined: same place, compatible kind, dates that meet; no two of one document.

    An incident without place or date joins where a single other one fits; else it stands alone and names those that fit.
    `same_event` is asked of every pair of units, with their first claims, and goes before the evidence.
    """
    clusters: list[Cluster] = []
    index = _Index({}, {})
    loose = []
    for unit in units:
        if _anchored(unit) or (same_event is not None and clusters):
            found = _best(unit, clusters if same_event is not None else index.near(unit), same_event)
            if found is None and not _anchored(unit):
                loose.append(unit)
                continue
            if found is None:
                found = Cluster()
                clusters.append(found)
            found.enter(unit)
            index.enter(unit, found)
        else:
            loose.append(unit)
    by_place, by_kind = _loose_index(clusters)
    for unit in loose:
        # two incidents without place or day are one where the caller says so
        told = None if same_event is None else _best(unit, clusters, same_event)
        if told is not None:
            told.enter(unit)
            continue
        event = unit.event
        pool: list[Cluster] = []
        if event is not None and event.where:
            pool = [cluster for word in sorted(place_words(event.where)) for cluster in by_place.get(word, ())]
        elif event is not None:
            pool = [cluster for word in sorted(unit.names) for cluster in by_place.get(word, ())]
            pool = [cluster for cluster in dict.fromkeys(pool) if _best(unit, (cluster,), same_event)]
            if not pool and event.what:
                pool = [cluster for day in _span(unit) for cluster in by_kind.get((event.what, day), ())]
        fitting = [cluster for cluster in dict.fromkeys(pool) if _may(unit, cluster, same_event)]
        if len(fitting) == 1:
            fitting[0].enter(unit)
            continue
        alone = Cluster([unit], fitting[:CANDIDATES])
        clusters.append(alone)
        if event is not None:
            # a later unanchored report of the same place may be of this one
            for word in place_words(event.where or ""):
                _list(by_place, word, alone)
    return clusters


def _anchored(unit: Unit) -> bool:
    return unit.event is not None and bool(unit.event.where) and bool(_span(unit))


def _span(unit: Unit) -> range:
    span = None if unit.event is None else days(unit.event.when, unit.published)
    return range(0) if span is None or span[1] - span[0] > LONGEST else range(span[0], span[1] + 1)


@frozen(eq=False)
class _Index:
    """Clusters by day and word: the words of the places that their units are set in, and the names that their sentences have."""

    places: dict[tuple[str, int], list[Cluster]]
    names: dict[tuple[str, int], list[Cluster]]

    def near(self, unit: Unit) -> list[Cluster]:
        """Those that share a day and a place with the unit, or of which one names the place that the other is set in."""
        assert unit.event is not None
        words = place_words(unit.event.where or "")
        found: dict[Cluster, None] = {}
        for day in _span(unit):
            for word in sorted(words):
                found.update(dict.fromkeys((*self.places.get((word, day), ()), *self.names.get((word, day), ()))))
            for word in sorted(unit.names):
                found.update(dict.fromkeys(self.places.get((word, day), ())))
        return list(found)

    def enter(self, unit: Unit, cluster: Cluster) -> None:
        for table, words in ((self.places, place_words(unit.event.where or "") if unit.event else ()), (self.names, unit.names)):
            for day in _span(unit):
                for word in words:
                    _list(table, (word, day), cluster)


Named = TypeVar("Named")


def _list(table: dict[Named, list[Cluster]], name: Named, cluster: Cluster) -> None:
    """List a cluster under a name, once."""
    entry = table.setdefault(name, [])
    if not entry or entry[-1] is not cluster:
        entry.append(cluster)


def _loose_index(clusters: Sequence[Cluster]) -> tuple[dict[str, list[Cluster]], dict[tuple[str, int], list[Cluster]]]:
    by_place: dict[str, list[Cluster]] = {}
    by_kind: dict[tuple[str, int], list[Cluster]] = {}
    for cluster in clusters:
        for unit in cluster.units:
            if unit.event is None:
                continue
            for word in place_words(unit.event.where or ""):
                _list(by_place, word, cluster)
            for day in _span(unit) if unit.event.what else ():
                _list(by_kind, (unit.event.what or "", day), cluster)
    return by_place, by_kind


def _says(a: Unit, b: Unit, same_event: SameEvent | None) -> bool | None:
    if same_event is not None:
        said = same_event(a.claims[0], b.claims[0])
        if said is not None:
            return bool(said)  # a comparison of numpy or pandas gives a value of theirs
    if a.document == b.document:
        return False
    if a.event is None or b.event is None:
        return None
    return match(a.event, a.published, b.event, b.published, a.text, b.text)


def _matching(unit: Unit, cluster: Cluster, same_event: SameEvent | None) -> int | None:
    """How many units of a cluster match; None where one speaks against."""
    if same_event is None and unit.document in cluster.documents:
        return None
    count = 0
    for alike in cluster.alike.values():
        same = same_event is None and _same_for_all(unit, alike[0])
        for other in alike[:1] if same else alike:
            verdict = _says(unit, other, same_event)
            if verdict is False:
                return None
            count += (len(alike) if same else 1) * (verdict is True)
    return count


def _same_for_all(unit: Unit, other: Unit) -> bool:
    """Whether what is told of another unit holds for those of the same kind, place and days, whatever their texts say.

    Texts are only asked for the place that the unit is set in, and only where the places do not tell.
    """
    if unit.event is None or other.event is None or not unit.event.where:
        return True
    return match(unit.event, unit.published, other.event, other.published) is True


def _best(unit: Unit, clusters: Iterable[Cluster], same_event: SameEvent | None) -> Cluster | None:
    """The cluster that most of whose units match; one that a single unit speaks against is none."""
    best, most = None, 0.0
    for cluster in clusters:
        share = (_matching(unit, cluster, same_event) or 0) / len(cluster.units)
        if share > most:
            best, most = cluster, share
    return best


def _may(unit: Unit, cluster: Cluster, same_event: SameEvent | None) -> bool:
    """Whether nothing speaks against joining, and the place, or kind and day, speak for it."""
    if _matching(unit, cluster, same_event) is None:
        return False
    return any(
        unit.event is not None
        and other.event is not None
        and (places_meet(unit.event.where, other.event.where) or kinds_meet(unit.event.what, other.event.what))
        for other in (alike[0] for alike in cluster.alike.values())
    )
