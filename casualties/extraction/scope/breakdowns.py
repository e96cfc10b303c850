"""Which amounts tell a stated toll over again in detail: so many of the victims, what became of some, each of them by age.

"Thirteen people were shot. … Ten victims were treated at one hospital", "seven were shot, leaving one dead", "four people were shot … a
22-year-old man was hit in the arm". An amount of another incident is no part.
"""

from __future__ import annotations

from casualties.extraction.scope.items import NEAR, OTHERS, Item, Items
from casualties.extraction.scope.subsets import FAR, FILE, UNDIVIDED
from casualties.lexicon.language import Language
from casualties.lexicon.reach import find_cues
from casualties.records.kinds import Harm

JOINED = 5
"""Tokens between two figures that "and" joins, at most."""

OPENING = 3
"""Tokens before the whole with which a sentence opens, at most: a quotation mark and "of the"."""


def add_breakdowns(items: Items, parts: dict[int, str], language: Language) -> None:
    """Mark in `parts` the items that tell an earlier and larger toll in detail, each with the name of what says so."""
    for item in items.all:
        if item.index in parts or not item.size or item.mention.quantity.high == 0:
            continue
        rule = _victims(item, items, parts, language) or _outcome(item, items, parts, language)
        rule = rule or _described(item, items, parts, language) or _of_so_many(item, items)
        if rule is not None and not _elsewhere(item, language):
            parts[item.index] = rule
    for whole in items.all:
        if whole.index not in parts and language.pattern(FILE, "in-total").search(whole.tokens.classes, 0, whole.first) is not None:
            _summed(whole, items, parts, language)


def _elsewhere(item: Item, language: Language) -> bool:
    """Whether the sentence speaks of another incident or of another time."""
    return language.pattern(FILE, "another-incident").search(item.tokens.classes) is not None


def _holds(whole: Item, item: Item) -> bool:
    """Whether a figure is larger and its harm takes in that of the other: of 13 people shot ten may be wounded."""
    same = whole.mention.harm is item.mention.harm or (whole.mention.harm is Harm.CASUALTIES and item.mention.harm in UNDIVIDED)
    return same and whole.size > item.size


def _victims(item: Item, items: Items, parts: dict[int, str], language: Language) -> str | None:
    """ "Ten victims": so many of those whom the text has counted before."""
    if language.pattern(FILE, "victims-of-it").match(item.tokens.classes, item.last) is None:
        return None
    wholes = (other for other in items.before(item, FAR) if other.index not in parts)
    whole = next((other for other in wholes if other.mention.harm in UNDIVIDED and item.mention.harm in UNDIVIDED), None)
    return "so-many-victims" if whole is not None and whole.size > item.size else None


def _outcome(item: Item, items: Items, parts: dict[int, str], language: Language) -> str | None:
    """ "Seven people were shot, leaving one dead": what became of some of an undivided number, in its own sentence."""
    if item.mention.harm not in (Harm.KILLED, Harm.WOUNDED) or item.mention.quantity.additive:
        return None
    whole, reach = items.previous(item), 0
    if whole is not None and whole.index in parts and _joined(whole, item):
        # "1,006 casualties, including 331 killed and 675 injured": the second goes with the first
        whole, reach = items.previous(whole), NEAR
    if whole is None or item.sentence - whole.sentence > reach or whole.mention.harm is not Harm.CASUALTIES or not _holds(whole, item):
        return None
    if whole.index in parts or item.tokens.words[item.last : item.last + 1] in OTHERS:
        return None
    return "some-of-the-shot"


def _of_so_many(item: Item, items: Items) -> str | None:
    """ "Of the 66 injured, 57 were cut and three burnt": all that a sentence counts which opens with the whole."""
    told = [other for other in items.by_sentence[item.sentence] if other.first < item.first]
    if not told or told[0].size <= item.size or item.mention.harm is not told[0].mention.harm or item.mention.quantity.additive:
        return None
    opening = item.tokens.words[: told[0].first]
    return "of-so-many" if opening[-2:] == ("of", "the") and len(opening) <= OPENING else None


def _joined(first: Item, second: Item) -> bool:
    """Whether a figure of another harm is joined to one before it: "331 killed and 675 injured"."""
    behind = first.tokens.words[first.last : second.first] if first.sentence == second.sentence else ()
    return first.mention.harm is not second.mention.harm and len(behind) <= JOINED and behind[-1:] == ("and",)


def _described(item: Item, items: Items, parts: dict[int, str], language: Language) -> str | None:
    """ "A 22-year-old man was shot in the arm": one of those just counted, told apart by age."""
    if item.size != 1:
        return None
    aged = language.pattern(FILE, "with-an-age").search(item.tokens.classes, item.first, item.last + 4)
    behind = item.tokens.words[item.last : item.last + 4]
    if aged is None or (behind[:1] == ("and",) and not {"other", "others"}.isdisjoint(behind)):
        return None  # "A 13-year-old boy and six others were shot" tells the toll itself over again
    beside = (other for other in items.by_sentence[item.sentence] if other.size > 1 and other.mention.harm is item.mention.harm)
    if any(other.index not in parts for other in beside):
        return None  # "a 45-year-old woman was killed and three rebels were gunned down" tells of all once more
    reach, room = NEAR + 1, 0
    for other in items.before(item, FAR):
        near = item.sentence - other.sentence <= reach
        if near and parts.get(other.index) == "described":
            room += 1
            reach = max(reach, item.sentence - other.sentence + NEAR)
        elif near and other.index not in parts and not _is_both(other) and (_holds(other, item) or _alive(other, item)):
            return "described" if other.size > room else None
    return None


def _is_both(item: Item) -> bool:
    """Whether an amount only takes up two just told of: "Both were taken to hospital"."""
    return item.tokens.words[item.first] == "both"


def _alive(whole: Item, item: Item) -> bool:
    """Whether one who was shot can be of the wounded: the text says nothing worse of them."""
    return whole.mention.harm is Harm.WOUNDED and item.mention.harm is Harm.CASUALTIES and whole.size > item.size


def _of_a_period(item: Item, language: Language) -> bool:
    cues = find_cues(FILE, item.tokens.classes, language)
    return any(cue.rule.meaning.get("window") and cue.reaches(item.first) for cue in cues)


def _summed(whole: Item, items: Items, parts: dict[int, str], language: Language) -> None:
    """ "In total over 40 died": what the sentences before it count, back to a figure that is no smaller."""
    found: list[Item] = []
    for other in items.before(whole, FAR):
        if other.mention.harm is not whole.mention.harm or other.sentence == whole.sentence or other.mention.quantity.high == 0:
            continue
        if other.size >= whole.size:
            break
        found.append(other)
    counted = [item for item in found if item.index not in parts]
    together = sum(item.size for item in counted)
    if _of_a_period(whole, language) and together != whole.size:
        return  # "In all, 62,000 have died since the war began": a battle is no breakdown of it
    if len(found) > 1 and together <= whole.size:
        parts.update({item.index: "in-total" for item in counted})
