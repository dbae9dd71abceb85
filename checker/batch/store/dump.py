"""The content of a store as sorted lines, without times, run numbers, row numbers and absolute paths: two audits of the same files are equal."""

from __future__ import annotations

from collections.abc import Iterator

from checker.batch.columns import COLUMNS, compact, unpacked
from checker.batch.store.store import Store

_INPUTS = """
SELECT i.path, i.relative, i.member, i.size, i.modified, i.sha256, i.status, i.code, i.reason, i.hint, o.path AS other, i.report_id,
       i.given_issuer, i.given_level, i.given_year, i.given_region, i.given_published, i.url
FROM inputs i LEFT JOIN inputs o ON o.id = i.other_id ORDER BY i.path
"""


def dump(store: Store) -> Iterator[str]:
    """One JSON line for every row of content, in an order that depends on nothing but the content."""
    queries = {
        "rulebooks": "SELECT * FROM rulebooks ORDER BY id",
        "elements": "SELECT * FROM elements ORDER BY rulebook_id, element",
        "inputs": _INPUTS,
        **{
            table: f"SELECT * FROM {table} ORDER BY {', '.join(columns[:2])}"
            for table, columns in COLUMNS.items()
            if table != "phrases"  # shared texts that no finding uses any more may stay
        },
    }
    for table, query in queries.items():
        for row in store.rows(query):
            shown = {n: unpacked(v) if isinstance(v, bytes) else v for n, v in dict(row).items()}
            yield compact([table, shown])
