"""The audit store as an object: what a run writes and what outputs read. Judges nothing.

Writing happens in transactions of whole results: a process killed at any moment leaves the store as it was after the last of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from checker.batch.columns import COLUMNS, compact, element_rows, rulebook_row
from checker.batch.sources.listed import Listed, folders_of
from checker.batch.store.opening import WriterLock, connect
from checker.batch.task import Given, Record, Result, Task
from checker.errors import CheckerError, UsageFault
from checker.rulebook import Rulebook

_INSERTS = {
    table: f"INSERT {'OR IGNORE ' if table == 'phrases' else ''}INTO {table} VALUES ({', '.join('?' * len(columns))})"
    for table, columns in COLUMNS.items()
}
_LIST = """
INSERT INTO inputs (location, path, relative, source, member, size, modified, status, seen_run,
                    given_issuer, given_level, given_year, given_region, given_published, url)
VALUES (:location, :path, :relative, :source, :member, :size, :modified, 'pending', :run,
        :issuer, :level, :year, :region, :published, :url)
ON CONFLICT (location) DO UPDATE SET
    path = excluded.path, relative = excluded.relative, source = excluded.source, member = excluded.member, size = excluded.size,
    modified = excluded.modified, seen_run = excluded.seen_run, given_issuer = excluded.given_issuer, given_level = excluded.given_level,
    given_year = excluded.given_year, given_region = excluded.given_region, given_published = excluded.given_published, url = excluded.url,
    status = CASE WHEN inputs.report_id IS NULL OR inputs.status = 'gone' THEN 'pending' ELSE inputs.status END
"""


class Store:
    """An open audit store. `connection` is for reading; whoever writes does so inside `transaction()`."""

    def __init__(self, path: Path, *, create: bool = False, writing: bool = False) -> None:
        """Raises UsageFault as opening.connect does, and when writing while another run writes."""
        self.path = path
        self._lock: WriterLock | None = None
        self.connection = connect(path, create=create)
        if writing:
            try:
                self._lock = WriterLock(path)
            except BaseException:
                self.connection.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if isinstance(error, Exception) and not isinstance(error, CheckerError):
                self.connection.refuse_damaged()  # then that is the cause, and no bug of ours
        finally:
            self.close()

    def close(self) -> None:
        self.connection.close()
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing. Raises UsageFault when the disk does not take it."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as error:
            raise UsageFault(
                f"审查库写不进去：{self.path}（{error}）",
                "请检查磁盘空间和权限；已写入的结果都在，排除后再运行同一命令即可接着做。",
            ) from error

    def rows(self, sql: str, parameters: Iterable[Any] | Mapping[str, Any] = ()) -> Iterator[sqlite3.Row]:
        """Rows of a query, each addressed by position or by column name."""
        cursor = self.connection.cursor()
        cursor.row_factory = sqlite3.Row
        values = parameters if isinstance(parameters, Mapping) else tuple(parameters)
        # `yield from` would close the cursor too, which a store that is closed already refuses.
        for row in cursor.execute(sql, values):  # noqa: UP028
            yield row

    # What a run writes.

    def begin_run(
        self,
        rulebook: Rulebook,
        number: int,
        *,
        hints: bool,
        started: str,
        sources: list[str],
        options: dict[str, Any],
        engine: str,
        shard: str | None,
    ) -> int:
        """The id of a new run, its rulebook noted."""
        with self.transaction() as db:
            db.execute(
                "INSERT OR IGNORE INTO rulebooks VALUES (?, ?, ?, ?, ?, ?, ?)",
                rulebook_row(rulebook, number, hints),
            )
            db.executemany(
                "INSERT OR IGNORE INTO elements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                element_rows(rulebook, number),
            )
            row = (started, "running", compact(sources), compact(options), number, engine, shard)
            cursor = db.execute(
                "INSERT INTO runs (started, state, sources, options, rulebook_id, engine, shard) VALUES (?, ?, ?, ?, ?, ?, ?)",
                row,
            )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def end_run(self, run: int, state: str, finished: str, counts: Mapping[str, int]) -> None:
        """counts: columns of `runs` -> numbers."""
        columns = "".join(f", {column} = ?" for column in counts)
        with self.transaction() as db:
            db.execute(
                f"UPDATE runs SET state = ?, finished = ?{columns} WHERE id = ?",
                (state, finished, *counts.values(), run),
            )

    def list_inputs(self, run: int, files: Iterable[Listed]) -> None:
        """Note files that a run found. A file known before keeps its result until it is judged again."""
        with self.transaction() as db:
            for file in files:
                db.execute(_LIST, file.columns(run))
                if file.failure is not None:
                    query = "SELECT id FROM inputs WHERE location = ?"
                    (number,) = db.execute(query, (file.location,)).fetchone()
                    _add_result(db, run, Result(number, failure=file.failure))

    def pending(self, run: int, after: int, limit: int) -> list[Task]:
        """The next files of a run that nothing is known of yet, by id."""
        query = """SELECT id, location, path, relative, source, member, size, report_id, given_issuer, given_level, given_year, given_region,
            given_published FROM inputs WHERE id > ? AND seen_run = ? AND (done_run IS NULL OR done_run <> ?) ORDER BY id LIMIT ?"""
        return [_task(row) for row in self.rows(query, (after, run, run, limit))]

    def pending_count(self, run: int) -> tuple[int, int]:
        """(files, bytes) that a run has still to do."""
        query = "SELECT count(*), coalesce(sum(size), 0) FROM inputs WHERE seen_run = ? AND (done_run IS NULL OR done_run <> ?)"
        files, size = self.connection.execute(query, (run, run)).fetchone()
        return files, size

    def add_results(self, run: int, results: Iterable[Result]) -> None:
        """Write what became of some inputs, in one transaction."""
        with self.transaction() as db:
            for result in results:
                _add_result(db, run, result)

    def add_record(self, record: Record) -> bool:
        """Write a judged report inside the caller's transaction; False when the store has it."""
        return _add_record(self.connection, record)


def _task(row: sqlite3.Row) -> Task:
    given = Given(
        row["given_issuer"],
        row["given_level"],
        row["given_year"],
        row["given_region"],
        row["given_published"],
    )
    return Task(
        row["id"], row["location"], row["path"], row["member"], folders_of(row["source"], row["relative"]),
        given, row["report_id"], row["size"] or 0,
    )  # fmt: skip


def _add_result(db: sqlite3.Connection, run: int, result: Result) -> None:
    (before,) = db.execute("SELECT report_id FROM inputs WHERE id = ?", (result.input_id,)).fetchone()
    if result.failure is not None:
        failure = result.failure
        change: tuple[str | int | None, ...] = (
            "failed",
            failure.code,
            failure.reason,
            failure.hint,
            result.sha256,
            None,
        )
    else:
        if result.record is not None:
            _add_record(db, result.record)
        change = ("assessed", None, None, None, result.sha256, result.report_id)
    db.execute(
        "UPDATE inputs SET status = ?, code = ?, reason = ?, hint = ?, sha256 = ?, report_id = ?, other_id = NULL, done_run = ? WHERE id = ?",
        (*change, run, result.input_id),
    )
    if before is not None and before != change[-1]:
        drop_orphan(db, before)


def _add_record(db: sqlite3.Connection, record: Record) -> bool:
    if db.execute("SELECT 1 FROM reports WHERE id = ?", (record.id,)).fetchone():
        return False
    for table in COLUMNS:
        db.executemany(_INSERTS[table], record.rows[table])
    return True


def drop_orphan(db: sqlite3.Connection, report: int) -> None:
    """Remove a report that no input has any more, with all its rows."""
    if not db.execute("SELECT 1 FROM inputs WHERE report_id = ?", (report,)).fetchone():
        db.execute("DELETE FROM reports WHERE id = ?", (report,))
