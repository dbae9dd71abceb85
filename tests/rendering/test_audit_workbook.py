"""The workbook of an audit: sheets, head, marks beside colours, nothing that runs, nothing lost."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from audit.rows import ABSENT, ELEMENTS, MET, MISSING, PARTIAL, UNASSESSED, WAIVED, overview, report

from checker.audit.values import LeftOut
from checker.finding import Outcome
from checker.rendering import audit_workbook_lists
from checker.rendering.audit_sheet import cut_text
from checker.rendering.audit_words import MARKS, NOT_ASKED
from checker.rendering.audit_workbook import SHEETS, audit_workbook

FORMULA = '=cmd|"/c calc"!A1'
LEFT_OUT = (
    LeftOut("报告/坏.docx", "failed", "damaged", "文件已损坏", "请重新下载", None),
    LeftOut("报告/又一份.docx", "duplicate", "duplicate", "逐字节相同", "", "报告/001.docx"),
)
REPORTS = (
    report(1, (MET, PARTIAL, MISSING, ABSENT), contradictions=1, missing_mandatory=("不足的原因",)),
    report(2, (MET, WAIVED, UNASSESSED, None), year=2023),
    report(3, level=None),
)


def book(**given):
    return openpyxl.load_workbook(BytesIO(audit_workbook(overview(REPORTS, left_out=LEFT_OUT, **given))))


def texts(sheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_sheets_are_those_the_summary_names() -> None:
    made = book()
    assert made.sheetnames == list(SHEETS)
    summary = "\n".join(str(cell) for row in texts(made["摘要与读法"]) for cell in row if cell)
    assert "计入 3 份报告" in summary
    assert "无法评估 1 个" in summary
    assert "误差之内的先后不算先后" in summary
    assert "层级没有认出 1 份" in summary


def test_the_head_is_frozen_and_repeated_on_paper() -> None:
    made = book()
    assert made["要素矩阵"].freeze_panes == "F4"
    assert made["排名"].freeze_panes == "G3"
    for name in list(SHEETS)[1:]:
        sheet = made[name]
        assert sheet.page_setup.orientation == "landscape", name
        assert sheet.print_title_rows, name
        assert sheet.page_setup.fitToHeight == 0, name


def test_every_cell_of_the_matrix_says_in_a_mark_what_its_colour_says() -> None:
    sheet = book()["要素矩阵"]
    first = 6
    rows = {row[3].value: row for row in sheet.iter_rows(min_row=4)}
    for one in REPORTS:
        cells = rows[one.name][first - 1 :]
        assert [cell.value for cell in cells] == [MARKS[v] if v else NOT_ASKED for v in one.verdicts]
    fills = {
        cell.value: cell.fill.fgColor.rgb for row in rows.values() for cell in row[first - 1 :] if cell.value
    }
    assert len(set(fills.values())) == len(fills) == len(Outcome)
    assert [cell.value for cell in sheet[3]][first - 1 :] == [element.title for element in ELEMENTS]


def test_the_list_of_problems_has_what_lacks_and_only_that() -> None:
    rows = texts(book()["问题清单"])[2:]
    assert [(row[2], row[4], row[6]) for row in rows] == [
        ("第1县人民政府", "不足的原因", "◐ 仅提及"),
        ("第1县人民政府", "信息化平台", "○ 缺失"),
        ("第2县人民政府", "信息化平台", "未 未评估"),
    ]


def test_files_left_out_and_reports_without_a_place_are_rows_with_reasons() -> None:
    rows = texts(book()["未评估文件"])[2:]
    assert [row[:3] for row in rows] == [
        ["无法评估", "报告/坏.docx", "文件已损坏"],
        ["重复", "报告/又一份.docx", "逐字节相同"],
        ["计入，不排名", "报告/003.docx", "层级没有认出"],
    ]


def test_nothing_in_a_report_becomes_a_formula_or_a_link() -> None:
    hostile = [report(1, (MISSING,) * 4, issuer=FORMULA, path="http://x.invalid/a.docx", region_name="+1")]
    content = audit_workbook(overview(hostile, words=f"{FORMULA}\x1b[31m\u202e\x00\ud800"))
    with ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in parts.read(name), name
            if name.endswith(".rels"):
                assert b"x.invalid" not in parts.read(name), name
        shared = parts.read("xl/sharedStrings.xml").decode()
    assert FORMULA.split("|", maxsplit=1)[0] in shared
    assert not re.search("[\x00-\x08\x1b\u202e]", shared)


def test_a_long_text_is_cut_and_says_so() -> None:
    assert cut_text("长" * 40_000).endswith("……")
    assert len(cut_text("长" * 40_000)) < 32_767


def test_a_list_beyond_the_limit_says_how_much_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_workbook_lists, "MOST_PROBLEMS", 2)
    sheet = book()["问题清单"]
    assert "共 3 条，这里只列前 2 条" in sheet["A1"].value
    assert sheet.max_row == 4


def test_an_empty_audit_is_a_workbook_too() -> None:
    made = openpyxl.load_workbook(BytesIO(audit_workbook(overview([]))))
    assert made["未评估文件"]["A3"].value == "没有"


@pytest.mark.desktop
def test_libreoffice_opens_a_thousand_by_sixty_five_made_in_ten_seconds(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice is not None
    wide = overview([report(number) for number in range(1000)])
    # 65 columns of the same four elements: what costs time is cells, not names.
    from dataclasses import replace

    from checker.audit.accuracy import shipped_accuracy
    from checker.audit.overview import Overview
    from checker.audit.values import Detail
    from checker.finding import Certainty, Importance

    elements = tuple(replace(ELEMENTS[n % 4], id=f"{ELEMENTS[n % 4].id}-{n}") for n in range(65))
    verdicts = tuple((MET, PARTIAL, MISSING)[n % 3] for n in range(65))
    rows = tuple(
        replace(one, verdicts=verdicts, importances=(Importance.ADVISED,) * 65, points=50.8)
        for one in wide.contents.reports
    )

    def details(wanted):
        for id_ in wanted:
            for element, verdict in zip(elements, verdicts, strict=True):
                words = f"第{id_}份报告关于{element.title}的一段文字，写明了年度里做了什么。"
                yield Detail(
                    id_, element.id, verdict, Importance.ADVISED, Certainty.SURE, words, words, "", words, words, words, words
                )  # fmt: skip

    contents = replace(wide.contents, elements=elements, reports=rows, problems=details)
    began = time.process_time()
    content = audit_workbook(Overview(contents, shipped_accuracy()))
    assert time.process_time() - began < 10
    (tmp_path / "a.xlsx").write_bytes(content)
    command = [
        soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3",
        "--outdir", str(tmp_path), str(tmp_path / "a.xlsx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (exported,) = tmp_path.glob("*.csv")
    lines = exported.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1003
    assert lines[3].count("●") == 22
