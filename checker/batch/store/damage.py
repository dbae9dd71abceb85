"""Tells a damaged store in words, wherever reading it meets the damage: a bad disk, a copy cut off, another program's write."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from checker.errors import UsageFault
from checker.finding import Certainty, Importance, Outcome

HINT = "请用备份的库，或换一个 --store 重新检查；报告原件不受影响。"
_NO_TEXT = "Could not decode to UTF-8"
# Columns that hold one of a few words: SQLite takes any text there, and a bit that turned makes another.
_WORDS = (
    ("findings", "outcome", [one.value for one in Outcome]),
    ("findings", "importance", [one.value for one in Importance]),
    ("findings", "certainty", [one.value for one in Certainty]),
    ("contradictions", "certainty", [one.value for one in Certainty]),
)


class StoreConnection(sqlite3.Connection):
    """A connection whose cursors raise UsageFault for a damaged file, and sqlite3's own errors for all else. path: of the store."""

    path = Path()

    def cursor(self, *_: Any, **__: Any) -> Any:
        return _Cursor(self)

    def execute(self, *query: Any) -> Any:  # sqlite3's own asks for no cursor of ours
        return self.cursor().execute(*query)

    def refuse_damaged(self) -> None:
        """Raises UsageFault when SQLite finds the file damaged, or a column holds a word that is none of its own."""
        with suppress(sqlite3.OperationalError, sqlite3.ProgrammingError):
            (found,) = self.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise damaged(self.path, str(found).splitlines()[-1])
            for table, column, words in _WORDS:
                places = ", ".join("?" * len(words))
                query = f"SELECT {column} FROM {table} WHERE {column} NOT IN ({places}) LIMIT 1"
                if strange := self.execute(query, words).fetchone():
                    raise damaged(self.path, f"{table}.{column}: {strange[0]!r}")


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
