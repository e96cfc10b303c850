"""What the documents show of the command line is what it prints; their Python examples run as doctests."""

from __future__ import annotations

import os
import re
from itertools import combinations
from pathlib import Path

import pytest

from casualties import Code, Family, explain, extract
from tests.documents import DOCUMENTS, ROOT, with_console_output


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_command_prints_what_its_document_shows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert with_console_output(text) == text, "run python tests/documents.py and read what changed"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_python_examples_are_all_run(path: Path) -> None:
    for block in re.findall(r"^```python\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        assert block.startswith(">>> "), f"{path.name}: {block[:60]!r}"
        assert block.endswith("\n\n"), f"{path.name}: leave a blank line before the end of the block that starts {block[:60]!r}"


def test_the_taxonomy_explains_every_code_and_family() -> None:
    text = (ROOT / "docs" / "taxonomy.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == set(Code)
    assert re.findall(r"^## \d\. `(\w+)`", text, re.MULTILINE) == [family.value for family in Family]


TAXONOMY = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+\S[^|]*) \|$", (ROOT / "docs" / "taxonomy.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("code", "text"), TAXONOMY, ids=[code for code, _ in TAXONOMY])
def test_an_example_of_the_taxonomy_has_its_code(code: str, text: str) -> None:
    assert code in {explain(a, b).code for a, b in combinations(extract(text), 2)}


def test_the_check_for_a_clean_checkout_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^```bash\n[^\n]+\n```$", readme, re.MULTILINE)) == 2
