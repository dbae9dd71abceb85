"""What is a shortcoming and what is not, and which measure of the plan answers it."""

from __future__ import annotations

import pytest

from checker.check import check_report
from checker.finding import Outcome

FRAME = """云水县人民政府2024年度法治政府建设情况报告
现将有关情况报告如下：
一、主要举措和成效
全年办结行政处罚案件130件，调解纠纷320件。
二、存在的不足
{lacks}
三、2025年工作安排
{plans}
云水县人民政府
"""
LEADS_OVER = [
    "一年来，法治建设取得了一定成绩，但与上级要求和群众期盼相比仍有差距。",
    "虽然取得了一些成绩，但还存在一些问题和不足。",
    "我县法治政府建设仍存在不少薄弱环节。",
]
ANSWERED = [
    ("水政监察大队在编9人，一线人手紧。", "向编制部门申请增加执法编制。", True),
    ("镇司法所人手少，难以承担审核任务。", "补充行政执法人员6名。", False),
    ("镇司法所人手少，难以承担审核任务。", "为司法所补充工作人员2名。", True),
    ("部分领导干部运用法治方式破解难题的意识还不强。", "突出“关键少数”，健全任前考法制度。", True),
    ("部分领导干部运用法治方式破解难题的意识还不强。", "新建防洪堤坝3公里。", False),
    ("司法所人员不足。", "选派6名执法队员到市里跟班学习。", False),
]


def pairs_of(lacks, plans):
    card = check_report(FRAME.format(lacks=lacks, plans=plans))
    return next(f for f in card.findings if f.id == "plan/answers-shortcomings")


@pytest.mark.parametrize("lead", LEADS_OVER)
def test_a_sentence_that_leads_over_to_the_list_is_no_shortcoming(lead):
    lacks = f"{lead}\n（一）案卷评查不合格率达12%。\n（二）规范性文件报备超期3件。"
    found = pairs_of(lacks, "（一）开展案卷评查4次。\n（二）规范性文件按期报备。")
    assert [pair.shortcoming.quote[:3] for pair in found.pairs] == ["（一）", "（二）"]
    assert found.outcome is Outcome.MET


@pytest.mark.parametrize(
    "lack",
    ["案卷评查不合格率达12%，文书制作仍有不足。", "在执法文书制作和案卷归档等环节，一些单位仍存在不足。"],
)
def test_a_first_paragraph_that_names_a_lack_stays_one(lack):
    found = pairs_of(f"{lack}\n规范性文件报备不及时。", "开展案卷评查4次。")
    assert len(found.pairs) == 2


@pytest.mark.parametrize(("lack", "plan", "answered"), ANSWERED)
def test_a_lack_is_answered_by_its_cure_only(lack, plan, answered):
    found = pairs_of(
        f"（一）{lack}\n（二）规范性文件报备超期3件。", f"（一）{plan}\n（二）规范性文件按期报备。"
    )
    assert (found.pairs[0].response is not None) is answered
