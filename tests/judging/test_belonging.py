"""A fact belongs to the matter it is told of, not to whatever stands in the same sentence."""

from __future__ import annotations

import pytest

from checker.examples import judge_example
from checker.finding import Outcome
from checker.judging import judge_rule
from checker.judging.case import Case
from checker.judging.enumeration import enumeration_in
from checker.matching import page_of
from checker.reading import read_document
from checker.rulebook import load_rulebook
from checker.structure import outline_of

RULES = load_rulebook()

# element, what the sentence says, verdict
CASES = [
    ("disputes/reconsideration", "畅通行政复议、投诉举报、信访等渠道，全年办结投诉举报120件。", "partial"),
    ("disputes/reconsideration", "畅通行政复议、投诉举报、信访等渠道，全年办理行政复议案件120件。", "met"),
    ("functions/power-list", "及时更新权责清单、办事指南等内容，共修订办事指南16份。", "partial"),
    ("functions/power-list", "及时更新权责清单、办事指南等内容，共调整权责清单事项16项。", "met"),
    ("disputes/adjudication", "发挥行政裁决、公证等作用，其中公证机构办理公证300件。", "partial"),
    ("enforcement/key-fields", "严厉打击食品药品领域犯罪，公安机关破获刑事案件24起。", "partial"),
    ("enforcement/key-fields", "加大食品药品领域执法力度，查处食品药品违法案件24起。", "met"),
    ("first-responsible/hear-and-study", "全年县政府常务会议没有研究法治建设议题。", "missing"),
    ("disputes/mediation", "开展人民调解、行政调解、司法调解，全年化解矛盾纠纷230件。", "met"),
    # Matters that are nobody's in the checklist own their clause.
    ("disputes/reconsideration", "畅通行政复议渠道，办理12345工单320件。", "partial"),
    ("disputes/mediation", "完善多元化解机制，受理法律援助案件126件。", "partial"),
    # A meeting or a body counts in the clause it stands in.
    ("disputes/court-government", "推动府院联动，召开全县经济工作会议。", "partial"),
    ("disputes/court-government", "召开府院联动联席会议，推动争议实质化解。", "met"),
    ("enforcement/supervision", "加强对行政执法的监督，成立扫黑除恶专班。", "partial"),
    # A figure before the verb of a list is of the whole list.
    ("first-responsible/hear-and-study", "局党组会议4次听取法规、执法、信用等条线依法行政工作情况。", "met"),
]


@pytest.mark.parametrize(("element", "sentence", "expected"), CASES)
def test_a_figure_counts_for_its_own_matter_only(element, sentence, expected):
    assert judge_example(RULES.rules[element], sentence, RULES).outcome is Outcome(expected)


# The same with every rule of the book beside: what the neighbours own.
AMONG_OTHERS = [
    # A rate without a noun of its own goes on with the clause before it, and so does a figure on another matter.
    ("functions/approval-service", "办结群众信访投诉306件，满意率100%，深化行政审批制度改革。", "partial"),
    ("disputes/litigation", "受理专利纠纷行政裁决案件27件，办结25件，认真做好行政应诉。", "partial"),
    ("disputes/litigation", "加强府院联动，全年审结案件25件，认真做好行政应诉。", "partial"),
    # Words from clauses that each tell of something else, and a count in another matter's clause, make no matter.
    ("first-responsible/personal-lead", "一把手出庭应诉38次，17个部门领办法治建设任务46项。", "missing"),
    ("enforcement/system-reform", "县行政复议局挂牌并核定编制8名，执法人员参加培训130人次。", "missing"),
    ("decisions/execution-review", "健全重大行政决策后评估制度，移送涉嫌犯罪案件17件。", "partial"),
    ("decisions/execution-review", "健全重大行政决策后评估制度，完成评估17件。", "met"),
]


@pytest.mark.parametrize(("element", "sentence", "expected"), AMONG_OTHERS)
def test_a_neighbours_words_and_figures_stay_the_neighbours(element, sentence, expected):
    document = read_document(f"一、主要举措和成效\n{sentence}")
    case = Case(page_of(document, outline_of(document, year=2024, level="X")), RULES, 2024, "X")
    assert judge_rule(RULES.rules[element], case).outcome is Outcome(expected)


LISTS = [
    ("做好规范性文件的审查、备案、清理等工作", ["做好规范性文件的审查", "备案", "清理"], True),
    ("统筹制度立改废、文件清理和标准修订工作", ["统筹制度立改废", "文件清理", "标准修订工作"], False),
    ("强化高等级、平等保护", ["强化高等级", "平等保护"], False),
    ("学习《甲办法、乙办法》", None, False),
    ("办理行政复议案件", None, False),
]


@pytest.mark.parametrize(("clause", "items", "closed"), LISTS)
def test_a_list_is_read_item_by_item(clause, items, closed):
    found = enumeration_in(clause, 0, len(clause))
    if items is None:
        assert found is None
    else:
        assert [clause[a:b] for a, b in found.items] == items
        assert found.closed is closed


def test_a_hit_is_about_the_item_whose_end_it_reaches():
    clause = "做好规范性文件的审查、备案、清理等工作"
    found = enumeration_in(clause, 0, len(clause))
    places = [(clause.index(word), clause.index(word) + len(word)) for word in ("规范性文件", "清理")]
    assert found.touched(tuple(places)) == {2}
