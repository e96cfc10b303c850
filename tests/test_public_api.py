"""What is public is listed, documented and typed, and nothing else shows."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import casualties

REFERENCE = Path(__file__).parent.parent / "docs" / "reference.md"
HEADING = re.compile(r"^#{2,4} `(\w+)", re.MULTILINE)


def test_the_reference_documents_what_is_public_and_nothing_else() -> None:
    assert sorted(HEADING.findall(REFERENCE.read_text(encoding="utf-8"))) == sorted(casualties.__all__)


def test_dir_shows_what_is_public() -> None:
    assert dir(casualties) == sorted(casualties.__all__)


@pytest.mark.parametrize("name", casualties.__all__)
def test_every_public_name_exists_and_says_what_it_is(name: str) -> None:
    value = getattr(casualties, name)
    if callable(value):
        first = (inspect.getdoc(value) or "").split("\n")[0]
        assert first.endswith((".", ":")) and len(first) > 20, f"{name}: {first!r}"


def members() -> list[tuple[str, str]]:
    found = []
    for name in casualties.__all__:
        value = getattr(casualties, name)
        if inspect.isclass(value) and value.__module__.startswith("casualties."):
            found += [(name, member) for member, made in vars(value).items() if not member.startswith("_") and (callable(made) or isinstance(made, property))]
    return found


@pytest.mark.parametrize(("name", "member"), members())
def test_every_public_method_says_what_it_gives(name: str, member: str) -> None:
    assert inspect.getdoc(getattr(getattr(casualties, name), member)), f"{name}.{member}"


@pytest.mark.parametrize("name", [name for name in casualties.__all__ if inspect.isfunction(getattr(casualties, name))])
def test_every_public_function_is_typed_and_has_an_example(name: str) -> None:
    function = getattr(casualties, name)
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(parameter.annotation is not inspect.Parameter.empty for parameter in signature.parameters.values())
    assert ">>>" in (inspect.getdoc(function) or "")


CLAIM_FIELDS = re.compile(r"^\| `([\w`, ]+)` \|", re.MULTILINE)


def test_the_reference_documents_every_field_of_a_claim() -> None:
    section = REFERENCE.read_text(encoding="utf-8").split("## `Claim`")[1].split("\n## ")[0]
    named = [name for cell in CLAIM_FIELDS.findall(section) for name in re.findall(r"\w+", cell)]
    assert named == list(casualties.json_schema()["properties"])
