"""Lexicon files as records: entries (words of one meaning) and rules (patterns over classes), checked on load."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from attrs import field, frozen

from casualties.lexicon.errors import LexiconError
from casualties.lexicon.inflection import noun_forms, verb_forms

ENTRY_KEYS = frozenset({"name", "classes", "words", "nouns", "verbs", "meaning", "examples", "counterexamples"})
RULE_KEYS = frozenset({"name", "pattern", "meaning", "examples", "counterexamples"})


@frozen(kw_only=True)
class Entry:
    """Words that share word classes and a meaning; `forms` maps each word form to the classes it has here and its lemma."""

    file: str
    name: str
    classes: tuple[str, ...]
    forms: Mapping[str, tuple[frozenset[str], str]] = field(hash=False)
    meaning: Mapping[str, Any] = field(hash=False)
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@frozen(kw_only=True)
class Rule:
    """A named pattern over classes, as written, with a meaning that the stage reads."""

    file: str
    name: str
    pattern: str
    meaning: Mapping[str, Any] = field(hash=False)
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@frozen(kw_only=True)
class LexiconFile:
    """One file: its entries, its rules in order, and the subpatterns that its rules name in braces."""

    name: str
    entries: tuple[Entry, ...]
    rules: tuple[Rule, ...]
    definitions: Mapping[str, str] = field(hash=False)


def _forms(row: Mapping[str, Any], classes: tuple[str, ...]) -> dict[str, tuple[frozenset[str], str]]:
    forms: dict[str, tuple[frozenset[str], str]] = {}

    def add(word: str, form: str | None, lemma: str) -> None:
        marks = {*classes, *(f"{name}.{form}" for name in classes if form)}
        known = forms.get(word)
        forms[word] = (frozenset(marks) | (known[0] if known else frozenset()), known[1] if known else lemma)

    for word in row.get("words", ()):
        add(word, None, word)
    listed: Iterable[tuple[Any, Any]] = (("nouns", noun_forms), ("verbs", verb_forms))
    for key, inflect in listed:
        for lemma in row.get(key, ()):
            for form, words in inflect(lemma).items():
                for word in words:
                    add(word, form, lemma.split("/")[0])
    return forms


def _checked(row: Mapping[str, Any], file: str, keys: frozenset[str], needed: tuple[str, ...]) -> None:
    name = str(row.get("name", "(no name)"))
    if unknown := sorted(set(row) - keys):
        raise LexiconError(file, name, f"unknown key {unknown[0]!r}", f"use one of {', '.join(sorted(keys))}")
    for key in needed:
        if not row.get(key):
            raise LexiconError(file, name, f"no {key}", f"give it {key}")


def parse(name: str, source: str) -> LexiconFile:
    """The file as a record.

    Raises `LexiconError` where it is not TOML, an entry lacks a name, classes, words or examples, or has an unknown key.

    >>> parse("x.toml", '[[entry]]\\nname = "kill"')
    Traceback (most recent call last):
    casualties.lexicon.errors.LexiconError: x.toml, entry 'kill': no classes; give it classes
    """
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(name, "(file)", f"not TOML: {error}", "mend the syntax") from error
    if unknown := sorted(set(data) - {"entry", "rule", "define"}):
        raise LexiconError(name, unknown[0], "unknown table", "use [[entry]], [[rule]] or [define]")
    entries, rules, seen = [], [], set[str]()
    for row in data.get("entry", ()):
        _checked(row, name, ENTRY_KEYS, ("name", "classes"))
        classes = tuple(row["classes"])
        forms = _forms(row, classes)
        if not forms:
            raise LexiconError(name, row["name"], "no words", "list words, nouns or verbs")
        if bad := next((word for word in forms if word != word.lower() or " " in word), None):
            raise LexiconError(name, row["name"], f"{bad!r} is not one lower-case token", "list single tokens, phrases belong in rules")
        entries.append(
            Entry(
                file=name,
                name=row["name"],
                classes=classes,
                forms=forms,
                meaning=row.get("meaning", {}),
                examples=tuple(row.get("examples", ())),
                counterexamples=tuple(row.get("counterexamples", ())),
            )
        )
    for row in data.get("rule", ()):
        _checked(row, name, RULE_KEYS, ("name", "pattern"))
        rules.append(
            Rule(
                file=name,
                name=row["name"],
                pattern=row["pattern"],
                meaning=row.get("meaning", {}),
                examples=tuple(row.get("examples", ())),
                counterexamples=tuple(row.get("counterexamples", ())),
            )
        )
    for used in (*(entry.name for entry in entries), *(rule.name for rule in rules)):
        if used in seen:
            raise LexiconError(name, used, "the name is used twice", "rename one")
        seen.add(used)
    return LexiconFile(name=name, entries=tuple(entries), rules=tuple(rules), definitions=data.get("define", {}))


def read(folder: Traversable) -> tuple[LexiconFile, ...]:
    """Every TOML file of a language's folder, in the order of their names."""
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".toml")), key=lambda item: item.name)
    return tuple(parse(item.name, item.read_text(encoding="utf-8")) for item in files)
