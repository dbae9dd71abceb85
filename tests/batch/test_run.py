"""A run over a corpus: every file a row, nothing twice, nothing lost, the order of no matter."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from batch.conftest import audit, content, statuses, touch
from batch.engines import Inline
from texts import REPORT

from checker import check_report
from checker.batch.store import Store, scorecard_of, sentences_of, text_of
from checker.errors import UsageFault
from checker.structure import outline_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports and a broken file, to be changed by a test."""
    home = tmp_path / "reports"
    home.mkdir()
    (home / "a.txt").write_text(REPORT, encoding="utf-8")
    (home / "b.txt").write_text(REPORT.replace("2024", "2023").replace("2025", "2024"), encoding="utf-8")
    (home / "c.docx").write_bytes(b"PK\x03\x04 cut off")
    for day, name in enumerate(("a.txt", "b.txt", "c.docx"), 1):
        touch(home / name, day)
    return home


def test_every_file_is_accounted_for_as_the_corpus_says(audited: Path, expected: dict[str, dict[str, Any]]):
    assert statuses(audited) == {path: one["status"] for path, one in expected.items()}
    assert {one["status"] for one in expected.values()} == {"assessed", "failed", "duplicate", "superseded"}


def test_known_outcomes_come_out(audited: Path, expected: dict[str, dict[str, Any]]):
    known = wrong = 0
    with Store(audited) as store:
        for row in store.rows("SELECT path, report_id FROM inputs WHERE report_id IS NOT NULL"):
            query = "SELECT element, outcome FROM findings WHERE report_id = ?"
            found = dict(tuple(r) for r in store.rows(query, (row["report_id"],)))
            outcomes = expected[row["path"]]["outcomes"]
            known += len(outcomes)
            wrong += sum(found[element] != outcome for element, outcome in outcomes.items())
    assert known > 300
    # A wording may be met by a typo of another one; the construction looks at exact wordings. The rest: test_generator.py.
    assert wrong <= known * 0.015


def test_a_scorecard_from_the_store_is_that_of_a_single_check(corpus: Path, tmp_path: Path):
    store_path = tmp_path / "a.sqlite"
    audit(store_path, corpus / "reports")  # no manifest: what a report says of itself
    with Store(store_path) as store:
        rows = list(store.rows("SELECT path, report_id FROM inputs WHERE report_id IS NOT NULL"))
        assert len(rows) > 15
        for row in rows:
            assert scorecard_of(store, row["report_id"], row["path"]) == check_report(Path(row["path"]))


def test_text_and_sentences_are_kept_as_they_were_judged(audited: Path):
    with Store(audited) as store:
        for row in store.rows("SELECT id, chars FROM reports LIMIT 5"):
            text, sentences = text_of(store, row["id"]), sentences_of(store, row["id"])
            assert len(text) == row["chars"]
            assert sentences
            assert all(text[s.start : s.end].strip() for s in sentences)


def test_sentences_have_the_parts_of_the_outline(folder: Path, tmp_path: Path):
    from checker.reading import read_document

    audit(tmp_path / "a.sqlite", folder / "a.txt")
    outline = outline_of(read_document(folder / "a.txt"))
    with Store(tmp_path / "a.sqlite") as store:
        (report,) = (row["report_id"] for row in store.rows("SELECT report_id FROM inputs"))
        kept = [(s.start, s.end, s.part, s.is_heading) for s in sentences_of(store, report)]
    assert kept == [(s.start, s.end, s.part, s.is_heading) for s in outline.sentences]


def test_the_order_of_work_leaves_no_trace(corpus: Path, audited: Path, tmp_path: Path):
    audit(tmp_path / "b.sqlite", corpus / "manifest.csv", backwards=True)
    assert content(tmp_path / "b.sqlite") == content(audited)


def test_nothing_is_done_twice(folder: Path, tmp_path: Path):
    audit(tmp_path / "a.sqlite", folder)
    before = content(tmp_path / "a.sqlite")
    summary = audit(tmp_path / "a.sqlite", folder)
    assert summary.run is not None
    assert (summary.run.assessed, summary.run.unchanged, summary.run.failed) == (0, 2, 1)
    assert content(tmp_path / "a.sqlite") == before


def test_a_changed_file_is_done_again_and_its_old_report_goes(folder: Path, tmp_path: Path):
    audit(tmp_path / "a.sqlite", folder)
    (folder / "a.txt").write_text(REPORT + "\n全年办理行政复议案件7件。\n", encoding="utf-8")
    summary = audit(tmp_path / "a.sqlite", folder)
    assert summary.run is not None
    assert (summary.run.assessed, summary.run.unchanged) == (1, 1)
    with Store(tmp_path / "a.sqlite") as store:
        assert store.connection.execute("SELECT count(*) FROM reports").fetchone() == (2,)
        orphans = "SELECT count(*) FROM findings WHERE report_id NOT IN (SELECT id FROM reports)"
        assert store.connection.execute(orphans).fetchone() == (0,)


@pytest.mark.parametrize("how", [{"profile": "township"}, {"hints": True}])
def test_other_rules_or_options_mean_that_all_is_done_again(
    how: dict[str, Any], folder: Path, tmp_path: Path
):
    audit(tmp_path / "a.sqlite", folder)
    summary = audit(tmp_path / "a.sqlite", folder, **how)
    assert summary.run is not None
    assert summary.run.assessed == 2
    assert summary.rulebooks == 1


def test_what_the_manifest_says_outranks_the_report_and_is_part_of_what_is_remembered(
    folder: Path, tmp_path: Path
):
    listed = tmp_path / "list.csv"
    listed.write_text(
        "路径,单位,层级,年度,地区\nreports/a.txt,青岭镇人民政府,乡镇,2022,370306\n", encoding="utf-8"
    )
    store_path = tmp_path / "a.sqlite"
    audit(store_path, listed)
    with Store(store_path) as store:
        row = next(store.rows("SELECT issuer, level, year, region, body, anchored FROM reports"))
    assert tuple(row) == ("青岭镇人民政府", "T", 2022, "370306", "370306/青岭镇", 1)
    listed.write_text("路径,层级\nreports/a.txt,X\n", encoding="utf-8")
    summary = audit(store_path, listed)
    assert summary.run is not None
    assert summary.run.assessed == 1


def test_a_file_that_is_gone_keeps_its_row(folder: Path, tmp_path: Path):
    audit(tmp_path / "a.sqlite", folder)
    (folder / "b.txt").unlink()
    audit(tmp_path / "a.sqlite", folder)
    assert statuses(tmp_path / "a.sqlite")[(folder / "b.txt").as_posix()] == "gone"
    shutil.copy(folder / "a.txt", folder / "b.txt")
    audit(tmp_path / "a.sqlite", folder)
    assert statuses(tmp_path / "a.sqlite")[(folder / "b.txt").as_posix()] == "duplicate"


def test_another_source_leaves_the_first_one_alone(folder: Path, tmp_path: Path):
    audit(tmp_path / "a.sqlite", folder / "a.txt")
    audit(tmp_path / "a.sqlite", folder / "b.txt")
    assert set(statuses(tmp_path / "a.sqlite").values()) == {"assessed"}


def test_of_two_versions_the_later_published_counts(folder: Path, tmp_path: Path):
    (folder / "b.txt").write_text(REPORT + "\n全年办理行政复议案件7件。\n", encoding="utf-8")
    listed = tmp_path / "list.csv"
    listed.write_text(
        "路径,地区,公开日期\nreports/a.txt,370306,2025-03-20\nreports/b.txt,370306,2025年1月5日\n",
        encoding="utf-8",
    )
    audit(tmp_path / "a.sqlite", listed)
    assert statuses(tmp_path / "a.sqlite") == {
        (folder / "a.txt").as_posix(): "assessed",
        (folder / "b.txt").as_posix(): "superseded",
    }
    with Store(tmp_path / "a.sqlite") as store:
        reason = store.connection.execute("SELECT reason FROM inputs WHERE status = 'superseded'").fetchone()[
            0
        ]
    assert "a.txt" in reason
    assert "2025-01-05早于 2025-03-20" in reason


def test_two_towns_of_one_name_are_not_taken_for_versions(tmp_path: Path):
    home = tmp_path / "towns"
    home.mkdir()
    title = "青岭镇人民政府2024年法治政府建设年度报告\n2024年，我镇扎实推进法治政府建设。现将有关情况报告如下：\n一、主要举措和成效\n"
    for name, work in (("甲", "化解纠纷46件，回访群众210人次"), ("乙", "开展执法检查31次，培训执法人员9名")):
        (home / f"{name}.txt").write_text(
            title + "".join(f"第{n}季度{work}。\n" for n in "一二三四"), encoding="utf-8"
        )
    summary = audit(tmp_path / "a.sqlite", home)
    assert set(statuses(tmp_path / "a.sqlite").values()) == {"assessed"}
    assert summary.doubtful == 1


def test_an_interrupted_run_keeps_what_is_done_and_goes_on_from_there(
    corpus: Path, audited: Path, tmp_path: Path
):
    engines: list[Inline] = []
    for stop in (5, 9, None):
        summary = audit(
            tmp_path / "a.sqlite", corpus / "manifest.csv", stop_after=stop, engine=engines.append
        )
        assert summary.run is not None
        assert summary.run.state == ("finished" if stop is None else "interrupted")
    assert summary.run is not None
    assert summary.run.unchanged > 0
    assert content(tmp_path / "a.sqlite") == content(audited)


def test_a_fault_of_the_engine_is_raised_after_what_is_done_was_written(corpus: Path, tmp_path: Path):
    class Broken(Inline):
        def run(self, tasks: Any) -> Any:
            for number, result in enumerate(super().run(tasks)):
                if number == 4:
                    raise UsageFault("没有集群了")
                yield result

    from checker.batch.run import Plan, run_audit
    from checker.batch.task import Settings

    plan = Plan(tmp_path / "a.sqlite", (str(corpus / "reports"),), Settings(today="2026-01-15"))
    with pytest.raises(UsageFault):
        run_audit(plan, Broken)
    with Store(tmp_path / "a.sqlite") as store:
        done = store.connection.execute("SELECT count(*) FROM inputs WHERE done_run = 1").fetchone()
        assert done == (4,)
        assert store.connection.execute("SELECT state FROM runs").fetchone() == ("interrupted",)


def test_waivers_beside_a_report_hold_as_in_a_single_check(folder: Path, tmp_path: Path):
    issuer = check_report(folder / "a.txt").document.issuer
    (folder / "dabiao.yaml").write_text(
        f"waivers:\n- id: disputes/adjudication\n  issuer: {issuer}\n  reason: 没有裁决事项\n  approver: 市司法局\n  expires: '2099-12-31'\n",
        encoding="utf-8",
    )
    audit(tmp_path / "a.sqlite", folder, today="2026-01-15")
    with Store(tmp_path / "a.sqlite") as store:
        for row in store.rows("SELECT path, report_id FROM inputs WHERE report_id IS NOT NULL"):
            card = check_report(Path(row["path"]))
            assert scorecard_of(store, row["report_id"], row["path"]) == card
            assert any(finding.outcome == "waived" for finding in card.findings)
    summary = audit(tmp_path / "a.sqlite", folder, today="2026-01-16")
    assert summary.run is not None
    assert summary.run.assessed == 2  # a waiver may have ended overnight


def test_faulty_waivers_beside_a_report_cost_that_folder_only(folder: Path, tmp_path: Path):
    (folder / "sub").mkdir()
    shutil.copy(folder / "a.txt", folder / "sub" / "d.txt")
    (folder / "sub" / "dabiao.yaml").write_text("waivers: 全部\n", encoding="utf-8")
    audit(tmp_path / "a.sqlite", folder)
    assert statuses(tmp_path / "a.sqlite")[(folder / "sub" / "d.txt").as_posix()] == "failed"
    assert statuses(tmp_path / "a.sqlite")[(folder / "a.txt").as_posix()] == "assessed"
