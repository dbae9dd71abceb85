"""The sheet of an audit's workbook that shows what people decided beside what the checker says. Computes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.audit.review import Ruling, State
from checker.rendering.audit_sheet import Column, Formats, Table
from checker.rendering.audit_words import MARKS
from checker.rendering.review_workbook import RULING_WORDS, STRATUM_WORDS
from checker.rendering.words import OUTCOME_WORDS, level_word

if TYPE_CHECKING:
    from checker.audit.overview import Overview

REVIEW_SHEET = {"复核": "人工复核的结论，与程序判断并列；得分没有按复核改动"}
STATE_WORDS = {State.VALID: "有效", State.STALE: "依据已变，请重新复核", State.GONE: "报告已不在库里"}
_COLUMNS = (
    Column("年度", 7, "number"),
    Column("层级", 13),
    Column("制发单位", 26),
    Column("要素", 22),
    Column("程序判断", 10),
    Column("复核结论", 10),
    Column("是否一致", 9, "word"),
    Column("复核人", 10),
    Column("复核日期", 11, "word"),
    Column("备注", 36),
    Column("状态", 14),
    Column("来源", 18),
    Column("复核时的原文", 54),
    Column("文件", 36, "line"),
)


def reviews_sheet(workbook: Any, formats: Formats, overview: Overview) -> None:
    note = "程序判断是交给复核人时的判断。状态不是“有效”的，不再算数。得分、排名和矩阵没有按复核改动。"
    table = Table(workbook, formats, next(iter(REVIEW_SHEET)), _COLUMNS, note)
    reports = {report.id: report for report in overview.contents.reports}
    titles = {element.id: element.title for element in overview.contents.elements}
    for one in overview.contents.reviewed:
        report = reports.get(one.report) if one.report is not None else None
        table.add(
            [
                one.year,
                level_word(report.level) if report else "",
                report.name if report else one.subject,
                titles.get(one.element, one.element),
                f"{MARKS[one.outcome]} {OUTCOME_WORDS[one.outcome]}",
                RULING_WORDS[one.decision.ruling],
                "—" if one.decision.ruling is Ruling.UNSURE else "一致" if one.agrees else "不一致",
                one.decision.reviewer,
                one.decision.decided,
                one.decision.note,
                STATE_WORDS[one.state],
                STRATUM_WORDS[one.stratum],
                one.quote,
                report.path if report else None,
            ]
        )
    table.finish(printed=len(_COLUMNS) - 1)
    table.sheet.freeze_panes(2, 4)
