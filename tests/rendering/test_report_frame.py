"""The frame of a report: all that is asked, on an official page, and no content until somebody writes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from click.testing import CliRunner

from checker.check import check_report
from checker.cli import main
from checker.finding import Outcome
from checker.reading import read_document
from checker.rendering.report_frame import report_frame
from checker.rulebook import load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

BOOK = load_rulebook()


@pytest.mark.parametrize(
    ("issuer", "level", "year"),
    [
        ("甲省人民政府", "P", 2025),
        ("甲县人民政府", "X", 2026),
        ("乙镇人民政府", "T", 2023),
        ("甲县教育局", "D", 2019),
    ],
)
def test_an_untouched_frame_has_every_element_missing_but_the_title(issuer: str, level: str, year: int):
    card = check_report(report_frame(BOOK, issuer=issuer, level=level, year=year))
    assert (card.document.issuer, card.document.level, card.document.year) == (issuer, level, year)
    assert [f.id for f in card.findings if f.outcome in (Outcome.MET, Outcome.PARTIAL)] == ["document/title"]


@pytest.mark.parametrize("level", "PCXTD")
def test_every_element_asked_has_its_prompt_and_no_other(level: str):
    text = read_document(report_frame(BOOK, issuer="甲县人民政府", level=level, year=2026)).text
    for rule in BOOK.rules.values():
        asked = not rule.exclusion(level, 2026) and rule.id != "document/title"
        assert (f"【提示：{rule.title}（" in text) is asked, rule.id


def test_a_profile_changes_the_frame():
    book = load_rulebook(profile="no-enforcement-department")
    plain = report_frame(BOOK, issuer="甲县档案局", level="D", year=2025)
    assert report_frame(book, issuer="甲县档案局", level="D", year=2025) != plain


def test_same_input_same_bytes():
    assert report_frame(BOOK, issuer="甲县", level="X", year=2026) == report_frame(
        BOOK, issuer="甲县", level="X", year=2026
    )


def test_the_page_is_an_official_one():
    section = python_docx.Document(
        io.BytesIO(report_frame(BOOK, issuer="甲县人民政府", level="X", year=2026))
    ).sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_what_is_written_over_a_prompt_counts():
    word = python_docx.Document(io.BytesIO(report_frame(BOOK, issuer="甲县人民政府", level="X", year=2026)))
    prompt = next(p for p in word.paragraphs if "【提示：行政复议" in p.text)
    for run in prompt.runs[1:]:
        run.text = ""
    prompt.runs[0].text = "全年收到行政复议申请131件，审结126件，直接纠错18件。"
    out = io.BytesIO()
    word.save(out)
    outcomes = {f.id: f.outcome for f in check_report(out.getvalue()).findings}
    assert outcomes["disputes/reconsideration"] is Outcome.MET
    assert outcomes["disputes/litigation"] is Outcome.MISSING


def test_the_command_writes_once_and_never_over_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    asked = ["skeleton", "--issuer", "甲县人民政府", "--year", "2026"]
    assert CliRunner().invoke(main, asked).exit_code == 0
    again = CliRunner().invoke(main, asked)
    assert (again.exit_code, "文件已存在" in again.stderr) == (2, True)
    assert check_report(tmp_path / "骨架.docx").document.year == 2026


def test_an_issuer_of_unknown_level_must_say_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["skeleton", "--issuer", "某某"])
    assert (result.exit_code, "--level" in result.stderr) == (2, True)
