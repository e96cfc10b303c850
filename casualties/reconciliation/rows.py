"""Rows and figures typed in by hand → claims."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from casualties.lexicon.language import Language, load
from casualties.lexicon.victims import victim_groups
from casualties.records.claim import FIELDS, SCHEMA, Claim, claim_id
from casualties.records.document import iso_date
from casualties.records.kinds import Harm, Hedge, Scope, SourceType, Status, VictimGroup

TEXTS = (
    *("claim_id", "document_id", "publisher", "url", "text", "victims", "source", "source_text", "carried_source", "cue"),
    *("event_id", "event_what", "event_where", "event_when", "part_of", "as_of", "denied_by", "rule"),
)
NUMBERS = ("start", "end", "quantity_start", "quantity_end", "low", "high", "best", "stated", "source_start", "source_end")
LISTS = ("sources", "via")
Kind = TypeVar("Kind", bound=StrEnum)


def claim_from_dict(row: Mapping[str, Any], *, language: Language | None = None) -> Claim:
    """The claim that a row of a table, a line of JSON or a figure typed in by hand states.

    Absent keys take their empty value and `victim_groups` is read from `victims`; a NaN counts as absent, other keys than those
    of the record are left alone. A row needs `harm` and a quantity: `quantity_text`, `low` and `high`, or either; a plain figure
    as `quantity_text` gives its own bounds. A missing harm or quantity, a value of a wrong kind and an unknown schema are a
    ValueError or TypeError that names the key.

    >>> claim = claim_from_dict({"quantity_text": "78", "harm": "killed", "source": "Harbour Watch"})
    >>> claim.low, claim.high, claim.hedge.value, claim.status.value
    (78, 78, 'exact', 'reported')
    >>> claim_from_dict({"harm": "wounded", "low": 30}).quantity_text
    'at least 30'
    >>> claim_from_dict({"harm": "killed"})
    Traceback (most recent call last):
    ValueError: quantity_text: the row states no quantity; give quantity_text, or low and high
    """
    if not isinstance(row, Mapping):
        raise TypeError(f"a row must be a mapping such as a dict, not {type(row).__name__}")
    values = {key: None if _absent(row.get(key)) else row[key] for key in FIELDS}
    if values["schema"] not in (None, SCHEMA):
        raise ValueError(f"schema: this version reads schema {SCHEMA}, not {values['schema']!r}")
    if values["harm"] is None:
        raise ValueError(f"harm: the row names no harm; give one of {', '.join(Harm)}")
    fields: dict[str, Any] = {key: _text(key, values[key]) for key in TEXTS}
    fields.update({key: _number(key, values[key]) for key in NUMBERS})
    fields.update({key: _list(key, values[key]) for key in LISTS})
    fields.update({key: _flag(key, values[key]) for key in ("increment", "superseded")})
    fields["text"] = fields["text"] or ""
    fields["published"] = iso_date(values["published"])
    fields["harm"] = kind_of("harm", values["harm"], Harm)
    fields["quantity_text"] = _text("quantity_text", values["quantity_text"])
    _quantity(fields, None if values["hedge"] is None else kind_of("hedge", values["hedge"], Hedge), row)
    if fields["source"] is None and fields["sources"] and "source" not in row:
        fields["source"] = fields["sources"][0]
    if fields["source"] is not None and "sources" not in row:
        fields["sources"] = (fields["source"],)
    fields["source_type"] = None if values["source_type"] is None else kind_of("source_type", values["source_type"], SourceType)
    fields["scope"] = Scope.TOTAL if values["scope"] is None else kind_of("scope", values["scope"], Scope)
    if values["status"] is None:
        fields["status"] = Status.REPORTED if fields["source"] or fields["source_text"] else Status.ASSERTED
    else:
        fields["status"] = kind_of("status", values["status"], Status)
    if values["victim_groups"] is None:
        fields["victim_groups"] = victim_groups(fields["victims"], language or load())
    else:
        fields["victim_groups"] = tuple(
            kind_of("victim_groups", item, VictimGroup) for item in _list("victim_groups", values["victim_groups"])
        )
    if fields["claim_id"] is None:
        fields["claim_id"] = _identity(fields)
    return Claim(**fields)


def _identity(fields: Mapping[str, Any]) -> str:
    place: tuple[object, ...] = (fields["quantity_start"], fields["quantity_end"], fields["harm"].value)
    if fields["quantity_start"] is None:
        # a figure typed in by hand stands nowhere: all that it says tells it apart
        place = tuple(fields.get(key) for key in FIELDS if key not in ("schema", "claim_id", "rule"))
    return claim_id(fields["document_id"], fields["publisher"], fields["url"], *place)


def _quantity(fields: dict[str, Any], hedge: Hedge | None, row: Mapping[str, Any]) -> None:
    text, low, high = fields["quantity_text"], fields["low"], fields["high"]
    if text is None and low is None and high is None:
        raise ValueError("quantity_text: the row states no quantity; give quantity_text, or low and high")
    plain = (text or "").replace(",", "")
    if low is None and high is None and "low" not in row and plain.isascii() and plain.isdigit():
        low = high = int(plain)
    if low is None and high is not None:
        low = 0
    if hedge is None:
        hedge = _hedge(low, high)
    stated = fields["stated"]
    if low is not None and "stated" not in row:
        if hedge in (Hedge.EXACT, Hedge.AT_LEAST):
            stated = low
        elif hedge in (Hedge.AT_MOST,):
            stated = high
        elif hedge is Hedge.MORE_THAN:
            stated = low - 1
        elif hedge is Hedge.LESS_THAN and high is not None:
            stated = high + 1
    best = fields["best"]
    if best is None and "best" not in row and low is not None and hedge in (Hedge.EXACT, Hedge.AT_LEAST):
        best = low
    fields.update(low=low, high=high, best=best, stated=stated, hedge=hedge, quantity_text=text or _written(low, high, stated, hedge))


def _hedge(low: int | None, high: int | None) -> Hedge:
    if low is None:
        return Hedge.RELATIVE
    if high is None:
        return Hedge.AT_LEAST
    if low == high:
        return Hedge.EXACT
    return Hedge.AT_MOST if low == 0 else Hedge.RANGE


def _written(low: int | None, high: int | None, stated: int | None, hedge: Hedge) -> str:
    if hedge is Hedge.MORE_THAN:
        return f"more than {stated}"
    if hedge is Hedge.LESS_THAN:
        return f"fewer than {stated}"
    if high is None:
        return f"at least {low}"
    if low == high:
        return f"{low}"
    return f"up to {high}" if low == 0 else f"{low} to {high}"


def _absent(value: object) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _text(key: str, value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    raise TypeError(f"{key}: must be text, not {type(value).__name__} {value!r}")


def _number(key: str, value: Any) -> int | None:
    if value is None:
        return None
    if not isinstance(value, bool):
        if isinstance(value, float) and value.is_integer():
            return int(value)
        try:
            return int(value.__index__())
        except AttributeError:
            pass
    raise TypeError(f"{key}: must be a whole number, not {type(value).__name__} {value!r}")


def _flag(key: str, value: object) -> bool:
    if value in (None, True, False):
        return bool(value)
    raise TypeError(f"{key}: must be true or false, not {type(value).__name__} {value!r}")


def _list(key: str, value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, (str, bytes, Mapping)) or not hasattr(value, "__iter__"):
        raise TypeError(f"{key}: must be a list of texts, not {type(value).__name__} {value!r}")
    items = tuple(value)
    if bad := next((item for item in items if not isinstance(item, str)), None):
        raise TypeError(f"{key}: must be a list of texts, but holds {type(bad).__name__} {bad!r}")
    return items


def kind_of(key: str, value: Any, kinds: type[Kind]) -> Kind:
    """The member of a closed list that a value names; a ValueError that names the key and the list where it names none.

    >>> kind_of("harm", "dead", Harm)
    Traceback (most recent call last):
    ValueError: harm: 'dead' is not known; use one of killed, wounded, casualties, missing, captured, displaced, affected
    """
    try:
        return kinds(value)
    except ValueError:
        raise ValueError(f"{key}: {value!r} is not known; use one of {', '.join(kinds)}") from None
