"""A reviewer at work: the exported workbook filled in as somebody with a spreadsheet would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result
from openpyxl import load_workbook

from checker.batch.store import Store
from checker.rendering.review_workbook import DAY, KEY, NOTE, REVIEWER, RULING, SHEET

HEAD = 2  # row of the head, from 1
CELLS = {"key": KEY, "ruling": RULING, "reviewer": REVIEWER, "day": DAY, "note": NOTE}
Run = Callable[..., Result]
Fill = Callable[[int, dict[str, Any]], dict[str, Any] | None]


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of the sheet by the titles of its head."""
    sheet = load_workbook(path)[SHEET]
    head, *rows = sheet.iter_rows(min_row=HEAD, values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def fill_in(source: Path, target: Path, answer: Fill) -> None:
    """answer: (number of the row from 0, its cells) -> what to write, by the names of CELLS; None leaves the row."""
    book = load_workbook(source)
    sheet = book[SHEET]
    head = [cell.value for cell in sheet[HEAD]]
    for number, row in enumerate(sheet.iter_rows(min_row=HEAD + 1)):
        told = answer(number, dict(zip(head, (cell.value for cell in row), strict=True)))
        for name, value in (told or {}).items():
            row[head.index(CELLS[name])].value = value
    book.save(target)


def confirm(_: int, cells: dict[str, Any]) -> dict[str, Any]:
    return {"ruling": cells["程序判断"].split()[1]}


def decisions(store: Path) -> list[tuple[Any, ...]]:
    with Store(store) as opened:
        return list(
            opened.connection.execute("SELECT * FROM review_decisions ORDER BY fingerprint, reviewer")
        )
