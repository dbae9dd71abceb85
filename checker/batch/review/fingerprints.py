"""What a decision hangs on: whose report on which year, the element, the checker's verdict, and the words it rests on. No report id."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence

from checker.folding import fold, squeeze

_LENGTH = 20  # hex digits: 80 bits, so that no two of a million items are taken for one


def subject_of(row: sqlite3.Row) -> str:
    """row: body, anchored, relative, path. Bodies of one name that cannot be told apart are told apart by their files."""
    if row["body"] is None:
        return f"文件：{row['relative'] or row['path']}"
    return str(row["body"]) if row["anchored"] else f"{row['body']}（{row['relative'] or row['path']}）"


def passages_of(evidence: str | None, nearest: str | None) -> tuple[str, ...]:
    """The words a verdict rests on: its evidence, else the passage that came nearest. Both as the store has them."""
    if evidence:
        return tuple(quote["quote"] for quote in json.loads(evidence))
    return (json.loads(nearest)["quote"],) if nearest else ()


def fingerprint(subject: str, year: int | None, element: str, outcome: str, passages: Sequence[str]) -> str:
    """The same as long as nothing changes that the decision was about; blanks, line breaks and full-width marks do not matter."""
    plain = [squeeze(fold(passage)).text for passage in passages]
    content = json.dumps([subject, year, element, outcome, plain], ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
