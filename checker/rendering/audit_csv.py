"""The tables of an audit as CSV that Excel and WPS open by a double click: UTF-8 with BOM, nothing in it runs as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from checker.rendering.audit_words import shown

if TYPE_CHECKING:
    from checker.rendering.audit_tables import RowTable, Value

BOM = "\ufeff"
_RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # also after blanks; tab and line break are gone by then
_TOGETHER = 1000


def csv_pieces(table: RowTable) -> Iterator[bytes]:
    """The file, some rows at a time, so that a million rows take no more memory than a thousand."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write(BOM)
    writer.writerow([field.title for field in table.fields])
    for number, row in enumerate(table.rows(), 1):
        writer.writerow(_cells(row))
        if number % _TOGETHER == 0:
            yield buffer.getvalue().encode("utf-8", "replace")
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode("utf-8", "replace")


def _cells(row: Sequence[Value]) -> list[str | int | float]:
    return [guarded(value) if isinstance(value, str) else "" if value is None else value for value in row]


def guarded(text: str) -> str:
    """A text on one line that no spreadsheet takes for a formula."""
    harmless = shown(text)
    return f"'{harmless}" if harmless.lstrip().startswith(_RUNS) else harmless
