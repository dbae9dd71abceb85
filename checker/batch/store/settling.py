"""Which inputs count: files gone, the same bytes twice, older versions of one report. Always worked out anew, from the store alone.

Nothing is removed: what does not count keeps its row and its report, with the reason and the input that counts instead.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.batch.columns import unpacked
from checker.batch.store.store import Store
from checker.folding import fold, squeeze

_SENTENCE_END = re.compile(r"[。!?;\n]")
_SHORTEST = 12  # characters; shorter pieces are headings and stock phrases
_SAME_TEXT = 0.5  # versions of one report share most sentences, two towns of one name share next to none

_CANDIDATES = """
SELECT i.id, i.path, i.modified, i.report_id, i.sha256, r.body, r.anchored, r.issuer, r.level, r.year, r.published, r.is_annual_report,
       i.given_region
FROM inputs i JOIN reports r ON r.id = i.report_id
"""


@dataclass(frozen=True)
class Settled:
    """duplicates: inputs with the bytes of another. superseded: older versions. gone: no longer there. doubtful: groups of reports
    of one name and year that may be one body or several.
    """

    duplicates: int
    superseded: int
    gone: int
    doubtful: int


def settle(store: Store, run: int | None = None, sources: Sequence[str] = ()) -> Settled:
    """Work out what counts. run, sources: a run that listed all of these sources (absolute paths); what it did not see of them is gone."""
    with store.transaction() as db:
        db.execute(
            """UPDATE inputs SET status = 'assessed', code = NULL, reason = NULL, hint = NULL, other_id = NULL
               WHERE status IN ('duplicate', 'superseded')"""
        )
        for source in sources:
            db.execute(
                """UPDATE inputs SET status = 'gone', code = 'gone', reason = '上次检查过，这次文件已不在', hint = NULL, other_id = NULL
                   WHERE seen_run IS NOT ? AND status <> 'gone' AND source = ?""",
                (run, source),
            )
        duplicates = _duplicates(store, db)
        superseded, doubtful = _versions(store, db)
    (gone,) = store.connection.execute("SELECT count(*) FROM inputs WHERE status = 'gone'").fetchone()
    return Settled(duplicates, superseded, gone, doubtful)


def _duplicates(store: Store, db: sqlite3.Connection) -> int:
    """Files with the same bytes, understood the same way: the first by path counts."""
    query = f"""{_CANDIDATES} WHERE i.status = 'assessed' AND i.sha256 IN
        (SELECT sha256 FROM inputs WHERE status = 'assessed' GROUP BY sha256 HAVING count(*) > 1)
        ORDER BY i.sha256, r.issuer, r.level, r.year, i.given_region, i.path"""
    found = 0
    for _, group in groupby(
        list(store.rows(query)),
        key=lambda r: (r["sha256"], r["issuer"], r["level"], r["year"], r["given_region"]),
    ):
        first, *others = group
        for other in others:
            _leave_out(db, other, first, "duplicate", f"与 {first['path']} 逐字节相同，只计一次")
        found += len(others)
    return found


def _versions(store: Store, db: sqlite3.Connection) -> tuple[int, int]:
    """Reports of one body on one year: the newest counts. (superseded, groups that could not be told)."""
    query = f"""{_CANDIDATES} WHERE i.status = 'assessed' AND r.is_annual_report = 1 AND (r.body, r.year) IN
        (SELECT r.body, r.year FROM inputs i JOIN reports r ON r.id = i.report_id
         WHERE i.status = 'assessed' AND r.is_annual_report = 1 AND r.body IS NOT NULL AND r.year IS NOT NULL
         GROUP BY r.body, r.year HAVING count(*) > 1)
        ORDER BY r.body, r.year, i.path"""
    superseded = doubtful = 0
    for _, group in groupby(list(store.rows(query)), key=lambda r: (r["body"], r["year"])):
        versions = list(group)
        families = [versions] if versions[0]["anchored"] else _families(store, versions)
        doubtful += len(families) > 1
        for family in families:
            newest = max(family, key=_age)
            for older in family:
                if older is not newest:
                    _leave_out(db, older, newest, "superseded", _why(older, newest))
            superseded += len(family) - 1
    return superseded, doubtful


def _age(row: sqlite3.Row) -> tuple[str, str, str]:
    return row["published"] or "", row["modified"] or "", row["path"]


def _why(older: sqlite3.Row, newest: sqlite3.Row) -> str:
    same = f"同一单位同一年度另有 {newest['path']}"
    if (older["published"] or "") < (newest["published"] or ""):
        was = f"早于 {newest['published']}" if older["published"] else "本件没有公开日期"
        return f"{same}，以公开日期较晚的为准（{older['published'] or ''}{was}）"
    if (older["modified"] or "") < (newest["modified"] or ""):
        return f"{same}，公开日期分不出先后，以文件时间较晚的为准"
    return f"{same}，公开日期和文件时间都分不出先后，以文件名靠后的为准，请核对"


def _families(store: Store, versions: Sequence[sqlite3.Row]) -> list[list[sqlite3.Row]]:
    """Reports of one name whose place is unknown, put together only where their texts say that they are one report."""
    families: list[tuple[frozenset[str], list[sqlite3.Row]]] = []
    for row in versions:
        pieces = _pieces(store, row["report_id"])
        for known, family in families:
            if len(known & pieces) >= _SAME_TEXT * max(1, min(len(known), len(pieces))):
                family.append(row)
                break
        else:
            families.append((pieces, [row]))
    return [family for _, family in families]


def _pieces(store: Store, report: int) -> frozenset[str]:
    (stored,) = store.connection.execute("SELECT text FROM texts WHERE report_id = ?", (report,)).fetchone()
    folded = fold(unpacked(stored))
    pieces = (squeeze(piece).text for piece in _SENTENCE_END.split(folded))
    return frozenset(piece for piece in pieces if len(piece) >= _SHORTEST)


def _leave_out(
    db: sqlite3.Connection, row: sqlite3.Row, other: sqlite3.Row, status: str, reason: str
) -> None:
    db.execute(
        "UPDATE inputs SET status = ?, code = ?, reason = ?, hint = NULL, other_id = ? WHERE id = ?",
        (status, status, reason, other["id"], row["id"]),
    )
