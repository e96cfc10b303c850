"""What places say of whether two mentions are of one incident."""

from __future__ import annotations

from casualties.extraction.event.accounts import Incident
from casualties.extraction.event.incidents import Anchor, key
from casualties.extraction.event.places import PlaceName

SAME_PLACE = {"country": 0.0, "continent": 0.0, "region": -0.3}
"""How much the same place speaks for the same incident, by its level; a town or a spot more."""

LEVELS = {"country": "land", "continent": "land", "region": "region", "city": "town", "spot": "spot"}


def is_narrow(place: PlaceName) -> bool:
    """Whether a place is smaller than a country, as far as is known."""
    return LEVELS.get(place.level) != "land"


def placed_anew(anchor: Anchor, incident: Incident) -> bool:
    """Whether an anchor names a place smaller than a country that the incident is not known to have."""
    return any(is_narrow(place) and key(place) not in incident.places for place in anchor.places)


def of_other_place(anchor: Anchor, incident: Incident, beside: bool) -> float:
    """Whether the places are others than the incident's, as far as places of the same size differ."""
    if not anchor.places or (beside and not anchor.contrast):
        return 0.0
    if not incident.places:
        # "Attacks killed 20. In Karsa, …": one of several whose places were not said
        whole = any(phrase.cue == "definite" and phrase.many for phrase in anchor.phrases)  # "Tuesday's attacks on Karsa and Tell"
        return 0.5 if anchor.at_head and not whole and (incident.many or (incident.number and anchor.set_in)) else 0.0
    nearest = min(anchor.places, key=lambda place: (place.near, LEVELS.get(place.level, "") == "land"))
    if key(nearest) in incident.places:
        return 0.0 if nearest.near or incident.places[key(nearest)].near else SAME_PLACE.get(nearest.level, -0.4)
    if anchor.contrast and beside:
        return 0.9
    shared = any(not place.near and key(place) in incident.places and not incident.places[key(place)].near for place in anchor.places)
    against = 0.0
    # a camp in one town is set against another town by its own
    town = next((place for place in anchor.places if LEVELS.get(place.level) == "town"), nearest)
    for place in incident.places.values():
        theirs = LEVELS.get(place.level, "")
        like = town if theirs == "town" else nearest
        ours = LEVELS.get(like.level, "")
        if "land" in (ours, theirs) and ours != theirs:
            continue
        if place.near or like.near:
            against = max(against, 0.4 if anchor.set_in else 0.3)
        elif ours == theirs:
            against = max(against, 0.5)
        elif not (ours and theirs):
            against = max(against, 0.4)
    if shared:
        against = min(against, 0.4)
    if against and incident.many:
        against += 0.2
    return against + (0.4 if against and anchor.contrast else 0.0)
