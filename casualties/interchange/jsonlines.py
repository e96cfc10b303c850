"""Rows ↔ JSON Lines: one object a line, accents and other scripts left readable."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
"""Characters that some readers take for a line's end, and halves of surrogate pairs, which UTF-8 cannot hold: written as escapes."""


def to_line(row: Mapping[str, Any]) -> str:
    r"""The row as one line of JSON without a line feed at its end.

    >>> to_line({"source": "Ministère", "high": None})
    '{"source": "Ministère", "high": null}'
    >>> print(to_line({"text": "a\u2028b"}))
    {"text": "a\u2028b"}
    """
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(row, ensure_ascii=False))


def to_jsonl(rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows as JSON Lines, each line ended by a line feed; an empty string where there are none.

    >>> to_jsonl([{"low": 51}, {"low": 78}])
    '{"low": 51}\\n{"low": 78}\\n'
    """
    return "".join(to_line(row) + "\n" for row in rows)


def from_line(line: str) -> dict[str, Any]:
    """The row of one line of JSON; a ValueError that says what the line is where it is no JSON object.

    >>> from_line('["killed"]')
    Traceback (most recent call last):
    ValueError: not a JSON object but a list
    """
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise ValueError(f"not a JSON object but a {type(row).__name__}")
    return row


def from_jsonl(lines: str | Iterable[str]) -> Iterator[dict[str, Any]]:
    """The rows of JSON Lines, given as one string or line by line; blank lines are passed over.

    Raises ValueError, naming the line, where one is not a JSON object.

    >>> list(from_jsonl('{"low": 51}\\n'))
    [{'low': 51}]
    """
    for number, line in enumerate(lines.split("\n") if isinstance(lines, str) else lines, start=1):
        if line.strip():
            try:
                yield from_line(line)
            except ValueError as error:
                raise ValueError(f"line {number} is {error}") from error
