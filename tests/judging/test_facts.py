"""Checkable facts are found; numbers that are names are not."""

from __future__ import annotations

import re
from re import _parser

import pytest

from checker.folding import fold, squeeze
from checker.judging.facts import _KINDS, facts_in

CASES = [
    ("审查规范性文件12件", "figure"),
    ("报备率100%", "figure"),
    ("投入2.3亿元", "figure"),
    ("参训1,338人次", "figure"),
    ("办件量4万余件", "figure"),
    ("举办培训两期", "figure"),
    ("完成审计项目二千八百一十六个", "figure"),
    ("审核文件六十三件", "figure"),
    ("法律顾问出具意见书", "document"),
    ("印发《法治建设工作要点》", "document"),
    ("制定年度执法检查计划", "document"),
    ("召开府院联席会议", "meeting"),
    ("县政府常务会议听取法治工作汇报", "meeting"),
    ("成立行政争议协调化解中心", "body"),
    ("建立执法联席会商机制", "mechanism"),
    ("开设宪法专题课6讲", "figure"),
    ("录制法治课24节", "figure"),
    ("开设依法行政专题班", "meeting"),
    ("3月15日启动", "date"),
    ("案例入选全省十大典型案例", "result"),
]
NAMES = [
    "第一责任人",
    "一把手",
    "三项制度",
    "高效办成一件事",
    "一次办好",
    "2024年",
    "党的二十届四中全会",
    "千方百计服务百家企业",
    "四个亲自",
    "双随机、一公开",
    "健全完善工作机制",
    "建立健全府院联动机制",
    "利用周一例会学习",
    "各部门一起推进",
    "构建全方位学习体系",
]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_a_fact_is_found(text, kind):
    squeezed = squeeze(fold(text)).text
    assert kind in {fact.kind for fact in facts_in(squeezed, 0, len(squeezed))}


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_no_fact(text):
    squeezed = squeeze(fold(text)).text
    assert facts_in(squeezed, 0, len(squeezed)) == ()


def _first_characters(parsed):
    """The characters a parsed pattern can begin with, as a set of (low, high); lookarounds say nothing of it."""
    for op, value in parsed:
        name = str(op)
        if name in ("ASSERT", "ASSERT_NOT", "AT"):
            continue
        if name == "LITERAL":
            return {(value, value)}
        if name == "IN":
            return {_range(*one) for one in value}
        if name == "BRANCH":
            return set().union(*(_first_characters(branch) for branch in value[1]))
        if name == "SUBPATTERN":
            return _first_characters(value[3])
        if name == "MAX_REPEAT":
            first = _first_characters(value[2])
            if value[0] > 0:
                return first
            return first | _first_characters(parsed[list(parsed).index((op, value)) + 1 :])
        raise AssertionError(f"unknown {name}")
    raise AssertionError("matches the empty string")


def _range(op, value):
    if str(op) == "LITERAL":
        return value, value
    if str(op) == "RANGE":
        return value
    assert (str(op), str(value)) == ("CATEGORY", "CATEGORY_DIGIT")
    return ord("0"), ord("9")


@pytest.mark.parametrize(("kind", "first", "pattern"), _KINDS, ids=[kind for kind, _, _ in _KINDS])
def test_no_fact_begins_with_a_character_that_is_not_listed(kind, first, pattern):
    listed = re.compile(f"[{first}]")
    missing = {
        chr(low)
        for low, high in _first_characters(_parser.parse(pattern))
        if not all(listed.match(chr(code)) for code in range(low, high + 1))
    }
    assert not missing, f"_KINDS in facts.py: {kind} can also begin with {''.join(sorted(missing))}"
