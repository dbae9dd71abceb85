"""Hostile files in one folder with valid reports: every file has its row, no neighbour loses a verdict, nothing is written elsewhere."""

from __future__ import annotations

import csv
import random
import sqlite3
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hostile.case import Case
from hostile.clean import FORMS, TITLE, file_of
from hostile.corpus import all_cases
from hostile.marks import PIECES
from hostile.outputs import _page_faults
from lxml import etree

from checker.cli import main

_SEED = 20
_SHARE = 50
_NOBODY = "/nonexistent/soffice"


def _fill(folder: Path, cases: list[Case]) -> None:
    """Each case in a folder of its own, because many have the same name; the clean report in every format beside them."""
    for number, case in enumerate(cases):
        place = folder / f"{number:04}" / case.file
        place.parent.mkdir()
        place.write_bytes(case.make())
    for form in FORMS:
        (folder / f"好-{form}.{form}").write_bytes(file_of(form))


def _below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def _audited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cases: list[Case]) -> sqlite3.Connection:
    """The store of an audit of the cases; checks that every file has a row and the neighbours their verdicts."""
    monkeypatch.setenv("DABIAO_SOFFICE", _NOBODY)
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "报告"
    reports.mkdir()
    _fill(reports, cases)
    before = _below(tmp_path)
    result = CliRunner().invoke(
        main, ["audit", "run", "报告", "--store", "a.sqlite", "--quiet", "--jobs", "2"]
    )
    assert result.exit_code in (0, 3), result.output
    assert not [name for name in _below(tmp_path) - before if not name.startswith("a.sqlite")]
    store = sqlite3.connect("a.sqlite")
    store.row_factory = sqlite3.Row
    rows = {row["path"]: row for row in store.execute("SELECT * FROM inputs")}
    files = {path.as_posix() for path in Path("报告").rglob("*") if path.is_file()}
    listed = {path.partition("!")[0] for path in rows}
    assert listed == {name for name in files if not _left_out(name)}
    bugs = [f"{row['path']}: {row['reason']}" for row in rows.values() if row["code"] == "internal-error"]
    assert not bugs
    assert not [path for path, row in rows.items() if row["status"] == "failed" and not row["reason"]]
    found = {
        row["path"]: row["points"]
        for row in store.execute("SELECT i.path, r.points FROM inputs i JOIN reports r ON r.id = i.report_id")
    }
    assert {found[f"报告/好-{form}.{form}"] for form in FORMS} == {found["报告/好-txt.txt"]}
    return store


def _left_out(name: str) -> bool:
    """Names that the listing passes over and counts: what systems leave lying about."""
    return Path(name).name.startswith((".", "~$"))


def test_no_neighbour_is_lost_in_a_folder_of_hostile_files(tmp_path, monkeypatch):
    light = [case for case in all_cases() if not case.heavy]
    _audited(tmp_path, monkeypatch, random.Random(_SEED).sample(light, _SHARE)).close()


@pytest.mark.hostile
def test_no_neighbour_is_lost_among_all_of_them(tmp_path, monkeypatch):
    light = [case for case in all_cases() if not case.heavy]
    _audited(tmp_path, monkeypatch, light).close()


def test_tables_of_an_audit_hold_no_formula_and_no_live_markup(tmp_path, monkeypatch):
    marks = [case for case in all_cases() if case.name.startswith("marks/")]
    chosen = random.Random(_SEED).sample(marks, 12)
    _audited(tmp_path, monkeypatch, chosen).close()
    _manifest(tmp_path)
    run = CliRunner().invoke(
        main, ["audit", "run", "清单.csv", "--store", "a.sqlite", "--quiet", "--jobs", "2"]
    )
    assert run.exit_code in (0, 3), run.output
    asked = [
        "--xlsx",
        "a.xlsx",
        "--html",
        "a.html",
        "--csv",
        "tables",
        "--json",
        "a.json",
        "--junit",
        "a.xml",
    ]
    result = CliRunner().invoke(main, ["audit", "report", "a.sqlite", *asked])
    assert result.exit_code in (0, 1, 3), result.output
    assert not _formulas_in_workbook(tmp_path / "a.xlsx")
    assert not _formulas_in_tables(tmp_path / "tables")
    assert not _page_faults((tmp_path / "a.html").read_text(encoding="utf-8"))
    etree.parse(tmp_path / "a.xml")


def _manifest(folder: Path) -> None:
    """A list whose every issuer is one of the pieces."""
    with (folder / "清单.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["路径", "单位", "网址"])
        for number, piece in enumerate(PIECES.values()):
            copy = folder / "报告" / f"清单-{number}.txt"
            copy.write_text(f"{TITLE}\n{file_of('txt').decode()}\n{number}", encoding="utf-8")
            writer.writerow([f"报告/{copy.name}", f"{piece}云岭县人民政府", f"javascript:alert({number})"])


def _formulas_in_workbook(path: Path) -> list[str]:
    """Cells with a formula, and links that lead out of the book."""
    with zipfile.ZipFile(path) as book:
        parts = {
            name: book.read(name).decode() for name in book.namelist() if name.endswith((".xml", ".rels"))
        }
    cells = [name for name, text in parts.items() if name.startswith("xl/worksheets/") and "<f>" in text]
    return cells + [name for name, text in parts.items() if name.endswith(".rels") and "javascript:" in text]


def _formulas_in_tables(folder: Path) -> list[str]:
    found = []
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                found += [f"{path.name}: {cell[:40]!r}" for cell in row if _is_formula(cell)]
    return found


def _is_formula(cell: str) -> bool:
    """What Excel takes for a formula; a plain negative number is none."""
    if not cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return False
    try:
        float(cell)
    except ValueError:
        return True
    return False
