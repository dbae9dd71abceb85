"""A list of reports (CSV, TSV, XLSX) with what is known of each. Every fault of the list is told at once, with its row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from checker import limits
from checker.batch.bodies import given_region
from checker.batch.task import Given
from checker.errors import InputFault, UsageFault
from checker.reading import file_bytes
from checker.reading.archive import open_archive, refuse_doctypes

SUFFIXES = frozenset({".csv", ".tsv", ".xlsx"})

# Column -> the headers it may have, blanks and case aside.
_HEADERS = {
    "path": {"path", "file", "路径", "文件", "文件名", "文件路径", "报告", "报告文件"},
    "issuer": {"issuer", "单位", "制发单位", "发布单位", "单位名称", "发文单位"},
    "level": {"level", "层级", "级别", "单位层级"},
    "year": {"year", "年度", "年份", "报告年度"},
    "region": {"region", "地区", "区划", "区划代码", "行政区划", "行政区划代码", "所属地区"},
    "published": {"published", "publicationdate", "公开日期", "发布日期", "公布日期", "发布时间"},
    "url": {"url", "网址", "链接", "来源网址"},
}
_LEVELS = (
    ("T", ("乡", "镇", "街道")),
    ("D", ("部门", "局", "委办")),
    ("P", ("省", "自治区", "直辖市")),
    ("X", ("县", "区")),
    ("C", ("市", "州", "盟")),
)
_DATE = re.compile(r"(20\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?(?:[ T].*)?")
_SHOWN_FAULTS = 20


@dataclass(frozen=True)
class Entry:
    """One row. row: as the sheet counts it. path: as written, relative to the list."""

    row: int
    path: str
    given: Given
    url: str | None


def entries_of(path: Path) -> Iterator[Entry]:
    """The rows of a list, one after the other; check_manifest has found no fault in it."""
    for _, entry, _ in _read(path):
        if entry is not None:
            yield entry


def check_manifest(path: Path) -> tuple[str, ...]:
    """Headers that mean nothing to us. Raises UsageFault with every fault of the list."""
    faults: list[str] = []
    seen: dict[str, int] = {}
    for row, entry, found in _read(path):
        faults += found
        if entry is not None:
            first = seen.setdefault(entry.path, row)
            if first != row:
                faults.append(f"第 {row} 行：{entry.path} 在第 {first} 行已经列过")
    if faults:
        more = f"\n  ……另有 {len(faults) - _SHOWN_FAULTS} 处" if len(faults) > _SHOWN_FAULTS else ""
        listing = "\n".join(f"  {fault}" for fault in faults[:_SHOWN_FAULTS])
        raise UsageFault(
            f"清单有误：{path}（共 {len(faults)} 处）\n{listing}{more}", "各列的写法见 docs/audit.md。"
        )
    if not seen:
        raise UsageFault(f"清单里没有报告：{path}", "第一行写列名，其后每行一份报告。")
    header = next(_rows(path))
    return tuple(str(name).strip() for name in header if name and _column(name) is None)


def _read(path: Path) -> Iterator[tuple[int, Entry | None, list[str]]]:
    rows = _rows(path)
    columns = [_column(name) for name in next(rows, ())]
    if "path" not in columns:
        raise UsageFault(
            f"清单的第一行没有“路径”一列：{path}",
            "第一行写列名，如：路径、单位、层级、年度、地区、公开日期、网址。",
        )
    for number, cells in enumerate(rows, 2):
        named = {name: cell for name, cell in zip(columns, cells, strict=False) if name and not _blank(cell)}
        if named:
            faults: list[str] = []
            entry = _entry(number, named, faults)
            yield number, entry, [f"第 {number} 行：{fault}" for fault in faults]


def _entry(number: int, named: dict[str, Any], faults: list[str]) -> Entry | None:
    written = str(named.get("path", "")).strip()
    if not written:
        faults.append("没有写路径")
        return None
    given = Given(
        issuer=_text(named.get("issuer")),
        level=_level(named.get("level"), faults),
        year=_year(named.get("year"), faults),
        region=_region(named.get("region"), faults),
        published=_published(named.get("published"), faults),
    )
    return Entry(number, written.replace("\\", "/"), given, _text(named.get("url")))


def _level(cell: Any, faults: list[str]) -> str | None:
    written = _text(cell)
    if written is None or written.upper() in {"P", "C", "X", "T", "D"}:
        return written.upper() if written else None
    found = next((level for level, words in _LEVELS if any(word in written for word in words)), None)
    if "设区" in written or "地级" in written:
        found = "C"
    if found is None:
        faults.append(
            f"层级“{written}”看不懂，可写 P、C、X、T、D 或省级、设区的市、县（市、区）、乡镇（街道）、部门"
        )
    return found


def _year(cell: Any, faults: list[str]) -> int | None:
    written = _text(cell)
    match = re.fullmatch(r"(20\d\d)(?:\.0)?年?度?", written) if written else None
    if written and match is None:
        faults.append(f"年度“{written}”不是四位年份")
    return int(match.group(1)) if match else None


def _region(cell: Any, faults: list[str]) -> str | None:
    written = _text(cell)
    code = given_region(written.removesuffix(".0")) if written else None
    if written and code is None:
        faults.append(f"地区“{written}”查不到或不止一处，请写六位区划代码，或写全省、市、县名称")
    return code


def _published(cell: Any, faults: list[str]) -> str | None:
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    written = _text(cell)
    match = _DATE.fullmatch(written) if written else None
    try:
        if match:
            return date(*(int(number) for number in match.groups())).isoformat()
    except ValueError:
        match = None
    if written and match is None:
        faults.append(f"公开日期“{written}”看不懂，请写成 2025-03-28 的样子")
    return None


def _text(cell: Any) -> str | None:
    return None if _blank(cell) else str(cell).strip()


def _blank(cell: Any) -> bool:
    return cell is None or not str(cell).strip()


def _column(header: Any) -> str | None:
    plain = re.sub(r"[\s_\-（(].*$|[\s_\-]", "", str(header or "")).lower()
    whole = re.sub(r"[\s_\-]", "", str(header or "")).lower()
    return next((column for column, names in _HEADERS.items() if plain in names or whole in names), None)


def _rows(path: Path) -> Iterator[Iterable[Any]]:
    try:
        if path.suffix.lower() == ".xlsx":
            yield from _sheet(path)
        else:
            # csv wants the text as a whole only when it guesses; the delimiter follows from the suffix.
            text = io.StringIO(_decoded(_bytes_of(path)), newline="")
            yield from csv.reader(text, delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
    except (OSError, csv.Error) as error:
        raise UsageFault(f"清单读不出来：{path}（{error}）", "请检查文件，或另存为 UTF-8 的 csv。") from None


def _bytes_of(path: Path) -> bytes:
    """The content of a list. Raises UsageFault for one beyond the limits that reports have."""
    try:
        content = file_bytes(path)
        if len(content) > limits.amount("file-size"):
            advice = limits.advice("file-size", path.stat().st_size)
            raise InputFault("too-large", f"文件超过上限 {limits.shown('file-size')}", advice)
        if path.suffix.lower() == ".xlsx":
            with open_archive(content) as archive:
                refuse_doctypes(archive)
    except InputFault as fault:
        raise UsageFault(f"清单读不出来：{path}（{fault.message}）", fault.hint) from None
    return content


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-16", errors="replace")


def _sheet(path: Path) -> Iterator[Iterable[Any]]:
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped]  # noqa: PLC0415 -- an extra
    except ImportError:
        raise UsageFault(
            "读取 xlsx 清单需要 openpyxl，尚未安装", '请运行：pip install "dabiao[report]"，或另存为 csv。'
        ) from None
    content = _bytes_of(path)
    try:
        with closing(load_workbook(io.BytesIO(content), read_only=True, data_only=True)) as book:
            yield from book.worksheets[0].iter_rows(values_only=True)
    except Exception:  # openpyxl tells a broken file by whatever its parsers raise, some of it at a later row
        raise UsageFault(
            f"清单读不出来：{path}", "文件可能已损坏；请用 Excel 或 WPS 打开后另存为 xlsx 或 csv。"
        ) from None
