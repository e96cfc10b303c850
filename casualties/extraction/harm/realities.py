"""Whether the harm of a mention is stated as having happened: hypothetical, planned or averted harm, rates and unknowns are no claims."""

from __future__ import annotations

from casualties.lexicon.language import Language
from casualties.lexicon.reach import Cue, find_cues
from casualties.records.mention import Mention
from casualties.records.tokens import Tokens

FILE = "realities"


def is_real(tokens: Tokens, mention: Mention, language: Language) -> bool:
    """False where the sentence makes the harm of this very mention hypothetical, conditional, future, wished, planned, averted or
    simulated, gives a rate, or says only that nothing is known; True otherwise.

    `tokens` are those of the mention's sentence. An amount that is presupposed ("will visit the 22 injured") is real whatever verb
    stands before it, and so is one whose verb lies outside the cue's reach ("the toll could rise as two more bodies were found").
    """
    cues = find_cues(FILE, tokens.classes, language)
    if not cues:
        return True
    quantity = mention.quantity
    first, last = tokens.span(quantity.start, quantity.end)
    trigger: tuple[int, int] | None = None
    if mention.trigger_start is not None and mention.trigger_end is not None and tokens.start <= mention.trigger_start < tokens.end:
        trigger = tokens.span(mention.trigger_start, mention.trigger_end)
    before = first - 2 if first > 1 and tokens.classes[first - 1] in language.characters("quote") else first - 1
    presupposed = before >= 0 and tokens.classes[before] in language.characters("presupposing")
    is_open = quantity.stated is None or quantity.high == 0
    is_zero = quantity.high == 0
    return not any(_governs(cue, first, last, trigger, presupposed, is_open, is_zero) for cue in cues)


def _governs(
    cue: Cue, first: int, last: int, trigger: tuple[int, int] | None, presupposed: bool, is_open: bool, is_zero: bool
) -> bool:
    only = cue.rule.meaning.get("only")
    if (only == "open" and not is_open) or (only == "zero" and not is_zero):
        return False
    if only == "subject" and (is_zero or trigger is None or trigger[0] < max(first, cue.end)):
        return False  # "did not kill 12" and "nobody was not hurt" are something else
    if cue.direction == "head":
        return trigger is not None and trigger[0] <= cue.end < trigger[1] and cue.start < trigger[1]
    if cue.direction == "at":
        return first < cue.end and cue.start < last
    if presupposed or not cue.reaches(first):
        return False
    return cue.rule.meaning.get("governs") != "both" or trigger is None or cue.reaches(trigger[0])
