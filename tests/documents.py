"""Documents that are run: the examples of README.md and docs/*.md as they stand, and as they would stand with today's output.

`python tests/documents.py` writes today's output into the files; read the difference before you commit it.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import casualties
from casualties.cli import main

ROOT = Path(__file__).parent.parent
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
SAMPLE = Path(casualties.__file__).parent / "sample" / "harbour_fire.txt"

CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (casualties .*?)(; echo \$\?)?$", re.MULTILINE)


@contextlib.contextmanager
def beside_the_sample() -> Iterator[None]:
    """A working folder that holds the sample article."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(SAMPLE, folder)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def output_of(command: str, show_status: bool) -> str:
    """What a command line prints, its exit status below it where it is shown."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            status: object = main(shlex.split(command)[1:])
        except SystemExit as stop:
            status = stop.code
    printed = out.getvalue().rstrip("\n")
    return "\n".join(line for line in (printed, str(status) if show_status else "") if line)


def with_console_output(text: str) -> str:
    """The document with what its commands print today; a block is a row of commands, each followed by its output."""

    def run(block: re.Match[str]) -> str:
        commands = list(COMMAND.finditer(block[0]))
        return "".join(f"{command[0]}\n{output_of(command[1], bool(command[2]))}\n" for command in commands)

    with beside_the_sample():
        return CONSOLE.sub(run, text)


def with_python_output(text: str) -> str:
    """The document with what its Python examples print today, all run in one namespace."""
    names: dict[str, object] = {}
    made = []
    for piece in doctest.DocTestParser().parse(text):
        if isinstance(piece, str):
            made.append(piece)
            continue
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            try:
                exec(compile(piece.source, "<document>", "single"), names)
            except Exception as error:
                out.write("Traceback (most recent call last):\n" + traceback.format_exception_only(error)[-1])
        first, *rest = piece.source.rstrip("\n").split("\n")
        made.append("\n".join([f">>> {first}", *(f"... {line}".rstrip() for line in rest)]) + "\n")
        made.append(out.getvalue().replace("\n\n", "\n<BLANKLINE>\n"))
    return "".join(made)


if __name__ == "__main__":
    for path in DOCUMENTS:
        path.write_text(with_console_output(with_python_output(path.read_text(encoding="utf-8"))), encoding="utf-8")
