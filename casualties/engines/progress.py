"""How far a long run has come, on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

EVERY = 0.5
"""Seconds between two updates: often enough to see it move, too seldom to slow it down."""


def counted(items: Iterable[T]) -> Iterator[T]:
    """The items, while their number is shown on standard error, brought up to date twice a second and once at the end."""
    number, shown = 0, time.monotonic()
    for item in items:
        yield item
        number += 1
        if time.monotonic() - shown >= EVERY:
            shown = time.monotonic()
            print(f"\r{_documents(number)}", end="", file=sys.stderr, flush=True)
    print(f"\r{_documents(number)}", file=sys.stderr)


def _documents(number: int) -> str:
    return f"{number:,} document{'' if number == 1 else 's'}"
