"""Megabytes of news a second on one core, and the same for what a user might take instead, on the same documents in the same run.

    python tests/benchmarks/speed.py [--corpus FILE] [--peers N] [--part ID_PREFIX ...] [--said ID_PREFIX] [--spacy-model NAME]

The corpus is JSON Lines of {"id", "text"}, gzipped. `extract` reads all of it and each part, `find_attributions` one part; the peers, which are slow,
read a sample of N documents, spread evenly, and so does `extract`, for the ratio. Peers are measured where they are installed: pip install spacy
quantulum3, and spaCy's model en_core_web_sm.
Time is processor time of this process, after one document to warm up. Ratios hold from machine to machine; megabytes a second do not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from casualties import extract, find_attributions

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "news.jsonl.gz"
Reader = Callable[[str], object]


def rate(read: Reader, texts: Sequence[str]) -> float:
    """Megabytes of UTF-8 a second."""
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
    start = time.process_time()
    for text in texts:
        read(text)
    return size / 1e6 / (time.process_time() - start)


def spread(texts: Sequence[str], number: int) -> Sequence[str]:
    """So many texts, taken at even steps."""
    return texts[:: max(1, len(texts) // number)][:number]


def spacy_pipeline(model: str) -> Reader:
    import spacy

    return spacy.load(model)  # type: ignore[no-any-return]


def quantulum_parser(_model: str) -> Reader:
    from quantulum3 import parser

    return parser.parse  # type: ignore[no-any-return]


PEERS: dict[str, Callable[[str], Reader]] = {"spaCy": spacy_pipeline, "quantulum3": quantulum_parser}


def quiet(read: Reader) -> Reader:
    """The reader, an error of its own on some text counted as read: it is the time that is measured."""

    def run(text: str) -> object:
        try:
            return read(text)
        except Exception as error:
            return error

    return run


def load(path: Path) -> list[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [(str(row["id"]), row["text"]) for row in map(json.loads, lines)]


def measure(rows: Sequence[tuple[str, str]], prefixes: Iterable[str], said: str, number: int, model: str) -> Iterable[str]:
    start = time.process_time()
    extract(rows[0][1] + " Police said 12 people were killed.")
    yield f"{'first text':28}{time.process_time() - start:8.2f} s"
    groups = {"whole corpus": [text for _, text in rows]}
    groups |= {f"part {prefix}*": [text for name, text in rows if name.startswith(prefix)] for prefix in prefixes}
    for name, texts in groups.items():
        if texts:
            yield f"{name:28}{rate(extract, texts):8.2f} MB/s  {len(texts):,} documents"
    texts = [text for name, text in rows if name.startswith(said)]
    if texts:
        find_attributions(texts[0])
        yield f"{'find_attributions, ' + said + '*':28}{rate(find_attributions, texts):8.2f} MB/s  {len(texts):,} documents"
    if number < 1:
        return
    sample = spread(groups["whole corpus"], number)
    ours = rate(extract, sample)
    yield f"{'sample, casualties':28}{ours:8.2f} MB/s  {len(sample):,} documents"
    for name, make in PEERS.items():
        try:
            read = make(model)
        except (ImportError, OSError) as error:
            yield f"{'sample, ' + name:28}not measured: {error}"
            continue
        read(sample[0])
        theirs = rate(quiet(read), sample)
        yield f"{'sample, ' + name:28}{theirs:8.3f} MB/s  casualties reads {ours / theirs:,.0f} times as fast"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpus", type=Path, default=CORPUS)
    arguments.add_argument("--peers", type=int, default=100, metavar="N", help="documents for the comparison with peers, 0 for none")
    arguments.add_argument("--part", nargs="*", default=["fakes", "reuters21578"], metavar="ID_PREFIX", help="parts of the corpus, by how their ids begin")
    arguments.add_argument("--said", default="polnear", metavar="ID_PREFIX", help="the part that find_attributions reads")
    arguments.add_argument("--spacy-model", default="en_core_web_sm", help="the installed spaCy pipeline")
    given = arguments.parse_args()
    for line in measure(load(given.corpus), given.part, given.said, given.peers, given.spacy_model):
        print(line, flush=True)


if __name__ == "__main__":
    main()
