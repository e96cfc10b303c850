"""Sentence → what each part of it says of an incident: its name, its dates, its places, and the words that open another one.

A sentence with several figures is cut between them; each figure has the part around it, and shares what its neighbour's part
says where it has nothing of its own ("three were killed and 20 wounded in a blast in Kano").
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from attrs import evolve, frozen

from casualties.extraction.event.asides import Aside, find_asides, resolved
from casualties.extraction.event.cuts import bracketed, cut
from casualties.extraction.event.dates import DatePhrase
from casualties.extraction.event.incident_phrases import IncidentPhrase
from casualties.extraction.event.incident_sentences import Reading, marked
from casualties.extraction.event.places import PlaceName
from casualties.lexicon.language import Language
from casualties.records.tokens import Tokens

LEADING = 6
"""Tokens before the name in a place that opens a part, at most: "In a small town near Kano,"."""

OPENING = 2
"""Tokens into a sentence or part up to which a phrase stands at its head and so holds for all of it ("In 1985, …")."""


@frozen(kw_only=True)
class Anchor:
    """What the part of a sentence around one figure says of its incident.

    `places_before` is true where its places stand before the figure, `set_in` where the part opens with a place that is not where
    somebody speaks, `contrast` where the sentence sets them against the places of another of its figures, `at_head` where the part
    opens with a date or place, `lingering` where the people died or were found later, so that a date need not be the incident's,
    `runs_on` where the figure before shares all that it says. `window` is the period of a running toll, "" where there is none.
    `sites` are the spots named ("camp"), `called` the words with a capital in the names of known incidents ("the Kano attack");
    `another` is true where the figure itself is of others ("another man"); `answers` where the incident answers another one,
    `provokes` where it is the one that the main clause of its sentence answers, `aside` where it is another than the main clause's
    for any reason; `presupposed` where the figure has the article of what is known ("the three rebels"). `deed` names what was done by
    the verb of harm or the manner, where that tells ("shot", "by drowning").
    """

    phrases: tuple[IncidentPhrase, ...] = ()
    dates: tuple[DatePhrase, ...] = ()
    places: tuple[PlaceName, ...] = ()
    cues: frozenset[str] = frozenset()
    window: str = ""
    places_before: bool = False
    set_in: bool = False
    contrast: bool = False
    at_head: bool = False
    lingering: bool = False
    runs_on: bool = False
    sites: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    another: bool = False
    answers: bool = False
    provokes: bool = False
    aside: bool = False
    presupposed: bool = False
    deed: str = ""

    @property
    def empty(self) -> bool:
        """Whether it says nothing that tells one incident from another."""
        return not (self.phrases or self.dates or self.places or self.cues or self.sites)

    @property
    def known(self) -> bool:
        """Whether it names an incident as known ("the attack", "that attack")."""
        return any(phrase.cue in ("definite", "this") for phrase in self.phrases)

    @property
    def singled(self) -> bool:
        """Whether it names one incident out of several ("in the latest attack")."""
        return any(phrase.singled for phrase in self.phrases)

    @property
    def introduces(self) -> bool:
        """Whether it names an incident as new ("an attack")."""
        return any(phrase.cue == "indefinite" for phrase in self.phrases)

    @property
    def several(self) -> bool:
        """Whether it names several incidents apart ("in four separate shootings")."""
        return any(phrase.cue == "other" and phrase.many for phrase in self.phrases)

    @property
    def bare(self) -> bool:
        """Whether it says nothing by itself of what happened, where and when."""
        return self.empty or (self.cues <= {"meanwhile", "toll"} and not (self.phrases or self.dates or self.places or self.sites))


NOTHING = Anchor()
"""What a sentence without any name, date or place says."""


AT_ONCE = 6
"""Tokens from the end of one count to the count that is joined to it, at most."""


def anchors(reading: Reading, figures: Sequence[tuple[int, int]], language: Language) -> list[Anchor]:
    """The anchor of each figure of a sentence; `figures` are the offsets of each and of the word that states its harm, in order."""
    tokens = reading.tokens
    at = [(bisect_right(tokens.starts, figure) - 1, bisect_right(tokens.starts, trigger) - 1) for figure, trigger in figures]
    asides = find_asides(tokens, reading.phrases, at, language)
    if not asides:
        return _anchors(reading, at, language)
    main = _outside(reading, asides)
    found: dict[int, Anchor] = {}
    for aside in (None, *asides):
        indices = [k for k, (figure, _) in enumerate(at) if _aside_of(figure, asides) is aside]
        if not indices:
            continue
        within = main if aside is None else _within(reading, aside, main.dates)
        for k, anchor in zip(indices, _anchors(within, [at[k] for k in indices], language), strict=True):
            found[k] = anchor if aside is None else evolve(anchor, aside=True, provokes=aside.provoking, answers=False)
    return [found[k] for k in range(len(at))]


def answer(reading: Reading, language: Language) -> Anchor:
    """What the main clause of a sentence says that tells of an answer to another incident; NOTHING where it tells of none."""
    asides = [aside for aside in find_asides(reading.tokens, reading.phrases, (), language) if aside.provoking]
    if not asides:
        return NOTHING
    anchor = part(_outside(reading, asides), 0, len(reading.tokens), 0, language)
    return evolve(anchor, answers=True)


def _aside_of(figure: int, asides: Sequence[Aside]) -> Aside | None:
    return next((aside for aside in asides if aside.first <= figure < aside.last), None)


def _outside(reading: Reading, asides: Sequence[Aside]) -> Reading:
    return evolve(
        reading,
        phrases=tuple(phrase for phrase in reading.phrases if _aside_of(phrase.last - 1, asides) is None),
        dates=tuple(date for date in reading.dates if _aside_of(date.first, asides) is None),
        places=tuple(place for place in reading.places if _aside_of(place.first, asides) is None),
    )


def _within(reading: Reading, aside: Aside, main: Sequence[DatePhrase]) -> Reading:
    dates = [date for date in reading.dates if aside.first <= date.first < aside.last]
    if aside.shift is not None and not dates:
        dates.append(aside.shift)
    return evolve(
        reading,
        phrases=tuple(phrase for phrase in reading.phrases if aside.first < phrase.last <= aside.last),
        dates=tuple(resolved(date, main) for date in dates),
        places=tuple(place for place in reading.places if aside.first <= place.first < aside.last),
    )


def _anchors(reading: Reading, at: Sequence[tuple[int, int]], language: Language) -> list[Anchor]:
    """The anchors of the figures and words of harm at these tokens, of one clause or of clauses that share what they say."""
    tokens = reading.tokens
    if len(at) == 1:
        return [part(reading, 0, len(tokens), at[0][0], language)]
    told = [k for k in range(len(at)) if k == 0 or not _joined(reading, at[k - 1], at[k], language)]
    if len(told) < len(at):
        found = _anchors(reading, [at[k] for k in told], language)
        return [found[i] if k in told else evolve(found[i], runs_on=True) for k, i in enumerate(_owners(told, len(at)))]
    return _parted(reading, [figure for figure, _ in at], language)


def _owners(told: Sequence[int], count: int) -> list[int]:
    """For each of so many figures, which of those that head a group it goes with."""
    return [bisect_right(told, k) - 1 for k in range(count)]


def _joined(reading: Reading, one: tuple[int, int], other: tuple[int, int], language: Language) -> bool:
    """Whether two figures are told of together with nothing of an incident between them.

    They share the word of their harm ("two soldiers and six rebels died"), or the second is joined to the first at once ("killing two
    and wounding six", "two were killed, with six others wounded").
    """
    if one[0] == other[0]:
        return True  # "14 are missing, presumed dead": one figure, two harms
    behind = one[0]
    if one[1] == other[1] and marked(language, "accompanied").search(reading.tokens.classes, one[1], other[0]):
        return True  # "was killed on Monday along with two others"
    if one[1] != other[1]:
        behind = max(one)
        between = (reading.tokens.classes, behind + 1, other[0])
        apart = other[0] - behind - bracketed(reading.tokens.words[behind : other[0]])
        at_once = 0 < apart <= AT_ONCE and marked(language, "joining_at_once").search(*between)
        if not at_once or marked(language, "another_story").search(*between):
            return False
    elif one[1] == one[0] or one[0] < one[1] < other[0]:
        return False
    told: list[IncidentPhrase | DatePhrase | PlaceName] = [*reading.phrases, *reading.dates, *reading.places]
    return not any(behind < found.first < other[0] for found in told)


def _parted(reading: Reading, at: Sequence[int], language: Language) -> list[Anchor]:
    """The anchors of figures of which each has words of its own or shares those of its neighbours."""
    tokens = reading.tokens
    cuts, strengths = [0], [0]
    for before, after in itertools.pairwise(at):
        position, strength = cut(reading, before + 1, after, language) if after > before else (cuts[-1], 0)
        cuts.append(position)
        strengths.append(strength)
    cuts.append(len(tokens))
    found = [part(reading, cuts[k], max(cuts[k], cuts[k + 1]), at[k], language) for k in range(len(at))]
    for k in range(len(found) - 2, -1, -1):
        if strengths[k + 1] <= 1 and cuts[k + 1] > cuts[k]:
            if found[k].empty and not found[k + 1].empty:
                found[k], found[k + 1] = found[k + 1], evolve(found[k + 1], runs_on=True)
            else:
                shared = _sharing(found[k], found[k + 1])
                same = shared.phrases == found[k + 1].phrases and shared.places == found[k + 1].places and bool(shared.phrases)
                found[k], found[k + 1] = shared, evolve(found[k + 1], runs_on=True) if same else found[k + 1]
    head = found[0]
    opening_dates = tuple(date for date in head.dates if date.first <= OPENING)
    for k in range(1, len(found)):
        if opening_dates and not found[k].dates:
            found[k] = evolve(found[k], dates=opening_dates)
        if head.window and not found[k].window:
            found[k] = evolve(found[k], window=head.window)
    if any(anchor.lingering or "toll" in anchor.cues for anchor in found):
        # "up from 980 the day before" dates the figure, not the incident
        found = [evolve(anchor, lingering=True) if all(date.time == "shift" for date in anchor.dates) else anchor for anchor in found]
    _set_against(found, strengths)
    return found


def _sharing(one: Anchor, following: Anchor) -> Anchor:
    """The anchor of a part that lacks place or date and runs on into the next part, with those that stand after the next figure."""
    if not one.places and following.places and not following.places_before:
        one = evolve(one, places=following.places)
    if not one.dates and following.dates and not following.at_head:
        one = evolve(one, dates=following.dates)
    if not one.window and not one.dates and following.window:
        one = evolve(one, window=following.window)
    if not one.phrases and not following.dates and not any(phrase.before for phrase in following.phrases):
        # "nine were killed and 21 wounded in yet another attack"
        one = evolve(one, phrases=following.phrases, cues=one.cues | following.cues & {"other", "this"})
    if following.lingering and not following.dates:
        one = evolve(one, lingering=True)  # "34 wounded, including four children, remained in hospital"
    return one


def _set_against(found: list[Anchor], strengths: Sequence[int]) -> None:
    """Marks the anchors of one sentence that it sets against one another, by places or by names of incidents.

    "In the massacre 176 died at Dol and 113 at Tell" sets nothing against anything: the incident that it opens with has both places.
    """
    if _covers(found):
        return
    for k in range(1, len(found)):
        one = found[k]
        for j in range(k - 1, -1, -1):
            other = found[j]
            if other.places == one.places and other.phrases == one.phrases:
                continue
            theirs = {key(place) for place in other.places}
            placed = bool(one.places and theirs) and not any(key(place) in theirs for place in one.places)
            opens = one.phrases != other.phrases and _opens(one)
            if _named_apart(one, other) or (placed and (one.places_before == other.places_before or strengths[k] > 1 or opens)):
                found[k] = evolve(one, contrast=True)
                found[j] = evolve(other, contrast=True)
                break


def _covers(found: Sequence[Anchor]) -> bool:
    """Whether the first of the anchors opens with one known incident and the others name none."""
    known = any(phrase.before and phrase.cue in ("definite", "this") and not phrase.many for phrase in found[0].phrases)
    return known and not any(anchor.phrases or anchor.cues for anchor in found[1:])


def _opens(anchor: Anchor) -> bool:
    return any(phrase.cue in ("indefinite", "bare", "other") for phrase in anchor.phrases)


def _named_apart(one: Anchor, other: Anchor) -> bool:
    """Whether two parts name their incidents in parallel ("in an avalanche … in a fall"), which makes them two."""
    pairs = [(a, b) for a in one.phrases for b in other.phrases if a.first != b.first and a.before == b.before and a.cue == b.cue]
    return any(a.cue == "indefinite" or (a.cue == "bare" and a.kind != b.kind and not a.generic and not b.generic) for a, b in pairs)


def key(place: PlaceName) -> str:
    """What two mentions of one place have in common."""
    return (place.core or place.name).casefold().removeprefix("the ")


def part(reading: Reading, start: int, end: int, figure: int, language: Language) -> Anchor:
    """What the tokens from `start` up to, not including, `end` say; `figure` is the token of the figure."""
    sites, deed = _sites(reading.tokens, start, end, language), _deed(reading.tokens, start, end, language)
    if not (reading.phrases or reading.dates or reading.places):
        presupposed = _presupposed(reading.tokens, figure)
        return Anchor(sites=sites, deed=deed, presupposed=presupposed) if sites or deed or presupposed else NOTHING
    phrases = tuple(phrase for phrase in reading.phrases if start <= phrase.last - 1 < end)
    acting = [one for one, deed in itertools.pairwise(phrases) if one.agent and deed.cue == "happening" and "attack" not in deed.fits]
    phrases = tuple(phrase for phrase in phrases if phrase not in acting)  # "gunmen kidnapped 20": no shooting
    manner = next((phrase.head for phrase in phrases if phrase.cue == "manner"), "")
    dates = tuple(date for date in reading.dates if start <= date.first < end)
    places = tuple(place for place in reading.places if start <= place.first < end)
    head = start + OPENING
    return Anchor(
        phrases=tuple(
            evolve(phrase, before=True) if phrase.first < figure else phrase for phrase in phrases if phrase.kind and phrase.cue != "manner"
        ),
        dates=dates,
        places=places,
        cues=frozenset(
            phrase.cue
            for phrase in phrases
            if (phrase.cue in ("other", "this") or not phrase.kind) and (phrase.cue != "comparison" or phrase.first < figure)
        )
        - {"lingering", "manner"},
        window=_window(dates, reading.tokens),
        places_before=bool(places) and places[0].first < figure,
        set_in=bool(places)
        and (places[0].start <= head or _leads(reading.tokens, start, places[0]))
        and not _spoken(reading.tokens.classes, places[0].last, figure, language),
        at_head=any(date.first <= head for date in dates) or any(place.start <= head for place in places),
        lingering=any(phrase.cue == "lingering" for phrase in phrases),
        sites=sites,
        called=_called(reading.tokens, phrases),
        another=marked(language, "other_incident").search(reading.tokens.classes, figure, figure + 2) is not None,
        presupposed=_presupposed(reading.tokens, figure),
        deed=deed or manner,
        answers=any(phrase.answer for phrase in phrases),
    )


def _leads(tokens: Tokens, start: int, place: PlaceName) -> bool:
    """Whether a part opens with a place by its neighbour: "In a town near Kano, three were killed"."""
    before = tokens.words[start : place.start]
    return (
        before[:1] in (("in",), ("at",), ("near",), ("on",))
        and len(before) <= LEADING
        and "," not in before
        and tokens.words[place.last : place.last + 1] == (",",)
    )


def _presupposed(tokens: Tokens, figure: int) -> bool:
    """Whether the figure at a token follows "the" or "those" and so counts people told of before."""
    return figure > 0 and tokens.words[figure - 1] in ("the", "those", "these", "all")


def takes_up(anchor: Anchor) -> bool:
    """Whether an anchor can go on about the sentence before it: it says nothing, or names an incident as known."""
    return anchor.bare or "this" in anchor.cues or anchor.known


def led_up(anchor: Anchor, before: Anchor, *, apart: bool) -> Anchor:
    """An anchor with what the sentence before it says, where it goes on about that; `apart` where another paragraph has begun.

    It goes on where it says nothing itself, within a paragraph, and where it takes up an incident by a definite noun: "Rebels raided
    a camp in Gorm. The attack killed nine."
    """
    if anchor.bare:
        return anchor if apart else evolve(before, cues=before.cues | anchor.cues)
    if not before.phrases or not (before.dates or before.places or before.cues):
        return anchor
    taken = [phrase for phrase in anchor.phrases if phrase.cue in ("definite", "this")]
    named = [other for other in before.phrases if "this" in anchor.cues or any(_names_same(phrase, other) for phrase in taken)]
    if not named:
        return anchor
    nearest = sorted(before.dates, key=lambda date: abs(date.first - named[-1].first))[:1]
    return evolve(
        anchor,
        phrases=before.phrases,
        dates=anchor.dates or tuple(nearest),
        places=anchor.places or before.places,
        cues=anchor.cues - {"this"} | before.cues,
        answers=before.answers,
        at_head=before.at_head,
        set_in=before.set_in,
    )


def _names_same(phrase: IncidentPhrase, other: IncidentPhrase) -> bool:
    return phrase.kind == other.kind or ((phrase.generic or other.generic) and not phrase.fits.isdisjoint(other.fits))


def _called(tokens: Tokens, phrases: Sequence[IncidentPhrase]) -> frozenset[str]:
    """The words with a capital in the names of incidents that are known."""
    spans = [range(phrase.first, phrase.last) for phrase in phrases if phrase.cue in ("definite", "this")]
    return frozenset(tokens.words[at] for span in spans for at in span if at and tokens.text[tokens.starts[at]].isupper())


def _sites(tokens: Tokens, start: int, end: int, language: Language) -> frozenset[str]:
    """The spots that the tokens name by a common noun ("a training camp", "the camp")."""
    found = marked(language, "site").finditer(tokens.classes, start, end)
    return frozenset(language.lemma(tokens.words[match.start()], "site") for match in found)


def _deed(tokens: Tokens, start: int, end: int, language: Language) -> str:
    """What was done, as the first verb of harm that tells it says; "" where none does."""
    match = marked(language, "deed").search(tokens.classes, start, end)
    return str(language.meaning(tokens.words[match.start()], "deed")["kind"]) if match else ""


def _spoken(classes: str, start: int, end: int, language: Language) -> bool:
    """Whether somebody speaks between two tokens ("In Kano, police said that nine …")."""
    return marked(language, "reporting_context").search(classes, start, end) is not None


def _window(dates: Sequence[DatePhrase], tokens: Tokens) -> str:
    return next((" ".join(tokens.words[date.first : date.last]) for date in dates if date.time in ("since", "window")), "")
