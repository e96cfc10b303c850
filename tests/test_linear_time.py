"""Hostile texts: the time to read one grows no faster than the text. Each seed holds words that the rules are made of."""

from __future__ import annotations

import time

import pytest

from casualties import extract

SEEDS = (
    "12 people were killed. ",
    "Police said 12 people were killed and 30 wounded, the ministry said.\n\n",
    "12 people ",
    "killed and wounded and ",
    "and another 12 and ",
    "more than ",
    "at least at most about nearly ",
    "said ",
    "police said the ministry said that ",
    "according to a spokesman for the head of the ",
    "denied that it denied that ",
    "“",
    "“12 dead,” said “",
    '"',
    "' said ' ",
    "(",
    "(12 of them (",
    "including three children among them ",
    "one hundred and ",
    "a thousand million ",
    "12,",
    "12-",
    "twenty-",
    "A. B. ",
    "U.S. ",
    "Gen. ",
    "the the ",
    "Monday Tuesday October 12 2020 ",
    "in Idlib in Aleppo near Homs ",
    "attack blast clash ",
    "nearly as many as twice that number half of them ",
    "four more died. ",
    "<b>12</b> ",
    "&amp; ",
    "- 12 dead\n",
    "\n\n",
    ".",
    ". ",
    "?!",
    "''",
    " ",
    "\t\n",
    "\u00a0",
    "<br",
    "a",
    "İ",
    "é\u0301",
    "\u200b",
)
SIZE = 2_000
"""Characters of the shorter text: as long as the longest sentence, and read within milliseconds."""

TIMES, FACTOR = 8, 20
"""So many times the text may take so many times as long: linear time takes 8 times, quadratic time 64, a busy machine adds some."""


def seconds(text: str, runs: int) -> float:
    taken = []
    for _ in range(runs):
        start = time.process_time()
        extract(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("seed", SEEDS)
def test_time_grows_no_faster_than_the_text(seed: str) -> None:
    extract(seed)
    short, long = seed * (SIZE // len(seed)), seed * (TIMES * SIZE // len(seed))
    taken = seconds(long, 2)
    assert taken < FACTOR * seconds(short, 3) + 0.02
