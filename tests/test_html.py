"""HTML tables: nothing from a text reaches the page as markup, and the tables are well formed."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from casualties import Claim, Claims, Harm, extract, reconcile
from casualties.reporting.html import SHOWN, escaped, marked
from tests.strategies import claims as claim
from tests.strategies import texts

OURS = {"table", "thead", "tbody", "tr", "th", "td", "mark", "i", "br", "p"}


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.seen.add(tag)
        self.rows += tag == "tr"
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    tags.close()
    assert not tags.open
    assert tags.seen <= OURS
    return tags


@given(st.lists(claim(), max_size=5))
def test_claims_make_one_row_each(made: list[Claim]) -> None:
    assert read(Claims(made)._repr_html_()).rows == (len(made) + 1 if made else 0)


@given(texts)
def test_no_text_makes_markup(text: str) -> None:
    page = Claims([Claim(quantity_text=text, harm=Harm.KILLED, text=text, source=text, via=(text,), victims=text, event_what=text, event_id="e")])
    assert read(page._repr_html_()).rows == 2


def test_markup_in_a_text_is_escaped() -> None:
    assert escaped('<script>alert("x")</script>') == "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"


def test_the_quantity_is_marked_within_its_sentence() -> None:
    made = Claim(text="A <b>12</b> died", start=100, end=116, quantity_text="12", quantity_start=105, quantity_end=107, harm=Harm.KILLED)
    assert marked(made) == "A &lt;b&gt;<mark>12</mark>&lt;/b&gt; died"


def test_a_figure_typed_in_by_hand_has_no_place_to_mark() -> None:
    assert marked(Claim(text="12 died", quantity_text="12", harm=Harm.KILLED)) == "12 died"


def test_a_long_table_is_cut_and_says_so() -> None:
    many = Claims([Claim(quantity_text="1", low=1, high=1, harm=Harm.KILLED)] * (SHOWN + 1234))
    page = many._repr_html_()
    assert read(page).rows == SHOWN + 1
    assert "and 1,234 more" in page


def test_groups_say_their_scope_and_which_claims_are_denied() -> None:
    text = "Police said 12 people were killed in the fire, including three children. The company denied that 40 people were killed."
    page = reconcile(extract(text))._repr_html_()
    read(page)
    assert "<td>part</td>" in page
    assert "40 (denied): " in page


def test_a_notebook_says_of_each_figure_who_where_and_when_and_how_the_figures_differ() -> None:
    place = "on Monday in Norvale"
    first = extract(f"Police said 12 people were killed in a fire {place}.", publisher="Harbour Post", published="2024-05-07")
    second = extract(f"A fire {place} killed 15 people.", publisher="Lorne Radio", published="2024-05-07")
    page = reconcile([first, second])._repr_html_()
    assert "12: Police [Harbour Post, 2024-05-07]<br>15: Lorne Radio, in its own voice [2024-05-07]" in page
    assert "contradict each other" in page
    assert "<i>Lorne Radio, in its own voice</i>" in second._repr_html_()
