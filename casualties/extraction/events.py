"""Mentions → the incident that each of them counts, and what, where and when it was.

Each mention takes the words of its own part of the sentence: names of incidents, places, dates. Against every incident opened so
far these count as evidence that the mention is of another one, or of the same one; it joins the incident with the least
evidence against it, or opens a new one where there is enough against all.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence

from attrs import Factory, define, evolve, frozen

from casualties.extraction.dates import DatePhrase, find_dates
from casualties.extraction.places import PlaceName, dateline, find_places
from casualties.lexicon.language import Language
from casualties.lexicon.scanning import Scanner
from casualties.records.event import Event
from casualties.records.kinds import Scope
from casualties.records.mention import Mention
from casualties.records.sentence import Place, Sentence
from casualties.records.tokens import Tokens

NEW = 0.8
"""Evidence from which on a mention opens an incident of its own; the weights below are in the same unit."""

REMEMBERED = 12
"""Incidents that a mention is compared with at most: the first and the latest, so that time stays linear."""

TELLING_FIGURE = 4
"""From this figure on the same figure twice is hardly chance: ones, twos and threses recur in unrelated incidents."""

BACKGROUND = frozenset({"month", "year", "ago", "shift"})
"""Sorts of dates that news gives to what is not its news."""


@frozen
class _Phrase:
    """The name of an incident over the tokens `first` to `last`: `cue` says with which article, `kind` and `fits` what it is."""

    first: int
    last: int
    cue: str
    head: str = ""
    kind: str = ""
    fits: frozenset[str] = frozenset()
    generic: bool = False
    many: bool = False
    spread: bool = False


@frozen
class _Reading:
    """What a sentence says of incidents: all its phrases, dates and places, and the tokens at which another part of it may begin."""

    tokens: Tokens
    phrases: tuple[_Phrase, ...]
    dates: tuple[DatePhrase, ...]
    places: tuple[PlaceName, ...]


@frozen
class _Anchor:
    """What the part of the sentence around one mention says of its incident."""

    phrases: tuple[_Phrase, ...] = ()
    dates: tuple[DatePhrase, ...] = ()
    places: tuple[PlaceName, ...] = ()
    window: str = ""
    cues: frozenset[str] = frozenset()
    lingering: bool = False


@define(eq=False)
class _Incident:
    """An incident under way: what the mentions that joined it said of it."""

    number: int
    sentence: int
    cumulative: bool
    window: str = ""
    kinds: dict[str, None] = Factory(dict)
    fits: set[str] = Factory(set)
    many: bool = False
    spread: bool = False
    places: dict[str, PlaceName] = Factory(dict)
    dates: list[DatePhrase] = Factory(list)
    figures: set[tuple[str, int | None, int | None]] = Factory(set)
    heads: dict[str, bool] = Factory(dict)


def find_events(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Callable[[int], Tokens],
    mentions: Sequence[Mention],
    published: str | None,
    language: Language,
    scopes: Sequence[Scope] | None = None,
) -> tuple[Event, ...]:
    """The event of each mention, in their order; mentions of one incident get equal events.

    Ids are "e1", "e2", … in the order of first mention. `tokens(i)` gives the tokens of sentence `i`; `scopes`, parallel to
    `mentions`, says which figures are cumulative. Without `published` no weekday becomes a date.
    """
    if not mentions:
        return ()
    grouping = _Grouping(text, sentences, tokens, mentions, published, language, scopes)
    return grouping.events()


class _Grouping:
    """The state of one document while its mentions are read in order."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        tokens: Callable[[int], Tokens],
        mentions: Sequence[Mention],
        published: str | None,
        language: Language,
        scopes: Sequence[Scope] | None,
    ) -> None:
        self.text, self.sentences, self.tokens, self.mentions = text, sentences, tokens, mentions
        self.published, self.language, self.scopes = published, language, scopes
        self.readings: dict[int, _Reading] = {}
        self.incidents: list[_Incident] = []
        self.lead = next((i for i, sentence in enumerate(sentences) if sentence.place is Place.BODY), 0)
        self.carrying = {mention.sentence for mention in mentions}

    # ------------------------------------------------------------ reading

    def read(self, index: int) -> _Reading:
        """What a sentence says of incidents, read once."""
        found = self.readings.get(index)
        if found is None:
            found = self.readings[index] = self._read(index)
        return found

    def _read(self, index: int) -> _Reading:
        tokens, language = self.tokens(index), self.language
        phrases = tuple(_phrase(tokens, found, language) for found in _scanner(language).find(tokens.classes))
        dates = find_dates(tokens, self.published, language)
        places = find_places(tokens, language)
        if index <= self.lead:
            line = dateline(self.text, tokens.start, self.sentences[index].end)
            body = bisect_left(tokens.starts, line[1]) if line else 0
            # the date of a dateline, and one that a text opens with, is the day of publication
            dates = tuple(date for date in dates if date.first >= body and not (date.year and (date.first < 4) and body == 0 and tokens.words[max(date.first - 1, 0)] not in ("on", "in")))
            places = tuple(place for place in places if place.first >= body)
        speaking = language.characters("speaking")
        dates = tuple(date for date in dates if not any(character in speaking for character in tokens.classes[max(0, date.first - 3) : date.first]))
        places = tuple(place for place in places if not any(character in speaking for character in tokens.classes[max(0, place.start - 2) : place.start]))
        return _Reading(tokens, phrases, dates, places)

    def anchors(self, indices: Sequence[int]) -> list[_Anchor]:
        """The anchor of each mention of one sentence."""
        first = self.mentions[indices[0]]
        reading = self.read(first.sentence)
        tokens = reading.tokens
        at = [bisect_right(tokens.starts, self.mentions[i].quantity.start) - 1 for i in indices]
        cuts = [0]
        for before, after in itertools.pairwise(at):
            cuts.append(_cut(tokens, before + 1, after, reading, self.language) if after > before else cuts[-1])
        cuts.append(len(tokens))
        found = []
        opening = _between(reading, 0, cuts[1], tokens, self.language, opening=True)
        for number, _ in enumerate(indices):
            anchor = _between(reading, cuts[number], max(cuts[number + 1], cuts[number]), tokens, self.language)
            if number and not anchor.dates and opening.dates:
                anchor = evolve(anchor, dates=opening.dates)
            if number and not anchor.window and opening.window:
                anchor = evolve(anchor, window=opening.window)
            found.append(anchor)
        return found

    def context(self, index: int) -> _Anchor | None:
        """What the sentence before says, where it is of the same paragraph and makes no claim itself."""
        before = index - 1
        if before < 0 or before in self.carrying or self.sentences[before].paragraph != self.sentences[index].paragraph:
            return None
        reading = self.read(before)
        return _between(reading, 0, len(reading.tokens), reading.tokens, self.language)

    # ------------------------------------------------------------ grouping

    def events(self) -> tuple[Event, ...]:
        """The events in the order of the mentions."""
        order = sorted(range(len(self.mentions)), key=lambda i: (self.mentions[i].sentence, self.mentions[i].quantity.start))
        chosen: dict[int, _Incident] = {}
        paragraph, last = -1, None
        for index, group in itertools.groupby(order, key=lambda i: self.mentions[i].sentence):
            indices = list(group)
            if self.sentences[index].paragraph != paragraph:
                paragraph, last = self.sentences[index].paragraph, None
            previous: _Incident | None = None
            for i, anchor in zip(indices, self.anchors(indices), strict=True):
                mention = self.mentions[i]
                if previous is None and not (anchor.phrases or anchor.dates or anchor.places):
                    anchor = self.context(index) or anchor
                default = previous or last or (self.incidents[0] if self.incidents else None)
                incident = self.choose(i, mention, anchor, default, same_sentence=previous is not None)
                self.join(incident, mention, anchor)
                chosen[i] = incident
                previous = incident
                if "comparison" not in anchor.cues and not incident.cumulative:
                    last = incident
        made: dict[int, Event] = {}
        events = []
        names: dict[int, str] = {}
        for i in range(len(self.mentions)):
            incident = chosen[i]
            if incident.number not in made:
                names[incident.number] = f"e{len(names) + 1}"
                made[incident.number] = self.event(incident, names[incident.number])
            events.append(made[incident.number])
        return tuple(events)

    def choose(self, i: int, mention: Mention, anchor: _Anchor, default: _Incident | None, *, same_sentence: bool) -> _Incident:
        """The incident that the mention joins, a new one where the evidence is against all."""
        cumulative = self.scopes[i] is Scope.CUMULATIVE if self.scopes is not None else bool(anchor.window)
        if default is not None:
            at_lead = mention.sentence <= self.lead
            candidates = self.incidents if len(self.incidents) <= REMEMBERED else [self.incidents[0], *self.incidents[-REMEMBERED:]]
            best, least = None, NEW
            for incident in candidates:
                against = _against(mention, anchor, incident, cumulative, at_lead=at_lead, same_sentence=same_sentence and incident is default)
                against -= 0.35 if incident is default else 0.1 if incident.number == 0 else 0.0
                if incident is not default and against > -0.2 and incident.number:
                    against += 0.3  # to go back to an incident takes a reason
                if against < least:
                    best, least = incident, against
            if best is not None:
                return best
        incident = _Incident(number=len(self.incidents), sentence=mention.sentence, cumulative=cumulative, window=anchor.window)
        self.incidents.append(incident)
        return incident

    def join(self, incident: _Incident, mention: Mention, anchor: _Anchor) -> None:
        """Adds to an incident what a mention of it says."""
        quantity = mention.quantity
        incident.figures.add((mention.harm.value, quantity.low, quantity.high))
        for phrase in anchor.phrases:
            if phrase.kind and (not incident.kinds or phrase.cue != "happening"):
                incident.kinds.setdefault(phrase.kind)
                incident.fits.update(phrase.fits)
                incident.many = incident.many or phrase.many
                incident.spread = incident.spread or phrase.spread
                incident.heads.setdefault(phrase.head, phrase.generic)
        for place in anchor.places:
            incident.places.setdefault(_key(place), place)
        incident.dates.extend(date for date in anchor.dates if date.time not in ("part", "since", "window"))

    def event(self, incident: _Incident, name: str) -> Event:
        """The incident as a record."""
        what = next((head for head, generic in incident.heads.items() if not generic), None) or next(iter(incident.heads), None)
        when = next((date.iso for date in incident.dates if date.iso), None)
        where = _best_place(tuple(incident.places.values()))
        if where is None and (incident.number == 0 or self.sentences[incident.sentence].place is not Place.BODY):
            for index in range(min(self.lead + 1, len(self.sentences))):
                if index in self.readings or index == self.lead:
                    where = where or _best_place(self.read(index).places)
        if where is None:
            sentence = self.sentences[self.lead]
            line = dateline(self.text, sentence.start, sentence.end)
            where = line[0] if line else None
        return Event(event_id=name, what=what, where=where, when=when)


def _against(mention: Mention, anchor: _Anchor, incident: _Incident, cumulative: bool, *, at_lead: bool, same_sentence: bool) -> float:
    """How much speaks against the mention being of the incident; below 0 where more speaks for it."""
    score = 0.0
    quantity = mention.quantity
    if (mention.harm.value, quantity.low, quantity.high) in incident.figures:
        score -= 1.0 if quantity.low is None or quantity.low >= TELLING_FIGURE else 0.3
    if mention.part:
        score -= 0.4
    if quantity.additive:
        score -= 0.4
    if at_lead and incident.number == 0 and not same_sentence:
        score -= 0.5
    if cumulative != incident.cumulative:
        if cumulative:
            score += 1.0
        elif anchor.phrases or anchor.dates or anchor.places:
            score += 0.6
    elif cumulative and anchor.window and incident.window and anchor.window != incident.window:
        score += 1.0
    score += _date_evidence(anchor, incident)
    cues = anchor.cues
    if "other" in cues:
        score += 0.9
    if "elsewhere" in cues and not incident.spread:
        score += 0.9
    if "comparison" in cues:
        score += 0.9
    if "meanwhile" in cues:
        score += 0.3
    if "toll" in cues:
        score -= 0.5
    score += _kind_evidence(anchor, incident)
    if not incident.spread:
        score += _place_evidence(anchor, incident, same_sentence)
    return score


def _kind_evidence(anchor: _Anchor, incident: _Incident) -> float:
    phrases = [phrase for phrase in anchor.phrases if phrase.kind]
    if not phrases:
        return 0.0
    compatible = [not incident.fits or "any" in phrase.fits or "any" in incident.fits or bool(phrase.fits & incident.fits) for phrase in phrases]
    if any(phrase.cue == "definite" and fits for phrase, fits in zip(phrases, compatible, strict=True)):
        return -0.6
    opens = max({"indefinite": 0.3, "bare": 0.2, "happening": 0.1}.get(phrase.cue, 0.0) for phrase in phrases)
    return opens + (0.0 if any(compatible) else 0.5)


def _place_evidence(anchor: _Anchor, incident: _Incident, same_sentence: bool) -> float:
    if not anchor.places or not incident.places:
        return 0.0
    known = incident.places
    if any(_key(place) in known for place in anchor.places):
        return -0.4
    ours = [place for place in anchor.places if place.level not in ("country", "continent")]
    theirs = [place for place in known.values() if place.level not in ("country", "continent")]
    if bool(ours) != bool(theirs):
        return 0.0  # a town and a country may be one place
    return (0.9 if same_sentence else 0.5) + (0.2 if incident.many else 0.0)


def _date_evidence(anchor: _Anchor, incident: _Incident) -> float:
    if anchor.lingering:
        return 0.0
    score = 0.0
    for date in anchor.dates:
        if date.time in ("since", "window"):
            continue
        if date.time == "shift":
            score = max(score, 0.9)
            continue
        if date.time == "part":
            differs = any(other.time == "part" and other.word != date.word for other in incident.dates)
            score = max(score, 0.4 if differs else 0.0)
            continue
        verdicts = [_same_day(date, other) for other in incident.dates]
        if any(verdict is True for verdict in verdicts):
            return -0.5
        if any(verdict is False for verdict in verdicts) or (not verdicts and date.time in BACKGROUND):
            score = max(score, 1.0)
    return score


def _same_day(one: DatePhrase, other: DatePhrase) -> bool | None:
    """Whether two dates meet; None where that cannot be told."""
    if one.start and one.end and other.start and other.end:
        return one.start <= other.end and other.start <= one.end
    for name in ("year", "month", "day", "weekday"):
        a, b = getattr(one, name), getattr(other, name)
        if a is not None and b is not None and a != b:
            return False
    if one.time == other.time:
        if one.time in ("day", "unit", "ago"):
            return (one.back, one.word) == (other.back, other.word)
        return True
    if (one.time in BACKGROUND or one.back) and other.time in ("weekday", "day"):
        return False
    if (other.time in BACKGROUND or other.back) and one.time in ("weekday", "day"):
        return False
    return None


# ---------------------------------------------------------------- the parts of a sentence


@functools.cache
def _scanner(language: Language) -> Scanner:
    names = ("incident", "means", "happens", "distance", "worst", "compared", "follows", "tally", "development", "violence")
    words = ("=elsewhere", "=separately", "=meanwhile", "=also", "=similarly", "=likewise", "=addition", "=additionally", "=moreover", "=furthermore")
    return Scanner(language, "events", (*names, *words), reach=6)


@functools.cache
def _breaks(language: Language) -> Mapping[str, int]:
    """How strongly each class character parts two statements of a sentence."""
    strength: dict[str, int] = {}
    for name, value in (("comma", 1), ("=and", 1), ("contrast", 2), ("=;", 3)):
        try:
            characters = language.characters(name)
        except KeyError:
            continue
        for character in characters:
            strength[character] = max(value, strength.get(character, 0))
    return strength


def _cut(tokens: Tokens, start: int, end: int, reading: _Reading, language: Language) -> int:
    """The token between two mentions where the words of the second begin."""
    for phrase in reading.phrases:
        if phrase.cue == "comparison" and start <= phrase.first < end:
            return phrase.first
    for date in reading.dates:
        if date.time == "since" and start <= date.first < end:
            return date.first
    strength = _breaks(language)
    relative = language.characters("relative")
    preposition = language.characters("preposition")
    best, at = 0, end
    for position in range(start, end):
        character = tokens.classes[position]
        value = 3 if tokens.words[position] == ";" else strength.get(character, 0)
        following = tokens.classes[position + 1] if position + 1 < len(tokens) else ""
        if value and following and (following in relative or (following in preposition and tokens.classes[position + 2 : position + 3] and tokens.classes[position + 2] in relative)):
            value = 0  # "the blaze, in which …": the words before belong to what follows
        if value and value >= best:
            best, at = value, position
    return at


def _between(reading: _Reading, start: int, end: int, tokens: Tokens, language: Language, *, opening: bool = False) -> _Anchor:
    """What the tokens from `start` up to `end` say; only what the sentence opens with where `opening`."""
    if opening:
        end = min(end, 6)
    phrases = tuple(phrase for phrase in reading.phrases if start <= phrase.last - 1 < end)
    dates = tuple(date for date in reading.dates if start <= date.first < end and (not opening or date.first < 3))
    places = tuple(place for place in reading.places if start <= place.first < end and (not opening or place.start < 2))
    lingering = language.characters("lingering")
    return _Anchor(
        phrases=tuple(phrase for phrase in phrases if phrase.kind),
        dates=dates,
        places=places,
        window=next((_window(date, tokens) for date in dates if date.time in ("since", "window")), ""),
        cues=frozenset(phrase.cue for phrase in phrases),
        lingering=any(character in lingering for character in tokens.classes[start:end]),
    )


def _window(date: DatePhrase, tokens: Tokens) -> str:
    return " ".join(tokens.words[date.first : date.last])


def _phrase(tokens: Tokens, found: object, language: Language) -> _Phrase:
    cue = found.meaning["cue"]
    first, last = found.groups.get("head", (found.first, found.first))
    kind, fits, generic, spread, many, head = "", frozenset[str](), False, False, bool(found.meaning.get("many")), ""
    for at in range(first, last):
        word = tokens.words[at]
        for name in ("incident", "means", "happens"):
            meaning = language.meaning(word, name)
            if not meaning:
                continue
            if not kind or generic:
                kind, generic = meaning["kind"], bool(meaning.get("generic"))
            fits = fits | frozenset(meaning["fits"])
            spread = spread or bool(meaning.get("spread"))
            lemma = language.lemma(word, name)
            many = many or (name == "incident" and lemma != word)
            if name == "incident" or not head:
                head = lemma if name == "incident" else word
            break
    return _Phrase(found.first, found.last, cue, head, kind, fits, generic, many, spread)


def _key(place: PlaceName) -> str:
    return place.name.casefold().removeprefix("the ")


def _best_place(places: Sequence[PlaceName]) -> str | None:
    """The first place that is not a whole country, else the first."""
    local = next((place.name for place in places if place.level not in ("country", "continent")), None)
    return local or (places[0].name if places else None)
