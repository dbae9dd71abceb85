"""The manual page of an element and the list of rules, from a rule made by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from checker.finding import Importance
from checker.rendering.rule_card import rule_card_lines
from checker.rendering.rule_list import rule_list_json, rule_list_lines
from checker.rulebook import Clause, Rule, Rulebook, Scoring, YearRange
from checker.rulebook.wording import parse_wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.rendering.line import Line

GROUPS: dict[str, tuple[str, ...]] = {"heads": ("负责人", "一把手", "县长", "镇长")}
ALWAYS, LATER = YearRange(2015), YearRange(2021)


def _rule() -> Rule:
    return Rule(
        id="disputes/litigation",
        title="行政应诉和负责人出庭",
        kind="matter",
        part="measures",
        importance=Importance.EXPECTED,
        levels="PCXT",
        advised_for="T",
        years=YearRange(2019),
        mandatory_from=2025,
        clauses=(
            Clause("outline-2021#c23", "纲要2021—2025（二十三）", "负责人依法出庭。", LATER),
            Clause(
                "administrative-litigation-law#a3",
                "行政诉讼法 第三条",
                "被诉行政机关负责人应当出庭应诉。",
                ALWAYS,
            ),
        ),
        said_by=tuple(
            parse_wording(written, GROUPS)
            for written in ("负责人出庭应诉", "行政应诉", "<heads>…出庭", ["应诉", "案件|行政诉讼"])
        ),
        shown_by=(parse_wording("出庭应诉率…%", GROUPS),),
        hinted_by=(parse_wording("行政诉讼", GROUPS),),
        lead_in=(),
        never=(parse_wording("旁听庭审", GROUPS), parse_wording("检察…出庭", GROUPS)),
        unless=(),
        met_with=frozenset({"figure", "document"}),
        advice="写明全年应诉件数、负责人出庭应诉率和败诉率。",
        examples={
            "met": ("全年办理行政应诉案件46件，行政机关负责人出庭应诉率100%。",),
            "partial": ("认真做好行政应诉工作。",),
            "missing": ("深化政务公开。",),
            "near-miss": ("组织执法人员旁听庭审3次。",),
        },
    )


def _rulebook() -> Rulebook:
    scoring = Scoring({}, {}, (), "不合格", "content", 2019, {"disputes": "矛盾纠纷化解"})
    rule = _rule()
    return Rulebook({rule.id: rule}, scoring, GROUPS, "f00df00df00df00d")


def plain(lines: list[Line]) -> str:
    assert max(cell_len(line.plain) for line in lines) <= 80
    return "".join(f"{line.plain.rstrip()}\n" for line in lines)


def test_the_card_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    golden("rendering/rule-card.txt", plain(rule_card_lines(_rule(), _rulebook(), 80)))


@pytest.mark.parametrize(
    ("year", "level", "says"),
    [
        (2024, "X", "县（市、区）2024年度适用，应有"),
        (2025, "X", "县（市、区）2025年度适用，必备"),
        (2024, "T", "乡镇（街道）2024年度适用，倡导"),
        (2018, None, "2018年度不适用：自 2019 年度起才有此要求"),
        (None, "D", "部门不适用：部门不适用本项"),
    ],
)
def test_the_card_says_whether_the_element_is_asked(year: int | None, level: str | None, says: str) -> None:
    assert says in plain(rule_card_lines(_rule(), _rulebook(), 80, year=year, level=level))


def test_the_card_cites_the_clauses_of_the_year() -> None:
    page = plain(rule_card_lines(_rule(), _rulebook(), 80, year=2020))
    assert "行政诉讼法 第三条" in page
    assert "纲要2021" not in page


def test_the_list_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    rulebook = _rulebook()
    golden("rendering/rules.txt", plain(rule_list_lines(rulebook.rules.values(), rulebook, 80)))
    golden("rendering/rules.json", rule_list_json(rulebook.rules.values(), rulebook))
    assert json.loads(rule_list_json([], rulebook))["rules"] == []
