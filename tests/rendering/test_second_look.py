"""The few verdicts to read, and shortcomings with their answers, on a page."""

from __future__ import annotations

from dataclasses import replace

from rendering.samples import FINDINGS

from checker.finding import Outcome, Pair, Quote
from checker.rendering.glyphs import FINE
from checker.rendering.page import Page
from checker.rendering.second_look import add_pairs, add_reviews


def test_no_doubt_makes_no_section():
    page = Page(80)
    add_reviews(page, FINDINGS, FINE, {})
    assert page.lines == []


def test_doubts_are_listed_mandatory_first_with_their_reason():
    mandatory = next(f for f in FINDINGS if f.importance.value == "mandatory")
    expected = next(f for f in FINDINGS if f.importance.value == "expected")
    page = Page(80)
    doubted = [replace(expected, review="其二"), replace(mandatory, review="其一")]
    add_reviews(page, doubted, FINE, {Outcome.MET: "green"})
    text = page.plain()
    assert text.startswith("一、请人工复核的判断　2 项")
    assert text.index("其一") < text.index("其二")


def test_a_shortcoming_without_answer_says_so():
    page = Page(80)
    lack, remedy = Quote("执法力量不足。", 0, 7), Quote("配备执法人员6名。", 20, 29)
    add_pairs(page, [Pair(lack, remedy), Pair(lack, None)])
    lines = page.plain().splitlines()
    assert [line.split()[0] for line in lines] == ["不足", "对应", "不足", "对应"]
    assert "配备执法人员6名。" in lines[1]
    assert "没有找到对应措施" in lines[3]
