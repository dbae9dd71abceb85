"""Tells a damaged store in words, wherever reading it meets the damage: a bad disk, a copy cut off, another program's write."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from checker.errors import UsageFault

HINT = "请用备份的库，或换一个 --store 重新检查；报告原件不受影响。"
_NO_TEXT = "Could not decode to UTF-8"


class StoreConnection(sqlite3.Connection):
    """A connection whose cursors raise UsageFault for a damaged file, and sqlite3's own errors for all else. path: of the store."""

    path = Path()

    def cursor(self, *_: Any, **__: Any) -> Any:
        return _Cursor(self)

    def refuse_damaged(self) -> None:
        """Raises UsageFault when SQLite finds the file damaged: some damage shows only as a value that cannot be."""
        with suppress(sqlite3.OperationalError, sqlite3.ProgrammingError):
            (found,) = self.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise damaged(self.path, str(found).splitlines()[-1])


class _Cursor(sqlite3.Cursor):
    def execute(self, *query: Any) -> Self:
        try:
            return super().execute(*query)
        except sqlite3.DatabaseError as error:
            raise self._told(error) from None

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except sqlite3.DatabaseError as error:
            raise self._told(error) from None

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except sqlite3.DatabaseError as error:
            raise self._told(error) from None

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except sqlite3.DatabaseError as error:
            raise self._told(error) from None

    def _told(self, error: sqlite3.DatabaseError) -> Exception:
        """SQLite tells damage by the class itself, and text that is none by its words; the subclasses tell a full disk, a lock, a wrong query."""
        if type(error) is sqlite3.DatabaseError or _NO_TEXT in str(error):
            return damaged(self.connection.path, str(error).partition(" with text")[0])  # type: ignore[attr-defined]
        return error


def damaged(path: Path, cause: object) -> UsageFault:
    return UsageFault(f"审查库已损坏：{path}（{cause}）", HINT)
