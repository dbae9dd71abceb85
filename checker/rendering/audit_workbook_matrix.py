"""The matrix sheet of an audit's workbook: a row for each report, a column for each element. Readable without colour."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from checker.finding import Outcome
from checker.rendering.audit_sheet import A3, Formats, cut_text, page_setup
from checker.rendering.audit_words import LEGEND, MARKS, NOT_ASKED, band_text
from checker.rendering.number import points_text
from checker.rendering.words import level_word

if TYPE_CHECKING:
    from checker.audit.overview import Overview
    from checker.audit.values import Report

MOST_IN_MATRIX = 5_000  # rows: what an office computer still scrolls; what is beyond stands in the CSV files

# (ground, ink) of each outcome; dark ink on a light ground, so that a grey print can be read.
FILLS = {
    Outcome.MET: ("#C6E5D0", "#1D5233"),
    Outcome.PARTIAL: ("#FCE9B8", "#6B4600"),
    Outcome.MISSING: ("#F5BFB9", "#8A1C18"),
    Outcome.NOT_APPLICABLE: ("#F2F3F5", "#7A838F"),
    Outcome.WAIVED: ("#E2E6EC", "#44505E"),
    Outcome.NOT_ASSESSED: ("#D9CDEB", "#4A2F75"),
}

_MATRIX_HEAD = (("年度", 7.0), ("层级", 12.0), ("档次", 7.0), ("制发单位", 32.0), ("得分", 7.0))


def matrix_sheet(workbook: Any, formats: Formats, overview: Overview) -> None:
    """Three rows of head: legend, groups, elements."""
    sheet = workbook.add_worksheet("要素矩阵")
    elements = overview.contents.elements
    first = len(_MATRIX_HEAD)
    shown = overview.ordered[:MOST_IN_MATRIX]
    cut = f"　只列前 {MOST_IN_MATRIX:,} 份，其余见 --csv。" if len(overview.ordered) > MOST_IN_MATRIX else ""
    sheet.write_string(0, 0, LEGEND + cut, formats["note"])
    head = formats["head"]
    upright = formats.custom(
        rotation=270,  # characters below each other, as Chinese is read
        font_size=9,
        bold=True,
        bg_color="#24476F",
        font_color="#FFFFFF",
        border=1,
        border_color="#D9DDE3",
        align="center",
        valign="top",
    )
    group_style = formats.custom(
        bold=True, bg_color="#E8EDF4", align="center", border=1, border_color="#B8C2CF", text_wrap=True
    )
    for number, (title, width) in enumerate(_MATRIX_HEAD):
        sheet.set_column(number, number, width)
        sheet.write_blank(1, number, None, group_style)
        sheet.write_string(2, number, title, head)
    if elements:
        sheet.set_column(first, first + len(elements) - 1, 3.3)
    column = first
    for title, members in groupby(element.group_title for element in elements):
        width = len(list(members))
        if width > 1:
            sheet.merge_range(1, column, 1, column + width - 1, cut_text(title), group_style)
        else:
            sheet.write_string(1, column, cut_text(title), group_style)
        column += width
    for number, element in enumerate(elements):
        sheet.write_string(2, first + number, cut_text(element.title), upright)
    sheet.set_row(1, 30)
    sheet.set_row(2, 240)
    cells = {
        outcome: formats.custom(
            bg_color=ground, font_color=ink, align="center", border=1, border_color="#FFFFFF"
        )
        for outcome, (ground, ink) in FILLS.items()
    }
    for row, report in enumerate(shown, 3):
        _matrix_row(sheet, row, report, overview, formats)
        for number, verdict in enumerate(report.verdicts):
            if verdict is None:
                sheet.write_string(row, first + number, NOT_ASKED)
            else:
                sheet.write_string(row, first + number, MARKS[verdict], cells[verdict])
    sheet.freeze_panes(3, first)
    sheet.autofilter(2, 0, max(2, 2 + len(shown)), first + max(len(elements), 1) - 1)
    page_setup(sheet, 2, A3)  # 65 columns cannot be read on A4


def _matrix_row(sheet: Any, row: int, report: Report, overview: Overview, formats: Formats) -> None:
    placed = overview.placed.get(report.id)
    sheet.write(row, 0, report.year or "不详", formats["number"])
    sheet.write_string(row, 1, level_word(report.level), formats["line"])
    sheet.write_string(row, 2, band_text(placed) if placed else "不排名", formats["line"])
    sheet.write_string(row, 3, cut_text(report.name), formats["line"])
    if report.points is None:
        sheet.write_string(row, 4, points_text(None), formats["line"])
    else:
        sheet.write_number(row, 4, report.points, formats["points"])
