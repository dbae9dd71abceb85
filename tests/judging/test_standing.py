"""Done, planned, lacking, demanded, quoted, negated, history: told apart by Chinese word order."""

from __future__ import annotations

import pytest

from checker.judging.standing import Standing, standing_of
from checker.matching import page_of
from checker.reading import read_document
from checker.structure import outline_of

CASES = [
    ("举措", "全年办理行政复议案件30件。", "行政复议", Standing.DONE),
    ("举措", "将行政复议工作纳入考核，办理案件30件。", "行政复议", Standing.DONE),
    ("举措", "按照省委要求，办理行政复议案件30件。", "行政复议", Standing.DONE),
    ("举措", "印发《行政复议案件办理规程》。", "行政复议", Standing.DONE),
    ("举措", "《行政复议案件办理规程》已印发。", "行政复议", Standing.DONE),
    ("举措", "自2022年以来，办理行政复议案件30件。", "行政复议", Standing.DONE),
    ("举措", "比2023年下降12%，办结行政复议案件30件。", "行政复议", Standing.DONE),
    ("举措", "打通数据壁垒，推行无障碍行政复议服务。", "行政复议", Standing.DONE),
    ("举措", "全年未发生行政复议和行政诉讼案件。", "行政诉讼", Standing.NEGATED),
    ("举措", "尚未开展行政复议案件评查。", "行政复议", Standing.NEGATED),
    ("举措", "办案机构没有收到行政复议申请。", "行政复议", Standing.NEGATED),
    ("举措", "下一步，加强行政复议队伍建设。", "行政复议", Standing.PLANNED),
    ("举措", "我县将进一步加强行政复议队伍建设。", "行政复议", Standing.PLANNED),
    ("举措", "行政复议案件办理力量不足。", "行政复议", Standing.LACKING),
    ("举措", "省委要求各地发挥行政复议主渠道作用。", "行政复议", Standing.DEMANDED),
    ("举措", "组织学习《中华人民共和国行政复议法》。", "行政复议", Standing.QUOTED),
    ("举措", "学习了省厅新修订的《行政复议案件办理规程》。", "行政复议", Standing.QUOTED),
    ("举措", "省、市还要求，各地配强行政复议人员。", "行政复议", Standing.DEMANDED),
    ("举措", "要健全行政复议工作机制；", "行政复议", Standing.DEMANDED),
    ("举措", "落实省委关于“各级都要加强行政复议工作”的要求。", "行政复议", Standing.DEMANDED),
    ("举措", "司法部印发行政复议文书格式后，及时转发各单位。", "行政复议", Standing.DEMANDED),
    ("举措", "省司法厅印发行政复议文书格式，及时转发各单位。", "行政复议", Standing.DEMANDED),
    ("举措", "省司法厅印发行政复议文书格式，统一文书12种。", "行政复议", Standing.DONE),
    ("举措", "省政府将选取3类行政复议案件开展评查。", "行政复议", Standing.PLANNED),
    ("举措", "2023年，办理行政复议案件30件。", "行政复议", Standing.HISTORY),
    ("举措", "早在2022年，我县就办理行政复议案件30件。", "行政复议", Standing.HISTORY),
    ("举措", "上年度行政复议指出的21个问题已整改20个。", "行政复议", Standing.DONE),
    ("举措", "组织完成2023年度行政复议案件评查。", "行政复议", Standing.DONE),
    ("举措", "2023年办理12件，2024年办理行政复议案件30件。", "行政复议", Standing.DONE),
    ("不足", "行政复议办案力量跟不上。", "行政复议", Standing.LACKING),
    ("安排", "加强行政复议队伍建设。", "行政复议", Standing.PLANNED),
]
HEADINGS = {"举措": "主要举措和成效", "不足": "存在的不足和原因", "安排": "2025年工作安排"}


@pytest.mark.parametrize(("part", "sentence", "matter", "expected"), CASES)
def test_a_sentence_is_read_as_an_official_reads_it(part, sentence, matter, expected):
    document = read_document(f"一、{HEADINGS[part]}\n{sentence}")
    page = page_of(document, outline_of(document, year=2024, level="X"))
    start = page.text.rindex(matter)
    assert standing_of(page, start, start + len(matter), 2024) is expected
