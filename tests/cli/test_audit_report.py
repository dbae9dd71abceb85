"""`dabiao audit report`, `show`, `trend` and `deadline` as commands: files, exit codes, messages; and `check --format sarif|junit`."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from texts import REPORT

from checker.cli import main

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of one county, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("audit")
    reports = folder / "reports"
    reports.mkdir()
    (reports / "a2024.txt").write_text(REPORT, encoding="utf-8")
    (reports / "a2023.txt").write_text(
        REPORT.replace("2025年", "2024年工作安排").replace("2024年度", "2023年度"), encoding="utf-8"
    )
    (reports / "b.docx").write_bytes(b"")
    path = folder / "a.sqlite"
    result = CliRunner().invoke(
        main, ["audit", "run", str(reports), "--store", str(path), "--jobs", "1", "--quiet"]
    )
    assert result.exit_code == 3, result.output
    return path


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda command, *more: CliRunner().invoke(main, ["audit", command, str(store), *more])


def test_all_forms_at_once(run: Run, tmp_path: Path) -> None:
    result = run(
        "report", "--xlsx", "a.xlsx", "--html", "a.html", "--csv", "c", "--json", "a.json", "--sarif", "a.sarif",
        "--junit", "a.xml", "--parquet", "p",
    )  # fmt: skip
    assert result.exit_code == 3, result.output
    for name in ("a.xlsx", "a.html", "a.json", "a.sarif", "a.xml", "c/reports.csv", "p/verdicts.parquet"):
        assert (tmp_path / name).stat().st_size, name
        assert f"已写出：{name}" in result.output
    value = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert (value["files"]["counted"], value["files"]["failed"]) == (2, 1)
    assert not list(tmp_path.glob(".dabiao*"))


def test_without_a_form_the_command_says_what_there_is(run: Run) -> None:
    result = run("report")
    assert result.exit_code == 2
    assert "--xlsx、--html" in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--xlsx", "nowhere/a.xlsx"], "所在的文件夹不存在"),
        (["--xlsx", "."], "指向文件夹"),
        (["--csv", "file"], "应是文件夹"),
        (["--xlsx", "a", "--html", "a"], "写到了同一个地方"),
    ],
)
def test_a_place_that_cannot_be_written_is_said_before_anything_is_made(
    run: Run, tmp_path: Path, arguments, words
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("report", *arguments)
    assert result.exit_code == 2
    assert words in result.output


def test_the_store_is_never_overwritten(run: Run, store: Path) -> None:
    before = store.stat().st_size
    assert "就是审查库" in run("report", "--json", str(store)).output
    assert store.stat().st_size == before


def test_show_is_what_check_shows(run: Run, tmp_path: Path) -> None:
    shown = json.loads(run("show", "a2024.txt", "--format", "json").output)
    (tmp_path / "a2024.txt").write_text(REPORT, encoding="utf-8")
    checked = json.loads(CliRunner().invoke(main, ["check", "a2024.txt", "--format", "json"]).stdout)
    shown["document"].pop("path")
    checked["document"].pop("path")
    assert shown["score"] == checked["score"]
    assert [one["outcome"] for one in shown["findings"]] == [one["outcome"] for one in checked["findings"]]


@pytest.mark.parametrize(("wanted", "words"), [("无此文件", "库里没有这个报告"), ("txt", "有 2 个报告符合")])
def test_show_asks_back_when_it_is_not_one(run: Run, wanted: str, words: str) -> None:
    result = run("show", wanted)
    assert result.exit_code == 2
    assert words in result.output


def test_trend_tells_the_years_of_a_body(run: Run) -> None:
    result = run("trend", "云岭县人民政府")
    assert result.exit_code == 0, result.output
    assert result.output.index("2023年度") < result.output.index("2024年度")
    value = json.loads(run("trend", "云岭县", "--format", "json").output)
    assert [year["year"] for year in value["years"]] == [2023, 2024]


def test_deadline_does_not_judge_what_nobody_knows(run: Run, tmp_path: Path) -> None:
    result = run("deadline")
    assert result.exit_code == 0
    assert "公开日期不详 2 份" in result.output
    run("deadline", "--format", "csv", "--output", "d.csv")
    with (tmp_path / "d.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["情况"] for row in csv.DictReader(file)] == ["公开日期不详", "公开日期不详"]


def test_check_writes_sarif_and_junit_with_the_exit_code_of_check(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    plain = CliRunner().invoke(main, ["check", "a.txt", "--format", "jsonl"])
    sarif = CliRunner().invoke(main, ["check", "a.txt", "--format", "sarif"])
    junit = CliRunner().invoke(main, ["check", "a.txt", "b.txt", "--format", "junit"])
    assert plain.exit_code == sarif.exit_code
    assert junit.exit_code == 3
    assert json.loads(sarif.stdout)["version"] == "2.1.0"
    assert '<error message="找不到文件' in junit.stdout
