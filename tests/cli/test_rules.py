"""`dabiao rules`: what rule keepers type, on a small rulebook of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from rulebook.small import edit, write_small
from texts import REPORT

from checker.cli import main


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_small(tmp_path)
    monkeypatch.chdir(tmp_path)
    from checker.rulebook import loading

    loading._load.cache_clear()
    return tmp_path


def invoke(*arguments: str) -> Any:
    return CliRunner().invoke(main, arguments)


def test_lint_counts_what_it_looked_at(root: Path) -> None:
    result = invoke("rules", "lint", "--rules", str(root))
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "没有错误。规则 2 条（提法 7 条，示例 5 个），词组 2 个，制度文件 2 件、条款 4 条"
    )
    assert "规则集 city：增加、改动或撤去 3 条。" in result.stdout


def test_lint_lists_faults_and_ends_with_2(root: Path) -> None:
    edit(root, "rules/disputes/mediation.yaml", "part: measures", "part: measure")
    result = invoke("rules", "lint", "--rules", str(root))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "规则文件有误（共 1 处）：\nrules/disputes/mediation.yaml:4\n" in result.stderr
    assert "提示：是不是 measures？" in result.stderr


def test_the_examples_run_and_go_to_junit(root: Path) -> None:
    result = invoke("rules", "test", "--rules", str(root), "--junit", "out.xml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"disputes/litigation{' ' * 17}充分 1/1  仅提及 1/1  缺失 1/1" in result.stdout
    assert (root / "out.xml").read_text(encoding="utf-8").startswith('<?xml version="1.0" encoding="utf-8"?>')


def test_a_failing_example_ends_with_1_and_shows_its_text(root: Path) -> None:
    edit(root, "rules/disputes/mediation.yaml", "全年人民调解纠纷120件。", "加强人民调解工作。")
    result = invoke("rules", "test", "--rules", str(root))
    assert (result.exit_code, "加强人民调解工作。" in result.stdout) == (1, True)


def test_examples_of_chosen_rules_only(root: Path) -> None:
    result = invoke("rules", "test", "disputes/hotline", "--rules", str(root))
    assert "1 条规则，2 个示例" in result.stdout
    assert invoke("rules", "test", "disputes/litigations", "--rules", str(root)).exit_code == 2


def test_an_empty_run_fails(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import checker.examples

    monkeypatch.setattr(checker.examples, "run_examples", lambda *_: checker.examples.ExamplesRun(()))
    result = invoke("rules", "test", "--rules", str(root))
    assert (result.exit_code, "没有运行任何示例" in result.stderr) == (1, True)


def test_show_prints_the_resolved_rule_and_who_set_each_key(root: Path) -> None:
    result = invoke("rules", "show", "disputes/mediation", "--rules", str(root), "--profile", "province")
    assert "importance: mandatory  # 中央要求 → 某省指引" in result.stdout
    assert yaml.safe_load(result.stdout)["said-by"] == [
        "人民调解",
        "<acts>…矛盾纠纷",
        ["一站式", "解纷"],
        "三调联动",
    ]


def test_new_writes_a_file_that_lint_goes_through_place_by_place(root: Path) -> None:
    result = invoke("rules", "new", "disputes/petitions", "--rules", str(root))
    file = root / "rules" / "disputes" / "petitions.yaml"
    assert (result.exit_code, file.is_file()) == (0, True)
    result = invoke("rules", "lint", "--rules", str(root))
    assert "rules/disputes/petitions.yaml:2\n  还有“待填”没有填写" in result.stderr
    assert invoke("rules", "new", "disputes/petitions", "--rules", str(root)).exit_code == 2
    assert invoke("rules", "new", "Petitions", "--rules", str(root)).exit_code == 2


def test_new_for_a_profile_says_where_to_list_it(root: Path) -> None:
    result = invoke("rules", "new", "disputes/radio", "--rules", str(root), "--profile", "city")
    assert (root / "rules/profiles/city/disputes/radio.yaml").is_file()
    assert "请在 profiles/city.yaml 的 add 里写上 disputes/radio。" in result.stdout


@pytest.mark.parametrize("kind", ["rule", "profile", "instrument", "lexicon", "scoring", "settings"])
def test_schemas_are_printed(kind: str) -> None:
    assert json.loads(invoke("rules", "schema", kind).stdout)["type"] == "object"


def test_pages_are_written_kept_current_and_removed(root: Path) -> None:
    command = ("rules", "docs", "pages", "--rules", str(root))
    assert invoke(*command, "--check").exit_code == 1
    assert invoke(*command).exit_code == 0
    assert invoke(*command, "--check").exit_code == 0
    (root / "pages" / "notes.md").write_text("自己写的", encoding="utf-8")
    (root / "pages" / "disputes" / "old.md").write_bytes(
        (root / "pages" / "disputes" / "mediation.md").read_bytes()
    )
    result = invoke(*command, "--check")
    assert (result.exit_code, "disputes/old.md" in result.stderr) == (1, True)
    invoke(*command)
    assert not (root / "pages" / "disputes" / "old.md").exists()
    assert (root / "pages" / "notes.md").exists()
    page = (root / "pages" / "disputes" / "mediation.md").read_text(encoding="utf-8")
    assert "# 矛盾纠纷调解" in page
    assert "纲要2021—2025 （二十） 加强行政调解工作（2021年度起引用）" in page
    coverage = (root / "pages" / "coverage.md").read_text(encoding="utf-8")
    assert "| 纲要2021—2025 （二十一） 有序推进行政裁决工作 | 无规则：本测试规则不问行政裁决。 |" in coverage


@pytest.fixture
def corpus(root: Path) -> Path:
    folder = root / "reports"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "甲.txt").write_text(REPORT, encoding="utf-8")
    (folder / "乙.txt").write_text(REPORT.replace("应诉", "人民调解"), encoding="utf-8")
    (folder / "notes.csv").write_text("x", encoding="utf-8")
    return folder


def test_impact_names_the_verdicts_that_change(root: Path, corpus: Path) -> None:
    new = root / "new"
    write_small(new)
    edit(new, "rules/disputes/litigation.yaml", "levels: PCXTD\nadvised_for: T\n", "levels: PC\n")
    result = invoke("rules", "impact", "--corpus", str(corpus), "--old-rules", str(root), "--rules", str(new))
    assert result.exit_code == 0
    assert "检查 2 份，0 份读不出来，另有 1 个其他文件未读" in result.stdout
    assert "→ 不适用" in result.stdout
    assert "2024/甲.txt" in result.stdout


def test_impact_of_a_profile(root: Path, corpus: Path) -> None:
    options = ("--old-rules", str(root), "--rules", str(root))
    result = invoke("rules", "impact", "--corpus", str(corpus), *options, "--profile", "city")
    assert "热线办理（disputes/hotline）：无此项 → " in result.stdout


def test_impact_tells_an_unreadable_report_and_ends_with_3(root: Path, corpus: Path) -> None:
    (corpus / "坏.docx").write_bytes(b"PK\x03\x04")
    result = invoke("rules", "impact", "--corpus", str(corpus), "--rules", str(root))
    assert (result.exit_code, "读不出来的报告" in result.stdout) == (3, True)


def test_impact_of_nothing_is_wrong_use(root: Path, corpus: Path) -> None:
    assert invoke("rules", "impact", "--corpus", str(corpus)).exit_code == 2
    (root / "empty").mkdir()
    assert invoke("rules", "impact", "--corpus", str(root / "empty"), "--rules", str(root)).exit_code == 2
    assert invoke("rules", "impact", "--corpus", "nowhere", "--rules", str(root)).exit_code == 2


def test_another_rulebook_checks_explains_and_lists(root: Path, corpus: Path) -> None:
    report = str(corpus / "2024" / "甲.txt")
    card = json.loads(
        invoke("check", report, "--rules", str(root), "--profile", "city", "--format", "json").stdout
    )
    assert card["rulebook"]["rules"] == {"loaded": 3, "ran": 2, "not-applicable": 1}
    assert [finding["tier"] for finding in card["findings"]] == ["city", "city", "city"]
    assert (
        "热线办理" in invoke("explain", "disputes/hotline", "--rules", str(root), "--profile", "city").stdout
    )
    assert invoke("explain", "disputes/hotline", "--rules", str(root)).exit_code == 2
    assert "规则　2 条" in invoke("rules", "list", "--rules", str(root)).stdout
    assert (
        "规则集：中央要求 → 某省指引 → 某市指引"
        in invoke("check", report, "--rules", str(root), "--profile", "city", "--width", "120").stdout
    )


def test_a_waiver_on_the_command_line(corpus: Path) -> None:
    waivers = "waivers:\n- {id: content/causes, issuer: 云岭县人民政府, reason: 另行报告。, approver: 市委依法治市办, expires: '2999-12-31'}\n"
    (corpus / "2024" / "dabiao.yaml").write_text(waivers, encoding="utf-8")
    report = str(corpus / "2024" / "甲.txt")
    assert "豁免　1 项，不计入得分" in invoke("check", report).stdout
    (corpus / "2024" / "dabiao.yaml").write_text(
        waivers.replace("content/causes", "content/cause"), encoding="utf-8"
    )
    result = invoke("check", report)
    assert (result.exit_code, "豁免文件有误（共 1 处）：\ndabiao.yaml:2" in result.stderr) == (2, True)
