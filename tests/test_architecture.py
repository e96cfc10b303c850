"""Imports run one way, stages do not know one another, and nothing works while it is imported: read off the source, not off a run."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import casualties

PACKAGE = Path(casualties.__file__).parent

MAY_IMPORT: dict[str, set[str]] = {
    "records": set(),
    "lexicon": {"records"},
    "extraction": {"records", "lexicon"},
    "reconciliation": {"records", "lexicon"},
    "reporting": {"records", "lexicon", "reconciliation"},
    "interchange": {"records", "lexicon", "reconciliation"},
    "results": {"records", "lexicon", "reconciliation", "reporting", "interchange"},
    "engines": {"records", "lexicon", "extraction", "reconciliation", "interchange", "results"},
    "verbs": {"records", "lexicon", "extraction", "reconciliation", "interchange", "results", "engines"},
    "inputs": {"records", "interchange", "verbs"},
    "cli": {"records", "lexicon", "reconciliation", "interchange", "results", "engines", "verbs", "inputs"},
    "__init__": {"records", "reconciliation", "interchange", "results", "engines", "verbs"},
    "__main__": {"cli"},
}
"""What the modules of each layer may import, besides their own layer."""

STAGES: dict[str, set[str]] = {
    "text": {"sentences", "tokens", "candidates"},
    "quantity": {"quantities", "relatives"},
    "harm": {"chunks", "harms", "realities", "contexts"},
    "attribution": {"attributions", "sources"},
    "scope": {"scopes", "statuses", "parts", "incident_scopes"},
    "event": {"events"},
}
"""The folders of extraction and their stages; the other modules of a folder are grammar that its stages are too long to hold."""

ONLY_IN = {"word2number": {"casualties.lexicon.numerals"}}
"""Libraries that one module alone may import."""

OPTIONAL = {"pandas", "polars", "pyarrow", "matplotlib", "pyspark"}
"""Libraries of extras, never imported at the top of a module."""


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def is_type_checking(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def imported(tree: ast.AST) -> set[str]:
    """Every module that the source imports, docstrings aside; `from package import name` counts as both package and package.name."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the layer"
            names |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


MODULES = {module_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def ours(names: set[str]) -> set[str]:
    return {name for name in names if name in MODULES}


def layer(module: str) -> str:
    return module.split(".")[1] if module.count(".") else module


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_layers_below_it(module: str) -> None:
    own = layer(module)
    allowed = MAY_IMPORT[own] | {own}
    wrong = {name for name in ours(imported(MODULES[module])) if name != "casualties.__init__" and layer(name) not in allowed}
    assert not wrong, f"{module} imports {sorted(wrong)}; {own} may import only {sorted(allowed)}"


PREFIX = "casualties.extraction."
JOINERS = {"casualties.extraction.pipeline", "casualties.verbs"}
READING = {name for name in MODULES if name.startswith(PREFIX) and name.count(".") == 3}
HEADS = {f"{PREFIX}{folder}.{stage}" for folder, stages in STAGES.items() for stage in stages}


def test_the_table_names_every_folder_of_reading() -> None:
    assert {name.split(".")[2] for name in READING} == set(STAGES)


@pytest.mark.parametrize("module", sorted(READING))
def test_no_stage_imports_another_stage(module: str) -> None:
    folder, used = module.rpartition(".")[0], {name for name in ours(imported(MODULES[module])) if name.startswith(PREFIX)} - {module}
    wrong = {name for name in used if name in HEADS or not name.startswith(folder)}
    assert not wrong, f"{module} imports {sorted(wrong)}; the pipeline alone joins stages, and each keeps to its folder"


@pytest.mark.parametrize("stage", sorted(HEADS))
def test_the_pipeline_or_the_verbs_use_every_stage(stage: str) -> None:
    assert any(stage in imported(MODULES[joiner]) for joiner in JOINERS), f"{stage} is used by no one"


@pytest.mark.parametrize("part", sorted(READING - HEADS))
def test_a_part_serves_a_module_of_its_folder(part: str) -> None:
    users = {name for name, tree in MODULES.items() if part in imported(tree)} - {part}
    assert users & READING, f"{part} is used by no module of its folder: a stage that is missing in the table, or dead"


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_with_one_door_is_imported_there_only(library: str) -> None:
    users = {module for module, tree in MODULES.items() if any(name.split(".")[0] == library for name in imported(tree))}
    assert users <= ONLY_IN[library]


@pytest.mark.parametrize("module", MODULES)
def test_optional_libraries_are_imported_late(module: str) -> None:
    top = [node for node in MODULES[module].body if not is_type_checking(node)]
    names = {name.split(".")[0] for node in top if isinstance(node, (ast.Import, ast.ImportFrom)) for name in imported(node)}
    assert not names & OPTIONAL


@pytest.mark.parametrize("module", MODULES)
def test_no_module_changes_the_world_by_being_imported(module: str) -> None:
    """At the top of a module stand definitions, constants and imports; a bare call would be work at import."""
    calls = [
        node.lineno
        for node in MODULES[module].body
        if isinstance(node, (ast.Expr, ast.For, ast.While, ast.With, ast.Try))
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]
    assert not calls, f"{module} works at import, lines {calls}"


@pytest.mark.parametrize("module", MODULES)
def test_no_module_global_is_switched(module: str) -> None:
    switched = [node.lineno for node in ast.walk(MODULES[module]) if isinstance(node, ast.Global)]
    assert not switched, f"{module} switches a global, lines {switched}"


def test_importing_reads_no_lexicon_and_no_optional_library() -> None:
    code = (
        "import sys, casualties, casualties.cli\n"
        "from casualties.lexicon.language import load\n"
        "assert load.cache_info().currsize == 0, 'the lexicon was read at import'\n"
        f"print(sorted(set(sys.modules) & {OPTIONAL!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    long = {name: lines for name, path in ((module_name(p), p) for p in PACKAGE.rglob("*.py")) if (lines := path.read_text().count("\n")) > 420}
    assert not long


def test_no_module_is_named_for_nobody_s_job() -> None:
    assert not {name for name in MODULES if name.rpartition(".")[2] in {"utils", "helpers", "common", "misc", "manager", "base"}}


def test_the_architecture_names_every_module_of_reading() -> None:
    page = (Path(__file__).parent.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert sorted(name for name in READING if f"`{name.rpartition('.')[2]}`" not in page) == []
