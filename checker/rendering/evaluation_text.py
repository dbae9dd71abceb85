"""An evaluation on a terminal: each half with its tables, the elements that went wrong, and for the tuning half every disagreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.evaluation.labels import Split
from checker.rendering.cells import cells_of, pad
from checker.rendering.evaluation_figures import count_text
from checker.rendering.evaluation_tables import (
    Table,
    disagreement_fields,
    element_figures,
    fact_error_text,
    other_error_text,
    split_tables,
    split_title,
)
from checker.rendering.line import Line
from checker.rendering.page import Page

if TYPE_CHECKING:
    from checker.evaluation.result import Evaluation, SplitResult

_INDENT = 2
_GAP, _NARROW_GAP = 2, 1
_QUOTE_LINES = 3


def evaluation_lines(evaluation: Evaluation, width: int) -> list[Line]:
    """The whole page; sections are numbered anew in each half."""
    page = Page(width)
    reports = sum(split.reports for split in evaluation.splits)
    page.row(("评估", "bold"), f"　{evaluation.folder}")
    page.text(f"{reports} 份报告，{evaluation.elements} 项要素，规则指纹 {evaluation.fingerprint}", "dim")
    lines = page.lines
    if not evaluation.splits:
        page.text("这一部分没有报告。")
    for split in evaluation.splits:
        half = Page(width)
        half.row((split_title(split), "bold"))
        for table in split_tables(split, evaluation.cutoffs):
            _table(half, table)
        if split.reports:
            _elements(half, split)
        _errors(half, split)
        _disagreements(half, split)
        lines += [Line(), Line(), *half.lines]
    return lines


def _table(page: Page, table: Table) -> None:
    page.section(table.title)
    if table.note:
        page.text(table.note, "dim", indent=_INDENT)
    columns = list(zip(table.head, *table.rows, strict=True))
    widths = [max(cells_of(cell) for cell in column) for column in columns]
    whole = _INDENT + sum(widths) + _GAP * (len(widths) - 1)
    gap = " " * (_GAP if whole <= page.width else _NARROW_GAP)
    page.row(" " * _INDENT, (_line(table.head, widths, gap), "dim"))
    for row in table.rows:
        page.row(" " * _INDENT, _line(row, widths, gap))


def _line(cells: tuple[str, ...], widths: list[int], gap: str) -> str:
    """The first cell to the left, figures to the right, where their digits line up."""
    first, *figures = cells
    shown = [pad(first, widths[0])]
    shown += [" " * (width - cells_of(cell)) + cell for cell, width in zip(figures, widths[1:], strict=True)]
    return gap.join(shown)


def _elements(page: Page, split: SplitResult) -> None:
    """Elements that went wrong, the worst first; the others by their number only. HTML and JSON have them all.

    Of the test half only the numbers: a list of its worst elements would be read as a list of what to tune.
    """
    wrong = sorted((element for element in split.elements if element.wrong), key=lambda one: -one.wrong)
    page.section("各要素", f"{len(split.elements) - len(wrong)} 项全部一致，{len(wrong)} 项有不一致")
    if split.split is Split.TEST:
        page.text("逐项数字见 --format html 或 json。", indent=_INDENT)
        return
    for element in wrong:
        note = f"{element.id}  {count_text(element.confusion.within)}"
        page.marked("·", element.title, note=note)
        page.text("；".join(f"{name} {value}" for name, value in element_figures(element)), "dim", indent=4)


def _errors(page: Page, split: SplitResult) -> None:
    listed = [f"{one.report}　读不出来（{one.code}），全部要素按错误计" for one in split.unassessed]
    listed += [fact_error_text(error) for error in split.fact_errors]
    listed += [other_error_text(error) for error in split.other_errors]
    if listed:
        page.section("识别有误的", f"{len(listed)} 处")
    for text in listed:
        page.field("·", text)


def _disagreements(page: Page, split: SplitResult) -> None:
    if not split.disagreements:
        return
    page.section("与标注不一致的判断", f"{len(split.disagreements)} 处")
    for one in split.disagreements:
        page.marked("·", f"{one.report}　{one.title}", note=one.element)
        for label, text in disagreement_fields(one):
            page.field(label, text, indent=4, limit=_QUOTE_LINES)
        page.blank()
