"""A prompt of the frame is no content: what is still to be written counts for nothing, what is written counts."""

from __future__ import annotations

import pytest

from checker.reading import read_document
from checker.structure import outline_of

OPENING = "甲县人民政府2026年法治政府建设年度报告\n2026年，甲县深入学习贯彻习近平法治思想，扎实推进法治政府建设，现将有关情况报告如下。"
FRAME = """
一、2026年推进法治政府建设的主要举措和成效
【提示：写清举措（含成效），用件数说明。】
（一）政府职能
【提示：写明权责清单（本年）调整几次。】
（二）矛盾纠纷化解
【提示：写明行政复议收到多少件。】
二、存在的不足和原因
【提示：写明不足。】"""


def outline(text: str):
    return outline_of(read_document(text))


def headings(text: str) -> list[str]:
    return [section.heading.title for section in outline(text).sections]


def test_an_untouched_frame_has_no_headings_and_no_sentences():
    found = outline(OPENING + FRAME)
    assert found.sections == ()
    assert [s for s in found.sentences if s.start > len(OPENING)] == []
    assert [n.message for n in found.notices if n.code == "prompts-unfilled"] == [
        "有 4 处填写提示没有处理；提示不算内容，请填写后删去。"
    ]


def test_what_was_written_keeps_its_heading_and_those_above_it():
    text = (OPENING + FRAME).replace("【提示：写明行政复议收到多少件。】", "全年收到行政复议申请131件。")
    assert headings(text) == ["2026年推进法治政府建设的主要举措和成效", "矛盾纠纷化解"]


def test_text_beside_a_prompt_counts():
    text = (OPENING + FRAME).replace("【提示：写明不足。】", "【提示：写明不足。】个别单位执法不规范。")
    assert headings(text) == ["存在的不足和原因"]
    found = outline(text)
    assert text[found.sentences[-1].start : found.sentences[-1].end] == "个别单位执法不规范。"


@pytest.mark.parametrize("line", ["【打印本页】", "（提示牌3块）", "提示：请遵守规定。"])
def test_other_brackets_are_no_prompts(line: str):
    assert "prompts-unfilled" not in [n.code for n in outline(f"{OPENING}\n一、主要举措\n{line}").notices]


def test_a_heading_with_nothing_at_all_stays():
    assert headings(f"{OPENING}\n一、主要举措和成效\n二、存在的不足和原因") == [
        "主要举措和成效",
        "存在的不足和原因",
    ]


def test_a_draft_without_headings_may_hold_prompts():
    found = outline(f"{OPENING}\n【提示：写明全年应诉件数】今年办理行政应诉案件12件。")
    assert "prompts-unfilled" in [notice.code for notice in found.notices]
    assert not found.sections
    text = f"{OPENING}\n【提示：写明全年应诉件数】今年办理行政应诉案件12件。"
    assert text[found.sentences[-1].start : found.sentences[-1].end].endswith("今年办理行政应诉案件12件。")
