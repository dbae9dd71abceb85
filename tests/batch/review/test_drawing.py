"""Which verdicts are handed out, and the workbook they stand in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from batch.review.workbooks import rows_of
from openpyxl import load_workbook

from checker.audit.review import Stratum
from checker.batch.review.drawing import draw
from checker.batch.store import Store
from checker.rendering.review_workbook import (
    DAY,
    KEY,
    NOTE,
    REVIEWER,
    RULING,
    RULING_WORDS,
    SHEET,
    review_workbook,
)


def test_a_workbook_holds_what_was_drawn_and_the_rest_is_locked(handed: Path) -> None:
    rows = rows_of(handed)
    assert len(rows) == 50
    assert len({row[KEY] for row in rows}) == 50
    assert sum(row["为什么请您看"].startswith("随机抽取") for row in rows) == 30
    assert all(row["依据"] and row["程序判断"] for row in rows)
    sheet = load_workbook(handed)[SHEET]
    assert sheet.protection.sheet
    open_columns = {
        cell.column_letter for row in sheet.iter_rows(min_row=3) for cell in row if not cell.protection.locked
    }
    assert len(open_columns) == 4
    (validation,) = sheet.data_validations.dataValidation
    assert validation.formula1 == '"' + ",".join(RULING_WORDS.values()) + '"'


def test_a_blind_workbook_tells_nothing_of_the_checker(audited: Path, tmp_path: Path) -> None:
    with Store(audited) as opened:
        drawn = draw(opened, sample=30, doubts=30, seed=1)
    path = tmp_path / "a.xlsx"
    path.write_bytes(review_workbook(drawn.items, drawn.strata, "a.sqlite", blind=True))
    rows = rows_of(path)
    assert {row[KEY] for row in rows} == {item.fingerprint for item in drawn.items}
    assert not {"程序判断", "为什么请您看", "还差什么"} & set(rows[0])
    doubts = {item.doubt for item in drawn.items if item.doubt}
    assert not doubts & {str(cell) for row in rows for cell in row.values()}
    assert {RULING, REVIEWER, DAY, NOTE} <= set(rows[0])


def test_the_same_seed_draws_the_same_and_a_larger_sample_holds_the_smaller(audited: Path) -> None:
    with Store(audited) as opened:
        first, again = (draw(opened, sample=30, doubts=5, seed=4) for _ in range(2))
        larger = draw(opened, sample=90, doubts=9, seed=4)
        other = draw(opened, sample=30, doubts=5, seed=5)
    keys = [{one.fingerprint for one in drawn.items} for drawn in (first, again, larger, other)]
    assert keys[0] == keys[1]
    assert keys[0] < keys[2]
    assert keys[0] != keys[3]


def test_the_strata_are_all_verdicts_that_count(audited: Path) -> None:
    with Store(audited) as opened:
        drawn = draw(opened, sample=60, doubts=10_000, seed=1)
        query = """SELECT count(*) FROM findings f JOIN inputs i ON i.report_id = f.report_id JOIN reports r ON r.id = f.report_id
                   WHERE i.status = 'assessed' AND r.is_annual_report = 1 AND f.outcome IN ('met', 'partial', 'missing')"""
        (total,) = opened.connection.execute(query).fetchone()
    assert sum(one.population for one in drawn.strata) == total
    assert sum(one.drawn for one in drawn.strata if one.stratum is not Stratum.DOUBT) == 60
    assert drawn.strata[0].drawn == drawn.strata[0].population
    for item in drawn.items:
        assert bool(item.doubt) is (item.stratum is Stratum.DOUBT)
        assert item.stratum is Stratum.DOUBT or item.stratum.value == item.outcome.value


def test_a_quote_that_looks_like_a_formula_is_text(audited: Path, tmp_path: Path) -> None:
    with Store(audited) as opened:
        drawn = draw(opened, sample=3, doubts=0, seed=1)
    hostile = [replace(one, quote='=HYPERLINK("x","y")', name="+1", path="@SUM(A1)") for one in drawn.items]
    path = tmp_path / "a.xlsx"
    path.write_bytes(review_workbook(hostile, drawn.strata, "=1.sqlite"))
    cells = [cell for row in load_workbook(path)[SHEET].iter_rows(min_row=3) for cell in row]
    assert any(cell.value == "@SUM(A1)" for cell in cells)
    assert not [cell.value for cell in cells if cell.data_type == "f"]
