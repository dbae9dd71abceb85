"""`dabiao explain ID --report FILE`: the whole way from a report's words to one verdict."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checker.cli import main

REPORT = """云水县人民政府2024年度法治政府建设情况报告
现将有关情况报告如下：
一、主要举措和成效
（一）畅通行政复议、投诉举报等渠道，全年办结投诉举报120件。
（二）全年办理行政许可3万件，提前办结率98%。
（三）全年评查行政执法案卷230卷，纠正问题41个。
二、存在的不足
（一）乡镇执法人员不足。3个乡镇持证人员不足2人。
（二）行政复议办案人员只有1名。
三、2025年工作安排
（一）为3个乡镇充实行政执法人员6名。
（二）推进政府职能转变。
"""


@pytest.fixture
def report(tmp_path: Path) -> str:
    file = tmp_path / "云水县2024.txt"
    file.write_text(REPORT, encoding="utf-8")
    return str(file)


def explain(*arguments: str, **settings: Any) -> Any:
    return CliRunner().invoke(main, ["explain", *arguments], **settings)


def lines(result: Any) -> list[str]:
    assert result.exit_code == 0, result.stderr
    return [line.strip() for line in result.stdout.splitlines()]


def test_a_met_verdict_shows_the_fact_that_counted(report: str) -> None:
    shown = lines(explain("enforcement/supervision", "--report", report))
    assert "结论  ● 充分" in shown
    assert any(line.startswith("事实  数据“230卷”（计入）") for line in shown)
    assert any("说法  已做" in line for line in shown)
    assert "差在哪里" not in "".join(shown)


def test_a_partial_verdict_shows_the_fact_that_was_not_its_own_and_how_to_write(report: str) -> None:
    shown = "\n".join(lines(explain("disputes/reconsideration", "--report", report, "--width", "120")))
    assert "结论  ◐ 仅提及" in shown
    assert "数据“120件”（不认作本项的）" in shown
    assert "说法  不足" in shown  # the second mention stands among the shortcomings
    assert "所缺  " in shown
    assert "可写  如“" in shown


def test_a_missing_verdict_says_where_it_was_looked_for_and_what_would_have_counted(report: str) -> None:
    shown = "\n".join(lines(explain("decisions/legal-advisers", "--report", report)))
    assert "结论  ○ 缺失" in shown
    assert "没有命中任何提法" in shown
    assert "查找  引言、举措和成效、不足和原因、下一年度安排" in shown
    assert "可写  " in shown


def test_shortcomings_stand_beside_their_answers(report: str) -> None:
    shown = lines(explain("plan/answers-shortcomings", "--report", report))
    assert sum(line.startswith("不足  （") for line in shown) == 2
    assert sum("（安排中没有找到对应措施）" in line for line in shown) == 1


def test_an_element_that_is_not_asked_says_why(report: str) -> None:
    shown = lines(explain("rulemaking/legislation", "--report", report))
    assert any(line.startswith("结论  － 不适用") for line in shown)


def test_the_report_may_come_from_standard_input() -> None:
    result = explain("enforcement/supervision", "--report", "-", input=REPORT.encode())
    assert "● 充分" in result.stdout


def test_without_a_report_it_is_the_rule_card() -> None:
    assert "怎样算写到" in explain("enforcement/supervision").stdout


def test_a_report_that_is_not_there_is_told_in_chinese(tmp_path: Path) -> None:
    result = explain("enforcement/supervision", "--report", str(tmp_path / "没有.txt"))
    assert (result.exit_code, result.stdout) == (3, "")
    assert "没有.txt" in result.stderr
    assert "Traceback" not in result.stderr
