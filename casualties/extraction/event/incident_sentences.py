"""Sentence → all that it says of incidents: their names, its dates and its places, without those of speaking, care and arrest."""

from __future__ import annotations

import datetime
import functools
import re
from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve, frozen

from casualties.extraction.event.dates import DatePhrase, day_of, find_dates
from casualties.extraction.event.incident_phrases import IncidentPhrase, find_phrases
from casualties.extraction.event.places import PlaceName, dateline, find_places
from casualties.lexicon.language import Language
from casualties.records.tokens import Tokens

SPEAKING_REACH = 14
"""Tokens before a date in which "according to" or "told" makes it the date of that."""

REPORT_REACH = 10
"""Tokens after a date that opens a sentence in which somebody speaks at that date."""

NEARBY = ("weekday", "day", "unit", "ago")
"""Times told from the day of the news."""

BEGUN_REACH = 5
"""Tokens before a date in which "began" makes it the first day of what goes on ("rains that began ten days ago")."""

RANK_REACH = 6
"""Tokens before a period in which "the worst" makes it the one that is compared."""

CARE_REACH = 6
"""Tokens before a place in which a word of care or arrest makes it the place of that."""


@frozen(kw_only=True)
class Reading:
    """All that a sentence says of incidents, each in order."""

    tokens: Tokens
    phrases: tuple[IncidentPhrase, ...]
    dates: tuple[DatePhrase, ...]
    places: tuple[PlaceName, ...]


def read_sentence(tokens: Tokens, end: int, today: datetime.date | None, language: Language, *, opens: bool) -> Reading:
    """All that the sentence from the start of `tokens` to offset `end` says of incidents.

    `opens` is true for the headline and the first sentence, where a dateline may stand; its place and date are not the
    incident's. Dates and places of speaking ("said on Monday", "told reporters in Kabul") are left out. `today` is the day that
    weekdays are told from.
    """
    phrases = find_phrases(tokens, language)
    dates = find_dates(tokens, today.isoformat() if today else None, language)
    places = find_places(tokens, language)
    if opens and (dates or places):
        line = dateline(tokens.text, tokens.start, end)
        body = bisect_left(tokens.starts, line[1]) if line else 0
        dates = tuple(date for date in dates if date.first >= body and not _heads_text(date, tokens, language))
        places = tuple(place for place in places if place.first >= body)
    if dates or places:
        dates = tuple(evolve(date, attributive=True) if _names(date, phrases, tokens, language) else date for date in dates)
        dates = tuple(
            date
            for date in dates
            if date.attributive
            or (not _is_term(date, tokens)
            and not _of_rank(date, tokens, language)
            and not (date.time in NEARBY and _after(tokens.classes, date.first, BEGUN_REACH, language, "beginning"))
            and not _said_then(date, tokens, language)
            and not marked(language, "reporting_context").match(tokens.classes, date.last)
            and not _of_aftermath(date, phrases, tokens, language)
            and not _of_speaking(date, phrases, tokens, language)
            and not _of_report(date, dates, phrases, tokens, language))
        )
        places = tuple(
            place
            for place in places
            if not _after(tokens.classes, place.start, 2, language, "reporting_context") and not _of_care(place, tokens, language)
        )
    return Reading(tokens=tokens, phrases=phrases, dates=dates, places=places)


def day_written(tokens: Tokens, end: int, language: Language) -> datetime.date | None:
    """The day that the opening sentence of a text says the text is of, in its dateline or bare; None where it says none."""
    if not marked(language, "month").search(tokens.classes):
        return None
    line = dateline(tokens.text, tokens.start, end)
    body = bisect_left(tokens.starts, line[1]) if line else 0
    for date in find_dates(tokens, None, language):
        if date.start is not None and date.start == date.end and (date.first < body or _heads_text(date, tokens, language)):
            return day_of(date.iso)
    return None


def _heads_text(date: DatePhrase, tokens: Tokens, language: Language) -> bool:
    """Whether a full date stands bare in the opening of a text ("AFP Thursday 30 July 2015"), which makes it the day of publication."""
    if not (date.year and date.day):
        return False
    return date.first == 0 or tokens.classes[date.first - 1] not in language.characters("preposition")


def _names(date: DatePhrase, phrases: Sequence[IncidentPhrase], tokens: Tokens, language: Language) -> bool:
    """Whether the date belongs to the name of an incident ("Monday's blast", "the 1998 murders"), whatever else its sentence dates."""
    genitive = language.characters("genitive")
    return any(
        phrase.kind and (phrase.first <= date.first < phrase.last or (phrase.first == date.last and tokens.classes[date.last] in genitive))
        for phrase in phrases
    )


def _of_aftermath(date: DatePhrase, phrases: Sequence[IncidentPhrase], tokens: Tokens, language: Language) -> bool:
    """Whether the date is that of an arrest, trial or funeral ("police arrested a man on Friday for …")."""
    start = max([max(0, date.first - 8), *(phrase.last for phrase in phrases if phrase.last <= date.first)])
    return _after(tokens.classes, date.first, date.first - start, language, "aftermath")


def _of_speaking(date: DatePhrase, phrases: Sequence[IncidentPhrase], tokens: Tokens, language: Language) -> bool:
    """Whether the date is when somebody spoke: "…, according to the head of the union on Thursday", "… told Radio Karsa on Monday"."""
    start = max([max(0, date.first - SPEAKING_REACH), *(phrase.last for phrase in phrases if phrase.last <= date.first)])
    for k in range(date.first - 1, start - 1, -1):
        if tokens.words[k] in ("according", "told"):
            return True
        if marked(language, "clause_verb").match(tokens.classes, k) or tokens.classes[k] in language.characters("mark"):
            return False
    return False


def _is_term(date: DatePhrase, tokens: Tokens) -> bool:
    """Whether a day is the one that a count goes up to ("by Saturday", "as of Monday", "until Friday")."""
    if date.time not in ("weekday", "day", "date") or not date.first:
        return False
    return tokens.words[date.first - 1] in ("by", "until", "till") or tokens.words[max(0, date.first - 2) : date.first] == ("as", "of")


def _of_rank(date: DatePhrase, tokens: Tokens, language: Language) -> bool:
    """Whether a period is the one that an incident is the worst of ("the highest toll this month"), which says nothing of its day."""
    if date.time not in ("unit", "window"):
        return False
    worst = _last_before(tokens.classes, date.first, RANK_REACH, language, "worst")
    return worst is not None and marked(language, "mark").search(tokens.classes, worst, date.first) is None


def _said_then(date: DatePhrase, tokens: Tokens, language: Language) -> bool:
    """Whether a word of speaking stands just before the date and has it as its own: "said on Monday", not "said that on Monday"."""
    spoke = _last_before(tokens.classes, date.first, 3, language, "reporting_context")
    return spoke is not None and "that" not in tokens.words[spoke : date.first]


def _of_report(
    date: DatePhrase, dates: Sequence[DatePhrase], phrases: Sequence[IncidentPhrase], tokens: Tokens, language: Language
) -> bool:
    """Whether the date that opens a sentence is that of a report which another day follows, or of one that has been overtaken.

    "On Monday officials said nine had died on Saturday", "On Saturday, the state had said that the quake killed 500", "On Saturday, it
    said that the quake had killed 500".
    """
    if date.first > 2 or date.time not in ("weekday", "day", "date"):
        return False
    start = date.last + (tokens.words[date.last : date.last + 1] == (",",))
    end = min([start + REPORT_REACH, len(tokens), *(phrase.first for phrase in phrases if phrase.first >= start)])
    spoke = marked(language, "introducing").search(tokens.classes, start, end)
    if spoke is None or marked(language, "mark").search(tokens.classes, start, spoke.start()):
        return False
    later = any(other.first > spoke.start() and other.time in ("weekday", "day", "date") for other in dates)
    if later or tokens.words[spoke.start() - 1] in ("had", "initially", "first", "earlier", "originally"):
        return True
    return "had" in tokens.words[spoke.end() : spoke.end() + REPORT_REACH]


def _of_care(place: PlaceName, tokens: Tokens, language: Language) -> bool:
    """Whether the place is where people were taken or arrested ("rushed to a hospital in Karsa"), not where they were hurt."""
    start = max(0, place.start - CARE_REACH)
    if _after(tokens.classes, place.start, CARE_REACH, language, "aftermath"):
        return True
    # "died at the Karsa Medical College and Hospital"
    joined = tokens.words[place.last : place.last + 1] == ("and",) and tokens.text[tokens.starts[place.last] + 4 :][:1].isupper()
    where = (tokens.classes, start, place.last + 2 * joined)
    if marked(language, "hospital").search(*where) and (
        marked(language, "moved").search(*where) or marked(language, "dying_there").search(*where)
    ):
        return True
    return any(tokens.words[match.end()] == "to" for match in marked(language, "moved").finditer(*where) if match.end() < len(tokens))


def _after(classes: str, position: int, reach: int, language: Language, name: str) -> bool:
    """Whether a token of a class stands within so many tokens before a position."""
    return marked(language, name).search(classes, max(0, position - reach), position) is not None


def _last_before(classes: str, position: int, reach: int, language: Language, name: str) -> int | None:
    """The end of the last token of a class within so many tokens before a position; None where there is none."""
    return next((k + 1 for k in range(position - 1, max(0, position - reach) - 1, -1) if classes[k] in language.characters(name)), None)


@functools.cache
def marked(language: Language, name: str) -> re.Pattern[str]:
    """A token of a class, found in a class string."""
    return re.compile(f"[{language.characters(name)}]")
