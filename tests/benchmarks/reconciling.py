"""How much longer it takes to reconcile four times the claims: 4 is linear, 16 quadratic.

    python tests/benchmarks/reconciling.py

Reports of one incident by thousands of publishers, and as many incidents of one report each. Processor time, the least of three runs,
of the report with its groups and differences.
"""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from casualties import Claim, claim_from_dict, reconcile

SIZE, TIMES = 2_000, 4
SPEAKERS = ("police", "a doctor", "the mayor", "Harbour Watch", "the Interior Ministry", None)
PLACES = ("Norvale", "Norvale market", "north of Norvale", None)
FIRST = datetime.date(2024, 3, 4)


def of_one_incident(size: int) -> list[Claim]:
    """Claims of as many documents, all of one bombing."""
    return [claim(n, PLACES[n % len(PLACES)], FIRST + datetime.timedelta(days=n % 2)) for n in range(size)]


def of_as_many(size: int) -> list[Claim]:
    """Claims of as many documents, each of a bombing of its own: a town a hundred, a day each."""
    return [claim(n, f"Vell{n % 100}", FIRST + datetime.timedelta(days=n // 100 * 4)) for n in range(size)]


def claim(n: int, where: str | None, day: datetime.date) -> Claim:
    """The claim of document `n`."""
    text = f"A bomb killed {10 + n % 30} people, it is said in report {n}."
    return claim_from_dict(
        {
            "harm": "killed",
            "low": 10 + n % 30,
            "high": 10 + n % 30,
            "text": text,
            "start": 0,
            "end": len(text),
            "source": SPEAKERS[n % len(SPEAKERS)],
            "document_id": f"d{n}",
            "published": day.isoformat(),
            "event_id": "e1",
            "event_what": "bombing",
            "event_where": where,
        }
    )


def seconds(claims: list[Claim]) -> float:
    """The least processor time of three runs."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        report = reconcile(claims)
        for group in report:
            _ = group.range, group.differences
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    kinds: tuple[Callable[[int], list[Claim]], ...] = (of_one_incident, of_as_many)
    for make in kinds:
        short, long = (seconds(make(size)) for size in (SIZE, TIMES * SIZE))
        print(f"{make.__name__:16} {TIMES * SIZE:,} claims {long:7.2f} s, {long / short:5.1f} times as long as {SIZE:,}")


if __name__ == "__main__":
    main()
