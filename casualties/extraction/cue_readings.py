"""Tokens of one sentence → its readings: each cue with its source and the stretches of the sentence that it reports.

A cue is read by its frame (`cues.toml`), by what stands to its left (a source, or content that it closes) and by what stands to its
right (content, a hearer, a time, nothing). Where a new report begins inside a content, with a contrast, a semicolon or a conjunction before
it, the earlier content ends.
"""

from __future__ import annotations

from attrs import evolve, frozen

from casualties.extraction.reporting_words import Vocabulary
from casualties.extraction.speaker_tags import read_tag
from casualties.extraction.source_phrases import HANGING, Phrase, phrase_after, phrase_before, subject_before
from casualties.records.sentence import Place
from casualties.records.tokens import Tokens

PLURAL_PRONOUNS = frozenset(("they", "we", "i", "you", "both", "some", "many", "others", "who", "that", "which", "several", "most", "all", "few", "those"))

LOOK_AHEAD = 28
"""Tokens between a cue and the "that", colon or quotation mark that opens its content, at most."""

OPENERS = frozenset(("that", ":"))


@frozen
class Reading:
    """One cue of a sentence, in token indexes: `source` and `cue` are (start, end), `pieces` are the content in order.

    `order` is "before" where the source and cue come before the content, "after" where they close it, "around" inside it.
    `back` is true where the cue speaks of what was reported before it ("the office rejects the claim"), `open` where a colon ends the
    sentence and the content comes in the next.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    pieces: tuple[tuple[int, int], ...]
    rule: str
    order: str = "before"
    denies: bool = False
    unverified: bool = False
    shared: bool = False
    back: bool = False
    open: bool = False
    first_person: bool = False


def read_sentence(tokens: Tokens, words: Vocabulary, place: Place) -> list[Reading]:
    """The readings of a sentence from left to right."""
    readings: list[Reading] = []
    survey = _survey(tokens, words)
    if survey is not None:
        readings.append(survey)
    headline = place is Place.HEADLINE or _in_capitals(tokens, words)
    tag = read_tag(tokens, words, place)
    if tag is not None:
        readings.append(Reading(tag.source, (tag.mark, tag.mark), (tag.content,), "tag", "before" if tag.first else "after"))
    for match in words.trigger.finditer(tokens.classes):
        i = match.start()
        character = tokens.classes[i]
        if readings and i < readings[-1].cue[1]:
            continue
        reading = None
        if character in words["according"]:
            reading = _according(tokens, words, i, readings)
        elif character in words["hearsay"]:
            reading = _hearsay(tokens, words, i)
        else:
            if character in words["cue"] or character in words["hearsay_participle"]:
                reading = _verb(tokens, words, i, readings, headline)
            if reading is None and character in words["cue_noun"]:
                reading = _noun(tokens, words, i)
        if reading is not None and _leans(tokens, words, readings, reading):
            readings[-1] = evolve(readings[-1], unverified=True)
            continue
        if reading is not None:
            _bound(tokens, words, readings, reading)
            if place is Place.CAPTION and reading.order == "after" and reading.source is not None:
                reading = evolve(reading, rule="caption")
            readings.append(reading)
    return [reading for reading in readings if reading.pieces or reading.back or reading.open]


def _leans(tokens: Tokens, words: Vocabulary, readings: list[Reading], new: Reading) -> bool:
    """Whether a doubt is the speaker's own: "police said they feared", where the source of the doubt is who speaks."""
    if not readings or new.source is None or not new.unverified or readings[-1].source is None or readings[-1].order != "before":
        return False
    start = readings[-1].pieces[0][0] if readings[-1].pieces else -1
    return new.source[0] in (start, start + 1) and tokens.words[new.source[0]] in ("he", "she", "it", "they")


def _survey(tokens: Tokens, words: Vocabulary) -> Reading | None:
    """"In a poll released on Monday, ...": what a document named first holds."""
    if len(tokens) < 6 or tokens.words[0] != "in":
        return None
    n = _last(tokens, words)
    for k in range(2, min(n, 30)):
        if tokens.words[k] == ",":
            if any(tokens.classes[x] in words["surveying"] for x in range(1, k)) and k + 1 < n:
                return Reading((1, k), (0, 1), ((k + 1, n),), "survey")
            return None
    return None


def _in_capitals(tokens: Tokens, words: Vocabulary) -> bool:
    """Whether a line is set as a headline is, most of its words with capitals."""
    capitals = sum(character in words["capital"] for character in tokens.classes)
    return len(tokens) > 3 and capitals * 10 > 6 * len(tokens)


# ---------------------------------------------------------------------------------------------------------------- the verb group


@frozen
class Group:
    """A verb with the words before it that belong to it: "has not yet said"."""

    start: int
    negated: bool
    passive: bool
    auxiliary: bool
    infinitive: bool
    possible: bool


def _group(tokens: Tokens, words: Vocabulary, i: int) -> Group:
    classes, text = tokens.classes, tokens.words
    j = i
    negated = be = auxiliary = possible = False
    while j > 0:
        character = classes[j - 1]
        if character in words["auxiliary"]:
            auxiliary = True
            be = be or character in words["be"]
            possible = possible or character in words["possibility"]
            negated = negated or character in words["negation"]
        elif character in words["negation"] and text[j - 1] not in ("neither",) or text[j - 1] in ("neither", "nor"):
            negated = True
        elif text[j - 1] == "or" and j >= 3 and text[j - 3] == "neither":
            pass
        elif character in words["cue_adverb"]:
            if text[j - 1] in ("both", "all") and (j == 1 or classes[j - 2] in words["edge"]):
                break
        elif character in words["time_unit"] and j > 2 and classes[j - 2] in words["time_name"] and classes[j - 2] in words["capital"]:
            pass
        elif character in words["time_name"] and character in words["capital"] and j > 1:
            if text[j - 2] in ("on", "late", "early", "last", "this", "in"):
                j -= 1
            if j > 2 and text[j - 2] in ("late", "early"):
                j -= 1
        else:
            break
        j -= 1
    infinitive = j > 0 and text[j - 1] == "to" and not auxiliary
    passive = be and classes[i] not in words["ing"]
    return Group(j, negated, passive, auxiliary, infinitive, possible)


def _verb(tokens: Tokens, words: Vocabulary, i: int, readings: list[Reading], headline: bool) -> Reading | None:
    classes, text = tokens.classes, tokens.words
    character = classes[i]
    if "-" in text[i] or (character in words["capital"] and i > 0 and not headline):
        return None
    group = _group(tokens, words, i)
    if group.passive:
        return _passive(tokens, words, i, group, readings)
    if character in words["hearsay_participle"] and not group.auxiliary:
        reading = _reduced_hearsay(tokens, words, i)
        if reading is not None:
            return reading
    if character not in words["cue"] or group.infinitive:
        return None
    if character in words["ing"]:
        return _participle(tokens, words, i, group, readings)
    return _active(tokens, words, i, group, readings)


def _base_fits(tokens: Tokens, words: Vocabulary, i: int, group: Group, source: Phrase) -> bool:
    """Whether a base form can be a verb here: after an auxiliary or a plural subject."""
    if group.auxiliary:
        return True
    before = tokens.words[source.end - 1]
    if source.end - source.start == 1 and before in PLURAL_PRONOUNS:
        return tokens.classes[i] not in words["homograph"] or before in ("they", "we", "i", "you", "who")
    if tokens.classes[i] in words["homograph"]:
        return _plural(tokens, words, source.end - 1)
    head = next((k for k in range(source.start + 1, source.end) if tokens.words[k] in HANGING), source.end)
    return _plural(tokens, words, head - 1) or any(tokens.words[k] == "and" for k in range(source.start, source.end)) or _plural(tokens, words, source.end - 1)


def _plural(tokens: Tokens, words: Vocabulary, k: int) -> bool:
    word = tokens.words[k]
    if tokens.classes[k] in words["plural"] or word in ("police", "people", "media", "authorities"):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "'s")) and len(word) > 3


# ------------------------------------------------------------------------------------------------------------------ active verbs


def _active(tokens: Tokens, words: Vocabulary, i: int, group: Group, readings: list[Reading]) -> Reading | None:
    classes, text = tokens.classes, tokens.words
    j = group.start
    previous = text[j - 1] if j else ""
    if previous in (",", '"', "'", "—", "–", "-") or j == 0:
        inverted = _inverted(tokens, words, i, j)
        if inverted is not None:
            return inverted
    shared = False
    source: Phrase | None
    if previous in ("and", "but", "or", "then") or (previous == "," and readings):
        source = phrase_before(tokens, words, j, 0) if previous == "," else None
        if source is None:
            shared = True
            known = _shared_source(readings, j) or subject_before(tokens, words, j)
            if known is None:
                return None
            source = known
    else:
        floor = readings[-1].cue[1] if readings else 0
        source = phrase_before(tokens, words, j, floor)
    if source is None or (readings and readings[0].rule == "survey" and classes[source.start] in words["figure"]):
        return None
    if group.possible and not group.negated:
        return None
    if classes[i] in words["base"] and classes[i] not in words["past"] and not shared and not _base_fits(tokens, words, i, group, source):
        return None
    if source.end - source.start >= 4 and any(text[k] == "this" and text[k + 1] in ("article", "story", "report") for k in range(source.start, source.end - 1)):
        return None
    return _with_content(tokens, words, i, group, source, shared, readings)


def _shared_source(readings: list[Reading], j: int) -> Phrase | None:
    for reading in reversed(readings):
        if reading.source is not None and reading.cue[1] <= j and reading.rule not in ("noun", "tag", "survey") and not reading.first_person:
            return Phrase(*reading.source)
    return None


def _inverted(tokens: Tokens, words: Vocabulary, i: int, j: int) -> Reading | None:
    """"...," said X; S, says X; Said X: ..."""
    classes, text = tokens.classes, tokens.words
    character = classes[i]
    if not (character in words["past"] or character in words["third"]):
        return None
    if not any(character in words.frames[name] for name in ("saying", "quoting")):
        return None
    if i != j and i - j > 1:
        return None
    phrase = phrase_after(tokens, words, i + 1, len(text))
    if phrase is None:
        return None
    after = text[phrase.resume] if phrase.resume < len(text) else "."
    head = next((k for k in range(phrase.start + 1, phrase.end) if text[k] in HANGING or text[k] == ","), phrase.end) - 1
    if not (classes[head] in words["source_noun"] or classes[head] in words["capital"] or classes[head] in words["personal"]):
        if text[j - 1 : j] != ('"',) and character not in words.frames["saying"]:
            return None
    if j == 0:
        if after != ":":
            return None
        return Reading((phrase.start, phrase.end), (i, i + 1), ((phrase.resume + 1, _last(tokens, words)),), "saying")
    if text[j - 1] == "," and phrase_before(tokens, words, j, 0) is not None and not _clause(tokens, words, 0, j - 1):
        return None
    closes = after in (",", ".", ";", ":", "—", "–", "-", '"', "!", "?", "in", "on", "at", "after", "who", "during", "last", "this", "of", "as", "to", "and", "but", "when", "while")
    if not closes and classes[min(phrase.resume, len(text) - 1)] not in words["time_name"] and phrase.resume < len(text):
        return None
    left = (_floor(tokens, j), _before_mark(tokens, j))
    if left[1] <= left[0]:
        return None
    if text[j - 1] != '"' and not _clause(tokens, words, *left) and after != ",":
        return None
    pieces = (left, *_continued(tokens, words, phrase.resume, left))
    return Reading((phrase.start, phrase.end), (i, i + 1), pieces, _rule(words, character), "after" if len(pieces) == 1 else "around")


def _rule(words: Vocabulary, character: str) -> str:
    for name in ("saying", "telling", "quoting", "showing", "counting", "putting", "speaking", "citing", "denying", "seeing", "judging", "feeling", "intending"):
        if character in words.frames[name]:
            return name
    return "saying"


def _with_content(
    tokens: Tokens, words: Vocabulary, i: int, group: Group, source: Phrase, shared: bool, readings: list[Reading]
) -> Reading | None:
    classes, text = tokens.classes, tokens.words
    character = classes[i]
    n = _last(tokens, words)
    frames = words.frames
    r = i + 1
    if character in words["claiming"] and any(classes[k] in words["claimed_thing"] for k in range(r, min(n, r + 5))):
        return None
    if character in frames["pointing"]:
        if r < n and text[r] in ("out", "to"):
            r += 1
        elif r >= n or text[r] not in ("that", ","):
            return None
    hearer = False
    if character in frames["telling"]:
        phrase = phrase_after(tokens, words, r, n)
        if phrase is not None:
            hearer = True
            r = phrase.end
        elif text[r : r + 1] == ("of",):
            r += 1
    r = _past_adjuncts(tokens, words, r, n)
    opener = _opener(tokens, words, r, n)
    if character in words["homograph"] and character in words["third"] and opener is None and not _starts_clause(tokens, words, r, n):
        return None
    left = _left(tokens, words, source, readings) if not shared else None
    negated = group.negated and character in words["confirming"]
    denies = (character in words["denial"] and not group.negated) or (group.negated and character in words["accepting"])
    unverified = (character in frames["doubting"] or negated or text[i].startswith("purport")) and not denies
    rule = _rule(words, character)
    cue = (group.start, i + 1)
    where = (source.start, source.end)
    made = Reading(where, cue, (), rule, "before", denies, unverified, shared, first_person=text[source.start] in ("i", "we", "you"))

    if (denies or negated) and r < n and _takes_back(tokens, words, r, n):
        return evolve(made, back=True)
    if any(classes[k] in words["untruth"] for k in range(r, min(n, r + 5))) and (character in frames["judging"] or character in words["denial"] or character in words["be"]):
        if text[source.start - 1 : source.start] in (("that",), ("which",)) or any(classes[k] in words["taken_back"] for k in range(r, min(n, r + 4))):
            return evolve(made, back=True, denies=True, unverified=False)
    closing = r >= n or classes[r] in words["stop"] or text[r] in (";", ")", "]")
    if opener is None and left is not None and _closes(tokens, words, r, n, left):
        if character in frames["judging"] and not any(character in frames[name] for name in ("saying", "quoting")):
            return None
        if character in frames["intending"] and not any(character in frames[name] for name in ("saying", "quoting", "feeling")):
            return None
        if r < n and words.finite.match(classes[r]) and text[source.start - 1] not in (",", '"', "—", "–", "-"):
            return evolve(made, pieces=((r, n),))
        pieces = (left, *_continued(tokens, words, r, left))
        return evolve(made, pieces=pieces, order="after" if len(pieces) == 1 else "around")
    if text[source.start - 1 : source.start] == ("as",) and (closing or text[r] == ","):
        if source.start == 1:
            return evolve(made, pieces=((r + 1, n),)) if r + 1 < n else None
        return evolve(made, pieces=((0, _before_mark(tokens, source.start - 1)),), order="after")
    if closing:
        return None
    if opener is not None:
        start = opener
    elif character in frames["saying"] or (character in frames["telling"] and hearer):
        if text[r] == "," or (character in words["clausal"] and not _clause(tokens, words, r + 1, n)):
            return None
        start = r
    elif character in frames["quoting"]:
        if text[r] in ("whether", "if", "how", "why", "what", "who", "when", "where"):
            start = r
        else:
            return None
    elif character in frames["speaking"] and text[r] in ("of", "about"):
        start = r + 1
        rule = "speaking"
    elif character in frames["putting"]:
        if not _puts_amount(tokens, words, r, n):
            return None
        start = r
    elif character in frames["intending"]:
        if text[r] != "to":
            if character not in frames["feeling"]:
                return None
        start = r
        rule = "intending"
    elif text[r] == ",":
        return None
    else:
        start = r
        if character in frames["counting"] and not any(classes[k] in words["figure"] for k in range(r, min(n, r + 8))):
            return None
        if character in words["finding"] and not _documents(tokens, words, source):
            rule = "finding"
    if opener is None and start < n and words.finite.match(classes[start]) and classes[start] in words["auxiliary"]:
        return None
    if start >= n:
        return evolve(made, open=True, rule=rule) if text[n - 1] == ":" and not shared else None
    end = n
    if text[source.start] in ("who", "which", "that") and source.start > 0:
        end = _relative_end(tokens, words, start, n)
    if opener is None and rule in ("judging", "intending", "feeling", "finding"):
        end = _object_end(tokens, words, start, end)
    return evolve(made, pieces=((start, end),), rule=rule)


def _starts_clause(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    """Whether a clause or an object can start at token `r`."""
    if r >= n:
        return False
    character = tokens.classes[r]
    return (
        character in words["determiner"]
        or character in words["personal"]
        or character in words["figure"]
        or (character in words["capital"] and tokens.classes[r] not in words["mark"])
        or _figure_follows(tokens, words, r, n)
        or tokens.words[r] in ("there", "to", "having", "no", "how", "whether")
    )


def _documents(tokens: Tokens, words: Vocabulary, source: Phrase) -> bool:
    """Whether a source is a document, a picture or a body rather than people at work."""
    return any(tokens.classes[k] in words["document_noun"] or tokens.classes[k] in words["body_noun"] for k in range(source.start, source.end))


def _takes_back(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    """Whether the object is what was just reported: "rejects the claim", "denied it"."""
    k = r
    while k < n and k < r + 4 and (tokens.classes[k] in words["determiner"] or _adjective(tokens, words, k)):
        if tokens.words[k] in ("that", "this", "it") and (k + 1 >= n or tokens.classes[k + 1] in words["mark"]):
            break
        if tokens.classes[k] in words["taken_back"] and tokens.words[k] not in ("that", "this"):
            break
        k += 1
    if k >= n or tokens.classes[k] not in words["taken_back"]:
        return False
    if tokens.words[k] == "that" and k + 1 < n and tokens.classes[k + 1] not in words["mark"]:
        return False
    return k + 1 >= n or tokens.classes[k + 1] in words["mark"] or tokens.words[k + 1] in ("as", "and", "but")


def _adjective(tokens: Tokens, words: Vocabulary, k: int) -> bool:
    return tokens.classes[k] not in words["noun_stop"] and tokens.classes[k] not in words["taken_back"]


def _puts_amount(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    """Whether an amount is put at a figure: "put the number of dead at 12", "gave the toll as 27", "puts it at nine"."""
    seen = False
    for k in range(r, min(n, r + 14)):
        if tokens.classes[k] in words["amount_noun"]:
            seen = True
        if seen and tokens.words[k] in ("at", "as", "between") and any(tokens.classes[x] in words["figure"] for x in range(k + 1, min(n, k + 6))):
            return True
        if tokens.classes[k] in words["stop"] or tokens.words[k] == ";":
            return False
    return False


def _object_end(tokens: Tokens, words: Vocabulary, start: int, n: int) -> int:
    """Where the object of a stance ends: at a mark, a subordinate clause or a second verb of the same subject."""
    classes, text = tokens.classes, tokens.words
    for k in range(start + 1, n):
        if text[k] in (";", ":", "—", "–", "-") or (classes[k] in words["subordinator"] and text[k] not in ("that", "so", "where", "as")):
            return k
        if text[k] in ("and", "but", "or") and k + 1 < n and (words.finite.match(classes[k + 1]) or classes[k + 1] in words["cue_adverb"]):
            return k
    return n


def _relative_end(tokens: Tokens, words: Vocabulary, start: int, n: int) -> int:
    """Where a relative clause ends: at a comma before a finite verb, else with the sentence."""
    for k in range(start, n - 1):
        if tokens.words[k] == "," and words.finite.match(tokens.classes[k + 1]):
            return k
    return n


# --------------------------------------------------------------------------------------------------------- what stands around it


def _last(tokens: Tokens, words: Vocabulary) -> int:
    """The end of the sentence without its full stop."""
    n = len(tokens)
    while n > 0 and tokens.classes[n - 1] in words["stop"]:
        n -= 1
    return n


def _past_adjuncts(tokens: Tokens, words: Vocabulary, r: int, n: int) -> int:
    """The first token past a time ("on Monday", "late Sunday", "this week") or an adverb that follows the cue."""
    classes, text = tokens.classes, tokens.words
    while r < n:
        k = r
        while k < n and text[k] in ("on", "late", "early", "earlier", "later", "last", "this", "next", "in", "since", "the", "that", "before", "after", "just", "by", "same") and k - r < 3:
            k += 1
        if k < n and (classes[k] in words["time_name"] and (classes[k] in words["capital"] or k == r)) or (k < n and k > r and classes[k] in words["time_unit"]):
            k += 1
            while k < n and (classes[k] in words["time_unit"] or classes[k] in words["figure"] and classes[k - 1] in words["time_name"] or text[k] in ("ago", "later")):
                k += 1
            r = k
        elif text[r] in ("today", "yesterday", "earlier", "later", "again", "too", "also", "then", "tonight", "recently"):
            r += 1
        else:
            return r
    return r


def _opener(tokens: Tokens, words: Vocabulary, r: int, n: int) -> int | None:
    """Where content opens behind "that", a colon or a quotation mark, phrases of place, time and manner left out."""
    classes, text = tokens.classes, tokens.words
    if r >= n:
        return None
    if text[r] == "that":
        return r
    if text[r] == ":":
        return r + 1 if r + 1 <= n else None
    if text[r] == '"':
        return r
    if text[r] == "," and r + 1 < n and text[r + 1] == '"':
        return r + 1
    if text[r] not in HANGING | {"during", "after", "via", "through", "late", "early", "before", "when", "as", "under", "without"} and classes[r] not in words["adverb"]:
        return None
    if text[r] == "at" and r + 1 < n and text[r + 1] in ("least", "most"):
        return None
    if r + 1 < n and classes[r + 1] in words["figure"] and classes[r] in words["figure_hedge"] and text[r] not in ("in", "on"):
        return None
    for k in range(r + 1, min(n, r + LOOK_AHEAD)):
        if text[k] == ":" and k + 1 < n:
            return k + 1
        if text[k] == '"' and text[k - 1] == ",":
            return k
        if text[k] == "that" and classes[k - 1] not in words["preposition"]:
            return k
        if text[k] in (";", '"') or words.finite.match(classes[k]):
            return None
    return None


def _floor(tokens: Tokens, s: int) -> int:
    """Where the content left of a source can start: behind the last semicolon."""
    return 0


def _before_mark(tokens: Tokens, k: int) -> int:
    """The end of what stands left of token `k`, the comma or dash between left out, a quotation mark kept."""
    while k > 0 and tokens.words[k - 1] in (",", "—", "–", "-"):
        k -= 1
    return k


def _clause(tokens: Tokens, words: Vocabulary, start: int, end: int) -> bool:
    """Whether a stretch has a verb with a tense, or is quoted."""
    if end <= start:
        return False
    if tokens.words[end - 1] in ('"', "'"):
        return True
    for match in words.finite.finditer(tokens.classes, start, end):
        if "-" not in tokens.words[match.start()]:
            return True
    return False


def _left(tokens: Tokens, words: Vocabulary, source: Phrase, readings: list[Reading]) -> tuple[int, int] | None:
    """The content that may stand left of a source; None where the source opens its clause."""
    s = source.start
    text, classes = tokens.words, tokens.classes
    if s == 0 or text[s] in ("who", "which", "that"):
        return None
    floor = 0
    for reading in readings:
        for start, _ in reading.pieces:
            if reading.order == "before" and start > floor and text[start - 1] in (";",):
                floor = start
    before = text[s - 1]
    if before in (";", ":", "(", "["):
        return None
    if before in (",", '"', "'", "—", "–", "-"):
        end = _before_mark(tokens, s)
        if end <= floor:
            return None
        if before == "'" and not (end >= 2 and tokens.classes[end - 2] in words["mark"]):
            return None
        for k in range(end - 1, floor - 1, -1):
            if text[k] == ";" and any(reading.cue[0] < k for reading in readings):
                floor = k + 1
                break
        return (floor, end)
    if classes[s - 1] in words["subordinator"] or classes[s - 1] in words["coordinator"] or classes[s - 1] in words["relative"]:
        return (max(floor, s - 1), s - 1) if before == "so" else None
    if classes[s - 1] in words["past"] or classes[s - 1] in words["third"] or classes[s - 1] in words["ing"]:
        return None
    if _clause(tokens, words, floor, s) and (not source.edge or classes[s - 1] in words["time"]):
        return (floor, s)
    return None


def _closes(tokens: Tokens, words: Vocabulary, r: int, n: int, left: tuple[int, int]) -> bool:
    """Whether a cue closes the content to its left: nothing that could be content follows it."""
    classes, text = tokens.classes, tokens.words
    quoted = text[left[1] - 1] in ('"', "'")
    clause = _clause(tokens, words, *left)
    first = classes[left[0]]
    adjunct = not quoted and left[0] == 0 and (first in words["subordinator"] or first in words["preposition"]) and not _figure_follows(tokens, words, 0, left[1])
    if r >= n or classes[r] in words["stop"] or text[r] in (";", ")", "]"):
        return True
    if quoted:
        return text[r] != ":" and not (text[r] == "," and r + 1 < n and text[r + 1] == '"' and not quoted)
    if text[r] in (",", "—", "–", "-"):
        return clause or not adjunct or (r + 1 < n and words.finite.match(classes[r + 1]) is not None)
    if classes[r] in words["coordinator"] or (classes[r] in words["subordinator"] and text[r] not in ("that", "if", "whether")):
        return clause and not adjunct
    if classes[r] in words["preposition"] or classes[r] in words["adverb"]:
        if classes[r] in words["figure_hedge"] and _figure_follows(tokens, words, r, n):
            return False
        return clause and not adjunct
    if words.finite.match(classes[r]):
        return True
    return clause and text[left[1]] != "," and text[left[1] - 1] != ","  # text without commas: the report is over


def _figure_follows(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    return any(tokens.classes[k] in words["figure"] for k in range(r + 1, min(n, r + 4))) and tokens.words[r] not in ("in", "on", "by")


def _continued(tokens: Tokens, words: Vocabulary, r: int, left: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """What a cue inside its content still reports to its right: ", police said, and two were hurt"."""
    classes, text = tokens.classes, tokens.words
    n = _last(tokens, words)
    if r >= n:
        return ()
    clause = _clause(tokens, words, *left)
    quoted = text[left[1] - 1] in ('"', "'")
    if quoted:
        for k in range(r, min(n, r + LOOK_AHEAD)):
            if text[k] == '"':
                return ((k, n),) if text[k - 1] in (",", ":", "—", "–", "-") or k == r else ()
        return ()
    if text[r] not in (",", "—", "–", "-"):
        return ((r, n),) if words.finite.match(classes[r]) and not clause else ()
    if r + 1 >= n:
        return ()
    first, word = classes[r + 1], text[r + 1]
    if not clause or word in ("that", "and", "or", '"'):
        return ((r + 1, n),)
    if first in words["contrast"] or first in words["relative"] or first in words["cue"]:
        return ()
    if first in words["preposition"] or first in words["figure"] or (first in words["verb_ing"] and first not in words["cue"]) or first in words["subordinator"]:
        return ((r + 1, n),)
    return ()


# ---------------------------------------------------------------------------------------------------- participles and passives


def _participle(tokens: Tokens, words: Vocabulary, i: int, group: Group, readings: list[Reading]) -> Reading | None:
    """", adding that", "a video purporting to show", "is saying"."""
    classes, text = tokens.classes, tokens.words
    j = group.start
    n = _last(tokens, words)
    character = classes[i]
    if group.auxiliary:
        return _active(tokens, words, i, group, readings)
    if j and text[j - 1] in HANGING and text[j - 1] not in ("after", "by", "while"):
        return None
    if character in words.frames["citing"]:
        phrase = phrase_after(tokens, words, i + 1, n)
        if phrase is None:
            return None
        left = (0, _before_mark(tokens, j))
        pieces = (left,) if _clause(tokens, words, *left) else ((phrase.resume, n),)
        return Reading((phrase.start, phrase.end), (j, i + 1), pieces, "citing", "after")
    if i + 1 >= n:
        return None
    source: Phrase | None = None
    shared = False
    if j and text[j - 1] not in (",", "and", "but", "or", "—", "–", "-", '"', "while", "after", "by", "before", "when"):
        source = phrase_before(tokens, words, j, readings[-1].cue[1] if readings else 0)
        if source is None or not (source.edge or any(classes[k] in words["source_noun"] for k in range(source.start, source.end))):
            source = None
        elif source.start > 1 and classes[source.start - 1] in words["sharing"]:
            source = phrase_before(tokens, words, source.start - 1, 0) or source
    if source is None:
        source = _shared_source(readings, j) or subject_before(tokens, words, j)
        shared = True
        if source is None and j == 0:
            source = _following_subject(tokens, words, i, n)
    if source is None:
        return None
    return _with_content(tokens, words, i, group, source, shared, readings)


def _following_subject(tokens: Tokens, words: Vocabulary, i: int, n: int) -> Phrase | None:
    """The subject behind an opening participle: "Citing the weather, the mayor left"."""
    for k in range(i + 1, n):
        if tokens.words[k] == ",":
            return phrase_after(tokens, words, k + 1, n)
    return None


def _passive(tokens: Tokens, words: Vocabulary, i: int, group: Group, readings: list[Reading]) -> Reading | None:
    """"it was reported that", "are said to have", "were reported killed", "was quoted as saying"."""
    classes, text = tokens.classes, tokens.words
    n = _last(tokens, words)
    j = group.start
    character = classes[i]
    doubt = character in words["doubt_participle"] or text[i] == "purported"
    cue = (i, i + 1)
    if text[i] in ("quoted", "cited") and i + 2 < n and text[i + 1] == "as" and text[i + 2] in ("saying", "telling"):
        source = phrase_before(tokens, words, j, 0)
        return None if source is None else Reading((source.start, source.end), (i, i + 3), ((i + 3, n),), "saying")
    by = next((k for k in range(i + 1, min(n, i + 3)) if text[k] == "by"), None)
    if by is not None and character in words["cue"] and character not in words.frames["putting"]:
        phrase = phrase_after(tokens, words, by + 1, n)
        if phrase is None or character in words["claiming"]:
            return None
        head = next((k for k in range(phrase.start + 1, phrase.end) if text[k] in HANGING), phrase.end) - 1
        if classes[head] not in words["source_noun"] and classes[head] not in words["capital"]:
            return None
        start = _clause_start(tokens, words, j)
        denies = character in words["denial"] or text[i] == "contradicted"
        return Reading((phrase.start, phrase.end), (j, by + 1), ((start, j),), _rule(words, character), "after", denies)
    if character not in words["hearsay_participle"]:
        return None
    before = text[j - 1] if j else ""
    r = _past_adjuncts(tokens, words, i + 1, n)
    if before == "it":
        opener = _opener(tokens, words, r, n)
        if opener is not None:
            return Reading(None, cue, ((opener, n),), "agentless", unverified=doubt)
        if j >= 2 and text[j - 2] in (",", '"') and (r >= n or text[r] in (",", ";")):
            return Reading(None, cue, ((0, _before_mark(tokens, j - 1)),), "agentless", "after", unverified=doubt)
        return None
    if text[i] in ("confirmed", "told", "described", "accused", "known", "expected", "announced", "revealed", "disclosed", "stated") and not (
        text[i] == "expected" and text[r : r + 1] == ("to",)
    ):
        return None
    if group.negated and not doubt:
        return None
    start = _clause_start(tokens, words, j)
    end = _clause_end(tokens, words, r, n)
    rule = "intending" if text[i] == "expected" else "agentless"
    return Reading(None, cue, ((start, j), (i + 1, end)) if end > i + 1 else ((start, j),), rule, "around", unverified=doubt)


def _reduced_hearsay(tokens: Tokens, words: Vocabulary, i: int) -> Reading | None:
    """"26 reported dead", "the men feared drowned", "missing, presumed dead"."""
    classes, text = tokens.classes, tokens.words
    n = _last(tokens, words)
    if i == 0 or i + 1 >= n or classes[i + 1] not in words["state"]:
        if not (i > 0 and text[i] == "reported" and i + 1 < n and text[i + 1] in ("in", "at", "on") and classes[i - 1] in words["amount_noun"]):
            return None
    if i + 2 < n and classes[i + 1] in words["state"] and (words.finite.match(classes[i + 2]) or classes[i + 2] not in words["noun_stop"]) and text[i - 1] not in (",",):
        follows = classes[i + 2]
        if follows not in words["mark"] and follows not in words["preposition"] and follows not in words["coordinator"] and follows not in words["time_name"]:
            return None
    start = _clause_start(tokens, words, i)
    return Reading(None, (i, i + 1), ((start, i), (i + 1, _clause_end(tokens, words, i + 1, n))), "agentless", "around", unverified=classes[i] in words["doubt_participle"])


def _clause_start(tokens: Tokens, words: Vocabulary, j: int) -> int:
    """The start of the clause that ends before token `j`."""
    text, classes = tokens.words, tokens.classes
    for k in range(j - 1, -1, -1):
        if text[k] in (";", ":", '"'):
            return k + 1
        if text[k] == "that" and k + 1 < j and classes[k - 1 if k else 0] in words["cue"]:
            return k + 1
        if text[k] in ("but", "while", "whilst", "whereas", "though", "although") or (text[k] == "and" and k and (text[k - 1] == "," or _clause(tokens, words, 0, k))):
            return k + 1
    return 0


def _clause_end(tokens: Tokens, words: Vocabulary, r: int, n: int) -> int:
    text = tokens.words
    for k in range(r, n):
        if text[k] in (";", '"') or text[k] in ("but", "while", "whilst", "whereas", "though", "although"):
            return k
        if text[k] == "," and k + 1 < n and (text[k + 1] in ("police", "he", "she", "they") or tokens.classes[k + 1] in words["source_noun"]):
            return k
    return n


# ---------------------------------------------------------------------------------------------- cues that are not verbs


def _according(tokens: Tokens, words: Vocabulary, i: int, readings: list[Reading]) -> Reading | None:
    text = tokens.words
    n = _last(tokens, words)
    if i + 2 >= n or text[i + 1] != "to":
        return None
    phrase = phrase_after(tokens, words, i + 2, n)
    if phrase is None:
        return None
    source, cue = (phrase.start, phrase.end), (i, i + 2)
    before = text[i - 1] if i else ""
    floor = 0
    for k in range(i - 1, -1, -1):
        if text[k] == ";" or (tokens.classes[k] in words["contrast"] and any(reading.cue[0] < k for reading in readings)):
            floor = k + 1
            break
    end = _before_mark(tokens, i)
    opens = end <= floor or before in (";", ":", "but", "and", "while", "whereas", "although", "though", "that", "whilst", "because")
    left = (floor, end)
    if not opens and before == "," and not _clause(tokens, words, *left) and phrase.resume < n:
        opens = tokens.classes[floor] in words["preposition"] or tokens.classes[floor] in words["adverb"]
    if not opens:
        pieces = (left, *_continued(tokens, words, phrase.resume, left))
        return Reading(source, cue, pieces, "according", "after" if len(pieces) == 1 else "around")
    start = phrase.resume
    if start < n and text[start] == ",":
        start += 1
    return Reading(source, cue, ((start, n),), "according") if start < n else None


def _hearsay(tokens: Tokens, words: Vocabulary, i: int) -> Reading:
    n = _last(tokens, words)
    start, end = _clause_start(tokens, words, i), _clause_end(tokens, words, i + 1, n)
    pieces = tuple(piece for piece in ((start, i), (i + 1, end)) if piece[1] > piece[0])
    return Reading(None, (i, i + 1), pieces, "hearsay", "around", unverified=tokens.classes[i] in words["hearsay_doubt"])


def _noun(tokens: Tokens, words: Vocabulary, i: int) -> Reading | None:
    """"the villagers' count of 26", "its statement that", "a union statement that"."""
    classes, text = tokens.classes, tokens.words
    n = _last(tokens, words)
    if i == 0 or i + 2 >= n:
        return None
    r = i + 1
    if text[r] not in ("that", "of", "for", "about"):
        return None
    if text[r] in ("for", "about") and classes[i] not in words["count_noun"]:
        return None
    k = i
    while k > 0 and i - k < 4 and classes[k - 1] not in words["genitive"] and classes[k - 1] not in words["possessive"] and classes[k - 1] not in words["apostrophe"]:
        if classes[k - 1] in words["noun_stop"] and classes[k - 1] not in words["figure"]:
            break
        k -= 1
    source: tuple[int, int] | None = None
    if k > 0 and classes[k - 1] in words["possessive"] and text[k - 1] in ("his", "her", "its", "their"):
        source = (k - 1, k)
    elif k > 1 and (classes[k - 1] in words["genitive"] or classes[k - 1] in words["apostrophe"]):
        phrase = phrase_before(tokens, words, k - 1, 0)
        source = None if phrase is None else (phrase.start, phrase.end)
    elif text[r] == "that" and classes[i - 1] in words["source_noun"] and k < i:
        start = k - 1 if k > 0 and classes[k - 1] in words["determiner"] else k
        source = (start, i)
    if source is None:
        return None
    start = r
    end = next((k for k in range(start + 1, n) if text[k] in (",", ";", '"')), n)
    return Reading(source, (i, i + 1), ((start, end),), "noun")


# ------------------------------------------------------------------------------------------------------------------------- scope


def _bound(tokens: Tokens, words: Vocabulary, readings: list[Reading], new: Reading) -> None:
    """End the contents that the new report closes: it starts behind a contrast, a semicolon or a conjunction inside them."""
    if new.order == "after" and new.denies:
        for index, reading in enumerate(readings):
            if reading.rule == "noun":
                readings[index] = evolve(reading, pieces=tuple((a, min(b, new.cue[0])) for a, b in reading.pieces if a < new.cue[0]))
    if new.order != "before" or new.rule in ("agentless", "hearsay", "noun"):
        return
    text, classes = tokens.words, tokens.classes
    head = new.cue[0] if new.shared or new.source is None else min(new.source[0], new.cue[0])
    k = head
    while k > 0 and (classes[k - 1] in words["cue_adverb"] or classes[k - 1] in words["auxiliary"]):
        k -= 1
    cut = None
    if new.shared:
        if k > 0 and text[k - 1] in (",", "and", "but", "or", "then", "—", "–", "-", "while", "after", "by", "before", "when"):
            cut = k - 1
    elif k > 0 and text[k - 1] == ";" or (k > 0 and classes[k - 1] in words["contrast"]) or (k > 0 and text[k - 1] == "and"):
        cut = k - 1
    if cut is None:
        return
    while cut > 0 and text[cut - 1] in (",", ";", "—", "–", "-"):
        cut -= 1
    for index, reading in enumerate(readings):
        pieces = tuple((a, min(b, cut)) if a < cut < b else (a, b) for a, b in reading.pieces if a < cut)
        if pieces != reading.pieces and reading.cue[1] <= cut:
            readings[index] = evolve(reading, pieces=tuple(piece for piece in pieces if piece[1] > piece[0]))
