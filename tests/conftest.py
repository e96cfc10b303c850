"""Marks the readings that are known to be wrong: corpus/known_failures.toml names their tests, which must fail, and are run."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

LISTED: dict[str, str] = {
    row["test"]: row["why"]
    for row in tomllib.loads((Path(__file__).parent / "corpus" / "known_failures.toml").read_text("utf-8")).get("failure", ())
}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Expects each listed test to fail; a listed test that no longer exists is an error, unless only some tests were asked for."""
    for item in items:
        if why := LISTED.get(_name(item)):
            item.add_marker(pytest.mark.xfail(strict=True, reason=why))
    if not any("::" in argument for argument in config.args):
        names = {_name(item) for item in items}
        files = {name.split("::")[0] for name in names}
        if gone := sorted(name for name in LISTED if name.split("::")[0] in files and name not in names):
            raise pytest.UsageError(f"known_failures.toml names tests that do not exist: {gone}")


def _name(item: pytest.Item) -> str:
    return f"{item.path.name}::{item.name}"
