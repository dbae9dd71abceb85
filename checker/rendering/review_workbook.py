"""Verdicts for people to judge as a workbook: quote, clause, why it was chosen, and four cells to fill in. Computes nothing.

The sheet is protected without a password, so that only the cells to fill in can be typed into; filled.py reads them back.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from checker.audit.review import Ruling, Stratum
from checker.rendering.audit_sheet import A3, Column, Formats, Table, cut_text, page_setup
from checker.rendering.audit_words import MARKS
from checker.rendering.words import IMPORTANCE_WORDS, OUTCOME_WORDS, level_word
from checker.rendering.workbook import new_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.audit.review import Drawn, Item

RULING_WORDS = {
    Ruling.MET: "充分",
    Ruling.PARTIAL: "仅提及",
    Ruling.MISSING: "缺失",
    Ruling.NOT_APPLICABLE: "不适用",
    Ruling.UNSURE: "拿不准",
}
STRATUM_WORDS = {
    Stratum.DOUBT: "换一种读法就会改变的判断",
    Stratum.MET: "抽样：判为充分的",
    Stratum.PARTIAL: "抽样：判为仅提及的",
    Stratum.MISSING: "抽样：判为缺失的",
}
SHEET = "复核"
QUOTE = "原文（没有写到的，为最接近的一段）"
KEY, RULING, REVIEWER, DAY, NOTE = "编号（勿改）", "复核结论", "复核人", "复核日期", "备注"
_COLUMNS = (
    Column(KEY, 11, "line"),
    Column("制发单位", 24),
    Column("年度", 7, "number"),
    Column("层级", 13),
    Column("要素", 20),
    Column("重要程度", 7),
    Column("依据", 34),
    Column("程序判断", 10),
    Column("为什么请您看", 28),
    Column(QUOTE, 60),
    Column("所在位置", 20),
    Column("还差什么", 26),
    Column(RULING, 11),
    Column(REVIEWER, 10),
    Column(DAY, 12),
    Column(NOTE, 34),
    Column("文件", 36, "line"),
)
_FILLED = (RULING, REVIEWER, DAY, NOTE)
_TELLING = ("程序判断", "为什么请您看", "还差什么")  # what the checker thinks: not for a blind review
_HEAD = 1
_ALLOWED = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}


def review_workbook(
    items: Sequence[Item], strata: Sequence[Drawn], store: str, *, blind: bool = False
) -> bytes:
    """The .xlsx file. store: name of the store's file. blind: nothing in it tells the checker's verdict.

    Raises UsageFault when XlsxWriter is not installed.
    """
    target = BytesIO()
    with new_workbook(target, "判断复核表") as workbook:
        formats = Formats(workbook)
        _items(workbook, formats, items, blind)
        _reading(workbook, formats, strata, len(items), store)
    return target.getvalue()


def _items(workbook: Any, formats: Formats, items: Sequence[Item], blind: bool) -> None:
    note = "只填黄色四列：复核结论（点单元格选）、复核人、复核日期、备注。没有看过的行，复核结论留空。填法见“说明”。"
    columns = [column for column in _COLUMNS if not (blind and column.title in _TELLING)]
    titles = [column.title for column in columns]
    table = Table(workbook, formats, SHEET, columns, note, A3)
    open_cell: dict[str, Any] = {
        "text_wrap": True,
        "bg_color": "#FFF7D1",
        "locked": False,
        "border": 1,
        "border_color": "#D8CF9A",
    }
    styles: list[Any] = [None] * len(columns)
    for title in _FILLED:
        styles[titles.index(title)] = formats.custom(**open_cell)
    # A date typed as 2026-3-2 becomes a date; without this it would show as a number.
    styles[titles.index(DAY)] = formats.custom(**open_cell, num_format="yyyy-mm-dd", align="center")
    for item in items:
        cells = _cells(item)
        table.add([cells.get(title) for title in titles], styles)
    last = max(table.row - 1, _HEAD + 1)
    column = titles.index(RULING)
    table.sheet.data_validation(
        _HEAD + 1,
        column,
        last,
        column,
        {
            "validate": "list",
            "source": list(RULING_WORDS.values()),
            "input_title": "复核结论",
            "input_message": "按原文和依据判断；没有看过的不填。",
            "error_title": "没有这种结论",
            "error_message": "请在列表里选：" + "、".join(RULING_WORDS.values()),
        },
    )
    table.finish(printed=len(columns) - 1)
    table.sheet.freeze_panes(_HEAD + 1, titles.index("年度"))
    table.sheet.protect("", _ALLOWED)


def _cells(item: Item) -> dict[str, str | float | None]:
    """The cells of a row by the titles of their columns; those to fill in are not there."""
    return {
        KEY: item.fingerprint,
        "制发单位": item.name,
        "年度": item.year,
        "层级": level_word(item.level),
        "要素": item.title,
        "重要程度": IMPORTANCE_WORDS[item.importance],
        "依据": item.clauses,
        "程序判断": f"{MARKS[item.outcome]} {OUTCOME_WORDS[item.outcome]}",
        "为什么请您看": item.doubt or "随机抽取，看程序判断是否可靠",
        QUOTE: item.quote or "（没有找到相近的文字）",
        "所在位置": item.place,
        "还差什么": item.lacks,
        "文件": item.path,
    }


def _reading(workbook: Any, formats: Formats, strata: Sequence[Drawn], rows: int, store: str) -> None:
    sheet = workbook.add_worksheet("说明")
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 104)
    page_setup(sheet, 0)
    sheet.write_string(0, 0, "判断复核表", formats["title"])
    lines = [
        ("怎样填", "逐行看“原文”和“依据”，必要时打开报告原文，在“复核结论”里选一项："),
        *(("", f"{RULING_WORDS[ruling]}：{words}") for ruling, words in _MEANINGS.items()),
        ("", "有“程序判断”一列的，只供参考。请按原文独立判断，不要迁就程序。"),
        ("", "复核人、复核日期可以不填：导入时写明是谁（--reviewer），日期按导入当天。"),
        ("", "备注请写明理由，特别是与程序判断不同的。不要写公式。"),
        ("", "编号和灰白各列不要改。可以筛选、排序。工作表保护没有密码。"),
        ("两人复核", "把本表复制成两份，各填各的，分别导入，就能算出两人之间的一致程度。"),
        ("填好以后", f"dabiao audit review import {store} 本文件.xlsx --reviewer 姓名"),
        ("", "有一处填错，整表都不导入，并逐行说明错在哪里。"),
        ("这张表", f"共 {rows:,} 行，取自 {store}："),
        *(
            ("", f"{STRATUM_WORDS[one.stratum]}：库里共 {one.population:,} 项，这次选出 {one.drawn:,} 项")
            for one in strata
        ),
        ("", "抽样的部分用来估计没有看过的判断错了多少，所以请全部看完，不要只挑有把握的。"),
    ]
    for row, (label, text) in enumerate(lines, 2):
        sheet.write_string(row, 0, label, formats["section"])
        sheet.write_string(row, 1, cut_text(text), formats["words"])


_MEANINGS = {
    Ruling.MET: "报告写到了这一项，而且有能核对的事实（数字、文件、会议、机制等）。",
    Ruling.PARTIAL: "提到了，但没有能核对的事实，或者不在应写的部分。",
    Ruling.MISSING: "报告里没有写。",
    Ruling.NOT_APPLICABLE: "这一项不应要求这个单位或这一年度写。",
    Ruling.UNSURE: "看了也定不下来；不计入一致程度。",
}
