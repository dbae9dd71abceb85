"""`dabiao check` with an engine made of paper: exit codes, forms, where output goes. No rule runs here."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from rendering.samples import CARD, SCORE, UNREADABLE, hostile_card

from checker.cli import main
from checker.errors import RulebookError, RuleFault, UsageFault
from checker.rendering.json import as_json

if TYPE_CHECKING:
    from checker.scorecard import Scorecard

Run = Callable[..., Result]

FINE = replace(CARD, score=replace(SCORE, points=80.0, grade="良好", cap="", missing_mandatory=()))
UNGRADED = replace(CARD, score=replace(SCORE, points=None, grade=None, cap="", missing_mandatory=()))
CARDS = {"fine": FINE, "gap": CARD, "broken": UNREADABLE, "ungraded": UNGRADED, "hostile": hostile_card()}


@dataclass(frozen=True)
class Paper:
    scorecard: Scorecard


def paper_engine(source: Path | bytes, **options: Any) -> Scorecard:
    """The card named by the file's stem; `bug` is a mistake of ours, `rules` and `use` are the user's."""
    if isinstance(source, bytes):
        return replace(
            FINE, document=replace(FINE.document, path=None, title=source.decode(), year=options["year"])
        )
    match source.stem:
        case "bug":
            raise KeyError("甲")
        case "rules":
            raise RulebookError(
                (RuleFault("rules/content/plan.yaml", 15, "met-with: [figures]", "是不是 figure？"),)
            )
        case "use":
            raise UsageFault("没有规则集 甲", "请去掉该选项")
    card = CARDS[source.stem]
    return replace(card, document=replace(card.document, path=str(source)))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    engine = ModuleType("checker.check")
    engine.Checked = Paper  # type: ignore[attr-defined]
    engine.checked_report = lambda *source, **options: Paper(paper_engine(*source, **options))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "checker.check", engine)
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, ["check", *arguments], input=stdin)

    return invoke


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["fine.txt"], 0, ""),
        (["gap.txt"], 1, "gap.txt：缺少法定内容：不足的原因"),
        (["fine.txt", "--fail-under", "80"], 0, ""),
        (["fine.txt", "--fail-under", "80.1"], 1, "fine.txt：总分 80.0，低于 --fail-under 80.1"),
        (["ungraded.txt"], 0, ""),
        (["ungraded.txt", "--fail-under", "1"], 1, "没有总分"),
        (["broken.docx"], 3, "broken.docx：无法评估：文件已损坏"),
        (["fine.txt", "gap.txt"], 1, "gap.txt"),
        (["gap.txt", "broken.docx", "fine.txt"], 3, "broken.docx"),
        (["bug.txt", "gap.txt"], 3, "程序内部错误（KeyError）"),
        (["rules.txt"], 2, "rules/content/plan.yaml:15"),
        (["use.txt"], 2, "没有规则集 甲"),
        (["fine.txt", "fine.txt", "--format", "json"], 2, "jsonl"),
        (["-", "-"], 2, "只能写一次"),
    ],
)
def test_exit_codes(run: Run, arguments: list[str], code: int, says: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, says in result.stderr) == (code, True), result.output
    if not says:
        assert result.stderr == ""


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_bug_costs_its_own_report_only(run: Run, form: str) -> None:
    result = run("fine.txt", "bug.txt", "gap.txt", "--format", form)
    assert result.stdout.count("程序内部错误（KeyError）") == 1
    assert "gap.txt" in result.stdout
    assert "Traceback" not in result.output


def test_debug_shows_where_a_bug_is(run: Run) -> None:
    assert "KeyError" in run("bug.txt", "--debug").stderr.split("Traceback", maxsplit=1)[1]


def test_json_is_one_object_and_nothing_else(run: Run) -> None:
    assert json.loads(run("fine.txt", "--format", "json").stdout)["document"]["path"] == "fine.txt"


def test_jsonl_is_one_object_a_line_in_the_order_given(run: Run) -> None:
    lines = run("gap.txt", "broken.docx", "fine.txt", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["document"]["path"] for line in lines] == ["gap.txt", "broken.docx", "fine.txt"]
    assert "error" in json.loads(lines[1])


def test_a_report_can_come_from_standard_input(run: Run) -> None:
    card = json.loads(run("-", "--format", "json", "--year", "2023", stdin="标题".encode()).stdout)
    assert (card["document"]["path"], card["document"]["title"], card["document"]["year"]) == (
        "-",
        "标题",
        2023,
    )


def test_several_reports_end_in_an_overview(run: Run) -> None:
    page = run("fine.txt", "broken.docx").stdout
    assert "第 1 份，共 2 份" in page
    assert "总表　共 2 份，其中 1 份无法评估" in page
    assert "总表" not in run("fine.txt").stdout


def test_only_lists_what_was_asked_for(run: Run) -> None:
    page = run("fine.txt", "--only", "missing", "--only", "partial").stdout
    assert "　4 项，按" in page
    assert "充分　8 项" not in page
    card = json.loads(run("fine.txt", "--only", "met", "--format", "json").stdout)
    assert {finding["outcome"] for finding in card["findings"]} == {"met"}


@pytest.mark.parametrize("name", ["fine", "hostile"])
def test_nothing_piped_steers_a_terminal(run: Run, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    page = run(f"{name}.txt").stdout
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_output_goes_to_a_file_and_not_to_the_screen(run: Run, tmp_path: Path) -> None:
    result = run("fine.txt", "--format", "json", "--output", "结果.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads((tmp_path / "结果.json").read_text(encoding="utf-8"))["document"]["path"] == "fine.txt"
    assert [path.name for path in tmp_path.iterdir()] == ["结果.json"]


def test_text_in_a_file_is_plain(run: Run, tmp_path: Path) -> None:
    run("hostile.txt", "--output", "结果.txt", "--width", "100")
    text = (tmp_path / "结果.txt").read_bytes().decode("utf-8")
    assert "\x1b" not in text
    assert "◐" in run("fine.txt").stdout


@pytest.mark.parametrize(
    ("path", "says"),
    [("夹", "指向文件夹"), ("没有/结果.txt", "文件夹不存在"), ("fine.txt", "就是被检查的报告")],
)
def test_an_output_that_cannot_be_is_refused_before_any_work(
    run: Run, tmp_path: Path, path: str, says: str
) -> None:
    (tmp_path / "夹").mkdir()
    (tmp_path / "fine.txt").write_text("原稿")
    result = run("fine.txt", "bug.txt", "--output", path)
    assert (result.exit_code, says in result.stderr, "内部错误" in result.stderr) == (2, True, False)
    assert (tmp_path / "fine.txt").read_text() == "原稿"


def test_an_output_that_fails_in_the_end_leaves_the_old_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "旧.txt").write_text("旧")

    def full(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", full)
    result = run("fine.txt", "--output", "旧.txt")
    assert (result.exit_code, "结果写不进 旧.txt：没有写入权限" in result.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["旧.txt"]
    assert (tmp_path / "旧.txt").read_text() == "旧"


def test_json_in_a_file_is_the_json_on_the_screen(run: Run, tmp_path: Path) -> None:
    screen = run("gap.txt", "--format", "json").stdout
    run("gap.txt", "--format", "json", "--output", "a.json")
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == screen
    assert screen == as_json(paper_engine(Path("gap.txt")))
