"""What goes to a worker and what comes back: plain values that travel between processes and machines. Knows no store."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

ARCHIVE_MARK = "!"


@dataclass(frozen=True)
class Settings:
    """What is the same for every file of a run. rules: folder as --rules names it; waivers: path; today: ISO date.

    rulebook_id: what every worker must judge by, once it is known; 0: whatever it finds. limits: those that differ from checker/limits.py.
    """

    rules: str | None = None
    profile: str | None = None
    waivers: str | None = None
    today: str = ""
    hints: bool = False
    rulebook_id: int = 0
    limits: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Given:
    """What the manifest says of a file; it outranks what the report says of itself. region: a six-digit code."""

    issuer: str | None = None
    level: str | None = None
    year: int | None = None
    region: str | None = None
    published: str | None = None


NOTHING_GIVEN = Given()


@dataclass(frozen=True)
class Task:
    """One file. location: absolute path, or archive!member. folders: names of the folders around it, from the outside in.

    known: id of the report an earlier run made of it; content: its bytes, where the worker cannot see the file.
    """

    input_id: int
    location: str
    path: str
    member: str | None = None
    folders: tuple[str, ...] = ()
    given: Given = NOTHING_GIVEN
    known: int | None = None
    size: int = 0
    content: bytes | None = None


@dataclass(frozen=True)
class Failure:
    """Why a file was not assessed: a stable code, Chinese words, what to do."""

    code: str
    reason: str
    hint: str = ""


@dataclass(frozen=True)
class Record:
    """One judged report as rows of the store, table -> rows; `reports` has one. Column order: `columns.py`."""

    id: int
    rows: dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Result:
    """What became of a task: a record, or a failure, or neither when the known report still holds. seconds: time it took."""

    input_id: int
    sha256: str | None = None
    report_id: int | None = None
    record: Record | None = None
    failure: Failure | None = None
    seconds: float = 0.0


def stable_id(*parts: Any) -> int:
    """A positive 63-bit number made from values that JSON can hold: the same in every process, machine and store."""
    digest = hashlib.sha256(
        json.dumps(parts, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    )
    return int.from_bytes(digest.digest()[:8], "big") >> 1
