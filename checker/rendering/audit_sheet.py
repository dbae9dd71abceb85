"""One sheet of a workbook with what every sheet needs: harmless text, widths that fit Chinese, frozen head, print set-up. Knows no audit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from checker.rendering.audit_words import shown

_LONGEST = 2000  # characters of a cell: enough for any passage; Excel itself ends at 32,767
_ELLIPSIS = "……"
_LINE_POINTS = 14.0
_MOST_LINES = 8
_WRAPPED = ("text", "missing-text")
_HEAD_POINTS = 30
A3, A4 = 8, 9


@dataclass(frozen=True)
class Column:
    """width: in characters of the standard font, a Chinese one takes two. style: name of a format for its cells."""

    title: str
    width: float
    style: str = "text"


_BASE: dict[str, Any] = {
    "font_name": "等线",
    "font_size": 10,
    "valign": "top",
    "bottom": 7,
    "bottom_color": "#C9CFD8",
}
_NAMED: dict[str, dict[str, Any]] = {
    "text": {"text_wrap": True},
    "line": {},
    "number": {"num_format": "0", "align": "center"},
    "points": {"num_format": "0.0", "align": "center"},
    "word": {"align": "center"},
    "head": {
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "bg_color": "#24476F",
        "font_color": "#FFFFFF",
        "border": 1,
        "border_color": "#D9DDE3",
    },
    "title": {"bold": True, "font_size": 16, "font_color": "#A4231F", "bottom": 0},
    "section": {"bold": True, "font_size": 12, "font_color": "#24476F", "bottom": 0},
    "warning": {"text_wrap": True, "bold": True, "font_color": "#A4231F", "bottom": 0},
    "words": {"text_wrap": True, "bottom": 0},
    "missing-text": {"text_wrap": True, "font_color": "#A4231F"},
    "note": {"font_color": "#5A6472", "bottom": 0},
}


class Formats:
    """The cell formats of a workbook by name, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self.custom(**_NAMED[name])
        return self._made[name]

    def custom(self, **settings: Any) -> Any:
        return self._workbook.add_format({**_BASE, **settings})


def cut_text(text: str | None) -> str:
    """A text as a cell shows it."""
    harmless = shown(text)
    return harmless if len(harmless) <= _LONGEST else harmless[:_LONGEST] + _ELLIPSIS


def _lines(text: str, column: Column) -> int:
    """How many lines a text takes: gb18030 has one byte for a narrow character and two for a Chinese one, as a font has widths."""
    return -(-len(text.encode("gb18030", "replace")) // max(int(column.width) - 1, 1)) or 1


class Table:
    """A sheet that is one table: head, rows, filter. Row by row, so that a long list needs no second copy."""

    def __init__(
        self,
        workbook: Any,
        formats: Formats,
        name: str,
        columns: Sequence[Column],
        note: str = "",
        paper: int = A4,
    ) -> None:
        self.sheet = workbook.add_worksheet(name)
        self.columns = columns
        self._formats = [formats[column.style] for column in columns]
        self._head = 1 if note else 0
        self.row = self._head + 1
        if note:
            self.sheet.write_string(0, 0, note, formats["note"])
        for number, column in enumerate(columns):
            self.sheet.set_column(number, number, column.width)
            self.sheet.write_string(self._head, number, column.title, formats["head"])
        self.sheet.set_row(self._head, _HEAD_POINTS)
        self.sheet.freeze_panes(self._head + 1, 0)
        page_setup(self.sheet, self._head, paper)

    def add(self, values: Iterable[str | float | None], styles: Sequence[Any] = ()) -> None:
        """One row. styles: formats that stand in for the columns' own, None for the own one."""
        lines = 1
        for number, value in enumerate(values):
            style = (styles[number] if number < len(styles) else None) or self._formats[number]
            if value is None:
                self.sheet.write_blank(self.row, number, None, style)
            elif isinstance(value, str):
                text = cut_text(value)
                if self.columns[number].style in _WRAPPED:
                    lines = max(lines, _lines(text, self.columns[number]))
                self.sheet.write_string(self.row, number, text, style)
            else:
                self.sheet.write_number(self.row, number, value, style)
        # LibreOffice keeps the height it is given and works out none of its own.
        self.sheet.set_row(self.row, _LINE_POINTS * min(lines, _MOST_LINES) + 2)
        self.row += 1

    def finish(self, printed: int | None = None) -> None:
        """printed: how many columns go on paper; all by default."""
        if printed is not None:
            self.sheet.print_area(0, 0, self.row - 1, printed - 1)
        if self.row > self._head + 1:
            self.sheet.autofilter(self._head, 0, self.row - 1, len(self.columns) - 1)


def page_setup(sheet: Any, repeat: int, paper: int = A4) -> None:
    """Landscape, one page wide, head rows on every page. repeat: the last row of the head, from 0."""
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, repeat)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C第 &P 页 / 共 &N 页&R&A")
