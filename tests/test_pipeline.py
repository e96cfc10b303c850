"""Text → claims: what the stages give together, claim by claim."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from casualties import ACLED, Claim, Document, extract
from casualties.extraction.pipeline import read
from casualties.records.kinds import Harm, Scope, SourceType, Status
from tests.strategies import texts

ARTICLE = """Bus plunge kills 14 near Quilapa

QUILAPA, May 4 (Newsline) - At least 14 people were killed and nearly twice as many injured when a bus plunged into a ravine near the town of Quilapa on Tuesday, police said.

The regional governor, Marta Salcedo, put the toll at 17, including three children. She said two people were missing.

The Sierra Transport Union, known as STU, said 21 people had died, but that could not be independently confirmed. The STU blamed worn brakes.

The bus company denied that 30 people had been on the roof. No pedestrians were hurt.

In March, six people died when a lorry left the same road."""


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return read(Document(ARTICLE, publisher="Newsline", published="2021-05-05"))


def one(claims: tuple[Claim, ...], quantity: str, harm: Harm = Harm.KILLED) -> Claim:
    found = [claim for claim in claims if claim.quantity_text == quantity and claim.harm is harm]
    assert len(found) == 1, f"{quantity}: read {len(found)} times"
    return found[0]


def test_every_figure_is_a_claim_in_the_order_of_the_text(claims: tuple[Claim, ...]) -> None:
    read_figures = [claim.quantity_text for claim in claims]
    assert read_figures == ["14", "At least 14", "nearly twice as many", "17", "three", "two", "21", "No", "six"]


def test_a_headline_is_in_the_publisher_s_voice(claims: tuple[Claim, ...]) -> None:
    claim = one(claims, "14")
    assert (claim.source, claim.status, claim.text) == (None, Status.ASSERTED, "Bus plunge kills 14 near Quilapa")


def test_a_claim_has_its_source_and_cue(claims: tuple[Claim, ...]) -> None:
    claim = one(claims, "At least 14")
    assert (claim.source, claim.source_text, claim.cue, claim.source_type) == ("police", "police", "said", SourceType.POLICE)
    assert (claim.status, claim.victims) == (Status.REPORTED, "people")


def test_a_relative_amount_is_scaled(claims: tuple[Claim, ...]) -> None:
    claim = one(claims, "nearly twice as many", Harm.WOUNDED)
    assert (claim.low, claim.high, claim.source) == (25, None, "police")


def test_a_part_points_to_its_whole(claims: tuple[Claim, ...]) -> None:
    whole, part = one(claims, "17"), one(claims, "three")
    assert (part.scope, part.part_of, part.victims) == (Scope.PART, whole.claim_id, "children")
    assert whole.scope is Scope.TOTAL


def test_a_pronoun_has_the_name_of_its_source(claims: tuple[Claim, ...]) -> None:
    claim = one(claims, "two", Harm.MISSING)
    assert claim.source_text == "She"
    assert claim.source is not None and "Marta Salcedo" in claim.source


def test_what_could_not_be_confirmed_is_unverified(claims: tuple[Claim, ...]) -> None:
    claim = one(claims, "21")
    assert claim.status is Status.UNVERIFIED
    assert claim.source is not None and "Sierra Transport Union" in claim.source


def test_nobody_is_a_figure(claims: tuple[Claim, ...]) -> None:
    claim = one(claims, "No", Harm.WOUNDED)
    assert (claim.low, claim.high, claim.best) == (0, 0, 0)


def test_another_accident_is_another_event(claims: tuple[Claim, ...]) -> None:
    crash = {claim.event_id for claim in claims if claim.quantity_text != "six"}
    assert len(crash) == 1
    assert one(claims, "six").event_id not in crash


def test_an_incident_has_its_place_and_day(claims: tuple[Claim, ...]) -> None:
    claim = one(claims, "At least 14")
    assert (claim.event_where, claim.event_when) == ("Quilapa", "2021-05-04")


def test_without_a_day_of_publication_a_weekday_is_no_date() -> None:
    (claim,) = read(Document("Two men died in a fire on Tuesday."))
    assert claim.event_when is None


def test_ids_are_the_same_on_each_run_and_differ_between_claims(claims: tuple[Claim, ...]) -> None:
    again = read(Document(ARTICLE, publisher="Newsline", published="2021-05-05"))
    assert again == claims
    assert len({claim.claim_id for claim in claims}) == len(claims)
    other = read(Document(ARTICLE, publisher="Daybreak", published="2021-05-05"))
    assert not {claim.claim_id for claim in claims} & {claim.claim_id for claim in other}


def test_a_convention_sets_the_bounds_of_vague_words_and_keeps_the_words() -> None:
    (claim,) = read(Document("Several men were killed."))
    (other,) = read(Document("Several men were killed."), convention=ACLED)
    assert claim.quantity_text == other.quantity_text == "Several"
    assert claim.low == 3


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("Emeka Obi died on Sunday.", ["Emeka Obi"]),
        ("The gunman was shot dead.", ["The gunman"]),
        ("Two men died and the mayor was killed.", ["Two", "the mayor"]),
        ("A van stopped beside the miller and he was shot dead.", ["he"]),
        ("Two men followed the miller home and shot him dead.", ["him"]),
        ("The plotters knew the miller and admitted killing him.", ["him"]),
        ("The head of the harbour board was gunned down.", ["The head"]),
        ("A raid on the depot killed the island's chief clerk.", ["the island's chief clerk"]),
        ("A leaflet boasted of the murder of Emeka Obi.", ["Emeka Obi"]),
        ("The miller was hit in the neck by a shell splinter and later died.", ["The miller"]),
        ("The van was burnt out and the driver wounded.", ["the driver"]),
        ("A shell splinter wounded al-Hakimi.", ["al-Hakimi"]),
        ("A mine killed Mr. Emeka Obi.", ["Emeka Obi"]),
        ("The miller was kidnapped and his body was found on Sunday.", ["The miller", "body"]),
        ("Raiders led four clerks out of the bank and killed them.", ["four"]),
        ("The plan of the head of the board was dropped.", []),
        ("The crew counted four boats and sank them.", []),
        ("The mayor was killed on Sunday along with his wife and 10 other people.", ["The mayor", "his wife", "10"]),
        ("The raiders set a trap to kill him.", []),
        ("A splinter wounded his head.", []),
        ("A medical source told the paper that eight pupils were killed.", ["eight"]),
        ("Two men were killed in Port Amsel.", ["Two"]),
        ("The strike killed the mood in the hall.", []),
    ],
)
def test_single_victims_are_read_only_when_asked_for(text: str, quantities: list[str]) -> None:
    assert [claim.quantity_text for claim in extract(text, singles=True)] == quantities
    assert len(extract(text)) == sum(quantity in ("Two", "10", "eight") for quantity in quantities)


@pytest.mark.parametrize(
    "text", ["The blast killed Tam Orr and hurt nine.", "The driver and two others died.", "The blast killed 16-year-old Tam Orr and hurt nine."]
)
def test_a_single_victim_says_nothing_of_others(text: str) -> None:
    single, others = extract(text, singles=True)
    assert single.victims is not None and others.victims is None


def test_them_is_a_count_only_where_single_victims_are_asked_for() -> None:
    text = "Raiders led four clerks out of the bank and shot them dead."
    assert [(claim.low, claim.harm.value) for claim in extract(text, singles=True)] == [(4, "killed")]
    assert not extract(text)


@pytest.mark.parametrize("text", ["", " ", "\n", "Nothing happened.", "12", "killed", "😀", "\x00", "%s %d {}", "\ud800"])
def test_a_text_without_claims_gives_none(text: str) -> None:
    assert read(Document(text)) == ()


def test_a_figure_beyond_what_can_be_counted_is_no_claim() -> None:
    assert read(Document(f"{2**63} people were killed.")) == ()
    assert len(read(Document(f"{2**63 - 1} people were killed."))) == 1


@settings(max_examples=40)
@given(texts, texts)
def test_what_stands_in_another_paragraph_before_takes_no_claim_away(first: str, second: str) -> None:
    """Text before may give sources, incidents and harms to what follows; it never hides a figure."""
    joined = f"{first}\n\n{second}"
    if second[:1].isspace() or not second.isprintable() or not first.isprintable():
        return
    alone = {(claim.quantity_text, claim.harm) for claim in read(Document(f"It rained.\n\n{second}"))}
    assert alone <= {(claim.quantity_text, claim.harm) for claim in read(Document(joined))}


def test_a_toll_of_another_source_is_no_part_because_the_figures_add_up() -> None:
    claims = extract("The mayor said 33 people had died, among them nine women and four policemen. Dr Ina Doral put the death toll at 29.")
    assert [(claim.quantity_text, claim.scope.value) for claim in claims][-1] == ("29", "total")


def test_killed_and_wounded_in_one_breath_are_of_one_incident() -> None:
    text = "At least 12 herders who had escaped a riot in Tolk were killed and 17 wounded by border guards in Harum on Monday."
    claims = read(Document(text))
    assert [claim.quantity_text for claim in claims] == ["At least 12", "17"]
    assert len({claim.event_id for claim in claims}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A reporter in the coastal state of Almora was killed Tuesday along with two other men on the highway in Brisaville.",
        "Raiders in Jonso killed at least 29 people [police: more] and wounded 33 others in a raid on three camps in Tarn County on Sunday.",
    ],
)
def test_companions_and_what_stands_in_brackets_do_not_part_incidents(text: str) -> None:
    claims = read(Document(text))
    assert len(claims) >= 2
    assert len({claim.event_id for claim in claims}) == 1
