"""The mandatory contents and the quality of shortcomings and plan, on small reports that differ in one thing."""

from __future__ import annotations

import pytest

from checker.check import check_report
from checker.finding import Outcome

HEAD = """云水县人民政府2024年度法治政府建设情况报告
根据《法治政府建设与责任落实督察工作规定》，现将有关情况报告如下：
一、主要举措和成效
（一）严格规范公正文明执法。全年办结行政处罚案件130件。
"""
LACKS = "二、存在的不足\n（一）行政执法案卷质量不高，22名执法人员中仅3人学过法律。\n"
PLAN = "三、2025年工作安排\n"


def outcome(element: str, report: str) -> Outcome:
    return next(finding.outcome for finding in check_report(report).findings if finding.id == element)


def test_an_entry_of_the_plan_answers_with_all_it_says():
    plan = "（一）提升执法能力。采取老带新、跟班学习等方式，集中培训4次。\n（二）推进政务公开。\n（三）清理文件。\n"
    assert outcome("plan/answers-shortcomings", HEAD + LACKS + PLAN + plan) is Outcome.MET


def test_training_of_others_answers_no_lack_of_people():
    lacks = "二、存在的不足\n（一）合法性审核力量偏弱。县区司法局文件审查人员平均不到2人。\n"
    plan = "（一）规范基层执法。选派骨干驻点指导，组织乡镇执法人员轮训600人次。\n（二）推进政务公开。\n"
    assert outcome("plan/answers-shortcomings", HEAD + lacks + PLAN + plan) is not Outcome.MET


@pytest.mark.parametrize("blame", ["究其原因，", "存在上述问题的主要原因：", "产生这些问题的原因，"])
def test_a_second_list_behind_the_blame_is_of_causes(blame):
    lacks = f"二、存在的不足和原因\n一是执法案卷不规范；二是乡镇普法形式单一。{blame}一是编制偏紧；二是人才引不进。\n"
    plan = "一是开展执法案卷评查2次；二是在乡镇拍摄普法短视频12部；三是清理规范性文件。\n"
    assert outcome("plan/answers-shortcomings", HEAD + lacks + PLAN + plan) is Outcome.MET


def test_a_last_paragraph_without_a_heading_is_a_plan_of_its_own():
    listed = "下一步，县政府将重点抓好以下工作：一是制定执法协作意见；二是培训执法人员200人次；三是清理规范性文件。\n"
    report = HEAD.replace("一、主要举措和成效\n（一）", "") + listed
    assert outcome("content/plan", report) is Outcome.MET


def test_a_set_phrase_with_many_shortcomings_is_not_concrete():
    lacks = "二、存在的不足\n一是行政执法不够规范的问题时有发生。二是部门之间、乡镇之间工作进展存在差异。\n"
    assert outcome("shortcomings/concrete", HEAD + lacks) is Outcome.MISSING


def test_duties_under_a_sub_heading_on_leadership_are_told():
    duties = "（二）领导重视，责任落实。\n县委把工作放在心上。县长主持召开法治建设专题会议2次，年底向市委作了书面述法。\n"
    assert outcome("content/first-responsible", HEAD + duties) is Outcome.MET


def test_a_demand_on_others_under_such_a_heading_is_no_duty_fulfilled():
    duties = "（二）加强组织领导。\n会议强调，各部门主要负责人要履行第一责任人职责，定期听取法治工作汇报，带头出庭应诉2次。\n"
    assert outcome("content/first-responsible", HEAD + duties) is not Outcome.MET


def test_a_fact_of_the_next_sentence_is_no_fact_of_the_matter():
    told = "（二）严格落实规范性文件合法性审核、备案等程序。全年共出台行政规范性文件6件。\n"
    assert outcome("rulemaking/normative-review", HEAD + told) is Outcome.PARTIAL


def test_a_rate_behind_the_clause_is_of_that_clause():
    told = "（二）对行政机关为被执行人的案件进行清理，履行到位率100%。\n"
    assert outcome("oversight/integrity", HEAD + told) is Outcome.MET


def test_own_study_of_a_plenum_is_no_superiors_demand():
    report = HEAD.replace("2024", "2025") + "（二）县委理论学习中心组专题学习党的二十届四中全会精神。\n"
    assert outcome("leadership/top-level-agenda", report) is Outcome.MET
