"""The figures of the accuracy card that rankings need, as JSON that ships with the program. Written by `dabiao evaluate --card`.

The same figures give the same bytes: no date, no version, no path. Read by checker/audit/accuracy.py.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker.evaluation.labels import Split

if TYPE_CHECKING:
    from checker.evaluation.confusion import Confusion
    from checker.evaluation.result import Evaluation

SCHEMA_VERSION = "1"
_DECIMALS = 4


def accuracy_json(evaluation: Evaluation) -> str:
    """One object ending in a line feed: the tables of the test half; of the tuning half, and said so, while there is no test half."""
    halves = {half.split: half for half in evaluation.splits if half.reports}
    half = halves.get(Split.TEST) or halves.get(Split.TUNE)
    result: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "split": half.split.value if half else None,
        "reports": half.reports if half else 0,
        "points": None,
        "pooled": _cells(half.engine) if half else {},
        "elements": {one.id: _cells(one.confusion) for one in half.elements} if half else {},
    }
    if half is not None and half.points is not None:
        spread = half.points.spread
        result["points"] = {
            "reports": half.points.reports,
            "mean": round(half.points.mean, _DECIMALS),
            "spread": round(spread, _DECIMALS) if spread is not None else None,
        }
    body = json.dumps(result, ensure_ascii=False, indent=1)
    return body + "\n"


def _cells(table: Confusion) -> dict[str, int]:
    """ "label verdict" -> pairs."""
    return {f"{label.value} {verdict.value}": number for (label, verdict), number in table.cells.items()}
