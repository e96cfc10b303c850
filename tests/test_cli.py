"""The command line as a user has it: output, messages and exit status."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from casualties import extract, json_schema
from casualties.cli import main

AGREEING = "Ferry fire\n\nPolice said 12 people were killed.\n\nThe coast guard said 12 people were killed.\n"
DISAGREEING = "Ferry fire\n\nPolice said 12 people were killed.\n\nThe coast guard said 15 people were killed.\n"
WRONG_HEADLINE = "Ferry fire kills 15 people\n\nA ferry caught fire.\n\nPolice said 12 people were killed.\n"

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"agree.txt": AGREEING, "differ.txt": DISAGREEING, "headline.txt": WRONG_HEADLINE, "empty.txt": " \n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("Zwölf Tote".encode("latin-1"))
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "wide.txt").write_bytes("12 died.".encode("utf-16"))
    (tmp_path / "folder").mkdir()
    return tmp_path


def rows(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_extract_prints_one_json_object_a_claim(folder: Path, capsys: Captured) -> None:
    assert main(["extract", "differ.txt"]) == 0
    found = rows(capsys.readouterr().out)
    assert [(row["low"], row["document_id"]) for row in found] == [(12, "differ.txt"), (15, "differ.txt")]
    for row in found:
        jsonschema.validate(row, json_schema())


def test_extract_passes_what_is_known_of_the_text(folder: Path, capsys: Captured) -> None:
    options = ["--publisher", "Harbour Post", "--published", "2024-05-01", "--url", "https://example.org"]
    assert main(["extract", *options, "agree.txt"]) == 0
    row = rows(capsys.readouterr().out)[0]
    assert (row["publisher"], row["published"], row["url"]) == ("Harbour Post", "2024-05-01", "https://example.org")


def test_extract_in_processes_prints_the_same(folder: Path, capsys: Captured) -> None:
    names = ["agree.txt", "differ.txt", "headline.txt"] * 2
    assert main(["extract", *names]) == 0
    alone = capsys.readouterr().out
    assert main(["extract", "--workers", "2", *names]) == 0
    assert capsys.readouterr().out == alone


def test_extract_reads_standard_input(folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(AGREEING.encode())))
    assert main(["extract", "-"]) == 0
    assert rows(capsys.readouterr().out) == extract(AGREEING).to_dicts()


def lines(*items: object) -> str:
    return "".join((item if isinstance(item, str) else json.dumps(item)) + "\n" for item in items)


def test_documents_come_as_json_lines_each_with_its_own_publisher(folder: Path, capsys: Captured) -> None:
    one = {"text": AGREEING, "publisher": "Lorne Radio", "published": "2024-05-02", "id": "a1", "other": [1]}
    (folder / "articles.jsonl").write_text(lines(one, "", {"text": DISAGREEING, "url": None}), encoding="utf-8")
    assert main(["extract", "--input", "documents", "--publisher", "Harbour Post", "articles.jsonl"]) == 0
    found = rows(capsys.readouterr().out)
    assert {(row["publisher"], row["published"]) for row in found} == {("Lorne Radio", "2024-05-02"), ("Harbour Post", None)}
    assert found[0]["document_id"] == "a1"
    assert main(["check", "--input", "documents", "articles.jsonl"]) == 1
    assert "articles.jsonl, line 3\n" in capsys.readouterr().out


def test_what_extract_prints_can_be_compared(folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["compare", "differ.txt"])
    report = capsys.readouterr().out
    main(["extract", "differ.txt"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(capsys.readouterr().out.encode())))
    assert main(["compare", "--input", "claims", "-"]) == 1
    assert capsys.readouterr().out == report


BROKEN = [
    ("documents", '{"text": "Two', "not JSON"),
    ("documents", {"publisher": "Harbour Post"}, "text: the row holds no text"),
    ("documents", {"text": 5}, "text must be a str, not int"),
    ("documents", {"text": "Two died.", "published": "Tuesday"}, "published must be"),
    ("documents", ["Two died."], "not a JSON object but a list"),
    ("claims", {"harm": "slain", "low": 2}, "harm: 'slain' is not known"),
    ("claims", {"harm": "killed", "low": "two"}, "low: must be a whole number"),
]


@pytest.mark.parametrize(("kind", "line", "says"), BROKEN)
def test_a_broken_line_is_named_and_passed_over(folder: Path, capsys: Captured, kind: str, line: object, says: str) -> None:
    good = {"documents": {"text": "Two people died."}, "claims": {"harm": "killed", "low": 2, "high": 2}}[kind]
    (folder / "rows.jsonl").write_text(lines(good, line, good), encoding="utf-8")
    assert main(["compare", "--input", kind, "rows.jsonl"]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("casualties: rows.jsonl, line 2: ") and says in captured.err
    assert captured.out.startswith("Incident: 2 claims")


def test_json_lines_are_not_read_as_an_article(folder: Path, capsys: Captured) -> None:
    (folder / "rows.jsonl").write_text(lines({"text": "Two people died."}), encoding="utf-8")
    assert main(["extract", "rows.jsonl"]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "give --input documents" in captured.err


def test_a_full_disk_is_no_disagreement(folder: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("the system has no device that is always full")
    with full.open("w") as out:
        done = subprocess.run([sys.executable, "-m", "casualties", "compare", "agree.txt"], stdout=out, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.decode()) == (2, "casualties: cannot write the output: No space left on device\n")


def test_text_from_standard_input_is_called_so(folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (["extract", "-", "--format", "text"], ["check", "-"]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(AGREEING.encode())))
        assert main(arguments) == 0
        assert capsys.readouterr().out.startswith("standard input\n")


def test_a_wrong_date_is_told_in_the_words_of_the_command_line(folder: Path, capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["extract", "agree.txt", "--published", "yesterday"])
    assert "argument --published: must be a day such as 2020-10-27, not 'yesterday'" in capsys.readouterr().err


def test_extract_as_text_names_the_file(folder: Path, capsys: Captured) -> None:
    assert main(["extract", "--format", "text", "differ.txt"]) == 0
    assert capsys.readouterr().out.startswith("differ.txt\n")


@pytest.mark.parametrize(("name", "status"), [("agree.txt", 0), ("differ.txt", 1)])
def test_compare_tells_agreement_by_its_exit_status(folder: Path, capsys: Captured, name: str, status: int) -> None:
    assert main(["compare", name]) == status
    captured = capsys.readouterr()
    assert "12" in captured.out
    assert captured.err == ""


def test_compare_as_json_lines_prints_one_object_a_group(folder: Path, capsys: Captured) -> None:
    assert main(["compare", "--format", "jsonl", "differ.txt"]) == 1
    assert [(row["low"], row["high"], row["disagreements"]) for row in rows(capsys.readouterr().out)] == [(12, 15, 1)]


@pytest.mark.parametrize(("name", "status"), [("agree.txt", 0), ("headline.txt", 1)])
def test_check_holds_the_headline_against_the_text(folder: Path, capsys: Captured, name: str, status: int) -> None:
    assert main(["check", name]) == status
    assert capsys.readouterr().out.startswith(f"{name}\n")


@pytest.mark.parametrize("command", ["extract", "compare", "check"])
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing.txt", "no such file"),
        ("folder", "a directory"),
        ("empty.txt", "empty"),
        ("binary.txt", "binary"),
        ("latin.txt", "not UTF-8 (byte 0xf6 at position 2)"),
        ("wide.txt", "UTF-16"),
    ],
)
def test_an_unreadable_file_gets_one_line_and_the_others_are_done(folder: Path, capsys: Captured, command: str, name: str, says: str) -> None:
    assert main([command, name, "agree.txt"]) == 2
    captured = capsys.readouterr()
    assert captured.out
    assert captured.err.count("\n") == 1
    assert captured.err.startswith(f"casualties: {name}: ")
    assert says in captured.err


def test_a_byte_order_mark_and_windows_line_ends_are_read(folder: Path, capsys: Captured) -> None:
    text = AGREEING.replace("\n", "\r\n")
    (folder / "windows.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert main(["extract", "windows.txt"]) == 0
    found = rows(capsys.readouterr().out)
    assert len(found) == 2
    for row in found:
        assert text[row["quantity_start"] : row["quantity_end"]] == row["quantity_text"]  # type: ignore[misc]


@pytest.mark.parametrize(
    "arguments",
    [
        *([], ["extract"], ["compare"], ["nonsense"], ["extract", "--published", "Tuesday", "agree.txt"]),
        *(["extract", "--convention", "mine", "agree.txt"], ["extract", "--workers", "0", "agree.txt"], ["extract", "--format", "xml", "agree.txt"]),
    ],
)
def test_bad_usage_exits_with_two(folder: Path, capsys: Captured, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: casualties" in capsys.readouterr().err


def test_the_convention_changes_bounds_only(folder: Path, capsys: Captured) -> None:
    (folder / "vague.txt").write_text("Dozens of people were killed, police said.", encoding="utf-8")
    main(["extract", "vague.txt"])
    ours = rows(capsys.readouterr().out)
    main(["extract", "--convention", "acled", "vague.txt"])
    acled = rows(capsys.readouterr().out)
    assert [row["low"] for row in ours] == [24]
    assert [row["low"] for row in acled] == [12]
    assert [row["quantity_text"] for row in ours] == [row["quantity_text"] for row in acled] == ["Dozens"]


def test_schema_prints_the_schema(capsys: Captured) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema()


def test_demo_prints_article_claims_and_report(capsys: Captured) -> None:
    assert main(["demo"]) == 0
    printed = capsys.readouterr().out
    assert printed.index("PORT LORNE") < printed.index("--- its claims ---") < printed.index("--- the report ---")


def run(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "casualties", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload, no-any-return]


def test_a_closed_pipe_ends_it_quietly(folder: Path) -> None:
    process = run("extract", *["differ.txt"] * 2000)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(30) == 141
    process.stderr.close()


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are sent on POSIX systems only")
def test_an_interrupt_ends_it_quietly(folder: Path) -> None:
    for wait in (1.5, 5, 15):  # a busy machine may still be starting the interpreter, whose own message is not the program's
        process = run("extract", "-", stdin=subprocess.PIPE)
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
        if process.returncode == 130:
            break
    assert (errors, process.returncode) == (b"", 130)


def test_output_is_utf_8_whatever_the_terminal_says(folder: Path) -> None:
    (folder / "names.txt").write_text("Die Polizei in Köln: 12 people were killed, the Ministère said.", encoding="utf-8")
    process = run("extract", "names.txt", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    output, errors = process.communicate()
    assert errors == b""
    assert "Köln" in output.decode("utf-8")
