"""What `extract` returns: the claims of one or more documents, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from attrs import field, frozen

from casualties.interchange.columns import CLAIM_COLUMNS
from casualties.interchange.jsonlines import from_jsonl, to_jsonl
from casualties.interchange.tables import from_table, to_arrow, to_pandas, to_polars
from casualties.reconciliation.rows import claim_from_dict
from casualties.records.claim import Claim
from casualties.records.document import Document
from casualties.reporting.html import claims_html
from casualties.reporting.text import claims_text

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def _claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    found = tuple(claims)
    if wrong := next((item for item in found if not isinstance(item, Claim)), None):
        raise TypeError(f"Claims holds claims, not {type(wrong).__name__}; make one from a row with claim_from_dict")
    return found


def _documents(documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(documents)


@frozen(repr=False)
class Claims(Sequence[Claim]):
    """An immutable sequence of claims that knows the documents they were read from.

    Slices and sums are `Claims` too; a slice keeps its documents, a sum has those of both, each once.

    >>> Claims() + Claims()
    <Claims: 0 claims of 0 documents>
    >>> print(Claims())
    no casualty claims
    """

    _claims: tuple[Claim, ...] = field(default=(), converter=_claims)
    documents: tuple[Document, ...] = field(default=(), converter=_documents)

    @classmethod
    def from_dicts(cls, rows: Iterable[Mapping[str, Any]]) -> Claims:
        """The claims of rows made by `to_dicts`, without documents, whose texts no row holds.

        Errors are those of `claim_from_dict`, with the position of the row.
        """
        return cls(_claim(number, row) for number, row in enumerate(rows))

    @classmethod
    def from_jsonl(cls, lines: str | Iterable[str]) -> Claims:
        """The claims of JSON Lines made by `to_jsonl`, given as one string or line by line; a ValueError names a line that is not JSON."""
        return cls.from_dicts(from_jsonl(lines))

    @classmethod
    def from_table(cls, table: pandas.DataFrame | polars.DataFrame | pyarrow.Table) -> Claims:
        """The claims of a table made by `to_pandas`, `to_polars` or `to_arrow`; columns that are not of the record are left out."""
        return cls.from_dicts(from_table(table, CLAIM_COLUMNS))

    def __len__(self) -> int:
        return len(self._claims)

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> Claims: ...
    def __getitem__(self, index: int | slice) -> Claim | Claims:
        if isinstance(index, slice):
            return Claims(self._claims[index], self.documents)
        return self._claims[index]

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    def __contains__(self, claim: object) -> bool:
        return claim in self._claims

    def __add__(self, other: Claims) -> Claims:
        if not isinstance(other, Claims):
            return NotImplemented
        return Claims(self._claims + other._claims, dict.fromkeys(self.documents + other.documents))

    def __repr__(self) -> str:
        return f"<Claims: {_count(len(self), 'claim')} of {_count(len(self.documents), 'document')}>"

    def __str__(self) -> str:
        return claims_text(self._claims) if self else "no casualty claims"

    def _repr_html_(self) -> str:
        return claims_html(self._claims)

    def to_dicts(self) -> list[dict[str, Any]]:
        """One flat dict a claim, made by `Claim.to_dict`."""
        return [claim.to_dict() for claim in self._claims]

    def to_jsonl(self) -> str:
        """JSON Lines, one claim a line; an empty string where there are none."""
        return to_jsonl(self.to_dicts())

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas DataFrame, one claim a row; counts are nullable Int64. ImportError, naming the extra, without pandas."""
        return to_pandas(self.to_dicts(), CLAIM_COLUMNS)

    def to_polars(self) -> polars.DataFrame:
        """A polars DataFrame, one claim a row. ImportError, naming the extra, without polars."""
        return to_polars(self.to_dicts(), CLAIM_COLUMNS)

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table of a fixed schema, one claim a row. ImportError, naming the extra, without pyarrow."""
        return to_arrow(self.to_dicts(), CLAIM_COLUMNS)


def _claim(number: int, row: Mapping[str, Any]) -> Claim:
    try:
        return claim_from_dict(row)
    except (TypeError, ValueError) as error:
        raise type(error)(f"rows[{number}]: {error}") from error


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
