"""The tables of an audit as Parquet, for pandas, DuckDB or Spark. Values as in the JSON contract; pyarrow is an extra."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from checker.errors import UsageFault

if TYPE_CHECKING:
    from pathlib import Path

    from checker.rendering.audit_tables import RowTable

_TOGETHER = 20_000  # rows of one group


def require_pyarrow() -> Any:
    """pyarrow. Raises UsageFault where the extra is missing."""
    try:
        return import_module("pyarrow")
    except ImportError:
        raise UsageFault(
            "--parquet 需要 pyarrow，尚未安装", '请运行：pip install "dabiao[parquet]"，或改用 --csv'
        ) from None


def write_parquet(table: RowTable, path: Path) -> None:
    """One file; rows are written group by group. Raises UsageFault where the extra is missing."""
    arrow = require_pyarrow()
    kinds = {str: arrow.string(), int: arrow.int64(), float: arrow.float64()}
    schema = arrow.schema([(field.key, kinds[field.kind]) for field in table.fields])
    with import_module("pyarrow.parquet").ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _groups(table):
            columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in table.fields]
            writer.write_table(arrow.table([*map(_clean, columns)], schema=schema))


def _groups(table: RowTable) -> Iterator[list[Any]]:
    rows = table.rows()
    while group := list(islice(rows, _TOGETHER)):
        yield group


def _clean(column: list[Any]) -> list[Any]:
    """A lone surrogate, as broken sources have it, cannot be written."""
    return [
        value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
        for value in column
    ]
