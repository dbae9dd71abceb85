"""Verdicts out to people and back: what is drawn, what is taken in, what is refused, how long a decision stands."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from batch.conftest import audit
from batch.review.workbooks import Run, confirm, decisions, fill_in, rows_of
from click.testing import CliRunner, Result
from jsonschema import validate
from openpyxl import load_workbook

from checker.audit.agreement import status_of
from checker.audit.review import Ruling, State
from checker.batch.review.standing import handed_of, reviewed_of
from checker.batch.store import Store
from checker.cli import main
from checker.errors import UsageFault
from checker.finding import Outcome
from checker.rendering.audit_json import audit_schema
from checker.rendering.review_workbook import KEY, RULING, RULING_WORDS, SHEET

TODAY = date.today().isoformat()


def test_there_and_back_keeps_who_when_what_and_why(
    run: Run, handed: Path, store: Path, tmp_path: Path
) -> None:
    filled = tmp_path / "filled.xlsx"

    def answer(number: int, cells: dict[str, Any]) -> dict[str, Any] | None:
        if number == 0:
            return {"ruling": "拿不准", "note": "原文前后矛盾", "day": "2025年3月2日", "reviewer": "李四"}
        return confirm(number, cells) if number < 10 else None

    fill_in(handed, filled, answer)
    result = run("import", filled, "--reviewer", "张三")
    assert result.exit_code == 0, result.output
    assert "新增 10 条" in result.output
    assert "没有填的 40 行" in result.output
    taken = {(row[1], row[2], row[3], row[4]) for row in decisions(store)}
    assert ("李四", "2025-03-02", "unsure", "原文前后矛盾") in taken
    assert {row[0] for row in taken} == {"张三", "李四"}
    assert {row[1] for row in taken if row[0] == "张三"} == {TODAY}
    before = decisions(store)
    assert "与库里相同 10 条" in run("import", filled, "--reviewer", "张三").output
    assert decisions(store) == before
    again = run("export", "--xlsx", tmp_path / "next.xlsx", "--sample", 30, "--doubts", 20)
    assert "其中 10 项已复核" in again.output
    assert len(rows_of(tmp_path / "next.xlsx")) == 40


def test_all_faults_are_told_at_once_and_nothing_is_taken(
    run: Run, handed: Path, store: Path, tmp_path: Path
) -> None:
    filled = tmp_path / "filled.xlsx"
    second = rows_of(handed)[1][KEY]
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    answers: dict[int, dict[str, Any]] = {
        0: {"ruling": "充分"},
        1: {"ruling": "基本充分"},
        2: {"note": "忘了选"},
        3: {"ruling": "缺失", "day": tomorrow},
        4: {"ruling": "缺失", "day": "三月初"},
        5: {"ruling": "充分", "note": "=HYPERLINK(1)"},
        6: {"ruling": "充分", "key": "0" * 20},
        7: {"ruling": "充分", "key": second},
        8: {"ruling": "充分", "key": None},
    }
    fill_in(handed, filled, lambda number, _: answers.get(number))
    result = run("import", filled, "--reviewer", "张三")
    assert result.exit_code == 2
    assert decisions(store) == []
    for row, words in (
        (4, "“基本充分”不在可选的里"),
        (5, "没有选复核结论"),
        (6, "还没有到"),
        (7, "“三月初”看不懂"),
        (8, "备注是公式"),
        (9, "不是从这个审查库导出的"),
        (11, "没有编号"),
    ):
        assert f"{SHEET} 第 {row} 行：" in result.output
        assert words in result.output
    assert "共 7 处" in result.output
    assert f"{SHEET} 第 3 行" not in result.output


def test_one_verdict_is_decided_in_one_row_only(run: Run, handed: Path, store: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.xlsx"
    first = rows_of(handed)[0][KEY]
    fill_in(handed, filled, lambda n, _: {"ruling": "充分", "key": first} if n < 2 else None)
    result = run("import", filled, "--reviewer", "张三")
    assert result.exit_code == 2
    assert "与第 3 行是同一项判断" in result.output
    assert decisions(store) == []


def test_an_older_sheet_does_not_undo_a_newer_decision(
    run: Run, handed: Path, store: Path, tmp_path: Path
) -> None:
    newer, older = tmp_path / "newer.xlsx", tmp_path / "older.xlsx"
    fill_in(handed, newer, lambda n, _: {"ruling": "充分", "day": "2025-03-02"} if n == 0 else None)
    fill_in(handed, older, lambda n, _: {"ruling": "缺失", "day": "2025-03-01"} if n == 0 else None)
    assert run("import", newer, "--reviewer", "张三").exit_code == 0
    assert "已有更晚的结论“充分”" in run("import", older, "--reviewer", "张三").output
    assert run("import", older, "--reviewer", "李四").exit_code == 0
    assert {(row[1], row[3]) for row in decisions(store)} == {("张三", "met"), ("李四", "missing")}
    fill_in(handed, older, lambda n, _: {"ruling": "缺失", "day": "2025-03-03"} if n == 0 else None)
    assert "更新 1 条" in run("import", older, "--reviewer", "张三").output


def test_a_workbook_that_may_be_filled_in_is_not_overwritten(run: Run, handed: Path, store: Path) -> None:
    before = handed.read_bytes()
    result = run("export", "--xlsx", handed)
    assert result.exit_code == 2
    assert "不覆盖" in result.output
    assert handed.read_bytes() == before
    with Store(store) as opened:
        assert handed_of(opened).exports == 1


def test_what_was_not_written_was_not_handed_out(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UsageFault("结果写不进")

    monkeypatch.setattr("checker.cli.output.write_whole", full)
    assert run("export", "--xlsx", tmp_path / "a.xlsx").exit_code == 2
    with Store(store) as opened:
        assert handed_of(opened).exports == 0
        assert not list(opened.rows("SELECT * FROM review_items"))


def test_a_row_needs_a_reviewer(run: Run, handed: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.xlsx"
    fill_in(handed, filled, lambda n, cells: confirm(n, cells) if n == 0 else None)
    assert "没有写复核人" in run("import", filled).output
    assert run("import", filled, "--reviewer", " ").exit_code == 2


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(b"PK\x03\x04 no workbook"), "读不出来"),
        (lambda path: path.write_text("编号,结论", encoding="utf-8"), "读不出来"),
        (lambda path: path.unlink(), "没有这个文件"),
        (lambda path: _change(path, lambda book: book.remove(book[SHEET])), "没有名为“复核”的工作表"),
        (lambda path: _change(path, lambda book: book[SHEET].delete_rows(1, 2)), "表头里没有"),
        (lambda path: _change(path, lambda book: _rename(book[SHEET], RULING)), "缺少这几列：复核结论"),
    ],
)
def test_what_is_no_review_workbook_is_said(
    run: Run, handed: Path, spoil: Callable[[Path], Any], words: str
) -> None:
    spoil(handed)
    result = run("import", handed, "--reviewer", "张三")
    assert result.exit_code == 2
    assert words in result.output
    assert "Traceback" not in result.output


def _change(path: Path, change: Callable[[Any], None]) -> None:
    book = load_workbook(path)
    change(book)
    book.save(path)


def _rename(sheet: Any, title: str) -> None:
    (cell,) = [cell for cell in sheet[2] if cell.value == title]
    cell.value = "别的"


REPORT = """松坪县人民政府2024年度法治政府建设情况报告
2024年，松坪县深入推进法治政府建设，现将有关情况报告如下。
一、主要举措和成效
（一）规范决策。县政府法律顾问出具法律意见{opinions}份，审查合同47件。
（二）严格执法。开展案卷评查2次，评查案卷186册，通报问题31个。
二、存在的不足
一是执法力量不足，基层执法人员老化。二是普法形式单一。
三、2025年工作安排
（一）开展执法培训4期。（二）新建法治公园2处。（三）修订决策目录。
"""


def test_a_decision_stands_until_its_evidence_changes(tmp_path: Path) -> None:
    folder, store, sheet = tmp_path / "reports", tmp_path / "a.sqlite", tmp_path / "s.xlsx"
    folder.mkdir()
    report = folder / "松坪县.txt"
    report.write_text(REPORT.format(opinions=63), encoding="utf-8")
    audit(store, folder)

    def command(name: str, *more: object) -> Result:
        return CliRunner().invoke(main, ["audit", "review", name, str(store), *map(str, more)])

    assert command("export", "--xlsx", sheet, "--sample", 200).exit_code == 0
    fill_in(sheet, sheet, confirm)
    assert command("import", sheet, "--reviewer", "张三").exit_code == 0

    def states() -> dict[str, State]:
        with Store(store) as opened:
            return {one.element: one.state for one in reviewed_of(opened)}

    assert set(states().values()) == {State.VALID}
    # Other blanks and another line: nothing that was decided on has changed.
    report.write_text("\n" + REPORT.format(opinions=63).replace("，", "，\u200b"), encoding="utf-8")
    audit(store, folder)
    assert set(states().values()) == {State.VALID}
    report.write_text(REPORT.format(opinions=64), encoding="utf-8")
    audit(store, folder)
    stale = {element for element, state in states().items() if state is State.STALE}
    assert "decisions/legal-advisers" in stale
    assert "content/plan" not in stale
    assert len(stale) < 6
    assert "已过时" in command("status").output
    report.unlink()
    (folder / "别的.txt").write_text(
        REPORT.format(opinions=1).replace("松坪县", "竹溪口县"), encoding="utf-8"
    )
    audit(store, folder)
    assert set(states().values()) == {State.GONE}
    with Store(store) as opened:
        status = status_of(handed_of(opened))
    assert status.overall.pairs == 0
    assert status.gone == len(states())


def test_outputs_of_the_audit_show_decisions_and_change_no_point(
    run: Run, handed: Path, store: Path, tmp_path: Path
) -> None:
    def points() -> list[Any]:
        with Store(store) as opened:
            return list(opened.connection.execute("SELECT id, points FROM reports ORDER BY id"))

    before, filled = points(), tmp_path / "filled.xlsx"

    def otherwise(_: int, cells: dict[str, Any]) -> dict[str, Any]:
        word = cells["程序判断"].split()[1]
        return {"ruling": "缺失" if word != "缺失" else "充分", "note": "=不是公式"[1:]}

    fill_in(handed, filled, otherwise)
    run("import", filled, "--reviewer", "张三")
    made = tmp_path / "out"
    made.mkdir()
    result = CliRunner().invoke(
        main,
        ["audit", "report", str(store), "--xlsx", str(made / "a.xlsx"), "--html", str(made / "a.html"), "--csv", str(made), "--json", str(made / "a.json")],
    )  # fmt: skip
    assert result.exit_code in (0, 1, 3), result.output
    assert points() == before
    book = load_workbook(made / "a.xlsx")
    assert book["复核"].max_row == 2 + 50
    problems = list(book["问题清单"].iter_rows(min_row=2, values_only=True))
    column = problems[0].index("复核")
    assert any("改判“" in (row[column] or "") and "张三" in row[column] for row in problems[1:])
    assert "人工复核与程序不一致的" in (made / "a.html").read_text(encoding="utf-8")
    assert "改判“" in (made / "verdicts.csv").read_text(encoding="utf-8-sig")
    value = json.loads((made / "a.json").read_text(encoding="utf-8"))
    validate(value, audit_schema())
    assert {one["reviewer"] for one in value["reviews"]} == {"张三"}
    assert len(value["reviews"]) == 50


def test_status_tells_agreement_for_doubts_and_sample_apart(
    run: Run, handed: Path, store: Path, tmp_path: Path
) -> None:
    assert (
        "还没有导出过"
        in CliRunner().invoke(main, ["audit", "review", "status", str(_empty(tmp_path))]).output
    )
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    fill_in(handed, first, confirm)
    turned = {Outcome.MET: "仅提及", Outcome.PARTIAL: "缺失", Outcome.MISSING: "充分"}
    words = {"充分": turned[Outcome.MET], "仅提及": turned[Outcome.PARTIAL], "缺失": turned[Outcome.MISSING]}

    def differs_in_doubts(_: int, cells: dict[str, Any]) -> dict[str, Any]:
        word = cells["程序判断"].split()[1]
        drawn = cells["为什么请您看"].startswith("随机抽取")
        return {"ruling": word if drawn else words[word]}

    fill_in(handed, second, differs_in_doubts)
    run("import", first, "--reviewer", "张三")
    run("import", second, "--reviewer", "李四")
    with Store(store) as opened:
        status = status_of(handed_of(opened))
    assert (status.sampled.pairs, status.sampled.equal, status.sampled.kappa) == (60, 60, 1.0)
    assert (status.doubtful.pairs, status.doubtful.equal) == (40, 20)
    assert status.between["张三", "李四"].equal == 30
    assert status.rest is not None
    assert status.rest.share == 0
    assert 0 < status.rest.high < 0.2
    assert status.whole is not None
    assert status.whole.share > 0
    result = run("status")
    for told in ("100 条中 80 条一致", "60 条中 60 条一致", "kappa 1.00", "张三—李四", "错误率约 0.0%"):
        assert told in result.output, told


def _empty(folder: Path) -> Path:
    path = folder / "empty.sqlite"
    Store(path, create=True).close()
    return path


@pytest.mark.desktop
def test_a_workbook_saved_by_libreoffice_comes_back(
    run: Run, handed: Path, store: Path, tmp_path: Path
) -> None:
    soffice = shutil.which("soffice")
    assert soffice is not None
    filled = tmp_path / "filled.xlsx"
    fill_in(handed, filled, lambda n, cells: {**confirm(n, cells), "day": "2025-03-02", "note": "-1 见附件"})
    saved = tmp_path / "saved"
    command = [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to"]
    subprocess.run(
        [*command, "xlsx:Calc MS Excel 2007 XML", "--outdir", str(saved), str(filled)], check=True, capture_output=True, timeout=180
    )  # fmt: skip
    result = run("import", saved / "filled.xlsx", "--reviewer", "张三")
    assert result.exit_code == 0, result.output
    assert {row[2:5:2] for row in decisions(store)} == {("2025-03-02", "-1 见附件")}
    assert len(decisions(store)) == 50
    sheet = load_workbook(saved / "filled.xlsx")[SHEET]
    assert sheet.protection.sheet
    assert [one.formula1 for one in sheet.data_validations.dataValidation] == [
        '"' + ",".join(RULING_WORDS.values()) + '"'
    ]


def test_rulings_cover_the_scored_outcomes() -> None:
    assert {one.value for one in (Outcome.MET, Outcome.PARTIAL, Outcome.MISSING, Outcome.NOT_APPLICABLE)} == {
        one.value for one in Ruling
    } - {"unsure"}
