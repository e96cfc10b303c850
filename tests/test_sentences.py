"""Text → sentences: where each ends, which paragraph it is in, and what part of the article."""

from __future__ import annotations

import pytest
from hypothesis import given

from casualties.extraction.text.sentences import LONGEST, split_sentences
from casualties.lexicon.language import load
from casualties.records.sentence import Place
from tests.strategies import texts


def read(text: str) -> list[str]:
    return [text[item.start : item.end] for item in split_sentences(text, load())]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Two men died.", "Nine were hurt."],
        ["Who died?", "Nobody knows!", "Police are silent."],
        ["Gen. Okello said two had died.", "He left."],
        ["Lt. Col. P. J. Marsh was there.", "So was Dr. Lee."],
        ["It happened on Oct. 12 at 4 p.m. in Lund.", "Two died."],
        ["He works for the U.S. Army.", "She does not."],
        ["Two men died in the U.S.", "The third lives."],
        ["The quake measured 5.9 on the scale.", "Two died."],
        ["St. Olave is a town.", "Mt. Kebra is not."],
        ["“Two men died,” he said.", "“Nine are missing.”"],
        ["“Two men died. Nine are missing.”"],
        ["He said: “Two died.”", "She wept."],
        ["Two died ... perhaps three.", "No one knows."],
        ["The A.B. Cole Co. lost two ships.", "Nobody was hurt."],
        ["About 3.5 million people (i.e. a third) fled.", "Most walked."],
        ["Was it No. 7 that sank?", "Yes."],
        ["It sank.", "(Two died.)", "It rained."],
        ["Flight XQ.9 fell.", "All died."],
        ["The dead: two men, a boy and a Mr. Hale.", "Others live."],
    ],
)
def test_sentences_end_where_they_end(sentences: list[str]) -> None:
    if len(sentences) == 1:
        assert "".join(read(sentences[0])) == sentences[0].replace(". N", ".N")
    else:
        assert read(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Two dead\n\nIt was a fire.", ["Two dead", "It was a fire."]),
        ("A fire\nkilled two.", ["A fire\nkilled two."]),
        ("Two died.\nNine were hurt.", ["Two died.", "Nine were hurt."]),
        ("- 12 dead in Lund\n- 3 dead in Pell", ["- 12 dead in Lund", "- 3 dead in Pell"]),
        ("<p>Two died.</p><p>Nine were hurt.</p>", None),
        ("Two died.<br/>Nine were hurt.", None),
        ("Two died.Nine were hurt.", ["Two died.", "Nine were hurt."]),
        ("\n\n  \n", []),
        ("", []),
    ],
)
def test_lines_and_tags_end_sentences(text: str, sentences: list[str] | None) -> None:
    if sentences is None:
        assert len(read(text)) == 2
    else:
        assert read(text) == sentences


def test_paragraphs_are_counted() -> None:
    found = split_sentences("One died. Two fled.\n\nThree hid.\n\nFour ran. Five wept.", load())
    assert [item.paragraph for item in found] == [0, 0, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two dead in fire\n\nA fire broke out.", [Place.HEADLINE, Place.BODY]),
        ("A fire broke out.\n\nTwo died.", [Place.BODY, Place.BODY]),
        ("Two dead in fire", [Place.HEADLINE]),
        ("Two died in the fire.", [Place.BODY]),
        ("A fire broke out.\n\nPHOTO: Two men mourn.", [Place.BODY, Place.CAPTION]),
        ("A fire broke out.\n\nMourners at the gate. (Reuters Photo)", [Place.BODY, Place.CAPTION, Place.CAPTION]),
        ("Caption: Two men mourn.\n\nA fire broke out.", [Place.CAPTION, Place.BODY]),
    ],
)
def test_headlines_and_captions_are_told_from_the_body(text: str, places: list[Place]) -> None:
    assert [item.place for item in split_sentences(text, load())] == places


def test_a_stretch_without_an_end_is_cut_at_a_space() -> None:
    text = "12 dead and " * 1000
    found = read(text)
    assert len(found) > 1
    assert all(len(item) <= LONGEST for item in found)
    assert all(item.split()[0] in ("12", "dead", "and") for item in found)


@given(texts)
def test_sentences_follow_one_another_and_leave_out_only_space_and_tags(text: str) -> None:
    last, paragraph = 0, 0
    for item in split_sentences(text, load()):
        assert last <= item.start < item.end <= len(text)
        assert paragraph <= item.paragraph
        assert text[item.start : item.end] == text[item.start : item.end].strip()
        between = text[last : item.start]
        assert not between.strip() or "<" in between
        last, paragraph = item.end, item.paragraph
