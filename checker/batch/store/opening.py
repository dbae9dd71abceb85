"""Open a store: make it, migrate it, or say why not. Knows no table."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from checker.batch.store.damage import StoreConnection
from checker.batch.store.schema import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION
from checker.errors import UsageFault

_BUSY_SECONDS = 30.0
_HEADER = b"SQLite format 3\0"
_STORE = "审查库"
# Four times SQLite's own: a report's findings lie on four pages instead of sixteen, without overflow. A seventh less to write and to keep.
_PAGE_BYTES = 16384
# Eight times SQLite's own: with the upper pages of every table at hand, what a run writes costs a tenth less.
_CACHE_KIB = 16_000


def connect(path: Path, *, create: bool) -> StoreConnection:
    """A connection to the store at path, with the current schema; the caller commits and closes.

    create: make it when it does not exist. Raises UsageFault for what is no store, a newer one, or a place that cannot be written.
    """
    _verify(path, create)
    try:
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, factory=StoreConnection
        )
        connection.path = path
    except sqlite3.Error as error:
        raise _unusable(path, error) from None
    try:
        connection.execute(
            f"PRAGMA page_size = {_PAGE_BYTES}"
        )  # of a store that is made here; another keeps its own
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA foreign_keys = ON")
        _use_wal(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        migrate(connection, path)
    except (
        sqlite3.Error,
        UnicodeDecodeError,
    ) as error:  # the latter: a damaged schema inside SQLite's own message
        connection.close()
        raise _unusable(path, error) from None
    except UsageFault:
        connection.close()
        raise
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """A reader never waits for the run, and a killed run leaves whole transactions only."""
    limit = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            # SQLite does not wait for this one itself when two switch a new store over at once.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > limit:
                raise
            time.sleep(0.02)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the schema up to date, each step in its own transaction. Raises UsageFault for a store of a newer program."""
    connection.execute("BEGIN")  # the three numbers of one moment: another process may be making the store
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("COMMIT")
    if owner != APPLICATION_ID and tables:
        raise UsageFault(f"{path} 是别的程序的数据库，不是{_STORE}", "请换一个文件名，或先核对 --store。")
    if version > SCHEMA_VERSION:
        raise UsageFault(
            f"{_STORE}由更新的程序写成（第 {version} 版），本程序只到第 {SCHEMA_VERSION} 版：{path}",
            "请升级 dabiao 后再打开。",
        )
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Looked at again under the lock: whoever opened the store at the same moment may have done this step.
            if connection.execute("PRAGMA user_version").fetchone()[0] < number:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                for statement in _statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _statements(script: str) -> Iterator[str]:
    """Its statements one by one: executescript would end the transaction it is called in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


class WriterLock:
    """One run at a time writes a store. Held by the operating system, so that a killed run leaves nothing behind to clear."""

    def __init__(self, store: Path) -> None:
        self.path = store.with_name(store.name + ".lock")
        self._connection = sqlite3.connect(self.path, timeout=0, isolation_level=None)
        try:
            self._connection.execute("PRAGMA journal_mode = MEMORY")  # no second file beside it
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            self._connection.close()
            raise UsageFault(
                f"另一个审查正在写{_STORE}：{store}",
                "请等它结束，或换一个 --store，事后用 audit merge 合并。",
            ) from None

    def release(self) -> None:
        # The file stays: whoever removed it could remove the one that the next run has just locked.
        self._connection.close()


def is_store(path: Path) -> bool:
    """Whether a file is an audit store, whatever its version; it is not changed."""
    try:
        with path.open("rb") as file:
            if file.read(len(_HEADER)) != _HEADER:
                return False
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
    except (OSError, sqlite3.Error):
        return False


def _verify(path: Path, create: bool) -> None:
    if path.is_dir():
        raise UsageFault(f"{_STORE}应是文件，这是文件夹：{path}", "请写明文件名，如 audit.sqlite。")
    if not path.exists():
        if not create:
            raise UsageFault(f"没有这个{_STORE}：{path}", "请先用 dabiao audit run 建立，或核对文件名。")
        if not path.absolute().parent.is_dir():
            raise UsageFault(f"{_STORE}所在的文件夹不存在：{path}", "请先建立文件夹，或换一个位置。")
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except OSError as error:
        raise _unusable(path, error) from None
    if head and head != _HEADER:
        raise UsageFault(f"{path} 不是{_STORE}", "请换一个文件名；已有文件不会被覆盖。")


def _unusable(path: Path, error: Exception) -> UsageFault:
    return UsageFault(
        f"{_STORE}打不开：{path}（{error}）", "请检查磁盘空间、文件权限，以及是否被别的程序占用。"
    )
