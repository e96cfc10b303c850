"""A language's words and rules, ready for look-up: every token has one character that stands for its set of classes."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from importlib.resources import files
from typing import Any

from casualties.lexicon.entries import Entry, LexiconFile, Rule, read
from casualties.lexicon.errors import LexiconError
from casualties.lexicon.grammars import Alphabet, ClassPattern, Grammar
from casualties.lexicon.needs import Reader
from casualties.lexicon.templates import Definitions, Sources, Template, expressions, literals, members, parse

FIRST_CHARACTER = 0x4E00
"""Classes are written as characters from here on: all letters, none with a meaning in a regular expression."""

MEMORY = 200_000
"""Surface forms remembered before the memory starts anew: news has some 100,000 common ones, about 20 MB."""

PLAIN = str.maketrans({"’": "'", "‘": "'", "‑": "-", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": ""})
PARTED = "-\n"
QUOTES = dict.fromkeys(("“", "”", "„", "«", "»", "``", "''", "&quot;", "&ldquo;", "&rdquo;"), '"')
DASHES = {"--": "—", "---": "—", "―": "—", "&mdash;": "—", "&ndash;": "–"}
ABBREVIATED = {"US": "u.s.", "UK": "u.k.", "IS": "isis"}
ENTITIES = {"&amp;": "and", "&": "and", "&apos;": "'", "&#39;": "'", "&rsquo;": "'", "&lsquo;": "'"}
SAME: Mapping[str, str] = {**QUOTES, **DASHES, **ABBREVIATED, **ENTITIES}

MARKS = tuple(
    "@" + name
    for name in (
        *("quantity", "amount", "harmed", "harming", "harms", "happened", "either", "state", "noun_of_harm", "act", "toll", "life", "loss"),
        *("hospital", "from_homes", "treated", "treating", "to_end", "free", "hostage", "claims", "detained"),
    )
)
"""Names of the marks that stage patterns set in place of what was already read: a quantity, or words that state a harm."""

DIGITS = re.compile(r"\d+")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
DECIMAL = re.compile(r"\d+[.]\d+")
SHAPES = (
    *(("digits",), ("digits", "short_digits"), ("digits", "short_digits", "three_digits"), ("digits", "year")),
    *(("grouped",), ("decimal",), ("decimal", "grouped"), ("figure",), ("code",), ("mark",)),
    *(("unknown",), ("unknown", "ly"), ("unknown", "ing"), ("unknown", "ed"), ("unknown", "s"), ("name",), ("name", "s")),
    *(("compound",), ("compound", "ed"), ("compound", "number_first")),
)


ENDINGS = (frozenset[str](), frozenset(("ends_ed",)), frozenset(("ends_ing",)))


def _endings(word: str) -> frozenset[str]:
    """What a word's ending says, listed or not: most English verbs show their past or -ing form by it."""
    if len(word) > 4:
        if word.endswith("ed"):
            return ENDINGS[1]
        if word.endswith("ing"):
            return ENDINGS[2]
    return ENDINGS[0]


def shape(word: str, capital: bool, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The classes of a token that no entry lists, by its form alone; one of `SHAPES`.

    digits (short_digits to 999, three_digits, year 1500 to 2099), grouped (1,200), decimal (1.5; grouped too where it could be
    1.200), figure (any other figure: 10:30, 1,2), code (MH17), mark (punctuation); unknown words by their ending; names;
    compounds with a hyphen ("number_first" in "five-storey").

    >>> shape("1,200", False, str.isdigit), shape("mh17", True, str.isdigit), shape("barazi", True, str.isdigit)
    (('grouped',), ('code',), ('name',))
    """
    first = word[0]
    if first.isdigit():
        if DIGITS.fullmatch(word):
            if len(word) <= 3:
                return ("digits", "short_digits", "three_digits") if len(word) == 3 else ("digits", "short_digits")
            return ("digits", "year") if len(word) == 4 and "1500" <= word <= "2099" else ("digits",)
        if GROUPED.fullmatch(word):
            return ("grouped",)
        if DECIMAL.fullmatch(word):
            return ("decimal", "grouped") if re.fullmatch(r"\d{1,3}(?:[.]\d{3})+", word) else ("decimal",)
        return ("decimal", "grouped") if re.fullmatch(r"\d{1,3}(?:[.]\d{3})+", word) else ("figure",)
    if not first.isalpha():
        return ("mark",)
    if any(character.isdigit() for character in word):
        return ("code",)
    if "-" in word:
        head, _, _ = word.partition("-")
        if known(head) and (not capital or word.endswith("-odd")):
            return ("compound", "number_first")
    if "-" in word and not capital:
        return ("compound", "ed") if word.endswith("ed") else ("compound",)
    if capital:
        return ("name", "s") if word.endswith("s") else ("name",)
    for ending in ("ly", "ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return ("unknown", ending)
    return ("unknown", "s") if word.endswith("s") and not word.endswith("ss") else ("unknown",)


class Language:
    """The lexicon of one language, immutable once made: word classes, meanings and compiled rules."""

    def __init__(self, contents: Iterable[LexiconFile]) -> None:
        self._files = {file.name.removesuffix(".toml"): file for file in contents}
        self._entries: dict[tuple[str, str], list[Entry]] = {}
        sets: dict[str, set[str]] = {}
        for file in self._files.values():
            for entry in file.entries:
                for word, (classes, _lemma) in entry.forms.items():
                    sets.setdefault(word, set()).update(classes)
                    for name in entry.classes:
                        self._entries.setdefault((word, name), []).append(entry)
        self._templates = {name: _templates(file) for name, file in self._files.items()}
        for expression in expressions(template for templates in self._templates.values() for _, template in templates):
            for word in literals(expression):
                if word not in sets and word.endswith("ly") and len(word) > 4:
                    sets[word] = {"ly"}  # a rule that names an adverb makes it no other kind of word
                sets.setdefault(word, set()).add("=" + word)
                if word.isalpha():
                    sets[word].add("word")
        self._sets = {word: frozenset(classes) | _endings(word) for word, classes in sets.items()}
        self._characters: dict[frozenset[str], str] = {}
        shapes = {frozenset(classes) | extra for classes in SHAPES for extra in ENDINGS}
        distinct = {*self._sets.values(), *shapes}
        ordered = sorted(distinct, key=sorted)
        # those with a capital come last, so that sets of classes are few runs of neighbouring characters
        for full in (*ordered, *(classes | {"capital"} for classes in ordered)):
            self._characters.setdefault(full, chr(FIRST_CHARACTER + len(self._characters)))
        self._of_class: dict[str, str] = {}
        for classes, character in self._characters.items():
            for name in (*classes, "any"):
                self._of_class[name] = self._of_class.get(name, "") + character
        for mark in MARKS:
            self._of_class[mark] = chr(FIRST_CHARACTER + len(self._characters) + MARKS.index(mark))
        self._of_class["@quantity"] += self._of_class["@amount"]
        self.unlisted = frozenset(self._characters[full] for shape in shapes for full in (shape, shape | {"capital"}))
        """The class characters that words without an entry can have."""
        # what was found for the surface forms that were last asked for, in two parts, since a sentence is looked up in each as a whole
        self._plain: dict[str, str] = {}
        self._character: dict[str, str] = {}

    @property
    def classes(self) -> Collection[str]:
        """The names of all classes that a token can have."""
        return self._of_class.keys()

    def characters(self, name: str) -> str:
        """All class characters of the tokens that have this class ("=than" for a literal word); a KeyError where nothing has it."""
        return self._of_class[name]

    def token(self, surface: str) -> tuple[str, str]:
        """The plain lower-case word of a token as written, and its class character.

        Words of the lexicon have their classes, "capital" added where written with a capital; others have those of `shape`.
        """
        (word,), (character,) = self.read((surface,))
        return word, character

    def read(self, surfaces: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The plain words of tokens as written, and their class characters: what `token` gives for each.

        >>> load().read(["The", "Army's"])[0]
        ('the', "army's")
        """
        plain, character = self._plain, self._character
        try:
            return tuple(map(plain.__getitem__, surfaces)), tuple(map(character.__getitem__, surfaces))
        except KeyError:
            if len(plain) + len(surfaces) > MEMORY:
                plain.clear()
                character.clear()
            for surface in surfaces:
                if surface not in plain:
                    plain[surface], character[surface] = self._found(surface)
            return tuple(map(plain.__getitem__, surfaces)), tuple(map(character.__getitem__, surfaces))

    def _found(self, surface: str) -> tuple[str, str]:
        """The plain word of a token as written, and its class character, looked up in the lexicon."""
        word = SAME.get(surface) or surface.translate(PLAIN).lower()
        if PARTED in word:
            # of a word parted at the line's end the hyphen is none, of a compound it is
            whole = word.replace(PARTED, "")
            word = whole if whole in self._sets else word.replace(PARTED, "-")
        capital = surface[0].isupper()
        classes = self._sets.get(word)
        if classes is None and "-" in word:
            front, last = word.partition("-")[0], word.rpartition("-")[2]
            classes = self._sets.get(last) if word[0].isalpha() and not self._numeral(front) else None
        if classes is None:
            classes = frozenset(shape(word or surface, capital, self._numeral))
            if "name" not in classes:  # "Ahmed", "Beijing" are no verbs
                classes |= _endings(word)
        return word, self._characters[classes | {"capital"} if capital else classes]

    def _numeral(self, word: str) -> bool:
        return "numeral" in self._sets.get(word, ())

    def has(self, word: str, name: str) -> bool:
        """Whether the lexicon lists the plain word under the class."""
        return name in self._sets.get(word, ())

    def meaning(self, word: str, name: str) -> Mapping[str, Any]:
        """What the lexicon says of a plain word as a member of a class: the `meaning` table of its entry, empty where it is not listed."""
        for part in (word, word.rpartition("-")[2]):
            found = self._entries.get((part, name))
            if found:
                return found[0].meaning
        return {}

    def lemma(self, word: str, name: str) -> str:
        """The lemma of a plain word as a member of a class; the word itself where it is not listed."""
        found = self._entries.get((word, name))
        return found[0].forms[word][1] if found else word

    @functools.cache  # noqa: B019 (a Language lives as long as the process)
    def words(self, name: str) -> frozenset[str]:
        """Every word form listed under a class."""
        return frozenset(word for word, classes in self._sets.items() if name in classes)

    @property
    def listed(self) -> Set[str]:
        """Every word that the lexicon lists; a compound that it does not has the classes of its last word ("blast-hit" those of "hit")."""
        return self._sets.keys()

    def characters_of(self, word: str) -> tuple[str, str]:
        """The class characters of a listed word, written without and with a capital."""
        classes = self._sets[word]
        return self._characters[classes], self._characters[classes | {"capital"}]

    @property
    def files(self) -> Mapping[str, LexiconFile]:
        """The files by name without their ending."""
        return self._files

    def pattern(self, file: str, rule: str) -> ClassPattern:
        """One rule of a file, as a pattern over class strings."""
        return self._named(file)[rule]

    @functools.cache  # noqa: B019
    def _named(self, file: str) -> Mapping[str, ClassPattern]:
        return {rule.name: pattern for rule, pattern in self.rules(file)}

    def rules(self, file: str) -> tuple[tuple[Rule, ClassPattern], ...]:
        """The rules of a file in their order, with their patterns over class strings."""
        return tuple((rule, pattern) for rule, pattern, _ in self.grammar(file).rules)

    @functools.cache  # noqa: B019
    def grammar(self, file: str) -> Grammar:
        """The rules of a file over the alphabet of that file; each pattern is compiled when it is first asked for."""
        templates = self._templates[file]
        sets: dict[str, frozenset[str]] = {}
        for rule, template in templates:
            for expression in expressions([template]) - sets.keys():
                try:
                    sets[expression] = members(expression, self._members)
                except KeyError as error:
                    raise LexiconError(file + ".toml", rule.name, f"nothing has the class {error}", "check the names of classes") from error
        alphabet = Alphabet("".join(self._of_class[name] for name in ("any", *MARKS)), set(sets.values()))
        letters = {expression: alphabet.of(found) for expression, found in sets.items()}
        sources, reader = Sources(letters.__getitem__), Reader(letters.__getitem__)
        rules = tuple((rule, ClassPattern(sources.of(template), alphabet), reader.needs(template)) for rule, template in templates)
        return Grammar(alphabet, rules)

    def templates(self, file: str) -> tuple[tuple[Rule, Template], ...]:
        """The rules of a file with their templates, for a stage that compiles them over an alphabet of its own."""
        return self._templates[file]

    @functools.cache  # noqa: B019
    def _members(self, name: str) -> frozenset[str]:
        return frozenset(self._of_class[name])


def _templates(file: LexiconFile) -> tuple[tuple[Rule, Template], ...]:
    """The rules of a file with their templates; those that name one subpattern share it."""
    definitions, found = Definitions(file.definitions), []
    for rule in file.rules:
        try:
            found.append((rule, parse(rule.pattern, definitions)))
        except KeyError as error:
            raise LexiconError(file.name, rule.name, f"unknown subpattern {error}", "define it under [define]") from error
        except ValueError as error:
            raise LexiconError(file.name, rule.name, f"cannot read the pattern: {error}", "check its brackets") from error
    return tuple(found)


@functools.cache
def load(language: str = "en") -> Language:
    """The lexicon of a language, read on first use.

    Raises `LexiconError` where a file is not well formed.

    >>> load().has("soldiers", "victim")
    True
    """
    return Language(read(files("casualties.lexicon") / language))
