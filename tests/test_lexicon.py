"""The lexicon's files: well formed, no word twice, and every example does what its entry or rule says."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable
from importlib.resources import files

import pytest

from casualties import extract, find_attributions
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.entries import parse
from casualties.lexicon.errors import LexiconError
from casualties.lexicon.grammars import NAMED, Hinted
from casualties.lexicon.language import load
from casualties.lexicon.templates import expressions, literals

FOLDER = files("casualties.lexicon") / "en"
SOURCES = {item.name: item.read_text(encoding="utf-8") for item in FOLDER.iterdir() if item.name.endswith(".toml")}
FILES = {name: parse(name, source) for name, source in SOURCES.items()}

Checker = Callable[[str], bool]


def claims(text: str) -> bool:
    return bool(extract(text))


def single_claims(text: str) -> bool:
    return bool(extract(text, singles=True))


def attributions(text: str) -> bool:
    return bool(find_attributions(text))


CHECKERS: dict[str, Checker] = {
    "diseases.toml": claims,
    "harm_rules.toml": single_claims,
    "harms.toml": claims,
    "sides.toml": claims,
    "things.toml": claims,
    "triggers.toml": single_claims,
    "verbs.toml": claims,
    "victims.toml": claims,
    "cues.toml": attributions,
    "sources.toml": attributions,
}
"""What the examples of a file must give, and its counterexamples must not; files whose stage has a finer test of its own are not listed."""


WORDS_OF_CUES = {
    *("channels", "hearers", "particles", "possibility", "words-before-figures", "what-denials-take-back", "labels-that-are-no-speakers"),
    *("nouns-that-count", "figures-that-are-put", "marks-of-speaker-tags", "calling-it-untrue", "what-is-claimed-without-a-report"),
    *("verbs-that-are-nouns-too", "accepting", "claiming", "disputing", "intending"),
}
"""Entries of cues.toml that are words beside a cue, or report only with a complement: their examples show the word, not a whole report."""


def cases(kind: str) -> list[object]:
    found = []
    for file, checker in CHECKERS.items():
        if file in FILES:
            for item in (*FILES[file].entries, *FILES[file].rules):
                if item.name in WORDS_OF_CUES:
                    continue
                found += [pytest.param(checker, text, id=f"{file}: {item.name}: {text}") for text in getattr(item, kind)]
    return found


@pytest.mark.parametrize(("checker", "text"), cases("examples"))
def test_an_example_is_read(checker: Checker, text: str) -> None:
    assert checker(text)


@pytest.mark.parametrize(("checker", "text"), cases("counterexamples"))
def test_a_counterexample_is_not_read(checker: Checker, text: str) -> None:
    assert not checker(text)


@pytest.mark.parametrize("file", [name.removesuffix(".toml") for name in FILES])
def test_every_pattern_can_be_compiled(file: str) -> None:
    """They are compiled only when a text needs them, so that an error would come late."""
    if file != "harm_rules":  # its rules are over chunks, and each has an example
        for rule, pattern in load().rules(file):
            found = pattern.compiled
            whole = found.pattern if isinstance(found, Hinted) else found
            assert set(whole.groupindex) == set(NAMED.findall(pattern.source)), rule.name


@pytest.mark.parametrize("file", FILES)
def test_an_example_holds_a_word_of_its_entry(file: str) -> None:
    """Else the example would pass, or the counterexample fail, whatever the entry says."""
    without = []
    for entry in FILES[file].entries:
        for text in (*entry.examples, *entry.counterexamples):
            words = {part for word in tokenize(text, 0, len(text), load()).words for part in (word, *word.split("-"))}
            if not words & set(entry.forms):
                without.append((entry.name, text))
    assert not without


WITHOUT_MARKS = ("asides", "dates", "events", "numerals", "places", "realities", "scopes", "statuses")
"""Files whose rules are read over the words alone: no quantity or harm has been marked before."""


@pytest.mark.parametrize("file", WITHOUT_MARKS)
def test_a_rule_is_found_in_its_examples_alone(file: str) -> None:
    wrong = [
        (rule.name, text)
        for rule, pattern in load().rules(file)
        for text in (*rule.examples, *rule.counterexamples)
        if (pattern.search(tokenize(text, 0, len(text), load()).classes) is not None) != (text in rule.examples)
    ]
    assert not wrong


def _is_a_token(word: str) -> bool:
    """Whether the word, written small or with capitals, is one token."""
    texts = (word, word.capitalize(), word.upper())
    return any(tokenize(text, 0, len(text), load()).words == (word,) for text in texts)


@pytest.mark.parametrize("file", FILES)
def test_every_word_is_a_token(file: str) -> None:
    """Else no text holds it."""
    templates = [template for _, template in load().templates(file.removesuffix(".toml"))]
    named = {word for expression in expressions(templates) for word in literals(expression)}
    listed = {word for entry in FILES[file].entries for word in entry.forms}
    assert not [word for word in sorted(named | listed) if not _is_a_token(word)]


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_no_word_stands_twice_in_one_entry(source: str) -> None:
    twice = []
    for row in tomllib.loads(source).get("entry", ()):
        for key in ("words", "nouns", "verbs", "classes"):
            twice += [(row["name"], word) for word, number in Counter(row.get(key, ())).items() if number > 1]
    assert not twice


SHARED_CLASSES = {"victim", "abbreviation", "adverb"} | {
    name for entry in FILES["function.toml"].entries for marks, _ in entry.forms.values() for name in marks
}
"""Classes that words of any file may have: those of syntax, and the three that every subject adds to."""


def test_a_class_belongs_to_one_file() -> None:
    """Else two stages would give one name two meanings, and a word added for the one would change the other."""
    homes = defaultdict[str, set[str]](set)
    for file in FILES.values():
        for entry in file.entries:
            for marks, _ in entry.forms.values():
                for name in marks:
                    if name.split(".")[0] not in SHARED_CLASSES:
                        homes[name].add(file.name)
    assert not {name: files for name, files in homes.items() if len(files) > 1}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_file_has_no_stray_white_space(source: str) -> None:
    assert source.endswith("\n") and not source.endswith("\n\n")
    assert not [line for line in source.splitlines() if line != line.rstrip()]
    assert "\t" not in source


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("[[entry]\n", "not TOML"),
        ('[[entry]]\nname = "x"\nwords = ["a"]', "no classes; give it classes"),
        ('[[entry]]\nclasses = ["x"]\nwords = ["a"]', "no name; give it name"),
        ('[[entry]]\nname = "x"\nclasses = ["x"]', "no words; list words, nouns or verbs"),
        ('[[entry]]\nname = "x"\nclasses = ["x"]\nwords = ["Two words"]', "'Two words' is not one lower-case token"),
        ('[[entry]]\nname = "x"\nclasses = ["x"]\nword = ["a"]', "unknown key 'word'"),
        ('[[rule]]\nname = "x"', "no pattern; give it pattern"),
        ('[[rules]]\nname = "x"', "unknown table"),
        ('[[rule]]\nname = "x"\npattern = "a"\n[[rule]]\nname = "x"\npattern = "b"', "the name is used twice"),
    ],
)
def test_a_file_that_is_not_well_formed_is_named_with_the_remedy(source: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse("words.toml", source)
    assert str(caught.value).startswith("words.toml, entry ")
    assert message in str(caught.value)
