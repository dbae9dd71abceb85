"""`dabiao audit promises` as a command: every form of it, how wide, and what it says of wrong use."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from batch.comparisons.stores import fill
from batch.comparisons.test_promises import AFTER, NAME, report
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from checker.cli import main
from checker.rendering.cells import cells_of

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("promises") / "a.sqlite"
    names = (NAME, "=云汀县人民政府")
    fill(path, [report(year, AFTER, name) for year in (2022, 2023, 2024) for name in names])
    return path


@pytest.fixture
def run(store: Path) -> Run:
    return lambda *more: CliRunner().invoke(main, ["audit", "promises", str(store), *map(str, more)])


def test_both_years_are_quoted_in_80_columns(run: Run) -> None:
    result = run()
    assert result.exit_code == 0, result.output
    for words in ("不计入得分", "请对照两年的原文", "上年  “", "连续 3 年写到", "没有找到对应内容", "又列入"):
        assert words in result.output, words
    assert max(cells_of(line) for line in result.output.splitlines()) <= 80


def test_one_body_one_year(run: Run) -> None:
    value = json.loads(run("--issuer", NAME, "--year", 2024, "--format", "json").output)
    (one,) = value["followed"]
    assert (one["issuer"], one["before"]["year"], one["after"]["year"]) == (NAME, 2023, 2024)
    assert sum(one["counts"].values()) == len(one["promises"])
    assert "不计入得分" in value["hint"]


def test_the_table_runs_no_formula(run: Run, tmp_path: Path) -> None:
    text = run("--format", "csv").output
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    assert {row["事项"] for row in rows} == {"上年安排", "上年不足"}
    assert all(row["制发单位"].startswith("'=") for row in rows if "云汀" in row["制发单位"])
    path = tmp_path / "a.xlsx"
    assert run("--all", "--format", "xlsx", "--output", path).exit_code == 0
    book = load_workbook(path)
    assert book.sheetnames == ["说明", "汇总", "上年安排", "不足又写到"]
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert book["汇总"].max_row == 2 + 4
    assert book["上年安排"].max_row + book["不足又写到"].max_row == 4 + len(rows)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--issuer", "没有这个单位"), "库里没有这个单位"),
        (("--issuer", NAME, "--all"), "只能写一个"),
        (("--format", "xlsx"), "--output"),
        (("--year", "1066"), "不在 2000 至 2100 之间"),
    ],
)
def test_wrong_use_is_told(run: Run, more: tuple[str, ...], words: str) -> None:
    result = run(*more)
    assert result.exit_code == 2
    assert words in result.output


def test_nothing_to_compare_is_no_error(run: Run, tmp_path: Path) -> None:
    alone = tmp_path / "alone.sqlite"
    fill(alone, [report(2024, AFTER)])
    result = CliRunner().invoke(main, ["audit", "promises", str(alone)])
    assert result.exit_code == 0
    assert "没有哪个单位有相邻两年的报告" in result.output
    assert "1 个单位没有相邻两年的报告" in result.output
