"""The parts of a sentence that tell of another incident than its main clause: what an attack answers, what it came after.

"Rebels fired rockets on Tuesday in retaliation for a raid that killed dozens a day earlier": the rockets and Tuesday are the main
clause's, the raid and the day before are the aside's. A figure belongs to one or the other by where its words stand.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections.abc import Sequence

import regex
from attrs import evolve, frozen

from casualties.extraction.event.dates import DAYS_OF, DatePhrase, count_of
from casualties.extraction.event.incident_phrases import IncidentPhrase
from casualties.lexicon.language import Language
from casualties.records.tokens import Tokens

BETWEEN = 14
"""Tokens at most between a noun and the relative clause that goes on about it ("an attack on the camp near the border that …")."""

HEAD = 4
"""Tokens into a sentence up to which an aside stands before its main clause, and so ends at the comma between them."""


@frozen(kw_only=True)
class Aside:
    """The tokens `first` up to, not including, `last`.

    `provoking` is true where the main clause answers what they tell, `idle` where they tell of no incident with a figure here;
    `shift` is how long before the main clause's their time was ("a day after …").
    """

    first: int
    last: int
    provoking: bool = False
    idle: bool = False
    shift: DatePhrase | None = None


def find_asides(tokens: Tokens, phrases: Sequence[IncidentPhrase], figures: Sequence[tuple[int, int]], language: Language) -> list[Aside]:
    """The asides of a sentence, in order and apart; `figures` are the tokens of each figure and of the word that states its harm.

    What provokes an answer is always an aside; what something else merely came after is one where a relative clause about it
    holds a figure ("two days after a blast that killed nine").
    """
    found: list[Aside] = []
    for phrase in phrases:
        if phrase.provoking:
            found.append(Aside(first=phrase.first, last=_end(tokens, phrase.first, phrase.last, language), provoking=True))
    for figure, trigger in figures:
        named = _antecedent(tokens, phrases, figure, trigger, language)
        if named is not None and not any(one.first <= named.first < one.last for one in found):
            if _left_behind(named, phrases, figures, tokens, language):
                continue
            found.append(Aside(first=named.first, last=_end(tokens, named.first, max(figure, trigger), language)))
    after, passing = _gates(language)
    for match in language.pattern("asides", "some-time-after").finditer(tokens.classes) if after.search(tokens.classes) else ():
        first = match.start("aside")
        shift = _shift(match, tokens, language)
        found = [evolve(one, shift=shift) if one.first <= first < one.last and not one.provoking else one for one in found]
        if any(first <= figure for figure, _ in figures) and not any(one.first <= first < one.last for one in found):
            last = _end(tokens, match.start(), first, language)
            found = [one for one in found if not first <= one.first < last]
            found.append(Aside(first=first, last=last, shift=shift))
    for match in language.pattern("asides", "about-the-speaker").finditer(tokens.classes) if passing.search(tokens.classes) else ():
        first, last = match.span("aside")
        counted = any(first <= at < last for pair in figures for at in pair)
        if not counted and not any(one.first < last and first < one.last for one in found):
            found.append(Aside(first=first, last=last, idle=True))
    found.sort(key=lambda one: one.first)
    return [evolve(one, last=min(one.last, after.first)) for one, after in itertools.pairwise(found)] + found[-1:]


def _left_behind(
    named: IncidentPhrase, phrases: Sequence[IncidentPhrase], figures: Sequence[tuple[int, int]], tokens: Tokens, language: Language
) -> bool:
    """Whether the main clause counts whom the incident left in a plight, and names no other.

    "More than 90 are trapped after a blast that killed 12" is of one blast.
    """
    if any(phrase.kind and phrase.last <= named.first for phrase in phrases):
        return False
    if all(figure > named.first for figure, _ in figures):
        return False
    return any(language.has(word, "plight") for word in tokens.words[: named.first])


def _shift(match: regex.Match[str], tokens: Tokens, language: Language) -> DatePhrase:
    """How long before, as a date told from another."""
    first, last = match.span()
    said = tokens.words[match.start("unit")]
    unit = language.lemma(said, "span")
    # "days after" says how many no more than "several days after" does
    word = tokens.words[match.start("count")] if match.start("count") >= 0 else "a" if said == unit else None
    return DatePhrase(first=first, last=last - 1, time="shift", back=count_of(language, word), word=unit)


def _end(tokens: Tokens, first: int, behind: int, language: Language) -> int:
    """Where an aside ends: with the sentence, or at the comma where it stands before the main clause."""
    if first > HEAD or any(character in _classes(language)[2] for character in tokens.classes[:first]):
        return len(tokens)
    comma = language.characters("comma")
    return next((k for k in range(behind, len(tokens)) if tokens.classes[k] in comma), len(tokens))


def _antecedent(tokens: Tokens, phrases: Sequence[IncidentPhrase], figure: int, trigger: int, language: Language) -> IncidentPhrase | None:
    """The incident that a relative clause with the figure goes on about, where a preposition parts it from the main clause."""
    relative, sequel, verb, mark = _classes(language)
    classes = tokens.classes
    start = min(figure, trigger)
    behind = [phrase for phrase in phrases if phrase.last <= start]
    if not behind:
        return None
    named = behind[-1]
    if start - named.last > BETWEEN or named.first == 0 or (classes[named.first - 1] not in sequel and named.kind != "war"):
        return None
    between = range(named.last, start)
    pronoun = next((k for k in between if classes[k] in relative), None)
    if pronoun is None:
        # "after a blast killing nine"
        plain = classes[trigger] in language.characters("ends_ing") and not any(classes[k] in mark or classes[k] in verb for k in between)
        return named if plain else None
    opening = pronoun - 2 if classes[pronoun - 1] in language.characters("preposition") else pronoun - 1  # ", in which"
    if any(classes[k] in verb or (classes[k] in mark and k != opening) for k in range(named.last, pronoun)):
        return None
    return named if not any(classes[k] in mark for k in range(pronoun, start)) else None


@functools.cache
def _gates(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a sentence must have for time to be told from another time, and for a clause in passing; most have neither."""
    after, comma, relative = (language.characters(name) for name in ("=after", "comma", "relative"))
    span = language.characters("span") + language.characters("hour_or_less")
    return re.compile(f"[{span}][{after}]"), re.compile(f"[{comma}][{relative}]")


@functools.cache
def _classes(language: Language) -> tuple[frozenset[str], ...]:
    """The class characters of relatives, of prepositions that part an aside from the main clause, of verbs, and of marks."""
    names = (("relative",), ("sequel",), ("clause_verb", "auxiliary", "reporting_context"), ("mark",))
    return tuple(frozenset("".join(language.characters(name) for name in group)) for group in names)


def resolved(date: DatePhrase, main: Sequence[DatePhrase]) -> DatePhrase:
    """A date told from another ("a day earlier") made a day by the dates that it is told from; itself where they name no day."""
    if date.time != "shift" or date.back is None or date.word not in DAYS_OF or date.word == "weekend":
        return date
    days = date.back * DAYS_OF[date.word]
    for other in main:
        if other.start is not None and other.start == other.end:
            try:
                day = other.start - datetime.timedelta(days=days)
            except OverflowError:
                return date
            year = None if other.year is None else day.year
            return evolve(date, time="weekday", start=day, end=day, weekday=day.weekday(), year=year, word="")
        if other.weekday is not None and days < DAYS_OF["week"]:
            return evolve(date, time="weekday", weekday=(other.weekday - days) % DAYS_OF["week"], word="")
    return date
