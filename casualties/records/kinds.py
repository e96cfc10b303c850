"""The closed lists that claims and relations are made of; each value is the word that the row of a table carries."""

from __future__ import annotations

from enum import StrEnum


class Hedge(StrEnum):
    """How a figure is meant.

    >>> Hedge("more_than").value
    'more_than'
    """

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"
    RELATIVE = "relative"


class Harm(StrEnum):
    """What befell the people; `casualties` leaves dead and wounded undivided.

    >>> Harm("killed") is Harm.KILLED
    True
    """

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    AFFECTED = "affected"


class Scope(StrEnum):
    """What a figure covers: one incident, a subset of another claim, or several incidents or a period.

    >>> [scope.value for scope in Scope]
    ['total', 'part', 'cumulative']
    """

    TOTAL = "total"
    PART = "part"
    CUMULATIVE = "cumulative"


class Status(StrEnum):
    """Who stands behind a figure; denied goes before unverified, unverified before reported, reported before asserted.

    >>> Status.DENIED.value
    'denied'
    """

    ASSERTED = "asserted"
    REPORTED = "reported"
    UNVERIFIED = "unverified"
    DENIED = "denied"


class SourceType(StrEnum):
    """What kind of source puts a figure forward.

    >>> SourceType("monitor").name
    'MONITOR'
    """

    OFFICIAL = "official"
    MILITARY = "military"
    POLICE = "police"
    MEDICAL = "medical"
    RESCUE = "rescue"
    MONITOR = "monitor"
    MEDIA = "media"
    WITNESS = "witness"
    ARMED_GROUP = "armed_group"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    COMPANY = "company"
    DOCUMENT = "document"
    VIDEO = "video"
    ANONYMOUS = "anonymous"
    OTHER = "other"


class VictimGroup(StrEnum):
    """Groups of people that news tells apart.

    >>> VictimGroup("aid_workers").name
    'AID_WORKERS'
    """

    CIVILIANS = "civilians"
    COMBATANTS = "combatants"
    SECURITY_FORCES = "security_forces"
    GOVERNMENT = "government"
    CHILDREN = "children"
    WOMEN = "women"
    AID_WORKERS = "aid_workers"
    MEDICS = "medics"
    JOURNALISTS = "journalists"
    RESCUERS = "rescuers"
    PERPETRATORS = "perpetrators"
    PASSENGERS = "passengers"
    WORKERS = "workers"
    STUDENTS = "students"
    DETAINEES = "detainees"
    MIGRANTS = "migrants"
    FOREIGNERS = "foreigners"
    OTHER = "other"


class Family(StrEnum):
    """How two claims relate, before the reason.

    >>> Family("cannot_tell").name
    'CANNOT_TELL'
    """

    NOT_COMPARABLE = "not_comparable"
    SAME_CLAIM = "same_claim"
    COMPATIBLE = "compatible"
    EVOLVES = "evolves"
    CONTRADICTS = "contradicts"
    CANNOT_TELL = "cannot_tell"
