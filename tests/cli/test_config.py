"""dabiao.yaml: what is typed wins, what is written is told, what is wrong stops before anything is checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from texts import REPORT

from checker.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a report in a folder below it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告").mkdir()
    (tmp_path / "报告" / "甲.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "dabiao.yaml").write_text(text, encoding="utf-8")


def check(*options: str) -> Result:
    return CliRunner().invoke(main, ["check", "报告/甲.txt", "--format", "json", *options])


def level(result: Result) -> str:
    return str(json.loads(result.stdout)["document"]["level"])


def test_a_default_holds_and_is_told(folder: Path) -> None:
    write(folder, "level: T\nissuer: 甲镇人民政府\n")
    result = check()
    document = json.loads(result.stdout)["document"]
    assert (document["level"], document["issuer"]) == ("T", "甲镇人民政府")
    assert "dabiao：--level、--issuer 取自" in result.stderr


def test_what_is_typed_wins(folder: Path) -> None:
    write(folder, "level: T\n")
    result = check("--level", "C")
    assert level(result) == "C"
    assert "取自" not in result.stderr


def test_the_file_beside_the_report_is_the_one_that_counts(folder: Path) -> None:
    write(folder, "level: T\n")
    write(folder / "报告", "issuer: 甲市人民政府\n")
    document = json.loads(check().stdout)["document"]
    assert (document["level"], document["issuer"]) == ("X", "甲市人民政府")


def test_a_threshold_decides_the_exit_code(folder: Path) -> None:
    assert check().exit_code == 0
    write(folder, "fail-under: 100\n")
    result = check()
    assert result.exit_code == 1
    assert "低于 --fail-under 100" in result.stderr


def test_waivers_of_the_working_folder_hold(folder: Path) -> None:
    issuer = json.loads(check().stdout)["document"]["issuer"]
    write(
        folder,
        f"waivers:\n  - {{id: disputes/adjudication, issuer: {issuer}, reason: 由上级统一办理, approver: 依法治县办, expires: '2999-12-31'}}\n",
    )
    card = json.loads(check().stdout)
    assert [f["outcome"] for f in card["findings"] if f["id"] == "disputes/adjudication"] == ["waived"]


def test_a_folder_of_rules_is_found_from_where_the_file_lies(folder: Path) -> None:
    (folder / "报告" / "本地" / "profiles").mkdir(parents=True)
    (folder / "报告" / "本地" / "profiles" / "own.yaml").write_text(
        "id: own\ntitle: 本地\nwithdraw:\n  disputes/adjudication: 由上级统一办理\n", encoding="utf-8"
    )
    write(folder / "报告", "rules: 本地\nprofile: own\n")
    result = check()
    assert json.loads(result.stdout)["rulebook"]["profile"] == "own", result.stderr


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("hints: true\nlevle: T\n", 2, "不认识的键 levle"),
        ("level: Q\n", 1, "只能是 P、C、X、T、D"),
        ("fail-under: 120\n", 1, "应不大于 100"),
        ("issuer: 甲镇人民政府\nprofile: townshp\n", 2, "profile：没有规则集 townshp"),
        ("hints: 1\n", 1, "应为"),
        ("rules: 没有\n", 1, "rules：没有规则文件夹"),
        ("waivers:\n  - id: disputes/adjudication\n", 2, "缺少"),
        ("level: [T\n", 2, "不是合法的 YAML"),
    ],
)
def test_a_fault_is_told_with_its_line(folder: Path, text: str, place: int, said: str) -> None:
    write(folder, text)
    result = check()
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"dabiao.yaml:{place}\n" in result.stderr
    assert said in result.stderr


def test_every_fault_is_told_at_once(folder: Path) -> None:
    write(folder, "level: Q\nhints: 1\n")
    assert "设置文件有误（共 2 处）" in check().stderr


def test_other_commands_follow_the_same_file(folder: Path) -> None:
    write(folder, "issuer: 甲镇人民政府\nlevel: T\nprofile: township\n")
    run = CliRunner().invoke
    assert run(main, ["skeleton", "--year", "2025"]).exit_code == 0
    assert "--profile 取自" in run(main, ["rules", "list", "--format", "json"]).stderr
    assert run(main, ["proof", "报告/甲.txt"]).exit_code in (0, 1)


def test_the_schema_is_printed() -> None:
    schema = json.loads(CliRunner().invoke(main, ["rules", "schema", "settings"]).stdout)
    assert "waivers" in schema["properties"]
