"""Last year's plan and shortcomings against this year's report as a workbook: how to read it, one row a body, all passages. Computes nothing."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from checker.audit.promises import Fate
from checker.rendering.audit_promises import (
    FATE_WORDS,
    HINT,
    LACKING,
    PLANNED,
    notes_of,
    rows_of,
    scope_lines,
)
from checker.rendering.audit_sheet import A3, Column, Formats, Table, page_setup
from checker.rendering.words import level_word
from checker.rendering.workbook import new_workbook

if TYPE_CHECKING:
    from checker.audit.promises import Promises

MOST_ROWS = 100_000  # of a sheet, as for the problems of an audit; CSV has no end

_SUMMARY = (
    Column("制发单位", 28),
    Column("层级", 14),
    Column("地区", 18),
    Column("上年度", 8, "number"),
    Column("本年度", 8, "number"),
    Column("上年安排（句）", 9, "number"),
    *(Column(word, 11, "number") for word in FATE_WORDS.values()),
    Column("上年不足（项）", 9, "number"),
    Column("本年又写到", 9, "number"),
    Column("请注意", 40),
)
_PASSAGES = (
    Column("制发单位", 26),
    Column("层级", 12),
    Column("地区", 16),
    Column("本年度", 8, "number"),
    Column("比对情况", 15),
    Column("上年原文", 52),
    Column("上年所在标题", 22),
    Column("本年原文", 60),
    Column("本年所在标题", 22),
    Column("说明", 44),
    Column("人工核对", 18),
)
_LEFT_OUT = (4, 6, 12, 13)  # kind, share and files: the sheet says the first, the rest is in the CSV
_GROUNDS = {
    FATE_WORDS[Fate.FOUND]: "#D7EBDD",
    FATE_WORDS[Fate.CLOSE]: "#FBEBC8",
    FATE_WORDS[Fate.NOT_FOUND]: "#F6D3D0",
}


def promises_workbook(found: Promises) -> bytes:
    """The .xlsx file. Raises UsageFault when XlsxWriter is not installed."""
    target = BytesIO()
    with new_workbook(target, "上年安排和不足的对照") as workbook:
        formats = Formats(workbook)
        _reading(workbook, formats, found)
        _summary(workbook, formats, found)
        for kind, name in ((PLANNED, "上年安排"), (LACKING, "不足又写到")):
            _passages(workbook, formats, found, kind, name)
    return target.getvalue()


def _reading(workbook: Any, formats: Formats, found: Promises) -> None:
    sheet = workbook.add_worksheet("说明")
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 104)
    page_setup(sheet, 0)
    sheet.write_string(0, 0, "上年安排与本年举措、上年不足与本年不足", formats["title"])
    lines = (
        ("请注意", HINT),
        *scope_lines(found),
        ("怎样读", "先看“汇总”：哪个单位没有找到的、又写到的多；再到“上年安排”“不足又写到”对照两年的原文。"),
        ("", "“没有找到”的，先在本年报告里换个说法找一找；确实没有的，再向单位了解。"),
        ("", "核对的结果写在“人工核对”一列，程序不读这一列。"),
    )
    for row, (label, text) in enumerate(lines, 2):
        sheet.write_string(row, 0, label.strip("　"), formats["section"])
        sheet.write_string(row, 1, text, formats["words"])


def _summary(workbook: Any, formats: Formats, found: Promises) -> None:
    table = Table(workbook, formats, "汇总", _SUMMARY, "一行是一个单位相邻的两年。不是排名，不计入得分。")
    for one in found.followed:
        table.add(
            [
                one.name,
                level_word(one.level),
                one.region_name,
                one.before.year,
                one.after.year,
                len(one.promises),
                *(one.fates[fate] for fate in FATE_WORDS),
                one.shortcomings,
                len(one.repeated),
                "；".join(notes_of(one)),
            ]
        )
    table.finish()


def _passages(workbook: Any, formats: Formats, found: Promises, kind: str, name: str) -> None:
    rows = [row for one in found.followed for row in rows_of(one) if row[4] == kind]
    note = "按文字比对的提示，请对照原文核对。"
    if len(rows) > MOST_ROWS:
        note += f"共 {len(rows):,} 条，这里只列前 {MOST_ROWS:,} 条，全部请用 --format csv。"
    table = Table(workbook, formats, name, _PASSAGES, note, A3)
    grounds = {word: formats.custom(text_wrap=True, bg_color=ground) for word, ground in _GROUNDS.items()}
    for row in rows[:MOST_ROWS]:
        shown = [value for place, value in enumerate(row) if place not in _LEFT_OUT]
        table.add([*shown, None], [None] * 4 + [grounds.get(str(shown[4]))])
    table.finish()
    table.sheet.freeze_panes(2, 1)
