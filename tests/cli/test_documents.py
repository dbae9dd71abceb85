"""`dabiao check --format html|md|selfcheck` and `dabiao diff`: which file comes of which option. No rule runs here."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result
from rendering.checked import CHECKED, FOUND, SHOWN
from rendering.pages import Page, faults_of
from rendering.samples import UNREADABLE

from checker.check import Checked
from checker.cli import main
from checker.finding import Outcome

Run = Callable[..., Result]
LATER = tuple(
    replace(one, outcome=Outcome.MISSING, evidence=()) if one.id == "content/measures" else one
    for one in FOUND
)
CARDS = {"fine": SHOWN, "broken": UNREADABLE, "later": replace(SHOWN, findings=LATER)}


def paper_engine(source: Path | bytes, **_: Any) -> Checked:
    if isinstance(source, bytes):
        return CHECKED
    card = CARDS[source.stem]
    named = replace(card, document=replace(card.document, path=str(source)))
    return Checked(named) if card.error else replace(CHECKED, scorecard=named)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    engine = ModuleType("checker.check")
    engine.Checked = Checked  # type: ignore[attr-defined]
    engine.checked_report = paper_engine  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "checker.check", engine)
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return invoke


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("form", "begins"),
    [("html", "<!DOCTYPE html>"), ("selfcheck", "<!DOCTYPE html>"), ("md", f"# {SHOWN.document.title}")],
)
def test_one_report_goes_to_the_screen(run: Run, form: str, begins: str) -> None:
    result = run("check", "fine.txt", "--format", form)
    assert result.stdout.startswith(begins)
    assert "Traceback" not in result.output


def test_one_report_goes_into_the_file_that_was_named(run: Run, tmp_path: Path) -> None:
    assert run("check", "fine.txt", "--format", "html", "--output", "甲.html").stdout == ""
    assert faults_of((tmp_path / "甲.html").read_text(encoding="utf-8")) == []
    run("check", "fine.txt", "--format", "selfcheck", "--output", "表.DOCX", "--date", "2025-03-28")
    word = docx.Document(io.BytesIO((tmp_path / "表.DOCX").read_bytes()))
    assert "日期：2025-03-28" in [cell.text for cell in word.tables[-1].rows[0].cells]
    assert names(tmp_path) == {"甲.html", "表.DOCX"}


def test_several_pages_go_into_a_folder_with_an_index(run: Run, tmp_path: Path) -> None:
    (tmp_path / "二").mkdir()
    result = run("check", "fine.txt", "二/fine.txt", "broken.docx", "--format", "html", "--output", "结果")
    assert result.exit_code == 3
    assert "已写出网页报告 3 份：结果；目录：" in result.stderr
    assert names(tmp_path / "结果") == {"fine_检查.html", "fine-2_检查.html", "broken_检查.html", "目录.html"}
    index = (tmp_path / "结果" / "目录.html").read_text(encoding="utf-8")
    links = frozenset(tag.attributes["href"] for tag in Page(index).all("a"))
    assert len(links) == 3
    assert faults_of(index, links) == []
    assert "文件已损坏" in index


def test_several_sheets_go_into_a_folder_as_word_files(run: Run, tmp_path: Path) -> None:
    run("check", "fine.txt", "broken.docx", "--format", "selfcheck", "--output", "表/")
    assert names(tmp_path / "表") == {"fine_自查表.docx", "broken_自查表.docx"}


def test_several_markdown_pages_may_follow_each_other(run: Run) -> None:
    page = run("check", "fine.txt", "broken.docx", "--format", "md").stdout
    assert [line for line in page.splitlines() if line.startswith("# ")] == [
        f"# {SHOWN.document.title}",
        "# 无法评估：broken.docx",
    ]


def test_no_report_is_ever_overwritten(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "fine_检查.html"
    own.write_text("原稿", encoding="utf-8")
    monkeypatch.setitem(CARDS, "fine_检查", SHOWN)
    run("check", "fine.txt", "fine_检查.html", "--format", "html", "--output", ".")
    assert own.read_text(encoding="utf-8") == "原稿"
    assert "fine-2_检查.html" in names(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["fine.txt", "later.txt", "--format", "html"], "要写进文件夹"),
        (["fine.txt", "later.txt", "--format", "html", "--output", "甲.html"], "不能写进一个文件"),
        (["fine.txt", "--format", "selfcheck", "--output", "表.pdf"], ".docx 或 .html"),
        (["fine.txt", "--format", "selfcheck", "--only", "met"], "--only"),
        (["fine.txt", "--format", "html", "--date", "昨天"], "不是日期"),
        (["fine.txt", "--format", "html", "--output", "没有/甲.html"], "文件夹不存在"),
        (["fine.txt", "later.txt", "--format", "html", "--output", "占用"], "不是文件夹"),
    ],
)
def test_what_cannot_be_is_refused_before_any_work(
    run: Run, tmp_path: Path, arguments: list[str], says: str
) -> None:
    (tmp_path / "占用").write_text("x")
    result = run("check", *arguments)
    assert (result.exit_code, says in result.stderr, result.stdout) == (2, True, "")
    assert names(tmp_path) == {"占用"}


def test_without_jinja_the_message_names_the_extra(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.rendering.html import environment

    environment._environment.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    result = run("check", "fine.txt", "--format", "html")
    assert (result.exit_code, "dabiao[report]" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("fine.txt", "fine.txt", 0),
        ("fine.txt", "later.txt", 1),
        ("later.txt", "fine.txt", 0),
        ("fine.txt", "broken.docx", 3),
    ],
)
def test_diff_fails_when_something_became_missing(run: Run, old: str, new: str, code: int) -> None:
    assert run("diff", old, new).exit_code == code


def test_diff_speaks_every_form_and_writes_files(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("diff", "fine.txt", "later.txt", "--format", "json").stdout)["elements"][
        "newly-missing"
    ]
    assert "## 新缺失（1 项）" in run("diff", "fine.txt", "later.txt", "--format", "md").stdout
    run("diff", "-", "later.txt", "--format", "html", "--output", "对比.html", stdin="甲".encode())
    page = (tmp_path / "对比.html").read_text(encoding="utf-8")
    assert "（标准输入）" in page
    assert faults_of(page) == []
    result = run("diff", "-", "-")
    assert (result.exit_code, "只能写一次" in result.stderr) == (2, True)
