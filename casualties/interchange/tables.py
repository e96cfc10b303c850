"""Rows → tables of pandas, polars and Arrow, with fixed column types, and back. Each library is imported only when it is asked for."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from casualties.interchange.columns import Kind

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Rows = Sequence[Mapping[str, Any]]
Columns = Mapping[str, Kind]

LONE_SURROGATES = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"
"""What a table holds in place of half a surrogate pair, which no table format can store; offsets stay right, one character for one."""


def _library(name: str, extra: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ImportError(f"this table needs {name}, which is not installed: pip install 'casualties[{extra}]'", name=name) from error


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return LONE_SURROGATES.sub(REPLACEMENT, value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return value


def _column(rows: Rows, name: str) -> list[Any]:
    return [_storable(row[name]) for row in rows]


def to_pandas(rows: Rows, columns: Columns) -> pandas.DataFrame:
    """The rows as a pandas DataFrame: text as "string", counts as nullable "Int64", flags as "bool", lists as objects.

    Raises ImportError, naming the extra, where pandas is not installed.
    """
    pd = _library("pandas", "pandas")
    types = {Kind.TEXT: "string", Kind.COUNT: "Int64", Kind.FLAG: "bool", Kind.TEXTS: "object"}
    return pd.DataFrame({name: pd.Series(_column(rows, name), dtype=types[kind]) for name, kind in columns.items()})  # type: ignore[no-any-return]


def to_polars(rows: Rows, columns: Columns) -> polars.DataFrame:
    """The rows as a polars DataFrame: String, Int64, Boolean and List(String).

    Raises ImportError, naming the extra, where polars is not installed.
    """
    pl = _library("polars", "polars")
    types = {Kind.TEXT: pl.String, Kind.COUNT: pl.Int64, Kind.FLAG: pl.Boolean, Kind.TEXTS: pl.List(pl.String)}
    schema = {name: types[kind] for name, kind in columns.items()}
    return pl.DataFrame({name: _column(rows, name) for name in columns}, schema=schema)  # type: ignore[no-any-return]


def arrow_schema(columns: Columns) -> pyarrow.Schema:
    """The fixed Arrow schema of the columns: string, int64, bool and list<string>.

    Raises ImportError, naming the extra, where pyarrow is not installed.
    """
    pa = _library("pyarrow", "arrow")
    types = {Kind.TEXT: pa.string(), Kind.COUNT: pa.int64(), Kind.FLAG: pa.bool_(), Kind.TEXTS: pa.list_(pa.string())}
    return pa.schema([(name, types[kind]) for name, kind in columns.items()])


def to_arrow(rows: Rows, columns: Columns) -> pyarrow.Table:
    """The rows as an Arrow table of `arrow_schema`.

    Raises ImportError, naming the extra, where pyarrow is not installed.
    """
    pa = _library("pyarrow", "arrow")
    return pa.table({name: _column(rows, name) for name in columns}, schema=arrow_schema(columns))


def from_table(table: Any, columns: Columns) -> list[dict[str, Any]]:
    """The rows of a pandas, polars or Arrow table as plain dicts: missing values as None, whole numbers as int, lists as list.

    Columns that are not of the record are left out. Raises TypeError for anything else that comes.
    """
    if hasattr(table, "to_pylist"):
        rows: Iterable[Mapping[str, Any]] = table.to_pylist()
    elif hasattr(table, "to_dicts"):
        rows = table.to_dicts()
    elif hasattr(table, "to_dict") and hasattr(table, "columns"):
        rows = table.to_dict("records")
    else:
        raise TypeError(f"a table must be one of pandas, polars or Arrow, not {type(table).__name__}")
    return [{name: _cell(name, row[name], kind) for name, kind in columns.items() if name in row} for row in rows]


def _missing(value: Any) -> bool:
    return value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value)


def _cell(name: str, value: Any, kind: Kind) -> Any:
    try:
        return _plain(value, kind)
    except (TypeError, ValueError) as error:
        raise type(error)(f"{name}: {error}") from error


def _plain(value: Any, kind: Kind) -> Any:
    if _missing(value):
        return [] if kind is Kind.TEXTS else None
    if kind is Kind.TEXTS:
        if isinstance(value, str):
            raise TypeError(f"must be a list of texts, not the text {value!r}: CSV keeps no lists, keep tables as Parquet or JSON Lines")
        return [str(item) for item in value]
    if kind is Kind.FLAG:
        return bool(value)
    return int(value) if kind is Kind.COUNT else str(value)
