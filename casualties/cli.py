"""The command line, a thin twin of the library: extract, compare, check, demo, schema."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from importlib.resources import files

from casualties.inputs import Inputs
from casualties.interchange.schema import json_schema
from casualties.records.convention import ACLED, AIRWARS, DEFAULT, EMDAT, GTD
from casualties.records.document import Document, iso_date
from casualties.results.claims import Claims
from casualties.verbs import compare_parts, extract_many, reconcile

AGREE, DISAGREE, BAD = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141  # 128 and the number of the signal, as the shell has it

CONVENTIONS = {convention.name: convention for convention in (DEFAULT, ACLED, EMDAT, GTD, AIRWARS)}
SAMPLE = "harbour_fire.txt"

EPILOG = (
    "exit status: 0 done, no disagreement found; 1 a disagreement or difference found; "
    "2 bad usage, a file that cannot be read, or output that cannot be written"
)


def sample() -> str:
    """The sample article that comes with the library, written for it."""
    return (files("casualties") / "sample" / SAMPLE).read_text(encoding="utf-8")


def _claims(arguments: argparse.Namespace, documents: Iterable[Document]) -> Iterator[Claims]:
    return extract_many(
        documents,
        workers=arguments.workers,
        progress=arguments.progress,
        convention=CONVENTIONS[arguments.convention],
        singles=arguments.singles,
    )


def _extract(arguments: argparse.Namespace) -> int:
    inputs = Inputs(arguments)
    for claims in _claims(arguments, inputs.documents()):
        if arguments.format == "jsonl":
            sys.stdout.write(claims.to_jsonl())
        else:
            print(f"{inputs.names[claims.documents[0].id]}\n{claims}\n")
    return BAD if inputs.failed else AGREE


def _compare(arguments: argparse.Namespace) -> int:
    inputs = Inputs(arguments)
    report = reconcile(inputs.claims() if arguments.input == "claims" else _claims(arguments, inputs.documents()))
    if arguments.format == "jsonl":
        sys.stdout.write(report.to_jsonl())
    elif report or report.documents or not inputs.failed:
        print(report)
    return BAD if inputs.failed else DISAGREE if report.disagreements else AGREE


def _check(arguments: argparse.Namespace) -> int:
    inputs, found = Inputs(arguments), False
    for document in inputs.documents():
        comparison = compare_parts(
            document.text,
            publisher=document.publisher,
            published=document.published,
            url=document.url,
            document_id=document.id,
            convention=CONVENTIONS[arguments.convention],
            singles=arguments.singles,
        )
        found = found or bool(comparison.differences)
        print(f"{inputs.names[document.id]}\n{comparison}\n")
    return BAD if inputs.failed else DISAGREE if found else AGREE


def _demo(_arguments: argparse.Namespace) -> int:
    text = sample()
    claims = next(extract_many([Document(text, id=SAMPLE)]))
    print(text)
    print(f"--- its claims ---\n\n{claims}\n")
    print(f"--- the report ---\n\n{reconcile(claims)}")
    return AGREE


def _schema(_arguments: argparse.Namespace) -> int:
    print(json.dumps(json_schema(), indent=2))
    return AGREE


def _day(value: str) -> str | None:
    try:
        return iso_date(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"must be a day such as 2020-10-27, not {value!r}") from error


def _processes(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {value!r}")
    return int(value)


class _Version(argparse.Action):
    """Prints the installed version; it is looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"casualties {version('casualties')}")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """The parser of the command line's arguments."""
    top = argparse.ArgumentParser(
        prog="casualties",
        description="Read English news, pull out every casualty claim with its source, and reconcile the figures.",
        epilog=EPILOG,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    reading = argparse.ArgumentParser(add_help=False)
    reading.add_argument("files", nargs="+", metavar="FILE", help="a file in UTF-8; - for standard input")
    reading.add_argument("--publisher", metavar="NAME", help="who published the texts")
    reading.add_argument("--published", type=_day, metavar="YYYY-MM-DD", help="the day of publication, which turns weekdays into dates")
    reading.add_argument("--url", metavar="ADDRESS", help="the address of the text")
    reading.add_argument("--singles", action="store_true", help="also read named and definite single victims as one person each")
    reading.add_argument("--convention", choices=sorted(CONVENTIONS), default=DEFAULT.name, help="what words such as dozens are worth")
    many = argparse.ArgumentParser(add_help=False)
    many.add_argument("--workers", type=_processes, metavar="N", help="read the files in N processes")
    many.add_argument("--progress", action="store_true", help="count the files on standard error")

    def command(
        name: str, run: Callable[[argparse.Namespace], int], summary: str, *parents: argparse.ArgumentParser
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=parents, help=summary, description=summary + ".", epilog=EPILOG)
        made.set_defaults(run=run)
        return made

    def takes(made: argparse.ArgumentParser, claims: str = "") -> None:
        kinds = ("text", "documents", *(("claims",) if claims else ()))
        lines = "documents: JSON Lines with text, publisher, published, url and id, an article a line"
        made.add_argument("--input", choices=kinds, default="text", help=f"what a file holds; text: one article; {lines}{claims}")

    made = command("extract", _extract, "print the claims of each file", reading, many)
    takes(made)
    made.add_argument("--format", choices=("jsonl", "text"), default="jsonl", help="JSON Lines, one claim a line, or text to read")
    made = command("compare", _compare, "print how the claims of all files relate, and where they disagree", reading, many)
    takes(made, "; claims: JSON Lines that extract printed, for which no option on texts counts")
    made.add_argument("--format", choices=("text", "jsonl"), default="text", help="text to read, or JSON Lines, one group a line")
    takes(command("check", _check, "hold each file's headline and lead against the text below them", reading))
    command("demo", _demo, "print a sample article, its claims and the report on them")
    command("schema", _schema, "print the JSON Schema of a claim")
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 done, 1 a disagreement found, 2 bad usage or unreadable input.

    Bad usage ends in SystemExit, as argparse has it.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        status = run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # what reads the output has gone; without this the interpreter complains when it closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        # status 1 would say that a disagreement was found
        print(f"casualties: cannot write the output: {error.strerror or error}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BAD
    except KeyboardInterrupt:
        return INTERRUPTED
    return status
