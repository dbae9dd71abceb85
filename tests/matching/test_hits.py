"""Wordings are found as docs/rule-language.md says, and every hit stands where it says."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.matching import Occurrences, page_of
from checker.reading import read_document
from checker.rulebook.wording import parse_wording
from checker.structure import outline_of

GROUPS = {"heads": ("主要负责人", "一把手")}


def page(text):
    document = read_document(text)
    return page_of(document, outline_of(document, year=2024, level="X"))


def quotes(written, text):
    prepared = page(text)
    wording = parse_wording(written, GROUPS)
    hits = Occurrences(prepared, [wording]).hits(wording)
    return [prepared.document.text[slice(*prepared.original(h.start, h.end))] for h in hits]


CASES = [
    ("行政复议", "收到行政复议申请。", ["行政复议"]),
    ("行政复议", "收到行政 复议申请。", ["行政 复议"]),
    ("第一责任人职责", "落实“第一责任人”职责。", ["第一责任人”职责"]),
    ("(法治)", "落实（法治）要求。", ["（法治）"]),
    ("听取…汇报", "听取法治建设工作汇报。", ["听取法治建设工作汇报"]),
    ("听取…汇报", "听取意见。形成汇报。", []),
    ("文件…件", "审查文件12件。", ["文件12件"]),
    ("文件…件", "审查文件，化解案件。", []),
    ("听取…次", "听取汇报20余次。", ["听取汇报20余次"]),
    ("听取…次", "听取汇报多次。", []),
    ("汇报…听取", "听取法治建设工作汇报。", []),
    ("听取|审议…汇报|报告", "审议年度报告。", ["审议年度报告"]),
    ("<heads>…出庭", "一把手带头出庭。", ["一把手带头出庭"]),
    (["研究", "法治", "常委会"], "区委常委会专题研究法治建设事项。", ["常委会专题研究法治"]),
    (["法治", "法治建设"], "研究法治建设。", []),
    ({"words": ["研究", "法治"], "span": 6}, "研究了有关全区法治工作。", []),
    ({"order": "研究…法治", "gap": 2}, "研究全区法治工作。", ["研究全区法治"]),
]


@pytest.mark.parametrize(("written", "text", "found"), CASES)
def test_a_wording_finds_what_the_rule_guide_says(written, text, found):
    assert quotes(written, text) == found


def test_a_gap_wider_than_allowed_is_no_hit():
    assert quotes("研究…法治", f"研究{'全' * 20}法治。")
    assert not quotes("研究…法治", f"研究{'全' * 21}法治。")


ALPHABET = st.sampled_from("法治行政复议审查，。；“” \n")


@given(
    st.text(ALPHABET, max_size=80),
    st.lists(st.text("法治行政", min_size=1, max_size=3), min_size=2, max_size=3),
)
def test_an_any_order_hit_is_what_a_slow_search_finds(text, words):
    prepared = page(text) if text.strip() else None
    if prepared is None:
        return
    wording = parse_wording({"words": words, "span": 12}, {})
    found = bool(Occurrences(prepared, [wording]).hits(wording))
    assert found == _slow_any_order(prepared, [p[0] for p in wording.pieces], 12)


def _slow_any_order(prepared, words, span):
    for sentence in prepared.spans:
        text = prepared.text[sentence.start : sentence.end]
        places = [[i for i in range(len(text)) if text.startswith(word, i)] for word in words]
        for choice in product(*places):
            spans = sorted((at, at + len(word)) for at, word in zip(choice, words, strict=True))
            apart = all(a[1] <= b[0] for a, b in pairwise(spans))
            if apart and max(e for _, e in spans) - spans[0][0] <= span:
                return True
    return False


@given(st.text(ALPHABET, max_size=80))
def test_an_ordered_hit_lies_in_one_sentence(text):
    if not text.strip():
        return
    prepared = page(text)
    wording = parse_wording("行政…法治", {})
    for hit in Occurrences(prepared, [wording]).hits(wording):
        assert prepared.span_at(hit.start) == prepared.span_at(hit.end - 1)
        assert prepared.text[hit.start : hit.start + 2] == "行政"
        assert prepared.text[hit.end - 2 : hit.end] == "法治"
