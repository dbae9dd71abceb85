"""The lists of an audit's workbook: problems, consistency findings, files left out, elements. One row each, computing nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.audit.figures import weakest
from checker.audit.overview import is_problem
from checker.audit.ranking import REASONS
from checker.rendering.audit_sheet import A3, Column, Formats, Table
from checker.rendering.audit_words import MARKS, STATUS_WORDS
from checker.rendering.audit_workbook_matrix import FILLS
from checker.rendering.decisions import decisions_text
from checker.rendering.words import CERTAINTY_WORDS, IMPORTANCE_WORDS, OUTCOME_WORDS, level_word

if TYPE_CHECKING:
    from checker.audit.overview import Overview

MOST_PROBLEMS = 50_000  # rows: a sheet ends at 1,048,576, an office computer's patience long before

_PROBLEMS = (
    Column("年度", 7, "number"),
    Column("层级", 14),
    Column("制发单位", 26),
    Column("分组", 13),
    Column("要素", 22),
    Column("重要程度", 8),
    Column("结论", 9),
    Column("把握", 8),
    Column("理由", 34),
    Column("原文或最接近的一段", 48),
    Column("所在位置", 22),
    Column("依据", 32),
    Column("建议", 40),
    Column("文件", 36, "line"),
)
_REVIEWED = Column("复核", 34)


def problems_sheet(workbook: Any, formats: Formats, overview: Overview) -> None:
    note = "缺失、仅提及和未评估的要素，按排名表的次序。"
    total = sum(
        verdict is not None and is_problem(verdict)
        for report in overview.contents.reports
        for verdict in report.verdicts
    )
    if total > MOST_PROBLEMS:
        note += f"共 {total:,} 条，这里只列前 {MOST_PROBLEMS:,} 条，全部请用 --csv 或 --parquet 导出。"
    reviews = overview.reviews
    columns = (*_PROBLEMS[:-1], _REVIEWED, _PROBLEMS[-1]) if reviews else _PROBLEMS
    table = Table(workbook, formats, "问题清单", columns, note, A3)
    reports = {report.id: report for report in overview.contents.reports}
    elements = {element.id: element for element in overview.contents.elements}
    styles = {
        outcome: formats.custom(bg_color=ground, font_color=ink) for outcome, (ground, ink) in FILLS.items()
    }
    left = MOST_PROBLEMS
    for detail in overview.contents.problems([report.id for report in overview.ordered]):
        if not left:
            break
        left -= 1
        report, element = reports[detail.report], elements[detail.element]
        passage = detail.quote or (
            f"（最接近）{detail.near}　——{detail.lacks}" if detail.near else "（未找到相近的文字）"
        )
        table.add(
            [
                report.year,
                level_word(report.level),
                report.name,
                element.group_title,
                element.title,
                IMPORTANCE_WORDS[detail.importance],
                f"{MARKS[detail.outcome]} {OUTCOME_WORDS[detail.outcome]}",
                CERTAINTY_WORDS[detail.certainty],
                detail.reason,
                passage,
                detail.place,
                detail.clauses,
                detail.advice,
                *([decisions_text(reviews.get((detail.report, detail.element), ()))] if reviews else []),
                report.path,
            ],
            [None] * 6 + [styles[detail.outcome]],
        )
    table.finish(printed=len(columns) - 1)  # paths are for the screen
    table.sheet.freeze_panes(2, 3)


_CONTRADICTIONS = (
    Column("年度", 7, "number"),
    Column("层级", 14),
    Column("制发单位", 28),
    Column("核对事项", 18),
    Column("把握", 10),
    Column("说明", 60),
    Column("原文", 50),
    Column("所在位置", 24),
    Column("文件", 40, "line"),
)


def contradictions_sheet(workbook: Any, formats: Formats, overview: Overview) -> None:
    note = "报告自身前后不一致的地方，供人工核对，不计入得分。"
    table = Table(workbook, formats, "一致性核对", _CONTRADICTIONS, note)
    reports = {report.id: report for report in overview.contents.reports}
    for one in overview.contents.contradictions([report.id for report in overview.ordered]):
        report = reports[one.report]
        table.add(
            [
                report.year,
                level_word(report.level),
                report.name,
                one.title,
                CERTAINTY_WORDS[one.certainty],
                one.message,
                one.quote,
                one.place,
                report.path,
            ]
        )
    table.finish()


_LEFT_OUT = (
    Column("情况", 12),
    Column("文件", 56, "line"),
    Column("原因", 60),
    Column("怎么办", 50),
    Column("计入的文件", 44, "line"),
)


def left_out_sheet(workbook: Any, formats: Formats, overview: Overview) -> None:
    table = Table(
        workbook,
        formats,
        "未评估文件",
        _LEFT_OUT,
        "没有计入的文件，和计入但不排名的报告。没有得分不等于零分。",
    )
    for one in overview.contents.left_out:
        table.add([STATUS_WORDS.get(one.status, one.status), one.path, one.reason, one.hint, one.instead])
    for unranked in overview.unranked:
        table.add(
            ["计入，不排名", unranked.report.path, REASONS[unranked.reason], "", unranked.report.issuer]
        )
    if not overview.contents.left_out and not overview.unranked:
        table.add(["没有", "全部文件都已计入并排名"])
    table.finish()


_RULES = (
    Column("分组", 16),
    Column("要素", 30),
    Column("要素编号", 34),
    Column("适用报告", 9, "number"),
    Column("● 充分", 9, "number"),
    Column("◐ 仅提及", 9, "number"),
    Column("○ 缺失", 9, "number"),
    Column("判为缺失的可信度", 12),
)


def rules_sheet(workbook: Any, formats: Formats, overview: Overview) -> None:
    note = "可信度：细心的人复核后仍认定缺失的可能，由准确度说明推算。只统计排名的报告。"
    table = Table(workbook, formats, "规则", _RULES, note)
    found = {
        one.element.id: one
        for one in weakest(overview.contents.elements, overview.leagues, overview.accuracy)
    }
    for element in overview.contents.elements:
        one = found.get(element.id)
        numbers = [one.asked, one.met, one.partial, one.missing] if one else [0, 0, 0, 0]
        trust = f"{100 * one.trust:.0f}%" if one and one.trust is not None else ""
        table.add([element.group_title, element.title, element.id, *numbers, trust])
    table.finish()
