"""Stores of shards -> one store. Ids made from content need no renumbering; inputs are known by their location."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.batch.columns import COLUMNS
from checker.batch.review.merging import take_reviews
from checker.batch.store import Settled, Store, settle
from checker.batch.store.damage import damaged
from checker.batch.store.store import drop_orphan
from checker.errors import UsageFault

_INPUT_COLUMNS = (
    "location", "path", "relative", "source", "member", "size", "modified", "sha256", "status", "code", "reason", "hint", "report_id",
    "given_issuer", "given_level", "given_year", "given_region", "given_published", "url",
)  # fmt: skip
_RUN_COLUMNS = (
    "started", "finished", "state", "sources", "options", "rulebook_id", "engine", "shard",
    "listed", "skipped", "assessed", "unchanged", "failed",
)  # fmt: skip
_TOGETHER = 200  # inputs a transaction


@dataclass(frozen=True)
class Merged:
    """added: inputs new to the target; replaced: inputs it had an older result of; kept: inputs it had as new or newer.
    decisions: of reviewers, new to the target or later than its own."""

    added: int
    replaced: int
    kept: int
    settled: Settled
    decisions: int = 0


def merge(sources: Sequence[Path], target: Path) -> Merged:
    """Take everything in the sources into the target, which may exist. Where two tell of one file, the later result holds.

    Repeating a merge changes nothing. Raises UsageFault for what is no store, or the target among the sources.
    """
    for source in sources:
        if target.exists() and source.exists() and source.samefile(target):
            raise UsageFault(f"--store 不能是被合并的库：{source}", "请写一个新的文件名。")
    opened = [Store(source) for source in sources]
    try:
        with Store(target, create=True, writing=True) as store:
            merger = _Merger(store)
            for source_store in opened:
                merger.take(source_store)
            return Merged(merger.added, merger.replaced, merger.kept, settle(store), merger.decisions)
    finally:
        for source_store in opened:
            source_store.close()


class _Merger:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.added = self.replaced = self.kept = self.decisions = 0

    def take(self, source: Store) -> None:
        runs = self._runs(source)
        group: list[sqlite3.Row] = []
        query = """SELECT i.*, coalesce(r.finished, r.started, '') AS done_at FROM inputs i LEFT JOIN runs r ON r.id = i.done_run
                   ORDER BY i.id"""
        for row in source.rows(query):
            group.append(row)
            if len(group) == _TOGETHER:
                self._write(source, group, runs)
                group = []
        self._write(source, group, runs)
        with self.store.transaction() as db:
            self.decisions += take_reviews(source, db)

    def _runs(self, source: Store) -> dict[int, int]:
        """Run ids of the source -> those of the target. A run taken over before is known by all it says."""
        known: dict[int, int] = {}
        with self.store.transaction() as db:
            for table in ("rulebooks", "elements"):
                for row in source.rows(f"SELECT * FROM {table}"):
                    db.execute(
                        f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(row))})", tuple(row)
                    )
            for row in source.rows(f"SELECT id, {', '.join(_RUN_COLUMNS)} FROM runs ORDER BY id"):
                values = tuple(row)[1:]
                same = " AND ".join(f"{column} IS ?" for column in _RUN_COLUMNS)
                found = db.execute(f"SELECT id FROM runs WHERE {same}", values).fetchone()
                if found is None:
                    places = ", ".join("?" * len(values))
                    cursor = db.execute(
                        f"INSERT INTO runs ({', '.join(_RUN_COLUMNS)}) VALUES ({places})", values
                    )
                    known[row["id"]] = cursor.lastrowid or 0
                else:
                    known[row["id"]] = found[0]
        return known

    def _write(self, source: Store, group: Sequence[sqlite3.Row], runs: dict[int, int]) -> None:
        with self.store.transaction() as db:
            for row in group:
                if self._is_news(db, row):
                    try:
                        if row["report_id"] is not None:
                            _copy_report(source, db, row["report_id"])
                        self._put(db, row, runs)
                    except (
                        sqlite3.IntegrityError,
                        KeyError,
                    ) as error:  # rows that belong together are not all there
                        raise damaged(source.path, error) from None
                else:
                    self.kept += 1

    def _is_news(self, db: sqlite3.Connection, row: sqlite3.Row) -> bool:
        query = """SELECT coalesce(r.finished, r.started, ''), i.status FROM inputs i LEFT JOIN runs r ON r.id = i.done_run
                   WHERE i.location = ?"""
        found = db.execute(query, (row["location"],)).fetchone()
        if found is None:
            self.added += 1
            return True
        # A row that was never done tells nothing about the file.
        news = bool(row["done_at"]) and row["done_at"] > found[0]
        self.replaced += news
        return news

    def _put(self, db: sqlite3.Connection, row: sqlite3.Row, runs: dict[int, int]) -> None:
        before = db.execute("SELECT report_id FROM inputs WHERE location = ?", (row["location"],)).fetchone()
        columns = (*_INPUT_COLUMNS, "seen_run", "done_run")
        values = [row[column] for column in _INPUT_COLUMNS]
        values += [runs[row["seen_run"]], runs.get(row["done_run"])]
        changes = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
        db.execute(
            f"INSERT INTO inputs ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "
            f"ON CONFLICT (location) DO UPDATE SET {changes}, other_id = NULL",
            values,
        )
        if before is not None and before[0] is not None and before[0] != row["report_id"]:
            drop_orphan(db, before[0])


def _copy_report(source: Store, db: sqlite3.Connection, report: int) -> None:
    if db.execute("SELECT 1 FROM reports WHERE id = ?", (report,)).fetchone():
        return
    shared = "SELECT DISTINCT p.* FROM phrases p JOIN findings f ON p.id IN (f.searched_id, f.basis_id, f.advice_id) WHERE f.report_id = ?"
    for table, columns in COLUMNS.items():
        key = "id" if table == "reports" else "report_id"
        query = shared if table == "phrases" else f"SELECT {', '.join(columns)} FROM {table} WHERE {key} = ?"
        kind = "INSERT OR IGNORE" if table == "phrases" else "INSERT"
        rows = [tuple(row) for row in source.rows(query, (report,))]
        db.executemany(f"{kind} INTO {table} VALUES ({', '.join('?' * len(columns))})", rows)
