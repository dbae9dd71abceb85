"""Checkable facts are found; numbers that are names are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pattern_starts import strange_starts

from checker.folding import fold, squeeze
from checker.judging.facts import _HABIT, _HABIT_REACH, _KINDS, _PLACEHOLDER, Fact, facts_in

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


# Beginnings, middles and ends of facts of every kind, and what takes a fact away.
FRAGMENTS = (
    "印发 制定 《 》 办法 方案 召开 举办 会议 培训 定期 常委会 研究 成立 专班 中心 建立 机制 健全 推行 清单 1 2 3 , . 月 日 12 件 人次 % 年 十 二 百 三 两 次 期 "
    "第 一 季度 每周 通报 荣获 被 评为 优秀 入选 实现 全覆盖 均 已 整改 无 败诉 0 xx ___ 〇 、 。 ; 工作 开展"
).split()


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=24).map("".join), st.integers(0, 6), st.integers(0, 6))
def test_facts_are_those_of_every_kind_looked_for_by_itself(text, before, behind):
    start, end = min(before, len(text)), max(len(text) - behind, 0)
    assert facts_in(text, start, end) == plain_facts(text, start, end)


def plain_facts(text, start, end):
    found = [
        Fact(kind, match.start(), match.end())
        for kind, _, pattern in _KINDS
        for match in re.compile(pattern).finditer(text, start, end)
        if not _PLACEHOLDER.match(text, match.end())
        and not (
            kind == "meeting" and _HABIT.search(text, max(start, match.start() - _HABIT_REACH), match.end())
        )
    ]
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end)))


@pytest.mark.parametrize(("kind", "first", "pattern"), _KINDS, ids=[kind for kind, _, _ in _KINDS])
def test_no_fact_begins_with_a_character_that_is_not_listed(kind, first, pattern):
    missing = strange_starts(pattern, re.compile(f"[{first}]"))
    assert not missing, f"_KINDS in facts.py: {kind} can also begin with {''.join(missing)}"
