"""How much longer eight times a hostile text takes: 8 is linear, 64 quadratic.

    python tests/benchmarks/linear_time.py

Processor time, the least of three runs; pieces in falling order of the ratio.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from casualties import extract
from tests.hostile import SEEDS

SIZE, TIMES = 4_000, 8


def seconds(text: str) -> float:
    """The least processor time of three runs."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        extract(text)
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    rows = []
    for seed in SEEDS:
        extract(seed)
        short, long = (seconds(seed * (size // len(seed))) for size in (SIZE, TIMES * SIZE))
        rows.append((long / max(short, 1e-4), long, seed))
    for ratio, long, seed in sorted(rows, reverse=True):
        print(f"{ratio:8.1f}  {long * 1000:8.1f} ms  {seed!r}")


if __name__ == "__main__":
    main()
