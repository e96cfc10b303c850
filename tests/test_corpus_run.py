"""A sample of real news is read without an error and with right spans. The texts are not part of the project."""

from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest

from casualties import extract_many, reconcile

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "news.jsonl.gz"
STEP, SAMPLE = 120, 200

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the news corpus is not beside the project (../shared/corpus/news.jsonl.gz)")


@pytest.fixture(scope="module")
def texts() -> list[str]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, 0, STEP * SAMPLE, STEP)]


def test_every_document_is_read_and_every_span_is_its_text(texts: list[str]) -> None:
    number = 0
    for text, found in zip(texts, extract_many(texts), strict=True):
        for claim in found:
            number += 1
            assert claim.text == text[claim.start : claim.end]
            assert claim.quantity_text == text[claim.quantity_start : claim.quantity_end]
            assert claim.source_start is None or claim.source_text == text[claim.source_start : claim.source_end]
    assert number > 50


def test_every_document_is_reconciled_in_any_order(texts: list[str]) -> None:
    for found in extract_many(texts):
        report = reconcile(found)
        assert sum(len(group.claims) for group in report) == len(found)
        assert reconcile(reversed(found)).to_dicts() == report.to_dicts()
