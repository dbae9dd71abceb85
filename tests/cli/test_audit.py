"""`dabiao audit` and `dabiao corpus` as commands: exit codes, words on the screen, options that do not fit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from texts import REPORT

from checker.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, list(arguments))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "甲.txt").write_text(REPORT, encoding="utf-8")
    return folder


def test_a_run_says_what_came_of_every_file_and_where_to_go(run: Run, reports: Path):
    (reports / "乙.txt").write_text(REPORT, encoding="utf-8")
    (reports / "丙.docx").write_bytes(b"")
    result = run("audit", "run", "reports", "--store", "a.sqlite", "--jobs", "1", "--quiet")
    assert result.exit_code == 3
    for words in (
        "审查完成。审查库共 3 个文件，其中：", "计入", "1 份", "重复", "无法评估", "空文件", "如 reports/丙.docx",
        "本次列出 3 个文件：检查 2 份，沿用上次结果 0 份，无法评估 1 个", "dabiao audit status a.sqlite --files",
    ):  # fmt: skip
        assert words in result.output
    listed = run("audit", "status", "a.sqlite", "--files")
    assert listed.exit_code == 3
    assert "[无法评估] reports/丙.docx：文件是空的" in listed.output
    assert "[重复] reports/甲.txt：与 reports/乙.txt 逐字节相同，只计一次" in listed.output
    only = run("audit", "status", "a.sqlite", "--files", "--only", "duplicate")
    assert only.output.count("\n") == 1


def test_a_run_without_any_failure_is_fine_and_can_be_repeated(run: Run, reports: Path):
    for _ in range(2):
        result = run("audit", "run", "reports", "--store", "a.sqlite", "--jobs", "1", "--quiet")
        assert result.exit_code == 0, result.output
    assert "沿用上次结果 1 份" in result.output
    with closing(sqlite3.connect("a.sqlite")) as store:
        assert store.execute("SELECT 文件, 制发单位, 年度 FROM 报告一览").fetchall() == [
            ("reports/甲.txt", "云岭县人民政府", 2024)
        ]


def test_merged_stores_are_told_like_a_run(run: Run, reports: Path):
    for shard in ("1/2", "2/2"):
        run(
            "audit",
            "run",
            "reports",
            "--store",
            f"{shard[0]}.sqlite",
            "--shard",
            shard,
            "--jobs",
            "1",
            "--quiet",
        )
    result = run("audit", "merge", "1.sqlite", "2.sqlite", "--store", "all.sqlite")
    assert result.exit_code == 0, result.output
    assert "合并了 2 个库：新增 1 个文件，更新 0 个，不变 0 个。" in result.output
    assert "审查库共 1 个文件" in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("reports",), "缺少选项 --store"),
        (("nowhere", "--store", "a.sqlite"), "找不到 nowhere"),
        (("reports", "--store", "no/a.sqlite"), "文件夹不存在"),
        (("reports", "--store", "reports/甲.txt"), "不是审查库"),
        (("reports", "--store", "a.sqlite", "--shard", "3/2"), "--shard 3/2 不合理"),
        (("reports", "--store", "a.sqlite", "--profile", "nobody"), "nobody"),
        (("reports", "--store", "a.sqlite", "--waivers", "none.yaml"), "没有豁免文件"),
        (("reports", "--store", "a.sqlite", "--scheduler", "tcp://x:1"), "--engine dask 同用"),
        (("reports", "--store", "a.sqlite", "--engine", "dask"), "--scheduler"),
        (("reports", "--store", "a.sqlite", "--jobs", "0"), "--jobs"),
    ],
)
def test_wrong_use_is_told_before_anything_is_made(
    run: Run, reports: Path, arguments: tuple[str, ...], words: str
):
    result = run("audit", "run", *arguments)
    assert result.exit_code == 2, result.output
    assert words in result.output
    assert not Path("a.sqlite").exists()
    assert (reports / "甲.txt").read_text(encoding="utf-8") == REPORT


def test_a_name_cannot_steer_the_terminal(run: Run, reports: Path):
    (reports / "\x1b[2J.docx").write_bytes(b"")
    result = run("audit", "run", "reports", "--store", "a.sqlite", "--jobs", "1", "--quiet")
    assert "\x1b" not in result.output
    assert "\x1b" not in run("audit", "status", "a.sqlite", "--files").output


def test_a_corpus_is_made_and_audited(run: Run):
    result = run(
        "corpus",
        "make",
        "made",
        "--n",
        "8",
        "--seed",
        "2",
        "--damaged",
        "0",
        "--copies",
        "0",
        "--versions",
        "0",
    )
    assert result.exit_code == 0, result.output
    assert "共 8 个文件：可检查 8" in result.output
    assert (
        run("audit", "run", "made/manifest.csv", "--store", "a.sqlite", "--jobs", "1", "--quiet").exit_code
        == 0
    )
    again = run("corpus", "make", "made")
    assert again.exit_code == 2
    assert "已经有内容" in again.output
