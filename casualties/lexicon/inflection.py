"""Regular English inflection, so that an entry lists a word once; irregular forms are written out, parted by slashes."""

from __future__ import annotations

VOWELS = "aeiou"


def plural(noun: str) -> str:
    """The regular plural.

    >>> [plural(noun) for noun in ("body", "boy", "clash", "soldier")]
    ['bodies', 'boys', 'clashes', 'soldiers']
    """
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def noun_forms(noun: str) -> dict[str, tuple[str, ...]]:
    """Singular and plural of a noun; "man/men" gives an irregular plural, "police/" none at all.

    >>> noun_forms("policeman/policemen")
    {'singular': ('policeman',), 'plural': ('policemen',)}
    """
    singular, slash, irregular = noun.partition("/")
    if slash and not irregular:
        return {"singular": (singular,)}
    return {"singular": (singular,), "plural": (irregular or plural(singular),)}


def _doubles(verb: str) -> bool:
    """Whether the last consonant doubles before -ed and -ing: one vowel before it, one syllable ("stab", not "bomb")."""
    return (
        len(verb) > 2
        and verb[-1] not in VOWELS + "wxyh"
        and verb[-2] in VOWELS
        and verb[-3] not in VOWELS
        and sum(letter in VOWELS for letter in verb) == 1
    )


def verb_forms(verb: str) -> dict[str, tuple[str, ...]]:
    """The forms of a verb: base, s (third person), past, participle, ing.

    "slay/slew/slain" gives past and participle, a fourth part the -ing form; alternatives are parted by commas.

    >>> verb_forms("stab")["ing"], verb_forms("die/died/died/dying")["ing"], verb_forms("bury")["past"]
    (('stabbing',), ('dying',), ('buried',))
    """
    base, *irregular = verb.split("/")
    stem = base + base[-1] if _doubles(base) else base
    if base.endswith("e"):
        past, ing = base + "d", (base if base.endswith(("ee", "ye", "oe")) else base[:-1]) + "ing"
    elif base.endswith("y") and base[-2:-1] not in VOWELS:
        past, ing = base[:-1] + "ied", base + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
    pasts = tuple(irregular[0].split(",")) if irregular else (past,)
    participles = tuple(irregular[1].split(",")) if len(irregular) > 1 else pasts
    ings = tuple(irregular[2].split(",")) if len(irregular) > 2 else (ing,)
    return {"base": (base,), "s": (plural(base),), "past": pasts, "participle": participles, "ing": ings}
