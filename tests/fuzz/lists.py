"""What is fuzzed beside the reports: what an audit and a rule keeper bring along. A list, an archive, a settings file, a label."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fuzz import seeds

from checker.batch.review.filled import read_filled
from checker.batch.sources.archive import members_of, modified_of, read_member
from checker.batch.sources.manifest import check_manifest, entries_of
from checker.batch.store import Store
from checker.cli import config
from checker.errors import CheckerError, InputFault, RulebookError, UsageFault
from checker.evaluation.label_files import read_labels
from checker.evaluation.labels import LabelFault
from checker.rendering.review_workbook import DAY, KEY, NOTE, REVIEWER, RULING, RULING_WORDS, SHEET
from checker.rulebook import Rulebook, load_rulebook
from checker.rulebook.waivers import load_waivers

_SHEET = "xl/worksheets/sheet1.xml"


def _placed(name: str, use: Callable[[Path], None]) -> Callable[[bytes], None]:
    """A function of bytes for one that wants a file of that name in a folder of its own."""

    def run(data: bytes) -> None:
        with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
            path = Path(folder, name)
            path.write_bytes(data)
            use(path)

    return run


def _told(fault: CheckerError) -> None:
    assert fault.message, "a refusal without a cause"


def _manifest(path: Path) -> None:
    """A list that is sound once is read the same again."""
    try:
        check_manifest(path)
    except (UsageFault, InputFault) as fault:
        _told(fault)
        return
    entries = [*entries_of(path)]
    assert entries, "a sound list of nothing"
    assert all(entry.path for entry in entries)


def _archive(path: Path) -> None:
    try:
        members = [*members_of(path)]
    except InputFault as fault:
        _told(fault)
        return
    for name, member in members[:50]:
        modified_of(member)
        try:
            read_member(path, name)
        except InputFault as fault:
            _told(fault)


@cache
def _rulebook() -> Rulebook:
    return load_rulebook()


def _settings(path: Path) -> None:
    """The options of a settings file, and its waivers: each says all its faults or gives a value."""
    for read in (
        lambda: config.settings_of(str(path.with_name("报告.txt"))),
        lambda: load_waivers(path, _rulebook().rules),
    ):
        try:
            read()
        except (RulebookError, UsageFault) as fault:
            _told(fault)
    config._read.cache_clear()


def _labels(path: Path) -> None:
    path.with_name("a.txt").write_bytes(seeds.plain()[0])
    try:
        read_labels(path.parent, _rulebook())
    except (LabelFault, UsageFault) as fault:
        _told(fault)


manifest = _placed("清单.csv", _manifest)
archive = _placed("报告.zip", _archive)
settings = _placed("dabiao.yaml", _settings)
labels = _placed("a.yaml", _labels)


def sheet(data: bytes) -> None:
    """A list whose one sheet is given; a byte changed in the zip itself would be a wrong checksum."""
    _placed("清单.xlsx", _manifest)(_book(_list(), data))


def review(data: bytes) -> None:
    """A review workbook, filled in, whose one sheet is given."""
    _placed("复核.xlsx", _review)(_book(_form(), data))


def _review(path: Path) -> None:
    with Store(path.with_name("a.sqlite"), create=True) as store:
        try:
            read_filled(path, store, "张三", date(2026, 1, 15))
        except UsageFault as fault:
            _told(fault)


@cache
def _list() -> bytes:
    head, row = "路径 单位 层级 年度 公开日期", ["甲.docx", "甲县人民政府", "X", 2024, "2025-03-28"]
    return _workbook("清单", head.split(), row)


@cache
def _form() -> bytes:
    rulings = enumerate(RULING_WORDS.values())
    rows = [
        [f"1/document/title-{number}", word, "李四", "2026-01-15", "见第三段"] for number, word in rulings
    ]
    return _workbook(SHEET, [KEY, RULING, REVIEWER, DAY, NOTE], *rows)


def _workbook(title: str, *rows: list[Any]) -> bytes:
    import openpyxl  # type: ignore[import-untyped]

    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(target)
    return target.getvalue()


def _book(workbook: bytes, page: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            after.writestr(name, page if name == _SHEET else before.read(name))
    return target.getvalue()


def _sheet_of(workbook: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        return book.read(_SHEET)


def sheet_seeds() -> list[bytes]:
    return [_sheet_of(_list())]


def review_seeds() -> list[bytes]:
    return [_sheet_of(_form())]


def manifest_seeds() -> list[bytes]:
    text = '路径,单位,层级,年度,地区,公开日期,网址\n甲.docx,甲县人民政府,X,2024,,2025-03-28,http://a.example\n"b,c.txt",,部门,2023年度,,,\n'
    return [text.encode("utf-8-sig"), text.encode("gb18030"), text.encode("utf-16")]


def archive_seeds() -> list[bytes]:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archived:
        archived.writestr("甲/报告.txt", seeds.plain()[0])
        archived.writestr("../b.txt", b"x")
        archived.writestr("c/", b"")
    return [target.getvalue()]


def settings_seeds() -> list[bytes]:
    waiver = "waivers:\n- id: document/title\n  issuer: 甲县\n  reason: 机构改革\n  approver: 张三\n  expires: '2027-01-01'\n"
    return [f"profile: township\nlevel: T\nhints: true\nfail-under: 60\n{waiver}".encode(), b"level: [1, 2"]


def label_seeds() -> list[bytes]:
    facts = "report: a.txt\nsplit: tune\ntype: annual-report\nissuer: 甲县人民政府\nlevel: X\nyear: 2024\n"
    outcomes = "".join(f"  {element}: met\n" for element in _rulebook().rules)
    return [f"{facts}outcomes:\n{outcomes}".encode()]
