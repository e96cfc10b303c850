"""Phrases of time, and the days that they mean."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualties.extraction.event.dates import DatePhrase, find_dates
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load

LANGUAGE = load()
TUESDAY = "2020-10-27"


def dates(text: str, published: str | None = TUESDAY) -> tuple[DatePhrase, ...]:
    return find_dates(tokenize(text, 0, len(text), LANGUAGE), published, LANGUAGE)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They died on Monday.", "2020-10-26"),
        ("They died on Tuesday.", "2020-10-27"),
        ("They died on Wednesday night.", "2020-10-21"),
        ("They died last Tuesday.", "2020-10-20"),
        ("They died yesterday.", "2020-10-26"),
        ("They died last night.", "2020-10-26"),
        ("They died this morning.", "2020-10-27"),
        ("They died on 12 March 2003.", "2003-03-12"),
        ("They died on March 12, 2003.", "2003-03-12"),
        ("They died on 28 Nov 89.", "1989-11-28"),
        ("They died on Oct. 4.", "2020-10-04"),
        ("They died on 4 December.", "2019-12-04"),
        ("They died in March 2003.", "2003-03-01/2003-03-31"),
        ("They died in May.", "2020-05-01/2020-05-31"),
        ("They died in 1996.", "1996-01-01/1996-12-31"),
        ("They died last year.", "2019-01-01/2019-12-31"),
        ("They died last month.", "2020-09-01/2020-09-30"),
        ("They died two days ago.", "2020-10-25"),
        ("They died ten years ago.", "2010-01-01/2010-12-31"),
    ],
)
def test_days_are_resolved_against_publication(text: str, iso: str) -> None:
    assert [phrase.iso for phrase in dates(text)] == [iso]


@pytest.mark.parametrize(
    "text", ["They died on Monday.", "They died yesterday.", "They died in May.", "They died last year.", "They died on Oct. 4."]
)
def test_without_publication_only_a_year_gives_a_day(text: str) -> None:
    assert [phrase.iso for phrase in dates(text, None)] == [None]


def test_a_date_with_a_year_needs_no_publication() -> None:
    assert [phrase.iso for phrase in dates("They died on 12 March 2003.", None)] == ["2003-03-12"]


@pytest.mark.parametrize(
    ("text", "time"), [("Hours later, six died.", "shift"), ("Since 2011, six died.", "since"), ("Six died in the past year.", "window")]
)
def test_shifts_and_windows_are_told_but_not_resolved(text: str, time: str) -> None:
    assert [(phrase.time, phrase.iso) for phrase in dates(text)] == [(time, None)]


@pytest.mark.parametrize(
    "text", ["The dog sat in the sun.", "They may die.", "Nearly 2,000 people died.", "They march 10 miles.", "Police killed 1999 rats."]
)
def test_words_that_are_no_dates(text: str) -> None:
    assert dates(text) == ()


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert dates("They died on 31 February 2003.") == ()


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2049, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%b %d, %Y"]))
def test_written_dates_come_back(day: datetime.date, pattern: str) -> None:
    text = f"They died on {day.strftime(pattern)}."
    assert [phrase.iso for phrase in dates(text, None)] == [day.isoformat()]


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_within_the_week_up_to_publication(published: datetime.date, back: int) -> None:
    day = published - datetime.timedelta(days=back)
    found = dates(f"They died on {day.strftime('%A')}.", published.isoformat())
    assert [phrase.start for phrase in found] == [day]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("text", ["They died yesterday.", "They died 999 weeks ago.", "They died last month.", "They died on Monday."])
def test_at_the_ends_of_the_calendar_nothing_is_resolved(text: str, published: str) -> None:
    assert [phrase.iso for phrase in dates(text, published)] == [None]


def test_earlier_this_month_is_not_the_day_of_the_news() -> None:
    assert [(phrase.time, phrase.word) for phrase in dates("They died earlier this month.")] == [("unit", "earlier")]


def test_since_an_incident_is_no_window() -> None:
    assert [phrase.time for phrase in dates("The town is tense since Monday's blast.")] == ["weekday"]
    assert [phrase.time for phrase in dates("The town is tense since Monday.")] == ["since"]
