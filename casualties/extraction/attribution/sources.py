"""Attributions → the same with their sources named: the fullest name in the article, the type of source, the relays.

A short form takes the longer name that ends in it or holds it, an acronym the name that it abbreviates, a pronoun or a definite
description the last source that fits; where more than one fits, none is chosen.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence

from attrs import evolve

from casualties.extraction.attribution.cue_readings import read_sentence
from casualties.extraction.attribution.names import Names, full_name, only_body
from casualties.extraction.attribution.pronouns import HUMAN_RELATIVES, KINDS, POINTING, PRONOUNS, TAKEN_UP, UNKNOWN
from casualties.extraction.attribution.quotations import Quotation, find_quotations, is_spoken_of
from casualties.extraction.attribution.reading import spoken_in
from casualties.extraction.attribution.relays import with_relays
from casualties.extraction.attribution.reporting_words import vocabulary
from casualties.extraction.attribution.source_heads import (
    HELPERS,
    WORD,
    Head,
    author_of,
    head_of_source,
    is_common_monitor,
    joint_sources,
    type_of_source,
)
from casualties.extraction.attribution.source_phrases import phrase_before
from casualties.extraction.attribution.subjects import subject_before
from casualties.lexicon.language import Language
from casualties.records.attribution import Attribution
from casualties.records.kinds import SourceType
from casualties.records.phrase import Phrase
from casualties.records.sentence import Place, Sentence
from casualties.records.tokens import Tokens

APPOSED = re.compile(r", (the |an? |its |his |her |their )?([^,.;:\n]{2,80})")
FAR_REACH = 30
"""Sentences that "the group" or "the newspaper" reaches back, at most."""

SEATED = "-based"
"""What a word that only says where a body sits ends in: "the Paris-based group"."""

COMMON = 2
"""Common words that make a name that of a body."""

DEPTH = 6
"""Pronouns that may stand for one another in a chain, at most."""

LATER = r"\b[Tt]he (?:[a-z]+ )?{}, ((?:[A-Z][a-z]{{1,4}}\. )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+),"
LATER_REACH = 3
"""Sentences behind "a spokesman" within which "The spokesman, Ola Berg," says who it is."""

REACH = 5
"""Sentences that a pronoun or description reaches back, at most."""

SPEAKER_REACH = 10
"""Sentences that a pronoun reaches back for one who has spoken, at most."""


def resolve_sources(
    attributions: Sequence[Attribution],
    text: str,
    sentences: Sequence[Sentence],
    tokens: Callable[[int], Tokens],
    language: Language,
) -> tuple[Attribution, ...]:
    """The attributions with `sources`, `source_type` and `via` filled in.

    `sources` stays empty where nothing or more than one name fits a pronoun; a source without a fuller name keeps its words, less the
    article.

    >>> from casualties.extraction.text.sentences import split_sentences
    >>> from casualties.extraction.text.tokens import tokenize
    >>> from casualties.lexicon.language import load
    >>> text = "The mayor said so."
    >>> sentences = split_sentences(text, load())
    >>> tokens = [tokenize(text, sentence.start, sentence.end, load()) for sentence in sentences]
    >>> said = Attribution(source_text="The mayor", source_start=0, source_end=9, cue="said", content=((15, 17),))
    >>> resolve_sources([said], text, sentences, tokens.__getitem__, load())[0].sources
    ('mayor',)
    """
    if not any(attribution.source_text for attribution in attributions):
        return tuple(attributions)
    resolver = _Resolver(text, sentences, tokens, language)
    named = [resolver.named(attribution) for attribution in attributions]
    return with_relays(named)


class _Resolver:
    """What is known of one article while its sources are named."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        tokens: Callable[[int], Tokens],
        language: Language,
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.tokens = tokens
        self.language = language
        self.words = vocabulary(language)
        self.ends = [sentence.end for sentence in sentences]
        self.sentence_sources: dict[int, tuple[tuple[int, int], ...]] = {}
        self.memory: dict[tuple[int, int], tuple[str, ...]] = {}
        self.capitals = text[:400].isupper()
        self.full: dict[str, str] = {}
        self.named_monitors: set[str] | None = None

    @functools.cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        return find_quotations(self.text)

    @functools.cached_property
    def names(self) -> Names:
        return Names(self.text, self.language)

    def named(self, attribution: Attribution) -> Attribution:
        if attribution.source_start is None or attribution.source_end is None:
            return attribution
        sources = self.sources(attribution.source_start, attribution.source_end, 0)
        via = tuple(self.fullest(relay) for relay in attribution.via)
        return evolve(attribution, sources=sources, source_type=self.type_of((*sources, attribution.source_text or "")), via=via)

    def sources(self, start: int, end: int, depth: int) -> tuple[str, ...]:
        """The full names of the source written at `text[start:end]`; none where several could be meant."""
        known = self.memory.get((start, end))
        if known is None:
            self.memory[start, end] = ()
            known = self.memory[start, end] = self._sources(start, end, depth)
        return known

    def _sources(self, start: int, end: int, depth: int) -> tuple[str, ...]:
        surface = " ".join(self.text[start:end].split())
        lower = surface.casefold()
        if lower in HUMAN_RELATIVES:
            antecedent = self.antecedent(start)
            return self.sources(*antecedent, depth + 1) if antecedent and depth < DEPTH else ()
        if lower in TAKEN_UP:
            return self.pronoun(lower, start, depth)
        if lower in UNKNOWN:
            return self.announced(lower, start)
        monitor = self.monitor(surface, start)
        if monitor is not None:
            return (monitor,)
        parts = joint_sources(surface, self.language)
        if len(parts) > 1:
            found = [name for part in parts for name in self.taken_up(part, start, depth) or (self.fullest(part),)]
            return tuple(dict.fromkeys(found))
        described, comma, name = surface.rpartition(", ")
        if comma and described and all(word[0].isupper() or "-" in word for word in name.split()):
            head = self.head(described)
            person = head.person and not head.plural
            if self.language.has(name.split()[-1].casefold(), "place") and described.split()[-1][0].isupper() and " " in described:
                return (self.fullest(surface),)  # "police in Orr, Ohio"
            # in "police in the capital, Port Velo" the name is that of the capital
            placed = self.language.has(described.split()[-1].casefold(), "land_noun")
            return (self.fullest(described if placed and not person else name),)
        return self.taken_up(surface, start, depth) or self.named_later(surface, end) or (self.fullest(surface),)

    def announced(self, surface: str, position: int) -> tuple[str, ...]:
        """The nameless sources of a headline as the text below describes them: "Two dead: sources", then "security sources said"."""
        index = self.index_of(position)
        if not self.language.has(surface, "anonymous_noun") or self.sentences[index].place is not Place.HEADLINE:
            return ()
        below = range(index + 1, min(len(self.sentences), index + 1 + LATER_REACH))
        spoken = (" ".join(self.text[a:b].split()) for i in below for a, b in self.spoken(i))
        described = next((name for name in spoken if self.language.has(self.head(name).word, "anonymous_noun")), None)
        return () if described is None or described.casefold() in UNKNOWN else (self.fullest(described),)

    def named_later(self, surface: str, end: int) -> tuple[str, ...]:
        """The person whom the text names soon behind "a spokesman": "The spokesman, Ola Berg, said"; none where it names none."""
        if surface.split(" ", 1)[0].casefold() not in ("a", "an", "the") or not self.head(surface).person or self.head(surface).name:
            return ()
        last = self.sentences[min(self.index_of(end) + LATER_REACH, len(self.sentences) - 1)].end
        word = self.head(surface).word
        if self.text.find(f" {word}, ", end, last) < 0:
            return ()  # most often: the pattern, one for each word, need not be made
        match = re.compile(LATER.format(re.escape(word))).search(self.text, end, last)
        return (self.fullest(match[1]),) if match is not None else ()

    def taken_up(self, surface: str, position: int, depth: int) -> tuple[str, ...]:
        """The source that a description with "the" and without a name in it takes up; none where it is no such description."""
        if surface[:4].casefold() != "the " or any(word[0].isupper() and not word.endswith(SEATED) for word in surface.split()[1:]):
            return ()
        return self.described(surface, position, depth) or only_body(surface[4:], self.text[:position], self.names, self.language)

    def monitor(self, surface: str, position: int) -> str | None:
        """The one monitor that the article names, for "a war monitor", "the Paris-based monitoring group" and "Monitor" in a headline.

        News tells in its lead what kind of body counts the dead, and names it below.
        """
        if not is_common_monitor(surface, self.language):
            return None
        if self.named_monitors is None:
            last = min(len(self.sentences), FAR_REACH)
            spoken = {" ".join(self.text[a:b].split()) for i in range(last) for a, b in self.spoken(i)}
            named = {self.fullest(name) for name in spoken if self.head(name).name and not is_common_monitor(name, self.language)}
            self.named_monitors = {name for name in named if " " in name and self.type_of((name,)) is SourceType.MONITOR}
        return next(iter(self.named_monitors)) if len(self.named_monitors) == 1 else None

    def fullest(self, surface: str) -> str:
        """The longest name in the article that a written source is short for, or that its author has."""
        if surface.isalpha() and surface.islower():
            return surface  # "police": no name
        known = self.full.get(surface)
        if known is None:
            known = self.full[surface] = full_name(author_of(surface, self.language), self.names, self.language)
        return known

    def index_of(self, position: int) -> int:
        """The sentence that a place of the text is in or, between two, before."""
        return min(bisect_right(self.ends, position), len(self.sentences) - 1)

    def antecedent(self, position: int) -> tuple[int, int] | None:
        """The noun phrase that a relative pronoun at `position` follows."""
        index = self.index_of(position)
        line = self.tokens(index)
        at = bisect_left(line.starts, position)
        if not at:
            return None
        end = at - 1 if line.words[at - 1] == "," else at
        phrase = phrase_before(line, self.words, end, 0)
        return None if phrase is None else self._span(line, phrase)

    @staticmethod
    def _span(line: Tokens, phrase: Phrase) -> tuple[int, int]:
        return line.starts[phrase.start], line.ends[phrase.end - 1]

    def spoken(self, index: int) -> tuple[tuple[int, int], ...]:
        """Where the sources of one sentence stand, those whom another is said to have heard first, in order."""
        known = self.sentence_sources.get(index)
        if known is None:
            line = self.tokens(index)
            spans = spoken_in(read_sentence(line, self.words, self.sentences[index].place))
            known = self.sentence_sources[index] = tuple((line.starts[first], line.ends[last - 1]) for first, last in spans)
        return known

    def candidates(self, position: int) -> Iterable[tuple[int, int]]:
        """The sources and subjects before `position`, nearest sentence first, sources before subjects."""
        index = self.index_of(position)
        for i in range(index, max(-1, index - REACH), -1):
            for span in reversed(self.spoken(i)):
                attackers = i == index and self.language.has(self.text[slice(*span)].rpartition(" ")[2].casefold(), "perpetrator")
                if span[1] <= position and not attackers and not is_spoken_of(self.quotations, span[0], position):
                    yield span
            line = self.tokens(i)
            subject = subject_before(line, self.words, bisect_left(line.starts, position))
            told = i == index and self.is_told_of(line, subject) if subject is not None else False
            # in "a doctor was among the dead, he said" the doctor is not who speaks
            spoken_of = subject is not None and is_spoken_of(self.quotations, line.starts[subject.start], position)
            if subject is not None and subject.edge and not (told or spoken_of) and self.may_be_meant(line, subject):
                yield self._span(line, subject)
        for i in range(index - REACH, max(-1, index - SPEAKER_REACH), -1):
            yield from reversed(self.spoken(i))

    def is_told_of(self, line: Tokens, subject: Phrase) -> bool:
        """Whether the subject of a pronoun's own sentence is spoken of, and no speaker: "a doctor", "gunmen killed two, they said"."""
        return line.words[subject.start] in ("a", "an", "another") or self.language.has(line.words[subject.end - 1], "perpetrator")

    def may_be_meant(self, line: Tokens, subject: Phrase) -> bool:
        """Whether a subject can be what a pronoun that speaks stands for: no counted people, no victims, no quantities.

        In text of capitals only nouns that speak can be told from the rest.
        """
        classes = line.classes[subject.start : subject.end]
        if any(character in self.words.figure or character in self.words.figure_hedge for character in classes):
            return False
        head = next((k for k in range(subject.start + 1, subject.end) if line.classes[k] in self.words.hanging), subject.end) - 1
        if line.classes[head] in self.words.source_noun:
            return True
        if line.classes[head] in self.words.determiner or line.classes[head] in self.words.speaking_pronoun:
            return False  # "Many of the dead were women": a capital that opens the sentence is no name
        opens = subject.start == 0 and head == 0  # "Shots were heard": a capital that opens the sentence
        common = opens and (line.words[0] in self.language.listed or f" {line.words[0]} " in self.text)
        return line.classes[head] in self.words.capital and not self.capitals and not common

    def pronoun(self, pronoun: str, position: int, depth: int) -> tuple[str, ...]:
        """The names that a pronoun at `position` stands for."""
        kind = KINDS.get(pronoun, pronoun)
        for start, end in self.candidates(position):
            surface = self.text[start:end]
            lower = surface.casefold()
            if lower in UNKNOWN or depth >= DEPTH:
                continue
            if lower in PRONOUNS:
                if lower == kind or lower in ("who", "which"):
                    found = self.sources(start, end, depth + 1)
                    if found and (lower == kind or self.fits(kind, found[0])):
                        return found
                continue
            if kind in ("both", "the former", "the latter"):
                parts = joint_sources(surface, self.language)
                if len(parts) == 2:
                    full = [self.fullest(part) for part in parts]
                    return {"both": tuple(full), "the former": (full[0],), "the latter": (full[1],)}[kind]
                continue
            if self.fits(kind, surface):
                return self.sources(start, end, depth + 1)
        return ()

    def fits(self, kind: str, surface: str) -> bool:
        """Whether a pronoun can stand for a source as written, by number and by person or body."""
        head = self.head(surface)
        if surface.isupper() and not self.capitals and not (head.person or head.body or surface in self.names.acronyms):
            return False  # a heading, not a subject
        if kind in ("he", "she"):
            other = "feminine" if kind == "he" else "masculine"
            person = head.person or self.language.has(head.word, "victim.singular")  # "a monk"
            fits = not head.plural and (person or (head.name and not head.body))
            return fits and not any(self.language.has(word, other) for word in head.words)
        if kind == "it" and not surface.casefold().endswith(("armed forces", "police")):  # one body for all its plural
            return not head.plural and (head.body or (head.name and not head.person and not self.may_be_a_person(surface)))
        return head.plural or kind == "it" or (head.body and head.word in ("police", "army", "military", "government", "family"))

    def is_surname(self, surface: str) -> bool:
        """Whether a bare name may be a person's: words in small letters beside capitals, or the end of a longer name."""
        words = surface.split()
        if surface.isupper() and not self.capitals:
            return False
        return len(words) > 1 or any(name.split()[-1] == words[-1] for name in self.names.holding(words[-1].casefold()))

    def may_be_a_person(self, surface: str) -> bool:
        """Whether a name may be a person's: not one of common words, as a body has it ("Human Rights Watch", "Save the Children")."""
        common = sum(word.casefold() in self.language.listed for word in surface.split())
        return self.is_surname(surface) and common < COMMON

    def head(self, surface: str) -> Head:
        """What the head of a source is."""
        return head_of_source(surface, self.language)

    def described(self, surface: str, position: int, depth: int) -> tuple[str, ...]:
        """The source that "the group" or "the source" takes up; none where none or more than one fits."""
        head = self.head(surface)
        said = {word for word in head.words if not word.endswith(SEATED)} - POINTING
        again = "same" in head.words
        same: list[tuple[int, int]] = []
        other: dict[str, tuple[int, int]] = {}
        index = self.index_of(position)
        for i in range(index, max(-1, index - FAR_REACH), -1):
            for start, end in reversed(self.spoken(i)):
                before = self.text[start:end]
                if start >= position or before.casefold() == surface.casefold() or before.casefold() in PRONOUNS:
                    continue
                if " and " in before and len(joint_sources(before, self.language)) > 1:
                    continue
                if head.body and self.head(before).person:
                    continue  # "the observatory" is not "observatory director Rami Haddad"
                known = self.head(before)
                if again and known.plural == head.plural and self.language.has(head.word, "anonymous_noun"):
                    same.append((start, end))  # "the same source": whoever spoke last
                    break
                # "the police" are not "Ana Lund, a police officer"
                if said and (said.issubset(known.words) or (not head.body and said.issubset((*known.words, *self.apposed(end))))):
                    same.append((start, end))
                    break
                alike = head.person if known.person else head.body and self.compatible(head.word, before)
                if alike and known.name and head.plural == known.plural:
                    other.setdefault(before, (start, end))
            if same:
                break
        if same:
            return self.sources(*same[0], depth + 1) if depth < DEPTH else ()
        names = {self.sources(*span, depth + 1) for span in other.values()} if depth < DEPTH else set()
        # a name of which nothing is known but that it has two words may be a person's
        sure = head.person or any(self.head(before).body or not self.may_be_a_person(before) for before in other)
        if len(names) == 1 and sure and self.language.has(head.word, "generic_source"):
            (found,) = names
            return found if self._may_be(surface, head, found) else ()
        return ()

    def apposed(self, end: int) -> tuple[str, ...]:
        """The words of the description behind a name that ends at `end`: "Ola Berg, the governor of Halden, said"."""
        match = APPOSED.match(self.text, end)
        if match is None:
            return ()
        head = self.head(match[2])
        opens = match[1] is not None or (bool(head.words) and self.language.has(head.words[0], "person_noun"))
        return head.words if opens and self.language.has(head.word, "source_noun") else ()

    def _may_be(self, surface: str, head: Head, names: Sequence[str]) -> bool:
        """Whether a description does not say more than fits the names: "the ferry company" is no rescue monitor."""
        words = {word.casefold() for word in WORD.findall(surface) if not word.endswith(SEATED)}
        said = words - {"the", "this", "that", "its", "their", head.word}
        if self.type_of(names) in HELPERS:
            said = {word for word in said if not self.language.has(word, "helper_word")}  # "the aid agency" is the Red Cross
        named = {word.casefold() for name in names for word in WORD.findall(name)}
        kind = self.language.meaning(head.word, "source_noun").get("type")
        alike = kind not in ("company", "police", "medical", "military") or self.type_of(names) in (SourceType(kind), SourceType.OTHER)
        return said <= named and alike

    def compatible(self, head: str, name: str) -> bool:
        medium = self.language.has(head, "medium_noun")
        is_medium = any(self.language.has(word.casefold(), "medium_noun") for word in name.split())
        return medium == is_medium or head == "agency"

    def type_of(self, names: Collection[str]) -> SourceType:
        """The type of a source by the nouns of its name, the last that tells one; a bare "spokesman" only where nothing better does."""
        return type_of_source(tuple(names), self.language)
