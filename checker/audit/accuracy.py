"""What a verdict is worth, from the accuracy card's figures: the chance that a careful reader would have said otherwise.

docs/accuracy.json is written by `dabiao evaluate --card` and ships with the program. Formulas: docs/audit-report.md, "The error".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from checker.finding import Outcome

SCORED = (Outcome.MET, Outcome.PARTIAL, Outcome.MISSING)
# What all elements together say counts like so many pairs of the element itself: with 20 reports an element alone would often seem
# free of error because one verdict was seen five times.
POOLED_PAIRS = 10

_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (_PACKAGE / "data" / "accuracy.json", _PACKAGE.parent / "docs" / "accuracy.json")

Table = Mapping[tuple[Outcome, Outcome], int]


@dataclass(frozen=True)
class Worth:
    """Of one verdict on one element: the credit its label is expected to give, and the variance of that credit."""

    credit: float
    variance: float


@dataclass(frozen=True)
class Accuracy:
    """split: the half of the labelled reports it was measured on. pooled, elements: (label, verdict) -> pairs. spread: standard deviation
    of the points of whole reports against their labels, 0 when it is unknown.
    """

    split: str
    reports: int
    spread: float
    pooled: Table
    elements: Mapping[str, Table] = field(default_factory=dict)

    def shares(self, element: str, verdict: Outcome) -> tuple[float, ...]:
        """How likely the label is met, partial, missing, given the verdict; they add up to 1. verdict: one of SCORED."""
        own, pooled = self.elements.get(element, {}), self.pooled
        seen = sum(pooled.get((label, verdict), 0) for label in SCORED)
        # A verdict that was never seen anywhere says nothing: each label is as likely.
        prior = [pooled.get((label, verdict), 0) / seen if seen else 1 / len(SCORED) for label in SCORED]
        counts = [own.get((label, verdict), 0) for label in SCORED]
        total = sum(counts) + POOLED_PAIRS
        return tuple(
            (count + POOLED_PAIRS * share) / total for count, share in zip(counts, prior, strict=True)
        )

    def worth(self, element: str, verdict: Outcome, credit: Mapping[str, float]) -> Worth:
        """credit: outcome -> credit, as in the scoring."""
        shares = self.shares(element, verdict)
        values = [credit[label.value] for label in SCORED]
        mean = sum(share * value for share, value in zip(shares, values, strict=True))
        variance = sum(share * (value - mean) ** 2 for share, value in zip(shares, values, strict=True))
        return Worth(mean, variance)


@cache
def shipped_accuracy() -> Accuracy:
    """The figures that came with the program."""
    path = next(place for place in _PLACES if place.is_file())
    return accuracy_from(json.loads(path.read_text(encoding="utf-8")))


def accuracy_from(figures: Mapping[str, Any]) -> Accuracy:
    """figures: the object of accuracy.json."""
    points = figures["points"] or {}
    return Accuracy(
        figures["split"] or "",
        figures["reports"],
        points.get("spread") or 0.0,
        _table(figures["pooled"]),
        {element: _table(cells) for element, cells in figures["elements"].items()},
    )


def _table(cells: Mapping[str, int]) -> Table:
    table = {}
    for key, number in cells.items():
        label, _, verdict = key.partition(" ")
        table[Outcome(label), Outcome(verdict)] = number
    return table
