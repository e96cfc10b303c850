"""Attributions → the same with their sources named: the fullest name in the article, the type of source, the relays.

A short form takes the longer name that ends in it or holds it, an acronym the name that it abbreviates, a pronoun or a definite
description the last source that fits; where more than one fits, none is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from attrs import evolve, frozen

from casualties.extraction.reporting_words import vocabulary
from casualties.extraction.source_phrases import Phrase, phrase_before, subject_before
from casualties.lexicon.language import Language
from casualties.records.attribution import Attribution
from casualties.records.kinds import SourceType
from casualties.records.sentence import Sentence
from casualties.records.tokens import Tokens

NAME = re.compile(
    r"(?:[^\W\d_a-zà-öø-ÿ][\w'’\-]*\.?|al-\w+)"
    r"(?:[ \n](?:(?:of|for|and|the|on|de|del|der|la|van|von|bin|ibn|el|al|de la|for the|of the|against|in)[ \n])?(?:[^\W\d_a-zà-öø-ÿ][\w'’\-]*\.?|al-\w+))+"
)
ACRONYM = re.compile(r"\(([A-Z][A-Za-z]*[A-Z])\)|\bknown (?:as|by its acronym) (?:the )?([A-Z]{2,})\b")
BODY = re.compile(
    r"\b(?:Services?|Authority|Agency|Ministry|Department|Commission|Council|Organi[sz]ation|Administration|Association|Bureau|Board|Office|Force|Centre|Center|Committee|Society|Institute)\b"
)
SMALL = frozenset(("of", "for", "and", "the", "on", "in", "de", "la", "against"))
ARTICLES = re.compile(r"^(?:the|a|an|one|some|another)\s+", re.IGNORECASE)
REACH = 5
"""Sentences that a pronoun or description reaches back, at most."""

MASCULINE, FEMININE, NEUTER, PLURAL = "he", "she", "it", "they"


@frozen
class Names:
    """The proper names of an article: every run of capitalised words, by each of its words, and acronyms with what they stand for."""

    by_word: dict[str, list[str]]
    acronyms: dict[str, str]


def proper_names(text: str) -> Names:
    """The proper names of a text.

    >>> proper_names("The National Front (NF) met.").acronyms
    {'NF': 'National Front'}
    """
    by_word: dict[str, list[str]] = {}
    runs: list[tuple[int, int, str]] = []
    seen: set[str] = set()
    for match in NAME.finditer(text):
        name = " ".join(match[0].split())
        left, joint, right = name.partition(" and ")
        if joint and (" " in left or " " in right) and " of " not in left and not BODY.search(right):
            runs.extend((match.start(), match.end(), part) for part in (left, right))
            for part in (left, right):
                for word in set(part.split()):
                    if part not in seen and word.casefold() not in SMALL:
                        by_word.setdefault(word.casefold(), []).append(part)
                seen.add(part)
            continue
        name = re.sub(r"['’]s?$", "", ARTICLES.sub("", name)).rstrip(".")
        runs.append((match.start(), match.end(), name))
        if name in seen:
            continue
        seen.add(name)
        for word in set(name.split()):
            if word.casefold() not in SMALL:
                by_word.setdefault(word.casefold(), []).append(name)
    acronyms: dict[str, str] = {}
    for match in ACRONYM.finditer(text):
        acronym = match[1] or match[2]
        before = [name for start, end, name in runs if end <= match.start() and match.start() - end <= 4]
        if before:
            acronyms[acronym] = before[-1]
    return Names(by_word, acronyms)


def resolve_sources(
    attributions: Sequence[Attribution],
    text: str,
    sentences: Sequence[Sentence],
    tokens: Callable[[int], Tokens],
    language: Language,
) -> tuple[Attribution, ...]:
    """The attributions with `sources`, `source_type` and `via` filled in."""
    if not any(attribution.source_text for attribution in attributions):
        return tuple(attributions)
    resolver = _Resolver(attributions, text, sentences, tokens, language)
    named = [resolver.named(attribution) for attribution in attributions]
    return tuple(evolve(attribution, via=_relays(attribution, named)) for attribution in named)


def _relays(attribution: Attribution, named: Sequence[Attribution]) -> tuple[str, ...]:
    """The media that relay an attribution: those whose content holds its source, the nearest first."""
    if attribution.source_start is None:
        return ()
    outer = []
    for other in named:
        if other is attribution or other.source_type is not SourceType.MEDIA or other.source == attribution.source or other.source is None:
            continue
        start = attribution.source_start
        if any(a <= start < b for a, b in other.content) and sum(b - a for a, b in other.content) > sum(
            b - a for a, b in attribution.content
        ):
            outer.append((sum(b - a for a, b in other.content), other.source))
    relays = list(attribution.via)
    for _, source in sorted(outer):
        if source not in relays:
            relays.append(source)
    return tuple(relays)


class _Resolver:
    """What is known of one article while its sources are named."""

    def __init__(
        self,
        attributions: Sequence[Attribution],
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
        self.attributions = sorted(
            (item for item in attributions if item.source_start is not None), key=lambda item: item.source_start or 0
        )
        self.memory: dict[tuple[int, int], tuple[str, ...]] = {}
        self._names: Names | None = None

    @property
    def names(self) -> Names:
        if self._names is None:
            self._names = proper_names(self.text)
        return self._names

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
        if lower in ("who", "which", "that"):
            antecedent = self.antecedent(start)
            return self.sources(*antecedent, depth + 1) if antecedent and depth < 6 else ()
        if lower in ("he", "she", "it", "they", "his", "her", "its", "their", "both", "him", "them", "the former", "the latter"):
            return self.pronoun(lower, start, depth)
        if lower in ("i", "we", "you", "others", "some", "many", "most", "several", "one", "this", "these", "those", "all", "us", "me"):
            return ()
        parts = self.joint(surface)
        if len(parts) > 1:
            return tuple(dict.fromkeys(self.fullest(part) for part in parts))
        if surface[:4].casefold() == "the " and not any(word[0].isupper() for word in surface.split()[1:]):
            found = self.described(surface, start, depth)
            if found:
                return found
        if surface.casefold() in ("reports", "sources", "unconfirmed reports"):
            return ()
        return (self.fullest(surface),)

    # ------------------------------------------------------------------------------------------------------------ full names

    def fullest(self, surface: str) -> str:
        """The longest name in the article that a written source is short for; the source without its article where there is none."""
        plain = re.sub(r"['’]s?$", "", ARTICLES.sub("", surface)).strip()
        words = plain.split()
        if not words:
            return surface
        if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
            return self.names.acronyms.get(words[0]) or self.spelt_out(words[0]) or plain
        if not all(word[0].isupper() or word.casefold() in SMALL or word.startswith("al-") for word in words):
            return plain
        bare = [word for word in words if not self.language.has(word.casefold().rstrip("."), "title")] or words
        wanted = [word.casefold() for word in bare if word.casefold() not in SMALL]
        if not wanted:
            return plain
        fits = []
        for name in self.names.by_word.get(wanted[-1], ()):
            have = [word.casefold() for word in name.split()]
            if len(have) > len(words) and len(have) <= 9 and _in_order(wanted, have):
                body = self.language.has(wanted[-1], "body_noun")
                if body or have[-1] == wanted[-1]:
                    fits.append(name)
        if not fits:
            return " ".join(bare) if len(bare) > 1 else plain
        kept = [self.without_titles(name) for name in fits]
        longest = max(kept, key=len)
        rivals = {name for name in kept if not _in_order(name.casefold().split(), longest.casefold().split())}
        return plain if rivals else longest

    def without_titles(self, name: str) -> str:
        """A person's name without the titles before it; names of bodies are left whole."""
        words = name.split()
        last = max((k for k, word in enumerate(words[:-1]) if self.language.has(word.casefold().rstrip("."), "title")), default=-1)
        return " ".join(words[last + 1 :]) if last >= 0 and len(words) - last > 2 else name

    def spelt_out(self, acronym: str) -> str | None:
        for names in self.names.by_word.values():
            for name in names:
                initials = "".join(word[0] for word in name.split() if word.casefold() not in SMALL)
                if len(initials) > 1 and initials.upper() == acronym:
                    return name
        return None

    def joint(self, surface: str) -> list[str]:
        """The parts of "a spokesman and a war monitor"; the surface alone where it is one source."""
        parts = re.split(r",\s+and\s+|,\s+|\s+and\s+", surface)
        if len(parts) < 2 or " and " not in surface:
            return [surface]
        if re.match(r"both\s", parts[0], re.IGNORECASE):
            parts[0] = parts[0][5:]
        determined = [
            re.match(r"(?:the|a|an|one|his|her|its|their|two|three|several|other)\s", part, re.IGNORECASE) is not None for part in parts
        ]
        if all(determined[1:]) and len(parts) == 2:
            return parts if not re.match(r"other\s", parts[1], re.IGNORECASE) else [surface]
        if (
            all(part[0].isupper() for part in parts)
            and not re.search(r"\b(?:of|for)\b", parts[0])
            and all(" " in part or part.isupper() for part in parts[1:])
        ):
            return parts
        return [surface]

    # ------------------------------------------------------------------------------------------------- pronouns, descriptions

    def index_of(self, position: int) -> int:
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= position:
                low = middle + 1
            else:
                high = middle
        return min(low, len(self.sentences) - 1)

    def antecedent(self, position: int) -> tuple[int, int] | None:
        """The noun phrase that a relative pronoun at `position` follows."""
        index = self.index_of(position)
        line = self.tokens(index)
        at = next((k for k in range(len(line)) if line.starts[k] == position), None)
        if not at:
            return None
        end = at - 1 if line.words[at - 1] == "," else at
        phrase = phrase_before(line, self.words, end, 0)
        return None if phrase is None else self._span(line, phrase)

    @staticmethod
    def _span(line: Tokens, phrase: Phrase) -> tuple[int, int]:
        return line.starts[phrase.start], line.ends[phrase.end - 1]

    def candidates(self, position: int) -> Iterable[tuple[int, int]]:
        """The sources and subjects before `position`, nearest sentence first, sources before subjects."""
        index = self.index_of(position)
        for i in range(index, max(-1, index - REACH), -1):
            start, end = self.sentences[i].start, min(self.sentences[i].end, position)
            spans = [
                (item.source_start, item.source_end)
                for item in reversed(self.attributions)
                if item.source_start is not None and item.source_end is not None and start <= item.source_start and item.source_end <= end
            ]
            yield from spans
            line = self.tokens(i)
            limit = next((k for k in range(len(line)) if line.starts[k] >= end), len(line))
            subject = subject_before(line, self.words, limit)
            if subject is not None:
                yield self._span(line, subject)

    def pronoun(self, pronoun: str, position: int, depth: int) -> tuple[str, ...]:
        """The names that a pronoun at `position` stands for."""
        kind = {"his": "he", "him": "he", "her": "she", "its": "it", "their": "they", "them": "they"}.get(pronoun, pronoun)
        for start, end in self.candidates(position):
            surface = self.text[start:end]
            lower = surface.casefold()
            if lower in ("he", "she", "it", "they", "who", "which"):
                if (lower == kind or lower in ("who", "which")) and depth < 6:
                    found = self.sources(start, end, depth + 1)
                    if found and (lower == kind or self.fits(kind, found[0])):
                        return found
                continue
            if kind in ("both", "the former", "the latter"):
                parts = self.joint(surface)
                if len(parts) == 2:
                    full = [self.fullest(part) for part in parts]
                    return {"both": tuple(full), "the former": (full[0],), "the latter": (full[1],)}[kind]
                continue
            if self.fits(kind, surface):
                return self.sources(start, end, depth + 1) if depth < 6 else ()
        return ()

    def fits(self, kind: str, surface: str) -> bool:
        """Whether a pronoun can stand for a source as written, by number and by person or body."""
        head, plural, person, body, name = self.head(surface)
        if kind in ("he", "she"):
            if plural or not (person or name) or (body and not person):
                return False
            female = re.search(
                r"\b(?:\w*woman|mrs|ms|mother|daughter|wife|sister|queen|princess|girl|headmistress|widow|grandmother|aunt)\b",
                surface.casefold(),
            )
            male = re.search(
                r"\b(?:\w*[^o\W]man|mr|father|son|husband|brother|king|prince|boy|headmaster|grandfather|uncle)\b", surface.casefold()
            )
            return not (female if kind == "he" else male)
        if kind == "it":
            return not plural and (body or (name and not person))
        return plural or (body and head in ("police", "army", "military", "government", "family"))

    def head(self, surface: str) -> tuple[str, bool, bool, bool, bool]:
        """The head word of a source with what it is: plural, a person, a body, a name."""
        core = re.split(r",| who | of | for | in | at | from | with ", surface, maxsplit=1)[0]
        words = [word for word in re.findall(r"[^\W_][\w.'’\-]*", core) if word]
        if not words:
            return "", False, False, False, False
        last = words[-1]
        lower = last.casefold().removesuffix("'s").removesuffix("’s")
        lowered = [word.casefold() for word in words]
        has = self.language.has
        plural = (
            has(lower, "source_noun.plural")
            or " and " in surface
            or (not last[0].isupper() and lower.endswith("s") and not lower.endswith("ss"))
        )
        person = (
            has(lower, "person_noun")
            or any(has(word.rstrip("."), "title") for word in lowered[:-1])
            or (any(has(word, "person_noun") for word in lowered) and last[0].isupper())
        )
        body = (
            has(lower, "body_noun")
            or has(lower, "document_noun")
            or any(has(word, "body_noun") for word in lowered if word != lower and last[0].isupper())
        )
        named = (last[0].isupper() and not surface.isupper()) or surface.isupper()
        return lower, plural, person, body and not has(lower, "person_noun"), named

    def described(self, surface: str, position: int, depth: int) -> tuple[str, ...]:
        """The source that "the group" or "the source" takes up; none where none or more than one fits."""
        head, plural, person, body, _ = self.head(surface)
        same: list[tuple[int, int]] = []
        other: dict[str, tuple[int, int]] = {}
        for item in reversed(self.attributions):
            if item.source_start is None or item.source_end is None or item.source_start >= position:
                continue
            before = item.source_text or ""
            if before.casefold() == surface.casefold() or before.casefold() in ("he", "she", "it", "they", "who", "which"):
                continue
            if re.search(rf"\b{re.escape(head)}\b", before.casefold()) and before[:4].casefold() != "the ":
                same.append((item.source_start, item.source_end))
                continue
            if re.search(rf"\b{re.escape(' '.join(surface.split()[1:]).casefold())}\b", before.casefold()):
                same.append((item.source_start, item.source_end))
                continue
            _, plural_too, person_too, body_too, name_too = self.head(before)
            if (
                plural == plural_too
                and name_too
                and ((person and person_too) or (body and not person_too and self.compatible(head, before)))
            ):
                other.setdefault(before, (item.source_start, item.source_end))
        if same:
            return self.sources(*same[0], depth + 1) if depth < 6 else ()
        names = {self.sources(*span, depth + 1) for span in other.values()} if depth < 6 else set()
        if len(names) == 1 and head in GENERIC:
            return next(iter(names))
        return ()

    def compatible(self, head: str, name: str) -> bool:
        medium = self.language.has(head, "medium_noun")
        is_medium = any(self.language.has(word.casefold(), "medium_noun") for word in name.split())
        return medium == is_medium or head == "agency"

    # ------------------------------------------------------------------------------------------------------------------ types

    def type_of(self, names: Collection[str]) -> SourceType:
        """The type of a source by the nouns of its name: the last that tells one, a bare "spokesman" or "source" only where nothing better does."""
        weak: SourceType | None = None
        for name in names:
            for word in reversed(re.findall(r"[^\W_][\w.\-]*", name.casefold())):
                meaning = self.language.meaning(word, "source_noun")
                if "type" not in meaning:
                    continue
                found = SourceType(meaning["type"])
                if word not in WEAK and found not in (SourceType.DOCUMENT, SourceType.WITNESS, SourceType.ANONYMOUS):
                    return found
                weak = weak or found
        return weak or SourceType.OTHER


WEAK = frozenset(
    (
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "officials",
        "chief",
        "head",
        "director",
        "leader",
        "agency",
        "office",
        "department",
        "state",
        "service",
        "group",
        "sources",
        "source",
    )
)
GENERIC = frozenset(
    (
        "group",
        "monitor",
        "body",
        "agency",
        "organisation",
        "organization",
        "company",
        "firm",
        "newspaper",
        "daily",
        "paper",
        "network",
        "channel",
        "broadcaster",
        "spokesman",
        "spokeswoman",
        "official",
        "governor",
        "mayor",
        "minister",
        "watchdog",
        "charity",
        "ngo",
        "observatory",
        "institute",
        "union",
        "magazine",
        "website",
        "airline",
        "committee",
        "commission",
    )
)


def _in_order(wanted: Sequence[str], have: Sequence[str]) -> bool:
    remaining = iter(have)
    return all(word in remaining for word in wanted)
