"""The decisions of a store with what they are about today: valid, stale or gone. Reads only."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict

from checker.audit.review import Decision, Drawn, Handed, Reviewed, Ruling, State, Stratum
from checker.batch.review.fingerprints import fingerprint, passages_of, subject_of
from checker.batch.store import Store
from checker.finding import Outcome

_DECISIONS = """
SELECT d.*, i.body, i.year, i.element, i.outcome, i.stratum, i.export_id, i.quote
FROM review_decisions d JOIN review_items i ON i.fingerprint = d.fingerprint ORDER BY i.body, i.year, i.element, d.decided, d.reviewer
"""
_REPORTS = """
SELECT r.id, i.path, i.relative, r.body, r.anchored, r.year FROM inputs i JOIN reports r ON r.id = i.report_id WHERE i.status = 'assessed'
"""
_FINDING = "SELECT outcome, evidence, nearest FROM findings WHERE report_id = ? AND element = ?"


def reviewed_of(store: Store) -> tuple[Reviewed, ...]:
    """Every decision, by body, year and element."""
    rows = list(store.rows(_DECISIONS))
    return tuple(_Standing(store).of(row) for row in rows) if rows else ()


def handed_of(store: Store) -> Handed:
    """Everything that was handed out and came back."""
    exports = list(store.rows("SELECT * FROM review_exports ORDER BY id"))
    own = [row for row in exports if not row["elsewhere"]]
    newest = own[-1] if own else None
    strata = json.loads(newest["strata"]) if newest else []
    return Handed(
        exports=len(exports),
        newest=newest["id"] if newest else None,
        strata=tuple(Drawn(Stratum(one["stratum"]), one["population"], one["drawn"]) for one in strata),
        items={
            Stratum(stratum): count
            for stratum, count in store.connection.execute(
                "SELECT stratum, count(*) FROM review_items GROUP BY stratum"
            )
        },
        reviewed=reviewed_of(store),
        titles=dict(store.connection.execute("SELECT element, title FROM elements")),
    )


class _Standing:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._reports: dict[tuple[str, int | None], list[int]] = defaultdict(list)
        for row in store.rows(_REPORTS):
            self._reports[subject_of(row), row["year"]].append(row["id"])
        self._known: dict[tuple[str, int | None, str], list[tuple[int, Outcome, str]]] = {}

    def of(self, row: sqlite3.Row) -> Reviewed:
        today = self._today(row["body"], row["year"], row["element"])
        same = next((one for one in today if one[2] == row["fingerprint"]), None)
        state = State.VALID if same else State.STALE if today else State.GONE
        report, now, _ = same or (today[0] if today else (None, None, ""))
        return Reviewed(
            decision=Decision(
                row["fingerprint"], row["reviewer"], row["decided"], Ruling(row["verdict"]), row["note"]
            ),
            state=state,
            report=report,
            subject=row["body"],
            year=row["year"],
            element=row["element"],
            outcome=Outcome(row["outcome"]),
            now=now,
            stratum=Stratum(row["stratum"]),
            export=row["export_id"],
            quote=row["quote"],
        )

    def _today(self, subject: str, year: int | None, element: str) -> list[tuple[int, Outcome, str]]:
        """(report, verdict, fingerprint) of what the store says of this now; more than one only where two files are of one body and year."""
        key = (subject, year, element)
        if key not in self._known:
            self._known[key] = [
                (
                    report,
                    Outcome(row["outcome"]),
                    fingerprint(
                        subject, year, element, row["outcome"], passages_of(row["evidence"], row["nearest"])
                    ),
                )
                for report in self._reports[subject, year]
                for row in self._store.rows(_FINDING, (report, element))
            ]
        return self._known[key]
