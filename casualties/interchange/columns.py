"""The columns of the two tables, claims and groups, and what each holds; every table format is made from these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from casualties.records.claim import FIELDS


class Kind(StrEnum):
    """What a column holds.

    >>> Kind("count").name
    'COUNT'
    """

    TEXT = "text"
    COUNT = "count"
    FLAG = "flag"
    TEXTS = "texts"


def _kinds(names: Iterable[str], *, counts: str, flags: str, texts: str) -> Mapping[str, Kind]:
    listed = dict.fromkeys(counts.split(), Kind.COUNT)
    listed |= dict.fromkeys(flags.split(), Kind.FLAG)
    listed |= dict.fromkeys(texts.split(), Kind.TEXTS)
    return MappingProxyType({name: listed.get(name, Kind.TEXT) for name in names})


CLAIM_COLUMNS = _kinds(
    FIELDS,
    counts="schema start end quantity_start quantity_end low high best stated source_start source_end",
    flags="increment superseded",
    texts="victim_groups sources via",
)
"""The columns of a table of claims, in the order of `Claim.to_dict`."""

GROUP_COLUMNS = _kinds(
    (
        *("incident", "event_id", "event_what", "event_where", "event_when", "harm", "victims", "scope"),
        *("low", "high", "open_above", "agreed_low", "agreed_high"),
        *("claims", "disagreements", "sources", "claim_ids", "document_ids"),
    ),
    counts="incident low high agreed_low agreed_high claims disagreements",
    flags="open_above",
    texts="sources claim_ids document_ids",
)
"""The columns of a table of groups, in the order of `Report.to_dicts`."""
