"""Decisions of one store into another. They hang on what was read, not on the store, so each stands or lapses there as everywhere."""

from __future__ import annotations

import sqlite3

from checker.batch.store import Store

_EXPORT = "SELECT id FROM review_exports WHERE exported = ? AND seed = ? AND strata = ?"
_ITEMS = ("fingerprint", "export_id", "body", "year", "element", "outcome", "stratum", "chance", "quote")
_DECISIONS = ("fingerprint", "reviewer", "decided", "verdict", "note", "imported")


def take_reviews(source: Store, db: sqlite3.Connection) -> int:
    """Take exports, items and decisions over, inside the caller's transaction; how many decisions are new or replace older ones.

    Of two decisions of one reviewer on one verdict the later holds. An export keeps being another store's: what it drew was drawn from other
    verdicts, so that nothing is estimated from it here.
    """
    exports: dict[int, int] = {}
    for row in source.rows("SELECT * FROM review_exports ORDER BY id"):
        told = (row["exported"], row["seed"], row["strata"])
        found = db.execute(_EXPORT, told).fetchone()
        if found is None:
            query = "INSERT INTO review_exports (exported, seed, strata, elsewhere) VALUES (?, ?, ?, 1)"
            exports[row["id"]] = db.execute(query, told).lastrowid or 0
        else:
            exports[row["id"]] = found[0]
    db.executemany(
        f"INSERT INTO review_items ({', '.join(_ITEMS)}) VALUES ({_places(_ITEMS)}) ON CONFLICT DO NOTHING",
        [
            [exports[row["export_id"]] if name == "export_id" else row[name] for name in _ITEMS]
            for row in source.rows("SELECT * FROM review_items")
        ],
    )
    changes = ", ".join(f"{name} = excluded.{name}" for name in _DECISIONS[2:])
    before = db.total_changes
    db.executemany(
        f"""INSERT INTO review_decisions ({", ".join(_DECISIONS)}) VALUES ({_places(_DECISIONS)})
            ON CONFLICT (fingerprint, reviewer) DO UPDATE SET {changes}
            WHERE (excluded.decided, excluded.imported) > (decided, imported)""",
        [tuple(row) for row in source.rows(f"SELECT {', '.join(_DECISIONS)} FROM review_decisions")],
    )
    return db.total_changes - before


def _places(columns: tuple[str, ...]) -> str:
    return ", ".join("?" * len(columns))
