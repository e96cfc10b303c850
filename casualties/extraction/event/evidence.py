"""What speaks for and against a mention being of an incident told before: dates, places, names, figures and scale.

Evidence is a number: 1 is a plain statement that the mention is of another incident, below 0 more speaks for this one.
"""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extraction.event.accounts import VIOLENT, Figures, Incident, dates_of, figures_of, is_local, is_natural, is_sum
from casualties.extraction.event.date_evidence import are_old, is_day_beside, of_other_time, this_long
from casualties.extraction.event.incident_phrases import IncidentPhrase
from casualties.extraction.event.incidents import Anchor, key
from casualties.extraction.event.place_evidence import SAME_PLACE, is_narrow, of_other_place, placed_anew
from casualties.records.kinds import Harm, Hedge
from casualties.records.mention import BY_PLACE, Mention

FEW, SMALL, LARGE = 2, 4, 10
"""The same figure up to the second recurs in unrelated incidents, up to the first in most; from the third on it is hardly chance."""

AFRESH = 0.4
"""How much it speaks for another incident that it is told of as new, dated and placed."""

FAINT = 0.3
"""How much a figure speaks for the same incident where it may well recur by chance."""

PLACED = 0.5
"""How much it speaks for another incident, after the lead, that its telling opens with a place and this one has none."""

OUT_OF_SCALE = 5
"""A figure this many times the largest so far is seldom of the same incident: parts of a toll are smaller, updates are nearer."""

OUT_OF_ALL_SCALE, OF_YEARS = 30, 1_000
"""As many times the largest figure so far, and as many dead, as no account of the same incident gives."""

OPENING_CUES = {"other": 0.3, "indefinite": 0.3, "bare": 0.3, "happening": 0.1}
"""How much the way an incident is named speaks for a new one, by itself."""

PLAIN = 0.9
"""What a plain statement that the mention is of another incident weighs, and more where a date or a sum says so."""

OTHER_WEAPON = 0.9
"""How much another weapon speaks for another attack, where it is the agent of the harm; half of it elsewhere."""

OF_A_WAR, OUT_OF_ATTACK = 100_000, 1_000
"""As many driven out, and as many times those otherwise harmed, as no single attack drives out."""

OPENED = 0.75
"""How much it speaks for an incident of its own that it is told as a single one of the several that a text leads with."""

HURT_BESIDE = 5
"""As many times those killed as are hurt, driven out or missing in the same incident, at most."""

TO_DATE = "so far"
"""A period without a beginning, which tells no sum from another."""

OF_A_WINDOW = 0.5
"""How much it speaks for another sum that its period is told and this one's is not."""


def against(
    mention: Mention,
    anchor: Anchor,
    incident: Incident,
    cumulative: bool,
    *,
    beside: bool,
    at_hand: bool = False,
    later: bool = False,
    part: bool = False,
) -> float:
    """How much speaks against the mention being of the incident; below 0 where more speaks for it.

    `at_hand` is true where its paragraph has told of an incident before it, `beside` where its sentence counted this one, `later`
    where its paragraph comes after the lead's, `part` where its figure is one of a sum that the text gives.
    """
    told = incident.dates
    if anchor.known and is_natural(incident):
        told = [date for date in told if date.attributive or not any(is_day_beside(date, other) for other in anchor.dates)]
    time = of_other_time(dates_of(anchor), told, incident.recent, later=later)
    plain = max(time, _sum_evidence(anchor, incident, cumulative), _said_apart(anchor, incident, cumulative))
    fresh = later and not beside and not incident.heads_text and _tells_afresh(anchor, incident)
    if later and not beside and not anchor.known:
        plain = max(plain, _other_weapon(anchor, incident))
    # the places of one disaster are one incident; attacks in two towns are two
    summed = part and mention.rule == BY_PLACE and not anchor.phrases and bool(incident.fits) and incident.fits.isdisjoint(VIOLENT)
    place = 0.0 if incident.spread or summed else of_other_place(anchor, incident, beside)
    score = plain
    if anchor.answers and incident.answers:
        score -= 0.5
    if not beside and _of_the_war(mention, incident):
        score += 1.0
    one = _one_of_several(mention, anchor, incident, part) or (part and _one_of_places(mention, anchor, incident))
    if later and not beside and not cumulative and one:
        score += OPENED
        place = max(place, 0.0)
    score += AFRESH if fresh else 0.0
    score += _figure_evidence(mention, anchor, incident, plain, goes_on=at_hand and not beside, fresh=fresh)
    if plain < PLAIN:
        # what merely suggests the same incident does not count against a plain statement of another
        score += place + _hints(mention, anchor, incident, place, later=later and not beside)
    else:
        score += max(place, 0.0)
    if anchor.set_in and place >= 0.4:
        score += 0.35  # "In Kano, …" sets what follows against what was told before
    elif anchor.set_in and later and not beside and not (incident.heads_text or incident.places or anchor.known):
        score += PLACED  # one of several told in turn, each with its place: one whose place is not known is another
    elif anchor.at_head and (plain > 0 or place > 0):
        score += 0.25
    elsewhere = plain >= 0.7 or place >= 0.5
    return score + _kind_evidence(anchor, incident, elsewhere, beside, one) + _newness(anchor, incident, at_hand, later and not beside)


def _of_the_war(mention: Mention, incident: Incident) -> bool:
    """Whether so many were harmed that it is of a war or of years, not of an incident that harmed few."""
    most = incident.most.get(mention.harm, 0)
    if most and not is_natural(incident) and (mention.quantity.low or 0) >= max(OF_YEARS, OUT_OF_ALL_SCALE * most):
        return True
    if mention.harm not in (Harm.DISPLACED, Harm.AFFECTED) or not incident.most or incident.fits.isdisjoint(VIOLENT):
        return False
    return (mention.quantity.low or 0) >= max(OF_A_WAR, OUT_OF_ATTACK * max(incident.most.values()))


def _one_of_several(mention: Mention, anchor: Anchor, incident: Incident, part: bool) -> bool:
    """Whether a single incident is told with a smaller figure than that of the several incidents that this one sums."""
    if not (is_sum(incident) or (part and anchor.singled)) or (anchor.known and not anchor.singled) or "toll" in anchor.cues:
        return False
    if not (mention.quantity.high or mention.quantity.low or 0) < incident.most.get(mention.harm, 0):
        return False
    told = anchor.phrases or anchor.dates or anchor.set_in or anchor.contrast
    single = any((phrase.cue == "indefinite" and not phrase.many) or phrase.singled for phrase in anchor.phrases)
    if incident.cumulative and any(phrase.cue == "bare" and phrase.noun for phrase in anchor.phrases):
        return True  # "At least 80 have been killed since Friday … Five died in attacks on checkpoints"
    return single or (bool(told) and placed_anew(anchor, incident))


def _one_of_places(mention: Mention, anchor: Anchor, incident: Incident) -> bool:
    """Whether violence told without a place is told again place by place, and so as several incidents ("five in Karsa, two in Dol")."""
    if not anchor.contrast or incident.fits.isdisjoint(VIOLENT) or any(map(is_narrow, incident.places.values())):
        return False
    return (mention.quantity.high or mention.quantity.low or 0) < incident.most.get(mention.harm, 0) and placed_anew(anchor, incident)


def goes_on_with(incident: Incident, mention: Mention, anchor: Anchor, lead: Incident) -> bool:
    """Whether a figure without a word of another incident goes on about the one told last, where the lead sums several.

    News that leads with a sum tells of one after another, so that a new paragraph is still of the one at hand.
    """
    if not is_sum(lead) or incident is lead or incident.cumulative or any(date.year or are_old([date]) for date in incident.dates):
        return False  # not with the background of another year
    if any(date.time != "part" for date in anchor.dates) or anchor.places or not anchor.cues <= {"toll"}:
        return False
    if mention.quantity.hedge is Hedge.VAGUE or any(phrase.cue != "definite" or phrase.many for phrase in anchor.phrases):
        return False
    most = max(incident.most.values(), default=0) * (1 if mention.harm in incident.most else HURT_BESIDE)
    return 0 < (mention.quantity.high or mention.quantity.low or 0) <= most


def outgrows(incident: Incident, mention: Mention, anchor: Anchor, lead: Incident) -> bool:
    """Whether a figure without a word of an incident is too large for the one at hand, and not for what the text leads with.

    "… Two died in a shootout. More than 150 were hurt.", of riots that killed 13.
    """
    if incident is lead or not anchor.bare or mention.quantity.hedge is Hedge.VAGUE:
        return False
    own, whole = (max(one.most.values(), default=0) for one in (incident, lead))
    return (mention.quantity.low or 0) >= max(LARGE, OUT_OF_ALL_SCALE * own) and own < whole


def _tells_afresh(anchor: Anchor, incident: Incident) -> bool:
    """Whether an incident is told of as new, with a day of its own, by the noun of this one or in a town or region that this one's
    telling does not know."""
    named = [phrase for phrase in anchor.phrases if phrase.cue == "indefinite"]
    dated = any(date.time == "weekday" or date.day for date in anchor.dates)
    if not dated or not any(phrase.noun for phrase in named) or anchor.known or anchor.lingering:
        return False
    if any(phrase.head in incident.heads for phrase in named):
        return True  # "An ambush on Sunday killed 13", where the ambush of the lead would be "the ambush"
    placed = any(not place.near and is_narrow(place) for place in anchor.places)
    known = incident.dates or any(map(is_narrow, incident.places.values()))
    return bool(placed and known) and all(key(place) not in incident.places for place in anchor.places)


def _sum_evidence(anchor: Anchor, incident: Incident, cumulative: bool) -> float:
    """How much it speaks for another incident that one figure sums over several and the other does not, or over other periods."""
    if cumulative and not incident.cumulative:
        # "Two more were killed on Tuesday … The toll from the protests has reached eight": the toll that the two are added to
        return 0.0 if (incident.added and "toll" in anchor.cues) or _while_it_lasts(anchor, incident) else 1.0
    if cumulative:
        if not anchor.window and incident.window and any(this_long(date) for date in anchor.dates):
            return 1.0  # "five died this week … 90 have died this year"
        if anchor.window and not incident.window:
            return 0.0 if anchor.window == TO_DATE else OF_A_WINDOW
        if incident.window and not incident.window.startswith("since") and not anchor.window and _of_a_war(anchor, incident):
            return 1.0  # "30 were slain in the past month … 10,000 have died in the insurgency"
        return 1.0 if anchor.window and incident.window and anchor.window != incident.window and anchor.window != TO_DATE else 0.0
    if not incident.cumulative or anchor.several or not (anchor.phrases or anchor.dates or anchor.places):
        return 0.0
    if is_natural(incident) and not anchor.dates and all(phrase.kind in incident.kinds for phrase in anchor.phrases):
        return 0.0  # the places of one disaster are one incident
    # one of the incidents that it sums has a place of its own
    placed = any(key(place) not in incident.places for place in anchor.places)
    return PLAIN if placed and anchor.phrases and not incident.spread else 0.6


def _of_a_war(anchor: Anchor, incident: Incident) -> bool:
    """Whether a sum is that of a whole war, and the incident is not told to be one."""
    return "war" not in incident.kinds and any(phrase.kind == "war" for phrase in anchor.phrases)


def _while_it_lasts(anchor: Anchor, incident: Incident) -> bool:
    """Whether a period can be that of a disaster or unrest told before: "in the last four days", "since riots began on Monday"."""
    if any(this_long(date) or are_old([date]) for date in anchor.dates if date.time not in ("since", "window")):
        return False
    if is_natural(incident):
        return not any(word in anchor.window for word in ("month", "year", "season", "decade", "century"))
    days = [date for date in anchor.dates if date.time in ("weekday", "day")]
    return bool(days) and incident.many and any(phrase.kind in incident.kinds and not phrase.generic for phrase in anchor.phrases)


def _said_apart(anchor: Anchor, incident: Incident, cumulative: bool) -> float:
    """How much the words that part one incident from another speak for another one."""
    cues = anchor.cues
    # "in separate shootings" says of a sum what it sums, and so does "five of them in four separate shootings"
    summed = incident.cumulative and (cumulative or anchor.several)
    if "comparison" in cues or ("other" in cues and not summed) or ("elsewhere" in cues and not incident.spread):
        return PLAIN
    if (anchor.answers and not incident.answers and not anchor.known) or (anchor.provokes and incident.answers):
        return PLAIN  # an attack and the answer to it are two, also in one sentence
    if "besides" in cues and not anchor.lingering and not anchor.known:
        told = any(phrase.cue in ("indefinite", "bare", "happening") for phrase in anchor.phrases)
        if told or (not anchor.phrases and placed_anew(anchor, incident)):
            return PLAIN  # "Also on Monday, gunmen …", not "Hours later, police said the attack had killed nine"
    if "superlative" in cues:
        # "The worst disaster was in 1912, when …"
        return PLAIN if any(date.year for date in anchor.dates) else 0.5
    return 0.0


def _figure_evidence(mention: Mention, anchor: Anchor, incident: Incident, plain: float, *, goes_on: bool, fresh: bool) -> float:
    """What the figure says: the same one speaks for the same incident, one out of scale for another."""
    quantity = mention.quantity
    score = 0.0
    apart = "comparison" in anchor.cues or ("superlative" in anchor.cues and plain >= PLAIN)
    if not quantity.additive and not apart and not incident.figures.isdisjoint(figures_of(mention)):
        # without a word of an incident it is the paragraph's, whatever its figure
        alike = _telling(quantity.low)
        if fresh and alike < 1.0:
            alike = 0.0  # "an explosion on Saturday in Tell killed four": that four died elsewhere too is chance
        if anchor.presupposed:
            score -= 1.0  # "the three rebels were killed": those counted before
        elif plain < PLAIN or alike > FAINT:
            score -= min(alike, FAINT if anchor.empty and goes_on else 1.0)
    most = incident.most.get(mention.harm, 0)
    if most and (quantity.low or 0) >= OUT_OF_SCALE * most and "toll" not in anchor.cues:
        score += 0.4
    return score


def _hints(mention: Mention, anchor: Anchor, incident: Incident, place: float, *, later: bool) -> float:
    """What suggests the same incident or another one without saying so; `place` is the evidence of places."""
    score = 0.0
    if (anchor.known or not anchor.phrases) and not anchor.sites.isdisjoint(incident.sites):
        score -= 0.3  # "the camp" is the one that was hit
    if not anchor.called.isdisjoint(incident.places):
        score -= 0.4
    if (mention.quantity.additive or anchor.another) and (place >= 0.5 or (is_sum(incident) and placed_anew(anchor, incident))):
        score += 0.3  # "another was killed in Kano"
    elif (mention.quantity.additive or anchor.another) and later and any(map(_introduced, anchor.phrases)):
        score += 0.4  # "nine more were killed in an ambush": the sum is known, not the ambush
    elif mention.quantity.additive and place <= 0:
        score -= 0.4
    if mention.part and not anchor.contrast:
        score -= 0.5
    if "toll" in anchor.cues and place < 0.5 and not (later and place > 0 and any(map(_introduced, anchor.phrases))):
        score -= 0.5  # not in "The toll from an ambush in Karsa has risen to nine"
    if "meanwhile" in anchor.cues:
        score += 0.6 if any(_unlike(phrase, incident) for phrase in anchor.phrases) else 0.3
    return score


def _introduced(phrase: IncidentPhrase) -> bool:
    """Whether a noun tells of one incident as new ("an ambush")."""
    return phrase.cue == "indefinite" and phrase.noun and not phrase.many


def _unlike(phrase: IncidentPhrase, incident: Incident) -> bool:
    """Whether a noun tells as new of an incident of another kind than what this one was told to be."""
    return phrase.cue in ("indefinite", "bare") and phrase.noun and not phrase.generic and phrase.kind not in incident.kinds


def recurs(figures: Sequence[Figures], incident: Incident) -> bool:
    """Whether one of the figures was told of the incident and is too large to be the same by chance."""
    return any(said in incident.figures and _telling(said[1]) >= 1.0 for figure in figures for said in figure)


def _telling(figure: int | None) -> float:
    """How much the same figure of the same harm speaks for the same incident."""
    if figure is None or figure >= LARGE:
        return 1.0
    return 0.7 if figure >= SMALL else FAINT if figure > FEW else 0.1


def _kind_evidence(anchor: Anchor, incident: Incident, elsewhere: bool, beside: bool, one: bool) -> float:
    if not anchor.phrases:
        return 0.0
    known = incident.fits
    fitting = [not known or "any" in phrase.fits or "any" in known or not phrase.fits.isdisjoint(known) for phrase in anchor.phrases]
    if any(phrase.cue in ("definite", "this") and fits for phrase, fits in zip(anchor.phrases, fitting, strict=True)):
        singled = anchor.singled and (one or is_sum(incident))
        if elsewhere or singled:
            return OPENING_CUES["indefinite"] if singled else 0.0
        same = any(not phrase.generic and phrase.kind in incident.kinds for phrase in anchor.phrases)
        return -1.0 if same else -0.4
    if any(phrase.cue in ("indefinite", "bare") and is_local(phrase, incident) for phrase in anchor.phrases):
        # a landslide of a storm, with a figure of its own, is an incident of its own
        return 0.8 if anchor.places or any(phrase.cue == "indefinite" for phrase in anchor.phrases) else 0.6
    wars = [phrase.kind == "war" for phrase in anchor.phrases]
    done = beside and not anchor.contrast and all(phrase.cue == "happening" for phrase in anchor.phrases)
    if not any(fitting) and not done and ("war" not in incident.fits if any(wars) else incident.fits == {"war"}):
        # the war that an attack is part of is another matter than the attack, but not what began it: "killing 12 and abducting nine"
        return 0.9
    opens = max(OPENING_CUES.get(phrase.cue, 0.0) for phrase in anchor.phrases)
    if beside and anchor.contrast:
        opens += 0.5
    if any(fitting):
        return opens
    told = any(phrase.noun and not phrase.generic and not phrase.spread for phrase in anchor.phrases)
    return opens + (0.75 if told and not incident.spread else 0.5)


def recalls(anchor: Anchor, incident: Incident) -> bool:
    """Whether both are told to be of one telling kind ("shelling", not "attack") or in one town or spot."""
    if any(phrase.kind in incident.kinds and not phrase.generic for phrase in anchor.phrases):
        return True
    return any(key(place) in incident.places and not place.near and place.level not in SAME_PLACE for place in anchor.places)


def _newness(anchor: Anchor, incident: Incident, at_hand: bool, later: bool) -> float:
    """How much more an indefinite noun speaks for a new incident after the lead, which news then takes up by a definite one.

    In an aside it is told from the main clause's besides ("the ambush came after a bombing that killed nine"), and what is told
    without a date after the background of another year is the news again.
    """
    named = [phrase for phrase in anchor.phrases if phrase.cue == "indefinite"]
    if named and not anchor.dates and are_old(incident.dates):
        return 0.5
    if not any(phrase.noun for phrase in named):
        return 0.0
    return 0.5 if anchor.aside and (at_hand or later) else 0.15 if later else 0.0


def _other_weapon(anchor: Anchor, incident: Incident) -> float:
    """How much it speaks for another attack that it is newly named and made with another weapon.

    After the lead, news calls what it has told of by a definite noun; "Air raids killed 13" tells of something else than a bombing.
    """
    told = [phrase for phrase in anchor.phrases if phrase.weapon and phrase.cue in ("indefinite", "bare")]
    if not told or not incident.weapons or any(phrase.weapon in incident.weapons for phrase in told):
        return 0.0
    return OTHER_WEAPON if any(phrase.before for phrase in told) else OTHER_WEAPON / 2
