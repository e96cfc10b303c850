"""The account that a text gives of one incident: its names, places, dates and figures, as its mentions add to them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import Factory, define

from casualties.extraction.event.date_evidence import Days, of_the_toll
from casualties.extraction.event.dates import DatePhrase
from casualties.extraction.event.incident_phrases import IncidentPhrase
from casualties.extraction.event.incidents import Anchor, key
from casualties.extraction.event.places import PlaceName
from casualties.records.kinds import Harm, Hedge
from casualties.records.mention import Mention

VIOLENT = frozenset(("attack", "fight", "crime", "unrest"))
"""What incidents of violence fit."""

GENERIC, LAST_RANK = 2, 3
"""The ranks of a word that says little of its incident ("attack") and of a name that only the verb of harm gives ("shot")."""

Figures = tuple[tuple[Harm, int | None] | tuple[Harm, int | None, int | None], ...]


@define(eq=False)
class Incident:
    """An incident under way: what the mentions that joined it said of it.

    `sentences` are those of its mentions that go on from the sentence before them; `recent` are the days between which it can be
    presumed to lie where its dates are not told, as it is the news; `item` numbers the item of a round-up that it is told in;
    `added` is true where its first figure is added to a running toll ("two more"), `heads_text` where only headlines told of it so far.
    """

    number: int
    cumulative: bool
    window: str
    recent: Days | None = None
    item: int = 0
    kinds: set[str] = Factory(set)
    weapons: set[str] = Factory(set)
    fits: set[str] = Factory(set)
    many: bool = False
    spread: bool = False
    places: dict[str, PlaceName] = Factory(dict)
    dates: list[DatePhrase] = Factory(list)
    figures: set[tuple[object, ...]] = Factory(set)
    most: dict[Harm, int] = Factory(dict)
    heads: dict[str, tuple[int, str]] = Factory(dict)
    sites: set[str] = Factory(set)
    answers: bool = False
    added: bool = False
    heads_text: bool = False
    sentences: set[int] = Factory(set)


def figures_of(mention: Mention) -> Figures:
    """What the same figure has in common: its bounds, or the bare figure ("over 100", "at least 100")."""
    quantity = mention.quantity
    bounds = (mention.harm, quantity.low, quantity.high)
    if quantity.hedge is Hedge.RANGE:
        return bounds, (mention.harm, quantity.low), (mention.harm, quantity.high)
    return (bounds, (mention.harm, quantity.stated)) if quantity.stated else (bounds,)


def is_natural(incident: Incident) -> bool:
    """Whether an incident covers a region and nobody did it: a flood, an earthquake."""
    return incident.spread and bool(incident.fits) and incident.fits.isdisjoint((*VIOLENT, "war"))


def is_sum(incident: Incident) -> bool:
    """Whether a text tells of several incidents as one, and of no disaster that is one wherever it is felt.

    What it does not name and dates by a week or weekend is several, too: "Four people died on the roads at the weekend".
    """
    if is_natural(incident):
        return False
    return incident.many or incident.cumulative or (not incident.heads and any(date.time == "unit" for date in incident.dates))


def is_local(phrase: IncidentPhrase, incident: Incident) -> bool:
    """Whether a phrase names what happens in one spot of an incident that covers a region."""
    return incident.spread and not phrase.spread and not phrase.generic and phrase.fits & incident.fits <= {"nature"}


def dates_of(anchor: Anchor) -> Sequence[DatePhrase]:
    """The dates of an anchor that are its incident's, not those of a later death or of a toll."""
    if anchor.lingering:
        return [date for date in anchor.dates if date.attributive or date.time == "year"]
    return of_the_toll(anchor.dates) if "toll" in anchor.cues else anchor.dates


def join(incident: Incident, mention: Mention, anchor: Anchor) -> None:
    """Adds to an incident what a mention of it says."""
    incident.added = incident.added or (mention.quantity.additive and not incident.figures)
    incident.figures.update(figures_of(mention))
    if mention.quantity.hedge is not Hedge.VAGUE:
        incident.most[mention.harm] = max(incident.most.get(mention.harm, 0), mention.quantity.low or 0)
    tell(incident, anchor)


def tell(incident: Incident, anchor: Anchor) -> None:
    """Adds to an incident what an anchor says of it."""
    incident.sites |= anchor.sites
    incident.answers = incident.answers or anchor.answers
    before = frozenset(incident.fits)
    for phrase in anchor.phrases:
        known = any(grade < GENERIC for grade, _ in incident.heads.values())
        if not known or (phrase.cue != "happening" and not is_local(phrase, incident)):
            incident.kinds.add(phrase.kind)
            if phrase.weapon:
                incident.weapons.add(phrase.weapon)
            incident.fits |= phrase.fits
            if not known or not phrase.fits.isdisjoint(before):
                incident.many = incident.many or phrase.many
                incident.spread = incident.spread or phrase.spread
            incident.heads.setdefault(phrase.head, (rank(phrase), phrase.kind))
    if anchor.deed:
        incident.heads.setdefault(anchor.deed, (LAST_RANK, anchor.deed))
    for place in anchor.places:
        incident.places.setdefault(key(place), place)
    for date in dates_of(anchor) if anchor.lingering else anchor.dates:
        # a date that is told again says nothing new, and a long text tells it a thousand times; a shift is known as the very same one
        if date.time not in ("since", "window") and (date.time == "shift" or _said(date) not in map(_said, incident.dates)):
            incident.dates.append(date)


def _said(date: DatePhrase) -> tuple[object, ...]:
    """What a date says, wherever it stands."""
    return date.time, date.start, date.end, date.weekday, date.day, date.month, date.year, date.back, date.word


def rank(phrase: IncidentPhrase) -> int:
    """How ill a phrase names its incident: 0 a telling noun, 1 a weapon or a verb, 2 a word that says little."""
    return GENERIC if phrase.generic else 0 if phrase.noun else 1
