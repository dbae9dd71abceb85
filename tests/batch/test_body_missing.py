"""A page without its report is a row with the reason and the way to the report, word for word that of a single check."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch.conftest import audit
from reading.test_html import MISSING
from structure.test_body_missing import WITH_BODY, WITHOUT_BODY

from checker import check_report
from checker.batch.store import Store

REFUSED = {f"{number}.txt": text for number, text in enumerate(WITHOUT_BODY.values())}
REFUSED |= {f"{number}.html": source for number, (source, _) in enumerate(MISSING.values())}
TAKEN = {f"{number}.txt": text for number, text in enumerate(WITH_BODY.values())}


@pytest.fixture(scope="module")
def audited_pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(folder of pages, store of an audit of it)."""
    home = tmp_path_factory.mktemp("pages")
    for kind, files in (("refused", REFUSED), ("taken", TAKEN)):
        (home / kind).mkdir()
        for name, text in files.items():
            (home / kind / name).write_text(text, encoding="utf-8")
    audit(home / "a.sqlite", home / "refused", home / "taken")
    return home, home / "a.sqlite"


@pytest.mark.parametrize("name", REFUSED)
def test_a_batch_refuses_what_a_single_check_refuses_with_the_same_words(
    name: str, audited_pages: tuple[Path, Path]
):
    home, path = audited_pages
    file = home / "refused" / name
    with Store(path) as store:
        (row,) = store.rows(
            "SELECT status, code, reason, hint, report_id FROM inputs WHERE path = ?", (str(file),)
        )
    error = check_report(file).error
    assert error is not None
    assert tuple(row) == (
        "failed", "body-missing", error.message.removeprefix(f"{file}："), error.hint, None,
    )  # fmt: skip


def test_a_page_whose_report_is_attached_names_the_attachment(audited_pages: tuple[Path, Path]):
    with Store(audited_pages[1]) as store:
        reasons = [row["reason"] for row in store.rows("SELECT reason FROM inputs WHERE status = 'failed'")]
    assert "正文在附件：甲县年度报告.pdf（/files/a.pdf）" in reasons


def test_a_short_report_is_a_report_in_a_batch_too(audited_pages: tuple[Path, Path]):
    with Store(audited_pages[1]) as store:
        rows = list(store.rows("SELECT path, status FROM inputs WHERE path LIKE '%/taken/%'"))
    assert len(rows) == len(TAKEN)
    assert {row["status"] for row in rows} <= {"assessed", "superseded"}, rows
