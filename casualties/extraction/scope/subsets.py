"""Which amounts of a text are parts of others: from the words around them, and from the figures themselves.

"Including", "of whom", "among the dead" mark a part; so do places that add up to a toll, bodies seen beside a larger toll, and what is
added to a running one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from casualties.extraction.scope.antecedents import of_people_unharmed
from casualties.extraction.scope.items import NEAR, Item, Items
from casualties.lexicon.language import Language
from casualties.lexicon.reach import Cue
from casualties.lexicon.victims import other_people
from casualties.records.kinds import Harm, Hedge
from casualties.records.mention import BY_PLACE

FILE = "scopes"
LARGE_SUM = 50
"""A round toll that figures add up to by chance is smaller."""

ROUNDING = 50
"""Figures that add up to a round toll miss it by one part in so many at most."""

LEAST_SUM = 3
"""A toll of two is no sum: two figures of one add up to it by chance."""

FAR = 12
"""Sentences after a toll within which a whole breakdown in one sentence follows it ("Three men and one woman were shot")."""

UNDIVIDED = (Harm.KILLED, Harm.WOUNDED, Harm.CASUALTIES)
"""Harms that a toll of casualties is made of."""

ROUND = 20
"""The least toll that may be given as a round figure beside its exact parts."""

LEAST_BY_PLACE = 12
"""A smaller figure is the sum of those that follow it in a list of places by chance."""

LONGEST_SUM = 6
"""Figures in a breakdown at most; more of them add up to a toll by accident."""

LIST_GAP = 8
"""Tokens between two items of a list at most: "a woman from the village of Sur and two men"."""


def find_parts(items: Items, cues: Mapping[int, Sequence[Cue]], earlier: set[int], language: Language) -> dict[int, str]:
    """The indices of the items that are parts, each with the name of what says so; `earlier` are indices of superseded tolls."""
    parts: dict[int, str] = {}
    _marked_parts(items, cues, parts, language)
    _sums(items, parts, earlier, language)
    _additions(items, cues, parts, language)
    _bodies(items, parts, language)
    return parts


def is_increment(item: Item, items: Items) -> bool:
    """Whether an additive amount adds to its own harm ("four more died"), not to another one ("nine died and 13 more were hurt")."""
    if not item.mention.quantity.additive:
        return False
    alone = True
    for other in items.near(item):
        if other.index > item.index:
            break
        if item.sentence - other.sentence <= 1:
            if other.mention.harm is item.mention.harm:
                return True
            alone = False
    return alone


def _has_whole(item: Item, among: Iterable[Item], parts: dict[int, str], *, before: bool) -> bool:
    """Whether there is a larger figure of the same harm among others; before the item where asked."""
    return any(
        other.size > item.size
        and other.mention.harm in (item.mention.harm, Harm.CASUALTIES)
        and other.index not in parts
        and (other.index < item.index or not before)
        for other in among
    )


def _marked_parts(items: Items, cues: Mapping[int, Sequence[Cue]], parts: dict[int, str], language: Language) -> None:
    """Parts that words mark: "including", "of them", "the remaining", one figure of another."""
    for item in items.all:
        if item.mention.quantity.high == 0:
            continue
        if item.mention.part:
            parts[item.index] = item.mention.rule or "grammar"
        elif _of_another(item, items, language):
            parts[item.index] = "six-of-the-eight"
    for sentence, found in cues.items():
        here = [item for item in items.by_sentence[sentence] if item.mention.quantity.high != 0]
        for cue in found:
            if cue.rule.meaning["effect"] == "part":
                _mark_part(cue, here, items, parts, language)
    _without_other_people(items, parts, language)
    for item in items.all:
        before = items.previous(item)
        if item.mention.rule == BY_PLACE and before is not None and before.sentence == item.sentence and before.index in parts:
            parts.setdefault(item.index, parts[before.index])  # "of whom 48 died in landslides, ten in floods and six in gales"
        if _one_of_the_shot(item, items, language) or _ends_in_were(item, items, parts, language):
            parts[item.index] = "one-of-those"


def _without_other_people(items: Items, parts: dict[int, str], language: Language) -> None:
    """Take out of the parts those who cannot belong to the whole before them, and whoever is listed behind them.

    "Four raiders, including a chief, a sergeant and nine farmers, died": the list of the raiders ends with their chief.
    """
    for here in items.by_sentence.values():
        whole: Item | None = None
        listed, ended = False, False
        for item in here:
            if item.index not in parts:
                whole, listed, ended = item, False, False
            elif whole is not None and (item.mention.harm, item.mention.trigger_start) == (whole.mention.harm, whole.mention.trigger_start):
                ended = ended or (listed and _told_apart(whole, item, language))
                listed = True
                if ended:
                    del parts[item.index]


def _mark_part(cue: Cue, here: Sequence[Item], items: Items, parts: dict[int, str], language: Language) -> None:
    meaning = cue.rule.meaning
    backward = cue.direction == "backward"
    reached = [item for item in here if cue.reaches(item.first if not backward else item.last - 1)]
    if meaning.get("touching"):
        reached = [item for item in reached if item.last == cue.start and not _everyone(item, language)]
    only = meaning.get("only")
    if only:

        def among(item: Item) -> Iterable[Item]:
            return here if only == "whole_here" else items.before(item, FAR) if meaning.get("far") else items.near(item)

        reached = [item for item in reached if _has_whole(item, among(item), parts, before=only != "whole")]
    if meaning.get("of_them"):
        reached = [item for item in reached if not of_people_unharmed(item, items, language)]
    if not reached:
        return
    seed = reached[-1] if backward else reached[0]
    if not backward and not meaning.get("anywhere") and not _follows(cue, seed, language):
        return
    parts[seed.index] = cue.rule.name
    _spread(seed, here, parts, cue.rule.name, language, step=1)
    if meaning.get("nearest"):
        _spread(seed, here, parts, cue.rule.name, language, step=-1)


def _follows(cue: Cue, item: Item, language: Language) -> bool:
    """Whether an amount is what "including" and the like introduce: it follows at once, or in a list ("including a baby and two men")."""
    if item.trigger is not None and cue.end <= item.trigger[0] < item.first:
        return False
    return item.first - cue.end <= 1 or item.tokens.classes[item.first - 1] in language.characters("joining")


def _everyone(item: Item, language: Language) -> bool:
    """Whether the amount says that it leaves nobody out ("all six of them")."""
    return item.tokens.classes[item.first] in language.characters("whole_amount")


def _spread(seed: Item, here: Sequence[Item], parts: dict[int, str], rule: str, language: Language, step: int) -> None:
    """Carry a part along its list: "including nine children, two teachers and a guard"."""
    order = list(here)
    place = order.index(seed) + step
    current = seed
    conjunction = language.characters("conjunction")
    while 0 <= place < len(order):
        other = order[place]
        left, right = (current, other) if step > 0 else (other, current)
        listed = other.mention.trigger_start == seed.mention.trigger_start and _joined(left, right, language)
        if other.mention.harm is not seed.mention.harm or not (listed or _parallel(left, right, language)):
            return
        if step < 0 and current is seed and not any(c in conjunction for c in left.tokens.classes[left.last : right.first]):
            return
        parts[other.index] = rule
        current = other
        place += step


def _parallel(left: Item, right: Item, language: Language) -> bool:
    """Whether two neighbours are told alike in relative clauses: "nine who lost an eye and two who were left paralysed"."""
    classes, relative = left.tokens.classes, language.characters("=who")
    told = all(any(c in relative for c in classes[item.last : item.last + 2]) for item in (left, right))
    return told and right.first > left.last and classes[right.first - 1] in language.characters("conjunction")


def _of_another(item: Item, items: Items, language: Language) -> bool:
    """Whether the amount is taken out of the next one: "six of the eight killed"."""
    other = items.following(item)
    if other is None or _everyone(item, language):
        return False
    if item.mention.quantity.text.lower().endswith((item.mention.victims or " ").lower()):
        return False  # "bodies of three children", "a group of men": no amount is taken out of another
    if other.sentence != item.sentence or not 0 < other.first - item.last <= 3:
        return False
    if item.tokens.words[other.last : other.last + 2] in (("of", "them"), ("of", "whom")):
        return False  # "scores of weavers many of them girls", in text without commas
    return language.pattern(FILE, "of-another").fullmatch(item.tokens.classes, item.last, other.first) is not None


def _one_of_the_shot(item: Item, items: Items, language: Language) -> bool:
    """Whether a bare amount opens a sentence after an undivided one: "Two teenagers were shot. One died"."""
    other = items.previous(item)
    if item.first > 0 or other is None or item.last >= len(item.tokens) or item.mention.quantity.additive:
        return False
    verb = item.trigger is not None and item.trigger[0] == item.last
    verb = verb or item.tokens.classes[item.last] in language.characters("auxiliary")
    near = other.sentence == item.sentence - 1
    return verb and near and other.mention.harm is Harm.CASUALTIES is not item.mention.harm and other.size > item.size


def _ends_in_were(item: Item, items: Items, parts: dict[int, str], language: Language) -> bool:
    """Whether the amount repeats a part by ellipsis: "two Danes were among the 35 killed; a tour firm said three were"."""
    here = (other for other in items.by_sentence[item.sentence] if other.index < item.index and other.index in parts)
    same = any(other.mention.harm is item.mention.harm for other in here)
    return same and language.pattern(FILE, "ellipsis").match(item.tokens.classes, item.last) is not None


def _sums(items: Items, parts: dict[int, str], earlier: set[int], language: Language) -> None:
    """Mark figures that stand beside a toll of their harm, or follow it, and add up to it; earlier tolls are not counted."""
    by_harm: dict[Harm, list[Item]] = {}
    for item in items.all:
        if item.index not in earlier and item.size:
            by_harm.setdefault(item.mention.harm, []).append(item)
    undivided = [item for item in items.all if item.index not in earlier and item.size and item.mention.harm in UNDIVIDED]
    for harm, alike in by_harm.items():
        group = undivided if harm is Harm.CASUALTIES else alike
        for place, whole in enumerate(group):
            if whole.mention.harm is not harm:
                continue
            target = whole.mention.quantity.stated
            if whole.index in parts or target is None or target < LEAST_SUM or _rejected(whole, language):
                continue
            beside = [
                item
                for item in items.by_sentence[whole.sentence]
                if item is not whole
                and item.size
                and item.mention.harm is harm
                and item.index not in earlier
                and not _told_apart(whole, item, language)
            ]
            if beside and _by_place(whole, beside[0], language):
                continue
            together = sum(item.mention.quantity.stated or 0 for item in beside)
            if len(beside) > 1 and together == target and not _listed(whole, beside, language):
                run: Sequence[Item] = beside
            else:
                following = (group[later] for later in range(place + 1, len(group)))
                near = list(takewhile(lambda item: item.sentence - whole.sentence <= NEAR * LONGEST_SUM, following))  # noqa: B023
                # no run begins or ends further on; a sentence of a thousand figures is not gone through for each of them
                near = [item for item in near[: 2 * LONGEST_SUM] if not _told_apart(whole, item, language)]
                unmarked = [item for item in near if item.index not in parts]
                run = _run(whole, unmarked, parts, language) if len(unmarked) > 1 else ()
                if not run and len(near) > max(len(unmarked), 1):
                    run = _run(whole, near, parts, language)
            for item in run:
                parts.setdefault(item.index, "adds-up")


def _told_apart(one: Item, other: Item, language: Language) -> bool:
    """Whether two amounts count people who cannot be the same: villagers and rebels."""
    return other_people(one.mention.victims, other.mention.victims, language)


def _rejected(item: Item, language: Language) -> bool:
    """Whether the text sets the figure aside ("eighteen, not 19")."""
    return item.first > 0 and item.tokens.classes[item.first - 1] in language.characters("negation")


def _by_place(whole: Item, first: Item, language: Language) -> bool:
    """Whether a small figure has a place of its own in a list of places: "five died in Karsa, three in Orr and two in Sur"."""
    small = (whole.mention.quantity.stated or 0) < LEAST_BY_PLACE and whole.first < first.first
    place = language.pattern(FILE, "in-a-place")
    return small and first.mention.rule == BY_PLACE and place.search(whole.tokens.classes, whole.last, first.first) is not None


def _listed(whole: Item, beside: Sequence[Item], language: Language) -> bool:
    """Whether the figure is one item of a list with the others ("a pilot, two mechanics and three passengers"), not their sum."""
    if whole.mention.rule == "toll":
        return False
    everyone = any(c in language.characters("anyone") for c in whole.tokens.classes[whole.last : whole.last + 2])
    return not everyone and any(_joined(min(whole, other, key=_place), max(whole, other, key=_place), language) for other in beside)


def _place(item: Item) -> int:
    return item.first


def _joined(left: Item, right: Item, language: Language) -> bool:
    """Whether two amounts are neighbours in a list: nothing but nouns, commas and conjunctions stands between them."""
    gap = left.tokens.classes[left.last : right.first]
    own = right.trigger is not None and left.last <= right.trigger[0] < right.first
    between = language.characters("between_items")
    joining = language.characters("joining")
    return not own and len(gap) <= LIST_GAP and any(c in joining for c in gap) and not any(c in between for c in gap)


def _run(whole: Item, following: Sequence[Item], parts: dict[int, str], language: Language) -> Sequence[Item]:
    """The first run of at least two figures near the toll that add up to it; empty where there is none."""
    target = whole.mention.quantity.stated
    for start in range(min(len(following), LONGEST_SUM)):
        total = 0
        previous = whole
        for end in range(start, min(start + LONGEST_SUM, len(following))):
            item = following[end]
            figure = item.mention.quantity.stated
            first = following[start]
            far = item.sentence - previous.sentence > NEAR and not (item is first and item.sentence - whole.sentence <= FAR)
            if figure is None or far or _same_words(item, previous):
                break
            if (item.mention.rule == "toll") != (first.mention.rule == "toll"):
                break  # "four policemen … put the death toll at 29": what is called a toll is no item beside others that are not
            if first.sentence - whole.sentence > NEAR and item.sentence != first.sentence:
                break
            if item.sentence == whole.sentence and _joined(whole, item, language):
                break
            inner = item.index in parts and parts[item.index] != "toll-in-one-place"
            if inner and end > start and item.sentence == previous.sentence:
                break  # "eight, including two children": the two are among the eight
            previous = item
            total += figure
            near = _near_enough(total, whole) if item.sentence == first.sentence else _round_sum(total, whole)
            if end > start and (total == target or near):
                return following[start : end + 1]
            if total >= (target or 0):
                break
    return ()


def _near_enough(total: int, whole: Item) -> bool:
    """Whether figures of one sentence add up to a toll that is itself a lower bound or a round figure ("at least 40": 30 and 12)."""
    target = whole.mention.quantity.stated or 0
    open_above = whole.mention.quantity.hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.ABOUT)
    return open_above and target >= ROUND and target <= total <= target * 11 // 10


def _round_sum(total: int, whole: Item) -> bool:
    """Whether figures of several sentences add up to a large toll that is itself a round figure ("almost 150": 45, 23 and 81)."""
    target = whole.mention.quantity.stated or 0
    return whole.mention.quantity.hedge is Hedge.ABOUT and target >= LARGE_SUM and abs(total - target) * ROUNDING <= target


def _same_words(item: Item, previous: Item) -> bool:
    """Whether an amount repeats the one before in another sentence, victims and all, without adding to it."""
    now, then = item.mention, previous.mention
    same = (now.quantity.stated, now.victims) == (then.quantity.stated, then.victims)
    return same and not now.quantity.additive and item.sentence != previous.sentence


def _told_elsewhere(item: Item, cues: Sequence[Cue]) -> bool:
    """Whether what is added is of other incidents or of a time of its own: "violence elsewhere killed another 30", "30 more since May"."""
    return any((cue.rule.meaning.get("elsewhere") or cue.rule.meaning.get("window")) and cue.reaches(item.first) for cue in cues)


def _of_a_long_time(item: Item, cues: Sequence[Cue]) -> bool:
    """Whether the figure counts over a long time ("so far this year"), of which one incident is told beside it."""
    return any(cue.rule.meaning.get("long") and cue.reaches(item.first) for cue in cues)


def _additions(items: Items, cues: Mapping[int, Sequence[Cue]], parts: dict[int, str], language: Language) -> None:
    """Mark "four more" where the running total that contains it is stated: in its sentence, or beside the word "toll"."""
    for item in items.all:
        if item.index in parts:
            continue
        increment = is_increment(item, items) and not _told_elsewhere(item, cues[item.sentence])
        for other in items.near(item):
            if other.mention.harm is not item.mention.harm or other.size <= item.size or other.index in parts:
                continue
            later = other.sentence == item.sentence and other.index > item.index
            if not increment and later and _of_a_long_time(other, cues[item.sentence]):
                continue  # "a raid killed four, bringing the number killed this year to 90"
            if increment:
                added = later or _tallied(other, language)
            else:
                added = later and language.pattern(FILE, "bringing-to").search(item.tokens.classes, item.last, other.first) is not None
            if added:
                parts[item.index] = "added-to-a-running-toll"


def _tallied(item: Item, language: Language) -> bool:
    """Whether a figure is given as a running toll ("bringing the toll to 29")."""
    return language.pattern(FILE, "running-toll").search(item.tokens.classes, 0, item.first) is not None


def _bodies(items: Items, parts: dict[int, str], language: Language) -> None:
    """Mark bodies found or seen in one place where a larger toll stands near."""
    remains, finding = language.characters("remains"), language.characters("body_finding")
    for item in items.all:
        if item.index in parts or item.mention.harm is not Harm.KILLED or item.mention.quantity.high == 0:
            continue
        classes = item.tokens.classes
        if any(c in remains for c in classes[max(item.first - 3, 0) : item.last + 3]) and any(c in finding for c in classes):
            nearby = (other for other in items.near(item) if other.index not in parts)
            if any(other.size > item.size and other.mention.harm is Harm.KILLED for other in nearby):
                parts[item.index] = "bodies-seen"
