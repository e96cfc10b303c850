"""Mentions → the incident that each of them counts, and what, where and when it was.

Each mention has the words of its own part of the sentence: names of incidents, places, dates. Against every incident opened so
far these are evidence that the mention is of another one, or of the same one; it joins the incident with the least evidence
against it, or opens a new one where there is enough against each.
"""

from __future__ import annotations

import datetime
import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence

from attrs import evolve

from casualties.extraction.event.accounts import Figures, Incident, figures_of, join, tell
from casualties.extraction.event.asides import resolved
from casualties.extraction.event.date_evidence import are_old
from casualties.extraction.event.dates import day_of
from casualties.extraction.event.descriptions import describe
from casualties.extraction.event.evidence import against, goes_on_with, outgrows, recalls, recurs
from casualties.extraction.event.incident_phrases import IncidentPhrase
from casualties.extraction.event.incident_sentences import Reading, day_written, read_sentence
from casualties.extraction.event.incidents import NOTHING, Anchor, anchors, answer, led_up, part, takes_up
from casualties.extraction.event.round_ups import item_starts
from casualties.lexicon.language import Language
from casualties.records.event import Event
from casualties.records.kinds import Scope
from casualties.records.mention import Mention
from casualties.records.sentence import Place, Sentence
from casualties.records.tokens import Tokens

NEW = 0.75
"""Evidence from which on a mention opens an incident of its own; all weights below are in this unit, 1 being a plain statement."""

NEWS = datetime.timedelta(days=3)
"""How far back what a text leads with can be presumed to lie where the text does not date it."""

OTHER_ITEM = 0.9
"""How much it speaks for another incident that it is told in another item of a round-up."""

LEADING = 2
"""Sentences of the body after the first that still belong to the lead, where no paragraph parts them."""

HEADED = 0.5
"""How much it speaks for the incident of a headline, which its text must tell again, that its figure and its kind or place come again."""

SECTION = 0.5
"""How much it speaks for another incident that a heading within the text gives a figure that was not told before."""

REMEMBERED = 12
"""Incidents that a mention is compared with at most: the first and the latest, so that time stays linear."""


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
    lead = next((i for i, sentence in enumerate(sentences) if sentence.place is Place.BODY), 0)
    today = day_of(published)
    for index in range(lead + 1 if today is None else 0):
        today = today or day_written(tokens(index), sentences[index].end, language)
    items = item_starts(text, sentences[lead].start, language)
    recent = (today - NEWS, today + datetime.timedelta(days=1)) if today else None
    readings: dict[int, Reading] = {}

    def read(index: int) -> Reading:
        found = readings.get(index)
        if found is None:
            found = read_sentence(tokens(index), sentences[index].end, today, language, opens=index <= lead)
            readings[index] = found
        return found

    order = sorted(range(len(mentions)), key=lambda i: (mentions[i].sentence, mentions[i].quantity.start))
    carrying = {mention.sentence for mention in mentions}
    incidents: list[Incident] = []
    chosen: dict[int, Incident] = {}
    paragraph, current, latest, item = -1, None, None, 0
    for index, group in itertools.groupby(order, key=lambda i: mentions[i].sentence):
        indices = list(group)
        if sentences[index].paragraph != paragraph:
            paragraph, current = sentences[index].paragraph, None
        if item != bisect_right(items, sentences[index].start):
            item, latest = bisect_right(items, sentences[index].start), None
        found = anchors(read(index), [_offsets(mentions[i]) for i in indices], language)
        if not incidents and index > lead and are_old(found[0].dates):
            # the first figure is of the background: what the lead tells of without a figure is the news
            news_told = part(read(lead), 0, len(tokens(lead)), 0, language)
            if news_told.phrases and not are_old(news_told.dates):
                incidents.append(Incident(0, False, "", recent))
                tell(incidents[0], news_told)
        caption = sentences[index].place is Place.CAPTION
        if index and index - 1 not in carrying and takes_up(found[0]):
            told = part(read(index - 1), 0, len(tokens(index - 1)), 0, language)
            found[0] = led_up(found[0], told, apart=sentences[index - 1].paragraph != sentences[index].paragraph)
        previous, last_start = None, -1
        beside: list[Incident] = []
        figures = [figures_of(mentions[i]) for i in indices if not mentions[i].quantity.additive]
        for i, anchor in zip(indices, found, strict=True):
            mention = mentions[i]
            if previous is not None and (mention.quantity.start == last_start or anchor.runs_on):
                incident = previous  # "missing, presumed dead" is one figure with two harms; "two dead and 20 hurt in a blast" one blast
            else:
                cumulative = scopes[i] is Scope.CUMULATIVE if scopes is not None else bool(anchor.window)
                default = _at_hand(mention, anchor, incidents, previous, current, latest, item, cumulative)
                if caption:
                    anchor = evolve(anchor, phrases=tuple(evolve(phrase, cue="definite") for phrase in anchor.phrases))
                elif index > lead and anchor.introduces and _is_quoted(text, sentences, index, mention.quantity.start):
                    anchor = evolve(anchor, phrases=tuple(map(_told_anew, anchor.phrases)))
                chosen_or_none = _choose(
                    mention,
                    anchor,
                    incidents,
                    default,
                    cumulative,
                    beside,
                    figures,
                    at_lead=index <= lead,
                    at_hand=current is not None,
                    later=sentences[index].paragraph > sentences[lead].paragraph or index > lead + LEADING,
                    item=item,
                    part=scopes is not None and scopes[i] is Scope.PART,
                    section=index > lead and _is_heading(text, sentences[index]),
                )
                news = recent if index <= lead or not incidents else None
                incident = chosen_or_none or Incident(len(incidents), cumulative, anchor.window, news, item)
                if chosen_or_none is None:
                    incidents.append(incident)
                    anchor = evolve(anchor, dates=tuple(resolved(date, default.dates if default else ()) for date in anchor.dates))
            if index <= lead and scopes is not None:
                incident.cumulative = incident.cumulative or scopes[i] is Scope.CUMULATIVE
            join(incident, mention, anchor)
            incident.heads_text = (chosen_or_none is None or incident.heads_text) and _is_heading(text, sentences[index])
            if anchor.cues.isdisjoint(("other", "elsewhere", "comparison")):
                incident.sentences.add(index)
            chosen[i] = previous = incident
            last_start = mention.quantity.start
            beside.append(incident)
            latest = incident
            if "comparison" not in anchor.cues and not incident.cumulative:
                current = incident
        if any(anchor.provokes for anchor in found):
            counter = answer(read(index), language)
            if counter is not NOTHING and not any(incident.answers for incident in incidents):
                incidents.append(Incident(len(incidents), False, ""))
                tell(incidents[-1], counter)
    events: dict[int, Event] = {}
    for i in order:
        incident = chosen[i]
        if incident.number not in events:
            before = [index - 1 for index in sorted(incident.sentences) if _goes_before(index - 1, sentences, carrying)]
            event_id = f"e{len(events) + 1}"
            events[incident.number] = describe(incident, event_id, text, sentences, read, lead, before, dated=published is not None)
    return tuple(events[chosen[i].number] for i in range(len(mentions)))


def _goes_before(index: int, sentences: Sequence[Sentence], carrying: Collection[int]) -> bool:
    """Whether a sentence has no figure of its own and leads up to the next, in the same paragraph."""
    return index >= 0 and index not in carrying and sentences[index].paragraph == sentences[index + 1].paragraph


def _is_heading(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a headline or a line below it or within the text that ends without a stop."""
    return sentence.place is Place.HEADLINE or text[sentence.start : sentence.end].rstrip()[-1:].isalnum()


def _is_quoted(text: str, sentences: Sequence[Sentence], index: int, offset: int) -> bool:
    """Whether an offset in a sentence stands within the quotation marks of its paragraph."""
    first = bisect_left(sentences, sentences[index].paragraph, key=lambda sentence: sentence.paragraph)
    before = text[sentences[first].start : offset]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _told_anew(phrase: IncidentPhrase) -> IncidentPhrase:
    """A phrase as a speaker says it, to whom nothing has been told before and so all is new ("a mine went off")."""
    return evolve(phrase, cue="happening") if phrase.cue == "indefinite" else phrase


def _at_hand(
    mention: Mention,
    anchor: Anchor,
    incidents: Sequence[Incident],
    previous: Incident | None,
    current: Incident | None,
    latest: Incident | None,
    item: int,
    cumulative: bool,
) -> Incident | None:
    """The incident that a mention is of where its words do not say; None where none has been told of.

    `previous` is that of the figure before it in its sentence, `current` that of its paragraph, `latest` that of its item of a round-up.
    """
    if not incidents:
        return None
    found = previous or current or next((one for one in incidents if one.item == item), incidents[0])
    if latest is not None:
        told_on = "this" in anchor.cues or (anchor.bare and mention.quantity.additive and current is None)
        if told_on or (anchor.bare and cumulative and latest.cumulative) or goes_on_with(latest, mention, anchor, incidents[0]):
            found = latest  # "another eight were hurt" goes on about what came last, in a paragraph of its own too
    return incidents[0] if outgrows(found, mention, anchor, incidents[0]) else found


def _offsets(mention: Mention) -> tuple[int, int]:
    """Where the figure of a mention starts, and the word that states its harm."""
    start = mention.quantity.start
    return start, start if mention.trigger_start is None else mention.trigger_start


def _choose(
    mention: Mention,
    anchor: Anchor,
    incidents: Sequence[Incident],
    default: Incident | None,
    cumulative: bool,
    neighbours: Sequence[Incident],
    figures: Sequence[Figures],
    *,
    at_lead: bool,
    at_hand: bool,
    later: bool,
    item: int,
    part: bool,
    section: bool,
) -> Incident | None:
    """The incident that the mention joins, None where the evidence is against all.

    `neighbours` are those that its sentence counted before it, `figures` all that its sentence gives.
    """
    best, least = None, NEW
    for incident in incidents if len(incidents) <= REMEMBERED else (incidents[0], *incidents[-REMEMBERED:]):
        # a headline that does not say of what period its figure is takes the lead's
        period = incident.cumulative if at_lead and incident.number == 0 and not neighbours else cumulative
        evidence = against(mention, anchor, incident, period, beside=incident in neighbours, at_hand=at_hand, later=later, part=part)
        if incident.item != item:
            # only a figure that hardly recurs by chance makes one incident of two stories; what suggests it within one does not
            evidence = (evidence if recurs(figures, incident) else max(evidence, 0.0)) + OTHER_ITEM
        if section and incident.figures.isdisjoint(figures_of(mention)):
            evidence += SECTION
        if not neighbours and sum(not incident.figures.isdisjoint(figure) for figure in set(figures)) > 1:
            evidence -= 0.7  # "one dead and three hurt" again
        if incident.heads_text and recalls(anchor, incident) and not incident.figures.isdisjoint(figures_of(mention)):
            evidence -= HEADED
        if at_lead and incident.number == 0 and not neighbours:
            evidence -= 0.5
        if incident is not default:
            # to leave the incident at hand for an earlier one takes a reason, and its kind or place is part of one
            evidence += 0.2 if incident.number == 0 else 0.25 if recalls(anchor, incident) else 0.4
        if evidence < least:
            best, least = incident, evidence
    return best
