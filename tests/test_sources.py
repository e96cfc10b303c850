"""Sources: full names, pronouns, descriptions, joint sources, types."""

from __future__ import annotations

import pytest

from casualties.extraction.attribution.attributions import find_attributions
from casualties.extraction.attribution.names import Names, full_name
from casualties.extraction.attribution.sources import resolve_sources
from casualties.extraction.text.sentences import split_sentences
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load
from casualties.records.attribution import Attribution


def named(text: str) -> list[Attribution]:
    language = load()
    sentences = split_sentences(text, language)
    lines = [tokenize(text, sentence.start, sentence.end, language) for sentence in sentences]
    found = find_attributions(text, sentences, lines.__getitem__, language)
    return list(resolve_sources(found, text, sentences, lines.__getitem__, language))


OBSERVATORY = "The Valley Observatory for Human Rights has an office in the town. "


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Governor Talal Sabri spoke at noon. Sabri said two men had died.", ("Talal Sabri",)),
        (OBSERVATORY + "The Observatory said two men had died.", ("Valley Observatory for Human Rights",)),
        (OBSERVATORY + "The Observatory for Human Rights put the toll at two.", ("Valley Observatory for Human Rights",)),
        ("The National Front for Renewal (NFR) met. The NFR said two men had died.", ("National Front for Renewal",)),
        ("The International Rescue League has a boat. The IRL counted two dead.", ("International Rescue League",)),
        ("The Hill and Rescue Authority, known as HRA, came. HRA said two had died.", ("Hill and Rescue Authority",)),
        ("A SPOKESMAN FOR THE HARBOUR PRESS COMMITTEE (COPRU) SPOKE. COPRU SAID TWO HAD DIED.", ("HARBOUR PRESS COMMITTEE",)),
        ("A SPOKESMAN FOR THE ARMED FORCES SAID TWO HAD DIED.", ("SPOKESMAN FOR THE ARMED FORCES",)),
        ("The Halden Fund said one had died. Two had drowned, the Oslo-based group added.", ("Halden Fund",)),
        ("Raid kills two in Orlo state TV\n\nNobody else was there when the shells fell on the square.", ("state TV",)),
        ("Mr Smith said two men had died.", ("Mr Smith",)),
        ("A London-based lawyer spoke. The London-based Sea Monitor said two had died.", ("Sea Monitor",)),
        ("Dr Ana Prieto and Dr Luis Prieto run the clinic. Both said two had died.", ("Ana Prieto", "Luis Prieto")),
        ("The Interior Ministry and the police disagree. The latter said two had died.", ("police",)),
        ("The army played down the clash. It said two rangers had died.", ("army",)),
        ("Mayor Ida Holm spoke at noon. She said two had died.", ("Ida Holm",)),
        ("The Sea Monitor said it was late. The group said two had died.", ("Sea Monitor",)),
        ("The Sea Monitor said so. The Coast Watch said so. The group said two had died.", ()),
        ("It rained. They said two had died.", ()),
        ("The Fire and Rescue Authority said two had died.", ("Fire and Rescue Authority",)),
        ("The head of the region, Ola Berg, spoke. Mr Berg said two had died.", ("Ola Berg",)),
        ("Mr Berg spoke. Mrs Berg said two had died.", ("Mrs Berg",)),
        ("NVK head Ola Berg said two had died.", ("Ola Berg",)),
        ("Ola Berg of the Norwegian Red Cross said two had died.", ("Ola Berg",)),
        ("The Union of the Valleys said two had died.", ("Union of the Valleys",)),
        (OBSERVATORY + "The Observatory's Ola Berg said two had died.", ("Ola Berg",)),
        ("Member of the Valley Council Ola Berg spoke. Berg said two had died.", ("Ola Berg",)),
        ("Ola Berg, the governor of Halden, told reporters it was late. The governor said two had died.", ("Ola Berg",)),
        ("Ola Berg, whose party was banned, said it was late. The party said two had died.", ("party",)),
        ("The health ministry said it was late. The same source said two had died.", ("health ministry",)),
        ("A nurse at the hospital said it was late. The hospital said two had died.", ("hospital",)),
        ("The Ministry of Health said it was late. The interior ministry said two had died.", ("interior ministry",)),
        ("Radio Halden said it was late. The station said two had died.", ("Radio Halden",)),
        ("The Sea Monitor said so. The monitor and nurses at the pier said two had died.", ("Sea Monitor", "nurses at the pier")),
        ("Residents and medics said two had died.", ("Residents", "medics")),
        ("Justice Ministry spokesman Ola Berg met us. The ministry said two had died.", ("Justice Ministry",)),
        ("Ola Berg, of the Ministry of Health, met us. The ministry said two had died.", ("Ministry of Health",)),
        ("The Justice Ministry and the Interior Ministry met. The ministry said two had died.", ("ministry",)),
        ("The men lay in Arn General Hospital. The hospital said two had died.", ("Arn General Hospital",)),
        ("The Marl Red Cross (MRC) said it was late. The aid agency said two had died.", ("Marl Red Cross",)),
        ("The Marl Red Cross (MRC) said it was late. The ferry company said two had died.", ("ferry company",)),
        ("Human Rights Watch said it was late. The rights group said two had died.", ("Human Rights Watch",)),
        ("Ola Berg said it was late. The rights group said two had died.", ("rights group",)),
        ("Nurses Without Borders said two had died.", ("Nurses Without Borders",)),
        ("Two had died, Feed the Hungry said.", ("Feed the Hungry",)),
        ("The Sea-Watch Public League (SWPL) met. The SWPL statement said two had died.", ("Sea-Watch Public League",)),
        ("According to a complaint filed by the Mines Commission, two had died.", ("Mines Commission",)),
        ("Police and witnesses said two had died.", ("Police", "witnesses")),
        ("Locals and media reports said two had died.", ("Locals", "media reports")),
        ("Leaders and officials of the Marl Red Cross said two had died.", ("Leaders", "officials of the Marl Red Cross")),
        ("Officials at Beni and Arn hospitals said two had died.", ("Officials at Beni and Arn hospitals",)),
        ("Fire and rescue officials said two had died.", ("Fire and rescue officials",)),
        ("Police and hospital officials said two had died.", ("Police and hospital officials",)),
        ("The Halden Red Cross today said two had died.", ("Halden Red Cross",)),
        ("Pictures from streets east of Halden showed two bodies.", ("Pictures from streets east of Halden",)),
        ("One of the villagers said two had died.", ("One of the villagers",)),
        ("The United Valleys and Mercy International say two had died.", ("United Valleys", "Mercy International")),
    ],
)
def test_the_last_source_gets_its_full_name(text: str, names: tuple[str, ...]) -> None:
    expected = names or ()
    got = named(text)[-1]
    assert (got.sources if names else ()) == expected
    if not names:
        assert got.source == got.source_text or got.sources == (str(got.source_text).removeprefix("The "),)


def test_pronouns_chain() -> None:
    text = "Commander Ali Sabri spoke at noon. He said one ranger had died. He said two villagers had died. He added that three were hurt."
    assert {item.sources for item in named(text)} == {("Ali Sabri",)}


def test_a_woman_is_not_he() -> None:
    text = "Spokeswoman Ida Holm said it was late. Spokesman Rui Matos said it was dark. She said two had died."
    assert named(text)[-1].sources == ("Ida Holm",)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The health ministry", "official"),
        ("A police spokesman", "police"),
        ("A hospital official", "medical"),
        ("The war monitor", "monitor"),
        ("State television", "media"),
        ("A source at the police command", "police"),
        ("A source", "anonymous"),
        ("Residents of the river state", "witness"),
        ("The rebels", "armed_group"),
        ("The UN", "international_organisation"),
        ("The airline", "company"),
        ("The fire brigade", "rescue"),
        ("The navy", "military"),
        ("The report", "document"),
        ("Ida Holm", "other"),
    ],
)
def test_a_source_has_a_type(source: str, kind: str) -> None:
    got = named(f"{source} said two men had died.")[-1].source_type
    assert got is not None
    assert got.value == kind


def test_a_name_that_fits_two_people_stays_as_written() -> None:
    names = Names("Ana Prieto met Luis Prieto.", load())
    assert full_name("Prieto", names, load()) == "Prieto"


def test_headings_in_capitals_are_no_names() -> None:
    names = Names("A COMMUNIQUE RELEASED BY THE MILITARY COMMAND STATES THAT IT RAINED.", load())
    assert not names.holding("communique")
    assert not names.holding("command")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The district commander said two had died.\n\nThe commander, Col. Ola Berg, was there.", ("Ola Berg",)),
        ("A spokesman said two had died.\n\nThe spokesman, Ola Berg, was there.", ("Ola Berg",)),
        ("The district commander said two had died.\n\nThe governor, Ola Berg, was there.", ("district commander",)),
        ("Two killed in clashes: sources\n\nTwo men died on Monday, security sources said.", ("security sources",)),
        ("Two killed in clashes: sources\n\nTwo men died on Monday, the army said.", ()),
        ("Citing Ola Berg, head of the league, Radio Halden reported that two had died.", ("Ola Berg",)),
    ],
)
def test_the_first_source_is_named_below(text: str, names: tuple[str, ...]) -> None:
    assert named(text)[0].sources == names
