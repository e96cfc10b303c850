"""Text → its proper names, and the fullest of them that a short form stands for.

A name is a run of capitalised words, joined by small words ("of", "for", "al"). An acronym stands for the name before its brackets or for
the name whose initials it has.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from casualties.lexicon.language import Language

REST = r"(?:\w{0,2}\.(?<![A-Z]{2}\.(?=\s[A-Z][a-z]))|[\w'’\-]*)"
CAPITAL = rf"(?:(?:[A-Z]\.){{2,}}|[^\W\d_a-zà-öø-ÿ]{REST}|al-\w+)"
CAPITALISED = re.compile(CAPITAL)
LINK = r"(?:(?:(?:of|for|against|in|on)(?: the)?|de la|and|de|del|der|la|van|von|bin|ibn|el|al)[ \n])?"
NAME = re.compile(
    # the first word is a CAPITAL written so that it begins with one set of characters: so it is found many times faster
    rf"[^\W\d_b-zß-ÿ](?:(?<=a)l-\w+|(?<=[A-Z])\.(?:[A-Z]\.)+|(?<!a){REST})(?:[ \n]{LINK}{CAPITAL})+"
)
ACRONYMS = (
    # two patterns, since one that begins with fixed letters is found many times faster
    re.compile(r"\(([A-Z][A-Za-z]*[A-Z])\)"),
    re.compile(r"known (?:as|by its acronym) (?:the )?([A-Z]{2,})\b"),
)
ARTICLE = re.compile(r"^(?:(?:the|a|an|another|(?:one|some)(?! (?:of|in|at|from|with)\b))\s+)?(?:[\w.]+-based\s+(?=[A-Z]))?", re.IGNORECASE)
BRACKETED = re.compile(r" \([A-Z][\w.]*\)")
DESCRIBED = re.compile(
    rf"((?:[a-zß-ÿ][\w'’-]*|[A-Z][a-z]+(?= [a-zß-ÿ])) (?:(?!of |for |in |at |from |to |and |by )[a-zß-ÿ][\w'’-]* )*)"
    rf"({CAPITAL}(?:[ ]{LINK}{CAPITAL})*)"
)
PLACED = re.compile(rf"({CAPITAL}(?: {CAPITAL})+),? (?:of|from|with|at|in) .*[a-zß-ÿ]")
FOLLOWED = re.compile(rf"({CAPITAL}(?: {CAPITAL})+),? (?:the )?([a-z]+)(?: of| at| for) .+")
TITLED = re.compile(rf".+ ([a-z]+) ({CAPITAL}(?: {CAPITAL})+)")
HEADED = re.compile(rf"(?:the )?([a-z][a-z -]*?) of [a-z][a-z -]*? (?:[A-Z][a-z]{{1,4}}\. )?({CAPITAL}(?: {CAPITAL})+)")
OF_BODY = re.compile(rf"({CAPITAL}(?: {CAPITAL}){{1,3}}),? (?:of|from|with|at) (?:the|an?) .+")
OF_OTHER = re.compile(rf".+['’]s? ({CAPITAL}(?: {CAPITAL}){{1,3}})")
POSSESSED = re.compile(r"['’]s? ")
POSSESSIVE = re.compile(r"['’]s?$")
SMALL = frozenset(("of", "for", "and", "the", "on", "in", "de", "la", "against", "al", "del", "der", "van", "von"))
OPENING = ("coordinator", "subordinator", "preposition", "citing.ing")
"""Classes of the words that open a sentence before a name."""

CLAUSAL = ("verb", "cue", "preposition", "auxiliary", "determiner", "pronoun", "adverb", "according", "subordinator")
"""Classes of the words that no name in capitals has."""

NEXT = ("article", "personal")
"""Classes of the words that open the sentence behind a name, in text without full stops."""

BASED = re.compile(r",? (?:based|headquartered|located) (?:in|at|near) ")
LONGEST = 9
"""Words in a name at most; longer runs are titles and headlines."""

LONGEST_SPELT_OUT = 14
"""Words at most in a name that its acronym follows: "Organisation for the Prohibition of …"."""


class Names:
    """The proper names of an article, read where they are asked for: sources are short for few of them."""

    def __init__(self, text: str, language: Language) -> None:
        self._text, self._language = text, language
        self._ends = {match.end(): match[0] for match in NAME.finditer(text)}
        self._runs = {run: run.lower() for run in self._ends.values()}
        self._read: dict[str, str] = {}
        self._holding: dict[str, list[str]] = {}

    @functools.cached_property
    def acronyms(self) -> dict[str, str]:
        """The acronyms of the article with what they stand for.

        >>> from casualties.lexicon.language import load
        >>> Names("The National Front (NF) met.", load()).acronyms
        {'NF': 'National Front'}
        """
        found: dict[str, str] = {}
        for match in chain.from_iterable(pattern.finditer(self._text) for pattern in ACRONYMS):
            runs = [self._ends.get(match.start() - gap, "") for gap in range(5)]
            before = next(filter(None, map(self._name, runs)), None) or next(filter(None, map(_last_in_capitals, runs)), None)
            if before is not None and len(before.split()) <= LONGEST_SPELT_OUT:
                found[match[1]] = before
        return found

    def holding(self, word: str) -> list[str]:
        """The names that a word, given in small letters, stands in, in the order of the text; none for a small word that joins names.

        >>> from casualties.lexicon.language import load
        >>> Names("Ana Prieto met Luis Prieto.", load()).holding("prieto")
        ['Ana Prieto', 'Luis Prieto']
        """
        if word in SMALL:
            return []
        known = self._holding.get(word)
        if known is None:
            runs = [run for run, lower in self._runs.items() if word in lower]
            known = self._holding[word] = [part for part in self._parts(runs) if word in part.lower().split()]
        return known

    def spelt_out(self, acronym: str) -> str | None:
        """The first name of several words whose initials an acronym is; None where there is none."""
        runs = [run for run in self._runs if acronym in _initials(run)]
        return next((part for part in self._parts(runs) if " " in part and _initials(part) == acronym), None)

    def _parts(self, runs: Iterable[str]) -> Iterator[str]:
        """The names in runs of capitals, those that are joined one by one."""
        for name in dict.fromkeys(map(self._name, runs)):
            if name:
                yield from _unjoined(name, self._language)

    def _name(self, run: str) -> str:
        known = self._read.get(run)
        if known is None:
            known = self._read[run] = _name_of(run, self._language) if run else ""
        return known


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word.lower() not in SMALL).upper()


def _name_of(surface: str, language: Language) -> str:
    """The proper name in a run of capitals; "" where it is a heading."""
    name = plain_name(surface if "\n" not in surface else " ".join(surface.split()))
    before_on, on, after_on = name.partition(" on ")
    if on and language.has(after_on.split()[0].lower(), "time_name"):
        name = before_on
    if name.isupper():
        return name if _is_name_in_capitals(name, language) else ""
    return _trimmed(name, language)


def plain_name(surface: str) -> str:
    """A name without its article, its genitive and a full stop.

    >>> plain_name("the Ministry's")
    'Ministry'
    """
    return POSSESSIVE.sub("", ARTICLE.sub("", surface, count=1)).rstrip(".").strip()


def _trimmed(name: str, language: Language) -> str:
    """A run of capitals without the words of the sentence that stick to it: "But Ana Lund", "Ana Lund The", "Monitor Sunday"."""
    words, lower = name.split(), name.lower().split()
    if language.listed.isdisjoint(lower):
        return name
    opening, following, times = _any_of(OPENING, language), _any_of(NEXT, language), language.words("time_name")
    first, last = 0, len(words)
    while last - first > 1 and lower[first] in opening and not language.has(lower[first], "title_part"):
        first += 1
    while 0 < first < last - 1 and lower[first] in times:
        first += 1  # "On Friday Ana Lund"
    for k in range(first + 1, last):
        if lower[k] in following and words[k][0].isupper() and not words[k].isupper():
            last = k
            break
    while last - first > 1 and lower[last - 1] in times:
        last -= 1
    return " ".join(words[first:last])


@functools.cache
def _any_of(kinds: tuple[str, ...], language: Language) -> frozenset[str]:
    """The words of any of some classes."""
    return frozenset[str]().union(*map(language.words, kinds))


def _is_name_in_capitals(name: str, language: Language) -> bool:
    """Whether a run of capitals can be a name in a text all of capitals: no word in it makes a clause."""
    return not any(word in _any_of(CLAUSAL, language) for word in name.lower().split() if word not in SMALL)


def _last_in_capitals(run: str) -> str:
    """The name that ends a run of capitals, in a text all of capitals: "A SPOKESMAN FOR THE HARBOUR PRESS COMMITTEE" ends in one."""
    _, the, name = " ".join(run.split()).rpartition(" THE ")
    return name if the and run.isupper() and " " in name else ""


def _unjoined(name: str, language: Language) -> tuple[str, ...]:
    """The names that "and" or a genitive joins, one where it belongs to the name of a body ("Fire and Rescue Authority")."""
    held = OF_OTHER.fullmatch(name) if POSSESSED.search(name) else None
    if held is not None and language.listed.isdisjoint(held[1].lower().split()):
        return plain_name(name[: held.start(1)].strip()), held[1]  # "Observatory's Rami Haddad"
    left, joint, right = name.partition(" and ")
    places = joint and all(language.has(part.lower(), "place") for part in (left, plain_name(right)))
    if not joint or " of " in left or (" " not in left and " " not in right and not places):
        return (name,)
    if any(language.has(word.lower(), "joined_body") for word in right.split()):
        return (name,)
    return left, plain_name(right)


def full_name(surface: str, names: Names, language: Language) -> str:
    """The longest name in the article that a source as written is short for; the source without its article where there is none.

    Where names that differ could be meant ("Prieto" in a text with two of them), the source stays as written.
    """
    plain = _name_in(plain_name(surface), language)
    words = plain.split()
    if not words:
        return surface
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        return names.acronyms.get(words[0]) or names.spelt_out(words[0]) or plain
    if not all(word[0].isupper() or word.lower() in SMALL or word.startswith("al-") for word in words):
        return plain
    titles = _titles(words, language)
    if "of" in words or any(word.lower() in SMALL for k, word in enumerate(words) if k - 1 in titles):
        titles = set()  # "a spokesman for the Armed Forces"
    bare = [word for k, word in enumerate(words) if k not in titles] or words
    wanted = [word.lower() for word in bare if word.lower() not in SMALL]
    if not wanted:
        return plain
    body = language.has(wanted[-1], "body_noun")
    lower = [word.lower() for word in words]
    fits = []
    for name in names.holding(wanted[-1]):
        have = name.lower().split()
        ends = have[-1] == wanted[-1] or (body and _goes_on(wanted[-1], have, language))
        if len(bare) < len(have) <= LONGEST and have != lower and ends and in_order(wanted, have):
            whole = without_titles(name, language)
            if sum(not language.has(word.lower().rstrip("."), "title") for word in whole.split()) > len(bare):
                fits.append(whole)
    if not fits:
        person = without_titles(plain, language)
        return person if person != plain else " ".join(bare) if len(bare) > 1 else plain
    longest = max(fits, key=len)
    rest = longest.lower().split()
    return longest if all(in_order(name.lower().split(), rest) for name in fits) else plain


def only_body(word: str, before: str, names: Names, language: Language) -> tuple[str, ...]:
    """The one body of a kind that a text has named: "the ministry" after "Justice Ministry spokesman Ola Berg"; none where none or more."""
    if not language.has(word, "named_once"):
        return ()
    bodies: set[str] = set()
    for name in names.holding(word):
        words = name.split()
        k = next(k for k, part in enumerate(words) if part.lower() == word)
        goes_on = words[k + 1 : k + 2] in (["of"], ["for"])
        if name in before and (goes_on or k):
            bodies.add(" ".join(words[k:] if goes_on else words[: k + 1]))
    longest = max(bodies, key=len, default="")
    return (longest,) if longest and all(longest.endswith(body) for body in bodies) else ()


def _goes_on(word: str, name: list[str], language: Language) -> bool:
    """Whether the name of a body goes on behind one of its words: "Ministry of Health", "Police Department", not "Monitor Air"."""
    after = name[name.index(word) + 1] if word in name[:-1] else ""
    return after in SMALL or language.has(after, "body_noun") or any(language.has(part, "body_noun") for part in name[-1:])


def _name_in(plain: str, language: Language) -> str:
    """The proper name in a description and a name: "state news agency SANA", "Ana Lund head of the union", "the watchdog (OW)".

    The description is in small letters and tells what is named; where it ends in no such noun, the words stay together.
    """
    if " " not in plain:
        return plain
    plain = BASED.split(BRACKETED.sub("", plain))[0]
    if not CAPITALISED.search(plain):
        return plain
    described = DESCRIBED.fullmatch(plain)
    if described is not None:
        noun = described[1].split()[-1].lower()
        if language.has(described[2].lower(), "medium_noun.singular"):
            return plain  # "state TV"
        several = " " in described[2] or described[2].isupper()
        if several or language.has(noun, "source_noun") or language.has(noun, "title"):
            return described[2]
    name, _, last = plain.rpartition(" ")
    if language.has(last, "generic_source"):
        name = name.removesuffix(" monitoring")  # "the Syrian Observatory for Human Rights monitoring group"
        if NAME.fullmatch(name) and any(language.has(word.lower(), "body_noun") for word in name.split()):
            return name
    placed = PLACED.fullmatch(plain)
    if placed is not None and language.has(placed[1].split()[0].lower().rstrip("."), "title"):
        return placed[1]
    titled = TITLED.fullmatch(plain)
    if titled is not None and (language.has(titled[1], "title") or language.has(titled[1], "person_noun.singular")):
        return titled[2]
    headed = HEADED.fullmatch(plain)
    if headed is not None and any(language.has(word, "title") or language.has(word, "person_noun.singular") for word in headed[1].split()):
        return headed[2]  # "director general of police Ana Lund"
    person = OF_BODY.fullmatch(plain) or OF_OTHER.fullmatch(plain)
    if person is not None and not any(word.lower().rstrip(".") in language.listed for word in person[1].split()):
        return person[1]  # no word of it is anything but a name
    follows = FOLLOWED.fullmatch(plain)
    if follows is not None and language.has(follows[2], "person_noun.singular"):
        return follows[1]
    return plain


def without_titles(name: str, language: Language) -> str:
    """A person's name without the titles before it; names without a title are left whole.

    >>> from casualties.lexicon.language import load
    >>> without_titles("Homs Governor Talal Barazi", load())
    'Talal Barazi'
    """
    words = name.split()
    if language.has(words[-1].lower(), "body_noun") or POSSESSED.search(name):
        return name  # "the Attorney General's Office"
    titled = (k for k, word in enumerate(words[:-1]) if _is_title(word.lower().rstrip("."), language))
    last = max((k for k in titled if not language.has(words[k + 1].lower(), "titled_body")), default=-1)
    if last >= 0 and words[last + 1].lower() in SMALL:
        listed = max(k for k, word in enumerate(words) if word.lower() in language.listed)
        return " ".join(words[listed + 1 :]) if len(words) - listed > 2 else name  # "Member of the Nord Council Ola Berg"
    return " ".join(words[last + 1 :]) if last >= 0 and len(words) - last > 2 else name


def _titles(words: list[str], language: Language) -> set[int]:
    """The places of the titles in a name; what opens the name of a body is none: "the General Staff", "the Justice Ministry"."""
    titled = {k for k, word in enumerate(words) if language.has(word.lower().rstrip("."), "title")}
    return {k for k in titled if k + 1 == len(words) or not language.has(words[k + 1].lower(), "titled_body")}


def _is_title(word: str, language: Language) -> bool:
    return language.has(word, "title") or language.has(word, "person_noun.singular")


def in_order(wanted: list[str], have: list[str]) -> bool:
    """Whether all wanted words stand among others in this order.

    >>> in_order(["human", "rights"], ["observatory", "for", "human", "rights"])
    True
    """
    remaining = iter(have)
    return all(word in remaining for word in wanted)
