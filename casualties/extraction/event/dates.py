"""Tokens → the points and spans of time that a sentence names, as days where they can be resolved.

A weekday or "yesterday" becomes a day only when the day of publication is known; a date with a year always does.
"""

from __future__ import annotations

import datetime
import functools

from attrs import frozen

from casualties.lexicon.language import Language
from casualties.lexicon.scanning import Found, Scanner
from casualties.records.tokens import Tokens

DAYS_OF = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
SATURDAY = 5

FIRST_YEAR = 30
"""The first year that anything is published in: a thousand weeks before it there is still a calendar."""

BEFORE = "earlier"
"""The word of a span of which the days of the news are no part ("earlier this month")."""

CENTURY_TURNS = 50
"""Two-digit years below this are of the 2000s, the others of the 1900s."""


@frozen(kw_only=True)
class DatePhrase:
    """A phrase of time over the tokens `first` up to, not including, `last`.

    `time` says what sort it is: date, month, year, weekday, day ("yesterday"), unit ("last year"), ago, shift ("a week earlier"),
    part (of the day), since, window ("in the past year"). `start` and `end` are its first and last day, both None where they cannot be
    resolved; `weekday` (Monday is 0), `day`, `month`, `year` and `back` (units or days before publication) are what it says
    itself, `word` its unit or part of the day; `attributive` is true where it says which incident is meant ("Monday's blast"). A shift
    has the units that it goes back from another date, below 0 where it is later.
    """

    first: int
    last: int
    time: str
    start: datetime.date | None = None
    end: datetime.date | None = None
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    back: int | None = None
    word: str = ""
    attributive: bool = False

    @property
    def iso(self) -> str | None:
        """The day as `YYYY-MM-DD`, the span as `start/end`, None where it is not resolved."""
        if self.start is None or self.end is None:
            return None
        return self.start.isoformat() if self.start == self.end else f"{self.start.isoformat()}/{self.end.isoformat()}"


def day_of(published: str | None) -> datetime.date | None:
    """The day of publication, None where it is not given or so near an end of the calendar that "last year" has no day.

    >>> day_of("2020-10-27")
    datetime.date(2020, 10, 27)
    """
    day = datetime.date.fromisoformat(published) if published else None
    return day if day is not None and FIRST_YEAR <= day.year < datetime.MAXYEAR else None


def find_dates(tokens: Tokens, published: str | None, language: Language) -> tuple[DatePhrase, ...]:
    """Every phrase of time of a sentence, in order.

    >>> from casualties.lexicon.language import load
    >>> from casualties.extraction.text.tokens import tokenize
    >>> text = "Nine died on Monday, a day later than at the quake of 12 March 2003."
    >>> [phrase.iso for phrase in find_dates(tokenize(text, 0, len(text), load()), "2003-03-18", load())]
    ['2003-03-17', None, '2003-03-12']
    """
    today = day_of(published)
    phrases = (_phrase(tokens, found, today, language) for found in _scanner(language).find(tokens.classes))
    return tuple(phrase for phrase in phrases if phrase is not None)


@functools.cache
def _scanner(language: Language) -> Scanner:
    names = ("month", "weekday", "year", "span", "hour_or_less", "part_of_day", "season_name")
    return Scanner(language, "dates", (*names, "=today", "=yesterday", "=tonight", "=since", "=so"), reach=5)


def _number(language: Language, word: str, name: str) -> int | None:
    number = language.meaning(word, name).get("numbers", {}).get(word)
    return int(number) if number is not None else None


def count_of(language: Language, word: str | None) -> int | None:
    """How many units a counting word says, an article one; None where it says none."""
    if word is None:
        return None
    if word.isdecimal():
        return int(word)
    if word in ("a", "an", "the"):
        return 1
    return _number(language, word, "day_count")


def _phrase(tokens: Tokens, found: Found, today: datetime.date | None, language: Language) -> DatePhrase | None:
    first, last, meaning = found.first, found.last, found.meaning
    time = str(meaning["time"])

    def named(group: str) -> str | None:
        span = found.span(group)
        return tokens.words[span[0]] if span else None

    if time in ("date", "month", "year"):
        return _calendar(tokens, first, last, time, named("day"), named("month"), named("year"), today, language)
    if time == "weekday":
        name = named("weekday") or ""
        at = found.match.start("weekday")
        if len(name) < 4 and not tokens.text[tokens.starts[at]].isupper():
            return None  # "the dog sat", "in the sun"
        weekday = _number(language, name, "weekday_name")
        if weekday is None or tokens.words[first] == "next":
            return None
        day = None
        if today is not None:
            back = (today.weekday() - weekday) % 7
            day = today - datetime.timedelta(days=back or (7 if tokens.words[first] in ("last", "previous") else 0))
        word = tokens.words[first] if first < at else ""
        return DatePhrase(first=first, last=last, time=time, start=day, end=day, weekday=weekday, word=word)
    if time == "day":
        day = today + datetime.timedelta(days=meaning["days"]) if today else None
        return DatePhrase(first=first, last=last, time=time, start=day, end=day, back=-meaning["days"])
    if time == "unit":
        unit = named("unit") or ""
        start, end = _unit(language.lemma(unit, "span"), meaning["back"], today)
        word = BEFORE if meaning.get("before") else unit
        return DatePhrase(first=first, last=last, time=time, start=start, end=end, back=meaning["back"], word=word)
    if time == "ago":
        return _ago(first, last, count_of(language, named("count")), language.lemma(named("unit") or "", "span"), today)
    if time == "shift":
        said, count = named("unit"), count_of(language, named("count") or "the")
        if said is not None and count is not None:
            shift = count if found.span("back") else -count if found.span("on") else 0
            word = language.lemma(language.lemma(said, "span"), "hour_or_less")
            return DatePhrase(first=first, last=last, time=time, back=shift, word=word)
    word = named("part") or language.lemma(named("unit") or "", "hour_or_less")
    return DatePhrase(first=first, last=last, time=time, word=word, year=_year(named("year"), None))


def _year(word: str | None, day: int | None) -> int | None:
    if word is None or not word.isdecimal():
        return None
    number = int(word)
    if number >= 1500:
        return number
    if len(word) == 2 and day is not None:
        return number + (2000 if number < CENTURY_TURNS else 1900)
    return None


def _calendar(
    tokens: Tokens, first: int, last: int, time: str, day_word: str | None, month_word: str | None, year_word: str | None,
    today: datetime.date | None, language: Language,
) -> DatePhrase | None:  # fmt: skip
    day = int(day_word) if day_word else None
    month = _number(language, month_word, "month_name") if month_word else None
    year = _year(year_word, day)
    if day is not None and not 1 <= day <= 31:
        return None
    if month_word in ("may", "march") and not any(character.isupper() for character in tokens.surface(first, last)):
        return None
    resolved = year
    if year is None and month is not None and today is not None:
        # the last such day up to publication
        resolved = today.year if (month, day or 1) <= (today.month, today.day) else today.year - 1
    start = end = None
    if resolved is not None:
        try:
            if month is None:
                start, end = datetime.date(resolved, 1, 1), datetime.date(resolved, 12, 31)
            elif day is None:
                start = datetime.date(resolved, month, 1)
                end = _month_end(start)
            else:
                start = end = datetime.date(resolved, month, day)
        except ValueError:
            return None
    return DatePhrase(first=first, last=last, time=time, start=start, end=end, day=day, month=month, year=year)


def _month_end(start: datetime.date) -> datetime.date:
    return (start.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)


def _unit(unit: str, back: int, today: datetime.date | None) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of "this" or "last" weekend, week, month or year."""
    if today is None:
        return None, None
    if unit == "year":
        year = today.year - back
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if unit == "month":
        start = today.replace(day=1)
        start = (start - datetime.timedelta(days=1)).replace(day=1) if back else start
        return start, _month_end(start)
    if unit == "weekend":
        # on a weekend "last weekend" is the one before, on other days the one just past
        saturday = today - datetime.timedelta(days=(today.weekday() - SATURDAY) % 7)
        start = saturday - datetime.timedelta(days=7 if back and today.weekday() >= SATURDAY else 0)
        return start, start + datetime.timedelta(days=1)
    if unit == "week":
        start = today - datetime.timedelta(days=today.weekday() + 7 * back)
        return start, start + datetime.timedelta(days=6)
    return None, None


def _ago(first: int, last: int, count: int | None, unit: str, today: datetime.date | None) -> DatePhrase:
    day = end = None
    if today is not None and count is not None and count < 1000:
        if unit in ("day", "week"):
            day = today - datetime.timedelta(days=count * DAYS_OF[unit])
            end = day
            if unit == "week":
                day, end = day - datetime.timedelta(days=3), day + datetime.timedelta(days=3)
        elif unit == "year" and count < today.year:
            day, end = datetime.date(today.year - count, 1, 1), datetime.date(today.year - count, 12, 31)
    return DatePhrase(first=first, last=last, time="ago", start=day, end=end, back=count, word=unit)
