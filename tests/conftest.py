"""Marks the readings that are known to be wrong: corpus/known_failures.toml names their tests, which must fail, and are run.

No law of the properties is about time, so none fails where a machine is busy.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

LISTED: dict[str, str] = {
    row["test"]: row["why"]
    for row in tomllib.loads((Path(__file__).parent / "corpus" / "known_failures.toml").read_text("utf-8")).get("failure", ())
}


def name_of(item: pytest.Item) -> str:
    """The test's file and name, as the list writes it."""
    return f"{item.path.name}::{item.name}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expects each listed test to fail."""
    for item in items:
        if why := LISTED.get(name_of(item)):
            item.add_marker(pytest.mark.xfail(strict=True, reason=why))
