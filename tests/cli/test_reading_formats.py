"""`dabiao read` and `dabiao check` on files of several formats, made here; and the line that a slow step shows."""

import io
import json
import sys

import pytest
from click.testing import CliRunner
from fidelity import gold, pages, typeset, word_files

from checker.cli import main
from checker.cli.program import Main
from checker.progress import announce, heard_by

_BEFORE = (gold.OPENING, *gold.BEFORE_TABLE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("reports")
    (path / "报告.docx").write_bytes(word_files.hard_docx())
    printed = typeset.pages_of(gold.TITLE, _BEFORE, gold.TABLE, (*gold.AFTER_TABLE, *gold.CLOSING))
    (path / "报告.pdf").write_bytes(typeset.as_pdf(printed))
    (path / "报告.ofd").write_bytes(typeset.as_ofd(printed))
    page = pages.page_of("A 栏目正文容器", gold.TITLE, _BEFORE, gold.TABLE, gold.AFTER_TABLE)
    (path / "报告.mht").write_bytes(pages.as_mht(page))
    return path


def invoke(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("file", "extent", "place"),
    [
        ("报告.docx", "注释 1 条　文本框 1 段", "第 2 段 脚注 1"),
        ("报告.pdf", "3 页　表格 1 张", "第 2—3 页"),
        ("报告.ofd", "3 页　表格 1 张", "第 2 页 表 1 第 5 行"),
        ("报告.mht", "表格 1 张", "表 1 第 5 行"),
    ],
)
def test_what_was_read_is_listed_with_its_places(folder, file, extent, place):
    shown = invoke("read", folder / file, "--paragraphs", "--width", "100").stdout
    assert extent in shown.split("\n")[1]
    assert any(line.startswith(place) for line in shown.split("\n"))


def test_the_day_of_publication_is_told_with_its_source(folder):
    assert "2025-03-28（据网页元数据 pubdate）" in invoke("read", folder / "报告.mht").stdout
    hints = json.loads(invoke("read", folder / "报告.mht", "--format", "json").stdout)["hints"]
    assert hints == {
        "title": gold.TITLE,
        "issuer": "青禾县司法局",
        "published": "2025-03-28",
        "published_source": "网页元数据 pubdate",
    }


@pytest.mark.parametrize("options", [("--text", "--paragraphs"), ("--paragraphs", "--format", "json")])
def test_only_one_view_at_a_time(folder, options):
    result = invoke("read", folder / "报告.pdf", *options)
    assert (result.exit_code, "只能用一个" in result.stderr) == (2, True)


def test_a_check_names_the_page_of_its_evidence(folder):
    result = invoke("check", folder / "报告.pdf", "--format", "json")
    card = json.loads(result.stdout)
    places = {quote["place"] for finding in card["findings"] for quote in finding["evidence"]}
    assert places <= {"第 1 页", "第 2 页", "第 3 页", "第 1—2 页", "第 2—3 页"} | {
        f"第 2 页 表 1 第 {n} 行" for n in range(1, 6)
    }
    assert len(places) > 2
    assert "（第 3 页" in invoke("check", folder / "报告.pdf").stdout


class _Screen(io.StringIO):
    def __init__(self, is_terminal):
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self):
        return self._is_terminal


@pytest.mark.parametrize(("is_terminal", "shown"), [(True, "dabiao：正在转换……\n"), (False, "")])
def test_a_slow_step_says_one_line_on_a_terminal_only(monkeypatch, is_terminal, shown):
    group = Main("dabiao")

    @group.command("slow")
    def slow():
        announce("正在转换……")

    screen = _Screen(is_terminal)
    monkeypatch.setattr(sys, "stderr", screen)
    with pytest.raises(SystemExit) as left:
        group.main(["slow"])
    assert (left.value.code, screen.getvalue()) == (0, shown)


def test_nobody_hears_what_is_said_outside():
    heard = []
    announce("没有人听")
    with heard_by(heard.append):
        announce("一")
        with heard_by(lambda message: heard.append(f"里面：{message}")):
            announce("二")
    announce("三")
    assert heard == ["一", "里面：二"]
