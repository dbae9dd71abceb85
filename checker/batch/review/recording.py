"""Exports and decisions into the store. Each call is inside the caller's transaction: all of it or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from checker.audit.review import Decision
from checker.batch.columns import compact
from checker.batch.review.drawing import Draw

_ITEM = """
INSERT INTO review_items (fingerprint, export_id, body, year, element, outcome, stratum, chance, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (fingerprint) DO UPDATE SET export_id = excluded.export_id, stratum = excluded.stratum, chance = excluded.chance
"""
_DECISION = """
INSERT INTO review_decisions (fingerprint, reviewer, decided, verdict, note, imported) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (fingerprint, reviewer) DO UPDATE SET
    decided = excluded.decided, verdict = excluded.verdict, note = excluded.note, imported = excluded.imported
"""


@dataclass(frozen=True)
class Recorded:
    """added: decisions that are new; changed: that replace one of the same reviewer; same: that were there already."""

    added: int
    changed: int
    same: int


def record_export(db: sqlite3.Connection, drawn: Draw, exported: str) -> int:
    """The id of a new export with all its items. exported: ISO 8601, UTC."""
    strata = [
        {"stratum": one.stratum.value, "population": one.population, "drawn": one.drawn}
        for one in drawn.strata
    ]
    cursor = db.execute(
        "INSERT INTO review_exports (exported, seed, strata) VALUES (?, ?, ?)",
        (exported, drawn.seed, compact(strata)),
    )
    assert cursor.lastrowid is not None
    db.executemany(
        _ITEM,
        [
            (
                one.fingerprint, cursor.lastrowid, one.subject, one.year, one.element, one.outcome.value, one.stratum.value, one.chance,
                one.quote,
            )
            for one in drawn.items
        ],
    )  # fmt: skip
    return cursor.lastrowid


def record_decisions(db: sqlite3.Connection, decisions: Sequence[Decision], imported: str) -> Recorded:
    """imported: ISO 8601, UTC; kept as it was where nothing changes."""
    added = changed = same = 0
    for one in decisions:
        found = db.execute(
            "SELECT decided, verdict, note FROM review_decisions WHERE fingerprint = ? AND reviewer = ?",
            (one.fingerprint, one.reviewer),
        ).fetchone()
        if found == (one.decided, one.ruling.value, one.note):
            same += 1
            continue
        added += found is None
        changed += found is not None
        db.execute(
            _DECISION, (one.fingerprint, one.reviewer, one.decided, one.ruling.value, one.note, imported)
        )
    return Recorded(added, changed, same)
