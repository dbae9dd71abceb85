"""A body over the years, as terminal lines and as JSON. Computes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker._version import __version__
from checker.rendering.cells import pad
from checker.rendering.number import bar_length, points_text
from checker.rendering.page import Page
from checker.rendering.words import level_word, year_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.audit.trend import Trend, Year
    from checker.audit.values import Element
    from checker.rendering.glyphs import Glyphs
    from checker.rendering.line import Line

SCHEMA_VERSION = "1"
_BAR = 20
_LINES = 3  # all of them stand in the JSON
_CHANGES = {
    True: "与上一份的差别大于误差",
    False: "与上一份的差别在误差之内，不能说有变化",
    None: "",
}


def trend_lines(trend: Trend, width: int, glyphs: Glyphs) -> list[Line]:
    page = Page(width)
    page.text(f"{trend.name}　历年情况", "bold")
    page.text("得分说明报告写全了多少。各年度适用要素不同，得分只作参考；看变化以要素为准。", "dim")
    for year in trend.years:
        _year(page, year, glyphs)
    if trend.gaps:
        page.blank()
        page.field("没有报告的年度", "、".join(str(gap) for gap in trend.gaps), style="yellow")
    if trend.others:
        page.blank()
        page.field("没有列入", f"{len(trend.others)} 份年度没有认出，或不像年度报告", style="yellow")
    return page.lines


def _year(page: Page, year: Year, glyphs: Glyphs) -> None:
    report = year.report
    length = bar_length(report.points, _BAR)
    page.section(year_text(report.year), level_word(report.level))
    interval = (
        f"（误差区间 {points_text(year.margin.low)}—{points_text(year.margin.high)}）" if year.margin else ""
    )
    page.row(
        "  ",
        f"{glyphs.full * length}{glyphs.empty * (_BAR - length)}",
        "  ",
        pad(points_text(report.points), 6),
        f"{interval}　{report.grade or '不定等次'}",
    )
    page.field("缺少法定内容", "、".join(report.missing_mandatory), style="red")
    page.field("比上一份好", _names(year.gained), style="green", limit=_LINES)
    page.field("比上一份差", _names(year.lost), style="red", limit=_LINES)
    page.field("总分", _CHANGES[year.changed])
    if not year.same_rules:
        page.field("注意", "与上一份由不同版本的规则检查，变化可能来自规则", style="yellow")
    page.field("文件", report.path)


def trend_json(trend: Trend) -> str:
    """One object, ending in a line feed."""
    value: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "dabiao", "version": __version__},
        "body": trend.body,
        "name": trend.name,
        "gaps": list(trend.gaps),
        "others": [report.path for report in trend.others],
        "years": [
            {
                "year": year.report.year,
                "level": year.report.level,
                "report": str(year.report.id),
                "path": year.report.path,
                "points": year.report.points,
                "low": round(year.margin.low, 1) if year.margin else None,
                "high": round(year.margin.high, 1) if year.margin else None,
                "grade": year.report.grade,
                "missing_mandatory": list(year.report.missing_mandatory),
                "gained": [element.id for element in year.gained],
                "lost": [element.id for element in year.lost],
                "changed_beyond_error": year.changed,
                "same_rules": year.same_rules,
            }
            for year in trend.years
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _names(elements: Sequence[Element]) -> str:
    return f"{len(elements)} 项：{'、'.join(element.title for element in elements)}" if elements else ""
