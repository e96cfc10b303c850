"""The word classes that reading attributions needs, as sets of class characters, made once for a language."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from attrs import frozen

from casualties.lexicon.language import Language

Characters = frozenset[str]

FRAMES = (
    *("saying", "telling", "quoting", "showing", "counting", "putting", "speaking", "citing"),
    *("denying", "doubting", "seeing", "judging", "intending", "feeling", "pointing", "revising"),
)
"""What a reporting verb governs, by class name; `cues.toml` says what each means."""


@frozen(eq=False, kw_only=True)
class Vocabulary:
    """Sets of class characters by what their words do in a report; each is named for the class that `cues.toml` and its siblings give."""

    trigger: re.Pattern[str]
    tag: re.Pattern[str]
    back: re.Pattern[str]
    finite: re.Pattern[str]
    frames: dict[str, Characters]
    is_source: Callable[[str], bool]
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
    count_noun: Characters
    according: Characters
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
    demonym: Characters
    title: Characters
    time_name: Characters
    given_month: Characters
    stirred: Characters
    time_unit: Characters
    source_noun: Characters
    speaker: Characters
    speaking_place: Characters
    document_noun: Characters
    body_noun: Characters
    medium_noun: Characters
    anonymous_noun: Characters
    opinion_participle: Characters
    person_noun: Characters
    tag_label: Characters
    trial_body: Characters
    attached: Characters
    said_of: Characters
    before_participle: Characters
    clausal: Characters
    accusing: Characters
    emerging: Characters
    hearsay_noun: Characters
    giving: Characters
    claim_only: Characters
    brought_to_say: Characters
    bare_tag: Characters
    withdrawal: Characters
    plain_speech: Characters
    counted: Characters
    possibility: Characters
    surveying: Characters
    abbreviation: Characters
    untruth: Characters
    sharing: Characters
    claimed_thing: Characters
    incident: Characters
    reached: Characters
    commenting: Characters
    inquiry_noun: Characters
    issued: Characters
    claiming: Characters
    finding: Characters
    time: Characters
    noun: Characters
    figure: Characters
    figure_hedge: Characters
    verb_past: Characters
    verb_ing: Characters
    done_with: Characters
    unknown_ed: Characters
    plural: Characters
    noun_stop: Characters
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
        found: set[str] = set()
        for name in names:
            try:
                found.update(language.characters(name))
            except KeyError:
                continue
        return frozenset(found)

    def pattern(characters: Characters) -> re.Pattern[str]:
        return re.compile("[" + "".join(sorted(characters)) + "]")

    # whatever file a verb stands in, its past is a verb with a tense
    kinds = {kind for file in language.files.values() for entry in file.entries for kind in entry.classes}
    past = of(*(f"{kind}.{form}" for kind in sorted(kinds) for form in ("past", "participle")))
    nouns = of("source_noun", "title", "cue_noun")
    sets = {
        "cue": of("cue"),
        "past": of("cue.past") & of("cue"),
        "third": of("cue.s"),
        "plural_determiner": of("plural_determiner"),
        "base": of("cue.base"),
        "ing": of("cue.ing"),
        "participle": of("cue.participle"),
        "homograph": of("homograph"),
        "cue_noun": of("cue_noun"),
        "count_noun": of("count_noun"),
        "according": of("according"),
        "hearsay": of("hearsay"),
        "hearsay_doubt": of("hearsay_doubt"),
        "hearsay_participle": of("hearsay_participle"),
        "doubt_participle": of("doubt_participle"),
        "state": of("reported_state"),
        "denial": of("denial"),
        "accepting": of("accepting"),
        "confirming": of("confirming"),
        "amount_noun": of("amount_noun"),
        "taken_back": of("taken_back"),
        "channel": of("channel"),
        "hearer": of("hearer"),
        "cue_adverb": of("cue_adverb", "ly"),
        "auxiliary": of("auxiliary"),
        "be": of("be"),
        "have": of("have"),
        "modal": of("modal"),
        "negation": of("negation"),
        "adverb": of("adverb"),
        "article": of("article"),
        "determiner": of("determiner"),
        "possessive": of("possessive"),
        "preposition": of("preposition"),
        "coordinator": of("coordinator"),
        "subordinator": of("subordinator"),
        "contrast": of("contrast"),
        "relative": of("relative"),
        "pronoun": of("pronoun"),
        "personal": of("personal"),
        "speaking_pronoun": of("source_pronoun"),
        "mark": of("mark"),
        "stop": of("stop"),
        "comma": of("comma"),
        "clause_mark": of("clause_mark"),
        "quote": of("quote"),
        "apostrophe": of("apostrophe"),
        "bracket": of("bracket"),
        "hyphen": of("hyphen"),
        "genitive": of("genitive"),
        "capital": of("capital", "name"),
        "demonym": of("demonym"),
        "title": of("title"),
        "time_name": of("time_name"),
        "given_month": of("given_month"),
        "stirred": of("stirred"),
        "time_unit": of("time_unit"),
        "source_noun": of("source_noun"),
        "speaking_place": of("speaking_place"),
        "document_noun": of("document_noun"),
        "body_noun": of("body_noun"),
        "medium_noun": of("medium_noun"),
        "anonymous_noun": of("anonymous_noun"),
        "opinion_participle": of("opinion_participle"),
        "person_noun": of("person_noun"),
        "tag_label": of("tag_label"),
        "trial_body": of("trial_body"),
        "attached": of("attached"),
        "said_of": of("said_of"),
        "before_participle": of("before_participle"),
        "clausal": of("clausal"),
        "accusing": of("accusing"),
        "emerging": of("emerging"),
        "hearsay_noun": of("hearsay_noun.plural"),
        "giving": of("giving"),
        "claim_only": of("claim_only"),
        "brought_to_say": of("brought_to_say"),
        "bare_tag": of("bare_tag"),
        "withdrawal": of("withdrawal"),
        "plain_speech": of("plain_speech"),
        "counted": of("counted"),
        "possibility": of("possibility"),
        "surveying": of("surveying"),
        "abbreviation": of("abbreviation", "title"),
        "untruth": of("untruth"),
        "sharing": of("sharing"),
        "claimed_thing": of("claimed_thing"),
        "incident": of("incident"),
        "reached": of("reached"),
        "commenting": of("commenting"),
        "inquiry_noun": of("inquiry_noun"),
        "issued": of("issued"),
        "claiming": of("claiming"),
        "finding": of("finding"),
        "time": of("time_name", "time_unit"),
        "noun": nouns,
        "figure": of("digits", "grouped", "decimal", "figure", "figure_word", "numeral"),
        "figure_hedge": of("figure_hedge"),
        "verb_past": past,
        "verb_ing": of("verb.ing", "cue.ing") | (of("unknown") & of("ing")),
        "unknown_ed": of("unknown") & of("ed"),
        "done_with": past | of("verb.participle", "cue.participle", "sharing.participle") | (of("unknown") & of("ed")),
        "plural": of("source_noun.plural"),
    }
    sets["noun_stop"] = (
        of(
            "auxiliary",
            "preposition",
            "coordinator",
            "subordinator",
            "relative",
            "pronoun",
            "determiner",
            "mark",
            "adverb",
            "negation",
            "genitive",
            "digits",
            "particle",
        )
        | sets["according"]
        | sets["unknown_ed"]
        | sets["hearsay"]
    ) - (of("abbreviation", "title") - of("determiner", "preposition", "negation"))
    # "US" reads as the pronoun "us" with a capital: inside a sentence it is the country
    country = frozenset(language.token("US")[1])
    sets["noun_stop"] -= country
    sets["personal"] -= country
    # in small letters "who" is the pronoun, not the World Health Organization
    sets["source_noun"] -= frozenset(language.token("who")[1])
    sets["speaker"] = sets["source_noun"] | sets["capital"] | sets["personal"]
    sets["edge"] = of(
        "clause_mark",
        "quote",
        "apostrophe",
        "subordinator",
        "coordinator",
        "relative",
        "contrast",
        "bracket",
        "hyphen",
        "stop",
        "adverb",
        "time_name",
        "time_unit",
        "cue.past",
        "cue.s",
    )
    sets["parenthesis_start"] = (
        of(
            "determiner",
            "relative",
            "digits",
            "figure_word",
            "capital",
            "name",
            "title",
            "source_noun",
            "preposition",
            "verb.ing",
            "cue.ing",
            "verb.participle",
            "cue.participle",
            "adverb",
            "negation",
        )
        | sets["unknown_ed"]
        | (of("unknown") & of("ing"))
    )
    sets["apposition_start"] = of("article", "possessive", "relative", "digits", "figure_word", "title", "source_noun")
    sets["wording"] = of("wording")
    # forms that are nouns too, unless they are past tenses, and what stands before a noun alone
    sets["nominal"] = ((sets["base"] | sets["third"]) & sets["homograph"]) - sets["past"]
    sets["before_noun"] = of("determiner", "preposition", "genitive") - sets["speaking_pronoun"] - sets["relative"]
    sets["before_noun"] -= frozenset(language.token("to")[1])
    sets["harm"] = of("harm_noun", "harm_act", "harm_life", "harm_loss", "incident")
    trigger = sets["wording"] | sets["cue"] | sets["cue_noun"] | sets["according"] | sets["hearsay"] | sets["hearsay_participle"]
    finite = (sets["auxiliary"] | past | of("verb.s") | sets["unknown_ed"]) - sets["source_noun"]
    possessed = pattern(sets["genitive"] | sets["apostrophe"]).pattern + "(?=" + pattern(sets["figure"]).pattern + ")"
    return Vocabulary(
        trigger=re.compile(pattern(trigger).pattern + "|" + possessed),
        tag=pattern(of("tag_mark")),
        back=pattern(of("denial", "confirming", "accepting", "untruth") - of("saying.past")),
        finite=pattern(finite),
        frames={name: of(name) for name in FRAMES},
        is_source=lambda word: language.has(word, "source_noun"),
        **sets,
    )
