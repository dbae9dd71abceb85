"""A filled-in review workbook -> decisions. All faults of the file are told at once, each with its sheet and row; one fault and nothing is taken."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from checker import limits
from checker.audit.review import Decision, Ruling
from checker.batch.store import Store
from checker.errors import InputFault, UsageFault
from checker.reading import file_bytes
from checker.reading.archive import open_archive, refuse_doctypes
from checker.rendering.review_workbook import DAY, KEY, NOTE, REVIEWER, RULING, RULING_WORDS, SHEET

_HEAD_WITHIN = 10  # rows in which the head must stand: somebody may have put a line above it
_LONGEST_NAME, _LONGEST_NOTE = 60, 2000
_FIRST_DAY = date(2000, 1, 1)
_MOST_FAULTS = 50
_SAVE_AGAIN = "请确认是 .xlsx 文件，用 Excel 或 WPS 打开后另存为 xlsx。"
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_RULINGS = {word: ruling for ruling, word in RULING_WORDS.items()}


@dataclass(frozen=True)
class Filled:
    """decisions: of the rows with a ruling; blank: rows without one."""

    decisions: tuple[Decision, ...]
    blank: int


def read_filled(path: Path, store: Store, reviewer: str | None, today: date) -> Filled:
    """reviewer: of the rows that name none. today: the day of rows without a day. Raises UsageFault with every fault of the file."""
    faults: list[str] = []
    decisions: dict[str, tuple[int, Decision]] = {}
    blank = 0
    for number, row in _rows(path):
        fault = _Faults(number, faults)
        key = _text(row.get(KEY))
        if _is_blank(row):
            blank += bool(key)
            continue
        decision = _decision(row, key, reviewer, today, fault)
        if decision is None:
            continue
        if key in decisions:
            fault(f"与第 {decisions[key][0]} 行是同一项判断，只能填一行")
            continue
        decisions[key] = (number, decision)
    _compare(store, decisions, faults)
    if faults:
        raise _refused(path, faults)
    return Filled(tuple(decision for _, decision in decisions.values()), blank)


class _Faults:
    """The faults of one row."""

    def __init__(self, number: int, faults: list[str]) -> None:
        self._number, self._faults = number, faults

    def __call__(self, message: str) -> None:
        self._faults.append(f"{SHEET} 第 {self._number} 行：{message}")


def _decision(
    row: Mapping[str, Any], key: str, reviewer: str | None, today: date, fault: _Faults
) -> Decision | None:
    """The decision of a row that has been filled in; None when something in it is wrong."""
    formulas = [title for title in (RULING, REVIEWER, DAY, NOTE) if _text(row.get(title)).startswith("=")]
    if formulas:
        fault(f"{'、'.join(formulas)}是公式，请写成文字")
        return None
    good = True

    def wrong(message: str) -> None:
        nonlocal good
        good = False
        fault(message)

    if not key:
        wrong("没有编号；编号不能改动，请从原表复制回来")
    word, note = _text(row.get(RULING)), _text(row.get(NOTE))
    if not word:
        wrong(f"填了{REVIEWER}、{DAY}或{NOTE}，没有选{RULING}；没有看过的行请全部留空")
    elif word not in _RULINGS:
        wrong(f"{RULING}“{word}”不在可选的里：{'、'.join(_RULINGS)}")
    who = _text(row.get(REVIEWER)) or reviewer or ""
    if not who:
        wrong(f"没有写{REVIEWER}；请在表里填，或在命令里写 --reviewer 姓名")
    elif len(who) > _LONGEST_NAME:
        wrong(f"{REVIEWER}超过 {_LONGEST_NAME} 个字")
    if len(note) > _LONGEST_NOTE:
        wrong(f"{NOTE}超过 {_LONGEST_NOTE:,} 个字")
    day = _day(row.get(DAY), today)
    if day is None:
        wrong(f"{DAY}“{_text(row.get(DAY))}”看不懂，请写成 2026-03-28 的样子")
    elif not _FIRST_DAY <= day <= today:
        wrong(f"{DAY} {day.isoformat()} {'还没有到' if day > today else '太早'}，请核对")
    if not good or day is None:
        return None
    return Decision(key, who, day.isoformat(), _RULINGS[word], note)


def _compare(store: Store, decisions: Mapping[str, tuple[int, Decision]], faults: list[str]) -> None:
    """Faults that only the store shows: a verdict it never handed out, and an older decision over a newer one."""
    for key, (number, decision) in decisions.items():
        fault = _Faults(number, faults)
        if not _one(store, "SELECT 1 FROM review_items WHERE fingerprint = ?", (key,)):
            fault(f"编号“{key[:40]}”不是从这个审查库导出的，请核对库和表是否一致，编号是否被改动")
            continue
        stored = _one(
            store,
            "SELECT decided, verdict FROM review_decisions WHERE fingerprint = ? AND reviewer = ?",
            (key, decision.reviewer),
        )
        if stored and stored["decided"] > decision.decided and stored["verdict"] != decision.ruling.value:
            fault(
                f"{decision.reviewer}在 {stored['decided']} 已有更晚的结论“{RULING_WORDS[Ruling(stored['verdict'])]}”，这一行是"
                f" {decision.decided} 的；确要改回的，请把{DAY}写成今天"
            )


def _one(store: Store, query: str, parameters: Sequence[str]) -> sqlite3.Row | None:
    return next(store.rows(query, parameters), None)


def _is_blank(row: Mapping[str, Any]) -> bool:
    return not any(_text(row.get(title)) for title in (RULING, REVIEWER, DAY, NOTE))


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()


def _day(cell: Any, today: date) -> date | None:
    """today for an empty cell, None for what is no date."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    written = _text(cell)
    if not written:
        return today
    match = _DATE.fullmatch(written)
    try:
        return date(*(int(number) for number in match.groups())) if match else None
    except ValueError:
        return None


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """(row number from 1, cells by the titles of the head) of every row below the head."""
    head: list[str] | None = None
    for number, cells in enumerate(_cells(path), 1):
        if head is not None:
            yield number, dict(zip(head, cells, strict=False))
        elif KEY in (titles := [_text(cell) for cell in cells]):
            missing = [title for title in (RULING, REVIEWER, DAY, NOTE) if title not in titles]
            if missing:
                raise UsageFault(
                    f"复核表缺少这几列：{'、'.join(missing)}（{path}）", "请用导出的表填写，不要删列。"
                )
            head = titles
        elif number >= _HEAD_WITHIN:
            break
    if head is None:
        raise UsageFault(
            f"表头里没有“{KEY}”：{path}", "请用 dabiao audit review export 导出的表填写，不要删表头。"
        )


def _cells(path: Path) -> Iterator[Sequence[Any]]:
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped]  # noqa: PLC0415 -- an extra
    except ImportError:
        raise UsageFault(
            "读取复核表需要 openpyxl，尚未安装", '请运行：pip install "dabiao[report]"。'
        ) from None
    content = _bytes_of(path)
    try:
        with closing(load_workbook(BytesIO(content), read_only=True)) as book:
            if SHEET not in book.sheetnames:
                raise UsageFault(
                    f"没有名为“{SHEET}”的工作表：{path}", "请用导出的表填写，不要改工作表的名称。"
                )
            yield from book[SHEET].iter_rows(values_only=True)
    except UsageFault:
        raise
    except Exception:  # openpyxl tells a broken file by whatever its parsers raise, some of it at a later row
        raise UsageFault(f"复核表读不出来：{path}", _SAVE_AGAIN) from None


def _bytes_of(path: Path) -> bytes:
    """The content of a workbook. Raises UsageFault for one beyond the limits that reports have, or with more in it than cells."""
    if not path.is_file():
        raise UsageFault(f"没有这个文件：{path}", "请核对文件名。")
    try:
        content = file_bytes(path)
        if len(content) > limits.amount("file-size"):
            raise UsageFault(
                f"复核表超过上限 {limits.shown('file-size')}：{path}",
                "请只填导出的表，不要加入图片和别的工作表。",
            )
        with open_archive(content) as archive:
            refuse_doctypes(archive)
    except OSError as error:
        raise UsageFault(f"复核表读不出来：{path}（{error.strerror}）", _SAVE_AGAIN) from None
    except InputFault as fault:
        raise UsageFault(f"复核表读不出来：{path}（{fault.message}）", _SAVE_AGAIN) from None
    return content


def _refused(path: Path, faults: Sequence[str]) -> UsageFault:
    more = f"\n  ……另有 {len(faults) - _MOST_FAULTS} 处" if len(faults) > _MOST_FAULTS else ""
    listing = "\n".join(f"  {fault}" for fault in faults[:_MOST_FAULTS])
    return UsageFault(
        f"复核表有误（共 {len(faults)} 处），一条也没有导入：{path}\n{listing}{more}",
        "请改正后重新导入；导入可以重复，不会记成两次。",
    )
