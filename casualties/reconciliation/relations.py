"""How two claims relate: the first line of the decision rules that holds gives the code, and a sentence says why."""

from __future__ import annotations

import functools

from casualties.lexicon.language import Language, load
from casualties.reconciliation.events import same_incident
from casualties.reconciliation.keys import Key, key_of
from casualties.reconciliation.marks import Marks, marks_of, part_opened
from casualties.reconciliation.sentences import day_of, sentence_of
from casualties.reconciliation.sources import own_voice, rejects, same_origin, same_source
from casualties.records.claim import Claim
from casualties.records.interval import Interval
from casualties.records.kinds import Harm, Hedge, Scope, Status
from casualties.records.relation import Code, Relation

ROUND = 100
"""A figure is taken as rounded to hundreds at the finest: 1,200 for 1,269, but not 20 for 23."""

QUOTES = "\"'”’) "


def explain(a: Claim, b: Claim) -> Relation:
    """How two claims relate: family, code and a sentence that names figures, sources and the reason; defined for every pair.

    Claims of one document are of one incident where their `event_id` is the same; claims of different documents where place and
    date say so, else the answer is that one cannot tell. Figures typed in by hand, without document and event, are of one
    incident, since whoever typed them sets them side by side. A report has all sentences of its documents to tell incidents by, and
    may know more: what it found stands in `group.relations`. Anything but a claim is a TypeError.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> a = claim_from_dict({"quantity_text": "more than 50", "low": 51, "hedge": "more_than", "harm": "killed", "source": "a spokesman"})
    >>> b = claim_from_dict({"quantity_text": "78", "harm": "killed", "source": "Harbour Watch"})
    >>> explain(a, b).code.value
    'bound_satisfied'
    """
    for claim in (a, b):
        if not isinstance(claim, Claim):
            raise TypeError(f"explain takes two claims, not {type(claim).__name__}; take one by its index, such as claims[0]")
    return relate(a, b, same_event=same_incident(a, b))


def relate(a: Claim, b: Claim, *, same_event: bool | None, language: Language | None = None) -> Relation:
    """The relation of two claims whose incidents are known to be the same (True), different (False), or not known (None)."""
    language = language or load()
    pair = _Pair(a, b, same_event, language)
    code = pair.code()
    return Relation(code.family, code, sentence_of(code, a, b, pair.a_key, pair.b_key), (a, b))


class _Pair:
    """Two claims with what the decision needs of them."""

    def __init__(self, a: Claim, b: Claim, same_event: bool | None, language: Language) -> None:
        self.a, self.b, self.language = a, b, language
        self.same_event = same_event
        self.a_key, self.b_key = key_of(a, language), key_of(b, language)

    @functools.cached_property
    def marks(self) -> tuple[Marks, Marks]:
        return marks_of(self.a, self.language), marks_of(self.b, self.language)

    @functools.cached_property
    def one_source(self) -> bool:
        return same_source(self.a, self.b, self.language)

    @property
    def one_sentence(self) -> bool:
        return (
            self.a.document_id == self.b.document_id
            and self.a.start is not None
            and (self.a.start, self.a.text) == (self.b.start, self.b.text)
        )

    def code(self) -> Code:
        """The first line that holds."""
        for line in (self.part, self.died_later, self.key, self.denial, self.same_claim, self.compatible, self.evolves):
            found = line()
            if found is not None:
                return found
        return self.contradicts()

    # 0. a part link comes before the key

    def part(self) -> Code | None:
        a, b = self.a, self.b
        if a.claim_id and a.part_of != b.part_of and (a.part_of == b.claim_id or b.part_of == a.claim_id):
            child, mine = (a, self.marks[0]) if a.part_of == b.claim_id else (b, self.marks[1])
            return Code.INCREMENT if mine.added and (child.increment or mine.later) else Code.PART_OF_TOTAL
        if a.harm != b.harm:
            return None
        if a.scope is Scope.TOTAL and b.scope is Scope.TOTAL:
            return self._increment_of_another()
        if Scope.PART not in (a.scope, b.scope):
            return None
        if a.scope == b.scope:
            return self._nested_parts()
        part, whole, mine = (a, b, self.marks[0]) if a.scope is Scope.PART else (b, a, self.marks[1])
        part_key, whole_key = (self.a_key, self.b_key) if part is a else (self.b_key, self.a_key)
        if self.same_event is None or (a.document_id != b.document_id and self.same_event is not True):
            return None
        if self.same_event is False and part.part_of is not None:
            return None  # the text links it to a figure of another incident
        if not _fits(part, whole) or _apart(part_key, whole_key):
            return None
        if mine.added and (part.increment or mine.later) and self.same_event:
            return Code.INCREMENT
        return Code.PART_OF_TOTAL

    def _increment_of_another(self) -> Code | None:
        """An addition that one source reports to the toll of another: "three more bodies were found, the monitor said"."""
        if self.marks[0].added == self.marks[1].added or self.same_event is not True or self.one_source:
            return None
        added, toll = (self.a, self.b) if self.marks[0].added else (self.b, self.a)
        keys = (self.a_key, self.b_key) if added is self.a else (self.b_key, self.a_key)
        numbered = Hedge.VAGUE not in (added.hedge, toll.hedge)
        return Code.INCREMENT if numbered and _fits(added, toll) and not _apart(*keys) else None

    def _nested_parts(self) -> Code | None:
        """A part within a part, opened in one sentence: "16 civilians, including one child"."""
        a, b = self.a, self.b
        if not (self.same_event and self.one_sentence) or self.a_key == self.b_key or None in (a.quantity_start, b.quantity_start):
            return None
        large, small = (a, b) if (a.quantity_start or 0) < (b.quantity_start or 0) else (b, a)
        large_key, small_key = (self.a_key, self.b_key) if large is a else (self.b_key, self.a_key)
        opened = part_opened(large, small, self.language)
        return Code.PART_OF_TOTAL if opened and _fits(small, large) and not _apart(small_key, large_key) else None

    # 1. the wounded who died

    def died_later(self) -> Code | None:
        a, b = self.a, self.b
        if {a.harm, b.harm} != {Harm.KILLED, Harm.WOUNDED} or self.same_event is not True:
            return None
        killed, hurt, mine = (a, b, self.marks[0]) if a.harm is Harm.KILLED else (b, a, self.marks[1])
        if mine.died_later and _fits(killed, hurt):
            return Code.DIED_LATER
        return None

    # 2. the key: event, window, harm, victims

    def key(self) -> Code | None:
        a, b = self.a, self.b
        cumulative = (a.scope is Scope.CUMULATIVE) + (b.scope is Scope.CUMULATIVE)
        if self.same_event is False:
            return Code.DIFFERENT_WINDOW if cumulative else Code.DIFFERENT_EVENT
        if cumulative == 1 or (cumulative == 2 and self._windows_differ()):
            return Code.DIFFERENT_WINDOW
        if a.harm != b.harm:
            return Code.DIFFERENT_HARM
        if Scope.PART in (a.scope, b.scope):
            found = self._parts_apart()
            if found is not None:
                return found
        if self.a_key.disjoint(self.b_key) or self._listed() or self._added():
            return Code.DIFFERENT_GROUP
        if self.same_event is None:
            return Code.UNKNOWN_EVENT
        if not self.a_key.comparable(self.b_key):
            return Code.UNKNOWN_GROUP
        return None

    def _windows_differ(self) -> bool:
        first, second = self.marks[0].window, self.marks[1].window
        return first is not None and second is not None and first != second and not _meet(self.a, self.b)

    def _parts_apart(self) -> Code | None:
        """Two subsets of one whole are the same only where their words and figures allow it."""
        a, b = self.a, self.b
        if a.scope != b.scope:
            return None
        if not _same_words(self.a_key, self.b_key):
            return Code.DIFFERENT_GROUP
        if _same_figure(a, b):
            return None
        unnamed = not self.a_key.roles and not self.a_key.sides
        told_apart = self.marks[0].added or self.marks[1].added or (self.one_source and self._order() is None)
        return Code.DIFFERENT_GROUP if told_apart or (unnamed and not _meet_closed(a, b)) else None

    def _listed(self) -> bool:
        """Whether one sentence sets the two figures side by side: a source that names two figures in one breath counts two sets."""
        a, b = self.a, self.b
        if not self.one_sentence or _same_figure(a, b) or Hedge.VAGUE in (a.hedge, b.hedge) or Status.DENIED in (a.status, b.status):
            return False
        return a.scope is b.scope and self.one_source and self._order() is None and a.quantity_start != b.quantity_start

    def _added(self) -> bool:
        """Whether one total is said to come on top of others: "a third man", "another 12"."""
        a, b = self.a, self.b
        added = self.marks[0].added != self.marks[1].added
        if not added or Hedge.VAGUE in (a.hedge, b.hedge) or a.scope is not Scope.TOTAL or b.scope is not Scope.TOTAL:
            return False
        return a.document_id == b.document_id and self.one_source and not _same_figure(a, b)

    # 2b. denial

    def denial(self) -> Code | None:
        """One claim rejects what the other asserts; who denies that twelve of the crew died says nothing of the other dead."""
        # a figure that the text gives twice, by who claims it and by who rejects it, is denied in both places
        one, two = self.a.status is Status.DENIED, self.b.status is Status.DENIED
        if one and two:
            one, two = _is_rejection(self.a, self.language), _is_rejection(self.b, self.language)
        if one == two:
            return None
        denied, other = (self.a_key, self.b_key) if one else (self.b_key, self.a_key)
        rejected, standing = (self.a, self.b) if one else (self.b, self.a)
        if denied.contains(other):
            narrower = not other.transparent and not _same_words(denied, other)
            return self._rejection(rejected, standing, narrower=narrower)
        same_dead = rejected.hedge is Hedge.VAGUE or (other.transparent and _meet(self.a, self.b))
        return Code.DENIAL if same_dead else Code.UNKNOWN_GROUP

    def _rejection(self, rejected: Claim, standing: Claim, *, narrower: bool) -> Code | None:
        """What the rejection of a figure says of another.

        Who rejects 80 rejects more too, but not the nine bodies of a third source, nor five of the crew, nor what is said on another
        day. Where the rejected figure has a source of its own, the two sources are then compared as if nobody had spoken against either.
        """
        if rejected.hedge is Hedge.VAGUE or _same_figure(rejected, standing):
            return Code.DENIAL
        instead = rejects(rejected, standing, self.language)
        lower = None not in (rejected.stated, standing.stated) and (standing.stated or 0) < (rejected.stated or 0)
        another_day = _before(rejected, standing) or _before(standing, rejected)
        bare = _is_rejection(rejected, self.language)
        floor = standing.hedge is Hedge.VAGUE and not bare  # "dozens" rests on nothing that somebody rejects
        if not another_day and not floor and ((instead and not narrower) or not lower):
            return Code.DENIAL
        return Code.UNKNOWN_GROUP if bare else None

    # 3. the same claim

    def same_claim(self) -> Code | None:
        if not _same_figure(self.a, self.b):
            return None
        if self.one_source or own_voice(self.a) or own_voice(self.b):
            return Code.RESTATED
        return Code.RELAY_SAME_ORIGIN if same_origin(self.a, self.b, self.language) else None

    # 4. compatible

    def compatible(self) -> Code | None:
        a, b = self.a, self.b
        if _same_figure(a, b):
            about = (a.hedge is Hedge.ABOUT) != (b.hedge is Hedge.ABOUT)
            return Code.ROUNDING if about else Code.AGREES
        if a.interval is None or b.interval is None:
            return Code.UNKNOWN_GROUP if a.interval is not b.interval or a.quantity_text != b.quantity_text else Code.AGREES
        if a.hedge is Hedge.VAGUE and b.hedge is Hedge.VAGUE:
            return Code.VAGUE_CONSISTENT
        if _rounded(a, b) or _rounded(b, a):
            return Code.ROUNDING
        if a.interval.overlaps(b.interval):
            near = {a.hedge, b.hedge} <= {Hedge.ABOUT, Hedge.EXACT} and Hedge.ABOUT in (a.hedge, b.hedge)
            return Code.ROUNDING if near else Code.BOUND_SATISFIED
        return None

    # 5. evolves

    def evolves(self) -> Code | None:
        order = self._order()
        if order is None:
            return None
        earlier, later = order
        return Code.UPWARD_REVISION if _middle(later) > _middle(earlier) else Code.DOWNWARD_REVISION

    def _order(self) -> tuple[Claim, Claim] | None:
        """The earlier and the later claim where the text or a date tells, else None."""
        a, b = self.a, self.b
        mine, yours = self.marks
        if mine.earlier != yours.earlier:
            first, second = (a, b) if mine.earlier else (b, a)
            # what Wednesday's report calls an earlier figure need not be older than Tuesday's report
            return None if _before(second, first) else (first, second)
        for first, second, of_first, of_second in ((a, b, mine, yours), (b, a, yours, mine)):
            if of_second.now and not of_first.now:
                return first, second
            if of_second.risen and (not of_first.risen or _before(first, second)) and _middle(second) > _middle(first):
                return first, second
            if of_second.fallen and (not of_first.fallen or _before(first, second)) and _middle(second) < _middle(first):
                return first, second
        if mine.day is not None and yours.day is not None and mine.day != yours.day:
            return (a, b) if (yours.day - mine.day) % 7 <= 3 else (b, a)
        if a.as_of and b.as_of and a.as_of != b.as_of:
            return (a, b) if a.as_of < b.as_of else (b, a)
        if a.published and b.published and a.published[:10] != b.published[:10]:
            first, second = (a, b) if a.published < b.published else (b, a)
            # an outlet's later and lower figure takes back nothing that somebody else said
            risen = (own_voice(a) or own_voice(b)) and _middle(first) < _middle(second)
            return (first, second) if self.one_source or risen else None
        return None

    def _headline(self) -> bool:
        """Whether a headline in the publisher's voice falls short of the figure that the same voice gives below it.

        A headline is a first line without a full stop. One that gives more may sum what the text then tells place by place.
        """
        first, below = (self.a, self.b) if self.a.start == 0 else (self.b, self.a)
        if first.start != 0 or self.one_sentence or not (own_voice(first) and own_voice(below)):
            return False
        return not first.text.rstrip(QUOTES).endswith((".", "!", "?")) and _middle(first) < _middle(below)

    # 6. contradicts, or not enough is known for that

    def contradicts(self) -> Code:
        a, b = self.a, self.b
        if self.marks[0].earlier != self.marks[1].earlier:
            return Code.UNKNOWN_GROUP  # a figure since replaced, of a day that nobody names
        if self.a_key != self.b_key and not (self.a_key.transparent or self.b_key.transparent):
            narrow, wide = (a, b) if self.b_key.contains(self.a_key) else (b, a)
            if not _same_words(self.a_key, self.b_key) and _middle(wide) > _middle(narrow):
                return Code.UNKNOWN_GROUP
        if a.document_id is not None and a.document_id == b.document_id and self.one_source and not self._headline():
            # a source does not contradict itself in one report: its two figures count different people
            return Code.UNKNOWN_GROUP
        if self.marks[0].besides != self.marks[1].besides:
            return Code.UNKNOWN_GROUP  # "two other bodies": besides whom, only a reader can tell
        points = all(claim.hedge in (Hedge.EXACT, Hedge.ABOUT) for claim in (a, b))
        return Code.POINT_VS_POINT if points else Code.DISJOINT_INTERVALS


def _fits(part: Claim, whole: Claim) -> bool:
    """Whether the bounds of the part leave it within the whole."""
    return part.low is None or whole.high is None or part.low <= whole.high


def _apart(part: Key, whole: Key) -> bool:
    """Whether the words make a subset impossible: other sides, or a role that the whole's role excludes."""
    sides = bool(part.sides) and bool(whole.sides) and part.sides.isdisjoint(whole.sides) and bool(part.roles) and bool(whole.roles)
    return sides or (part.disjoint(whole) and not (_personal(part) or _personal(whole)))


PERSONAL = frozenset({"children", "women", "elderly", "relatives", "civilians", "workers", "passengers", "noun"})


def _personal(key: Key) -> bool:
    """Whether the role is one that people have beside another: children, women, passengers may be civilians and the like."""
    return any(role in PERSONAL or role.startswith("noun:") for role in key.roles)


def _same_words(a: Key, b: Key) -> bool:
    return a.roles == b.roles and a.sides == b.sides


def _same_figure(a: Claim, b: Claim) -> bool:
    """The same figure stated, or the same vague words."""
    if a.stated is not None and b.stated is not None:
        return a.stated == b.stated
    if a.hedge == b.hedge and (a.hedge in (Hedge.VAGUE, Hedge.RANGE) or (a.hedge is Hedge.RELATIVE and a.low is not None)):
        return (a.low, a.high) == (b.low, b.high) and (a.hedge is not Hedge.VAGUE or _vague_word(a) == _vague_word(b))
    return a.interval == b.interval and a.interval is not None and a.interval.low == a.interval.high


def _is_rejection(claim: Claim, language: Language) -> bool:
    """Whether a denied claim is its source's "no": who puts a figure forward that another denies is not who denies it."""
    return claim.denied_by is None or rejects(claim, claim, language)


def _before(one: Claim, other: Claim) -> bool:
    """Whether the figure of one is known to be given for an earlier day."""
    first, second = day_of(one), day_of(other)
    return first is not None and second is not None and first < second


def _vague_word(claim: Claim) -> frozenset[str]:
    """The words of a vague amount, without those that every amount may have."""
    return frozenset(claim.quantity_text.lower().split()) - {"a", "an", "the", "of"}


def _meet(a: Claim, b: Claim) -> bool:
    return a.interval is not None and b.interval is not None and a.interval.overlaps(b.interval)


def _meet_closed(a: Claim, b: Claim) -> bool:
    return _meet(a, b) and (a.hedge is not Hedge.EXACT or b.hedge is not Hedge.EXACT)


def _rounded(a: Claim, b: Claim) -> bool:
    """Whether `a` is `b` in round figures: a figure that ends in zeros, less than one of its last counted places away."""
    if a.stated is None or b.stated is None or a.hedge is not Hedge.EXACT:
        return False
    place = 1
    while a.stated and a.stated % (place * 10) == 0:
        place *= 10
    return place >= ROUND and b.stated % place != 0 and abs(a.stated - b.stated) < place


def _middle(claim: Claim) -> int:
    """The figure that stands for the claim where two that do not meet are set in order."""
    interval = claim.interval or Interval(0)
    return claim.best if claim.best is not None else claim.stated if claim.stated is not None else interval.low
