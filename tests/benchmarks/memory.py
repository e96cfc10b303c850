"""Memory at the peak while one long document is read, in megabytes.

    python tests/benchmarks/memory.py [--corpus FILE] [--part ID_PREFIX] [--megabytes N]

The document is made of the texts of one part of the corpus (JSON Lines of {"id", "text"}, gzipped), one behind the other, over again
until it is long enough.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import resource
from pathlib import Path

from casualties import extract

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "news.jsonl.gz"


def document(path: Path, prefix: str, characters: int) -> str:
    """So many characters of the texts whose ids begin with the prefix."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [row["text"] for row in map(json.loads, lines) if str(row["id"]).startswith(prefix)]
    pieces, length = [], 0
    for text in itertools.cycle(texts):
        pieces.append(text)
        length += len(text) + 2
        if length >= characters:
            break
    return "\n\n".join(pieces)[:characters]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpus", type=Path, default=CORPUS)
    arguments.add_argument("--part", default="reuters21578", metavar="ID_PREFIX", help="part of the corpus, by how its ids begin")
    arguments.add_argument("--megabytes", type=float, default=10)
    given = arguments.parse_args()
    text = document(given.corpus, given.part, round(given.megabytes * 1e6))
    claims = extract(text)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(text) / 1e6:.1f} MB, {len(claims):,} claims, {peak:.0f} MB of memory at the peak")


if __name__ == "__main__":
    main()
