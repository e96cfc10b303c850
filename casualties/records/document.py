"""A text with what is known about it."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from attrs import Attribute, field, frozen


def iso_date(value: datetime.date | str | None) -> str | None:
    """The day as an ISO date.

    >>> iso_date("2020-10-27"), iso_date(None)
    ('2020-10-27', None)
    >>> iso_date("Tuesday")
    Traceback (most recent call last):
    ValueError: published must be a datetime.date or an ISO date such as "2020-10-27", not 'Tuesday'
    """
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    try:
        if isinstance(value, str) and len(value) == len("2020-10-27"):
            return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise ValueError(f'published must be a datetime.date or an ISO date such as "2020-10-27", not {value!r}')


def text_of(value: object) -> str:
    """The value itself if it is text; a TypeError that says what came otherwise."""
    if not isinstance(value, str):
        hint = "; decode bytes first, for example data.decode('utf-8')" if isinstance(value, (bytes, bytearray)) else ""
        raise TypeError(f"text must be a str, not {type(value).__name__}{hint}")
    return value


def _given(value: str | None) -> str:
    return "" if value is None else value


def _str(_: object, attribute: Attribute[Any], value: object) -> None:
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{attribute.name} must be a str, not {type(value).__name__}")


@frozen(kw_only=True)
class Document:
    """A text to read, with its publisher, day of publication and address where known.

    `published` is a `datetime.date` or an ISO date and becomes an ISO date; anything else is a ValueError. A text, publisher,
    address or id that is not a `str` is a TypeError. `id` defaults to a hash of the text.

    >>> Document("Two people died.", publisher="Harbour Post", published="2024-05-01").id
    'f8e4e6ee2f0c1e96'
    """

    text: str = field(converter=text_of, kw_only=False)
    publisher: str | None = field(default=None, validator=_str)
    published: str | None = field(default=None, converter=iso_date)
    url: str | None = field(default=None, validator=_str)
    id: str = field(default="", converter=_given, validator=_str)

    def __attrs_post_init__(self) -> None:
        if not self.id:
            digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
            object.__setattr__(self, "id", digest[:16])
