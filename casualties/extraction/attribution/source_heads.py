"""A source as written → its head: several, a person, a body, a name."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from attrs import frozen

from casualties.extraction.attribution.names import plain_name
from casualties.lexicon.language import Language
from casualties.records.kinds import SourceType

DESCRIBING = "based|reached|contacted|interviewed|stationed|living|working|serving|speaking|close|familiar|present|involved|briefed"
CORE = re.compile(
    r"[, ](?:(?<=,)|(?<= )(?:who|of|for|in|at|from|with|on|by|into) "
    rf"|(?<= )(?:{DESCRIBING}) (?=(?:in|at|by|on|with|for|to|from|near|inside|outside|under) ))"
)
POINTED = re.compile(r"(?:the|a|an|one|his|her|its|their|two|three|several|other)\s", re.IGNORECASE)
SEVERAL = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
MADE = (
    "issued|released|published|signed|filed|submitted|provided|supplied|given|"
    "made|compiled|collected|collated|gathered|prepared|produced|kept"
)
ISSUED = re.compile(rf" (?<=\w )(?i:(?:{MADE}) by|(from)|by) (?=(?i:the |an? )|[A-Z]|\w+s?$)")
BASED = re.compile(r",? (?:based|drawn|drawing|relying) (?:on|from) ")
"""What an author's figures rest on: "a tally by the agency based on official figures"."""

ACRONYM = re.compile(r"\w \([A-Z][A-Za-z]*[A-Z]\)$")
"""The initials behind a name, which a body alone has: "Halden Relief (HR)"."""

ARTICLED = re.compile(r"(?:al|el|an|ar|as|ash|at|az)-[A-Z]")
"""A family name with its Arabic article: "Karim al-Berg"."""

WORD = re.compile(r"[^\W_][\w.'’\-]*")
LOOSE = frozenset((SourceType.DOCUMENT, SourceType.WITNESS, SourceType.ANONYMOUS))
"""Types that a more telling word of the name goes before."""


HELPERS = frozenset((SourceType.MONITOR, SourceType.INTERNATIONAL_ORGANISATION, SourceType.OTHER))
"""Types of those that "the aid agency" or "the rights group" may be."""


@frozen
class Head:
    """The head of a source as written, all its words, and what they tell: several, a person, a body, a name."""

    word: str
    words: tuple[str, ...]
    plural: bool
    person: bool
    body: bool
    name: bool


@functools.lru_cache(maxsize=512)
def head_of_source(surface: str, language: Language) -> Head:
    """The head of a source as written, and whether it is plural, a person, a body, a name.

    >>> from casualties.lexicon.language import load
    >>> head_of_source("two officials in the capital", load()).plural
    True
    """
    core = CORE.search(surface)
    words = WORD.findall(surface, 0, core.start() if core is not None else len(surface))
    if not words:
        return Head("", (), False, False, False, False)
    lowered = tuple(word.casefold().removesuffix("'s").removesuffix("’s") for word in words)
    last, capital = lowered[-1], words[-1][0].isupper() or ARTICLED.match(words[-1]) is not None
    has = language.has
    common = not capital and last.endswith("s") and not last.endswith("ss")
    plural = " and " in surface or has(last, "source_noun.plural") or has(last, "plural_source")
    plural = plural or (common and not has(last, "source_noun"))
    person = (
        has(last, "person_noun")
        or any(has(word.rstrip("."), "title") for word in lowered[:-1])
        or (capital and any(has(word, "person_noun") for word in _describing(words, lowered)))
    )
    body = has(last, "body_noun") or has(last, "document_noun")
    body = body or (capital and not person and (has(last, "body_name") or any(has(word, "body_noun") for word in lowered[:-1])))
    body = body or (not person and ACRONYM.search(surface) is not None)
    return Head(last, lowered, plural, person, body and not has(last, "person_noun"), capital)


def _describing(words: list[str], lowered: tuple[str, ...]) -> tuple[str, ...]:
    """The words that say what a name at the end names: the last in small letters, so that an "official daily" is no official."""
    common = [k for k, word in enumerate(words) if word[0].islower()]
    return lowered[common[-1] : common[-1] + 1] if common else lowered


@functools.cache
def _types(language: Language) -> Mapping[str, SourceType]:
    """The types of all nouns that name a source."""
    kinds = {word: language.meaning(word, "source_noun").get("type") for word in language.words("source_noun")}
    return {word: SourceType(kind) for word, kind in kinds.items() if kind is not None}


@functools.lru_cache(maxsize=512)
def type_of_source(names: tuple[str, ...], language: Language) -> SourceType:
    """The type of a source by the nouns of its names, the last that tells one; a bare "spokesman" only where nothing better does."""
    types = _types(language)
    weak: SourceType | None = None
    for lower in dict.fromkeys(name.casefold() for name in names):
        lower = lower.partition(" into ")[0]  # what a report is into does not speak
        core = CORE.search(lower)
        for part in (lower,) if core is None else (lower[: core.start()], lower[core.start() :]):
            found_words = [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(part)]
            for place in range(len(found_words) - 1, -1, -1):
                word = found_words[place]
                last = word.rpartition("-")[2]
                if place:
                    # "coast guard", "border guards"
                    found = types.get(f"{found_words[place - 1]}-{word}") or types.get(last) or types.get(word)
                else:
                    found = types.get(word) or types.get(last)
                if found is None:
                    continue
                if found not in LOOSE and not language.has(word, "weak_source"):
                    return found
                weak = weak or found
            if weak is SourceType.WITNESS:
                return weak
    return weak or SourceType.OTHER


@functools.cache
def _monitoring(language: Language) -> re.Pattern[str]:
    """What finds the words that any monitor has, in longer words too."""
    return re.compile("|".join(map(re.escape, sorted(language.words("monitoring_word")))))


def is_common_monitor(surface: str, language: Language) -> bool:
    """Whether a source is only said to be a monitor, by words that any monitor has: "a monitoring group based in Paris"."""
    if _monitoring(language).search(surface.casefold()) is None:
        return False
    said = [word for word in plain_name(surface).casefold().split() if not word.endswith("-based")]
    telling = [language.has(word.removesuffix("ing"), "monitoring_word") for word in said]  # "monitoring" may be a verb
    return any(telling) and all(known or language.has(word, "generic_source") for word, known in zip(said, telling, strict=True))


def author_of(surface: str, language: Language) -> str:
    """Who issued a statement or keeps a count: the ministry in "a statement by the ministry", the army in "an army communique"."""
    issued = ISSUED.search(surface)
    if issued is not None and language.has(surface[: issued.start()].split()[-1].casefold(), "document_noun"):
        author = BASED.split(surface[issued.end() :], maxsplit=1)[0]
        if issued[1] is None or head_of_source(author, language).name or language.has(head_of_source(author, language).word, "source_noun"):
            return author
    words = surface.split()
    if language.has("-".join(words[-2:]).casefold(), "person_noun"):
        return surface  # an "opposition figure" is no figure of the opposition
    while len(words) > 1 and _is_issued(words[-1].casefold(), language) and " of " not in surface:
        words.pop()
    holder = words[-1].casefold().removesuffix("'s").removesuffix("’s")
    kinds = ("medium_noun", "person_noun", "document_noun")
    if language.has(holder, "filing_place"):
        return surface  # "court documents" are written by others
    telling = language.has(holder, "source_noun") and not any(language.has(holder, kind) for kind in kinds)
    telling = telling or (words[-1].isupper() and len(words[-1]) > 1 and not surface.isupper())  # "the NDA statement"
    return " ".join(words) if telling and len(words) < len(surface.split()) else surface


def _is_issued(word: str, language: Language) -> bool:
    return language.has(word, "document_noun") and not language.has(word, "medium_noun")


def _is_plural(part: str, head: Head, language: Language) -> bool:
    """Whether one of joint sources is a plural that speaks, in small letters."""
    plural = language.has(head.word, "source_noun.plural") or language.has(head.word, "plural_source")
    return plural and (len(head.words) == 1 or not head.name) and not POINTED.match(part)


def joint_sources(surface: str, language: Language) -> list[str]:
    """The parts of "a spokesman and a war monitor"; the surface alone where it is one source."""
    parts = SEVERAL.split(surface) if " and " in surface else []
    if len(parts) < 2:
        return [surface]
    if parts[0][:5].casefold() == "both ":
        parts[0] = parts[0][5:]
    if len(parts) == 2 and POINTED.match(parts[1]):
        return [surface] if parts[1][:6].casefold() == "other " else parts
    one, several = (head_of_source(part, language) for part in (parts[0], parts[-1]))
    held = several.words[-2:-1] == ("ministry",) and language.has(one.word, "speaker_adjective")
    if len(parts) == 2 and POINTED.match(parts[0]) and not held and not one.plural and several.plural:
        return parts  # "the monitor and nurses at the pier", not "the defence and interior ministry officials"
    if len(parts) == 2 and _is_plural(parts[0], one, language) and _is_plural(parts[1], several, language) and not CORE.search(parts[0]):
        shared = " " in parts[1] and language.has(one.word, "body_noun")
        if shared:
            return [surface]  # "police and hospital officials"
        return parts  # "residents and medics", not "fire and rescue officials"
    long = [" " in part or part.isupper() for part in parts]
    names = all(part[:1].isupper() and part.split()[-1][0].isupper() for part in parts) and (all(long) or not any(long))
    return parts if names and " of " not in parts[0] and " for " not in parts[0] else [surface]
