"""CSV, Parquet and JSON of an audit: the same rows, each in the manner of its readers."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from audit.rows import ABSENT, ELEMENTS, MET, MISSING, PARTIAL, overview, report
from jsonschema import Draft202012Validator

from checker.audit.values import LeftOut
from checker.rendering.audit_csv import BOM, csv_pieces, guarded
from checker.rendering.audit_json import audit_json, audit_schema
from checker.rendering.audit_parquet import write_parquet
from checker.rendering.audit_tables import tables_of

LEFT_OUT = (LeftOut("坏.docx", "failed", "damaged", "文件已损坏", "请重新下载", None),)
SHOWN = overview(
    [
        report(2**62 + 1, (MET, PARTIAL, MISSING, ABSENT), contradictions=2),
        report(2),
        report(3, is_annual=False),
    ],
    left_out=LEFT_OUT,
)


def read(name: str, shown=SHOWN) -> list[dict[str, str]]:
    (table,) = [one for one in tables_of(shown, words=True) if one.name == name]
    text = b"".join(csv_pieces(table)).decode("utf-8")
    assert text.startswith(BOM)
    return list(csv.DictReader(StringIO(text.removeprefix(BOM), newline="")))


def test_every_report_and_every_verdict_is_a_row() -> None:
    assert len(read("reports")) == 3
    assert len(read("verdicts")) == 3 * len(ELEMENTS)
    assert len(read("consistency")) == 2
    assert [row["原因"] for row in read("left-out")] == ["文件已损坏"]


def test_a_row_says_band_interval_and_why_it_has_none() -> None:
    rows = {row["制发单位"]: row for row in read("reports")}
    assert (rows["第2县人民政府"]["档次"], rows["第2县人民政府"]["得分"]) == ("1", "100.0")
    assert rows["第3县人民政府"]["不排名的原因"] == "不像法治政府建设年度报告"
    assert rows["第3县人民政府"]["档次"] == ""


def test_a_long_number_is_no_number_to_a_spreadsheet() -> None:
    assert {row["报告编号"] for row in read("reports")} == {f"r{2**62 + 1}", "r2", "r3"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        (" =1", "'=1"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("\u202e=1", "'=1"),
        ("法治=好", "法治=好"),
    ],
)
def test_what_a_spreadsheet_would_run_is_disarmed(text, written) -> None:
    assert guarded(text) == written


def test_a_text_of_several_lines_stays_one_row() -> None:
    rows = read("verdicts", overview([report(1)], words='第一行\r\n第二行,"引号"'))
    assert len(rows) == len(ELEMENTS)
    assert rows[0]["原文"] == '第一行 第二行,"引号"'


def test_parquet_holds_the_same_rows_with_types(tmp_path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for table in tables_of(SHOWN, words=False):
        write_parquet(table, tmp_path / table.name)
        assert parquet.read_table(tmp_path / table.name).num_rows == len(list(table.rows()))
    reports = parquet.read_table(tmp_path / "reports").to_pylist()
    assert reports[0]["points"] == 100.0
    assert reports[-1]["unranked"] == "not-annual"
    assert {row["outcome"] for row in parquet.read_table(tmp_path / "verdicts").to_pylist()} == {
        "met",
        "partial",
        "missing",
        "not-applicable",
    }


def test_an_empty_table_is_a_parquet_file_too(tmp_path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    (table,) = [one for one in tables_of(overview([]), words=False) if one.name == "verdicts"]
    write_parquet(table, tmp_path / "empty")
    assert parquet.read_table(tmp_path / "empty").num_rows == 0


@pytest.mark.parametrize("shown", [SHOWN, overview([])], ids=["some", "none"])
def test_the_json_keeps_its_schema(shown) -> None:
    value = json.loads(b"".join(audit_json(shown)))
    Draft202012Validator.check_schema(audit_schema())
    assert list(Draft202012Validator(audit_schema()).iter_errors(value)) == []
    assert len(value["reports"]) == value["files"]["counted"]


def test_the_schema_refuses_a_rank_without_its_error() -> None:
    value = json.loads(b"".join(audit_json(SHOWN)))
    del value["reports"][0]["rank"]["low"]
    assert list(Draft202012Validator(audit_schema()).iter_errors(value))
