"""The sentence that says how two claims relate, with their figures, their sources and the reason."""

from __future__ import annotations

from casualties.reconciliation.keys import Key
from casualties.reconciliation.sources import denier_of, names_of, own_voice, rejects, relays, same_source
from casualties.records.claim import Claim
from casualties.records.kinds import Hedge, Scope, Status
from casualties.records.relation import Code

FAR = 4
"""Figures are said to lie far apart where the larger is at least a quarter above the smaller."""


def voice(claim: Claim) -> str:
    """Who makes the claim, for a reader: the source, with who denies it, or whose own voice it is.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> voice(claim_from_dict({"harm": "killed", "low": 5, "high": 5, "publisher": "Harbour Post"}))
    'Harbour Post, in its own voice'
    """
    names = names_of(claim)
    if names:
        said = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    else:
        said = f"{claim.publisher}, in its own voice" if claim.publisher else "the text's own voice"
    if claim.via:
        said += f", via {', '.join(claim.via)}"
    if claim.status is not Status.DENIED:
        return said
    if claim.denied_by is None:
        return f"{said}, denied"
    return f"{said}, which denies it" if rejects(claim, claim) else f"{said}, denied by {_named(claim.denied_by)}"


def _named(source: str) -> str:
    """The name of a source within a sentence: "The ministry" becomes "the ministry"."""
    return "t" + source[1:] if source.startswith("The ") else source


def _voice(claim: Claim) -> str:
    return voice(claim) + ", unverified" * (claim.status is Status.UNVERIFIED)


def _short(claim: Claim) -> str:
    return " ".join(claim.quantity_text.split())


def _inside(claim: Claim) -> str:
    """The quantity as it stands within a sentence: "At least" becomes "at least"; a name or nothing but nouns ("Syrians") stays."""
    text = _short(claim)
    nouns = claim.hedge is Hedge.VAGUE and claim.victims is not None and text.endswith(claim.victims)
    if nouns or not text[:1].isupper() or text[1:2].isupper():
        return text
    return text[0].lower() + text[1:]


def sentence_of(code: Code, a: Claim, b: Claim, a_key: Key, b_key: Key) -> str:
    """The sentence for a relation: both figures with their sources, then the reason."""
    first = _short(a)
    both = f"{first[:1].upper() + first[1:]} ({_voice(a)}) and {_inside(b)} ({_voice(b)})"
    reasons = {
        Code.DIFFERENT_EVENT: "cannot be compared: they count different incidents" + _places(a, b),
        Code.DIFFERENT_WINDOW: "cannot be compared: " + _windows(a, b),
        Code.DIFFERENT_HARM: f"cannot be compared: one counts {_harm(a)}, the other {_harm(b)}",
        Code.DIFFERENT_GROUP: "cannot be compared: " + _groups(a, b, a_key, b_key),
        Code.RESTATED: "are the same claim: " + _restated(a, b),
        Code.RELAY_SAME_ORIGIN: "are the same claim: " + _relayed(a, b),
        Code.PART_OF_TOTAL: "are compatible: " + _part(a, b),
        Code.AGREES: "agree: two sources give the same figure",
        Code.ROUNDING: "are compatible: one is the other in round figures",
        Code.BOUND_SATISFIED: "are compatible: " + _bound(a, b),
        Code.VAGUE_CONSISTENT: "are compatible: neither states a figure, and their words admit each other",
        Code.UPWARD_REVISION: "differ because the toll was revised upwards" + _dates(a, b, rising=True),
        Code.DOWNWARD_REVISION: "differ because the toll was revised downwards" + _dates(a, b, rising=False),
        Code.INCREMENT: "do not conflict: the smaller figure is a later addition to the running toll",
        Code.DIED_LATER: "do not conflict: people first counted as wounded later died",
        Code.POINT_VS_POINT: "contradict each other: they count the same and name different figures" + _days_apart(a, b),
        Code.DISJOINT_INTERVALS: "contradict each other: they count the same and no figure satisfies both" + _days_apart(a, b),
        Code.DENIAL: "contradict each other: " + _rejection(a, b),
        Code.UNKNOWN_EVENT: "may or may not be comparable: it is not known whether they count the same incident",
        Code.UNKNOWN_GROUP: "may or may not be comparable: " + _unknown(a, b, a_key, b_key),
    }
    return f"{both} {reasons[code]}."


def _harm(claim: Claim) -> str:
    return {"casualties": "dead and wounded undivided", "killed": "the dead", "wounded": "the wounded"}.get(
        claim.harm.value, f"the {claim.harm.value}"
    )


def _whom(claim: Claim, key: Key) -> str:
    return claim.victims or str(key)


def _groups(a: Claim, b: Claim, a_key: Key, b_key: Key) -> str:
    if (a_key.roles, a_key.sides) == (b_key.roles, b_key.sides):
        return "the text sets them side by side, as different people"
    return f"one counts {_whom(a, a_key)}, the other {_whom(b, b_key)}"


def _places(a: Claim, b: Claim) -> str:
    if a.event_where and b.event_where and a.event_where != b.event_where:
        return f", {a.event_where} and {b.event_where}"
    return ""


def _windows(a: Claim, b: Claim) -> str:
    if a.scope is b.scope:
        return "they count over different periods"
    return "one counts a single incident or day, the other several incidents or a longer period"


def _restated(a: Claim, b: Claim) -> str:
    if own_voice(a) and own_voice(b):
        return "the publisher restates its figure"
    if own_voice(a) or own_voice(b):
        return "the publisher repeats its source's figure and is no second source"
    return "the same source gives the same figure again"


def _relayed(a: Claim, b: Claim) -> str:
    for relay, origin in ((a, b), (b, a)):
        if relays(relay, origin):
            return f"{relay.publisher or 'one report'} has the figure from {origin.publisher}, so it has one source, not two"
    return "the two names stand for one source"


def _rejection(a: Claim, b: Claim) -> str:
    rejected, other = (a, b) if a.status is Status.DENIED else (b, a)
    denier = denier_of(rejected)
    if denier is None:
        return "one rejects what the other claims"
    instead = f" and gives {_inside(other)}" if rejects(rejected, other) and other.status is not Status.DENIED else ""
    return f"{_named(denier)} rejects {_inside(rejected)}{instead}"


def _part(a: Claim, b: Claim) -> str:
    part = a if a.scope is Scope.PART and b.scope is not Scope.PART else b
    if a.scope is b.scope:
        part = a if (a.low or 0) <= (b.low or 0) else b
    whole = b if part is a else a
    return f"'{_short(part)}' is a part of '{_short(whole)}' and is not to be added to it"


def _bound(a: Claim, b: Claim) -> str:
    bound, other = (a, b) if _looser(a, b) else (b, a)
    both_open = a.high is None and b.high is None
    if both_open and other.hedge is not Hedge.VAGUE:
        reason = f"both leave the upper end open, and figures from {max(a.low or 0, b.low or 0):,} up satisfy both"
    else:
        reason = f"{_inside(other)} satisfies the bound '{_short(bound)}'"
    if a.stated is not None and b.stated is not None and min(a.stated, b.stated) * (FAR + 1) <= max(a.stated, b.stated) * FAR:
        reason += f", though the figures named, {a.stated:,} and {b.stated:,}, lie far apart"
    return reason


def _looser(a: Claim, b: Claim) -> bool:
    """Whether `a` is the bound that `b` satisfies: the wider of the two."""
    if a.interval is None or b.interval is None:
        return a.interval is not None
    return (a.interval.covers(b.interval), a.high is None, -(a.low or 0)) >= (b.interval.covers(a.interval), b.high is None, -(b.low or 0))


def day_of(claim: Claim) -> str | None:
    """The day that the figure is given for, as far as known: the one that the text states, else that of publication."""
    day = claim.as_of or claim.published
    return None if day is None else day[:10]


def _dates(a: Claim, b: Claim, *, rising: bool) -> str:
    """The days between which a toll was revised, where the days say the same as the words of the text."""
    first, second = day_of(a), day_of(b)
    if first is None or second is None or first == second:
        return ""
    earlier, later = (a, b) if first < second else (b, a)
    if rising != ((earlier.stated or earlier.low or 0) < (later.stated or later.low or 0)):
        return ""
    return f" between {min(first, second)} and {max(first, second)}"


def _days_apart(a: Claim, b: Claim) -> str:
    """That the figures are of different days, so that a reader can judge whether the toll changed in between."""
    first, second = day_of(a), day_of(b)
    if first is None or second is None or first == second:
        return ""
    return f"; the first is of {first}, the second of {second}, so the toll may have changed in between"


def _unknown(a: Claim, b: Claim, a_key: Key, b_key: Key) -> str:
    if a.interval is None or b.interval is None:
        return "at least one of them states no amount"
    same_words = (a_key.roles, a_key.sides) == (b_key.roles, b_key.sides)
    if a_key.comparable(b_key) and not same_words:
        narrow, wide, narrow_key, wide_key = (a, b, a_key, b_key) if b_key.contains(a_key) else (b, a, b_key, a_key)
        return f"{_whom(wide, wide_key)} may include others than {_whom(narrow, narrow_key)}"
    if (a.status is Status.DENIED) != (b.status is Status.DENIED):
        rejected, other = (a, b) if a.status is Status.DENIED else (b, a)
        return f"it is not known whether who rejects {_inside(rejected)} also rejects {_inside(other)}"
    if same_words and a.superseded != b.superseded:
        return f"{_inside(a if a.superseded else b)} is an earlier figure, and the text does not say of which day"
    if same_words and a.document_id == b.document_id and same_source(a, b):
        return "one source gives both in one report, so they may count different people"
    if same_words:
        return "one may leave out people whom the other counts"
    return f"it is not known whether {_whom(a, a_key)} and {_whom(b, b_key)} are the same people"
