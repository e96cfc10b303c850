"""What dates say of whether two mentions are of one incident."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from casualties.extraction.event.dates import BEFORE, DatePhrase

SAME_DAY = -0.3
"""The same day speaks for the same incident, but news tells of several incidents of a day."""

MOMENTS = ("second", "minute", "moment", "hour")
"""Units of time within which one incident goes on."""

WEEKEND = (4, 5, 6)
"""Its weekdays; news counts the night of Friday with it."""

Days = tuple[datetime.date, datetime.date]
"""The first and the last."""


def of_other_time(dates: Sequence[DatePhrase], told: Sequence[DatePhrase], recent: Days | None, *, later: bool) -> float:
    """How much the dates of a mention speak for another incident than one with the dates `told`; below 0 where they meet.

    `recent` are the days between which an incident without dates can be presumed to lie; `later` is true after the lead.
    """
    score = 0.0
    for date in dates:
        if date.time in ("since", "window"):
            continue
        if date.time == "shift" and date.word in MOMENTS:
            continue  # "a few seconds later" goes on with what it tells
        if date.time == "shift":
            if any(date is other for other in told):
                return 0.0
            score = max(score, 0.9)
            continue
        verdicts = [_same_time(date, other) for other in told if other.time != "shift"]
        if True in verdicts:
            return 0.0 if date.time == "part" else SAME_DAY
        if False in verdicts:
            near = not date.attributive and any(is_day_beside(date, other) for other in told)
            score = max(score, 0.4 if date.time == "part" else 0.7 if near else 1.0)
        elif not verdicts and _old(date):
            score = max(score, 1.0)
        elif not verdicts and date.word == "last" and later:
            score = max(score, 0.5)  # news calls its own day "Friday"
        elif not verdicts and recent and date.start and date.end:
            score = max(score, 0.0 if date.start <= recent[1] and recent[0] <= date.end else 0.7)
        elif date.year or (not verdicts and _of_weeks(date)) or (date.time == "date" and later and not date.start):
            score = max(score, 0.5)
    return score


def of_the_toll(dates: Sequence[DatePhrase]) -> tuple[DatePhrase, ...]:
    """The dates that are the incident's where a toll is told, which has a day of its own ("On Monday the toll stood at 90")."""
    return tuple(date for date in dates if date.attributive or date.time not in ("weekday", "day", "date", "part", "shift"))


def are_old(dates: Sequence[DatePhrase]) -> bool:
    """Whether there are dates, and all are such as news gives to what is not its news."""
    days = [date for date in dates if date.time != "part"]
    return bool(days) and all(map(_old, days))


def _old(date: DatePhrase) -> bool:
    """Whether news gives such a date to what is not its news: a year, a bare month, "last year", "ten years ago"."""
    if date.time == "ago":
        return date.word.startswith(("year", "month", "decade", "centur"))
    if date.word == BEFORE:
        return True
    if date.time == "shift":
        return date.word not in MOMENTS
    return date.time in ("month", "year") or (date.time == "unit" and bool(date.back) and not date.word.startswith("week"))


def _of_weeks(date: DatePhrase) -> bool:
    return bool(date.back) and date.time in ("unit", "ago") and date.word in ("week", "weeks", "fortnight")


def this_long(date: DatePhrase) -> bool:
    """Whether a date is the month or year that is not over ("this year")."""
    return date.time == "unit" and date.back == 0 and date.word in ("month", "year", "earlier")


def _of_days(date: DatePhrase) -> bool:
    return date.time in ("weekday", "day") or date.word == "weekend"


def is_day_beside(one: DatePhrase, other: DatePhrase) -> bool:
    """Whether two days are neighbours, as when an incident of the night is told of both."""
    if one.start and other.start and one.start == one.end and other.start == other.end:
        return abs((one.start - other.start).days) == 1
    if one.weekday is not None and other.weekday is not None:
        return (one.weekday - other.weekday) % 7 in (1, 6)
    return one.time == other.time == "day"


def _same_time(one: DatePhrase, other: DatePhrase) -> bool | None:
    """Whether two dates meet; None where that cannot be told."""
    if "part" in (one.time, other.time):
        return one.word == other.word if one.time == other.time else None
    if any(a.word == BEFORE and b.time in ("weekday", "day") for a, b in ((one, other), (other, one))):
        return False
    if one.start and one.end and other.start and other.end:
        return one.start <= other.end and other.start <= one.end
    for a, b in ((one.year, other.year), (one.month, other.month), (one.day, other.day), (one.weekday, other.weekday)):
        if a is not None and b is not None and a != b:
            return False
    if one.word == other.word == "weekend":
        return one.back == other.back or None  # "over the weekend", "last weekend"
    if one.time == other.time and one.time in ("day", "unit", "ago"):
        return (one.back, one.word) == (other.back, other.word)
    if one.time == other.time:
        return True
    if any(this_long(a) and _of_days(b) for a, b in ((one, other), (other, one))):
        return False  # what happened "this month" did not happen on Monday
    if any(_of_weeks(a) and b.time in ("weekday", "day") for a, b in ((one, other), (other, one))):
        return False  # "last week" is not the day of the news
    if "weekend" in (one.word, other.word) and (one.weekday is not None or other.weekday is not None):
        return (one if other.weekday is None else other).weekday in WEEKEND
    if {one.time, other.time} == {"month", "year"} and one.year != other.year:
        return False  # "last September" is of these twelve months; a year is written out for an older one
    if "last" in (one.word, other.word) and 0 in (one.back, other.back):
        return False  # "last Thursday" is not today
    return False if _old(one) != _old(other) else None
