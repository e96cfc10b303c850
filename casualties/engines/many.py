"""Documents → claims, one after another or in several processes, in order and no faster than they are asked for."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from casualties.engines.progress import counted
from casualties.extraction.pipeline import read
from casualties.records.claim import Claim
from casualties.records.convention import DEFAULT, Convention
from casualties.records.document import Document
from casualties.results.claims import Claims

BATCH = 32
"""Documents handed to a process at a time: at some 2 KB each, enough work to outweigh the handing over."""

AHEAD = 3
"""Batches under way for each process, so that none waits and memory stays bounded, however many documents there are."""


def extract_many(
    documents: Iterable[Document | str],
    *,
    workers: int | None = None,
    progress: bool = False,
    convention: Convention = DEFAULT,
    singles: bool = False,
) -> Iterator[Claims]:
    """The claims of each document, in order, read as they are asked for; plain strings are taken for documents too.

    `documents` may be of any length, even without end. `workers` is the number of processes (None or 1: this one alone);
    with more, a script must guard its entry with `if __name__ == "__main__"`, as for every use of processes in Python.
    `progress` counts documents on standard error. A document of another type is a TypeError that gives its position,
    fewer than one worker a ValueError.

    >>> list(extract_many(["Nobody came to the harbour.", "The market opened at nine."]))
    [<Claims: 0 claims of 1 document>, <Claims: 0 claims of 1 document>]
    """
    if workers is not None and not isinstance(workers, int):
        raise TypeError(f"workers must be a whole number or None, not {workers!r}")
    if workers is not None and workers < 1:
        raise ValueError(f"workers must be at least 1, or None for this process alone, not {workers}")
    if isinstance(documents, (str, Document)):
        raise TypeError(f"documents must be several documents, not one {type(documents).__name__}; use extract for a single text")
    checked = _documents(documents)
    if workers is None or workers == 1:
        found: Iterator[Claims] = (Claims(read(one, convention=convention, singles=singles), (one,)) for one in checked)
    else:
        found = _in_processes(checked, workers, convention, singles)
    return counted(found) if progress else found


def _documents(documents: Iterable[Document | str]) -> Iterator[Document]:
    for number, item in enumerate(documents):
        if isinstance(item, Document):
            yield item
        elif isinstance(item, str):
            yield Document(item)
        else:
            raise TypeError(f"documents[{number}] must be a Document or a str, not {type(item).__name__}")


def _read_batch(batch: Sequence[Document], convention: Convention, singles: bool) -> list[tuple[Claim, ...]]:
    return [read(document, convention=convention, singles=singles) for document in batch]


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that asked: it ends the others, and they have nothing to tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _in_processes(documents: Iterator[Document], workers: int, convention: Convention, singles: bool) -> Iterator[Claims]:
    pool = ProcessPoolExecutor(workers, initializer=_leave_interrupts)
    under_way: deque[tuple[list[Document], Future[list[tuple[Claim, ...]]]]] = deque()

    def send() -> None:
        if batch := list(islice(documents, BATCH)):
            under_way.append((batch, pool.submit(_read_batch, batch, convention, singles)))

    try:
        for _ in range(workers * AHEAD):
            send()
        while under_way:
            batch, future = under_way.popleft()
            found = future.result()
            send()
            for document, claims in zip(batch, found, strict=True):
                yield Claims(claims, (document,))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
