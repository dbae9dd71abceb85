"""Typos are absorbed within the budget; confusable terms, negations and lost words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from checker.matching import edit_budget, page_of, typo_places
from checker.reading import read_document
from checker.structure import outline_of


def hits(literal, text):
    document = read_document(text)
    page = page_of(document, outline_of(document, year=2024, level="X"))
    return [page.text[start:end] for start, end in typo_places(page, [literal]).values()]


@pytest.mark.parametrize(
    ("literal", "text", "found"),
    [
        ("公平竞争审查", "开展公平竟争审查20件。", True),
        ("公平竞争审查", "开展公平竞争的审查20件。", True),
        ("公平竞争审查", "开展公平竞审查20件。", True),
        ("政务服务网", "优化政务服务。", False),  # a shorter term, not a typo
        ("行政复议", "收到行政复义申请。", False),  # four characters absorb nothing
        ("法治政府建设", "推进法制政府建设。", False),  # 法制 is another term
        ("推进政务公开工作", "未推进政务公工作。", False),
        ("事前监管制度", "落实事后监管制度。", False),
        ("不予行政处罚清单", "印发给予行政处罚清单。", False),  # a lost negation turns the meaning round
        ("行政执法公示制度", "落实行政公示制度。", False),  # a whole word is lost
    ],
)
def test_only_noise_is_absorbed(literal, text, found):
    assert bool(hits(literal, text)) is found


def test_a_literal_that_stands_there_exactly_is_no_typo():
    assert hits("公平竞争审查", "开展公平竞争审查20件。") == []


@given(
    st.text("甲乙丙丁戊己庚辛", min_size=5, max_size=14),
    st.text("甲乙丙丁戊己庚辛壬癸", min_size=5, max_size=40),
)
def test_a_typo_hit_is_within_the_budget_of_its_length(literal, text):
    for found in hits(literal, text):
        assert 1 <= Levenshtein.distance(literal, found) <= edit_budget(len(literal))
