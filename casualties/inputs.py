"""What the command line's arguments name: files of text and JSON Lines → documents and claims, each fault told on one line."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from casualties.interchange.jsonlines import from_line
from casualties.records.claim import Claim
from casualties.records.document import Document
from casualties.verbs import claim_from_dict

Made = TypeVar("Made")


class UnreadableError(Exception):
    """A file or a line that cannot be read; the message says why and what to do."""


def decoded(data: bytes) -> str:
    """The text of bytes: UTF-8, a byte order mark left out, line ends as they are.

    >>> decoded(b"\\xef\\xbb\\xbfTwo died.\\r\\n")
    'Two died.\\r\\n'
    >>> decoded(b"caf\\xe9")
    Traceback (most recent call last):
    casualties.inputs.UnreadableError: not UTF-8 (byte 0xe9 at position 3); convert it, for example with: iconv -f WINDOWS-1252 -t UTF-8
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("UTF-16, not UTF-8; convert it, for example with: iconv -f UTF-16 -t UTF-8")
    if b"\0" in data:
        raise UnreadableError("binary, not text; give the article's plain text, for example from pdftotext")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"byte 0x{data[error.start]:02x} at position {error.start}"
        raise UnreadableError(f"not UTF-8 ({place}); convert it, for example with: iconv -f WINDOWS-1252 -t UTF-8") from error


def article(text: str) -> str:
    """The text itself where it can be an article: neither empty nor rows of JSON Lines.

    >>> article('{"low": 12, "harm": "killed"}')
    Traceback (most recent call last):
    casualties.inputs.UnreadableError: JSON Lines, not an article; give --input documents for texts, --input claims for claims to compare
    """
    if not text.strip():
        raise UnreadableError("empty; give a file that holds an article's text")
    with contextlib.suppress(ValueError):
        from_line(text.lstrip().partition("\n")[0])
        raise UnreadableError("JSON Lines, not an article; give --input documents for texts, --input claims for claims to compare")
    return text


def document_of(row: Mapping[str, Any], options: Mapping[str, str | None]) -> Document:
    """The document of a row with `text` and, where known, `publisher`, `published`, `url` and `id`; options stand in for what it lacks.

    >>> document_of({"text": "Two died.", "id": "a1", "publisher": None}, {"publisher": "Harbour Post"}).publisher
    'Harbour Post'
    """
    if row.get("text") is None:
        raise ValueError("text: the row holds no text; give the article's text under this key")
    known = {key: options.get(key) if row.get(key) is None else row[key] for key in ("publisher", "published", "url", "id")}
    return Document(row["text"], **known)


@contextlib.contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The named file, standard input for "-", open for reading; `UnreadableError` where it cannot be read."""
    try:
        if name == "-":
            yield sys.stdin.buffer
        else:
            with Path(name).open("rb") as file:
                yield file
    except FileNotFoundError as error:
        raise UnreadableError("no such file; check its name") from error
    except IsADirectoryError as error:
        raise UnreadableError("a directory; name the files in it, for example with a pattern such as *.txt") from error
    except PermissionError as error:
        raise UnreadableError("no permission to read it; change its permissions or copy it") from error
    except (OSError, ValueError) as error:
        raise UnreadableError(f"cannot be read: {error}; check the file and its disk") from error


class Inputs:
    """What the arguments name: a text file is one document, a file of JSON Lines one document or one claim a line.

    A file or a line that cannot be read gets one line on standard error and is passed over. `names` says for each document's id what
    it is called in headings.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self.failed = False
        self.names: dict[str, str] = {}

    def documents(self) -> Iterator[Document]:
        """The texts, with what the options say of those that do not say it themselves."""
        given = self._arguments
        options = {"publisher": given.publisher, "published": given.published, "url": given.url}
        if given.input == "documents":
            for place, document in self._rows(lambda row: document_of(row, options)):
                self.names[document.id] = place
                yield document
            return
        for name in given.files:
            with self._told(_called(name)), opened(name) as file:
                document = Document(article(decoded(file.read())), **options, id="" if name == "-" else name)
                self.names[document.id] = _called(name)
                yield document

    def claims(self) -> Iterator[Claim]:
        """The claims that `extract` printed."""
        return (claim for _, claim in self._rows(claim_from_dict))

    def _rows(self, made: Callable[[dict[str, Any]], Made]) -> Iterator[tuple[str, Made]]:
        """What is made of each line of each file, with the place where it stands."""
        for name in self._arguments.files:
            with self._told(_called(name)), opened(name) as file:
                for number, line in enumerate(file, start=1):
                    place = f"{_called(name)}, line {number}"
                    with self._told(place):
                        if line.strip():
                            yield place, _made(line, made)

    @contextlib.contextmanager
    def _told(self, place: str) -> Iterator[None]:
        """Within it, what cannot be read is told on standard error."""
        try:
            yield
        except UnreadableError as error:
            print(f"casualties: {place}: {error}", file=sys.stderr)
            self.failed = True


def _called(name: str) -> str:
    return "standard input" if name == "-" else name


def _made(line: bytes, made: Callable[[dict[str, Any]], Made]) -> Made:
    try:
        return made(from_line(decoded(line).strip()))
    except (TypeError, ValueError) as error:
        raise UnreadableError(f"{error}") from error
