"""What a stretch of a sentence is: a clause with a verb of its own, the start of one, its ends, the head of a phrase."""

from __future__ import annotations

from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.extraction.attribution.source_phrases import phrase_after
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens

AFTER_HEAD = (",", "(", "[")
"""Marks that end the head of a source: what follows describes it or gives its initials."""

QUESTIONS = frozenset(("whether", "if", "how", "why", "what", "who", "when", "where"))


def last_token(tokens: Tokens, words: Vocabulary) -> int:
    """The end of the sentence without its full stop."""
    return len(tokens.classes.rstrip(words.stops))


def before_mark(tokens: Tokens, k: int) -> int:
    """The end of what stands left of token `k`, the comma or dash between left out, a quotation mark kept."""
    while k > 0 and tokens.words[k - 1] in (",", "—", "–", "-"):
        k -= 1
    return k


def has_clause(tokens: Tokens, words: Vocabulary, start: int, end: int) -> bool:
    """Whether a stretch has a verb with a tense, or is quoted."""
    if end <= start:
        return False
    if tokens.words[end - 1] in ('"', "'"):
        return True
    match = words.finite.search(tokens.classes, start, end)
    while match is not None and "-" in tokens.words[match.start()]:
        match = words.finite.search(tokens.classes, match.end(), end)
    return match is not None


def is_toll(tokens: Tokens, words: Vocabulary, start: int, end: int) -> bool:
    """Whether a stretch gives a toll, with a verb or without, as a headline does: "One dead in crash"."""
    amount = any(tokens.letters[k] in words.figure or tokens.words[k] == "no" for k in range(start, end))
    return amount and any(tokens.letters[k] in words.harm or tokens.letters[k] in words.state for k in range(start, end))


def clause_follows(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    """Whether a subject and its verb stand at token `r`, not a mere object."""
    if r >= n:
        return False
    if tokens.words[r] in ("there", "it", "he", "she", "they", "we", "i", "you") or tokens.words[r] in QUESTIONS:
        return True
    phrase = phrase_after(tokens, words, r, n)
    if phrase is None or tokens.letters[r] in words.figure:
        if tokens.letters[r] not in words.figure and tokens.letters[r] not in words.speaking_pronoun:
            return False
        end = next((k for k in range(r, min(n, r + 9)) if tokens.letters[k] in words.mark), min(n, r + 9))
        return has_clause(tokens, words, r, end)
    end = min(n, phrase.end + 3)
    return any(tokens.letters[k] in words.tensed and "-" not in tokens.words[k] for k in range(phrase.end, end))


def starts_clause(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    """Whether a clause or an object can start at token `r`."""
    if r >= n:
        return False
    character = tokens.letters[r]
    return (
        character in words.determiner
        or character in words.personal
        or character in words.figure
        or (character in words.capital and tokens.letters[r] not in words.mark)
        or (character in words.figure_hedge and figure_follows(tokens, words, r, n))
        or tokens.words[r] in ("there", "to", "having", "how", "whether")
    )


def figure_follows(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    return any(tokens.letters[k] in words.figure for k in range(r + 1, min(n, r + 5))) and tokens.words[r] not in ("in", "on", "by")


def clause_start(tokens: Tokens, words: Vocabulary, j: int) -> int:
    """The start of the clause that ends before token `j`."""
    text, classes = tokens.words, tokens.letters
    for k in range(j - 1, -1, -1):
        if text[k] in (";", ":", '"'):
            return k + 1
        if text[k] == "that" and k + 1 < j and classes[k - 1 if k else 0] in words.cue:
            return k + 1
        if text[k] in ("but", "while", "whilst", "whereas", "though", "although") or (
            text[k] == "and" and k and (text[k - 1] == "," or has_clause(tokens, words, 0, k))
        ):
            return k + 1
    return 0


def clause_end(tokens: Tokens, words: Vocabulary, r: int, n: int) -> int:
    text = tokens.words
    for k in range(r, n):
        if text[k] in (";", '"') or text[k] in ("but", "while", "whilst", "whereas", "though", "although"):
            return k
        if text[k] == "," and k + 1 < n and (text[k + 1] in ("police", "he", "she", "they") or tokens.letters[k + 1] in words.source_noun):
            return k
    return n


def object_end(tokens: Tokens, words: Vocabulary, start: int, n: int) -> int:
    """Where the object of a stance ends: at a mark, a subordinate clause or a second verb of the same subject."""
    classes, text = tokens.letters, tokens.words
    for match in words.object_stop.finditer(tokens.classes, start + 1, n):
        k = match.start()
        if text[k] in (";", ":", "—", "–", "-") or (classes[k] in words.subordinator and text[k] not in ("that", "so", "where", "as")):
            return k
        if text[k] in ("and", "but", "or") and k + 1 < n and (classes[k + 1] in words.tensed or classes[k + 1] in words.cue_adverb):
            return k
    return n


def relative_end(tokens: Tokens, words: Vocabulary, start: int, n: int) -> int:
    """Where a relative clause ends: at a comma before a finite verb, else with the sentence."""
    for match in words.commas.finditer(tokens.classes, start, max(start, n - 1)):
        k = match.start()
        verb = k + 2 if tokens.letters[k + 1] in words.cue_adverb and k + 2 < n else k + 1
        if tokens.letters[verb] in words.tensed:
            return k
    return n


def head_of(tokens: Tokens, words: Vocabulary, source: Phrase) -> int:
    """The token that heads a source: the last before what a preposition hangs on it."""
    if source.head >= 0:
        return source.head
    for k in range(source.start + 1, source.end):
        if tokens.letters[k] in words.hanging or tokens.words[k] in AFTER_HEAD:
            return k - 1
    return source.end - 1


def is_document(tokens: Tokens, words: Vocabulary, source: Phrase) -> bool:
    """Whether a source is a document, a picture, an inquiry or a medium rather than people at work."""
    head = tokens.letters[head_of(tokens, words, source)]
    return head in words.document_noun or head in words.medium_noun or head in words.surveying


def is_land(tokens: Tokens, words: Vocabulary, source: Phrase) -> bool:
    """Whether a source is a country, a town or another stretch of land."""
    head = head_of(tokens, words, source)
    return tokens.letters[head] in words.land_noun or (tokens.letters[head] in words.place and tokens.letters[head] not in words.demonym)


def is_nameless_document(tokens: Tokens, words: Vocabulary, source: Phrase) -> bool:
    """Whether a source is a document that nobody is said to have made: "initial reports", not "police reports" or "the Lund report"."""
    head = head_of(tokens, words, source)
    character = tokens.letters[head]
    if character in words.inquiry_noun:
        # "an inquiry found" names one, "initial investigations found" none
        known = not tokens.words[head].endswith("s") or tokens.letters[source.start] in words.determiner
    else:
        known = character not in words.document_noun or character in words.medium_noun
    if known:
        return False
    whole = range(source.start, source.end)
    return not any(k != head and (tokens.letters[k] in words.made_by or (k and tokens.letters[k] in words.capital)) for k in whole)


def can_speak(tokens: Tokens, words: Vocabulary, source: Phrase) -> bool:
    """Whether the head of a source, or of one of joint sources, is a noun that speaks, a name or a pronoun."""
    if tokens.letters[head_of(tokens, words, source)] in words.speaker:
        return True
    if "and" not in tokens.words[source.start + 1 : source.end]:
        return False
    return any(tokens.letters[k - 1] in words.speaker for k in range(source.start + 1, source.end) if tokens.words[k] == "and")


def in_capitals(tokens: Tokens, words: Vocabulary) -> bool:
    """Whether a line is set as a headline is, most of its words with capitals."""
    capitals = sum(map(words.capital.__contains__, tokens.letters))
    return len(tokens) > 3 and capitals * 10 > 6 * len(tokens)


def is_share(tokens: Tokens, words: Vocabulary, source: Phrase) -> bool:
    """Whether a source is a share of those whom a survey asked, which is then what reports: "40 percent said", "six in 10 said"."""
    if tokens.letters[source.start] not in words.figure or source.end - source.start < 2:
        return False
    following = tokens.words[source.start + 1]
    tenths = following == "in" and source.end - source.start == 3 and tokens.letters[source.start + 2] in words.figure
    return tenths or following in ("percent", "per", "%", "pc")


def has_ended(tokens: Tokens, words: Vocabulary, source: Phrase, j: int) -> bool:
    """Whether a source is the relative of a clause that a comma has ended: "the ministry, which runs it, gave no details but (said)"."""
    relative = source.end - source.start == 1 and tokens.letters[source.start] in words.relative
    return relative and relative_end(tokens, words, source.start, j + 1) < j + (tokens.words[j - 1] == ",")


def gives_amount(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    """Whether a toll is given by its figure: "gave a death toll of 34", "issued an estimate of 12 to 15 dead"."""
    for k in range(r, min(n, r + 7)):
        if tokens.letters[k] in words.preposition:
            counted = tokens.words[k] in ("of", "for") and any(tokens.letters[x] in words.amount_noun for x in range(r, k))
            return counted and any(tokens.letters[x] in words.figure for x in range(k + 1, min(n, k + 8)))
    return False


def puts_amount(tokens: Tokens, words: Vocabulary, i: int, r: int, n: int) -> bool:
    """Whether an amount is put at a figure: "put the number of dead at 12", "gave the toll as 27", "puts it at nine"."""
    seen = tokens.words[i].startswith("peg")
    for k in range(r, min(n, r + 14)):
        if tokens.letters[k] in words.amount_noun:
            seen = True
        if (
            seen
            and tokens.words[k] in ("at", "as", "between")
            and any(tokens.letters[x] in words.figure for x in range(k + 1, min(n, k + 6)))
        ):
            return True
        if tokens.letters[k] in words.stop or tokens.words[k] == ";":
            return False
    return False
