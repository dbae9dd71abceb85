"""`dabiao proof`: exit codes, forms, options."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from texts import REPORT

from checker.cli import main

SLIP = REPORT.replace("法治政府建设议题", "法制政府建设议题").replace("规范性文件12件", "规范性文件XX件")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fine.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "slip.txt").write_text(SLIP, encoding="utf-8")
    (tmp_path / "hint.txt").write_text(REPORT.replace("，报备率100%", ",报备率90-95%"), encoding="utf-8")


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["proof", *arguments], input=stdin)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["fine.txt"], 0, "没有发现需要核对的地方。"),
        (["slip.txt"], 1, "全年审查规范性文件XX件"),
        (["hint.txt"], 0, "没有发现需要核对的地方。"),
        (["hint.txt", "--hints"], 0, "格式等提示"),
        (["fine.txt", "slip.txt"], 1, "需要核对"),
        (["fine.txt", "--published", "2025-05-01"], 1, "晚了30天"),
        (["fine.txt", "--published", "2025-03-01"], 0, "没有发现需要核对的地方。"),
        (["fine.txt", "--published", "2025年3月"], 2, ""),
        (["slip.txt", "none.txt"], 3, "找不到文件"),
        (["-", "-"], 2, ""),
    ],
)
def test_exit_codes(arguments: list[str], code: int, says: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, says in result.stdout) == (code, True), result.output


def test_json_is_one_object_for_all_reports() -> None:
    result = json.loads(run("slip.txt", "none.txt", "--format", "json").stdout)
    found, broken = result["reports"]
    assert result["schema_version"] == "1"
    assert found["document"]["path"] == "slip.txt"
    assert {finding["id"] for finding in found["consistency"]} == {"consistency/leftovers"}
    assert broken["error"]["code"] == "not-found"
    for finding in found["consistency"]:
        for quote in finding["quotes"]:
            assert SLIP[quote["start"] : quote["end"]] == quote["quote"]


def test_a_report_can_come_from_standard_input() -> None:
    result = run("-", "--format", "json", stdin=SLIP)
    assert (result.exit_code, json.loads(result.stdout)["reports"][0]["document"]["path"]) == (1, "-")


def test_the_scorecard_tells_the_same_and_takes_the_same_options() -> None:
    arguments = ["check", "slip.txt", "--published", "2025-05-01", "--hints"]
    page = CliRunner().invoke(main, arguments).stdout
    assert "请核对之处" in page
    assert "consistency/leftovers" in page
    assert "晚了30天" in page
