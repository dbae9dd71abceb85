"""Why not found, for every verdict that is not met; and which verdicts a person should read."""

from __future__ import annotations

import pytest

from checker.check import check_report
from checker.finding import Certainty, Outcome
from checker.judging.review import MAX_REVIEWED
from checker.rendering.words import near_word

REPORT = """云水县人民政府2024年度法治政府建设情况报告
根据《法治政府建设与责任落实督察工作规定》，现将有关情况报告如下：
一、主要举措和成效
（一）严格规范公正文明执法。全年办结行政处罚案件130件。高度重视行政复议工作。
（二）畅通信访、12345热线等渠道，全年办结热线工单420件。
（三）行政裁决、证明事项。信息公开有序推进。
二、存在的不足
（一）乡镇执法人员不足。3个乡镇持证人员不足2人。
（二）法治宣传形式单一，外来务工人员知晓率只有40%。
三、2025年工作安排
（一）为3个乡镇充实行政执法人员6名。
（二）推进政府职能转变。
云水县人民政府
"""
CARD = check_report(REPORT)
FINDINGS = {finding.id: finding for finding in CARD.findings}


@pytest.mark.parametrize("outcome", [Outcome.MISSING, Outcome.PARTIAL])
def test_every_verdict_below_met_says_what_came_nearest_and_what_would_have_counted(outcome):
    below = [finding for finding in CARD.findings if finding.outcome is outcome]
    assert below
    for finding in below:
        near = finding.nearest
        assert near is not None, finding.id
        assert near.quote == REPORT[near.start : near.end], finding.id
        assert all((near.quote, near.lacks, near.wording)), finding.id


def test_what_is_met_lacks_nothing():
    assert all(finding.nearest is None for finding in CARD.findings if finding.outcome is Outcome.MET)


def test_a_mention_without_a_fact_names_the_facts_that_would_count():
    near = FINDINGS["disputes/reconsideration"].nearest
    assert near.quote == "高度重视行政复议工作。"
    assert near.lacks.startswith("提到了，但没有可核查的事实（")
    assert near.wording.startswith("如“")


def test_each_shortcoming_stands_beside_its_answer_or_none():
    pairs = FINDINGS["plan/answers-shortcomings"].pairs
    assert [pair.shortcoming.quote[:9] for pair in pairs] == ["（一）乡镇执法人员", "（二）法治宣传形式"]
    assert "充实行政执法人员6名" in pairs[0].response.quote
    assert pairs[1].response is None
    assert FINDINGS["plan/answers-shortcomings"].outcome is Outcome.PARTIAL


def test_few_verdicts_are_for_a_person_and_none_of_them_is_sure():
    listed = [finding for finding in CARD.findings if finding.review]
    assert 0 < len(listed) <= MAX_REVIEWED
    assert all(finding.certainty is not Certainty.SURE for finding in listed)


def test_a_neighbours_figure_makes_a_verdict_less_than_sure():
    finding = FINDINGS["disputes/petitions"]
    assert (finding.outcome, finding.certainty) == (Outcome.PARTIAL, Certainty.LIKELY)


def test_a_figure_of_its_own_needs_no_second_look():
    text = REPORT.replace("高度重视行政复议工作。", "全年办结行政复议案件32件。行政复议调解结案9件。")
    finding = next(f for f in check_report(text).findings if f.id == "disputes/reconsideration")
    assert (finding.outcome, finding.certainty, finding.review) == (Outcome.MET, Certainty.SURE, None)


def test_where_nothing_comes_near_the_passage_is_the_place_to_write_it():
    homes = {finding.id for finding in CARD.findings if finding.nearest is not None and finding.nearest.home}
    assert "oversight/audit" in homes
    assert FINDINGS["oversight/audit"].nearest.quote == "一、主要举措和成效"
    assert "disputes/reconsideration" not in homes
    assert "plan/answers-shortcomings" not in homes


LEVELS = {
    "P": ("云岭省人民政府", "市长 县长 镇长 局长 县委 市委"),
    "C": ("云岭市人民政府", "县长 镇长 局长 我县 全县 县政府常务会议"),
    "X": ("云水县人民政府", "市长 镇长 局长 我镇 我局 局党组"),
    "T": ("云水县清溪镇人民政府", "县长 区长 局长 我县 我局 县政府常务会议"),
    "D": ("云水县林业局", "县长 镇长 我镇 我县 县政府常务会议"),
}


@pytest.mark.parametrize("level", LEVELS)
def test_no_example_speaks_as_a_body_of_another_level(level):
    issuer, foreign = LEVELS[level]
    report = REPORT.replace("云水县人民政府", issuer)
    findings = check_report(report, level=level).findings
    wordings = [finding.nearest.wording for finding in findings if finding.nearest is not None]
    assert len(wordings) > 30
    assert not [wording for wording in wordings if any(word in wording for word in foreign.split())]


def test_models_of_structure_name_the_reports_own_years():
    findings = {
        finding.id: finding
        for finding in check_report(
            "云水县清溪镇人民政府\n" + REPORT.replace("2025年", "").replace("2024", "2023"), level="T"
        ).findings
    }
    assert "2024年工作安排" in findings["plan/names-next-year"].nearest.wording
    assert "镇党委书记、镇长" in findings["content/first-responsible"].nearest.wording


def test_a_report_without_headings_is_told_behind_which_sentence():
    report = "云水县人民政府2024年度法治政府建设情况报告\n全年办理行政应诉案件12件，负责人出庭应诉率100%。\n"
    homes = [finding.nearest for finding in check_report(report).findings if finding.id == "oversight/audit"]
    assert [near_word(near) for near in homes] == ["接在"]
    assert near_word(FINDINGS["oversight/audit"].nearest) == "写在"
    assert near_word(FINDINGS["disputes/reconsideration"].nearest) == "最近"
