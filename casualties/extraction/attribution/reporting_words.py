"""The word classes that reading attributions needs, as sets of class characters, made once for a language."""

from __future__ import annotations

import functools
import re

from attrs import fields, frozen

from casualties.lexicon.language import Language

Characters = frozenset[str]

FRAMES = (
    *("saying", "telling", "quoting", "showing", "counting", "putting", "speaking", "citing"),
    *("denying", "doubting", "seeing", "judging", "intending", "feeling", "pointing", "revising"),
)
"""What a reporting verb governs, by class name; `cues.toml` says what each means."""

RULE_FRAMES = (
    *("saying", "telling", "quoting", "showing", "counting", "putting", "speaking", "citing"),
    *("denying", "seeing", "judging", "feeling", "intending"),
)
"""Frames that name the rule of a reading, the first that a verb has."""


@frozen(eq=False, kw_only=True)
class Vocabulary:
    """Sets of class characters by what their words do in a report; each is named for the class that `cues.toml` and its siblings give."""

    trigger: re.Pattern[str]
    tag: re.Pattern[str]
    back: re.Pattern[str]
    finite: re.Pattern[str]
    tensed: Characters
    shown: re.Pattern[str]
    commas: re.Pattern[str]
    dashes: re.Pattern[str]
    asides: re.Pattern[str]
    openers: re.Pattern[str]
    object_stop: re.Pattern[str]
    frames: dict[str, Characters]
    rules: dict[str, str]
    stops: str
    cue: Characters
    past: Characters
    third: Characters
    plural_determiner: Characters
    base: Characters
    ing: Characters
    participle: Characters
    homograph: Characters
    nominal: Characters
    before_noun: Characters
    cue_noun: Characters
    fixed_cue: Characters
    choosy: Characters
    count_noun: Characters
    telling_noun: Characters
    according: Characters
    resting: Characters
    hearsay: Characters
    hearsay_doubt: Characters
    hearsay_participle: Characters
    doubt_participle: Characters
    state: Characters
    denial: Characters
    accepting: Characters
    confirming: Characters
    amount_noun: Characters
    taken_back: Characters
    channel: Characters
    hearer: Characters
    cue_adverb: Characters
    auxiliary: Characters
    be: Characters
    have: Characters
    modal: Characters
    negation: Characters
    adverb: Characters
    article: Characters
    determiner: Characters
    possessive: Characters
    preposition: Characters
    coordinator: Characters
    subordinator: Characters
    contrast: Characters
    relative: Characters
    pronoun: Characters
    personal: Characters
    speaking_pronoun: Characters
    mark: Characters
    stop: Characters
    comma: Characters
    clause_mark: Characters
    quote: Characters
    apostrophe: Characters
    bracket: Characters
    hyphen: Characters
    genitive: Characters
    capital: Characters
    place: Characters
    demonym: Characters
    title: Characters
    time_name: Characters
    month_name: Characters
    given_month: Characters
    stirred: Characters
    time_unit: Characters
    source_noun: Characters
    speaker: Characters
    speaking_place: Characters
    document_noun: Characters
    body_noun: Characters
    medium_noun: Characters
    journalist: Characters
    land_noun: Characters
    sighting: Characters
    keeping: Characters
    anonymous_noun: Characters
    generic_source: Characters
    opinion_participle: Characters
    person_noun: Characters
    tag_label: Characters
    trial_body: Characters
    attached: Characters
    hanging: Characters
    naming: Characters
    name_particle: Characters
    name_link: Characters
    name_opener: Characters
    leaning: Characters
    once: Characters
    dating: Characters
    before_content: Characters
    before_opener: Characters
    said_of: Characters
    before_participle: Characters
    clausal: Characters
    accusing: Characters
    emerging: Characters
    hearsay_noun: Characters
    giving: Characters
    holding_to: Characters
    ranging: Characters
    speaker_adjective: Characters
    claim_only: Characters
    brought_to_say: Characters
    bare_tag: Characters
    superseded: Characters
    withdrawal: Characters
    reason: Characters
    granting: Characters
    thing_granted: Characters
    held_back: Characters
    plain_speech: Characters
    counted: Characters
    possibility: Characters
    surveying: Characters
    care_house: Characters
    taking_in: Characters
    taken_in: Characters
    abbreviation: Characters
    untruth: Characters
    sharing: Characters
    claimed_thing: Characters
    incident: Characters
    reached: Characters
    commenting: Characters
    inquiry_noun: Characters
    issued: Characters
    given: Characters
    claiming: Characters
    finding: Characters
    time: Characters
    noun: Characters
    figure: Characters
    figure_hedge: Characters
    verb_past: Characters
    verb_base: Characters
    verb_ing: Characters
    done_with: Characters
    unknown_ed: Characters
    plural: Characters
    noun_stop: Characters
    plain_noun: Characters
    plain_name: Characters
    before_name: Characters
    before_joint: Characters
    phrase_stop: Characters
    dated: Characters
    before_verb: Characters
    after_participle: Characters
    made_by: Characters
    edge: Characters
    parenthesis_start: Characters
    apposition_start: Characters
    wording: Characters
    harm: Characters


@functools.cache
def vocabulary(language: Language) -> Vocabulary:
    """The sets of a language.

    >>> from casualties.lexicon.language import load
    >>> load().token("said")[1] in vocabulary(load()).frames["saying"]
    True
    """

    def of(*names: str) -> Characters:
        return frozenset[str]().union(*map(language.characters, names))

    def spelled(*words: str) -> Characters:
        return frozenset(language.token(form)[1] for word in words for form in (word, word.capitalize()))

    def pattern(characters: Characters) -> re.Pattern[str]:
        return re.compile("[" + "".join(sorted(characters)) + "]")

    # whatever file a verb stands in, its past is a verb with a tense
    past = of(*(name for name in language.classes if name.endswith((".past", ".participle"))))
    unknown_ed, unknown_ing = of("unknown") & of("ed"), of("unknown") & of("ing")
    # "US" reads as the pronoun "us" with a capital: inside a sentence it is the country
    country = frozenset(language.token("US")[1])
    # in small letters "who" is the pronoun, not the World Health Organization
    source_noun = of("source_noun") - frozenset(language.token("who")[1])
    personal = of("personal") - country
    speaking_pronoun = of("source_pronoun")
    capital = of("capital", "name")
    closed = of(
        *("auxiliary", "preposition", "coordinator", "subordinator", "relative", "pronoun", "determiner", "mark", "adverb", "negation"),
        *("genitive", "digits", "particle", "according", "hearsay"),
    )
    edge = of(
        *("clause_mark", "quote", "apostrophe", "subordinator", "coordinator", "relative", "contrast", "bracket", "hyphen", "stop"),
        *("adverb", "time_name", "time_unit", "cue.past", "cue.s"),
    )
    opens_aside = of(
        *("determiner", "relative", "digits", "figure_word", "capital", "name", "title", "source_noun", "preposition", "verb.ing"),
        *("cue.ing", "verb.participle", "cue.participle", "adverb", "negation", "resting"),
    )
    noun_stop = (closed | unknown_ed) - (of("abbreviation", "title") - of("determiner", "preposition", "negation")) - country
    figure = of("digits", "grouped", "decimal", "figure", "figure_word", "numeral")
    verb_ing = of("verb.ing", "cue.ing") | unknown_ing
    done_with = past | of("verb.participle", "cue.participle", "sharing.participle", "resting") | unknown_ed
    # what may mean more in a noun phrase than one more noun
    nounlike = source_noun | (of("any") - noun_stop - past)
    turning = verb_ing | figure | of("mark", "determiner", "genitive", "hanging", "naming", "once", "time_name", "time_unit", "name_link")
    turning |= of("medium_noun") | spelled("today", "more", "as", "and")
    before_joint = figure | of("hyphen")
    derived = {
        "tensed": (of("auxiliary", "verb.s") | past | unknown_ed) - source_noun,
        "past": of("cue.past") & of("cue"),
        "third": of("cue.s"),
        "base": of("cue.base"),
        "ing": of("cue.ing"),
        "participle": of("cue.participle"),
        "state": of("reported_state"),
        "taken_in": of("victim.plural", "victim_collective") | spelled("people", "persons", "injured", "wounded"),
        "cue_adverb": of("cue_adverb", "ly"),
        "personal": personal,
        "speaking_pronoun": speaking_pronoun,
        "capital": capital,
        "source_noun": source_noun,
        "speaker": source_noun | capital | personal,
        "plural": of("source_noun.plural"),
        "hearsay_noun": of("hearsay_noun.plural"),
        "abbreviation": of("abbreviation", "title"),
        "time": of("time_name", "time_unit"),
        "noun": of("source_noun", "title", "cue_noun"),
        "figure": figure,
        "verb_past": past,
        "verb_ing": verb_ing,
        "verb_base": of("verb.base", "cue.base"),
        "unknown_ed": unknown_ed,
        "done_with": done_with,
        "noun_stop": noun_stop,
        # nouns and adjectives that a noun phrase takes in whatever stands beside them, but for what counts or joins;
        # those with a capital only behind a noun, a title, a determiner or another capital
        "plain_noun": nounlike - turning - capital,
        "plain_name": (nounlike & capital) - turning - of("demonym"),
        "before_name": (capital | source_noun | of("title", "determiner")) - before_joint,
        "before_joint": before_joint,
        "phrase_stop": noun_stop - nounlike - turning - (past - of("auxiliary")) - unknown_ed - (of("auxiliary") & capital),
        "dated": figure | of("time_unit"),
        # what can belong to the verb that follows
        "before_verb": of("auxiliary", "negation", "cue_adverb", "ly", "time_unit", "time_name") | spelled("neither", "nor", "or"),
        "after_participle": of("hanging") | spelled("to", "as", "by", "of", "with", "for", "over", "in"),
        "before_opener": of("hanging", "before_content", "adverb", "clause_mark", "quote") | spelled("that"),
        "made_by": of("body_noun", "genitive", "apostrophe"),
        # verbs that report only with some objects, or to a hearer
        "choosy": of("withdrawal", "claiming", "commenting", "pointing", "telling"),
        # cues that are read by what they are, neither as verbs nor as nouns
        "fixed_cue": of("according", "resting", "hearsay", "wording", "genitive", "apostrophe"),
        "edge": edge,
        "parenthesis_start": opens_aside | unknown_ed | unknown_ing,
        "apposition_start": of("article", "possessive", "relative", "digits", "figure_word", "title", "source_noun"),
        # forms that are nouns too, unless they are past tenses
        "nominal": (of("cue.base", "cue.s") & of("homograph")) - (of("cue.past") & of("cue")),
        # what stands before a noun alone
        "before_noun": of("determiner", "preposition", "genitive") - speaking_pronoun - of("relative") - frozenset(language.token("to")[1]),
        "harm": of("harm_noun", "harm_act", "harm_life", "harm_loss", "incident"),
    }
    trigger = of("wording", "cue", "cue_noun", "according", "resting", "hearsay", "hearsay_participle")
    possessed = pattern(of("genitive", "apostrophe")).pattern + "(?=" + pattern(derived["figure"]).pattern + ")"
    frames = {name: of(name) for name in FRAMES}
    patterns = {"trigger", "tag", "back", "finite", "shown", "commas", "dashes", "asides", "openers", "object_stop"}
    made = {*patterns, "frames", "rules", "stops", *derived}
    # every other field is the class of its name
    plain = {field.name: of(field.name) for field in fields(Vocabulary) if field.name not in made}
    return Vocabulary(
        trigger=re.compile(pattern(trigger).pattern + "|" + possessed),
        tag=pattern(of("tag_mark")),
        back=pattern((of("denial", "confirming", "accepting", "untruth") - of("saying.past")) | spelled("this")),
        finite=pattern(derived["tensed"]),
        shown=pattern(of("document_noun", "reached")),
        commas=pattern(of("comma")),
        dashes=pattern(of("hyphen", "clause_mark") - of("comma")),
        # a comma with what says more about an object
        asides=re.compile(pattern(of("comma")).pattern + pattern(of("relative")).pattern),
        # what opens content behind a place, a time or a manner, or shows that there is none
        openers=pattern(derived["tensed"] | of("clause_mark", "quote") | spelled("that")),
        object_stop=pattern(of("clause_mark", "hyphen", "subordinator") | spelled("and", "but", "or")),
        frames=frames,
        rules={character: name for name in reversed(RULE_FRAMES) for character in frames[name]},
        stops="".join(sorted(of("stop"))),
        **derived,
        **plain,
    )
