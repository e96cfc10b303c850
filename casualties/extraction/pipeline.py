"""A document → its claims: the one place that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve

from casualties.extraction.attribution.attributions import BLOCK, by_block, by_sentence, carried, find_attributions, governing
from casualties.extraction.attribution.sources import resolve_sources
from casualties.extraction.event.dates import find_dates
from casualties.extraction.event.events import find_events
from casualties.extraction.harm.chunks import find_chunks
from casualties.extraction.harm.contexts import in_context
from casualties.extraction.harm.harms import find_harms
from casualties.extraction.harm.realities import is_real
from casualties.extraction.quantity.quantities import find_quantities
from casualties.extraction.quantity.relatives import resolve_relatives
from casualties.extraction.scope.incident_scopes import settle_scopes
from casualties.extraction.scope.parts import link_parts
from casualties.extraction.scope.scopes import find_scopes
from casualties.extraction.scope.statuses import find_statuses
from casualties.extraction.text.candidates import candidates, telling_places
from casualties.extraction.text.sentences import is_heading, split_sentences
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import Language, load
from casualties.lexicon.victims import victim_groups
from casualties.records.attribution import Attribution
from casualties.records.claim import Claim, claim_id
from casualties.records.convention import DEFAULT, Convention
from casualties.records.document import Document
from casualties.records.event import Event
from casualties.records.kinds import Harm, Scope, Status
from casualties.records.mention import Mention
from casualties.records.quantity import LARGEST
from casualties.records.scope import ScopeReading
from casualties.records.sentence import Place, Sentence
from casualties.records.status import StatusReading
from casualties.records.tokens import Tokens

ELLIPSIS_REACH = 2
"""Sentences over which an elliptic count may lean on the claim before it: "Police said one had died." … "His classmates said three."."""


COUNTED = 3
"""Victims, at least, to whom a later "the 96 victims" goes back by their number alone."""

REMEMBERED = 4_000
"""Sentences whose tokens are kept at a time, some 10 MB: those of a book are not all held at once, but made again where asked for."""


class _Tokens:
    """The tokens of each sentence of a document, made when first asked for."""

    def __init__(self, text: str, sentences: list[Sentence], language: Language) -> None:
        self._text, self._sentences, self._language = text, sentences, language
        self._known: dict[int, Tokens] = {}

    def __call__(self, index: int) -> Tokens:
        if index not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            sentence = self._sentences[index]
            self._known[index] = tokenize(self._text, sentence.start, sentence.end, self._language)
        return self._known[index]


class _Days:
    """The ISO day of the phrase of time at a token of a sentence, None where there is none or it is no one known day."""

    def __init__(self, tokens: _Tokens, published: str | None, language: Language) -> None:
        self._tokens, self._published, self._language = tokens, published, language

    def __call__(self, sentence: int, token: int) -> str | None:
        phrases = find_dates(self._tokens(sentence), self._published, self._language)
        here = (phrase for phrase in phrases if phrase.first <= token < phrase.last)
        return next((phrase.start.isoformat() for phrase in here if phrase.start is not None and phrase.start == phrase.end), None)


def read(document: Document, *, convention: Convention = DEFAULT, singles: bool = False) -> tuple[Claim, ...]:
    """The claims of a document, in the order of their quantities; empty where it makes none.

    >>> [claim.quantity_text for claim in read(Document("Two people died and at least five were hurt."))]
    ['Two', 'at least five']
    """
    language = load()
    text = document.text
    places = telling_places(text, language)
    if places is not None and not places:
        return ()
    sentences = split_sentences(text, language)
    tokens = _Tokens(text, sentences, language)
    stating = None if places is None else candidates(text, sentences, places, language)
    mentions = _mentions(sentences, stating, tokens, language, convention, singles)
    if not mentions:
        return ()
    attributions = find_attributions(text, sentences, tokens, language, {mention.sentence for mention in mentions})
    attributions = resolve_sources(attributions, text, sentences, tokens, language)
    here, speakers = by_block(attributions), by_sentence(attributions, sentences)
    figures = [mention.quantity for mention in mentions]
    governed = [governing(here.get(figure.start // BLOCK, ()), figure.start, figure.end) for figure in figures]
    scopes = find_scopes(text, sentences, tokens, mentions, language, _Days(tokens, document.published, language))
    statuses = find_statuses(text, sentences, tokens, mentions, governed, language)
    events = find_events(text, sentences, tokens, mentions, document.published, language, [scope.scope for scope in scopes])
    scopes = settle_scopes(sentences, tokens, mentions, scopes, events, language)
    claims = []
    for mention, attribution, scope, status, event in zip(mentions, governed, scopes, statuses, events, strict=True):
        sentence = sentences[mention.sentence]
        unsourced = attribution is None or attribution.source is None
        pointer = carried(speakers.get(mention.sentence - 1, ()), sentences, mention.sentence) if unsourced else None
        claims.append(_claim(document, sentence, mention, attribution, scope, status, event, pointer, language))
    wholes = link_parts(claims, [scope.rule if scope.scope is Scope.PART else str(index) for index, scope in enumerate(scopes)])
    return tuple(evolve(claim, part_of=whole) if whole else claim for claim, whole in zip(claims, wholes, strict=True))


def _mentions(
    sentences: list[Sentence],
    stating: Collection[int] | None,
    tokens: _Tokens,
    language: Language,
    convention: Convention,
    singles: bool,
) -> tuple[Mention, ...]:
    """The mentions of the sentences that can state a harm (`stating`, all where it is None) and of those that may lean on them."""
    found: list[Mention] = []
    said: dict[int, Harm] = {}
    for index, sentence in enumerate(sentences):
        before = found[-1] if found and index - found[-1].sentence <= ELLIPSIS_REACH else None
        if stating is not None and before is None and index not in stating:
            continue
        line = tokens(index)
        chunks = find_chunks(line, find_quantities(line, language, convention), language, elliptic=before is not None)
        if chunks is None:
            continue
        place = Place.HEADLINE if is_heading(line.text, sentence) else sentence.place
        for mention in find_harms(line, chunks, index, place, before, language, convention, said=said, singles=singles):
            if (mention.quantity.low or 0) <= LARGEST and is_real(line, mention, language):
                found.append(mention)
                figure = mention.quantity.stated or 0
                if figure >= COUNTED and (mention.harm is Harm.KILLED or figure not in said):
                    said[figure] = mention.harm
    strong = any(not mention.weak for mention in found)
    found = [mention for mention in found if not mention.weak or in_context(tokens(mention.sentence), mention, language, strong=strong)]
    return resolve_relatives(found)


def _claim(
    document: Document,
    sentence: Sentence,
    mention: Mention,
    attribution: Attribution | None,
    scope: ScopeReading,
    status: StatusReading,
    event: Event,
    pointer: str | None,
    language: Language,
) -> Claim:
    quantity = mention.quantity
    source = attribution or Attribution(cue=status.cue)
    return Claim(
        claim_id=claim_id(document.id, document.publisher, document.url, quantity.start, quantity.end, mention.harm.value),
        document_id=document.id,
        publisher=document.publisher,
        published=document.published,
        url=document.url,
        text=document.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        quantity_text=quantity.text,
        quantity_start=quantity.start,
        quantity_end=quantity.end,
        low=quantity.low,
        high=quantity.high,
        best=quantity.best,
        stated=quantity.stated,
        hedge=quantity.hedge,
        harm=mention.harm,
        victims=mention.victims,
        victim_groups=victim_groups(mention.victims, language),
        source=source.source,
        source_text=source.source_text,
        source_start=source.source_start,
        source_end=source.source_end,
        sources=source.sources or ((source.source_text,) if source.source_text else ()),
        source_type=source.source_type,
        carried_source=pointer,
        via=source.via,
        cue=source.cue or status.cue,
        event_id=event.event_id,
        event_what=event.what,
        event_where=event.where,
        event_when=event.when,
        scope=scope.scope,
        increment=scope.increment,
        superseded=scope.superseded,
        as_of=scope.as_of,
        status=status.status,
        denied_by=status.denied_by or (source.source if status.status is Status.DENIED else None),
        rule=mention.rule,
    )
