"""One wrong character in a fixed term: mended for the judgement, asked about by the wording check, another term never."""

from __future__ import annotations

import pytest

from checker.check import check_report
from checker.finding import Certainty, Outcome
from checker.matching.slips import FixedTerms, is_rare, mend

TERMS = FixedTerms(
    ["规范性文件", "行政复议", "执法监督"],
    ["公平竞争审查", "法治政府建设", "免予现场检查", "免于现场检查", "行政载量权基准", "不予行政处罚"],
    wrong=["行政载量权"],
    not_slips=["执法间督"],
)
SLIPS = [
    ("开展公平竟争审查", "公平竞争审查", True),  # sounds alike
    ("推进法冶政府建设", "法治政府建设", False),  # looks alike
    ("行政规范性文仵", "规范性文件", False),  # too rare to be meant
    ("行政夏议案件", "行政复议", False),
    ("行政复义案件", "行政复议", True),
]
NONE = [
    "公平竞争审查",
    "法制政府建设",  # another official term
    "未予行政处罚",  # a negation
    "免于现场检查",  # both are written
    "行政裁量权基准",  # the rule lists the wrong form too
    "执法间督",
    "公平竟争申查",  # two characters
    "行政复核案件",  # neither sounds nor looks alike
]


@pytest.mark.parametrize(("text", "meant", "sound"), SLIPS)
def test_a_slip_is_told_from_the_term_that_was_meant(text, meant, sound):
    (slip,) = TERMS.slips(text)
    assert (slip.meant, slip.sound) == (meant, sound)
    assert mend(text, [slip])[slip.start : slip.end] == meant


@pytest.mark.parametrize("text", NONE)
def test_another_word_is_no_slip(text):
    assert TERMS.slips(text) == ()


REPORT = """云水县人民政府2024年度法治政府建设情况报告
一、主要举措和成效
（一）开展公平{}争审查，审查政策措施23件，修改5件。
（二）全年办理行政{}议案件31件，纠错2件。
"""


def test_a_report_with_slips_is_judged_as_it_was_meant_and_asked_about_them():
    right = {f.id: f.outcome for f in check_report(REPORT.format("竞", "复")).findings}
    card = check_report(REPORT.format("竟", "夏"))
    findings = {finding.id: finding for finding in card.findings}
    assert {element: finding.outcome for element, finding in findings.items()} == right
    reviewed = findings["functions/fair-competition"]
    assert (reviewed.outcome, reviewed.certainty) == (Outcome.MET, Certainty.LIKELY)
    assert "公平竟争审查" in reviewed.evidence[0].quote  # what stands there, not what was meant
    asked = [finding.message for finding in card.consistency if finding.id == "consistency/wording"]
    assert any("“公平竟争审查”是否应为“公平竞争审查”" in message for message in asked)
    assert any("“行政夏议”是否应为“行政复议”" in message for message in asked)


def test_a_character_in_quotation_marks_is_meant():
    card = check_report(REPORT.format("“竟”", "复"))
    assert not [finding for finding in card.consistency if finding.id == "consistency/wording"]


def test_rare_is_what_stands_outside_the_common_rows_of_gb_2312():
    for number in range(0x3000, 0xA100):
        try:
            common = chr(number).encode("gb2312")[0] < 0xD8
        except UnicodeEncodeError:
            common = False
        assert is_rare(chr(number)) is (0x4E00 <= number <= 0x9FFF and not common), chr(number)
