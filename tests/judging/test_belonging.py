"""A fact belongs to the matter it is told of, not to whatever stands in the same sentence."""

from __future__ import annotations

import pytest

from checker.examples import judge_example
from checker.finding import Outcome
from checker.judging.enumeration import enumeration_in
from checker.rulebook import load_rulebook

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
]


@pytest.mark.parametrize(("element", "sentence", "expected"), CASES)
def test_a_figure_counts_for_its_own_matter_only(element, sentence, expected):
    assert judge_example(RULES.rules[element], sentence, RULES).outcome is Outcome(expected)


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
