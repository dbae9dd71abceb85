"""The checker's own error carried over to the points of one report. Formulas: docs/audit-report.md, "The error"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from checker.audit.accuracy import SCORED, Accuracy, Worth
from checker.audit.values import Element, Report
from checker.evaluation.share import Z95
from checker.finding import Outcome
from checker.rulebook import Scoring

_ROUNDING = 0.1  # points are kept with one decimal, and kept off 0 and 100


@dataclass(frozen=True)
class Margin:
    """Where the points a careful reader would give lie at 95 %; low <= points <= high, within 0-100. deviation: in points."""

    low: float
    high: float
    deviation: float


class Margins:
    """The margins of the reports of one audit."""

    def __init__(self, elements: Sequence[Element], scoring: Scoring, accuracy: Accuracy) -> None:
        self.elements, self.scoring, self.accuracy = elements, scoring, accuracy
        self._worth: dict[tuple[str, Outcome], Worth] = {}

    def of(self, report: Report) -> Margin | None:
        """None for a report without points, and for one whose points these weights do not give: its error cannot be worked out."""
        if report.points is None:
            return None
        weights = credit = expected = variance = 0.0
        for element, verdict, importance in zip(
            self.elements, report.verdicts, report.importances, strict=True
        ):
            if verdict not in SCORED or importance is None:
                continue
            weight, worth = self.scoring.weights[importance.value], self._of(element.id, verdict)
            weights += weight
            credit += weight * self.scoring.credit[verdict.value]
            expected += weight * worth.credit
            variance += weight * weight * worth.variance
        if not weights or abs(100 * credit / weights - report.points) > _ROUNDING:
            return None
        deviation = max(100 * sqrt(variance) / weights, self.accuracy.spread)
        centre, reach = 100 * expected / weights, Z95 * deviation
        low, high = min(report.points, centre - reach), max(report.points, centre + reach)
        return Margin(max(low, 0.0), min(high, 100.0), deviation)

    def _of(self, element: str, verdict: Outcome) -> Worth:
        key = (element, verdict)
        if key not in self._worth:
            self._worth[key] = self.accuracy.worth(element, verdict, self.scoring.credit)
        return self._worth[key]
