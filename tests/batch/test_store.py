"""The store as a file: schema, versions, locks, what is no store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest
from batch.conftest import audit, content

from checker.audit.review import State
from checker.batch.columns import COLUMNS
from checker.batch.review.standing import reviewed_of
from checker.batch.store import SCHEMA_VERSION, Store, is_store, schema
from checker.batch.store import opening as opening_module
from checker.errors import UsageFault

DOC = Path(__file__).parents[2] / "docs" / "audit.md"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "a.sqlite"
    Store(path, create=True).close()
    return path


def test_a_store_tells_its_version_to_any_client(empty: Path):
    with closing(sqlite3.connect(empty)) as client:
        assert client.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert client.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert is_store(empty)


@pytest.mark.parametrize("view", ["报告一览", "要素结果", "前后矛盾", "未计入文件"])
def test_views_are_read_by_a_plain_client(view: str, audited: Path):
    with closing(sqlite3.connect(audited)) as client:
        assert client.execute(f"SELECT * FROM {view} LIMIT 3").fetchall()


@pytest.mark.parametrize("table", COLUMNS)
def test_rows_are_in_the_order_of_the_columns(table: str, empty: Path):
    with Store(empty) as store:
        columns = [row["name"] for row in store.rows(f"PRAGMA table_info({table})")]
    assert tuple(columns) == COLUMNS[table]


def test_every_table_and_view_is_documented(empty: Path):
    text = DOC.read_text(encoding="utf-8")
    with Store(empty) as store:
        names = [
            r["name"] for r in store.rows("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        ]
    assert not [name for name in names if f"`{name}`" not in text]


def test_an_older_store_is_brought_up_to_date(empty: Path, monkeypatch: pytest.MonkeyPatch):
    later = (*schema.MIGRATIONS, "ALTER TABLE runs ADD COLUMN note TEXT;")
    monkeypatch.setattr(opening_module, "MIGRATIONS", later)
    monkeypatch.setattr(opening_module, "SCHEMA_VERSION", len(later))
    with Store(empty) as store:
        assert store.connection.execute("PRAGMA user_version").fetchone() == (len(later),)
        assert "note" in [row["name"] for row in store.rows("PRAGMA table_info(runs)")]


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_a_store_of_every_earlier_version_keeps_its_content(version: int, audited: Path, tmp_path: Path):
    old = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(old, isolation_level=None)) as client:
        for script in schema.MIGRATIONS[:version]:
            client.executescript(script)
        client.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        client.execute(f"PRAGMA user_version = {version}")
        client.execute("ATTACH ? AS source", (str(audited),))
        for table in ("rulebooks", "elements", "runs", "inputs", *COLUMNS):
            client.execute(f"INSERT INTO {table} SELECT * FROM source.{table}")
        if version > 1:
            client.execute(
                "INSERT INTO review_exports (id, exported, seed, strata) VALUES (1, '2025-01-01T00:00:00Z', 1, '[]')"
            )
            client.execute(
                "INSERT INTO review_items (fingerprint, export_id, body, year, element, outcome, stratum, chance)"
                " VALUES ('f', 1, '某县', 2024, 'a/b', 'met', 'doubt', 1.0)"
            )
            client.execute("INSERT INTO review_decisions VALUES ('f', '张三', '2025-01-02', 'met', '', '')")
    assert content(old) == content(audited)
    with Store(old) as store:
        (now,) = store.connection.execute("PRAGMA user_version").fetchone()
        states = [(one.decision.reviewer, one.state, one.quote) for one in reviewed_of(store)]
    assert now == SCHEMA_VERSION
    assert states == ([("张三", State.GONE, "")] if version > 1 else [])


def test_a_migration_that_fails_leaves_the_store_as_it_was(empty: Path, monkeypatch: pytest.MonkeyPatch):
    before = content(empty)
    with monkeypatch.context() as patch:
        patch.setattr(
            opening_module, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE extra (a); SELECT nothing;")
        )
        patch.setattr(opening_module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
        with pytest.raises(UsageFault):
            Store(empty)
    with Store(empty) as store:
        assert not list(store.rows("SELECT * FROM sqlite_master WHERE name = 'extra'"))
    assert content(empty) == before


def test_a_store_may_be_opened_by_many_at_the_moment_it_is_made(tmp_path: Path):
    faults: list[UsageFault] = []

    def opened(path: Path, together: Barrier) -> None:
        together.wait()
        try:
            Store(path, create=True).close()
        except UsageFault as fault:
            faults.append(fault)

    for number in range(12):
        path, together = tmp_path / f"{number}.sqlite", Barrier(6)
        openers = [Thread(target=opened, args=(path, together)) for _ in range(6)]
        for opener in openers:
            opener.start()
        for opener in openers:
            opener.join()
    assert not faults


def test_a_newer_store_is_refused(empty: Path):
    with closing(sqlite3.connect(empty)) as client:
        client.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(UsageFault, match="更新的程序"):
        Store(empty)


def test_somebody_elses_database_is_left_alone(tmp_path: Path):
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as client:
        client.execute("CREATE TABLE accounts (id)")
        client.commit()
    with pytest.raises(UsageFault, match="别的程序"):
        Store(path, create=True)
    assert not is_store(path)


@pytest.mark.parametrize("text", ["报告正文", "SQLite"])
def test_a_file_that_is_no_database_is_left_alone(text: str, tmp_path: Path):
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageFault, match="不是审查库"):
        Store(path, create=True)
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("name", "words"), [("none.sqlite", "没有这个审查库"), (".", "文件夹"), ("no/a.sqlite", "没有这个")]
)
def test_a_store_that_is_not_there(name: str, words: str, tmp_path: Path):
    with pytest.raises(UsageFault, match=words):
        Store(tmp_path / name)


def test_one_run_at_a_time_writes_while_others_read(empty: Path):
    with Store(empty, writing=True):
        with pytest.raises(UsageFault, match="另一个审查"):
            Store(empty, writing=True)
        with Store(empty) as reader:
            assert list(reader.rows("SELECT * FROM runs")) == []
    with Store(empty, writing=True):
        pass


def test_a_transaction_is_all_or_nothing(empty: Path):
    with Store(empty, writing=True) as store:
        with pytest.raises(sqlite3.IntegrityError), store.transaction() as db:  # noqa: PT012 -- both are one step
            db.execute("INSERT INTO phrases VALUES (1, '甲')")
            db.execute("INSERT INTO phrases VALUES (1, '乙')")
        assert not list(store.rows("SELECT * FROM phrases"))


def test_the_store_inside_an_audited_folder_is_no_input(tmp_path: Path):
    (tmp_path / "a.txt").write_text("二〇二四年工作总结。" * 20, encoding="utf-8")
    for _ in range(2):
        summary = audit(tmp_path / "audit.sqlite", tmp_path)
        assert summary.run is not None
        assert summary.run.listed == 1
