"""Read English news, pull out every casualty claim with its source, and reconcile the figures.

>>> import casualties
>>> claims = casualties.extract("Police said 12 people were killed. The mayor said 15 people were killed.")
>>> len(claims)
2
"""

from casualties.interchange.schema import json_schema
from casualties.reconciliation.grouping import Group
from casualties.reconciliation.incidents import Incident
from casualties.records.attribution import Attribution
from casualties.records.claim import Claim
from casualties.records.convention import ACLED, AIRWARS, DEFAULT, EMDAT, GTD, Convention
from casualties.records.document import Document
from casualties.records.estimate import Estimate, Indeterminate
from casualties.records.event import Event
from casualties.records.interval import Interval
from casualties.records.kinds import Family, Harm, Hedge, Scope, SourceType, Status, VictimGroup
from casualties.records.quantity import Quantity
from casualties.records.range import Range
from casualties.records.relation import Code, Relation
from casualties.results.claims import Claims
from casualties.results.parts import Finding, Part, PartsComparison, Verdict
from casualties.results.report import Report
from casualties.verbs import (
    claim_from_dict,
    compare_parts,
    explain,
    extract,
    extract_many,
    find_attributions,
    find_quantities,
    reconcile,
)

__all__ = [
    "ACLED",
    "AIRWARS",
    "DEFAULT",
    "EMDAT",
    "GTD",
    "Attribution",
    "Claim",
    "Claims",
    "Code",
    "Convention",
    "Document",
    "Estimate",
    "Event",
    "Family",
    "Finding",
    "Group",
    "Harm",
    "Hedge",
    "Incident",
    "Indeterminate",
    "Interval",
    "Part",
    "PartsComparison",
    "Quantity",
    "Range",
    "Relation",
    "Report",
    "Scope",
    "SourceType",
    "Status",
    "Verdict",
    "VictimGroup",
    "claim_from_dict",
    "compare_parts",
    "explain",
    "extract",
    "extract_many",
    "find_attributions",
    "find_quantities",
    "json_schema",
    "reconcile",
]


def __dir__() -> list[str]:
    return __all__
