"""Planted contradictions are found, true figures, years and names that look suspicious are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judging.consistency.passages import answers, measure, passage, passages, reports

from checker.evaluation.slips import findings_of

OURS = ("consistency/arithmetic", "consistency/year", "consistency/issuer")
# 县水利局 in the report of 县自然资源局: departments tell of each other too often for a question.
KNOWN_MISSES = {"natural/error-27"}


@pytest.mark.parametrize("check", OURS)
def test_what_may_be_looked_at_is_answered_in_full(check):
    told = {one.id: answers(one) for one in passages("tune")}
    missed = {name for name, one in told.items() if any(wanted == check for wanted, _ in one.missed)}
    false = [(name, f.message) for name, one in told.items() for f in one.false if f.id == check]
    assert (missed - KNOWN_MISSES, false) == (set(), [])


@pytest.mark.parametrize("one", reports("tune"), ids=lambda one: one.id)
def test_a_whole_report_gives_what_was_planted_and_nothing_else(one):
    told = answers(one)
    assert (told.missed, [f.message for f in told.false]) == ((), [])


def test_the_unseen_half_keeps_the_bar():
    total = measure([*passages("test"), *reports("test")]).total
    assert total.precision.value >= 0.95
    assert total.recall.value >= 0.85


def test_a_quote_is_what_stands_at_its_place():
    for one in passages():
        text = one.document.text
        for finding in findings_of(one):
            assert all(q.quote == text[q.start : q.end] and q.quote for q in finding.quotes), one.id


def test_every_message_asks():
    told = {f.message for one in passages() for f in findings_of(one) if f.id in OURS}
    assert [message for message in told if not message.startswith("请核对")] == []


PIECES = [
    "受理", "办结", "其中", "共计", "率", "占比", "达", "由", "减少到", "，", "、", "。", "；", "（", "）", "《", "》", "\n", " ",
    "12件", "0件", "1.2万件", "98%以上", "0%", "360%", "约3万余人", "三百二十件", "百分之九十", "99999999999999999999件", "2月30日", "13月",
    "2023年", "2024年度", "截至2022年底", "“七五”普法", "全区", "我镇", "县委", "青浔县", "石桥镇", "坚持", "将", "第3次", "一、", "（一）",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_every_quote_stands_in_it(pieces):
    one = passage("".join(pieces))
    text = one.document.text
    assert all(q.quote == text[q.start : q.end] for f in findings_of(one) for q in f.quotes)
