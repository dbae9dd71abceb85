"""An audit as one workbook that a leader opens: summary, ranking, matrix, problems, consistency, files left out, rules. Computes nothing."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from checker.finding import Outcome
from checker.rendering.audit_sheet import Column, Formats, Table, cut_text, page_setup
from checker.rendering.audit_words import (
    TITLE,
    accuracy_lines,
    band_text,
    counted_lines,
    places_text,
    reading_lines,
    rulebook_lines,
    warning_lines,
)
from checker.rendering.audit_workbook_lists import (
    contradictions_sheet,
    left_out_sheet,
    problems_sheet,
    rules_sheet,
)
from checker.rendering.audit_workbook_matrix import matrix_sheet
from checker.rendering.audit_workbook_review import REVIEW_SHEET, reviews_sheet
from checker.rendering.decisions import review_count_lines
from checker.rendering.words import OUTCOME_WORDS, level_word
from checker.rendering.workbook import new_workbook

if TYPE_CHECKING:
    from checker.audit.overview import Overview
    from checker.audit.ranking import Placed

SHEETS = {
    "摘要与读法": "结果包括什么、怎样读、有多准",
    "排名": "同一年度、同一层级内分档；得分、误差区间、可能名次",
    "要素矩阵": "一行一份报告，一列一项要素；符号和颜色同义",
    "问题清单": "缺失、仅提及和未评估的逐项：原文、依据、建议",
    "一致性核对": "数据、年份、名称等前后不一致之处，不计分",
    "未评估文件": "没有计入的文件和不排名的报告，逐个写明原因",
    "规则": "要素一览，各要素缺失情况和缺失判断的可信度",
}


def audit_workbook(overview: Overview) -> bytes:
    """The .xlsx file. Raises UsageFault when XlsxWriter is not installed."""
    target = BytesIO()
    with new_workbook(target, TITLE) as workbook:
        formats = Formats(workbook)
        _summary(workbook, formats, overview)
        _ranking(workbook, formats, overview)
        matrix_sheet(workbook, formats, overview)
        problems_sheet(workbook, formats, overview)
        if overview.contents.reviewed:
            reviews_sheet(workbook, formats, overview)
        contradictions_sheet(workbook, formats, overview)
        left_out_sheet(workbook, formats, overview)
        rules_sheet(workbook, formats, overview)
    return target.getvalue()


def _summary(workbook: Any, formats: Formats, overview: Overview) -> None:
    sheet = workbook.add_worksheet("摘要与读法")
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 104)
    page_setup(sheet, 0)
    sheet.write_string(0, 0, TITLE, formats["title"])
    row = 2
    blocks = (
        ("请注意", warning_lines(overview), "warning"),
        ("包括什么", counted_lines(overview), "words"),
        ("人工复核", review_count_lines(overview.contents.reviewed), "words"),
        ("怎样读", reading_lines(overview), "words"),
        ("有多准", accuracy_lines(overview), "words"),
        ("用什么规则", rulebook_lines(overview), "words"),
    )
    for title, lines, style in blocks:
        for number, line in enumerate(lines):
            sheet.write_string(row, 0, "" if number else title, formats["section"])
            sheet.write_string(row, 1, cut_text(line), formats[style])
            row += 1
        row += bool(lines)
    sheets = SHEETS | (REVIEW_SHEET if overview.contents.reviewed else {})
    for number, (name, words) in enumerate(sheets.items()):
        sheet.write_string(row, 0, "" if number else "各表", formats["section"])
        sheet.write_url(row, 1, f"internal:'{name}'!A1", formats["words"], f"{name}：{words}")
        row += 1


_RANKING = (
    Column("年度", 7, "number"),
    Column("层级", 14),
    Column("档次", 7, "word"),
    Column("并列名次", 9, "word"),
    Column("可能名次", 9, "word"),
    Column("制发单位", 28),
    Column("地区", 18),
    Column("得分", 7, "points"),
    Column("误差下限", 6, "points"),
    Column("误差上限", 6, "points"),
    Column("等次", 8, "word"),
    Column("缺少的法定内容", 20, "missing-text"),
    *(Column(OUTCOME_WORDS[outcome], 5, "number") for outcome in Outcome),
    Column("一致性核对", 7, "number"),
    Column("公开日期", 11, "word"),
    Column("文件", 44, "line"),
)


def _ranking(workbook: Any, formats: Formats, overview: Overview) -> None:
    note = "同档并列，不分先后；名次只在同一年度、同一层级之内。没有排名的报告见“未评估文件”。"
    table = Table(workbook, formats, "排名", _RANKING, note)
    for league in overview.leagues:
        for one in league.placed:
            table.add(_ranked(one))
    table.finish(printed=len(_RANKING) - 1)  # paths are for the screen
    table.sheet.freeze_panes(2, 6)


def _ranked(one: Placed) -> list[str | float | None]:
    report = one.report
    return [
        report.year,
        level_word(report.level),
        band_text(one),
        places_text(one.first, one.last),
        places_text(one.best, one.worst),
        report.name,
        report.region_name,
        report.points,
        round(one.margin.low, 1),
        round(one.margin.high, 1),
        report.grade or "不定等次",
        "、".join(report.missing_mandatory),
        *(report.count(outcome) for outcome in Outcome),
        report.contradictions,
        report.published or "不详",
        report.path,
    ]
