"""Many documents: lazy, in order, the same in one process and in several."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from casualties import Claims, Document, extract, extract_many
from casualties.engines.many import AHEAD, BATCH

TEXTS = [f"Police said {number} people were killed in the ferry fire on day {number}." for number in range(2, 80)]


def endless(seen: list[int]) -> Iterator[str]:
    for number in iter(int, 1):
        seen.append(number)
        yield TEXTS[len(seen) % len(TEXTS)]


def test_it_reads_each_document_as_extract_does() -> None:
    assert list(extract_many(TEXTS)) == [extract(text) for text in TEXTS]


def test_it_takes_documents_and_strings() -> None:
    document = Document(TEXTS[0], publisher="Harbour Post", published="2024-05-01", id="d1")
    first, second = extract_many([document, TEXTS[1]])
    assert first == extract(TEXTS[0], publisher="Harbour Post", published="2024-05-01", document_id="d1")
    assert second.documents == (Document(TEXTS[1]),)


def test_a_document_without_claims_gives_empty_claims() -> None:
    assert [len(found) for found in extract_many(["", "Nothing happened."])] == [0, 0]


def test_it_reads_nothing_before_it_is_asked() -> None:
    seen: list[int] = []
    found = extract_many(endless(seen))
    assert seen == []
    next(found)
    assert len(seen) == 1


def test_processes_give_the_same_in_the_same_order() -> None:
    documents = TEXTS * 3
    assert list(extract_many(documents, workers=2)) == list(extract_many(documents))


def test_processes_stay_lazy_over_an_endless_stream() -> None:
    seen: list[int] = []
    found = extract_many(endless(seen), workers=2)
    assert len(list(islice(found, 5))) == 5
    assert len(seen) <= BATCH * (2 * AHEAD + 1)
    found.close()  # type: ignore[attr-defined]


def test_progress_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(extract_many(TEXTS, progress=True))) == len(TEXTS)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.endswith("78 documents\n")


@pytest.mark.parametrize("workers", [None, 2])
def test_what_is_no_document_is_named_with_its_position(workers: int | None) -> None:
    with pytest.raises(TypeError, match=r"documents\[1\] must be a Document or a str, not bytes"):
        list(extract_many(["Nothing.", b"12 died"], workers=workers))  # type: ignore[list-item]


@pytest.mark.parametrize("single", ["12 died.", Document("12 died.")])
def test_a_single_text_is_refused(single: str | Document) -> None:
    with pytest.raises(TypeError, match="use extract for a single text"):
        extract_many(single)  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", [0, -1])
def test_fewer_than_one_worker_is_refused(workers: int) -> None:
    with pytest.raises(ValueError, match="workers must be at least 1"):
        extract_many(TEXTS, workers=workers)


def test_claims_of_many_documents_add_up() -> None:
    found = sum(extract_many(TEXTS[:3]), Claims())
    assert len(found.documents) == 3
