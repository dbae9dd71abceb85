"""Planted contradictions are found, true figures, years and names that look suspicious are left alone."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judging.consistency.passages import Passage, answers, measure, passages, precision, read, recall

from checker.judging.consistency import CHECKS

OURS = ("consistency/arithmetic", "consistency/year", "consistency/issuer")
PASSAGES = passages()


def test_the_quotes_of_a_passage_stand_in_it():
    wrong = [
        (p.id, quote) for p in PASSAGES for _, quotes in p.wanted for quote in quotes if quote not in p.report
    ]
    assert not wrong


@pytest.mark.parametrize("check", OURS)
def test_what_may_be_looked_at_is_answered_in_full(check):
    told = {p.id: answers(p)[1:] for p in PASSAGES if p.split == "tune"}
    missed = [name for name, (lost, _) in told.items() if any(wanted == check for wanted, _ in lost)]
    false = [(name, f.message) for name, (_, found) in told.items() for f in found if f.id == check]
    assert (missed, false) == ([], [])


def test_the_unseen_half_keeps_the_bar():
    table = measure("test")
    total = sum((count for check, count in table.items() if check in CHECKS), Counter[str]())
    assert precision(total) >= 0.95
    assert recall(total) >= 0.85


def test_a_quote_is_what_stands_at_its_place():
    for passage in PASSAGES:
        document, found = read(passage)
        for finding in found:
            assert all(q.quote == document.text[q.start : q.end] and q.quote for q in finding.quotes), (
                passage.id
            )


def test_every_message_asks():
    told = {f.message for p in PASSAGES for f in read(p)[1] if f.id in OURS}
    assert [message for message in told if not message.startswith("请核对")] == []


PIECES = [
    "受理", "办结", "其中", "共计", "率", "占比", "达", "由", "减少到", "，", "、", "。", "；", "（", "）", "《", "》", "\n", " ",
    "12件", "0件", "1.2万件", "98%以上", "0%", "360%", "约3万余人", "三百二十件", "百分之九十", "99999999999999999999件", "2月30日", "13月",
    "2023年", "2024年度", "截至2022年底", "“七五”普法", "全区", "我镇", "县委", "青浔县", "石桥镇", "坚持", "将", "第3次", "一、", "（一）",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_every_quote_stands_in_it(pieces):
    passage = Passage("any", "tune", 2024, "X", "云岭县人民政府", "measures", "".join(pieces), ())
    document, found = read(passage)
    assert all(q.quote == document.text[q.start : q.end] for f in found for q in f.quotes)
