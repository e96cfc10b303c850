"""Mentions built from short annotations in a corpus file: "12 | killed" is the amount 12 with the harm that "killed" states."""

from __future__ import annotations

import re

from casualties.extraction.text.sentences import split_sentences
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load
from casualties.records.kinds import Harm, Hedge
from casualties.records.mention import Mention
from casualties.records.quantity import Quantity
from casualties.records.sentence import Sentence
from casualties.records.tokens import Tokens

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "eighty": 80,
}
HARMS = (
    (Harm.WOUNDED, r"wound|injur|hurt|burn|hospital|critical|bad"),
    (Harm.CASUALTIES, r"casualt|losses|shot$|victims"),
    (Harm.MISSING, r"missing|sought"),
    (Harm.CAPTURED, r"captur|kidnap|abduct|seiz|held|hostage|taken"),
    (Harm.DISPLACED, r"displac|homeless|evacuat|fled|left their"),
    (Harm.AFFECTED, r"trapped|stranded|affected"),
)


class Reading:
    """A text with its sentences, its tokens and the mentions that the annotations name, in the order of the text."""

    def __init__(self, text: str, amounts: list[str]) -> None:
        self.text = text
        self.sentences: list[Sentence] = split_sentences(text, load())
        self.mentions: list[Mention] = []
        place = 0
        for annotation in amounts:
            amount, trigger, *rest = (part.strip() for part in annotation.split("|"))
            start = self._find(amount, place)
            place = start if rest and rest[0] == "again" else start + len(amount)
            self.mentions.append(self._mention(start, amount, trigger))

    def _find(self, words: str, place: int) -> int:
        match = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(self.text, place)
        match = match or re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(self.text)
        assert match, f"{words!r} is not in {self.text!r}"
        return match.start()

    def _mention(self, start: int, amount: str, trigger: str) -> Mention:
        sentence = max(index for index, span in enumerate(self.sentences) if span.start <= start)
        span = self.sentences[sentence]
        near = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(trigger)}(?!\w)", self.text[span.start : span.end])]
        at = span.start + min(near, key=lambda offset: abs(span.start + offset - start)) if near else None
        return Mention(
            sentence=sentence,
            quantity=_quantity(start, amount),
            harm=next((harm for harm, pattern in HARMS if re.search(pattern, trigger)), Harm.KILLED),
            trigger_start=at,
            trigger_end=None if at is None else at + len(trigger),
            victims=None,
            part=False,
            rule="",
        )

    def tokens(self, index: int) -> Tokens:
        span = self.sentences[index]
        return tokenize(self.text, span.start, span.end, load())


def _quantity(start: int, amount: str) -> Quantity:
    words = amount.lower()
    figure = None if "year-old" in words else re.search(r"\d[\d,]*", words)
    stated = int(figure[0].replace(",", "")) if figure else next((NUMBERS[word] for word in words.split() if word in NUMBERS), None)
    if words.split()[-1].endswith("s") and not figure and words.split()[-1] not in NUMBERS:
        stated = None
    if words in ("no", "none", "any", "nobody", "no one"):
        low, high, stated = 0, 0, None
    elif stated is None:
        low, high = 3, None
    else:
        low, high = (0, stated) if "as many as" in words or "up to" in words else (stated, stated)
    return Quantity(
        start=start,
        end=start + len(amount),
        text=amount,
        low=low,
        high=high,
        best=None,
        stated=stated,
        hedge=_hedge(words, stated is not None or high == 0),
        additive=re.search(r"\bmore$|^another|^at least another", words) is not None,
    )


def _hedge(words: str, known: bool) -> Hedge:
    if known and words.startswith("at least"):
        return Hedge.AT_LEAST
    if known and words.startswith(("about ", "almost ", "nearly ")):
        return Hedge.ABOUT
    return Hedge.EXACT if known else Hedge.VAGUE
