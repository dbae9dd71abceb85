"""The short way through `standing_of` says what the long way says: a cue is never missed."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pattern_starts import strange_starts

from checker.judging.cues import CUES, CUES_BEGIN_WITH, NO_SHORTCUT, cues_of
from checker.judging.sentences import Sentences
from checker.judging.standing import Standing, standing_of
from checker.matching import page_of
from checker.reading import read_document
from checker.structure import outline_of

MATTER = "行政复议"
# What the patterns of standing.py are made of, cut small enough to be put together in unforeseen ways.
FRAGMENTS = (
    "尚 未 没有 无 从 不再 不 发生 开展 空白 解决 问题 足 够 有待 亟待 需 要 进一步 缺 乏 失 薄弱 村 较 低 偏 慢 存在 忽视 不会 将 继续 纳入 拟 定 "
    "计划 用 力争 打算 下一步 明年 2023年 2024年 去年 上年度 曾 以来 今年 自 比 完成 省委 市 国务院 会议 关于 的 要求 精神 强调 提出 会 按照 落实 学习 "
    "传达 转发 通知 司法部 省司法厅 市水利局 中央 新 印发 制定 《 》 修订 法 条例 办法 我县 为此 , : 、 ; 。 全年 案件 30件 加强 工作 等"
).split()
HEADINGS = ("一、主要举措和成效", "三、存在的不足", "四、下一年度安排")

sentences = st.lists(st.sampled_from([*FRAGMENTS, MATTER, MATTER]), max_size=14).map("".join)


def standings(text, *, plain):
    document = read_document(text)
    page = page_of(document, outline_of(document, year=2024, level="X"))
    cues = Sentences(page).cues
    return [
        standing_of(
            page,
            match.start(),
            match.end(),
            2024,
            ((match.start(), match.start() + 2), (match.start() + 2, match.end())),
            NO_SHORTCUT if plain else cues[page.span_at(match.start())],
        )
        for match in re.finditer(MATTER, page.text)
    ]


@given(st.lists(sentences, min_size=1, max_size=6), st.sampled_from(HEADINGS))
@example(["尚未开展行政复议"], HEADINGS[0])
@example(["司法部印发行政复议办法后,转发各单位"], HEADINGS[0])
def test_a_hit_is_told_as_without_cues(said, heading):
    text = f"××县2024年法治政府建设年度报告\n{heading}\n" + "".join(f"{one}{MATTER}。" for one in said)
    assert standings(text, plain=False) == standings(text, plain=True)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.pattern[:12])
def test_no_cue_begins_with_a_character_that_is_not_listed(cue):
    missing = strange_starts(cue.pattern, re.compile(f"[{CUES_BEGIN_WITH}]"))
    assert not missing, f"CUES_BEGIN_WITH in cues.py lacks {''.join(missing)}"


def test_the_plain_way_is_another_way():
    """Were the cues never asked, the comparison would compare nothing."""
    document = read_document(f"××县2024年法治政府建设年度报告\n一、主要举措\n尚未开展{MATTER}。")
    page = page_of(document, outline_of(document, year=2024, level="X"))
    at = page.text.index(MATTER)
    blind = cues_of("", 0, 0)
    assert standing_of(page, at, at + 4, 2024) is Standing.NEGATED
    assert standing_of(page, at, at + 4, 2024, cues=blind) is Standing.DONE
